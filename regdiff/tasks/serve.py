"""`regdiff serve`: a preview of the site on this machine alone, built again when the archive changes.

The pages are those of the site; a script that is added on the way asks whether there is something new, by loading a
script itself, since the pages let nothing else ask.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from regdiff.errors import RegdiffError, UsageError
from regdiff.tasks.publication import OURS
from regdiff.tasks.sides import open_archive
from regdiff.tasks.site import Options, build_site

HOST = "127.0.0.1"
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
        try:
            self._server = ThreadingHTTPServer((HOST, port), self._handler())
        except OSError as error:
            raise UsageError(f"port {port} cannot be used: {error.strerror}", fix="choose another with --port") from error
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        """Where the start page is."""
        return f"http://{HOST}:{self._server.server_address[1]}/"

    def run(self) -> None:
        """Serve until `stop` is called."""
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        try:
            self._server.serve_forever()
        finally:
            self._stopped.set()
            self._server.server_close()

    def stop(self) -> None:
        """End `run`."""
        self._server.shutdown()

    def _look(self) -> list[tuple[str, int, int]]:
        root = open_archive(self._archive).root
        return [
            (str(path), stat.st_mtime_ns, stat.st_size)
            for pattern in ("*/*.txt", "*/links/*.yaml")
            for path in sorted(root.glob(pattern))
            if (stat := _stat(path))
        ]

    def _watch(self) -> None:
        while not self._stopped.wait(_PULSE):
            try:
                now = self._look()
                if now == self._seen:
                    continue
                self._seen = now
                self._build()
            except (RegdiffError, OSError) as error:
                self._say(str(error))

    def _build(self) -> None:
        built = build_site(self._output, self._options, self._archive)
        for problem in built.problems:
            self._say(f"left out {problem}")
        if built.written:
            with self._news:
                self._version += 1
                self._news.notify_all()

    def await_news(self, since: int) -> int:
        """Return the number of the site's version as soon as it is another one than `since`, or patience ends."""
        with self._news:
            self._news.wait_for(lambda: self._version != since, timeout=_PATIENCE)
            return self._version

    def _handler(self) -> Callable[..., Handler]:
        def make(*args: Any, **kwargs: Any) -> Handler:
            return Handler(self, *args, directory=str(self._output), **kwargs)

        return make


def _stat(path: Path) -> Any:
    try:
        return path.stat()
    except OSError:
        return None


class Handler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD for pages of the site, to this machine alone."""

    def __init__(self, preview: Preview, *args: Any, **kwargs: Any) -> None:
        self._preview = preview
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with a page, our script, or news."""
        if not self._is_local():
            return
        path, _, query = self.path.partition("?")
        if path == _ASK:
            self._answer(_SCRIPT.encode(), "text/javascript; charset=utf-8")
        elif path == _NEWS:
            since = int(query) if query.removeprefix("-").isdecimal() else -1
            self._answer(f"regdiffNews({self._preview.await_news(since)});\n".encode(), "text/javascript; charset=utf-8")
        elif page := self._page(path):
            data = page.read_bytes().replace(b"</body>", f'<script src="{_ASK}"></script>\n</body>'.encode())
            self._answer(data, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer without a body."""
        if self._is_local():
            super().do_HEAD()

    def _is_local(self) -> bool:
        """A page elsewhere must not read the preview by giving a name of its own to this machine (DNS rebinding)."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        if host in (HOST, "localhost"):
            return True
        self.send_error(HTTPStatus.FORBIDDEN)
        return False

    def _page(self, path: str) -> Path | None:
        target = Path(self.translate_path(path))
        target = target / "index.html" if target.is_dir() else target
        return target if target.suffix == ".html" and target.is_file() else None

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def translate_path(self, path: str) -> str:
        """As the library does; our own notes are nobody's business."""
        found = super().translate_path(path)
        return "" if OURS in Path(found).parts else found

    def list_directory(self, path: Any) -> None:  # noqa: ARG002
        """Show no folders."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing about each request."""


__all__ = ["Preview"]
