"""What comes of verifying a published text against its base and the instruments that amend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from regdiff.amending.amended import Amended, Step
from regdiff.amending.instrument import Instrument
from regdiff.comparing.units import UnitKind
from regdiff.messages import NOTHING, Message
from regdiff.model.tree import Revision


class Fulfilment(Enum):
    """Whether the published text does what an operation orders; the value is its name in JSON."""

    DONE = "done"
    INFERRED = "done-with-inferred-punctuation"
    NOT_DONE = "not-done"
    OTHERWISE = "done-otherwise"
    NOT_APPLICABLE = "not-applicable"
    """It cannot be carried out on this base, or names no wording, so that nothing can be said."""


class Nature(Enum):
    """What a difference is that no order covers; the value is its name in JSON."""

    REFERENCE = "reference"
    """A reference to an own article that does or does not follow the renumbering."""
    TYPOGRAPHIC = "typographic"
    PUNCTUATION = "punctuation"
    """A mark beside words that an order changes, which the order does not name."""
    VAGUE = "vague"
    """An order that names no wording (个别文字) may mean it."""
    HEAD = "head"
    """The title's note and what else stands in the head."""
    ORDER = "order"
    """It lies in what an order says; the order is done otherwise."""
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place at which the published text is not what the base and the instruments give."""

    unit: UnitKind
    number: str
    """Of the article or heading in the published text, else in the consolidated one; empty for a unit without number."""
    nature: Nature
    expected: str
    """What base and instruments give there; empty where the published text has more."""
    published: str
    """What stands there; empty where it has less."""
    start: int
    """0-based offset of `expected` in the consolidated text of the unit, lines joined by a line feed; -1 for the unit as a
    whole, or its number."""
    steps: tuple[int, ...] = ()
    """Indexes of the operations whose words stand there or beside it."""
    around: tuple[int, ...] = ()
    """Indexes of all operations that touch the unit."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One operation, and whether the published text does what it orders."""

    step: Step
    fulfilment: Fulfilment
    differences: tuple[Difference, ...] = ()
    """Where it is done otherwise."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying found."""

    base: Revision
    published: Revision
    instruments: tuple[Instrument, ...]
    amended: Amended
    """What base and instruments give, without the operations that were not done."""
    checked: tuple[Checked, ...]
    """Every operation that concerns the base, in the order of the instruments."""
    differences: tuple[Difference, ...]
    """All differences between the consolidated and the published text, in the order of the latter."""
    doubt: Message = NOTHING
    """Why the base seems not to be the text that the instruments amend, in one line; empty where it does."""

    @property
    def is_exact(self) -> bool:
        """Whether the published text is the base as amended: every order is done, and every difference has its reason."""
        failed = {Fulfilment.NOT_DONE, Fulfilment.OTHERWISE}
        wrong = {Nature.UNEXPLAINED, Nature.ORDER}
        fulfilled = all(each.fulfilment not in failed for each in self.checked)
        return fulfilled and all(each.nature not in wrong for each in self.differences)
