"""What of a fact lives on in other words of the same change, so that it neither went nor became what it is told to be."""

from __future__ import annotations

from functools import cached_property

from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.statements import Text, is_modal
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

_CLAUSES = lazy("[，。；：\\n]")
_STOP = lazy("[。；\n]")
_PENALTY = "penalty"
_TAKEN = lazy("没收[^，。；]{0,12}违法所得|违法所得[^。；]{0,24}没收")
"""What takes unlawful income from somebody."""
_INCOME = lazy(
    "(?:并)?(?:依法|由[^，。；]{2,24})?没收(?:其|全部)?违法所得|[^。；]{0,60}有违法所得的，(?:由[^，。；]{2,24})?(?:依法)?予以没收"
)
"""What imposes that and nothing else."""
_PUNISHES = lazy(
    "(?<!判)处[^，。；]{2,30}(?:罚款|拘留|徒刑)|(?:予以|给予)[^，。；]{0,8}(?:警告|处分)|吊销[^，。；]{2,20}(?:证|执照)"
)
"""What a rule imposes that punishes: it is no form of one that does not."""
_COSTS = lazy("罚|处分|拘留|没收|警告|吊销|责令|追究|开除")
"""Words of a rule that may."""
_CLAUSE = 8
"""Characters of the shortest clause that is known by its words."""
_RULE = 12
"""Characters of the shortest clause that rules something and is known by its words."""
_MARKER = 12
"""Characters in which the marker of an item ends."""
_LIKE = 0.6
"""The share of their pairs of characters that two clauses have in common of which one is the other in other words."""
_MANY, _ASKED = 1500, 300
"""Clauses of the longest text that are likened to what went, and so often: both bound the work."""
_LONG = 50_000
"""Characters of the longest text that is looked through for each fact."""


class Kept:
    """Both texts of a change, to be asked what lives on."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._asked = 0
        self._is_long = max(len(sides.old.text), len(sides.new.text)) > _LONG

    @cached_property
    def _new(self) -> list[tuple[int, Grams]]:
        """What the clauses of the new text hold, by pairs of characters, and how often they deny something."""
        return [_read(clause) for clause in _clauses(self._sides.new.text)]

    def lives_on(self, fact: Fact) -> bool:
        """Say whether a clause of what went stands in the new text in other words."""
        if not fact.went or self._is_long or len(self._new) > _MANY or self._asked > _ASKED:
            return False
        self._asked += 1
        old, told = self._sides.old, [self._sides.old.words(mark.old) for mark in fact.marks]
        ahead = old.text[fact.lead.start : fact.old.start]
        if not _STOP.search(ahead) and old.words(fact.lead) not in self._sides.new.text:
            told.append(old.words(fact.lead))  # it is told as if that went, too
        gone = (clause for words in told for clause in _clauses(words))
        return any(self._is_held(*_read(clause)) for clause in gone)

    def _is_held(self, denials: int, pairs: Grams) -> bool:
        return any(
            denied == denials and 2 * len(pairs & each) >= _LIKE * (len(pairs) + len(each)) for denied, each in self._new
        )

    def takes_income(self, fact: Fact) -> bool:
        """Say whether all that a penalty gained or lost is that unlawful income is taken, as the other side has it, too."""
        if fact.kind != _PENALTY or self._is_long:
            return False
        old, new = self._sides.old, self._sides.new
        gained = [new.words(mark.new) for mark in fact.marks]
        lost = [old.words(mark.old) for mark in fact.marks]
        if not any(lost) or not any(gained):
            words, other = ("".join(gained), old.text) if any(gained) else ("".join(lost), new.text)
            return _INCOME.fullmatch(words.strip("，；、")) is not None and _TAKEN.search(other) is not None
        return False

    def stands_apart(self, fact: Fact) -> bool:
        """Say whether what a clause ends with, or rules, stands elsewhere on the other side: it did not become another."""
        if fact.came or fact.went or self._is_long:
            return False
        old, new = self._sides.old, self._sides.new
        quoted = old.words(fact.old), new.words(fact.new)
        is_item = any(marker(words[:_MARKER])[1] for words in quoted)  # which its list may punish
        if not is_item and any(_PUNISHES.search(one) and not _COSTS.search(other) for one, other in (quoted, quoted[::-1])):
            return True
        if is_item and self._amounts_to_other(fact):
            return True
        return _is_apart(old.words(fact.old), new, fact.new) or _is_apart(new.words(fact.new), old, fact.old)

    def _amounts_to_other(self, fact: Fact) -> bool:
        """Say whether two items stand in lists of what is found to be something, and not the same thing."""
        found = [
            {match[1] for match in _FOUND.finditer(text.words(text.sentences[lead].span))} if lead >= 0 else set[str]()
            for text, quote in ((self._sides.old, fact.old), (self._sides.new, fact.new))
            for lead in (text.sentences[text.touched(quote)[0]].lead,)
        ]
        return bool(found[0] and found[1]) and found[0].isdisjoint(found[1])


_FOUND = lazy("认定为[^，。；]{0,20}?[“‘]([^”’]+)")


def _is_apart(quoted: str, other: Text, its: tuple[int, int]) -> bool:
    beside = other.text[: its[0]] + "\n" + other.text[its[1] :]
    within = other.text[slice(*its)]
    *others, last = _clauses(quoted) or [""]
    told = [last, *(clause for clause in others if is_modal(clause) and len(clause) >= _RULE)]
    return any(clause and clause not in within and clause in beside for clause in told)


def _read(clause: str) -> tuple[int, Grams]:
    """Return how often a clause denies something, and its pairs of characters: 不符合的 is the contrary of 符合的."""
    return len(_DENIALS.findall(clause)), pairs_of(clause)


_DENIALS = lazy("[不未无]")


def _clauses(words: str) -> list[str]:
    """Return the clauses of some words that are long enough to be known, without the markers of items."""
    parts = (each[len(marker(each[:_MARKER])[1]) :] for each in _CLAUSES.split(words))
    return [each for each in parts if len(each) >= _CLAUSE]
