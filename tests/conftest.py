"""Fixtures that all rooms share."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OWN = ROOT / "versions" / "party-working-organs"

for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
    os.environ.pop(variable, None)  # messages are in the language of the environment, and tests expect English
# Deterministic and without a deadline: a slow machine is no failure, and a failure can be replayed.
settings.register_profile("regdiff", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("regdiff")


def absent(what: str, remedy: str) -> NoReturn:
    """Say that a test lacks what it needs: it fails in CI, and is skipped elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(f"CI needs {what}: {remedy}")
    pytest.skip(f"there is no {what}: {remedy}")


def least_seconds(action: Callable[[], object]) -> float:
    """Return the seconds of work of the fastest of three turns, since another process may push this one's memory out of the cache."""
    seconds = []
    for _ in range(3):
        start = process_time()
        action()
        seconds.append(process_time() - start)
    return min(seconds)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a run in CI fail when a test was skipped, whatever skipped it: a test that does not run proves nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and skipped:
        reporter.write_line(f"CI skips no test, and {len(skipped)} did not run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell in one line a reason how many tests were skipped for it."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else "" for report in skipped)
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(autouse=True)
def _garbage_is_collected() -> Iterator[None]:
    """A command turns the collection of garbage off, since it lives for a moment; the process of the tests lives on."""
    yield
    gc.enable()


def needs_shared(folder: str) -> Path:
    """Return a folder of the shared material, which a clone elsewhere may lack."""
    path = SHARED / folder
    if not path.is_dir():
        absent("shared material", "the folder shared stands beside the project, not in it")
    return path


@pytest.fixture(scope="session")
def sources() -> Path:
    """The raw sources of our own regulation."""
    return ROOT / "tests" / "sources"


@pytest.fixture(scope="session")
def disciplinary() -> list[Path]:
    """Four revisions of another regulation, as found in a public collection."""
    return sorted(needs_shared("sources/disciplinary-regulations").glob("*.md"))


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """One folder a real pair of revisions."""
    folders = sorted(path.parent for path in needs_shared("corpus").glob("*/gold.json"))
    assert folders
    return folders


@pytest.fixture(scope="session")
def read_pairs(corpus: list[Path]) -> list[Path]:
    """All pairs whose alignment was read: those of the corpus, and six more."""
    more = sorted(path.parent for path in needs_shared("corpus-more").glob("*/gold.json"))
    assert more
    return corpus + more
