"""A table of contents in a PDF: lines that begin a division and end in a page number at the other side of the page.

What is typed in other ways is left to the core; here the distance tells, which no text shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regdiff.intake.readers.columns import Line
from regdiff.model.text import fold

_BEGINS = re.compile(
    "第[〇零一二三四五六七八九十百千0-9 \u3000]+(?:编|分编|章|节|条|條|節|編)|附[件表录錄则則]|前言|序言|总则|附则"
)
_PAGE = re.compile(r"([0-9０-９]{1,4})[）)]?\Z")
_TITLES = frozenset(("目录", "目次", "目錄"))
_FEWEST = 2


def without_entries(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text, and those of a table of contents with its title."""
    kept: list[Line] = []
    contents: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.entry and (not run or _page(line) >= _page(run[-1])):
            run.append(line)
            continue
        if _is_contents(run):
            if kept and fold(kept[-1].text) in _TITLES:
                contents.append(kept.pop())
            contents += run
        else:
            kept += run
        run = [line] if line is not None and line.entry else []
        kept += [line] if line is not None and not line.entry else []
    return kept + run, contents


def _is_contents(run: Sequence[Line]) -> bool:
    return len(run) >= _FEWEST and sum(_BEGINS.match(line.text) is not None for line in run) * 2 > len(run)


def _page(line: Line) -> int:
    found = _PAGE.search(line.text)
    return int(found[1]) if found else 0
