"""Leave: what may be done, or need not be done, where it is neither a power over others nor a right."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.force import trend_of
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.statements import Force


def _says(said: Said) -> bool:
    statement = said.statement
    return statement is not None and statement.force in (Force.LEAVE, Force.RELEASE)


def _alters(altered: Altered) -> Trend | None:
    old, new = altered.forces
    return trend_of(altered) if old and new and Force.RELEASE in old ^ new else None


KIND = Kind("leave", 2, 40, "duty", _says, _alters)
