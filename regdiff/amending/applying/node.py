"""The base as a tree that orders can be put on: each article, paragraph, item and subitem with what happens to it.

Identity is what counts: an order finds a node by its old number and changes the node; new numbers are given at the end.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from regdiff.amending.address import Place
from regdiff.amending.applying.edit import Edit
from regdiff.amending.applying.job import Job, Refusal
from regdiff.messages import Message, say
from regdiff.model.numbers import Level, Number, format_number, format_numeral, parse_numeral
from regdiff.model.references import provisions
from regdiff.model.tree import Article, marker
from regdiff.named import NamedTuple


class BaseLine(NamedTuple):
    """One line of the base."""

    unit: int
    """Index of its unit among the base's."""
    line: int
    text: str


class Wording(NamedTuple):
    """New wording, and the operation that gives it."""

    lines: tuple[str, ...]
    job: Job


class Pin(NamedTuple):
    """A number that an operation gives."""

    number: tuple[int, ...]
    job: Job


@dataclass(eq=False, slots=True)
class Node:
    """A unit of the base or a part of one, or a new one: equal only to itself."""

    level: Level
    number: tuple[int, ...] = ()
    """Its old number, counted for a paragraph; empty for a new node, and where the base prints none that can be read."""
    printed: str = ""
    """Number of an article or heading as the base prints it."""
    place: Place = Place.ARTICLE
    unit: int = -1
    """Index of its unit among the base's; -1 for a new one."""
    heading: Node | None = None
    """The last heading before an article."""
    line: BaseLine | None = None
    """Its own line; None for an article, a new node, and a paragraph that has items alone."""
    lead: list[BaseLine] = field(default_factory=list)
    """Captions and empty lines before it, which no order names."""
    children: list[Node] = field(default_factory=list)
    arrivals: list[Node] = field(default_factory=list)
    """Children that it gains: new ones, and some that stood elsewhere."""
    parent: Node | None = None
    gone: Job | None = None
    """What deleted it or merged it into another."""
    moved: Job | None = None
    """What took it to another parent."""
    wording: Wording | None = None
    """What it says now, with all that belonged to it."""
    opening: Wording | None = None
    """What its own line says now; its children stay."""
    pin: Pin | None = None
    behind: Node | None = None
    """The old sibling that a new node follows, where the order names no number."""
    edits: list[Edit] = field(default_factory=list)
    """Edits of its own line: its marker, and what it ends with."""
    heirs: list[Node] = field(default_factory=list)
    """Nodes that take its place, where it was merged, split or moved as a whole."""
    origins: list[Node] = field(default_factory=list)
    """Nodes of the base whose place it takes, beside itself."""
    jobs: list[Job] = field(default_factory=list)
    """Operations that touched it, beside those that its runs show."""
    under: tuple[Number, ...] = ()
    """Headings under which an order puts a new article, by their new numbers."""
    final: tuple[int, ...] = ()
    """The number that it has in the new text."""
    made: list[Node] = field(default_factory=list)
    """Its children in the new text, in their order."""

    @property
    def is_new(self) -> bool:
        """Whether it stands in no base."""
        return self.unit < 0

    @property
    def is_replaced(self) -> bool:
        """Whether nothing of its base wording stays."""
        return self.gone is not None or self.wording is not None

    @property
    def leaves(self) -> bool:
        """Whether nothing of it stays where it stands."""
        if self.gone or self.moved:
            return True
        parts = bool(self.children) and not self.arrivals and self.wording is None
        return parts and self.level is Level.ARTICLE and all(child.leaves for child in self.children)

    @property
    def name(self) -> str:
        """As a message calls it: 第五条, 第五条第二款."""
        if self.level < Level.ARTICLE or self.place is not Place.ARTICLE:
            return self.printed or {Place.PREAMBLE: "引言", Place.TITLE: "名称", Place.NOTE: "题注"}.get(self.place, "附件")
        number = self.number or (self.pin.number if self.pin else ())
        own = self.printed or (_numbered(number, self.level) if number else f"a new {self.level.sign}")
        above = self.parent.name if self.parent and self.level > Level.ARTICLE else ""
        return above + own

    @property
    def text(self) -> str:
        """Its own line before anything is edited in it; empty where it has none."""
        given = self.wording or self.opening
        return given.lines[0] if given else self.line.text if self.line else ""

    def own_lines(self) -> Iterator[BaseLine]:
        """Yield the base lines that belong to it, those of its parts included, captions left out."""
        if self.line:
            yield self.line
        for child in self.children:
            yield from child.own_lines()

    def kept_lines(self) -> Iterator[BaseLine]:
        """Yield the base lines of it that no operation replaces or deletes as a whole."""
        if self.is_replaced:
            return
        if self.line and not self.opening:
            yield self.line
        for child in self.children:
            yield from child.kept_lines()


def _numbered(number: tuple[int, ...], level: Level) -> str:
    if level is Level.ARTICLE:
        return format_number(number)
    return f"第{format_numeral(number[0])}{level.sign}" + "".join(f"之{format_numeral(n)}" for n in number[1:])


