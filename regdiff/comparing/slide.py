"""A pure insertion or deletion that may stand in several places slides to the one where a reader expects it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from regdiff.comparing.hunks import STOPS, Hunk, Tokens, close
from regdiff.comparing.words import borders

_JOINING = frozenset("和或及与并以")
_JOINING_WORDS = (["或", "者"], ["以", "及"], ["并", "且"])
_OPENING, _CLOSING = frozenset("（《“‘〈([「『"), frozenset("）》”’〉)]」』")
_NOTHING = Hunk([], [], [])
_MARKS = _OPENING | _CLOSING
OUTER, ADJOINING = 5.5, 3.4
"""How well an edit may begin or end where the text does, or one of its kind, and where an edit of the other kind does."""
JOINED = 4.2
"""How well it may begin at a word that joins: 或者部分撤销 is what came, and not 撤销或者部分."""


def slide(hunks: list[Hunk]) -> bool:
    """Move each pure insertion or deletion to the best boundary among the places it may stand at; say whether one moved."""
    moved = False
    close(hunks)
    for at, (hunk, following) in enumerate(pairwise(hunks)):
        if bool(hunk.delete) != bool(hunk.insert) and _may_slide(hunk, following.equal):
            before = hunks[at - 1] if at else _NOTHING
            moved |= _slide_one(hunk, following.equal, _outer(hunk, before), _outer(hunk, following))
    return moved


def _may_slide(hunk: Hunk, following: Tokens) -> bool:
    """Say whether an edit may stand elsewhere: most stand where they do, and nowhere else."""
    run = hunk.delete or hunk.insert
    return bool((hunk.equal and hunk.equal[-1] == run[-1]) or (following and following[0] == run[0]))


def _outer(hunk: Hunk, other: Hunk) -> float:
    """How well an edit may begin or end where the one beside it does, or the text."""
    if (other.delete and not hunk.delete) or (other.insert and not hunk.insert):
        return ADJOINING
    return OUTER


def _slide_one(hunk: Hunk, following: Tokens, outer_before: float, outer_behind: float) -> bool:
    """Move an edit that may stand elsewhere to where it stands best; say whether that is another place."""
    run = hunk.delete or hunk.insert
    around = [*hunk.equal, *run, *following]
    first = len(hunk.equal)
    size = len(run)
    low = high = first
    while low > 0 and around[low - 1] == around[low - 1 + size]:
        low -= 1
    while high + size < len(around) and around[high] == around[high + size]:
        high += 1
    low, high = max(low, first - 200), min(high, first + 200)
    starts = borders(around)
    is_plain = _MARKS.isdisjoint(around[low : high + size])

    def boundary(at: int) -> float:
        if at == 0:
            return outer_before
        if at == len(around):
            return outer_behind
        return _boundary(around, starts, at)

    best = max(
        range(low, high + 1),
        key=lambda p: (
            is_plain or _is_balanced(around[p : p + size]),
            (JOINED if starts[p] and around[p : p + 2] in _JOINING_WORDS else boundary(p)) + boundary(p + size),
            -abs(p - first),
        ),
    )
    if best == first:
        return False
    hunk.equal[:] = around[:best]
    run[:] = around[best : best + size]
    following[:] = around[best + size :]
    return True


def _is_balanced(run: Tokens) -> bool:
    """Say whether brackets and quotation marks stay in pairs."""
    depth = 0
    for token in run:
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _boundary(tokens: Tokens, starts: Sequence[int], at: int) -> float:
    """How good a place is to begin or end an edit; a stop before it is best, then a word's end."""
    before, after = tokens[at - 1], tokens[at]
    if before in STOPS:
        return STOPS[before]
    if after in STOPS or before in _OPENING or after in _CLOSING:
        return 3.0
    if starts[at] and after in _JOINING:
        return 2.5
    return 2.0 if starts[at] else 0.0
