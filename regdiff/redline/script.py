"""Both texts in one: lines of pieces that are kept, deleted or inserted; the pieces and the line ends, each by itself.

Without what is inserted the lines spell the old text, without what is deleted the new one. What kept its place is edited
where it stands. What crossed other units is deleted at its old place and inserted at its new one; where its wording is the
same, the two are a move, and so is a text that left one article and stands in another. A number goes with its text: an old
one is struck where its article goes on, or with the article that went.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from regdiff.comparing.changes import Change
from regdiff.comparing.edits import Op
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.text import BLANK, visible
from regdiff.model.tree import heading_line
from regdiff.redline.moved import Moved, moved_texts, whole_moves
from regdiff.redline.piece import COME, GONE, KEPT, Line, Piece

_END = "\n"
_TAIL = 3
"""So many characters at the end of a line are no text to keep: 。, ）。, 的。"""


def script(changes: Sequence[Change]) -> list[Line]:
    """Return both texts in one; every line of either ends where a line of the script does."""
    spine = _spine(changes)
    kept = {id(change) for change in spine}
    whole = {id(change): number for number, change in enumerate(whole_moves(changes, kept), 1)}
    texts = moved_texts(changes, first=len(whole) + 1)
    loose = [change for change in changes if id(change) not in kept]
    old = _standing(((u, whole.get(id(c), 0), texts[id(c)][0].of(c.old, u)) for c in loose for u in c.old), GONE)
    new = _standing(((u, whole.get(id(c), 0), texts[id(c)][1].of(c.new, u)) for c in loose for u in c.new), COME)
    out: list[Line] = []
    for change in spine:
        for blocks, first in ((old, change.old[0].index), (new, change.new[0].index)):
            while blocks and blocks[0][0] < first:
                out += blocks.pop(0)[1]
        out += _lines(_laid(_edited(change, texts[id(change)])))
    return [*out, *(line for blocks in (old, new) for _, block in blocks for line in block)]


def whole(lines: Iterable[Line]) -> list[Line]:
    """Return lines that say the same without keeping anything: the old ones deleted, the new ones inserted."""
    out: list[Line] = []
    texts = tuple(lines)
    for op, other in ((GONE, COME), (COME, GONE)):
        pieces: list[Piece] = []
        for line in texts:
            pieces += (Piece(op, piece.text) for piece in line.pieces if piece.op != other)
            if line.mark != other:
                out.append(Line(tuple(pieces), op))
                pieces = []
    return out


def text_lines(units: Iterable[Unit]) -> list[str]:
    """Return the lines of units as the script spells them, with numbers in front."""
    return [line for unit in units for line in visible(heading_line(unit.printed, unit.text)).split(_END)]


def _spine(changes: Iterable[Change]) -> list[Change]:
    """The longest run of changes that keeps both orders and whose units stand together; at least one, if need be a pair."""
    linked = sorted((c for c in changes if c.old and c.new and _together(c)), key=lambda c: c.old[0].index)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, change in enumerate(linked):
        place = bisect_left(tails, change.new[0].index)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [change.new[0].index]
        ends[place : place + 1] = [at]
    out: list[Change] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        out.append(linked[at])
        at = before[at]
    return out[::-1]


def _together(change: Change) -> bool:
    return all(
        [unit.index for unit in side] == list(range(side[0].index, side[0].index + len(side)))
        for side in (change.old, change.new)
    )


def _standing(units: Iterable[tuple[Unit, int, Moved]], op: str) -> list[tuple[int, list[Line]]]:
    """Units that are deleted or inserted as a whole, by their places."""
    out = []
    for unit, move, moved in sorted(units, key=lambda each: each[0].index):
        front = _front(unit)
        block = [Piece(op, front, front=True)] if front else []
        text = Piece(op, unit.text, move)
        block += [text] if move else moved.cut(text, 0)
        out.append((unit.index, _lines([*block, Piece(op, _END)])))
    return out


def _front(unit: Unit) -> str:
    """What stands before a unit's text: its number and a blank."""
    whole_text = heading_line(unit.printed, unit.text)
    return whole_text.removesuffix(unit.text) if unit.text else whole_text


