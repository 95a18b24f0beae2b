"""Operations that take units apart, put them together, or take them elsewhere."""

from __future__ import annotations

from regdiff.amending.address import Address
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.node import Node, Wording, called, claim, grow
from regdiff.amending.applying.plan import Arrival, Plan, new_article, new_number, pin, pin_of, require_pieces
from regdiff.amending.applying.verbs import renumber
from regdiff.amending.instrument import Piece
from regdiff.messages import say
from regdiff.model.numbers import Level


def move(plan: Plan, job: Job) -> None:
    """Take the targets to other units, which only their new numbers name, or make articles of them."""
    operation = job.operation
    to = operation.destinations
    if len(to) not in {1, len(operation.targets)}:
        places, numbers = len(operation.targets), len(to)
        raise Refusal(say("it names {count} places and {given} numbers", count=places, given=numbers))
    nodes = [plan.base.find(address) for address in operation.targets]
    if to[0].level is Level.ARTICLE and all(node.level is Level.ARTICLE for node in nodes):
        renumber(plan, job)
        return
    for node, address in zip(nodes, operation.targets, strict=True):
        if node.gone or node.moved:
            raise Refusal(
                say(
                    "{place} cannot be moved: {who} takes it away",
                    place=node.name,
                    who=called(node.gone or node.moved or job, job),
                )
            )
        job.taken.append(address)
    if to[0].level is Level.ARTICLE:
        _move_to_articles(plan, nodes, to, job)
        return
    for at, node in enumerate(nodes):
        destination = to[min(at, len(to) - 1)]
        whole = node.level is Level.ARTICLE and destination.level is Level.PARAGRAPH
        if not whole and node.level is not destination.level:
            raise Refusal(
                say("{old} cannot become {new}: one is no part of the kind of the other", old=node.name, new=destination)
            )
        node.moved = job
        node.pin = pin_of(destination, node.level, job) if not whole and (len(to) > 1 or at == 0) else None
        plan.arrivals.append(Arrival(node, destination, job))


def _move_to_articles(plan: Plan, nodes: list[Node], to: tuple[Address, ...], job: Job) -> None:
    article: Node | None = None
    for at, node in enumerate(nodes):
        if node.level is not Level.PARAGRAPH:
            destination = to[min(at, len(to) - 1)]
            raise Refusal(
                say("{old} cannot become {new}: one is no part of the kind of the other", old=node.name, new=destination)
            )
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
        raise Refusal(say("it merges one place alone"))
    for node in nodes:
        claim(node, job, whole=True)
    wholes = [node for node in nodes if node.level is level]
    if wholes:
        receiver = wholes[0]
        if destination:
            pin(receiver, new_number(receiver, destination), job)
    elif level is Level.ARTICLE:
        receiver = new_article((), job, destination)
        plan.new_articles.append(receiver)
    else:
        raise Refusal(say("none of the places that it merges is a {unit}", unit=level.sign))
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
        raise Refusal(say("it divides {count} places at once", count=len(operation.targets)))
    node, to = plan.base.find(operation.targets[0]), operation.destinations
    level = operation.level or (to[0].level if to else node.level)
    if level is None or level < node.level:
        raise Refusal(say("{place} cannot be divided so", place=node.name))
    claim(node, job, whole=True)
    if not operation.pieces:
        _split_by_paragraphs(plan, node, job)
        return
    if to:
        require_pieces(len(to), operation.pieces)
    if level is not node.level:  # an article divided into paragraphs: its number stays
        node.wording = Wording(tuple(line for piece in operation.pieces for line in piece.lines), job)
        return
    node.wording = Wording(operation.pieces[0].lines, job)
    if to:
        pin(node, new_number(node, to[0]), job)
    for at, piece in enumerate(operation.pieces[1:], 1):
        _further_part(plan, node, piece, to[at] if to else None, job)


def _split_by_paragraphs(plan: Plan, node: Node, job: Job) -> None:
    """Make an article of each paragraph, where an order divides an article and gives no words."""
    to = job.operation.destinations
    parts = [child for child in node.children if child.number]
    if node.level is not Level.ARTICLE or len(parts) != len(to):
        raise Refusal(say("it gives no wording for the parts of {place}, and they cannot be told", place=node.name))
    pin(node, new_number(node, to[0]), job)
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
