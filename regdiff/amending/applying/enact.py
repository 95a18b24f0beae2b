"""All orders of one instrument at once: resolve, change, number, follow, spell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from regdiff.amending.applying.already import already_amended
from regdiff.amending.applying.base import Base
from regdiff.amending.applying.compose import Composer, Spelled
from regdiff.amending.applying.follow import Following
from regdiff.amending.applying.headings import Headings
from regdiff.amending.applying.inside import arrange_items, arrange_paragraphs
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.moving import merge, move, split
from regdiff.amending.applying.plan import Plan
from regdiff.amending.applying.sentences import names_sentences
from regdiff.amending.applying.settle import Settled, arrive_items, settle
from regdiff.amending.applying.standing import stand
from regdiff.amending.applying.verbs import delete, insert, renumber, restate
from regdiff.amending.applying.words import Words
from regdiff.amending.instrument import Kind, Operation, Order, Piece, Verb
from regdiff.messages import Message, say
from regdiff.model.numbers import NUMERAL, format_number, match_number
from regdiff.model.patterns import lazy
from regdiff.model.text import nfc, strip_blank
from regdiff.model.tree import Revision

_WHOLES: dict[Verb, Callable[[Plan, Job], None]] = {
    Verb.RESTATE: restate,
    Verb.INSERT: insert,
    Verb.DELETE: delete,
    Verb.RENUMBER: renumber,
    Verb.MOVE: move,
    Verb.MERGE: merge,
    Verb.SPLIT: split,
}
_WORDS = {Verb.REPLACE, Verb.DELETE_WORDS, Verb.INSERT_WORDS, Verb.APPEND, Verb.MOVE_WORDS}

_IN_SENTENCES = {Verb.REPLACE, Verb.DELETE_WORDS, Verb.INSERT_WORDS}


class Skip(Enum):
    """How much of an order is left out."""

    WORDING = "wording"
    """All but the numbers that it gives to articles and headings."""
    ALL = "all"


_HEADINGS = {Verb.RETITLE, Verb.INSERT_DIVISION, Verb.DISSOLVE_DIVISION}
KNOWN = {*_WHOLES, *_WORDS, *_HEADINGS, Verb.VAGUE, Verb.RENUMBER_REST}
"""The verbs that can be carried out, or need nothing done: all of them."""


@dataclass(eq=False)
class Enacted:
    """What orders make of a base."""

    base: Base
    jobs: list[Job]
    spelled: list[Spelled] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    refusals: list[Message] = field(default_factory=list)
    """What is refused of the instrument as a whole."""

    skipped: tuple[Order, ...] = ()
    """Orders that were left out."""

    @property
    def refused(self) -> list[Job]:
        """The operations that cannot be done."""
        return [job for job in self.jobs if job.refusals]


def enact(
    revision: Revision, orders: Sequence[Order], first: int, kind: Kind, skip: Mapping[Order, Skip] | None = None
) -> Enacted:
    """Apply orders to a base.

    Args:
        revision: the base.
        orders: the orders that amend it.
        first: index of the first operation among all steps.
        kind: what the instrument is: an amendment leaves numbers free where it deletes and does not say that they follow.
        skip: orders that are left out, and how much of each.
    """
    base = Base(revision)
    operations = [(order, operation) for order in orders for operation in order.operations]
    jobs = [Job(first + at, order, _clean(operation)) for at, (order, operation) in enumerate(operations)]
    out = Enacted(base, jobs)
    plan, headings, words = _resolved(base, [job for job in jobs if _counts(job, skip or {})])
    refusal, warning = already_amended(base, jobs)
    out.refusals += [refusal] if refusal else []
    out.warnings += [warning] if warning else []
    edits = words.edits()
    try:
        follows = any(job.operation.verb is Verb.RENUMBER_REST for job in jobs)
        settled = settle(plan, follows=follows, stays=kind is Kind.AMENDMENT)
    except Refusal as trouble:
        out.refusals.append(trouble.reason)
        return out
    _arrange(settled)
    _require_expected(plan)
    order = stand(headings, settled.numbered)
    following = Following(base, edits)
    following.run()
    out.warnings += [*_loose(settled), *following.warnings]
    out.spelled = Composer(base, edits).text(order, settled.numbered.order)
    return out


def _counts(job: Job, skip: Mapping[Order, Skip]) -> bool:
    how = skip.get(job.order)
    return how is None or (how is Skip.WORDING and job.operation.verb is Verb.RENUMBER)


def _clean(operation: Operation) -> Operation:
    """Return an operation whose wording is fit for canonical text: normal form C, no blanks at the ends, no empty lines."""
    pieces = tuple(replace(piece, lines=_lines(piece)) for piece in operation.pieces)
    return replace(operation, pieces=pieces, words=nfc(operation.words), phrase=nfc(operation.phrase))


def _lines(piece: Piece) -> tuple[str, ...]:
    lines = (strip_blank(nfc(line).replace("\t", " ")) for whole in piece.lines for line in whole.splitlines())
    return tuple(line for line in lines if line)


def _resolved(base: Base, jobs: list[Job]) -> tuple[Plan, Headings, Words]:
    """Put all operations on the nodes of the base: those on whole units first, so that words know what is left to change."""
    plan = Plan(base)
    headings, words = Headings(plan), Words(plan)
    for job in jobs:
        later = [each for each in jobs if each.order is job.order and each.index > job.index]
        _attempt(job, lambda job, later=later: _structure(plan, headings, job, later))  # type: ignore[misc]
    _drop(plan)
    for node, job in plan.announced:
        if not (node.wording and node.wording.job.order is job.order):
            job.refuse(say("it gives no wording for what it inserts into {place}", place=node.name))
    for job in jobs:
        if job.operation.verb in _WORDS or names_sentences(job.operation):
            _attempt(job, words.add)
    return plan, headings, words


def _drop(plan: Plan) -> None:
    """Let deleted headings take with them what stands under them and no other order names."""
    for heading, job in plan.dropped:
        for article in plan.base.under(heading):
            if not (article.wording or article.pin or article.leaves):
                article.gone = job
        for below in plan.base.headings:
            if heading in plan.base.paths[below] and not below.gone:
                below.gone = job


_ORDER = lazy(
    rf"(?:[（(]?[{NUMERAL}]{{1,4}}[）)]?[.．、]?)?\s*"
    rf"(?:[将把](?:第[{NUMERAL}]{{1,8}}[条章节]|引言|附件)|删[去除]第[{NUMERAL}]{{1,8}}[条款项]|"
    rf"增加[{NUMERAL}]{{1,2}}[条款项章节]，作为第|第[{NUMERAL}]{{1,8}}条[^。]{{0,20}}修改为[：:“])"
)
"""How an order begins."""


def _require_closed(operation: Operation) -> None:
    """Refuse a wording that holds a line like an order: where a closing ” is missing, the next order would be swallowed.

    Raises:
        Refusal: there is such a line.
    """
    for line in (line for piece in operation.pieces for line in piece.lines):
        if _ORDER.match(line):
            raise Refusal(
                say(
                    "its wording holds what reads like another order, “{words}”: a closing ” may be missing", words=line[:20]
                )
            )


def _attempt(job: Job, act: Callable[[Job], None]) -> None:
    try:
        act(job)
    except Refusal as refusal:
        job.refuse(refusal.reason)
        job.is_there = job.is_there or refusal.is_there


def _structure(plan: Plan, headings: Headings, job: Job, later: list[Job]) -> None:
    verb = job.operation.verb
    _require_closed(job.operation)
    if names_sentences(job.operation):
        return
    if any(each.sentence for each in (*job.operation.targets, *job.operation.destinations)) and verb not in _IN_SENTENCES:
        raise Refusal(say("a sentence can be restated or deleted, and words in it changed, and nothing else"))
    if verb in _WHOLES:
        _WHOLES[verb](plan, job)
    elif verb in _HEADINGS:
        headings.add(job, later)
    elif verb is Verb.VAGUE:
        job.is_vague = True
        job.warn(say("“{words}” names no wording: nothing was done for it", words=job.operation.text))


def _arrange(settled: Settled) -> None:
    for article in settled.numbered.order:
        arrange_paragraphs(article)
    arrive_items(settled)
    for article in settled.numbered.order:
        for paragraph in article.made:
            arrange_items(paragraph)


def _require_expected(plan: Plan) -> None:
    """Tell operations whose wording prints another number than its article gets."""
    for node, printed, job in plan.expected:
        wanted = match_number(printed)
        if wanted is not None and node.final and wanted.value != node.final:
            job.refuse(
                say(
                    "its wording is numbered {number}, and the article {other}",
                    number=printed,
                    other=format_number(node.final),
                )
            )


def _loose(settled: Settled) -> list[Message]:
    return [
        say("{place} stands out of order in the base; its number was left", place=node.printed)
        for node in settled.numbered.loose
    ]
