"""What a form is: a pattern in the words of orders, how a match becomes operations, and examples that are tests.

A pattern is written as orders are. Words that stand for their synonyms are listed in `SYNONYMS`; a blank is optional white
space; [x] is optional, (x|y) is one of both; {slots} take:

- {at} a list of addresses, {to} a list of new ones;
- {word} one quotation, {words} a list of them, {text} quoted wording, one quotation a unit;
- {pairs} places with their phrases: 第六条、第七条中的“甲”，第九条中的“乙”;
- {spread} places parted by commas, with their phrases: 第八条第一款、第二款，第九条中的“甲”;
- {n} a number of units, {unit} 条, 款, 项 or 目, {level} 编, 章 or 节.

A digit behind a slot's name tells several of one kind apart: {word} and {word2}.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation
from regdiff.amending.reading.addresses import Listed
from regdiff.amending.reading.context import Context
from regdiff.amending.reading.flat import ADDRESS, QUOTED
from regdiff.amending.reading.problem import NotHereError, NotUnderstoodError
from regdiff.amending.reading.signs import N
from regdiff.amending.reading.wording import phrase_of
from regdiff.messages import said_by, say
from regdiff.model.numbers import Level, parse_numeral
from regdiff.named import NamedTuple

SYNONYMS = {
    "将": "(?:将|把|对)?",
    "在": "(?:在|于|将|对)?",
    "修改为": (
        "(?:相应地?|现)?(?:(?:修改|修订|修正|变更|更改|调整|改写|更名|改)(?:为|成)|改称为?|改作)(?:以下内容|如下内容|下列内容)?"
    ),
    "改为": "(?:分别|依次|相应|顺次)?地?(?:修改|变更|更改|调整|改|顺延|递延|提前|前移|后移)(?:为|成|至)",
    "作为": "(?:分别|依次|相应)?(?:列为|作为|成为|即为|为|即(?=\ue002))",
    "删去": "(?:予以)?(?:删去|删除|删掉|去掉|去除|剔除|取消|废止)",
    "增加": "(?:增加|新增|增写|增设|加上|添加|补充|插入|加入|加|写入)",
    "均": "(?:均|统一|都|一律|全部|一并|同时|皆)",
    "中的": "(?:(?:中|里|内|中涉及)?的?(?:表述|内容)?：?)",
    "字样": "(?:的?这?一句话?|等?字样|一词|一语|的?表述|的?内容|等?内容|的?规定|等?词|[一两二三四五六七八九十]{1,3}个?字)?",
    "之后": "(?:之后|后面|以后|后)",
    "之前": "(?:之前|前面|以前|前)",
    "，": "[，；]? *",
    "~": (
        "(?:，?(?:规定|(?:条文|具体|其)?内容(?:为|是|如下)|表述(?:为|如下)|条文(?:为|如下)|具体(?:为|如下)|即))?"
        " *[：，-]?[ \n]*"
    ),
}
"""What else is written for a word of a pattern. （~ is the colon before wording, which may be missing.）"""

_GAP = "[ \n]*"
_IN = SYNONYMS["中的"]
_QUOTES = (
    f"{QUOTED}(?:{_GAP}[、和及与或；，;]?{_GAP}{QUOTED}(?!{_GAP}(?:分别|均|统一)?(?:修改为|改为|修订为)|{_GAP}之?[前后]))*+"
)
_PHRASES = f"{_IN}{QUOTED}(?:{_GAP}[、和及与或]?{_GAP}{QUOTED})*+(?:字样|一词)?"
_PAIR = f"{ADDRESS}{_PHRASES}"
_SLOTS = {
    "at": ADDRESS,
    "to": ADDRESS,
    "word": QUOTED,
    "words": f"{QUOTED}(?:{_GAP}[、和及与或以]{{0,2}}{_GAP}{QUOTED})*+",
    "text": _QUOTES,
    "pairs": f"{_PAIR}(?:{_GAP}[、，；和及以]{{1,2}}{_GAP}(?:将|把)?{_PAIR})*",
    "spread": f"{ADDRESS}(?:{_GAP}，{_GAP}(?:以及|和)?{ADDRESS}){{1,40}}{_PHRASES}",
    "n": f"{N}{{1,4}}",
    "unit": "[条款项目]",
    "level": "(?:编|分编|章|节)",
}
_TOKEN = re.compile(
    "|".join(
        [
            r"\{(?P<slot>[a-z]+)(?P<number>[0-9]?)\}",
            *map(re.escape, sorted(SYNONYMS, key=len, reverse=True)),
            r"[\[\]) ]",
            r"\((?!\?)",
        ]
    )
)
_SLOT = re.compile(r"\{(?P<slot>[a-z]+)(?P<number>[0-9]?)\}")
_BRACKETS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", " ": _GAP}
RAW = "regex:"
"""Begins a pattern that is a regular expression, but for its slots."""
_END_OF_CLAUSE = r"(?=[\s，。；、：]|并|同时|\Z)"
_DONE_TO = (
    r"(?:分别|均|统一|都|一律|全部)?(?:修改为|改[为写称作]|修订为|(?:删[去除掉]|取消|废止)(?![\ue001\ue002其该])"
    r"|调整[到至]|移[到至]|合并|作为)"
)
_END_OF_QUOTATION = (
    rf"(?! *(?:[的中等前后内]|之[前后中]|字样|一词|{_DONE_TO})"
    rf"|{_GAP}[和与及或]{_GAP}{QUOTED}| *、 *{QUOTED}(?! *(?:{_DONE_TO}|之?[前后])))"
)
LEVELS = {level.sign: level for level in Level}
"""What 编, 章, 条, 款 and the like say."""


def compile_pattern(pattern: str) -> str:
    """Return a form's pattern as a regular expression over a skeleton."""

    def one(match: re.Match[str]) -> str:
        if match["slot"]:
            return f"(?P<{match['slot']}{match['number']}>{_SLOTS[match['slot']]})"
        return SYNONYMS.get(match[0]) or _BRACKETS[match[0]]

    tokens = _SLOT if pattern.startswith(RAW) else _TOKEN
    end = rf"(?:(?<={QUOTED}){_END_OF_QUOTATION}|(?<!{QUOTED}){_END_OF_CLAUSE})"
    return tokens.sub(one, pattern.removeprefix(RAW)) + end


