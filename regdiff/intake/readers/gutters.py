"""Where the columns of a page part: the gutters between them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from regdiff.intake.readers.runs import Run
from regdiff.model.numbers import NUMERAL, match_number, parse_numeral
from regdiff.named import NamedTuple

_MOST_RUNS = 5_000
"""A page of more runs than this is a drawing; no gutter is looked for."""
_NARROWEST = 5
"""Fewest characters of a usual line of a column; figures and page numbers below each other are none."""
_FEWEST_RUNS = 8
_NEAR = 3.0
"""How far a line may reach into a gutter, in points: a mark that hangs over the edge of its column."""
_ITEM = re.compile(rf"[（(]([{NUMERAL}]{{1,4}})[）)]")


class Gutter(NamedTuple):
    """The room between two columns."""

    place: float
    """Where hardly anything spans it."""
    left: float
    """Where the lines of the left column end that have one of the right column beside them."""
    right: float
    """Where those begin."""
    top: float
    """The top of the first such line."""

    def is_left(self, run: Run) -> bool:
        """Say whether a run that does not span the gutter stands left of it."""
        return run.right <= self.place

    def is_spanned(self, run: Run) -> bool:
        """Say whether a run stands across the gutter, or above both columns and within it, as a short title does."""
        if run.left < self.place < run.right:
            return True
        return run.bottom >= self.top - _NEAR and run.right > self.left + _NEAR and run.left < self.right - _NEAR


def gutters_of(pages: Sequence[Sequence[Run]]) -> list[Gutter | None]:
    """Return the gutter of each page; a page that is too short to show its columns has that of the other pages."""
    own = [gutter_of(page) for page in pages]
    found = [gutter.place for gutter in own if gutter is not None]
    usual = median(found) if found and len(found) * 2 >= len(pages) - 1 else None
    out = []
    for page, gutter in zip(pages, own, strict=True):
        parted = usual is not None and _parts(page, usual)
        out.append(gutter or (_bare(usual or 0) if parted else _numbered(page)))
    return out


def gutter_of(runs: Sequence[Run]) -> Gutter | None:
    """Return where a gutter runs down the page: hardly anything spans it, and many lines stand on both sides of it."""
    if not _FEWEST_RUNS <= len(runs) <= _MOST_RUNS:
        return None
    best, place = 0, None
    for candidate in sorted({round(run.left) - 1 for run in runs}):
        left, right = _sides(runs, candidate)
        spanning = len(runs) - len(left) - len(right)
        fewer = min(len(left), len(right))
        if fewer < 4 or spanning * 4 > fewer or not _beside(left, right):
            continue
        if fewer - spanning > best:
            best, place = fewer - spanning, candidate
    return None if place is None else _between(*_sides(runs, place), place)


def _sides(runs: Sequence[Run], place: float) -> tuple[list[Run], list[Run]]:
    return [run for run in runs if run.right <= place], [run for run in runs if run.left >= place]


def _between(left: Sequence[Run], right: Sequence[Run], place: float) -> Gutter:
    """Return the gutter between two columns, which their lines beside each other show: a title has nothing beside it."""
    lefts, rights = _paired(left, right), _paired(right, left)
    if not lefts or not rights:
        return _bare(place)
    top = max(run.top for run in (*lefts, *rights))
    return Gutter(place, max(run.right for run in lefts), min(run.left for run in rights), top)


def _bare(place: float) -> Gutter:
    """Return a gutter of which only the place is known."""
    return Gutter(place, place, place, math.inf)


def _paired(runs: Sequence[Run], others: Sequence[Run]) -> list[Run]:
    """Return the runs that have one of the others beside them, at the same height."""
    sides = sorted((run.bottom, run.top) for run in others)
    highest = list(accumulate((top for _, top in sides), max))
    out = []
    for run in runs:
        middle = (run.bottom + run.top) / 2
        below = bisect_left(sides, (middle, -math.inf))
        if below and highest[below - 1] > middle:
            out.append(run)
    return out


def _parts(page: Sequence[Run], gutter: float) -> bool:
    """Say whether runs stand on both sides of a gutter, and none on it."""
    left, right = _sides(page, gutter)
    return bool(left) and bool(right) and len(left) + len(right) == len(page)


def _beside(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Say whether two groups stand beside each other, not one above the other, and the left one is as wide as a column."""
    spans = [(min(run.bottom for run in side), max(run.top for run in side)) for side in (left, right)]
    low, high = max(low for low, _ in spans), min(high for _, high in spans)
    height = min(top - bottom for bottom, top in spans)
    widths = [median(r.right - r.left for r in side) for side in (left, right)]
    shortest = min(median(len(run.glyphs) for run in side) for side in (left, right))
    return high - low > height / 2 and min(widths) * 3 > max(widths) and shortest >= _NARROWEST


def _numbered(runs: Sequence[Run]) -> Gutter | None:
    """Return the gutter of two short columns, which may as well be rows of a table: where the numbers run on down them.

    Articles or items that run on from the foot of the left side to the head of the right one were set in columns; in a
    table they run on from cell to cell.
    """
    if not 4 <= len(runs) < 4 * _FEWEST_RUNS:
        return None
    for candidate in sorted({round(run.left) - 1 for run in runs}):
        left, right = _sides(runs, candidate)
        if min(len(left), len(right)) < 2 or not _beside(left, right):
            continue
        gutter = _between(left, right, candidate)
        across = [run for run in runs if gutter.is_spanned(run)]
        if all(run.bottom >= gutter.top - _NEAR for run in across) and gutter.top < math.inf and _runs_on(left, right):
            return gutter
    return None


def _runs_on(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Say whether articles, or items, run on down the left side and then down the right one."""
    for number in (_article, _item):
        sides = [
            [value for run in sorted(side, key=lambda run: -run.top) if (value := number(run.text))]
            for side in (left, right)
        ]
        numbers = [value for side in sides for value in side]
        if all(sides) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return True
    return False


def _article(text: str) -> int:
    number = match_number(text)
    return number.value[0] if number is not None and number.printed.endswith(("条", "條")) else 0


def _item(text: str) -> int:
    found = _ITEM.match(text)
    try:
        return parse_numeral(found[1]) if found else 0
    except ValueError:
        return 0
