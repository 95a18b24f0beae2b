"""What was understood of the two sources; and another source in the place of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from regdiff.desk.bodies import Form, read_form
from regdiff.desk.pages.frame import Asked
from regdiff.desk.pages.start import arrived, revisions
from regdiff.desk.store import SIDES, Arrived, Case
from regdiff.desk.workers import error_of
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import say


def sources(request: Request) -> Response:
    """Show what was understood."""
    asked = Asked.of(request)
    return _page(asked, asked.case())


def _page(asked: Asked, case: Case, problem: str = "") -> Response:
    understood = asked.desk.understood(case, asked.lang)
    sides = [_side(asked, case, side, understood[side]) for side in SIDES]
    return asked.case_page(
        "desk-sources.html.j2",
        case,
        "sources",
        status=400 if problem else 200,
        sides=sides,
        odd=asked.told(case.found.get("odd", [])),
        revisions=revisions(asked),
        problem=problem,
    )


def _side(asked: Asked, case: Case, side: str, understood: dict[str, Any]) -> dict[str, Any]:
    source = case.source(side)
    error = understood.get("error")
    return {
        "key": side,
        "name": asked.labels[side],
        "file": source.name,
        "kilobytes": max(1, round(source.size / 1024)),
        "title": source.title,
        "error": error_of(error).told(asked.lang) if error else "",
        "account": understood,
    }


async def put(request: Request) -> Response:
    """Put another source in the place of one."""
    asked = Asked.of(request)
    case, side = asked.case(), request.path_params["side"]
    if side not in SIDES:
        raise UsageError(say("there is no such side"))
    try:
        form = await read_form(request)
        return await run_in_threadpool(_put, asked, case, side, form)
    except RegdiffError as error:
        if asked.wants_data:
            return asked.failed(error)
        return await run_in_threadpool(_page, asked, case, error.told(asked.lang))


def _put(asked: Asked, case: Case, side: str, form: Form) -> Response:
    found = arrived(asked, form, side)
    title = form.fields.get(f"{side}_title", "").strip()
    before = case.source(side)
    if found is None and title == before.title:
        return _page(asked, case, asked.labels["need this"])
    found = found or Arrived(before.name, (case.folder / before.file).read_bytes(), title)
    with asked.desk.store.lock(case.id):
        asked.desk.store.put_source(asked.case(), side, replace(found, title=found.title or title))
    return asked.go(asked.to(case))


def exchange(request: Request) -> Response:
    """Let the two sources change places."""
    asked = Asked.of(request)
    return asked.go(asked.to(asked.desk.turn(asked.case())))
