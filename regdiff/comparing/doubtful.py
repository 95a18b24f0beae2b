"""Which links of a change set a person should look at before signing: little evidence, likely successors, regrouping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from regdiff.comparing.changes import Change, ChangeKind, ChangeSet
from regdiff.comparing.units import Possible, Unit, UnitKind
from regdiff.model.links import Ref, number_refs
from regdiff.named import NamedTuple


class DoubtKind(StrEnum):
    """Why a link is worth a look; the value is its name in JSON."""

    WEAK = "weak"
    """Two articles are linked on little evidence."""
    POSSIBLE = "possible"
    """Two articles are not linked, and may be: a deleted one has a likely successor, or a linked one another part."""
    SPLIT = "split"
    MERGED = "merged"


class Doubt(NamedTuple):
    """Something that is worth a look."""

    kind: DoubtKind
    change: int
    """0-based place, in the change set, of the change that holds it; of a possible link that of its old article."""
    old: tuple[Unit, ...]
    """The old articles: one of a weak or possible link, all of a split or merger."""
    new: tuple[Unit, ...]
    quotes: tuple[str, str] = ("", "")
    """The clause of either article that speaks for a link most, as it stands in the texts; empty where there is no one
    clause."""


class Names(NamedTuple):
    """How the articles of a change set are named in decisions: index of a unit → its name."""

    old: dict[int, Ref]
    new: dict[int, Ref]

    def of(self, change: Change) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
        """Return the names of the articles of a change."""
        return tuple(self.old[unit.index] for unit in change.old), tuple(self.new[unit.index] for unit in change.new)


def names_of(change_set: ChangeSet) -> Names:
    """Return how each article of a change set is named."""
    changes = [change for change in change_set.changes if change.unit is UnitKind.ARTICLE]
    return Names(_named(u for change in changes for u in change.old), _named(u for change in changes for u in change.new))


def _named(units: Iterable[Unit]) -> dict[int, Ref]:
    ordered = sorted((unit.index, unit.number.value) for unit in units if unit.number)
    return dict(zip((index for index, _ in ordered), number_refs(value for _, value in ordered), strict=True))


def doubtful(change_set: ChangeSet) -> list[Doubt]:
    """Return what is worth a look, in reading order, each once; what a person decided is in doubt no more."""
    places = {
        unit.index: (at, unit)
        for at, change in enumerate(change_set.changes)
        for unit in (change.old if change.unit is UnitKind.ARTICLE else ())
    }
    new = {
        unit.index: unit for change in change_set.changes for unit in (change.new if change.unit is UnitKind.ARTICLE else ())
    }
    found = [*_regrouped(change_set), *(_doubt(each, *places[each.old], new[each.new]) for each in change_set.possible)]
    return sorted(found, key=lambda each: (each.change, len(each.old) + len(each.new) == 2, _indices(each)))


def _indices(doubt: Doubt) -> list[int]:
    return [unit.index for unit in (*doubt.old, *doubt.new)]


def _regrouped(change_set: ChangeSet) -> Iterator[Doubt]:
    kinds = {ChangeKind.SPLIT: DoubtKind.SPLIT, ChangeKind.MERGED: DoubtKind.MERGED}
    for at, change in enumerate(change_set.changes):
        if change.unit is UnitKind.ARTICLE and change.kind in kinds and change.decided is None:
            yield Doubt(kinds[change.kind], at, change.old, change.new)


def _doubt(each: Possible, change: int, old: Unit, new: Unit) -> Doubt:
    kind = DoubtKind.WEAK if each.linked else DoubtKind.POSSIBLE
    quotes = old.text[slice(*each.old_span)], new.text[slice(*each.new_span)]
    return Doubt(kind, change, (old,), (new,), quotes)
