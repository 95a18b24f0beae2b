"""Likeness of two texts; no decisions."""

from __future__ import annotations

from rapidfuzz.distance import Indel

LONGEST = 20_000
"""Texts longer than this, in characters, are likened by their first so many characters."""


def similarity(old: str, new: str) -> float:
    """Return the likeness of two texts: twice the longest common subsequence over the lengths of both, 0 to 1."""
    return float(Indel.normalized_similarity(old[:LONGEST], new[:LONGEST]))
