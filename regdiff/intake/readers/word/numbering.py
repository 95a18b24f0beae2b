"""The numbers that Word computes: in many a file 第一条 is a list marker, and nowhere in its text.

Ground: ECMA-376 part 1, sections 17.9 (numbering) and 17.18.59 (formats). The count belongs to the abstract definition, so
all lists made from it go on from each other; a list that overrides the start restarts that count where it is first used.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from regdiff.intake.readers.word.markup import W, child, is_on, value_of
from regdiff.intake.readers.word.styles import Styles
from regdiff.model.numbers import format_numeral
from regdiff.model.text import BLANK, nfc, strip_blank
from regdiff.named import NamedTuple

LONGEST_MARKER = 100
"""Most characters of a marker's pattern; Word allows 31, and a hostile file could repeat a huge one in every paragraph."""

_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z]{2}")
"""What makes words of a bullet, 注： or NOTE; one letter is a sign, for which there are fonts."""
_DIVISION = re.compile(r"第.+[编章节条]")
# Old Chinese templates carry the Japanese one; their readers write 一百零一 where a Japanese one writes 百一.
_COUNTED = frozenset(
    ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting")
)
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_CIRCLES = "".join(chr(code) for code in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))
_SIGNS = {
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
    "ideographEnclosedCircle": "".join(map(chr, range(0x3280, 0x328A))),
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_DIGITS = {
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), "〇一二三四五六七八九"),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), "０１２３４５６７８９"),
}


def spell_number(value: int, form: str) -> str:
    """Return `value` as Word's number format `form` spells it; as a decimal where the format is unknown or ends earlier."""
    if form == "none" or value < 1:
        return "" if form == "none" else str(value)
    if form in _SIGNS:
        return _SIGNS[form][value - 1] if value <= len(_SIGNS[form]) else str(value)
    if form in _DIGITS:
        return "".join(_DIGITS[form][int(digit)] for digit in str(value))
    if form == "decimalZero":
        return f"{value:02}"
    if form in ("upperRoman", "lowerRoman") and value < 4000:
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    if form in ("upperLetter", "lowerLetter") and value <= 780:  # Word ends with thirty times Z
        turn, letter = divmod(value - 1, 26)
        return chr(ord("A" if form == "upperLetter" else "a") + letter) * (turn + 1)
    formal = form == "chineseLegalSimplified"
    return format_numeral(value, formal=formal) if (formal or form in _COUNTED) and value < 10**7 else str(value)


def _roman(value: int) -> str:
    out = ""
    for unit, sign in _ROMAN:
        count, value = divmod(value, unit)
        out += sign * count
    return out + _ROMAN_ONES[value]


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else default


class _Level(NamedTuple):
    start: int
    form: str
    pattern: str
    restart: int
    """It restarts when one of so many first levels is used."""
    legal: bool
    blank: bool
    """Something stands between the marker and the text."""
    style: str


class _List(NamedTuple):
    shared: str
    """The abstract definition whose count it shares."""
    levels: dict[int, _Level]
    starts: dict[int, int]
    """Overridden starts, by level."""


