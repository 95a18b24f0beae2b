"""What a text speaks of that the other one does not: pairs of characters that stand nowhere in it, by how often they come.

A term that is new, and comes again and again, is what a revision brings: 审计委员会, 受益所有人. What is gone throughout
is what was abolished. Pairs of neighbouring characters are counted, since terms share them and no list of
words knows what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
        self._old = _counted(join_texts(change.old) for change in body)
        self._new = _counted(join_texts(change.new) for change in body)

    def of(self, texts: Iterable[str], *, new: bool) -> dict[int, float]:
        """Return the pairs of some words that the other text has nowhere, each with its weight.

        Args:
            texts: words of one side.
            new: whether they are of the new text.
        """
        here, there = (self._new, self._old) if new else (self._old, self._new)
        return {pair: log(1 + here[pair]) for text in texts for pair in _pairs(text) if pair not in there}


def pairs_of(text: str) -> set[int]:
    """Return all pairs of neighbouring characters of a text, each as a number, those with a mark among them."""
    return set().union(*_halves(text))


def _counted(texts: Iterable[str]) -> Counter[int]:
    """Count all pairs of neighbouring characters; those with a mark, which are none, are never asked for."""
    counts: Counter[int] = Counter()
    for pairs in _halves("\n".join(texts)):
        counts.update(pairs)
    return counts


def _pairs(text: str) -> list[int]:
    """Return the pairs of a text in its order, each as a number."""
    out: list[int] = []
    for word in _HAN.findall(text):
        pairs = [0] * (len(word) - 1)
        pairs[::2], pairs[1::2] = _halves(word)
        out += pairs
    return out


def _halves(text: str) -> tuple[memoryview, memoryview]:
    """Return the pairs that begin at the first, the third character and so on, and those between them."""
    data = text.encode("utf-16-le", "surrogatepass")
    return memoryview(data[: len(data) & ~3]).cast("I"), memoryview(data[2 : 2 + (max(0, len(data) - 2) & ~3)]).cast("I")
