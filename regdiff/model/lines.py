"""Canonical text as classified lines, with their places.

What a block begins with decides what it is: a number followed by one ideographic space (or by nothing) is a heading or
an article, 附件/附表/附录/附图/附： begins an annex, and anything else is text, which behind the last article is an annex
too. A line that merely begins with 「第三条规定的……」 has no such space and is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from regdiff.model.numbers import NUMERAL, Level, Number, match_number
from regdiff.model.patterns import lazy
from regdiff.model.text import BLANK
from regdiff.named import NamedTuple

BARE_HEADINGS = ("总纲", "总则", "分则", "附则", "總綱", "總則", "分則", "附則")
"""Headings that regulations print without a number; they stand for a chapter."""

_ANNEX = lazy(
    rf"附(?:[件表录錄图圖]\s?(?:[{NUMERAL}A-ZⅠ-Ⅻ]{{1,4}}(?:[-—之.．][{NUMERAL}]{{1,3}})*)?\s?(?:[：:\s]|[（(]|《|\Z)|\s*[：:]|\s+|\Z)"
)


_LISTED = lazy(
    r"(?:([一二三四五六七八九十]{1,3}、)|[（(][一二三四五六七八九十]{1,3}[）)])\s*[^。；，：、！？\s][^。；，：！？]{0,40}\Z"
)
"""Headings as judicial interpretations have them: 二、诉讼参加人, and below it （一）动产质押."""


def listed_heading(line: str) -> Number | None:
    """Return the (empty) number of a heading that is listed like a point, 二、诉讼参加人; None where `line` is none.

    Whether such a line is a heading or a point, only its place tells: in canonical text it is one where it is a block.
    """
    found = _LISTED.match(line)
    return Number((), Level.CHAPTER if found[1] else Level.SECTION, "") if found else None


_BEGINNINGS = frozenset(("", *"第附（(一二三四五六七八九十", *(heading[0] for heading in BARE_HEADINGS)))
"""What anything but text begins with, beside a blank."""


class Kind(Enum):
    """What a block of canonical text is."""

    HEADING = "heading"
    ARTICLE = "article"
    ANNEX = "annex"
    TEXT = "text"


class Block(NamedTuple):
    """Lines between two blank ones."""

    kind: Kind
    number: Number | None
    lines: tuple[str, ...]
    """As printed, but for the number and its space, which are taken off the first."""
    line: int
    """1-based line on which the block begins."""


def classify(line: str) -> tuple[Kind, Number | None, str]:
    """Say what a block is that begins with `line`, with its number and the rest of the line."""
    if line[:1] not in _BEGINNINGS and not line[:1].isspace():
        return Kind.TEXT, None, line
    number = match_number(line)
    if number is not None:
        rest = line[len(number.printed) :]
        if rest[:1] == BLANK or not (rest or number.is_part):  # a part has a name; else it is a point: 第一部分
            kind = Kind.ARTICLE if number.level is Level.ARTICLE else Kind.HEADING
            return kind, number, rest[1:]
    if "".join(line.split()) in BARE_HEADINGS:
        return Kind.HEADING, Number((), Level.CHAPTER, ""), line
    if listed := listed_heading(line):
        return Kind.HEADING, listed, line
    if _ANNEX.match(line):
        return Kind.ANNEX, None, line
    return Kind.TEXT, None, line


def blocks(text: str, first_line: int = 1) -> Iterator[Block]:
    """Yield the blocks of `text`, which begins on the 1-based line `first_line` of its source."""
    run: list[str] = []
    for offset, line in enumerate([*text.split("\n"), ""]):
        if line:
            run.append(line)
        elif run:
            kind, number, rest = classify(run[0])
            yield Block(kind, number, (rest, *run[1:]), first_line + offset - len(run))
            run = []
