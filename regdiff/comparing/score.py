"""Likeness of two texts, and of two articles as rules; no decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import Indel

from regdiff.comparing.overlap import Overlaps, Pair
from regdiff.comparing.sets import Sets
from regdiff.model.patterns import lazy
from regdiff.model.text import fold_each
from regdiff.named import NamedTuple

LONGEST = 20_000
"""Texts longer than this, in characters, are likened by their first so many characters."""


def similarity(old: str, new: str) -> float:
    """Return the likeness of two texts: twice the longest common subsequence over the lengths of both, 0 to 1."""
    return float(Indel.normalized_similarity(old[:LONGEST], new[:LONGEST]))


MANY = 40_000
"""Texts with so many characters together are worth the time that numpy takes to import: of 47,000 it saves as much."""
_REFERENCE = lazy("第[零一二三四五六七八九十百千]+[条款项]")
_NO_WORD = lazy(r"[^\w\0]+|_+")
_SENTENCE_ENDS, _END = "。:;", "\0"
"""As they are folded; and the one that stands for all of them."""
_COMMONEST = ",、"
"""The commonest of the other marks."""
_SHORTEST = 4
"""A sentence with fewer characters says too little to be likened."""
_MOST_SENTENCES = 60
"""Of an article with more sentences than this, only the first so many are likened."""
_ENOUGH = 10
"""Different characters with which a sentence counts in full; shorter ones count in proportion."""


class Profile(NamedTuple):
    """What an article is made of."""

    folded: str
    """Without typography; paragraphs parted by a full stop."""
    plain: str
    """Without punctuation, and with references to articles made alike; so are the sentences."""
    sentences: tuple[str, ...]


def profile(text: str) -> Profile:
    """Return the profile of an article's text."""
    return profiles([text])[text]


def profiles(texts: Iterable[str]) -> dict[str, Profile]:
    """Return the profile of each text."""
    texts = [*texts]
    folded = fold_each([text.replace("\n", "。") for text in texts])
    return dict(zip(texts, map(_profile, folded), strict=True))


def _profile(folded: str) -> Profile:
    text = _REFERENCE.sub("第", folded[:LONGEST].replace(_END, " "))
    for mark in _SENTENCE_ENDS:
        text = text.replace(mark, _END)
    for mark in _COMMONEST:
        text = text.replace(mark, "")  # one by one, which is faster than what follows
    parts = text.split(_END)
    plain = "".join(parts)
    if not plain.isalnum():
        parts = _NO_WORD.sub("", text).split(_END)
        plain = "".join(parts)
    sentences = [part for part in parts if len(part) >= _SHORTEST]
    return Profile(folded, plain, tuple(sentences[:_MOST_SENTENCES] or [plain]))


def overlaps_of(old: Sequence[str], new: Sequence[str], width: int = 2) -> Overlaps:
    """Return what texts have in common by their characters (width 1) or pairs of them (width 2), weighed by their rarity."""
    if sum(map(len, old)) + sum(map(len, new)) >= MANY:
        from regdiff.comparing.arrays import Arrays

        return Arrays.counted(old, new, width)
    return Sets.counted(old, new, width)


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
        known = profiles({*old, *new})  # most articles of an amended law stand on both sides
        self.old = [known[text] for text in old]
        self.new = [known[text] for text in new]
        plain = [each.plain for each in self.old], [each.plain for each in self.new]
        self.pairs = overlaps_of(*plain)
        self._characters = overlaps_of(*plain, 1)
        self._openings = self.pairs.of([each.sentences[0] for each in self.old], [each.sentences[0] for each in self.new])
        self._shared: dict[Pair, int] = {}
        self._wordings: dict[Pair, Wording] = {}
        self._sentences: dict[str, tuple[int, int]] = {}

    def shared(self, pairs: Sequence[Pair]) -> list[int]:
        """Return for each pair (old article, new article) the weight of the pairs of characters that both have."""
        known = self._shared
        asked = [pair for pair in pairs if pair not in known]
        known.update(zip(asked, self.pairs.shared(asked), strict=True))
        return [known[pair] for pair in pairs]

    def overlaps(self, pairs: Sequence[Pair]) -> list[float]:
        """Return for each pair the Dice coefficient of the pairs of characters of its articles."""
        old, new = self.pairs.old, self.pairs.new
        return [
            2 * shared / (old[i] + new[j]) if shared else 0.0
            for (i, j), shared in zip(pairs, self.shared(pairs), strict=True)
        ]

    def ranks(self, pairs: Sequence[Pair]) -> list[float]:
        """Return a quick likeness of the articles of each pair, in which a short one within a long one counts."""
        old, new = self.pairs.old, self.pairs.new
        return [
            shared / (old[i] + new[j]) + shared / min(old[i], new[j]) if shared else 0.0
            for (i, j), shared in zip(pairs, self.shared(pairs), strict=True)
        ]

    def wordings(self, pairs: Sequence[Pair]) -> list[Wording]:
        """Return how alike the wording of the articles of each pair is."""
        known = self._wordings
        asked = [pair for pair in pairs if pair not in known]
        self._cut({each for i, j in asked for each in (*self.old[i].sentences, *self.new[j].sentences)})
        features = zip(asked, self.shared(asked), self._characters.shared(asked), self._openings.shared(asked), strict=True)
        known.update((each[0], self._wording(*each)) for each in features)
        return [known[pair] for pair in pairs]

    def _wording(self, pair: Pair, shared: int, characters: int, opening: int) -> Wording:
        i, j = pair
        a, b = self.pairs.old[i], self.pairs.new[j]
        light, heavy = (a, b) if a < b else (b, a)
        first, other = self._openings.old[i], self._openings.new[j]
        fewest = min(self._characters.old[i], self._characters.new[j])
        return Wording(
            containment=shared / light if light else 0.0,
            overlap=2 * shared / (a + b) if heavy else 0.0,
            opening=(2 * opening / (first + other) + opening / min(first, other)) / 2 if first and other else 0.0,
            characters=characters / fewest if fewest else 0.0,
            sentence=self._sentence(i, j),
            balance=light / heavy if heavy else 0.0,
        )

    def _sentence(self, i: int, j: int) -> float:
        """Return the likeness of the two sentences that are most alike, by their characters; short ones count less."""
        best, known = 0.0, self._sentences
        old, new = ([*map(known.__getitem__, side.sentences)] for side in (self.old[i], self.new[j]))
        for a, size_a in old:
            for b, size_b in new:
                if (alike := 2 * (a & b).bit_count() / (size_a + size_b)) > best:
                    best = max(best, alike * min(1.0, size_a / _ENOUGH, size_b / _ENOUGH))
        return best

    def _cut(self, sentences: AbstractSet[str]) -> None:
        """Note the characters of sentences, one a bit, and how many they are."""
        texts = sorted(sentences - self._sentences.keys())
        for text, bits in zip(texts, self._characters.bits(texts), strict=True):
            self._sentences[text] = bits, bits.bit_count()
