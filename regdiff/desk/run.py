"""`regdiff desk`: start the desk, or find the one that runs."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable
from pathlib import Path

from regdiff.desk.app import make_app
from regdiff.desk.desk import Desk
from regdiff.desk.first import Address, claimed, known_address, new_token, running, tell_address
from regdiff.desk.server import Server, listen, port_of
from regdiff.errors import UsageError

Show = Callable[[str, str], None]
"""Told the address of the start page, and in a word what it is: `started`, or `running` already."""


def run_desk(root: Path, archive: Path | None, port: int | None, show: Show) -> None:
    """Serve the desk in `root` until it is ended, or show the one that runs already.

    Args:
        root: its folder, made where there is none.
        archive: the archive whose revisions can be chosen.
        port: where to serve; by default where the desk was last time, or a free port.
        show: called once, when the pages can be opened.

    Raises:
        RegdiffError: the folder cannot be made, or the port is taken.
    """
    with claimed(root) as free:
        if not free:
            show(running(root).url, "running")
            return
        gc.enable()  # it lives for long, unlike a command
        known = known_address(root)
        taken = _listen(port, known)
        address = Address(port_of(taken), known.token if known else new_token())
        desk = Desk(root, archive)
        server = Server(make_app(desk, address.port, address.token), taken)
        desk.quit = server.stop
        tell_address(root, address)
        desk.workers.warm()
        try:
            server.run(lambda: show(address.url, "started"))
        finally:
            desk.close()


def _listen(port: int | None, known: Address | None) -> socket.socket:
    if port is not None:
        return listen(port)
    try:
        return listen(known.port if known else 0)
    except UsageError:  # somebody else has it now
        return listen(0)
