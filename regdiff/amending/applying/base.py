"""The base with all its nodes, and how an address finds one: by numbers alone, never by likeness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from regdiff.amending.address import LAST, Address, Place
from regdiff.amending.amended import Unit
from regdiff.amending.applying.job import Refusal
from regdiff.amending.applying.node import Node, block, take_apart
from regdiff.messages import say
from regdiff.model.numbers import Level, Number, format_number, format_numeral
from regdiff.model.tree import Article, Revision


@dataclass(eq=False)
class Base:
    """The units of the base as nodes, in the order of its text."""

    revision: Revision
    sources: list[Unit] = field(default_factory=list)
    title: Node = field(init=False)
    note: Node = field(init=False)
    preamble: Node = field(init=False)
    headings: list[Node] = field(default_factory=list)
    """Headings of the base that stand, and inserted ones, in the order of the text."""
    paths: dict[Node, tuple[Node, ...]] = field(default_factory=dict)
    """Of each heading of the base, those above it, outermost first."""
    articles: list[Node] = field(default_factory=list)
    annexes: list[Node] = field(default_factory=list)
    new_annexes: list[tuple[int, Node]] = field(default_factory=list)
    """Annexes that come, each with its number in the text to be; 0 for the last one."""
    by_number: dict[tuple[int, ...], list[Node]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        head = self.revision.head
        self.title = self._block(Place.TITLE, (head.title,) if head.title else ())
        self.note = self._block(Place.NOTE, tuple(head.note.split("\n")) if head.note else ())
        self.preamble = self._block(Place.PREAMBLE, self.revision.preamble)
        heading: Node | None = None
        found: dict[int, Node] = {}
        for path, node in self.revision.walk():
            if isinstance(node, Article):
                self._article(node, heading)
            else:
                lines = (node.heading,) if node.heading else ()
                heading = self._block(Place.DIVISION, lines, node.number.level, node.number.printed)
                heading.number = node.number.value
                self.headings.append(heading)
                found[id(node)] = heading
                self.paths[heading] = tuple(found[id(each)] for each in path)
        self.annexes = [self._block(Place.ANNEX, annex.lines) for annex in self.revision.annexes]

    def _block(self, place: Place, lines: tuple[str, ...], level: Level = Level.ARTICLE, printed: str = "") -> Node:
        self.sources.append(Unit(place, printed, lines))
        return block(place, len(self.sources) - 1, lines, level, printed)

    def _article(self, article: Article, heading: Node | None) -> None:
        self.sources.append(Unit(Place.ARTICLE, article.number.printed, article.lines))
        node = take_apart(article, len(self.sources) - 1, heading)
        self.articles.append(node)
        self.by_number.setdefault(node.number, []).append(node)

    def find(self, address: Address) -> Node:
        """Return the node that an old address names.

        Raises:
            Refusal: there is none of that number, or several.
        """
        if address.place is Place.DIVISION:
            return self.heading(address.divisions)
        if address.place is Place.ANNEX:
            return _annex(self.annexes, address)
        if address.place is not Place.ARTICLE:
            whole = {Place.TITLE: self.title, Place.NOTE: self.note, Place.PREAMBLE: self.preamble}.get(address.place)
            if whole is None or not whole.children:
                raise Refusal(say("the base has no {place}", place=_WORDS.get(address.place, address)))
            return _nth(whole, whole.children, address.paragraph, "段") if address.paragraph else whole
        return inside(self.article(address), address)

    def article(self, address: Address) -> Node:
        """Return the article that an old address names.

        Raises:
            Refusal: there is none of that number, or several.
        """
        if address.article is None:
            raise Refusal(say("“{words}” names no article", words=address.written))
        printed = format_number(address.article.value)
        found = self.by_number.get(address.article.value, [])
        if not found:
            raise Refusal(say("the base has no {place}: it ends with {last}", place=printed, last=self.articles[-1].printed))
        if address.divisions:
            under = [each for each in found if self._is_under(each.heading, address.divisions)]
            if not under:
                wanted = "".join(format_number(number.value, number.level) for number in address.divisions)
                raise Refusal(say("{place} does not stand in {division}", place=printed, division=wanted))
            found = under
        if len(found) > 1:
            raise Refusal(say("the base has {place} {count} times", place=printed, count=len(found)))
        return found[0]

    def heading(self, numbers: tuple[Number, ...]) -> Node:
        """Return the heading of the base with these numbers, outermost first.

        Raises:
            Refusal: there is none, or several.
        """
        wanted = "".join(format_number(number.value, number.level) for number in numbers)
        found = [each for each in self.paths if self._has(each, numbers)]
        if not found:
            raise Refusal(say("the base has no {place}", place=wanted))
        if len(found) > 1:
            raise Refusal(say("the base has {place} {count} times", place=wanted, count=len(found)))
        return found[0]

    def under(self, heading: Node) -> list[Node]:
        """Return the articles of the base that stand under a heading, those of the headings below it included."""
        return [
            each for each in self.articles if each.heading and heading in (*self.paths.get(each.heading, ()), each.heading)
        ]

    def everything(self) -> Iterator[Node]:
        """Yield preamble, headings, articles and annexes: what 条例中 and 相关条文中 mean."""
        yield self.preamble
        yield from self.headings
        yield from self.articles
        yield from self.annexes

    def within(self, heading: Node) -> Iterator[Node]:
        """Yield a heading, those below it, and the articles under it: what 第四章中 means."""
        yield heading
        yield from (each for each in self.headings if heading in self.paths[each])
        yield from self.under(heading)

    def _is_under(self, heading: Node | None, numbers: tuple[Number, ...]) -> bool:
        if heading is None:
            return False
        chain = (*self.paths[heading], heading)
        return all(any(_is(each, number) for each in chain) for number in numbers)

    def _has(self, heading: Node, numbers: tuple[Number, ...]) -> bool:
        if not numbers or not _is(heading, numbers[-1]):
            return False
        return all(any(_is(each, number) for each in self.paths[heading]) for number in numbers[:-1])


_WORDS = {Place.TITLE: "名称", Place.NOTE: "题注", Place.PREAMBLE: "引言"}


def _is(heading: Node, number: Number) -> bool:
    return heading.number == number.value and heading.level is number.level


def _annex(annexes: list[Node], address: Address) -> Node:
    if not annexes:
        raise Refusal(say("the base has no {place}", place="附件"))
    if not address.paragraph and len(annexes) > 1:
        raise Refusal(
            say("the base has {place} {count} times, and the order does not say which", place="附件", count=len(annexes))
        )
    if address.paragraph > len(annexes):
        wanted = f"{address}{address.paragraph}"
        raise Refusal(say("the base has no {place}: it has {count}", place=wanted, count=len(annexes)))
    return annexes[address.paragraph - 1 if address.paragraph > 0 else -1]


def inside(article: Node, address: Address) -> Node:
    """Return the part of an article that an address names; the article where it names none.

    Raises:
        Refusal: there is no such part, or several.
    """
    at = article
    if address.paragraph:
        at = _nth(article, [each for each in article.children if each.number], address.paragraph, "款")
    if address.item:
        at = _item(at, address.item)
    if address.subitem:
        at = _nth(at, [each for each in at.children if each.number], address.subitem, "目")
    return at


def _item(at: Node, number: tuple[int, ...]) -> Node:
    holders = [at] if at.level is not Level.ARTICLE else [each for each in at.children if each.children]
    if not holders:
        raise Refusal(say("{place} has no items", place=at.name))
    if len(holders) > 1:
        raise Refusal(
            say(
                "{place} has items in {count} paragraphs, and the order does not say in which",
                place=at.name,
                count=len(holders),
            )
        )
    items = [each for each in holders[0].children if each.level is Level.ITEM and each.number]
    if not items:
        raise Refusal(say("{place} has no items", place=holders[0].name))
    if number == (LAST,):
        return items[-1]
    found = [each for each in items if each.number == number]
    if len(found) != 1:
        wanted = Node(Level.ITEM, number, parent=holders[0]).name
        if found:
            raise Refusal(say("the base has {place} {count} times", place=wanted, count=len(found)))
        raise Refusal(say("the base has no {place}", place=wanted))
    return found[0]


def _nth(holder: Node, found: list[Node], number: int, sign: str) -> Node:
    if number == LAST and found:
        return found[-1]
    if sign == "目":
        same = [each for each in found if each.number == (number,)]
        if len(same) == 1:
            return same[0]
    elif 0 < number <= len(found):
        return found[number - 1]
    wanted = f"第{format_numeral(max(number, 0))}{sign}"
    raise Refusal(say("{holder} has no {place}: it has {count}", holder=holder.name, place=wanted, count=len(found)))
