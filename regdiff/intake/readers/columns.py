"""Runs of glyphs on pages → paragraphs in reading order.

Runs are put into the order of columns by the gaps between them, and lines are joined where a paragraph goes on: the line
reaches its column's right edge, and the next one is not indented and begins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from regdiff.intake.readers.gutters import Gutter, gutter_of, gutters_of
from regdiff.intake.readers.runs import Run, usual_size
from regdiff.intake.source import SourceLine
from regdiff.model.text import BLANK, nfc, strip_blank
from regdiff.named import NamedTuple

_ARTICLE = re.compile(
    r"第\s?[〇零一二三四五六七八九十百千0-9]+\s?(?:[编編]|分[编編]|章|[节節]|[条條])(?:之[一二三四五六七八九十]+)?(?:\s|\Z)"
)
_ITEM = re.compile(r"[（(][一二三四五六七八九十百]+[）)]")
_MARK = re.compile(r"[（(]?(?:[〇零一二三四五六七八九十百]{1,4}|[0-9]{1,3}|[A-Za-z])[）)、.．]|[①-⑳㈠-㈩⑴-⒛]|[—–●•·◆■□*-]")
"""What an item of a list begins with, of whatever kind."""
_FEWEST_DROPS = 3
_LONGEST_CELL = 14
_ALONE = re.compile(r"目\s*[录錄次]|附\s*[件表录錄]\s*[一二三四五六七八九十0-9]{0,3}")
"""A line that always stands alone."""
_ENDS = re.compile(r"[。；：！？]”?\Z")
_PAGE = r"[（(]?[0-9０-９ivxlIVXL]{1,5}[）)]?\Z"
_LEADERS = re.compile(rf"(?:(?:[.．·‥・‧_]\s*){{3,}}|…{{2,}})\s*{_PAGE}")
"""Dots that lead to a page number, as in a table of contents."""
_AFAR = re.compile(_PAGE)


class _Column(NamedTuple):
    """Runs that are read from top to bottom."""

    runs: list[Run]
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """One line of a column."""

    text: str
    page: int
    number: int
    full: bool = False
    """It reaches the right edge of its column."""
    indented: bool = False
    entry: bool = False
    """It ends in a page number far from its words, as in a table of contents."""
    cells: bool = False
    """It is a row of short cells, as in a table."""
    raw: str = ""
    """The characters of the file, where `text` has others."""
    drop: float = 0.0
    """How far it stands below the line before it in its column, in points; 0 at the top of a column."""


def lines_of_pages(pages: Sequence[Sequence[Run]], numbers: Sequence[int]) -> list[Line]:
    """Return the lines of all pages in reading order, each knowing how it stands in its column.

    A page that is too short to show its columns has those of the other pages.

    Args:
        pages: the runs of each page; those that are read in another direction as a page of their own.
        numbers: the number of each page.
    """
    out: list[Line] = []
    count = 0
    for number, page, gutter in zip(numbers, pages, gutters_of(pages), strict=True):
        count = count if out and out[-1].page == number else 0
        for column in _columns(list(page), gutter):
            above: float | None = None
            for row in _rows(column.runs):
                count += 1
                line = _line(row, column, number, count)
                line.drop = above - row[0].bottom if above is not None else 0.0
                above = row[0].bottom
                out.append(line)
    return out


def _line(row: Sequence[Run], column: _Column, page: int, number: int) -> Line:
    """Read the glyphs of a row from left to right: a font that lends a mark is drawn after the rest."""
    glyphs = sorted((glyph for run in row for glyph in run.glyphs), key=lambda glyph: glyph.left)
    size = usual_size(glyphs)
    raw = glyphs[0].char
    cuts = [0]
    for before, glyph in pairwise(glyphs):
        room = (glyph.left - before.right) / size
        latin = all(char.isascii() and char.isalpha() for char in (before.char, glyph.char))
        raw += " " if latin and room > 0.15 else BLANK if room > 0.6 else ""
        cuts += [len(raw)] if room > 2 else []
        raw += glyph.char
    full, indented = row[-1].right > column.right - 2.5 * size, row[0].left > column.left + 1.2 * size
    entry = _LEADERS.search(raw) is not None or (cuts[-1] > 0 and _AFAR.match(raw, cuts[-1]) is not None)
    cells = len(cuts) > 1 and all(end - start <= _LONGEST_CELL for start, end in pairwise([*cuts, len(raw)]))
    raw = strip_blank(raw)
    text = nfc(raw)
    return Line(text, page, number, full, indented, entry, cells, "" if text == raw else raw)


def _rows(column: Sequence[Run]) -> list[list[Run]]:
    """Runs on one height make a row, from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(column, key=lambda run: (-run.top, run.left)):
        middle = (run.top + run.bottom) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _columns(runs: list[Run], gutter: Gutter | None) -> Iterator[_Column]:
    """Yield columns in reading order; what spans a gutter stands between the columns above it and those below."""
    if gutter is None:
        yield from _column(runs, runs)
        return
    sides: tuple[list[Run], list[Run]] = ([], [])
    bands: list[tuple[bool, list[Run]]] = []
    for run in sorted(runs, key=lambda run: -run.top):
        spans = gutter.is_spanned(run)
        if not spans:
            sides[not gutter.is_left(run)].append(run)
        if not bands or bands[-1][0] != spans:
            bands.append((spans, []))
        bands[-1][1].append(run)
    for spans, band in bands:
        if spans:
            yield from _column(band, runs)
            continue
        for left, side in zip((True, False), sides, strict=True):
            inside = [run for run in band if gutter.is_left(run) == left]
            for column in _columns(inside, gutter_of(inside)):
                # A band may be one short line; how wide its column is, the whole page says.
                whole = len(column.runs) == len(inside)
                yield from _column(column.runs, side) if whole else [column]


