"""What articles refer to: two that refer to articles which have nothing to do with each other are no link.

It is how penalties are told apart, which are worded alike: each names the duty that it enforces. 违反本条例第三十九条规定
does not become 违反本条例第四十七条规定 unless something of the one article became something of the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property
from itertools import chain

from regdiff.comparing.overlap import Pair
from regdiff.comparing.units import Unit
from regdiff.model.numbers import Number
from regdiff.model.tree import marker

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
    odd = [(i, j) for i, j in said if not any(became[a] & of_new(j) for a in of_old(i))]
    lines = [_lines_of_one(side) for side in (old, new)] if odd else []
    return frozenset((i, j) for i, j in odd if lines[0][i].isdisjoint(lines[1][j]))


def _lines_of_one(units: Sequence[Unit]) -> list[frozenset[str]]:
    """Return the paragraphs and items of each article that stand in no other one, without markers; short ones are left out.

    Two articles that have one in common are linked, whatever a reference in another of their lines names.
    """
    lines = [frozenset(line[len(marker(line[:_SHORT])[1]) :] for line in unit.text.split("\n")) for unit in units]
    counts = Counter(chain.from_iterable(lines))
    return [frozenset(line for line in its if counts[line] == 1 and len(line) >= _SHORT) for its in lines]


_SHORT = 12
"""Characters of a line that says enough to be known again."""


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
