"""The application: which address leads to which page, and what is said when something goes wrong."""

from __future__ import annotations

import os
import traceback
from collections.abc import Awaitable, Callable
from pathlib import PurePosixPath

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from regdiff import __version__
from regdiff.desk.desk import Desk
from regdiff.desk.guard import DeskGuard, language_of
from regdiff.desk.pages import case, downloads, links, sources, start
from regdiff.desk.pages.frame import Asked
from regdiff.errors import InternalError, RegdiffError
from regdiff.messages import say, told
from regdiff.tasks.pages import LANGUAGES, asset

_ASSETS = {
    "regdiff.css": "text/css",
    "desk.css": "text/css",
    "report.js": "text/javascript",
    "desk.js": "text/javascript",
    "desk-links.js": "text/javascript",
    "desk.svg": "image/svg+xml",
}
Page = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]
_GET, _POST = ["GET"], ["POST"]
_PAGES: tuple[tuple[str, Page, list[str]], ...] = (
    ("/", start.start, _GET),
    ("/compare", start.begin, _POST),
    ("/quit", start.quit_desk, _POST),
    ("/{case}/", case.report, _GET),
    ("/{case}/progress", case.progress, _GET),
    ("/{case}/stop", case.stop, _POST),
    ("/{case}/again", case.again, _POST),
    ("/{case}/delete", case.delete, [*_GET, *_POST]),
    ("/{case}/sources", sources.sources, _GET),
    ("/{case}/sources/{side}", sources.put, _POST),
    ("/{case}/exchange", sources.exchange, _POST),
    ("/{case}/doubts", links.doubts, _GET),
    ("/{case}/link", links.link, _GET),
    ("/{case}/act", links.act, _POST),
    ("/{case}/undo", links.undo, _POST),
    ("/{case}/redo", links.redo, _POST),
    ("/{case}/carry", links.carry, _POST),
    ("/{case}/downloads", downloads.downloads, _GET),
    ("/{case}/download/{form}", downloads.download, _GET),
)
"""The pages of each language: address, page, methods."""


def make_app(desk: Desk, port: int, token: str) -> DeskGuard:
    """Return the application that serves `desk` on `port` to whoever holds `token`."""
    inner = Starlette(
        routes=[
            Route("/", start.enter),
            Route("/alive", _alive),
            Route("/assets/{name}", _asset),
            *(Route(f"/{lang}{path}", page, methods=methods) for lang in LANGUAGES for path, page, methods in _PAGES),
        ],
        exception_handlers={RegdiffError: _failed, HTTPException: _refused, Exception: _broken},
    )
    inner.state.desk = desk
    return DeskGuard(inner, port, token)


def _alive(_request: Request) -> Response:
    """Tell a second start that the first is here."""
    return JSONResponse({"regdiff": __version__, "process": os.getpid()})


def _asset(request: Request) -> Response:
    """Send a stylesheet, a script or the icon; its address changes when it does."""
    name = PurePosixPath(request.path_params["name"]).name
    if name not in _ASSETS:
        raise HTTPException(404)
    return Response(asset(name), media_type=_ASSETS[name])


def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, InternalError) or not isinstance(error, RegdiffError):
        return _broken(request, error)
    return Asked.of(request).failed(error)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    if request.method not in {"GET", "POST"}:
        line = told(say("regdiff: {what}", what=say("no such method")), language_of(request.scope))
        return PlainTextResponse(f"{line}\n", status)
    asked = Asked.of(request)
    words = asked.labels
    return asked.page("desk-message.html.j2", words["no page"], status=status, message=words["no page"], back=asked.home)


def _broken(request: Request, error: Exception) -> Response:
    if os.environ.get("REGDIFF_DEBUG"):
        traceback.print_exception(error)
    asked = Asked.of(request)
    words = asked.labels
    message = f"{words['went wrong']} ({type(error).__name__})"
    return asked.page("desk-message.html.j2", words["cannot"], status=500, message=message, back=asked.home)