def _column(runs: list[Run], extent: Sequence[Run]) -> Iterator[_Column]:
    if runs:
        yield _Column(runs, min(run.left for run in extent), max(run.right for run in extent))


def paragraphs(lines: Sequence[Line]) -> Iterator[SourceLine]:
    """Join the lines of each paragraph."""
    lines = [line for line in lines if line.text]
    indents = sum(line.indented for line in lines) * 12 > len(lines)
    widest = 0.0 if indents else _widest_drop(lines)
    run: list[Line] = []
    for line in lines:
        if run and not _goes_on(run, line, indents=indents, widest=widest):
            yield _joined(run)
            run = []
        run.append(line)
    if run:
        yield _joined(run)


def _widest_drop(lines: Sequence[Line]) -> float:
    """Return how far apart the lines of a paragraph may be, in a text that parts paragraphs by room; 0 for any other.

    A line that is not full ends a paragraph, and one that is full and no sentence's end does not: where there is always more
    room behind those than behind these, the room tells what the lines between do, full and a sentence's end.
    """
    ends: list[float] = []
    middles: list[float] = []
    for before, line in pairwise(lines):
        if line.drop > 0 and not (before.cells or line.cells or before.entry):
            if not before.full:
                ends.append(line.drop)
            elif not _ENDS.search(before.text) and not _ARTICLE.match(line.text):
                middles.append(line.drop)
    if min(len(ends), len(middles)) < _FEWEST_DROPS:
        return 0.0
    nearest, farthest = sorted(ends)[len(ends) // 10], sorted(middles)[-1 - len(middles) // 10]
    return (nearest + farthest) / 2 if nearest > 1.15 * farthest else 0.0


def _goes_on(run: Sequence[Line], line: Line, *, indents: bool, widest: float) -> bool:
    before = run[-1]
    ended = _ENDS.search(before.text) is not None
    if not before.full or before.entry or _ARTICLE.match(line.text) or (ended and _ITEM.match(line.text)):
        return False
    if _ALONE.fullmatch(line.text) or before.cells or line.cells:
        return False
    if indents or not ended:
        return not (indents and line.indented)
    if widest and line.drop > 0:
        return line.drop < widest
    # In a text that numbers its items, what follows a semicolon without a number goes on with the sentence.
    numbered = _ARTICLE.match(run[0].text) or _MARK.match(run[0].text)
    return before.text.endswith("；") and numbered is not None and _MARK.match(line.text) is None


def _joined(run: Sequence[Line]) -> SourceLine:
    texts = [run[0].text]
    for before, line in pairwise(run):
        latin = all(char.isascii() and char.isalpha() for char in (before.text[-1], line.text[0]))
        texts.append((" " if latin else "") + line.text)
    raw = BLANK.join(line.raw or line.text for line in run) if any(line.raw for line in run) else ""
    return SourceLine("".join(texts), run[0].number, page=run[0].page, raw=raw)
