"""A script laid out on the paragraphs of a document: what becomes of each atom, and what is deleted between them.

Line by line of the new text. Where a line cannot be edited in its place, because a change crosses the border of a cell or a
place that no one can part, its old and new lines are deleted and inserted as wholes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from regdiff.model.text import strip_blank
from regdiff.named import NamedTuple
from regdiff.redline.chart import Charted, Ref
from regdiff.redline.piece import COME, GONE, KEPT, Line, Piece
from regdiff.redline.script import whole
from regdiff.redline.sheet import Paragraph


class OldAt(NamedTuple):
    """A place in the old text."""

    line: int
    """0-based line of the old text."""
    at: int
    """0-based character of it; -1 for its end."""


class Gone(NamedTuple):
    """Old text that is deleted before an atom."""

    text: str
    old: OldAt
    move: int
    front: bool


class Ghost(NamedTuple):
    """Old text that is kept, and that no atom of the document says: Word computes it, or intake put it in."""

    text: str
    old: OldAt
    computed: bool


class Split(NamedTuple):
    """The end of an old line within what is one paragraph now."""

    old: int
    """0-based line of the old text that ends there."""


class Break(NamedTuple):
    """The end of an old line that is deleted in the middle of a paragraph, as a break of the line."""

    old: int


Event = Gone | Ghost | Split | Break


@dataclass(slots=True, eq=False)
class Work:
    """What becomes of a paragraph."""

    ops: list[str]
    """KEPT or COME, of each atom and of the end."""
    moves: list[int]
    """Which move each atom is an end of; 0 for none."""
    olds: list[OldAt | None]
    """Where each atom that is kept stands in the old text; None for what is no part of it."""
    events: list[tuple[int, Event]] = field(default_factory=list)
    """What stands before which atom, in order; as many as there are atoms for the end."""
    ends: int | None = None
    """0-based line of the old text that ends with the paragraph."""
    news: list[int] = field(default_factory=list)
    """0-based lines of the new text that stand in it, whole or in part."""

    @property
    def is_come(self) -> bool:
        """Whether all that the text has of it is inserted, but for its end."""
        kept = any(op == KEPT and old is not None for op, old in zip(self.ops[:-1], self.olds[:-1], strict=True))
        return bool(self.news) and not kept and not self.events


class Extra(NamedTuple):
    """A line that is deleted as a whole."""

    pieces: tuple[Gone, ...]
    old: int
    """0-based line of the old text."""
    before: int
    """0-based line of the new text that it stands before."""


class Plan(NamedTuple):
    """What becomes of a document."""

    works: dict[int, Work]
    """By the places of the paragraphs; others stay as they are."""
    extras: list[Extra]
    absent: frozenset[int]
    """Lines of the old text that go on unchanged in what was not found in the document."""


class _Group(NamedTuple):
    """The lines of a script that one new line is made of."""

    new: int
    gone: list[int]
    """Lines before it that are deleted as wholes, as places in the script."""
    lines: list[int]


class Unplaced(Exception):  # noqa: N818 - it is no error of the user's
    """A line that changed stands nowhere in the document that can be found."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def plan(lines: Sequence[Line], charted: Sequence[Charted], paragraphs: Sequence[Paragraph]) -> Plan:
    """Lay a script out on the paragraphs of a document.

    Args:
        lines: the script.
        charted: where each line of the new text stands.
        paragraphs: those of the document.

    Raises:
        Unplaced: a line that changed was not found.
    """
    while True:
        layout = _Layout(lines, charted, paragraphs)
        made = layout.lay()
        if not layout.failed:
            return made
        lines = list(_as_wholes(lines, layout.failed))


def _as_wholes(lines: Sequence[Line], failed: set[int]) -> Iterator[Line]:
    """Yield a script in which the lines at the places in `failed` keep nothing, nor do those that share their ends."""
    region: list[Line] = []
    fails = False
    for at, line in enumerate(lines):
        region.append(line)
        fails = fails or at in failed
        if line.mark == KEPT:
            yield from whole(region) if fails else region
            region, fails = [], False
    yield from whole(region) if fails else region


def _groups(lines: Sequence[Line]) -> Iterator[_Group]:
    """Yield what belongs to each new line, in order; what is deleted behind the last one belongs to one more."""
    new = 0
    gone: list[int] = []
    group: list[int] = []
    for at, line in enumerate(lines):
        if not group and line.is_gone:
            gone.append(at)
            continue
        group.append(at)
        if line.mark != GONE:
            yield _Group(new, gone, group)
            new, gone, group = new + 1, [], []
    yield _Group(new, gone, group)


