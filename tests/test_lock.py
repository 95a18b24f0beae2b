"""The lock names what pyproject.toml asks for, in versions that satisfy it, and nobody's registry."""

from __future__ import annotations

import re
import tomllib

import pytest
from conftest import ROOT
from packaging.requirements import Requirement

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
_PINNED = re.compile(r"^([a-z0-9._-]+)==([^ ;]+)", re.MULTILINE)


def pinned(name: str) -> dict[str, str]:
    return dict(_PINNED.findall((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", [*PROJECT["dependencies"], *EXTRAS["dev"]]),
        ("requirements-base.lock", [*PROJECT["dependencies"], *EXTRAS["build"]]),
    ],
)
def test_what_is_asked_for_is_locked(lock: str, wanted: list[str]) -> None:
    versions = pinned(lock)
    for each in map(Requirement, wanted):
        assert each.specifier.contains(versions[each.name.lower()]), each


def test_both_locks_are_one_resolution_with_hashes_and_without_a_registry() -> None:
    every, base = pinned("requirements.lock"), pinned("requirements-base.lock")
    assert base.items() <= every.items()
    for name in ("requirements.lock", "requirements-base.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("--hash=sha256:") >= len(pinned(name))
