"""Glyphs on a page of a PDF, and the runs that they make."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from regdiff.named import NamedTuple


class Glyph(NamedTuple):
    """A character and the room it takes, in points from the page's lower left corner."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


class Run(NamedTuple):
    """Glyphs that the file draws side by side, and the box around them."""

    glyphs: tuple[Glyph, ...]
    left: float
    bottom: float
    right: float
    top: float

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(glyph.char for glyph in self.glyphs).strip()


def usual_size(glyphs: Sequence[Glyph]) -> float:
    """The width of a Chinese character, in points."""
    widths = [glyph.right - glyph.left for glyph in glyphs if glyph.char >= "\u2e80" and glyph.right > glyph.left]
    return median(widths) if widths else 10.0
