"""Where the clauses of the old text that left their article live on in the new one, over the whole document.

What stands in both articles of a link, as good as word for word, is at home. Of what is left, each clause is looked up by
its rarest pairs of characters, so that the work grows with the number of clauses and not with its square. What is carried
from one article to another is what both sides hold to be the best that there is (a mutual best match).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from regdiff.comparing.clauses import Clause
from regdiff.comparing.evidence import Pair
from regdiff.comparing.score import Grams, Weights, pairs_of

SAME = 0.95
"""A clause that is so much like one of the article that its own is linked to is at home there."""
REWORDED = 0.6
"""Two clauses of different changes that are so much alike are one in other words."""
ALIKE = 0.3
"""Two clauses less alike than this have nothing to do with each other."""
COMMONEST = 16
"""Pairs of characters that more clauses of a side have are not looked up; this bounds the work for a clause."""
RAREST = 12
"""How many of a clause's pairs are looked up, the rarest first."""
LEAST = 0.2
"""What shares less than this of a clause's weight with it, among the rarest pairs, is not looked at."""
MOST = 6
"""How many clauses of the other side each is likened to."""


class Bare(NamedTuple):
    """What a clause, or a sentence, is likened by."""

    pairs: Grams
    """Pairs of neighbouring characters."""
    weight: int
    """Their summed rarity."""


class Match(NamedTuple):
    """An old clause (or sentence) and a new one that are alike."""

    likeness: float
    """Mean of the Dice coefficient of their pairs and the share of the lighter one that the other has, 0 to 1."""
    shared: int
    """Summed rarity of the pairs that both have."""
    old: int
    """0-based place of the old one among those of its side."""
    new: int
    """0-based place of the new one."""

    @property
    def strength(self) -> float:
        """How much is carried, as far as the two are alike."""
        return self.likeness * self.shared


class Carried(NamedTuple):
    """What an old article gave to a new one that it is not linked to."""

    clauses: float
    """Summed strength of the clauses that are each other's best match, over the whole document."""
    sentences: float
    """The same of whole sentences."""
    lead: float
    """By how much the strongest clause is more like its match than like the clauses of what its article is linked to."""
    best: tuple[int, int]
    """Places of the strongest clause and of its match in their articles, as `spans` cuts them."""


class _Side:
    """The clauses of one side, and which of them left home."""

    def __init__(self, clauses: Sequence[Clause], sentences: Sequence[str], weights: Weights) -> None:
        self.clauses, self._sentences, self._weights = clauses, sentences, weights
        self.of_article: dict[int, list[int]] = defaultdict(list)
        for place, clause in enumerate(clauses):
            self.of_article[clause.article].append(place)
        self.article_of_clause = {place: clause.article for place, clause in enumerate(clauses)}
        self.article_of_sentence = {clause.sentence: clause.article for clause in clauses}
        self._bare: dict[str, Bare] = {}
        self._bares: dict[int, Bare] = {}

    def bare(self, place: int) -> Bare:
        """Return what the clause at a place is likened by."""
        if (known := self._bares.get(place)) is None:
            known = self._bares[place] = self._made(self.clauses[place].said)
        return known

    def bare_sentence(self, place: int) -> Bare:
        """Return what a sentence is likened by."""
        return self._made(self._sentences[place])

    def _made(self, said: str) -> Bare:
        if (known := self._bare.get(said)) is None:
            pairs = pairs_of(said)
            known = self._bare[said] = Bare(pairs, sum(map(self._weights.get, pairs, repeat(0))))
        return known


