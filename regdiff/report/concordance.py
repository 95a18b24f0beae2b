"""The concordance: which number an article had, and which it has now."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.named import NamedTuple
from regdiff.report.view import Row, View


class Concord(NamedTuple):
    """One old article with what became of it, or one that is new."""

    anchor: str
    """The row that shows it."""
    kind: str
    old: str
    """Its number, as printed; empty for a new article."""
    new: tuple[str, ...]
    """The numbers it has now; empty for a deleted one, several for one that was split."""


def make_concordance(view: View) -> tuple[Concord, ...]:
    """Return a line for each old article in the order of the old text; new ones stand where they stand in the new one."""
    lines: list[tuple[tuple[int, int], Concord]] = []
    behind = -1
    for order, row in enumerate(row for row in view.rows if row.unit == "article"):
        indices = [cell.index for cell in row.old]
        lines += zip(((index, -1) for index in indices), _of_old(row), strict=True)
        told = {new for _, new in row.pairs}
        lines += [
            ((behind, order), Concord(row.anchor, "added", "", (cell.number,))) for cell in row.new if cell.index not in told
        ]
        behind = max(indices, default=behind)
    return tuple(line for _, line in sorted(lines, key=lambda placed: placed[0]))


def _of_old(row: Row) -> Iterator[Concord]:
    numbers = {cell.index: cell.number for cell in row.new}
    for cell in row.old:
        became = tuple(numbers[new] for old, new in row.pairs if old == cell.index)
        yield Concord(row.anchor, row.kind, cell.number, became)
