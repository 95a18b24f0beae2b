"""Which pairs of articles are worth a closer look: an inverted index over rare pairs of characters proposes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

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
    of_old: dict[int, list[tuple[float, int]]] = defaultdict(list)
    of_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for rank, (i, j) in zip(scorer.ranks(found), found, strict=True):
        of_old[i].append((-rank, j))
        of_new[j].append((rank, i))
    chosen = {(i, j) for i, its in of_old.items() for _, j in sorted(its)[:PROPOSED]}
    chosen |= {(i, j) for j, its in of_new.items() for _, i in sorted(its, reverse=True)[:PROPOSED]}
    pairs = sorted(chosen)
    return dict(zip(pairs, scorer.overlaps(pairs), strict=True))
