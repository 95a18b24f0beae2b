"""One operation on its way through the applier, and how it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from regdiff.amending.address import Address
from regdiff.amending.instrument import Operation, Order
from regdiff.messages import Message, say


class Refusal(Exception):  # noqa: N818 - it is an answer, no failure
    """Why an operation cannot be done as ordered: one line without a final full stop."""

    def __init__(self, reason: Message, *, is_there: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_there = is_there
        """The base says already what is ordered."""


@dataclass(eq=False, slots=True)
class Job:
    """One operation and what became of it so far."""

    index: int
    """Its place among the steps."""
    order: Order
    operation: Operation
    refusals: list[Message] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    taken: list[Address] = field(default_factory=list)
    """Places of the base from which it took something away."""
    placed: list[Address] = field(default_factory=list)
    """Places of the new text that no run can show: a number that an article took."""
    is_there: bool = False
    """The base says already what it orders."""
    is_vague: bool = False

    @property
    def name(self) -> Message:
        """How a message calls the order: order 三."""
        return say("order {number}", number=self.order.number)

    def refuse(self, reason: Message) -> None:
        """Note why it cannot be done; the same reason once."""
        if reason not in self.refusals:
            self.refusals.append(reason)

    def warn(self, warning: Message) -> None:
        """Note what a reader has to look at; the same thing once."""
        if warning not in self.warnings:
            self.warnings.append(warning)
