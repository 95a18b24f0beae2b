"""The new text as a Word document with tracked changes: accepting all gives the new text, rejecting all the old one.

What kept its place is edited where it stands. What crossed other units is deleted at its old place and inserted at its new
one; where its wording is the same, the two are a move, and so is a text that left one article and stands in another. A
paragraph mark is tracked like any character, so that paragraphs that were parted or joined come out right either way.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from regdiff.comparing.changes import Change, ChangeSet, join_texts
from regdiff.comparing.edits import Op
from regdiff.comparing.moves import find_moves
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.text import visible
from regdiff.model.tree import heading_line
from regdiff.report.word import SANS, make_document


class Piece(NamedTuple):
    """A run of characters of the document; a line feed in it ends a paragraph."""

    op: str
    """equal, delete, insert, moveFrom or moveTo."""
    text: str
    kind: UnitKind
    move: int = 0
    """Which move it is an end of, counted from 1."""


def render_tracked(change_set: ChangeSet, warnings: Sequence[str] = ()) -> bytes:
    """Return the document; `warnings` stand over every page, since the body is the text and nothing else."""
    writer = _Writer()
    lines = [writer.paragraph(*line) for line in _lines(pieces(change_set))]
    return make_document(lines, landscape=False, header=warnings)


def pieces(change_set: ChangeSet) -> list[Piece]:
    """Return the document as pieces: without what is inserted they spell the old text, without what is deleted the new one.

    A text is its units in their order, numbers in front, parted by line feeds.
    """
    spine = _spine(change_set.changes)
    kept = {id(change) for change in spine}
    moves = {id(change): number for number, change in enumerate(_moves(change_set.changes, kept), 1)}
    texts = _moved_texts(change_set.changes, first=len(moves) + 1)
    gone_or_come = [change for change in change_set.changes if id(change) not in kept]
    old = _standing([(u, moves.get(id(c), 0), texts[id(c)][0].of(c.old, u)) for c in gone_or_come for u in c.old], "delete")
    new = _standing([(u, moves.get(id(c), 0), texts[id(c)][1].of(c.new, u)) for c in gone_or_come for u in c.new], "insert")
    out: list[Piece] = []
    for change in spine:
        for loose, first in ((old, change.old[0].index), (new, change.new[0].index)):
            while loose and loose[0][0] < first:
                block = loose.pop(0)[1]
                out += [*block, Piece(_mark(block), "\n", block[-1].kind)]
        out += _edited(change, texts[id(change)])
        out.append(Piece("equal", "\n", change.unit))
    if out:
        out.pop()  # the last paragraph of a document has no mark that could be tracked
    else:
        out = [piece for loose in (old, new) if loose for piece in loose.pop(0)[1]]
    for _, block in (*old, *new):
        out += [Piece(_mark(block), "\n", block[-1].kind), *block]
    return _paired(out)


def _paired(document: Iterable[Piece]) -> list[Piece]:
    """Put what is deleted at a place before what is inserted there, and keep the line feed that both begin or end with.

    The fewer paragraph marks are tracked, and the less they alternate, the better programs agree on what is left of them.
    """
    out: list[Piece] = []
    for kept, run in groupby(document, key=lambda piece: piece.op == "equal"):
        if kept:
            out += run
            continue
        changed = list(run)
        gone = [piece for piece in changed if _mark([piece]) == "delete"]
        come = [piece for piece in changed if _mark([piece]) == "insert"]
        feed = Piece("equal", "\n", changed[0].kind)
        begin = _trimmed(gone, come, first=True)
        end = _trimmed(gone, come, first=False)
        out += [*([feed] if begin else []), *gone, *come, *([feed] if end else [])]
    return _gathered(_slid(out))


def _slid(document: Iterable[Piece]) -> list[Piece]:
    """Let whole paragraphs that are inserted or deleted end with their own mark, not begin with the one before.

    Where a change begins with a line feed and one that is kept follows it, the two line feeds change places. LibreOffice
    else joins the change with one at the beginning of the next paragraph, and swallows the mark between them.
    """
    out: list[Piece] = []
    runs = [list(run) for _, run in groupby(document, key=lambda piece: _mark([piece]) if piece.op != "equal" else "equal")]
    for at in range(len(runs)):
        run = [piece for piece in runs[at] if piece.text]
        following = runs[at + 1] if at + 1 < len(runs) else []
        if run and following and _may_slide(run, following):
            out.append(following[0]._replace(text="\n"))
            if run[-1].move:
                run.append(Piece(_mark(run), "\n", run[-1].kind))
            else:
                run[-1] = run[-1]._replace(text=run[-1].text + "\n")
            run[0] = run[0]._replace(text=run[0].text[1:])
            following[0] = following[0]._replace(text=following[0].text[1:])
        out += [piece for piece in run if piece.text]
    return out


def _gathered(document: Iterable[Piece]) -> list[Piece]:
    """Let a change at the end of a paragraph and whole paragraphs of its sort behind it be one change.

    Only one line feed is kept there; it is the last one then, with the same outcome, instead of one between two changes.
    """
    out: list[Piece] = []
    for piece in document:
        out.append(piece)
        last = len(out) - 1
        start = last
        while start >= 0 and out[start].op == piece.op:
            start -= 1
        if piece.op not in {"insert", "delete"} or piece.text[-1] != "\n" or start < 1:
            continue
        if out[start].op == "equal" and out[start].text == "\n" and out[start - 1].op == piece.op:
            out[last] = piece._replace(text=piece.text[:-1])
            out.append(out[start])
            out[start] = out[start]._replace(op=piece.op)
            del out[last : last + (not out[last].text)]
    return out


def _may_slide(run: Sequence[Piece], following: Sequence[Piece]) -> bool:
    if run[0].op == "equal" or run[0].move:
        return False
    return following[0].op == "equal" and run[0].text[0] == following[0].text[0] == "\n"


def _trimmed(gone: list[Piece], come: list[Piece], *, first: bool) -> bool:
    """Take the line feed that both begin (or end) with away from both; say whether there was one."""
    at = 0 if first else -1
    if not gone or not come or not all(side[at].text[at] == "\n" for side in (gone, come)):
        return False
    for side in (gone, come):
        rest = side[at].text[1:] if first else side[at].text[:-1]
        side[at] = side[at]._replace(text=rest)
        if not rest:
            del side[at]
    return True


def _mark(block: Sequence[Piece]) -> str:
    return "delete" if block[0].op in {"delete", "moveFrom"} else "insert"


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


def _moves(changes: Iterable[Change], kept: set[int]) -> list[Change]:
    """Changes that moved and kept their wording to the character."""
    return [
        change
        for change in changes
        if change.old and change.new and id(change) not in kept and join_texts(change.old) == join_texts(change.new)
    ]


class _Moved:
    """The texts that moved away from one side of a change, or into it: where they stand, and which move each one is."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, int]] = []

    def add(self, start: int, text: str, number: int) -> None:
        """Add a text; line feeds at its ends are no part of a move."""
        begin = start + len(text) - len(text.lstrip("\n"))
        insort(self._spans, (begin, begin + len(text.strip("\n")), number))

    def of(self, side: Sequence[Unit], unit: Unit) -> _Moved:
        """Return those within one unit of the side, counted from where its text begins."""
        start, out = 0, _Moved()
        for other in side:
            if other is unit:
                break
            start += len(other.text) + 1
        stop = start + len(unit.text)
        out._spans = [(a - start, b - start, number) for a, b, number in self._spans if start <= a and b <= stop]
        return out

    def cut(self, piece: Piece, start: int) -> list[Piece]:
        """Cut a piece that begins at `start` at the ends of moves, and name what moved."""
        name = "moveFrom" if piece.op == "delete" else "moveTo"
        out, at, stop = [], start, start + len(piece.text)
        for begin, end, number in self._spans[bisect_left(self._spans, (start,)) : bisect_left(self._spans, (stop,))]:
            if end <= stop:
                out += [piece._replace(text=piece.text[at - start : begin - start])] if at < begin else []
                out.append(Piece(name, piece.text[begin - start : end - start], piece.kind, number))
                at = end
        return [*out, *([piece._replace(text=piece.text[at - start :])] if at < stop else [])]


