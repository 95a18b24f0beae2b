"""Duties: what must be done (应当, 必须), come, gone, or turned from or into leave (可以)."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.force import trend_of
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.statements import Force, Statement
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker


def _says(said: Said) -> bool:
    statement = said.statement
    if statement is None or statement.force is not Force.DUTY or _describes(said, statement):
        return False
    return not said.text.text.startswith(_HELD, statement.modal.end)


_HELD = ("认定为", "视为")
"""What follows upon 应当 where it says what counts as something, and what nobody must do."""


def _describes(said: Said, statement: Statement) -> bool:
    """Say whether the word that binds stands in an attribute of what an item names: 应当予以免税的外国驻华使馆."""
    if not statement.subject.is_empty or not marker(said.words[:_MARKER])[1]:
        return False
    return _OF_NOUN.match(said.text.text, statement.modal.end, said.span.end) is not None


_MARKER = 12
"""Characters in which the marker of an item ends."""
_OF_NOUN = lazy("[^，。；、]{2,16}的[^，。；]{2}")


def _alters(altered: Altered) -> Trend | None:
    old, new = altered.forces
    return trend_of(altered) if old != new and old and new else None


KIND = Kind("duty", 2, 36, "duty", _says, _alters)
