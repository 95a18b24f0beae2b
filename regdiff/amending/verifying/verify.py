"""Verify a published text: is it the base as the instruments amend it, nothing less and nothing more?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from regdiff.amending.amended import Amended, Outcome, Step
from regdiff.amending.applying.amend import amend
from regdiff.amending.instrument import Instrument, Verb
from regdiff.amending.verified import Checked, Difference, Fulfilment, Nature, Verification
from regdiff.amending.verifying.natures import nature_of
from regdiff.amending.verifying.places import Origins, Pair, hunks, pairs, places_of
from regdiff.amending.verifying.undone import Key, keys_of, undone, without
from regdiff.comparing.changes import compare
from regdiff.comparing.units import Unit, UnitKind, units
from regdiff.messages import NOTHING, Message, say
from regdiff.model.text import fold
from regdiff.model.tree import Revision

_REFUSED = 0.3
"""Share of orders that cannot be carried out from which on the base is doubted."""
_STRANGE = 0.2
"""Share of articles that no order names and that differ all the same from which on it is doubted, too."""


def verify(base: Revision, instruments: Sequence[Instrument], published: Revision, *, title: str = "") -> Verification:
    """Verify that a published text is its base as instruments amend it.

    Args:
        base: the text before.
        instruments: what amends it, in the order in which they were made.
        published: the text that is said to be the result.
        title: which of an instrument's targets is meant, where that is not the one that bears the base's title.

    Returns:
        Every operation with what became of it, and every difference with what it is.
    """
    whole = amend(base, *instruments, partial=True, title=title)
    differences = _differences(whole, published)
    in_doubt = _doubtful(whole, differences, instruments, published)
    left_out = undone(base, instruments, published, whole, in_doubt, title=title)
    kept = without(instruments, left_out)
    amended = amend(base, *kept, partial=True, title=title) if left_out else whole
    remaining = _differences(amended, published) if left_out else differences
    steps = _places(amended, kept if left_out else instruments, [key for key in keys_of(instruments) if key not in left_out])
    checked = _checked(whole, steps, left_out, remaining, instruments)
    doubt = _doubt(whole, remaining, base)
    return Verification(base, published, tuple(instruments), amended, tuple(checked), tuple(remaining), doubt)


def _differences(amended: Amended, published: Revision) -> list[Difference]:
    """All differences between what was consolidated and what was published, and what followed without an order."""
    if amended.revision is None:
        return []
    change_set = compare(amended.revision, published)
    places = places_of(amended, units(amended.revision))
    origins = Origins(amended)
    vague = any(step.outcome is Outcome.VAGUE and _leaves_wording(step) for step in amended.steps)
    titles = fold(f"{amended.revision.head.title}\n{published.head.title}")
    out: list[Difference] = []
    for pair in pairs(change_set):
        out += _of_pair(pair, origins, places, titles, vague=vague)
    return out


def _leaves_wording(step: Step) -> bool:
    return step.operation is not None and step.operation.verb is Verb.VAGUE


def _of_pair(pair: Pair, origins: Origins, places: dict[int, int], titles: str, *, vague: bool) -> Iterator[Difference]:
    expected, published = pair
    if expected is None or published is None:
        yield _missing(expected, published, titles)
        return
    number = published.printed
    if expected.number != published.number:
        steps = origins.steps_of(places[expected.index])
        yield Difference(
            published.kind, number, Nature.UNEXPLAINED, expected.printed, published.printed, start=-1, steps=steps
        )
    if expected.text == published.text:
        return
    origin = origins.of(places[expected.index])
    for hunk in hunks(expected.text, published.text):
        nature, steps = nature_of(hunk, origin, vague=vague)
        if published.kind is UnitKind.NOTE or _is_of_title(published, hunk.expected + hunk.published, titles):
            nature, steps = Nature.HEAD, ()
        around = origins.steps_of(places[expected.index])
        yield Difference(published.kind, number, nature, hunk.expected, hunk.published, hunk.start, steps, around)


def _is_of_title(unit: Unit, text: str, titles: str) -> bool:
    """Say whether a preamble is a further line of the title, which pages part in several lines."""
    return unit.kind is UnitKind.PREAMBLE and bool(text.strip()) and all(fold(line) in titles for line in text.split("\n"))


def _missing(expected: Unit | None, published: Unit | None, titles: str) -> Difference:
    unit = expected or published
    if unit is None:
        raise AssertionError("one of the two is there")
    is_head = unit.kind is UnitKind.NOTE or _is_of_title(unit, unit.text, titles)
    nature = Nature.HEAD if is_head else Nature.UNEXPLAINED
    return Difference(
        unit.kind, unit.printed, nature, expected.text if expected else "", published.text if published else "", start=-1
    )


def _keys(amended: Amended, instruments: Sequence[Instrument]) -> dict[int, Key]:
    """Index of a step → the key of its operation, for the steps that are operations."""
    orders = {id(order): (i, j) for i, each in enumerate(instruments) for j, order in enumerate(each.orders)}
    seen: Counter[int] = Counter()
    out: dict[int, Key] = {}
    for at, step in enumerate(amended.steps):
        if step.operation is not None and id(step.order) in orders:
            out[at] = Key(*orders[id(step.order)], seen[id(step.order)])
            seen[id(step.order)] += 1
    return out


_OPEN = (Nature.ORDER, Nature.UNEXPLAINED)
_STRUCTURAL = (Verb.INSERT, Verb.DELETE, Verb.RENUMBER, Verb.MOVE, Verb.MERGE, Verb.SPLIT, Verb.INSERT_DIVISION,
               Verb.DISSOLVE_DIVISION, Verb.RENUMBER_REST)  # fmt: skip


def _doubtful(
    amended: Amended, differences: Sequence[Difference], instruments: Sequence[Instrument], published: Revision
) -> list[Key]:
    """Return the operations that may not have been done.

    These are those at a difference, and, where units or numbers differ, all that let units come, go or take a number.
    """
    keys = _keys(amended, instruments)
    steps = {step for each in differences if each.nature in _OPEN for step in (*each.steps, *each.around)}
    if any(each.start < 0 for each in differences) or len(published.articles) != len(_articles(amended)):
        steps |= {at for at, step in enumerate(amended.steps) if step.operation and step.operation.verb in _STRUCTURAL}
    return sorted(keys[step] for step in steps if step in keys)


def _articles(amended: Amended) -> Sequence[object]:
    return amended.revision.articles if amended.revision else ()


def _checked(
    whole: Amended,
    places: dict[Key | None, int],
    left_out: Sequence[Key],
    differences: Sequence[Difference],
    instruments: Sequence[Instrument],
) -> Iterator[Checked]:
    keys = _keys(whole, instruments)
    for at, step in enumerate(whole.steps):
        if step.operation is None and step.outcome is not Outcome.REFUSED:
            continue
        if keys.get(at) in left_out:
            yield Checked(step, Fulfilment.NOT_DONE)
            continue
        own = tuple(each for each in differences if each.nature is Nature.ORDER and places.get(keys.get(at)) in each.steps)
        yield Checked(step, _fulfilment(step, own), own)


def _places(amended: Amended, made: Sequence[Instrument], kept: Sequence[Key]) -> dict[Key | None, int]:
    """Key of an operation among all → index of its step when the others were left out; `kept` are those that were not."""
    again = dict(zip(keys_of(made), kept, strict=True))
    return {again[key]: at for at, key in _keys(amended, made).items()}


def _fulfilment(step: Step, otherwise: Sequence[Difference]) -> Fulfilment:
    if step.outcome in (Outcome.REFUSED, Outcome.VAGUE):
        return Fulfilment.NOT_APPLICABLE
    if otherwise:
        return Fulfilment.OTHERWISE
    return Fulfilment.INFERRED if step.outcome is Outcome.INFERRED else Fulfilment.DONE


def _doubt(whole: Amended, differences: Sequence[Difference], base: Revision) -> Message:
    """Return why the base seems to be another text than the one that the instruments amend."""
    operations = [step for step in whole.steps if step.operation is not None]
    refused = [step for step in operations if step.outcome is Outcome.REFUSED]
    if operations and len(refused) >= _REFUSED * len(operations):
        return say("{count} of {every} operations do not fit the base", count=len(refused), every=len(operations))
    strange = {(each.unit, each.number) for each in differences if each.nature is Nature.UNEXPLAINED}
    if len(strange) > max(3, _STRANGE * len(base.articles)):
        return say("{count} units differ though no order names them", count=len(strange))
    return NOTHING
