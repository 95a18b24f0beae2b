"""A paragraph of a document is parted where a redline begins or ends something, and what is inserted is wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from typing import Any

from regdiff.intake.readers.word.markup import FIELD, PARAGRAPH, RUN, M, W, child
from regdiff.named import NamedTuple
from regdiff.redline.markup import Markup
from regdiff.redline.piece import COME, KEPT
from regdiff.redline.plan import Work
from regdiff.redline.sheet import Atom, Paragraph

_CODE = f"{W}instrText"
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def part(paragraph: Paragraph, at: int) -> None:
    """Let a run begin with the atom `at`; nothing is done where none can: at an end, in a formula, under a gloss."""
    if not 0 < at < len(paragraph.atoms):
        return
    element, offset = paragraph.atoms[at].element, paragraph.atoms[at].offset
    if element is None or paragraph.solid(at) is not None:
        return
    if offset:
        element = _cut_text(paragraph, at, element, offset)
    run = element.getparent()
    if run.tag == RUN and any(each.tag != f"{W}rPr" for each in element.itersiblings(preceding=True)):
        rest = run.makeelement(RUN, dict(run.attrib))
        if (props := child(run, "rPr")) is not None:
            rest.append(deepcopy(props))
        rest.extend([element, *element.itersiblings()])
        run.addnext(rest)


def _cut_text(paragraph: Paragraph, at: int, element: Any, offset: int) -> Any:
    """Cut the text of an element in two, and return the second one."""
    rest = element.makeelement(element.tag, dict(element.attrib))
    element.text, rest.text = element.text[:offset], element.text[offset:]
    for each in (element, rest):
        each.set(_SPACE, "preserve")
    element.addnext(rest)
    for place in range(at, len(paragraph.atoms)):
        atom = paragraph.atoms[place]
        if atom.element is not element:
            break
        paragraph.atoms[place] = Atom(atom.char, rest, atom.offset - offset)
    return rest


def run_of(paragraph: Paragraph, at: int) -> Any:
    """Return what holds an atom and is wrapped as a whole: its run or formula; None where nothing in the file says it."""
    if not 0 <= at < len(paragraph.atoms) or paragraph.atoms[at].element is None:
        return None
    solid = paragraph.solid(at)
    return paragraph.atoms[at].element.getparent() if solid is None else solid


class Slot:
    """A place between two atoms, into which elements are put one behind the other."""

    def __init__(self, paragraph: Paragraph, at: int) -> None:
        """Find the place before the atom `at`: behind the one before where there is one, rather outside of a link."""
        self._home, self._next = paragraph.element, None
        before, after = run_of(paragraph, at - 1), run_of(paragraph, at)
        if before is not None:
            around = {paragraph.element} if after is None else set(after.iterancestors())
            while before.getparent() not in around:
                before = before.getparent()
            self._home, self._next = before.getparent(), before.getnext()
        elif after is not None:
            self._home, self._next = after.getparent(), after
        elif at == 0:
            self._next = next((each for each in self._home if each.tag != f"{W}pPr"), None)

    def put(self, element: Any) -> None:
        """Put an element behind those that were put here before."""
        if self._next is None:
            self._home.append(element)
        else:
            self._next.addprevious(element)


class _Unit(NamedTuple):
    """A run or formula."""

    element: Any
    op: str
    """Empty where it holds no atom."""
    move: int


def wrap(paragraph: Paragraph, work: Work, markup: Markup) -> None:
    """Wrap what is inserted."""
    units = list(_with_objects(_with_fields(list(_units(paragraph, work))), whole=work.is_come))
    ends: dict[int, list[Any]] = {}
    for (op, move, _), group in groupby(units, key=lambda each: (each.op, each.move, id(each.element.getparent()))):
        if op == COME:
            for run in _side_by_side([unit.element for unit in group]):
                wrapper = markup.change("moveTo" if move else "ins")
                run[0].addprevious(wrapper)
                wrapper.extend(run)
                ends.setdefault(move, []).append(wrapper)
    for move, wrappers in ends.items():
        if move:
            start, end = markup.move("moveTo", move)
            first, last = wrappers[0], wrappers[-1]
            if first.getparent() is not last.getparent():
                first, last = (_child_with(paragraph, each) for each in (first, last))
            first.addprevious(start)
            last.addnext(end)


def _child_with(paragraph: Paragraph, element: Any) -> Any:
    while element.getparent() is not paragraph.element:
        element = element.getparent()
    return element


def _side_by_side(elements: list[Any]) -> Iterator[list[Any]]:
    run: list[Any] = []
    for element in elements:
        if run and run[-1].getnext() is not element:
            yield run
            run = []
        run.append(element)
    if run:
        yield run


def _units(paragraph: Paragraph, work: Work) -> Iterator[_Unit]:
    """Yield the runs and formulas of a paragraph, but for those that are deleted."""
    ops: dict[Any, tuple[set[str], int]] = {}
    for at in range(len(paragraph.atoms)):
        if (run := run_of(paragraph, at)) is not None:
            said, _ = ops.setdefault(run, (set(), work.moves[at]))
            said.add(work.ops[at])
    stack = list(reversed(paragraph.element))
    while stack:
        element = stack.pop()
        if element.tag == RUN or str(element.tag).startswith(M):
            said, move = ops.get(element, (set(), 0))
            yield _Unit(element, "" if not said else COME if said == {COME} else KEPT, move)
        elif element.tag not in _DELETED and element.tag not in (PARAGRAPH, f"{W}pPr"):
            stack += reversed(element)


def _with_fields(units: list[_Unit]) -> list[_Unit]:
    """Return runs of which those that make a field are inserted where all of its result is, and are kept otherwise."""
    out = list(units)
    opened: list[list[int]] = []
    for at, unit in enumerate(units):
        mark = unit.element.find(FIELD)
        kind = "" if mark is None else mark.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append([])
        for field in opened:
            field.append(at)
        if kind == "end" and opened:
            field = opened.pop()
            said = {units[each].op for each in field} - {""}
            for each in field:
                if said and not units[each].op:
                    out[each] = units[each]._replace(op=COME if said == {COME} else KEPT)
    for at in (each for field in opened for each in field):
        if not units[at].op:
            out[at] = units[at]._replace(op=KEPT)
    return [
        unit._replace(op=KEPT) if not unit.op and unit.element.find(FIELD) is not None and not _is_within(out, at) else unit
        for at, unit in enumerate(out)
    ]


def _is_within(units: list[_Unit], at: int) -> bool:
    """Say whether what stands around a run is inserted on both sides."""
    before = next((unit.op for unit in reversed(units[:at]) if unit.op), "")
    after = next((unit.op for unit in units[at + 1 :] if unit.op), "")
    return before == after == COME


def _with_objects(units: list[_Unit], *, whole: bool) -> Iterator[_Unit]:
    """Yield runs of which those without text, such as pictures and notes, are inserted where their neighbours are."""
    for at, unit in enumerate(units):
        if unit.op:
            yield unit
        else:
            yield unit._replace(op=COME if whole or _is_within(units, at) else KEPT)
