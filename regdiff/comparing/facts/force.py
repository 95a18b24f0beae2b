"""How strongly both sides of an altered clause bind, and which way that goes."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered
from regdiff.comparing.facts.statements import Force, Statement
from regdiff.comparing.score import pairs_of

SAME_ACT = 0.5
"""So much of the shorter act stands in the other one, by pairs of characters, where both are one act."""
_STRENGTH = {Force.RELEASE: 0, Force.LEAVE: 1, Force.DUTY: 2}
_SHORTEST = 4


def forces(altered: Altered) -> tuple[set[Force], set[Force]]:
    """Return how the statements bind whose modal words lie in what changed."""
    old = {each.force for mark in altered.marks for each in _stated(altered.old) if each.modal.meets(mark.old)}
    new = {each.force for mark in altered.marks for each in _stated(altered.new) if each.modal.meets(mark.new)}
    return old, new


def trend_of(altered: Altered) -> Trend:
    """Say which way a clause goes from leave to duty or back; none unless both sides speak of the same act."""
    sides = (_stated(altered.old), _stated(altered.new))
    if len(sides[0]) != 1 or len(sides[1]) != 1:
        return Trend.NONE
    (old,), (new,) = sides
    before, after = _STRENGTH.get(old.force), _STRENGTH.get(new.force)
    if before is None or after is None or before == after:
        return Trend.NONE
    acts = altered.old.text.words(old.act), altered.new.text.words(new.act)
    if not _is_same(*acts):
        return Trend.NONE
    return Trend.STRICTER if after > before else Trend.LOOSER


def _stated(said: Said) -> list[Statement]:
    found = said.text.statements(said.sentence)
    return [each for each in found if said.span.start <= each.modal.start < said.span.end]


def _is_same(one: str, other: str) -> bool:
    left, right = pairs_of(one), pairs_of(other)
    return min(len(left), len(right)) >= _SHORTEST and len(left & right) >= SAME_ACT * min(len(left), len(right))
