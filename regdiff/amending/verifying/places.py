"""Where the published text differs from the consolidated one, and whose words stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regdiff.amending.amended import Amended, Cause, Run, Stage
from regdiff.comparing.changes import Change, ChangeSet
from regdiff.comparing.edits import Op, edit_script
from regdiff.comparing.units import Unit, UnitKind
from regdiff.named import NamedTuple


class Hunk(NamedTuple):
    """One difference within a unit."""

    start: int
    """0-based offset in the consolidated text of the unit."""
    expected: str
    published: str


def hunks(expected: str, published: str) -> Iterator[Hunk]:
    """Yield the differences between two texts of one unit, without what both sides of a difference begin or end with."""
    at = 0
    deleted = inserted = ""
    for edit in (*edit_script(expected, published), None):
        if edit is not None and edit.op is Op.DELETE:
            deleted += edit.text
        elif edit is not None and edit.op is Op.INSERT:
            inserted += edit.text
        else:
            if deleted or inserted:
                yield _trimmed(at, deleted, inserted)
            at += len(deleted) + (len(edit.text) if edit else 0)
            deleted = inserted = ""


def _trimmed(start: int, deleted: str, inserted: str) -> Hunk:
    same = next((k for k, (a, b) in enumerate(zip(deleted, inserted, strict=False)) if a != b), None)
    same = min(len(deleted), len(inserted)) if same is None else same
    deleted, inserted = deleted[same:], inserted[same:]
    end = 0
    while end < min(len(deleted), len(inserted)) and deleted[-1 - end] == inserted[-1 - end]:
        end += 1
    return Hunk(start + same, deleted[: len(deleted) - end], inserted[: len(inserted) - end])


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose words a unit of the consolidated text is made of."""

    causes: Sequence[tuple[Cause, int]]
    """The cause of each character and the operation, -1 for none; line feeds count as the character before them."""
    marks: frozenset[tuple[int, int]]
    """Offsets at which an operation took words away, with the operation."""

    def inside(self, hunk: Hunk) -> tuple[int, ...]:
        """Operations whose own words a difference lies in, or whose deletion it takes back."""
        start, end = hunk.start, hunk.start + len(hunk.expected)
        found = [step for cause, step in self.causes[start:end] if cause is Cause.ORDER]
        if start == end and self.at(start - 1) == self.at(start) and self.at(start)[0] is Cause.ORDER:
            found.append(self.at(start)[1])
        if hunk.published:
            found += [step for at, step in sorted(self.marks) if start <= at <= end]
        return tuple(dict.fromkeys(step for step in found if step >= 0))

    def beside(self, hunk: Hunk) -> tuple[int, ...]:
        """Operations whose words, or inferred punctuation, a difference touches."""
        start, end = hunk.start, hunk.start + len(hunk.expected)
        around = [self.at(at) for at in range(start - 1, end + 1)]
        found = [step for cause, step in around if cause in (Cause.ORDER, Cause.INFERRED)]
        found += [step for at, step in sorted(self.marks) if start - 1 <= at <= end + 1]
        return tuple(dict.fromkeys(step for step in found if step >= 0))

    def at(self, offset: int) -> tuple[Cause, int]:
        """The cause of a character; that of the base beyond both ends."""
        return self.causes[offset] if 0 <= offset < len(self.causes) else (Cause.BASE, -1)


class Origins:
    """Whose words the units of a consolidated text are made of, through all instruments in a row."""

    def __init__(self, amended: Amended) -> None:
        self._stages = amended.stages
        self._known: dict[tuple[int, int], list[list[tuple[Cause, int]]]] = {}

    def of(self, place: int) -> Origin:
        """Return whose words a unit is made of; `place` is its index among the units of the last stage."""
        unit = self._stages[-1].units[place]
        causes: list[tuple[Cause, int]] = []
        for line in self._lines(len(self._stages) - 1, place):
            causes += [*([causes[-1]] if causes else []), *line]
        marks: set[tuple[int, int]] = set()
        at = 0
        for traced in unit.lines:
            for run in traced.runs:
                if not run.text:
                    marks.add((at, run.step))
                at += len(run.text)
            at += 1
        return Origin(causes, frozenset(marks))

    def steps_of(self, place: int) -> tuple[int, ...]:
        """Return the operations that touched a unit of the last stage."""
        return self._stages[-1].units[place].steps

    def _lines(self, stage: int, place: int) -> list[list[tuple[Cause, int]]]:
        """The causes of each character of each line; what stood in a later base is asked of the stage before."""
        key = stage, place
        if key not in self._known:
            lines = self._stages[stage].units[place].lines
            self._known[key] = [[each for run in line.runs for each in self._causes(stage, run)] for line in lines]
        return self._known[key]

    def _causes(self, stage: int, run: Run) -> Iterator[tuple[Cause, int]]:
        source = run.source
        before = made_before(self._stages, stage, source.unit) if source and run.cause is Cause.BASE else None
        if source is None or before is None:
            yield from ((run.cause, run.step) for _ in run.text)
        else:
            line = self._lines(stage - 1, before)[source.line]
            yield from line[source.start : source.start + len(run.text)]


class Pair(NamedTuple):
    """A unit of the consolidated text and the published one that stands for it; one of them may be missing."""

    expected: Unit | None
    published: Unit | None


def pairs(change_set: ChangeSet) -> Iterator[Pair]:
    """Pair the units of the consolidated and the published text, in the order of the change set."""
    for change in change_set.changes:
        if len(change.old) <= 1 and len(change.new) <= 1:
            yield Pair(*(side[0] if side else None for side in (change.old, change.new)))
        else:
            yield from _by_number(change)


def _by_number(change: Change) -> Iterator[Pair]:
    """Within a group, units of the same number stand for each other: numbers are what the orders give."""
    new = {unit.number: unit for unit in change.new}
    for unit in change.old:
        yield Pair(unit, new.pop(unit.number, None))
    for unit in change.new:
        if unit.number in new:
            yield Pair(None, unit)


_KINDS = {
    "title": UnitKind.TITLE,
    "note": UnitKind.NOTE,
    "preamble": UnitKind.PREAMBLE,
    "division": UnitKind.HEADING,
    "article": UnitKind.ARTICLE,
    "annex": UnitKind.ANNEX,
}


def made_before(stages: Sequence[Stage], stage: int, source: int) -> int | None:
    """Return the place, among the units of the stage before, of a unit of a later stage's base; None for the first base."""
    if not stage:
        return None
    unit = stages[stage].sources[source]
    made = stages[stage - 1].units
    return next((at for at, each in enumerate(made) if (each.place, each.number) == (unit.place, unit.number)), None)


def places_of(amended: Amended, units: Sequence[Unit]) -> dict[int, int]:
    """Return for each unit of the consolidated text, by its index, its place among the units of the last stage."""
    of_kind: dict[UnitKind, list[int]] = {}
    for place, traced in enumerate(amended.stages[-1].units):
        of_kind.setdefault(_KINDS[traced.place.value], []).append(place)
    rest = {kind: iter(places) for kind, places in of_kind.items()}
    found = ((unit.index, next(rest.get(unit.kind, iter(())), None)) for unit in units)
    return {index: place for index, place in found if place is not None}
