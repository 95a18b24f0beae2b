"""Which way a clause goes that binds more, or less, than before."""

from __future__ import annotations

from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered
from regdiff.comparing.facts.statements import Force
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy

SAME_ACT = 0.5
"""So much of the shorter act stands in the other one, by pairs of characters, where both are one act."""
_STRENGTH = {Force.RELEASE: 0, Force.LEAVE: 1, Force.DUTY: 2}
_SHORTEST = 4
_FAVOURS = lazy("减轻|从轻|免除|免予|免收|减免|减征|免征|不予处罚|从宽|豁免")
"""An act in somebody's favour: to leave it to an authority is no relief to him."""
_OR = lazy("或者?(?!其)|也可以")
"""What parts two ways of which one may be chosen."""


def trend_of(altered: Altered) -> Trend:
    """Say which way a clause goes from leave to duty or back; none unless both sides speak of the same act."""
    if len(altered.old.stated) != 1 or len(altered.new.stated) != 1:
        return Trend.NONE
    old, new = altered.old.stated[0], altered.new.stated[0]
    before, after = _STRENGTH.get(old.force), _STRENGTH.get(new.force)
    if before is None or after is None or before == after:
        return Trend.NONE
    leave, duty = (old, new) if after > before else (new, old)
    texts = (altered.old.text, altered.new.text) if after > before else (altered.new.text, altered.old.text)
    if _OR.search(texts[0].words(leave.act)) and not _OR.search(texts[1].words(duty.act)):
        return Trend.NONE  # of two ways one was left: which way was taken before nobody knows
    if _FAVOURS.search(texts[1].words(duty.act)):
        return Trend.NONE  # whose duty it is, and whose favour, are two
    if not _is_same(altered.old.text.words(old.act), altered.new.text.words(new.act)):
        return Trend.NONE
    return Trend.STRICTER if after > before else Trend.LOOSER


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return bool(one)
    left, right = pairs_of(one), pairs_of(other)
    return min(len(left), len(right)) >= _SHORTEST and len(left & right) >= SAME_ACT * min(len(left), len(right))
