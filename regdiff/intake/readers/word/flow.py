"""The body of a Word file → lines: paragraphs, tables, content controls and embedded texts, in the order of the file.

The tree is walked without recursion, except for tables in tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from regdiff.intake.readers.word.asides import Asides
from regdiff.intake.readers.word.fields import is_contents_control
from regdiff.intake.readers.word.ledger import Ledger
from regdiff.intake.readers.word.linear import held, shown
from regdiff.intake.readers.word.markup import (
    CELL,
    DELETED,
    INSERTED,
    PARAGRAPH,
    PROPERTIES,
    ROW,
    TABLE,
    VAL,
    R,
    W,
    child,
    is_on,
    tags,
    value_of,
)
from regdiff.intake.readers.word.numbering import Numbering
from regdiff.intake.readers.word.paragraph import Paragraphs, is_drop_cap, mark_is_hidden
from regdiff.intake.readers.word.rows import lines_of_table
from regdiff.intake.readers.word.styles import Styles
from regdiff.intake.source import Grid, GridCell, Source, SourceLine
from regdiff.model.left_out import Reason
from regdiff.model.text import BLANK, nfc, strip_blank
from regdiff.named import NamedTuple

ReadChunk = Callable[[str], Source | None]
"""Reads the document that a relationship points to; None where it cannot be read."""

_CHUNKS = tags("altChunk subDoc")
_CONTROL = f"{W}sdt"
_BLOCKS = frozenset((PARAGRAPH, TABLE)) | _CHUNKS
_BREAKS = re.compile("[\n\v\f\r\u0085\u2028\u2029]")
_TABS = re.compile(" *\t[\t ]*")
_NUMBER_ALONE = re.compile(r"第[\s〇零一二三四五六七八九十百千0-9]+[编编章节節条條](?:之[一二三四五六七八九十]+)?")


class _Read(NamedTuple):
    """A paragraph that was read."""

    props: Any
    text: str
    line: int


class ReadParagraph(NamedTuple):
    """A paragraph, and the elements that say its text."""

    line: int
    """Its place, 1-based."""
    element: Any
    said: tuple[tuple[str, Any], ...]
    """Pieces of text, each with its element; None for what Word shows and no element holds."""


class Flow:
    """Reads the body of a document."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        asides: Asides,
        ledger: Ledger,
        chunk: ReadChunk,
        *,
        accept: bool,
        bookmarks: bool,
    ) -> None:
        """Prepare to read.

        Args:
            styles: those of the document.
            numbering: counts its lists.
            asides: takes what stands beside the text.
            ledger: takes what is left out.
            chunk: reads an embedded text.
            accept: whether tracked changes are taken as made, or as never made.
            bookmarks: the document has bookmarks of a table of contents.
        """
        self._styles, self._numbering, self._ledger, self._chunk = styles, numbering, ledger, chunk
        self._accept = accept
        self._dropped = DELETED if accept else INSERTED
        self._paragraphs = Paragraphs(styles, asides, ledger, self._dropped, bookmarks=bookmarks)
        self.numbered = 0
        """Paragraphs with a number that Word computes."""
        self.read: list[ReadParagraph] = []
        """The paragraphs of this document, in the order of reading, with what their text is made of."""
        self.grids: list[Grid] = []
        """The tables of this document, but for those in cells of others."""
        self._in_table = 0
        self.markers: dict[int, str] = {}
        """Of the paragraphs by their places: the number that Word computes, with the blank behind it."""

    def blocks(self, parent: Any, *, contents: bool = False) -> list[SourceLine]:
        """Return the lines of the body or of a cell; `contents` says that it stands in a table of contents."""
        out: list[SourceLine] = []
        joined: list[_Read] = []
        for element, in_contents in self._outermost(parent, _BLOCKS, contents=contents):
            if element.tag == PARAGRAPH:
                self._ledger.line += 1
                props = child(element, "pPr")
                text = self._paragraphs.text(element, contents=in_contents)
                self.read.append(ReadParagraph(self._ledger.line, element, tuple(self._paragraphs.said)))
                joined.append(_Read(props, text, self._ledger.line))
                if self._gone(child(props, "rPr")) or mark_is_hidden(props) or (text and is_drop_cap(props)):
                    continue  # without its mark it runs into the next one, and a large initial stands before its text
            out += self._lines(joined)
            joined = []
            if element.tag == TABLE:
                out += self._table(element, contents=in_contents)
            elif element.tag in _CHUNKS:
                out += self._embedded(element)
        return out + self._lines(joined)

    def _outermost(self, parent: Any, wanted: frozenset[str], *, contents: bool = False) -> Iterator[tuple[Any, bool]]:
        """Yield what has a wanted tag, in whatever wrappers it stands, and whether that is a table of contents."""
        stack = [(each, contents) for each in self._ledger.inside(parent)]
        while stack:
            element, within = stack.pop()
            if element.tag in wanted:
                yield element, within
            elif element.tag in self._dropped:
                self._leave(element, Reason.TRACKED)
            elif element.tag not in PROPERTIES:
                within = within or (element.tag == _CONTROL and is_contents_control(element))
                stack += [(each, within) for each in self._ledger.inside(element)]

    def _gone(self, props: Any) -> bool:
        return props is not None and any(each.tag in self._dropped for each in props)

    def _leave(self, element: Any, reason: Reason) -> None:
        """Write down all paragraphs of an element that is not in the text."""
        for paragraph, _ in self._outermost(element, frozenset((PARAGRAPH,))):
            self._ledger.line += 1
            self._ledger.leave(self._ledger.words(paragraph), reason)

    def _lines(self, joined: list[_Read]) -> list[SourceLine]:
        """Return the lines of a paragraph, or of several that tracked changes join: the first that says something rules."""
        text = "".join(each.text for each in joined)
        if not text and (not joined or self._gone(child(joined[-1].props, "rPr")) or mark_is_hidden(joined[-1].props)):
            return []
        said = [each for each in joined if each.text] or joined[-1:]
        ruling = next((each for each in said if not is_drop_cap(each.props)), said[0])
        props = ruling.props
        if not self._accept and (before := child(props, "pPrChange", "pPr")) is not None:
            props = before
        parts = _parts(text)
        raws = [held(part) for part in parts]
        clean = [strip_blank(nfc(shown(part))) for part in parts]
        marked = self._numbering.mark(props, clean[0])
        if marked != clean[0]:
            self.numbered += 1
            self.markers[said[0].line] = marked.removesuffix(clean[0])
        clean[0] = strip_blank(marked)
        styled = self._styles.is_heading(props)
        out = [
            # Authors give heading styles to whole articles, for their numbers; a sentence is no heading.
            SourceLine(line, said[0].line, styled and line[-1] not in "。；：，、,;:", raw="" if raw == line else raw or " ")
            for line, raw in zip(clean, raws, strict=True)
            if line
        ]
        for line in out:
            self._ledger.begin(line.text)
        return out

    def _table(self, table: Any, *, contents: bool) -> Iterator[SourceLine]:
        """Yield the lines of a table, as `lines_of_table` cuts its rows."""
        first = self._ledger.line + 1
        self._in_table += 1
        rows = list(self._rows(table, contents=contents))
        self._in_table -= 1
        if not self._in_table:
            self.grids.append(Grid(tuple(rows), first, self._ledger.line))
        return lines_of_table([[cell.lines for cell in row] for row in rows])

    def _rows(self, table: Any, *, contents: bool) -> Iterator[tuple[GridCell, ...]]:
        for row, in_row in self._outermost(table, frozenset((ROW,)), contents=contents):
            if self._gone(child(row, "trPr")):
                self._leave(row, Reason.TRACKED)
                continue
            if is_on(child(row, "trPr", "hidden")) and not self._paragraphs.shows(row):
                self._leave(row, Reason.HIDDEN)
                continue
            cells = self._outermost(row, frozenset((CELL,)), contents=in_row)
            begins = _count(child(row, "trPr"), "gridBefore")
            yield (
                *([GridCell((), begins)] if begins else []),
                *(
                    GridCell(tuple(self._cell(cell, contents=within)), _count(child(cell, "tcPr"), "gridSpan") or 1)
                    for cell, within in cells
                ),
            )

    def _cell(self, cell: Any, *, contents: bool) -> list[SourceLine]:
        props = child(cell, "tcPr")
        if self._gone(props):
            self._leave(cell, Reason.TRACKED)
            return []
        merges = (child(props, "vMerge"), child(props, "hMerge"))
        if any(merge is not None and merge.get(VAL) in (None, "continue") for merge in merges):
            self._leave(cell, Reason.HIDDEN)  # Word shows the first cell alone
            return []
        return self.blocks(cell, contents=contents)

    def _embedded(self, element: Any) -> list[SourceLine]:
        """Return the lines of a document that is to be read in this place; its paragraphs are counted with the others."""
        source = self._chunk(element.get(f"{R}id") or "")
        before = self._ledger.line
        if source is None:
            self._ledger.line += 1
            self._ledger.leave("", Reason.EMBEDDED, law=True, empty=True)
            return []
        lines = [line._replace(line=before + line.line, page=0) for line in source.lines]
        self._ledger.adopt(lines, [each._replace(line=before + (each.line or 1)) for each in source.left_out])
        self._ledger.line = max([before + 1, *(line.line for line in lines)])
        return lines


def _count(props: Any, name: str) -> int:
    """Return how many columns a property says; 0 where it says none."""
    said = value_of(props, name)
    return int(said) if re.fullmatch("[1-9][0-9]?", said) else 0


def _parts(text: str) -> list[str]:
    """Cut a paragraph where its author broke the line, but not behind the number that it begins with."""
    parts = [strip_blank(_TABS.sub(" ", part)) for part in _BREAKS.split(text)]
    if len(parts) > 1 and parts[1] and _NUMBER_ALONE.fullmatch(parts[0]):
        parts[:2] = [f"{parts[0]}{BLANK}{parts[1]}"]
    return parts
