"""The package of a Word file: a ZIP file of parts that point to each other; read, and written again with some parts changed.

Read here, not by python-docx, which refuses a file for one relationship that leads nowhere (WPS writes those), for macros,
and for the strict variant of the format, all of which Word opens.
"""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from regdiff.errors import Place, SourceError
from regdiff.intake import LARGEST
from regdiff.messages import say
from regdiff.named import NamedTuple

MOST_UNPACKED = LARGEST * 4
"""Most bytes that all parts of a file may unpack to; XML takes several bytes for one of text."""

FIX = say("save it again in Word as .docx")
_MAIN = re.compile(r"word/document[0-9]*\.xml", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Relation(NamedTuple):
    """What a part points to."""

    kind: str
    """The last word of its type: footnotes, image, aFChunk, …"""
    target: str
    """The name of a part; an address where it is `external`."""
    external: bool


class Package:
    """The parts of a Word file, unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        """Unpack a file.

        Args:
            data: the file.
            name: what to call it in errors.

        Raises:
            SourceError: it is damaged, hostile, too large or no Word file.
        """
        self._name = name
        self._parts = _unpack(data, name)
        types = self.root("[Content_Types].xml")
        if types is None or etree.QName(types).localname != "Types":
            raise self._refused()

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part; None where there is none of this name."""
        return self._parts.get(name.lower())

    def root(self, name: str) -> Any:
        """Return the root of a part in XML, without comments; None where there is no part of this name.

        Raises:
            SourceError: it is no sound XML, or declares a DOCTYPE.
        """
        part = self.part(name)
        if part is None:
            return None
        for strict, usual in _STRICT if b"purl.oclc.org" in part else ():
            part = part.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(part, parser)
        except etree.XMLSyntaxError as error:
            raise SourceError(say("damaged, or not a Word document (.docx)"), place=Place(self._name), fix=FIX) from error
        if root.getroottree().docinfo.doctype:
            raise self._refused()
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part points to, by the id of the relationship; the package itself is the part without a name."""
        folder, base = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        return dict(_relations(root, folder)) if root is not None else {}

    def main(self) -> tuple[str, Any]:
        """Return the name and the root of the document itself.

        Raises:
            SourceError: there is none.
        """
        name = next(
            (each.target for each in self.relations("").values() if each.kind == "officeDocument"), "word/document.xml"
        )
        root = self.root(name)
        if root is None or etree.QName(root).localname != "document":
            raise self._refused()
        return name, root

    def written(self, name: str, root: Any) -> bytes:
        """Return a part as bytes again, after its elements were changed; in the variant of the format that it came in."""
        text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for strict, usual in _STRICT if b"purl.oclc.org" in (self.part(name) or b"") else ():
            text = text.replace(b'="' + usual, b'="' + strict)
        return text

    def names(self) -> tuple[str, ...]:
        """Return the names of the parts, in lower case."""
        return tuple(self._parts)

    def _refused(self) -> SourceError:
        return SourceError(say("not a Word document (.docx)"), place=Place(self._name), fix=FIX)


def repack(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a Word file with other `parts` (by their names) in it; all else, and the days of packing, stays.

    `data` is a file that `Package` has unpacked before.
    """
    changed = {name.lower(): part for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in {info.filename.lower(): info for info in old.infolist()}.values():  # of one name, the last is read
            part = changed.get(info.filename.lower())
            again = zipfile.ZipInfo(info.filename, info.date_time)
            again.compress_type, again.external_attr = info.compress_type, info.external_attr
            new.writestr(again, old.read(info) if part is None else part)
    return out.getvalue()


def _relations(root: Any, folder: str) -> Iterator[tuple[str, Relation]]:
    for each in root.iter("{*}Relationship"):
        external = each.get("TargetMode") == "External"
        target = each.get("Target") or ""
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield each.get("Id") or "", Relation((each.get("Type") or "").rpartition("/")[2], target, external)


def _unpack(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts by their names in lower case, and refuse what the parser must not see: no ZIP, a bomb, a DOCTYPE."""
    place = Place(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            large = sum(info.file_size for info in infos) > MOST_UNPACKED
            parts = {} if large else {info.filename: _part(archive, info) for info in infos}
    except Exception as error:  # zipfile lets a dozen kinds out for damaged files
        raise SourceError(say("damaged: not a sound ZIP file, which .docx is"), place=place, fix=FIX) from error
    if large:
        what = say("too large: it unpacks to more than {limit} MB", limit=MOST_UNPACKED // 2**20)
        raise SourceError(what, place=place, fix=say("remove the pictures, or save the text alone"))
    if not any(_MAIN.fullmatch(info.filename) for info in infos):
        raise SourceError(say("a ZIP file without a Word document in it"), place=place, fix=FIX)
    if odd := odd_parts(parts):
        raise SourceError(
            say("{odd} declares a DOCTYPE or an entity, as no Word file does", odd=odd[0]), place=place, fix=FIX
        )
    return {name.lower(): part for name, part in parts.items()}


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Unpack a part.

    Raises:
        zipfile.BadZipFile: it is not as large as it claims, or packed in a way that Word does not know.
    """
    # zipfile stops at the declared size, but unpacks beyond it in one go: so find out here, in steps, what it really is.
    claim = copy.copy(info)
    claim.file_size = MOST_UNPACKED
    part = bytearray()
    with archive.open(claim) as packed:
        while (piece := packed.read(2**20)) and len(part) <= info.file_size:
            part += piece
    if len(part) != info.file_size or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(info.filename)
    return bytes(part)


def odd_parts(parts: dict[str, bytes]) -> list[str]:
    """Return the names of parts that hold a DOCTYPE or entity.

    Encodings of two and four bytes hide it behind NULs. A picture may be SVG, which has one; it is not read, nor is a page
    that stands in for the text read as XML.
    """
    return [name for name, part in parts.items() if _is_xml(name) and _DOCTYPE.search(part.replace(b"\0", b""))]


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels")) and not name.startswith("word/media/")
