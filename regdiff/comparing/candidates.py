"""Which pairs of articles are worth a closer look: an inverted index over rare pairs of characters proposes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import groupby

from regdiff.comparing.overlap import Pair, Search
from regdiff.comparing.score import Scorer

PROPOSED = 4
"""How many candidates each article gets, from its own side."""
RAREST = 32
"""How many of an article's pairs are looked up, the rarest first."""
COMMONEST = 24
"""Pairs that more articles of the other side have are not looked up; this bounds the work for an article."""


SEARCH = Search(RAREST, COMMONEST, 2 * PROPOSED, held_by=(2, 2 * COMMONEST))
"""A pair that one article alone has is not looked up: no other article can be found by it."""


def propose(scorer: Scorer, done: Collection[int] = (), closed: Collection[int] = ()) -> dict[Pair, float]:
    """Return candidate pairs (old article, new article), 0-based, with the overlap of their wording from 0 to 1.

    Each article's best candidates are among them; old articles in `done` and new ones in `closed` get none.
    """
    asked = [i for i in range(len(scorer.old)) if i not in done]
    found = scorer.pairs.nearest(asked, [j for j in range(len(scorer.new)) if j not in closed], SEARCH)
    chosen: list[Pair] = []
    of_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, its in groupby(zip(scorer.ranks(found), found, strict=True), key=lambda each: each[1][0]):
        for place, (rank, (_, j)) in enumerate(sorted(its, key=lambda each: (-each[0], each[1]))):
            of_new[j].append((rank, i))
            if place < PROPOSED:
                chosen.append((i, j))
    for j, ranked in of_new.items():
        chosen += [(i, j) for _, i in sorted(ranked, reverse=True)[:PROPOSED]]
    return {pair: scorer.overlap(pair) for pair in sorted(set(chosen))}
