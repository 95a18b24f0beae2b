"""Provisos and exceptions: 但是…, …的除外, 法律另有规定的."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.kinds.law import is_of_laws
from regdiff.comparing.facts.predicates import saying
from regdiff.model.patterns import lazy

_WORDS = lazy(
    r"(?:\A|(?<=[，。；]))但是?(?!书)(?:(?<=\A但)|(?<=\A但是)|(?![^，。；]*的[，。；]))|除外|(?<![解免排删拆清消])除[^，。；]{1,40}[外的](?=[，。]|\Z)|另有(?:规定|约定)|不受[^，。；]{1,20}限制"
)
_EXCEPTED = lazy(
    r"但是?(?!书)|除(?!了?名|权|尘)|从其(?:规定|约定)|[^，。；]*(?:除外\Z|另有(?:规定|约定)|限制\Z|不受[^，。；]{1,20}限制)"
)
"""How a clause begins that is an exception, or says what holds instead."""


def _says(said: Said) -> bool:
    """Say whether clauses are an exception, and not a rule that has one."""
    if not _WORDS.search(said.words):
        return False
    return said.words.startswith("但") or all(_EXCEPTED.match(each.words) for each in saying(said))


def _alters(altered: Altered) -> Trend | None:
    return Trend.NONE if words_differ(altered, _WORDS) and not is_of_laws(altered) else None


KIND = Kind("proviso", 2, 26, "condition", _says, _alters)