class _Layout:
    def __init__(self, lines: Sequence[Line], charted: Sequence[Charted], paragraphs: Sequence[Paragraph]) -> None:
        self._lines, self._charted, self._paragraphs = lines, charted, paragraphs
        self._works: dict[int, Work] = {}
        self._old = OldAt(0, 0)
        self._groups: dict[int, set[int]] = {}
        self._absent: set[int] = set()
        self._reached = -1
        """The paragraph that the last line ended in."""
        self.failed: set[int] = set()
        """Lines of the script that cannot be edited in place."""

    def lay(self) -> Plan:
        extras: list[Extra] = []
        for group in _groups(self._lines):
            extras += (self._extra(self._lines[at], group.new) for at in group.gone)
            if not group.lines:
                continue
            touched = any(line.mark != KEPT or any(p.op != KEPT for p in line.pieces) for line in self._of(group))
            line = self._charted[group.new]
            if not line.found:
                if touched:
                    raise Unplaced("".join(p.text for each in self._of(group) for p in each.pieces if p.op != GONE))
                self._absent.add(self._old.line)
                self._old = OldAt(self._old.line + 1, 0)
            elif not self._line(group, line):
                self.failed |= set(group.lines)
        for at, work in self._works.items():
            if not _can_be_parted(self._paragraphs[at], work):
                self.failed |= self._groups[at]
        return Plan(self._works, extras, frozenset(self._absent))

    def _of(self, group: _Group) -> Iterator[Line]:
        return (self._lines[at] for at in group.lines)

    def _extra(self, line: Line, new: int) -> Extra:
        pieces = tuple(self._gone(piece) for piece in line.pieces)
        old = self._old.line
        self._old = OldAt(old + 1, 0)
        return Extra(pieces, old, new)

    def _gone(self, piece: Piece) -> Gone:
        gone = Gone(piece.text, self._old, piece.move, piece.front)
        self._old = OldAt(self._old.line, self._old.at + len(piece.text))
        return gone

    def _line(self, group: _Group, line: Charted) -> bool:
        """Lay out one new line; say whether that could be done."""
        fits = self._bridge(line)
        for at in range(line.first, line.last + 1):
            self._work(at).news.append(group.new)
            self._groups.setdefault(at, set()).update(group.lines)
        first = self._lines[group.lines[0]]
        if first.mark == COME and all(piece.op == COME for piece in first.pieces):
            self._insert(first, line)
            return fits
        walk = _Walk(line, goes_on=self._old.at > 0)
        for at in group.lines:
            for piece in self._lines[at].pieces:
                if piece.op == GONE:
                    walk.waiting.append(self._gone(piece))
                else:
                    fits &= self._take(piece, walk)
            mark = self._lines[at].mark
            if mark == GONE:
                walk.waiting.append(Split(self._old.line))
                self._old = OldAt(self._old.line + 1, 0)
            else:
                fits &= self._end(mark, walk)
        return fits

    def _bridge(self, line: Charted) -> bool:
        """Let empty paragraphs be inserted that stand within an old line; say whether that could be done."""
        between = range(self._reached + 1, line.first) if self._old.at > 0 else range(0)
        self._reached = line.last
        for at in between:
            paragraph = self._paragraphs[at]
            if paragraph.is_fixed or paragraph.marker or any(strip_blank(atom.char) for atom in paragraph.atoms):
                return False
            work = self._work(at)
            work.ops[:] = [COME] * len(work.ops)
        return True

    def _insert(self, whole_line: Line, line: Charted) -> None:
        """Lay out a line that is inserted as a whole, with all that stands around it in its paragraphs."""
        begin, end = Ref(line.first, line.begins), line.end or Ref(line.last, line.closes - 1)
        if not any(self._work(line.first).olds) and self._work(line.first).news[0] == self._work(line.first).news[-1]:
            begin = Ref(line.first, 0)
        for paragraph in range(begin.paragraph, end.paragraph + 1):
            ops = self._work(paragraph).ops
            start = begin.at if paragraph == begin.paragraph else 0
            stop = end.at + 1 if paragraph == end.paragraph else len(ops)
            ops[start:stop] = [COME] * (stop - start)
        moves = [move for piece in whole_line.pieces for move in [piece.move] * len(piece.text)]
        for ref, move in zip(line.refs, moves, strict=True):
            if ref is not None:
                self._work(ref.paragraph).moves[ref.at] = move

    def _work(self, paragraph: int) -> Work:
        if paragraph not in self._works:
            count = len(self._paragraphs[paragraph].atoms)
            self._works[paragraph] = Work([KEPT] * (count + 1), [0] * (count + 1), [None] * (count + 1))
        return self._works[paragraph]

    def _take(self, piece: Piece, walk: _Walk) -> bool:
        """Lay out a piece that the new text has, character by character."""
        fits = True
        for char in piece.text:
            ref, computed = walk.take()
            kept = piece.op == KEPT
            if ref is None:
                if kept:
                    walk.waiting.append(Ghost(char, self._old, computed))
            else:
                self._flush(walk, ref)
                work = self._work(ref.paragraph)
                if walk.goes_on and walk.last is None:
                    self._close_up(walk.line, ref)
                fits &= self._fill(walk.last, ref, piece.op)
                if ref.at == len(work.ops) - 1 and not kept:
                    fits &= not self._paragraphs[ref.paragraph].is_fixed
                work.ops[ref.at], work.moves[ref.at] = piece.op, piece.move
                self._spread(ref, walk, piece.op)
                work.olds[ref.at] = self._old if kept else None
                walk.last = ref
            if kept:
                self._old = OldAt(self._old.line, self._old.at + 1)
        return fits

    def _fill(self, last: Ref | None, ref: Ref, op: str) -> bool:
        """Let what stands between two places that are inserted be inserted, too: blanks, and ends of paragraphs."""
        if last is None or op != COME or self._works[last.paragraph].ops[last.at] != COME:
            return True
        fits = True
        for paragraph in range(last.paragraph, ref.paragraph + 1):
            ops = self._work(paragraph).ops
            fits &= paragraph == ref.paragraph or not self._paragraphs[paragraph].is_fixed
            start = last.at + 1 if paragraph == last.paragraph else 0
            stop = ref.at if paragraph == ref.paragraph else len(ops)
            ops[start:stop] = [COME] * (stop - start)
        return fits

    def _close_up(self, line: Charted, ref: Ref) -> None:
        """Let blanks before a line be inserted where the old line goes on in it."""
        start = line.begins if line.first == ref.paragraph and line.begins < ref.at else 0
        if all(not strip_blank(atom.char) for atom in self._paragraphs[ref.paragraph].atoms[start : ref.at]):
            self._works[ref.paragraph].ops[start : ref.at] = [COME] * (ref.at - start)

    def _spread(self, ref: Ref, walk: _Walk, op: str) -> None:
        """Let further blanks behind one that a line has go with it."""
        atoms = self._paragraphs[ref.paragraph].atoms
        stop = len(atoms) if walk.line.last > ref.paragraph else walk.line.closes
        after = walk.next()
        stop = after.at if after is not None and after.paragraph == ref.paragraph else stop
        at = ref.at
        while at < stop and not strip_blank(atoms[at].char):
            self._works[ref.paragraph].ops[at] = op
            at += 1

    def _flush(self, walk: _Walk, ref: Ref) -> None:
        """Put what waits before the place `ref`; within a line, right behind what was taken last."""
        at = ref if walk.last is None else Ref(walk.last.paragraph, walk.last.at + 1)
        if at.at >= len(self._work(at.paragraph).ops):  # behind the end of a paragraph that the line goes on from
            at = ref
        self._work(at.paragraph).events += ((at.at, event) for event in walk.waiting)
        walk.waiting.clear()

    def _end(self, mark: str, walk: _Walk) -> bool:
        """Lay out the end of a line."""
        line = walk.line
        place = Ref(line.last, line.closes) if walk.last is None else walk.last
        self._flush(walk, place)
        fits = True
        if line.end is not None:
            work = self._work(line.end.paragraph)
            is_mark = line.end.at == len(work.ops) - 1
            if mark == COME:
                self._fill(walk.last, line.end, COME)
                fits = not is_mark or not self._paragraphs[line.end.paragraph].is_fixed or work.is_come
                work.ops[line.end.at] = COME
            elif is_mark:
                work.ends = self._old.line
            else:
                work.olds[line.end.at] = OldAt(self._old.line, -1)
        if mark == KEPT:
            self._old = OldAt(self._old.line + 1, 0)
        return fits


