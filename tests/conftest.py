"""Fixtures that all rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OWN = ROOT / "versions" / "party-working-organs"

# Deterministic and without a deadline: a slow machine is no failure, and a failure can be replayed.
settings.register_profile("regdiff", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("regdiff")


def needs_shared(folder: str) -> Path:
    """Return a folder of the shared material; skip where a clone lacks it, but never in CI."""
    path = SHARED / folder
    if not path.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"CI needs the shared folder {folder}")
        pytest.skip(f"this clone has no shared folder {folder}")
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
