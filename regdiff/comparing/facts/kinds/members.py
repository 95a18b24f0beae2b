"""Lists: an item, or a member of an enumeration, that came or went."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

_JOINT = lazy(r"\A(?:[、和及或]|或者|以及)|(?:[、和及或]|或者|以及)\Z")


def _says(said: Said) -> bool:
    return bool(marker(said.words[:12])[1])


def _alters(altered: Altered) -> Trend | None:
    def joined(text: str) -> bool:
        return _JOINT.search(text) is not None

    one_sided = [come or gone for gone, come in zip(altered.gone, altered.come, strict=True) if not (gone and come)]
    return Trend.NONE if any(map(joined, one_sided)) else None


KIND = Kind("list", 2, 28, "scope", _says, _alters)
