"""Geometry of the slope chart: old articles at the left, new ones at the right, a line for each link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from regdiff.model.numbers import match_number
from regdiff.named import NamedTuple
from regdiff.report.outline import closed
from regdiff.report.view import Cell, Row, View

WIDTH = 800
_LEFT, _RIGHT = 230, 570
_TOP = 14
_GAP = 10.0
_TALLEST, _WIDEST_PITCH = 960, 15.0
_LABELLED, _DENSE = 9.0, 5.0
"""Pitch from which article numbers fit beside their ends, and below which lines must be thin."""
_STUB = 46
_ROOM = 9
"""Longest name of a chapter, in characters."""
_LEADING, _NARROW_LEADING = 14.0, 25.0
"""Distance that names of chapters need so as not to touch; on a phone they are drawn larger."""


class End(NamedTuple):
    """One article at one side."""

    number: str
    y: float


class Band(NamedTuple):
    """A chapter at one side."""

    number: str
    title: str
    """As much of it as there is room for."""
    whole: str
    """Number and title in full."""
    top: float
    bottom: float
    y: float
    """Where its name stands: at its middle, or as far below as the name above demands."""
    crowded: bool
    """Whether its name would touch the one above where names are drawn larger."""


class Curve(NamedTuple):
    """A line of the chart; for an added or deleted article it ends in the open."""

    anchor: str
    kind: str
    moved: bool
    path: str
    """SVG path data."""
    tip: str
    """What a pointer or a screen reader is told."""


class Slope(NamedTuple):
    """Everything the picture shows; coordinates in SVG units, the origin at the top left."""

    width: int
    height: int
    left: int
    right: int
    old: tuple[End, ...]
    new: tuple[End, ...]
    old_bands: tuple[Band, ...]
    new_bands: tuple[Band, ...]
    curves: tuple[Curve, ...]
    labelled: bool
    """Whether there is room for article numbers."""
    dense: bool
    """Whether the lines stand so close that they must be thin."""


Placed = Sequence[tuple[int, tuple[str, ...]]]
"""The articles of one side in their order: the index of each, and the headings above it."""


def make_slope(view: View) -> Slope:
    """Return the slope chart of all articles in `view`; its height is bounded, however many there are."""
    rows = [row for row in view.rows if row.unit == "article"]
    old_cells = _in_order((cell, path) for row in rows for cell, path in zip(row.old, row.old_paths, strict=True))
    new_cells = _in_order((cell, path) for row in rows for cell, path in zip(row.new, row.new_paths, strict=True))
    old, new = ([(cell.index, path) for cell, path in cells] for cells in (old_cells, new_cells))
    pitch, gap = measure([old, new])
    old_at, old_bands = place(old, pitch, gap)
    new_at, new_bands = place(new, pitch, gap)
    bottom = max((max(band.bottom, band.y) for band in (*old_bands, *new_bands)), default=0.0)
    return Slope(
        width=WIDTH,
        height=round(bottom) + _TOP,
        left=_LEFT,
        right=_RIGHT,
        old=tuple(End(cell.number, old_at[cell.index]) for cell, _ in old_cells),
        new=tuple(End(cell.number, new_at[cell.index]) for cell, _ in new_cells),
        old_bands=old_bands,
        new_bands=new_bands,
        curves=tuple(curve for row in rows for curve in _curves(row, old_at, new_at, view.labels["list stop"])),
        labelled=pitch >= _LABELLED,
        dense=pitch < _DENSE,
    )


def _in_order(cells: Iterable[tuple[Cell, tuple[str, ...]]]) -> list[tuple[Cell, tuple[str, ...]]]:
    return sorted(cells, key=lambda placed: placed[0].index)


def measure(sides: Iterable[Placed]) -> tuple[float, float]:
    """Return the pitch of articles and the gap between chapters with which the longest side fits the height there is."""
    placed = list(sides)
    bands = max((len(_runs(side)) for side in placed), default=1) or 1
    gap = min(_GAP, _TALLEST / 4 / bands)
    return min(_WIDEST_PITCH, (_TALLEST - bands * gap) / max([1, *map(len, placed)])), gap


def _runs(side: Placed) -> list[tuple[str, list[int]]]:
    """Cut the articles of one side where the outermost heading changes."""
    runs = groupby(side, key=lambda placed: placed[1][0] if placed[1] else "")
    return [(title, [index for index, _ in run]) for title, run in runs]


def place(side: Placed, pitch: float, gap: float, top: float = _TOP) -> tuple[dict[int, float], tuple[Band, ...]]:
    """Return where each article of one side stands, by its index, and the bands of its chapters."""
    at: dict[int, float] = {}
    bands: list[Band] = []
    y = float(top)
    for title, run in _runs(side):
        top = y
        for index in run:
            at[index] = round(y + pitch / 2, 1)
            y += pitch
        bands.append(_band(title, top, y, bands))
        y += gap
    return at, tuple(bands)


def _band(title: str, top: float, bottom: float, above: Sequence[Band]) -> Band:
    found = match_number(title)
    number = found.printed if found else ""
    name = closed(title.removeprefix(number).lstrip())
    middle = (top + bottom) / 2
    roomy = next((band for band in reversed(above) if not band.crowded), None)
    return Band(
        number=number,
        title=name if len(name) <= _ROOM else name[: _ROOM - 1] + "…",
        whole=f"{number} {name}".strip(),
        top=round(top, 1),
        bottom=round(bottom, 1),
        y=round(max(middle, above[-1].y + _LEADING) if above else middle, 1),
        crowded=roomy is not None and middle - roomy.y < _NARROW_LEADING,
    )


def _curves(row: Row, old_at: dict[int, float], new_at: dict[int, float], stop: str) -> list[Curve]:
    badges = stop.join(badge.label for badge in row.badges)
    if not row.new:
        ends = [(cell.number, f"M{_LEFT} {old_at[cell.index]}h{_STUB}") for cell in row.old]
    elif not row.old:
        ends = [(cell.number, f"M{_RIGHT} {new_at[cell.index]}h-{_STUB}") for cell in row.new]
    else:
        ends = [
            (f"{a.number} → {b.number}", bow(_LEFT, old_at[a.index], _RIGHT, new_at[b.index]))
            for a in row.old
            for b in row.new
        ]
    return [Curve(row.anchor, row.kind, row.moved, path, f"{numbers} {badges}") for numbers, path in ends]


def bow(x0: int, y0: float, x1: int, y1: float) -> str:
    """Return the path of a line from one side to the other."""
    bend = (x1 - x0) // 3
    return f"M{x0} {y0}C{x0 + bend} {y0} {x1 - bend} {y1} {x1} {y1}"
