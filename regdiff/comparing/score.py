"""Likeness of two texts, and of two articles as rules; no decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log
from operator import itemgetter
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Indel

from regdiff.model.patterns import lazy
from regdiff.model.text import fold

LONGEST = 20_000
"""Texts longer than this, in characters, are likened by their first so many characters."""


def similarity(old: str, new: str) -> float:
    """Return the likeness of two texts: twice the longest common subsequence over the lengths of both, 0 to 1."""
    return float(Indel.normalized_similarity(old[:LONGEST], new[:LONGEST]))


Grams = frozenset[int]
"""Pairs of neighbouring characters, each as the number that its four bytes in UTF-16 make up."""
Characters = frozenset[str]
Weights = dict[int, int]
"""Whole numbers, so that a sum is the same in whatever order a set yields its members."""

_G = TypeVar("_G", int, str)

_REFERENCE = lazy("第[零一二三四五六七八九十百千]+[条款项]")
_NO_WORD = lazy(r"[^\w\0]+|_+")
_SENTENCE_ENDS, _END = "。；：:;\n", "\0"
_SHORTEST = 4
"""A sentence with fewer characters says too little to be likened."""
_MOST_SENTENCES = 60
"""Of an article with more sentences than this, only the first so many are likened."""
_ENOUGH = 10
"""Different characters with which a sentence counts in full; shorter ones count in proportion."""


class Profile(NamedTuple):
    """What an article is made of: sets of characters and of neighbouring pairs, and its sentences."""

    folded: str
    """Without typography; paragraphs parted by a full stop."""
    characters: Characters
    """Without punctuation, and with references to articles made alike; so are the pairs and sentences."""
    pairs: Grams
    sentences: tuple[str, ...]


def profile(text: str) -> Profile:
    """Return the profile of an article's text."""
    folded = fold(text.replace("\n", "。"))
    text = _REFERENCE.sub("第", folded[:LONGEST].replace(_END, " "))
    for mark in _SENTENCE_ENDS:
        text = text.replace(mark, _END)
    parts = _NO_WORD.sub("", text).split(_END)
    plain = "".join(parts)
    sentences = [part for part in parts if len(part) >= _SHORTEST]
    return Profile(folded, frozenset(plain), pairs_of(plain), tuple(sentences[:_MOST_SENTENCES] or [plain]))


def pairs_of(text: str) -> Grams:
    """Return the set of all pairs of neighbouring characters in `text`."""
    data = text.encode("utf-16-le", "surrogatepass")
    both = data[: len(data) & ~3] + data[2 : 2 + (max(0, len(data) - 2) & ~3)]
    return frozenset(memoryview(both).cast("I"))


def rarity(sets: Iterable[frozenset[_G]], total: int) -> dict[_G, int]:
    """Return for each gram how telling it is among `total` articles, in thousandths: the fewer have it, the more."""
    counts = Counter(chain.from_iterable(sets))
    by_count = [0] + [rarity_of(count, total) for count in range(1, max(counts.values(), default=0) + 1)]
    return {gram: by_count[count] for gram, count in counts.items()}


def rarity_of(count: int, total: int) -> int:
    """Return how telling a gram is that `count` of `total` articles have, in thousandths."""
    return round(1000 * log(1 + total / count))


def weigh(grams: Iterable[_G], weights: Mapping[_G, int]) -> int:
    """Return the summed rarity of `grams`."""
    return sum(map(weights.__getitem__, grams))


class Wording(NamedTuple):
    """How alike the wording of two articles is; all from 0 to about 1."""

    containment: float
    """Share of the lighter article's pairs that the other one has."""
    overlap: float
    """Dice coefficient of the pairs."""
    opening: float
    """Likeness of the first sentences: they name who must do what."""
    characters: float
    """Share of the lighter article's characters that the other one has, as when 招用 becomes 录用."""
    sentence: float
    """Dice coefficient of the two sentences that are most alike, by characters."""
    balance: float
    """Weight of the lighter article over that of the heavier."""


