"""The comparison table as a Word document, as Chinese offices send it around.

Conventions: old left and new right under a head that is repeated; one article a row; a word in the empty cell of what was
added or deleted; chapter headings as rows; a note over the table that says how changes are marked and what is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from regdiff.report.docx_digest import first_page
from regdiff.report.lines import badges, folded_line, move_notes, numbers, term_text
from regdiff.report.runs import Line, Printed, Run, printed
from regdiff.report.sayings import sayings_text
from regdiff.report.view import Cell, Row, View
from regdiff.report.word import SANS, make_document
from regdiff.report.wordml import HEAD, MARKS, SMALL, WARNING, marked, paragraph, table, table_cell, table_row, text_run

COLUMNS = ("number", "kind", "weight", "main", "explanation")
_BEHIND = ("main", "explanation")
"""Columns behind the two texts."""
_MAIN = 3
"""Facts that the column of main changes tells of an article."""
UNCHANGED = ("omit", "same")
CUT = "……"

_WIDTH = 14_570
"""Twips between the margins of an A4 page that lies on its side."""
_WIDTHS = {"number": 700, "kind": 1100, "weight": 1500, "main": 2700, "explanation": 1900}


class Form(NamedTuple):
    """What the user may choose."""

    marks: str = MARKS[0]
    columns: tuple[str, ...] = ()
    """Extra columns, some of COLUMNS; they stand in that order, the explanation last: for the user to fill, and for links
    that are in doubt."""
    unchanged: str = UNCHANGED[0]
    """Leave unchanged articles out, or name them with 全文同左."""
    cut: bool = False
    """Cut runs of untouched paragraphs within a changed article to an ellipsis."""
    digest: bool = False
    """Begin with a page that says what matters."""


def render_docx(view: View, form: Form = Form()) -> bytes:  # noqa: B008 - immutable
    """Return the document."""
    made = _Table(view, form)
    rows = list(made.rows())
    front = [paragraph([text_run(_title(view), size=36, font=SANS)], align="center")]
    front += [paragraph([text_run(text, font=SANS)], shade=WARNING) for text in view.warnings]
    front += [paragraph([text_run(text)]) for text in made.notes()]
    parts = [*front, made.wrap(rows), paragraph([]), *_doubts(view, form), *_left_out(view)]
    return make_document(parts, landscape=True, front=first_page(view, form.marks) if form.digest else ())


def _doubts(view: View, form: Form) -> list[str]:
    """The list behind the table of what a reader should check, folded; nothing where it stands in a column."""
    if "explanation" in form.columns:
        return []
    told = dict.fromkeys(text for row in view.rows for text in row.doubts)
    head = view.labels["doubts"] + view.labels["brackets"].format(len(told))
    return (
        [paragraph([text_run(head, font=SANS)], folded=True), *(paragraph([text_run(text)]) for text in told)]
        if told
        else []
    )


def _left_out(view: View) -> list[str]:
    """The list behind the table of what is not in it, whole, folded under a line for each side."""
    out = []
    for side in (side for side in view.left_out if side.entries):
        head = f"{view.labels['left out']}{view.labels['colon']}{side.line}"
        out.append(paragraph([text_run(head, font=SANS)], folded=True))
        stop = view.labels["colon"]
        out += [paragraph([text_run(f"{entry.place} {entry.reason}{stop}{entry.text}")]) for entry in side.entries]
    return out


def _title(view: View) -> str:
    return f"《{view.title}》{view.labels['report']}" if view.lang == "zh" else f"{view.title}: {view.labels['report']}"


class _Table:
    """The table of a view."""

    def __init__(self, view: View, form: Form) -> None:
        self._view, self._form, self._labels = view, form, view.labels
        said = ("explanation",) if any(row.remark for row in view.rows) else ()
        self._extra = [name for name in COLUMNS if name in (*form.columns, *said)]
        rest = _WIDTH - sum(_WIDTHS[name] for name in self._extra)
        self._half = rest // 2
        self._left_out = 0

    def notes(self) -> list[str]:
        """Return what stands over the table; to be called when the rows are made."""
        labels, view = self._labels, self._view
        moved = any(move_notes(row) for row in view.rows)
        out = [
            labels[f"legend {self._form.marks}"],
            labels["legend moved note"] if moved else "",
            view.selection,
            view.nothing,
        ]
        if self._left_out:
            out.append(labels["left out unchanged"].format(count=self._left_out))
        unlisted = [row for row in view.number_only if not row.remark]
        if unlisted and self._form.unchanged == "omit":
            listed = labels["list stop"].join(numbers(row).replace(" ", "") for row in unlisted)
            out.append(labels["left out renumbered"].format(count=len(unlisted), list=listed))
            out += view.number_only_warnings
        out.append(folded_line(view))
        out += [side.line for side in view.left_out]
        return [text for text in out if text]

    def rows(self) -> Iterable[str]:
        """Yield the rows below the head."""
        number = 0
        if self._view.folded is not None and self._view.digest.terms:
            yield self._terms()
        for at, row in enumerate(self._view.rows):
            if row.unit == "heading" and not row.ordinal:
                yield self._heading(row, at)
            elif row.remark or (row.ordinal and not (row.number_only and self._form.unchanged == "omit")):
                number += 1
                yield self._row(number, row)
            elif row.unit == "article" and not row.number_only:
                if self._form.unchanged == "same" or self._view.selection:
                    number += 1
                    yield self._row(number, row)
                else:
                    self._left_out += 1

    def _terms(self) -> str:
        """The row for what was replaced throughout, which is not listed again below it."""
        terms = "".join(paragraph([text_run(term_text(term, self._labels))]) for term in self._view.digest.terms)
        head = paragraph([text_run(self._labels["replacements"], font=SANS)])
        return table_row([table_cell(head + terms, _WIDTH, span=2 + len(self._extra))])

    def _heading(self, row: Row, at: int) -> str:
        cell = row.new[0]
        text = f"{cell.number}\u3000{_plain(cell.lines)}".strip("\u3000")
        untouched = self._form.unchanged == "omit" and not self._view.selection and not self._touched(at)
        said = self._labels["chapter unchanged"] if untouched else ""
        content = paragraph([text_run(text + said, font=SANS)], align="center")
        return table_row([table_cell(content, _WIDTH, span=2 + len(self._extra), shade="F2F2F2")])

    def _touched(self, at: int) -> bool:
        """Say whether anything under the heading at place `at` changed by more than its number."""
        depth = len(self._view.rows[at].path)
        for row in self._view.rows[at + 1 :]:
            if row.unit == "heading" and len(row.path) <= depth:
                return False
            if row.ordinal and not row.number_only:
                return True
        return False

    def _row(self, number: int, row: Row) -> str:
        old = self._side(row.old, self._labels["cell added"])
        new = self._side(row.new, self._labels["cell deleted"], (*row.origins, *_by_hand(row)))
        if not row.ordinal or row.number_only:
            others = [cell.number for cell in row.new if cell.number != _number(row.old)]
            new = "".join(paragraph([text_run(other, bold=True)]) for other in others)
            new += paragraph([text_run(self._labels["same"])])
        cells = {
            "number": paragraph([text_run(str(number))], align="center"),
            "kind": paragraph([text_run(badges(row))]),
            "weight": "".join(paragraph([text_run(text)]) for text in _weighed(row, self._labels)) or paragraph([]),
            "main": paragraph([text_run(sayings_text(row.sayings[:_MAIN], self._labels), size=SMALL)]),
            "explanation": self._explained(row),
        }
        front = [table_cell(cells[name], _WIDTHS[name]) for name in self._extra if name not in _BEHIND]
        back = [table_cell(cells[name], _WIDTHS[name]) for name in self._extra if name in _BEHIND]
        return table_row([*front, table_cell(old, self._half), table_cell(new, self._half), *back])

    def _explained(self, row: Row) -> str:
        """What stands in the column for explanations: what a person wrote, and what is to be checked."""
        said = [paragraph([text_run(line)]) for line in row.remark.split("\n") if line]
        doubts = row.doubts if "explanation" in self._form.columns else ()
        return "".join(said + [paragraph([text_run(note, size=SMALL)]) for note in doubts]) or paragraph([])

    def _side(self, cells: Sequence[Cell], absent: str, notes: Sequence[str] = ()) -> str:
        out = [] if cells else [paragraph([text_run(absent, font=SANS)], align="center")]
        for cell in cells:
            lines = cut(cell.lines) if self._form.cut else cell.lines
            for at, line in enumerate(lines):
                front = [text_run(f"{cell.number}\u3000", bold=True)] if cell.number and not at else []
                runs = [marked(run, self._form.marks) for each in printed(line.runs) for run in _with_note(each)]
                out.append(paragraph([*front, *runs], indent=True))
            if cell.warning:
                out.append(paragraph([text_run(cell.warning, font=SANS)], shade=WARNING))
        return "".join(out + [paragraph([text_run(note, size=SMALL)]) for note in notes])

    def wrap(self, rows: Sequence[str]) -> str:
        """Return the whole table."""
        names = {
            "number": "serial",
            "kind": "kind",
            "weight": "weight",
            "main": "main changes",
            "explanation": "explanation",
        }
        heads = [(self._labels[names[name]], _WIDTHS[name]) for name in self._extra if name not in _BEHIND]
        heads += [(head, self._half) for head in self._view.heads]
        heads += [(self._labels[names[name]], _WIDTHS[name]) for name in self._extra if name in _BEHIND]
        cells = [
            table_cell(paragraph([text_run(text, font=SANS)], align="center"), width, shade=HEAD) for text, width in heads
        ]
        return table([width for _, width in heads], [table_row(cells, head=True), *rows])


def _with_note(run: Printed) -> list[Run]:
    """A run, and behind it in brackets where it moved to or from."""
    return [Run(run.op, run.text), *([Run("equal", f"〔{run.note}〕")] if run.note else [])]


def _by_hand(row: Row) -> list[str]:
    """What a person decided of the links of a row: a quiet mark."""
    return [badge.label for badge in row.badges if badge.key == row.decided] + [*row.unlinked]


def _weighed(row: Row, labels: dict[str, str]) -> list[str]:
    """What stands in the column of weights: the weight, and what about."""
    return [labels[f"weight {row.weight}"], *row.flags] if row.weight else []


def cut(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Cut every run of untouched paragraphs and items behind the first line to one ellipsis."""
    out: list[Line] = []
    for at, line in enumerate(lines):
        if at and all(run.op == "equal" for run in line.runs) and line.ends == "equal":
            if _plain(out[-1:]) != CUT:
                out.append(Line("paragraph", (Run("equal", CUT),)))
        else:
            out.append(line)
    return tuple(out)


def _plain(lines: Sequence[Line]) -> str:
    return "".join(run.text for line in lines for run in line.runs)


def _number(cells: Sequence[Cell]) -> str:
    return cells[0].number if cells else ""
