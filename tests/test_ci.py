"""What CI proves: no test passes there by not running."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, absent, needs_shared
from programs import program

SKIPPING = """
import pytest
from conftest import absent


def test_that_runs():
    pass


def test_that_lacks_something():
    absent("nothing", "no remedy")


@pytest.mark.skip(reason="not today")
def test_that_is_skipped_otherwise():
    pass
"""


def test_what_a_test_lacks_skips_it_and_fails_it_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = (lambda: absent("this", "do that"), lambda: program("no-such-program"), lambda: needs_shared("no-such-folder"))
    for lack in lacking:
        monkeypatch.delenv("CI", raising=False)
        with pytest.raises(pytest.skip.Exception, match="there is no"):
            lack()
        monkeypatch.setenv("CI", "true")
        with pytest.raises(pytest.fail.Exception, match="CI needs"):
            lack()


@pytest.mark.parametrize("workers", ["0", "1"])
@pytest.mark.parametrize("only", ["", "otherwise"])
def test_a_run_with_a_skipped_test_fails_in_ci_alone(workers: str, only: str, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", workers, "-k", only, "--rootdir", "."]
    status = {}
    for ci in ("", "true"):
        environment = {**os.environ, "CI": ci, "PYTEST_XDIST_WORKER": "", "PYTEST_ADDOPTS": ""}
        done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
        status[ci] = done.returncode, "CI skips no test" in done.stdout
    assert status == {"": (0, False), "true": (1, True)}


def test_a_module_that_skips_itself_fails_in_ci_alone(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    skipping = 'import pytest\n\npytest.skip("not today", allow_module_level=True)\n'
    (tmp_path / "test_module.py").write_text(skipping, encoding="utf-8")
    (tmp_path / "test_other.py").write_text("def test_that_runs():\n    pass\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--rootdir", "."]
    status = {}
    for ci in ("", "true"):
        environment = {**os.environ, "CI": ci, "PYTEST_XDIST_WORKER": "", "PYTEST_ADDOPTS": ""}
        status[ci] = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True).returncode
    assert status == {"": 0, "true": 1}


def test_ci_says_that_it_is_ci() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.index("export CI=true") < script.index("make test")
