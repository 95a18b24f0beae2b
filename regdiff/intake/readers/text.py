"""Plain text → lines; Markdown, told by its own shape, is read by `markdown`.

The decoded source is the text. Rules of dashes are no text, and dots before an item or an article are none of its own.
"""

from __future__ import annotations

import re

from regdiff.intake.readers.decode import decode
from regdiff.intake.readers.lines import NUL, is_rule, line_of, without_dot, without_nul
from regdiff.intake.readers.markdown import is_markdown, metadata, read_markdown
from regdiff.intake.source import Source, SourceLine
from regdiff.messages import say
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import nfc, strip_blank

_ENDS = re.compile("[\r\n\u0085\u2028\u2029\v\f](?:(?<=\r)\n)?")


def read_text(data: bytes, name: str) -> Source:
    """Read the bytes of a plain text or Markdown file.

    Raises:
        SourceError: no text, or in an unknown encoding.
    """
    text, encoding, guessed = decode(data, name)
    lines, left_out = source_lines(text)
    said = metadata(_ENDS.split(text)) if text.lstrip("\ufeff \t\r\n").startswith("---") else ()
    remarks = [say("encoding guessed: {encoding}", encoding=encoding)] if guessed else []
    if count := text.count(NUL):
        remarks.append(say("NUL characters left out: {count}", count=count))
    return Source(tuple(lines), encoding, tuple(remarks), tuple(left_out), said)


def source_lines(text: str) -> tuple[list[SourceLine], list[LeftOut]]:
    """Return the lines of `text` that say something, with marks taken off, and what is left out of it."""
    raw = _ENDS.split(text)
    return read_markdown(raw) if is_markdown(raw) else _plain(raw)


def _plain(raw: list[str]) -> tuple[list[SourceLine], list[LeftOut]]:
    lines: list[SourceLine] = []
    left_out: list[LeftOut] = []
    for number, whole in enumerate(raw, 1):
        stands = without_nul(whole, number, left_out)
        text = nfc(strip_blank(stands)).replace("\t", " ")
        if not text:
            continue
        if is_rule(text):
            left_out.append(LeftOut(text, Reason.MARKUP, number))
            continue
        lines.append(line_of(text, stands, number, without_dot(text)))
    return lines, left_out