class Part(NamedTuple):
    """What an order's skeleton is made of."""

    text: str
    """The skeleton."""
    listed: dict[int, Listed]
    """The lists of addresses by their 0-based offset in the skeleton."""
    quoted: dict[int, tuple[str, ...]]
    """The lines of the quotations by their 0-based offset in the skeleton."""
    signs: frozenset[str]
    """The characters of the skeleton."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a form, with what its slots hold."""

    match: re.Match[str]
    part: Part
    context: Context

    def has(self, slot: str) -> bool:
        """Say whether a slot is filled."""
        return self.match.groupdict().get(slot) is not None

    def listed(self, slot: str) -> Listed:
        """Return the list of addresses of a slot, as printed."""
        return self.part.listed[self.match.start(slot)]

    def at(self, slot: str = "at") -> tuple[Address, ...]:
        """Return the old addresses of a slot; what the context means where there is no such slot."""
        return self.context.old(self.listed(slot)) if self.has(slot) else self.these()

    def these(self) -> tuple[Address, ...]:
        """Return what 其中的, 该条中的 or nothing at all means."""
        return self.context.that(self.match["that"]) if self.has("that") else self.context.these()

    def within(self, slot: str) -> tuple[Address, ...]:
        """Return the old addresses of a slot as places of words: 第四章 is all under it, 第四章章名 the heading."""
        if not self.has(slot):
            return self.these()
        return self._within(self.listed(slot))

    def _within(self, listed: Listed) -> tuple[Address, ...]:
        found = self.context.old(listed)
        if any(each.place is Place.HEADINGS for each in found):
            raise NotUnderstoodError(say("words in all headings"))
        pairs = zip(found, self.context.own(listed), strict=True)
        everywhere = Place.EVERYWHERE
        return tuple(replace(a, place=everywhere) if a.place is Place.DIVISION and not e.heading else a for a, e in pairs)

    def quotes(self, slot: str = "text") -> list[tuple[str, ...]]:
        """Return the lines of each quotation of a slot."""
        start, end = self.match.span(slot)
        return [lines for at, lines in self.part.quoted.items() if start <= at < end]

    def words(self, slot: str = "word") -> list[str]:
        """Return each quoted phrase of a slot."""
        return [phrase_of(lines) for lines in self.quotes(slot)]

    def word(self, slot: str = "word") -> str:
        """Return the one quoted phrase of a slot."""
        return self.words(slot)[0]

    def pairs(self, slot: str = "pairs") -> list[tuple[tuple[Address, ...], list[str]]]:
        """Return the places and phrases of 第六条、第七条中的“甲”，第九条中的“乙”."""
        start, end = self.match.span(slot)
        out: list[tuple[tuple[Address, ...], list[str]]] = []
        for at in range(start, end):
            if at in self.part.listed:
                before = out.pop()[0] if out and not out[-1][1] else ()
                out.append(((*before, *self._here(self.part.listed[at])), []))
            elif at in self.part.quoted:
                out[-1][1].append(phrase_of(self.part.quoted[at]))
        here = [pair for pair in out if pair[0]]
        if not here:
            raise NotHereError
        self.context.remember([address for places, _ in here for address in places])
        return here

    def _here(self, listed: Listed) -> tuple[Address, ...]:
        """Return the places of a list; none where all are of another regulation than the order is read for."""
        try:
            return self._within(listed)
        except NotHereError:
            return ()

    def count(self, slot: str = "n") -> int:
        """Return how many units an order speaks of; 0 where it does not say."""
        if not self.has(slot):
            return 0
        try:
            return parse_numeral(self.match[slot])
        except ValueError as error:
            raise NotUnderstoodError(said_by(error)) from None

    def level(self, slot: str = "unit") -> Level:
        """Return the level that 条, 款, 项 or 章 names."""
        return LEVELS[self.match[slot]]


Build = Callable[[Found], Sequence[Operation]]


class Example(NamedTuple):
    """An order and what it is to be read as (`spell`)."""

    order: str
    operations: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """One form of order."""

    name: str
    patterns: tuple[str, ...]
    build: Build
    examples: tuple[Example, ...]
    fits: Callable[[Found], bool] = lambda found: found is not None
    """Whether a match is of this form, beyond what its pattern says."""
    needs: str = ""
    """Characters of which an order of this form has one: what has none is not tried against the patterns."""

    @cached_property
    def regexes(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, compiled."""
        return tuple(re.compile(compile_pattern(pattern)) for pattern in self.patterns)

    def match(self, part: Part, pos: int, context: Context) -> Found | None:
        """Return the match of this form at a 0-based offset of a skeleton, or None."""
        if self.needs and part.signs.isdisjoint(self.needs):
            return None
        for regex in self.regexes:
            if (match := regex.match(part.text, pos)) and self.fits(found := Found(match, part, context)):
                return found
        return None


def example(order: str, *operations: str) -> Example:
    """Return an example: an order, and its operations, spelled out."""
    return Example(order, operations)
