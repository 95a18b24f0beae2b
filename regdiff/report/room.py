"""How much room the paragraphs of a cell take on a page, near enough: only Word knows the fonts that it will find.

A row that fits on a page is not to break over two; a row that cannot fit may, so that no page is left half empty for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import unescape

from regdiff.model.patterns import lazy
from regdiff.model.text import columns

_BODY = 21
"""Half points of a run that says no size."""
_LEADING = 1.6
"""Height of a line by the size of its characters, between what Word makes of 宋体 and LibreOffice of Noto."""
_INDENT = 2
"""Characters by which the first line of a paragraph is set in at most."""
_SIDES = 216
"""Twips of a cell's width that are margins at its sides, and of its height above and below."""
_ABOVE = 80
_PARAGRAPH = lazy("<w:p>.*?</w:p>")
_RUN = lazy(r"<w:t [^>]*>([^<]*)</w:t>")
_SIZE = lazy(r'<w:sz w:val="([0-9]+)"/>')


def height(cell: str, width: int) -> float:
    """Return the height in twips of a cell of so many twips; `cell` are its paragraphs as WordprocessingML."""
    return _ABOVE + sum(_paragraph(found[0], width - _SIDES) for found in _PARAGRAPH.finditer(cell))


def is_whole(cells: Iterable[tuple[str, int]], room: float) -> bool:
    """Say whether a row fits on a page that has room for so many twips; `cells` are its paragraphs with their widths."""
    return all(height(cell, width) <= room for cell, width in cells)


def _paragraph(xml: str, width: int) -> float:
    size = max((int(found[1]) for found in _SIZE.finditer(xml)), default=_BODY) * 10
    text = "".join(unescape(found[1]) for found in _RUN.finditer(xml))
    each_line = max(1, width // size)
    lines = max(1, -(-(columns(text) / 2 + _INDENT) // each_line))
    return lines * size * _LEADING
