"""Whether what came is news: whether anything of the old text is near it, and where that stands.

A rule that was there before in other words is often put so that few words are the same, and no likeness of words tells it
from one that is new. So newness is claimed only of what has next to nothing in common with any old sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.clauses import sentences_of
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.matter import matter_of, plain
from regdiff.comparing.score import Grams, rarity_of
from regdiff.comparing.units import UnitKind
from regdiff.model.patterns import lazy

NEAR, PUNISHED = 0.7, 0.6
"""So much of some words, the share of their pairs and that of their characters taken together (two for all of both), stands
in an old sentence that it may have ruled the same; and so much of an act that is punished."""
TERM = 0.3
"""So much is added where they share a term: what few sentences speak of is seldom spoken of twice without a reason."""
COMPARED = 1.1
"""So much of them stands there that a reader does well to compare it."""
_LONG, _FEW = 5, 2
"""Characters of a term, and the sentences that may speak of it."""
_MOST = 12
"""Sentences that are looked at: those that hold most of the pairs."""
_COMMONEST = 60
"""Pairs that more sentences have are not looked up; this bounds the work."""
_BY_RULE = lazy(r"(?:依照|按照|根据|依据|遵守|符合|违反)[^，。；\n]{1,40}?(?:规定|要求)")
"""By which rule something is done: what any sentence may say, whatever it rules."""
_PURPOSE = "制定本"
"""What the sentence says that names the purpose of the text: it speaks of everything, and rules nothing."""
_SENTENCE = "。；\n"
_BODY = {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.ANNEX}


class Near(NamedTuple):
    """What of the old text is nearest to some words."""

    share: float
    """From 0 on: how much of the matter of the words it has, by pairs of characters, by characters, and by a term."""
    number: str
    """Of its article, as printed; empty where nothing is near."""
    has_term: bool
    """Whether it has a term of theirs."""


class _Sentence(NamedTuple):
    """What a sentence of the old text is about."""

    number: str
    """Of its article, as printed."""
    pairs: Grams
    characters: frozenset[str]
    terms: frozenset[str]
    """Its runs of as many characters as a term has."""


class News:
    """The old text as a whole, to be asked what of it is near to words of the new one."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._units = [unit for change in changes if change.unit in _BODY for unit in change.old]

    @cached_property
    def _sentences(self) -> list[_Sentence]:
        return [
            _Sentence(unit.printed, matter_of(said), *_characters(said))
            for unit in self._units
            for said in sentences_of([_BY_RULE.sub("，", unit.text)])
            if said and _PURPOSE not in said
        ]

    @cached_property
    def _holders(self) -> dict[int, list[int]]:
        """Pair of characters → places of the sentences that hold it."""
        out: dict[int, list[int]] = defaultdict(list)
        for place, sentence in enumerate(self._sentences):
            for pair in sentence.pairs:
                out[pair].append(place)
        return out

    @cached_property
    def _held(self) -> Counter[str]:
        """How many sentences have a character, or what may be a term."""
        return Counter(each for sentence in self._sentences for held in sentence[2:] for each in held)

    def nearest(self, said: str) -> Near:
        """Return what of the old text is nearest to words of the new one."""
        said = _BY_RULE.sub("，", said)
        pairs = matter_of(said)
        characters, runs = _characters(said)
        terms = {run for run in runs if 0 < self._held[run] <= _FEW}
        hits: Counter[int] = Counter()
        for pair in pairs & self._holders.keys():
            if len(places := self._holders[pair]) <= _COMMONEST:
                weight = self._weight(len(places))
                for place in places:
                    hits[place] += weight
        of_pairs = sum(self._weight(len(self._holders.get(pair, ()))) for pair in pairs)
        of_characters = self._weigh(characters)
        best = Near(0.0, "", has_term=False)
        for place, weight in hits.most_common(_MOST):
            sentence = self._sentences[place]
            share = weight / of_pairs + self._weigh(characters & sentence.characters) / of_characters
            has_term = not terms.isdisjoint(sentence.terms)
            best = max(best, Near(share + TERM * has_term, sentence.number, has_term))
        return best

    def _weigh(self, characters: Iterable[str]) -> int:
        return sum(self._weight(self._held[each]) for each in characters)

    def _weight(self, count: int) -> int:
        return rarity_of(count + 1, len(self._sentences) + 1)


def _characters(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters of what some words say of the matter, and its runs of as many as a term has."""
    parts = plain(said).split()
    runs = (part[at : at + _LONG] for part in parts for at in range(len(part) - _LONG + 1))
    return frozenset(chain.from_iterable(parts)), frozenset(runs)


def graded(facts: Iterable[Fact], change: Change, news: News) -> Iterator[Fact]:
    """Yield facts of a change, those of what came with whether it is news, and else with what it is to be compared with."""
    text = join_texts(change.new)
    own = {unit.printed for unit in change.old}
    for fact in facts:
        if not fact.came:
            yield fact
            continue
        near = max(map(news.nearest, _asked(fact, text)))
        is_news = near.share < (PUNISHED if fact.kind == _PENALTY else NEAR)
        number = near.number if near.share >= COMPARED and near.has_term and near.number not in own else ""
        yield fact._replace(is_news=is_news, near=number)


def _asked(fact: Fact, text: str) -> Iterator[str]:
    """Yield what of a fact that came it is asked whether the old text has it: its words, and those to where they end.

    Of a penalty it is the act: sanctions are like each other.
    """
    if fact.kind == _PENALTY:
        yield text[slice(*fact.lead)] + "，" + text[fact.new.start : fact.marks[0].new.start]
        return
    yield "，".join(text[slice(*mark.new)] for mark in fact.marks)
    end = fact.marks[-1].new.end
    ends = [at for sign in _SENTENCE if (at := text.find(sign, end)) >= 0]
    if end < (last := min(ends, default=len(text))):
        yield text[fact.marks[0].new.start : last]


_PENALTY = "penalty"
