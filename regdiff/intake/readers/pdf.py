"""A PDF with a text layer → paragraphs, in reading order: read by pypdfium2 (docs/decisions/0005-pdf-reader.md).

A PDF knows glyphs and their places, no lines and no paragraphs. Glyphs are gathered into runs here; `columns` makes
paragraphs of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from regdiff.errors import Place, SourceError
from regdiff.intake.readers.columns import Run, lines_of, paragraphs
from regdiff.intake.source import LARGEST, Source
from regdiff.model.text import BLANK, nfc, strip_blank

MOST_PAGES = 2_000
_OCR = "run text recognition on it first, for example: ocrmypdf -l chi_sim IN OUT"
_PAGE_NUMBER = re.compile(
    r"(?:[—–\-·]\s*)*(?:第\s*)?[0-9]{1,4}(?:\s*[页頁])?(?:\s*[/／共]\s*[0-9]{1,4}\s*[页頁]?)?(?:\s*[—–\-·])*"
)
_ROOM = "\t"
"""Stands for a blank that the engine made up where it saw some room."""
_NO_CHARACTER = {0, 0xAD, 0xFFFE, 0xFFFF}


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
    lines = [line for number, page in enumerate(kept, 1) for line in lines_of(page, number)]
    remarks = [f"page numbers and running heads left out: {dropped}"] if dropped else []
    if empty:
        remarks.append(f"pages without text: {', '.join(empty[:20])}")
    return Source(tuple(paragraphs(lines)), "pdf", tuple(remarks))


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


def _runs(document: Any, index: int) -> Iterator[Run]:
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


def _run(glyphs: Sequence[_Glyph]) -> Iterator[Run]:
    text = strip_blank(nfc("".join(char for char, _ in glyphs)))
    inked = [box for char, box in glyphs if not char.isspace()]
    if text and inked:
        lefts, bottoms, rights, tops = zip(*inked, strict=True)
        yield Run(text, min(lefts), min(bottoms), max(rights), max(tops))


def _without_running(pages: Sequence[Sequence[Run]]) -> tuple[list[list[Run]], int]:
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


def _edge(page: Sequence[Run]) -> list[Run]:
    """The runs of the topmost and the lowest line."""
    if not page:
        return []
    top, bottom = max(run.top for run in page), min(run.bottom for run in page)
    return [run for run in page if run.top > top - 4 or run.bottom < bottom + 4]


def _like(text: str) -> str:
    return re.sub("[0-9]+", "0", text)
