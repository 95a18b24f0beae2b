"""A text as a Word document of our own, with styles for its title and headings; a redline is drawn into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.text import visible
from regdiff.model.tree import heading_line
from regdiff.report.word import SANS, make_document

_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
_CENTERED = '<w:jc w:val="center"/>'
_DEEPEST = 9
"""Word has so many levels of headings."""


def render_plain(units: Sequence[Unit], warnings: Iterable[str] = ()) -> bytes:
    """Return the document: one paragraph for each line of the units, in their order.

    Args:
        units: those of a revision.
        warnings: what stands over every page, since the body is the text and nothing else.
    """
    return make_document(_paragraphs(units), landscape=False, header=warnings, headings=True)


def _paragraphs(units: Sequence[Unit]) -> Iterator[str]:
    levels = sorted({unit.number.level for unit in units if unit.kind is UnitKind.HEADING and unit.number})
    for unit in units:
        if unit.kind is UnitKind.TITLE:
            shape = '<w:pStyle w:val="Title"/>'
        elif unit.kind is UnitKind.HEADING:
            rank = levels.index(unit.number.level) + 1 if unit.number else 1
            shape = f'<w:pStyle w:val="Heading{min(rank, _DEEPEST)}"/>'
        else:
            shape = _CENTERED if unit.kind is UnitKind.NOTE else _INDENT
        number = visible(unit.printed) if unit.kind is UnitKind.ARTICLE else ""
        for line in visible(heading_line(unit.printed, unit.text)).split("\n"):
            front = number if number and line.startswith(number) else ""
            yield f"<w:p><w:pPr>{shape}</w:pPr>{_run(front, SANS)}{_run(line.removeprefix(front))}</w:p>"
            number = ""


def _run(text: str, font: str = "") -> str:
    if not text:
        return ""
    shape = f'<w:rPr><w:rFonts w:eastAsia="{font}"/></w:rPr>' if font else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
