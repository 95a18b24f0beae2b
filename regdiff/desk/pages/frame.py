"""What all pages share: whose desk it is, in which language, in which case, and the frame around what they show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from regdiff.desk.desk import Desk
from regdiff.desk.guard import POLICY
from regdiff.desk.store import Case
from regdiff.desk.words import words
from regdiff.errors import RegdiffError
from regdiff.messages import of_data, told
from regdiff.named import NamedTuple
from regdiff.tasks.pages import LANGUAGES, render_page

TABS = (("report", ""), ("doubts", "doubts"), ("sources", "sources"), ("downloads", "downloads"))
"""The pages of a case, with their addresses behind it."""


class Asked(NamedTuple):
    """A request, and what its address says."""

    request: Request
    desk: Desk
    lang: str
    root: str
    """What every address of the desk begins with: the token."""

    @classmethod
    def of(cls, request: Request) -> Asked:
        """Return what a request is about; its language is in the address, else the one that the browser prefers."""
        root = request.scope.get("root_path", "")
        lang = request.url.path.removeprefix(root).split("/")[1]
        if lang not in LANGUAGES:
            lang = "zh" if request.headers.get("accept-language", "zh").lower().startswith("zh") else "en"
        return cls(request, request.app.state.desk, lang, root)

    @property
    def labels(self) -> dict[str, str]:
        """The words of the page."""
        return words(self.lang)

    @property
    def home(self) -> str:
        """The address of the start page."""
        return f"{self.root}/{self.lang}/"

    def case(self) -> Case:
        """Return the case that the address names.

        Raises:
            UsageError: there is none.
        """
        return self.desk.store.get(self.request.path_params["case"])

    def to(self, case: Case, page: str = "") -> str:
        """Return the address of a page of a case."""
        return f"{self.home}{case.id}/{page}"

    def go(self, address: str) -> Response:
        """Lead on to another page, which is then asked for by itself."""
        return RedirectResponse(address, 303)

    @property
    def wants_data(self) -> bool:
        """Whether our script asks, and not the browser for a page."""
        return "application/json" in self.request.headers.get("accept", "")

    @property
    def wants_part(self) -> bool:
        """Whether our script asks for a part of a page, to show it in place."""
        return self.request.headers.get("x-part", "") == "1"

    def page(self, template: str, title: str, *, status: int = 200, **more: Any) -> Response:
        """Return a page in the frame."""
        lang = "en" if self.lang == "zh" else "zh"
        here = self.request.url.path.removeprefix(f"{self.root}/{self.lang}/")
        query = f"?{self.request.url.query}" if self.request.url.query else ""
        context: dict[str, Any] = {
            "labels": self.labels,
            "lang": self.lang,
            "policy": POLICY,
            "title": title,
            "root": self.root,
            "home": self.home,
            "mark": self.desk.mark,
            "other": f"{self.root}/{lang}/{here}{query}" if self.request.method == "GET" else f"{self.root}/{lang}/",
            "other_lang": lang,
            "case": None,
            "tabs": (),
        }
        return HTMLResponse(render_page(template, **context | more), status)

    def case_page(self, template: str, case: Case, tab: str, *, status: int = 200, **more: Any) -> Response:
        """Return a page of a case, with the way to its other pages."""
        named = title_of(case)
        tabs = [
            {
                "word": self.labels[f"tab {name}"],
                "href": self.to(case, address),
                "count": case.found.get("doubts", 0) if name == "doubts" else 0,
                "here": name == tab,
            }
            for name, address in TABS
        ]
        more = {"case": case, "named": named, "tabs": tabs, "base": self.to(case), **more}
        word = self.labels[f"tab {tab}"] if tab else ""
        return self.page(template, f"{word} · {named}" if word else named, status=status, **more)

    def told(self, messages: Iterable[Any]) -> list[str]:
        """Return messages, as the other process handed them over, in the language of the page."""
        return [told(of_data(each), self.lang) for each in messages]

    def failed(self, error: RegdiffError, status: int = 400) -> Response:
        """Say in one line what went wrong."""
        line = error.told(self.lang)
        if self.wants_data:
            return JSONResponse({"error": line}, status)
        return self.page("desk-message.html.j2", self.labels["cannot"], status=status, message=line, back=self.home)


def title_of(case: Case) -> str:
    """Return what a case is called: by the regulation, else by its two sources."""
    return str(case.found.get("title") or f"{Path(case.old.name).stem} → {Path(case.new.name).stem}")
