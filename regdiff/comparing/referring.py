"""What articles refer to: two that refer to articles which have nothing to do with each other are no link.

It is how penalties are told apart, which are worded alike: each names the duty that it enforces. 违反本条例第三十九条规定
does not become 违反本条例第四十七条规定 unless something of the one article became something of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property

from regdiff.comparing.overlap import Pair
from regdiff.comparing.units import Unit
from regdiff.model.numbers import Number

_SIGN = "条"
"""What is referred to by its number has this sign."""


def at_odds(asked: Iterable[Pair], near: Collection[Pair], old: Sequence[Unit], new: Sequence[Unit]) -> frozenset[Pair]:
    """Return the pairs of articles of which both refer to articles of their own text, and none of these are near each other.

    Args:
        asked: pairs of 0-based places among the articles.
        near: pairs that may be linked, as far as is known.
        old: the old articles.
        new: the new ones.
    """
    became: dict[int, set[int]] = defaultdict(set)
    for i, j in near:
        became[i].add(j)
    of_old, of_new = (cache(_Targets(side).of) for side in (old, new))
    said = [(i, j) for i, j in asked if _SIGN in old[i].text and _SIGN in new[j].text and of_old(i) and of_new(j)]
    return frozenset((i, j) for i, j in said if not any(became[a] & of_new(j) for a in of_old(i)))


class _Targets:
    """The articles of a side, and which of them each refers to."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units

    @cached_property
    def _places(self) -> dict[Number, list[int]]:
        """The places of the articles of each number; nobody asks where no pair refers to any."""
        places: dict[Number, list[int]] = defaultdict(list)
        for place, unit in enumerate(self._units):
            if unit.number is not None:
                places[unit.number].append(place)
        return places

    def of(self, place: int) -> frozenset[int]:
        """Return the places of the articles that an article refers to, itself aside; none where it names a range of them."""
        from regdiff.model.references import find_in_text  # most comparisons have no pair to ask of

        found: set[int] = set()
        for line in self._units[place].text.split("\n"):
            for ref in find_in_text(line):
                if ref.own and not ref.relative and ref.article is not None:
                    if ref.until is not None:
                        return frozenset()
                    found.update(self._places.get(ref.article, ()))
        return frozenset(found - {place})
