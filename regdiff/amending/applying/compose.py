"""Nodes, edits and numbers → the units of the new text with the cause of every run, and the revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regdiff.amending.address import Place
from regdiff.amending.amended import Cause, Line, Run, Source, Traced
from regdiff.amending.applying.base import Base
from regdiff.amending.applying.edit import Edit, spell
from regdiff.amending.applying.job import Job
from regdiff.amending.applying.node import Node
from regdiff.amending.applying.words import Edits
from regdiff.model.lines import Block, Kind
from regdiff.model.numbers import Level, Number, format_number
from regdiff.named import NamedTuple


class Spelled(NamedTuple):
    """A unit of the new text, and its node."""

    unit: Traced
    node: Node


@dataclass(eq=False)
class Composer:
    """Spells nodes as lines."""

    base: Base
    edits: Edits

    def text(self, headings: list[Node], articles: list[Node]) -> list[Spelled]:
        """Return the units of the new text in its order: title, note, preamble, headings and articles, annexes."""
        order = [node for node in (self.base.title, self.base.note, self.base.preamble) if _stays(node)]
        places = {node: at for at, node in enumerate(headings)}
        done = 0
        for article in articles:
            upto = places[article.heading] + 1 if article.heading else 0
            order += [*headings[done:upto], article]
            done = max(done, upto)
        order += [*headings[done:], *self._annexes()]
        return [Spelled(self.article(n) if n.place is Place.ARTICLE else self.block(n), n) for n in order]

    def _annexes(self) -> list[Node]:
        out = [node for node in self.base.annexes if _stays(node)]
        for number, node in self.base.new_annexes:
            out.insert(number - 1 if number else len(out), node)
        return out

    def article(self, node: Node) -> Traced:
        """Return an article as it stands in the new text."""
        lines = tuple(line for child in node.made for line in self._lines(child))
        printed = node.printed if node.final == node.number else _like(node.final, self.base, Level.ARTICLE)
        return Traced(Place.ARTICLE, printed, _cleaned(lines) or (Line(()),), _steps(node, lines), _bases(node))

    def block(self, node: Node) -> Traced:
        """Return a title, note, preamble, heading or annex as it stands in the new text."""
        if node.wording:
            lines = tuple(_given(text, node.wording.job, node.edits) for text in node.wording.lines)
        else:
            lines = tuple(line for child in node.children if not child.gone for line in self._lines(child))
        printed = node.printed
        if node.place is Place.DIVISION and node.final and node.final != node.number:
            printed = _like(node.final, self.base, node.level)
        bases = (node.unit,) if node.unit >= 0 else ()
        return Traced(node.place, printed, _cleaned(lines), _steps(node, lines), bases)

    def _lines(self, node: Node) -> Iterator[Line]:
        """Yield the lines of a paragraph, item or subitem, with those of its parts."""
        for line in node.lead if not node.wording else ():
            yield self._base(line.unit, line.line, line.text, [])
        if node.wording and node.place is not Place.ARTICLE:
            yield from (_given(text, node.wording.job, []) for text in node.wording.lines)
            return
        if given := node.wording or node.opening:
            yield _given(given.lines[0], given.job, node.edits)
        elif node.line:
            yield self._base(node.line.unit, node.line.line, node.line.text, node.edits)
        for child in node.made:
            yield from self._lines(child)

    def _base(self, unit: int, line: int, text: str, further: list[Edit]) -> Line:
        edits = self.edits.get((unit, line), [])
        own = [edit for edit in further if not any(e.start < edit.end and edit.start < e.end for e in edits)]
        return spell(text, [*edits, *own], Run("", Cause.BASE, source=Source(unit, line, 0)))


def _given(text: str, job: Job, edits: list[Edit]) -> Line:
    return spell(text, edits, Run("", Cause.ORDER, job.index))


def _cleaned(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out lines of which an operation left nothing, and blanks that it left at the end of one."""
    return tuple(_stripped(line) for at, line in enumerate(lines) if line.text.strip(" \u3000") or not line.runs or at == 0)


def _stripped(line: Line) -> Line:
    runs = list(line.runs)
    while runs and runs[-1].text != (bare := runs[-1].text.rstrip(" \u3000\xa0")):
        runs[-1] = runs[-1]._replace(text=bare)
        if bare:
            break
        runs.pop()
    return Line(tuple(runs))


def _stays(node: Node) -> bool:
    return not node.gone and bool(node.children or node.wording)


def _steps(node: Node, lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the operations that touched a unit: those that its runs show, and those that gave it its number."""
    found = {run.step for line in lines for run in line.runs if run.step >= 0}
    found |= {job.index for job in node.jobs} | ({node.pin.job.index} if node.pin else set())
    found |= {node.wording.job.index} if node.wording else set()
    for child in node.children:
        found |= {job.index for job in (child.gone, child.moved) if job}
    for part in (*node.made, *(item for child in node.made for item in child.made)):
        found |= {part.pin.job.index} if part.pin else set()
        found |= {item.gone.index for item in part.children if item.gone}
    return tuple(sorted(found))


def _bases(node: Node) -> tuple[int, ...]:
    own = [node.unit] if node.unit >= 0 else []
    for each in node.origins:
        top = each
        while top.parent is not None:
            top = top.parent
        if top.leaves and top.unit >= 0:
            own.append(top.unit)
    return tuple(dict.fromkeys(own))


def _like(value: tuple[int, ...], base: Base, level: Level) -> str:
    """Return a number as the base prints numbers: 第十二条, 第12条 or 第十二條."""
    nodes = base.articles if level is Level.ARTICLE else base.headings
    sample = next((node.printed for node in nodes if node.level is level and node.printed), "")
    printed = format_number(value, level)
    if any(char.isascii() and char.isdigit() for char in sample):
        printed = f"第{value[0]}{level.sign}" + printed.partition(level.sign)[2]
    for simple, other in (("条", "條"), ("节", "節"), ("编", "編")):
        printed = printed.replace(simple, other) if other in sample else printed
    return printed


def blocks(spelled: Sequence[Spelled]) -> Iterator[Block]:
    """Yield the blocks of the new text's body."""
    for unit, node in spelled:
        lines = tuple(line.text for line in unit.lines)
        if unit.place is Place.ARTICLE:
            yield Block(Kind.ARTICLE, Number(node.final, Level.ARTICLE, unit.number), lines, 0)
        elif unit.place is Place.DIVISION:
            yield Block(Kind.HEADING, Number(node.final, node.level, unit.number), lines or ("",), 0)
        elif unit.place is Place.PREAMBLE:
            yield Block(Kind.TEXT, None, lines, 0)
        elif unit.place is Place.ANNEX:
            yield Block(Kind.ANNEX, None, lines, 0)
