"""Links to look at: confirmed, parted, made, taken back; and remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from regdiff.desk.bodies import Form, read_form
from regdiff.desk.desk import StaleError
from regdiff.desk.journal import Step
from regdiff.desk.pages.frame import Asked
from regdiff.desk.store import Case
from regdiff.errors import UsageError, one_line
from regdiff.messages import say

_BACK = re.compile(r"(doubts|report)?(#[A-Za-z0-9_-]{1,80})?\Z")
"""Where a form may lead back to: a page of the case, and a place on it."""
_DEEDS = ("confirm", "link", "join", "move", "part", "forget")


def doubts(request: Request) -> Response:
    """Show the links that are worth a look, and those that were decided."""
    asked = Asked.of(request)
    case = asked.case()
    part = asked.desk.doubts(case, asked.lang, _frame(asked, case, "doubts"))
    return asked.case_page("desk-doubts.html.j2", asked.case(), "doubts", part=part, **told_steps(asked, case))


def link(request: Request) -> Response:
    """Show one link, with all articles that could stand in it; for our script without the frame."""
    asked = Asked.of(request)
    case, at = asked.case(), request.query_params.get("at", "")
    back = request.query_params.get("back", "")
    frame = _frame(asked, case, back if _BACK.match(back) else "")
    part = asked.desk.link(case, asked.lang, at, {**frame, "in_place": asked.wants_part})
    if asked.wants_part:
        return HTMLResponse(part)
    return asked.case_page("desk-one.html.j2", case, "", part=part, **told_steps(asked, case))


def _frame(asked: Asked, case: Case, back: str) -> dict[str, Any]:
    return {"base": asked.to(case), "version": asked.desk.journal(case).version, "back": back}


def told_steps(asked: Asked, case: Case) -> dict[str, Any]:
    """Return what the frame says of the steps: what an undo takes back, and a redo brings again."""
    journal = asked.desk.journal(case)
    last, following = journal.last, journal.next
    return {
        "version": journal.version,
        "last": told(asked, last) if last else "",
        "next": told(asked, following) if following else "",
        "decided": bool(journal.links),
    }


def told(asked: Asked, step: Step) -> str:
    """Return a step in words: 确认 第七条 → 第九条."""
    what, words = step.what, asked.labels
    old, new = what.get("old", ""), what.get("new", "")
    both = f"{old} → {new}" if what.get("did") in _DEEDS else f"{words['old']}{old}" if old else new
    return words[f"did {what['did']}" if f"did {what.get('did')}" in words else "did file"].format(both)


async def act(request: Request) -> Response:
    """Decide about a link, or write a remark."""
    asked = Asked.of(request)
    return await run_in_threadpool(_act, asked, asked.case(), await read_form(request))


def _act(asked: Asked, case: Case, form: Form) -> Response:
    try:
        step = asked.desk.act(case, _version(form), **_deed(form))
    except StaleError as error:
        return _stale(asked, case, form, error.since)
    return _done(asked, case, form, step)


def _deed(form: Form) -> dict[str, str]:
    """Return what a form asks for: a button's `do 第七条=第九条`, or fields of their own.

    Raises:
        UsageError: nothing that can be done.
    """
    fields = form.fields
    if fields.get("do") == "remark":
        return {"do": "remark", "at": fields.get("at", ""), "text": fields.get("text", "")}
    do, _, spec = fields.get("deed", "").partition(" ")
    if do == "choose":
        do, spec = "link", f"{fields.get('old', '')}={fields.get('new', '')}"
    if do not in _DEEDS:
        raise UsageError(say("there is no such deed"))
    return {"do": do, "spec": spec}


def _version(form: Form) -> int:
    version = form.fields.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 10 else 0


async def undo(request: Request) -> Response:
    """Take the last decision back."""
    return await _stepped(request, forth=False)


async def redo(request: Request) -> Response:
    """Bring again what was taken back."""
    return await _stepped(request, forth=True)


async def _stepped(request: Request, *, forth: bool) -> Response:
    asked = Asked.of(request)
    return await run_in_threadpool(_step, asked, asked.case(), await read_form(request), forth=forth)


def _step(asked: Asked, case: Case, form: Form, *, forth: bool) -> Response:
    try:
        step = asked.desk.step_back(case, _version(form), forth=forth)
    except StaleError as error:
        return _stale(asked, case, form, error.since)
    return _done(asked, case, form, step)


def _done(asked: Asked, case: Case, form: Form, step: Step) -> Response:
    if asked.wants_data:
        return JSONResponse({"version": step.number, "told": told(asked, step), "text": form.fields.get("text", "").strip()})
    back = _BACK.match(form.fields.get("back", ""))
    page, place = (back[1] or "", back[2] or "") if back else ("", "")
    return asked.go(asked.to(case, "" if page == "report" else page) + place)


def _stale(asked: Asked, case: Case, form: Form, since: Sequence[Step]) -> Response:
    """Say what another window did, and offer to decide all the same: what was written is not lost."""
    lines = [told(asked, step) for step in since]
    version = asked.desk.journal(case).version
    if asked.wants_data:
        return JSONResponse({"error": asked.labels["stale"], "since": lines, "version": version}, 409)
    kept = {key: value for key, value in form.fields.items() if key not in {"version", "text"}}
    return asked.case_page(
        "desk-stale.html.j2",
        case,
        "",
        status=409,
        since=lines,
        version=version,
        action=asked.request.url.path,
        kept=kept,
        text=form.fields.get("text"),
    )


async def carry(request: Request) -> Response:
    """Let what was decided follow a text that was exchanged, or set it aside."""
    asked = Asked.of(request)
    form = await read_form(request)
    return await run_in_threadpool(_carry, asked, asked.case(), form)


def _carry(asked: Asked, case: Case, form: Form) -> Response:
    lost = asked.desk.carry(case, over=form.fields.get("do") == "over")
    if lost:
        message = one_line(asked.labels["lost"] + "; ".join(asked.told(lost)))
        return asked.case_page("desk-failed.html.j2", case, "", message=message, misfit=False)
    return asked.go(asked.to(case))