def _moved_texts(changes: Sequence[Change], first: int) -> dict[int, tuple[_Moved, _Moved]]:
    """Return what moved, of each change and side; the moves are numbered from `first`."""
    out = {id(change): (_Moved(), _Moved()) for change in changes}
    for number, move in enumerate(find_moves(changes), first):
        text = join_texts(changes[move.old].old)[move.old_start : move.old_start + move.length]
        out[id(changes[move.old])][0].add(move.old_start, text, number)
        out[id(changes[move.new])][1].add(move.new_start, text, number)
    return out


def _standing(units: Iterable[tuple[Unit, int, _Moved]], op: str) -> list[tuple[int, list[Piece]]]:
    """Units that are deleted or inserted as a whole, by their places."""
    out = []
    for unit, move, moved in sorted(units, key=lambda each: each[0].index):
        name = "moveFrom" if op == "delete" else "moveTo"
        front, text = _front(unit), unit.text
        block = [Piece(op, front, unit.kind)] if front else []
        block += [Piece(name, text, unit.kind, move)] if move and text else moved.cut(Piece(op, text, unit.kind), 0)
        out.append((unit.index, _joined(block) or [Piece(op, "", unit.kind)]))
    return out


def _joined(block: Iterable[Piece]) -> list[Piece]:
    """Join what stands side by side and is deleted or inserted alike."""
    out: list[Piece] = []
    for piece in block:
        if out and out[-1]._replace(text="") == piece._replace(text=""):
            out[-1] = out[-1]._replace(text=out[-1].text + piece.text)
        elif piece.text:
            out.append(piece)
    return out


