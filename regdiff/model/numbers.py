"""Chinese numerals, and the numbers of articles and divisions: 第一百二十条之一 ⇄ (120, 1).

Strict: what is no numeral raises `ValueError`; nothing falls back to zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from regdiff.messages import Message, count_of, say
from regdiff.model.patterns import lazy

_PRINTED_DIGITS = "零〇○0０ 一壹弌1１ 二贰貳弍两兩2２ 三叁參叄弎3３ 四肆4４ 五伍5５ 六陆陸6６ 七柒7７ 八捌8８ 九玖9９"
_DIGITS = {char: value for value, group in enumerate(_PRINTED_DIGITS.split(" ")) for char in group}
_SHORT_TENS = (("廿", "二十"), ("卅", "三十"), ("卌", "四十"))
_SIMPLE = "零一二三四五六七八九"
_BELOW_TEN = {"": 0} | {digit: value for value, digit in enumerate(_SIMPLE) if value}
_FORMAL = "零壹贰叁肆伍陆柒捌玖"

NUMERAL = "零〇○一二三四五六七八九十廿卅卌百千万两兩壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬0-9０-９"
"""Characters a numeral is made of, for use inside a regular expression's brackets."""
LARGEST = 99_999_999
_KINDS = ("0123456789０１２３４５６７８９", "一", "两三四五六", "二七八九十", "百", "千", "万")
_OTHER_KIND = "廿卅卌零〇○兩壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬"
SHAPES = {ord(char): str(kind) for kind, chars in enumerate((*_KINDS, _OTHER_KIND)) for char in chars}
"""For `str.translate`: each character of a numeral becomes a digit that says of which kind it is.

Patterns that are searched in such a text say [0-7] where they would say `NUMERAL`, which is costly to compile many times.
"""


def parse_numeral(text: str) -> int:
    """Return the integer that `text` spells.

    Accepts 一百二十, 百二十 and 十二, 廿一, 两百, formal 壹佰贰拾, digit by digit 二〇一七, ASCII and full-width digits,
    from 0 to 99,999,999.

    Raises:
        ValueError: `text` is no numeral, or an ambiguous one such as 一百二.
    """
    if not text:
        raise ValueError(say("an empty text is no numeral"))
    if all(c in _DIGITS and c not in "两兩" for c in text) or text in "两兩":
        if len(text) > 8:
            raise ValueError(say("numeral too long: {text}…", text=text[:12]))
        return int("".join(str(_DIGITS[c]) for c in text))
    tens, ten, ones = text.partition("十")
    if ten and tens in _BELOW_TEN and ones in _BELOW_TEN:
        return (_BELOW_TEN[tens] or 1) * 10 + _BELOW_TEN[ones]
    for short, tens in _SHORT_TENS:
        text = text.replace(short, tens)
    high, myriad, low = text.replace("萬", "万").partition("万")
    if not myriad:
        return _below_myriad(text)
    if not high:
        raise ValueError(say("no numeral: {text}", text=text))
    return _below_myriad(high) * 10_000 + (_below_myriad(low, after_myriad=True) if low else 0)


_D = "[一二三四五六七八九两兩壹弌貳贰弍叁參叄弎肆伍陆陸柒捌玖1-9１-９]"
_BELOW_MYRIAD = lazy(f"(?:({_D})[千仟])?(?:([零〇○])?({_D}?)[百佰])?(?:([零〇○])?({_D}?)[十拾])?(?:([零〇○])?({_D}))?")


def _below_myriad(text: str, *, after_myriad: bool = False) -> int:
    """Read a numeral made with 千, 百 and 十; `after_myriad`: it follows 万, so 零 may stand first."""
    match = _BELOW_MYRIAD.fullmatch(text)
    if not match:
        raise ValueError(say("no numeral: {text}", text=text))
    thousands, gap_h, hundreds, gap_t, tens, gap_u, ones = match.groups()
    higher = after_myriad or thousands is not None
    if (gap_h and not higher) or (hundreds == "" and higher):
        raise ValueError(say("no numeral: {text}", text=text))
    higher = higher or hundreds is not None
    if (gap_t and not higher) or (gap_u and not (higher or tens is not None)):
        raise ValueError(say("no numeral: {text}", text=text))
    if ones and higher and tens is None and not gap_u:
        raise ValueError(say("ambiguous numeral: {text}", text=text))
    return sum(
        0 if digit is None else unit * (_DIGITS[digit] if digit else 1)
        for digit, unit in ((thousands, 1000), (hundreds, 100), (tens, 10), (ones, 1))
    )


