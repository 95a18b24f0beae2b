"""A Word file → lines as Word shows them: with the numbers it computes, and tracked changes taken one way or the other.

The tree is walked without recursion, except for tables in tables.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from regdiff.errors import Place, SourceError
from regdiff.intake.readers.numbering import VAL, Numbering, Styles, W, child, is_on
from regdiff.intake.source import LARGEST, Source, SourceLine
from regdiff.model.text import BLANK, nfc, strip_blank

MOST_UNPACKED = LARGEST * 4
"""Most bytes that all parts of a file may unpack to; XML takes several bytes for one of text."""

_FIX = "save it again in Word as .docx"
_MAIN = re.compile(r"word/document[0-9]*\.xml", re.IGNORECASE)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _tags(names: str) -> frozenset[str]:
    return frozenset(f"{W}{name}" for name in names.split())


_P, _TABLE, _ROW, _CELL, _RUN, _FIELD = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r", "fldChar"))
_TEXTS = _tags("t delText") | {"{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_PIECES = _TEXTS | _tags("tab ptab br cr noBreakHyphen sym footnoteReference endnoteReference")
_UNREAD = _tags(
    "pPr rPr sectPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr drawing pict object txbxContent instrText delInstrText rt"
)
_INSERTED, _DELETED = _tags("ins moveTo cellIns"), _tags("del moveFrom cellDel")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BREAKS = re.compile("[\n\v\f\r\u0085\u2028\u2029]")
_TABS = re.compile(" *\t[\t ]*")


def read_docx(data: bytes, name: str, *, tracked: str = "accept") -> Source:
    """Read the bytes of a Word file.

    Args:
        data: the file.
        name: what to call it in errors.
        tracked: `accept` takes tracked changes as made, `reject` as never made.

    Raises:
        SourceError: python-docx is missing, or the file is damaged, hostile, too large or no Word file.
    """
    try:
        import docx
        from docx.opc.constants import RELATIONSHIP_TYPE
    except ImportError as error:
        raise SourceError(
            "reading Word files needs python-docx", place=Place(name), fix="pip install 'regdiff[docx]'"
        ) from error
    _check(data, name)
    try:
        part = docx.Document(io.BytesIO(data)).part
        roots = [part.element, *(_related(part, kind) for kind in (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING))]
        body = child(roots[0], "body")
        doctype = any(root is not None and root.getroottree().docinfo.doctype for root in roots)
    except Exception as error:  # python-docx lets every error of its own inside out
        raise SourceError("damaged, or not a Word document (.docx)", place=Place(name), fix=_FIX) from error
    if doctype or body is None:
        raise SourceError("not a Word document (.docx)", place=Place(name), fix=_FIX)
    reader = _Reader(body, roots[1], roots[2], accept=tracked != "reject")
    try:
        lines = tuple(reader.blocks(body))
    except RecursionError as error:
        raise SourceError("its tables are nested too deeply", place=Place(name), fix=_FIX) from error
    if sum(len(line.text) for line in lines) > LARGEST:
        raise SourceError("too large: it holds more text than regdiff reads", place=Place(name), fix="save the text alone")
    return Source(lines, "docx", tuple(reader.remarks(body)))


def _check(data: bytes, name: str) -> None:
    """Refuse what must not reach the parser: no ZIP, no Word file, a bomb, a DOCTYPE."""
    place = Place(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            large = sum(info.file_size for info in infos) > MOST_UNPACKED
            odd = [] if large else _odd_parts(archive, infos)
    except Exception as error:  # zipfile lets a dozen kinds out for damaged files
        raise SourceError("damaged: not a sound ZIP file, which .docx is", place=place, fix=_FIX) from error
    if large:
        what = f"too large: it unpacks to more than {MOST_UNPACKED // 2**20} MB"
        raise SourceError(what, place=place, fix="remove the pictures, or save the text alone")
    if not any(_MAIN.fullmatch(info.filename) for info in infos):
        raise SourceError("a ZIP file without a Word document in it", place=place, fix=_FIX)
    if odd:
        raise SourceError(f"{odd[0]} declares a DOCTYPE or an entity, as no Word file does", place=place, fix=_FIX)


def _odd_parts(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> list[str]:
    """Unpack each part once, and return the names of those that hold a DOCTYPE or entity.

    Raises:
        zipfile.BadZipFile: a part is not as large as it claims, or packed in a way that Word does not know.
    """
    odd = []
    for info in infos:
        # zipfile stops at the declared size, but unpacks beyond it in one go where all is asked for, as python-docx does:
        # so find out here, in steps, what it really is.
        claim = copy.copy(info)
        claim.file_size = MOST_UNPACKED
        part = bytearray()
        with archive.open(claim) as packed:
            while (piece := packed.read(2**20)) and len(part) <= info.file_size:
                part += piece
        if len(part) != info.file_size or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile(info.filename)
        # Encodings of two and four bytes hide it behind NULs. A picture may be SVG, which has one; it is not read.
        if not info.filename.startswith("word/media/") and _DOCTYPE.search(part.replace(b"\0", b"")):
            odd.append(info.filename)
    return odd


def _related(part: Any, kind: str) -> Any:
    """Return the root of a part that the document points to; None where it has none."""
    try:
        return getattr(part.part_related_by(kind), "element", None)
    except KeyError:
        return None


def _children(element: Any) -> list[Any]:
    """Return the children, last first, as a stack wants them; of alternatives for old programs, the first one."""
    choices = element.findall(f"{_MC}Choice")[:1] if element.tag == f"{_MC}AlternateContent" else []
    return choices or list(reversed(element))


def _outermost(parent: Any, wanted: frozenset[str], skipped: frozenset[str]) -> Iterator[Any]:
    """Yield what has a wanted tag, in whatever wrappers it stands, but not what stands inside of it."""
    stack = _children(parent)
    while stack:
        element = stack.pop()
        if element.tag in wanted:
            yield element
        elif element.tag not in skipped:
            stack += _children(element)


class _Reader:
    """What is counted while a document is read."""

    def __init__(self, body: Any, styles: Any, numbering: Any, *, accept: bool) -> None:
        self._styles = Styles(styles)
        self._numbering = Numbering(numbering, self._styles)
        self._accept = accept
        self._dropped = _DELETED if accept else _INSERTED
        self._skipped = _UNREAD | self._dropped
        self._lines = {p: number for number, p in enumerate(_outermost(body, frozenset((_P,)), _UNREAD), 1)}
        self._seen: Counter[str] = Counter()

    def blocks(self, parent: Any) -> list[SourceLine]:
        """Return the lines of the body or of a cell."""
        out: list[SourceLine] = []
        joined: list[Any] = []
        for element in _outermost(parent, frozenset((_P, _TABLE)), self._skipped):
            if element.tag == _P:
                joined.append(element)
                if self._gone(child(element, "pPr", "rPr")):
                    continue  # without its mark it runs into the next one
            out += self._paragraph(joined)
            joined = []
            if element.tag == _TABLE:
                out += self._table(element)
        return out + self._paragraph(joined)

    def _gone(self, props: Any) -> bool:
        return props is not None and any(each.tag in self._dropped for each in props)

    def _paragraph(self, joined: list[Any]) -> list[SourceLine]:
        """Return the lines of a paragraph, or of several that tracked changes join: the first that says something rules."""
        texts = [self._text(each) for each in joined]
        text = "".join(texts)
        if not text and (not joined or self._gone(child(joined[-1], "pPr", "rPr"))):
            return []
        ruling = next((each for each, said in zip(joined, texts, strict=True) if said), joined[-1])
        props = child(ruling, "pPr")
        if not self._accept and (before := child(props, "pPrChange", "pPr")) is not None:
            props = before
        clean = [strip_blank(nfc(_TABS.sub(" ", line))) for line in _BREAKS.split(text)]
        marked = self._numbering.mark(props, clean[0])
        self._seen["numbers"] += marked != clean[0]
        styled = self._styles.is_heading(props)
        return [
            # Authors give heading styles to whole articles, for their numbers; a sentence is no heading.
            SourceLine(line, self._lines[ruling], styled and line[-1] not in "。；：，、,;:")
            for line in (strip_blank(marked), *clean[1:])
            if line
        ]

    def _text(self, paragraph: Any) -> str:
        out: list[str] = []
        fields: list[bool] = []  # of each open field, whether this is still its code
        codes = 0
        stack = _children(paragraph)
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag == _FIELD:
                kind = element.get(f"{W}fldCharType")
                if kind == "begin":
                    fields.append(True)
                    codes += 1
                elif fields and kind in ("separate", "end"):
                    codes -= fields[-1]
                    fields[-1:] = [False] if kind == "separate" else []
            elif tag in _PIECES:
                out.append("" if codes else self._piece(element))
            elif tag == _RUN and is_on(child(element, "rPr", "vanish")):
                self._seen["hidden"] += child(element, "t") is not None and not codes
                stack += reversed(element.findall(_FIELD))
            elif tag not in self._skipped:
                stack += _children(element)
        return "".join(out)

    def _piece(self, element: Any) -> str:
        tag = element.tag
        if tag in _TEXTS:
            return re.sub("[\t\r\n]", " ", element.text or "")
        name = tag.removeprefix(W)
        if name in ("footnoteReference", "endnoteReference"):
            self._seen["footnotes"] += 1
        if name == "br":
            return "" if element.get(f"{W}type") in ("page", "column") else "\n"
        if name == "sym":
            code = element.get(f"{W}char") or ""
            symbol = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else ""
            return symbol if symbol.isprintable() or "\ue000" <= symbol <= "\uf8ff" else ""
        return {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")

    def _table(self, table: Any) -> Iterator[SourceLine]:
        """Yield a line for each row; the paragraphs as they are where only one cell of it says something."""
        for row in _outermost(table, frozenset((_ROW,)), self._skipped):
            if self._gone(child(row, "trPr")):
                continue
            cells = [lines for cell in _outermost(row, frozenset((_CELL,)), self._skipped) if (lines := self._cell(cell))]
            if len(cells) == 1:
                yield from cells[0]
            elif cells:
                yield SourceLine(BLANK.join(line.text for lines in cells for line in lines), cells[0][0].line)

    def _cell(self, cell: Any) -> list[SourceLine]:
        props = child(cell, "tcPr")
        merges = (child(props, "vMerge"), child(props, "hMerge"))
        if self._gone(props) or any(merge is not None and merge.get(VAL) in (None, "continue") for merge in merges):
            return []
        return self.blocks(cell)

    def remarks(self, body: Any) -> Iterator[str]:
        """Yield what a user should know."""
        inserted, deleted = _changes(body, _INSERTED), _changes(body, _DELETED)
        if inserted or deleted:
            changes = " and ".join(
                f"{count} {what}{'s' * (count != 1)}"
                for count, what in ((inserted, "insertion"), (deleted, "deletion"))
                if count
            )
            yield f"tracked changes: {changes}, taken as {'accepted' if self._accept else 'rejected'}"
        if count := self._seen["numbers"]:
            yield f"numbers computed by Word: {count} paragraph{'s' * (count != 1)}"
        if count := self._seen["footnotes"]:
            yield f"footnotes left out: {count}"
        if count := self._seen["hidden"]:
            yield f"hidden pieces of text left out: {count}"
        boxes = (box for box in body.iter(f"{W}txbxContent") if next(box.iterancestors(f"{_MC}Fallback"), None) is None)
        if count := sum(any(strip_blank(each.text or "") for each in box.iter(f"{W}t")) for box in boxes):
            yield f"text boxes left out: {count}"
        if count := len(list(body.iter(f"{W}altChunk", f"{W}subDoc"))):
            yield f"embedded documents left out: {count}"


def _changes(body: Any, tags: frozenset[str]) -> int:
    """Count tracked changes; the mark of a paragraph counts only where nothing else of it was changed in the same way."""
    found = [(each, next(each.iterancestors(_P), None)) for each in body.iter(*tags)]
    marks = [paragraph for each, paragraph in found if each.getparent().tag == f"{W}rPr"]
    others = [paragraph for each, paragraph in found if each.getparent().tag not in (f"{W}rPr", f"{W}numPr")]
    return len(others) + len(set(marks).difference(others))
