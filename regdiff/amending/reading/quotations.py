"""Where an instrument quotes: runs between quotation marks, over several paragraphs and nested, and marks that are missing.

A quotation is closed by its ”. Each further paragraph of it may begin with “ (national instruments) or without (courts).
Where the ” is missing, the quotation ends before the next line that is an order or closes the instrument, or where its
paragraphs stop beginning with “: what was repaired is said, and no order is ever taken for wording.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from regdiff.amending.reading.signs import CLOSES, line_spans, looks_like_order, marker_at, skip_blanks
from regdiff.messages import NOTHING, Message, say
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple


class Quotation(NamedTuple):
    """A quotation: 0-based offsets into the text, half-open, quotation marks included."""

    start: int
    end: int
    inner: tuple[int, int]
    """What stands between its marks."""
    repaired: Message = NOTHING
    """What was repaired, in one line; empty where nothing was."""


_OPENS_BEHIND = frozenset("：为的在和、，及与或“将把除写入到成以是中句称")
"""What stands before a quotation mark that opens."""
_WHOLE = lazy(
    r" *(?:[。；，、：）？！”\"\n]|\Z|(?:分别|均|统一)?(?:修改|修订|改)为|删[去除]|之?[前后]面?增|(?:调整|移)[到至])"
)
"""What stands behind a whole quotation, and hardly behind a quoted word."""
_MAYBE = lazy(r" *(?:[和与及或的中等之前后均内字作现]|统一|分别|修改|改为|调整|[一两二三四五六七八九十]{1,3}个?字)")
"""What stands behind either."""
_ORDER_GOES_ON = lazy(
    r" *(?:第[零一二三四五六七八九十百0-9（]|原|将|把|在|对|增加|删|其[余他中]|以[下后]|并|同时|此外|另外|该|本条)"
)
"""What stands behind a quotation with which an order is not at its end."""
_MARKS = lazy('[“”"]')
_WITHIN_LINES = lazy("(?<=[^ \\n])[“”]")


@dataclass(slots=True)
class _Open:
    start: int
    straight: bool
    depth: int = 1
    continued: bool = False
    """A further paragraph of it began with “."""
    bare: int = -1
    """Offset of the first further paragraph that did not; -1 for none."""
    note: Message = NOTHING


@dataclass(slots=True)
class _Scan:
    flat: str
    marks: list[int]
    """Offsets of all “ and ” that begin no line."""
    found: list[Quotation] = field(default_factory=list)
    open: _Open | None = None
    continues: bool = False
    """A quotation whose further paragraphs begin with “ was read."""
    last: int = 0
    """Offset behind the last line that says something."""
    end: int = 0
    """End of the line that is read."""

    def line(self, start: int, end: int) -> None:
        """Take one line."""
        pos = first = skip_blanks(self.flat, start, end)
        if first == end:
            return
        if self.open:
            pos = self.further(self.open, first, end)
        self.end = end
        for match in _MARKS.finditer(self.flat, pos, end):
            self.mark(match.start(), match[0])
        self.last = end

    def further(self, begun: _Open, first: int, end: int) -> int:
        """Take the beginning of a further paragraph of a quotation; return where to look for marks."""
        if self.flat[first] in '“"':
            begun.continued, begun.depth = True, 1
            return first + 1
        if _is_order(self.flat, first, end) and not self.closed_behind(first):
            self.give_up(begun, self.last)
        else:
            begun.depth = 1  # nested quotations do not reach over the end of a paragraph
            begun.bare = first if begun.bare < 0 else begun.bare
        return first

    def closed_behind(self, at: int) -> bool:
        """Say whether the next mark behind `at` closes: what is open here is then still being quoted."""
        index = bisect_left(self.marks, at)
        return index < len(self.marks) and self.flat[self.marks[index]] == "”"

    def mark(self, at: int, mark: str) -> None:
        """Take one quotation mark that begins no further paragraph."""
        begun = self.open
        if begun is None:
            self.outside(at, mark)
            return
        begun.depth += -1 if self.closes(begun, at, mark) else 1
        if begun.depth == 0:
            self.found.append(Quotation(begun.start, at + 1, (begun.start + 1, at), begun.note))
            self.continues |= begun.continued
            self.open = None

    def outside(self, at: int, mark: str) -> None:
        """Take a mark where nothing is quoted."""
        if mark != "”":
            self.open = _Open(at, mark == '"')
        elif at and self.flat[at - 1] in _OPENS_BEHIND and not _WHOLE.match(self.flat, at + 1):
            self.open = _Open(at, straight=False, note=say("” read as the opening “"))

    def closes(self, begun: _Open, at: int, mark: str) -> bool:
        """Say whether a mark within a quotation closes one."""
        if mark == "”":
            return True
        whole = _WHOLE.match(self.flat, at + 1) is not None
        opens = self.flat[at - 1] in _OPENS_BEHIND and at - 1 > begun.start
        if mark == '"':
            return begun.depth > 1 or whole or (not opens and self.closes_straight(at))
        if begun.depth == 1 and whole and not opens:
            begun.note = say("“ read as the closing ”")
            return True
        return False

    def closes_straight(self, at: int) -> bool:
        """Say whether a straight mark, before which nothing opens, closes what it stands in.

        So it does behind a whole sentence, before words that go on with an order, and where it is the last of its line.
        """
        told = _MAYBE.match(self.flat, at + 1) or (
            self.flat[at - 1] in "。；！？" and _ORDER_GOES_ON.match(self.flat, at + 1)
        )
        return told is not None or self.flat.find('"', at + 1, self.end) < 0

    def give_up(self, begun: _Open, stop: int) -> None:
        """End a quotation whose ” is missing."""
        if begun.bare >= 0 and (begun.continued or self.continues):
            stop = _before(self.flat, begun.bare)
        self.found.append(Quotation(begun.start, stop, (begun.start + 1, stop), say("the closing ” is missing")))
        self.open = None


def _before(flat: str, at: int) -> int:
    """Return the offset behind the last character before `at` that is no white space."""
    while at and flat[at - 1] in " \n":
        at -= 1
    return at


def _is_order(flat: str, start: int, end: int) -> bool:
    marker = marker_at(flat, start)
    begin = marker.end if marker and marker.kind != "article" else start
    return looks_like_order(flat, begin, end) or CLOSES.match(flat, begin, end) is not None


def quotations_in(quotations: list[Quotation], start: int, end: int) -> list[Quotation]:
    """Return those of a list of quotations, in the order of the text, that begin within a run."""
    first = bisect_left(quotations, start, key=_start)
    return quotations[first : bisect_left(quotations, end, first, key=_start)]


def _start(each: Quotation) -> int:
    return each.start


def find_quotations(flat: str) -> list[Quotation]:
    """Return the quotations of a flat text, in its order; none overlaps another (nested ones belong to the outer)."""
    scan = _Scan(flat, [match.end() - 1 for match in _WITHIN_LINES.finditer(flat)])
    for start, end in line_spans(flat):
        scan.line(start, end)
    if scan.open:
        scan.give_up(scan.open, _before(flat, len(flat)))
    return scan.found
