"""`regdiff serve`: a preview of the site on this machine alone, built again when the archive changes.

The pages are those of the site; a script that is added on the way asks whether there is something new, by loading a
script itself, since the pages let nothing else ask.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from regdiff.desk.guard import HostGuard
from regdiff.desk.server import HOST, Server, listen, port_of
from regdiff.errors import RegdiffError
from regdiff.messages import reason_of, say
from regdiff.tasks.publication import OURS
from regdiff.tasks.sides import open_archive
from regdiff.tasks.site import Options, build_site

_ASK, _NEWS = "/~reload.js", "/~news.js"
_PATIENCE = 20.0
"""Seconds that a question for news is kept waiting."""
_PULSE = 0.5
"""Seconds between two looks at the archive."""
_SCRIPT = f"""\
(() => {{
  const ask = (since) => {{
    const script = document.createElement("script");
    script.src = `{_NEWS}?${{since}}`;
    script.addEventListener("error", () => setTimeout(ask, 2000, since));
    window.regdiffNews = (now) => {{ script.remove(); since >= 0 && now !== since ? location.reload() : ask(now); }};
    document.head.append(script);
  }};
  addEventListener("load", () => setTimeout(ask, 0, -1));
}})();
"""
_NO_STORE = {"Cache-Control": "no-store"}

Say = Callable[[str], None]


class Preview:
    """A server that shows a site and builds it again."""

    def __init__(self, output: Path, options: Options, archive: Path | None, port: int, say: Say) -> None:
        """Build the site and take the port; 0 takes a free one.

        Raises:
            RegdiffError: the site cannot be built, or the port is taken.
        """
        self._output, self._options, self._archive, self._say = output, options, archive, say
        self._news = threading.Condition()
        self._version = 0
        self._stopped = threading.Event()
        self._seen = self._look()
        self._build()
        taken = listen(port)
        self.address = f"http://{HOST}:{port_of(taken)}/"
        """Where the start page is."""
        routes = [Route(_ASK, self._ask), Route(_NEWS, self._tell), Mount("/", _Pages(output))]
        self._server = Server(HostGuard(Starlette(routes=routes), port_of(taken)), taken)

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until `stop` is called; `ready` and interrupts as of `Server.run`."""
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        try:
            self._server.run(ready)
        finally:
            self._end()

    def stop(self) -> None:
        """End `run`."""
        self._end()
        self._server.stop()

    def _end(self) -> None:
        self._stopped.set()
        with self._news:
            self._news.notify_all()

    def _look(self) -> list[tuple[str, int, int]]:
        root = open_archive(self._archive).root
        texts = (path for pattern in ("*/*.txt", "*/links/*.yaml") for path in sorted(root.glob(pattern)))
        stats = ((str(path), _stat(path)) for path in texts)
        return [(path, stat.st_mtime_ns, stat.st_size) for path, stat in stats if stat]

    def _watch(self) -> None:
        while not self._stopped.wait(_PULSE):
            try:
                now = self._look()
                if now == self._seen:
                    continue
                self._seen = now
                self._build()
            except RegdiffError as error:
                self._say(error.message)
            except OSError as error:
                self._say(reason_of(error))

    def _build(self) -> None:
        built = build_site(self._output, self._options, self._archive)
        for problem in built.problems:
            self._say(say("left out {what}", what=problem))
        if built.written:
            with self._news:
                self._version += 1
                self._news.notify_all()

    def _ask(self, _request: Request) -> Response:
        return Response(_SCRIPT, media_type="text/javascript", headers=_NO_STORE)

    def _tell(self, request: Request) -> Response:
        """Answer as soon as the site is another one than the page has, or patience ends."""
        query = request.url.query
        since = int(query) if query.removeprefix("-").isdecimal() else -1
        with self._news:
            self._news.wait_for(lambda: self._version != since or self._stopped.is_set(), timeout=_PATIENCE)
            news = f"regdiffNews({self._version});\n"
        return Response(news, media_type="text/javascript", headers=_NO_STORE)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


class _Pages(StaticFiles):
    """The files of the site; a page gets our script, and our own notes are nobody's business."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """As the library does."""
        return ("", None) if OURS in Path(path).parts else super().lookup_path(path)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """As the library does, but nothing is kept by the browser."""
        path = Path(full_path)
        if path.suffix == ".html":
            page = path.read_bytes().replace(b"</body>", f'<script src="{_ASK}"></script>\n</body>'.encode())
            return Response(page, status_code, _NO_STORE, "text/html")
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(_NO_STORE)
        return response


__all__ = ["Preview"]
