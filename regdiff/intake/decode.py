"""Bytes → text."""

from __future__ import annotations

import codecs
import re

from regdiff.errors import Place, SourceError

LARGEST = 16 * 2**20
"""Largest source, in bytes; the Civil Code has 0.4 MB."""

_CONVERT = "save it as plain text in UTF-8"
_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = {b"PK\x03\x04": "a Word or ZIP file", b"%PDF": "a PDF file", b"\xd0\xcf\x11\xe0": "an old Word file"}


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text that `data` holds, and the encoding it was read with.

    UTF-8 and UTF-16 are told by their byte order mark, UTF-8 and GB18030 by trying.

    Raises:
        SourceError: too large, no text, or in no encoding that regdiff knows.
    """
    place = Place(name)
    if len(data) > LARGEST:
        raise SourceError(f"too large: {len(data) / 2**20:.0f} MB, the limit is {LARGEST // 2**20} MB", place=place)
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise SourceError(f"{what}, not a text", place=place, fix=_CONVERT)
    marked = next((encoding for mark, encoding in _MARKED if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        raise SourceError("not a text: it holds NUL bytes", place=place, fix=_CONVERT)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _readable(text):
            return text, encoding
    raise SourceError("in no encoding that regdiff knows (UTF-8, UTF-16, GB18030)", place=place, fix=_CONVERT)


_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")


def _readable(text: str) -> bool:
    """A wrong encoding shows in control characters and in rare planes."""
    return len(_ODD.findall(text)) * 50 <= len(text)
