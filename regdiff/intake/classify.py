"""What each line of a source begins: heading, article, annex or text, in whatever form its number is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from regdiff.intake.source import SourceLine
from regdiff.model.lines import BARE_HEADINGS, Kind, classify
from regdiff.model.numbers import NUMERAL, Level, Number, match_number
from regdiff.model.text import fold
from regdiff.model.tree import heading_line

_RADICALS = str.maketrans({0x2F00: "一", 0x2F06: "二", 0x2F0B: "八", 0x2F17: "十"})
"""Radicals of the Kangxi block for the numerals they look like; fonts of PDF files map to them."""
_SPACED = re.compile(rf"第\s*((?:[{NUMERAL}]\s*){{1,16}})(编|分\s*编|章|节|条)(?:\s*之\s*[{NUMERAL}]+)*(?=\s|\Z)")
_CITED = frozenset("规所的第、和至到，。；：及或与中款项之以（(》”")
"""What follows the number of an article where it is cited, not begun."""
_LONGEST_HEADING = 40


class Begun(NamedTuple):
    """What one line begins."""

    kind: Kind
    number: Number | None
    rest: str
    """What follows the number."""
    odd_blank: bool = False
    """Another blank than one ideographic space, or none, follows the number, or blanks stand inside it."""


def begun(lines: Sequence[SourceLine]) -> list[Begun]:
    """Say what each of `lines` begins.

    As in canonical text, but any blank may follow a number and blanks may stand inside it, and 总 则 is a heading too. A
    number that nothing parts from its text begins an article only where it is the next in order and stands nowhere else.
    """
    out = [_begins(line.text) for line in lines]
    parted = {each.number.value for each in out if each.kind is Kind.ARTICLE and each.number}
    last = 0
    for at, each in enumerate(out):
        if each.kind is Kind.ARTICLE and each.number:
            last = each.number.value[0]
        elif each.kind is Kind.TEXT and (bare := _unparted(lines[at].text, last, parted)):
            out[at] = bare
            last = bare.number.value[0] if bare.kind is Kind.ARTICLE and bare.number else last
    return out


def _begins(text: str) -> Begun:
    number = match_number(text)
    if number is None and (spaced := _SPACED.match(text.translate(_RADICALS))):
        number = match_number("".join(spaced[0].split()))
        if number is not None:
            return Begun(_kind(number), number, text[spaced.end() :].strip(), odd_blank=True)
    if number is not None:
        rest = text[len(number.printed) :]
        if not rest or rest[0].isspace():
            rest = rest.strip()
            return Begun(_kind(number), number, rest, text != heading_line(number.printed, rest))
    if fold(text) in BARE_HEADINGS:
        return Begun(Kind.HEADING, Number((), Level.CHAPTER, ""), text)
    return Begun(*classify(text))


def _kind(number: Number) -> Kind:
    return Kind.ARTICLE if number.level is Level.ARTICLE else Kind.HEADING


def _unparted(text: str, last: int, parted: set[tuple[int, ...]]) -> Begun | None:
    """Read 第二条为了…… as an article, and 第一章总则 as a heading, where that is certain."""
    number = match_number(text)
    if number is None or text[len(number.printed)] in _CITED:
        return None
    rest = text[len(number.printed) :]
    if number.level is Level.ARTICLE:
        certain = number.value == (last + 1,) and number.value not in parted
    else:
        certain = len(text) <= _LONGEST_HEADING and not re.search("[。；，：]", text)
    return Begun(_kind(number), number, rest, odd_blank=True) if certain else None
