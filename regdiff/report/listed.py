"""Which rows the comparison table in Word prints, and what it leaves out and says so."""

from __future__ import annotations

from collections.abc import Iterable

from regdiff.named import NamedTuple
from regdiff.report.fold import without_typography
from regdiff.report.view import Row, View


class Printed(NamedTuple):
    """A row that is printed."""

    row: Row
    is_same: bool = False
    """Its wording did not change: the right side says so in place of the text."""
    is_heading: bool = False
    """It stands over the rows below it, in one cell: a heading that did not change, or by its number alone."""
    is_quiet: bool = False
    """It is such a heading, and nothing of its division is printed."""


class Listed(NamedTuple):
    """The rows of a view, parted."""

    printed: tuple[Printed, ...]
    renumbered: tuple[Row, ...]
    """Articles that differ by number alone and are left out."""
    typographic: tuple[Row, ...]
    """What differs by typography alone and is left out."""
    unchanged: int
    """How many unchanged articles are left out."""
    is_unmarked: bool = False
    """Somewhere in the printed rows typography is not marked."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print but headings."""
        return all(each.is_heading for each in self.printed)

    @property
    def changes(self) -> tuple[Row, ...]:
        """The changes that are printed."""
        return tuple(each.row for each in self.printed if each.row.ordinal and not each.is_heading)


def list_rows(view: View, *, everything: bool) -> Listed:
    """Part the rows of a view.

    Args:
        view: the comparison.
        everything: unchanged articles are printed too; so they are where the user selected some, or remarked on one.
    """
    if view.nothing and not view.remarked:
        return Listed((), (), (), 0)
    named = everything or bool(view.selection)
    printed: list[Printed] = []
    renumbered: list[Row] = []
    typographic: list[Row] = []
    unchanged, unmarked = 0, False
    for row in view.rows:
        if _is_heading(row):
            printed.append(Printed(row, is_heading=True))
        elif row.number_only and not everything and not row.remark:
            renumbered.append(row)
        elif _is_typographic(row) and not named and not row.remark:
            typographic.append(row)
        elif row.ordinal or (row.unit == "article" and (named or row.remark)):
            plain = without_typography(row)
            unmarked |= plain is not row and not _is_same(row)
            printed.append(Printed(plain, _is_same(row)))
        elif row.unit == "article":
            unchanged += 1
    return Listed(tuple(printed if named else _hushed(printed)), tuple(renumbered), tuple(typographic), unchanged, unmarked)


def _hushed(printed: list[Printed]) -> Iterable[Printed]:
    """Return the rows, with those headings quiet under which nothing is printed, and without headings within these."""
    out: list[Printed] = []
    depth: int | None = None
    """How deep the deepest heading may stand that is over the row printed last; None before there is one."""
    for each in reversed(printed):
        own = len(each.row.path)
        quiet = each.is_heading and (depth is None or own >= depth)
        depth = depth if quiet else own
        out.append(each._replace(is_quiet=quiet))
    return _outermost(reversed(out))


def _outermost(printed: Iterable[Printed]) -> Iterable[Printed]:
    silent: int | None = None
    """How deep the quiet heading stands under which we are."""
    for each in printed:
        own = len(each.row.path)
        if each.is_quiet and silent is not None and own > silent:
            continue
        silent = own if each.is_quiet else None
        yield each


def _is_heading(row: Row) -> bool:
    return row.unit == "heading" and row.kind == "unchanged" and not row.moved


def _is_typographic(row: Row) -> bool:
    """Say whether a row shows nothing but blanks, widths and variants of marks."""
    return row.kind == "unchanged" and not row.moved and any(badge.key == "typographic" for badge in row.badges)


def _is_same(row: Row) -> bool:
    """Say whether an article has its wording, whatever became of its number, its place and its typography."""
    return row.unit == "article" and row.kind == "unchanged"
