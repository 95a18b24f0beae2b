"""Which revision of a regulation comes before which."""

from __future__ import annotations

from collections.abc import Iterable

from regdiff.model.head import Head
from regdiff.model.tree import Revision


def before(head: Head, others: Iterable[Revision]) -> Revision | None:
    """Return the nearest revision before the one with `head`: by date of promulgation, by label where a date is missing."""
    earlier = [other for other in others if other.head.label != head.label and _precedes(other.head, head)]
    return max(earlier, key=lambda other: (other.head.get("promulgated"), other.head.label), default=None)


def _precedes(one: Head, other: Head) -> bool:
    dates = (one.get("promulgated"), other.get("promulgated"))
    return dates[0] < dates[1] if all(dates) and dates[0] != dates[1] else one.label < other.label
