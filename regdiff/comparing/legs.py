"""Which articles are carried on by further ones: the legs of splits, mergers and groups of several to several.

The links of one to one say where the most of an article went. What it says besides may live on elsewhere: the map of clauses
shows what went where, and a pair of articles is a leg where enough of it speaks for the pair.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log1p

from regdiff.comparing.clause_map import ClauseMap
from regdiff.comparing.clauses import clauses_of, is_formula, spans
from regdiff.comparing.evidence import Pair, of_wording, total
from regdiff.comparing.score import Scorer
from regdiff.named import NamedTuple


class Leg(NamedTuple):
    """What speaks for a new article's carrying on a part of an old one that it is not linked to."""

    clauses: float
    """Strength of the clauses that it took, on a logarithmic scale."""
    sentences: float
    """The same of whole sentences."""
    lead: float
    """By how much the strongest clause is more like its match than like anything in what its article is linked to."""
    both: float
    """1 when both articles are linked to another one."""
    beside: float
    """1 when it would stand right beside a partner of either article."""
    near: float
    """1 when it would stand within three articles of one."""
    wording: float
    """Evidence from the wording of the two articles as wholes, in quarters."""


LEG = Leg(
    clauses=1.14,
    sentences=0.89,
    lead=2.62,
    both=-3.30,
    beside=0.89,
    near=0.56,
    wording=1.51,
)
LEG_BIAS = -3.14
"""From `bench/fit.py`."""


class Candidate(NamedTuple):
    """A pair that may be a leg."""

    leg: Leg
    best: tuple[int, int]
    """Places of the strongest clause and of its match in their articles, as `spans` cuts them."""
    text: str = ""
    """The text of the old article."""

    @property
    def hollow(self) -> bool:
        """Whether the strongest clause says nothing of its own: such a leg is told as possible and not linked."""
        return is_formula(self.text[slice(*spans(self.text)[self.best[0]])])


Group = tuple[set[int], set[int], list[Pair]]
"""Places of old and of new articles, and the pairs that are linked in it."""


def find_legs(scorer: Scorer, old: Sequence[str], new: Sequence[str], linked: Sequence[Pair]) -> dict[Pair, Candidate]:
    """Return what speaks for each pair of articles of which one may have given a part to the other.

    Args:
        scorer: of the articles.
        old: texts of the old articles.
        new: texts of the new ones.
        linked: the pairs that are linked one to one.
    """
    partner = dict(linked)
    out = {}
    places = _Places(partner)
    settled = [(i, j) for i, j in linked if scorer.old[i].folded == scorer.new[j].folded]
    before, after = clauses_of(_without(old, {i for i, _ in settled})), clauses_of(_without(new, {j for _, j in settled}))
    found = ClauseMap(scorer.pairs, before, after, partner).carried()
    wordings = scorer.wordings(list(found))
    for (pair, carried), wording in zip(found.items(), wordings, strict=True):
        distance = places.distance(pair)
        leg = Leg(
            clauses=log1p(carried.clauses / _SCALE),
            sentences=log1p(carried.sentences / _SCALE),
            lead=carried.lead,
            both=float(pair[0] in partner and pair[1] in places.back),
            beside=float(distance == 1),
            near=float(distance <= _NEAR),
            wording=max(-6.0, of_wording(wording)) / 4,
        )
        out[pair] = Candidate(leg, carried.best, old[pair[0]])
    return out


def _without(texts: Sequence[str], settled: Collection[int]) -> list[str]:
    """Empty the articles that are linked to what says the same: nothing of them went elsewhere."""
    return ["" if place in settled else text for place, text in enumerate(texts)]


_SCALE = 10_000
_NEAR, _FAR = 3, 10**6


class _Places:
    """Where the linked articles stand."""

    def __init__(self, partner: dict[int, int]) -> None:
        self._partner = partner
        self.back = {j: i for i, j in partner.items()}

    def distance(self, pair: Pair) -> int:
        """How far the one article of a pair stands from what the other one is linked to."""
        i, j = pair
        of_old = abs(self._partner[i] - j) if i in self._partner else _FAR
        of_new = abs(self.back[j] - i) if j in self.back else _FAR
        return min(of_old, of_new)


def weigh_legs(found: Mapping[Pair, Candidate], weights: Leg = LEG, bias: float = LEG_BIAS) -> dict[Pair, float]:
    """Return how much speaks for each leg, as the logarithm of the odds."""
    return {pair: total(candidate.leg, weights) + bias for pair, candidate in found.items()}


def group(pairs: Iterable[Pair]) -> list[Group]:
    """Join pairs of articles into groups: what shares an article stands in one."""
    of_old: dict[int, Group] = {}
    of_new: dict[int, Group] = {}
    for i, j in pairs:
        its = of_old.get(i) or of_new.get(j) or (set(), set(), [])
        other = of_new.get(j, its)
        if other is not its:
            its, other = (its, other) if len(its[2]) >= len(other[2]) else (other, its)
            of_old |= dict.fromkeys(other[0], its)
            of_new |= dict.fromkeys(other[1], its)
            its[0].update(other[0])
            its[1].update(other[1])
            its[2].extend(other[2])
        its[0].add(i)
        its[1].add(j)
        its[2].append((i, j))
        of_old[i] = of_new[j] = its
    groups = {id(each): each for each in of_old.values()}
    return sorted(groups.values(), key=lambda each: min(each[0]))
