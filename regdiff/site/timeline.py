"""Geometry of the timeline: a column for each revision, articles from top to bottom, a thread for each life."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.lineage import Event, EventKind, Life, Lineage
from regdiff.comparing.units import Unit, UnitKind
from regdiff.named import NamedTuple
from regdiff.report.life import cite
from regdiff.report.slope import Band, bow, measure, place

_SIDE, _TOP = 170, 40
_WIDEST, _NARROWEST, _ROOMY = 300, 70, 1080
"""Distance of columns, and the width that few of them are spread over."""
_STUB, _TICK = 22, 5
_LABEL = 12
"""Longest label over a column, in characters."""


class Column(NamedTuple):
    """One revision."""

    x: int
    label: str
    """As much of it as there is room for."""
    whole: str
    page: str
    bands: tuple[Band, ...]


class Stroke(NamedTuple):
    """A part of a thread: what happened from one column to the next."""

    kind: str
    path: str
    """SVG path data."""
    moved: bool = False


class Thread(NamedTuple):
    """The life of one article."""

    page: str
    tip: str
    """What a pointer or a screen reader is told."""
    strokes: tuple[Stroke, ...]


class Timeline(NamedTuple):
    """Everything the picture shows; coordinates in SVG units, the origin at the top left."""

    width: int
    height: int
    columns: tuple[Column, ...]
    threads: tuple[Thread, ...]
    dense: bool


def make_timeline(
    lineage: Lineage, lives: Sequence[str], texts: Sequence[str], labels: dict[str, str], lang: str
) -> Timeline:
    """Return the timeline of a regulation.

    Args:
        lineage: its lives.
        lives: the page of each.
        texts: the page of each revision's full text.
        labels: words.
        lang: language of what is told.
    """
    sides = [[(unit.index, unit.path) for unit in _articles(flat)] for flat in lineage.units]
    pitch, gap = measure(sides)
    count = len(sides)
    apart = max(_NARROWEST, min(_WIDEST, (_ROOMY - 2 * _SIDE) // max(1, count - 1)))
    placed = [place(side, pitch, gap, _TOP) for side in sides]
    xs = [_SIDE + number * apart for number in range(count)]
    columns = tuple(
        Column(x, _short(head.label), head.label, page, bands)
        for x, head, page, (_, bands) in zip(xs, lineage.heads, texts, placed, strict=True)
    )
    draw = _Pen(lineage, xs, [at for at, _ in placed])
    bottom = max((max(band.bottom, band.y) for _, bands in placed for band in bands), default=_TOP)
    return Timeline(
        width=2 * _SIDE + (count - 1) * apart,
        height=round(bottom) + 14,
        columns=columns,
        threads=tuple(
            Thread(page, _tip(lineage, life, labels, lang), tuple(draw.strokes(life)))
            for life, page in zip(lineage.lives, lives, strict=True)
        ),
        dense=pitch < 5,
    )


def _articles(flat: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in flat if unit.kind is UnitKind.ARTICLE]


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else label[: _LABEL - 1] + "…"


def _tip(lineage: Lineage, life: Life, labels: dict[str, str], lang: str) -> str:
    told = []
    for event in life.events:
        what = [labels[event.kind.value]]
        what += [labels[key] for key, holds in (("renumbered", event.renumbered), ("moved", event.moved)) if holds]
        number = event.unit.printed if event.unit else ""
        told.append(f"{lineage.heads[event.revision].label} {number} {labels['list stop'].join(what)}".replace("  ", " "))
    return f"{cite(lineage, life.birth, lang)}{labels['colon']}" + " → ".join(told)


class _Pen:
    """Draws the thread of a life."""

    def __init__(self, lineage: Lineage, xs: Sequence[int], at: Sequence[dict[int, float]]) -> None:
        self._lineage, self._xs, self._at = lineage, xs, at

    def strokes(self, life: Life) -> list[Stroke]:
        """Return what a life draws, from left to right."""
        out: list[Stroke] = []
        before: Event | None = None
        for event in life.events:
            out += self._stroke(event, before)
            before = event if event.unit else before
        return out

    def _stroke(self, event: Event, before: Event | None) -> list[Stroke]:
        kind, x = event.kind.value, self._xs[event.revision]
        if event.unit is None:
            ends = [e for life in event.relatives if (e := self._lineage.lives[life].standing(event.revision))]
            if before is None or before.unit is None:
                return []
            old_x, old_y = self._xs[before.revision], self._at[before.revision][before.unit.index]
            if not ends:
                return [Stroke(kind, f"M{old_x} {old_y}h{_STUB}")]
            return [Stroke(kind, bow(old_x, old_y, x, self._at[event.revision][end.index])) for end in ends]
        y = self._at[event.revision][event.unit.index]
        if before is not None and before.unit is not None:
            start = self._xs[before.revision], self._at[before.revision][before.unit.index]
            return [Stroke(kind, bow(*start, x, y), event.moved)]
        if event.kind is EventKind.FIRST:
            return [Stroke(kind, f"M{x} {y}h-{_TICK}")]
        return self._branches(event, x, y) or [Stroke(kind, f"M{x} {y}h-{_STUB}")]

    def _branches(self, event: Event, x: int, y: float) -> list[Stroke]:
        """Lines from the articles that this one was split from."""
        at = self._at[event.since]
        olds = [old for life in event.relatives if (old := self._lineage.lives[life].standing(event.since))]
        return [Stroke(event.kind.value, bow(self._xs[event.since], at[old.index], x, y), event.moved) for old in olds]
