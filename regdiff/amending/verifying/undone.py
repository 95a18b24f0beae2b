"""Which operations a published text leaves out: those without which base and instruments give it.

An operation is not done where leaving it out brings the consolidated text nearer to the published one by as much as it
changes at all. That is decided by applying the instruments again without it, so that what follows from it (numbers,
references) is left out with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from regdiff.amending.amended import Amended
from regdiff.amending.applying.amend import amend
from regdiff.amending.instrument import Instrument, Target
from regdiff.amending.verifying.nearness import Texts, UnitKey, distance, texts_of
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple

SHARE = 0.9
"""Share of what an operation changes by which leaving it out must bring the text nearer."""
MOST = 80
"""Most operations that are left out by way of trial; with more in doubt, the base is another text."""


class Key(NamedTuple):
    """An operation: which instrument, which order of it, which operation of that; all 0-based."""

    instrument: int
    order: int
    operation: int


def keys_of(instruments: Sequence[Instrument]) -> list[Key]:
    """Return the keys of all operations, in the order of the text."""
    return [
        Key(i, j, k)
        for i, instrument in enumerate(instruments)
        for j, order in enumerate(instrument.orders)
        for k in range(len(order.operations))
    ]


def without(instruments: Sequence[Instrument], left_out: Iterable[Key]) -> list[Instrument]:
    """Return the instruments without some of their operations."""
    gone = set(left_out)
    return [_without(at, instrument, gone) for at, instrument in enumerate(instruments)]


def _without(at: int, instrument: Instrument, gone: set[Key]) -> Instrument:
    targets: list[Target] = []
    place = 0
    for target in instrument.targets:
        orders = []
        for order in target.orders:
            kept = tuple(each for k, each in enumerate(order.operations) if Key(at, place, k) not in gone)
            orders.append(order if len(kept) == len(order.operations) else replace(order, operations=kept))
            place += 1
        targets.append(replace(target, orders=tuple(orders)))
    return replace(instrument, targets=tuple(targets))


def undone(
    base: Revision,
    instruments: Sequence[Instrument],
    published: Revision,
    amended: Amended,
    doubtful: Sequence[Key],
    *,
    title: str = "",
) -> list[Key]:
    """Return the operations that were not done.

    Args:
        base: what the instruments amend.
        instruments: all of them, in order.
        published: the text to be verified.
        amended: what base and instruments give.
        doubtful: the operations whose words or units differ from the published text.
        title: which of an instrument's targets is meant.
    """
    if amended.revision is None:
        return []
    aim, made = texts_of(published), texts_of(amended.revision)
    out: list[Key] = []
    for group in _groups(doubtful, instruments):
        keys = [key for key in group if key not in out]
        trial = _trial(base, without(instruments, [*out, *keys]), title) if keys else None
        if trial is not None and _explains(made, texts_of(trial), aim):
            out += keys
            made = texts_of(trial)
    return sorted(out)


def _trial(base: Revision, instruments: Sequence[Instrument], title: str) -> Revision | None:
    return amend(base, *instruments, partial=True, title=title).revision


def _groups(doubtful: Sequence[Key], instruments: Sequence[Instrument]) -> Iterator[tuple[Key, ...]]:
    """Yield what is left out together: each order in doubt, whose operations may rest on each other, then each operation."""
    every = keys_of(instruments)
    tried = doubtful[:MOST]
    for order in dict.fromkeys((key.instrument, key.order) for key in tried):
        keys = tuple(key for key in every if (key.instrument, key.order) == order)
        if len(keys) > 1:
            yield keys
    yield from ((key,) for key in tried)


def _explains(made: Texts, trial: Texts, aim: Texts) -> bool:
    if any(trial.get(key) not in (made[key], aim[key]) for key in _exchanged(made, aim)):
        return False  # what was ordered stands there, under the other number
    effect = distance(made, trial)
    return effect > 0 and distance(made, aim) - distance(trial, aim) >= SHARE * effect


def _exchanged(made: Texts, aim: Texts) -> Iterator[UnitKey]:
    """Yield where the published text has a unit's text under the number of another one, and that one's under its number."""
    homes = {text: key for key, text in made.items()}
    for key, text in made.items():
        home = homes.get(aim.get(key, ""))
        if home not in (None, key) and aim.get(home) == text:
            yield key
