"""Weighted grams as sets of Python: what takes no time to import, and is as fast as anything for a short text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from regdiff.comparing.overlap import Pair, Search, rarity_of

Grams = frozenset[int]
"""Characters as their numbers, or pairs of neighbouring ones, each as the number that its four bytes in UTF-16 make up."""


def pairs_of(text: str) -> Grams:
    """Return the set of all pairs of neighbouring characters in `text`."""
    data = text.encode("utf-16-le", "surrogatepass")
    both = data[: len(data) & ~3] + data[2 : 2 + (max(0, len(data) - 2) & ~3)]
    return frozenset(memoryview(both).cast("I"))


def characters_of(text: str) -> Grams:
    """Return the set of all characters in `text`."""
    return frozenset(map(ord, text))


class _Rarity(dict[int, int]):
    """How much each gram weighs; one that was not counted weighs nothing."""

    def __missing__(self, _: int) -> int:
        return 0


class _Said(dict[int, Grams]):
    """Place of a text → its grams, made when they are first asked for."""

    def __init__(self, texts: Sequence[str], width: int) -> None:
        self._texts, self._cut = texts, pairs_of if width == 2 else characters_of

    def __missing__(self, place: int) -> Grams:
        known = self[place] = self._cut(self._texts[place])
        return known

    def every(self) -> list[Grams]:
        """Return the grams of all texts."""
        return [self[place] for place in range(len(self._texts))]


class _Weights(dict[int, int]):
    """Place of a text → the summed weight of its grams."""

    def __init__(self, said: _Said, rarity: _Rarity) -> None:
        self._said, self._rarity = said, rarity

    def __missing__(self, place: int) -> int:
        known = self[place] = sum(map(self._rarity.__getitem__, self._said[place]))
        return known


class _Bits(dict[int, int]):
    """Gram → a bit of its own; those that are met first, which are the commonest, have the lowest."""

    def __missing__(self, gram: int) -> int:
        bit = self[gram] = 1 << len(self)
        return bit


class Sets:
    """The texts of two sides as sets of grams; see `Overlaps`, which says what its methods do."""

    def __init__(self, old: _Said, new: _Said, rarity: _Rarity, width: int, total: int) -> None:
        """Take texts cut into grams, and the rarity of grams counted over `total` texts."""
        self._old, self._new, self._rarity, self._width, self._total = old, new, rarity, width, total
        self.old, self.new = _Weights(old, rarity), _Weights(new, rarity)
        self._bits = _Bits()

    @classmethod
    def counted(cls, old: Sequence[str], new: Sequence[str], width: int) -> Sets:
        """Count the grams of both sides; `width` is 1 for characters and 2 for pairs of them."""
        sides, total = (_Said(old, width), _Said(new, width)), len(old) + len(new)
        known: dict[str, Grams] = {}  # most articles of an amended law stand on both sides
        for said, texts in zip(sides, (old, new), strict=True):
            for place, text in enumerate(texts):
                if (grams := known.get(text)) is None:
                    grams = known[text] = said[place]
                said[place] = grams
        counts = Counter(chain.from_iterable(chain.from_iterable(said.values() for said in sides)))
        by_count = [0] + [rarity_of(count, total) for count in range(1, max(counts.values(), default=0) + 1)]
        rarity = _Rarity((gram, by_count[count]) for gram, count in counts.items())
        return cls(*sides, rarity, width, total)

    def of(self, old: Sequence[str], new: Sequence[str]) -> Sets:
        """Return the same of other texts."""
        return Sets(_Said(old, self._width), _Said(new, self._width), self._rarity, self._width, self._total)

    def shared(self, pairs: Sequence[Pair]) -> list[int]:
        """Return what each pair of texts shares."""
        old, new, of = self._old, self._new, self._rarity.__getitem__
        return [sum(map(of, old[i] & new[j])) for i, j in pairs]

    def grams(self, place: int, *, new: bool) -> Grams:
        """Return the grams of a text."""
        return (self._new if new else self._old)[place]

    def weight(self, gram: int) -> int:
        """Return how much a gram weighs."""
        return self._rarity[gram]

    def bits(self, texts: Sequence[str]) -> list[int]:
        """Return the grams of texts as bits of numbers."""
        bits = self._bits.__getitem__
        return [sum(map(bits, grams)) for grams in _Said(texts, self._width).every()]

    def nearest(self, asked: Sequence[int], among: Sequence[int], search: Search, *, back: bool = False) -> list[Pair]:
        """Look up texts by their rarest grams."""
        said, others, weights = (self._new, self._old, self.new) if back else (self._old, self._new, self.old)
        holders = self._holders(others, among, frozenset[int]().union(*[said[place] for place in asked]), search)
        rarity = self._rarity
        ranks = {gram: rarity[gram] << 32 | gram for gram, places in holders.items() if len(places) <= search.commonest}
        looked_up = frozenset(ranks)
        out: list[Pair] = []
        for place in asked:
            rarest = sorted(map(ranks.__getitem__, said[place] & looked_up))[-search.rarest :]
            least = search.least * weights[place]
            found = [(-weight, there) for there, weight in _look_up(rarest, holders).items() if weight >= least]
            out += [(place, there) for _, there in sorted(found)[: search.most]]
        return out

    def _holders(self, others: _Said, among: Sequence[int], wanted: Grams, search: Search) -> Mapping[int, list[int]]:
        """Return for each gram that may be looked up the texts that have it."""
        fewest, most = search.held_by
        low, high = max(1, rarity_of(most, self._total)), rarity_of(fewest, self._total)
        rarity = self._rarity
        telling = frozenset([gram for gram in wanted if low <= rarity[gram] <= high])
        holders: dict[int, list[int]] = defaultdict(list)
        for place in among:
            for gram in others[place] & telling:
                holders[gram].append(place)
        return holders


def _look_up(ranks: Iterable[int], holders: Mapping[int, list[int]]) -> dict[int, int]:
    """Return the texts that hold grams, and the weight of these.

    Args:
        ranks: of each gram the weight, and the gram itself in the 32 bits below, so that they sort by both.
        holders: gram → texts that hold it.
    """
    found: dict[int, int] = defaultdict(int)
    for rank in ranks:
        weight = rank >> 32
        for there in holders[rank & 0xFFFFFFFF]:
            found[there] += weight
    return found
