"""Where references lead: the units that bear a number, what they became, and the parts of an article that are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change
from regdiff.comparing.edits import Op
from regdiff.comparing.units import Unit
from regdiff.model.numbers import Number
from regdiff.model.references import Reference, find_references, provisions
from regdiff.model.tree import Article

COVERED = 0.8
"""Share of the kept characters of one part of an article that must stand in another for the two to be the same rule."""
EVIDENCE = 10
"""Fewest kept characters by which a part of an article is told to have become another part."""

_Part = tuple[int | None, int | None]
"""Paragraph and item, as a reference names them."""


class Targets:
    """Follows references to the units they point to, and old units to what became of them."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._sides = (self._by_number(changes, new=False), self._by_number(changes, new=True))
        # Many references lead to one place: what was worked out for it is kept.
        self._range = cache(self._changes_between)
        self._same = cache(self._same_lines)
        self._part = cache(self._lines_at)

    @staticmethod
    def _by_number(changes: Sequence[Change], *, new: bool) -> dict[Number, tuple[int, Unit] | None]:
        """Number → change and unit; None for a number that stands twice, which names nothing for certain."""
        out: dict[Number, tuple[int, Unit] | None] = {}
        for at, change in enumerate(changes):
            for unit in change.new if new else change.old:
                if unit.number is not None and unit.number.value:
                    place = at, unit
                    if out.setdefault(unit.number, place) is not place:
                        out[unit.number] = None
        return out

    def find(self, number: Number | None, *, new: bool) -> tuple[int, Unit] | None:
        """Return the change and the unit that bear a number; None when there is none, or more than one."""
        return self._sides[new].get(number) if number is not None else None

    def part(self, ref: Reference, *, new: bool) -> tuple[int, Unit, Span] | None:
        """Return where a reference to an article, or a part of one, leads: change, unit, and place in the joined texts.

        None where nothing bears the number, more than one does, or the part is not there; subitems are not looked for.
        """
        found = self.find(ref.article, new=new)
        if found is None:
            return None
        at, unit = found
        span = self._part(at, unit, (ref.paragraph, ref.item), new)
        return (at, unit, span) if span else None

    def _lines_at(self, at: int, unit: Unit, part: _Part, new: bool) -> Span | None:
        change = self._changes[at]
        return _lines(unit, part, _offset(change.new if new else change.old, unit))

    def became(self, change: int) -> tuple[str, ...]:
        """Return the numbers of what the old units of a change became."""
        return tuple(unit.printed for unit in self._changes[change].new)

    def range(self, first: Number, last: Number, *, new: bool) -> frozenset[int]:
        """Return the changes that the units from `first` to `last` stand in."""
        return self._range(first, last, new)

    def _changes_between(self, first: Number, last: Number, new: bool) -> frozenset[int]:
        found = (each for each in self._sides[new].values() if each)
        return frozenset(
            at for at, unit in found if unit.number and unit.number.level is first.level and first <= unit.number <= last
        )

    def same_part(self, change: int, old: Unit, new: Unit, old_ref: Reference, new_ref: Reference) -> bool | None:
        """Say whether two parts of linked articles are the same rule, by the characters that were kept; None: no telling."""
        return self._same(change, old, new, (old_ref.paragraph, old_ref.item), (new_ref.paragraph, new_ref.item))

    def _same_lines(self, change: int, old: Unit, new: Unit, old_part: _Part, new_part: _Part) -> bool | None:
        before = _lines(old, old_part, _offset(self._changes[change].old, old))
        after = _lines(new, new_part, _offset(self._changes[change].new, new))
        if before is None or after is None:
            return None
        from_old, to_new, both = _carried(self._changes[change], before, after)
        if both and both >= COVERED * from_old and both >= COVERED * to_new:
            return True
        return False if from_old >= EVIDENCE and both < (1 - COVERED) * from_old else None


def references_in(
    article: Article, start: int, names: tuple[str, ...], previous: Article | None = None
) -> Iterator[tuple[Span, Reference]]:
    """Yield the references of an article whose text begins at `start`, each with where it stands.

    Args:
        article: the article.
        start: an offset in the joined texts of its side.
        names: what the regulation calls itself, beside 本法 and the like.
        previous: the article before it, for 前条.
    """
    starts = [start]
    for line in article.lines:
        starts.append(starts[-1] + len(line) + 1)
    for at, ref in find_references(article, previous, names):
        begin = starts[at] + ref.start
        yield Span(begin, begin + ref.end - ref.start), ref


def _offset(side: Sequence[Unit], unit: Unit) -> int:
    start = 0
    for other in side:
        if other is unit:
            break
        start += len(other.text) + 1
    return start


def _lines(unit: Unit, part: _Part, start: int) -> Span | None:
    """Return where a part of an article stands whose text begins at `start`; the whole where no part is named."""
    if unit.number is None or part == (None, None):
        return Span(start, start + len(unit.text))
    place = _places(unit).get(part)
    return Span(start + place.start, start + place.end) if place else None


@lru_cache(maxsize=64)
def _places(unit: Unit) -> dict[_Part, Span]:
    """Part of an article → where it stands in its text, from its first line to its last: what many refer to is read once."""
    out: dict[_Part, Span] = {}
    if unit.number is None:
        return out
    lines, at = unit.text.split("\n"), 0
    for (paragraph, item), line in zip(provisions(Article(unit.number, tuple(lines))), lines, strict=True):
        for part in {(paragraph, None), (paragraph, item), (None, item)}:
            out[part] = Span(out[part].start if part in out else at, at + len(line))
        at += len(line) + 1
    return out


def _carried(change: Change, before: Span, after: Span) -> tuple[int, int, int]:
    """Return how many kept characters stand in `before`, in `after`, and in both."""
    at_old = at_new = from_old = to_new = both = 0
    for edit in change.edits:
        length = len(edit.text)
        if edit.op is Op.EQUAL:
            left = Span(max(0, before.start - at_old), min(length, before.end - at_old))
            right = Span(max(0, after.start - at_new), min(length, after.end - at_new))
            from_old += max(0, left.end - left.start)
            to_new += max(0, right.end - right.start)
            both += max(0, min(left.end, right.end) - max(left.start, right.start))
        at_old += length if edit.op is not Op.INSERT else 0
        at_new += length if edit.op is not Op.DELETE else 0
    return from_old, to_new, both
