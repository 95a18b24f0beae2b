"""Scope: to whom and to what the text applies, and what its terms mean."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.model.patterns import lazy

DEFINED = lazy(r"所称|是指|包括|下列机构|下列用语|适用本")
"""What introduces a list that says what a term takes in."""
_SCOPE = lazy(
    r"(?:不)?适用(?:于)?本(?:法|条例|规定|办法|章|规则)|本(?:法|条例|规定|办法|规则)(?:第[^，。；]{1,12})?(?:所称|不?适用|中下列)|(?:所称|是指|下列用语|参照适用|参照本)"
)


def _says(said: Said) -> bool:
    return _SCOPE.search(said.words) is not None or _SCOPE.search(said.above[-40:]) is not None


def _alters(altered: Altered) -> Trend | None:
    return Trend.NONE if _says(altered.new) or _says(altered.old) else None


KIND = Kind("scope", 1, 40, "scope", _says, _alters)
