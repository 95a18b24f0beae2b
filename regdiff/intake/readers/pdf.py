"""A PDF with a text layer → paragraphs, in reading order: read by pypdfium2 (docs/decisions/0005-pdf-reader.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from regdiff.errors import Place, SourceError
from regdiff.intake.readers.apart import read_apart
from regdiff.intake.readers.columns import lines_of_pages, paragraphs
from regdiff.intake.readers.entries import without_entries
from regdiff.intake.readers.glyphs import NO_CHARACTER, Page, read_pages
from regdiff.intake.readers.running import without_running
from regdiff.intake.readers.weight import heavy
from regdiff.intake.source import Source, SourceLine
from regdiff.messages import say
from regdiff.model.left_out import LeftOut, Reason

_OCR = say("run text recognition on it first, for example: ocrmypdf -l chi_sim IN OUT")
_ARTICLE = re.compile("第[〇零一二三四五六七八九十百千0-9 ]+[条條]")


def read_pdf(data: bytes, name: str) -> Source:
    """Read the bytes of a PDF file.

    Returns:
        One line a paragraph; its place is the page and line on which it begins.

    Raises:
        SourceError: the file is broken, needs a password, is too large or takes too long, or holds pictures alone.
    """
    return read_apart(data, name) if heavy(data, name) else read_here(data, name)


def read_here(data: bytes, name: str) -> Source:
    """Read a PDF file in this process, however long it takes; as `read_pdf`."""
    pages = read_pages(data, name)
    if not any(page.groups or page.slanted for page in pages):
        raise SourceError(say("a scan without text"), place=Place(name), fix=_OCR)
    numbers = [page.number for page in pages for _ in page.groups]
    parted = without_running([group for page in pages for group in page.groups])
    text, contents = without_entries(lines_of_pages(parted.pages, numbers))
    lines = tuple(paragraphs(text))
    unnamed = Counter(line.page for line in lines for char in line.text if char == NO_CHARACTER)
    if unnamed.total() * 2 > sum(len(line.text) for line in lines):
        raise SourceError(say("a text whose fonts do not say which characters it holds"), place=Place(name), fix=_OCR)
    left = [LeftOut(row, Reason.RUNNING, page=at) for at, rows in zip(numbers, parted.running, strict=True) for row in rows]
    left += [LeftOut(line.raw or line.text, Reason.CONTENTS, line.number, line.page) for line in contents]
    left += _slanted(pages)
    left += _beside(pages, lines)
    return Source(lines, "pdf", tuple(_remarks(pages, unnamed)), tuple(sorted(left, key=lambda each: each.page)))


def _slanted(pages: Sequence[Page]) -> Iterator[LeftOut]:
    """Yield what is drawn across pages: a watermark where it comes again."""
    times = Counter(page.slanted for page in pages)
    for page in pages:
        if page.slanted.strip():
            yield LeftOut(
                page.slanted.strip(), Reason.RUNNING if times[page.slanted] > 1 else Reason.TEXT_BOX, page=page.number
            )


def _beside(pages: Sequence[Page], lines: Sequence[SourceLine]) -> Iterator[LeftOut]:
    """Yield pictures, comments and forms; a picture on a page with text may be law from the first article on."""
    first = next((line.page for line in lines if _ARTICLE.match(line.text)), None)
    for page in pages:
        law = not page.groups or (first is not None and page.number >= first)
        yield from [LeftOut("", Reason.PICTURE, page=page.number, law=law)] * page.pictures
        yield from (LeftOut(comment, Reason.COMMENT, page=page.number) for comment in page.comments)
        yield from (LeftOut(field, Reason.TEXT_BOX, page=page.number) for field in page.fields)
        for text in page.unseen:
            among = first is not None and page.number >= first and re.search(r"\w", text) is not None
            yield LeftOut(text, Reason.HIDDEN, page=page.number, law=among or _ARTICLE.match(text) is not None)


def _remarks(pages: Sequence[Page], unnamed: Counter[int]) -> Iterator[str]:
    """Yield what a user should know."""
    if unnamed:
        where = [*map(str, sorted(unnamed)[:20])]
        yield say(
            "glyphs without a character, read as {no_character}: {unnamed}, on pages {where}",
            no_character=NO_CHARACTER,
            unnamed=unnamed.total(),
            where=where,
        )
    empty = [str(page.number) for page in pages if not page.groups and not page.slanted]
    if empty:
        yield say("pages without text: {known}", known=[*empty[:20]])
