"""One family of errors: what was wrong, where, and what to do.

Every error that a user can cause is a `RegdiffError` and ends the command with exit status 2 and one line on
stderr; a broken promise of ours is an `InternalError` and ends it with 70.
"""

from __future__ import annotations

from typing import Any

from regdiff.messages import Message, say, told
from regdiff.named import NamedTuple


def one_line(text: str) -> str:
    """Return a text in one line; a hostile one may carry control characters into it, which a terminal must not obey."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in " ".join(text.split()))


def plain(message: Message) -> Message:
    """Return a message in one line, in whatever language it is told; as `one_line`."""
    fields = {name: _plain(value) for name, value in message.fields.items()}
    return Message(message.template, fields, message.many, message.number)


def _plain(value: Any) -> Any:
    if isinstance(value, Message):
        return plain(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return one_line(value) if isinstance(value, str) else value


class Place(NamedTuple):
    """A place in a text: where the reader has to look."""

    source: str
    """Name of the file or revision, as the user gave it."""
    line: int = 0
    """1-based line; 0 when the whole source is meant."""
    column: int = 0
    """1-based column, counted in characters; 0 when the whole line is meant."""

    def __str__(self) -> str:
        parts = [self.source, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class RegdiffError(Exception):
    """Base of all errors that regdiff raises on purpose.

    Args:
        what: what was wrong, in one line, without a final full stop; made by `say`, as `fix` is.
        place: where; printed in front of `what`.
        fix: what the user can do about it; printed in brackets behind `what`.
    """

    exit_code = 2

    def __init__(self, what: Message, *, place: Place | None = None, fix: Message | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.place = place
        self.fix = fix

    @property
    def message(self) -> Message:
        """The error as one message, in one line: where, what, and what to do."""
        place, what, fix = str(self.place or ""), self.what, self.fix
        if self.place and fix:
            return plain(say("{place}: {what} ({fix})", place=place, what=what, fix=fix))
        return plain(say("{place}: {what}", place=place, what=what)) if self.place else self.bare

    @property
    def bare(self) -> Message:
        """What was wrong and what to do, without the place, in one line."""
        return plain(say("{what} ({fix})", what=self.what, fix=self.fix) if self.fix else self.what)

    def told(self, lang: str) -> str:
        """Return the error in one line, in the language `lang`."""
        return told(self.message, lang)

    def __str__(self) -> str:
        return str(self.message)


class UsageError(RegdiffError):
    """Wrong combination of arguments, or a label that does not exist."""


class SourceError(RegdiffError):
    """A source cannot be read: no text, wrong encoding, too large."""


class TextError(RegdiffError):
    """A text is no regulation, or not canonical."""


class ArchiveError(RegdiffError):
    """The archive refuses: no such revision, exists already, git said no, a path leaves the archive."""


class LinksError(RegdiffError):
    """Decided links contradict themselves, or do not fit the texts that they are to be applied to."""


class PatchError(RegdiffError):
    """A change set does not fit the text it is applied to."""


class InternalError(RegdiffError):
    """A promise of regdiff broke; this is our bug, never the user's."""

    exit_code = 70


class LosslessnessError(InternalError):
    """The change set does not rebuild the new text from the old one."""


class IntakeError(InternalError):
    """A character of a source vanished at intake without being named."""
