"""A web archive (.mht, .mhtml): a page and what belongs to it, as a message in MIME → the page.

Programs that make a Word file of a page put one into it, and leave the reading to Word.
"""

from __future__ import annotations

import codecs
import re
from email.message import Message
from email.parser import BytesParser

from regdiff.named import NamedTuple

_HEADER = re.compile(rb"\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)


class Archive(NamedTuple):
    """What a web archive holds."""

    page: bytes
    """In UTF-8 with a byte order mark where the archive says in which encoding it is, else as it stands."""
    others: tuple[bytes, ...]
    """Further pages and texts, such as the running heads that Word writes into a file of their own."""


def is_mht(data: bytes) -> bool:
    """Say whether these are the bytes of a web archive."""
    return _HEADER.match(data[:4096].removeprefix(codecs.BOM_UTF8)) is not None


def unpack_mht(data: bytes) -> Archive | None:
    """Return the page of a web archive; None where it holds none."""
    try:
        message = BytesParser().parsebytes(data.removeprefix(codecs.BOM_UTF8).lstrip())
        parts = [part for part in message.walk() if not part.is_multipart() and part.get_content_maintype() == "text"]
        texts = [(part.get_content_subtype(), _decoded(part)) for part in parts]
    except Exception:  # noqa: BLE001 - the parser of the standard library lets a dozen kinds out for damaged messages
        return None
    kinds = {kind: at for at, (kind, _) in reversed(list(enumerate(texts)))}
    first = kinds.get("html", kinds.get("plain"))
    if first is None:
        return None
    others = tuple(text for at, (kind, text) in enumerate(texts) if at != first and kind in ("html", "plain"))
    return Archive(texts[first][1], others)


def _decoded(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("")
    if charset in ("gb2312", "gbk"):
        charset = "gb18030"  # as browsers do
    try:
        return codecs.BOM_UTF8 + data.decode(charset).removeprefix("\ufeff").encode("utf-8") if charset else data
    except (LookupError, UnicodeError):
        return data
