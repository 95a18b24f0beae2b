"""Geometry of the slope chart: old articles at the left, new ones at the right, a line for each link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from regdiff.report.view import Cell, Row, View

WIDTH = 800
_LEFT, _RIGHT = 230, 570
_TOP = 14
_GAP = 10
_TALLEST, _SHORTEST_PITCH, _WIDEST_PITCH = 1100, 3.0, 15.0
_LABELLED = 9.0
"""Pitch from which article numbers fit beside their ends."""
_STUB = 46
_ROOM = 9
"""Longest name of a chapter, in characters."""


class End(NamedTuple):
    """One article at one side."""

    number: str
    y: float


class Band(NamedTuple):
    """A chapter at one side."""

    number: str
    title: str
    """As much of it as there is room for."""
    top: float
    bottom: float


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


def make_slope(view: View) -> Slope:
    """Return the slope chart of all articles in `view`."""
    rows = [row for row in view.rows if row.unit == "article"]
    old = sorted(
        ((cell, path) for row in rows for cell, path in zip(row.old, row.old_paths, strict=True)), key=lambda x: x[0].index
    )
    new = sorted(
        ((cell, path) for row in rows for cell, path in zip(row.new, row.new_paths, strict=True)), key=lambda x: x[0].index
    )
    most = max(len(old), len(new), 1)
    chapters = max(len(_runs(old)), len(_runs(new)))
    pitch = max(_SHORTEST_PITCH, min(_WIDEST_PITCH, (_TALLEST - chapters * _GAP) / most))
    old_at, old_bands = _place(old, pitch)
    new_at, new_bands = _place(new, pitch)
    height = max([band.bottom for band in (*old_bands, *new_bands)], default=0.0) + _TOP
    return Slope(
        width=WIDTH,
        height=round(height),
        left=_LEFT,
        right=_RIGHT,
        old=tuple(End(cell.number, old_at[cell.index]) for cell, _ in old),
        new=tuple(End(cell.number, new_at[cell.index]) for cell, _ in new),
        old_bands=old_bands,
        new_bands=new_bands,
        curves=tuple(curve for row in rows for curve in _curves(row, old_at, new_at)),
        labelled=pitch >= _LABELLED,
    )


Placed = Sequence[tuple[Cell, tuple[str, ...]]]


def _runs(cells: Placed) -> list[tuple[str, list[Cell]]]:
    """Cut the articles of one side where the outermost heading changes."""
    out: list[tuple[str, list[Cell]]] = []
    for cell, path in cells:
        title = path[0] if path else ""
        if not out or out[-1][0] != title:
            out.append((title, []))
        out[-1][1].append(cell)
    return out


def _place(cells: Placed, pitch: float) -> tuple[dict[int, float], tuple[Band, ...]]:
    at: dict[int, float] = {}
    bands = []
    y = float(_TOP)
    for title, run in _runs(cells):
        top = y
        for cell in run:
            at[cell.index] = round(y + pitch / 2, 1)
            y += pitch
        number, _, name = title.rpartition("\u3000")
        bands.append(Band(number, name if len(name) <= _ROOM else name[: _ROOM - 1] + "…", round(top, 1), round(y, 1)))
        y += _GAP
    return at, tuple(bands)


def _curves(row: Row, old_at: dict[int, float], new_at: dict[int, float]) -> list[Curve]:
    badges = "、".join(badge.label for badge in row.badges)
    if not row.new:
        ends = [(cell.number, f"M{_LEFT} {old_at[cell.index]}h{_STUB}") for cell in row.old]
    elif not row.old:
        ends = [(cell.number, f"M{_RIGHT} {new_at[cell.index]}h-{_STUB}") for cell in row.new]
    else:
        ends = [(f"{a.number} → {b.number}", _bow(old_at[a.index], new_at[b.index])) for a in row.old for b in row.new]
    return [Curve(row.anchor, row.kind, row.moved, path, f"{numbers} {badges}") for numbers, path in ends]


def _bow(y0: float, y1: float) -> str:
    bend = (_RIGHT - _LEFT) // 3
    return f"M{_LEFT} {y0}C{_LEFT + bend} {y0} {_RIGHT - bend} {y1} {_RIGHT} {y1}"
