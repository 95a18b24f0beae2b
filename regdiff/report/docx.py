"""The comparison table as a Word document, as Chinese offices send it around.

Conventions: old left and new right under a head that is repeated; one article a row; a word in the empty cell of what was
added or deleted; chapter headings as rows; a note over the table that says how changes are marked and what is left out.
"""

from __future__ import annotations

from regdiff.report.docx_contents import contents
from regdiff.report.docx_digest import first_page
from regdiff.report.docx_table import COLUMNS, CUT, UNCHANGED, Form, Table, cut
from regdiff.report.lines import folded_line, move_notes, numbers
from regdiff.report.listed import Listed, list_rows
from regdiff.report.renumbered import renumbered_list
from regdiff.report.view import Row, View
from regdiff.report.word import SANS, Properties, make_document
from regdiff.report.wordml import NOTE, WARNING, last_paragraph, paragraph, text_run

__all__ = ["COLUMNS", "CUT", "UNCHANGED", "Form", "cut", "render_docx"]


def render_docx(view: View, form: Form = Form(), properties: Properties = Properties()) -> bytes:  # noqa: B008 - immutable
    """Return the document; a title among the properties that is empty is that of the comparison."""
    listed = list_rows(view, everything=form.unchanged == "same")
    table = Table(view, listed, form).xml()
    front = [paragraph([text_run(view.heading, size=36, font=SANS)], align="center", after=60)]
    front += [paragraph([text_run(text, font=SANS)], shade=WARNING) for text in view.warnings]
    if not table:
        front.append(paragraph([text_run(view.nothing or view.labels["none but omitted"], font=SANS)], above=120))
    notes = _notes(view, listed, form if table else None)
    front += [paragraph([text_run(text, size=NOTE)], after=60 * (text is notes[-1])) for text in notes]
    front += contents(view, listed) if form.contents else []
    behind = [*_doubts(view, form), *_left_out(view)]
    return make_document(
        [*front, *([table] if table else []), *(behind or [last_paragraph()])],
        landscape=not form.portrait,
        front=first_page(view, form.marks) if form.digest else (),
        properties=properties._replace(title=properties.title or view.heading),
    )


def _notes(view: View, listed: Listed, form: Form | None) -> list[str]:
    """What stands over the table: how changes are marked (where there is a table), and what is not in it."""
    labels = view.labels
    out = [labels[f"legend {form.marks}"], view.nothing] if form else []
    out += [labels["legend moved note"]] if any(move_notes(row) for row in listed.changes) else []
    out += [view.selection] if view.selection else []
    if listed.unchanged:
        out.append(labels["left out unchanged"].format(count=listed.unchanged))
    if rows := listed.renumbered:
        out.append(labels["left out renumbered"].format(count=len(rows), list=renumbered_list(rows, view)))
    if rows := listed.typographic:
        named = labels["list stop"].join(_told(row, labels) for row in rows)
        out.append(labels["left out typographic"].format(count=len(rows), list=named))
    out += [labels["typography unmarked"]] if listed.is_unmarked else []
    out += view.number_only_warnings if listed.renumbered else ()
    out += [folded_line(view), *(side.line for side in view.left_out)]
    return [text for text in out if text]


def _told(row: Row, labels: dict[str, str]) -> str:
    return numbers(row).replace(" ", "") or labels[row.unit]


def _doubts(view: View, form: Form) -> list[str]:
    """The list behind the table of what a reader should check, folded; nothing where it stands in a column."""
    if "explanation" in form.columns:
        return []
    told = dict.fromkeys(text for row in view.rows for text in row.doubts)
    head = view.labels["doubts"] + view.labels["brackets"].format(len(told))
    return (
        [paragraph([text_run(head, font=SANS)], above=120, folded=True), *(paragraph([text_run(text)]) for text in told)]
        if told
        else []
    )


def _left_out(view: View) -> list[str]:
    """The list behind the table of what is not in it, whole, folded under a line for each side."""
    out = []
    for side in (side for side in view.left_out if side.entries):
        head = f"{view.labels['left out']}{view.labels['colon']}{side.line}"
        out.append(paragraph([text_run(head, font=SANS)], above=120, folded=True))
        stop = view.labels["colon"]
        out += [paragraph([text_run(f"{entry.place} {entry.reason}{stop}{entry.text}")]) for entry in side.entries]
    return out
