"""What a text speaks of that the other one does not: pairs of characters that stand nowhere in it, by how often they come.

A term that is new, and comes again and again, is what a revision brings: 审计委员会, 受益所有人. What is gone throughout
is what was abolished. Pairs of neighbouring characters are counted, since terms share them and no list of
words knows what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.units import UnitKind
from regdiff.model.patterns import lazy

_HAN = lazy(r"[\u3400-\u9fff]{2,}")
_BODY = {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.ANNEX}


class Novelty:
    """The pairs of characters of both texts."""

    def __init__(self, changes: Sequence[Change]) -> None:
        body = [change for change in changes if change.unit in _BODY]
        self._old = Counter(pair for change in body for pair in _pairs(join_texts(change.old)))
        self._new = Counter(pair for change in body for pair in _pairs(join_texts(change.new)))

    def of(self, texts: Iterable[str], *, new: bool) -> dict[str, float]:
        """Return the pairs of some words that the other text has nowhere, each with its weight.

        Args:
            texts: words of one side.
            new: whether they are of the new text.
        """
        here, there = (self._new, self._old) if new else (self._old, self._new)
        return {pair: log(1 + here[pair]) for text in texts for pair in _pairs(text) if pair not in there}


def _pairs(text: str) -> Iterator[str]:
    for run in _HAN.finditer(text):
        word = run[0]
        yield from (word[at : at + 2] for at in range(len(word) - 1))
