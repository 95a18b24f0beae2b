"""Tables of contents: lines that list what stands further on, in whatever form; none of them begins anything.

They are told by a line 目录 above them, by dots or blanks that lead to a page number, and by headings that follow each other
without text and are printed again in their places, or whose names alone are listed: 总则, 登记, 附则.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from regdiff.intake.numbers import Candidate
from regdiff.intake.source import SourceLine
from regdiff.model.lines import Kind, classify
from regdiff.model.text import fold

_HEADED = re.compile(r"[*【\[（(〔]*(?:本[法条例办规定则]{1,3})?目[录錄次][*】\]）)〕]*[：:]?\Z")
_ONE_LINE = re.compile(r"目\s*[录錄次][\s：:].*第[^\s]{1,4}[章编編节節]")
_DOTS = r"[.．…·‥・。_—-]"
_LED = re.compile(rf"(?:{_DOTS}[\s.．…·‥・]*){{2,}}[（(—-]*\s*([0-9]{{1,4}})\s*[）)—-]*\Z|\t\s*[0-9]{{1,4}}\Z")
"""Dots, or a tab, and a page number at the end."""
_PAGE = re.compile(rf"(?:{_DOTS}|\s)+[（(—-]*\s*[0-9]{{1,4}}\s*[）)—-]*\Z|(?:{_DOTS}[\s.．…]*){{3,}}\Z")
"""What may follow an entry's text below 目录: a page number behind dots or a blank, or dots alone."""
_NUMBER_ALONE = re.compile(r"[（(—-]*\s*[0-9]{1,4}\s*[）)—-]*")
_SENTENCE = re.compile("[。；！？]")
_MARKED = re.compile("[。；：，！？]")
_ENDS = frozenset("0123456789）)—-")
_LISTED = re.compile(
    r"(?:[0-9]{1,3}[.．、)）]|[一二三四五六七八九十]{1,3}[、.．]|[（(][0-9一二三四五六七八九十]{1,3}[)）])\s*(?=[^\s0-9])"
)
"""What a list prints before the name of a chapter."""
_BARS = re.compile("[|｜·•/／→»›>、]")
"""What parts the entries of a list on one line."""
_BEFORE = frozenset(("序言", "前言", "引言", "序", "导言", "導言"))
_BESIDE = _BEFORE | {"附", "附件", "附录", "附表", "附注", "后记", "说明", "附錄", "附註", "後記", "說明"}
"""What a table of contents lists beside chapters, and the text may not print again."""
_LONGEST = 80
_WINDOW = 200
"""Among so many headings the next one of a list is looked for."""
_FURTHEST = 2_000
"""Most lines of one table of contents."""


def contents(lines: Sequence[SourceLine], candidates: Sequence[Candidate | None]) -> frozenset[int]:
    """Return the indices of the lines that belong to tables of contents, the line 目录 itself among them."""
    reader = _Reader(lines, candidates)
    led = {at for at, line in enumerate(lines) if _is_led(line.text)}
    out: set[int] = set(led) if len(led) > 1 else set()
    at = 0
    while at < len(lines):
        stop = at
        if is_contents_heading(lines[at].text):
            stop = at + 1 if _ONE_LINE.match(lines[at].text) else reader.names(at + 1, fewest=1) or reader.below(at)
        elif at < reader.front and at not in out and reader.may_name(at):
            stop = reader.names(at, fewest=2) or at
        if stop == at and candidates[at] is not None and at not in out:
            stop = reader.listed(at)
        if stop == at:
            at += 1
            continue
        out.update(range(at, stop))
        at = stop
    return frozenset(out)


def is_contents_heading(text: str) -> bool:
    """Say whether a line is 目录, however it is spaced or bracketed, or 目录 with all of it behind on the same line."""
    if "目" not in text:
        return False
    if _ONE_LINE.match(text) and text.count("第") > 1 and not _SENTENCE.search(text):
        return True
    return len(text) <= 16 and _HEADED.match("".join(text.split())) is not None


def _is_led(text: str) -> bool:
    return text[-1:] in _ENDS and len(text) <= 2 * _LONGEST and _LED.search(text) is not None


def _entry(text: str) -> str:
    """The text of an entry without its page number, folded."""
    return fold(_PAGE.sub("", text))


