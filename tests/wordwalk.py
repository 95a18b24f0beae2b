"""An own reading of tracked changes in the XML of a Word file, that knows nothing of how regdiff reads or writes them.

All changes are accepted or rejected by walking through the document once; what is left is its paragraphs, without numbers
that Word computes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOST = {True: {f"{W}del", f"{W}moveFrom"}, False: {f"{W}ins", f"{W}moveTo"}}
_TEXT = {f"{W}t", f"{W}delText"}
_LIVE = {True: f"{W}t", False: None}


def paragraphs(data: bytes, *, accept: bool) -> list[str]:
    """Return the texts of the paragraphs with all changes accepted, or rejected; a break within one is a line feed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    out: list[str] = []
    rest = _walk(body, LOST[accept], out, "")
    return [*out, *([rest] if rest else [])]


def _walk(parent: Any, lost: set[str], out: list[str], before: str) -> str:
    """Add the paragraphs in an element; `before` is what a paragraph without its end hands on, and so is what is returned."""
    for each in parent:
        if each.tag in lost:
            continue
        if each.tag == f"{W}tr" and any(mark.tag in lost for mark in each.iterfind(f"{W}trPr/*")):
            continue
        if each.tag == f"{W}p":
            text = before + _text(each, lost)
            gone = any(mark.tag in lost for mark in each.iterfind(f"{W}pPr/{W}rPr/*"))
            before = text if gone else ""
            if not gone:
                out.append(text)
        elif each.tag == f"{W}tc":
            rest = _walk(each, lost, out, "")
            assert not rest, "the end of a cell cannot be tracked"
        else:
            before = _walk(each, lost, out, before)
    return before


def _text(element: Any, lost: set[str]) -> str:
    out = ""
    for each in element:
        if each.tag in lost or each.tag == f"{W}pPr":
            continue
        if each.tag in _TEXT:
            out += each.text or ""
        elif each.tag == f"{W}br":
            out += "\n"
        elif each.tag == f"{W}tab":
            out += "\t"
        elif each.tag != f"{W}instrText":
            out += _text(each, lost)
    return out
