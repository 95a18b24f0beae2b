"""Weighted grams as arrays of numpy: what takes long to import, and is several times as fast for long texts.

The grams of a side are one array of numbers, text after text, rising within each (compressed sparse rows); what texts share
is then looked up for many of them at once. All is whole numbers, so that sums are those of `sets`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from regdiff.comparing.overlap import Pair, Search, rarity_of

Ints = NDArray[np.int64]

AT_ONCE = 1_000_000
"""So many grams, about, a step works on; more are done in turns, which bounds the memory."""
WEIGHT = 15
"""Bits that hold the weight of any gram: none is as much as 1000 log(2^32)."""
MARKS = 4_000_000
"""So many marks, of two bytes, are kept to see which grams two texts share."""


class _Side:
    """The grams of the texts of one side."""

    def __init__(self, starts: Ints, grams: Ints) -> None:
        """Take places in the vocabulary, or codes, each once in a text, and where those of each text begin, and end."""
        self.starts, self.grams, self.sizes = starts, grams, np.diff(starts)

    def of(self, texts: Ints) -> Ints:
        """Return the grams of some texts, one text after the other."""
        return self.grams.take(_ranges(self.starts[texts], self.sizes[texts]))

    def only(self, kept: NDArray[np.bool_], numbers: Ints) -> _Side:
        """Return the texts with none but some of their grams, and these by other numbers."""
        return _Side(_totals(kept)[self.starts], numbers.compress(kept))


class _Vocabulary:
    """The codes that were counted, rising, and where each stands: a table of hashes (Knuth's multiplicative method)."""

    def __init__(self, codes: Ints) -> None:
        """Note the codes in a table that is nearly empty; of those that fall together, the last."""
        self.codes = codes
        self._bits = (8 * len(codes)).bit_length()
        self._table = np.zeros(1 << self._bits, dtype=np.int32)
        self._table[_slots(codes, self._bits)] = np.arange(len(codes))

    def places(self, grams: Ints) -> Ints:
        """Return where codes stand in the vocabulary; anything, for one that is not in it."""
        codes = np.append(self.codes, -1)
        places = self._table.take(_slots(grams, self._bits)).astype(np.int64)
        others = np.flatnonzero(codes.take(places) != grams)
        places[others] = np.searchsorted(self.codes, grams[others])
        return places

    def among(self, side: _Side) -> _Side:
        """Return texts that are given by codes as places in the vocabulary; what is not in it is left out."""
        places = self.places(side.grams)
        return side.only(np.append(self.codes, -1).take(places) == side.grams, places)


class Arrays:
    """The texts of two sides as arrays of grams; see `Overlaps`, which says what its methods do."""

    def __init__(self, sides: tuple[_Side, _Side], codes: _Vocabulary, rarity: Ints, width: int, total: int) -> None:
        """Take texts as places in a vocabulary, and how much what stands at each weighs, counted over `total` texts."""
        self._sides, self._codes, self._rarity, self._width, self._total = sides, codes, rarity, width, total
        weights = [_sums(rarity.take(side.grams), side.starts) for side in sides]
        self._weights = weights
        self.old: list[int] = weights[0].tolist()
        self.new: list[int] = weights[1].tolist()

    @classmethod
    def counted(cls, old: Sequence[str], new: Sequence[str], width: int) -> Arrays:
        """Count the grams of both sides; `width` is 1 for characters and 2 for pairs of them."""
        every = _cut([*old, *new], width)
        vocabulary = _Vocabulary(np.sort(_once(every.grams)))
        starts, places = every.starts, vocabulary.places(every.grams)
        counts = np.bincount(places, minlength=len(vocabulary.codes))
        total, most = len(old) + len(new), int(counts.max(initial=0))
        rarity = np.array([0] + [rarity_of(count, total) for count in range(1, most + 1)])[counts]
        at, end = len(old), starts[len(old)]
        sides = _Side(starts[: at + 1], places[:end]), _Side(starts[at:] - end, places[end:])
        return cls(sides, vocabulary, rarity, width, total)

    def of(self, old: Sequence[str], new: Sequence[str]) -> Arrays:
        """Return the same of other texts."""
        old_side, new_side = (self._codes.among(_cut(texts, self._width)) for texts in (old, new))
        return Arrays((old_side, new_side), self._codes, self._rarity, self._width, self._total)

    @cached_property
    def _met(self) -> tuple[_Side, _Side, Ints]:
        """The grams that both sides have, and how much each weighs: of most texts a small part of all."""
        held = np.logical_and(*(np.bincount(side.grams, minlength=len(self._rarity)) > 0 for side in self._sides))
        numbers = np.cumsum(held) - 1
        old, new = (side.only(held[side.grams], numbers[side.grams]) for side in self._sides)
        return old, new, self._rarity[held]

    def grams(self, place: int, *, new: bool) -> list[int]:
        """Return the grams of a text."""
        side = self._sides[new]
        grams: list[int] = side.grams[side.starts[place] : side.starts[place + 1]].tolist()
        return grams

    def weight(self, gram: int) -> int:
        """Return how much a gram weighs."""
        return int(self._rarity[gram])

    def shared(self, pairs: Sequence[Pair]) -> list[int]:
        """Return what each pair of texts shares."""
        if not pairs:
            return []
        both = np.fromiter(chain.from_iterable(pairs), np.int64, 2 * len(pairs)).reshape(-1, 2)
        order = np.argsort(both[:, 0], kind="stable")
        olds, news = both[order].T
        shared = np.empty(len(pairs), dtype=np.int64)
        new, rarity = self._met[1:]
        rows = max(1, min(MARKS // max(1, len(rarity)), int(_firsts(olds).sum())))
        marks = np.zeros(rows * len(rarity), dtype=np.int16)
        for low, high in _slices(olds, new.sizes[news], rows):
            shared[order[low:high]] = self._marked(olds[low:high], news[low:high], marks)
        out: list[int] = shared.tolist()
        return out

    def _marked(self, olds: Ints, news: Ints, marks: NDArray[np.int16]) -> Ints:
        """Return what pairs share: the weights of the grams of old texts are noted, and read for those of the new ones."""
        old, new, rarity = self._met
        firsts, span = _firsts(olds), len(rarity)
        texts, row = olds[firsts], (np.cumsum(firsts) - 1) * span
        grams, sizes = old.of(texts), new.sizes[news]
        marked = np.repeat(row[firsts], old.sizes[texts]) + grams
        marks[marked] = rarity.take(grams)
        read = marks.take(np.repeat(row, sizes) + new.of(news))
        marks[marked] = 0
        return _sums(read, np.append(0, np.cumsum(sizes)))

    def bits(self, texts: Sequence[str]) -> list[int]:
        """Return the grams of texts as bits of numbers."""
        side, span = self._codes.among(_cut(texts, self._width)), len(self._rarity)
        out: list[int] = []
        for low, high in _slices(np.arange(len(texts)), np.full(len(texts), span), len(texts)):
            marks = np.zeros((high - low, span), dtype=np.bool_)
            rows = np.repeat(np.arange(high - low), side.sizes[low:high])
            marks[rows, side.grams[side.starts[low] : side.starts[high]]] = True
            out += [int.from_bytes(row.tobytes(), "little") for row in np.packbits(marks, axis=1, bitorder="little")]
        return out

    def nearest(self, asked: Sequence[int], among: Sequence[int], search: Search, *, back: bool = False) -> list[Pair]:
        """Look up texts by their rarest grams."""
        side, other, weights = (*self._sides[:: -1 if back else 1], self._weights[back])
        texts, holding = np.array(asked, dtype=np.int64), self._holding(other, np.array(among, dtype=np.int64), search)
        out: list[Pair] = []
        for low, high in _slices(texts, side.sizes[texts] + search.rarest * search.commonest, len(texts)):
            out += self._found(texts[low:high], side, holding, weights, search)
        return out

    def _holding(self, other: _Side, among: Ints, search: Search) -> _Side:
        """Return for each gram the texts that hold it; none where it is not to be looked up."""
        grams, texts = other.of(among), np.repeat(among, other.sizes[among])
        fewest, most = search.held_by
        low, high = max(1, rarity_of(most, self._total)), rarity_of(fewest, self._total)
        counts = np.bincount(grams, minlength=len(self._rarity))
        telling = (self._rarity >= low) & (self._rarity <= high) & (counts <= search.commonest)
        its = telling[grams]
        bits = len(other.starts).bit_length()
        packed = np.sort(grams.compress(its) << bits | texts.compress(its))
        return _Side(_totals(counts * telling), packed & ((1 << bits) - 1))

    def _found(self, texts: Ints, side: _Side, holding: _Side, weights: Ints, search: Search) -> list[Pair]:
        """Return the texts of the other side that hold the rarest grams of each."""
        asked, grams = self._rarest(texts, side, holding.sizes > 0, search.rarest)
        sizes = holding.sizes[grams]
        there, asked = holding.of(grams), np.repeat(asked, sizes)
        if not len(there):
            return []
        bits = int(there.max()).bit_length()
        packed = np.sort((asked << bits | there) << WEIGHT | np.repeat(self._rarity[grams], sizes), kind="stable")
        both = packed >> WEIGHT
        firsts = _firsts(both)
        shared = _sums(packed & ((1 << WEIGHT) - 1), np.append(np.flatnonzero(firsts), len(both)))
        both = both[firsts]
        enough = shared >= search.least * weights[texts[both >> bits]]
        both, shared = both[enough], shared[enough]
        at, there = _best_first(both >> bits, shared, both & ((1 << bits) - 1), search.most)
        return list(zip(texts[at].tolist(), there.tolist(), strict=True))

    def _rarest(self, texts: Ints, side: _Side, looked_up: NDArray[np.bool_], rarest: int) -> tuple[Ints, Ints]:
        """Return the rarest grams of each text that may be looked up, each with the place of its text among `texts`."""
        grams, asked = side.of(texts), np.repeat(np.arange(len(texts)), side.sizes[texts])
        its = looked_up[grams]
        bits = len(self._rarity).bit_length()
        most = (1 << int(self._rarity.max(initial=0)).bit_length() + bits) - 1  # what is rarest is to come first
        asked, grams = asked.compress(its), grams.compress(its)
        packed = np.sort(asked * (most + 1) + (most - (self._rarity.take(grams) << bits | grams)), kind="stable")
        packed = packed[_rank(packed // (most + 1)) < rarest]
        return packed // (most + 1), (most - packed % (most + 1)) & ((1 << bits) - 1)


def _cut(texts: Sequence[str], width: int) -> _Side:
    """Return the grams of texts by their codes: those of characters, or of the two halves of pairs in UTF-16."""
    encoding, unit = ("utf-16-le", "<u2") if width == 2 else ("utf-32-le", "<u4")
    joined = "".join(texts)
    units = np.frombuffer(joined.encode(encoding, "surrogatepass"), unit).astype(np.int64)
    plain = len(units) == len(joined)  # no character takes two halves
    sizes = [*map(len, texts)] if plain else [len(text.encode(encoding, "surrogatepass")) // 2 for text in texts]
    owner = np.repeat(np.arange(len(texts)), sizes)
    codes = owner << 32 | units
    if width == 2:
        codes = (codes[:-1] | units[1:] << 16)[owner[:-1] == owner[1:]]
    codes = _once(codes)
    return _Side(np.searchsorted(codes >> 32, np.arange(len(texts) + 1)), codes & 0xFFFFFFFF)


def _slots(codes: Ints, bits: int) -> NDArray[np.intp]:
    """Return where codes stand in a table of 2^bits places."""
    return (codes.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(64 - bits)).astype(np.intp)


def _once(codes: Ints) -> Ints:
    """Return each of some codes once, in their order: to note each in a table takes half the time of sorting them."""
    bits = (4 * len(codes)).bit_length()
    slots, places = _slots(codes, bits), np.arange(len(codes), dtype=np.int32)
    table = np.empty(1 << bits, dtype=np.int32)
    table[slots] = places
    noted = table.take(slots)
    kept: NDArray[np.bool_] = noted == places
    others = np.flatnonzero(codes.take(noted) != codes)  # those that fall together with another one
    kept[others[np.unique(codes[others], return_index=True)[1]]] = True
    once: Ints = codes.compress(kept)
    return once


def _ranges(starts: Ints, sizes: Ints) -> Ints:
    """Return the numbers of several ranges, one range after the other."""
    ends = np.cumsum(sizes)
    return np.repeat(starts - ends + sizes, sizes) + np.arange(ends[-1] if len(ends) else 0)


def _totals(values: NDArray[np.int64 | np.int16 | np.bool_]) -> Ints:
    """Return the running totals of values, 0 first."""
    totals = np.zeros(len(values) + 1, dtype=np.int64)
    values.cumsum(out=totals[1:])
    return totals


def _sums(values: NDArray[np.int64 | np.int16], starts: Ints) -> Ints:
    """Return the sums of runs of values, of which each begins where the one before it ends; a run may be empty."""
    ends = _totals(values).take(starts)
    return ends[1:] - ends[:-1]


def _firsts(ordered: Ints) -> NDArray[np.bool_]:
    """Say of each of some ordered values whether it is the first of its like."""
    firsts = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=firsts[1:])
    return firsts


def _rank(ordered: Ints) -> Ints:
    """Return for each of some ordered values how many of its like stand before it."""
    firsts = np.flatnonzero(_firsts(ordered))
    return np.arange(len(ordered)) - np.repeat(firsts, np.diff(firsts, append=len(ordered)))


def _best_first(at: Ints, values: Ints, there: Ints, most: int) -> tuple[Ints, Ints]:
    """Return what is first of each `at`, and `at` again: the greatest values, and of equal ones what is least."""
    if not len(at):
        return at, there
    bits, size = int(there.max()).bit_length(), int(values.max()).bit_length()
    packed = np.sort((at << size | (1 << size) - 1 - values) << bits | there, kind="stable")
    packed = packed[_rank(packed >> size + bits) < most]
    return packed >> size + bits, packed & ((1 << bits) - 1)


def _slices(ordered: Ints, costs: Ints, most: int) -> Iterator[tuple[int, int]]:
    """Yield slices of pairs that are done at once: few numbers, and at most so many different texts."""
    totals, number = np.cumsum(costs), np.cumsum(_firsts(ordered)) - 1
    low = 0
    while low < len(ordered):
        high = min(
            int(np.searchsorted(number, number[low] + most)),
            int(np.searchsorted(totals, totals[low] - costs[low] + AT_ONCE, side="right")),
        )
        high = max(high, low + 1)
        yield low, high
        low = high