def take_apart(article: Article, unit: int, heading: Node | None) -> Node:
    """Return an article of the base as a tree of paragraphs, items and subitems."""
    made = Node(Level.ARTICLE, article.number.value, article.number.printed, unit=unit, heading=heading)
    lead: list[BaseLine] = []
    before = 0
    for at, ((paragraph, item), text) in enumerate(zip(provisions(article), article.lines, strict=True)):
        line, level = BaseLine(unit, at, text), marker(text)[0]
        if paragraph == before and level is Level.PARAGRAPH:
            lead.append(line)  # a caption, or an empty line
            continue
        if paragraph != before:
            _adopt(made, Node(Level.PARAGRAPH, (paragraph,), unit=unit, lead=lead))
            lead, before = [], paragraph
        if level is Level.PARAGRAPH:
            made.children[-1].line = line
        else:
            _list(made.children[-1], line, item)
    if lead:
        _adopt(made, Node(Level.PARAGRAPH, unit=unit, lead=lead))
    return made


def block(place: Place, unit: int, lines: tuple[str, ...], level: Level = Level.ARTICLE, printed: str = "") -> Node:
    """Return a title, note, preamble, heading or annex as a node with one paragraph a line."""
    made = Node(level, printed=printed, place=place, unit=unit)
    for at, text in enumerate(lines):
        _adopt(made, Node(Level.PARAGRAPH, (at + 1,), place=place, unit=unit, line=BaseLine(unit, at, text)))
    return made


def _adopt(parent: Node, child: Node) -> None:
    child.parent = parent
    parent.children.append(child)


def _list(paragraph: Node, line: BaseLine, item: int) -> None:
    """Put a line with a marker below a paragraph, or below its last item."""
    level, sign = marker(line.text)
    listed = any(is_item(child) for child in paragraph.children)
    if level is Level.SUBITEM and listed:
        own = marked(sign)
        _adopt(paragraph.children[-1], Node(Level.SUBITEM, (own,) if own else (), unit=line.unit, line=line))
    else:
        _adopt(paragraph, Node(Level.ITEM, (item,) if item else (), unit=line.unit, line=line))


def is_item(node: Node) -> bool:
    """Say whether a node of the base begins like an item, （三）, not like a subitem that stands in its place."""
    return node.line is not None and marker(node.line.text)[0] is Level.ITEM


def marked(sign: str) -> int:
    """Return the number of a marker such as （三）, 3. or ③; 0 where it is none."""
    try:
        return int(unicodedata.numeric(sign)) if len(sign) == 1 else parse_numeral(sign.strip("（()）.．、"))
    except ValueError:
        return 0


def grow(lines: tuple[str, ...], level: Level, job: Job) -> list[Node]:
    """Return new wording as nodes of a level, each with its children: an article's paragraphs, a paragraph's items.

    Args:
        lines: the wording, a line a paragraph, item or subitem.
        level: what its first line is; later lines of that level are siblings.
        job: the operation that gives it.
    """
    out: list[Node] = []
    for text in lines:
        own = marker(text)[0]
        node = Node(level, opening=Wording((text,), job))
        if not out or own <= level or (own is Level.PARAGRAPH):
            node.number = label(text)
            out.append(node)
            continue
        holder = out[-1]
        node.level = Level.ITEM if level is Level.PARAGRAPH else Level.SUBITEM
        if own is Level.SUBITEM and level is Level.PARAGRAPH and any(_begins_item(child) for child in holder.children):
            holder, node.level = holder.children[-1], Level.SUBITEM
        node.number = label(text)
        _adopt(holder, node)
    return out


def label(text: str) -> tuple[int, ...]:
    """Return the number that a line's marker gives: (3,) for （三）; empty where it begins with none."""
    sign = marker(text)[1]
    return (marked(sign),) if sign and marked(sign) else ()


def _begins_item(node: Node) -> bool:
    return node.opening is not None and marker(node.opening.lines[0])[0] is Level.ITEM


def claim(node: Node, job: Job, *, whole: bool = False) -> None:
    """Refuse to change a node that an operation of another order takes away or restates, and one of the same operation.

    Args:
        node: what is to be changed.
        job: by which operation.
        whole: it is deleted or restated, with all that belongs to it.

    Raises:
        Refusal: another operation is in the way.
    """
    at: Node | None = node
    while at is not None:
        restated = at.wording.job if at.wording else None
        if at.gone and (at.gone.order is not job.order or at is node):
            raise Refusal(
                say(
                    "{place} cannot be changed: {who} deletes {other}",
                    place=node.name,
                    who=called(at.gone, job),
                    other=at.name,
                )
            )
        if restated and (restated.order is not job.order or at is node):
            raise Refusal(
                say(
                    "{place} cannot be changed: {who} restates {other}",
                    place=node.name,
                    who=called(restated, job),
                    other=at.name,
                )
            )
        at = at.parent
    if whole:
        for part in node.children:
            claim_below(part, job, node)


def claim_below(part: Node, job: Job, node: Node) -> None:
    """Refuse to delete or restate `node` with all its parts where another order changes one of them."""
    for other in (part.gone, part.wording.job if part.wording else None, part.opening.job if part.opening else None):
        if other and other.order is not job.order:
            raise Refusal(
                say(
                    "{place} cannot be changed as a whole: {who} changes {other}",
                    place=node.name,
                    who=other.name,
                    other=part.name,
                )
            )
    for child in part.children:
        claim_below(child, job, node)


def called(other: Job, job: Job) -> Message:
    """Return how a message to `job` calls another operation."""
    return say("the same order") if other.order is job.order else other.name
