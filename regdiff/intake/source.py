"""What every reader makes of a source, of whatever kind: its lines, and what it noticed on the way."""

from __future__ import annotations

from regdiff.model.left_out import LeftOut
from regdiff.named import NamedTuple


class SourceLine(NamedTuple):
    """One line, paragraph or cell that says something."""

    text: str
    """In normal form C, without blanks at its ends."""
    line: int
    """1-based: the line in a text, on its page in a PDF, or the paragraph in a Word file or web page."""
    heading: bool = False
    """It is marked as a heading in the source."""
    marked: bool = False
    """Markdown's marks of bold type or of a list were taken off."""
    page: int = 0
    """1-based page; 0 for a source that has none."""
    raw: str = ""
    """What stood in the source where that is more than `text`, or other characters: Markdown's marks, a link's address, a
    number that Word computes, letters that are not in normal form C; empty where `text` is what stood there."""
    summed: bool = False
    """It is one of several articles that the source names in one line: 第二条至第四条（删去）."""


class GridCell(NamedTuple):
    """A cell of a table."""

    lines: tuple[SourceLine, ...]
    span: int = 1
    """So many columns of the table it takes."""


class Grid(NamedTuple):
    """A table as it is laid out: what a line of its rows no longer tells."""

    rows: tuple[tuple[GridCell, ...], ...]
    first: int
    """The first line of the source that is in it, 1-based."""
    last: int


class Source(NamedTuple):
    """The lines of a source, in reading order, none of them empty."""

    lines: tuple[SourceLine, ...]
    encoding: str
    """What the bytes were read as: utf-8, gb18030, …, or docx, pdf."""
    remarks: tuple[str, ...] = ()
    """What a user should know of the reading, one line each: a guessed encoding, tracked changes taken as accepted."""
    left_out: tuple[LeftOut, ...] = ()
    """What the reader read and did not make a line of. Lines (as `raw`, or `text`) and this are all the characters of the
    decoded source but for white space and zero-width characters: the reader's part of the law of conservation."""
    metadata: tuple[tuple[str, str], ...] = ()
    """What the file says of itself beside its text, as keys and values: front matter, what stands in the head of a page."""
