"""One desk a folder: whoever starts first has it, and whoever starts later finds the first.

The address, with its port and its token, stays the same from start to start where the port is free: a page that is open when
the desk ends goes on when it is started again.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from regdiff.desk.server import HOST
from regdiff.errors import ArchiveError, Place
from regdiff.messages import reason_of, say
from regdiff.named import NamedTuple
from regdiff.tasks.outputs import write_atomically

_ADDRESS, _LOCK = "address.json", ".lock"
_PATIENCE = 10.0
"""Seconds that the first is given to answer: it may just be starting."""


class Address(NamedTuple):
    """Where a desk is."""

    port: int
    token: str

    @property
    def url(self) -> str:
        """What a browser opens."""
        return f"http://{HOST}:{self.port}/{self.token}/"


@contextmanager
def claimed(root: Path) -> Iterator[bool]:
    """Claim the folder of a desk for this process, and say whether it was free; a claim ends with the process.

    Raises:
        ArchiveError: the folder cannot be made.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        fix = say("choose another folder with --folder")
        raise ArchiveError(
            say("cannot be made: {reason}", reason=reason_of(error)), place=Place(str(root)), fix=fix
        ) from error
    try:
        yield _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def known_address(root: Path) -> Address | None:
    """Return the address that the desk in `root` has, or had last."""
    try:
        data = json.loads((root / _ADDRESS).read_bytes())
        address = Address(int(data["port"]), str(data["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return address if 0 < address.port < 65536 and len(address.token) >= 20 and address.token.isascii() else None


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(18)


def tell_address(root: Path, address: Address) -> None:
    """Write the address where a second start finds it, and nobody else reads it."""
    path = root / _ADDRESS
    write_atomically(path, json.dumps(address._asdict()).encode())
    if os.name == "posix":
        path.chmod(0o600)


def running(root: Path) -> Address:
    """Return the address of the desk that has the folder.

    Raises:
        ArchiveError: it does not answer.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        address = known_address(root)
        if address and _answers(address):
            return address
        time.sleep(0.1)
    fix = say("end it, or choose another folder with --folder")
    raise ArchiveError(say("a desk has this folder and does not answer"), place=Place(str(root)), fix=fix)


def _answers(address: Address) -> bool:
    try:
        with closing(http.client.HTTPConnection(HOST, address.port, timeout=2)) as connection:
            connection.request("GET", f"/{address.token}/alive")
            return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
