"""A PDF with a text layer → paragraphs, in reading order: read by pypdfium2 (docs/decisions/0005-pdf-reader.md).

A PDF knows glyphs and their places, no lines and no paragraphs. Glyphs are gathered into runs, runs are put into the order
of columns by the gaps between them, and lines are joined where a paragraph goes on: the line reaches its column's right
edge, and the next one is not indented and begins nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from regdiff.errors import Place, SourceError
from regdiff.intake.source import LARGEST, Source, SourceLine
from regdiff.model.text import BLANK, nfc, strip_blank

MOST_PAGES = 2_000
_MOST_RUNS = 5_000
"""A page of more runs than this is a drawing; no gutter is looked for."""
_OCR = "run text recognition on it first, for example: ocrmypdf -l chi_sim IN OUT"
_PAGE_NUMBER = re.compile(
    r"(?:[—–\-·]\s*)*(?:第\s*)?[0-9]{1,4}(?:\s*[页頁])?(?:\s*[/／共]\s*[0-9]{1,4}\s*[页頁]?)?(?:\s*[—–\-·])*"
)
_BEGINS = re.compile(
    r"第[〇零一二三四五六七八九十百千0-9]+(?:编|分编|章|节|条)(?:之[一二三四五六七八九十]+)?(?:\s|\Z)|[（(][一二三四五六七八九十百]+[）)]"
)
_ENDS = re.compile(r"[。；：！？]”?\Z")
_ROOM = "\t"
"""Stands for a blank that the engine made up where it saw some room."""
_NO_CHARACTER = {0, 0xAD, 0xFFFE, 0xFFFF}


class _Run(NamedTuple):
    """Glyphs that stand side by side."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class _Column(NamedTuple):
    """Runs that are read from top to bottom."""

    runs: list[_Run]
    left: float
    right: float


@dataclass(slots=True)
class _Line:
    """One line of a column."""

    text: str
    page: int
    number: int
    full: bool = False
    """It reaches the right edge of its column."""
    indented: bool = False


