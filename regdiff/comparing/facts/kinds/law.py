"""Other laws that are named: added, dropped or changed."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.laws import find_laws


def _named(words: Sequence[str]) -> list[str]:
    return [key for text in words if text for _, key in find_laws(text)]


def _says(_: Said) -> bool:
    return False


def _alters(altered: Altered) -> Trend | None:
    return Trend.NONE if sorted(_named(altered.gone)) != sorted(_named(altered.come)) else None


KIND = Kind("law", 2, 10, "law", _says, _alters)
