"""Articles that were deleted and keep their number: 第二条　（删去）.

Codes that are amended one article at a time print them so, since a deletion must not shift the numbers behind it (as article
199 of 刑法). The old article and the empty one are one change, not a deletion with an addition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from regdiff.comparing.units import Link, Unit
from regdiff.model.patterns import lazy
from regdiff.model.text import fold

_EMPTIED = lazy(
    r"[(\[〔【]?(?:本条|此条|該條|该条)?(?:已|已被|被|经.{1,30}|根据.{1,60})?(?:删去|删除|废止|刪去|刪除|廢止)(?:此条|本条)?"
    r"(?:[,;:(《].{1,60})?[)\]〕】]?[。.]?"
)


def is_emptied(text: str) -> bool:
    """Say whether an article says nothing but that it was deleted."""
    if len(text) > 80 or not any(char in text for char in "删废刪廢"):
        return False
    return _EMPTIED.fullmatch(fold(text)) is not None


def emptied_links(old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Return the links of articles of which one side is empty in this way, to the article of the same number.

    A number that repeats on a side links nothing.
    """
    if not any(is_emptied(unit.text) for unit in (*old, *new)):
        return []
    before, after = _once(old), _once(new)
    pairs = ((before[number], after[number]) for number in before if number in after)
    return [Link((a.index,), (b.index,)) for a, b in pairs if is_emptied(a.text) or is_emptied(b.text)]


def _once(units: Sequence[Unit]) -> dict[tuple[int, ...], Unit]:
    counts = Counter(unit.number.value for unit in units if unit.number)
    return {unit.number.value: unit for unit in units if unit.number and counts[unit.number.value] == 1}
