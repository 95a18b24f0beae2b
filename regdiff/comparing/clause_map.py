"""Where the clauses of the old text that left their article live on in the new one, over the whole document.

What stands in both articles of a link, as good as word for word, is at home. Of what is left, each clause is looked up by
its rarest pairs of characters, so that the work grows with the number of clauses and not with its square. What is carried
from one article to another is what both sides hold to be the best that there is (a mutual best match).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from regdiff.comparing.clauses import Clause
from regdiff.comparing.overlap import Overlaps, Pair, Search
from regdiff.named import NamedTuple

SAME = 0.95
"""A clause that is so much like one of the article that its own is linked to is at home there."""
LIGHTEST = (2 * SAME - 1) / (3 - 2 * SAME)
"""So much, at least, the lighter of two clauses that are so much alike weighs of the other."""
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


AT_ONCE = 100_000
"""So many pairs of clauses are likened at once."""
SEARCH = Search(RAREST, COMMONEST, MOST, LEAST)


Match = tuple[float, int, int, int]
"""An old clause (or sentence) and a new one that are alike; plain, since there are thousands.

- their likeness: the mean of the Dice coefficient of their pairs and the share of the lighter one that the other has, 0 to 1
- the summed rarity of the pairs that both have: likeness times this is how much is carried, as far as the two are alike
- the 0-based place of the old one among those of its side, and that of the new one
"""


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
    """The clauses of one side."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        self.said = [clause.said for clause in clauses]
        self.of_article: dict[int, list[int]] = defaultdict(list)
        self.article_of_clause = [clause.article for clause in clauses]
        self.sentence_of_clause = [clause.sentence for clause in clauses]
        self.article_of_sentence = dict(zip(self.sentence_of_clause, self.article_of_clause, strict=True))
        for place, article in enumerate(self.article_of_clause):
            self.of_article[article].append(place)


