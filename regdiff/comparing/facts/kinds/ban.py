"""Bans: what must not be done (不得, 禁止), come, gone, or made of something else."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.force import trend_of
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.kinds.power import is_of_powers
from regdiff.comparing.facts.statements import Force
from regdiff.model.patterns import lazy

_GOES_ON = lazy("并(?!不)|同时|应当|确保|防止|保障|由|具体")
"""How a clause behind a ban begins that forbids nothing."""


def _says(said: Said) -> bool:
    statement = said.statement
    if statement is None or statement.force is not Force.BAN or is_of_powers(said):
        return False  # 可以采取下列措施：禁止货物进境 is a power
    return not _GOES_ON.match(said.words) or statement in said.stated


def _alters(altered: Altered) -> Trend | None:
    old, new = altered.forces
    return trend_of(altered) if (Force.BAN in old) != (Force.BAN in new) else None


KIND = Kind("ban", 1, 46, "duty", _says, _alters)
