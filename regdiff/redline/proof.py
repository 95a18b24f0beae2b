"""The proof of a redline: read again, it is the new document with all changes accepted, the old text with all rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regdiff.intake.readers.docx import place_docx
from regdiff.intake.source import Source, SourceLine
from regdiff.model.text import nfc, without_blanks
from regdiff.redline.outcome import Outcome
from regdiff.redline.piece import COME, KEPT
from regdiff.redline.plan import Ghost, Gone
from regdiff.redline.shown import shown

_NEAR = 20


class Unproved(Exception):  # noqa: N818 - it is no error of the user's
    """A redline that does not hold what it should."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
        """What stands at the first place that shows it."""


def prove_script(outcomes: Sequence[Outcome], old: Sequence[str], absent: frozenset[int]) -> None:
    """Check that a redline holds every character of the old text once, in order, deleted or kept.

    Args:
        outcomes: its paragraphs.
        old: the lines of the old text.
        absent: lines that are not in it, because the document does not hold them.

    Raises:
        Unproved: it does not.
    """
    left = [(number, len(text)) for number, text in enumerate(old) if text and number not in absent][::-1]
    done = 0
    for line, at, length in _places(outcomes):
        if not left or (line, at) != (left[-1][0], done):
            raise Unproved(old[line][at : at + _NEAR])
        done += length
        if done == left[-1][1]:
            left.pop()
            done = 0
    if left:
        raise Unproved(old[left[-1][0]][done : done + _NEAR])


def _places(outcomes: Sequence[Outcome]) -> Iterator[tuple[int, int, int]]:
    """Yield where each piece of the old text stands in it: its line, its place there, its length."""
    for each in outcomes:
        pieces = each.extra.pieces if each.extra is not None else ()
        yield from ((piece.old.line, piece.old.at, len(piece.text)) for piece in pieces)
        olds = each.work.olds if each.work is not None else []
        ends = each.paragraph is not None and each.stop == len(each.paragraph.atoms)
        events = [(at, event) for at, event in each.events if isinstance(event, (Gone, Ghost))][::-1]
        for place in range(each.start, each.stop + 1):
            while events and events[-1][0] <= place:
                event = events.pop()[1]
                yield event.old.line, event.old.at, len(event.text)
            old = olds[place] if olds and (place < each.stop or ends) else None
            if old is not None and old.at >= 0:
                yield old.line, old.at, 1


def prove_document(data: bytes, original: Source, outcomes: Sequence[Outcome], old: Sequence[str], name: str) -> None:
    """Check that a redline reads as the new document with all changes accepted, and as the old text with all rejected.

    Args:
        data: the redline.
        original: the new document as it was read.
        outcomes: the paragraphs of the redline.
        old: the lines of the old text.
        name: of the document, for errors.

    Raises:
        Unproved: it does not.
    """
    accepted = place_docx(data, name, tracked="accept").source
    _same([line.text + line.raw for line in accepted.lines], [line.text + line.raw for line in original.lines])
    rejected = place_docx(data, name, tracked="reject")
    spans = (span.text for paragraph in rejected.paragraphs for span in paragraph.spans)
    _same(_bare("".join(spans)), _bare("".join(text for text, _ in _lines(outcomes))))
    _prove_lines(rejected.source, outcomes, old)


def _same(one: Sequence[str], other: Sequence[str]) -> None:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if at < max(len(one), len(other)):
        raise Unproved("".join(other[at : at + _NEAR] or one[at : at + _NEAR])[:_NEAR])


def _bare(text: str) -> str:
    return without_blanks(nfc(_MARKS.sub("", text)))


_MARKS = re.compile("[\ud800-\udfff]")
"""What the reader writes between characters where Word builds over several heights."""


def _prove_lines(rejected: Source, outcomes: Sequence[Outcome], old: Sequence[str]) -> None:
    """Check that old lines are lines, in order, with the numbers that Word computes for them, and without any others."""
    lines = iter(rejected.lines)
    for text, each in _lines(outcomes):
        if each.old < 0 or each.in_table:
            continue
        first = True
        for part in _BREAKS.split(text):
            said = _bare(part)
            number = _bare(old[each.old][: each.hidden]) if first else ""
            first = False
            if said or number:
                found = any(
                    _bare(line.raw or line.text) in (said, number + said) and _number(line, said) == number for line in lines
                )
                if not found:
                    raise Unproved(part[:_NEAR])


_BREAKS = re.compile("[\n\v\f\r\u0085\u2028\u2029]")


def _number(line: SourceLine, said: str) -> str:
    """Return the number that Word computes for a line that says no more than `said` in the file."""
    text = _bare(line.text)
    return text.removesuffix(said) if line.raw else ""


def _lines(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Outcome]]:
    """Yield what the paragraphs say with all changes rejected, without numbers that Word computes."""
    said = ""
    for each in outcomes:
        if each.in_new_row:
            continue
        said += "".join(_kept(each))
        if each.mark != COME:
            yield said, each
            said = ""


def _kept(each: Outcome) -> Iterator[str]:
    events = shown(each)[::-1]
    for place in range(each.start, each.stop + 1):
        while events and events[-1][0] <= place:
            event = events.pop()[1]
            yield event.text if isinstance(event, Gone) else "\n"
        if place < each.stop and each.paragraph is not None and (each.work is None or each.work.ops[place] == KEPT):
            yield each.paragraph.atoms[place].char
