"""Where the clauses of the old text that left their article live on in the new one, over the whole document.

What stands in both articles of a link, as good as word for word, is at home. Of what is left, each clause is looked up by
its rarest pairs of characters, so that the work grows with the number of clauses and not with its square. What is carried
from one article to another is what both sides hold to be the best that there is (a mutual best match).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from regdiff.comparing.clauses import Clause
from regdiff.comparing.evidence import Pair
from regdiff.comparing.score import Grams, Weights, pairs_of

SAME = 0.95
"""A clause that is so much like one of the article that its own is linked to is at home there."""
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
FEW = 30
"""With so many clauses of an article one is likened one by one."""


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


class _Known(dict[int, int]):
    """Rarity of pairs of characters; one that is not known weighs nothing."""

    def __missing__(self, _: int) -> int:
        return 0


class _Bares(dict[int, Bare]):
    """What the clauses, or sentences, of a side are likened by, by their places; made when they are first asked for."""

    def __init__(self, said: Sequence[str], weights: _Known) -> None:
        self._said, self._weights = said, weights

    def __missing__(self, place: int) -> Bare:
        pairs = pairs_of(self._said[place])
        known = self[place] = Bare(pairs, sum(map(self._weights.__getitem__, pairs)))
        return known


class _Holders(dict[int, dict[int, list[int]]]):
    """Article → pair of characters → places of its clauses that hold it; made when they are first asked for."""

    def __init__(self, bares: _Bares, of_article: Mapping[int, Sequence[int]]) -> None:
        self._bares, self._of_article = bares, of_article

    def __missing__(self, article: int) -> dict[int, list[int]]:
        holders: dict[int, list[int]] = defaultdict(list)
        for place in self._of_article.get(article, ()):
            for pair in self._bares[place].pairs:
                holders[pair].append(place)
        self[article] = holders
        return holders


class _Side:
    """The clauses of one side."""

    def __init__(self, clauses: Sequence[Clause], sentences: Sequence[str], weights: _Known) -> None:
        self.clauses, self._weights = clauses, weights
        self.of_article: dict[int, list[int]] = defaultdict(list)
        for place, clause in enumerate(clauses):
            self.of_article[clause.article].append(place)
        self.article_of_clause = {place: clause.article for place, clause in enumerate(clauses)}
        self.article_of_sentence = {clause.sentence: clause.article for clause in clauses}
        self.bares = _Bares([clause.said for clause in clauses], weights)
        self.bare_sentences = _Bares(sentences, weights)
        self._holders = _Holders(self.bares, self.of_article)

    def nearest(self, bare: Bare, article: int) -> float:
        """Return how alike a clause of the other side is to that of an article which is most like it."""
        places, bares = self.of_article.get(article, ()), self.bares
        if len(places) > FEW:
            shared = self._shared_with_many(bare, article)
        else:
            of = self._weights.__getitem__
            shared = {place: sum(map(of, bare.pairs & bares[place].pairs)) for place in places}
        return max([_likeness(weight, bare.weight, bares[place].weight) for place, weight in shared.items()], default=0.0)

    def _shared_with_many(self, bare: Bare, article: int) -> dict[int, int]:
        """Return what a clause of the other side shares with those of a long article, by its pairs and not one by one."""
        holders, weights = self._holders[article], self._weights
        shared: dict[int, int] = defaultdict(int)
        for pair in bare.pairs & holders.keys():
            for place in holders[pair]:
                shared[place] += weights[pair]
        return shared


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
        self._weights = known = _Known(weights)
        self._old, self._new = _Side(*old, known), _Side(*new, known)
        self._linked, self._back = linked, {j: i for i, j in linked.items()}
        away_old = self._away(self._old, self._new, self._linked)
        away_new = self._away(self._new, self._old, self._back)
        found = set(self._proposed(self._old, self._new, away_old, away_new))
        found |= {(a, b) for b, a in self._proposed(self._new, self._old, away_new, away_old)}
        self._of_sentences: dict[Pair, list[Match]] = defaultdict(list)
        for a, b in sorted(found):
            match = self._match(self._old.bares, self._new.bares, a, b)
            self._of_sentences[self._old.clauses[a].sentence, self._new.clauses[b].sentence].append(match)

    def carried(self) -> dict[Pair, Carried]:
        """Return what each old article gave to each new one that it is not linked to."""
        clauses = [match for its in self._of_sentences.values() for match in its]
        of_old, of_new = self._old.bare_sentences, self._new.bare_sentences
        sentences = [self._match(of_old, of_new, *pair) for pair in self._of_sentences]
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
            new = [place for place in places if side.clauses[place].said not in said]
            out += [place for place in new if not self._is_said(side.bares[place], other, there)]
        return out

    def _is_said(self, bare: Bare, other: _Side, places: Iterable[int]) -> bool:
        """Say whether one of the clauses at `places` says as good as the same."""
        least, most = bare.weight * (2 * SAME - 1) / (3 - 2 * SAME), bare.weight * (3 - 2 * SAME) / (2 * SAME - 1)
        weights = self._weights
        for place in places:
            pairs, weight = other.bares[place]
            if least <= weight <= most:  # only clauses of about the same weight can be so much alike
                shared = sum(map(weights.__getitem__, bare.pairs & pairs))
                if _likeness(shared, bare.weight, weight) >= SAME:
                    return True
        return False

    def _proposed(self, side: _Side, other: _Side, asked: Sequence[int], among: Sequence[int]) -> Iterator[Pair]:
        """Yield each clause that is asked for with those of the other side that share most of its rarest pairs."""
        holders: dict[int, list[int]] = defaultdict(list)
        wanted = frozenset[int]().union(*[side.bares[place].pairs for place in asked])
        for place in among:
            for pair in other.bares[place].pairs & wanted:
                holders[pair].append(place)
        weights = self._weights
        ranks = {pair: weights[pair] << 32 | pair for pair, places in holders.items() if len(places) <= COMMONEST}
        looked_up = frozenset(ranks)
        for place in asked:
            bare = side.bares[place]
            hits: dict[int, int] = defaultdict(int)
            for rank in sorted(map(ranks.__getitem__, bare.pairs & looked_up))[-RAREST:]:
                weight, pair = rank >> 32, rank & 0xFFFFFFFF
                for there in holders[pair]:
                    hits[there] += weight
            least = LEAST * bare.weight
            best = sorted([(-weight, there) for there, weight in hits.items() if weight >= least])[:MOST]
            yield from [(place, there) for _, there in best]

    def _match(self, olds: _Bares, news: _Bares, old: int, new: int) -> Match:
        (one, weight), (other, other_weight) = olds[old], news[new]
        shared = sum(map(self._weights.__getitem__, one & other))
        return Match(_likeness(shared, weight, other_weight), shared, old, new)

    def _mutual(
        self, matches: Sequence[Match], old: Mapping[int, int], new: Mapping[int, int]
    ) -> dict[Pair, list[tuple[bool, Match]]]:
        """Return by articles the matches that are the best of one side at least, and whether they are of both."""
        matches = [match for match in matches if match.likeness >= ALIKE]
        of_old, of_new = _best_two(matches, 0, old, new), _best_two(matches, 1, old, new)
        found: dict[Pair, list[tuple[bool, Match]]] = defaultdict(list)
        for match in matches:
            i, j = old[match.old], new[match.new]
            if self._linked.get(i) == j:
                continue
            rivals = of_old[match.old].without(j), of_new[match.new].without(i)
            if match.likeness > min(rivals):
                found[i, j].append((match.likeness > max(rivals), match))
        return found

    def _at_home(self, match: Match) -> float:
        """How alike the clauses of a match are to what their own articles are linked to, at best."""
        partner = self._linked.get(self._old.clauses[match.old].article, -1)
        partner_of_new = self._back.get(self._new.clauses[match.new].article, -1)
        of_old = self._new.nearest(self._old.bares[match.old], partner)
        return max(of_old, self._old.nearest(self._new.bares[match.new], partner_of_new))


def _likeness(shared: int, one: int, other: int) -> float:
    """Return how alike two clauses are, by what they share and what they weigh."""
    light = min(one, other)
    return shared / (one + other) + shared / (2 * light) if light else 0.0


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
