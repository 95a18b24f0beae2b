"""A verification as a Word document: the verdict, the differences, the table with the order behind each row, the orders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regdiff.report.runs import Line
from regdiff.report.verification_view import VerificationView
from regdiff.report.view import Cell
from regdiff.report.word import SANS, make_document
from regdiff.report.wordml import HEAD, marked, paragraph, table, table_cell, table_row, text_run

_THREE = (6000, 6000, 2570)
_FOUR = (2000, 2200, 5185, 5185)
_LIST = (1500, 2200, 10870)
"""Widths of columns in twips; a page on its side has 14,570."""


def verification_docx(shown: VerificationView) -> bytes:
    """Return the document; the same verification gives the same bytes."""
    labels = shown.view.labels
    parts = [
        paragraph(
            [text_run(f"{labels['verification']}　{shown.view.title}", font=SANS, bold=True, size=32)], align="center"
        ),
        paragraph([text_run(shown.verdict, font=SANS, size=24)], above=120),
        *([paragraph([text_run(shown.doubt)], above=60)] if shown.doubt else []),
    ]
    if shown.differences:
        rows = [
            [each.place, each.nature, each.expected or labels["verify nothing"], each.published or labels["verify nothing"]]
            for each in shown.differences
        ]
        heads = [labels["article"], labels["verify nature"], labels["verify expected"], labels["verify published"]]
        parts += [_title(labels["verify differences"]), _listed(heads, rows, _FOUR)]
    parts += [_title(labels["report"]), _sides(shown)]
    orders = [[each.number, each.state, each.text.replace("\n", " ")] for each in shown.orders]
    heads = [labels["number"], labels["verify state"], labels["verify order"]]
    parts += [_title(labels["verify orders"]), _listed(heads, orders, _LIST)]
    return make_document(parts, landscape=True)


def _title(text: str) -> str:
    return paragraph([text_run(text, font=SANS, bold=True, size=24)], above=240, keep=True)


def _listed(heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    return table(widths, [_head(heads, widths), *(table_row(_cells(row, widths)) for row in rows)])


def _head(heads: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        table_cell(paragraph([text_run(text, font=SANS, bold=True)], align="center"), width, shade=HEAD)
        for text, width in zip(heads, widths, strict=True)
    ]
    return table_row(cells, head=True)


def _cells(texts: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [table_cell(paragraph([text_run(text)]), width) for text, width in zip(texts, widths, strict=True)]


def _sides(shown: VerificationView) -> str:
    labels = shown.view.labels
    rows = [_head([shown.view.heads[0], labels["verify published"], labels["verify basis"]], _THREE)]
    for row in shown.rows:
        basis = [basis.label for basis in shown.bases.get(row.anchor, ())] or [labels["verify no basis"]]
        cells = [
            table_cell(_side(row.old, labels["cell added"]), _THREE[0]),
            table_cell(_side(row.new, labels["cell deleted"]), _THREE[1]),
            table_cell("".join(paragraph([text_run(text)]) for text in basis), _THREE[2]),
        ]
        rows.append(table_row(cells))
    return table(_THREE, rows)


def _side(cells: Sequence[Cell], absent: str) -> str:
    if not cells:
        return paragraph([text_run(absent)])
    return "".join(_line(line, cell.number if not at else "") for cell in cells for at, line in enumerate(cell.lines))


def _line(line: Line, number: str) -> str:
    runs = [text_run(f"{number}　", font=SANS)] if number else []
    return paragraph([*runs, *(marked(run, "bold") for run in line.runs)], indent=not number)