class ClauseMap:
    """The clauses of both texts that left home, and which are alike."""

    def __init__(
        self,
        old: tuple[Sequence[Clause], Sequence[str]],
        new: tuple[Sequence[Clause], Sequence[str]],
        weights: Weights,
        linked: Mapping[int, int],
    ) -> None:
        """Liken the clauses of two lists of articles.

        Args:
            old: clauses and sentences of the old articles, as `clauses_of` gives them.
            new: the same of the new ones.
            weights: rarity of pairs of characters.
            linked: old article → new one, one to one.
        """
        self._old, self._new, self._weights = _Side(*old, weights), _Side(*new, weights), weights
        self._linked, self._back = linked, {j: i for i, j in linked.items()}
        away_old = self._away(self._old, self._new, self._linked)
        away_new = self._away(self._new, self._old, self._back)
        found = set(self._proposed(self._old, self._new, away_old, away_new))
        found |= {(a, b) for b, a in self._proposed(self._new, self._old, away_new, away_old)}
        self._of_sentences: dict[Pair, list[Match]] = defaultdict(list)
        for a, b in sorted(found):
            match = self._match(a, b)
            self._of_sentences[self._old.clauses[a].sentence, self._new.clauses[b].sentence].append(match)

    def carried(self) -> dict[Pair, Carried]:
        """Return what each old article gave to each new one that it is not linked to."""
        clauses = [match for its in self._of_sentences.values() for match in its]
        sentences = [self._match_sentences(pair) for pair in self._of_sentences]
        by_clause = self._mutual(clauses, *(side.article_of_clause for side in (self._old, self._new)))
        by_sentence = self._mutual(sentences, *(side.article_of_sentence for side in (self._old, self._new)))
        out = {}
        for pair in sorted(by_clause.keys() | by_sentence.keys()):
            matches, whole = by_clause.get(pair, []), by_sentence.get(pair, [])
            within = [(False, match) for _, each in whole for match in self._of_sentences[each.old, each.new]]
            out[pair] = Carried(_amount(matches), _amount(whole), *self._strongest(matches or within))
        return out

    def mutual(self) -> Iterator[tuple[float, int, int]]:
        """Yield the clauses that are each other's best match: likeness, and the places among those of their sides."""
        matches = [match for its in self._of_sentences.values() for match in its]
        by_article = self._mutual(matches, *(side.article_of_clause for side in (self._old, self._new)))
        for pairs in by_article.values():
            yield from ((match.likeness, match.old, match.new) for mutual, match in pairs if mutual)

    def _strongest(self, matches: Sequence[tuple[bool, Match]]) -> tuple[float, tuple[int, int]]:
        best = max((match.strength * (1 if mutual else 0.5), match) for mutual, match in matches)[1]
        places = self._old.clauses[best.old].place, self._new.clauses[best.new].place
        return best.likeness - self._at_home(best), places

    def _away(self, side: _Side, other: _Side, linked: Mapping[int, int]) -> list[int]:
        """Return the places of the clauses that the article that theirs is linked to does not say."""
        out = []
        for article, places in side.of_article.items():
            there = other.of_article.get(linked.get(article, -1), ())
            said = {other.clauses[place].said for place in there}
            new = (place for place in places if side.clauses[place].said not in said)
            out += [place for place in new if not self._is_said(side.bare(place), other, there)]
        return out

    def _is_said(self, bare: Bare, other: _Side, places: Iterable[int]) -> bool:
        """Say whether one of the clauses at `places` says as good as the same."""
        least, most = bare.weight * (2 * SAME - 1) / (3 - 2 * SAME), bare.weight * (3 - 2 * SAME) / (2 * SAME - 1)
        those = (other.bare(place) for place in places)  # only clauses of about the same weight can be so much alike
        return any(self._likeness(bare, each)[0] >= SAME for each in those if least <= each.weight <= most)

    def _proposed(self, side: _Side, other: _Side, asked: Sequence[int], among: Sequence[int]) -> Iterator[Pair]:
        """Yield each clause that is asked for with those of the other side that share most of its rarest pairs."""
        holders: dict[int, list[int]] = defaultdict(list)
        for place in among:
            for pair in other.bare(place).pairs:
                holders[pair].append(place)
        weights = self._weights
        known = {pair: weights.get(pair, 0) for pair, places in holders.items() if len(places) <= COMMONEST}
        for place in asked:
            bare = side.bare(place)
            hits: dict[int, int] = defaultdict(int)
            for weight, pair in sorted([(known[pair], pair) for pair in bare.pairs if pair in known])[-RAREST:]:
                for there in holders[pair]:
                    hits[there] += weight
            least = LEAST * bare.weight
            best = sorted([(-weight, there) for there, weight in hits.items() if weight >= least])[:MOST]
            yield from ((place, there) for _, there in best)

    def _match(self, old: int, new: int) -> Match:
        return Match(*self._likeness(self._old.bare(old), self._new.bare(new)), old, new)

    def _match_sentences(self, pair: Pair) -> Match:
        return Match(*self._likeness(self._old.bare_sentence(pair[0]), self._new.bare_sentence(pair[1])), *pair)

    def _likeness(self, one: Bare, other: Bare) -> tuple[float, int]:
        shared = sum(map(self._weights.get, one.pairs & other.pairs, repeat(0)))
        light, heavy = (one.weight, other.weight) if one.weight < other.weight else (other.weight, one.weight)
        return (shared / (light + heavy) + shared / (2 * light) if light else 0.0), shared

    def _mutual(
        self, matches: Sequence[Match], old: Mapping[int, int], new: Mapping[int, int]
    ) -> dict[Pair, list[tuple[bool, Match]]]:
        """Return by articles the matches that are the best of one side at least, and whether they are of both."""
        of_old, of_new = _best_two(matches, 0, old, new), _best_two(matches, 1, old, new)
        found: dict[Pair, list[tuple[bool, Match]]] = defaultdict(list)
        for match in matches:
            i, j = old[match.old], new[match.new]
            if self._linked.get(i) == j or match.likeness < ALIKE:
                continue
            rivals = of_old[match.old].without(j), of_new[match.new].without(i)
            if match.likeness > min(rivals):
                found[i, j].append((match.likeness > max(rivals), match))
        return found

    def _at_home(self, match: Match) -> float:
        """How alike the clauses of a match are to what their own articles are linked to, at best."""
        partner = self._linked.get(self._old.clauses[match.old].article, -1)
        partner_of_new = self._back.get(self._new.clauses[match.new].article, -1)
        old, new = self._old.bare(match.old), self._new.bare(match.new)
        of_old = (self._likeness(old, self._new.bare(place))[0] for place in self._new.of_article.get(partner, ()))
        of_new = (self._likeness(self._old.bare(place), new)[0] for place in self._old.of_article.get(partner_of_new, ()))
        return max((0.0, *of_old, *of_new))


