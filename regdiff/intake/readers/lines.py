"""One line of a text: what a list or a ruler prints is told from what it says."""

from __future__ import annotations

import re

from regdiff.intake.source import SourceLine
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import strip_blank, without_blanks

_RULE = re.compile(r"[-=_*~—–]{3,}|(?:[-*_]\s+){2,}[-*_]")
_DRAWN = frozenset("-=_*~—–")
"""What a rule begins with."""
_DOT = re.compile(
    r"[-*+]\s+|[•●▪■◆►▶➢✓✔‣⁃∙⋅▲★☆□◇]\s*|[·○◦]\s+|"
    r"[-*+·○◦](?=[（(][一二三四五六七八九十]|第[一二三四五六七八九十百0-9]|[12][0-9]{3}\s?年)"
)
"""What a list prints before its entries."""
_DOTS = frozenset("-*+•●▪■◆►▶➢✓✔‣⁃∙⋅▲★☆□◇·○◦")
"""What any of it begins with."""
_PAGE = re.compile(r"[-—–]\s*[0-9]{1,4}\s*[-—–]")
NUL = "\0"


def without_nul(whole: str, number: int, left_out: list[LeftOut]) -> str:
    """Return a line without NUL characters, which no text has; they are put onto the list."""
    if NUL in whole:
        left_out.append(LeftOut(NUL * whole.count(NUL), Reason.HIDDEN, number))
        return whole.replace(NUL, "")
    return whole


def without_dot(text: str) -> str:
    """Return a line without the dot or dash that a list prints before it, unless nothing else is left."""
    if text[:1] not in _DOTS:
        return text
    found = None if _PAGE.fullmatch(text) else _DOT.match(text)
    return (strip_blank(text[found.end() :]) or text) if found else text


def bare(line: SourceLine) -> SourceLine:
    """Return a line of a page, a PDF or a Word file without the dot that a list prints before it."""
    said = without_dot(line.text)
    return line if said == line.text else line._replace(text=said, marked=True, raw=line.raw or line.text)


def is_rule(text: str) -> bool:
    """Say whether a line is drawn, not said."""
    return text[:1] in _DRAWN and _RULE.fullmatch(text) is not None


def line_of(text: str, stands: str, number: int, said: str, *, heading: bool = False) -> SourceLine:
    """Return a line that says `said`, where `text` stands in the source, or `stands` before it was in normal form C."""
    marked = said != text
    differs = marked or (stands != text and without_blanks(stands) != without_blanks(text))
    raw = strip_blank(stands) if differs else ""
    return SourceLine(said, number, heading, marked, raw=raw)
