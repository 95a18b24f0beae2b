"""Whether an alteration says the same in other words: punctuation, synonyms, other figures."""

from __future__ import annotations

from regdiff.comparing.alterations import Alteration, Span
from regdiff.comparing.laws import find_laws
from regdiff.comparing.quantities import find_quantities
from regdiff.comparing.wording import is_wording
from regdiff.model.patterns import lazy

_NEAR = 24
"""Characters by which a wording that says the same may be longer."""
_FIGURE = lazy(r"[0-9０-９零〇一二两三四五六七八九十百千万亿半日]")
_REACH = 16
_TITLE = 40
"""Characters beside an alteration that the name of a law may reach to."""


def says_the_same(each: Alteration, old: str, new: str) -> bool:
    """Say whether an alteration leaves the meaning as it is.

    Args:
        each: the alteration.
        old: the joined old texts of its change, in which its offsets are counted.
        new: the joined new texts.
    """
    if abs(len(each.deleted) - len(each.inserted)) > _NEAR:
        return False
    if is_wording(_around(old, each.old), _around(new, each.new)):
        return True
    law = _law(old, each.old)
    return bool(law) and law == _law(new, each.new)


def _law(text: str, span: Span) -> str:
    """The key of the law in whose name a run lies; empty where it lies in none."""
    low = max(0, span.start - _TITLE)
    near = text[low : span.end + _TITLE]
    if "法" not in near and "条例" not in near:
        return ""
    return next((key for found, key in find_laws(near) if found.holds(Span(span.start - low, span.end - low))), "")


def _around(text: str, span: Span) -> str:
    """The altered run with a character to both sides, its quantities by their values."""
    start, end = max(0, span.start - 1), min(len(text), span.end + 1)
    if _FIGURE.search(text, start, end) is None:
        return text[start:end]
    low = max(0, start - _REACH, text.rfind("\n", 0, start) + 1)
    out, at = "", start
    for each in find_quantities(text[low : end + _REACH]):
        begin, until = low + each.start, low + each.end
        if until > span.start and begin < span.end:
            out += text[min(at, begin) : begin] + f"<{each.unit} {each.value} {each.bound}>"
            at, end = until, max(end, until)
    return out + text[at:end]
