"""Text that left one article and stands in another: deleted at one place and inserted at another, word for word.

What counts is at least a clause, and no boilerplate: it stands once among what was deleted, once among what was inserted,
and in one article of the old text alone. The rule is told in docs/history.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from regdiff.comparing.alterations import Span, Spans
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.edits import Op
from regdiff.comparing.heirs import heirs_of, place_at
from regdiff.comparing.standing import Standing
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.numbers import NUMERAL
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

SHORTEST = 10
"""Fewest characters besides punctuation of a text that counts as moved: about a clause."""
_GRAM = 8
"""Characters that a match is found by."""
_BODY = {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.ANNEX}
_BORDER = lazy(r"[，。；：、！？\n]")
_ITEM = lazy(rf"(?:\A|[\n\0])[（(][{NUMERAL}]{{1,4}}[）)]\Z")
_LONGEST_ITEM = 7
"""Characters of the longest marker of an item, with the line feed before it."""
_MARKS = lazy(r"[\W_]")
_BOILERPLATE = lazy(
    r"构成犯罪的|依法追究刑事责任|依法(?:给予|承担)[^，。；]{0,4}(?:处分|处罚|责任)|造成损失的|尚不构成犯罪的|另有规定|除外|法律、行政法规|国家有关规定"
    r"|县级以上(?:地方)?(?:各级)?人民政府|及其有关部门|国务院|主管部门|应当|可以|不得"
)
"""What every statute says; it does not make a text one's own."""


class Move(NamedTuple):
    """A text that moved; offsets are 0-based, of characters in the joined texts of one side of a change."""

    old: int
    """0-based place of the change that it was deleted in."""
    old_start: int
    new: int
    """0-based place of the change that it was inserted in."""
    new_start: int
    length: int


class _Piece(NamedTuple):
    """A run of characters that was deleted or inserted."""

    change: int
    start: int
    """Where it begins in the joined texts of its side."""
    text: str


def find_moves(changes: Sequence[Change]) -> list[Move]:
    """Return what moved among `changes`, by its place in the new texts; the moves do not overlap on either side."""
    deleted, inserted = _pieces(changes, Op.DELETE), _pieces(changes, Op.INSERT)
    standing = Standing(_joined(join_texts(change.old) for change in changes))
    old, new = _joined(piece.text for piece in deleted), _joined(piece.text for piece in inserted)
    old_starts, new_starts = _starts(deleted), _starts(inserted)
    moves: list[Move] = []
    taken = Spans()
    done = 0
    for at, there in _anchors(old, new):
        if at < done:
            continue
        match = _extend(old, new, there, at, done)
        done = match[1] + match[2]  # whatever comes of it: another anchor within finds the same match
        start, begin, length = _trim(old, new, *match)
        text = new[begin : begin + length]
        is_telling = _counts(text)
        if not (is_telling or (_is_line(old, start, length) and _is_line(new, begin, length))):
            continue
        if not standing.holds_once(text) or taken.meet(Span(start, start + length)):
            continue
        move = Move(*_found(deleted, old_starts, start), *_found(inserted, new_starts, begin), length)
        if is_telling or move.old == move.new:  # a short line that stands in another article may be another one
            moves.append(move)
            taken.add(Span(start, start + length))
    return [move for move in moves if not _is_in_place(changes, move)]


def end_of(side: Sequence[Unit], start: int) -> tuple[Unit, int]:
    """Return the one article of a side of a change that offset `start` of its joined texts lies in, and the offset there."""
    for unit in side[:-1]:
        if start <= len(unit.text):
            return unit, start
        start -= len(unit.text) + 1
    return side[-1], start


def is_within(changes: Sequence[Change], move: Move) -> bool:
    """Say whether a text moved within one article."""
    if move.old != move.new:
        return False
    change = changes[move.old]
    old, new = end_of(change.old, move.old_start)[0], end_of(change.new, move.new_start)[0]
    return heirs_of(change).get(new.index) == old.index


