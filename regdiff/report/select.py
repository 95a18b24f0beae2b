"""Part of a report: some kinds of change, or some articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from regdiff.comparing.weight import WEIGHTS
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.model.numbers import Number, match_number
from regdiff.report.view import Cell, Row, View

KINDS = ("added", "amended", "deleted", "merged", "moved", "renumbered", "split", "unchanged")


def select(view: View, kinds: Collection[str] = (), articles: Sequence[str] = (), weights: Collection[str] = ()) -> View:
    """Return `view` with the rows of one of `kinds` and `weights` that carry one of the numbers `articles` on either side.

    Empty `kinds`, `articles` or `weights` select all. Headings above a selected article
    stay, so that a reader knows where it stands.

    Args:
        view: the whole report.
        kinds: names of kinds, or `renumbered` and `moved`.
        articles: numbers in any printed form: 第七条, 第7条 or 7.
        weights: substantive, minor, conforming, none.

    Raises:
        UsageError: no such kind or weight, or no such article on either side.
    """
    if not kinds and not articles and not weights:
        return view
    for weight in weights:
        if weight not in WEIGHTS:
            raise UsageError(say("no weight {weight}", weight=weight), fix=say("use some of {known}", known=[*WEIGHTS]))
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(say("no kind of change {kind}", kind=kind), fix=say("use some of {known}", known=[*KINDS]))
    wanted = [_number(text) for text in articles]
    chosen = {row.anchor for row in view.rows if _is_kind(row, kinds) and _is_article(row, wanted) and _weighs(row, weights)}
    there = {number for row in view.rows if row.unit == "article" for number in _numbers(row)}
    for number in wanted:
        if number not in there:
            raise UsageError(say("no article {number} in either text", number=number))
    above = {heading for row in view.rows if row.anchor in chosen for heading in _headings_above(row)}
    rows = tuple(row for row in view.rows if row.anchor in chosen or (row.unit == "heading" and _names(row) & above))
    words = [*(view.labels[kind] for kind in kinds), *(view.labels[f"weight {weight}"] for weight in weights)]
    shown = view.labels["list stop"].join([*words, *(str(number) for number in wanted)])
    counted = Counter(row.weight for row in rows if row.unit == "article")
    digest = view.digest.among(chosen, counted)
    return view._replace(rows=rows, digest=digest, selection=view.labels["selection"].format(shown))


def _number(text: str) -> Number:
    number = match_number(text) or match_number(f"第{text}条")
    if number is None:
        raise UsageError(say("no number of an article: {text}", text=text), fix=say("write 第七条 or 7"))
    return number


def _is_kind(row: Row, kinds: Collection[str]) -> bool:
    return not kinds or row.kind in kinds or (row.renumbered and "renumbered" in kinds) or (row.moved and "moved" in kinds)


def by_weight(view: View) -> View:
    """Return `view` with the heaviest rows first, those of one weight in the order of the text; headings go."""
    rows = [row for row in view.rows if row.unit != "heading"]
    return view._replace(rows=tuple(sorted(rows, key=lambda row: (WEIGHTS.index(row.weight), row.rank))), order="weight")


def _weighs(row: Row, weights: Collection[str]) -> bool:
    return not weights or (row.weight in weights and row.unit == "article")


def _is_article(row: Row, wanted: Sequence[Number]) -> bool:
    return not wanted or (row.unit == "article" and not _numbers(row).isdisjoint(wanted))


def _numbers(row: Row) -> set[Number]:
    return {number for cell in (*row.old, *row.new) if (number := match_number(cell.number))}


_Name = tuple[str, tuple[str, ...]]
"""A heading: its side, and its title behind those above it, since chapters of two books may bear one title."""


def _headings_above(row: Row) -> Iterable[_Name]:
    side, paths = ("new", row.new_paths) if row.new else ("old", row.old_paths)
    return ((side, path[:depth]) for path in paths for depth in range(1, len(path) + 1))


def _names(heading: Row) -> set[_Name]:
    sides = (("old", heading.old_paths, heading.old), ("new", heading.new_paths, heading.new))
    return {(side, (*path, _title(cell))) for side, paths, cells in sides for path, cell in zip(paths, cells, strict=True)}


def _title(cell: Cell) -> str:
    text = "".join(run.text for line in cell.lines for run in line.runs)
    return "\u3000".join(part for part in (cell.number, text) if part)
