"""Plain text and Markdown → lines."""

from __future__ import annotations

import re

from regdiff.intake.readers.decode import decode
from regdiff.intake.source import Source, SourceLine
from regdiff.model.text import nfc, strip_blank

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"^[-*+]\s+")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def read_text(data: bytes, name: str) -> Source:
    """Read the bytes of a plain text or Markdown file.

    Raises:
        SourceError: no text, or in an unknown encoding.
    """
    text, encoding, guessed = decode(data, name)
    remarks = (f"encoding guessed: {encoding}",) if guessed else ()
    return Source(tuple(source_lines(text)), encoding, remarks)


def source_lines(text: str) -> list[SourceLine]:
    """Return the lines of `text` that are not empty, in normal form C, with Markdown's marks taken off."""
    text = re.sub(r"\r\n?|[\u2028\u2029\v\f]", "\n", nfc(text))
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    out = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = strip_blank(raw).replace("\t", " ")
        heading = _HEADING.match(line)
        plain = heading[2] if heading else line
        bare = _BOLD.sub(r"\1", _BULLET.sub("", plain, count=1)) if plain[:1] in "-*+" else plain
        if bare := strip_blank(bare):
            out.append(SourceLine(bare, number, heading is not None, bare != plain))
    return out
