"""The pages of a PDF → runs of glyphs, pictures and comments: all that pypdfium2 is asked for.

A PDF knows glyphs and their places, no lines. The line ends and blanks that the engine makes up are not taken: on a page
of a few lines it can take the text for a vertical one, and end a line behind each character.
"""

from __future__ import annotations

import ctypes
import math
import re
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from regdiff.errors import Place, SourceError
from regdiff.intake import LARGEST
from regdiff.intake.readers.runs import Glyph, Run, usual_size
from regdiff.messages import say
from regdiff.named import NamedTuple

MOST_PAGES = 2_000
MOST_SECONDS = 60.0
"""Longest time between the first page and the last; the text of a page is bounded by what a file may unpack to."""
NO_CHARACTER = "\ufffd"
"""Stands for a glyph whose font does not say which character it is."""

_TINY_PICTURE = 0.01
"""Of a page; smaller pictures are seals, signs and rules."""
_MOST_OBJECTS = 5_000
_DEEPEST_FORM = 4
_MOST_CLIPS = 20
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_SOFT_HYPHEN = 0xAD
_ODD = frozenset((_SOFT_HYPHEN, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
_CONTENTS, _VALUE = b"Contents", b"V"
_FIELD, _POPUP, _LINK = 20, 16, 2
"""Kinds of annotation (FPDF_ANNOT_WIDGET, _POPUP, _LINK)."""


class Box(NamedTuple):
    """A part of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Page(NamedTuple):
    """What stands on a page."""

    number: int
    """1-based."""
    groups: list[list[Run]]
    """Runs that are read in one direction; the one of most glyphs first."""
    slanted: str
    """Text across the page, such as a watermark."""
    pictures: int
    """Pictures that no text stands on, or, on a page without text, 1 where anything is drawn."""
    comments: tuple[str, ...]
    fields: tuple[str, ...]
    """What was written into a form."""
    unseen: tuple[str, ...]
    """Text that the page does not show, beside text that it shows: drawn without ink, cut off, or off the page."""


def read_pages(data: bytes, name: str) -> list[Page]:
    """Return the pages of a PDF.

    Raises:
        SourceError: the file is broken, needs a password, or is too large.
    """
    place = Place(name)
    pages: list[Page] = []
    count = 0
    start = time.monotonic()
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise SourceError(
                    say("{count:,} pages; the limit is {most_pages:,}", count=len(document), most_pages=MOST_PAGES),
                    place=place,
                )
            pictures = _IMAGE.search(data) is not None
            for index in range(len(document)):
                page, glyphs = _page(document, index, pictures=pictures)
                pages.append(page)
                count += glyphs
                if count > LARGEST:
                    raise SourceError(say("too much text"), place=place)
                if time.monotonic() - start > MOST_SECONDS:
                    what = say("reading it takes more than {most_seconds:.0f} seconds", most_seconds=MOST_SECONDS)
                    raise SourceError(what, place=place, fix=say("save it again, or save its text alone"))
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = say("a PDF file with a password") if locked else say("a broken PDF file")
        raise SourceError(
            what, place=place, fix=say("save it again without one") if locked else say("fetch it again")
        ) from error
    return pages


def _page(document: Any, index: int, *, pictures: bool) -> tuple[Page, int]:
    """Return a page, and how many glyphs it has."""
    page = document[index]
    text = page.get_textpage()
    try:
        hidden = _hidden(page)
        turned: dict[int, list[Glyph]] = {}
        blind: dict[int, list[Glyph]] = {}
        slanted: list[Glyph] = []
        for glyph, quarter, seen in _glyphs(text, hidden):
            group = turned if seen else blind
            (slanted if quarter is None else group.setdefault(quarter, [])).append(glyph)
        fewer = sum(map(len, turned.values())) < sum(map(len, blind.values()))
        if blind and (fewer or _is_recognised(page, blind)):  # of a scan, even if what it was drawn with cannot be told
            for quarter, glyphs in blind.items():
                turned.setdefault(quarter, []).extend(glyphs)
            blind = {}
        groups = sorted(turned.items(), key=lambda group: (-len(group[1]), group[0]))
        runs = [_runs([_upright(glyph, quarter) for glyph in glyphs]) for quarter, glyphs in groups]
        unseen = [run for quarter, glyphs in blind.items() for run in _runs([_upright(each, quarter) for each in glyphs])]
        runs, off = _off_page(page, [quarter for quarter, _ in groups], runs)
        glyphs = [glyph for _, group in groups for glyph in group] + slanted
        count = int(raw.FPDFPage_CountObjects(page) > 0)
        if glyphs:
            count = _pictures(page, glyphs) if pictures else 0
        comments, fields = _annotations(page)
        said = "".join(glyph.char for glyph in slanted)
        texts = tuple(run.text for run in (*unseen, *off))
        total = len(glyphs) + sum(map(len, blind.values()))
        return Page(index + 1, [group for group in runs if group], said, count, comments, fields, texts), total
    finally:
        text.close()
        page.close()


def _glyphs(text: Any, hidden: frozenset[int]) -> Iterator[tuple[Glyph, int | None, bool]]:
    """Yield the characters of a page in the order of the file, by how many quarters they are turned, and if they are seen.

    Args:
        text: that of the page.
        hidden: the objects that the page does not show, by their addresses.
    """
    high = 0
    box = raw.FS_RECTF()
    room = ctypes.byref(box)
    code_of, box_of, angle_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharAngle
    for at in range(text.count_chars()):
        code = code_of(text, at)
        if code <= 0x20 and raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        char = chr(code) if code >= 0xA0 and code not in _ODD else _character(text, at, code, high)
        high = 0
        if char:
            box_of(text, at, room)
            angle = angle_of(text, at)
            glyph = Glyph(char, box.left, box.bottom, box.right, box.top)
            seen = not hidden or _address(raw.FPDFText_GetTextObject(text, at)) not in hidden
            yield glyph, 0 if -0.01 < angle < 0.01 else _quarter(text, at), seen


def _character(text: Any, at: int, code: int, high: int) -> str:
    """Return what a glyph says; U+FFFD where nothing says what it is, and nothing where it is invisible too."""
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00) if high else NO_CHARACTER
    if code == 0x02 and raw.FPDFText_IsHyphen(text, at) == 1:
        return "-"
    if code == _SOFT_HYPHEN:
        return ""
    if code in (0x09, 0x0A, 0x0D):
        return " "
    if code in (0xFFFE, 0xFFFF) or code < 0x20 or 0x7F <= code < 0xA0:
        left, bottom, right, top = text.get_charbox(at)
        return NO_CHARACTER if right > left and top > bottom else ""
    return chr(code)


def _quarter(text: Any, at: int) -> int | None:
    """Return by how many quarters of a circle a glyph is turned clockwise; None where it is none of them.

    The engine's angle is that of an upright stroke, which slants in italics; so the base line is asked.
    """
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix)):
        return 0
    turns = -math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.1 else None


def _upright(glyph: Glyph, quarter: int) -> Glyph:
    """Turn a glyph back by so many quarters of a circle, about the corner of the page."""
    char, left, bottom, right, top = glyph
    if quarter == 1:
        return Glyph(char, -top, left, -bottom, right)
    if quarter == 2:
        return Glyph(char, -right, -top, -left, -bottom)
    return Glyph(char, bottom, -right, top, -left) if quarter == 3 else glyph


def _runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Return glyphs as the file draws them, cut at line ends and at wide gaps."""
    size = usual_size(glyphs)
    runs: list[Run] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and _parted(run[-1], glyph, size):
            runs += _run(run)
            run = []
        run.append(glyph)
    return runs + _run(run)


def _parted(before: Glyph, after: Glyph, size: float) -> bool:
    if after.right <= after.left:
        return False
    gap = after.left - before.right
    shift = abs(after.bottom - before.bottom)
    back = after.left <= before.left and shift > 0.5 * size
    return gap > 2.5 * size or after.right < before.left - size or shift > 1.2 * size or back


def _run(glyphs: Sequence[Glyph]) -> list[Run]:
    inked = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if not inked:
        return []
    lefts, bottoms, rights, tops = zip(*(glyph[1:] for glyph in inked), strict=True)
    return [Run(tuple(glyphs), min(lefts), min(bottoms), max(rights), max(tops))]


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _bounds(thing: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *(ctypes.byref(side) for side in sides))
    left, bottom, right, top = (side.value for side in sides)
    return Box(left, bottom, right, top)


def _objects(page: Any) -> Iterator[Any]:
    """Yield the objects of a page, those of drawings within it too, as many as may be."""
    stack = [
        (raw.FPDFPage_GetObject(page, at), 0) for at in reversed(range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)))
    ]
    count = 0
    while stack and count < 2 * _MOST_OBJECTS:
        thing, depth = stack.pop()
        count += 1
        yield thing
        if depth < _DEEPEST_FORM and raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            inside = min(raw.FPDFFormObj_CountObjects(thing), _MOST_OBJECTS)
            stack += [(raw.FPDFFormObj_GetObject(thing, at), depth + 1) for at in reversed(range(inside))]


