"""Operations that restate, delete, insert and renumber whole articles, paragraphs and items."""

from __future__ import annotations

from regdiff.amending.address import Address, Place
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.node import Node, Pin, Wording, called, claim, grow
from regdiff.amending.applying.plan import (
    Arrival,
    Plan,
    destination_level,
    holder_of,
    new_article,
    new_number,
    pin,
    pin_of,
    require_pieces,
)
from regdiff.amending.instrument import Piece
from regdiff.messages import say
from regdiff.model.lines import Block, classify
from regdiff.model.numbers import Level
from regdiff.model.parse import begins_annex
from regdiff.model.text import fold


def restate(plan: Plan, job: Job) -> None:
    """Give the targets their new wording."""
    operation = job.operation
    require_pieces(len(operation.targets), operation.pieces)
    for address, piece in zip(operation.targets, operation.pieces, strict=True):
        node = plan.base.find(address)
        if not piece.lines:
            raise Refusal(say("it gives no wording for {place}", place=node.name))
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
            raise Refusal(
                say(
                    "{place} has {count} paragraphs with items, and the order does not say in which",
                    place=node.name,
                    count=len(holders),
                )
            )
        node = holders[0]
    claim(node, job)
    if node.opening:
        raise Refusal(
            say("{place} cannot be changed: {who} restates its opening", place=node.name, who=called(node.opening.job, job))
        )
    if len(piece.lines) != 1:
        raise Refusal(
            say("it gives {count} lines for the opening of {place}, which has one", count=len(piece.lines), place=node.name)
        )
    node.opening = Wording(piece.lines, job)


def _note_if_there(node: Node, piece: Piece, job: Job) -> None:
    before = [line.text for line in node.own_lines()]
    captions = [line.text for part in node.children for line in part.lead if line.text]
    if captions or (before and before[0].startswith("【") and not piece.lines[0].startswith("【")):
        job.warn(say("{place} had a caption, 【…】, which the order does not give anew", place=node.name))
    if [fold(line) for line in before] == [fold(line) for line in piece.lines]:
        job.is_there = True
        job.warn(say("{place} of the base says word for word what is ordered", place=node.name))


def delete(plan: Plan, job: Job) -> None:
    """Take the targets out."""
    for address in job.operation.targets:
        if address.place not in {Place.ARTICLE, Place.DIVISION, Place.ANNEX, Place.PREAMBLE}:
            raise Refusal(say("{place} cannot be deleted as a whole", place=address))
        node = plan.base.find(address)
        if address.opening:
            raise Refusal(say("{place} cannot be deleted: its items would belong to nothing", place=address))
        claim(node, job, whole=True)
        job.taken.append(address)
        if address.place is Place.DIVISION:
            plan.dropped.append((node, job))
        node.gone = job


def insert(plan: Plan, job: Job) -> None:
    """Put new articles, paragraphs or items in."""
    operation = job.operation
    if operation.destinations and operation.destinations[0].place in {Place.ANNEX, Place.PREAMBLE}:
        _insert_around(plan, job)
        return
    level = operation.level or (operation.destinations[0].level if operation.destinations else None)
    if level is None:
        raise Refusal(say("it does not say what is inserted"))
    if not operation.pieces:
        _announce(plan, job)
        return
    if operation.destinations:
        require_pieces(len(operation.destinations), operation.pieces)
    elif level is Level.ARTICLE and not operation.targets:
        raise Refusal(say("it does not say which number the inserted article has, nor where it stands"))
    for at, piece in enumerate(operation.pieces):
        destination = operation.destinations[at] if operation.destinations else None
        if level is Level.ARTICLE:
            _insert_article(plan, job, piece, destination)
        else:
            _insert_part(plan, job, piece, destination, level)


def _insert_around(plan: Plan, job: Job) -> None:
    """Put a preamble in where there is none, or an annex: under its number, or behind those that are there."""
    (to,) = job.operation.destinations
    require_pieces(1, job.operation.pieces)
    wording = Wording(job.operation.pieces[0].lines, job)
    if to.place is Place.ANNEX:
        _require_annex(plan, to, wording)
        plan.base.new_annexes.append((to.paragraph, Node(Level.ARTICLE, place=Place.ANNEX, wording=wording)))
        return
    preamble = plan.base.preamble
    if preamble.children or preamble.wording:
        raise Refusal(say("there is a preamble already"))
    preamble.wording = wording


def _require_annex(plan: Plan, to: Address, wording: Wording) -> None:
    """Refuse an annex that could not be told from the articles, or whose number another one has or leaves a gap.

    Raises:
        Refusal: it is one.
    """
    kind, _, _ = classify(wording.lines[0])
    if not begins_annex(Block(kind, None, wording.lines[:1], 0)):
        raise Refusal(say("its wording does not begin with the head of an annex"))
    taken = [number for number, _ in plan.base.new_annexes]
    if to.paragraph and to.paragraph in taken:
        raise Refusal(say("{place} is inserted twice", place=str(to)))
    if to.paragraph > (most := len(plan.base.annexes) + len(taken) + 1):
        raise Refusal(say("{place} would be the annex number {most}", place=str(to), most=most))


def _announce(plan: Plan, job: Job) -> None:
    if not job.operation.targets or job.operation.targets[0].new:
        raise Refusal(say("it gives no wording"))
    plan.announced.append((plan.base.find(job.operation.targets[0]), job))


def _insert_article(plan: Plan, job: Job, piece: Piece, destination: Address | None) -> None:
    node = new_article(piece.lines, job, destination)
    if job.operation.targets and (destination is None or destination.article is None):
        node.behind = plan.base.article(job.operation.targets[0])
    if piece.number:
        plan.expected.append((node, piece.number, job))
    plan.new_articles.append(node)


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
        raise Refusal(say("it does not say into what it inserts"))
    if to.new or not job.operation.targets:
        plan.arrivals += [Arrival(node, to, job) for node in nodes]
        return
    holder = holder_of(plan.base.find(to), level)
    claim(holder, job)
    if holder.wording:
        raise Refusal(
            say("{place} cannot gain a part: {who} restates it", place=holder.name, who=called(holder.wording.job, job))
        )
    for node in nodes:
        node.parent = holder
        holder.arrivals.append(node)


def renumber(plan: Plan, job: Job) -> None:
    """Pin the targets to their new numbers."""
    operation = job.operation
    if len(operation.targets) != len(operation.destinations):
        places, numbers = len(operation.targets), len(operation.destinations)
        raise Refusal(say("it names {count} places and {given} numbers", count=places, given=numbers))
    for address, destination in zip(operation.targets, operation.destinations, strict=True):
        node = plan.base.find(address)
        if node.level is not (destination.level or destination_level(destination)):
            raise Refusal(
                say("{old} cannot become {new}: one is no part of the kind of the other", old=node.name, new=destination)
            )
        pin(node, new_number(node, destination), job)
        node.under = destination.divisions if node.level is Level.ARTICLE else ()
