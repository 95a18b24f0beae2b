"""What stands beside the text of a Word file: text boxes, pictures, charts, objects, notes, comments, running heads.

None of it becomes a line; all of it goes onto the list of what was left out, at the paragraph where it is anchored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from regdiff.intake.readers.word.ledger import Ledger
from regdiff.intake.readers.word.linear import built, held, settled, shown
from regdiff.intake.readers.word.markup import (
    INK,
    OBJECTS,
    PARAGRAPH,
    PROPERTIES,
    TEXTS,
    A,
    R,
    W,
    child,
    refers,
    tags,
)
from regdiff.intake.readers.word.package import Package, Relation
from regdiff.model.left_out import Reason
from regdiff.model.text import BLANK, strip_blank

Mark = Callable[[Any, str], str]
"""Gives the text of a paragraph, from its properties, the number that Word computes for it."""
Embedded = Callable[[bytes], str | None]
"""Reads the text of an embedded document; None where it cannot be read."""

_V, _O = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", f"{_V}imagedata", *INK)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NEW_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_LABELS = (f"{A}t", f"{_CHART}v", f"{_NEW_CHART}v", f"{_NEW_CHART}pt")
_CHARTS = dict.fromkeys((f"{_CHART}chart", f"{_NEW_CHART}chart"), f"{R}id")
_DRAWN = _CHARTS | {"{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": f"{R}dm"}
_WORDS = f"{_V}textpath"
"""Text drawn along a line, such as a watermark; it is an attribute."""
_BOX = f"{W}txbxContent"
_NOTES = {
    f"{W}footnoteReference": ("footnotes", f"{W}footnote", Reason.FOOTNOTE),
    f"{W}endnoteReference": ("endnotes", f"{W}endnote", Reason.FOOTNOTE),
    f"{W}commentReference": ("comments", f"{W}comment", Reason.COMMENT),
}
REFERENCES = frozenset(_NOTES)
_EMBEDDED = tags("objectEmbed objectLink") | {f"{_O}OLEObject"}
_CONTROL = f"{W}control"
_ACTIVE = "{http://schemas.microsoft.com/office/2006/activeX}"
_SAID = ("Caption", "Value", "Text")
"""Properties of a control that it shows."""
_LABELLED = frozenset(("chart", "chartEx", "diagramData"))
_STATED = frozenset(("oleObject", "package", "aFChunk", "subDocument"))
"""Kinds of part that hold text or objects; where nothing refers to one, it is named all the same."""


class Asides:
    """Writes down what stands beside the text of one part."""

    def __init__(self, package: Package, part: str, ledger: Ledger, embedded: Embedded, mark: Mark) -> None:
        self._package, self._ledger, self._embedded = package, ledger, embedded
        self._part, self._mark = part, mark
        self.lines: dict[str, tuple[str, str]] = {}
        """Of paragraphs as they were left out: what a line of them says, and what stands in the file, where that differs."""
        self.numbered = 0
        """Paragraphs with a number that Word computes."""
        self.relations = package.relations(part)
        self._used: set[str] = set()
        self._running = False
        self._notes = {kind: self._note_parts(kind, tag) for kind, tag, _ in _NOTES.values()}

    def note(self, reference: Any) -> None:
        """Write down the note or comment that a reference points to."""
        kind, _, reason = _NOTES[reference.tag]
        part, notes = self._notes[kind]
        note = notes.pop(reference.get(f"{W}id"), None)
        if note is not None:
            self._within(part, note, reason)

    def object(self, element: Any) -> None:
        """Write down what a drawing, picture or embedded object says, or that it is there."""
        in_object = element.tag == f"{W}object"
        named = False
        stack = [element]
        while stack:
            each = stack.pop()
            if self._name(each, in_object=in_object):
                named = True
            else:
                stack += self._ledger.inside(each)
        if not named and (in_object or (refers(element) and not self._running)):
            self._leave("", Reason.EMBEDDED if in_object else Reason.PICTURE, empty=True)

    def _name(self, element: Any, *, in_object: bool) -> bool:
        """Write down a part of an object; return False for one that is to be looked into."""
        tag = element.tag
        if tag == _BOX or tag in TEXTS:
            for text in self._paragraphs(element):
                self._leave(text, Reason.TEXT_BOX)
        elif tag == _WORDS:
            self._leave(element.get("string") or "", Reason.TEXT_BOX)
        elif tag in _PICTURES:
            if in_object:  # it is how that looks
                return False
            if not self._running:  # there it is a sign
                self._leave(_description(element), Reason.PICTURE, empty=True)
        elif tag in _EMBEDDED:
            self.embed(element.get(f"{R}id") or "")
        elif tag == _CONTROL:
            self._control(element.get(f"{R}id") or "")
        elif tag in _DRAWN:
            self._drawn(element.get(_DRAWN[tag]) or "")
        else:
            return False
        return True

    def _control(self, key: str) -> None:
        """Write down a control of a form (ActiveX), with what it shows where the file says it."""
        relation = self.use(key)
        data = None if relation is None or relation.external else self._package.part(relation.target)
        root = self._package.root(relation.target) if relation is not None and data is not None and _is_xml(data) else None
        said = (
            []
            if root is None
            else [each.get(f"{_ACTIVE}value") or "" for each in root.iter() if each.get(f"{_ACTIVE}name") in _SAID]
        )
        self._leave(BLANK.join(each for each in said if each.strip()), Reason.EMBEDDED, empty=True)

    def embed(self, key: str) -> None:
        """Write down an embedded document, with its text where that can be read."""
        if key and key in self._used:
            return
        relation = self.use(key)
        data = None if relation is None or relation.external else self._package.part(relation.target)
        known = data is not None and relation is not None and (relation.kind == "aFChunk" or data.startswith(b"PK"))
        text = self._embedded(data) if data is not None and known else None
        self._leave(text or "", Reason.EMBEDDED, law=text is None, empty=text is None)

    def use(self, key: str) -> Relation | None:
        """Return what `key` points to, and note that it was read."""
        self._used.add(key)
        return self.relations.get(key)

    def rest(self) -> None:
        """Write down what nothing in the text refers to: running heads, and notes and objects without a place."""
        self._ledger.line = 0
        for kind, _, reason in _NOTES.values():
            part, notes = self._notes[kind]
            for note in notes.values():
                self._within(part, note, reason)
        for key, relation in self.relations.items():
            if relation.external:
                continue
            if relation.kind in ("header", "footer"):
                root = self._package.root(relation.target)
                if root is not None:
                    self._running = True
                    self._within(relation.target, root, Reason.RUNNING)
                    self._running = False
            elif relation.kind == "glossaryDocument":
                root = self._package.root(relation.target)  # texts to choose from while writing, such as “click here”
                self._ledger.leave("" if root is None else self._ledger.words(root), Reason.MARKUP)
            elif relation.kind in _LABELLED:
                self._drawn(key)
            elif relation.kind in _STATED:
                self.embed(key)

    def _within(self, part: str, element: Any, reason: Reason) -> None:
        """Write down an element of another part, which has relationships of its own."""
        relations, used = self.relations, self._used
        self.relations, self._used = self._package.relations(part), set()
        self._leave(BLANK.join(self._paragraphs(element)), reason)
        self.relations, self._used = relations, used

    def _paragraphs(self, element: Any) -> Iterator[str]:
        """Yield what each paragraph of a text box or note says; what stands beside that text is written down by itself."""
        out: list[str] = []
        props: Any = None
        stack = [element]
        while stack:
            each = stack.pop()
            if isinstance(each, str):
                out.append(each)
            elif each.tag in TEXTS:
                out.append(self._ledger.take(each))
            elif each.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                out.append(" ")
            elif each.tag in OBJECTS:
                self.object(each)
            elif each.tag not in PROPERTIES:
                if each.tag == PARAGRAPH:
                    yield from self._marked(props, out)
                    out, props = [], child(each, "pPr")
                parts = built(each)
                stack += self._ledger.inside(each) if parts is None else parts[::-1]
        yield from self._marked(props, out)

    def _marked(self, props: Any, said: list[str]) -> Iterator[str]:
        """Yield the letters of a paragraph, if it has any, with its number."""
        text = strip_blank(settled("".join(said)))
        line, stands = shown(text), held(text)
        marked = self._mark(props, line) if props is not None else line
        self.numbered += marked != line
        left = marked.removesuffix(line) + stands
        if marked != stands:
            self.lines[left] = (marked, stands)
        if left:
            yield left

    def _drawn(self, key: str) -> None:
        """Write down the words of a chart or diagram."""
        if key and key in self._used:
            return
        relation = self.use(key)
        root = None if relation is None or relation.external else self._package.root(relation.target)
        said = [] if root is None else [each.text or "" for each in root.iter(*_LABELS)]
        self._leave(BLANK.join(each for each in said if each.strip()), Reason.EMBEDDED, empty=True)

    def _leave(self, text: str, reason: Reason, *, law: bool = False, empty: bool = False) -> None:
        self._ledger.leave(text, Reason.RUNNING if self._running else reason, law=law, empty=empty)

    def _note_parts(self, kind: str, tag: str) -> tuple[str, dict[str | None, Any]]:
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external:
                root = self._package.root(relation.target)
                return relation.target, {} if root is None else {
                    _key(note, at): note for at, note in enumerate(root.iter(tag))
                }
        return "", {}


def _key(note: Any, at: int) -> str:
    """Return the id of a note; one of its own for a separator, which nothing refers to."""
    usual = note.get(f"{W}type") in (None, "normal")
    return note.get(f"{W}id") or f" {at}" if usual else f" {at}"


def _is_xml(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _description(picture: Any) -> str:
    """Return what a picture says of itself to those who cannot see it."""
    for each in (picture.find("{*}nvPicPr/{*}cNvPr"), *picture.iterancestors("{*}inline", "{*}anchor", f"{_V}shape")):
        if each is not None:
            described = each if each.get("alt") or each.get("descr") else each.find("{*}docPr")
            if described is not None and (said := described.get("descr") or described.get("alt")):
                return str(said)
    return ""
