"""Words for links: what is doubtful of them, what an article of a group has from which other one, and what followed whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from regdiff.comparing.changes import Change, ChangeSet
from regdiff.comparing.heirs import Origin, origins, pairs_of
from regdiff.comparing.units import Possible, Unit, UnitKind
from regdiff.model.numbers import format_numeral
from regdiff.model.tree import heading_line
from regdiff.report.catalogue import LABELS

_LONGEST = 30
"""Characters of a clause that is quoted; what is longer is cut."""


class Doubts:
    """What is doubtful of a change set, change by change."""

    def __init__(self, change_set: ChangeSet) -> None:
        self._old: dict[int, list[Possible]] = defaultdict(list)
        self._new: dict[int, list[Possible]] = defaultdict(list)
        for each in change_set.possible:
            self._old[each.old].append(each)
            self._new[each.new].append(each)
        articles = [change for change in change_set.changes if change.unit is UnitKind.ARTICLE]
        self._units = (
            {unit.index: unit for change in articles for unit in change.old},
            {unit.index: unit for change in articles for unit in change.new},
        )

    def of(self, change: Change) -> list[Possible]:
        """Return what is doubtful of the articles of a change, in the order of both texts."""
        found = {each for unit in change.old for each in self._old.get(unit.index, ())}
        return sorted(found | {each for unit in change.new for each in self._new.get(unit.index, ())})

    def told(self, change: Change, labels: dict[str, str]) -> tuple[str, ...]:
        """Return the same in words."""
        return tuple(self._said(each, labels) for each in self.of(change))

    def data(self, change: Change) -> list[dict[str, Any]]:
        """Return the same for programs."""
        return [
            {
                "old": self._units[0][each.old].printed,
                "new": self._units[1][each.new].printed,
                "linked": each.linked,
                "quotes": list(self._quotes(each)),
                "evidence": {lang: evidence(self._quotes(each), labels) for lang, labels in LABELS.items()},
            }
            for each in self.of(change)
        ]

    def _quotes(self, each: Possible) -> tuple[str, str]:
        old, new = self._units[0][each.old].text, self._units[1][each.new].text
        return old[slice(*each.old_span)], new[slice(*each.new_span)]

    def _said(self, each: Possible, labels: dict[str, str]) -> str:
        old, new = self._units[0][each.old].printed, self._units[1][each.new].printed
        said = labels["link weak" if each.linked else "link possible"].format(old=old, new=new)
        return said + labels["brackets"].format(evidence(self._quotes(each), labels))


def unlinked_told(change: Change, labels: dict[str, str]) -> tuple[str, ...]:
    """Say which articles of a change a person said are not linked: 人工认定：原第七条与第九条不对应."""
    return tuple(labels["link none"].format(old=old.printed, new=new.printed) for old, new in change.unlinked)


def evidence(quotes: tuple[str, str], labels: dict[str, str]) -> str:
    """Say which clauses speak for a link; that it is the place, where there are none."""
    old, new = map(_short, quotes)
    if not old:
        return labels["evidence place"]
    return labels["evidence same" if old == new else "evidence alike"].format(old=old, new=new)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


class Followers:
    """How many articles followed each heading."""

    def __init__(self, change_set: ChangeSet) -> None:
        self._counts: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
        if not any(change.unit is UnitKind.HEADING and change.moved for change in change_set.changes):
            return
        followed: dict[int, set[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(set)
        for change in change_set.changes:
            for old, new in pairs_of(change) if change.unit is UnitKind.ARTICLE else ():
                followed[old.index].update((a, b) for a in _above(old) for b in _above(new))
        for ways in followed.values():
            self._counts.update(ways)

    def told(self, change: Change, labels: dict[str, str]) -> tuple[str, ...]:
        """Say of a division that moved where it went, and how many articles went with it: 第六章→第三章，9条随移."""
        if change.unit is not UnitKind.HEADING or not change.moved:
            return ()
        [old], [new] = change.old, change.new
        paths = (*old.path, heading_line(old.printed, old.text)), (*new.path, heading_line(new.printed, new.text))
        return (labels["division moved"].format(old=old.printed, new=new.printed, count=self._counts[paths]),)


def _above(unit: Unit) -> list[tuple[str, ...]]:
    return [unit.path[: depth + 1] for depth in range(len(unit.path))]


def origins_told(change: Change, labels: dict[str, str]) -> tuple[str, ...]:
    """Say what the articles of a split, a merger or a group have besides: 第二十三条：并入原第二十条第三款.

    Where one side is a single article, that is plain to see unless a paragraph of it is meant.
    """
    return tuple(_origin(each, labels) for each in origins(change) if each.paragraphs or change.legs)


def origins_data(change: Change) -> list[dict[str, Any]]:
    """Return the same for programs."""
    return [
        {
            "old": each.old.printed,
            "new": each.new.printed,
            "paragraphs": list(each.paragraphs),
            "whole": each.whole,
            "joins": each.joins,
        }
        for each in origins(change)
    ]


def _origin(each: Origin, labels: dict[str, str]) -> str:
    if each.paragraphs:
        part = labels["origin paragraphs"].format(_listed(each.paragraphs, labels))
    else:
        part = "" if each.whole else labels["origin part"]
    key = "origin joins" if each.joins else "origin from"
    return labels[key].format(new=each.new.printed, old=each.old.printed, part=part)


def _listed(paragraphs: Iterable[int], labels: dict[str, str]) -> str:
    return labels["list stop"].join(
        labels["origin paragraph"].format(number=number, numeral=format_numeral(number)) for number in paragraphs
    )
