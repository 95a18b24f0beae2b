"""What comes of applying instruments to a base: the new text, what each order did, and what was refused.

Two things make the result checkable by others. Every character of the new text has a cause (`Run`), so that a difference
between it and a published text can be laid at the door of one operation, of a reference that followed, or of the base. And
every operation has a `Step` that says what became of it and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Instrument, Operation, Order, Target
from regdiff.messages import NOTHING, Message
from regdiff.model.text import fold
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple

_SEPARATOR = "(?:[、，,；;。：:]|以及|或者|[和与及或])?"
"""What may stand at an inferred place."""


class Outcome(Enum):
    """What became of one operation; the value is its name in JSON."""

    DONE = "done"
    INFERRED = "inferred"
    """Done, and punctuation beside the ordered words was inferred, which the instrument does not say."""
    VAGUE = "vague"
    """It names no wording (个别文字), so that nothing could be done; the new text lacks what it may mean."""
    REFUSED = "refused"
    """It cannot be done as ordered."""


class Cause(Enum):
    """Why a run of the new text stands there; the value is its name in JSON."""

    BASE = "base"
    """It stood in the base."""
    ORDER = "order"
    """An operation gives the words. A run without text marks where an operation took words away."""
    INFERRED = "inferred"
    """Punctuation beside ordered words, and at the end of an item that became the last one or ceased to be it. A run without
    text marks where such punctuation was taken away."""
    REFERENCE = "reference"
    """A number in the base's words that followed the renumbering."""
    LABEL = "label"
    """The marker of an item that was renumbered, （四）, or a heading's number."""
    HOLE = "hole"
    """The mark in a partial text of an order that was not carried out."""


class Source(NamedTuple):
    """Where a run stood in the base."""

    unit: int
    """Index of the unit among `Stage.sources`."""
    line: int
    """0-based line in that unit."""
    start: int
    """0-based offset in that line."""


class Run(NamedTuple):
    """A run of one line of the new text with one cause."""

    text: str
    cause: Cause
    step: int = -1
    """Index of the operation among the steps; -1 for none."""
    source: Source | None = None
    """Where it stood, for BASE; else where what it replaces stood, if that was in the base."""
    was: str = ""
    """What it replaces: words of the base, a reference, a mark; empty where nothing stood there."""


class Line(NamedTuple):
    """One line of the new text, as its runs spell it."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line as printed."""
        return "".join(run.text for run in self.runs)

    def allows(self, text: str) -> bool:
        """Say whether a printed line is this one: any mark or joining word, or none, may stand where one was inferred.

        Mere typography does not count (`regdiff.model.text.fold`).
        """
        parts = (_SEPARATOR if run.cause is Cause.INFERRED else re.escape(fold(run.text)) for run in self.runs)
        return re.fullmatch("".join(parts), fold(text)) is not None


@dataclass(frozen=True, slots=True)
class Traced:
    """One unit of the new text, with the cause of each character and the operations that made it."""

    place: Place
    """TITLE, NOTE, PREAMBLE, DIVISION, ARTICLE or ANNEX."""
    number: str
    """As printed, 第五条; empty for a unit without a number."""
    lines: tuple[Line, ...]
    """Without the number."""
    steps: tuple[int, ...] = ()
    """Indexes of the operations that touched it, its number included, in the order of the steps."""
    bases: tuple[int, ...] = ()
    """Indexes among `Stage.sources` of the units whose place it takes: none if it was inserted, several if merged."""

    @property
    def text(self) -> str:
        """The lines joined by a line feed."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the base, which sources point to."""

    place: Place
    number: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one operation of an order, or of an order as a whole."""

    instrument: int
    """Index of the instrument among those given."""
    order: Order | None
    """None for what is refused of the instrument as a whole, such as another law."""
    operation: Operation | None
    """None where the order as a whole is meant: what the reader did not understand of it."""
    outcome: Outcome
    reason: Message = NOTHING
    """Why it was refused, or what was taken for granted, in one line without a final full stop."""
    places: tuple[Address, ...] = ()
    """Where its effect stands in the new text (`new` addresses); for what it took away, where that stood in the base."""
    warnings: tuple[Message, ...] = ()
    """What a reader has to look at although it was done; one line of English each."""
    at: int = 0
    """0-based offset in the instrument's text at which what the step is about begins."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """Punctuation that no order names and that was put, taken away or changed beside what it orders."""

    place: Address
    """The article or other unit of the new text."""
    line: int
    """0-based line in that unit."""
    start: int
    """0-based offset in that line."""
    was: str
    """What stood there; empty where it was put."""
    now: str
    """What stands there; empty where it was taken away."""
    step: int
    """Index of the operation among the steps."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A reference to an own article, or to a part of one, that followed the renumbering without an order."""

    place: Address
    line: int
    start: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Stage:
    """What one instrument made of its base."""

    base: Revision
    instrument: Instrument
    targets: tuple[Target, ...]
    """The parts of the instrument that amend this base; none for another law."""
    revision: Revision | None
    """The consolidated text; None where something was refused and no partial text was asked for."""
    sources: tuple[Unit, ...]
    """The base's units, in the order of its text, that runs and units point to."""
    units: tuple[Traced, ...]
    """The new text's units in the order of the text, the title and the note first."""
    inferred: tuple[Inferred, ...] = ()
    followed: tuple[Followed, ...] = ()
    warnings: tuple[Message, ...] = ()
    """What is to be looked at and belongs to no operation: a reference that points to a deleted article."""

    @property
    def deleted(self) -> Iterator[tuple[int, Unit]]:
        """The units of the base that no unit of the new text takes the place of, with their indexes."""
        kept = {index for unit in self.units for index in unit.bases}
        return ((index, unit) for index, unit in enumerate(self.sources) if index not in kept)


@dataclass(frozen=True, slots=True)
class Amended:
    """What came of applying instruments to a base, one after the other."""

    revision: Revision | None
    """The consolidated text; None where an order was refused and no partial text was asked for."""
    steps: tuple[Step, ...]
    """Every operation of every order that concerns the base, in the order of the instruments; runs point to them."""
    stages: tuple[Stage, ...]
    """One an instrument, each on the result of the one before; fewer than instruments where one could not be applied."""
    is_partial: bool = False
    """The text has marked holes: orders that were refused."""

    @property
    def refusals(self) -> tuple[Step, ...]:
        """What was refused, in the order of the instruments."""
        return tuple(step for step in self.steps if step.outcome is Outcome.REFUSED)

    @property
    def inferred(self) -> tuple[Inferred, ...]:
        """Inferred punctuation of the last instrument's result; that of earlier ones stands in their stages."""
        return self.stages[-1].inferred if self.stages else ()

    @property
    def followed(self) -> tuple[Followed, ...]:
        """References that followed, of the last instrument; those of earlier ones stand in their stages."""
        return self.stages[-1].followed if self.stages else ()

    @property
    def warnings(self) -> tuple[Message, ...]:
        """Everything that is to be looked at, orders first."""
        steps = tuple(warning for step in self.steps for warning in step.warnings)
        return steps + tuple(warning for stage in self.stages for warning in stage.warnings)
