"""Which pairs of articles are worth a closer look: an inverted index over rare pairs of characters proposes them."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest

from regdiff.comparing.score import Scorer

PROPOSED = 4
"""How many candidates each article gets, from its own side."""
RAREST = 40
"""How many of an article's pairs are looked up, the rarest first."""
COMMONEST = 24
"""Pairs that more articles of the other side have are not looked up; this bounds the work for an article."""


def propose(scorer: Scorer) -> list[tuple[int, int]]:
    """Return candidate pairs (old article, new article), 0-based, in order; each article's best ones are among them."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, profile in enumerate(scorer.new):
        for pair in profile.pairs:
            holders[pair].append(j)
    by_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    chosen: set[tuple[int, int]] = set()
    for i, profile in enumerate(scorer.old):
        found: dict[int, float] = defaultdict(float)
        known = [pair for pair in profile.pairs if pair in holders and len(holders[pair]) <= COMMONEST]
        if len(known) > RAREST:
            known = nlargest(RAREST, known, key=lambda pair: (scorer.weights[pair], pair))
        for pair in sorted(known):
            weight = scorer.weights[pair]
            for j in holders[pair]:
                found[j] += weight
        ranked = [(_rank(scorer, i, j, shared), j) for j, shared in found.items()]
        chosen.update((i, j) for _, j in nlargest(PROPOSED, ranked))
        for rank, j in ranked:
            by_new[j].append((rank, i))
    for j, ranked in by_new.items():
        chosen.update((i, j) for _, i in nlargest(PROPOSED, ranked))
    return sorted(chosen)


def _rank(scorer: Scorer, i: int, j: int, shared: float) -> float:
    a, b = scorer.weight_old[i], scorer.weight_new[j]
    return shared / (a + b + 1) + shared / (min(a, b) + 1)
