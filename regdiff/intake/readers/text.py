"""Plain text → lines; Markdown, told by its own shape, is read by `markdown`.

The decoded source is the text. Rules of dashes are no text, and dots before an item or an article are none of its own.
"""

from __future__ import annotations

import re

from regdiff.intake.readers.decode import decode
from regdiff.intake.source import Source, SourceLine
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import nfc, strip_blank, without_blanks

_ENDS = re.compile("\r\n?|[\n\u0085\u2028\u2029\v\f]")
_RULE = re.compile(r"[-=_*~—–]{3,}|(?:[-*_]\s+){2,}[-*_]")
_DOT = re.compile(
    r"[-*+]\s+|[•●▪■◆►▶➢✓✔‣⁃∙⋅▲★☆□◇]\s*|[·○◦]\s+|"
    r"[-*+·○◦](?=[（(][一二三四五六七八九十]|第[一二三四五六七八九十百0-9]|[12][0-9]{3}\s?年)"
)
"""What a list prints before its entries."""
_NUL = "\0"


def read_text(data: bytes, name: str) -> Source:
    """Read the bytes of a plain text or Markdown file.

    Raises:
        SourceError: no text, or in an unknown encoding.
    """
    text, encoding, guessed = decode(data, name)
    lines, left_out = source_lines(text)
    remarks = [f"encoding guessed: {encoding}"] if guessed else []
    if count := text.count(_NUL):
        remarks.append(f"NUL characters left out: {count}")
    return Source(tuple(lines), encoding, tuple(remarks), tuple(left_out))


def source_lines(text: str) -> tuple[list[SourceLine], list[LeftOut]]:
    """Return the lines of `text` that say something, with marks taken off, and what is left out of it."""
    raw = _ENDS.split(text)
    from regdiff.intake.readers.markdown import is_markdown, read_markdown

    return read_markdown(raw) if is_markdown(raw) else _plain(raw)


def _plain(raw: list[str]) -> tuple[list[SourceLine], list[LeftOut]]:
    lines: list[SourceLine] = []
    left_out: list[LeftOut] = []
    for number, whole in enumerate(raw, 1):
        stands = without_nul(whole, number, left_out)
        text = nfc(strip_blank(stands)).replace("\t", " ")
        if not text:
            continue
        if _RULE.fullmatch(text):
            left_out.append(LeftOut(text, Reason.MARKUP, number))
            continue
        lines.append(line_of(text, stands, number, without_dot(text)))
    return lines, left_out


def without_nul(whole: str, number: int, left_out: list[LeftOut]) -> str:
    """Return a line without NUL characters, which no text has; they are put onto the list."""
    if _NUL in whole:
        left_out.append(LeftOut(_NUL * whole.count(_NUL), Reason.HIDDEN, number))
        return whole.replace(_NUL, "")
    return whole


def without_dot(text: str) -> str:
    """Return a line without the dot or dash that a list prints before it, unless nothing else is left."""
    found = _DOT.match(text)
    return (strip_blank(text[found.end() :]) or text) if found else text


def is_rule(text: str) -> bool:
    """Say whether a line is drawn, not said."""
    return _RULE.fullmatch(text) is not None


def line_of(text: str, stands: str, number: int, said: str, *, heading: bool = False) -> SourceLine:
    """Return a line that says `said`, where `text` stands in the source, or `stands` before it was in normal form C."""
    marked = said != text
    raw = strip_blank(stands) if marked or without_blanks(stands) != without_blanks(text) else ""
    return SourceLine(said, number, heading, marked, raw=raw)
