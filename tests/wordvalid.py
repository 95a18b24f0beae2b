"""What Word asks of the XML of a document with tracked changes, and what of a document a redline must leave as it was."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange",
    "numPr": "ilvl numId numberingChange ins",
    "tc": "tcPr",
    "tr": "tblPrEx trPr",
}
"""The elements in which the schema asks for an order, and that order (ISO/IEC 29500-1, wml.xsd)."""
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "moveFromRangeStart", "moveToRangeStart")
_COUNTED = (*_CHANGES, "bookmarkStart", "permStart")


def faults(data: bytes) -> list[str]:
    """Return what Word would find wrong in a document; nothing for a document that is right."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [*_order(root), *_ids(root), *_nesting(root), *_moves(root)]


def _name(element: Any) -> str:
    return element.tag.removeprefix(W) if isinstance(element.tag, str) else ""


def _order(root: Any) -> Iterator[str]:
    for tag, order in _ORDER.items():
        places = {name: at for at, name in enumerate(order.split())}
        for element in root.iter(f"{W}{tag}"):
            names = [_name(each) for each in element]
            found = [places[name] for name in names if name in places]
            if tag in ("tc", "tr"):
                if any(name in places for name in names[len(found) :]):
                    yield f"{tag}: {names}"
            elif found != sorted(found) or len(found) != len(set(found)) or len(found) != len(names):
                yield f"{tag}: {names}"


def _ids(root: Any) -> Iterator[str]:
    ids = Counter(each.get(f"{W}id") for tag in _COUNTED for each in root.iter(f"{W}{tag}"))
    yield from (f"w:id {number} twice" for number, count in ids.items() if count > 1 or number is None)
    for tag in _CHANGES:
        yield from (f"{tag} without author" for each in root.iter(f"{W}{tag}") if not each.get(f"{W}author"))
    for start in ("bookmark", "moveFromRange", "moveToRange", "commentRange", "perm"):
        begun = Counter(each.get(f"{W}id") for each in root.iter(f"{W}{start}Start"))
        ended = Counter(each.get(f"{W}id") for each in root.iter(f"{W}{start}End"))
        if begun != ended:
            yield f"{start}: begun {begun - ended}, ended {ended - begun}"


def _nesting(root: Any) -> Iterator[str]:
    for each in root.iter(f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText"):
        above = [_name(up) for up in each.iterancestors()]
        if "del" in above and _name(each) in ("t", "instrText"):
            yield f"{_name(each)} in del: {each.text!r}"
        if _name(each) in ("delText", "delInstrText") and "del" not in above:
            yield f"{_name(each)} outside del: {each.text!r}"
        paragraph = above.index("p") if "p" in above else len(above)
        if above[:paragraph].count("ins") + above[:paragraph].count("moveTo") > 1:
            yield f"ins in ins: {each.text!r}"
    for cell in root.iter(f"{W}tc"):
        blocks = [_name(each) for each in cell if _name(each) in ("p", "tbl", "sdt")]
        if not blocks or blocks[-1] == "tbl":
            yield "a cell without a paragraph at its end"
        last = cell.findall(f"{W}p")[-1:] if blocks[-1:] == ["p"] else []
        if any(mark.tag in (f"{W}del", f"{W}moveFrom") for each in last for mark in each.iterfind(f"{W}pPr/{W}rPr/*")):
            row = next(cell.iterancestors(f"{W}tr"))
            if row.find(f"{W}trPr/{W}del") is None:
                yield "the end of a cell is deleted"
    yield from ("a paragraph in a paragraph" for each in root.iter(f"{W}p") if _name(each.getparent()) == "p")


def _moves(root: Any) -> Iterator[str]:
    names = [Counter(each.get(f"{W}name") for each in root.iter(f"{W}{end}RangeStart")) for end in ("moveFrom", "moveTo")]
    if names[0] != names[1] or any(count > 1 for count in names[0].values()):
        yield f"moves: {names}"


def looks(data: bytes) -> list[tuple[str, str, str]]:
    """Return each character of a document with all changes accepted: how its run and its paragraph look."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    out = []
    for each in root.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}sym", f"{W}footnoteReference"):
        above = list(each.iterancestors())
        at = next((at for at, up in enumerate(above) if up.tag == f"{W}p"), None)
        run = next((up for up in above if up.tag == f"{W}r"), None)
        if at is None or run is None or any(_name(up) in ("del", "moveFrom") for up in above[:at]):
            continue
        whole = _bare(above[at].find(f"{W}pPr"), ("rPr", "pPrChange"))
        wrapped = " ".join(_name(up) or str(up.tag) for up in above[:at] if _name(up) not in ("r", "ins", "moveTo"))
        shape = f"{_bare(run.find(f'{W}rPr'), ('rPrChange',))} {wrapped}"
        out += [(char, shape, whole) for char in (each.text or "")] or [(_name(each), shape, whole)]
    return out


def _bare(props: Any, without: tuple[str, ...]) -> str:
    if props is None:
        return ""
    kept = [each for each in props if _name(each) not in without]
    return "".join(etree.tostring(each, method="c14n", with_tail=False).decode() for each in kept)


def untouched(original: bytes, redline: bytes) -> list[str]:
    """Return the paragraphs of a redline that have no change in them and are not, element by element, those of the document."""
    one, other = (
        [etree.tostring(each, method="c14n", with_tail=False) for each in _paragraphs(data) if not _is_changed(each)]
        for data in (original, redline)
    )
    left = iter(one)
    return [each.decode() for each in other if not any(each == known for known in left)]


def _paragraphs(data: bytes) -> Iterator[Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield from etree.fromstring(package.read("word/document.xml")).iter(f"{W}p")


def _is_changed(paragraph: Any) -> bool:
    return any(True for _ in paragraph.iter(*(f"{W}{tag}" for tag in _CHANGES)))


def changed_parts(original: bytes, redline: bytes) -> list[str]:
    """Return the parts of a package that a redline has otherwise than the document, beside the text itself."""
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(io.BytesIO(redline)) as new:
        if old.namelist() != new.namelist():
            return sorted(set(old.namelist()) ^ set(new.namelist())) or ["order of parts"]
        return [name for name in old.namelist() if name != "word/document.xml" and old.read(name) != new.read(name)]
