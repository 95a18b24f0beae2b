"""The comparison as CSV: one row a change or article, for a spreadsheet or a script."""

from __future__ import annotations

import csv
import io

from regdiff.model.text import visible
from regdiff.report.runs import Run
from regdiff.report.sheet import notes, sheet_rows
from regdiff.report.view import View

_MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection)."""


def render_csv(view: View) -> str:
    """Return the table with a byte order mark, without which Excel takes Chinese for another encoding.

    What a reader must know of the whole (a title that the user gave, a text that must not be cited, a selection) stands in
    the head of a column, so that it comes before every text, and the head is the first row all the same. A cell that a
    spreadsheet might take for a formula begins with an apostrophe.
    """
    labels = view.labels
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    numbers = [f"{labels[side]}{labels['brackets'].format(labels['number'])}" for side in ("old", "new")]
    head = [labels["change"], labels["kind"], labels["division"], numbers[0], view.heads[0], numbers[1], view.heads[1]]
    said = " ".join(text for text in (view.wording.title, *notes(view)) if text)
    remark = labels["colon"].join([labels["remark"], *([said] if said else [])])
    last = (labels["marked"], remark, labels["weight"], labels["main changes"], labels["explanation"])
    writer.writerow([_cell(text) for text in (*head, *last)])
    for row in sheet_rows(view):
        cells = [str(row.ordinal or ""), row.kind, row.division, row.old_number, _plain(row.old)]
        cells += [row.new_number, _plain(row.new), _marked(row.both), row.warning, row.weight, row.main, row.explanation]
        writer.writerow([_cell(text) for text in cells])
    return "\ufeff" + out.getvalue()


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(_MARKS[run.op].format(run.text) for run in runs)


def _cell(text: str) -> str:
    text = visible(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
