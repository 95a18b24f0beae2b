"""The first page of a Word document: what a reader of a revision has to know first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.report.lines import digest_parts
from regdiff.report.runs import Run
from regdiff.report.view import View
from regdiff.report.word import SANS
from regdiff.report.wording import digest_heading
from regdiff.report.wordml import HEAD, SMALL, WARNING, marked, paragraph, table, table_cell, table_row, text_run

_WIDTH = 9_638
"""Twips between the margins of an upright A4 page."""
_NAMES = 1_500
"""Twips of the column of names."""
_ABOVE = 80
_TITLE = 32
_SIZE = 19
"""Half points of the points, so that all of them may stand on one page."""


def first_page(view: View, marks: str) -> list[str]:
    """Return the page as paragraphs and tables, the last a paragraph; `marks` says how inserted text is marked."""
    labels = view.labels
    title = digest_heading(view.title, view.lang, labels)
    out = [paragraph([text_run(title, size=_TITLE, font=SANS)], align="center"), _identity(view)]
    out += [paragraph([text_run(text, font=SANS)], shade=WARNING) for text in view.warnings]
    out += [paragraph([text_run(text)]) for text in (view.selection, view.nothing) if text]
    out += _parts(view, marks)
    notes = labels[f"legend digest {marks}"], labels["legend facts"]
    return [*out, *(paragraph([text_run(note, size=SMALL)], above=_ABOVE) for note in notes)]


def _identity(view: View) -> str:
    """The two revisions: name, number of articles, dates."""
    labels, sides = view.labels, (view.old, view.new)
    rows = [
        ("", view.heads),
        (labels["title"], [side.title for side in sides]),
        (labels["size"], [str(side.articles) for side in sides]),
        (labels["promulgated"], [side.promulgated for side in sides]),
        (labels["effective"], [side.in_force(labels) for side in sides]),
    ]
    grid = (_NAMES, (_WIDTH - _NAMES) // 2, (_WIDTH - _NAMES) // 2)
    return table(grid, [_named(name, texts, grid) for name, texts in rows if any(texts)])


def _named(name: str, texts: Sequence[str], grid: Sequence[int]) -> str:
    shade = "" if name else HEAD
    cells = [table_cell(paragraph([text_run(name, font=SANS, size=_SIZE)]), grid[0], shade=shade or "F2F2F2")]
    pairs = zip(texts, grid[1:], strict=True)
    return table_row(
        [*cells, *(table_cell(paragraph([text_run(text, size=_SIZE)]), width, shade=shade) for text, width in pairs)]
    )


def _penalties(view: View, marks: str) -> str:
    """What an act costs whom, before and after."""
    labels, digest = view.labels, view.digest
    grid = (1_600, 2_000, 1_000, 2_519, 2_519)  # 第一百二十一条 stands in one line
    names = ("number", "penalty act", "penalty target", "penalty old", "penalty new")
    head = [text_run(labels[name], font=SANS, size=_SIZE) for name in names]
    rows = [table_row([_cell([run], width, HEAD) for run, width in zip(head, grid, strict=True)], head=True)]
    for row in digest.penalties[: digest.kept.penalties]:
        trend = labels["brackets"].format(labels[row.trend]) if row.trend else ""
        before = row.old or ((Run("equal", row.perhaps),) if row.perhaps else ())
        sides = [[marked(run, marks, _SIZE) for run in side] for side in (before, (*row.new, Run("equal", trend)))]
        plain = [[text_run(text, size=_SIZE)] for text in (row.number, row.act, row.target)]
        rows.append(table_row([_cell(runs, width) for runs, width in zip([*plain, *sides], grid, strict=True)]))
    return table(grid, rows)


def _cell(runs: Sequence[str], width: int, shade: str = "") -> str:
    return table_cell(paragraph(runs), width, shade=shade)


def _parts(view: View, marks: str) -> Iterator[str]:
    tabled = False
    for part in digest_parts(view):
        if part.level == "penalty":
            if not tabled:
                yield _penalties(view, marks)
            tabled = True
        elif part.level == "counts":
            yield paragraph([text_run(part.text, font=SANS, bold=True)], above=_ABOVE)
        elif part.level == "section":
            yield paragraph([text_run(part.head, font=SANS, bold=True, size=_SIZE)], above=_ABOVE, keep=True)
        elif part.runs:
            number = text_run(part.head + "\u3000", bold=True, size=_SIZE)
            yield paragraph([number, *(marked(run, marks, _SIZE) for run in part.runs)], hanging=True)
        else:
            yield paragraph([text_run(part.text, size=_SIZE)], hanging=True)