class ClauseMap:
    """The clauses of both texts that left home, and which are alike."""

    def __init__(
        self,
        rarity: Overlaps,
        old: tuple[Sequence[Clause], Sequence[str]],
        new: tuple[Sequence[Clause], Sequence[str]],
        linked: Mapping[int, int],
    ) -> None:
        """Liken the clauses of two lists of articles.

        Args:
            rarity: what says how telling pairs of characters are.
            old: clauses and sentences of the old articles, as `clauses_of` gives them.
            new: the same of the new ones.
            linked: old article → new one, one to one.
        """
        self._old, self._new = _Side(old[0]), _Side(new[0])
        self._clauses = rarity.of(self._old.said, self._new.said)
        self._rarity, self._sentences = rarity, (old[1], new[1])
        self._linked, self._back = linked, {j: i for i, j in linked.items()}
        away_old, away_new = self._away()
        found = set(self._clauses.nearest(away_old, away_new, SEARCH))
        found |= {(a, b) for b, a in self._clauses.nearest(away_new, away_old, SEARCH, back=True)}
        self._holders: dict[tuple[int, bool], dict[int, list[int]]] = {}
        self._of_sentences: dict[Pair, list[Match]] = defaultdict(list)
        of_old, of_new = self._old.sentence_of_clause, self._new.sentence_of_clause
        for match in _matches(self._clauses, sorted(found)):
            self._of_sentences[of_old[match[2]], of_new[match[3]]].append(match)

    def carried(self) -> dict[Pair, Carried]:
        """Return what each old article gave to each new one that it is not linked to."""
        clauses = [match for its in self._of_sentences.values() for match in its]
        sentences = self._alike_sentences()
        by_clause = self._mutual(clauses, *(side.article_of_clause for side in (self._old, self._new)))
        by_sentence = self._mutual(sentences, *(side.article_of_sentence for side in (self._old, self._new)))
        strongest: dict[Pair, Match] = {}
        amounts: dict[Pair, tuple[float, float]] = {}
        for pair in sorted(by_clause.keys() | by_sentence.keys()):
            matches, whole = by_clause.get(pair, []), by_sentence.get(pair, [])
            best = matches or [(False, match) for _, (_, _, a, b) in whole for match in self._of_sentences[a, b]]
            strongest[pair] = max([(each[0] * each[1] * (1 if mutual else 0.5), each) for mutual, each in best])[1]
            amounts[pair] = _amount(matches), _amount(whole)
        homes = self._at_home(list(strongest.values()))
        return {
            pair: Carried(*amounts[pair], match[0] - home, self._places(match))
            for (pair, match), home in zip(strongest.items(), homes, strict=True)
        }

    def _alike_sentences(self) -> list[Match]:
        """Liken the sentences that have clauses which are alike; only these are cut."""
        pairs = list(self._of_sentences)
        asked = {a for a, _ in pairs}, {b for _, b in pairs}
        sides = zip(self._sentences, asked, strict=True)
        texts = [[text if place in its else "" for place, text in enumerate(side)] for side, its in sides]
        return _matches(self._rarity.of(*texts), pairs)

    def _places(self, match: Match) -> tuple[int, int]:
        """Return the places of the clauses of a match in their articles."""
        _, _, old, new = match
        return self._old.clauses[old].place, self._new.clauses[new].place

    def mutual(self) -> Iterator[tuple[float, int, int]]:
        """Yield the clauses that are each other's best match: likeness, and the places among those of their sides."""
        matches = [match for its in self._of_sentences.values() for match in its]
        by_article = self._mutual(matches, *(side.article_of_clause for side in (self._old, self._new)))
        for pairs in by_article.values():
            yield from ((likeness, a, b) for mutual, (likeness, _, a, b) in pairs if mutual)

    def _away(self) -> tuple[list[int], list[int]]:
        """Return the places of the clauses, of either side, that the article that theirs is linked to does not say."""
        old, new = self._unsaid(self._old, self._new, self._linked), self._unsaid(self._new, self._old, self._back)
        near = self._of_about_a_weight(old, new)
        said_old: set[int] = set()
        said_new: set[int] = set()
        while some := list(islice(near, AT_ONCE)):
            same = [pair for pair, likeness in zip(some, _likenesses(self._clauses, some), strict=True) if likeness >= SAME]
            said_old.update(a for a, _ in same)
            said_new.update(b for _, b in same)
        return [a for a in old if a not in said_old], [b for b in new if b not in said_new]

    def _of_about_a_weight(self, old: Sequence[int], new: Sequence[int]) -> Iterator[Pair]:
        """Yield the clauses of linked articles of which one is asked for, as far as they can be as good as the same."""
        weights_old, weights_new = self._clauses.old, self._clauses.new
        unsaid_old, unsaid_new = frozenset(old), frozenset(new)
        for article, olds in self._old.of_article.items():
            news = self._new.of_article.get(self._linked.get(article, -1), ())
            unsaid = [b for b in news if b in unsaid_new]
            for a in olds:
                if others := news if a in unsaid_old else unsaid:
                    least, most = weights_old[a] * LIGHTEST, weights_old[a] / LIGHTEST
                    yield from [(a, b) for b in others if least <= weights_new[b] <= most]

    def _home_of_old(self, place: int) -> Sequence[int]:
        """Return the clauses of the article that an old clause's one is linked to."""
        return self._new.of_article.get(self._linked.get(self._old.article_of_clause[place], -1), ())

    def _home_of_new(self, place: int) -> Sequence[int]:
        """Return the clauses of the article that a new clause's one is linked to."""
        return self._old.of_article.get(self._back.get(self._new.article_of_clause[place], -1), ())

    @staticmethod
    def _unsaid(side: _Side, other: _Side, linked: Mapping[int, int]) -> list[int]:
        """Return the places of the clauses that the linked article does not say word for word."""
        out: list[int] = []
        for article, places in side.of_article.items():
            said = {other.said[place] for place in other.of_article.get(linked.get(article, -1), ())}
            out += [place for place in places if side.said[place] not in said]
        return out

    def _mutual(self, matches: Sequence[Match], old: _Where, new: _Where) -> dict[Pair, list[tuple[bool, Match]]]:
        """Return by articles the matches that are the best of one side at least, and whether they are of both."""
        matches = sorted([match for match in matches if match[0] >= ALIKE])
        # For each clause of a side the article of its best match, and how like it is to the best in any other article.
        best_old, best_new = {a: new[b] for _, _, a, b in matches}, {b: old[a] for _, _, a, b in matches}
        next_old = {a: likeness for likeness, _, a, b in matches if new[b] != best_old[a]}
        next_new = {b: likeness for likeness, _, a, b in matches if old[a] != best_new[b]}
        found: dict[Pair, list[tuple[bool, Match]]] = defaultdict(list)
        for match in matches:
            likeness, _, a, b = match
            i, j = old[a], new[b]
            of_old = best_old[a] == j and likeness > next_old.get(a, 0.0)
            of_new = best_new[b] == i and likeness > next_new.get(b, 0.0)
            if (of_old or of_new) and self._linked.get(i) != j:
                found[i, j].append((of_old and of_new, match))
        return found

    def _at_home(self, matches: Sequence[Match]) -> list[float]:
        """Return how alike the clauses of each match are to what their own articles are linked to, at best."""
        of_old = self._best_at_home({old for _, _, old, _ in matches}, back=False)
        of_new = self._best_at_home({new for _, _, _, new in matches}, back=True)
        return [max(of_old[old], of_new[new]) for _, _, old, new in matches]

    def _best_at_home(self, places: AbstractSet[int], *, back: bool) -> dict[int, float]:
        """Return how alike clauses are to those of the article that their own is linked to, at best; `back`: new ones."""
        homes = {place: self._home_of_new(place) if back else self._home_of_old(place) for place in places}
        best = {place: self._in_long(place, home, back=back) for place, home in homes.items() if len(home) > FEW}
        pairs = [(place, there) for place, home in homes.items() if place not in best for there in home]
        likenesses = _likenesses(self._clauses, [(there, place) for place, there in pairs] if back else pairs)
        best |= dict.fromkeys(places - best.keys(), 0.0)
        for (place, _), likeness in zip(pairs, likenesses, strict=True):
            best[place] = max(best[place], likeness)
        return best

    def _in_long(self, place: int, home: Sequence[int], *, back: bool) -> float:
        """Return how alike a clause is to those of a long article of the other side, by its grams and not one by one."""
        clauses = self._clauses
        one, others = (clauses.new, clauses.old) if back else (clauses.old, clauses.new)
        holders = self._holders.setdefault((home[0], back), {})
        if not holders:
            for there in home:
                for gram in clauses.grams(there, new=not back):
                    holders.setdefault(gram, []).append(there)
        shared: dict[int, int] = defaultdict(int)
        for gram in clauses.grams(place, new=back):
            for there in holders.get(gram, ()):
                shared[there] += clauses.weight(gram)
        return max([_likeness(weight, one[place], others[there]) for there, weight in shared.items()], default=0.0)


