"""Which pairs of articles are worth a closer look: an inverted index over rare pairs of characters proposes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from regdiff.comparing.score import Scorer, rarity_of

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
    weights = scorer.weights
    ranks = {pair: weights[pair] << 32 | pair for pair, places in holders.items() if len(places) <= COMMONEST}
    looked_up = frozenset(ranks)
    chosen: dict[tuple[int, int], float] = {}
    of_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, profile in enumerate(scorer.old):
        if i in done:
            continue
        found = _look_up(sorted(map(ranks.__getitem__, profile.pairs & looked_up), reverse=True)[:RAREST], holders)
        first = sorted([(weight, -j) for j, weight in found.items()], reverse=True)[: 2 * PROPOSED]
        ranked = sorted([(scorer.rank(i, -j), -j) for _, j in first], reverse=True)
        for place, (rank, j) in enumerate(ranked):
            of_new[j].append((rank, i))
            if place < PROPOSED:
                chosen[i, j] = scorer.overlap(i, j)
    for j, ranked in of_new.items():
        for _, i in sorted(ranked, reverse=True)[:PROPOSED]:
            chosen[i, j] = scorer.overlap(i, j)
    return dict(sorted(chosen.items()))


def _holders(scorer: Scorer, closed: Collection[int]) -> dict[int, list[int]]:
    """Return for each telling pair of characters the new articles that have it, but for those `closed`.

    A pair that one article alone has is left out: no other article can be found by it.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    every = len(scorer.old) + len(scorer.new)
    telling, lonely = rarity_of(2 * COMMONEST, every), rarity_of(1, every)
    rare = frozenset([pair for pair, weight in scorer.weights.items() if telling <= weight < lonely])
    for j, profile in enumerate(scorer.new):
        for pair in profile.pairs & rare if j not in closed else ():
            holders[pair].append(j)
    return holders


def _look_up(ranks: Iterable[int], holders: dict[int, list[int]]) -> dict[int, int]:
    """Return the new articles that hold pairs of an old one, and the weight of these.

    Args:
        ranks: of each pair the weight, and the pair itself in the 32 bits below, so that they sort by both.
        holders: pair → new articles that hold it.
    """
    found: dict[int, int] = defaultdict(int)
    for rank in ranks:
        weight = rank >> 32
        for j in holders[rank & 0xFFFFFFFF]:
            found[j] += weight
    return found
