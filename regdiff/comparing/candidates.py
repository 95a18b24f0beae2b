"""Which pairs of articles are worth a closer look: an inverted index over rare pairs of characters proposes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from heapq import nlargest

from regdiff.comparing.score import Grams, Scorer, Weights, rarity_of

PROPOSED = 4
"""How many candidates each article gets, from its own side."""
PROPOSED_PARTS = 2
"""How many linked articles are proposed to one that stayed free."""
RAREST = 32
"""How many of an article's pairs are looked up, the rarest first."""
COMMONEST = 24
"""Pairs that more articles of the other side have are not looked up; this bounds the work for an article."""


def propose(scorer: Scorer, done: Collection[int] = ()) -> dict[tuple[int, int], float]:
    """Return candidate pairs (old article, new article), 0-based, with the overlap of their wording from 0 to 1.

    Each article's best candidates are among them; old articles in `done` get none.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    telling = rarity_of(2 * COMMONEST, len(scorer.old) + len(scorer.new))
    for j, profile in enumerate(scorer.new):
        for pair in profile.pairs:
            if scorer.weights[pair] >= telling:
                holders[pair].append(j)
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


def propose_parts(scorer: Scorer, linked: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return candidate pairs of an article that no link of `linked` has and one that a link has.

    An article that is linked may have lost a part to another one all the same: 立法法 2015 第七十二条, of which 第八十一条
    keeps most and 第八十条 a paragraph.
    """
    old, new = [profile.pairs for profile in scorer.old], [profile.pairs for profile in scorer.new]
    rest_old, rest_new = {i: old[i] - new[j] for i, j in linked}, {j: new[j] - old[i] for i, j in linked}
    free_old = {i: pairs for i, pairs in enumerate(old) if i not in rest_old}
    free_new = {j: pairs for j, pairs in enumerate(new) if j not in rest_new}
    out = {(i, j) for j, i in _best_of(free_new, rest_old, scorer.weights, lambda j, i: scorer.rank(i, j))}
    return sorted(out | set(_best_of(free_old, rest_new, scorer.weights, scorer.rank)))


def _best_of(
    free: dict[int, Grams], rests: dict[int, Grams], weights: Weights, rank: Callable[[int, int], float]
) -> Iterator[tuple[int, int]]:
    """Yield each free article with the linked ones of whose rest it has most."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, pairs in free.items():
        for _, pair in sorted([(weights[pair], pair) for pair in pairs], reverse=True)[: 2 * RAREST]:
            holders[pair].append(place)
    rare = {pair for pair, found in holders.items() if len(found) <= COMMONEST}
    shared: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for there, rest in rests.items():
        for pair in rest & rare:
            for place in holders[pair]:
                shared[place][there] += weights[pair]
    for place, found in shared.items():
        best = nlargest(2 * PROPOSED, found, key=lambda there: (found[there], -there))
        yield from (
            (place, there) for there in nlargest(PROPOSED_PARTS, best, key=lambda there: (rank(place, there), -there))
        )


def _look_up(pairs: Grams, holders: dict[str, list[int]], weights: Weights) -> dict[int, int]:
    """Return the new articles that share rare pairs with an old one, and the weight of what was looked up."""
    found: dict[int, int] = defaultdict(int)
    known = [(weights[pair], pair) for pair in pairs if pair in holders and len(holders[pair]) <= COMMONEST]
    for weight, pair in nlargest(RAREST, known):
        for j in holders[pair]:
            found[j] += weight
    return found
