"""What a reader left out and may yet be law: it looks like an article, a heading or an annex, and no line reads so.

A page may hide a copy of what it shows, for print or for another screen; that is no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regdiff.intake.annexes import is_called, is_named
from regdiff.intake.source import Source
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.lines import Block
from regdiff.model.numbers import NUMERAL, match_number
from regdiff.model.text import fold

_REASONS = frozenset(
    (Reason.HIDDEN, Reason.SURROUNDINGS, Reason.COMMENT, Reason.TEXT_BOX, Reason.EMBEDDED, Reason.PICTURE, Reason.FOOTNOTE)
)
_NUMBERED = re.compile(rf"第\s*[{NUMERAL}]{{1,8}}\s*[条條章编編节節](?:之[{NUMERAL}]{{1,3}})?[\s：:][^。；]{{1,20}}")
"""A number, a blank, and the beginning of what it numbers."""


def flagged(source: Source) -> Iterator[LeftOut]:
    """Yield what the reader of a source left out, `law` set where it may be part of the regulation."""
    text = ""
    for each in source.left_out:
        parts = [] if each.law or each.reason not in _REASONS else list(_law(each.text))
        if parts and not text:
            text = fold("".join(line.text for line in source.lines))
        yield each._replace(law=True) if any(fold(part) not in text for part in parts) else each


def listed_alone(left_out: Iterable[LeftOut], blocks: Iterable[Block]) -> Iterator[LeftOut]:
    """Yield what was left out, `law` set where a line of contents has a number that begins nothing in the text.

    A heading of the text that links back to the contents, or is styled as a line of them, looks like one.
    """
    numbers = {(block.number.level, block.number.value) for block in blocks if block.number}
    for each in left_out:
        number = match_number(each.text) if each.reason is Reason.CONTENTS and not each.law else None
        yield each._replace(law=True) if number and (number.level, number.value) not in numbers else each


def _law(text: str) -> Iterator[str]:
    """Yield what looks like law in a text: the beginnings of articles and headings, or the name of an annex."""
    yield from (found[0] for found in _NUMBERED.finditer(text))
    if text and (is_named(text) or is_called(text)):
        yield text
