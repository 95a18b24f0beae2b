"""Word files in their bare parts, made of raw XML, for what python-docx does not write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def part(root: str, inside: str) -> str:
    """A part in XML whose root has all namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'


def word(body: str, parts: Iterable[tuple[str, str, str | bytes]] = (), missing: Iterable[str] = ()) -> bytes:
    """A file with `body` in it.

    Args:
        body: what stands in `w:body`.
        parts: further ones, each with the id and the kind of its relationship: ("rId1", "footnotes", XML).
        missing: kinds of relationships that lead nowhere.
    """
    out = io.BytesIO()
    relations = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        )
        archive.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "word/document.xml")]))
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for at, (key, kind, data) in enumerate(parts):
            name = f"part{at}.{'xml' if str(data).startswith('<?xml') else 'bin'}"
            archive.writestr(f"word/{name}", data)
            relations.append((key, kind, name))
        relations += [(f"none{at}", kind, "NULL") for at, kind in enumerate(missing)]
        archive.writestr("word/_rels/document.xml.rels", _relations(relations))
    return out.getvalue()


def _relations(relations: list[tuple[str, str, str]]) -> str:
    each = "".join(f'<Relationship Id="{key}" Type="{_KINDS}{kind}" Target="{to}"/>' for key, kind, to in relations)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def p(*inside: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(inside)}</w:p>"


def r(text: str, props: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def field(code: str, result: str) -> str:
    """A complex field; `result` may end and begin paragraphs."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}{r(code, tag='instrText')}{separate}{result}{end}"


def tracked(tag: str, inside: str = "") -> str:
    return f'<w:{tag} w:id="1" w:author="甲" w:date="2025-01-02T03:04:05Z">{inside}</w:{tag}>'


def control(inside: str, props: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


CONTENTS = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'


def box(inside: str, fallback: str | None = None) -> str:
    """A text box as Word writes it: once for itself, and once for old programs."""
    drawing = f'<w:drawing><wp:anchor><a:graphic><a:graphicData uri="u"><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside if fallback is None else fallback}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def picture(description: str = "") -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{description}"/><a:graphic><a:graphicData uri="u"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png"/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def row(*cells: str, props: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{''.join(cells)}</w:tr>"


def cell(*inside: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(inside)}</w:tc>"