class Scorer:
    """Likens articles of one pair of revisions; rarity is counted over both."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Prepare the texts of the old and of the new articles."""
        profiles = {text: profile(text) for text in {*old, *new}}  # most articles of an amended law stand on both sides
        self.old = [profiles[text] for text in old]
        self.new = [profiles[text] for text in new]
        both = self.old + self.new
        self.weights = rarity((p.pairs for p in both), len(both))
        self._characters = rarity((p.characters for p in both), len(both))
        self.weight_old = [weigh(p.pairs, self.weights) for p in self.old]
        self.weight_new = [weigh(p.pairs, self.weights) for p in self.new]
        self._shared: dict[tuple[int, int], int] = {}
        self._heft: dict[Characters, int] = {}
        self._sentences: dict[tuple[bool, int], list[tuple[int, int]]] = {}
        self._bits = {char: 1 << at for at, (char, _) in enumerate(sorted(self._characters.items(), key=itemgetter(1)))}
        self._openings: dict[tuple[bool, int], tuple[Grams, int]] = {}

    def shared(self, i: int, j: int) -> int:
        """Return the weight of the pairs that old article `i` and new article `j` share."""
        if (known := self._shared.get((i, j))) is None:
            known = self._shared[i, j] = weigh(self.old[i].pairs & self.new[j].pairs, self.weights)
        return known

    def overlap(self, i: int, j: int) -> float:
        """Return the Dice coefficient of the pairs of old article `i` and new article `j`."""
        return _ratio(2 * self.shared(i, j), self.weight_old[i] + self.weight_new[j])

    def rank(self, i: int, j: int) -> float:
        """Return a quick likeness of two articles, in which a short one within a long one counts."""
        a, b, shared = self.weight_old[i], self.weight_new[j], self.shared(i, j)
        return _ratio(shared, a + b) + _ratio(shared, min(a, b))

    def wording(self, i: int, j: int) -> Wording:
        """Return how alike the wording of old article `i` and new article `j` is."""
        a, b = self.weight_old[i], self.weight_new[j]
        light, heavy = (a, b) if a < b else (b, a)
        shared = self.shared(i, j)
        old, new = self.old[i].characters, self.new[j].characters
        characters = weigh(old & new, self._characters)
        lighter = min(self._heft_of(old), self._heft_of(new))
        return Wording(
            containment=_ratio(shared, light),
            overlap=_ratio(2 * shared, a + b),
            opening=self._opening(i, j),
            characters=_ratio(characters, lighter),
            sentence=self._sentence(i, j),
            balance=_ratio(light, heavy),
        )

    def _opening(self, i: int, j: int) -> float:
        """Return the likeness of the first sentences: mean of the Dice coefficient of their pairs and their containment."""
        (a, weight_a), (b, weight_b) = self._first(i, is_old=True), self._first(j, is_old=False)
        shared = weigh(a & b, self.weights)
        return (_ratio(2 * shared, weight_a + weight_b) + _ratio(shared, min(weight_a, weight_b))) / 2

    def _first(self, index: int, *, is_old: bool) -> tuple[Grams, int]:
        key = (is_old, index)
        if key not in self._openings:
            # Pairs of the first sentence are pairs of the article, but for those across a mark that was taken out.
            pairs = pairs_of((self.old if is_old else self.new)[index].sentences[0]) & self.weights.keys()
            self._openings[key] = (frozenset(pairs), weigh(pairs, self.weights))
        return self._openings[key]

    def _heft_of(self, characters: Characters) -> int:
        if (known := self._heft.get(characters)) is None:
            known = self._heft[characters] = weigh(characters, self._characters)
        return known

    def _sentence(self, i: int, j: int) -> float:
        """Return the likeness of the two sentences that are most alike, by their characters; short ones count less."""
        best = 0.0
        new = self._cut(j, is_old=False)
        for a, size_a in self._cut(i, is_old=True):
            for b, size_b in new:
                both = size_a + size_b
                if 2 * min(size_a, size_b) / both > best and (alike := 2 * (a & b).bit_count() / both) > best:
                    best = max(best, alike * min(1.0, size_a / _ENOUGH, size_b / _ENOUGH))
        return best

    def _cut(self, index: int, *, is_old: bool) -> list[tuple[int, int]]:
        """Return the characters of each sentence of an article, one a bit, and how many they are."""
        key = (is_old, index)
        if (known := self._sentences.get(key)) is None:
            bits = self._bits
            sets = map(frozenset, (self.old if is_old else self.new)[index].sentences)
            known = self._sentences[key] = [(sum(map(bits.__getitem__, each)), len(each)) for each in sets]
        return known


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
