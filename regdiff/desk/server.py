"""A server on this machine alone, for the desk and for the preview of the site."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from regdiff.errors import UsageError
from regdiff.messages import Message, reason_of, say

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HOST = "127.0.0.1"
_GRACE = 1
"""Seconds that answers under way are waited for when the server ends."""

_ANOTHER = say("choose another with --port")


def listen(port: int, otherwise: Message = _ANOTHER) -> socket.socket:
    """Take a port of this machine; 0 takes a free one.

    Args:
        port: 0 to 65535.
        otherwise: what the user can do where it is taken.

    Raises:
        UsageError: the port is taken, or not to be had.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere the option lets two servers share a port
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise UsageError(
            say("port {port} cannot be used: {reason}", port=port, reason=reason_of(error)), fix=otherwise
        ) from error
    return taken


def port_of(taken: socket.socket) -> int:
    """Return the port that a socket has."""
    port: int = taken.getsockname()[1]
    return port


class Server:
    """An application on a port that was taken."""

    def __init__(self, app: ASGIApp, taken: socket.socket) -> None:
        import uvicorn

        self._socket = taken
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                interface="asgi3",
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_GRACE,
            )
        )

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until `stop` is called, or the process is interrupted.

        Args:
            ready: called when an interrupt ends it in order: who is told of it from there may interrupt it at once.

        Raises:
            KeyboardInterrupt: it was interrupted, and has ended.
        """
        try:
            with _interrupts(self.stop) as came:
                ready()
                self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()
        if came:
            raise KeyboardInterrupt

    def stop(self) -> None:
        """End `run`; from any thread."""
        self._server.should_exit = True


@contextmanager
def _interrupts(stop: Callable[[], None]) -> Iterator[list[int]]:
    """Have interrupts call something, and yield the list of those that came; in a thread of its own none comes.

    Raised anywhere, as Python does, an interrupt is lost within an import, and shows what was begun as a traceback.
    """
    came: list[int] = []

    def interrupt(number: int, _frame: object) -> None:
        came.append(number)
        stop()

    if threading.current_thread() is not threading.main_thread():
        yield came
        return
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, before)
