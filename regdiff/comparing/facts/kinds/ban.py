"""Bans: what must not be done (不得, 禁止), come, gone, or made of something else."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.force import trend_of
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.statements import Force


def _says(said: Said) -> bool:
    statement = said.statement
    return statement is not None and statement.force is Force.BAN


def _alters(altered: Altered) -> Trend | None:
    old, new = altered.forces
    return trend_of(altered) if (Force.BAN in old) != (Force.BAN in new) else None


KIND = Kind("ban", 1, 46, "duty", _says, _alters)
