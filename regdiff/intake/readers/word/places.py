"""Where each character of a Word file's text stands in its XML, as values: for those who write into the same file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from regdiff.intake.readers.word.flow import ReadParagraph
from regdiff.intake.source import Source
from regdiff.named import NamedTuple


class Span(NamedTuple):
    """A piece of a paragraph's text."""

    text: str
    element: int
    """0-based place of the element that says it among all elements of the document's part, in the order of the file; -1 for
    what Word shows and no element holds, such as the entry that was chosen in a list."""


class PlacedParagraph(NamedTuple):
    """A paragraph of the text."""

    line: int
    """Its place, 1-based, as lines of the source name it."""
    element: int
    """0-based place of its element."""
    marker: str
    """The number that Word computes for it, with the blank behind it; empty for none."""
    spans: tuple[Span, ...]


class Layout(NamedTuple):
    """A Word file as it was read, and where its text stands."""

    source: Source
    part: str
    """The name of the part that holds the document."""
    paragraphs: tuple[PlacedParagraph, ...]
    """In the order of reading, which is that of the file; those of embedded documents and of what is left out as a whole are
    not among them."""


def lay_out(source: Source, part: str, root: Any, read: Sequence[ReadParagraph], markers: Mapping[int, str]) -> Layout:
    """Return the layout of a document with the root element `root`, made of what was `read` of it."""
    places = {element: at for at, element in enumerate(root.iter())}
    paragraphs = (
        PlacedParagraph(
            each.line,
            places[each.element],
            markers.get(each.line, ""),
            tuple(Span(text, -1 if element is None else places[element]) for text, element in each.said),
        )
        for each in read
    )
    return Layout(source, part, tuple(paragraphs))