def read_pdf(data: bytes, name: str) -> Source:
    """Read the bytes of a PDF file.

    Returns:
        One line a paragraph; its place is the page and line on which it begins.

    Raises:
        SourceError: pypdfium2 is missing, the file is broken, needs a password, is too large, or holds pictures alone.
    """
    place = Place(name)
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError as error:
        raise SourceError("reading PDF files needs pypdfium2", place=place, fix="pip install 'regdiff[pdf]'") from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise SourceError(f"{len(document):,} pages; the limit is {MOST_PAGES:,}", place=place)
            pages = [list(_runs(document, index)) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "a PDF file with a password" if locked else "a broken PDF file"
        raise SourceError(what, place=place, fix="save it again without one" if locked else "fetch it again") from error
    if sum(len(run.text) for page in pages for run in page) > LARGEST:
        raise SourceError("too much text", place=place)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    if len(empty) == len(pages):
        raise SourceError("a scan without text", place=place, fix=_OCR)
    kept, dropped = _without_running(pages)
    lines = [line for number, page in enumerate(kept, 1) for line in _lines(page, number)]
    remarks = [f"page numbers and running heads left out: {dropped}"] if dropped else []
    if empty:
        remarks.append(f"pages without text: {', '.join(empty[:20])}")
    return Source(tuple(_paragraphs(lines)), "pdf", tuple(remarks))


_Box = tuple[float, float, float, float]
_Glyph = tuple[str, _Box]


def _glyphs(document: Any, index: int) -> Iterator[_Glyph]:
    """Yield the characters of a page in the order of the file, each with its box: left, bottom, right, top."""
    from pypdfium2 import raw

    page = document[index]
    text = page.get_textpage()
    try:
        codes = [raw.FPDFText_GetUnicode(text, at) for at in range(text.count_chars())]
        for at, code in enumerate(codes):
            made_up = code == 0x20 and raw.FPDFText_IsGenerated(text, at) == 1
            if code not in _NO_CHARACTER and not 0xD800 <= code < 0xE000:
                yield (_ROOM if made_up else chr(code)), text.get_charbox(at)
    finally:
        text.close()
        page.close()


def _runs(document: Any, index: int) -> Iterator[_Run]:
    """Yield the runs of a page as the file draws them: cut at line ends and at wide gaps."""
    glyphs = list(_glyphs(document, index))
    size = _size([box for _, box in glyphs])
    run: list[_Glyph] = []
    for char, box in glyphs:
        if run and run[-1][0] == _ROOM:
            run[-1] = (_blank(run, char, box, size), run[-1][1])
        ends = char in "\r\n"
        if run and (ends or _parted(run[-1][1], box, size)):
            yield from _run(run)
            run = []
        if not ends:
            run.append((char, box if box[2] > box[0] else (run[-1][1] if run else box)))
    yield from _run(run)


def _blank(run: Sequence[_Glyph], char: str, box: _Box, size: float) -> str:
    """Say what room between two characters is: a blank between words, an ideographic space where it is wide, or nothing."""
    before, left = next(((each, at[2]) for each, at in reversed(run[:-1]) if each.strip()), ("", box[0]))
    if before.isascii() and before.isalpha() and char.isascii() and char.isalpha():
        return " "
    return BLANK if box[0] - left > 0.6 * size else ""


def _size(boxes: Sequence[_Box]) -> float:
    """The usual size of a character: the middle of what parts the left edges of neighbours on a line."""
    steps = [b[0] - a[0] for a, b in pairwise(boxes) if 4 < b[0] - a[0] < 40 and abs(a[1] - b[1]) < 4]
    return median(steps) if steps else 10.0


def _parted(before: _Box, box: _Box, size: float) -> bool:
    if box[2] <= box[0]:
        return False
    return box[0] - before[2] > 2.5 * size or box[2] < before[0] - size or abs(box[1] - before[1]) > 1.2 * size


def _run(glyphs: Sequence[_Glyph]) -> Iterator[_Run]:
    text = strip_blank(nfc("".join(char for char, _ in glyphs)))
    inked = [box for char, box in glyphs if not char.isspace()]
    if text and inked:
        lefts, bottoms, rights, tops = zip(*inked, strict=True)
        yield _Run(text, min(lefts), min(bottoms), max(rights), max(tops))


def _without_running(pages: Sequence[Sequence[_Run]]) -> tuple[list[list[_Run]], int]:
    """Take page numbers off, and what stands at the top or bottom of most pages."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_like(run.text) for run in _edge(page)})
    often = {text for text, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    kept, dropped = [], 0
    for page in pages:
        running = {run for run in _edge(page) if _like(run.text) in often or _PAGE_NUMBER.fullmatch(run.text)}
        kept.append([run for run in page if run not in running])
        dropped += len(running)
    return kept, dropped


def _edge(page: Sequence[_Run]) -> list[_Run]:
    """The runs of the topmost and the lowest line."""
    if not page:
        return []
    top, bottom = max(run.top for run in page), min(run.bottom for run in page)
    return [run for run in page if run.top > top - 4 or run.bottom < bottom + 4]


def _like(text: str) -> str:
    return re.sub("[0-9]+", "0", text)


def _lines(runs: Sequence[_Run], page: int) -> list[_Line]:
    """Return the lines of a page in reading order, each knowing how it stands in its column."""
    out: list[_Line] = []
    for column in _columns(list(runs)):
        for row in _rows(column.runs):
            size = _row_size(row)
            full = row[-1].right > column.right - 2.5 * size
            indented = row[0].left > column.left + 1.2 * size
            out.append(_Line(BLANK.join(run.text for run in row), page, len(out) + 1, full, indented))
    return out


def _row_size(row: Sequence[_Run]) -> float:
    return max(6.0, max(run.top - run.bottom for run in row) * 1.05)


def _rows(column: Sequence[_Run]) -> list[list[_Run]]:
    """Runs on one height make a row, from left to right."""
    rows: list[list[_Run]] = []
    for run in sorted(column, key=lambda run: (-run.top, run.left)):
        middle = (run.top + run.bottom) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _columns(runs: list[_Run]) -> Iterator[_Column]:
    """Yield columns in reading order; what spans a gutter stands between the columns above it and those below."""
    gutter = _gutter(runs)
    if gutter is None:
        yield from _column(runs, runs)
        return
    sides = [run for run in runs if run.right <= gutter], [run for run in runs if run.left >= gutter]
    bands: list[tuple[bool, list[_Run]]] = []
    for run in sorted(runs, key=lambda run: -run.top):
        spans = run.left < gutter < run.right
        if not bands or bands[-1][0] != spans:
            bands.append((spans, []))
        bands[-1][1].append(run)
    for spans, band in bands:
        if spans:
            yield from _column(band, runs)
            continue
        for left, side in zip((True, False), sides, strict=True):
            inside = [run for run in band if (run.right <= gutter) == left]
            for column in _columns(inside):
                # A band may be one short line; how wide its column is, the whole page says.
                whole = len(column.runs) == len(inside)
                yield from _column(column.runs, side) if whole else [column]


def _column(runs: list[_Run], extent: Sequence[_Run]) -> Iterator[_Column]:
    if runs:
        yield _Column(runs, min(run.left for run in extent), max(run.right for run in extent))


def _gutter(runs: Sequence[_Run]) -> float | None:
    """Return where a gutter runs down the page: hardly anything spans it, and many lines stand on both sides of it."""
    if not 8 <= len(runs) <= _MOST_RUNS:
        return None
    best, place = 0, None
    for candidate in sorted({round(run.left) - 1 for run in runs}):
        spanning = sum(run.left < candidate < run.right for run in runs)
        left = [run for run in runs if run.right <= candidate]
        right = [run for run in runs if run.left >= candidate]
        fewer = min(len(left), len(right))
        if fewer < 4 or spanning * 4 > fewer or not _beside(left, right):
            continue
        if fewer - spanning > best:
            best, place = fewer - spanning, candidate
    return place


def _beside(left: Sequence[_Run], right: Sequence[_Run]) -> bool:
    """Say whether two groups stand beside each other, not one above the other, and the left one is as wide as a column."""
    spans = [(min(run.bottom for run in side), max(run.top for run in side)) for side in (left, right)]
    low, high = max(low for low, _ in spans), min(high for _, high in spans)
    height = min(top - bottom for bottom, top in spans)
    widths = [median(r.right - r.left for r in side) for side in (left, right)]
    return high - low > height / 2 and min(widths) * 3 > max(widths)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[SourceLine]:
    """Join the lines of each paragraph."""
    indents = sum(line.indented for line in lines) * 12 > len(lines)
    run: list[_Line] = []
    for line in lines:
        if run and not _goes_on(run[-1], line, indents=indents):
            yield _joined(run)
            run = []
        run.append(line)
    if run:
        yield _joined(run)


def _goes_on(before: _Line, line: _Line, *, indents: bool) -> bool:
    if not before.full or _BEGINS.match(line.text):
        return False
    return not line.indented if indents else not _ENDS.search(before.text)


def _joined(run: Sequence[_Line]) -> SourceLine:
    text = run[0].text
    for line in run[1:]:
        latin = all(char.isascii() and char.isalpha() for char in (text[-1], line.text[0]))
        text += (" " if latin else "") + line.text
    return SourceLine(text, run[0].number, page=run[0].page)
