"""A PDF with a text layer → paragraphs, in reading order: read by pypdfium2 (docs/decisions/0005-pdf-reader.md).

A PDF knows glyphs and their places, no lines and no paragraphs. Glyphs are gathered into runs here; `columns` makes
paragraphs of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from regdiff.errors import Place, SourceError
from regdiff.intake.readers.columns import Glyph, Run, lines_of_pages, paragraphs, usual_size
from regdiff.intake.source import LARGEST, Source

MOST_PAGES = 2_000
_OCR = "run text recognition on it first, for example: ocrmypdf -l chi_sim IN OUT"
_PAGE_NUMBER = re.compile(
    r"(?:[—–\-·]\s*)*(?:第\s*)?[0-9]{1,4}(?:\s*[页頁])?(?:\s*[/／共]\s*[0-9]{1,4}\s*[页頁]?)?(?:\s*[—–\-·])*"
)
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
    if sum(len(run.glyphs) for page in pages for run in page) > LARGEST:
        raise SourceError("too much text", place=place)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    if len(empty) == len(pages):
        raise SourceError("a scan without text", place=place, fix=_OCR)
    kept, dropped = _without_running(pages)
    remarks = [f"page numbers and running heads left out: {dropped}"] if dropped else []
    if empty:
        remarks.append(f"pages without text: {', '.join(empty[:20])}")
    return Source(tuple(paragraphs(lines_of_pages(kept))), "pdf", tuple(remarks))


def _glyphs(document: Any, index: int) -> Iterator[Glyph]:
    """Yield the characters of a page in the order of the file, without blanks that the engine makes up."""
    from pypdfium2 import raw

    page = document[index]
    text = page.get_textpage()
    try:
        for at in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, at)
            made_up = raw.FPDFText_IsGenerated(text, at) == 1 and code not in {0x0A, 0x0D}
            if code not in _NO_CHARACTER and not 0xD800 <= code < 0xE000 and not made_up:
                yield Glyph(chr(code), *text.get_charbox(at, loose=True))
    finally:
        text.close()
        page.close()


def _runs(document: Any, index: int) -> Iterator[Run]:
    """Yield the runs of a page as the file draws them: cut at line ends and at wide gaps."""
    glyphs = list(_glyphs(document, index))
    size = usual_size(glyphs)
    run: list[Glyph] = []
    for glyph in glyphs:
        ends = glyph.char in "\r\n"
        if run and (ends or _parted(run[-1], glyph, size)):
            yield from _run(run)
            run = []
        if not ends:
            run.append(glyph)
    yield from _run(run)


def _parted(before: Glyph, after: Glyph, size: float) -> bool:
    if after.right <= after.left:
        return False
    gap = after.left - before.right
    return gap > 2.5 * size or after.right < before.left - size or abs(after.bottom - before.bottom) > 1.2 * size


def _run(glyphs: Sequence[Glyph]) -> Iterator[Run]:
    inked = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if inked:
        lefts, bottoms, rights, tops = zip(*(glyph[1:] for glyph in inked), strict=True)
        yield Run(tuple(glyphs), min(lefts), min(bottoms), max(rights), max(tops))


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
