"""Elements of tracked changes, as WordprocessingML wants them (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from regdiff.intake.readers.word.markup import W, child, value_of
from regdiff.named import NamedTuple

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange"
)
_RANKS = {f"{W}{name}": rank for rank, name in enumerate(_ORDER.split())}
"""Order of the properties of a paragraph (17.3.1.26)."""
_LEVELS = frozenset("012345678")
"""What a list may have of them (ECMA-376 17.9.3)."""
_OWN = frozenset(f"{W}{name}" for name in ("rPr", "sectPr", "pPrChange"))
"""Properties that are no part of what a tracked change of properties holds."""
_UNDATED = "2000-01-01T00:00:00Z"
"""The schema wants a moment for the name of a move, which no program shows."""


class By(NamedTuple):
    """Who is to be named as the one who made the changes."""

    author: str = "regdiff"
    date: str = ""
    """A moment as XML writes it, 2025-11-28T00:00:00Z; empty for none."""


class Markup:
    """Makes elements for one document, with numbers of their own."""

    def __init__(self, root: Any, by: By) -> None:
        self._root, self._by = root, by
        ids = [each.get(f"{W}id") or "" for each in root.iter() if isinstance(each.tag, str) and each.tag.startswith(W)]
        self._last = max((int(each) for each in ids if re.fullmatch("[0-9]{1,9}", each)), default=0)

    def make(self, name: str, inside: Iterable[Any] = (), /, **attributes: str) -> Any:
        """Return an element of Word's namespace."""
        element = self._root.makeelement(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
        element.extend(list(inside))
        return element

    def change(self, name: str, inside: Iterable[Any] = ()) -> Any:
        """Return a tracked change: ins, del, moveFrom, moveTo, pPrChange."""
        dated = {"date": self._by.date} if self._by.date else {}
        return self.make(name, inside, id=self._next(), author=self._by.author, **dated)

    def move(self, name: str, number: int) -> tuple[Any, Any]:
        """Return what stands before and behind one end of a move; `name` is moveFrom or moveTo."""
        place = self._next()
        date = self._by.date or _UNDATED
        start = self.make(f"{name}RangeStart", id=place, author=self._by.author, date=date, name=f"move{number}")
        return start, self.make(f"{name}RangeEnd", id=place)

    def deleted(self, text: str, props: Any, *, move: int = 0) -> list[Any]:
        """Return deleted text as elements of a paragraph; `props` are those of its run."""
        said = self.make("t" if move else "delText")  # what moved away is no deleted text (17.13.5.22)
        said.text = text
        said.set(_SPACE, "preserve")
        return self._gone(said, props, move)

    def broken(self, props: Any) -> list[Any]:
        """Return a deleted break of a line."""
        return self._gone(self.make("br"), props, 0)

    def _gone(self, inside: Any, props: Any, move: int) -> list[Any]:
        run = self.make("r", [] if props is None else [_clean(props)])
        run.append(inside)
        if not move:
            return [self.change("del", [run])]
        start, end = self.move("moveFrom", move)
        return [start, self.change("moveFrom", [run]), end]

    def paragraph(self, props: Any, inside: Iterable[Any] = ()) -> Any:
        """Return a new paragraph with properties like `props`, but for what ends a section."""
        made = self.make("p")
        if props is not None:
            made.append(plain(props))
        made.extend(list(inside))
        return made

    def mark(self, paragraph: Any, name: str) -> None:
        """Say of the end of a paragraph what became of it: ins, del, moveFrom or moveTo."""
        props = self._props(paragraph)
        run = child(props, "rPr")
        if run is None:
            run = self.make("rPr")
            add_in_order(props, run)
        run.insert(0, self.change(name))

    def was(self, paragraph: Any, before: Any) -> None:
        """Say what properties a paragraph had before."""
        inside = self.make("pPr") if before is None else plain(before)
        for each in [each for each in inside if each.tag in _OWN]:
            inside.remove(each)
        add_in_order(self._props(paragraph), self.change("pPrChange", [inside]))

    def _props(self, paragraph: Any) -> Any:
        props = child(paragraph, "pPr")
        if props is None:
            props = self.make("pPr")
            paragraph.insert(0, props)
        return props

    def unnumbered(self, props: Any) -> Any:
        """Return properties of a paragraph that take it out of its list."""
        out = self.make("pPr") if props is None else deepcopy(props)
        numbered = child(out, "numPr")
        if numbered is not None:
            out.remove(numbered)
        add_in_order(out, self.make("numPr", [self.make("ilvl", val="0"), self.make("numId", val="0")]))
        return out

    def _next(self) -> str:
        self._last += 1
        return str(self._last)


def add_in_order(props: Any, element: Any) -> None:
    """Put a property into those of a paragraph, where the schema wants it."""
    rank = _RANKS[element.tag]
    at = next((n for n, each in enumerate(props) if _RANKS.get(each.tag, rank) > rank), len(props))
    props.insert(at, element)


def list_level(props: Any) -> int:
    """Return the level of the list that a paragraph's properties put it on, from 0; 0 for none."""
    level = value_of(props, "numPr", "ilvl")
    return int(level) if level in _LEVELS else 0


def plain(props: Any) -> Any:
    """Return a copy of a paragraph's properties without the end of a section, a frame, and changes of their own."""
    out = deepcopy(props)
    for each in list(out):
        if each.tag in (f"{W}sectPr", f"{W}pPrChange", f"{W}framePr"):
            out.remove(each)
    if (run := child(out, "rPr")) is not None:
        out.replace(run, _clean(run))
    return out


def same(one: Any, other: Any) -> bool:
    """Say whether two paragraphs' properties are the same, but for those of the mark and of the section."""
    return one is other or _told(one) == _told(other)


def _told(props: Any) -> list[Any]:
    return [] if props is None else [_tree(each) for each in props if each.tag not in _OWN]


def _tree(element: Any) -> Any:
    return (element.tag, sorted(element.attrib.items()), [_tree(each) for each in element])


def _clean(props: Any) -> Any:
    """Return a copy of a run's properties without changes of their own."""
    out = deepcopy(props)
    for each in list(out):
        if each.tag in (f"{W}rPrChange", f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
            out.remove(each)
    return out


def mark_props(paragraph_props: Any) -> Any:
    """Return the properties of the mark of a paragraph; None for none."""
    return child(paragraph_props, "rPr")
