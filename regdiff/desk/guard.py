"""Who may ask: this machine, by its own name; for the desk, whoever holds the token, from the desk's own pages.

A page elsewhere must neither read an answer by giving a name of its own to this machine (DNS rebinding), nor have the
browser send what a user did not (cross-site requests).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

from regdiff.desk.server import HOST
from regdiff.messages import say, told

_SAFE = ("GET", "HEAD")
_FROM_HERE = ("", "none", "same-origin")
"""What `Sec-Fetch-Site` says of a request from our own pages, or of an address that a user opened."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""What the pages of the desk may load, run and ask; a header forbids besides that another page shows them in a frame."""
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "same-origin",  # without any, a browser would not say where a form comes from
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def names_of(port: int) -> tuple[str, ...]:
    """Return what a request to this machine's `port` may call it in `Host`."""
    return (f"{HOST}:{port}", f"localhost:{port}")


class HostGuard:
    """Lets through what is asked of this machine by its own name; everything else is refused."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app, self._names = app, names_of(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http" or Headers(scope=scope).get("host", "") not in self._names:
            await _refuse(say("this address is for this machine alone"), scope, receive, send)
            return
        await self._app(scope, receive, send)


class DeskGuard:
    """Lets through what names this machine, bears the token, and comes from the desk's own pages.

    The token is the first part of the path, `/TOKEN/zh/`: there is no cookie that a browser would send by itself. What is
    behind sees the path without it.
    """

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app, self._names, self._token = app, names_of(port), token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if why := self._why_not(scope):
            await _refuse(why, scope, receive, send)
            return
        root = f"/{self._token}"
        inner = dict(scope, root_path=root)

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                _protect(MutableHeaders(scope=message), HEADERS.items())
            await send(message)

        await self._app(inner, receive, protected)

    def _why_not(self, scope: Scope) -> str:
        """Return why a request is refused, empty where it is not."""
        if scope["type"] != "http":
            return say("no such protocol")
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._names:
            return say("this address is for this machine alone")
        token = scope["path"].split("/", 2)[1] if scope["path"].startswith("/") else ""
        if not hmac.compare_digest(token.encode("utf-8", "surrogateescape"), self._token.encode()):
            return say("the address lacks its token: open the desk with regdiff desk")
        origin, site = headers.get("origin", ""), headers.get("sec-fetch-site", "")
        if site not in _FROM_HERE or (origin and origin not in {f"http://{name}" for name in self._names}):
            return say("asked from another site")
        if scope["method"] not in _SAFE and not origin:
            return say("asked from no page of the desk")
        return ""


def _protect(headers: MutableHeaders, wanted: Iterable[tuple[str, str]]) -> None:
    for name, value in wanted:
        headers[name] = value


async def _refuse(why: str, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        line = told(say("regdiff: {what}", what=why), language_of(scope))
        await PlainTextResponse(f"{line}\n", 403, {"X-Content-Type-Options": "nosniff"})(scope, receive, send)


def language_of(scope: Scope) -> str:
    """Return the language that the browser prefers."""
    return "zh" if Headers(scope=scope).get("accept-language", "").lower().startswith("zh") else "en"
