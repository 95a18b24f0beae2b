"""How much a change weighs: substantive, minor, conforming or none, and by which rule.

What the reading aids cannot explain is substantive. The rules and how often they are right are told in docs/aids/weight.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum

from regdiff.comparing.changes import Change, ChangeKind
from regdiff.comparing.conforming import Pointer, Verdict
from regdiff.comparing.units import UnitKind
from regdiff.named import NamedTuple


class Weight(Enum):
    """How much a change weighs; the value is its name in JSON. From the heaviest to the lightest."""

    SUBSTANTIVE = "substantive"
    MINOR = "minor"
    CONFORMING = "conforming"
    NONE = "none"


WEIGHTS = tuple(weight.value for weight in Weight)
"""The names of all weights, the heaviest first."""


class Weighed(NamedTuple):
    """The weight of a change, and the rules that give it, the deciding ones only."""

    weight: Weight
    rules: tuple[str, ...]
    """Names of rules: added, deleted, content, redirected, dangling, scope term, wording, replaced, moved, place, regrouped,
    heading, conforming, or the name of a kind of fact."""


class Unexplained(NamedTuple):
    """What no aid explains of the alterations of a change."""

    heavy: bool
    """Whether there is any that says something else than before."""
    wording: bool
    """Whether there is any that says the same in other words."""
    kinds: tuple[str, ...]
    """The kinds of its facts."""


NOTHING = Weighed(Weight.NONE, ())
SCOPE_TERM = "scope term"
"""The rule of a term that was replaced throughout and may have changed the scope of rules."""
FRONT = {UnitKind.TITLE, UnitKind.NOTE, UnitKind.HEADING}
"""Units that hold no rule."""


def weigh(change: Change, causes: Collection[str], pointers: Sequence[Pointer], left: Unexplained) -> Weighed:
    """Weigh a change.

    Args:
        change: the change.
        causes: what explains altered characters of it: `conforming`, `replaced`, `moved`, or `SCOPE_TERM`.
        pointers: what became of the references in it.
        left: what nothing explains.
    """
    if change.unit in FRONT:
        differs = change.kind is not ChangeKind.UNCHANGED or change.moved
        return Weighed(Weight.MINOR, ("heading",)) if differs else NOTHING
    heavy = _heavy(change, pointers, left, is_explained=bool(causes) and not left.heavy)
    if SCOPE_TERM in causes and change.kind not in (ChangeKind.ADDED, ChangeKind.DELETED):
        heavy = tuple(sorted((*heavy, SCOPE_TERM), key=lambda rule: rule == "content"))
    if heavy:
        return Weighed(Weight.SUBSTANTIVE, heavy)
    light = [rule for rule in ("replaced", "moved") if rule in causes]
    light += ["wording"] if left.wording else []
    light += ["place"] if change.moved else []
    light += ["regrouped"] if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED) else []
    if light:
        return Weighed(Weight.MINOR, tuple(light))
    return Weighed(Weight.CONFORMING, ("conforming",)) if "conforming" in causes else NOTHING


def _heavy(change: Change, pointers: Sequence[Pointer], left: Unexplained, *, is_explained: bool) -> tuple[str, ...]:
    """Return the rules by which a change is substantive."""
    if change.kind in (ChangeKind.ADDED, ChangeKind.DELETED):
        return () if is_explained else (change.kind.value,)
    rules = dict.fromkeys(pointer.verdict.value for pointer in pointers if pointer.verdict is not Verdict.CONFORMING)
    if left.heavy:
        rules.update(dict.fromkeys(left.kinds or ("content",)))
    return tuple(sorted(rules, key=lambda rule: rule == "content"))  # what no rule knows comes last
