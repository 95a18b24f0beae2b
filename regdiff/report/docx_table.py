"""The rows of the comparison table in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regdiff.model.text import BLANK
from regdiff.named import NamedTuple
from regdiff.report.lines import badges, term_text
from regdiff.report.listed import Listed, Printed
from regdiff.report.room import height, is_whole
from regdiff.report.runs import Line, Run
from regdiff.report.runs import Printed as TextRun
from regdiff.report.runs import printed as told_runs
from regdiff.report.sayings import sayings_text
from regdiff.report.view import Cell, Row, View
from regdiff.report.word import SANS
from regdiff.report.wordml import (
    HEAD,
    MARKS,
    NOTE,
    SMALL,
    WARNING,
    marked,
    marked_place,
    paragraph,
    table,
    table_cell,
    table_row,
    text_run,
)

COLUMNS = ("number", "kind", "weight", "main", "explanation")
_BEHIND = ("main", "explanation")
"""Columns behind the two texts."""
_MAIN = 3
"""Facts that the column of main changes tells of an article."""
UNCHANGED = ("omit", "same")
_ACTS = 3
"""Blanks between the acts of a note from which it is cut."""
CUT = "……"

_LONG, _SHORT = 14_570, 9_638
"""Twips between the margins of an A4 page, along its long and its short side."""
_WIDTHS = {"number": 700, "kind": 1100, "weight": 1500, "main": 2700, "explanation": 1900}
_NARROW = {"number": 660, "kind": 820, "weight": 1050, "main": 1700, "explanation": 1300}
"""On an upright page."""
_NAMES = {
    "number": "serial",
    "kind": "kind",
    "weight": "weight",
    "main": "main changes",
    "explanation": "explanation",
}
_UNCOUNTED = ("title", "note", "heading")
"""Units of which a row has no number: they are no provisions."""
_SHADE = "F2F2F2"
"""Behind the heading of a chapter."""


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
    portrait: bool = False
    """Pages stand upright."""
    contents: bool = False
    """List the changes before the table, each with a link to its row."""


class Table:
    """Prints the rows of a view."""

    def __init__(self, view: View, listed: Listed, form: Form) -> None:
        self._view, self._listed, self._form, self._labels = view, listed, form, view.labels
        widths = _NARROW if form.portrait else _WIDTHS
        said = ("explanation",) if view.remarked else ()
        extra = [(name, widths[name]) for name in COLUMNS if name in (*form.columns, *said)]
        self._front = [column for column in extra if column[0] not in _BEHIND]
        self._back = [column for column in extra if column[0] in _BEHIND]
        self._width, across = (_SHORT, _LONG) if form.portrait else (_LONG, _SHORT)
        self._half = (self._width - sum(width for _, width in extra)) // 2
        self._heads = [(paragraph([text_run(text, font=SANS)], align="center"), width) for text, width in self._columns()]
        self._room = across - max(height(cell, width) for cell, width in self._heads)
        """Twips of a page that the head leaves for a row."""

    def _columns(self) -> Iterator[tuple[str, int]]:
        yield from ((self._labels[_NAMES[name]], width) for name, width in self._front)
        yield from ((head, self._half) for head in self._view.heads)
        yield from ((self._labels[_NAMES[name]], width) for name, width in self._back)

    def xml(self) -> str:
        """Return the whole table; nothing where there is nothing to print but headings."""
        rows = list(self._rows())
        if self._listed.is_empty and not has_terms(self._view):
            return ""
        head = table_row([table_cell(cell, width, shade=HEAD) for cell, width in self._heads], head=True)
        return table([width for _, width in self._heads], [head, *rows], self._view.heading)

    def _rows(self) -> Iterator[str]:
        """Yield the rows below the head."""
        if has_terms(self._view):
            yield self._terms()
        number = 0
        for each in self._listed.printed:
            if each.is_heading:
                yield self._heading(each)
            else:
                counts = each.row.unit not in _UNCOUNTED
                number += counts
                yield self._row(str(number) if counts else "", each)

    def _terms(self) -> str:
        """The row for what was replaced throughout, which is not listed again below it."""
        terms = "".join(paragraph([text_run(term_text(term, self._labels))]) for term in self._view.digest.terms)
        head = paragraph([text_run(self._labels["replacements"], font=SANS)])
        return table_row([self._across(head + terms)])

    def _across(self, content: str, shade: str = "") -> str:
        return table_cell(content, self._width, span=len(self._heads), shade=shade)

    def _heading(self, printed: Printed) -> str:
        old, new = printed.row.old[0], printed.row.new[0]
        text = f"{new.number}\u3000{_plain(new.lines)}".strip("\u3000")
        was = self._labels["number before"].format(old.number) if old.number != new.number else ""
        said = self._labels["brackets"].format(was) if was else ""
        said += self._labels["division unchanged"].format(_level(new.number)) if printed.is_quiet else ""
        content = paragraph([text_run(text + said, font=SANS)], align="center", keep=not printed.is_quiet)
        return table_row([self._across(content, _SHADE)], whole=True)

    def _row(self, number: str, printed: Printed) -> str:
        """The row of a change, or of an article that is named without one."""
        row = printed.row
        place = marked_place(bookmark(row), row.ordinal) if row.ordinal and self._form.contents else ""
        left, right = ("", place) if row.new else (place, "")
        old = self._side(row, row.old, self._labels["cell added"], left, cuts=not printed.is_same)
        new = self._same(row, right) if printed.is_same else self._side(row, row.new, self._labels["cell deleted"], right)
        more = {
            "number": paragraph([text_run(number)], align="center"),
            "kind": paragraph([text_run(self._kind(row))]),
            "weight": "".join(paragraph([text_run(text)]) for text in _weighed(row, self._labels)) or paragraph([]),
            "main": paragraph([text_run(sayings_text(row.sayings[:_MAIN], self._labels), size=SMALL)]),
            "explanation": self._explained(row),
        }
        cells = [(more[name], width) for name, width in self._front]
        cells += [(old, self._half), (new, self._half), *((more[name], width) for name, width in self._back)]
        shade = _SHADE if row.unit == "heading" else ""
        xml = [table_cell(content, width, shade=shade) for content, width in cells]
        return table_row(xml, whole=is_whole(cells, self._room))

    def _explained(self, row: Row) -> str:
        """What stands in the column for explanations: what a person wrote, and what is to be checked."""
        said = [paragraph([text_run(line)]) for line in row.remark.split("\n") if line]
        doubts = row.doubts if "explanation" in self._form.columns else ()
        return "".join(said + [paragraph([text_run(note, size=SMALL)]) for note in doubts]) or paragraph([])

    def _kind(self, row: Row) -> str:
        return badges(row) if row.unit == "article" else f"{self._labels[row.unit]} · {badges(row)}"

    def _same(self, row: Row, place: str) -> str:
        """The right side of an article whose wording did not change: its numbers where they differ, and 全文同左."""
        old = {cell.number for cell in row.old}
        out = [paragraph([text_run(cell.number, bold=True)]) for cell in row.new if cell.number not in old]
        besides = [badge.label for badge in row.badges if badge.key in ("moved", "typographic")]
        said = self._labels["brackets"].format(self._labels["list stop"].join(besides)) if besides else ""
        out.append(paragraph([place, text_run(self._labels["same"] + said)]))
        return "".join([*out, *(_warning(cell) for cell in row.new)])

    def _side(self, row: Row, cells: Sequence[Cell], absent: str, place: str = "", *, cuts: bool = True) -> str:
        """One side of a row: its texts behind their numbers, and below them what must be said of them."""
        if not cells:
            return paragraph([place, text_run(absent, font=SANS)], align="center", keep=row.unit == "heading")
        out = []
        for cell in cells:
            lines = short_note(cell.lines) if row.unit == "note" else cell.lines
            lines = cut(lines) if self._form.cut and cuts else lines
            for at, line in enumerate(lines):
                out.append(self._paragraph(row, line, "" if at else cell.number, place))
                place = ""
            out.append(_warning(cell))
        notes = (*row.origins, *_by_hand(row)) if cells is row.new else ()
        return "".join(out + [paragraph([text_run(note, size=SMALL)]) for note in notes])

    def _paragraph(self, row: Row, line: Line, number: str, place: str) -> str:
        size = NOTE if row.unit == "note" else 0
        runs = [marked(run, self._form.marks, size) for each in told_runs(line.runs) for run in _with_note(each)]
        front = [text_run(f"{number}\u3000", bold=True)] if number else []
        centered = row.unit in ("heading", "title")
        return paragraph(
            [place, *front, *runs],
            align="center" if centered else "",
            indent=not centered,
            keep=row.unit == "heading",
        )


def bookmark(row: Row) -> str:
    """Return the name under which a link finds the row of a change."""
    return f"change_{row.ordinal}"


def has_terms(view: View) -> bool:
    """Say whether the table begins with a row of what was replaced throughout."""
    return view.folded is not None and bool(view.digest.terms)


def _level(number: str) -> str:
    """What a division is called: 章 for 第一章."""
    return next((name for name in ("分编", "编", "章", "节") if number.endswith(name)), "部分")


def _warning(cell: Cell) -> str:
    return paragraph([text_run(cell.warning, font=SANS)], shade=WARNING) if cell.warning else ""


def _with_note(run: TextRun) -> list[Run]:
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


def short_note(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Cut the acts of a promulgation note that both texts tell to an ellipsis, but for the first and the last of them."""
    return tuple(line._replace(runs=tuple(map(_few_acts, line.runs))) for line in lines)


def _few_acts(run: Run) -> Run:
    first, *between, last = run.text.split(BLANK) if run.text.count(BLANK) >= _ACTS else (run.text, "")
    return run._replace(text=BLANK.join([first, CUT, last])) if between and run.op == "equal" else run


def _plain(lines: Iterable[Line]) -> str:
    return "".join(run.text for line in lines for run in line.runs)
