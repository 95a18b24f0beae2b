"""A report without the noise: what the aids explain is not marked, and rows that hold nothing else are left out.

Folded are replaced terms, numbers that followed others and typography; never text that moved, and never a character that
no aid explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from regdiff.report.runs import NOISE, Line, Run, lines_of
from regdiff.report.view import Cell, Row, View

__all__ = ["NOISE", "fold", "is_folded", "is_noise"]


def is_noise(row: Row) -> bool:
    """Say whether a row shows an article in which nothing changed but what is folded, and of which there is no more to say.

    What must be checked, or was written or decided by a person, is never hidden.
    """
    stayed = row.unit == "article" and row.kind in ("amended", "unchanged") and not row.moved
    if not stayed or row.flags or row.remark or row.doubts or row.unlinked:
        return False
    altered = [run for line in row.inline for run in line.runs if run.op != "equal"]
    breaks = any(line.ends != "equal" for line in row.inline)
    return bool(altered) and not breaks and all(map(is_folded, altered))


def fold(view: View) -> View:
    """Return `view` folded; the rows that are left out stand in `folded`."""
    noise = tuple(row for row in view.rows if is_noise(row))
    out = {row.anchor for row in noise}
    return view._replace(rows=tuple(_row(row) for row in view.rows if row.anchor not in out), folded=noise)


def is_folded(run: Run) -> bool:
    """Say whether a run is noise: replaced throughout, a number that followed another, or typography alone."""
    return run.why is not None and run.why.cause in NOISE


def is_typography(run: Run) -> bool:
    """Say whether a run differs from what it took the place of by typography alone."""
    return run.why is not None and run.why.cause == "typographic"


def without_typography(row: Row) -> Row:
    """Return a row in which text that differs by typography alone is not marked."""
    return _row(row, is_typography)


def _row(row: Row, folds: Callable[[Run], bool] = is_folded) -> Row:
    if not any(folds(run) for line in row.inline for run in line.runs):
        return row
    return row._replace(old=_cells(row.old, folds), new=_cells(row.new, folds), inline=_lines(row.inline, folds, both=True))


def _cells(cells: Sequence[Cell], folds: Callable[[Run], bool]) -> tuple[Cell, ...]:
    return tuple(replace(cell, lines=_lines(cell.lines, folds)) for cell in cells)


def _lines(lines: Iterable[Line], folds: Callable[[Run], bool], *, both: bool = False) -> tuple[Line, ...]:
    """Return lines whose folded runs are kept text; where both sides stand in one text, the new wording alone."""
    return tuple(line._replace(runs=tuple(_runs(line.runs, folds, both=both))) for line in lines)


def _runs(runs: Iterable[Run], folds: Callable[[Run], bool], *, both: bool) -> Iterable[Run]:
    shown = (run for run in runs if not (both and folds(run) and run.op == "delete"))
    made = [Run("equal", run.text) if folds(run) else run for run in shown]
    return lines_of(made)[0].runs
