"""The rows of a Word table → lines: one for a row of data, several where a table lays out articles or items.

What begins on a line of its own, the numbers tell: they run on from each other within the row, as those of articles that
stand beside each other do, and those that a table of data cites do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from regdiff.intake.source import SourceLine
from regdiff.model.numbers import NUMERAL, Level, match_number, parse_numeral
from regdiff.model.text import BLANK
from regdiff.named import NamedTuple

_ITEMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[（(]([{NUMERAL}]{{1,4}})[）)]",
        r"([一二三四五六七八九十]{1,3})、",
        r"([0-9]{1,2})(?:[.．](?![0-9])|、)",
    )
)
_CITES = re.compile(r"第|[、，和及或与至规的所中]")
"""Behind a number it makes a citation of it, and begins no article."""
_CLOSED = re.compile(r"[。；：！？]”?\Z")
_FEW = 2
"""Cells of a row that may lay out items; a row of more is one of data, which items in a cell do not cut."""


class _Mark(NamedTuple):
    """The number that a line begins with."""

    kind: int
    """Its level; of an item -1 and below, by how it is printed."""
    value: tuple[int, ...]
    alone: bool
    """Nothing stands behind it."""


def lines_of_table(rows: Sequence[Sequence[Sequence[SourceLine]]]) -> Iterator[SourceLine]:
    """Yield the lines of a table, made of those of the cells of its rows.

    The paragraphs of a cell are lines where it alone says something in its row, or where one of them begins an article or an
    item that goes on from another; else all that a row says is one line, its paragraphs parted by ideographic spaces. So it
    is in all rows of a table that compares two texts, or cites articles: read row by row, their numbers do not rise.
    """
    numbers = [
        mark.value
        for row in rows
        for cell in row
        for line in cell
        if (mark := _mark(line.text)) is not None and mark.kind == Level.ARTICLE
    ]
    rises = all(before < after for before, after in pairwise(numbers))
    for row in rows:
        cells = [cell for cell in row if cell]
        if len(cells) == 1:
            yield from cells[0]
        elif cells:
            yield from _cut(cells) if rises else [_joined([line for cell in cells for line in cell])]


def _cut(cells: Sequence[Sequence[SourceLine]]) -> Iterator[SourceLine]:
    """Yield the lines of a row of several cells."""
    marks = [[_mark(line.text) for line in cell] for cell in cells]
    begins = _begins(marks, cells)
    run: list[SourceLine] = []
    at, broken = 0, False
    for cell in cells:
        behind, broken = broken, any(begins[at + 1 : at + len(cell)])
        for place, line in enumerate(cell):
            starts = begins[at] or (broken if place else behind)
            if run and starts and not _awaits_text(run):
                yield _joined(run)
                run = []
            run.append(line)
            at += 1
    if run:
        yield _joined(run)


def _awaits_text(run: Sequence[SourceLine]) -> bool:
    """Say whether all that a line holds so far is the number of an article or heading, in a cell of its own."""
    mark = _mark(run[0].text)
    return len(run) == 1 and mark is not None and mark.alone


def _joined(run: Sequence[SourceLine]) -> SourceLine:
    if len(run) == 1:
        return run[0]
    raw = BLANK.join(line.raw or line.text for line in run) if any(line.raw for line in run) else ""
    return SourceLine(BLANK.join(line.text for line in run), run[0].line, raw=raw)


def _mark(text: str) -> _Mark | None:
    number = match_number(text)
    if number is not None:
        rest = text[len(number.printed) :]
        return None if _CITES.match(rest) else _Mark(number.level, number.value, not rest.strip())
    for at, pattern in enumerate(_ITEMS):
        if item := pattern.match(text):
            try:
                return _Mark(-1 - at, (parse_numeral(item[1]),), alone=False)
            except ValueError:
                return None
    return None


def _begins(marks: Sequence[Sequence[_Mark | None]], cells: Sequence[Sequence[SourceLine]]) -> list[bool]:
    """Say of each line of a row whether an article, heading or item begins on it, on a line of its own."""
    flat = list(chain.from_iterable(marks))
    out = [False] * len(flat)
    for kind in {mark.kind for mark in flat if mark is not None and _is_part(mark)}:
        places = [at for at, mark in enumerate(flat) if mark is not None and mark.kind == kind]
        if kind < 0 and not _lays_out_items(marks):
            continue
        for before, at in pairwise(places):
            if _follows(flat[before], flat[at]):
                out[before] = out[at] = True
    _begin_behind_sentences(marks, cells, out)
    if any(out):
        for at, mark in enumerate(flat):
            out[at] = out[at] or (mark is not None and 0 < mark.kind < Level.ARTICLE)
    return out


def _is_part(mark: _Mark) -> bool:
    return mark.kind == Level.ARTICLE or mark.kind < 0


def _lays_out_items(marks: Sequence[Sequence[_Mark | None]]) -> bool:
    first = marks[0][0]
    article = first is not None and first.kind > 0
    return article or len(marks) <= _FEW or all(cell[0] is not None for cell in marks)


def _follows(before: _Mark | None, mark: _Mark | None) -> bool:
    """Say whether a number is the next one: 第三条 or 第二条之一 behind 第二条."""
    if before is None or mark is None:
        return False
    *above, last = before.value
    return mark.value in ((*above, last + 1), (*before.value, 1), (before.value[0] + 1,))


def _begin_behind_sentences(
    marks: Sequence[Sequence[_Mark | None]], cells: Sequence[Sequence[SourceLine]], out: list[bool]
) -> None:
    """Let a lone article begin behind a sentence or a heading in its cell; behind the name of a law it is cited."""
    at = 0
    for cell, lines in zip(marks, cells, strict=True):
        for place, mark in enumerate(cell):
            if place and mark is not None and mark.kind == Level.ARTICLE:
                before = cell[place - 1]
                headed = before is not None and 0 < before.kind < Level.ARTICLE
                out[at] = out[at] or headed or _CLOSED.search(lines[place - 1].text) is not None
            at += 1
