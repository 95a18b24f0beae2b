"""Which pairs of articles are worth a closer look: an inverted index over rare pairs of characters proposes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from heapq import nlargest

from regdiff.comparing.score import Grams, Scorer, Weights, rarity_of

PROPOSED = 4
"""How many candidates each article gets, from its own side."""
RAREST = 32
"""How many of an article's pairs are looked up, the rarest first."""
COMMONEST = 24
"""Pairs that more articles of the other side have are not looked up; this bounds the work for an article."""


def propose(scorer: Scorer, done: Collection[int] = (), closed: Collection[int] = ()) -> dict[tuple[int, int], float]:
    """Return candidate pairs (old article, new article), 0-based, with the overlap of their wording from 0 to 1.

    Each article's best candidates are among them; old articles in `done` and new ones in `closed` get none.
    """
    holders = _holders(scorer, closed)
    chosen: dict[tuple[int, int], float] = {}
    of_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, profile in enumerate(scorer.old):
        if i in done:
            continue
        found = _look_up(profile.pairs, holders, scorer.weights)
        ranked = [(scorer.rank(i, j), j) for j in nlargest(2 * PROPOSED, found, key=lambda j: (found[j], -j))]
        ranked.sort(reverse=True)
        for place, (rank, j) in enumerate(ranked):
            of_new[j].append((rank, i))
            if place < PROPOSED:
                chosen[i, j] = scorer.overlap(i, j)
    for j, ranked in of_new.items():
        for _, i in nlargest(PROPOSED, ranked):
            chosen[i, j] = scorer.overlap(i, j)
    return dict(sorted(chosen.items()))


def _holders(scorer: Scorer, closed: Collection[int]) -> dict[int, list[int]]:
    """Return for each telling pair of characters the new articles that have it, but for those `closed`."""
    holders: dict[int, list[int]] = defaultdict(list)
    telling = rarity_of(2 * COMMONEST, len(scorer.old) + len(scorer.new))
    for j, profile in enumerate(scorer.new):
        for pair in profile.pairs if j not in closed else ():
            if scorer.weights[pair] >= telling:
                holders[pair].append(j)
    return holders


def _look_up(pairs: Grams, holders: dict[int, list[int]], weights: Weights) -> dict[int, int]:
    """Return the new articles that share rare pairs with an old one, and the weight of what was looked up."""
    found: dict[int, int] = defaultdict(int)
    known = [(weights[pair], pair) for pair in pairs if pair in holders and len(holders[pair]) <= COMMONEST]
    for weight, pair in nlargest(RAREST, known):
        for j in holders[pair]:
            found[j] += weight
    return found
