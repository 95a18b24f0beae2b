"""The places at which a change set alters a text: what was deleted there, and what was inserted in its stead.

The reading aids speak of these. Offsets are 0-based and count characters in the joined texts of one side of a change.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from regdiff.comparing.changes import Change
from regdiff.comparing.edits import Op
from regdiff.named import NamedTuple


class Span(NamedTuple):
    """A run of characters, half-open."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Say whether another span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether both have a character in common."""
        return self.start < other.end and other.start < self.end

    @property
    def is_empty(self) -> bool:
        """Whether it holds no character."""
        return self.start == self.end


class Spans:
    """Spans that do not overlap, to be asked whether another one meets any of them."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, span: Span) -> None:
        """Add a span that meets none of them; an empty one is not kept."""
        if not span.is_empty:
            at = bisect_right(self._starts, span.start)
            self._starts.insert(at, span.start)
            self._ends.insert(at, span.end)

    def meet(self, span: Span) -> bool:
        """Say whether a span has a character in common with any of them."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._ends[at - 1] > span.start and not span.is_empty


class Overlapping:
    """Spans that may overlap, to be asked whether another one meets any of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        held = sorted(spans)
        self._starts = [span.start for span in held]
        self._reach = list(accumulate((span.end for span in held), max))
        """How far those up to each of them reach."""

    def meet(self, span: Span) -> bool:
        """Say whether a span meets any of them."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._reach[at - 1] > span.start


class Alteration(NamedTuple):
    """One place: a deleted run, an inserted run, or one that replaces the other."""

    change: int
    """0-based place of the change in the change set."""
    old: Span
    """What was deleted, in the old texts; empty where something was only inserted."""
    new: Span
    deleted: str
    inserted: str


Altered = Sequence[Sequence[Alteration]]
"""The places of each change, in the order of the changes."""


def alterations(changes: Sequence[Change]) -> Altered:
    """Return the places of each change; together they hold every deleted and every inserted character once."""
    return [tuple(alterations_of(change, number)) for number, change in enumerate(changes)]


def alterations_of(change: Change, number: int = 0) -> Iterator[Alteration]:
    """Yield the places of one change, which stands at place `number`."""
    at_old = at_new = 0
    deleted = inserted = ""
    for edit in change.edits:
        if edit.op is Op.EQUAL:
            if deleted or inserted:
                yield _made(number, at_old, at_new, deleted, inserted)
                deleted = inserted = ""
            at_old += len(edit.text)
            at_new += len(edit.text)
        elif edit.op is Op.DELETE:
            deleted += edit.text
            at_old += len(edit.text)
        else:
            inserted += edit.text
            at_new += len(edit.text)
    if deleted or inserted:
        yield _made(number, at_old, at_new, deleted, inserted)


def _made(number: int, at_old: int, at_new: int, deleted: str, inserted: str) -> Alteration:
    old, new = Span(at_old - len(deleted), at_old), Span(at_new - len(inserted), at_new)
    return Alteration(number, old, new, deleted, inserted)