class Numbering:
    """Counts the numbered paragraphs of a document, in the order in which it is asked for them."""

    def __init__(self, root: Any, styles: Styles) -> None:
        found = {tag: [] if root is None else root.findall(f"{W}{tag}") for tag in ("abstractNum", "num")}
        self._abstracts = {each.get(f"{W}abstractNumId"): each for each in reversed(found["abstractNum"])}
        self._nums = {each.get(f"{W}numId"): each for each in reversed(found["num"])}
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()

    def peek(self, props: Any, text: str) -> str:
        """Return what `mark` would, and count nothing."""
        place = self._place(props)
        numbered = self._list(place[0])
        if numbered is None:
            return text
        counts, used = self._counts.get(numbered.shared), place in self._used
        before = None if counts is None else dict(counts)
        marked = self.mark(props, text)
        if not used:
            self._used.discard(place)
        if before is None:
            self._counts.pop(numbered.shared, None)
        else:
            self._counts[numbered.shared] = before
        return marked

    def mark(self, props: Any, text: str) -> str:
        """Count a paragraph with properties `props`, and return its text with the marker that Word shows before it."""
        num, level = self._place(props)
        numbered = self._list(num)
        if numbered is None or level not in numbered.levels:
            return text
        counts = self._count(num, numbered, level)
        at = numbered.levels[level]
        if at.form == "bullet" and _WORD.search(at.pattern) is None:
            return text

        def shown(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            if other > level or other not in numbered.levels:
                return ""
            return spell_number(counts[other], "decimal" if at.legal else numbered.levels[other].form)

        marker = strip_blank(nfc(re.sub("%([1-9])", shown, at.pattern)))
        return f"{marker}{_gap(marker, text, blank=at.blank)}{text}"

    def _place(self, props: Any) -> tuple[str, int]:
        """Return the list and the level of a paragraph; the empty list where it has none."""
        style = value_of(props, "pStyle")
        around = [child(props, "numPr"), *self._styles.lists(style)]
        if not any(each is not None for each in around):
            return "", 0
        num = next((found for each in around if (found := value_of(each, "numId"))), "")
        numbered = self._list(num)
        if numbered is None:
            return "", 0
        own = value_of(around[0], "ilvl")
        if not own and not value_of(around[0], "numId"):
            # What a style says of its level is void where the list itself names the style of the level.
            linked = {level.style: depth for depth, level in numbered.levels.items() if level.style}
            names = [each.get(f"{W}styleId") for each in self._styles.chain(style)]
            if depths := [linked[name] for name in names if name in linked]:
                return num, depths[0]
            own = next((found for each in around if (found := value_of(each, "ilvl"))), "")
        return num, _number(own, 0)

    def _count(self, num: str, numbered: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(numbered.shared, {})
        first = (num, level) not in self._used
        self._used.add((num, level))
        starts = {depth: numbered.starts.get(depth, each.start) for depth, each in numbered.levels.items() if depth <= level}
        if level not in counts or (first and level in numbered.starts):
            counts[level] = starts[level]
        else:
            counts[level] += 1
        counts |= starts | counts  # a level above that was skipped counts as used
        for deeper in [depth for depth in counts if depth > level]:
            if deeper not in numbered.levels or level < numbered.levels[deeper].restart:
                del counts[deeper]
        return counts

    def _list(self, num: str) -> _List | None:
        if num not in self._lists:
            self._lists[num] = self._read(num)
        return self._lists[num]

    def _read(self, num: str) -> _List | None:
        """Resolve a list; 0 and unknown ones are none."""
        element = self._nums.get(num)
        abstract = self._abstracts.get(value_of(element, "abstractNumId"))
        if element is None or abstract is None:
            return None
        if link := value_of(abstract, "numStyleLink"):
            # The definition stands where the numbering style points; one step, for a file can make it a ring.
            style = next(iter(self._styles.chain(link)), None)
            linked = self._nums.get(value_of(style, "pPr", "numPr", "numId"))
            abstract = self._abstracts.get(value_of(linked, "abstractNumId"), abstract)
        levels, starts = _levels(abstract), {}
        for override in element.findall(f"{W}lvlOverride"):
            levels |= _levels(override)
            if start := value_of(override, "startOverride"):
                starts[_number(override.get(f"{W}ilvl") or "", 0)] = _number(start, 1)
        return _List(abstract.get(f"{W}abstractNumId"), levels, starts)


def _levels(parent: Any) -> dict[int, _Level]:
    levels = {}
    for element in parent.findall(f"{W}lvl"):
        depth = _number(element.get(f"{W}ilvl") or "", 0)
        levels[depth] = _Level(
            start=_number(value_of(element, "start"), 0),  # 17.9.25: none given is zero
            form=value_of(element, "numFmt") or "decimal",
            pattern=value_of(element, "lvlText")[:LONGEST_MARKER],
            restart=_number(value_of(element, "lvlRestart"), depth),
            legal=is_on(child(element, "isLgl")),
            blank=value_of(element, "suff") != "nothing",
            style=value_of(element, "pStyle"),
        )
    return levels


def _gap(marker: str, text: str, *, blank: bool) -> str:
    """Return what stands between a marker and its text: the canonical blank after 第一条, nothing after （一） or 1."""
    if not marker or not text:
        return ""
    if _DIVISION.fullmatch(marker):
        return "" if text.startswith("之") and not blank else BLANK  # 第十条 + 之一　…, where an author inserted an article
    return BLANK if blank and unicodedata.category(marker[-1]) in ("Ll", "Lo", "Lu", "Nd") else ""
