"""A source of whatever kind → its lines: told by its first bytes, not by its name."""

from __future__ import annotations

import re

from regdiff.errors import Place, SourceError
from regdiff.intake import LARGEST
from regdiff.intake.readers.lines import bare
from regdiff.intake.source import Source
from regdiff.messages import say

TRACKED = ("accept", "reject")
"""How tracked changes in a Word file are taken."""

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_BEFORE = rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
_PAGE = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PART = re.compile(
    _BEFORE
    + rb"<(?:meta|title|link|style|script|div|p|table|article|section|main|span|center|font|h[1-6]|ul|ol|dl|pre|form|"
    rb"header|nav|blockquote)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(rb"^(?:#{1,6}\s|\*\*\S)", re.MULTILINE)
"""A part of a page may stand above Markdown, too."""


def read_lines(data: bytes, name: str, *, tracked: str = "accept") -> Source:
    """Read plain text, Markdown, a web page, a Word file (.docx) or a PDF with a text layer.

    Args:
        data: the source as it lies on disk.
        name: its name, for errors.
        tracked: whether tracked changes in a Word file are taken as accepted ("accept") or as rejected ("reject").

    Raises:
        SourceError: it cannot be read; the message says how to make it readable.
    """
    if len(data) > LARGEST:
        raise SourceError(
            say("too large: {size:.0f} MB, the limit is {limit} MB", size=len(data) / 2**20, limit=LARGEST // 2**20),
            place=Place(name),
        )
    if data.startswith(b"PK\x03\x04"):
        from regdiff.intake.readers.docx import read_docx

        return _bare(read_docx(data, name, tracked=tracked))
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from regdiff.intake.readers.pdf import read_pdf

        return _bare(read_pdf(data, name))
    _refuse(data, name)
    if _is_page(data):
        from regdiff.intake.readers.html import read_html

        return _bare(read_html(data, name))
    from regdiff.intake.readers.text import read_text

    return read_text(data, name)


def _bare(source: Source) -> Source:
    return source._replace(lines=tuple(map(bare, source.lines)))


def _refuse(data: bytes, name: str) -> None:
    """Say how to convert what regdiff does not read."""
    if data.startswith(_OLD_WORD):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceError(say("a Word file with a password"), place=Place(name), fix=say("save it without a password"))
        fix = say("save it as .docx in Word, or run: soffice --headless --convert-to docx FILE")
        raise SourceError(say("an old Word file (.doc)"), place=Place(name), fix=fix)
    if data.startswith((b"{\\rtf", b"\x7bPRTF")):
        raise SourceError(say("an RTF file"), place=Place(name), fix=say("save it as .docx"))
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")):
        fix = say("run text recognition on it first, for example tesseract -l chi_sim IN OUT")
        raise SourceError(say("a picture"), place=Place(name), fix=fix)


def _is_page(data: bytes) -> bool:
    """Say whether these are the bytes of a web page, in any encoding that keeps ASCII (or in UTF-16)."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"\0" in start[:64]:  # UTF-16, with a byte order mark or without
        start = start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return _PAGE.match(start) is not None or (_PART.match(start) is not None and not _MARKDOWN.search(data))
