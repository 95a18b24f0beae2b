"""A pure insertion or deletion that may stand in several places slides to the one where a reader expects it."""

from __future__ import annotations

from itertools import pairwise

from regdiff.comparing.hunks import STOPS, Hunk, Tokens
from regdiff.comparing.words import borders

_JOINING = frozenset("和或及与并以")
_OPENING, _CLOSING = frozenset("（《“‘〈([「『"), frozenset("）》”’〉)]」』")


def slide(hunks: list[Hunk]) -> None:
    """Move each pure insertion or deletion to the best boundary among the places it may stand at."""
    hunks.append(Hunk([], [], []))  # what an edit at the end leaves behind itself when it moves forward
    for hunk, following in pairwise(hunks):
        if bool(hunk.delete) != bool(hunk.insert):
            _slide_one(hunk, following.equal)


def _slide_one(hunk: Hunk, following: Tokens) -> None:
    run = hunk.delete or hunk.insert
    around = [*hunk.equal, *run, *following]
    first = len(hunk.equal)
    size = len(run)
    low = high = first
    while low > 0 and around[low - 1] == around[low - 1 + size]:
        low -= 1
    while high + size < len(around) and around[high] == around[high + size]:
        high += 1
    if low == high:
        return
    low, high = max(low, first - 200), min(high, first + 200)
    starts = borders(around)
    best = max(
        range(low, high + 1),
        key=lambda p: (
            _is_balanced(around[p : p + size]),
            _boundary(around, starts, p) + _boundary(around, starts, p + size),
            -abs(p - first),
        ),
    )
    hunk.equal[:] = around[:best]
    run[:] = around[best : best + size]
    following[:] = around[best + size :]


def _is_balanced(run: Tokens) -> bool:
    """Say whether brackets and quotation marks stay in pairs."""
    depth = 0
    for token in run:
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _boundary(tokens: Tokens, starts: list[bool], at: int) -> float:
    """How good a place is to begin or end an edit; a stop before it is best, then a word's end."""
    if at in (0, len(tokens)):
        return 5.5
    before, after = tokens[at - 1], tokens[at]
    if before in STOPS:
        return STOPS[before]
    if after in STOPS or before in _OPENING or after in _CLOSING:
        return 3.0
    if starts[at] and after in _JOINING:
        return 2.5
    return 2.0 if starts[at] else 0.0
