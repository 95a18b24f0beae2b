"""A base and instruments → the text that they make, or why there is none, order by order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from regdiff.amending.amended import Amended, Outcome, Stage, Step
from regdiff.amending.applying.enact import Enacted, enact
from regdiff.amending.applying.job import Refusal
from regdiff.amending.applying.meant import meant_targets
from regdiff.amending.applying.partial import with_holes, without
from regdiff.amending.applying.results import followed_in, inferred_in, revised, steps_of
from regdiff.amending.instrument import Instrument, Order, Rest, Target
from regdiff.errors import TextError
from regdiff.messages import Message, say
from regdiff.model.parse import parse
from regdiff.model.references import missing_in
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.named import NamedTuple


def amend(base: Revision, *instruments: Instrument, partial: bool = False, title: str = "", label: str = "") -> Amended:
    """Apply instruments to a base, one after the other.

    Addresses are old numbers, resolved in the base first; the orders of one instrument are simultaneous; numbers are given
    at the end. Nothing is guessed from likeness: an order that cannot be carried out to the letter is refused.

    Args:
        base: the text that the first instrument amends.
        instruments: each amends what the one before it made.
        partial: make a text with marked holes where orders are refused.
        title: which of an instrument's targets is meant, where that is not the one that bears the base's title.
        label: of the new text; by default the year of the last instrument.

    Returns:
        The new text (None where an order is refused and no partial text is wished), and what became of every order.
    """
    steps: list[Step] = []
    stages: list[Stage] = []
    at: Revision | None = base
    holes = False
    for index, instrument in enumerate(instruments):
        if at is None:
            break
        asked = Asked(index, len(steps), partial, title, label if index == len(instruments) - 1 else "")
        stage, made = _stage(at, instrument, asked, tuple(stages))
        holes = holes or any(step.outcome is Outcome.REFUSED for step in made)
        steps += made
        stages.append(stage)
        at = stage.revision
    whole = at if len(stages) == len(instruments) else None
    return Amended(whole, tuple(steps), tuple(stages), holes and whole is not None)


class Asked(NamedTuple):
    """What is asked of one instrument."""

    at: int
    """Its place among the instruments."""
    first: int
    """Index of its first step."""
    partial: bool
    title: str
    label: str


def _stage(base: Revision, instrument: Instrument, asked: Asked, before: tuple[Stage, ...]) -> tuple[Stage, list[Step]]:
    """Apply one instrument to what those before it made."""
    index = asked.at
    try:
        targets = meant_targets(base.head.title, instrument, asked.title)
    except Refusal as refusal:
        at = min((order.span.start for order in instrument.orders), default=0)
        return _nothing(base, instrument, ()), [Step(index, None, None, Outcome.REFUSED, refusal.reason, at=at)]
    orders = _orders(targets)
    enacted = enact(base, orders, asked.first, instrument.kind)
    steps = steps_of(enacted, orders, index)
    unread = _unread(instrument, orders, index)
    whole = [Step(index, None, None, Outcome.REFUSED, reason) for reason in enacted.refusals]
    refused = {job.order for job in enacted.refused} | {step.order for step in unread if step.order}
    holes: frozenset[str] | None = None
    if (unread or refused) and asked.partial and not whole:
        enacted = without(base, orders, asked.first, instrument, refused)
        whole = [Step(index, None, None, Outcome.REFUSED, reason) for reason in enacted.refusals]
        holes = with_holes(enacted, [rest.text for rest in instrument.rests])
        steps = [_left_out(old, new, enacted) for old, new in zip(steps, steps_of(enacted, orders, index), strict=True)]
    refusals = [*steps, *unread, *whole]
    if whole or ((unread or refused) and not asked.partial):
        return _nothing(base, instrument, targets, enacted), refusals
    try:
        made = revised(base, enacted, instrument, asked.label or _label(base, instrument), holes, before)
        return _finished(base, instrument, targets, enacted, made), refusals
    except TextError as error:
        refusals.append(Step(index, None, None, Outcome.REFUSED, say("the new text would be none: {what}", what=error.what)))
        return _nothing(base, instrument, targets, enacted), refusals


def _left_out(before: Step, after: Step, enacted: Enacted) -> Step:
    """Return the step of an operation where others were left out: refused, or left out with its order, or done."""
    if before.outcome is Outcome.REFUSED or before.order not in enacted.skipped:
        return before if before.outcome is Outcome.REFUSED else after
    reason = after.reason or say("another part of this order cannot be carried out")
    return replace(before, outcome=Outcome.REFUSED, reason=reason, places=())


def _orders(targets: Sequence[Target]) -> list[Order]:
    """Return the orders of the targets in the order of the text, each once."""
    found = {order.span: order for target in targets for order in target.orders}
    return [found[span] for span in sorted(found)]


def _unread(instrument: Instrument, orders: Sequence[Order], index: int) -> list[Step]:
    """Return a refusal for every run that was not understood: an order with one is not carried out."""
    own = [(order, rest) for order in orders for rest in order.rests]
    outside = [(None, rest) for rest in instrument.rests]
    return [Step(index, order, None, Outcome.REFUSED, _why(rest), at=rest.span.start) for order, rest in (*own, *outside)]


def _why(rest: Rest) -> Message:
    return say("{reason}: “{text}”", reason=rest.reason, text=_short(rest.text))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def _nothing(base: Revision, instrument: Instrument, targets: tuple[Target, ...], enacted: Enacted | None = None) -> Stage:
    sources = tuple(enacted.base.sources) if enacted else ()
    warnings = enacted.warnings if enacted else []
    return Stage(base, instrument, targets, None, sources, (), warnings=(*instrument.warnings, *warnings))


def _finished(
    base: Revision, instrument: Instrument, targets: tuple[Target, ...], enacted: Enacted, made: tuple[Revision, Message]
) -> Stage:
    """Return the stage with its text.

    Raises:
        TextError: it cannot be written as canonical text.
    """
    revision, warning = made
    again = parse(write(revision))
    if again != revision:
        raise TextError(say("a line of it reads like an article, a heading or an annex"))
    stale = _stale(base, again)
    return Stage(
        base,
        instrument,
        targets,
        again,
        tuple(enacted.base.sources),
        tuple(unit for unit, _ in enacted.spelled),
        tuple(inferred_in(enacted.spelled)),
        tuple(followed_in(enacted.spelled)),
        (*instrument.warnings, *enacted.warnings, *([warning] if warning else []), *stale),
    )


def _stale(base: Revision, revision: Revision) -> Iterator[Message]:
    """Yield which references of the new text point to nothing, where those of the base did not."""
    found = list(missing_in(revision))
    known = {(ref.text, why) for _, _, ref, why in missing_in(base)} if found else set()
    for article, _, ref, why in found:
        if (ref.text, why) not in known:
            what = say("{ref} points to nothing: {what}", ref=ref.text, what=why)
            yield say("{place}: {what}", place=article.number.printed, what=what)


def _label(base: Revision, instrument: Instrument) -> str:
    """Return a label for the new text: the year of the instrument, or its day where the base bears that year."""
    day = instrument.adopted or instrument.effective
    if day is None:
        return f"{base.head.label}-amended" if base.head.label else "amended"
    return str(day.year) if base.head.label != str(day.year) else day.isoformat()
