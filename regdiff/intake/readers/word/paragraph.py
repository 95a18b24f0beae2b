"""One paragraph of a Word file → its pieces, each with the reason why it is not in the text, if it is not."""

from __future__ import annotations

import re
from typing import Any

from regdiff.intake.readers.word.asides import REFERENCES, Asides
from regdiff.intake.readers.word.fields import (
    in_contents,
    is_contents_field,
    is_entry,
    leads_to_heading,
    of_control,
    of_form,
)
from regdiff.intake.readers.word.ledger import Ledger
from regdiff.intake.readers.word.linear import built, held, script, settled
from regdiff.intake.readers.word.markup import FIELD, OBJECTS, PARAGRAPH, PROPERTIES, RUN, RUNS, TEXTS, W, child, is_on
from regdiff.intake.readers.word.styles import Styles
from regdiff.model.left_out import Reason
from regdiff.named import NamedTuple

_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}br": "\n"}
_SIGNS_RUN = re.compile("[\t\n]+")
_GLOSS = f"{W}rt"
_CODE, _SIMPLE = f"{W}instrText", f"{W}fldSimple"
_CLOSED = frozenset((*PROPERTIES, FIELD, _CODE))
"""What is not looked into for text."""
_ASIDE = REFERENCES | OBJECTS
_SHOWN = (None, Reason.CONTENTS)


class _Piece(NamedTuple):
    text: str
    reason: Reason | None
    at: Any = None
    """The element that says it; None for what Word shows and no element holds."""


class _Field:
    """A field that is open."""

    def __init__(self, begin: Any) -> None:
        self.begin = begin
        self.code = ""
        self.in_code = True
        self.told = False
        """Its result says something."""


class _Fields:
    """The fields that are open at a place in a paragraph."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def _meet(self, mark: Any) -> list[_Piece]:
        """Note the mark of a field; return what Word shows of one that ends without a result."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_Field(mark))
        elif self._open and kind == "separate":
            self._open[-1].in_code = False
        elif self._open and kind == "end":
            field = self._open.pop()
            if not field.told and (chosen := of_form(field.begin)):
                return [_Piece(chosen, Reason.HIDDEN if self.in_code else None)]
            return _shown_by(field.code) if field.in_code else []
        return []

    def tell(self, text: str) -> None:
        """Note a text, which may be the result of a field; blanks are what was left of one that was emptied."""
        for field in self._open if text else ():
            field.told = field.told or not field.in_code

    def shown(self, element: Any) -> list[_Piece]:
        """Note a mark or a part of the code of a field; return what Word shows by its code where it has no result."""
        if element.tag == _SIMPLE:
            if any(True for _ in element.iter(*TEXTS)):
                return []
            chosen = of_form(element)
            return [_Piece(chosen, None)] if chosen else _shown_by(element.get(f"{W}instr") or "")
        if element.tag == FIELD:
            return self._meet(element)
        if self._open:
            self._open[-1].code += element.text or ""
        return []

    @property
    def in_code(self) -> bool:
        return any(field.in_code for field in self._open)


_DRAWS = re.compile(r"\s*(?:EQ|SYMBOL|AUTONUM(?:LGL|OUT)?|LISTNUM|INCLUDE(?:TEXT|PICTURE)|QUOTE|BARCODE)\b", re.IGNORECASE)
"""Fields that Word shows by their code, without a result in the file (ECMA-376, part 1, 17.16.5)."""
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s?(.*)", re.IGNORECASE | re.DOTALL)


def _shown_by(code: str) -> list[_Piece]:
    """What a field shows that has no result: the words of a button; what only Word can draw is named."""
    if button := _BUTTON.match(code):
        return [_Piece(button[1], None)]
    return [_Piece(code.strip(), Reason.EMBEDDED)] if _DRAWS.match(code) else []


