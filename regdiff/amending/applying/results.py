"""What was enacted → steps, the places of each effect, the revision, and the stage that holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from regdiff.amending.address import Address, Place
from regdiff.amending.amended import Cause, Followed, Inferred, Outcome, Run, Stage, Step, Traced
from regdiff.amending.applying.base import Base
from regdiff.amending.applying.compose import Spelled, blocks
from regdiff.amending.applying.enact import Enacted
from regdiff.amending.applying.head import AMENDED_BY, Made, amended_head, amended_note
from regdiff.amending.applying.job import Job
from regdiff.amending.instrument import Instrument, Order
from regdiff.messages import Message, joined
from regdiff.model.head import Head
from regdiff.model.numbers import Level, Number
from regdiff.model.parse import assemble
from regdiff.model.references import provisions
from regdiff.model.tree import Article, Revision
from regdiff.model.write import write

_PLACES = {Place.TITLE: "名称", Place.NOTE: "题注", Place.PREAMBLE: "引言", Place.ANNEX: "附件"}


def steps_of(enacted: Enacted, orders: Sequence[Order], instrument: int) -> list[Step]:
    """Return a step for each operation, in the order of the text, and one for each run that the reader did not understand.

    Args:
        enacted: what was done.
        orders: all orders that concern the base.
        instrument: index of the instrument.
    """
    places = _places(enacted.spelled)
    inferred = {run.step for unit, _ in enacted.spelled for line in unit.lines for run in line.runs if _is_inferred(run)}
    out = []
    for order in orders:
        jobs = [job for job in enacted.jobs if job.order is order]
        first = jobs[0] if jobs else None
        for job in jobs:
            outcome = _outcome(job, job.index in inferred)
            found = [*places.get(job.index, ()), *job.placed] or job.taken
            reason = joined(job.refusals)
            is_done = not job.refusals and order not in enacted.skipped
            at = tuple(dict.fromkeys(found)) if is_done else ()
            warnings = (*(order.warnings if job is first else ()), *job.warnings)
            out.append(Step(instrument, order, job.operation, outcome, reason, at, warnings, order.span.start))
    return out


def _is_inferred(run: Run) -> bool:
    return run.cause is Cause.INFERRED


def _outcome(job: Job, inferred: bool) -> Outcome:
    if job.refusals:
        return Outcome.REFUSED
    if job.is_vague:
        return Outcome.VAGUE
    return Outcome.INFERRED if inferred else Outcome.DONE


def _places(spelled: Sequence[Spelled]) -> dict[int, list[Address]]:
    """Return for each operation the places of the new text at which its effect stands."""
    out: dict[int, list[Address]] = {}
    for unit, node in spelled:
        whole = address_of(unit, node.level, node.final)
        seen: set[int] = set()
        for at, line in enumerate(unit.lines):
            for step in dict.fromkeys(run.step for run in line.runs if run.step >= 0):
                seen.add(step)
                place = whole if _is_all(unit, step) else part_of(unit, whole, at)
                if place not in out.setdefault(step, []):
                    out[step].append(place)
        for step in unit.steps:
            if step not in seen:
                out.setdefault(step, []).append(whole)
    return out


def _is_all(unit: Traced, step: int) -> bool:
    return all(run.step == step or not run.text for line in unit.lines for run in line.runs)


def address_of(unit: Traced, level: Level, value: tuple[int, ...]) -> Address:
    """Return the address of a unit of the new text."""
    if unit.place is Place.ARTICLE:
        return Address(article=Number(value, Level.ARTICLE, unit.number), new=True)
    if unit.place is Place.DIVISION:
        return Address(Place.DIVISION, (Number(value, level, unit.number),) if value else (), new=True)
    return Address(unit.place, new=True)


def part_of(unit: Traced, whole: Address, line: int) -> Address:
    """Return the address of the paragraph or item in which a line of an article stands."""
    if whole.article is None:
        return whole
    parts = provisions(Article(whole.article, tuple(each.text for each in unit.lines)))
    paragraph, item = parts[line]
    alone = max(number for number, _ in parts) <= 1
    return Address(article=whole.article, paragraph=0 if alone else paragraph, item=(item,) if item else (), new=True)


def inferred_in(spelled: Sequence[Spelled]) -> Iterator[Inferred]:
    """Yield inferred punctuation, in the order of the text."""
    for unit, node in spelled:
        for line, start, run in _runs(unit):
            if run.cause is Cause.INFERRED and run.text != run.was:
                yield Inferred(address_of(unit, node.level, node.final), line, start, run.was, run.text, run.step)


def followed_in(spelled: Sequence[Spelled]) -> Iterator[Followed]:
    """Yield references that followed, in the order of the text."""
    for unit, node in spelled:
        for line, start, run in _runs(unit):
            if run.cause is Cause.REFERENCE:
                yield Followed(address_of(unit, node.level, node.final), line, start, run.was, run.text)


def _runs(unit: Traced) -> Iterator[tuple[int, int, Run]]:
    for at, line in enumerate(unit.lines):
        start = 0
        for run in line.runs:
            yield at, start, run
            start += len(run.text)


def revised(
    base: Revision,
    enacted: Enacted,
    instrument: Instrument,
    label: str,
    holes: frozenset[str] | None,
    before: Sequence[Stage],
) -> tuple[Revision, Message]:
    """Return the revision that the enacted orders make, and a warning about its note (may be empty).

    Args:
        base: what was amended.
        enacted: what was done.
        instrument: by what.
        label: of the revision.
        holes: numbers of articles with marked holes; None for a whole text.
        before: what instruments before this one made, in the same run.
    """
    clause = amended_note(_text_of(enacted.spelled, Place.NOTE), instrument)
    made = _made(enacted, label, clause.note, base.head, holes)
    earlier = _renumbered(base.head, enacted.spelled, enacted.base) if before else []
    head = amended_head(base.head, instrument, made, earlier)
    return assemble(head, list(blocks(enacted.spelled)), left_out=base.left_out), clause.warning


def _renumbered(head: Head, spelled: Sequence[Spelled], base: Base) -> list[dict[str, Any]]:
    """Return what a head says of the instruments that made it, with the numbers that its articles have now."""
    now = {base.sources[index].number: unit.number for unit, _ in spelled for index in unit.bases if unit.number}
    made = head.values.get(AMENDED_BY) or []
    return [
        {**each, "orders": {now.get(number, number): orders for number, orders in each.get("orders", {}).items()}}
        for each in made
    ]


def _sha256(revision: Revision) -> str:
    return hashlib.sha256(write(revision).encode()).hexdigest()


def _text_of(spelled: Sequence[Spelled], place: Place) -> str:
    return next((unit.text for unit, _ in spelled if unit.place is place), "")


def _made(enacted: Enacted, label: str, note: str, head: Head, holes: frozenset[str] | None) -> Made:
    orders = {job.index: job.order.number for job in enacted.jobs}
    by: dict[str, list[str]] = {}
    whole, was = set(), {}
    sources = enacted.base.sources
    for unit, _ in enacted.spelled:
        named = list(dict.fromkeys(orders[step] for step in unit.steps if step in orders))
        name = unit.number or _PLACES.get(unit.place) or unit.text
        if named:
            by.setdefault(name, []).extend(each for each in named if each not in by.get(name, ()))
        if unit.place is Place.ARTICLE:
            was[unit.number] = sources[unit.bases[0]].number if unit.bases else ""
            whole |= {unit.number} if all(run.cause is not Cause.BASE for _, _, run in _runs(unit)) else set()
    deleted: dict[str, list[str]] = {}
    kept = {index for unit, _ in enacted.spelled for index in unit.bases}
    for node in (*enacted.base.articles, *enacted.base.headings, *enacted.base.annexes):
        job = node.gone or node.moved
        if job and node.unit not in kept:
            deleted.setdefault(node.printed or "附件", []).append(orders.get(job.index, job.order.number))
    title = _text_of(enacted.spelled, Place.TITLE) or head.title
    return Made(
        label,
        note,
        title,
        by,
        deleted,
        frozenset(whole),
        was,
        holes or frozenset(),
        _sha256(enacted.base.revision),
        holes is not None,
    )