def format_numeral(value: int, *, formal: bool = False) -> str:
    """Return `value` (0 to 99,999,999) as a Chinese numeral: 110 is 一百一十, 12 is 十二; `formal` gives 壹佰壹拾.

    Raises:
        ValueError: `value` is negative or too large.
    """
    if not 0 <= value <= LARGEST:
        raise ValueError(say("out of range: {value}", value=value))
    digits, units = (_FORMAL, ("", "拾", "佰", "仟")) if formal else (_SIMPLE, ("", "十", "百", "千"))
    high, low = divmod(value, 10_000)
    if high:
        gap = digits[0] if 0 < low < 1000 else ""
        return (
            _spell(high, digits, units) + ("万" if not formal else "萬") + (gap + _spell(low, digits, units) if low else "")
        )
    return _spell(low, digits, units) or digits[0]


def _spell(value: int, digits: str, units: tuple[str, ...]) -> str:
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + units[power]
            gap = False
        else:
            gap = True
    return out[1:] if out.startswith("一十") else out


class Level(IntEnum):
    """What a numbered part of a regulation is; the order is that of nesting.

    Ground: 立法法 (2023) article 65 for 编、章、节、条、款、项、目; 分编 as in the Civil Code. 款 carries no number.
    """

    BOOK = 1
    PART = 2
    CHAPTER = 3
    SECTION = 4
    ARTICLE = 5
    PARAGRAPH = 6
    ITEM = 7
    SUBITEM = 8

    @property
    def sign(self) -> str:
        """The Chinese word for the level."""
        return ("编", "分编", "章", "节", "条", "款", "项", "目")[self - 1]


def counted(level: Level, count: int) -> Message:
    """Return a count of units of a level in words: 2 articles."""
    return (
        count_of("{count} book", "{count} books", count),
        count_of("{count} part", "{count} parts", count),
        count_of("{count} chapter", "{count} chapters", count),
        count_of("{count} section", "{count} sections", count),
        count_of("{count} article", "{count} articles", count),
        count_of("{count} paragraph", "{count} paragraphs", count),
        count_of("{count} item", "{count} items", count),
        count_of("{count} subitem", "{count} subitems", count),
    )[level - 1]


_LEVELS = {level.sign: level for level in Level} | {
    "編": Level.BOOK, "分編": Level.PART, "節": Level.SECTION, "條": Level.ARTICLE, "部分": Level.PART,
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """The number of an article or division; compares by value, so 第120条 equals 第一百二十条."""

    value: tuple[int, ...]
    """(120,) for 第一百二十条, (120, 1) for 第一百二十条之一; empty for a heading that carries no number."""
    level: Level
    printed: str = field(compare=False)
    """As it stands in the text."""

    def __str__(self) -> str:
        return self.printed

    @property
    def is_part(self) -> bool:
        """Whether it is the number of a part in common words, 第一部分, as a point of a text may be numbered, too."""
        return "部分" in self.printed


_N = f"[{NUMERAL}]{{1,16}}"
SIGNS = "编|編|分编|分編|部分|章|节|節|条|條"
"""The words for levels that carry numbers, simplified and traditional, for use inside a regular expression's group."""
_PRINTED = lazy(rf"第({_N})((?:-[0-9]{{1,3}}){{0,3}})({SIGNS})((?:之{_N})*)")


def match_number(text: str, pos: int = 0) -> Number | None:
    """Return the number that stands in `text` at 0-based offset `pos`, or None when there is none.

    第三条规定的 gives 第三条: whether that is a heading is for `model.lines` to say. An inserted number may be printed
    第2-1條, as Taiwan's statutes on the web are.
    """
    match = _PRINTED.match(text, pos)
    return _number(*match.group(0, 1, 2, 3, 4)) if match else None


@lru_cache(maxsize=8192)
def _number(printed: str, base: str, behind: str, sign: str, inserted: str) -> Number | None:
    """Return the number that is printed so, by the parts of its print; a text names the same ones again and again."""
    try:
        value = tuple(map(parse_numeral, (base, *behind.split("-")[1:], *inserted.split("之")[1:])))
    except ValueError:
        return None
    return Number(value, _LEVELS[sign], printed)


def parse_number(text: str) -> Number:
    """Return the number that `text` spells in full.

    Raises:
        ValueError: `text` is no number such as 第七条 or 第一百二十条之一.
    """
    number = match_number(text)
    if number is None or number.printed != text:
        raise ValueError(f"no number of an article or heading: {text}")
    return number


def format_number(value: tuple[int, ...], level: Level = Level.ARTICLE) -> str:
    """Return the standard printed form: ((120, 1), ARTICLE) is 第一百二十条之一."""
    first, *inserted = value
    return f"第{format_numeral(first)}{level.sign}" + "".join(f"之{format_numeral(n)}" for n in inserted)
