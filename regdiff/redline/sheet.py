"""The paragraphs of a Word document's text: the atoms that they are made of, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from regdiff.intake.readers.word.markup import CELL, PARAGRAPH, ROW, RUN, RUNS, TABLE, M, W, child
from regdiff.intake.readers.word.places import Layout
from regdiff.named import NamedTuple

_BLOCKS = (PARAGRAPH, TABLE)


class Atom(NamedTuple):
    """One character of a paragraph."""

    char: str
    element: Any
    """What says it; None for what Word shows and no element holds."""
    offset: int
    """0-based place in the text of the element."""


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph of the text."""

    at: int
    """0-based place among those of the text."""
    line: int
    """Its place in the file, 1-based, as lines of the source name it."""
    element: Any
    marker: str
    """The number that Word computes for it, with the blank behind it."""
    atoms: list[Atom]
    cell: Any
    """The innermost cell that it stands in; None for the body."""
    next: Any
    """The block behind it in the same cell or in the body; None where it is the last one."""

    @property
    def props(self) -> Any:
        """Its properties; None where it has none."""
        return child(self.element, "pPr")

    @property
    def is_fixed(self) -> bool:
        """Whether its end cannot be tracked: the last of a cell or document, before a table, or the end of a section."""
        follows = self.next is not None and self.next.tag == PARAGRAPH
        return not follows or child(self.props, "sectPr") is not None

    def solid(self, at: int) -> Any:
        """Return what holds the atom `at` and cannot be parted: a formula, or a run with runs in it; None for nothing."""
        element = self.atoms[at].element
        if element is None:
            return None
        above = list(takewhile(lambda each: each is not self.element, element.iterancestors()))
        runs = [each for each in above if each.tag in RUNS]
        formula = next((each for each in reversed(above) if str(each.tag).startswith(M)), None)
        if formula is not None:
            return formula
        return runs[-1] if len(runs) > 1 else None

    def is_outermost(self, at: int) -> bool:
        """Say whether the paragraph can be parted before the atom `at`, which stands in no link with the one before."""
        if not 0 < at < len(self.atoms):
            return True
        here, before = (self._child_with(each) for each in (at, at - 1))
        return here is not before or here is None or here.tag == RUN

    def is_wrapped(self, at: int) -> bool:
        """Say whether the atom `at` stands in something else than a run of the paragraph: a link, a control, a field."""
        holder = self._child_with(at)
        return holder is not None and holder.tag != RUN

    def _child_with(self, at: int) -> Any:
        element = self.atoms[at].element
        while element is not None and element.getparent() is not self.element:
            element = element.getparent()
        return element

    @property
    def tables(self) -> list[Any]:
        """The tables that it stands in, innermost first."""
        return list(self.element.iterancestors(TABLE))

    def row_in(self, table: Any) -> Any:
        """Return the row of a table that it stands in."""
        row = None
        for each in self.element.iterancestors(ROW, TABLE):
            if each is table:
                break
            row = each if each.tag == ROW else row
        return row


def sheet(layout: Layout, root: Any) -> list[Paragraph]:
    """Return the paragraphs of a layout; `root` is the root element of its part."""
    elements = list(root.iter())
    following = dict(_following(root))
    out: list[Paragraph] = []
    for placed in layout.paragraphs:
        element = elements[placed.element]
        atoms = [
            Atom(char, None if span.element < 0 else elements[span.element], offset)
            for span in placed.spans
            for offset, char in enumerate(span.text)
            if not "\ud800" <= char <= "\udfff"  # a mark of the reader, which no file holds
        ]
        cell = next(element.iterancestors(CELL), None)
        out.append(Paragraph(len(out), placed.line, element, placed.marker, atoms, cell, following.get(element)))
    return out


def _following(root: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each block and the one behind it in the same cell or in the body, whatever wraps them."""
    homes: dict[Any, Any] = {}  # a cell or the body → its last block so far
    for element in root.iter(*_BLOCKS):
        home = next(element.iterancestors(CELL, f"{W}body", f"{W}txbxContent"), None)
        if home in homes:
            yield homes[home], element
        homes[home] = element


def spans_cells(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether paragraphs stand in several cells."""
    return any(each.cell is not paragraphs[0].cell for each in paragraphs)
