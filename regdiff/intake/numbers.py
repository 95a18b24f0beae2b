"""Lines that may begin a heading or an article: a number, in whatever form it is printed, at the beginning of a line.

Whether such a line does begin one is for `sequence` to say.
"""

from __future__ import annotations

import re
import unicodedata

from regdiff.model.lines import BARE_HEADINGS, Kind, listed_heading
from regdiff.model.numbers import NUMERAL, SIGNS, Level, Number, format_numeral, match_number
from regdiff.model.text import BLANK
from regdiff.named import NamedTuple

_RADICALS = str.maketrans({0x2F00: "一", 0x2F06: "二", 0x2F0B: "八", 0x2F17: "十", 0x7B2B: "第", 0x2013: "-", 0xFF0D: "-"})
"""Radicals of the Kangxi block for the numerals they look like (fonts of PDF files map to them), 笫 for 第, wide dashes."""
_OPENS, _CLOSES = "【［[〔「『〖<〈", "】］]〕」』〗>〉"
_BEGINNINGS = frozenset("第笫" + _OPENS)
"""What a line that begins with a number begins with."""
_CANONICAL = re.compile(r"(第[一二三四五六七八九十百千]{1,16}[编章节条])\u3000(?=\S)(?!.{0,120}第\s?[Ⅰ-Ⅻⅰ-ⅻIVXＩＶＸ])")
"""A number as canonical text has it, where none in Roman numerals stands near: nothing is to be made alike for it."""
_ZEROS = re.compile("(?<=[一二三四五六七八九十百千])[Oo0０另](?=[一二三四五六七八九])")
"""What recognition and typists put for 〇: 第一百O四条."""
_B = r"[\s\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f]*"
_SPACED = re.compile(
    rf"第{_B}((?:[{NUMERAL}]{_B}){{1,16}}(?:-{_B}[0-9]{{1,3}}{_B})?)(?:{SIGNS}|分{_B}[编編])(?:{_B}之{_B}[{NUMERAL}]+(?=[\s】\]：:]|\Z))*"
)
_ROMAN = re.compile(r"(?<=第)(\s?)([Ⅰ-Ⅻⅰ-ⅻ]|[ⅠⅤⅩⅰⅴⅹ]{2,6}|[IVXＩＶＸ]{1,7})(?=\s?(?:[编編章节節条條]|部分))")
"""A number in Roman numerals, of their own characters or spelled with letters: 第Ⅲ章, 第III章."""
_SPELLED_ROMAN = re.compile(r"\W?\s*[第笫]\s?[IVXＩＶＸ]")
_MARKS = re.compile(r"\s*(?:[：:、.．·\-—–―─]+)?\s*")
"""What may stand between a number and its text, beside a blank."""
_CITED = re.compile(
    r"(?:第[^条條]{1,8}[款项項目]|规定|規定|所|的|和第|和本|至第|到第|或第|及第|或者|以及|、第|与第|，|,|。|；|;|中的|之规定|”|》)"
)
"""What follows the number of an article where it is cited, not begun."""
_LONGEST_HEADING = 40
_REACH = 120
"""Within how many characters a number ends."""
_SENTENCE = re.compile("[。；，：;！？]")


class Candidate(NamedTuple):
    """A line that begins with a number, or is a heading that needs none."""

    kind: Kind
    """HEADING or ARTICLE."""
    number: Number
    printed: str
    """What stands before the text, blanks at its end included: 【第一条】, 第 1 條, 第一章----."""
    rest: str
    """The text that follows."""
    parted: bool
    """A blank, a mark or a bracket parts the number from the text, or nothing follows."""
    cited: bool
    """What follows is what follows a number that is cited."""
    odd: bool
    """Another blank than one ideographic space, or none, follows the number, or blanks stand inside it."""


