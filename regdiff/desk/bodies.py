"""What a form sends: fields and files, bounded before they are held in memory."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from regdiff.desk.store import Arrived
from regdiff.errors import SourceError, UsageError
from regdiff.messages import say
from regdiff.named import NamedTuple
from regdiff.tasks.sides import LARGEST, printable

if TYPE_CHECKING:
    from starlette.datastructures import FormData, UploadFile
    from starlette.requests import Request
    from starlette.types import Message

_FIELDS = 64
_FILES = 2
MOST = _FILES * LARGEST + 2**20
"""Bytes of a whole body."""
_DRAINED = 8 * MOST
"""So many bytes of a body that is too large are still taken in, and thrown away, so that the browser reads the answer."""
_LONGEST = 120
"""Characters of a file's name that are kept."""


class Form(NamedTuple):
    """A form as it was sent."""

    fields: dict[str, str]
    files: dict[str, Arrived]
    """Only those that have a name or content."""


class _Gate:
    """Counts what comes in, and hands nothing on where it is too much."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._taken = 0
        self._more = True
        self.is_over = False

    async def receive(self) -> Message:
        """Return the next piece, as the server does.

        Raises:
            MultiPartException: it is too much; by this the library closes what it opened for the pieces before.
        """
        message = await self._request.receive()
        self._taken += len(message.get("body", b""))
        self._more = message["type"] == "http.request" and message.get("more_body", False)
        if self._taken > MOST:
            self.is_over = True
            raise MultiPartException("more than the maximum size")
        return message

    async def drain(self) -> None:
        """Take in the rest and throw it away: a browser that still sends does not read the answer."""
        while self._more and self._taken < _DRAINED:
            message = await self._request.receive()
            self._taken += len(message.get("body", b""))
            self._more = message["type"] == "http.request" and message.get("more_body", False)


async def read_form(request: Request) -> Form:
    """Read a form.

    Raises:
        SourceError: it is too large, whole or in a part.
        UsageError: it is no form.
    """
    gate = _Gate(request)
    bounded = type(request)(request.scope, gate.receive)
    try:
        async with bounded.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=LARGEST) as form:
            return await _taken(form)
    except HTTPException as error:
        await gate.drain()
        if gate.is_over or "maximum size" in error.detail:
            raise too_large() from None
        raise UsageError(say("what was sent is no form"), fix=say("go back and try again")) from None


async def _taken(form: FormData) -> Form:
    fields: dict[str, str] = {}
    files: dict[str, Arrived] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields[name] = f"{fields[name]},{value}" if name in fields else value
        elif value.filename:
            files[name] = await _file(value)
    return Form(fields, files)


async def _file(upload: UploadFile) -> Arrived:
    name = file_name(upload.filename or "") or "file"
    if upload.size is not None and upload.size > LARGEST:
        raise SourceError(
            say(
                "{name}: too large: {size:.0f} MB, the limit is {limit} MB",
                name=name,
                size=upload.size / 2**20,
                limit=LARGEST // 2**20,
            )
        )
    return Arrived(name, await upload.read())


def file_name(name: str) -> str:
    """Return a file's name as it is shown and as heads have it: its last part, in one line, without what is no text."""
    last = printable(name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(char if char.isprintable() else " " for char in unicodedata.normalize("NFC", last)).strip()
    if len(plain) <= _LONGEST:
        return plain
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: _LONGEST - 8]}…{dot}{ending[:6]}" if dot else f"{plain[:_LONGEST]}…"


def too_large() -> SourceError:
    """Return the error for a body that is too large."""
    return SourceError(
        say("what was sent is too large: a file may have {limit} MB", limit=LARGEST // 2**20),
        fix=say("choose smaller files"),
    )
