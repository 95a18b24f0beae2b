"""Edits of one line, and the line that they make with the cause of every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regdiff.amending.amended import Cause, Line, Run, Source
from regdiff.named import NamedTuple


class Edit(NamedTuple):
    """A run of a line that is replaced: 0-based offsets, half-open, in the line as it stood."""

    start: int
    end: int
    text: str
    cause: Cause
    step: int = -1


def spell(text: str, edits: Iterable[Edit], kept: Run) -> Line:
    """Return a line with its edits, as runs.

    Args:
        text: the line as it stood.
        edits: none overlaps another; of several at one offset the first given stands first.
        kept: a run that says the cause of what no edit touches, and where the line begins.
    """
    return Line(tuple(_spelled(text, sorted(edits, key=lambda edit: edit[:2]), kept)))


def _spelled(text: str, edits: list[Edit], kept: Run) -> Iterator[Run]:
    at = 0
    for edit in edits:
        if edit.start < at:
            raise AssertionError("edits of one line overlap")
        if edit.start > at:
            yield _part(text[at : edit.start], at, kept)
        yield Run(edit.text, edit.cause, edit.step, _moved(kept.source, edit.start), text[edit.start : edit.end])
        at = edit.end
    if at < len(text) or not edits:
        yield _part(text[at:], at, kept)


def _part(text: str, at: int, kept: Run) -> Run:
    return kept._replace(text=text, source=_moved(kept.source, at))


def _moved(source: Source | None, by: int) -> Source | None:
    return source and source._replace(start=source.start + by)