def _can_be_parted(paragraph: Paragraph, work: Work) -> bool:
    """Say whether the document can be parted wherever something begins or ends: not within a formula, or under a gloss."""
    parted = {at for at, _ in work.events}
    atoms = paragraph.atoms
    for at in range(1, len(atoms)):
        changes = work.ops[at - 1] != work.ops[at] or work.moves[at - 1] != work.moves[at] or at in parted
        if changes and (solid := paragraph.solid(at)) is not None and solid is paragraph.solid(at - 1):
            return False
    return all(paragraph.is_outermost(at) for at, event in work.events if isinstance(event, Split))


class _Walk:
    """The way through one new line."""

    def __init__(self, line: Charted, *, goes_on: bool) -> None:
        self.line = line
        self.goes_on = goes_on
        """The old line that it begins in has begun before."""
        self._at = 0
        self.last: Ref | None = None
        """What was taken last."""
        self.waiting: list[Event] = []

    def take(self) -> tuple[Ref | None, bool]:
        """Return where the next character stands, and whether Word computes it."""
        at, self._at = self._at, self._at + 1
        return self.line.refs[at], at < self.line.computed

    def next(self) -> Ref | None:
        """Return where the next character stands that stands anywhere; None for none."""
        return next((ref for ref in self.line.refs[self._at :] if ref is not None), None)
