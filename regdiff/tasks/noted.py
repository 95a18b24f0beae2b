"""What `compare` says beside its result: what was left out of which side, and what is odd about comparing these two."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.comparing.changes import ChangeSet
from regdiff.messages import Message, say
from regdiff.model.acts import dated
from regdiff.model.naming import is_same_work
from regdiff.model.tree import Revision

LEAST = 0.1
"""Share of linked articles under which two texts hardly share anything."""
_FEWEST = 4
"""In shorter texts a share says nothing."""


def left_out_notes(revision: Revision, name: str, lang: str) -> Iterator[str]:
    """Yield what to say of what was left out of a side that the user called `name`: how much, and what may be law."""
    if not revision.left_out:
        return
    from regdiff.report.catalogue import LABELS
    from regdiff.report.left_out import left_out_side

    said = left_out_side(revision.left_out, name, LABELS[lang])
    if said.entries:
        yield said.line
    if said.warning:
        yield said.warning


def odd_pair(old: Revision, new: Revision, change_set: ChangeSet, *, stored: bool) -> Iterator[Message]:
    """Yield what is odd about comparing two revisions.

    Args:
        old: the one given first.
        new: the one given second.
        change_set: what changed between them.
        stored: both were named by a label of the archive.
    """
    summary = change_set.summary()
    linked = sum(summary[kind] for kind in ("unchanged", "amended", "split", "merged"))
    every = linked + summary["added"] + summary["deleted"]
    if every >= _FEWEST and linked <= LEAST * every:
        yield say("the two texts hardly share anything: {linked} of {every} articles are linked", linked=linked, every=every)
    first, second = dated(old.head), dated(new.head)
    known = min(len(first), len(second))
    if first[:known] > second[:known]:
        yield say("the older text is given second: {old} is later than {new}", old=_day(first), new=_day(second))
    titles = (old.head.title, new.head.title)
    if stored and all(titles) and not is_same_work(*titles):
        yield say("the two revisions belong to different regulations: 《{old}》 and 《{new}》", old=titles[0], new=titles[1])


def _day(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in parts)
