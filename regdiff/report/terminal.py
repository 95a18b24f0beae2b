"""The comparison for a terminal, and as plain text: [-deleted-] and {+inserted+}, coloured where that is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regdiff.model.text import columns, visible
from regdiff.report.lines import (
    BREAK,
    badges,
    change_number,
    digest_parts,
    folded_line,
    is_broken,
    number_only_line,
    numbers,
    remark_line,
    shown,
    side_line,
    title,
    warnings,
    weight,
)
from regdiff.report.runs import Line, Run, printed
from regdiff.report.view import Cell, Row, View
from regdiff.report.wrap import wrap

_STYLES = {"delete": "31;9", "insert": "32;4", "warning": "1;30;43", "head": "1", "row": "36", "note": "35"}
_MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
_BAR = 40
"""Columns of the longest bar of the summary."""
_NAME = 40
"""Columns to which the names of the summary are padded at most; a longer one pushes its bar to the right."""


def render_terminal(view: View, *, color: bool = False, stat: bool = False, width: int = 80) -> str:
    """Return the comparison as text.

    Args:
        view: what to show.
        color: use ANSI colours; deleted text is struck and inserted text underlined as well. Without them, marks say it.
        stat: the summary and one line a change alone.
        width: columns of the terminal.
    """
    paint = Paint(color)
    out = _front(view, paint, width)
    listed = shown(view)
    if stat:
        out += _stat([row for row in listed.rows if row.ordinal], view, paint, width)
    else:
        out += ["", view.labels["legend marks"]] if listed.rows and not color else []
        for row in listed.rows:
            out += ["", *_row(row, view, paint)]
    out += ["", view.nothing] if view.nothing else [""]
    out += [visible(number_only_line(view))] if view.number_only else []
    out += [visible(folded_line(view))] if view.folded is not None else []
    out += [warning_line(text, paint) for text in view.number_only_warnings]
    out += [view.labels["unchanged folded"].format(count=listed.unchanged)] if listed.unchanged else []
    return "\n".join(out).rstrip("\n") + "\n"


class Paint:
    """Puts colours on text, or leaves it."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, style: str, text: str) -> str:
        """Return `text` in one of the styles."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text

    def run(self, op: str, text: str) -> str:
        """Return a run of an edit script, marked for what happens to it."""
        text = visible(text)
        if op == "equal":
            return text
        return self(op, text) if self.color else _MARKS[op].format(text)

    def runs(self, runs: Iterable[Run]) -> str:
        """Return the runs of a line; behind what moved stands where to or from."""
        return "".join(self.run(each.op, each.text) + self._note(each.note) for each in printed(runs))

    def _note(self, note: str) -> str:
        return self("note", f"〔{visible(note)}〕") if note else ""


def _front(view: View, paint: Paint, width: int) -> list[str]:
    out = [paint("head", _one_line(view.heading))]
    for column, side in zip(view.heads, (view.old, view.new), strict=True):
        out.append(_one_line(f"{column} {side_line(side, view)}"))
    out += [warning_line(text, paint) for text in view.warnings]
    out += [_one_line(side.line) for side in view.left_out]
    out += ["  ".join(f"{count.label} {count.count}" for count in view.found)] if view.found else []
    out += _digest(view, paint, width)
    out += [_one_line(view.selection)] if view.selection else []
    return out


_INDENTS = {"counts": 0, "section": 2, "point": 4, "penalty": 4}
_HANGING = 4
"""Columns that the further lines of a part are set in by, beyond its first."""


def _digest(view: View, paint: Paint, width: int) -> list[str]:
    """Return the digest, set in and wrapped; marked where there are colours, else in prose."""
    out: list[str] = []
    for part in digest_parts(view):
        indent = _INDENTS[part.level]
        if part.level == "section":
            out.append(" " * indent + paint("head", _one_line(part.head)))
            continue
        name = part.head + view.labels["colon"] if part.level == "counts" or (paint.color and part.runs) else ""
        runs = [Run("equal", name), *(part.runs if paint.color and part.runs else [Run("equal", part.text)])]
        shown = [Run(run.op, _one_line(run.text)) for run in runs if run.text]
        for at, line in enumerate(wrap(shown, width, indent, indent + _HANGING)):
            out.append(" " * (indent + _HANGING * (at > 0)) + "".join(paint.run(run.op, run.text) for run in line))
    return ["", *out] if out else []


def warning_line(text: str, paint: Paint) -> str:
    """Return a warning in a line of its own."""
    return paint("warning", f"!! {_one_line(text)} !!")


def _one_line(text: str) -> str:
    """Return `text` without line feeds that act: a title must not look like lines of ours."""
    return visible(text).replace("\n", "\\x0a")


def _row(row: Row, view: View, paint: Paint) -> list[str]:
    if row.unit == "heading" and not row.ordinal:
        return [paint("head", visible(f"── {numbers(row)} {_plain(row.inline)} ──"))]
    named = (change_number(row, view.labels), title(row, view.labels), f"[{badges(row)}]", weight(row, view.labels))
    header = " ".join(part for part in named if part)
    out = [
        paint("row", visible(f"@@ {header} @@")),
        *(warning_line(text, paint) for text in (*warnings(row, view), *row.flags)),
        *(_one_line(f"· {text}") for text in (*row.origins, *row.unlinked, *row.doubts, *remark_line(row, view.labels))),
    ]
    if len(row.old) + len(row.new) <= 2:
        return out + one_text(row.inline, paint)
    # Several articles in one text would hide where each begins.
    for side, cells in (("old", row.old), ("new", row.new)):
        for cell in cells:
            out += _cell(cell, view.labels[side], paint)
    return out


def _cell(cell: Cell, side: str, paint: Paint) -> list[str]:
    return [paint("head", visible(f"── {side} {cell.number}")), *one_text(cell.lines, paint)]


def one_text(lines: Sequence[Line], paint: Paint) -> list[str]:
    """Return both sides in one text, line by line."""
    out = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        text = paint.runs(line.runs)
        out.append(text + (paint.run(line.ends, BREAK) if is_broken(line, following) else ""))
    return out


def _plain(lines: tuple[Line, ...]) -> str:
    return "".join(run.text for line in lines for run in line.runs)


def _stat(rows: Sequence[Row], view: View, paint: Paint, width: int) -> list[str]:
    """Return one line a change: name, kind, characters inserted and deleted, a bar to the scale of the largest."""
    names = [visible(title(row, view.labels)) for row in rows]
    tags = [badges(row) + (" !!" if warnings(row, view) else "") for row in rows]
    counts = [(_characters(row, "insert"), _characters(row, "delete")) for row in rows]
    name_width, tag_width = (min(_NAME, max(map(columns, texts), default=0)) for texts in (names, tags))
    figures = [f"+{plus:<4} -{minus:<4}" for plus, minus in counts]
    room = min(_BAR, max(4, width - name_width - tag_width - max(map(len, figures), default=0) - 4))
    most = max([room, *(plus + minus for plus, minus in counts)])
    out = []
    for name, tag, figure, (plus, minus) in zip(names, tags, figures, counts, strict=True):
        bar = paint("insert", "+" * _scaled(plus, room, most)) + paint("delete", "-" * _scaled(minus, room, most))
        out.append(f" {_pad(name, name_width)} {_pad(tag, tag_width)} {figure} {bar}".rstrip())
    return out


def _characters(row: Row, op: str) -> int:
    return sum(len(run.text) for line in row.inline for run in line.runs if run.op == op)


def _scaled(count: int, room: int, most: int) -> int:
    """Return the columns that `count` takes of `room` when `most` fills it: at least one for what is not nothing."""
    return max(count > 0, count * room // most)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
