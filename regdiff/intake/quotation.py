"""Lines within a quotation that runs over several: a number at their beginning is quoted, and begins nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from regdiff.intake.numbers import Candidate
from regdiff.intake.source import SourceLine
from regdiff.model.lines import Kind

_PAIRS = (("“", "”"), ("「", "」"), ('"', '"'))


def quoted(lines: Sequence[SourceLine], candidates: Sequence[Candidate | None]) -> set[int]:
    """Return the indices of the lines that stand inside a quotation which an earlier line opened and which is closed.

    A quotation that is never closed is none, and neither is one without which the numbers of articles run on: a closing
    mark is easily lost in a copy, and must not swallow the articles that follow.
    """
    numbers = [(at, each.number.value) for at, each in enumerate(candidates) if each and each.kind is Kind.ARTICLE]
    out: set[int] = set()
    for opening, closing in _PAIRS:
        for start, stop in _spans(lines, opening, closing):
            if not _runs_on(numbers, start, stop):
                out.update(range(start + 1, stop + 1))
    return out


def _spans(lines: Sequence[SourceLine], opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each quotation that runs over several."""
    start = -1
    for at, line in enumerate(lines):
        text = line.text
        if opening not in text and closing not in text:
            continue
        if opening == closing:
            if text.count(opening) % 2:
                if start >= 0:
                    yield start, at
                start = -1 if start >= 0 else at
            continue
        open_here, closes = _balance(text[1:] if start >= 0 and text.startswith(opening) else text, opening, closing)
        if closes and start >= 0:
            yield start, at
            start = -1
        if open_here:
            start = at


def _balance(text: str, opening: str, closing: str) -> tuple[bool, bool]:
    """Say whether a line leaves a quotation open, and whether it closes one that it did not open."""
    depth, closes = 0, False
    for char in text:
        if char == opening:
            depth += 1
        elif char == closing:
            closes, depth = closes or depth == 0, max(depth - 1, 0)
    return depth > 0, closes


def _runs_on(numbers: Sequence[tuple[int, tuple[int, ...]]], start: int, stop: int) -> bool:
    """Say whether the numbers of articles before, inside and behind the lines from `start` to `stop` are one sequence."""
    first, end = (bisect_right(numbers, line, key=lambda pair: pair[0]) for line in (start, stop))
    if first == end:
        return True
    inside = [value[0] for _, value in numbers[first:end]]
    before = numbers[first - 1][1][0] if first else 0
    behind = numbers[end][1][0] if end < len(numbers) else None
    if behind in (before + 1, before):
        return False
    return inside[0] == before + 1 and behind in (None, inside[-1] + 1, inside[-1])