# --- the edits of one change ---


def _edited(change: Change, moved: tuple[Moved, Moved]) -> list[Piece]:
    """The edits of a change; each number stands right before the first character of its text that is on its side."""
    fronts = {GONE: _starts(change.old), COME: _starts(change.new)}
    waiting: dict[str, str | None] = {op: fronts[op].pop(0, None) for op in (GONE, COME)}
    at = {GONE: 0, COME: 0}
    out: list[Piece] = []

    def begin(*ops: str) -> None:
        said = {op: waiting[op] or "" for op in ops}
        out.extend(_fronts(said.get(GONE, ""), said.get(COME, "")))
        waiting.update(dict.fromkeys(ops))

    for edit in change.edits:
        op = edit.op.value
        ops = (GONE, COME) if edit.op is Op.EQUAL else (op,)
        rest = edit.text
        while rest:
            begin(*ops)
            length = min([len(rest), *(start - at[side] for side in ops for start in fronts[side] if start > at[side])])
            piece = Piece(op, rest[:length])
            out += [piece] if op == KEPT else moved[op == COME].cut(piece, at[op])
            for side in ops:
                at[side] += length
                if at[side] in fronts[side]:
                    begin(side)  # a unit without text has nothing that its number could stand before
                    waiting[side] = fronts[side].pop(at[side])
            rest = rest[length:]
    begin(GONE, COME)
    return out


def _starts(units: Sequence[Unit]) -> dict[int, str]:
    """Where each unit begins in the joined texts → what stands before it."""
    out, at = {}, 0
    for unit in units:
        out[at] = _front(unit)
        at += len(unit.text) + 1
    return out


def _fronts(old: str, new: str) -> list[Piece]:
    """One number in the place of another; the blank behind them is kept."""
    if old == new:
        return [Piece(KEPT, old, front=True)] if old else []
    kept = BLANK if old[-1:] == new[-1:] == BLANK else ""
    pieces = ((GONE, old.removesuffix(kept)), (COME, new.removesuffix(kept)), (KEPT, kept))
    return [Piece(op, text, front=True) for op, text in pieces if text]


