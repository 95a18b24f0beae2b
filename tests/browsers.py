"""Pages opened in a real browser, with all that they said and asked for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
STILL = {"reduced_motion": "reduce"}


class Opened:
    """A page that must say nothing on the console, and ask for nothing outside `inside` (by default for itself alone)."""

    def __init__(
        self, browser: Browser, path: Path, anchor: str = "", inside: Path | None = None, **options: object
    ) -> None:
        self.context = browser.new_context(viewport=options.pop("viewport", {"width": 1280, "height": 900}), **options)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.inside = (inside or path).as_uri()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri() + anchor)

    def __enter__(self) -> Page:
        return self.page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.said == [], self.said
        assert self.asked
        assert all(url.startswith(self.inside) for url in self.asked), self.asked
