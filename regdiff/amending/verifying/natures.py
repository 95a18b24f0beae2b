"""What a difference is, where the published text is not what base and instruments give."""

from __future__ import annotations

from regdiff.amending.verified import Nature
from regdiff.amending.verifying.places import Hunk, Origin
from regdiff.model.numbers import NUMERAL, parse_numeral
from regdiff.model.patterns import lazy
from regdiff.model.text import fold

FEW = 16
"""Most characters of a difference that an order without wording (个别文字) may mean."""
_QUOTES = lazy(r"[\"'“”‘’]")
_MARKS = lazy(r"[，、；。：,;:\s]*")
_OF_SUBSTANCE = lazy(r"应当|必须|不得|可以|禁止|以[上下内外前后]|之[前后]")
_NUMBERS = lazy(rf"[{NUMERAL}]+")


def nature_of(hunk: Hunk, origin: Origin, *, vague: bool) -> tuple[Nature, tuple[int, ...]]:
    """Return what a difference is, and the operations that it touches.

    Args:
        hunk: the difference.
        origin: whose words its unit is made of.
        vague: whether an order leaves wording to those who publish.
    """
    if _plain(hunk.expected) == _plain(hunk.published):
        return Nature.TYPOGRAPHIC, ()
    inside, beside = origin.inside(hunk), origin.beside(hunk)
    is_mark = _MARKS.fullmatch(hunk.expected) and _MARKS.fullmatch(hunk.published)
    if is_mark and beside and not _is_within(hunk, origin):
        return Nature.PUNCTUATION, beside
    if inside:
        return Nature.ORDER, inside
    if vague and _is_small(hunk):
        return Nature.VAGUE, ()
    return Nature.UNEXPLAINED, ()


def _is_within(hunk: Hunk, origin: Origin) -> bool:
    """Say whether a difference lies in the midst of one operation's words, not at their edge."""
    end = hunk.start + len(hunk.expected)
    return origin.at(hunk.start - 1) == origin.at(end) and origin.at(end)[1] >= 0


def _plain(text: str) -> str:
    return fold(_QUOTES.sub("", text))


def _is_small(hunk: Hunk) -> bool:
    """Say whether a difference is one of wording: few characters for few, the same numbers, no duty, right or bound."""
    both = fold(hunk.expected), fold(hunk.published)
    few = min(map(len, both)) > 0 and max(map(len, both)) <= FEW
    return few and _same_numbers(*both) and not _OF_SUBSTANCE.search("".join(both))


def _same_numbers(expected: str, published: str) -> bool:
    """Say whether both hold the same numbers; 1日、2日、3日 and 1日至3日 do."""
    one, other = _numbers(expected), _numbers(published)
    ranged = "至" in expected + published and bool(one and other)
    return one == other or (ranged and (min(one), max(one)) == (min(other), max(other)))


def _numbers(text: str) -> list[int]:
    return [parse_numeral(match[0]) for match in _NUMBERS.finditer(text) if _is_numeral(match[0])]


def _is_numeral(text: str) -> bool:
    try:
        parse_numeral(text)
    except ValueError:
        return False
    return True