def _laid(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Lay out each run of changes, of the edits of one change and the line end behind them."""
    gone: list[Piece] = []
    come: list[Piece] = []
    fresh = True
    last = _END
    for piece in _without_tails([*pieces, Piece(KEPT, _END)]):
        if piece.op != KEPT:
            fresh = last == _END if not gone and not come else fresh
            (gone if piece.op == GONE else come).append(piece)
            continue
        text = piece.text
        if gone or come:
            closes = text[0] == _END
            yield from _run(_by_line(gone), _by_line(come), fresh=fresh, closes=closes)
            text = text[closes:]
            gone, come = [], []
        yield piece._replace(text=text)
        last = piece.text[-1]


def _without_tails(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Do not keep the mark that ends a line behind lines of which one side has more.

    Kept, it would make one paragraph of several, or several of one: 「职权[-：¶（一）……；¶（二）……-]。」. Struck and
    inserted, lines come and go as wholes: 「职权[-：-]{+。+}¶[-（一）……；¶（二）……。¶-]」.
    """
    ends = {GONE: 0, COME: 0}
    for at, piece in enumerate(pieces):
        if piece.op != KEPT:
            ends[piece.op] += piece.text.count(_END)
            yield piece
            continue
        tail, end, _ = piece.text.partition(_END)
        closes = bool(end) or (at + 1 < len(pieces) and pieces[at + 1].op == KEPT and pieces[at + 1].text[:1] == _END)
        if 0 < len(tail) <= _TAIL and closes and ends[GONE] != ends[COME] and not piece.front:
            yield from (Piece(GONE, tail), Piece(COME, tail))
            piece = piece._replace(text=piece.text[len(tail) :])  # noqa: PLW2901 - what is left of it
        ends = {GONE: 0, COME: 0}
        if piece.text:
            yield piece


def _by_line(pieces: Iterable[Piece]) -> list[list[Piece]]:
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split(_END)
        out[-1] += [piece._replace(text=first)] if first else []
        out += [[piece._replace(text=text)] if text else [] for text in others]
    return out


def _run(gone: list[list[Piece]], come: list[list[Piece]], *, fresh: bool, closes: bool) -> Iterator[Piece]:
    """Yield a run of changes: line ends that both sides have are kept, and what is deleted stands before what is inserted.

    Whole lines that only one side has end with their own end. They never stand between a number and its text: LibreOffice
    and readers agree best on a document in which few line ends are tracked, and none for nothing.

    Args:
        gone: what is deleted, line by line; the first goes on with what stands before, the last with what stands behind.
        come: what is inserted, likewise.
        fresh: it begins a line on both sides.
        closes: a line end that is kept follows; it is yielded, too.
    """
    kept = Piece(KEPT, _END)
    while len(gone) > 1 and len(come) > 1 and (not fresh or _begins(gone[0]) == _begins(come[0])):
        yield from (*_swapped(gone.pop(0), come.pop(0)), kept)
        fresh = True
    if closes and (not fresh or _begins(gone[0]) == _begins(come[0])):
        yield from (*_swapped(gone.pop(0), come.pop(0)), kept)
        yield from _whole(gone, come)
    elif closes:
        yield from _whole(gone, come)
    elif fresh:
        yield from _whole(gone[:-1], come[:-1])
        yield from _swapped(gone[-1], come[-1])
    else:
        yield from (*_whole(gone[:-1], []), *gone[-1], *_whole([], come[:-1]), *come[-1])


def _whole(gone: Iterable[list[Piece]], come: Iterable[list[Piece]]) -> Iterator[Piece]:
    """Yield lines with their ends."""
    for op, lines in ((GONE, gone), (COME, come)):
        for line in lines:
            yield from (*line, Piece(op, _END))


def _begins(line: Sequence[Piece]) -> bool:
    """Say whether a unit begins on a line."""
    return bool(line) and line[0].front


def _swapped(gone: Sequence[Piece], come: Sequence[Piece]) -> list[Piece]:
    """One line's part in the place of another's: number for number, then text for text."""
    if not (_begins(gone) and _begins(come)):
        return [*gone, *come]
    return [*_fronts(gone[0].text, come[0].text), *gone[1:], *come[1:]]


def _lines(pieces: Iterable[Piece]) -> list[Line]:
    """Cut pieces into lines; what stands side by side and is alike is one piece."""
    out: list[Line] = []
    line: list[Piece] = []
    for piece in pieces:
        *closed, rest = visible(piece.text).split(_END)
        for text in (*closed, None):
            said = rest if text is None else text
            if line and said and line[-1]._replace(text="") == piece._replace(text=""):
                line[-1] = line[-1]._replace(text=line[-1].text + said)
            elif said:
                line.append(piece._replace(text=said))
            if text is not None:
                out.append(Line(tuple(line), piece.op))
                line = []
    return out


def arranged(changes: Sequence[Change], order: Sequence[UnitKind]) -> list[Change]:
    """Return changes whose titles, notes and preambles stand in another `order`, as the document has them."""
    ranks = {kind: rank for rank, kind in enumerate(order)}

    def again(side: Iterable[Unit], places: dict[int, int]) -> tuple[Unit, ...]:
        return tuple(replace(unit, index=places[unit.index]) for unit in side)

    sides = []
    for name in ("old", "new"):
        units = sorted((unit for change in changes for unit in getattr(change, name)), key=lambda unit: unit.index)
        fronts = [unit for unit in units if unit.kind in ranks]
        moved = sorted(fronts, key=lambda unit: ranks[unit.kind])
        places = {unit.index: unit.index for unit in units}
        sides.append(places | {unit.index: place.index for unit, place in zip(moved, fronts, strict=True)})
    old, new = sides
    return [
        change._replace(
            old=again(change.old, old),
            new=again(change.new, new),
            legs=tuple((again([a], old)[0], again([b], new)[0]) for a, b in change.legs),
        )
        for change in changes
    ]
