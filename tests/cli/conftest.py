"""A real archive in a real git repository, in a folder with blanks and Chinese in its name."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import OWN

Git = Callable[..., subprocess.CompletedProcess[str]]
SLUG = OWN.name


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the user who runs the tests, and regdiff on the PATH."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "t")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "t@example.org")


@pytest.fixture
def repo(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive with its 2017 text, committed; the test stands in it."""
    folder = tmp_path / "法规 库"
    (folder / "versions" / SLUG).mkdir(parents=True)
    (folder / "versions" / SLUG / "2017.txt").write_bytes((OWN / "2017.txt").read_bytes())
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "2017")
    return folder


def git(*args: str, cwd: Path | None = None, check: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
    """Run git."""
    return subprocess.run(
        ["git", *args], cwd=cwd, check=check, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **env}
    )


def put(repo: Path, label: str, text: str | None = None, slug: str = SLUG) -> Path:
    """Write a text into the archive: by default our own 2025 text, under that label."""
    path = repo / "versions" / slug / f"{label}.txt"
    own = (OWN / "2025.txt").read_text(encoding="utf-8").replace("label: '2025'", f"label: '{label}'")
    path.write_text(own if text is None else text, encoding="utf-8", newline="\n")
    return path
