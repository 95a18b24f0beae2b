"""An instrument as values: its frame, what it amends, its orders, and what each order does.

The whole text of an instrument is accounted for: every character stands in the frame, in an order, or in a rest that is
reported. How each form of order is put into operations: docs/amending/operations.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from regdiff.amending.address import Address
from regdiff.messages import Message
from regdiff.model.numbers import Level
from regdiff.named import NamedTuple


class Span(NamedTuple):
    """A run of the instrument's text: 0-based offsets, half-open."""

    start: int
    end: int


class Verb(Enum):
    """What an operation does; the value is its name in JSON."""

    RESTATE = "restate"
    INSERT = "insert"
    DELETE = "delete"
    RENUMBER = "renumber"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    REPLACE = "replace"
    DELETE_WORDS = "delete-words"
    INSERT_WORDS = "insert-words"
    APPEND = "append"
    MOVE_WORDS = "move-words"
    RETITLE = "retitle"
    INSERT_DIVISION = "insert-division"
    DISSOLVE_DIVISION = "dissolve-division"
    RENUMBER_REST = "renumber-rest"
    VAGUE = "vague"


class Side(Enum):
    """Where words are put beside others."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit of new wording: what one article, paragraph, item, subitem, heading or block is to say."""

    lines: tuple[str, ...]
    """As canonical text has them: without the marks of quotation, an item with its marker (（三）…), an article without its
    number; none for a heading that is given by its number alone."""
    number: str = ""
    """Number of the article or heading as the wording prints it, 第二十四条; empty where it prints none."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that an order does. Which fields a verb uses: docs/amending/operations.md."""

    verb: Verb
    targets: tuple[Address, ...] = ()
    """What is acted on, in the order in which it is named."""
    destinations: tuple[Address, ...] = ()
    """Where it goes, or which number it takes (作为、改为)."""
    pieces: tuple[Piece, ...] = ()
    """New wording of whole units: one a destination where there are destinations, else one a target."""
    phrase: str = ""
    """Words that stand in the target: those replaced, deleted or moved, or those beside which others are inserted."""
    words: str = ""
    """New words: those that replace, are inserted or appended; of a moved phrase, those beside which it goes."""
    side: Side = Side.AFTER
    """On which side of `phrase` (inserted) or of `words` (moved), or at which end of the target (appended)."""
    level: Level | None = None
    """What is inserted or renumbered: ARTICLE, PARAGRAPH, ITEM, SUBITEM, CHAPTER …; None where the verb has no use of it."""
    text: str = ""
    """What a vague order says, as printed."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A run that was not understood: named, never guessed at."""

    span: Span
    text: str
    reason: Message
    """Why, in one line of English, without a final full stop."""


@dataclass(frozen=True, slots=True)
class Order:
    """One numbered order of an instrument, or one paragraph of it where orders bear no numbers."""

    number: str
    """As an instrument's reader cites it: 三 or 十七（二）; counted (1, 2 …) where nothing is printed."""
    span: Span
    text: str
    """The run of the instrument, number and wording included."""
    operations: tuple[Operation, ...]
    rests: tuple[Rest, ...] = ()
    """What of it was not understood; an order with a rest is not applied."""
    warnings: tuple[Message, ...] = ()
    """What was repaired in reading it, such as a closing ” that is missing; one line of English each."""


@dataclass(frozen=True, slots=True)
class Target:
    """One regulation that an instrument amends, with the orders for it."""

    title: str
    """As printed, without 《》; empty where the instrument does not name it."""
    number: str
    """Number of its part in an omnibus instrument, 八; empty in one that amends one regulation."""
    orders: tuple[Order, ...]

    @property
    def operations(self) -> Iterator[tuple[Order, Operation]]:
        """All operations with their orders, in the order of the text."""
        return ((order, operation) for order in self.orders for operation in order.operations)


class Kind(Enum):
    """What an instrument calls itself; the value is its name in JSON."""

    DECISION = "decision"
    """修改…的决定, and whatever amends under another name."""
    AMENDMENT = "amendment"
    """修正案."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text that amends one regulation or several."""

    title: str
    kind: Kind
    issuer: str
    """The body that decided, 国务院; empty where the text does not say."""
    adopted: dt.date | None
    """When it was passed or promulgated, as its head says; None where it does not."""
    passage: str
    """The note under the title or the clause that says so, as printed: 2022年6月24日第十三届…会议通过."""
    effective: dt.date | None
    """From when it is in force; None where it gives no date (自公布之日起)."""
    effect: str
    """The clause that says so, as printed; empty where there is none."""
    republished: bool
    """Whether it orders the amended text to be published anew."""
    targets: tuple[Target, ...]
    """At least one."""
    frame: tuple[Span, ...]
    """What is neither order nor rest: title, passage, enacting clause, heads of parts, effect, republication."""
    rests: tuple[Rest, ...]
    """What stands outside orders and was not understood; those within orders stand there."""
    warnings: tuple[Message, ...]
    """What was repaired or passed over outside orders; one line of English each."""
    text: str
    """What was read, the base of all spans."""

    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders of all targets, in the order of the text; one that is for several targets stands here once."""
        orders = {order.span: order for target in self.targets for order in target.orders}
        return tuple(orders[span] for span in sorted(orders))

    @property
    def unread(self) -> tuple[Rest, ...]:
        """Everything that was not understood, in the order of the text."""
        return tuple(sorted((*self.rests, *(rest for order in self.orders for rest in order.rests)), key=lambda r: r.span))
