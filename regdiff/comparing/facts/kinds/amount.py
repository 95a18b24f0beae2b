"""Amounts: sums, shares and numbers that are no penalty."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.values import compared, is_article, is_described


def _says(said: Said) -> bool:
    counted = (each for each in said.quantities if not (each.is_time or is_article(each) or is_described(said, each)))
    return said.statement is None and any(each.unit != "pieces" for each in counted)


def _alters(altered: Altered) -> Trend | None:
    return compared(altered, time=False)


KIND = Kind("amount", 2, 40, "amount", _says, _alters)
