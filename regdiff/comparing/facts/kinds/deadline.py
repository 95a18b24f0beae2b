"""Deadlines and dates: how long, and until when."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.values import compared


def _says(said: Said) -> bool:
    return said.statement is None and any(each.is_time and each.unit != "pace" for each in said.quantities)


def _alters(altered: Altered) -> Trend | None:
    return compared(altered, time=True)


KIND = Kind("deadline", 1, 52, "time", _says, _alters)
