"""Which articles must be given their number: those that were inserted, changed, or do not stand where the order leads them.

Articles that no order names take the free numbers in the order in which they stood (AMENDMENTS §2.2).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping


def movers(kept: Mapping[int, int]) -> set[int]:
    """Return the old places of articles that left the order: the fewest without which all others stand in their old order.

    Args:
        kept: old place → new place, of the articles that live on.
    """
    olds = sorted(kept)
    tails: list[int] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for old in olds:
        place = bisect_left(tails, kept[old])
        before[old] = at[place - 1] if place else None
        if place == len(tails):
            tails.append(kept[old])
            at.append(old)
        else:
            tails[place], at[place] = kept[old], old
    stay: set[int] = set()
    current = at[-1] if at else None
    while current is not None:
        stay.add(current)
        current = before[current]
    return set(olds) - stay
