"""The list of changes before the table in Word: each by its number, with a link to its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.report.docx_table import bookmark
from regdiff.report.listed import Listed
from regdiff.report.view import Row, View
from regdiff.report.word import SANS
from regdiff.report.wordml import NOTE, linked, paragraph, text_run

_KINDS = ("added", "deleted", "amended", "split", "merged", "unchanged")
"""In the order of official notices; what did not change by its wording comes last."""


def contents(view: View, listed: Listed) -> list[str]:
    """Return the list as paragraphs, a line a kind of change; nothing where no row is printed."""
    if not listed.changes:
        return []
    labels = view.labels
    head = paragraph([text_run(labels["changes"], font=SANS)], above=120, keep=True)
    out = [head]
    for name, rows in _groups(listed.changes, labels):
        front = text_run(name + labels["brackets"].format(len(rows)) + labels["colon"], font=SANS, size=NOTE)
        links: list[str] = []
        for row in rows:
            links += [text_run(labels["list stop"], size=NOTE)] if links else []
            links.append(linked(_name(row, labels), bookmark(row), NOTE))
        out.append(paragraph([front, *links], hanging=True))
    return [*out, paragraph([])]


def _groups(changes: Sequence[Row], labels: dict[str, str]) -> Iterator[tuple[str, list[Row]]]:
    articles = [row for row in changes if row.unit == "article"]
    for kind in _KINDS:
        name = labels["other changes" if kind == "unchanged" else kind]
        if rows := [row for row in articles if row.kind == kind]:
            yield name, rows
    if others := [row for row in changes if row.unit != "article"]:
        yield labels["others"], others


def _name(row: Row, labels: dict[str, str]) -> str:
    """What a row is called: by its new numbers, by its old ones where it is gone, by its heading."""
    cells = row.new or row.old
    named = labels["list stop"].join(cell.number for cell in cells if cell.number)
    if not row.new and row.unit == "article":
        return labels["number before"].format(named)
    return named or labels[row.unit]
