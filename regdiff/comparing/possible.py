"""What may be linked and is not, and what is linked on little evidence: where a reader should look.

A pair that is not linked is judged when the links are known: by what speaks for linking it one to one, or for a further
part, by what nothing else accounts for (`remains`), and by where it stands. The weights come from a logistic regression over
pairs of revisions whose alignment was made by reading (bench/doubt.py). Of the suggestions that share an article only the
best are told: a reader who is shown five successors of one article is shown none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from math import log1p

from regdiff.comparing.clauses import spans
from regdiff.comparing.evidence import Pair, total
from regdiff.comparing.legs import Candidate
from regdiff.comparing.remains import Remains, Sides
from regdiff.comparing.units import Possible
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

LIKELY = -2.5
"""Evidence (the logarithm of the odds) from which a pair may have to do with each other."""
HOPEFUL = -5.0
"""A pair with less evidence than this, of either kind, is not looked at."""
WORST = -6.0
"""What evidence counts for that nobody asked for, and the least that any counts for."""
WORTH_A_LOOK = -2.55
"""From here on, by the weights below, a pair is told."""
SURE = 0.4
"""From here on a pair is linked, and told to be weak: of ten that are, eight are right (bench/doubt.md)."""
MOST = 2
"""So many suggestions, at most, share an article."""
WEAK = 0.5
"""A link of less evidence than this is told to be weak."""


class Signs(NamedTuple):
    """What speaks for a pair of articles that are not linked."""

    whole: float
    """Evidence for linking them one to one."""
    likened: float
    """1 when there is any."""
    part: float
    """Evidence for a further part."""
    carried: float
    """1 when there is any."""
    remains: float
    """What is left of both when all is taken away that their links account for, on a logarithmic scale."""
    alone: float
    """How much of it is left in no other article, on a logarithmic scale."""
    run: float
    """The longest run of it, on a logarithmic scale."""
    left: float
    """Which part of the old article is left."""
    between: float
    """How many of the two pairs are linked that stand right before and right after it."""
    beside: float
    """1 when it would stand right beside a partner of either article."""


SIGNS = Signs(
    whole=0.40,
    likened=-0.68,
    part=0.47,
    carried=-0.74,
    remains=0.92,
    alone=1.68,
    run=-0.77,
    left=1.84,
    between=0.64,
    beside=0.96,
)
SIGNS_BIAS = -2.39
"""From `bench/doubt.py`."""


def signs_of(
    linked: frozenset[Pair], totals: Mapping[Pair, float], legs: Mapping[Pair, float], remains: Remains
) -> dict[Pair, Signs]:
    """Return what speaks for each pair that is not linked and has any evidence to speak of.

    Args:
        linked: pairs of articles that are linked.
        totals: how much speaks for pairs to be linked one to one.
        legs: how much speaks for pairs to be linked besides.
        remains: what is left of the articles.
    """
    partners = _Partners(linked)
    near = {pair for values in (totals, legs) for pair, value in values.items() if value > HOPEFUL}
    out = {}
    asked = sorted(near - linked)
    for pair, shared in zip(asked, remains.shares(asked), strict=True):
        i, j = pair
        out[pair] = Signs(
            whole=max(WORST, totals.get(pair, WORST)),
            likened=float(pair in totals),
            part=max(WORST, legs.get(pair, WORST)),
            carried=float(pair in legs),
            remains=log1p(shared.weight / _SCALE),
            alone=log1p(shared.alone),
            run=log1p(shared.run),
            left=remains.part(i),
            between=float(((i - 1, j - 1) in linked) + ((i + 1, j + 1) in linked)),
            beside=float(partners.beside(pair)),
        )
    return out


_SCALE = 1000


class _Partners:
    """What each article is linked to."""

    def __init__(self, linked: Collection[Pair]) -> None:
        self._of_old: dict[int, list[int]] = defaultdict(list)
        self._of_new: dict[int, list[int]] = defaultdict(list)
        for i, j in linked:
            self._of_old[i].append(j)
            self._of_new[j].append(i)

    def beside(self, pair: Pair) -> bool:
        """Say whether the one article stands right beside the nearest partner of the other, on either side."""
        i, j = pair
        of_old, of_new = self._of_old.get(i, ()), self._of_new.get(j, ())
        return min([*[abs(there - j) for there in of_old], *[abs(there - i) for there in of_new]], default=0) == 1


def worth_a_look(found: Mapping[Pair, Signs], weights: Signs = SIGNS, bias: float = SIGNS_BIAS) -> dict[Pair, float]:
    """Return the pairs that are told, the likeliest first, and how much speaks for each; few share an article."""
    values = sorted((-total(signs, weights) - bias, pair) for pair, signs in found.items())
    of_old: Counter[int] = Counter()
    of_new: Counter[int] = Counter()
    told = {}
    for value, (i, j) in values:
        if -value > WORTH_A_LOOK and of_old[i] < MOST and of_new[j] < MOST:
            of_old[i] += 1
            of_new[j] += 1
            told[i, j] = -value
    return told


def likely_links(
    told: Mapping[Pair, float], linked: Collection[Pair], candidates: Mapping[Pair, Candidate], sides: Sides
) -> set[Pair]:
    """Return the pairs for which enough speaks.

    No article is linked further for what every law says, nor is why a text is made: that is said in one article, which has
    one successor.

    Args:
        told: as `worth_a_look` gives them.
        linked: pairs that are linked.
        candidates: what speaks for further parts.
        sides: the articles.
    """
    olds, news = {i for i, _ in linked}, {j for _, j in linked}
    return {
        (i, j)
        for (i, j), value in told.items()
        if value > SURE
        and not (i in olds and _PURPOSE.search(sides[0][i].text))
        and not ((i in olds or j in news) and (i, j) in candidates and candidates[i, j].hollow)
    }


_PURPOSE = lazy("制定本[^，。；]{1,6}。?\\Z")


def weak_links(linked: Collection[Pair], totals: Mapping[Pair, float], legs: Mapping[Pair, float]) -> set[Pair]:
    """Return the pairs that are linked on little evidence; see `signs_of` for what is given."""
    return {pair for pair in linked if (legs[pair] if pair in legs else totals.get(pair, 0.0)) < WEAK}


def tell(
    weak: Collection[Pair], told: Collection[Pair], candidates: Mapping[Pair, Candidate], remains: Remains, sides: Sides
) -> list[Possible]:
    """Return what is worth a look with the clauses that speak for it, in the order of both texts.

    Args:
        weak: pairs that are linked on little evidence.
        told: pairs that may be linked and are not.
        candidates: what speaks for further parts.
        remains: what is left of the articles, of which is quoted what tells most where it tells more than what was carried.
        sides: the articles.
    """
    found = []
    carried = {pair: candidates[pair].best if pair in candidates else None for pair in told}
    quoted = remains.quotes(carried)
    for pair in {*weak, *told}:
        old, new = sides[0][pair[0]], sides[1][pair[1]]
        candidate = candidates.get(pair)
        quotes = quoted.get(pair)
        if quotes is None and candidate is not None:
            quotes = spans(old.text)[candidate.best[0]], spans(new.text)[candidate.best[1]]
        found.append(Possible(old.index, new.index, pair in weak, *(quotes or ((0, 0), (0, 0)))))
    return sorted(found)