class _Rivals:
    """The best match of a clause, and the best in another article than that one's."""

    __slots__ = ("article", "best", "second")

    def __init__(self, best: float, article: int) -> None:
        self.best, self.article, self.second = best, article, 0.0

    def add(self, likeness: float, article: int) -> None:
        """Take in another match."""
        if article == self.article:
            self.best = max(self.best, likeness)
        elif likeness > self.best:
            self.best, self.article, self.second = likeness, article, self.best
        elif likeness > self.second:
            self.second = likeness

    def without(self, article: int) -> float:
        """Return how alike the best match is that does not stand in `article`."""
        return self.second if article == self.article else self.best


def _best_two(matches: Sequence[Match], side: int, old: Mapping[int, int], new: Mapping[int, int]) -> dict[int, _Rivals]:
    found: dict[int, _Rivals] = {}
    for match in matches:
        place, article = (match.old, new[match.new]) if side == 0 else (match.new, old[match.old])
        if (known := found.get(place)) is None:
            known = found[place] = _Rivals(0.0, -1)
        known.add(match.likeness, article)
    return found


def _amount(matches: Iterable[tuple[bool, Match]]) -> float:
    """Return the summed strength of the best mutual matches in which no clause stands twice."""
    old: set[int] = set()
    new: set[int] = set()
    amount = 0.0
    for match in sorted((match for mutual, match in matches if mutual), reverse=True):
        if match.old not in old and match.new not in new:
            old.add(match.old)
            new.add(match.new)
            amount += match.strength
    return amount
