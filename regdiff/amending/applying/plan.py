"""All that orders do to a base, before numbers are given; and what every verb needs for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from regdiff.amending.address import LAST, Address, Place
from regdiff.amending.applying.base import Base
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.node import Node, Pin, Wording, called
from regdiff.amending.instrument import Piece
from regdiff.messages import say
from regdiff.model.numbers import Level
from regdiff.named import NamedTuple


class Arrival(NamedTuple):
    """A node that goes to a unit of the new text, which only its new number names."""

    node: Node
    to: Address
    job: Job


@dataclass(eq=False)
class Plan:
    """The base with all that orders do to it, before numbers are given."""

    base: Base
    new_articles: list[Node] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    announced: list[tuple[Node, Job]] = field(default_factory=list)
    """Insertions without wording, which a restatement of the unit must hold."""
    dropped: list[tuple[Node, Job]] = field(default_factory=list)
    """Headings that go with all articles under them that no other order names."""
    expected: list[tuple[Node, str, Job]] = field(default_factory=list)
    """The number that a wording prints for its article."""


def new_article(lines: tuple[str, ...], job: Job, destination: Address | None) -> Node:
    """Return a new article with its number, where an order gives it one."""
    node = Node(Level.ARTICLE, wording=Wording(lines, job) if lines else None, jobs=[job])
    if destination and destination.article:
        node.pin = Pin(destination.article.value, job)
        node.under = destination.divisions
    return node


def pin_of(destination: Address, level: Level, job: Job) -> Pin | None:
    """Return the number that a destination gives a part of a level; None where it gives none, or the last."""
    if level is Level.PARAGRAPH:
        number: tuple[int, ...] = (destination.paragraph,) if destination.paragraph else ()
    else:
        number = destination.item if level is Level.ITEM else ((destination.subitem,) if destination.subitem else ())
    return Pin(number, job) if number and number != (LAST,) else None


def holder_of(node: Node, level: Level) -> Node:
    """Return what a new part of a level belongs to: the article for a paragraph, the one paragraph with items for an item.

    Raises:
        Refusal: several could be meant.
    """
    if level is Level.PARAGRAPH or node.level is not Level.ARTICLE:
        return node
    listed = [each for each in node.children if each.children]
    found = listed or [each for each in node.children if each.number]
    if len(found) != 1:
        raise Refusal(
            say(
                "{place} has {count} paragraphs that could gain it, and the order does not say which",
                place=node.name,
                count=len(found),
            )
        )
    return found[0]


def destination_level(address: Address) -> Level | None:
    """Return the level of a heading that an address names."""
    return address.divisions[-1].level if address.place is Place.DIVISION and address.divisions else address.level


def new_number(node: Node, destination: Address) -> tuple[int, ...]:
    """Return the number that a destination gives a node, at the node's own level."""
    if destination.place is Place.DIVISION:
        return destination.divisions[-1].value
    if node.level is Level.ARTICLE and destination.article:
        return destination.article.value
    if node.level is Level.PARAGRAPH:
        return (destination.paragraph,)
    return destination.item if node.level is Level.ITEM else (destination.subitem,)


def pin(node: Node, number: tuple[int, ...], job: Job) -> None:
    """Give a node its new number.

    Raises:
        Refusal: another operation gives it another one, or takes it away.
    """
    if node.gone and node.gone is not job:
        raise Refusal(say("{place} cannot be renumbered: {who} deletes it", place=node.name, who=called(node.gone, job)))
    if node.pin and node.pin.number != number:
        raise Refusal(
            say("{place} is given two numbers: {who} gives it another one", place=node.name, who=called(node.pin.job, job))
        )
    node.pin = Pin(number, job)
    node.jobs.append(job)


def require_pieces(places: int, pieces: tuple[Piece, ...]) -> None:
    """Refuse an order that does not give one wording for each place or number.

    Raises:
        Refusal: it gives more, or fewer.
    """
    given = len(pieces)
    if places != given:
        raise Refusal(say("it names {count} places and gives {given} wordings", count=places, given=given))
