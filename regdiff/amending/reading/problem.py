"""What stops the reading of one clause; the clause becomes a rest with the reason."""

from __future__ import annotations


class NotUnderstoodError(Exception):
    """A clause has a known form and cannot be put into operations: the reason, in one line of English."""


class NotHereError(Exception):
    """A clause of an order for several regulations is for another one."""
