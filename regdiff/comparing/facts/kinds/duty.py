"""Duties: what must be done (应当, 必须), come, gone, or turned from or into leave (可以)."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.force import trend_of
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.statements import Force


def _says(said: Said) -> bool:
    statement = said.statement
    return statement is not None and statement.force is Force.DUTY


def _alters(altered: Altered) -> Trend | None:
    old, new = altered.forces
    return trend_of(altered) if old != new and old and new else None


KIND = Kind("duty", 2, 36, "duty", _says, _alters)