class Paragraphs:
    """Reads paragraphs, and writes down what is not in the text."""

    def __init__(self, styles: Styles, asides: Asides, ledger: Ledger, dropped: frozenset[str], *, bookmarks: bool) -> None:
        """Prepare to read.

        Args:
            styles: those of the document.
            asides: takes what stands beside the text.
            ledger: takes what is left out.
            dropped: the tags of tracked changes that are not taken.
            bookmarks: the document has bookmarks of a table of contents.
        """
        self._styles, self._asides, self._ledger, self._dropped = styles, asides, ledger, dropped
        self._bookmarks = bookmarks
        self.said: list[tuple[str, Any]] = []
        """What the text of the last paragraph is made of: each piece, and the element that says it, if one does."""

    def text(self, paragraph: Any, *, contents: bool) -> str:
        """Return the text of a paragraph, with tabs, line ends, and marks (`linear`) where Word builds over several heights.

        `contents` says that it stands in a table of contents.
        """
        props = child(paragraph, "pPr")
        pieces = self._pieces(paragraph, props)
        self.said = []
        if not pieces:
            return ""
        shown = [piece for piece in pieces if piece.reason in _SHOWN and piece.text.strip()]
        entry = is_entry("".join(piece.text for piece in shown))
        marked = contents or self._styles.is_contents(props) or (self._bookmarks and leads_to_heading(paragraph))
        whole = entry and (marked or all(piece.reason is Reason.CONTENTS for piece in shown))
        out: list[str] = []
        left: list[_Piece] = []
        for piece in pieces:
            reason = piece.reason
            if reason in _SHOWN:
                reason = Reason.CONTENTS if whole or (reason and entry) else None
            if reason is None:
                out.append(piece.text)
                self.said.append((piece.text, piece.at))
            if left and left[-1].reason is reason:
                left[-1] = _Piece(left[-1].text + piece.text, reason)
            else:
                left.append(_Piece(piece.text, reason))
        for piece in left:
            if piece.reason is not None:
                self._ledger.leave(held(_SIGNS_RUN.sub(" ", piece.text)), piece.reason, law=piece.reason is Reason.EMBEDDED)
        return settled("".join(out))

    def shows(self, element: Any) -> bool:
        """Say whether any run of an element is shown: a row with a hidden mark is hidden only as a whole (17.4.20)."""
        for run in element.iter(RUN):
            paragraph = next(run.iterancestors(PARAGRAPH), None)
            if not self._styles.is_hidden(child(paragraph, "pPr"), child(run, "rPr")):
                return True
        return False

    def _pieces(self, paragraph: Any, props: Any) -> list[_Piece]:
        out: list[_Piece] = []
        fields = _Fields()
        stack: list[tuple[Any, Reason | None]] = [(each, None) for each in self._ledger.inside(paragraph)]
        while stack:
            element, reason = stack.pop()
            if isinstance(element, str):
                out.append(_Piece(element, reason))
                continue
            tag = element.tag
            if tag in (FIELD, _CODE, _SIMPLE):
                out += fields.shown(element)
            if tag in TEXTS:
                said = self._ledger.take(element)
                fields.tell(said)
                out.append(_Piece(said, reason or self._reason(element, fields), element))
            elif tag in _SIGNS:
                if not fields.in_code:
                    out.append(_Piece(_sign(element), reason, element))
            elif tag in _ASIDE:
                (self._asides.note if tag in REFERENCES else self._asides.object)(element)
            elif tag not in _CLOSED:
                within = self._within(element, reason, props)
                stack += [(each, within) for each in self._inside(element, props)]
        return out

    def _inside(self, element: Any, props: Any) -> list[Any]:
        """Return what an element is made of, last first: its children, and text that Word shows between them."""
        parts = built(element)
        if parts is not None:
            return parts[::-1]
        children = self._ledger.inside(element)
        if chosen := of_control(element):
            return [*children, chosen]
        if element.tag == RUN and (align := self._styles.align(props, child(element, "rPr"))):
            opening, closing = script(align, "".join(each.text or "" for each in element.iter(f"{W}t")))
            return [closing, *children, opening] if opening else children
        return children

    def _reason(self, text: Any, fields: _Fields) -> Reason | None:
        if fields.in_code:
            return Reason.HIDDEN
        return Reason.CONTENTS if in_contents(text) else None

    def _within(self, element: Any, reason: Reason | None, props: Any) -> Reason | None:
        """Return why what stands inside an element is left out; the outermost reason stays."""
        tag = element.tag
        if reason is not None and reason is not Reason.CONTENTS:
            return reason
        if tag in self._dropped:
            return Reason.TRACKED
        if tag == _GLOSS:
            return Reason.FOOTNOTE
        if tag in RUNS:
            if self._styles.is_hidden(props, child(element, "rPr")):
                return Reason.HIDDEN
            mark = next((each for each in element if each.tag in REFERENCES), None)
            if mark is not None and mark.get(f"{W}customMarkFollows") not in (None, "0", "false", "off"):
                return Reason.FOOTNOTE
        elif is_contents_field(element):
            return Reason.CONTENTS
        return reason


def _sign(element: Any) -> str:
    return "" if element.get(f"{W}type") in ("page", "column") else _SIGNS[element.tag]


def mark_is_hidden(props: Any) -> bool:
    """Say whether the mark of a paragraph is hidden, so that Word shows the next one on the same line."""
    mark = child(props, "rPr")
    return mark is not None and any(is_on(child(mark, name)) for name in ("vanish", "specVanish"))


def is_drop_cap(props: Any) -> bool:
    """Say whether a paragraph is the large initial of the next one, which Word keeps in a frame of its own (17.3.1.11)."""
    frame = child(props, "framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
