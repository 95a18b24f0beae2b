"""What is left of articles when all is taken away that those say which they are linked to: where a further link must show.

What an article became says most of what it said, and every law says much in the same words. So two articles that are not
linked are likened by what nothing accounts for yet, and most by the pairs of characters that are left in these two alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from heapq import nlargest
from itertools import chain

from regdiff.comparing.clauses import is_formula, spans, words_of
from regdiff.comparing.evidence import Pair
from regdiff.comparing.overlap import rarity_of
from regdiff.comparing.score import Profile
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.comparing.units import Unit
from regdiff.named import NamedTuple

Span = tuple[int, int]
Quotes = tuple[Span, Span]
Sides = tuple[Sequence[Unit], Sequence[Unit]]
Profiles = tuple[Sequence[Profile], Sequence[Profile]]

LEAST = 0.5
"""Clauses that have less in common than this, by `_telling`, are not quoted for each other."""
LOOKED_UP = 3
"""So many clauses of an old article, those with most that is left of both, are likened to each of the new one."""


class Shared(NamedTuple):
    """What is left of two articles and stands in both."""

    weight: int
    """Summed rarity of the pairs of characters, among what is left of all articles."""
    alone: int
    """How many of them are left in no other article."""
    run: int
    """How many follow each other at most."""


class Remains:
    """What is left of the articles of both sides."""

    def __init__(self, sides: Sides, profiles: Profiles, linked: Collection[Pair]) -> None:
        """Take away from each article what those say that it is linked to.

        Args:
            sides: the old and the new articles.
            profiles: what they are made of.
            linked: pairs of 0-based places among them.
        """
        self._sides, self._profiles, self._total = sides, profiles, sum(map(len, sides))
        same = {(i, j) for i, j in linked if profiles[0][i].folded == profiles[1][j].folded}
        settled = {i for i, _ in same}, {j for _, j in same}
        self._said = tuple(
            [frozenset[int]() if place in done else pairs_of(profile.plain) for place, profile in enumerate(side)]
            for side, done in zip(profiles, settled, strict=True)
        )
        back = [(j, i) for i, j in linked]
        self._left = _left(self._said[0], self._said[1], linked), _left(self._said[1], self._said[0], back)
        self._rarity = cache(partial(rarity_of, total=self._total))
        self._in_order = cache(_in_order)

    def part(self, place: int) -> float:
        """Return which part of an old article is left."""
        said = self._said[0][place]
        return len(self._left[0][place]) / len(said) if said else 0.0

    def shared(self, pair: Pair) -> Shared:
        """Return what is left of both articles of a pair."""
        return self.shares([pair])[0]

    def shares(self, pairs: Collection[Pair]) -> list[Shared]:
        """Return what is left of both articles of each pair."""
        every = [self._both(pair) for pair in pairs]
        holders = _holders(frozenset[int]().union(*every), chain.from_iterable(self._left))
        return [
            self._shared(pair, both, holders) if both else Shared(0, 0, 0) for pair, both in zip(pairs, every, strict=True)
        ]

    def _shared(self, pair: Pair, both: Grams, holders: Mapping[int, int]) -> Shared:
        counts = [holders[gram] for gram in both]
        plain, other = self._profiles[0][pair[0]].plain, self._profiles[1][pair[1]].plain
        run = _longest_run(self._in_order(plain if len(plain) <= len(other) else other), both)
        return Shared(sum(map(self._rarity, counts)), counts.count(2), run)

    def clauses(self, pair: Pair, carried: Pair | None = None) -> Quotes | None:
        """Return where the clauses stand that tell most of a pair of articles, if any do: what is left, or what was carried.

        Args:
            pair: the places of the articles.
            carried: of a clause that was carried and of its match, as `spans` cuts them.
        """
        return self.quotes({pair: carried})[pair]

    def quotes(self, asked: Mapping[Pair, Pair | None]) -> dict[Pair, Quotes | None]:
        """Return what `clauses` does of each pair, with what was carried."""
        told = {pair: self._told(pair, carried) for pair, carried in asked.items()}
        weights = self._weights(frozenset[int]().union(*[each.both | each.shared for each in told.values()]))
        return {pair: _quotes(each, weights) for pair, each in told.items()}

    def _told(self, pair: Pair, carried: Pair | None) -> _Told:
        both = self._both(pair)
        texts = [units[place].text for units, place in zip(self._sides, pair, strict=True)]
        old, new = (list(_saying(both, text)) if both else [] for text in texts)
        its = [_clause(text, place) for text, place in zip(texts, carried or (), strict=bool(carried))]
        return _Told(both, old, new, its, its[0].said & its[1].said if its else frozenset())

    def _weights(self, grams: Grams) -> dict[int, float]:
        """Return how much pairs of characters tell of two articles that both say them: 1 each where no other does."""
        sayers = _holders(grams, chain.from_iterable(self._said))
        return {gram: 1 / max(1, sayers[gram] - 1) for gram in grams}

    def _both(self, pair: Pair) -> Grams:
        return self._left[0][pair[0]] & self._left[1][pair[1]]


def _in_order(text: str) -> list[int]:
    """Return the pairs of a text as they follow each other."""
    data = text.encode("utf-16-le", "surrogatepass")
    out = [0] * (len(data) // 2 - 1)
    out[::2] = memoryview(data[: len(data) & ~3]).cast("I")
    out[1::2] = memoryview(data[2 : 2 + (max(0, len(data) - 2) & ~3)]).cast("I")
    return out


def _left(said: Sequence[Grams], there: Sequence[Grams], linked: Iterable[Pair]) -> list[Grams]:
    """Return what each article says that none of those says which it is linked to."""
    partners: dict[int, list[Grams]] = defaultdict(list)
    for place, other in linked:
        partners[place].append(there[other])
    return [grams.difference(*partners[place]) if place in partners else grams for place, grams in enumerate(said)]


def _holders(grams: Grams, articles: Iterable[Grams]) -> Counter[int]:
    """Return how many articles hold each of some pairs of characters."""
    return Counter(chain.from_iterable(map(grams.intersection, articles)))


def _longest_run(pairs: Sequence[int], grams: Grams) -> int:
    """Return how many of the pairs of a text that are among `grams` follow each other at most."""
    return max(map(len, bytes(map(grams.__contains__, pairs)).split(b"\0")))


class _Clause(NamedTuple):
    """A clause of an article."""

    span: Span
    said: Grams


class _Told(NamedTuple):
    """The clauses of two articles, of which some may tell of both."""

    both: Grams
    """What is left of both articles."""
    old: list[_Clause]
    """The clauses that say something of it."""
    new: list[_Clause]
    carried: list[_Clause]
    """A clause that was carried and its match, if any was."""
    shared: Grams
    """What both of these say."""


def _quotes(told: _Told, weights: Mapping[int, float]) -> Quotes | None:
    """Return where the clauses stand that tell most, if any do."""
    likeliest = nlargest(LOOKED_UP, told.old, key=lambda each: _telling(each.said & told.both, weights))
    pairs = [(one, other, one.said & other.said) for one in likeliest for other in told.new]
    found = [(_strength(one, other, _telling(shared & told.both, weights)), one, other) for one, other, shared in pairs]
    if told.carried:
        one, other = told.carried
        found.append((_strength(one, other, _telling(told.shared, weights)), one, other))
    strength, *best = max(found, key=lambda each: each[0], default=(0.0,))
    return (best[0].span, best[1].span) if strength else None


def _strength(one: _Clause, other: _Clause, telling: float) -> float:
    """Return how much two clauses have in common that few articles say, as far as they are alike."""
    return telling * len(one.said & other.said) / (len(one.said) + len(other.said)) if telling >= LEAST else 0.0


def _telling(grams: Grams, weights: Mapping[int, float]) -> float:
    return sum(sorted([weights[gram] for gram in grams]))


def _saying(asked: Grams, text: str) -> Iterator[_Clause]:
    """Yield the clauses of an article that say something of what is asked for."""
    for span, plain in zip(spans(text), words_of(text), strict=True):
        said = pairs_of(plain)
        if not asked.isdisjoint(said) and not is_formula(text[slice(*span)], plain):
            yield _Clause(span, said)


def _clause(text: str, place: int) -> _Clause:
    span = spans(text)[place]
    return _Clause(span, frozenset() if is_formula(text[slice(*span)]) else pairs_of(words_of(text)[place]))
