"""Numbers in an altered clause: which went, which came, and which way the one that changed goes."""

from __future__ import annotations

from collections import Counter

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered
from regdiff.comparing.facts.statements import is_condition
from regdiff.comparing.quantities import ONE, Quantity
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.model.patterns import lazy

_NO_SCALE = {"date", "pace", "day", "monthday", "ordinal", "age"}
"""What is no more or less: a later date is no higher one, and of an age another one takes in more people or fewer."""
_COUNTED = {"count", "pieces", "percent", "times"}
_DAYS = {"days", "workdays"}


def compared(altered: Altered, *, time: bool) -> Trend | None:
    """Return which way the quantities of an altered clause go; None where none of the sort differs in value.

    A direction is told only where one quantity took the place of one other, in the same unit and with the same bound.
    """
    old, new = altered.quantities
    if not old and not new:
        return None
    went, came = Counter(map(_meaning, old)), Counter(map(_meaning, new))
    fewer, more = went - came, came - went
    gone = [each for each in old if each.is_time is time and each.unit != "pace" and fewer[_meaning(each)]]
    come = [each for each in new if each.is_time is time and each.unit != "pace" and more[_meaning(each)]]
    gone, come = _counted(gone, come), _counted(come, gone)
    if not gone and not come:
        return None
    if gone and come and {_sort(each) for each in gone}.isdisjoint(map(_sort, come)):
        return None  # money for people: not the same number, nor the same rule
    if any(is_condition(said.words) or _is_case(said) for said in (altered.new, altered.old)):
        return Trend.NONE  # a threshold: more of it may be more or less of what follows
    if len(gone) == len(come) == 1 and _is_pair(altered, gone[0], come[0]):
        return _trend(gone[0], come[0])
    return Trend.NONE


def _is_case(said: Said) -> bool:
    """Say whether clauses are one of several cases in which something holds: 有下列情形之一的."""
    return said.text.cases(said.text.sentences[said.sentence]) is not None


def _counted(each_of: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """Leave out 一 that counts nothing, as in 下一次, where the other side has no number of the unit."""
    return [each for each in each_of if not is_article(each) or any(other.unit == each.unit for other in others)]


def is_article(each: Quantity) -> bool:
    """Say whether a number is no more than the article of a noun: 一项重要工作."""
    return each.unit == "count" and each.exact == ONE and not each.bound


def is_described(said: Said, each: Quantity) -> bool:
    """Say whether a number only tells of which things, people or papers one speaks: 对二至三周岁的幼儿, 1998年公布的决定."""
    if each.unit in _SHARES:
        return False
    text = said.text.text
    return _DESCRIBES.match(text, each.end) is not None or (each.bound == "以上" and _WHO.match(text, each.end) is not None)


_SHARES = {"percent", "money", "times"}
_DESCRIBES = lazy(
    r"的(?!第|期限|时间|比例|标准|数额|罚|[，。；])|[至到][^，。；]{1,6}(?:岁|[年月日天级])的(?=[^，。；])|文本"
    r"|[^，。；]{0,12}(?:入伍|出生|公布|发布|印发|颁布|通过|施行|修订)[^，。；]{0,6}的(?=[^，。；])"
)
"""What follows a number that describes a noun."""
_WHO = lazy("[^，。；]{1,40}的(?:股东|人员|单位|机构|企业|组织|公民|人|军人|干部)")


def _sort(each: Quantity) -> str:
    return "time" if each.is_time else "number" if each.unit in _COUNTED else each.unit


def _meaning(each: Quantity) -> tuple[str, int, str]:
    return each.unit, each.value, each.bound


def _is_pair(altered: Altered, old: Quantity, new: Quantity) -> bool:
    """Say whether one stands in the place of the other: one mark holds both, and what it holds besides is alike."""
    for mark in altered.marks:
        if Span(old.start, old.end).meets(mark.old) and Span(new.start, new.end).meets(mark.new):
            rests = (_besides(altered.old, mark.old, old), _besides(altered.new, mark.new, new))
            return min(map(len, rests)) < _RULED or len(rests[0] & rests[1]) >= _SAME_RULE * min(map(len, rests))
    return False


def _besides(said: Said, mark: Span, quantity: Quantity) -> Grams:
    """Return the pairs of characters of a mark without its number."""
    text = said.text.text
    return pairs_of(text[mark.start : max(mark.start, quantity.start)] + "\n" + text[min(mark.end, quantity.end) : mark.end])


_RULED = 8
"""Pairs of characters besides a number by which a rule can be known."""
_SAME_RULE = 0.5
"""So many of them are common where both numbers are of one rule."""


def _trend(old: Quantity, new: Quantity) -> Trend:
    if old.unit != new.unit or old.bound != new.bound or old.unit in _NO_SCALE or old.value == new.value:
        return Trend.NONE
    return Trend.UP if new.value > old.value else Trend.DOWN
