"""Text of a source → its lines, without Markdown's marks and without empty ones."""

from __future__ import annotations

import re
from typing import NamedTuple

from regdiff.model.text import nfc, strip_blank

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"^[-*+]\s+")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


class SourceLine(NamedTuple):
    """One line that says something."""

    text: str
    """Without blanks at its ends."""
    line: int
    """1-based line in the source."""
    heading: bool
    """It is marked as a heading in Markdown."""
    marked: bool
    """Markdown's marks of bold type or of a list were taken off."""


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
