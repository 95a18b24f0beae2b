"""Which facts are told first: at most so many articles, each by what it brings that no article before it has told.

Every fact has a worth: that of its kind, more where it has a direction or is a clause as a whole, less where it binds an
authority alone, and more for what the other text speaks of nowhere. Articles are taken by their worth, the best first; what
an article told is no news any more, and a kind that was told often counts less. The figures were set by hand on six pairs of
revisions, for which a lawyer had written down ten points each, and tried on six others (bench/facts.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.kinds import penalty
from regdiff.comparing.facts.novelty import Novelty
from regdiff.comparing.facts.parties import is_authority
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.windows import LONGEST
from regdiff.comparing.moves import end_of
from regdiff.comparing.units import UnitKind

MOST = 25
"""Articles that are told first."""
EACH = 5
"""Facts that are told of one of them at most."""
ROOM = 120
"""Characters that these have together; the first is told whatever its length."""
_DIRECTED = 26
_WHOLE = 5
_AUTHORITY = {"duty": -10, "content": -10} | dict.fromkeys(("institution", "principle", "leave", "right", "deadline"), -15)
"""For what binds an authority alone, or lets it act, by kind: it reaches whoever reads by way of others."""
_WENT = -8
_DROPPED = -16
"""For what went from an article that lives on: what came in its stead is told."""
_TOPIC = 10
"""For the first sentence of a new article, which says what it is about."""
_NEW = 2.5
_NEWEST = 44.0
_SHARES = (1.0, 0.5, 0.2)
"""What the first and the following facts of an article count for."""
_AGAIN = 0.93
"""What each further article of one kind counts for."""
_WORTHS = {kind.name: kind.worth for kind in KINDS}


class Where(NamedTuple):
    """An article of a change."""

    change: int
    """0-based place of the change in the change set."""
    article: int
    """Index of the new article; of what went with its old article, that one's, as a negative number from -1 on."""


class Foremost(NamedTuple):
    """An article that is told first."""

    where: Where
    facts: tuple[Fact, ...]
    """What is told of it, the best first."""


class _Candidate(NamedTuple):
    fact: Fact
    worth: float
    topic: float
    """How much rather it is told than others of its article."""
    new: dict[str, float]
    length: int
    """Characters that are told of it."""


def foremost(changes: Sequence[Change], facts: Sequence[Sequence[Fact]], most: int = MOST) -> tuple[Foremost, ...]:
    """Return the articles that are told first, the most worth telling first.

    Args:
        changes: of a change set.
        facts: those of each change.
        most: how many articles are told.
    """
    novelty = Novelty(changes)
    left = {
        place: [_candidate(changes[place.change], fact, novelty) for fact in its]
        for place, its in by_article(changes, facts).items()
    }
    told: set[str] = set()
    kinds: Counter[str] = Counter()
    out: list[Foremost] = []
    ranked = {at: _ranked(its, told, kinds) for at, its in left.items()}
    worths = {at: _worth(its) for at, its in ranked.items()}
    while left and len(out) < most:
        best = max(worths, key=lambda at: (worths[at], -at.change, -at.article))
        chosen = list(_chosen([candidate for _, candidate in ranked[best]]))
        out.append(Foremost(best, tuple(each.fact for each in chosen)))
        kind, pairs = _sort(chosen[0].fact), {pair for each in chosen for pair in each.new}
        kinds[kind] += 1
        told |= pairs
        del left[best], ranked[best], worths[best]
        for at, its in left.items():
            if any(_sort(each.fact) == kind or not pairs.isdisjoint(each.new) for each in its):
                ranked[at] = _ranked(its, told, kinds)
                worths[at] = _worth(ranked[at])
    return tuple(out)


def by_article(changes: Sequence[Change], facts: Sequence[Sequence[Fact]]) -> dict[Where, list[Fact]]:
    """Return the facts of articles by the one article that they stand in, in the order of the changes."""
    out: dict[Where, list[Fact]] = defaultdict(list)
    for at, (change, its) in enumerate(zip(changes, facts, strict=True)):
        for fact in its if change.unit is UnitKind.ARTICLE else ():
            out[Where(at, _article(change, fact))].append(fact)
    return out


def _article(change: Change, fact: Fact) -> int:
    if fact.went:
        return -1 - end_of(change.old, fact.old.start)[0].index
    return end_of(change.new, fact.new.start)[0].index


def _ranked(its: Sequence[_Candidate], told: set[str], kinds: Counter[str]) -> list[tuple[float, _Candidate]]:
    def worth(each: _Candidate) -> float:
        news = sum(weight for pair, weight in each.new.items() if pair not in told)
        return (each.worth + min(_NEWEST, _NEW * news)) * _AGAIN ** kinds[_sort(each.fact)]

    return sorted(((worth(each), each) for each in its), key=lambda each: -each[0] - each[1].topic)


def _chosen(ranked: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Yield what is told of an article: as much as there is room for; of one on penalties all that it imposes."""
    if ranked[0].fact.kind == penalty.KIND.name:
        yield from (each for each in ranked if each.fact.kind == penalty.KIND.name)
        return
    room = ROOM
    for each in ranked[:EACH]:
        if room == ROOM or each.length <= room:
            yield each
            room -= each.length


def _worth(ranked: Sequence[tuple[float, _Candidate]]) -> float:
    worths = sorted((worth for worth, _ in ranked), reverse=True)
    return sum(share * worth for share, worth in zip(_SHARES, worths, strict=False))


def _candidate(change: Change, fact: Fact, novelty: Novelty) -> _Candidate:
    text = join_texts(change.old if fact.went else change.new)
    quote = fact.old if fact.went else fact.new
    who = text[fact.lead.start : fact.lead.end] or text[quote.start : quote.start + 14]
    worth: float = _WORTHS[fact.kind]
    worth += _DIRECTED if fact.trend.value else 0
    worth += _WHOLE if fact.came or fact.went else 0
    worth += (_DROPPED if change.new else _WENT) if fact.went else 0
    worth += _AUTHORITY.get(fact.kind, 0) if is_authority(who) else 0
    spans = (fact.lead, quote, *((mark.old for mark in fact.marks) if not fact.went else ()))
    length = sum(span.end - span.start for span in spans)
    topic = _TOPIC if fact.came and _is_topic(change, text, quote.start) else 0
    return _Candidate(fact, worth, topic, novelty.of(_changed(text, fact), new=not fact.went), length)


def _is_topic(change: Change, text: str, at: int) -> bool:
    """Say whether a place lies in the first sentence of an article that has no counterpart."""
    if change.old:
        return False
    start = at - end_of(change.new, at)[1]
    return not any(sign in text[start:at] for sign in "。；\n")


def _sort(fact: Fact) -> str:
    return "went" if fact.went else fact.kind


def _changed(text: str, fact: Fact) -> Iterator[str]:
    spans = (mark.old if fact.went else mark.new for mark in fact.marks)
    return (text[span.start : min(span.end, span.start + LONGEST)] for span in spans)  # a list is worth no more
