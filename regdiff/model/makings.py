"""Which instruments made a revision of the one before it, and which orders made which article, as the head says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regdiff.model.head import Head
from regdiff.model.text import fold
from regdiff.named import NamedTuple

KEY = "amended_by"
"""Where a head lists them."""


class Making(NamedTuple):
    """One instrument, and what it did to the text."""

    instrument: str
    """Its title, without 《》."""
    orders: Mapping[str, tuple[str, ...]]
    """For the number of an article or heading of the new text, as printed: the orders that made it."""
    deleted: Mapping[str, tuple[str, ...]]
    """For the number of one of the base that is gone: the orders that took it away."""


class Ordered(NamedTuple):
    """The orders of one instrument that made one article."""

    instrument: str
    orders: tuple[str, ...]


def makings(head: Head) -> tuple[Making, ...]:
    """Return what a head lists; what is not of the form that `regdiff amend` writes is passed over."""
    listed = head.values.get(KEY)
    found = (_making(each) for each in listed if isinstance(each, dict)) if isinstance(listed, list) else ()
    return tuple(each for each in found if each.instrument)


def _making(data: dict[Any, Any]) -> Making:
    title = data.get("instrument")
    return Making(title if isinstance(title, str) else "", _orders(data.get("orders")), _orders(data.get("deleted")))


def _orders(data: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(data, dict):
        return {}
    return {
        fold(number): tuple(str(order) for order in orders)
        for number, orders in data.items()
        if isinstance(number, str) and isinstance(orders, list)
    }


def ordered(head: Head, number: str, *, is_gone: bool = False) -> tuple[Ordered, ...]:
    """Return the orders that made an article of a revision, or took one away.

    Args:
        head: of the revision.
        number: the article's number as printed; of one that is gone, the number that it had.
        is_gone: it stands in the revision before and no more in this one.
    """
    key = fold(number)
    found = (Ordered(each.instrument, (each.deleted if is_gone else each.orders).get(key, ())) for each in makings(head))
    return tuple(each for each in found if each.orders)


def is_made_from(head: Head, base: Head) -> bool:
    """Say whether a revision says that instruments made it of a revision of this label."""
    return bool(head.values.get(KEY)) and str(head.source.get("base", "")) == base.label
