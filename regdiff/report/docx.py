"""The comparison table as a Word document, as Chinese offices send it around.

Conventions: old left and new right under a head that is repeated; one article a row; a word in the empty cell of what was
added or deleted; chapter headings as rows; a note over the table that says how changes are marked and what is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from regdiff.model.text import visible
from regdiff.report.lines import badges, folded_line, move_notes, numbers, term_text
from regdiff.report.runs import Line, Printed, Run, printed
from regdiff.report.sayings import prose
from regdiff.report.view import Cell, Row, View
from regdiff.report.word import FOLDED, SANS, make_document

MARKS = ("bold", "red", "underline")
"""How inserted text is marked: 黑体, 红字 or 下划线; deleted text is always struck through."""
COLUMNS = ("number", "kind", "weight", "main", "explanation")
_BEHIND = ("main", "explanation")
"""Columns behind the two texts."""
_MAIN = 4
"""Facts that the column of main changes tells of an article."""
UNCHANGED = ("omit", "same")
CUT = "……"

_WIDTH = 14_570
"""Twips between the margins of an A4 page that lies on its side."""
_WIDTHS = {"number": 800, "kind": 1200, "weight": 1700, "main": 2600, "explanation": 2200}
_SMALL = 16
"""Half points of a note in a cell."""
_SHAPES = {"bold": "<w:b/>", "red": '<w:color w:val="C00000"/>', "underline": '<w:u w:val="single"/>'}


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


def render_docx(view: View, form: Form = Form()) -> bytes:  # noqa: B008 - immutable
    """Return the document."""
    table = _Table(view, form)
    rows = list(table.rows())
    front = [_paragraph([_run(_title(view), size=36, font=SANS)], align="center")]
    front += [_paragraph([_run(text, font=SANS)], shade="FFE9B8") for text in view.warnings]
    front += [_paragraph([_run(text)]) for text in table.notes()]
    return make_document([*front, table.wrap(rows), _paragraph([]), *_doubts(view, form), *_left_out(view)], landscape=True)


def _doubts(view: View, form: Form) -> list[str]:
    """The list behind the table of what a reader should check, folded; nothing where it stands in a column."""
    if "explanation" in form.columns:
        return []
    told = dict.fromkeys(text for row in view.rows for text in row.doubts)
    head = view.labels["doubts"] + view.labels["brackets"].format(len(told))
    return [_paragraph([_run(head, font=SANS)], folded=True), *(_paragraph([_run(text)]) for text in told)] if told else []


def _left_out(view: View) -> list[str]:
    """The list behind the table of what is not in it, whole, folded under a line for each side."""
    out = []
    for side in (side for side in view.left_out if side.entries):
        head = f"{view.labels['left out']}{view.labels['colon']}{side.line}"
        out.append(_paragraph([_run(head, font=SANS)], folded=True))
        stop = view.labels["colon"]
        out += [_paragraph([_run(f"{entry.place} {entry.reason}{stop}{entry.text}")]) for entry in side.entries]
    return out


def _title(view: View) -> str:
    return f"《{view.title}》{view.labels['report']}" if view.lang == "zh" else f"{view.title}: {view.labels['report']}"


class _Table:
    """The table of a view."""

    def __init__(self, view: View, form: Form) -> None:
        self._view, self._form, self._labels = view, form, view.labels
        self._extra = [name for name in COLUMNS if name in form.columns]
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
        if view.number_only and self._form.unchanged == "omit":
            listed = labels["list stop"].join(numbers(row).replace(" ", "") for row in view.number_only)
            out.append(labels["left out renumbered"].format(count=len(view.number_only), list=listed))
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
            elif row.ordinal and not (row.number_only and self._form.unchanged == "omit"):
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
        terms = "".join(_paragraph([_run(term_text(term, self._labels))]) for term in self._view.digest.terms)
        head = _paragraph([_run(self._labels["replacements"], font=SANS)])
        return _tr([_tc(head + terms, _WIDTH, span=2 + len(self._extra))])

    def _heading(self, row: Row, at: int) -> str:
        cell = row.new[0]
        text = f"{cell.number}\u3000{_plain(cell.lines)}".strip("\u3000")
        untouched = self._form.unchanged == "omit" and not self._view.selection and not self._touched(at)
        said = self._labels["chapter unchanged"] if untouched else ""
        content = _paragraph([_run(text + said, font=SANS)], align="center")
        return _tr([_tc(content, _WIDTH, span=2 + len(self._extra), shade="F2F2F2")])

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
        new = self._side(row.new, self._labels["cell deleted"], row.origins)
        if not row.ordinal or row.number_only:
            others = [cell.number for cell in row.new if cell.number != _number(row.old)]
            new = "".join(_paragraph([_run(other, bold=True)]) for other in others)
            new += _paragraph([_run(self._labels["same"])])
        cells = {
            "number": _paragraph([_run(str(number))], align="center"),
            "kind": _paragraph([_run(badges(row))]),
            "weight": "".join(_paragraph([_run(text)]) for text in _weighed(row, self._labels)) or _paragraph([]),
            "main": "".join(_paragraph([_run(prose(saying, self._labels), size=_SMALL)]) for saying in row.sayings[:_MAIN])
            or _paragraph([]),
            "explanation": "".join(_paragraph([_run(note, size=_SMALL)]) for note in row.doubts) or _paragraph([]),
        }
        front = [_tc(cells[name], _WIDTHS[name]) for name in self._extra if name not in _BEHIND]
        back = [_tc(cells[name], _WIDTHS[name]) for name in self._extra if name in _BEHIND]
        return _tr([*front, _tc(old, self._half), _tc(new, self._half), *back])

    def _side(self, cells: Sequence[Cell], absent: str, notes: Sequence[str] = ()) -> str:
        if not cells:
            return _paragraph([_run(absent, font=SANS)], align="center")
        out = []
        for cell in cells:
            lines = cut(cell.lines) if self._form.cut else cell.lines
            for at, line in enumerate(lines):
                front = [_run(f"{cell.number}\u3000", bold=True)] if cell.number and not at else []
                runs = [self._marked(run) for each in printed(line.runs) for run in _with_note(each)]
                out.append(_paragraph([*front, *runs], indent=True))
            if cell.warning:
                out.append(_paragraph([_run(cell.warning, font=SANS)], shade="FFE9B8"))
        return "".join(out + [_paragraph([_run(note, size=_SMALL)]) for note in notes])

    def _marked(self, run: Run) -> str:
        if run.op == "equal":
            return _run(run.text)
        if run.op == "delete":
            return _run(run.text, more="<w:strike/>" + (_SHAPES["red"] if self._form.marks == "red" else ""))
        return _run(run.text, font=SANS if self._form.marks == "bold" else "", more=_SHAPES[self._form.marks])

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
        cells = [_tc(_paragraph([_run(text, font=SANS)], align="center"), width, shade="D9D9D9") for text, width in heads]
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in sides)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in heads)
        look = f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        look += '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>'
        head = _tr(cells, head=True)
        return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"


def _with_note(run: Printed) -> list[Run]:
    """A run, and behind it in brackets where it moved to or from."""
    return [Run(run.op, run.text), *([Run("equal", f"〔{run.note}〕")] if run.note else [])]


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


def _tr(cells: Sequence[str], *, head: bool = False) -> str:
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _tc(content: str, width: int, span: int = 1, shade: str = "") -> str:
    more = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    more += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def _paragraph(runs: Sequence[str], *, align: str = "", indent: bool = False, shade: str = "", folded: bool = False) -> str:
    shape = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    shape += '<w:spacing w:before="0" w:after="0"/>'
    shape += '<w:ind w:firstLineChars="200" w:firstLine="420"/>' if indent else ""
    shape += f'<w:jc w:val="{align}"/>' if align else ""
    shape += FOLDED if folded else ""
    return f"<w:p><w:pPr>{shape}</w:pPr>{''.join(runs)}</w:p>"


def _run(text: str, *, font: str = "", bold: bool = False, size: int = 0, more: str = "") -> str:
    shape = f'<w:rFonts w:eastAsia="{font}"/>' if font else ""
    shape += "<w:b/>" if bold and "<w:b/>" not in more else ""
    shape += more
    shape += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    clean = escape(visible(text).replace("\n", " "))
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{clean}</w:t></w:r>'
