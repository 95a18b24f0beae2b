"""Other laws that are named: added, dropped or changed."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.laws import find_laws


def _named(text: str) -> list[str]:
    return [key for _, key in find_laws(text)]


def _says(_: Said) -> bool:
    return False


def _alters(altered: Altered) -> Trend | None:
    return Trend.NONE if words_differ(altered, _named) else None


KIND = Kind("law", 2, 10, "law", _says, _alters)
