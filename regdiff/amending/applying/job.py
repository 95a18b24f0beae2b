"""One operation on its way through the applier, and how it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from regdiff.amending.address import Address
from regdiff.amending.instrument import Operation, Order


class Refusal(Exception):  # noqa: N818 - it is an answer, no failure
    """Why an operation cannot be done as ordered: one line of English without a final full stop."""

    def __init__(self, reason: str, *, is_there: bool = False) -> None:
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
    refusals: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    taken: list[Address] = field(default_factory=list)
    """Places of the base from which it took something away."""
    placed: list[Address] = field(default_factory=list)
    """Places of the new text that no run can show: a number that an article took."""
    remark: str = ""
    """What was taken for granted, where it was done."""
    is_there: bool = False
    """The base says already what it orders."""
    is_vague: bool = False

    @property
    def name(self) -> str:
        """How a message calls the order: order 三."""
        return f"order {self.order.number}"

    def refuse(self, reason: str) -> None:
        """Note why it cannot be done; the same reason once."""
        if reason not in self.refusals:
            self.refusals.append(reason)

    def warn(self, warning: str) -> None:
        """Note what a reader has to look at; the same thing once."""
        if warning not in self.warnings:
            self.warnings.append(warning)
