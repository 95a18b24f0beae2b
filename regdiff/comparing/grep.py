"""Where a phrase came in and where it went, revision by revision."""

from __future__ import annotations

from collections.abc import Iterable

from regdiff.comparing.lineage import Lineage
from regdiff.comparing.units import Unit
from regdiff.model.text import fold
from regdiff.named import NamedTuple


class Found(NamedTuple):
    """What one revision did to a phrase."""

    revision: int
    """0-based place in the sequence."""
    came: tuple[tuple[Unit, int], ...]
    """Units of this revision in which it stands more often than in what they were before, and how much more often."""
    went: tuple[tuple[Unit, int], ...]
    """Units of the revision before in which it stood more often than in what became of them, and how much more often."""
    total: int
    """How often it stands in this revision."""


def grep(lineage: Lineage, phrase: str) -> list[Found]:
    """Return the revisions in which `phrase` came in or went, the oldest first; empty when it stands in none.

    A phrase is found as it is read: white space, line ends and the width of punctuation do not matter. What became of a
    unit is what the alignment says, so that neither a new number nor an unchanged merger counts.
    """
    wanted = fold(phrase)
    if not wanted:
        return []

    def count(units: Iterable[Unit]) -> list[tuple[Unit, int]]:
        return [(unit, times) for unit in units if (times := fold(unit.text).count(wanted))]

    out = []
    first = count(lineage.units[0]) if lineage.units else []
    if first:
        out.append(Found(0, tuple(first), (), sum(times for _, times in first)))
    for at, step in enumerate(lineage.steps, 1):
        came: list[tuple[Unit, int]] = []
        went: list[tuple[Unit, int]] = []
        for change in step.changes:
            before, after = count(change.old), count(change.new)
            more = sum(times for _, times in after) - sum(times for _, times in before)
            side, found = (came, after) if more > 0 else (went, before)
            if more:
                side += [(found[0][0], abs(more))] if len(found) == 1 else found
        if came or went:
            out.append(Found(at, tuple(came), tuple(went), sum(times for _, times in count(lineage.units[at]))))
    return out
