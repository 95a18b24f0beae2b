"""Leave: what may be done, or need not be done, where it is neither a power over others nor a right."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.statements import Force


def _says(said: Said) -> bool:
    statement = said.statement
    return statement is not None and statement.force in (Force.LEAVE, Force.RELEASE)


def _alters(_: Altered) -> None:
    """Leave that became a duty, or came of one, is told as a matter of duties."""


KIND = Kind("leave", 2, 40, "duty", _says, _alters)
