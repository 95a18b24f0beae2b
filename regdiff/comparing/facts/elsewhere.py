"""What stands elsewhere: words that came to an article and stood in another sentence of the old text, or went and live on.

Of such words it is not told that they came or went: in the law as a whole they did not. Words are looked up in all
sentences of the other text by their rarest pairs of characters, so that the work grows with the texts alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import repeat

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.clauses import clauses_of, words
from regdiff.comparing.score import Grams, pairs_of, rarity_of
from regdiff.comparing.units import UnitKind

CAME = 0.6
"""So much of what some words of the new text say, by the rarity of their pairs of characters, stands in one old sentence:
they stood there."""
WENT = 0.45
"""The same of words of the old text. It is less: what a law gave up is told with care."""
SHORT = 0.8
"""The same of few words, whose pairs any long sentence may hold."""
_FEW = 16
"""Characters of few words."""
_RAREST = 12
"""Pairs that a sentence is looked up by."""
_MOST = 5
"""Sentences that are looked at."""
_COMMONEST = 40
"""Pairs that more sentences have are not looked up; this bounds the work."""
_BODY = {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.ANNEX}


class _Side:
    """The sentences of one text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def sentences(self) -> list[Grams]:
        """The pairs of characters of each."""
        return [pairs_of(each) for each in clauses_of(self._texts)[1] if each]

    @cached_property
    def holders(self) -> dict[int, list[int]]:
        """Pair of characters → places of the sentences that hold it."""
        out: dict[int, list[int]] = defaultdict(list)
        for place, pairs in enumerate(self.sentences):
            for pair in pairs:
                out[pair].append(place)
        return out

    @cached_property
    def weights(self) -> dict[int, int]:
        """Pair of characters → how telling it is."""
        total = len(self.sentences) + 1
        by_count: dict[int, int] = {}
        for places in self.holders.values():
            if (count := len(places)) not in by_count:
                by_count[count] = rarity_of(count + 1, total)
        return {pair: by_count[len(places)] for pair, places in self.holders.items()}

    @cached_property
    def rarest(self) -> int:
        """How telling a pair is that no sentence has."""
        return rarity_of(1, len(self.sentences) + 1)


class Elsewhere:
    """Both texts as a whole, to be asked what stands in them."""

    def __init__(self, changes: Sequence[Change]) -> None:
        body = [change for change in changes if change.unit in _BODY]
        self._old = _Side([join_texts(change.old) for change in body if change.old])
        self._new = _Side([join_texts(change.new) for change in body if change.new])

    def stands(self, said: str, *, new: bool) -> bool:
        """Say whether words of one side stand, as good as whole, in one sentence of the other; `new`: of the new side."""
        side = self._old if new else self._new
        pairs = pairs_of(words(said))
        weights = side.weights
        whole = sum(map(weights.get, pairs, repeat(side.rarest)))
        least = whole * (SHORT if len(said) < _FEW else CAME if new else WENT)
        shared = (pairs & side.sentences[place] for place in self._candidates(side, pairs))
        return any(sum(map(weights.__getitem__, each)) >= least for each in shared)

    @staticmethod
    def _candidates(side: _Side, pairs: Grams) -> Iterator[int]:
        """Yield the sentences that hold most of the rarest pairs."""
        known = sorted((len(side.holders[pair]), pair) for pair in pairs if pair in side.holders)
        hits: Counter[int] = Counter()
        for count, pair in known[:_RAREST]:
            if count <= _COMMONEST:
                hits.update(side.holders[pair])
        yield from (place for place, _ in sorted(hits.items(), key=lambda each: (-each[1], each[0]))[:_MOST])
