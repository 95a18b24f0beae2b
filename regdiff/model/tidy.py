"""A text that a hand has edited → canonical text, where only white space stands between them."""

from __future__ import annotations

import re

from regdiff.model.lines import Kind, classify
from regdiff.model.numbers import match_number
from regdiff.model.parse import has_head, parse
from regdiff.model.text import nfc, strip_blank
from regdiff.model.tree import heading_line
from regdiff.model.write import join


def tidy(text: str, source: str = "text") -> str:
    """Return `text` as canonical text: no character changes but white space, line ends and Unicode's normal form.

    Blanks behind a number become one ideographic space, headings and articles begin a block, other lines belong to the
    block above.

    Args:
        text: a canonical text that was edited by hand, with or without a head.
        source: its name, for errors.

    Raises:
        TextError: it cannot be made canonical by white space alone.
    """
    text = re.sub(r"\r\n?|[\u2028\u2029\v\f]", "\n", nfc(text)).lstrip("\ufeff\n")
    head = ""
    if has_head(text) and (end := text.find("\n---", 3)) >= 0:
        head = "".join(f"{line.rstrip()}\n" for line in text[4:end].split("\n"))
        text = text[end + 4 :].partition("\n")[2]
    blocks: list[list[str]] = []
    in_annex = False
    for raw in text.split("\n"):
        line = strip_blank(raw.replace("\t", " "))
        if not line:
            continue
        line, kind = _begun(line)
        if not blocks or kind is Kind.ANNEX or (kind is not Kind.TEXT and not in_annex):
            blocks.append([line])
            in_annex = in_annex or kind is Kind.ANNEX
        else:
            blocks[-1].append(line)
    written = join(head, ["\n".join(block) for block in blocks])
    parse(written, source)
    return written


def _begun(line: str) -> tuple[str, Kind]:
    number = match_number(line)
    if number is not None and line[len(number.printed) :][:1].isspace():
        line = heading_line(number.printed, strip_blank(line[len(number.printed) :]))
    return line, classify(line)[0]
