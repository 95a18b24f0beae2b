"""Bodies: who is bound or in charge is another one."""

from __future__ import annotations

from regdiff.comparing.actors import find_actors
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind


def _says(_: Said) -> bool:
    return False


def _alters(altered: Altered) -> Trend | None:
    """A mark that is a body on one side, and a body or nothing on the other."""
    for gone, come in zip(altered.gone, altered.come, strict=True):
        if all(not words or _is_body(words) for words in (gone, come)):
            return Trend.NONE
    return None


def _is_body(words: str) -> bool:
    found = find_actors(words)
    return 2 * sum(each.span.end - each.span.start for each in found) > len(words)


KIND = Kind("body", 2, 30, "body", _says, _alters)