def _is_in_place(changes: Sequence[Change], move: Move) -> bool:
    """Say whether both ends are one paragraph or item of one article: the words around it changed, and nothing moved."""
    if not is_within(changes, move):
        return False
    old, there = end_of(changes[move.old].old, move.old_start)
    new, here = end_of(changes[move.new].new, move.new_start)
    return place_at(old.text, there) == place_at(new.text, here)


def _pieces(changes: Sequence[Change], op: Op) -> list[_Piece]:
    out = []
    other = Op.INSERT if op is Op.DELETE else Op.DELETE
    for number, change in enumerate(changes):
        at = 0
        for edit in change.edits if change.unit in _BODY else ():
            if edit.op is op and len(edit.text) >= _GRAM:
                out.append(_Piece(number, at, edit.text))
            at += len(edit.text) if edit.op is not other else 0
    return out


def _joined(texts: Iterable[str]) -> str:
    """Texts in one, parted by a character that no match can hold."""
    return "".join(text + "\0" for text in texts)


def _starts(pieces: Sequence[_Piece]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text) + 1
    return starts


def _found(pieces: Sequence[_Piece], starts: Sequence[int], at: int) -> tuple[int, int]:
    """Return the change that offset `at` of the joined pieces lies in, and the offset in the texts of its side."""
    piece = bisect_right(starts, at) - 1
    return pieces[piece].change, pieces[piece].start + at - starts[piece]


def _anchors(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Yield where in `new` a run of _GRAM characters stands that stands once in both texts, and where in the old one."""
    olds, news = ([text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)] for text in (old, new))
    both = set(olds).intersection(news)
    if both:
        there = _once(olds, both)
        here = {at: gram for gram, at in _once(news, both).items() if gram in there and "\0" not in gram}
        yield from ((at, there[here[at]]) for at in sorted(here))


def _once(grams: Sequence[str], wanted: set[str]) -> dict[str, int]:
    """Return each wanted run that stands once among some → where."""
    found: dict[str, int] = {}
    for at, gram in enumerate(grams):
        if gram in wanted:
            found[gram] = -1 if gram in found else at
    return {gram: at for gram, at in found.items() if at >= 0}


def _extend(old: str, new: str, there: int, at: int, done: int) -> tuple[int, int, int]:
    """Extend a match to both sides as far as the texts agree; not before `done` in the new one."""
    back = 0
    while there - back and at - back > done and old[there - back - 1] == new[at - back - 1] != "\0":
        back += 1
    most = min(len(old) - there, len(new) - at)
    on = next((k for k in range(_GRAM, most) if old[there + k] != new[at + k] or new[at + k] == "\0"), most)
    return there - back, at - back, on + back


def _trim(old: str, new: str, there: int, at: int, length: int) -> tuple[int, int, int]:
    """Cut a match to whole clauses, as both texts part them."""

    def is_border(text: str, place: int) -> bool:
        if place == 0 or text[place - 1] == "\0" or _BORDER.match(text[place - 1]) is not None:
            return True
        return text[place - 1] in "）)" and _ITEM.search(text[max(0, place - _LONGEST_ITEM) : place]) is not None

    def ends(text: str, place: int) -> bool:
        return place == len(text) or text[place] == "\0" or is_border(text, place) or _BORDER.match(text[place]) is not None

    start = next((k for k in range(length) if is_border(old, there + k) and is_border(new, at + k)), length)
    end = next((k for k in range(length, start, -1) if ends(old, there + k) and ends(new, at + k)), start)
    return there + start, at + start, end - start


def _is_line(text: str, start: int, length: int) -> bool:
    """Say whether a run is a whole paragraph, or an item without its marker."""
    before, behind = text[max(0, start - _LONGEST_ITEM) : start], text[start + length : start + length + 1]
    is_begun = not before or before[-1] in "\n\0" or _ITEM.search(before) is not None
    return is_begun and behind in ("", "\n", "\0")


def _counts(text: str) -> bool:
    return len(_MARKS.sub("", _BOILERPLATE.sub("", text))) >= SHORTEST
