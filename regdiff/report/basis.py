"""By which order of which instrument a change was made: 根据《…的决定》第五项."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from regdiff.comparing.changes import Change
from regdiff.model.head import Head
from regdiff.model.makings import Ordered, is_made_from, ordered


def orders_of(change: Change, heads: tuple[Head, Head]) -> tuple[Ordered, ...]:
    """Return the orders that made a change between two revisions, as far as the newer one's head says it.

    It says so of the step from the revision that was amended alone; of any other comparison nothing is told.
    """
    old, new = heads
    if not is_made_from(new, old):
        return ()
    found = [each for unit in change.new if unit.printed for each in ordered(new, unit.printed)]
    gone = () if change.new else change.old
    found += [each for unit in gone if unit.printed for each in ordered(new, unit.printed, is_gone=True)]
    return tuple(_joined(found))


def _joined(found: Iterable[Ordered]) -> Iterable[Ordered]:
    """Join the orders of one instrument, each once."""
    orders: dict[str, list[str]] = {}
    for each in found:
        orders.setdefault(each.instrument, []).extend(each.orders)
    return (Ordered(instrument, tuple(dict.fromkeys(named))) for instrument, named in orders.items())


def basis_told(orders: Iterable[Ordered], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return orders in words, a line an instrument: 根据《…的决定》第五项、第六项."""
    return tuple(
        labels["basis"].format(
            instrument=each.instrument.replace("《", "〈").replace("》", "〉"),
            orders=labels["list stop"].join(labels["basis order"].format(order) for order in each.orders),
        )
        for each in orders
    )


def basis_data(orders: Iterable[Ordered]) -> dict[str, Any]:
    """Return orders as data, under the key `ordered`; nothing where there are none."""
    listed = [{"instrument": each.instrument, "orders": list(each.orders)} for each in orders]
    return {"ordered": listed} if listed else {}
