"""Amounts: sums, shares and numbers that are no penalty."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.values import compared
from regdiff.comparing.quantities import ONE, Quantity


def _says(said: Said) -> bool:
    return said.statement is None and any(not each.is_time and not _is_article(each) for each in said.quantities)


def _is_article(each: Quantity) -> bool:
    """Say whether a number is no more than the article of a noun, or says that there is more than one: 一项重要工作."""
    return each.unit == "pieces" or (each.unit == "count" and each.exact == ONE and not each.bound)


def _alters(altered: Altered) -> Trend | None:
    return compared(altered, time=False)


KIND = Kind("amount", 2, 40, "amount", _says, _alters)
