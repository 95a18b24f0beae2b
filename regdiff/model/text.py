"""Facts about characters: normal form, folding of typography, graphemes, clauses.

Offsets are 0-based and count code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from regdiff.model.glyphs import glyph_table
from regdiff.model.patterns import lazy

BLANK = "\u3000"
"""The ideographic space that parts a number from what follows it."""

_ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
)
_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
"""Variation selectors: they fold away, and yet are characters of a text."""
_VARIANTS = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "〝": '"', "〞": '"',
    "‘": "'", "’": "'", "‛": "'",
    "―": "—", "─": "—", "━": "—", "－": "-", "‐": "-", "‑": "-", "−": "-", "﹣": "-",
    "⋯": "…", "︙": "…", "︰": ":",
    "•": "·", "・": "·", "‧": "·", "∙": "·", "⋅": "·",
    "○": "〇", "◯": "〇",
    "〈": "<", "〉": ">",
    "〜": "~", "～": "~", "∼": "~",
    "｡": "。", "．": ".",
}  # fmt: skip


_SPACES = (*range(9, 14), *range(28, 33), 133, 160, 5760, 8232, 8233, *range(8192, 8203), 8239, 8287, 12288)
_COMPATIBLE = ((0xFF01, 0xFF65), (0xFFE0, 0xFFE6), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0x2F00, 0x2FD5))
"""Ranges of characters that are read as their compatible ones."""
_USUAL = (
    ("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"), ("“", '"'), ("”", '"'), ("决", "決"), ("册", "冊"),
    ("\n", ""), (BLANK, ""), (" ", ""),
)  # fmt: skip
"""Nearly all that folds in a text of law: to look up each character in the table takes five times as long."""


@cache
def _fold_table() -> dict[int, str | None]:
    """Return all that folds."""
    table: dict[int, str | None] = {}
    for low, high in _COMPATIBLE:
        for code in range(low, high + 1):
            folded = unicodedata.normalize("NFKC", chr(code))
            if folded != chr(code):
                table[code] = folded
    table.update({ord(c): None for c in _ZERO_WIDTH})
    table.update(dict.fromkeys(_SPACES))
    table.update({ord(c): v for c, v in _VARIANTS.items()})
    table.update(glyph_table())
    table.update(dict.fromkeys(_SELECTORS))
    return table


def _unusual() -> str:
    """Return the class of the characters that fold besides the usual ones, or may."""
    ranges = (*_COMPATIBLE, (_SELECTORS[0], 0xFE0F), (0xE0100, _SELECTORS[-1]))
    alone = "".join((_ZERO_WIDTH, *map(chr, _SPACES), *_VARIANTS, *map(chr, glyph_table())))
    for char, _ in _USUAL:
        alone = alone.replace(char, "")
    return "[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges) + re.escape(alone) + "]"


_UNUSUAL = lazy(_unusual())
_FOLDING = lazy(f"{_unusual()[:-1]}.{re.escape(''.join(char for char, _ in _USUAL))}]")
"""All that folds, or may: most words hold nothing of it, and one search says so."""


def fold(text: str) -> str:
    """Return `text` without what is mere typography.

    White space and zero-width characters go; the width of punctuation, digits and Latin letters is made one, and so are
    variants of one mark (︰ and ：, ── and ——, ○ and 〇 as a digit), of one character (臺 and 台, `regdiff.model.glyphs`),
    and the full stop at the end of a line (。 ． and .). Two different marks (、 and ，) stay different.

    Source of the rule: the "unchanged" contract of the comparison report; docs/typography.md has the whole list.
    """
    if "，" not in text and not _FOLDING.search(text):
        return text
    if "." in text or "．" in text:
        text = _STOP.sub("。", text)
    for char, folded in _USUAL:
        text = text.replace(char, folded)
    return _UNUSUAL.sub(_folded, text)


def _folded(found: re.Match[str]) -> str:
    """Return what an unusual character folds to."""
    return _fold_table().get(ord(found[0]), found[0]) or ""


def fold_each(texts: Iterable[str]) -> list[str]:
    """Return each text folded: all at once, which takes a third of the time for short ones."""
    texts = list(texts)
    joined = _PARTING.join(texts)
    if "." in joined or "．" in joined or joined.count(_PARTING) != len(texts) - 1:
        return [fold(text) for text in texts]  # a full stop folds by what ends behind it
    return fold(joined).split(_PARTING)


_PARTING = "\2"
_STOP = lazy(r"(?<=[\u3400-\u9fff）)”’\"'》〉」])[.．](?=[”’\"'」）)]?[^\S\n]*(?:\n|\Z))")
"""A full stop in another print, where a line ends with it: not in a number, a marker or a name."""


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def strip_blank(text: str) -> str:
    """Return `text` without white space and zero-width characters at both ends."""
    return text.strip(_STRIP)


_STRIP = "".join((_ZERO_WIDTH, *map(chr, _SPACES)))
_BLANKS = lazy(f"[{_STRIP}]+")


def without_blanks(text: str) -> str:
    """Return `text` without any white space and zero-width characters."""
    return _BLANKS.sub("", text)


_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_MARKS = r"\n -~　-〿！-～—…“”‘’·"
_BESIDES = lazy(f"[^\u4e00-\u9fff{_MARKS}]")
_RARE = lazy(rf"[^\w{_MARKS}]")
_JAMO = lazy("[\u1100-\u11ff]")


def is_han(char: str) -> bool:
    """Say whether `char` (one code point) is a Chinese character."""
    return "\u4e00" <= char <= "\u9fff" or re.match(f"[{_HAN}]", char) is not None


def is_plain(text: str) -> bool:
    """Say whether each character is a grapheme: no letter, digit or usual mark but jamo joins what is before it."""
    return not _BESIDES.search(text) or not (_RARE.search(text) or _JAMO.search(text))


def graphemes(text: str) -> list[str]:
    """Cut `text` into clusters that no edit may cut: a base with its marks, selectors and joined parts.

    A simplification of UAX #29 that never cuts where the standard does not: it keeps combining marks, variation
    selectors, joiners, tags, regional pairs and emoji modifiers with what stands before them, and jamo together.
    """
    if is_plain(text):
        return list(text)
    out: list[str] = []
    for char in text:
        if out and _extends(out[-1], char):
            out[-1] += char
        else:
            out.append(char)
    return out


def _extends(before: str, char: str) -> bool:
    code, last = ord(char), before[-1]
    if last == "\n" or char == "\n":
        return False
    if unicodedata.category(char) in ("Mn", "Mc", "Me") or code in (0x200C, 0x200D) or last == "\u200d":
        return True
    if 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F:
        return True
    if 0x1F1E6 <= code <= 0x1F1FF and len(before) == 1:
        return 0x1F1E6 <= ord(before) <= 0x1F1FF
    return 0x1100 <= code <= 0x11FF and 0x1100 <= ord(last) <= 0x11FF


_CLAUSE = lazy(r"[^。；！？\n]*[。；！？\n]?[”’」』）]?")


def sentences(text: str) -> list[str]:
    """Cut `text` behind 。；！？ and line ends (with a closing quote that follows); the pieces spell `text`."""
    return [m for m in _CLAUSE.findall(text) if m]


def visible(text: str) -> str:
    """Return `text` with control characters written out, so that no reader's program obeys them."""
    if text.isprintable() or text.replace("\n", "").replace(BLANK, "").isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\u3000\u200b\u200d\ufeff" else _escape(char) for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    if char.isspace() and code >= 0xA0 and char not in "\u2028\u2029":
        return char
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes: two for a wide character."""
    return sum(widths_of(text))


def widths_of(text: str) -> list[int]:
    """Return how many columns of a terminal each character takes."""
    return [2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text]
