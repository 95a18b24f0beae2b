"""Fixtures that all rooms share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OWN = ROOT / "versions" / "party-working-organs"

# Deterministic and without a deadline: a slow machine is no failure, and a failure can be replayed.
settings.register_profile("regdiff", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("regdiff")


def absent(what: str, remedy: str) -> NoReturn:
    """Say that a test lacks what it needs: it fails in CI, and is skipped elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(f"CI needs {what}: {remedy}")
    pytest.skip(f"there is no {what}: {remedy}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a run in CI fail when a test was skipped, whatever skipped it: a test that does not run proves nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and skipped:
        reporter.write_line(f"CI skips no test, and {len(skipped)} did not run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def needs_shared(folder: str) -> Path:
    """Return a folder of the shared material, which a clone elsewhere may lack."""
    path = SHARED / folder
    if not path.is_dir():
        absent(f"shared folder {folder}", "it stands beside the project")
    return path


@pytest.fixture(scope="session")
def sources() -> Path:
    """The raw sources of our own regulation."""
    return needs_shared("sources")


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """One folder a real pair of revisions."""
    folders = sorted(path.parent for path in needs_shared("corpus").glob("*/gold.json"))
    assert folders
    return folders
