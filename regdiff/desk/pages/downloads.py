"""What can be taken away: the comparison as Word, Excel, PDF, web page and data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from regdiff.desk.pages.frame import Asked, title_of
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.named import NamedTuple

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_PATIENCE = 240.0
"""Seconds that a download waits for what it is made of."""
_CHOICES = {
    "marks": ("bold", "red", "underline"),
    "unchanged": ("omit", "same"),
    "columns": ("number", "kind", "weight", "main", "explanation"),
    "verb": ("", "修订", "修正", "修改"),
}
"""What can be chosen, the usual first."""
_SWITCHES = ("digest", "contents", "portrait", "cut", "fold")
_WORDS = ("title", "old_head", "new_head", "verb")
_SIGNED = ("author", "date")
_LONGEST = 200
"""Characters of what is written over a table."""


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
_WORD = f"{_OFFICE}.wordprocessingml.document"
_TABLE = ("marks", "unchanged", "columns", *_SWITCHES)
FORMS = {
    "docx": Form("docx", ".docx", _WORD, {}, (*_TABLE, *_WORDS, *_SIGNED)),
    "tracked": Form("docx", ".docx", _WORD, {"tracked": True}, _SIGNED),
    "xlsx": Form("xlsx", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", {}, ("fold", *_WORDS, *_SIGNED)),
    "pdf": Form("pdf", ".pdf", "application/pdf", {}, _WORDS),
    "html": Form("html", ".html", "text/html", {}, _WORDS),
    "markdown": Form("markdown", ".md", "text/markdown", {}, ("fold", *_WORDS)),
    "json": Form("json", ".json", "application/json", {}, _WORDS),
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
        forms=list(FORMS),
        choices=_CHOICES,
        switches=_SWITCHES,
        limit=_LONGEST,
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
        raise UsageError(say("there is no such form"))
    path, job = asked.desk.download(case, asked.lang, name, form.format, looks_of(form, request.query_params), form.ending)
    if not job.wait(_PATIENCE):
        raise UsageError(say("it takes too long"), fix=say("try again in a moment"))
    if job.error:
        raise job.error
    headers = {"Content-Disposition": _attached(asked, title_of(case), name, form)}
    if remarks := asked.told(job.result.get("remarks", [])):
        headers["Regdiff-Remarks"] = quote("\n".join(remarks), safe="")
    return FileResponse(path, media_type=form.kind, headers=headers)


def looks_of(form: Form, chosen: QueryParams) -> dict[str, Any]:
    """Return how a report is to look by what a reader chose, as data; what is no choice, or none of this form, is left."""
    looks = dict(form.looks)
    given = {key: " ".join(chosen.get(key, "").split())[:_LONGEST] for key in form.options}
    for key in ("marks", "unchanged"):
        if given.get(key) in _CHOICES[key]:
            looks[key] = given[key]
    if "columns" in form.options:
        looks["columns"] = [name for name in _CHOICES["columns"] if name in chosen.getlist("columns")]
    looks |= {key: True for key in _SWITCHES if given.get(key)}
    if given.get("author"):
        looks["author"] = given["author"]
    if _DAY.match(given.get("date", "")):
        looks["date"] = given["date"]
    wording = {key: given[key] for key in ("title", "verb") if given.get(key)}
    heads = [given.get("old_head", ""), given.get("new_head", "")]
    return looks | {"wording": wording | ({"heads": heads} if any(heads) else {})}


def _attached(asked: Asked, title: str, name: str, form: Form) -> str:
    """Return the header that names the file: 公司法 对照表.docx, and a plain name for what reads no other."""
    words = asked.labels["file tracked" if name == "tracked" else "file report"]
    plain = "".join(char for char in title if char not in '\\/:*?"<>|' and char.isprintable())[:60].strip(" .")
    file = f"{plain} {words}{form.ending}" if plain else f"{words}{form.ending}"
    return f"attachment; filename=\"regdiff-{name}{form.ending}\"; filename*=UTF-8''{quote(Path(file).name, safe='')}"
