"""What sort of line a line of a text is: lines of one class look alike in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.tree import heading_line, marker
from regdiff.named import NamedTuple


class Class(NamedTuple):
    """A sort of line."""

    kind: UnitKind
    """Of its unit."""
    level: int
    """Of a heading that of its number, of a line of text that of its marker, as in `model.numbers.Level`."""
    first: bool
    """It is the first of its unit."""


def classes(units: Iterable[Unit]) -> list[Class]:
    """Return the class of each line of `units`, in the order of the script."""
    return [each for unit in units for each in _of(unit)]


def _of(unit: Unit) -> Iterator[Class]:
    if unit.kind in (UnitKind.TITLE, UnitKind.NOTE):
        yield from (Class(unit.kind, 0, first=True) for _ in unit.text.split("\n"))
    elif unit.kind is UnitKind.HEADING:
        level = unit.number.level if unit.number else 0
        yield from (Class(unit.kind, int(level), first=True) for _ in unit.text.split("\n"))
    else:
        for at, line in enumerate(heading_line(unit.printed, unit.text).split("\n")):
            first = at == 0 and unit.kind is not UnitKind.PREAMBLE
            yield Class(unit.kind, 0 if first else int(marker(line)[0]), first=first)


def likeness(one: Class, other: Class) -> int:
    """Return how much two classes look alike, from 0; the same class is 4."""
    if one == other:
        return 4
    kinds = {one.kind, other.kind}
    if UnitKind.HEADING in kinds:
        return 3 if len(kinds) == 1 else int(UnitKind.TITLE in kinds)
    if UnitKind.TITLE in kinds:
        return 0
    if not one.first and not other.first and one.level == other.level:
        return 3
    return 2 if len(kinds) == 1 else 1
