"""The two ends of each move, paired line by line; what has no other end is merely deleted or inserted.

LibreOffice gives the paragraph behind one that goes the looks of the latter, where that is partly deleted and partly moved
away, and keeps an empty paragraph where a move into it that stands partly in a link is undone. So there, and where looks
differ, nothing is a move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.named import NamedTuple
from regdiff.redline.markup import same
from regdiff.redline.outcome import Outcome
from regdiff.redline.piece import GONE, KEPT
from regdiff.redline.plan import Break, Gone
from regdiff.redline.shown import shown


class _From(NamedTuple):
    outcome: Outcome
    at: int
    """0-based place among the pieces of the deleted line that the paragraph is, or among its events."""
    move: int
    own: bool
    """It is one of those pieces."""


class _To(NamedTuple):
    outcome: Outcome
    start: int
    stop: int
    move: int


def pair_moves(outcomes: Sequence[Outcome]) -> None:
    """Number the moves anew, so that each number is one piece at either end; of others the number is taken off."""
    froms = [end for each in outcomes for end in _froms(each)]
    tos = [end for each in outcomes for end in _tos(each)]
    unsafe = {id(each) for each in _unsafe(outcomes)}
    last = 0
    for move in sorted({end.move for end in froms} | {end.move for end in tos}):
        one, other = [end for end in froms if end.move == move], [end for end in tos if end.move == move]
        for a, b in zip(one, other, strict=False):
            pair = len(one) == len(other) and id(a.outcome) not in unsafe and id(b.outcome) not in unsafe and _is_plain(b)
            last += pair
            _set_from(a, last if pair else 0)
            _set_to(b, last if pair else 0)
        for a in one[len(other) :]:
            _set_from(a, 0)
        for b in other[len(one) :]:
            _set_to(b, 0)


def _is_plain(end: _To) -> bool:
    """Say whether what moved here stands in runs of the paragraph itself: in no link, control or field."""
    paragraph = end.outcome.paragraph
    return paragraph is None or not any(paragraph.is_wrapped(at) for at in range(end.start, end.stop))


def is_moved(each: Outcome) -> bool:
    """Say whether all of a paragraph that goes or comes is an end of moves."""
    said = {bool(move) for _, move in _said(each)}
    return said == {True}


def _froms(each: Outcome) -> Iterator[_From]:
    if each.anchor is not None and each.anchor.table is not None:
        return  # a row of a table goes as a row, and no text in it moves
    pieces = each.extra.pieces if each.extra is not None else ()
    yield from (_From(each, at, piece.move, own=True) for at, piece in enumerate(pieces) if piece.move)
    events = ((at, event) for at, (_, event) in enumerate(each.events) if isinstance(event, Gone) and event.move)
    yield from (_From(each, at, event.move, own=False) for at, event in events)


def _tos(each: Outcome) -> Iterator[_To]:
    moves = each.work.moves if each.work is not None else []
    at = each.start
    while at < min(each.stop, len(moves)):
        if not moves[at]:
            at += 1
            continue
        stop = next((n for n in range(at, each.stop) if moves[n] not in (0, moves[at])), each.stop)
        stop = max(n for n in range(at, stop) if moves[n]) + 1
        yield _To(each, at, stop, moves[at])
        at = stop


def _set_from(end: _From, move: int) -> None:
    each = end.outcome
    if end.own and each.extra is not None:
        pieces = list(each.extra.pieces)
        pieces[end.at] = pieces[end.at]._replace(move=move)
        each.extra = each.extra._replace(pieces=tuple(pieces))
    elif isinstance(event := each.events[end.at][1], Gone):
        each.events[end.at] = each.events[end.at][0], event._replace(move=move)


def _set_to(end: _To, move: int) -> None:
    if end.outcome.work is not None:
        end.outcome.work.moves[end.start : end.stop] = [move] * (end.stop - end.start)


def _unsafe(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield paragraphs that go or come as wholes, partly by moves, before one that stays and looks otherwise."""
    for at, each in enumerate(outcomes):
        if each.mark == KEPT or {bool(move) for _, move in _said(each)} != {True, False}:
            continue
        stays = next((other for other in outcomes[at + 1 :] if other.mark != each.mark), None)
        one, other = (each.was, stays and stays.now) if each.mark == GONE else (each.now, stays and stays.was)
        if stays is not None and stays.run == each.run and not same(one, other):
            yield each


def _said(each: Outcome) -> Iterator[tuple[str, int]]:
    """Yield what becomes of the pieces and characters of a paragraph, and which move each is an end of."""
    yield from ((GONE, event.move) for _, event in shown(each) if not isinstance(event, Break))
    if each.work is not None:
        for at in range(each.start, each.stop):
            yield each.work.ops[at], each.work.moves[at]
    elif each.paragraph is not None and each.stop > each.start:
        yield KEPT, 0
