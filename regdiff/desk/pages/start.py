"""The start page: two texts to compare, and the comparisons that were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from threading import Timer

from starlette.requests import Request
from starlette.responses import Response

from regdiff.desk.bodies import Form, read_form
from regdiff.desk.desk import Desk
from regdiff.desk.pages.frame import Asked
from regdiff.desk.store import SIDES, Arrived
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import say
from regdiff.tasks.archive import list_revisions, show
from regdiff.tasks.links import archived
from regdiff.tasks.sides import LARGEST

_FAREWELL = 1.0
"""Seconds that the desk lives on after it was asked to end."""


def start(request: Request) -> Response:
    """Show the start page."""
    return _page(Asked.of(request))


def enter(request: Request) -> Response:
    """Lead from the address without a language to the start page."""
    asked = Asked.of(request)
    return asked.go(asked.home)


async def begin(request: Request) -> Response:
    """Take two texts, and lead to their comparison."""
    from starlette.concurrency import run_in_threadpool

    asked = Asked.of(request)
    try:
        form = await read_form(request)
        return await run_in_threadpool(_begun, asked, form)
    except RegdiffError as error:
        return asked.failed(error) if asked.wants_data else _page(asked, error.told(asked.lang))


def _begun(asked: Asked, form: Form) -> Response:
    old, new = (arrived(asked, form, side) for side in SIDES)
    if old is None or new is None:
        return _page(asked, asked.labels["need both"])
    before, after = ("" if form.files.get(side) else form.fields.get(f"{side}_revision", "") for side in SIDES)
    links = archived(before, after, asked.desk.archive)
    return asked.go(asked.to(asked.desk.add(old, new, links)))


def arrived(asked: Asked, form: Form, side: str) -> Arrived | None:
    """Return what a form gives for a side: a file, a revision of the archive, or a pasted text; None for nothing.

    Raises:
        RegdiffError: there is no such revision.
    """
    title = form.fields.get(f"{side}_title", "").strip()
    if (file := form.files.get(side)) is not None:
        return replace(file, title=title)
    if label := form.fields.get(f"{side}_revision", ""):
        if label not in {each["spec"] for each in revisions(asked)}:
            raise UsageError(say("there is no such revision in the archive"), fix=say("choose one from the list"))
        text, _ = show(label, archive=asked.desk.archive)
        return Arrived(f"{label.rpartition('/')[2]}.txt", text.encode("utf-8"))
    if pasted := form.fields.get(f"{side}_text", "").strip():
        return Arrived(f"{asked.labels['pasted']}.txt", pasted.encode("utf-8"), title)
    return None


def revisions(asked: Asked) -> list[dict[str, str]]:
    """Return the revisions of the archive that can be chosen, newest last: how they are named, and what is shown."""
    try:
        listed = [each for each in list_revisions(asked.desk.archive) if each.label and not each.problem]
    except RegdiffError:
        return []
    return [{"spec": f"{each.slug}/{each.label}", "title": each.title, "label": each.label} for each in listed]


def _page(asked: Asked, problem: str = "") -> Response:
    recent = [
        {
            "id": each.id,
            "title": each.title,
            "old": each.old,
            "new": each.new,
            "changed": each.zh if asked.lang == "zh" else each.en,
            "day": _day(each.opened),
        }
        for each in asked.desk.listing.recent()
    ]
    return asked.page(
        "desk-start.html.j2",
        asked.labels["compare two"],
        status=400 if problem else 200,
        recent=recent,
        revisions=revisions(asked),
        folder=str(asked.desk.store.cases),
        megabytes=LARGEST // 2**20,
        problem=problem,
    )


def _day(moment: str) -> str:
    """A moment in UTC as a day and time of this machine's zone."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return ""


def _quit_soon(desk: Desk) -> None:
    """End the desk when the browser has had time to ask for the stylesheet of the last page."""
    Timer(_FAREWELL, desk.quit).start()


def quit_desk(request: Request) -> Response:
    """End the desk, once the answer is on its way."""
    from starlette.background import BackgroundTask

    asked = Asked.of(request)
    words = asked.labels
    page = asked.page("desk-message.html.j2", words["quitted title"], message=words["quitted"], back="")
    page.background = BackgroundTask(_quit_soon, asked.desk)
    return page