def _matches(overlaps: Overlaps, pairs: Sequence[Pair]) -> list[Match]:
    """Liken the texts of each pair."""
    shares = overlaps.shared(pairs)
    return list(zip(_alike(overlaps, pairs, shares), shares, *zip(*pairs, strict=True), strict=True)) if pairs else []


def _likenesses(overlaps: Overlaps, pairs: Sequence[Pair]) -> list[float]:
    """Return how alike the texts of each pair are."""
    return _alike(overlaps, pairs, overlaps.shared(pairs))


def _alike(overlaps: Overlaps, pairs: Sequence[Pair], shares: Sequence[int]) -> list[float]:
    """Return how alike the texts of each pair are that share so much."""
    old, new = overlaps.old, overlaps.new
    return [  # `_likeness`, written out for so many
        shared / ((one := old[a]) + (other := new[b])) + shared / (2 * (one if one < other else other))  # noqa: FURB136
        if shared
        else 0.0
        for shared, (a, b) in zip(shares, pairs, strict=True)
    ]


def _likeness(shared: int, one: int, other: int) -> float:
    """Return how alike two clauses are, by what they share and what they weigh."""
    light = min(one, other)
    return shared / (one + other) + shared / (2 * light) if light else 0.0


_Where = Mapping[int, int] | Sequence[int]
"""The article that each clause, or sentence, stands in."""


def _amount(matches: Iterable[tuple[bool, Match]]) -> float:
    """Return the summed strength of the best mutual matches in which no clause stands twice."""
    old: set[int] = set()
    new: set[int] = set()
    amount = 0.0
    for likeness, shared, a, b in sorted([match for mutual, match in matches if mutual], reverse=True):
        if a not in old and b not in new:
            old.add(a)
            new.add(b)
            amount += likeness * shared
    return amount
