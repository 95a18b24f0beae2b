"""What orders do to headings: insert, dissolve, rename them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from regdiff.amending.address import Address, Place
from regdiff.amending.applying.base import Base
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.node import Node, Pin, Wording, block, claim
from regdiff.amending.applying.plan import Plan
from regdiff.amending.instrument import Verb
from regdiff.messages import say
from regdiff.model.numbers import Level, format_number, match_number


@dataclass(eq=False)
class Inserted:
    """A heading that an order puts in."""

    node: Node
    job: Job
    articles: tuple[tuple[int, ...], ...]
    """Numbers in the new text of the articles under it."""
    behind: Node | None
    """The old heading that it follows, with all that stands under that."""


@dataclass(eq=False)
class Headings:
    """What orders do to headings."""

    plan: Plan
    inserted: list[Inserted] = field(default_factory=list)

    def add(self, job: Job, later: Sequence[Job]) -> None:
        """Put an operation on headings into effect; `later` are those of the same order that stand behind it.

        Raises:
            Refusal: it cannot be done.
        """
        verb = job.operation.verb
        if verb is Verb.RETITLE:
            _retitle(self.plan.base, job)
        elif verb is Verb.DISSOLVE_DIVISION:
            _dissolve(self.plan.base, job)
        else:
            self._insert(job, later)

    def _insert(self, job: Job, later: Sequence[Job]) -> None:
        operation = job.operation
        divisions = [each for each in operation.destinations if each.place is Place.DIVISION]
        if len(divisions) != 1 or len(operation.pieces) > 1:
            raise Refusal(say("it does not say which heading it inserts"))
        number = divisions[0].divisions[-1]
        title = _title(operation.pieces[0].lines) if operation.pieces else ""
        printed = format_number(number.value, number.level)
        node = block(Place.DIVISION, -1, (), number.level, printed)
        node.number = number.value
        node.pin = Pin(number.value, job)
        node.wording = Wording((title,), job)
        behind = self.plan.base.find(operation.targets[0]) if operation.targets else None
        if behind is not None and behind.place is not Place.DIVISION:
            raise Refusal(say("a heading cannot be inserted behind {place}", place=behind.name))
        self.inserted.append(Inserted(node, job, _articles(operation.destinations, later), behind))


def _articles(destinations: tuple[Address, ...], later: Sequence[Job]) -> tuple[tuple[int, ...], ...]:
    """Return the new numbers of the articles under an inserted heading: those said, else those that its order inserts."""
    said = [each for each in destinations if each.place is Place.ARTICLE and each.article]
    if not said:
        for job in later:
            if job.operation.verb is Verb.INSERT_DIVISION:
                break
            if job.operation.verb in {Verb.INSERT, Verb.RENUMBER, Verb.MOVE}:
                said += [each for each in job.operation.destinations if each.level is Level.ARTICLE]
    return tuple(each.article.value for each in said if each.article)


def _title(lines: tuple[str, ...]) -> str:
    """Return the words of a heading, without its number."""
    if len(lines) != 1:
        raise Refusal(say("it gives {count} lines for a heading", count=len(lines)))
    number = match_number(lines[0])
    return lines[0][len(number.printed) :].strip(" \u3000") if number else lines[0]


def _retitle(base: Base, job: Job) -> None:
    operation = job.operation
    if len(operation.targets) != len(operation.pieces):
        places, given = len(operation.targets), len(operation.pieces)
        raise Refusal(say("it names {count} places and gives {given} wordings", count=places, given=given))
    for address, piece in zip(operation.targets, operation.pieces, strict=True):
        node = base.find(address)
        claim(node, job)
        if node.place not in {Place.TITLE, Place.DIVISION}:
            raise Refusal(say("{place} has no heading that could be changed", place=node.name))
        node.wording = Wording((_title(piece.lines) if node.place is Place.DIVISION else piece.lines[0],), job)


def _dissolve(base: Base, job: Job) -> None:
    operation = job.operation
    whole = any(address.place is Place.HEADINGS for address in operation.targets)
    nodes = list(base.headings) if whole else [base.find(address) for address in operation.targets]
    if not nodes:
        raise Refusal(say("the base has no headings"))
    into = base.find(operation.destinations[0]) if operation.destinations else None
    for node in nodes:
        claim(node, job)
        if into is not None and not _adjoins(base, into, node):
            raise Refusal(
                say(
                    "{place} does not follow {other}, so that its articles cannot join those of it",
                    place=node.name,
                    other=into.name,
                )
            )
        node.gone = job
    job.taken += operation.targets


def _adjoins(base: Base, into: Node, node: Node) -> bool:
    """Say whether a heading stands directly behind another one of its level and what is under that."""
    between = base.headings[base.headings.index(into) + 1 : base.headings.index(node)] if into is not node else []
    after = base.headings.index(into) < base.headings.index(node)
    return after and into.level is node.level and all(each.level > node.level for each in between)