def candidate(text: str, *, heading: bool = False) -> Candidate | None:
    """Return what the line `text` may begin; None where it begins with no number and is no heading without one.

    `heading`: the source marks it as a heading; then 二、诉讼参加人 is one too.
    """
    if heading and (listed := listed_heading(text)):
        return Candidate(Kind.HEADING, listed, "", text, parted=True, cited=False, odd=False)
    if len(text) <= 8 and "".join(text.split()) in BARE_HEADINGS:
        return Candidate(Kind.HEADING, Number((), Level.CHAPTER, ""), "", text, parted=True, cited=False, odd=False)
    if (canonical := _CANONICAL.match(text)) and (number := match_number(canonical[1])):
        return _candidate(text, number, len(canonical[1]), opened=False)
    if text[0] not in _BEGINNINGS:
        return None
    opened = text[0] in _OPENS
    start = (text[1:_REACH].lstrip() if opened else text)[:_REACH]
    if start[:1] not in ("第", "笫"):
        return None
    plain = _ROMAN.sub(_han, _ZEROS.sub("〇", start.translate(_RADICALS)), count=1)
    skipped = len(text) - len(text[1:].lstrip()) if opened else 0
    number, length = _number(plain)
    if number is None:
        return None
    end = skipped + length + len(start) - len(plain)
    if opened:
        closing = re.match(rf"\s*[{re.escape(_CLOSES)}]", text[end:])
        if closing is None:
            return None
        end += closing.end()
    return _candidate(text, number, end, opened=opened)


def is_spelled_roman(printed: str) -> bool:
    """Say whether a printed number is in Roman numerals that are spelled with letters: 第III章."""
    return _SPELLED_ROMAN.match(printed) is not None


def _han(found: re.Match[str]) -> str:
    """Return a Roman numeral as a Chinese one, if it is spelled as it should be."""
    letters = unicodedata.normalize("NFKC", found[2]).upper()
    value = next((value for value in range(1, 40) if _roman(value) == letters), 0)
    return found[1] + format_numeral(value) if value else found[0]


def _roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _number(text: str) -> tuple[Number | None, int]:
    """Return the number that `text` begins with, blanks inside it allowed, and the length of its print."""
    number = match_number(text)
    if number is not None:
        number = _without_next(number)
        return number, len(number.printed)
    spaced = _SPACED.match(text)
    return (match_number(re.sub(_B, "", spaced[0])), spaced.end()) if spaced else (None, 0)


def _without_next(number: Number) -> Number:
    """Return a number without the numeral that the text behind it begins with: 第二条之一 of 第二条之一一人登记的."""
    base, _, inserted = number.printed.rpartition("之")
    if not base or len(inserted) < 2 or inserted.isascii() or format_numeral(number.value[-1]) == inserted:
        return number
    return match_number(f"{base}之{inserted[0]}") or number


def _candidate(text: str, number: Number, end: int, *, opened: bool) -> Candidate | None:
    if text[:end] == number.printed and text[end : end + 1] == BLANK and not text[end + 1 : end + 2].isspace():
        # as in canonical text
        kind = Kind.ARTICLE if number.level is Level.ARTICLE else Kind.HEADING
        return Candidate(kind, number, text[: end + 1], text[end + 1 :], parted=True, cited=False, odd=False)
    marks = _MARKS.match(text, end)
    stop = marks.end() if marks else end
    between, rest = text[end:stop], text[stop:]
    parted = opened or not rest or between != ""
    cited = _CITED.match(text[end:]) is not None or (_CITED.match(rest) is not None and between.strip() == "")
    if between.strip() and rest.startswith("第"):
        cited, parted = True, False  # 第三条、第四条, 第三条—第五条
    kind = Kind.ARTICLE if number.level is Level.ARTICLE else Kind.HEADING
    if kind is Kind.HEADING and not between[:1].isspace() and (len(text) > _LONGEST_HEADING or _SENTENCE.search(rest)):
        return None
    odd = text[:stop] != number.printed + (BLANK if rest else "")
    return Candidate(kind, number, text[:stop], rest, parted, cited, odd)
