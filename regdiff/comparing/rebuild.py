"""The proof: apply a change set to the old text, and see that the new one comes out, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable

from regdiff.comparing.changes import Change, ChangeSet, join_texts
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.units import UnitKind, units, write_units
from regdiff.errors import LosslessnessError, PatchError
from regdiff.messages import say
from regdiff.model.head import Head
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.named import NamedTuple


class Slot(NamedTuple):
    """Where a new unit goes, and how much of its change's new side it is."""

    place: int
    """0-based place in the flat list of new units."""
    kind: UnitKind
    printed: str
    """Number as printed."""
    lines: int


class Step(NamedTuple):
    """What a patch says of one change; nothing of it but the edits carries wording."""

    old: tuple[int, ...]
    """0-based indices of the old units."""
    new: tuple[Slot, ...]
    edits: tuple[Edit, ...]


def step(change: Change) -> Step:
    """Return the patch form of a change."""
    slots = [Slot(u.index, u.kind, u.printed, u.text.count("\n") + 1) for u in change.new]
    return Step(tuple([u.index for u in change.old]), tuple(slots), change.edits)


def rebuild(old: Revision, change_set: ChangeSet) -> str:
    """Return the canonical new text, made of the old revision and the change set alone.

    Raises:
        PatchError: the change set does not fit `old`.
    """
    return apply(old, change_set.new.head, [step(change) for change in change_set.changes])


def apply(old: Revision, head: Head, steps: Iterable[Step]) -> str:
    """Apply a patch.

    Args:
        old: the revision that the patch was made from.
        head: of the new text.
        steps: one for each change, in any order.

    Returns:
        The canonical new text.

    Raises:
        PatchError: the steps do not fit `old`, or leave a place of the new text empty or filled twice.
    """
    old_units = units(old)
    used: set[int] = set()
    placed: dict[int, tuple[UnitKind, str, str]] = {}
    for number, item in enumerate(steps, 1):
        if any(i in used or not 0 <= i < len(old_units) for i in item.old):
            raise PatchError(say("change {number} takes an old unit that is not there or was taken before", number=number))
        used.update(item.old)
        _check_old(number, item, join_texts(old_units[i] for i in item.old))
        lines = "".join([edit.text for edit in item.edits if edit.op is not Op.DELETE]).split("\n")
        for slot in item.new:
            if slot.place in placed:
                raise PatchError(
                    say("change {number} fills place {index} of the new text a second time", number=number, index=slot.place)
                )
            placed[slot.place] = (slot.kind, slot.printed, "\n".join(lines[: slot.lines]))
            lines = lines[slot.lines :]
        if item.new and lines:
            raise PatchError(say("change {number} has more lines than its new units", number=number))
    if len(used) != len(old_units) or sorted(placed) != list(range(len(placed))):
        raise PatchError(say("the patch does not cover both texts"))
    parts = [placed[index] for index in range(len(placed))]
    _check_head(head, {kind: text for kind, _, text in parts})
    return write_units(head.text, parts)


def _check_head(head: Head, texts: dict[UnitKind, str]) -> None:
    """Title and note stand in the head; the edits must spell what it says."""
    for kind, text in ((UnitKind.TITLE, head.title), (UnitKind.NOTE, head.note)):
        if texts.get(kind, "") != text:
            raise PatchError(say("the {value} that the edits make is not the one of the new head", value=kind.value))


def _check_old(number: int, item: Step, text: str) -> None:
    spelled = "".join([edit.text for edit in item.edits if edit.op is not Op.INSERT])
    if spelled != text:
        raise PatchError(
            say("change {number} was made from another old text", number=number),
            fix=say("apply it to the text it names as old"),
        )


def prove(old: Revision, new: Revision, change_set: ChangeSet) -> None:
    """Check that `change_set` rebuilds the canonical text of `new` from `old`, byte by byte.

    Raises:
        LosslessnessError: it does not; the message gives the first place at which the two differ.
    """
    wanted = write(new)
    try:
        made = rebuild(old, change_set)
    except PatchError as error:
        raise LosslessnessError(
            say("the change set does not apply to its own old text: {error}", error=error), fix=_SEND
        ) from error
    if made != wanted:
        at = next((i for i, (a, b) in enumerate(zip(made, wanted, strict=False)) if a != b), min(len(made), len(wanted)))
        line = wanted.count("\n", 0, at) + 1
        raise LosslessnessError(
            say(
                "the change set does not rebuild the new text: line {line} has {made!r} for {wanted!r}",
                line=line,
                made=made[at : at + 20],
                wanted=wanted[at : at + 20],
            ),
            fix=_SEND,
        )


_SEND = say("this is a bug in regdiff; please send both texts with this line")
