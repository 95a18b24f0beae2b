"""How far a text is from another one, number by number: whether leaving an order out explains a published text."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Indel

from regdiff.comparing.units import UnitKind, units
from regdiff.model.text import fold
from regdiff.model.tree import Revision

_MISSING = 10
"""What a unit costs that one text lacks, besides its characters."""
_COUNTED = (UnitKind.TITLE, UnitKind.PREAMBLE, UnitKind.HEADING, UnitKind.ARTICLE, UnitKind.ANNEX)

UnitKey = tuple[UnitKind, str, int]
"""Kind, number and how manieth of that number."""
Texts = dict[UnitKey, str]
"""Texts without typography."""


def texts_of(revision: Revision) -> Texts:
    """Return the texts of all units but the note, by their numbers."""
    out: Texts = {}
    seen: Counter[tuple[UnitKind, str]] = Counter()
    for unit in units(revision):
        if unit.kind in _COUNTED:
            number = "/".join((*unit.path, str(unit.number.value))) if unit.number and unit.kind is UnitKind.HEADING else ""
            key = unit.kind, number or (str(unit.number.value) if unit.number else "")
            out[(*key, seen[key])] = fold(unit.text)
            seen[key] += 1
    return out


def distance(one: Texts, other: Texts) -> int:
    """Return the number of characters in which two texts differ, units taken by their numbers."""
    return sum(_apart(one.get(key), other.get(key)) for key in one.keys() | other.keys())


def _apart(one: str | None, other: str | None) -> int:
    if one is None or other is None:
        return len(one or other or "") + _MISSING
    return 0 if one == other else int(Indel.distance(one, other))
