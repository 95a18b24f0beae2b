"""A fact: a clause with its subject that tells a reader what changed. Its quotes are runs of the texts."""

from __future__ import annotations

from enum import Enum

from regdiff.comparing.alterations import Span
from regdiff.named import NamedTuple

NOTHING = Span(0, 0)


class Trend(Enum):
    """Which way a change goes; the value is its name in JSON."""

    NONE = ""
    STRICTER = "stricter"
    LOOSER = "looser"
    UP = "up"
    DOWN = "down"


class Mark(NamedTuple):
    """Words that took the place of others, that came, or that went; offsets are those of the joined texts of each side."""

    old: Span
    """Empty where words only came."""
    new: Span


class Fact(NamedTuple):
    """One thing to know of a change. Offsets count characters in the joined texts of one side of it."""

    kind: str
    """Name of a kind of the table."""
    rank: int
    """1 to 3: the class of its kind, from the heaviest on."""
    old: Span
    """What is quoted of the old text; empty where the clause came."""
    new: Span
    """What is quoted of the new text; empty where the clause went."""
    marks: tuple[Mark, ...]
    """What changed within the quotes, in the order of the text."""
    lead: Span
    """Who must, may or must not, where that stands before the quote; of the old text where the clause went."""
    trend: Trend = Trend.NONE
    subject: Span = NOTHING
    """Who: on the side of the lead, which may begin with it, or within the quote; empty where nobody is named."""
    modal: Span = NOTHING
    """应当, 不得, 可以 and the like of the statement that the clause belongs to; empty where it has none."""
    is_news: bool = True
    """Of what came: whether it took no other clause's place and nothing of the old text is near it. Otherwise it is told as
    what the text says now, no more."""
    near: str = ""
    """Number, as printed, of an old article of another change to compare what came with; empty for none."""

    @property
    def came(self) -> bool:
        """Whether the clause stands in the new text alone."""
        return self.old.is_empty

    @property
    def went(self) -> bool:
        """Whether the clause stood in the old text alone."""
        return self.new.is_empty

    case: Span = NOTHING
    """Of a penalty what is punished, of a list the first item, where neither the lead nor the quote says that; of the
    new text, or of the old one where the clause went."""
    context: Span = NOTHING
    """What the sentence before speaks of, without which this one says nothing; on the side of the lead."""