def _hidden(page: Any) -> frozenset[int]:
    """Return the addresses of texts that are drawn without ink, or wholly outside of what they are cut to."""
    return frozenset(
        _address(each)
        for each in _objects(page)
        if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_TEXT
        and (raw.FPDFTextObj_GetTextRenderMode(each) == raw.FPDF_TEXTRENDERMODE_INVISIBLE or _is_cut_off(each))
    )


def _is_cut_off(thing: Any) -> bool:
    path = raw.FPDFPageObj_GetClipPath(thing)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    return count > 0 and any(_is_apart(_bounds(thing), _clip(path, at)) for at in range(min(count, _MOST_CLIPS)))


def _clip(path: Any, at: int) -> Box:
    """Return the box around one path of a clip."""
    horizontal, vertical = ctypes.c_float(), ctypes.c_float()
    points = []
    for each in range(min(raw.FPDFClipPath_CountPathSegments(path, at), _MOST_OBJECTS)):
        segment = raw.FPDFClipPath_GetPathSegment(path, at, each)
        if segment and raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(horizontal), ctypes.byref(vertical)):
            points.append((horizontal.value, vertical.value))
    lefts, bottoms = zip(*points, strict=True) if points else ((-math.inf, math.inf), (-math.inf, math.inf))
    return Box(min(lefts), min(bottoms), max(lefts), max(bottoms))


