"""A Word document made of paragraphs and tables that are given as WordprocessingML (python-docx)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from regdiff.model.text import visible

SERIF, SANS = "宋体", "黑体"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f'xmlns:w="{_NAMESPACE}"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
FOLDED = '<w:outlineLvl w:val="0"/><w15:collapsed/>'
"""Properties of a paragraph under which those behind it are folded, from Word 2013 on ([MS-DOCX], collapsed)."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def make_document(
    parts: Iterable[str],
    *,
    landscape: bool,
    header: Iterable[str] = (),
    front: Sequence[str] = (),
    headings: bool = False,
) -> bytes:
    """Return an A4 document with page numbers and Chinese fonts; the same parts give the same bytes.

    Args:
        parts: `w:p` and `w:tbl` elements without namespace declarations.
        landscape: whether the page lies on its side.
        header: texts that stand over every page.
        front: what stands before the parts, on upright pages of its own; the last is a paragraph.
        headings: whether the styles of titles and headings are used, and are to look as in a regulation.
    """
    import docx

    document = docx.Document()
    _set_up(document, landscape=landscape)
    if headings:
        _shape_headings(document)
    _number_pages(document)
    for text in header:
        document.sections[0].header.paragraphs[0].add_run(visible(text)).bold = True
    section = document.element.body.sectPr
    for xml in front:
        section.addprevious(_parse(xml))
    if front:
        _end_upright(document)
    for xml in parts:
        section.addprevious(_parse(xml))
    out = io.BytesIO()
    document.save(out)
    return _packed(out.getvalue())


def _end_upright(document: Any) -> None:
    """End a section of upright pages with the last paragraph so far."""
    section = deepcopy(document.element.body.sectPr)
    page = section.find(f"{{{_NAMESPACE}}}pgSz")
    sides = sorted((page.w, page.h))
    page.w, page.h, page.orient = sides[0], sides[1], None
    document.element.body.sectPr.getprevious().get_or_add_pPr().append(section)


def _parse(xml: str) -> Any:
    """Declare the namespace once in each part: a large table with one in each paragraph takes quadratic time."""
    from docx.oxml import parse_xml

    declared = f"{_W} {_W15}" if "<w15:" in xml else _W
    return parse_xml(xml.replace(">", f" {declared}>", 1))


def _set_up(document: Any, *, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = document.sections[0]
    sides = Cm(21.0), Cm(29.7)
    section.page_width, section.page_height = reversed(sides) if landscape else sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.font.name = "Times New Roman"
    shape = normal.element.get_or_add_rPr()
    shape.get_or_add_rFonts().set(f"{{{_NAMESPACE}}}eastAsia", SERIF)
    shape.append(_parse('<w:lang w:val="en-US" w:eastAsia="zh-CN"></w:lang>'))
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)


_HEADINGS = (("Title", 18), *((f"Heading {level}", max(16 - 2 * level, 11)) for level in range(1, 10)))
"""Styles, and the points of their letters."""


def _shape_headings(document: Any) -> None:
    """Let titles and headings be black, centred and 黑体."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    for name, size in _HEADINGS:
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), name == "Title", False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key, font in (("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", SANS)):
            fonts.set(f"{{{_NAMESPACE}}}{key}", font)
        for border in style.element.iter(f"{{{_NAMESPACE}}}pBdr"):
            border.getparent().remove(border)
            break


def _number_pages(document: Any) -> None:
    fields = "".join(
        f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>{after}'
        for name, after in (("PAGE", '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'), ("NUMPAGES", ""))
    )
    footer = document.sections[0].footer
    footer._element.append(_parse(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{fields}</w:p>'))  # noqa: SLF001
    footer._element.remove(footer.paragraphs[0]._element)  # noqa: SLF001


def _packed(data: bytes) -> bytes:
    """Pack the document again without the moment at which it was packed, and say what older programs may ignore."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml" and b"<w15:" in part:
                part = part.replace(b' mc:Ignorable="', f' {_W15} mc:Ignorable="w15 '.encode(), 1)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
