"""A Word file → lines as Word shows them: with the numbers it computes, and tracked changes taken one way or the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from regdiff.errors import Place, SourceError
from regdiff.intake import LARGEST
from regdiff.intake.readers.mht import is_mht, unpack_mht
from regdiff.intake.readers.word.asides import Asides
from regdiff.intake.readers.word.fields import mark_contents
from regdiff.intake.readers.word.flow import Flow
from regdiff.intake.readers.word.ledger import Ledger
from regdiff.intake.readers.word.markup import DELETED, INSERTED, PARAGRAPH, W, child
from regdiff.intake.readers.word.numbering import Numbering
from regdiff.intake.readers.word.package import FIX, MOST_UNPACKED, Package
from regdiff.intake.readers.word.places import Layout, lay_out
from regdiff.intake.readers.word.styles import Styles
from regdiff.intake.source import Grid, Source, SourceLine
from regdiff.messages import count_of, say
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import fold, nfc
from regdiff.named import NamedTuple

__all__ = ["MOST_UNPACKED", "Tracked", "grids_of_docx", "place_docx", "read_docx", "tracked_in"]

_DEEPEST = 3
"""Most documents within each other."""
_TITLES = frozenset(("目录", "目次", "目錄", "contents"))


def read_docx(data: bytes, name: str, *, tracked: str = "accept") -> Source:
    """Read the bytes of a Word file.

    Args:
        data: the file.
        name: what to call it in errors.
        tracked: `accept` takes tracked changes as made, `reject` as never made.

    Raises:
        SourceError: the file is damaged, hostile, too large or no Word file.
    """
    try:
        return _Document(data, name, tracked, 0).read()
    except RecursionError as error:
        raise SourceError(say("its tables are nested too deeply"), place=Place(name), fix=FIX) from error


def place_docx(data: bytes, name: str, *, tracked: str = "accept") -> Layout:
    """Read the bytes of a Word file, and say where its text stands in it; the arguments are those of `read_docx`.

    Raises:
        SourceError: as `read_docx` does.
    """
    try:
        return _Document(data, name, tracked, 0).layout()
    except RecursionError as error:
        raise SourceError(say("its tables are nested too deeply"), place=Place(name), fix=FIX) from error


def grids_of_docx(data: bytes, name: str) -> tuple[Source, tuple[Grid, ...]]:
    """Read the bytes of a Word file, and the tables in it as they are laid out.

    Raises:
        SourceError: as `read_docx` does.
    """
    try:
        return _Document(data, name, "accept", 0).grids()
    except RecursionError as error:
        raise SourceError(say("its tables are nested too deeply"), place=Place(name), fix=FIX) from error


class Tracked(NamedTuple):
    """The tracked changes that a Word file holds in its text."""

    insertions: int
    deletions: int
    authors: int


def tracked_in(data: bytes, name: str) -> Tracked:
    """Count the tracked changes in the text of a Word file, and those who made them; changes of looks are none.

    Raises:
        SourceError: as `read_docx` does.
    """
    _, root = Package(data, name).main()
    body = child(root, "body")
    if body is None:
        return Tracked(0, 0, 0)
    authors = {each.get(f"{W}author") or "" for each in body.iter(*INSERTED, *DELETED)}
    return Tracked(_changes(body, INSERTED), _changes(body, DELETED), len(authors))


class _Document:
    """A Word file, and the documents in it."""

    def __init__(self, data: bytes, name: str, tracked: str, depth: int) -> None:
        self._name, self._tracked, self._depth = name, tracked, depth
        self._accept = tracked != "reject"
        self._package = Package(data, name)
        self._part, self._root = self._package.main()
        self._body = child(self._root, "body")
        if self._body is None:
            raise SourceError(say("not a Word document (.docx)"), place=Place(name), fix=FIX)
        self._ledger = Ledger()
        self._styles = Styles(self._related("styles"))
        lists = self._related("numbering")
        self._numbering = Numbering(lists, self._styles)
        # What stands beside the text counts for itself: a box that shares a list must not move the numbers of the articles.
        beside = Numbering(lists, self._styles)
        self._asides = Asides(self._package, self._part, self._ledger, self._text_of, beside.mark)
        self._chunks: dict[str, Source | None] = {}
        self._size = 0

    def layout(self) -> Layout:
        source, flow = self._read()
        return lay_out(source, self._part, self._root, flow.read, flow.markers)

    def grids(self) -> tuple[Source, tuple[Grid, ...]]:
        source, flow = self._read()
        return source, tuple(flow.grids)

    def read(self) -> Source:
        return self._read()[0]

    def _read(self) -> tuple[Source, Flow]:
        mark_contents(self._body)
        bookmarks = b"_Toc" in (self._package.part(self._part) or b"")
        flow = Flow(
            self._styles,
            self._numbering,
            self._asides,
            self._ledger,
            self._chunk,
            accept=self._accept,
            bookmarks=bookmarks,
        )
        lines = flow.blocks(self._body)
        self._asides.rest()
        self._ledger.rest(self._body)
        lines, left = _with_title_of_contents(lines, self._ledger.left)
        remarks = list(self._remarks(flow.numbered + self._asides.numbered))
        if not lines and any(each.reason is Reason.TEXT_BOX for each in left):
            # A program laid the pages out in boxes: they are the text.
            boxes = [each for each in left if each.reason is Reason.TEXT_BOX]
            lines = [_line_of_box(each, *self._asides.lines.get(each.text, (each.text, each.text))) for each in boxes]
            left = [each for each in left if each.reason is not Reason.TEXT_BOX]
            remarks.append(say("text boxes read as the text: there is none beside them"))
        self._size = 0
        self._grow(sum(len(line.text) for line in lines) + sum(len(each.text) for each in left))
        return Source(tuple(lines), "docx", tuple(remarks), tuple(left)), flow

    def _related(self, kind: str) -> Any:
        relations = self._package.relations(self._part).values()
        target = next((each.target for each in relations if each.kind == kind and not each.external), "")
        return self._package.root(target) if target else None

    def _grow(self, count: int) -> None:
        self._size += count
        if self._size > LARGEST:
            what = say("too large: it holds more text than regdiff reads")
            raise SourceError(what, place=Place(self._name), fix=say("save the text alone"))

    def _chunk(self, key: str) -> Source | None:
        """Read the document that stands in for a part of the text."""
        if key not in self._chunks:
            relation = self._asides.use(key)
            data = None if relation is None or relation.external else self._package.part(relation.target)
            self._chunks[key] = None if data is None else self._other(data)
        source = self._chunks[key]
        self._grow(0 if source is None else sum(len(line.text) for line in source.lines))
        return source

    def _other(self, data: bytes) -> Source | None:
        """Read a document of whatever kind, told by its first bytes; None where that cannot be done."""
        try:
            if data.startswith(b"PK\x03\x04"):
                return (
                    None if self._depth == _DEEPEST else _Document(data, self._name, self._tracked, self._depth + 1).read()
                )
            if is_mht(data):
                return self._archive(data)
            if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                from regdiff.intake.readers.html import read_html

                return read_html(data, self._name, whole=True)
            if data.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0")):
                return None
            from regdiff.intake.readers.text import read_text

            return read_text(data, self._name)
        except SourceError:
            return None

    def _archive(self, data: bytes) -> Source | None:
        """Read the page of a web archive; other pages in it are named."""
        archive = unpack_mht(data)
        source = None if archive is None else self._other(archive.page)
        if archive is None or source is None:
            return None
        left = list(source.left_out)
        for other in archive.others:
            read = self._other(other)
            text = "" if read is None else _all_text(read)
            if read is None or text:
                left.append(LeftOut(text, Reason.EMBEDDED, law=read is None))
        return source._replace(left_out=tuple(left))

    def _text_of(self, data: bytes) -> str | None:
        """Return the text of a document that is embedded as an object."""
        source = self._other(data)
        return None if source is None else _all_text(source)

    def _remarks(self, numbered: int) -> Iterator[str]:
        """Yield what a user should know."""
        inserted, deleted = _changes(self._body, INSERTED), _changes(self._body, DELETED)
        if inserted or deleted:
            counts = {"inserted": inserted, "deleted": deleted}
            yield (
                say("tracked changes taken as accepted (insertions: {inserted}, deletions: {deleted})", **counts)
                if self._accept
                else say("tracked changes taken as rejected (insertions: {inserted}, deletions: {deleted})", **counts)
            )
        if numbered:
            yield count_of(
                "numbers computed by Word: {count} paragraph", "numbers computed by Word: {count} paragraphs", numbered
            )
        yield from dict.fromkeys(each for chunk in self._chunks.values() if chunk is not None for each in chunk.remarks)


def _line_of_box(box: LeftOut, says: str, stands: str) -> SourceLine:
    text = nfc(says)
    return SourceLine(text, box.line, raw=stands if stands != text else "")


def _all_text(source: Source) -> str:
    texts = [*(line.raw or line.text for line in source.lines), *(each.text for each in source.left_out)]
    return " ".join(text for text in texts if text)


def _changes(body: Any, tags: frozenset[str]) -> int:
    """Count tracked changes; the mark of a paragraph counts only where nothing else of it was changed in the same way."""
    found = [(each, next(each.iterancestors(PARAGRAPH), None)) for each in body.iter(*tags)]
    marks = [paragraph for each, paragraph in found if each.getparent().tag == f"{W}rPr"]
    others = [paragraph for each, paragraph in found if each.getparent().tag not in (f"{W}rPr", f"{W}numPr")]
    return len(others) + len(set(marks).difference(others))


def _with_title_of_contents(lines: list[SourceLine], left: list[LeftOut]) -> tuple[list[SourceLine], list[LeftOut]]:
    """Leave out 目录 too where what stands right behind it was left out as contents."""
    entries = sorted(each.line for each in left if each.reason is Reason.CONTENTS)
    out = []
    for at, line in enumerate(lines):
        behind = lines[at + 1].line if at + 1 < len(lines) else line.line + 2
        found = bisect_right(entries, line.line)
        if found < len(entries) and entries[found] < behind and fold(line.text).lower() in _TITLES:
            left = [*left, LeftOut(line.raw or line.text, Reason.CONTENTS, line.line)]
        else:
            out.append(line)
    return out, left