def _is_apart(one: Box | Run, other: Box) -> bool:
    """Say whether two boxes have nothing in common, not even an edge."""
    return one.right < other.left or one.left > other.right or one.top < other.bottom or one.bottom > other.top


def _is_recognised(page: Any, blind: dict[int, list[Glyph]]) -> bool:
    """Say whether text without ink stands on pictures: that is how recognition adds it to a scan."""
    pictures = [_bounds(each) for each in _objects(page) if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_IMAGE]
    glyphs = [glyph for group in blind.values() for glyph in group if not glyph.char.isspace()]
    on = sum(any(not _is_apart(Box(*glyph[1:]), each) for each in pictures) for glyph in glyphs) if pictures else 0
    return on * 2 > len(glyphs)


def _off_page(page: Any, quarters: Sequence[int], groups: Sequence[list[Run]]) -> tuple[list[list[Run]], list[Run]]:
    """Return the runs of each group that stand on the page, if only in part, and those off it, unless all are."""
    one, low, other, high = page.get_cropbox()
    shown = Box(min(one, other), min(low, high), max(one, other), max(low, high))
    kept: list[list[Run]] = []
    off: list[Run] = []
    for quarter, runs in zip(quarters, groups, strict=True):
        box = Box(*_upright(Glyph("", *shown), quarter)[1:])
        kept.append([run for run in runs if not _is_apart(run, box)])
        off += [run for run in runs if _is_apart(run, box)]
    return (kept, off) if any(kept) else (list(groups), [])


def _pictures(page: Any, glyphs: Sequence[Glyph]) -> int:
    """Count pictures of some size that no text stands on: a scan whose text was recognised is no picture beside it."""
    width, height = page.get_size()
    count = 0
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        left, bottom, right, top = _bounds(thing)
        large = (right - left) * (top - bottom) > _TINY_PICTURE * width * height
        count += large and not any(
            left < (each.left + each.right) / 2 < right and bottom < (each.bottom + each.top) / 2 < top for each in glyphs
        )
    return count


def _annotations(page: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what readers wrote onto a page, and into its form."""
    comments, fields = [], []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_OBJECTS)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == _FIELD:
            fields.append(_string(annotation, _VALUE))
        elif kind not in (_POPUP, _LINK):
            comments.append(_string(annotation, _CONTENTS))
        raw.FPDFPage_CloseAnnot(annotation)
    return tuple(filter(None, comments)), tuple(filter(None, fields))


def _string(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= LARGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", "replace").split())
