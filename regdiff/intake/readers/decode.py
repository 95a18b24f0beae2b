"""Bytes → text."""

from __future__ import annotations

import codecs
import re

from regdiff.errors import Place, SourceError
from regdiff.messages import say

_CONVERT = say("save it as plain text in UTF-8")
_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TRIED = ("utf-8", "gb18030", "big5")
_GUESSED = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
_ODD = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff]")


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, str, bool]:
    """Return the text that `data` holds, the encoding it was read with, and whether that is a guess.

    A byte order mark decides, then what a web page declares of itself, then UTF-8 where it fits; anything else is guessed
    by charset-normalizer among GB18030, Big5 and UTF-16.

    Raises:
        SourceError: no text, or in no encoding that regdiff knows.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strict(data, encoding, name), encoding, False
    for encoding in [*_known(declared), "utf-8"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _readable(text):
            return text, encoding, False
    from charset_normalizer import from_bytes

    guess = from_bytes(data, cp_isolation=_GUESSED).best()
    if guess is None:
        raise _broken(data, min(_TRIED, key=lambda each: data.decode(each, "replace").count("\ufffd")), name)
    encoding = guess.encoding.replace("_", "-")
    return _strict(data, encoding, name), encoding, True


def _known(declared: str) -> list[str]:
    """What a page declares, in the wider encoding that browsers read it with (WHATWG Encoding: gb2312 is gb18030)."""
    try:
        encoding = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return []
    if encoding in ("gb2312", "gbk", "gb18030", "hz"):
        return ["gb18030"]
    return [encoding] if encoding in ("big5", "utf-16", "utf-16-le", "utf-16-be") else []


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, encoding, name) from error
    if not _readable(text):
        raise SourceError(say("not a text: it is full of control characters"), place=Place(name), fix=_CONVERT)
    return text


def _broken(data: bytes, encoding: str, name: str) -> SourceError:
    """The error for bytes that are in no encoding, with the first that is wrong in the one that they come nearest to."""
    if b"\0" in data and not encoding.startswith("utf-16"):
        return SourceError(say("not a text: it holds NUL bytes"), place=Place(name), fix=_CONVERT)
    encoding = encoding.removesuffix("-sig")  # so that the offset counts the byte order mark
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = say(
            "as {encoding} byte {start} is wrong (0x{byte:02x})",
            encoding=encoding.upper(),
            start=error.start,
            byte=data[error.start],
        )
        return SourceError(
            say("in no encoding that regdiff knows; {wrong}", wrong=wrong), place=Place(name, line), fix=_CONVERT
        )
    return SourceError(
        say("in no encoding that regdiff knows (UTF-8, UTF-16, GB18030, Big5)"), place=Place(name), fix=_CONVERT
    )


def _readable(text: str) -> bool:
    """A wrong encoding shows in control characters and in private use."""
    return len(_ODD.findall(text)) * 50 <= len(text)
