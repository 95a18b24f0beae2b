"""Rights: what a party may do, or is owed."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.force import trend_of
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.statements import Force
from regdiff.model.patterns import lazy

_RIGHT = lazy(
    r"有权(?!机关|部门)|享有|(?:的|等)权利|(?:申请|提起|请求|提出)[^，。；]{0,10}(?:复议|诉讼|仲裁|申诉|赔偿|听证|异议)"
)


def _says(said: Said) -> bool:
    statement = said.statement
    return (statement is not None and statement.force is Force.LEAVE) or (
        statement is None and _RIGHT.search(said.words) is not None
    )


def _alters(altered: Altered) -> Trend | None:
    old, new = altered.forces
    return trend_of(altered) if old and new and Force.RELEASE in old ^ new else None


KIND = Kind("right", 1, 42, "duty", _says, _alters)
