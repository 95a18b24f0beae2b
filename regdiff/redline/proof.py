"""The proof of a redline: read again, it is the new document with all changes accepted, and the old text with all rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from regdiff.intake.readers.docx import read_docx
from regdiff.intake.source import Source
from regdiff.model.text import nfc, without_blanks
from regdiff.redline.outcome import Outcome
from regdiff.redline.piece import COME, KEPT
from regdiff.redline.plan import Gone
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
        events = iter([*each.events, (each.stop + 1, None)])
        at, event = next(events)
        for place in range(each.start, each.stop + 1):
            while at <= place:
                if event is not None and hasattr(event, "text"):
                    yield event.old.line, event.old.at, len(event.text)
                at, event = next(events)
            old = None if each.work is None else each.work.olds[place]
            ends = each.paragraph is not None and place == len(each.paragraph.atoms)
            if old is not None and (place < each.stop or ends):
                yield old.line, old.at, 0 if ends and old.at < 0 else 1


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
    accepted = read_docx(data, name, tracked="accept")
    for now, before in zip([*accepted.lines, None], [*original.lines, None], strict=False):
        if now is None or before is None or (now.text, now.raw) != (before.text, before.raw):
            if now is not before:
                raise Unproved((now or before).text[:_NEAR])  # type: ignore[union-attr]
            break
    rejected = read_docx(data, name, tracked="reject")
    lines = [without_blanks(nfc(line.raw or line.text)) for line in rejected.lines]
    expected = [without_blanks(nfc(text)) for text, _ in _lines(outcomes)]
    one, other = "".join(lines), "".join(expected)
    if one != other:
        at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        raise Unproved(other[at : at + _NEAR] or one[at : at + _NEAR])
    _prove_lines(rejected, lines, outcomes, old)


def _prove_lines(rejected: Source, lines: Sequence[str], outcomes: Sequence[Outcome], old: Sequence[str]) -> None:
    """Check that old lines begin where lines do, with the numbers that Word computes."""
    starts = dict(zip(accumulate(map(len, lines), initial=0), rejected.lines, strict=False))
    done = 0
    for text, each in _lines(outcomes):
        said = without_blanks(nfc(text))
        if said and each.old >= 0 and not each.in_table:
            line = starts.get(done)
            number = without_blanks(old[each.old][: each.hidden])
            if line is None or not without_blanks(line.text).startswith(number):
                raise Unproved(text[:_NEAR])
            if not number and line.raw and without_blanks(line.text) != without_blanks(line.raw) and _is_number(line.text, line.raw):
                raise Unproved(text[:_NEAR])
        done += len(said)


def _is_number(text: str, raw: str) -> bool:
    """Say whether a line has a number in front that does not stand in the file."""
    return len(text) > len(raw) and text.endswith(raw)


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
    events = iter([*shown(each), (each.stop + 1, None)])
    at, event = next(events)
    for place in range(each.start, each.stop + 1):
        while at <= place:
            yield event.text if isinstance(event, Gone) else "\n"
            at, event = next(events)
        if place < each.stop and each.paragraph is not None and (each.work is None or each.work.ops[place] == KEPT):
            yield each.paragraph.atoms[place].char
