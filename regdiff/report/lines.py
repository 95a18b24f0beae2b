"""What the line-based formats share: the words of headers, in one place, so that they agree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from regdiff.report.view import Cell, Line, Row, Side, View

BREAK = "↵"
"""Stands for a line feed that is itself an edit."""


class Shown(NamedTuple):
    """The rows of a report as line-based formats show them."""

    rows: tuple[Row, ...]
    """Changed rows, and before each of them the headings of the divisions it stands in."""
    unchanged: int
    """Articles that are left out because nothing changed."""


def shown(view: View) -> Shown:
    """Return what is listed in full: changed rows and the headings over them; number-only rows go to a list of their own."""
    rows: list[Row] = []
    pending: list[Row] = []
    unchanged = 0
    everything = bool(view.selection)
    for row in view.rows:
        if row.unit == "heading" and not row.ordinal:
            pending = [above for above in pending if len(above.path) < len(row.path)] + [row]
        elif (row.ordinal and not row.number_only) or (everything and row.unit == "article"):
            rows += [*pending, row]
            pending = []
        elif row.unit == "article" and not row.ordinal:
            unchanged += 1
    return Shown(tuple(rows), unchanged)


def numbers(row: Row) -> str:
    """Return the old and new numbers of a row: 第七条 → 第九条, or one of them where they agree."""
    old, new = "、".join(c.number for c in row.old), "、".join(c.number for c in row.new)
    return f"{old} → {new}" if old and new and old != new else new or old


def title(row: Row, labels: dict[str, str]) -> str:
    """Return what a row is about: its numbers, or the name of its unit."""
    name = labels[row.unit]
    return numbers(row) if row.unit == "article" else f"{name} {numbers(row)}".strip()


def change_number(row: Row, labels: dict[str, str]) -> str:
    """Return 变更 12, or nothing for a row that did not change."""
    return f"{labels['change']} {row.ordinal}" if row.ordinal else ""


def badges(row: Row) -> str:
    """Return the kind of change and its tags in words."""
    return " · ".join(badge.label for badge in row.badges)


def warnings(row: Row, view: View) -> tuple[str, ...]:
    """Return why the text of a row must not be cited, one line a side."""
    sides = ((view.labels["old"], row.old), (view.labels["new"], row.new))
    return tuple(f"{name}{view.labels['colon']}{text}" for name, cells in sides for text in _distinct(cells))


def _distinct(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.warning for cell in cells if cell.warning))


def side_line(side: Side, view: View) -> str:
    """Return one line on a revision: title, number of articles, dates, source, repairs."""
    labels = view.labels
    parts = [
        side.title,
        f"{side.articles} {labels['articles']}" if view.lang == "en" else f"{side.articles}{labels['articles']}",
    ]
    parts += [
        f"{labels[key]}{labels['colon']}{date}"
        for key, date in (("promulgated", side.promulgated), ("effective", side.effective))
        if date
    ]
    parts += [f"{labels['source']}{labels['colon']}{side.source}"] if side.source else []
    parts += (
        [f"{labels['repairs']}{labels['colon']}{labels['repairs count'].format(count=side.repairs)}"] if side.repairs else []
    )
    return " · ".join(part for part in parts if part)


def number_only_line(view: View) -> str:
    """Return the count and list of articles that differ by number alone; empty when there are none."""
    rows = view.number_only
    if not rows:
        return ""
    return view.labels["number only"].format(count=len(rows)) + view.labels["colon"] + number_only_list(view)


def number_only_list(view: View) -> str:
    """Return the articles that differ by number alone: 第七条→第九条、第八条→第十条."""
    return view.labels["list stop"].join(numbers(row).replace(" ", "") for row in view.number_only)


def is_broken(line: Line, following: Line | None) -> bool:
    """Say whether the line feed is an edit that one would not see: neither of the lines beside it is one as a whole."""
    if line.ends == "equal" or following is None:
        return False
    return not any(all(run.op == line.ends for run in beside.runs) for beside in (line, following))
