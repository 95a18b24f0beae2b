"""A Word document with the tracked changes accepted that it has of its own.

Else rejecting all changes of a redline would undo those, too, and give neither text. What is read of the document is the
same before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regdiff.intake.readers.word.markup import CELL, PARAGRAPH, ROW, TABLE, W, child, tags
from regdiff.intake.readers.word.package import Package, repack

_PARTS = frozenset(("header", "footer", "footnotes", "endnotes", "comments"))
_GONE = tags("del moveFrom")
_COME = tags("ins moveTo")
_NOTES = tags(
    "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange numberingChange "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd cellIns cellMerge "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)
"""What only says that something changed, or how it looked before."""
_ALL = _GONE | _COME | _NOTES | tags("cellDel")


def accepted(data: bytes, name: str) -> bytes:
    """Return a document with all tracked changes accepted; the same bytes where it has none.

    Args:
        data: the file.
        name: what to call it in errors.

    Raises:
        SourceError: it is damaged, hostile, too large or no Word file.
    """
    package = Package(data, name)
    part, root = package.main()
    roots = {part: root}
    for relation in package.relations(part).values():
        if relation.kind in _PARTS and not relation.external:
            found = package.root(relation.target)
            roots |= {} if found is None else {relation.target: found}
    changed = {each: found for each, found in roots.items() if any(True for _ in found.iter(*_ALL))}
    for found in changed.values():
        _accept(found)
    return repack(data, {each: package.written(each, found) for each, found in changed.items()}) if changed else data


def _accept(root: Any) -> None:
    for cell in [each.getparent().getparent() for each in root.iter(f"{W}cellDel")]:
        if cell.tag == CELL:
            cell.getparent().remove(cell)
    rows = [row for row in root.iter(ROW) if any(each.tag in _GONE for each in _inside(child(row, "trPr")))]
    for row in rows:
        table = next(row.iterancestors(TABLE), None)
        row.getparent().remove(row)
        if table is not None and next(table.iter(ROW), None) is None:
            table.getparent().remove(table)
    joined = [each for each in root.iter(PARAGRAPH) if any(one.tag in _GONE for one in _inside(child(each, "pPr", "rPr")))]
    for each in list(root.iter(*_GONE)):
        if each.getparent() is not None and each.getparent().tag != f"{W}rPr":
            _remove(each)
    for paragraph in joined:
        _join(paragraph)
    for each in list(root.iter(*_COME)):
        _unwrap(each)
    for each in list(root.iter(*_NOTES, *_GONE)):
        _remove(each)


def _inside(element: Any) -> Iterator[Any]:
    return iter(() if element is None else element)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    for each in list(element):
        element.addprevious(each)
    _remove(element)


def _join(paragraph: Any) -> None:
    """Let a paragraph without its end run into the next one; the first that says something rules, as it is read."""
    following = paragraph.getnext()
    while following is not None and following.tag not in (PARAGRAPH, TABLE, f"{W}sdt", f"{W}sectPr"):
        following = following.getnext()
    props = child(paragraph, "pPr")
    inside = [each for each in paragraph if each is not props]
    if following is None or following.tag != PARAGRAPH:
        if not inside and _is_spare(paragraph):
            _remove(paragraph)
        return
    other = child(following, "pPr")
    if _says(inside):
        if other is not None:
            following.remove(other)
        if props is not None:
            _take_mark(props, other)
            following.insert(0, props)
    at = 0 if child(following, "pPr") is None else 1
    for each in reversed(inside):
        following.insert(at, each)
    _remove(paragraph)


def _says(elements: list[Any]) -> bool:
    return any((text.text or "") for each in elements for text in each.iter(f"{W}t"))


def _take_mark(props: Any, other: Any) -> None:
    """Let the end of a paragraph be that of another one: whether it was deleted or ends a section."""
    for name in ("rPr", "sectPr"):
        own, new = child(props, name), child(other, name)
        if own is not None:
            props.remove(own)
        if new is not None:
            place = child(props, "sectPr") if name == "rPr" else None
            change = child(props, "pPrChange")
            before = place if place is not None else change
            if before is None:
                props.append(new)
            else:
                before.addprevious(new)


def _is_spare(paragraph: Any) -> bool:
    """Say whether a cell, or what else holds a paragraph, has another one."""
    return sum(each.tag in (PARAGRAPH, TABLE) for each in paragraph.getparent()) > 1