class _Reader:
    """Reads lists; what stands where is looked up once."""

    def __init__(self, lines: Sequence[SourceLine], candidates: Sequence[Candidate | None]) -> None:
        self._lines = lines
        self._candidates = candidates
        self._last: dict[str, int] = {}
        self._tried = 0
        self._headings = [
            at for at, each in enumerate(candidates) if each and each.kind is Kind.HEADING and each.number.value
        ]
        self._forms = {at: tuple(self._listed_as(at)) for at in self._headings}
        self._first = next((self._forms[at] for at in self._headings if self._value(at) == (1,)), ())
        self.front = next((at for at, each in enumerate(candidates) if each and each.kind is Kind.ARTICLE), 0)
        """The line that the first article begins on."""

    def _value(self, at: int) -> tuple[int, ...]:
        each = self._candidates[at]
        return each.number.value if each else ()

    def may_name(self, at: int) -> bool:
        """Say whether a list of names can begin on a line above the first article: it names the first heading."""
        if not any(form[0] in self._lines[at].text for form in self._first):
            return False
        return self._plain(at).startswith(self._first)

    def names(self, first: int, *, fewest: int) -> int:
        """Return where a list of the names of headings ends that begins on the line `first`; 0 where there is none.

        Args:
            first: index of the line.
            fewest: so many headings are named at least, in their order, beginning with the first.
        """
        place = found = last = 0
        for stop in range(first, min(self.front, first + _FURTHEST)):
            count, following = self._named(stop, place)
            if count:
                found, place, last = found + count, following, stop + 1
            elif fewest == 1 and self._is_beside(stop, behind=found > 0):
                last = stop + 1
            elif not found or not _NUMBER_ALONE.fullmatch(self._lines[stop].text):
                break
        return last if found >= fewest else 0

    def _is_beside(self, at: int, *, behind: bool) -> bool:
        """Say whether a line lists what stands before the chapters, or `behind` them."""
        text = self._lines[at].text
        if not behind:
            return fold(text) in _BEFORE and self._named(at + 1, 0)[0] > 0
        return fold(text) in _BESIDE - _BEFORE or (classify(text)[0] is Kind.ANNEX and not _MARKED.search(text))

    def _plain(self, at: int) -> str:
        """What a line names, folded: without what a list prints before it and without its page number."""
        text = self._lines[at].text
        if len(text) > _FURTHEST or _SENTENCE.search(text):
            return ""
        return fold(_BARS.sub("", _PAGE.sub("", text if self._value(at) else _LISTED.sub("", text, count=1))))

    def _named(self, at: int, place: int) -> tuple[int, int]:
        """Return how many headings a line names, if it says nothing else, and the place of the next in their list.

        They are looked for from `place` on, in their order. A line that begins a heading itself must name several.
        """
        rest = self._plain(at) if at < len(self._lines) else ""
        place = max(place, bisect_right(self._headings, at))
        found = 0
        for heading in self._headings[place : place + _WINDOW]:
            if not rest:
                break
            form = next((form for form in self._forms[heading] if rest.startswith(form)), "")
            rest, found, place = rest.removeprefix(form), found + bool(form), place + 1
        named = found > 0 and not rest and (found > 1 or not self._value(at))
        return (found, place) if named else (0, 0)

    def _listed_as(self, at: int) -> Iterator[str]:
        """Yield how a heading may be listed: 第一章总则, 总则, 第一章."""
        each = self._candidates[at]
        if each is not None:
            number, name = fold(each.number.printed), fold(_BARS.sub("", each.rest or self._name_below(at)))
            yield from (form for form in (number + name, name, number) if form)

    def _name_below(self, at: int) -> str:
        """Return the name of a heading whose number stands alone on its line."""
        below = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        return below if len(below) <= _LONGEST and not _MARKED.search(below) else ""

    def below(self, at: int) -> int:
        """Return where the entries below the line 目录 end: where the first is printed again, or where text begins."""
        first = stop = at + 1
        numbered = next(
            (i for i in range(first, len(self._lines)) if (one := self._candidates[i]) and one.number.value), first
        )
        articles: set[tuple[int, ...]] = set()
        while stop < len(self._lines) and stop - at < _FURTHEST:
            each = self._candidates[stop]
            article = each.number.value if each and each.kind is Kind.ARTICLE else None
            if any(stop > one and self._again(one, stop) for one in (first, numbered)) or article in articles:
                return stop
            if not self._is_entry(stop):
                return self._begins_again(first, stop) or self._without_body(first, stop)
            if article:
                articles.add(article)
            stop += 1
        return self._without_body(first, stop)

    def _begins_again(self, first: int, at: int) -> int:
        """Return where the first entry is printed again behind the odd line `at`; 0 where text comes before."""
        for stop in range(at, min(len(self._lines), at + _FURTHEST)):
            if stop > at and self._again(first, stop):
                return stop
            each, text = self._candidates[stop], self._lines[stop].text
            if len(text) > _LONGEST or _SENTENCE.search(text) or (each and each.kind is Kind.ARTICLE):
                break
        return 0

    def listed(self, at: int) -> int:
        """Return where a list ends that begins at `at` without 目录 above it; `at` where there is none.

        It is one where at least two lines without text follow each other, and the first is printed again behind them,
        before text of an article.
        """
        if at < self._tried:
            return at
        stop = at
        while stop < len(self._lines) and stop - at < _FURTHEST and self._is_bare(stop):
            stop += 1
            self._tried = stop
            if stop < len(self._lines) and stop - at > 1 and self._same(at, stop):
                return stop
        return stop if stop - at > 1 and any(self._same(at, i) for i in self._until_article(stop)) else at

    def _again(self, first: int, at: int) -> bool:
        """Say whether line `at` prints what the entry `first` lists; of articles their numbers are enough."""
        one, other = self._candidates[first], self._candidates[at]
        if one and other and one.kind is other.kind is Kind.ARTICLE:
            return one.number == other.number
        return self._same(first, at)

    def _same(self, first: int, at: int) -> bool:
        one, other = self._candidates[first], self._candidates[at]
        if one is None or other is None:
            return one is other and _entry(self._lines[first].text) == _entry(self._lines[at].text)
        if (one.kind, one.number) != (other.kind, other.number):
            return False
        short, long = sorted((_entry(one.rest), _entry(other.rest)), key=len)
        return long.startswith(short) and (bool(short) or not long)

    def _is_entry(self, at: int) -> bool:
        text = self._lines[at].text
        if self._candidates[at] is not None or _NUMBER_ALONE.fullmatch(text):
            return _SENTENCE.search(text) is None and (len(text) <= _LONGEST or text.count("第") > 2)
        if len(text) > _LONGEST or _SENTENCE.search(text):
            return False
        if _is_led(text) or classify(text)[0] is Kind.ANNEX or self._stands_again(at):
            return True
        return fold(text) in _BESIDE and at + 1 < len(self._lines) and self._candidates[at + 1] is not None

    def _stands_again(self, at: int) -> bool:
        """Say whether a short line stands again further on: 序言, or the title of an annex."""
        if not self._last:
            self._last = {fold(line.text): i for i, line in enumerate(self._lines) if len(line.text) <= _LONGEST}
        return self._last.get(_entry(self._lines[at].text), -1) > at

    def _without_body(self, first: int, stop: int) -> int:
        """Give back what merely looks like entries: headings that the list has named already, articles that it has not."""
        articles = [i for i in range(first, stop) if (each := self._candidates[i]) and each.kind is Kind.ARTICLE]
        if articles and not any(_is_led(self._lines[i].text) for i in articles):
            stop = articles[0]
        earlier = Counter(self._key(i) for i in range(first, stop))
        while stop - 1 > first and self._candidates[stop - 1] and earlier[self._key(stop - 1)] > 1:
            stop -= 1
            earlier[self._key(stop)] -= 1
        return stop

    def _key(self, at: int) -> str:
        return _entry(self._lines[at].text)

    def _is_bare(self, at: int) -> bool:
        text = self._lines[at].text
        if len(text) > _LONGEST or _MARKED.search(text):
            return False
        return self._candidates[at] is not None or classify(text)[0] is Kind.ANNEX or _is_led(text)

    def _until_article(self, start: int) -> Iterator[int]:
        for at in range(start, min(len(self._candidates), start + _FURTHEST)):
            each = self._candidates[at]
            if each is not None and each.kind is Kind.ARTICLE:
                return
            yield at
