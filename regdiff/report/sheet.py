"""The comparison as rows of a table that offices work with: what CSV and spreadsheets show, computed once."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.named import NamedTuple
from regdiff.report.lines import BREAK, badges, folded_line, is_broken, move_notes, warnings
from regdiff.report.runs import Line, Run, printed
from regdiff.report.sayings import sayings_text
from regdiff.report.view import Cell, Row, View


class SheetRow(NamedTuple):
    """One change, or one article that did not change."""

    ordinal: int
    """Number of the change, for citing; 0 for what did not change."""
    unit: str
    """article, heading, title, …"""
    kind: str
    """The kind of change and its tags, in words."""
    division: str
    """Headings above it."""
    old_number: str
    new_number: str
    old: tuple[Run, ...]
    """The old text as runs; where there is none, a word that says so."""
    new: tuple[Run, ...]
    both: tuple[Run, ...]
    """Both sides in one text."""
    warning: str
    """Why its text must not be cited, what is wrong with its references, where text moved, and where it is from; what is
    doubtful of its links. Empty where all is plain."""
    weight: str
    """How much it weighs, in words."""
    main: str
    """Its main changes, as prose."""
    explanation: str
    """What a person wrote on it (说明)."""


def sheet_rows(view: View) -> list[SheetRow]:
    """Return the rows in the order of the report."""
    labels = view.labels
    return [
        SheetRow(
            ordinal=row.ordinal,
            unit=row.unit,
            kind=badges(row),
            division=" / ".join(row.path),
            old_number=_numbers(row.old, labels["list stop"]),
            new_number=_numbers(row.new, labels["list stop"]),
            old=_text(row.old) or (Run("equal", labels["cell added"]),),
            new=_text(row.new) or (Run("equal", labels["cell deleted"]),),
            both=_both(row),
            warning=labels["list stop"].join(
                (*warnings(row, view), *row.flags, *move_notes(row), *row.origins, *row.unlinked, *row.doubts)
            ),
            weight=labels[f"weight {row.weight}"] if row.weight else "",
            main=sayings_text(row.sayings, labels),
            explanation=row.remark,
        )
        for row in view.rows
    ]


def notes(view: View) -> list[str]:
    """Return what a reader must know of the whole: why it must not be cited, what was selected, that nothing differs."""
    lines = (side.line for side in view.left_out)
    return [text for text in (*view.warnings, view.selection, folded_line(view), view.nothing, *lines) if text]


def _numbers(cells: Sequence[Cell], stop: str) -> str:
    return stop.join(cell.number for cell in cells if cell.number)


def _text(cells: Sequence[Cell]) -> tuple[Run, ...]:
    """The texts of one side; where there are several, each behind its number."""
    out: list[Run] = []
    for at, cell in enumerate(cells):
        out += [Run("equal", "\n")] if at else []
        out += [Run("equal", f"{cell.number}\u3000")] if len(cells) > 1 else []
        out += _runs(cell.lines)
    return tuple(out)


def _both(row: Row) -> tuple[Run, ...]:
    if len(row.old) + len(row.new) > 2:
        return (*_text(row.old), Run("equal", "\n→\n"), *_text(row.new))
    return tuple(_runs(row.inline, breaks=True))


def _runs(lines: Sequence[Line], *, breaks: bool = False) -> list[Run]:
    out: list[Run] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        out += [Run(each.op, each.text) for each in printed(run._replace(why=None) for run in line.runs)]
        out += [Run(line.ends, BREAK)] if breaks and is_broken(line, following) else []
        out += [Run("equal", "\n")] if following is not None else []
    return out
