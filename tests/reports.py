"""Reports as text, whatever their format: what a reader of any of them can read."""

from __future__ import annotations

import io

import docx
import openpyxl

from regdiff.comparing.changes import ChangeSet
from regdiff.report import formats
from regdiff.report.formats import Looks


def render(change_set: ChangeSet, name: str, looks: Looks | None = None) -> str:
    """Return a report as text; of a workbook all cells, of CSV with plain line ends."""
    report = formats.render(change_set, name, looks or Looks())
    if isinstance(report, str):
        return report.replace("\r\n", "\n") if name == "csv" else report
    return cells(report) if name == "xlsx" else paragraphs(report)


def paragraphs(document: bytes) -> str:
    """Return the text of a Word document: what stands over the table, and then row by row."""
    opened = docx.Document(io.BytesIO(document))
    out = [paragraph.text for paragraph in opened.paragraphs]
    rows = (row for table in opened.tables for row in table.rows)
    out += [" | ".join(dict.fromkeys(cell.text.replace("\n", " ⏎ ") for cell in row.cells)) for row in rows]
    return "".join(f"{line}\n" for line in out if line)


def cells(workbook: bytes) -> str:
    """Return what stands in the cells, row by row."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    return "".join(" | ".join(str(value) for value in row if value) + "\n" for row in sheet.iter_rows(values_only=True))
