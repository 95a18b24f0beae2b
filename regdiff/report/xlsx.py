"""The comparison as an Excel workbook: one article a row, edits as rich text, filters, a frozen head (XlsxWriter)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from regdiff.model.text import columns, visible
from regdiff.report.runs import Run
from regdiff.report.sheet import SheetRow, notes, sheet_rows
from regdiff.report.view import View

LONGEST = 32_000
"""Characters in a cell; Excel takes 32,767. What is longer goes on in the next row."""
_FONT = "宋体"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_PROPERTY = 255
"""Characters of a property."""
_WIDTHS = (6, 11, 12, 22, 14, 11, 48, 11, 48, 14, 18)
_LINE, _TALLEST = 15.0, 409.0
"""Points of a line, and of the tallest row that Excel has."""
_HEAD = 4
"""0-based row of the head: over it title, warnings and the note on the marks."""


def render_xlsx(view: View, author: str = "", made: date | None = None) -> bytes:
    """Return the workbook; `author` and the day on which it was `made` stand in its properties.

    Texts are written as texts, never as formulas or links.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, safe)
    created = datetime(*made.timetuple()[:3], tzinfo=UTC) if made else _EPOCH
    told = {"title": visible(view.heading)[:_PROPERTY], "author": visible(author)[:_PROPERTY]}
    book.set_properties({**told, "created": created.replace(tzinfo=None)})
    _Sheet(book, view).write()
    book.close()
    return out.getvalue()


class _Sheet:
    """The one sheet of the workbook."""

    def __init__(self, book: Any, view: View) -> None:
        text = {"font_name": _FONT, "font_size": 11}
        cell = {**text, "text_wrap": True, "valign": "top", "border": 1}
        self._view = view
        self._sheet = book.add_worksheet(view.labels["sheet"])
        self._title = book.add_format({**text, "bold": True, "font_size": 16})
        self._note = book.add_format(text)
        self._warning = book.add_format({**text, "bold": True, "bg_color": "#FFE9B8"})
        self._head = book.add_format({**cell, "bold": True, "bg_color": "#EEEEEE"})
        self._cell = book.add_format(cell)
        self._number = book.add_format({**cell, "bold": True})
        self._heading = book.add_format({**cell, "bold": True, "bg_color": "#F4F0E7"})
        # A mark and a colour each, so that colour never speaks alone.
        self._runs = {
            "equal": book.add_format(text),
            "delete": book.add_format({**text, "font_color": "#B3261E", "font_strikeout": True}),
            "insert": book.add_format({**text, "font_color": "#0B5A22", "bold": True, "underline": 1}),
        }

    def write(self) -> None:
        """Write everything."""
        labels, sheet = self._view.labels, self._sheet
        sheet.write_string(0, 0, _clean(self._view.heading), self._title)
        sheet.write_string(1, 0, _clean(" ".join(self._view.warnings)), self._warning if self._view.warnings else self._note)
        sheet.write_string(2, 0, labels["legend sheet"], self._note)
        others = notes(self._view)[len(self._view.warnings) :]
        sheet.write_string(3, 0, _clean(" ".join(others)), self._note)
        numbers = [f"{labels[side]}{labels['brackets'].format(labels['number'])}" for side in ("old", "new")]
        head = [
            labels["change"],
            labels["kind"],
            labels["weight"],
            labels["main changes"],
            labels["division"],
            numbers[0],
            self._view.heads[0],
        ]
        head += [numbers[1], self._view.heads[1], labels["explanation"], labels["remark"]]
        for column, (name, width) in enumerate(zip(head, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD, column, _clean(name), self._head)
        last = self._rows(sheet_rows(self._view))
        sheet.autofilter(_HEAD, 0, max(_HEAD + 1, last), len(head) - 1)
        sheet.freeze_panes(_HEAD + 1, 0)
        self._paper()

    def _paper(self) -> None:
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.repeat_rows(_HEAD)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&C&P / &N")

    def _rows(self, rows: Iterable[SheetRow]) -> int:
        """Write the rows, and return the last one's place."""
        at = _HEAD
        for row in rows:
            old, new = list(_parts(row.old)), list(_parts(row.new))
            for part in range(max(len(old), len(new), 1)):
                at += 1
                more = self._view.labels["continued"] if part else ""
                shape = self._heading if row.unit == "heading" else self._cell
                texts = {
                    1: row.kind,
                    3: row.main,
                    4: row.division,
                    6: _joined(old, part),
                    8: _joined(new, part),
                    9: row.explanation,
                    10: row.warning,
                }
                self._sheet.set_row(at, _height(texts))
                self._plain(at, 0, str(row.ordinal or "") + more, shape)
                said = "" if part else row.explanation
                plain = {1: row.kind, 2: row.weight, 3: row.main, 4: row.division, 9: said, 10: row.warning}
                for column, text in plain.items():
                    self._plain(at, column, text, shape)
                self._plain(at, 5, row.old_number + more, self._number)
                self._plain(at, 7, row.new_number + more, self._number)
                self._rich(at, 6, old[part] if part < len(old) else (), shape)
                self._rich(at, 8, new[part] if part < len(new) else (), shape)
        return at

    def _plain(self, row: int, column: int, text: str, shape: Any) -> None:
        self._sheet.write_string(row, column, _clean(text)[:LONGEST], shape)

    def _rich(self, row: int, column: int, runs: Sequence[Run], shape: Any) -> None:
        if all(run.op == "equal" for run in runs):
            self._sheet.write_string(row, column, "".join(run.text for run in runs), shape)
            return
        fragments: list[Any] = []
        for run in runs:
            fragments += [self._runs[run.op], run.text]
        if len(runs) == 1:  # a rich text has two parts at least
            fragments += [self._runs["equal"], "\u200b"]
        self._sheet.write_rich_string(row, column, *fragments, shape)


def _joined(parts: Sequence[Sequence[Run]], at: int) -> str:
    return "".join(run.text for run in parts[at]) if at < len(parts) else ""


def _height(texts: dict[int, str]) -> float:
    """Return how tall a row must be for its texts, by column: not every program finds that out when it opens a file."""
    lines = max(sum(-(-columns(line) // _WIDTHS[at]) or 1 for line in text.split("\n")) for at, text in texts.items())
    return min(_TALLEST, _LINE * max(1, lines) + 3)


def _clean(text: str) -> str:
    return visible(text).replace("\n", " ")


def _parts(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Cut runs into cells; a cut may fall into a run."""
    part: list[Run] = []
    room = LONGEST
    for run in runs:
        rest = visible(run.text)
        while rest:
            piece, rest = rest[:room], rest[room:]
            part.append(Run(run.op, piece))
            room -= len(piece)
            if not room:
                yield part
                part, room = [], LONGEST
    if part:
        yield part
