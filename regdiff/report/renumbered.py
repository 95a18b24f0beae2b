"""Articles that differ by number alone, as a list that can be read: 第七条至第十四条→第九条至第十六条."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regdiff.report.view import Row, View

_FEW = 3
"""So many articles in a row, and more, are told by the first and the last of them."""


def renumbered_list(rows: Sequence[Row], view: View) -> str:
    """Return the old and new numbers of `rows` of the view; articles that stand in a row on both sides are one."""
    stop, to = view.labels["list stop"], view.labels["number to"]
    told: list[str] = []
    for run in _runs(rows, view):
        if len(run) < _FEW:
            told += [f"{old}→{new}" for old, new in map(_numbers, run)]
        else:
            (first_old, first_new), (last_old, last_new) = _numbers(run[0]), _numbers(run[-1])
            told.append(f"{to.format(first_old, last_old)}→{to.format(first_new, last_new)}")
    return stop.join(told)


def _runs(rows: Iterable[Row], view: View) -> list[list[Row]]:
    """Part the rows where one does not follow the other on both sides, so that no other article lies within a run."""
    articles = [row for row in view.rows if row.unit == "article"]
    old = _places(cell.index for row in articles for cell in row.old)
    new = _places(cell.index for row in articles for cell in row.new)
    runs: list[list[Row]] = []
    at = (-1, -1)
    for row in rows:
        here = (old[row.old[0].index], new[row.new[0].index])
        if runs and here == (at[0] + 1, at[1] + 1):
            runs[-1].append(row)
        else:
            runs.append([row])
        at = here
    return runs


def _places(indices: Iterable[int]) -> dict[int, int]:
    return {index: place for place, index in enumerate(sorted(indices))}


def _numbers(row: Row) -> tuple[str, str]:
    return row.old[0].number, row.new[0].number
