"""What is shipped works: the wheel carries all that the command needs, and runs without the clone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest
from conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
    ]
    subprocess.run([*pip, str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("regdiff-*.whl"))


def test_the_wheel_carries_templates_texts_schema_and_words(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        *(f"regdiff/templates/{path.name}" for path in (ROOT / "templates").iterdir()),
        "regdiff/versions/party-working-organs/2017.txt", "regdiff/versions/party-working-organs/2025.txt",
        *(f"regdiff/report/{name}-1.schema.json" for name in ("amend", "compare", "history", "links", "orders", "site", "verify")), "regdiff/comparing/words.txt", "regdiff/py.typed",
    }  # fmt: skip
    assert wanted <= names
    assert not any(name.startswith(("tests/", "bench/", "docs/")) for name in names)


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = [path for path in (ROOT / "regdiff").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in package} <= names
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    said = zipfile.ZipFile(wheel).read(entry).decode()
    assert "regdiff = " in said
    assert "regdiff-desk = " in said


def test_the_wheel_alone_opens_the_desk(wheel: Path, tmp_path: Path) -> None:
    """Its page, style and scripts are there."""
    unpacked = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(unpacked)
    env = {**os.environ, "PYTHONPATH": str(unpacked)}
    start = [sys.executable, "-u", "-m", "regdiff", "desk", "--no-open", "--folder", str(tmp_path / "desk")]
    said = tmp_path / "said"
    with said.open("w") as out:
        desk = subprocess.Popen(start, cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    try:
        for _ in range(300):
            if said.read_text(encoding="utf-8").endswith("\n"):
                break
            time.sleep(0.1)
        url = said.read_text(encoding="utf-8").split()[0]
        with urlopen(url, timeout=30) as answer:  # noqa: S310 - our own desk
            page = answer.read().decode()
        assets = re.findall(r'(?:href|src)="(/[^"]*/assets/[^"]*)"', page)
        assert len(assets) >= 4
        for asset in assets:
            with urlopen("/".join(url.split("/")[:3]) + asset, timeout=30) as answer:  # noqa: S310
                assert answer.status == 200
    finally:
        desk.kill()
        desk.wait(30)


def test_the_wheel_alone_compares_and_renders(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(unpacked)
    user = tmp_path / "user"
    user.mkdir()
    env = {**os.environ, "PYTHONPATH": str(unpacked)}
    where = subprocess.run(
        [sys.executable, "-c", "import regdiff; print(regdiff.__file__)"],
        cwd=user,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(unpacked))
    done = subprocess.run(
        [sys.executable, "-m", "regdiff", "compare", "2017", "2025", "-o", "r.html"],
        cwd=user,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "不得引用" in (user / "r.html").read_text(encoding="utf-8")
    subprocess.run([sys.executable, "-m", "regdiff", "site", "-o", "s"], cwd=user, env=env, capture_output=True, check=True)
    assert (user / "s" / "assets" / "site.js").is_file()
