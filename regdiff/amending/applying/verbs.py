"""What operations on whole articles, paragraphs and items do to the nodes of the base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from regdiff.amending.address import LAST, Address, Place
from regdiff.amending.applying.base import Base
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.node import Node, Pin, Wording, called, claim, grow
from regdiff.amending.instrument import Piece, Verb
from regdiff.model.numbers import Level
from regdiff.model.text import fold


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


def restate(plan: Plan, job: Job) -> None:
    """Give the targets their new wording."""
    operation = job.operation
    _require_pieces(len(operation.targets), operation.pieces)
    for address, piece in zip(operation.targets, operation.pieces, strict=True):
        node = plan.base.find(address)
        if not piece.lines:
            raise Refusal(f"it gives no wording for {node.name}")
        if address.opening:
            _restate_opening(node, piece, job)
            continue
        claim(node, job, whole=True)
        _note_if_there(node, piece, job)
        node.wording = Wording(piece.lines, job)
        if piece.number and node.level is Level.ARTICLE:
            plan.expected.append((node, piece.number, job))


def _restate_opening(node: Node, piece: Piece, job: Job) -> None:
    if node.level is Level.ARTICLE:
        holders = [each for each in node.children if each.children] or node.children
        if len(holders) != 1:
            raise Refusal(f"{node.name} has {len(holders)} paragraphs with items, and the order does not say in which")
        node = holders[0]
    claim(node, job)
    if node.opening:
        raise Refusal(f"{node.name} cannot be changed: {called(node.opening.job, job)} restates its opening")
    if len(piece.lines) != 1:
        raise Refusal(f"it gives {len(piece.lines)} lines for the opening of {node.name}, which has one")
    node.opening = Wording(piece.lines, job)


def _note_if_there(node: Node, piece: Piece, job: Job) -> None:
    before = [line.text for line in node.own_lines()]
    captions = [line.text for part in node.children for line in part.lead if line.text]
    if captions or (before and before[0].startswith("【") and not piece.lines[0].startswith("【")):
        job.warn(f"{node.name} had a caption, 【…】, which the order does not give anew")
    if [fold(line) for line in before] == [fold(line) for line in piece.lines]:
        job.is_there = True
        job.warn(f"{node.name} of the base says word for word what is ordered")


def delete(plan: Plan, job: Job) -> None:
    """Take the targets out."""
    for address in job.operation.targets:
        if address.place not in {Place.ARTICLE, Place.DIVISION, Place.ANNEX}:
            raise Refusal(f"{address} cannot be deleted as a whole")
        node = plan.base.find(address)
        if address.opening:
            raise Refusal(f"{address} cannot be deleted: its items would belong to nothing")
        claim(node, job, whole=True)
        job.taken.append(address)
        if address.place is Place.DIVISION:
            plan.dropped.append((node, job))
        node.gone = job


def insert(plan: Plan, job: Job) -> None:
    """Put new articles, paragraphs or items in."""
    operation = job.operation
    level = operation.level or (operation.destinations[0].level if operation.destinations else None)
    if level is None:
        raise Refusal("it does not say what is inserted")
    if not operation.pieces:
        _announce(plan, job)
        return
    if operation.destinations:
        _require_pieces(len(operation.destinations), operation.pieces)
    elif level is Level.ARTICLE and not operation.targets:
        raise Refusal("it does not say which number the inserted article has, nor where it stands")
    for at, piece in enumerate(operation.pieces):
        destination = operation.destinations[at] if operation.destinations else None
        if level is Level.ARTICLE:
            _insert_article(plan, job, piece, destination)
        else:
            _insert_part(plan, job, piece, destination, level)


def _announce(plan: Plan, job: Job) -> None:
    if not job.operation.targets or job.operation.targets[0].new:
        raise Refusal("it gives no wording")
    plan.announced.append((plan.base.find(job.operation.targets[0]), job))


def _insert_article(plan: Plan, job: Job, piece: Piece, destination: Address | None) -> None:
    node = new_article(piece.lines, job, destination)
    if job.operation.targets and (destination is None or destination.article is None):
        node.behind = plan.base.article(job.operation.targets[0])
    if piece.number:
        plan.expected.append((node, piece.number, job))
    plan.new_articles.append(node)


def new_article(lines: tuple[str, ...], job: Job, destination: Address | None) -> Node:
    """Return a new article with its number, where an order gives it one."""
    node = Node(Level.ARTICLE, wording=Wording(lines, job) if lines else None, jobs=[job])
    if destination and destination.article:
        node.pin = Pin(destination.article.value, job)
        node.under = destination.divisions
    return node


def _insert_part(plan: Plan, job: Job, piece: Piece, destination: Address | None, level: Level) -> None:
    nodes = grow(piece.lines, level, job)
    if destination is not None:
        first = pin_of(destination, level, job)
        for further, node in enumerate(nodes if first else ()):
            node.pin = Pin((first.number[0] + further, *first.number[1:]) if first else (), job)
    elif level is Level.ITEM and nodes[0].number:
        nodes[0].pin = Pin(nodes[0].number, job)
    to = job.operation.targets[0] if job.operation.targets else destination
    if to is None:
        raise Refusal("it does not say into what it inserts")
    if to.new or not job.operation.targets:
        plan.arrivals += [Arrival(node, to, job) for node in nodes]
        return
    holder = holder_of(plan.base.find(to), level)
    claim(holder, job)
    if holder.wording:
        raise Refusal(f"{holder.name} cannot gain a part: {called(holder.wording.job, job)} restates it")
    for node in nodes:
        node.parent = holder
        holder.arrivals.append(node)


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
        raise Refusal(f"{node.name} has {len(found)} paragraphs that could gain it, and the order does not say which")
    return found[0]


def renumber(plan: Plan, job: Job) -> None:
    """Pin the targets to their new numbers."""
    operation = job.operation
    if len(operation.targets) != len(operation.destinations):
        places, numbers = len(operation.targets), len(operation.destinations)
        raise Refusal(f"it names {places} places and {numbers} numbers")
    for address, destination in zip(operation.targets, operation.destinations, strict=True):
        node = plan.base.find(address)
        if node.level is not (destination.level or destination_level(destination)):
            raise Refusal(f"{node.name} cannot become {destination}: one is no part of the kind of the other")
        pin(node, _new_number(node, destination), job)
        node.under = destination.divisions if node.level is Level.ARTICLE else ()


def destination_level(address: Address) -> Level | None:
    """Return the level of a heading that an address names."""
    return address.divisions[-1].level if address.place is Place.DIVISION and address.divisions else address.level


def _new_number(node: Node, destination: Address) -> tuple[int, ...]:
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
        raise Refusal(f"{node.name} cannot be renumbered: {called(node.gone, job)} deletes it")
    if node.pin and node.pin.number != number:
        raise Refusal(f"{node.name} is given two numbers: {called(node.pin.job, job)} gives it another one")
    node.pin = Pin(number, job)
    node.jobs.append(job)


def move(plan: Plan, job: Job) -> None:
    """Take the targets to other units, which only their new numbers name, or make articles of them."""
    operation = job.operation
    to = operation.destinations
    if len(to) not in {1, len(operation.targets)}:
        places, numbers = len(operation.targets), len(to)
        raise Refusal(f"it names {places} places and {numbers} numbers")
    nodes = [plan.base.find(address) for address in operation.targets]
    if to[0].level is Level.ARTICLE and all(node.level is Level.ARTICLE for node in nodes):
        renumber(plan, job)
        return
    for node, address in zip(nodes, operation.targets, strict=True):
        if node.gone or node.moved:
            raise Refusal(f"{node.name} cannot be moved: {called(node.gone or node.moved or job, job)} takes it away")
        job.taken.append(address)
    if to[0].level is Level.ARTICLE:
        _move_to_articles(plan, nodes, to, job)
        return
    for at, node in enumerate(nodes):
        destination = to[min(at, len(to) - 1)]
        whole = node.level is Level.ARTICLE and destination.level is Level.PARAGRAPH
        if not whole and node.level is not destination.level:
            raise Refusal(f"{node.name} cannot become {destination}: one is no part of the kind of the other")
        node.moved = job
        node.pin = pin_of(destination, node.level, job) if not whole and (len(to) > 1 or at == 0) else None
        plan.arrivals.append(Arrival(node, destination, job))


def _move_to_articles(plan: Plan, nodes: list[Node], to: tuple[Address, ...], job: Job) -> None:
    article: Node | None = None
    for at, node in enumerate(nodes):
        if node.level is not Level.PARAGRAPH:
            destination = to[min(at, len(to) - 1)]
            raise Refusal(f"{node.name} cannot become {destination}: one is no part of the kind of the other")
        if article is None or len(to) > 1:
            article = new_article((), job, to[min(at, len(to) - 1)])
            plan.new_articles.append(article)
        _leave(node, article, job)


def _leave(node: Node, article: Node, job: Job) -> None:
    """Take a paragraph out of its article and into a new one."""
    before = node.parent
    node.moved, node.pin, node.parent = job, None, article
    article.arrivals.append(node)
    if before:
        before.heirs.append(article)
        article.origins += [] if before in article.origins else [before]


def merge(plan: Plan, job: Job) -> None:
    """Make one unit of several: the first whole one receives, or a new one where none is whole."""
    operation = job.operation
    nodes = [plan.base.find(address) for address in operation.targets]
    destination = operation.destinations[0] if operation.destinations else None
    level = (destination.level if destination else None) or nodes[0].level
    if len(nodes) < 2:
        raise Refusal("it merges one place alone")
    for node in nodes:
        claim(node, job, whole=True)
    wholes = [node for node in nodes if node.level is level]
    if wholes:
        receiver = wholes[0]
        if destination:
            pin(receiver, _new_number(receiver, destination), job)
    elif level is Level.ARTICLE:
        receiver = new_article((), job, destination)
        plan.new_articles.append(receiver)
    else:
        raise Refusal(f"none of the places that it merges is a {level.sign}")
    _take_in(receiver, [node for node in nodes if node is not receiver], job)
    receiver.jobs.append(job)
    job.taken += [a for a, node in zip(operation.targets, nodes, strict=True) if node is not receiver]
    if operation.pieces:
        receiver.wording = Wording(tuple(line for piece in operation.pieces for line in piece.lines), job)


def _take_in(receiver: Node, others: list[Node], job: Job) -> None:
    for node in others:
        receiver.origins.append(node)
        node.heirs.append(receiver)
        if job.operation.pieces:
            node.gone = job
            continue
        node.moved = job
        if node.level is receiver.level:
            receiver.arrivals += node.children
            for child in node.children:
                child.moved = job
        else:
            receiver.arrivals.append(node)


def split(plan: Plan, job: Job) -> None:
    """Make several units of one: it is the first of them itself."""
    operation = job.operation
    if len(operation.targets) != 1:
        raise Refusal(f"it divides {len(operation.targets)} places at once")
    node, to = plan.base.find(operation.targets[0]), operation.destinations
    level = operation.level or (to[0].level if to else node.level)
    if level is None or level < node.level:
        raise Refusal(f"{node.name} cannot be divided so")
    claim(node, job, whole=True)
    if not operation.pieces:
        _split_by_paragraphs(plan, node, job)
        return
    if to:
        _require_pieces(len(to), operation.pieces)
    if level is not node.level:  # an article divided into paragraphs: its number stays
        node.wording = Wording(tuple(line for piece in operation.pieces for line in piece.lines), job)
        return
    node.wording = Wording(operation.pieces[0].lines, job)
    if to:
        pin(node, _new_number(node, to[0]), job)
    for at, piece in enumerate(operation.pieces[1:], 1):
        _further_part(plan, node, piece, to[at] if to else None, job)


def _split_by_paragraphs(plan: Plan, node: Node, job: Job) -> None:
    """Make an article of each paragraph, where an order divides an article and gives no words."""
    to = job.operation.destinations
    parts = [child for child in node.children if child.number]
    if node.level is not Level.ARTICLE or len(parts) != len(to):
        raise Refusal(f"it gives no wording for the parts of {node.name}, and they cannot be told")
    pin(node, _new_number(node, to[0]), job)
    for part, destination in zip(parts[1:], to[1:], strict=True):
        article = new_article((), job, destination)
        _leave(part, article, job)
        plan.new_articles.append(article)


def _further_part(plan: Plan, node: Node, piece: Piece, destination: Address | None, job: Job) -> None:
    if node.level is Level.ARTICLE:
        part = new_article(piece.lines, job, destination)
        part.behind = None if destination else node
        plan.new_articles.append(part)
    else:
        part = grow(piece.lines, node.level, job)[0]
        part.behind, part.parent = node, node.parent
        part.pin = pin_of(destination, node.level, job) if destination else None
        if node.parent:
            node.parent.arrivals.append(part)
    node.heirs.append(part)
    part.origins.append(node)


def _require_pieces(places: int, pieces: tuple[Piece, ...]) -> None:
    given = len(pieces)
    if places != given:
        raise Refusal(f"it names {places} places and gives {given} wordings")


VERBS: dict[Verb, Callable[[Plan, Job], None]] = {
    Verb.RESTATE: restate,
    Verb.INSERT: insert,
    Verb.DELETE: delete,
    Verb.RENUMBER: renumber,
    Verb.MOVE: move,
    Verb.MERGE: merge,
    Verb.SPLIT: split,
}
