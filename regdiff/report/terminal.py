"""The comparison for a terminal, and as plain text: [-deleted-] and {+inserted+}, coloured where that is wanted."""

from __future__ import annotations

from unicodedata import east_asian_width

from regdiff.report.lines import (
    badges,
    change_number,
    number_only_line,
    numbers,
    shown,
    side_line,
    title,
    visible,
    warnings,
)
from regdiff.report.view import Line, Row, View

_STYLES = {"delete": "31;9", "insert": "32;4", "warning": "1;30;43", "head": "1", "row": "36", "dim": "2"}
_MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
_BAR = 40


def render_terminal(view: View, *, color: bool = False, stat: bool = False, width: int = 80) -> str:
    """Return the comparison as text.

    Args:
        view: what to show.
        color: use ANSI colours; deleted text is struck and inserted text underlined as well. Without them, marks say it.
        stat: the summary and one line a change alone.
        width: columns of the terminal.
    """
    paint = _Paint(color)
    out = _front(view, paint)
    listed = shown(view)
    if stat:
        out += [_stat_line(row, view, paint, width) for row in listed.rows if row.ordinal]
    else:
        for row in listed.rows:
            out += ["", *_row(row, view, paint)]
    out += [""] if listed.rows else ["", view.labels["none"]]
    out += [visible(line) for line in (number_only_line(view),) if line]
    out += [view.labels["unchanged folded"].format(count=listed.unchanged)] if listed.unchanged else []
    return "\n".join(out).rstrip("\n") + "\n"


class _Paint:
    """Puts colours on text, or leaves it."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text

    def run(self, op: str, text: str) -> str:
        text = visible(text)
        if op == "equal":
            return text
        return self(op, text) if self.color else _MARKS[op].format(text)


def _front(view: View, paint: _Paint) -> list[str]:
    labels = view.labels
    head = f"《{view.title}》{labels['report']}" if view.lang == "zh" else f"{view.title}: {labels['report']}"
    out = [paint("head", visible(head))]
    for column, side in zip(view.heads, (view.old, view.new), strict=True):
        out.append(visible(f"{column} {side_line(side, view)}"))
    out += [paint("warning", visible(f"!! {warning} !!")) for warning in view.warnings]
    out.append("  ".join(f"{count.label} {count.count}" for count in view.summary))
    out += [visible(view.selection)] if view.selection else []
    return out


def _row(row: Row, view: View, paint: _Paint) -> list[str]:
    if row.unit == "heading" and not row.ordinal:
        return [paint("head", visible(f"── {numbers(row)} {_plain(row.inline)} ──"))]
    header = " ".join(
        part for part in (change_number(row, view.labels), title(row, view.labels), f"[{badges(row)}]") if part
    )
    out = [paint("row", visible(f"@@ {header} @@"))]
    out += [paint("warning", visible(f"!! {text} !!")) for text in warnings(row, view)]
    return out + ["".join(paint.run(run.op, run.text) for run in line.runs) for line in row.inline]


def _plain(lines: tuple[Line, ...]) -> str:
    return "".join(run.text for line in lines for run in line.runs)


def _stat_line(row: Row, view: View, paint: _Paint, width: int) -> str:
    counts = {
        op: sum(len(run.text) for line in row.inline for run in line.runs if run.op == op) for op in ("insert", "delete")
    }
    name = visible(title(row, view.labels))
    mark = " !!" if warnings(row, view) else ""
    left = f" {_pad(name, 24)} {_pad(badges(row) + mark, 22)} +{counts['insert']:<4} -{counts['delete']:<4} "
    room = max(4, min(_BAR, width - _width(left)))
    most = max(1, counts["insert"] + counts["delete"], room * 4)
    plus, minus = (-(-counts[op] * room // most) for op in ("insert", "delete"))
    return left + paint("insert", "+" * plus) + paint("delete", "-" * minus)


def _width(text: str) -> int:
    """Columns that `text` takes; Chinese characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
