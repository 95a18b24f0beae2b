"""Where in a document the lines stand that are deleted as wholes: between the new lines that are their neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import Any

from regdiff.comparing.units import UnitKind
from regdiff.named import NamedTuple
from regdiff.redline.chart import Charted
from regdiff.redline.classes import Class
from regdiff.redline.plan import Extra
from regdiff.redline.sheet import Paragraph


class Where(Enum):
    """How a place is named by a paragraph of the document."""

    BEFORE = auto()
    BEHIND = auto()
    WITHIN = auto()
    """Before an atom of it."""
    ROW_BEFORE = auto()
    """As rows of a table, before the row that it stands in."""
    ROW_BEHIND = auto()


class Anchor(NamedTuple):
    """A place in a document."""

    where: Where
    paragraph: int
    """0-based."""
    at: int = 0
    table: Any = None


def anchors(
    extras: Iterable[Extra], classes: Sequence[Class], charted: Sequence[Charted], paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[Anchor, list[Extra]]]:
    """Yield where deleted lines stand, those that stand together in one.

    Args:
        extras: the lines.
        classes: what each line of the old text is.
        charted: where the lines of the new text stand.
        paragraphs: those of the document.
    """
    found = [at for at, line in enumerate(charted) if line.found]
    for place, group in groupby(extras, key=lambda extra: extra.before):
        block = list(group)
        behind = bisect_left(found, place)
        before = charted[found[behind - 1]] if behind else None
        after = charted[found[behind]] if behind < len(found) else None
        heading = next((n for n, each in enumerate(block) if classes[each.old].kind is UnitKind.HEADING), len(block))
        for run, is_heading in ((block[:heading], False), (block[heading:], True)):
            if run:
                yield _between(before, after, paragraphs, heading=is_heading), run


def _between(before: Charted | None, after: Charted | None, paragraphs: Sequence[Paragraph], *, heading: bool) -> Anchor:
    """Return the place between two lines; a `heading` belongs to what stands behind it."""
    if before is None and after is None:
        return Anchor(Where.BEHIND, len(paragraphs) - 1)
    if after is None or before is None:
        line = after or before
        paragraph = paragraphs[line.first if line is after else line.last]  # type: ignore[union-attr]
        table = next(reversed(paragraph.tables), None)
        if table is not None:
            return _outside(table, paragraph, paragraphs, behind=after is None)
        return Anchor(Where.BEFORE if after else Where.BEHIND, paragraph.at)
    if before.last == after.first:
        return Anchor(Where.WITHIN, after.first, after.begins)
    one, other = paragraphs[before.last], paragraphs[after.first]
    shared = next((table for table in one.tables if any(table is each for each in other.tables)), None)
    if shared is not None and one.row_in(shared) is not other.row_in(shared):
        return Anchor(Where.ROW_BEHIND, _last_of_row(one, shared, paragraphs), table=shared)
    if shared is None and one.tables:
        return _outside(one.tables[-1], one, paragraphs, behind=True)
    if heading and one.cell is other.cell:
        return Anchor(Where.BEFORE, other.at)
    return Anchor(Where.BEHIND, one.at)


def _outside(table: Any, paragraph: Paragraph, paragraphs: Sequence[Paragraph], *, behind: bool) -> Anchor:
    """Return the place beside a table that a paragraph stands in; where there is none beside it, one in the table."""
    step = 1 if behind else -1
    at = paragraph.at
    while 0 <= at < len(paragraphs) and any(each is table for each in paragraphs[at].tables):
        at += step
    if 0 <= at < len(paragraphs) and not paragraphs[at].tables:
        return Anchor(Where.BEFORE if behind else Where.BEHIND, at)
    where = Where.ROW_BEHIND if behind else Where.ROW_BEFORE
    return Anchor(where, at - step, table=table)


def _last_of_row(paragraph: Paragraph, table: Any, paragraphs: Sequence[Paragraph]) -> int:
    row, at = paragraph.row_in(table), paragraph.at
    while at + 1 < len(paragraphs) and paragraphs[at + 1].row_in(table) is row:
        at += 1
    return at
