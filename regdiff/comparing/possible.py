"""What may be linked and is not, and what is linked on little evidence: where a reader should look.

The thresholds are read off pairs of revisions whose alignment was made by reading, each judged by weights that were fitted
without it (bench/fit.py): two thirds of the links that are missed are among the possible ones, at fewer than five others a
pair of revisions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from regdiff.comparing.clauses import spans
from regdiff.comparing.evidence import Pair
from regdiff.comparing.legs import Candidate
from regdiff.comparing.units import Possible, Unit

LIKELY = -2.5
"""Evidence (the logarithm of the odds) from which a pair of which one article is free is worth a look."""
LIKELY_LINKED = -1.8
"""The same of a pair of which both articles are linked to others."""
FREE = 1.0
"""By so much the evidence for one to one counts less than that for a leg."""
WEAK = 0.5
"""A link of less evidence than this is told to be weak."""

Sides = tuple[Sequence[Unit], Sequence[Unit]]


def find_possible(
    linked: Collection[Pair],
    totals: Mapping[Pair, float],
    legs: Mapping[Pair, float],
    candidates: Mapping[Pair, Candidate],
    sides: Sides,
) -> list[Possible]:
    """Return what is worth a look, in the order of both texts.

    Args:
        linked: pairs of articles that are linked.
        totals: how much speaks for pairs to be linked one to one.
        legs: how much speaks for pairs to be linked besides.
        candidates: what the second kind of evidence is made of.
        sides: the articles.
    """
    done = frozenset(linked)
    weak = {pair for pair in done if (legs[pair] if pair in legs else totals.get(pair, 0.0)) < WEAK}
    told = weak.union(_unlinked(done, totals, legs))
    return [_possible(pair, pair in done, candidates.get(pair), sides) for pair in sorted(told)]


def _unlinked(done: frozenset[Pair], totals: Mapping[Pair, float], legs: Mapping[Pair, float]) -> Iterator[Pair]:
    """Yield the pairs that may be linked and are not."""
    old, new = {i for i, _ in done}, {j for _, j in done}
    for pair in (legs.keys() | totals.keys()) - done:
        i, j = pair
        value = legs.get(pair, LIKELY)
        if i not in old and j not in new:
            value = max(value, totals.get(pair, LIKELY) - FREE)
        if value > (LIKELY_LINKED if i in old and j in new else LIKELY):
            yield pair


def _possible(pair: Pair, linked: bool, candidate: Candidate | None, sides: Sides) -> Possible:
    old, new = sides[0][pair[0]], sides[1][pair[1]]
    if candidate is None:
        return Possible(old.index, new.index, linked, (0, 0), (0, 0))
    return Possible(old.index, new.index, linked, spans(old.text)[candidate.best[0]], spans(new.text)[candidate.best[1]])
