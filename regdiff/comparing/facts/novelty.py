"""What a text speaks of that the other one does not: pairs of characters that stand nowhere in it, by how often they come.

A term that is new, and comes again and again, is what a revision brings: 审计委员会, 受益所有人. What is gone throughout
is what was abolished. Pairs of neighbouring characters are counted, since terms share them and no list of
words knows what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import log
from operator import add

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.units import UnitKind
from regdiff.model.patterns import lazy

_HAN = lazy(r"[\u3400-\u9fff]{2,}")
_BODY = {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.ANNEX}


class Novelty:
    """The pairs of characters of both texts."""

    def __init__(self, changes: Sequence[Change]) -> None:
        body = [change for change in changes if change.unit in _BODY]
        self._old = _counted(join_texts(change.old) for change in body)
        self._new = _counted(join_texts(change.new) for change in body)

    def of(self, texts: Iterable[str], *, new: bool) -> dict[str, float]:
        """Return the pairs of some words that the other text has nowhere, each with its weight.

        Args:
            texts: words of one side.
            new: whether they are of the new text.
        """
        here, there = (self._new, self._old) if new else (self._old, self._new)
        return {pair: log(1 + here[pair]) for text in texts for pair in _pairs(text) if pair not in there}


def _counted(texts: Iterable[str]) -> Counter[str]:
    """Count all pairs of neighbouring characters; those with a mark, which are none, are never asked for."""
    text = "\n".join(texts)
    return Counter(map(add, text, text[1:]))


def _pairs(text: str) -> Iterable[str]:
    return chain.from_iterable(map(add, word, word[1:]) for word in _HAN.findall(text))
