"""Which revision brought in which phrase, to the character, across renumbering and across moves between articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regdiff.comparing.changes import Change
from regdiff.comparing.edits import Op
from regdiff.comparing.lineage import EventKind, Lineage, Place
from regdiff.comparing.moves import find_moves
from regdiff.comparing.units import Unit, UnitKind
from regdiff.named import NamedTuple


class Origin(NamedTuple):
    """Where a phrase is from."""

    place: Place
    """The revision that brought it in, and the article of it in which it came."""
    revived: int = -1
    """The revision that brought it back with its article, which had been deleted; -1 when it has stood since it came."""


class Phrase(NamedTuple):
    """A run of characters of one origin."""

    text: str
    origin: Origin


_Spans = list[tuple[int, Origin]]
"""Runs of characters: their lengths and origins."""


def blame(lineage: Lineage) -> dict[Place, tuple[Phrase, ...]]:
    """Return for every article of every revision its phrases, which spell its text.

    A phrase is from the revision that inserted it. A text that moved from one article to another at one step keeps its
    origin (see `find_moves`), and so does what an article that was deleted brings back with it.
    """
    spans: dict[Place, _Spans] = {}
    for unit in lineage.units[0] if lineage.units else ():
        if unit.kind is UnitKind.ARTICLE:
            spans[Place(0, unit.index)] = [(len(unit.text), Origin(Place(0, unit.index)))]
    revived = _revivals(lineage)
    for at, step in enumerate(lineage.steps, 1):
        changes = [change for change in step.changes if change.unit is UnitKind.ARTICLE]
        made = [_inherit(change, at - 1, at, spans) if change.new else [] for change in changes]
        before = [_side(change.old, at - 1, spans) for change in changes]
        for move in find_moves(changes):
            moved = _cut(before[move.old], move.old_start, move.length)
            made[move.new] = _overlay(made[move.new], move.new_start, move.length, moved)
        for change, its in zip(changes, made, strict=True):
            _place(change.new, its, at, spans)
        for place, (since, change) in revived.items():
            if place.revision == at:
                back = [(n, _brought_back(origin, at)) for n, origin in _inherit(change, since, at, spans)]
                _place(change.new, back, at, spans)
    return {place: _phrases(lineage.units[place.revision][place.unit].text, its) for place, its in spans.items()}


def _revivals(lineage: Lineage) -> dict[Place, tuple[int, Change]]:
    """Return the articles that were revived → the revision that they stood in before, and what was compared."""
    return {
        Place(event.revision, event.unit.index): (event.since, event.change)
        for life in lineage.lives
        for event in life.events
        if event.kind is EventKind.REVIVED and event.unit and event.change
    }


def _brought_back(origin: Origin, at: int) -> Origin:
    return origin if origin.place.revision == at else Origin(origin.place, at)


def _side(side: Sequence[Unit], revision: int, spans: dict[Place, _Spans]) -> _Spans:
    """Return the spans of several articles, joined as `join_texts` joins them."""
    out: _Spans = []
    for unit in side:
        place = Place(revision, unit.index)
        out += [(1, Origin(place))] if out or unit is not side[0] else []
        out += spans[place]
    return out


def _inherit(change: Change, since: int, at: int, spans: dict[Place, _Spans]) -> _Spans:
    """Return the spans of the new side: what is kept keeps its origin, what is inserted is from revision `at`."""
    before = _side(change.old, since, spans)
    out: _Spans = []
    old = 0
    for edit in change.edits:
        if edit.op is Op.EQUAL:
            out += _cut(before, old, len(edit.text))
        elif edit.op is Op.INSERT:
            out.append((len(edit.text), Origin(Place(at, -1))))
        if edit.op is not Op.INSERT:
            old += len(edit.text)
    return out


def _cut(spans: Iterable[tuple[int, Origin]], start: int, length: int) -> _Spans:
    """Return the spans of `length` characters from the 0-based offset `start`."""
    out: _Spans = []
    at, stop = 0, start + length
    for size, origin in spans:
        low, high = max(at, start), min(at + size, stop)
        if low < high:
            out.append((high - low, origin))
        at += size
        if at >= stop:
            break
    return out


def _overlay(spans: _Spans, start: int, length: int, over: _Spans) -> _Spans:
    size = sum(n for n, _ in spans)
    return [*_cut(spans, 0, start), *over, *_cut(spans, start + length, size - start - length)]


def _place(new: Sequence[Unit], made: _Spans, at: int, spans: dict[Place, _Spans]) -> None:
    """Part the spans of a new side among its articles; what was inserted is from the article that it stands in."""
    start = 0
    for unit in new:
        place = Place(at, unit.index)
        its = _cut(made, start, len(unit.text))
        spans[place] = [(n, Origin(place) if origin.place == Place(at, -1) else origin) for n, origin in its]
        start += len(unit.text) + 1


def _phrases(text: str, spans: _Spans) -> tuple[Phrase, ...]:
    out: list[Phrase] = []
    at = 0
    for size, origin in spans:
        run = text[at : at + size]
        if out and out[-1].origin == origin:
            out[-1] = Phrase(out[-1].text + run, origin)
        elif run:
            out.append(Phrase(run, origin))
        at += size
    return tuple(out)
