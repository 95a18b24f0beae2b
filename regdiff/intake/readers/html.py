"""A saved web page → lines.

Parsed by selectolax (Lexbor), as browsers do. What a browser would not show, and what surrounds the text on every page of a
site (navigation, buttons), is left out; each block of the page becomes a line, in the order of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from regdiff.errors import Place, SourceError
from regdiff.intake.readers.decode import decode
from regdiff.intake.source import Source, SourceLine
from regdiff.model.text import BLANK, nfc, strip_blank

MOST_OPEN = 10_000
"""Most tags without an end tag; the time a parser takes grows with the square of the nesting."""

_OPEN = re.compile(r"<(?!(?:p|br|li|tr|td|th|dt|dd|hr|img|input|option|meta|link|col|wbr|tbody|area)\b)[a-z]", re.IGNORECASE)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""")
_UNSEEN_TAGS = (
    "script style noscript template head title meta link svg math iframe object canvas audio video select option button "
    "textarea input nav dialog map del rp rt"
)
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark o:p q ruby rb s samp small span "
    "strike strong sub sup time tt u var wbr st1:chsdate u1:p"
)
_UNSEEN, _INLINE = frozenset(_UNSEEN_TAGS.split()), frozenset(_INLINE_TAGS.split())
_BLOCKS = "p, div, table, li, br, h1, h2, h3, h4, h5, h6, blockquote, section, article"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes, name: str) -> Source:
    """Read the bytes of a web page as a browser saved it.

    Raises:
        SourceError: selectolax is missing, or the page is in an unknown encoding.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise SourceError(
            "reading web pages needs selectolax", place=Place(name), fix="pip install 'regdiff[html]'"
        ) from error
    declared = _DECLARED.search(data[:4096])
    text, encoding, guessed = decode(data, name, declared[1].decode("ascii") if declared else "")
    if len(_OPEN.findall(text)) - text.count("</") > MOST_OPEN:
        raise SourceError(f"more than {MOST_OPEN:,} tags are never closed", place=Place(name), fix="save the text alone")
    body = LexborHTMLParser(text.replace("\0", "")).body
    lines = [] if body is None else list(_lines(body))
    remarks = (f"encoding guessed: {encoding}",) if guessed else ()
    numbered = ((nfc(line), heading) for line, heading in lines)
    return Source(
        tuple(SourceLine(line, number, heading) for number, (line, heading) in enumerate(numbered, 1) if line),
        encoding,
        remarks,
    )


def _lines(body: Any) -> Iterator[tuple[str, bool]]:
    """Yield the text of each block, and whether it is a heading."""
    run: list[str] = []
    heading = False
    for kind, value in _events(body):
        if kind == "text":
            run.append(value)
            continue
        if line := _clean(run):
            yield line, heading
        run = []
        heading = kind == "heading"
    if line := _clean(run):
        yield line, heading


def _clean(run: list[str]) -> str:
    """Collapse white space as a browser does; the ideographic space is none, and stands for itself."""
    return strip_blank(_BLANKS.sub(" ", "".join(run)))


def _events(body: Any) -> Iterator[tuple[str, str]]:
    """Walk the tree without recursion: `text`, and `block` or `heading` wherever a line begins or ends."""
    stack: list[tuple[Any, str]] = [(body, "")]
    while stack:
        node, closing = stack.pop()
        if closing:
            yield closing, ""
            continue
        tag = node.tag
        if tag == "-text":
            yield "text", node.text_content or ""
        elif tag == "br":
            yield "block", ""
        elif tag == "tr" and (cells := _cells(node)):
            yield "block", ""
            yield "text", BLANK.join(cells)
            yield "block", ""
        elif _seen(node):
            block = tag not in _INLINE
            if block:
                yield "heading" if tag in _HEADINGS else "block", ""
                stack.append((None, "block"))
            stack += [(child, "") for child in _children(node)]


def _cells(row: Any) -> list[str]:
    """Return the texts of a row's cells; none where a cell holds several blocks, as where a table lays out the page."""
    if row.css_first("table") is not None:
        return []
    cells = [child for child in reversed(_children(row)) if child.tag in ("td", "th")]
    if any(len(cell.css(_BLOCKS)) > 1 for cell in cells):
        return []
    return [text for cell in cells if (text := _clean([value for kind, value in _events(cell) if kind == "text"]))]


def _children(node: Any) -> list[Any]:
    """Return the children, last first, as a stack wants them."""
    children = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children


def _seen(node: Any) -> bool:
    if node.tag in _UNSEEN or node.tag.startswith("-") or node.tag == "_comment":
        return False
    attributes = node.attributes
    return not ("hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""))
