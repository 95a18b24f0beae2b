"""What is left of articles when all is taken away that those say which they are linked to: where a further link must show.

What an article became says most of what it said, and every law says much in the same words. So two articles that are not
linked are likened by what nothing accounts for yet, and most by the pairs of characters that are left in these two alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import chain, groupby

from regdiff.comparing.clauses import is_formula, spans, words
from regdiff.comparing.evidence import Pair
from regdiff.comparing.overlap import rarity_of
from regdiff.comparing.score import Profile
from regdiff.comparing.units import Unit
from regdiff.named import NamedTuple

Grams = frozenset[int]
"""Pairs of neighbouring characters, each as the number that its eight bytes in UTF-32 make up."""
Span = tuple[int, int]
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
            [frozenset[int]() if place in done else _grams(profile.plain) for place, profile in enumerate(side)]
            for side, done in zip(profiles, settled, strict=True)
        )
        back = [(j, i) for i, j in linked]
        self._left = _left(self._said[0], self._said[1], linked), _left(self._said[1], self._said[0], back)
        self._holders = Counter(chain.from_iterable(chain.from_iterable(self._left)))
        """In how many articles of either side a pair of characters is left."""

    def part(self, place: int) -> float:
        """Return which part of an old article is left."""
        said = self._said[0][place]
        return len(self._left[0][place]) / len(said) if said else 0.0

    def shared(self, pair: Pair) -> Shared:
        """Return what is left of both articles of a pair."""
        both = self._both(pair)
        if not both:
            return Shared(0, 0, 0)
        shorter = min((profiles[place].plain for profiles, place in zip(self._profiles, pair, strict=True)), key=len)
        holders = Counter(map(self._holders.__getitem__, both))
        weight = sum(rarity_of(count, self._total) * grams for count, grams in holders.items())
        return Shared(weight, holders[2], _longest_run(shorter, both))

    def clauses(self, pair: Pair, carried: Pair | None = None) -> tuple[Span, Span] | None:
        """Return where the clauses stand that tell most of a pair of articles, if any do: what is left, or what was carried.

        Args:
            pair: the places of the articles.
            carried: of a clause that was carried and of its match, as `spans` cuts them.
        """
        both = self._both(pair)
        texts = [units[place].text for units, place in zip(self._sides, pair, strict=True)]
        old, new = (list(_saying(both, text)) for text in texts)
        likeliest = nlargest(LOOKED_UP, old, key=lambda each: self._telling(each.said & both))
        found = [(self._strength(one, other, both), one.span, other.span) for one in likeliest for other in new]
        if carried is not None:
            one, other = (_clause(text, spans(text)[place]) for text, place in zip(texts, carried, strict=True))
            found.append((self._strength(one, other, one.said), one.span, other.span))
        strength, *quotes = max(found, key=lambda each: each[0], default=(0.0,))
        return (quotes[0], quotes[1]) if strength else None

    def _strength(self, one: _Clause, other: _Clause, asked: Grams) -> float:
        """Return how much clauses of two articles have in common that few articles say, as far as they are alike."""
        shared = one.said & other.said
        telling = self._telling(shared & asked)
        return telling * len(shared) / (len(one.said) + len(other.said)) if telling >= LEAST else 0.0

    def _telling(self, grams: Grams) -> float:
        """Return how much pairs of characters tell of two articles that both say them: 1 each where no other does."""
        sayers = self._sayers
        return sum(sorted([1 / max(1, sayers[gram] - 1) for gram in grams]))

    @cached_property
    def _sayers(self) -> Counter[int]:
        """In how many articles of either side a pair of characters stands."""
        return Counter(chain.from_iterable(chain.from_iterable(self._said)))

    def _both(self, pair: Pair) -> Grams:
        return self._left[0][pair[0]] & self._left[1][pair[1]]


def _grams(text: str) -> Grams:
    return frozenset(_in_order(text))


def _in_order(text: str) -> list[int]:
    """Return the pairs of a text as they follow each other."""
    data = text.encode("utf-32-le", "surrogatepass")
    even, odd = (memoryview(data[at : at + (max(0, len(data) - at) & ~7)]).cast("Q").tolist() for at in (0, 4))
    out = even + odd
    out[::2], out[1::2] = even, odd
    return out


def _left(said: Sequence[Grams], there: Sequence[Grams], linked: Iterable[Pair]) -> list[Grams]:
    """Return what each article says that none of those says which it is linked to."""
    partners: dict[int, list[Grams]] = defaultdict(list)
    for place, other in linked:
        partners[place].append(there[other])
    return [grams.difference(*partners[place]) for place, grams in enumerate(said)]


def _longest_run(text: str, grams: Grams) -> int:
    """Return how many pairs of characters of `text` that are among `grams` follow each other at most."""
    runs = groupby(_in_order(text), grams.__contains__)
    return max((len(list(run)) for inside, run in runs if inside), default=0)


class _Clause(NamedTuple):
    """A clause of an article."""

    span: Span
    said: Grams


def _saying(asked: Grams, text: str) -> Iterator[_Clause]:
    """Yield the clauses of an article that say something of what is asked for."""
    for span in spans(text):
        clause = text[slice(*span)]
        said = _grams(words(clause))
        if not asked.isdisjoint(said) and not is_formula(clause):
            yield _Clause(span, said)


def _clause(text: str, span: Span) -> _Clause:
    clause = text[slice(*span)]
    return _Clause(span, frozenset() if is_formula(clause) else _grams(words(clause)))
