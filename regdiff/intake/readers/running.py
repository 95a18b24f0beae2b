"""Page numbers and running heads: what stands at the top or bottom of pages and belongs to no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from regdiff.intake.readers.runs import Run
from regdiff.named import NamedTuple

_BARE_NUMBER = re.compile("[0-9]{1,4}")
_PAGE_NUMBER = re.compile(
    r"(?:[—–\-·]\s*)*(?:第\s*)?[0-9]{1,4}(?:\s*[页頁])?(?:\s*[/／共]\s*[0-9]{1,4}\s*[页頁]?)?(?:\s*[—–\-·])*"
)
_TEXTUAL = re.compile(
    r"[。；：，、]|\A第\s*[〇零一二三四五六七八九十百千0-9]+\s*[编編章节節条條]|\A[（(]?[一二三四五六七八九十0-9]+[）)、.．]|\A附|\A[\W\d_]*\Z"
)
"""What begins or goes on as a text does, or has no words: of that, two pages may well have the same."""
_FEW_PAGES = 5
"""Most pages of a file of which two alone may have a running head."""
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
        often, twice = _often(kept), _twice(kept)
        shift = _shift(kept)
        found = 0
        for at, page in enumerate(kept):
            for row in _edges(page):
                gone = _gone(row, often | twice[at], shift, at)
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


def _twice(pages: Sequence[Sequence[Run]]) -> list[set[str]]:
    """What stands at an edge of two pages alone, in the same place and parted from the text, for each page.

    At the top of the page where it comes first it may be the title, and stays, unless the page has it once more.
    """
    places: dict[tuple[str, int, int], list[tuple[int, bool]]] = {}
    for at, page in enumerate(pages):
        for run in (run for row in _edges(page) for run in row if _is_parted(run, page)):
            if not _TEXTUAL.search(run.text):
                again = sum(each.text == run.text for each in page) > 1
                title = not again and run.top > max(each.top for each in page) - 4
                places.setdefault((run.text, round(run.left), round(run.bottom)), []).append((at, title))
    out: list[set[str]] = [set() for _ in pages]
    for (text, _, _), found in places.items():
        if len(found) == 2 and len(pages) <= _FEW_PAGES:
            (first, title), (second, _) = found
            out[second].add(_like(text))
            if not title:
                out[first].add(_like(text))
    return out


def _is_parted(run: Run, page: Sequence[Run]) -> bool:
    """Say whether no other line is near a run, as the lines of a text are near each other."""
    room = 1.2 * (run.top - run.bottom)
    return not any(
        each.bottom < run.top + room and each.top > run.bottom - room and not _is_beside(run, each) for each in page
    )


def _is_beside(run: Run, each: Run) -> bool:
    return each.bottom < (run.top + run.bottom) / 2 < each.top


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
