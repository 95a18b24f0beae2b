"""Evidence for pairs of articles: how much speaks for each, and by how much it beats its rivals."""

from __future__ import annotations

from collections import defaultdict

from regdiff.comparing.score import Wording
from regdiff.named import NamedTuple

Pair = tuple[int, int]
"""Old article and new article, as 0-based places among the articles of their side."""

WORST, BEST = -4.0, 3.0
"""Evidence of a rival where there is none, and the most that evidence from wording counts for."""


class Ends(NamedTuple):
    """Decided links as places of articles, and what may not be linked besides."""

    pairs: frozenset[Pair] = frozenset()
    """Old and new articles of decided links."""
    old: frozenset[int] = frozenset()
    """Old articles that stand in a decided link, whether or not they have a partner there."""
    new: frozenset[int] = frozenset()
    apart: frozenset[Pair] = frozenset()
    """Pairs that are not to be linked."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is decided."""
        return not (self.old or self.new or self.apart)

    def allow(self, pair: Pair) -> bool:
        """Say whether the alignment is free to link a pair."""
        return pair[0] not in self.old and pair[1] not in self.new and pair not in self.apart


FREE = Ends()
"""Nothing is decided."""

WORDING = Wording(
    containment=3.03,
    overlap=0.04,
    opening=2.13,
    characters=3.32,
    sentence=2.88,
    balance=1.16,
)
WORDING_BIAS = -7.73


def of_wording(wording: Wording) -> float:
    """Return how much the wording of a pair speaks for it."""
    return total(wording, WORDING) + WORDING_BIAS


def total(features: tuple[float, ...], weights: tuple[float, ...]) -> float:
    """Return the weighted sum of what speaks for a pair."""
    return sum(map(float.__mul__, features, weights))


def rivals(evidence: dict[Pair, float]) -> tuple[dict[int, list[float]], dict[int, list[float]]]:
    """Return for each old and each new article the evidence of its two best pairs, best first."""
    by_old: dict[int, list[float]] = defaultdict(list)
    by_new: dict[int, list[float]] = defaultdict(list)
    for (i, j), value in evidence.items():
        by_old[i].append(value)
        by_new[j].append(value)
    for values in (*by_old.values(), *by_new.values()):
        values.sort(reverse=True)
        values[2:] = []
    return by_old, by_new


def margin(value: float, others: list[float]) -> float:
    """By how much `value`, one of `others`, beats the best of the others; in quarters, cut to -1 … 1."""
    other = others[0] if value != others[0] else others[1] if len(others) > 1 else WORST
    return max(-1.0, min(1.0, (value - other) / 4))
