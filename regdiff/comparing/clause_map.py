"""Where each clause of the old text lives on in the new one, over the whole document.

What stands in both articles of a link, word for word, is at home and is asked no more. Any other clause is looked up by its
rarest pairs of characters, so that the work grows with the number of clauses and not with its square. What is carried from
one article to another is what both sides hold to be the best that there is (a mutual best match).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from regdiff.comparing.clauses import Clause
from regdiff.comparing.evidence import Pair
from regdiff.comparing.score import Weights

ALIKE = 0.3
"""Two clauses less alike than this have nothing to do with each other."""
COMMONEST = 24
"""Pairs of characters that more clauses of a side have are not looked up; this bounds the work for a clause."""
RAREST = 16
"""How many of a clause's pairs are looked up, the rarest first."""
MOST = 8
"""How many clauses of the other side each is likened to."""


class Match(NamedTuple):
    """An old clause and a new one that are alike."""

    likeness: float
    """Mean of the Dice coefficient of their pairs and the share of the lighter one that the other has, 0 to 1."""
    shared: int
    """Summed rarity of the pairs that both have."""
    old: int
    """0-based place of the old clause in the map."""
    new: int
    """0-based place of the new clause."""

    @property
    def strength(self) -> float:
        """How much is carried, as far as the clauses are alike."""
        return self.likeness * self.shared


class Carried(NamedTuple):
    """What an old article gave to a new one that it is not linked to."""

    amount: float
    """Summed strength of the clauses that are each other's best match, over the whole document."""
    lead: float
    """By how much the strongest clause is more like its match than like the clauses of what its article is linked to."""
    best: tuple[int, int]
    """Places of the strongest clause and of its match in their articles, as `spans` cuts them."""


class ClauseMap:
    """The clauses (or sentences) of both texts, and which are alike."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause], weights: Weights, linked: Mapping[int, int]) -> None:
        """Liken the clauses of two lists of articles.

        Args:
            old: clauses of the old articles.
            new: clauses of the new ones.
            weights: rarity of pairs of characters.
            linked: old article → new one, one to one.
        """
        self.old, self.new, self._linked = old, new, linked
        self._back = {j: i for i, j in linked.items()}
        self._home_old, self._home_new = _at_home(old, new, linked), _at_home(new, old, self._back)
        found = _alike(old, new, weights, self._home_old)
        found |= {(a, b): match for (b, a), match in _alike(new, old, weights, self._home_new).items()}
        self._of_old: dict[int, list[Match]] = defaultdict(list)
        self._of_new: dict[int, list[Match]] = defaultdict(list)
        for (a, b), (likeness, shared) in sorted(found.items()):
            match = Match(likeness, shared, a, b)
            self._of_old[a].append(match)
            self._of_new[b].append(match)

    def carried(self) -> dict[Pair, Carried]:
        """Return what each old article gave to each new one that it is not linked to."""
        found: dict[Pair, list[tuple[bool, Match]]] = defaultdict(list)
        for a, matches in self._of_old.items():
            i = self.old[a].article
            for match in matches if a not in self._home_old else ():
                j = self.new[match.new].article
                if match.new in self._home_new or self._linked.get(i) == j:
                    continue
                rivals = self._best_elsewhere(match, i, j)
                if match.likeness > min(rivals):
                    found[i, j].append((match.likeness > max(rivals), match))
        return {pair: self._sum_up(pair, matches) for pair, matches in sorted(found.items())}

    def _best_elsewhere(self, match: Match, old: int, new: int) -> tuple[float, float]:
        """How alike the best clause of another article is, for the old clause and for the new one."""
        of_old = [other.likeness for other in self._of_old[match.old] if self.new[other.new].article != new]
        of_new = [other.likeness for other in self._of_new[match.new] if self.old[other.old].article != old]
        return max(of_old, default=0.0), max(of_new, default=0.0)

    def _sum_up(self, pair: Pair, matches: list[tuple[bool, Match]]) -> Carried:
        partner, partner_of_new = self._linked.get(pair[0]), self._back.get(pair[1])
        best = max((match.strength * (1 if mutual else 0.5), match) for mutual, match in matches)[1]
        of_old = (other.likeness for other in self._of_old[best.old] if self.new[other.new].article == partner)
        of_new = (other.likeness for other in self._of_new[best.new] if self.old[other.old].article == partner_of_new)
        return Carried(
            amount=sum(match.strength for match in _one_to_one(match for mutual, match in matches if mutual)),
            lead=best.likeness - max((0.0, *of_old, *of_new)),
            best=(self.old[best.old].place, self.new[best.new].place),
        )


def _at_home(clauses: Sequence[Clause], others: Sequence[Clause], linked: Mapping[int, int]) -> set[int]:
    """Return the places of the clauses that the article that theirs is linked to says word for word."""
    said: dict[int, set[str]] = defaultdict(set)
    for clause in others:
        said[clause.article].add(clause.said)
    nothing: set[str] = set()
    return {
        place
        for place, clause in enumerate(clauses)
        if clause.said in (said[linked[clause.article]] if clause.article in linked else nothing)
    }


def _one_to_one(matches: Iterable[Match]) -> list[Match]:
    """Return the best matches in which no clause stands twice."""
    old: set[int] = set()
    new: set[int] = set()
    kept = []
    for match in sorted(matches, reverse=True):
        if match.old not in old and match.new not in new:
            old.add(match.old)
            new.add(match.new)
            kept.append(match)
    return kept


def _alike(
    asked: Sequence[Clause], others: Sequence[Clause], weights: Weights, done: Collection[int]
) -> dict[Pair, tuple[float, int]]:
    """Return for each clause that is not done those that are most like it: their likeness, and what they share."""
    open_ = [(place, clause) for place, clause in enumerate(asked) if place not in done]
    telling = frozenset().union(*(clause.pairs for _, clause in open_)) & weights.keys()
    holders: dict[str, list[int]] = defaultdict(list)
    for place, clause in enumerate(others):
        for pair in clause.pairs & telling:
            holders[pair].append(place)
    known = {pair: weights[pair] for pair, places in holders.items() if len(places) <= COMMONEST}
    found: dict[Pair, tuple[float, int]] = {}
    for place, clause in open_:
        hits: dict[int, int] = defaultdict(int)
        for weight, pair in nlargest(RAREST, ((known[pair], pair) for pair in clause.pairs if pair in known)):
            for other in holders[pair]:
                hits[other] += weight
        for other in nlargest(MOST, hits, key=lambda other: (hits[other], -other)):
            shared = sum(weights[pair] for pair in clause.pairs & others[other].pairs if pair in weights)
            light, heavy = sorted((clause.weight, others[other].weight))
            likeness = shared / (light + heavy) + shared / (2 * light)
            if likeness >= ALIKE:
                found[place, other] = likeness, shared
    return found