def _front(unit: Unit) -> str:
    """What stands before a unit's text: its number and a blank."""
    whole = heading_line(unit.printed, unit.text)
    return whole.removesuffix(unit.text) if unit.text else whole


def _edited(change: Change, moved: tuple[_Moved, _Moved]) -> list[Piece]:
    """The edits of a change, with the numbers of its units where these begin."""
    fronts = {"old": _starts(change.old), "new": _starts(change.new)}
    at = {"old": 0, "new": 0}
    out: list[Piece] = []

    def begin() -> None:
        old, new = (fronts[side].pop(at[side], None) for side in ("old", "new"))
        if old == new:
            out.extend([Piece("equal", old, change.unit)] if old else [])
            return
        out.extend([Piece("delete", old, change.unit)] if old else [])
        out.extend([Piece("insert", new, change.unit)] if new else [])

    begin()
    for edit in change.edits:
        rest = edit.text
        while rest:
            sides = [side for side, hidden in (("old", Op.INSERT), ("new", Op.DELETE)) if edit.op is not hidden]
            length = min([len(rest), *(start - at[side] for side in sides for start in fronts[side] if start > at[side])])
            piece = Piece(edit.op.value, rest[:length], change.unit)
            if edit.op is Op.EQUAL:
                out.append(piece)
            elif edit.op is Op.DELETE:
                out += moved[0].cut(piece, at["old"])
            else:
                out += moved[1].cut(piece, at["new"])
            for side in sides:
                at[side] += length
            rest = rest[length:]
            begin()
    return out


def _starts(units: Sequence[Unit]) -> dict[int, str]:
    """Where each unit begins in the joined texts → what stands before it."""
    out, at = {}, 0
    for unit in units:
        out[at] = _front(unit)
        at += len(unit.text) + 1
    return out


def _lines(document: Iterable[Piece]) -> Iterator[tuple[list[Piece], str]]:
    """Cut pieces at line feeds: paragraphs, each with what happens to its mark."""
    line: list[Piece] = []
    for piece in document:
        *closed, rest = piece.text.split("\n")
        for text in closed:
            yield [*line, *([piece._replace(text=text)] if text else [])], piece.op
            line = []
        line += [piece._replace(text=rest)] if rest else []
    yield line, "equal"


class _Writer:
    """Writes paragraphs, and counts the changes in them."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._ends: Counter[tuple[str, int]] = Counter()

    def paragraph(self, line: Sequence[Piece], mark: str) -> str:
        """Return a paragraph; `mark` is what happens to its end."""
        tag = {"delete": "del", "moveFrom": "del", "insert": "ins", "moveTo": "ins"}.get(mark)
        tracked = f"<w:rPr><w:{tag} {self._who()}/></w:rPr>" if tag else ""
        centered = bool(line) and line[0].kind in {UnitKind.TITLE, UnitKind.HEADING, UnitKind.NOTE}
        shape = '<w:jc w:val="center"/>' if centered else '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
        return f"<w:p><w:pPr>{shape}{tracked}</w:pPr>{''.join(map(self._run, line))}</w:p>"

    def _who(self) -> str:
        return f'w:id="{next(self._ids)}" {self._signed()}'

    def _signed(self) -> str:
        """Author and moment, which Word wants; an output knows no clock."""
        return 'w:author="regdiff" w:date="2000-01-01T00:00:00Z"'

    def _run(self, piece: Piece) -> str:
        bold = f'<w:rPr><w:rFonts w:eastAsia="{SANS}"/></w:rPr>' if piece.kind in {UnitKind.TITLE, UnitKind.HEADING} else ""
        tag = "delText" if piece.op == "delete" else "t"
        run = f'<w:r>{bold}<w:{tag} xml:space="preserve">{escape(visible(piece.text))}</w:{tag}></w:r>'
        if piece.op == "equal":
            return run
        name = {"delete": "del", "insert": "ins"}.get(piece.op, piece.op)
        inner = f"<w:{name} {self._who()}>{run}</w:{name}>"
        return self._move(piece, name, inner) if piece.move else inner

    def _move(self, piece: Piece, name: str, inner: str) -> str:
        """Mark one end of a move; paragraph for paragraph, both ends bear one name."""
        self._ends[name, piece.move] += 1
        both = f"move{piece.move}-{self._ends[name, piece.move]}"
        place = next(self._ids)
        start = f'<w:{name}RangeStart w:id="{place}" {self._signed()} w:name="{both}"/>'
        return f'{start}{inner}<w:{name}RangeEnd w:id="{place}"/>'
