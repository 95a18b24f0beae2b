"""What stops the reading of one clause; the clause becomes a rest with the reason."""

from __future__ import annotations

from regdiff.messages import Message


class NotUnderstoodError(Exception):
    """A clause has a known form and cannot be put into operations: the reason, in one line."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


class NotHereError(Exception):
    """A clause of an order for several regulations is for another one."""
