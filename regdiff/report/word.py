"""A Word document made of paragraphs and tables that are given as WordprocessingML (python-docx)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

from regdiff.model.text import visible
from regdiff.named import NamedTuple

SERIF, SANS = "宋体", "黑体"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f'xmlns:w="{_NAMESPACE}"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
FOLDED = '<w:outlineLvl w:val="0"/><w15:collapsed/>'
"""Properties of a paragraph under which those behind it are folded, from Word 2013 on ([MS-DOCX], collapsed)."""
_LONGEST = 255
"""Characters of a property."""
_TEMPLATE_OWN = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
"""What python-docx's template tells of the document that it was made from."""
_MODE = "15"
"""The version of Word whose layout is asked for (2013 and later), so that none opens the document in an older mode."""


class Properties(NamedTuple):
    """What a document says of itself."""

    title: str = ""
    author: str = ""
    """Empty: nobody is named."""
    made: date | None = None
    """None: no day is named, so that no moment at which regdiff ran gets into the file."""


def make_document(
    parts: Iterable[str],
    *,
    landscape: bool,
    header: Iterable[str] = (),
    front: Sequence[str] = (),
    properties: Properties = Properties(),  # noqa: B008 - immutable
    headings: bool = False,
) -> bytes:
    """Return an A4 document with page numbers and Chinese fonts; the same parts give the same bytes.

    Args:
        parts: `w:p` and `w:tbl` elements without namespace declarations.
        landscape: whether the page lies on its side.
        header: texts that stand over every page.
        front: what stands before the parts, on upright pages of its own; the last is a paragraph.
        properties: what the document says of itself.
        headings: whether the styles of titles and headings are used, and are to look as in a regulation.
    """
    import docx

    document = docx.Document()
    _forget_template(document)
    _set_up(document, landscape=landscape)
    _tell(document, properties)
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
    page = section.find(_tag("pgSz"))
    sides = sorted((page.w, page.h))
    page.w, page.h, page.orient = sides[0], sides[1], None
    document.element.body.sectPr.getprevious().get_or_add_pPr().append(section)


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _parse(xml: str) -> Any:
    """Declare the namespace once in each part: a large table with one in each paragraph takes quadratic time."""
    from docx.oxml import parse_xml

    declared = f"{_W} {_W15}" if "<w15:" in xml else _W
    return parse_xml(xml.replace(">", f" {declared}>", 1))


def _forget_template(document: Any) -> None:
    """Take out what the template tells of its own making, and its Japanese and English defaults."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype.endswith(_TEMPLATE_OWN)]:
            del relations[key]
    settings = document.settings.element
    settings.find(_tag("themeFontLang")).set(_tag("eastAsia"), "zh-CN")
    for each in settings.iter(_tag("compatSetting")):
        if each.get(_tag("name")) == "compatibilityMode":
            each.set(_tag("val"), _MODE)
    shape = document.styles.element.find("/".join(map(_tag, ("docDefaults", "rPrDefault", "rPr"))))
    for name in ("rFonts", "lang"):
        shape.remove(shape.find(_tag(name)))


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
    shape.get_or_add_rFonts().set(_tag("eastAsia"), SERIF)
    shape.append(_parse('<w:lang w:val="en-US" w:eastAsia="zh-CN"></w:lang>'))


def _tell(document: Any, properties: Properties) -> None:
    """Write the properties; of the author and the day only what is known."""
    told = document.core_properties
    told.title = visible(properties.title).replace("\n", " ")[:_LONGEST]
    told.author = told.last_modified_by = visible(properties.author).replace("\n", " ")[:_LONGEST]
    told.comments = ""
    if properties.made:
        told.created = told.modified = datetime(*properties.made.timetuple()[:3], tzinfo=UTC).replace(tzinfo=None)
        return
    for child in list(told._element):  # noqa: SLF001
        if child.tag.endswith(("}created", "}modified")):
            told._element.remove(child)  # noqa: SLF001


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
