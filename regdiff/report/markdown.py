"""The comparison as Markdown for a wiki or a pull request: one table, old text left and new text right.

Deletions and insertions are `<del>` and `<ins>`, since Markdown's own marks do not work beside Chinese punctuation
(a closing `**` behind 》 or before a character is not recognised by CommonMark's flanking rules).
"""

from __future__ import annotations

from html import escape

from regdiff.model.patterns import lazy
from regdiff.model.text import visible
from regdiff.report.lines import (
    badges,
    change_number,
    digest_parts,
    folded_line,
    number_only_line,
    remark_line,
    shown,
    side_line,
    weight,
)
from regdiff.report.runs import Printed, printed
from regdiff.report.view import Cell, Row, View

_SPECIAL = lazy(r"([\\`*_{}\[\]()#+\-.!|~:@$^=])")
_TAGS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


def render_markdown(view: View) -> str:
    """Return the comparison as GitHub-flavoured Markdown."""
    labels = view.labels
    out = [f"# {_text(view.heading)}", ""]
    for warning in view.warnings:
        out += [f"> **{_text(warning)}**", ""]
    for column, side in zip(view.heads, (view.old, view.new), strict=True):
        out.append(f"- {_text(column)}{labels['colon']}{_text(side_line(side, view))}")
    out += [f"- {_text(side.line)}" for side in view.left_out]
    out += ["", *_counts(view), ""] if view.found else [""]
    out += _digest(view)
    out += [_text(view.selection), ""] if view.selection else []
    return "\n".join(out + _table(view) + _foot(view)) + "\n"


def _counts(view: View) -> list[str]:
    """How many articles there are of each kind of change, as a table."""
    labels = " | ".join(count.label for count in view.found)
    counts = " | ".join(str(count.count) for count in view.found)
    return [f"| {labels} |", "|" + " ---: |" * len(view.found), f"| {counts} |"]


def _digest(view: View) -> list[str]:
    """The digest as lists under headings, with marks."""
    out: list[str] = []
    for part in digest_parts(view):
        if part.level == "counts":
            out += [f"## {_text(part.head)}", "", _text(part.text), ""]
        elif part.level == "section":
            out += [*([""] if out and out[-1] else []), f"**{_text(part.head)}**", ""]
        else:
            name = f"{_text(part.head)}{view.labels['colon']}" if part.runs else ""
            runs = "".join(_TAGS[run.op].format(_text(run.text)) for run in part.runs)
            out.append(f"- {name}{runs or _text(part.text)}")
    return [*out, ""] if out else []


def _table(view: View) -> list[str]:
    rows = shown(view).rows
    if not rows:
        return [view.nothing] if view.nothing else []
    head = f"| {view.labels['change']} | {_text(view.heads[0])} | {_text(view.heads[1])} |"
    return [_text(view.labels["legend"]), "", head, "| --- | --- | --- |", *(_row(row, view) for row in rows)]


def _row(row: Row, view: View) -> str:
    told = (change_number(row, view.labels), badges(row), weight(row, view.labels), *(f"⚠ {flag}" for flag in row.flags))
    told += (*row.origins, *row.unlinked, *row.doubts, *remark_line(row, view.labels))
    name = "<br>".join(_text(part) for part in told if part)
    old, new = (_cells(cells, view, absent) for cells, absent in ((row.old, "cell added"), (row.new, "cell deleted")))
    return f"| {name} | {old} | {new} |"


def _cells(cells: tuple[Cell, ...], view: View, absent: str) -> str:
    return "<br><br>".join(map(_cell, cells)) if cells else view.labels[absent]


def _cell(cell: Cell) -> str:
    lines = ["".join(_run(each) for each in printed(line.runs)) for line in cell.lines]
    number = f"**{_text(cell.number)}** " if cell.number else ""
    warning = f"<br>⚠ {_text(cell.warning)}" if cell.warning else ""
    return number + "<br>".join(lines) + warning


def _run(run: Printed) -> str:
    note = f"〔{_text(run.note)}〕" if run.note else ""
    return _TAGS[run.op].format(_text(run.text)) + note


def _foot(view: View) -> list[str]:
    listed = shown(view)
    lines = [_text(line) for line in (number_only_line(view), folded_line(view)) if line]
    lines += [f"⚠ {_text(warning)}" for warning in view.number_only_warnings]
    lines += [view.labels["unchanged folded"].format(count=listed.unchanged)] if listed.unchanged else []
    return ["", *(line + "  " for line in lines)] if lines else []


def _text(text: str) -> str:
    """Escape everything that Markdown or HTML would obey."""
    return _SPECIAL.sub(r"\\\1", escape(visible(text), quote=False)).replace("\n", "<br>")
