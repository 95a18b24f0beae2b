"""What can be taken away: the comparison as Word, Excel, PDF, web page and data."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from regdiff.desk.pages.frame import Asked, title_of
from regdiff.errors import UsageError

_PATIENCE = 240.0
"""Seconds that a download waits for what it is made of."""
_MARKS = ("bold", "red", "underline")
_UNCHANGED = ("omit", "same")
_COLUMNS = ("number", "kind", "weight", "main", "explanation")


class Form(NamedTuple):
    """One way to take the comparison away."""

    format: str
    ending: str
    kind: str
    """Its media type."""
    looks: dict[str, Any]
    """What makes it this form, beside what the reader chooses."""
    options: tuple[str, ...] = ()
    """What the reader may choose."""


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS = {
    "docx": Form(
        "docx",
        ".docx",
        f"{_OFFICE}.wordprocessingml.document",
        {},
        ("marks", "unchanged", "columns", "digest", "cut", "fold"),
    ),
    "tracked": Form("docx", ".docx", f"{_OFFICE}.wordprocessingml.document", {"tracked": True}),
    "xlsx": Form("xlsx", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", {}, ("fold",)),
    "pdf": Form("pdf", ".pdf", "application/pdf", {}),
    "html": Form("html", ".html", "text/html", {}),
    "markdown": Form("markdown", ".md", "text/markdown", {}),
    "json": Form("json", ".json", "application/json", {}),
}


def downloads(request: Request) -> Response:
    """Show what can be taken away."""
    asked = Asked.of(request)
    case = asked.case()
    return asked.case_page(
        "desk-downloads.html.j2",
        case,
        "downloads",
        decided=bool(asked.desk.journal(case).links),
        forms=[(name, form.options) for name, form in FORMS.items()],
        choices={"marks": _MARKS, "unchanged": _UNCHANGED, "columns": _COLUMNS},
    )


def download(request: Request) -> Response:
    """Make a form, and send it as a file.

    Raises:
        RegdiffError: there is no such form, or it cannot be made.
    """
    asked = Asked.of(request)
    case, name = asked.case(), request.path_params["form"]
    if name == "links" and asked.desk.journal(case).links:
        return FileResponse(case.links_path, media_type="application/yaml", filename=case.links_path.name)
    if (form := FORMS.get(name)) is None:
        raise UsageError("there is no such form")
    path, job = asked.desk.download(case, asked.lang, name, form.format, looks_of(form, request.query_params), form.ending)
    if not job.wait(_PATIENCE):
        raise UsageError("it takes too long", fix="try again in a moment")
    if job.error:
        raise job.error
    return FileResponse(
        path, media_type=form.kind, headers={"Content-Disposition": _attached(asked, title_of(case), name, form)}
    )


def looks_of(form: Form, chosen: QueryParams) -> dict[str, Any]:
    """Return how a report is to look by what a reader chose; what is no choice is passed over."""
    looks = dict(form.looks)
    if "marks" in form.options and chosen.get("marks") in _MARKS:
        looks["marks"] = chosen["marks"]
    if "unchanged" in form.options and chosen.get("unchanged") in _UNCHANGED:
        looks["unchanged"] = chosen["unchanged"]
    if "columns" in form.options:
        looks["columns"] = [name for name in _COLUMNS if name in chosen.getlist("columns")]
    for name in ("digest", "cut", "fold"):
        if name in form.options and chosen.get(name):
            looks[name] = True
    return looks


def _attached(asked: Asked, title: str, name: str, form: Form) -> str:
    """Return the header that names the file: 公司法 对照表.docx, and a plain name for what reads no other."""
    words = asked.labels["file tracked" if name == "tracked" else "file report"]
    plain = "".join(char for char in title if char not in '\\/:*?"<>|' and char.isprintable())[:60].strip(" .")
    file = f"{plain} {words}{form.ending}" if plain else f"{words}{form.ending}"
    return f"attachment; filename=\"regdiff-{name}{form.ending}\"; filename*=UTF-8''{quote(Path(file).name, safe='')}"
