"""Which revision of a regulation comes before which."""

from __future__ import annotations

from collections.abc import Iterable

from regdiff.model.head import Head
from regdiff.model.patterns import lazy
from regdiff.model.tree import Revision

_YEAR = lazy(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def before(head: Head, others: Iterable[Revision]) -> Revision | None:
    """Return the nearest revision before the one with `head`; None when it is the first."""
    earlier = [other for other in others if other.head.label != head.label and _moment(other.head) < _moment(head)]
    return max(earlier, key=lambda other: _moment(other.head), default=None)


def in_sequence(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Return the revisions of one regulation, the oldest first."""
    return tuple(sorted(revisions, key=lambda revision: _moment(revision.head)))


def _moment(head: Head) -> tuple[str, str]:
    """When a text was promulgated; what is not known of it is taken from its coming into force, then from its label."""
    year = _YEAR.search(head.label)
    return head.get("promulgated") or head.get("effective") or (year[0] if year else head.label), head.label
