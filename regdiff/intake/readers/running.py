"""Page numbers and running heads: what stands at the top or bottom of pages and belongs to no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from regdiff.intake.readers.columns import Run

_BARE_NUMBER = re.compile("[0-9]{1,4}")
_PAGE_NUMBER = re.compile(
    r"(?:[—–\-·]\s*)*(?:第\s*)?[0-9]{1,4}(?:\s*[页頁])?(?:\s*[/／共]\s*[0-9]{1,4}\s*[页頁]?)?(?:\s*[—–\-·])*"
)
_MOST_ROWS = 3
"""Most rows of a running head."""


class Parted(NamedTuple):
    """The pages without what runs through all of them."""

    pages: list[list[Run]]
    running: list[list[str]]
    """What was taken off each page, one text a row."""


def without_running(pages: Sequence[Sequence[Run]]) -> Parted:
    """Take page numbers off, and what stands at the top or bottom of many pages."""
    kept = [list(page) for page in pages]
    running: list[list[str]] = [[] for _ in pages]
    for _ in range(_MOST_ROWS):
        often = _often(kept)
        shift = _shift(kept)
        found = 0
        for at, page in enumerate(kept):
            for row in _edges(page):
                gone = _gone(row, often, shift, at)
                found += len(gone)
                running[at] += [" ".join(run.text for run in gone)] if gone else []
                kept[at] = [run for run in kept[at] if run not in gone]
        if not found:
            break
    return Parted(kept, running)


def _often(pages: Sequence[Sequence[Run]]) -> set[str]:
    """What stands at an edge of a third of the pages: heads of left and right pages may differ."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_like(run.text) for row in _edges(page) for run in row})
    return {text for text, count in edges.items() if count >= 3 and count * 3 > len(pages) and text != "0"}


def _shift(pages: Sequence[Sequence[Run]]) -> int | None:
    """Return by how much bare numbers at the edges mostly differ from the count of pages; None where there are none."""
    shifts = Counter(
        int(run.text) - at
        for at, page in enumerate(pages)
        for row in _edges(page)
        for run in row
        if _BARE_NUMBER.fullmatch(run.text)
    )
    return min(shifts, key=lambda shift: (-shifts[shift], abs(shift))) if shifts else None


def _gone(row: Sequence[Run], often: set[str], shift: int | None, at: int) -> list[Run]:
    """Return what is running of a row. A number beside other words is a figure, unless those are a running head."""
    heads = [run for run in row if _like(run.text) in often]
    numbers = [run for run in row if run not in heads and _is_page_number(run.text, shift, at)]
    return heads + numbers if heads or len(numbers) == len(row) else []


def _is_page_number(text: str, shift: int | None, at: int) -> bool:
    if _BARE_NUMBER.fullmatch(text):
        return int(text) - at == shift
    return _PAGE_NUMBER.fullmatch(text) is not None


def _edges(page: Sequence[Run]) -> list[list[Run]]:
    """The runs of the topmost and of the lowest line; of a page of one line, that line."""
    if not page:
        return []
    top, bottom = max(run.top for run in page), min(run.bottom for run in page)
    rows = [[run for run in page if run.top > top - 4], [run for run in page if run.bottom < bottom + 4]]
    return rows[:1] if set(rows[0]) & set(rows[1]) else rows


def _like(text: str) -> str:
    return re.sub("[0-9]+", "0", text)
