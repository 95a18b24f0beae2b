"""Bodies: who is bound or in charge is another one."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.model.patterns import lazy


def _says(_: Said) -> bool:
    return False


def _alters(altered: Altered) -> Trend | None:
    """Other bodies in what changed, and no more than these."""
    marks = altered.marks
    gone = _named(altered.old, [mark.old for mark in marks])
    come = _named(altered.new, [mark.new for mark in marks]) if gone is not None else None
    return Trend.NONE if come is not None and gone != come else None


def _named(said: Said, marks: Sequence[Span]) -> set[str] | None:
    """Return the bodies that what changed lies in; None where something else changed, too."""
    out: set[str] = set()
    marks = [Span(each.start - said.span.start, each.end - said.span.start) for each in marks if not each.is_empty]
    actors = find_actors(said.words) if marks else ()
    for mark in marks:
        inside = [each for each in actors if each.span.meets(mark)]
        if not inside or len(_JOINTS.sub("", said.words[mark.start : mark.end])) > sum(
            _shared(a.span, mark) for a in inside
        ):
            return None
        out |= {each.name for each in inside}
    return out


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


_JOINTS = lazy("[、和与及或]|以及|或者")


KIND = Kind("body", 2, 30, "body", _says, _alters)
