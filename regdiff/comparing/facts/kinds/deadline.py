"""Deadlines and dates: how long, and until when."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.predicates import is_case
from regdiff.comparing.facts.values import compared, is_described
from regdiff.model.tree import marker


def _says(said: Said) -> bool:
    if said.statement is not None or (is_case(said) and marker(said.words[:12])[1]) or "的处罚" in said.words:
        return False
    return any(each.is_time and each.unit != "pace" and not is_described(said, each) for each in said.quantities)


def _alters(altered: Altered) -> Trend | None:
    return compared(altered, time=True)


KIND = Kind("deadline", 1, 52, "time", _says, _alters)
