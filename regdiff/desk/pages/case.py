"""The pages of a case: its report, how far the work on it is, and its end."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from regdiff.desk.jobs import STAGES, Job
from regdiff.desk.pages.frame import Asked, title_of
from regdiff.desk.pages.links import told_steps
from regdiff.desk.store import Case
from regdiff.errors import LinksError, RegdiffError

_AT_ONCE = 1.6
"""Seconds that a page waits for its report; what takes longer shows how far it is."""
_PULSE = 0.8
"""Seconds that a question for news is kept waiting."""


def report(request: Request) -> Response:
    """Show the report of a case, or how far it is."""
    asked = Asked.of(request)
    case = asked.case()
    path, job = asked.desk.report(case, asked.lang)
    if job is not None and not job.wait(_AT_ONCE):
        return _progress(asked, case, job)
    if job is not None and job.error:
        return _failed(asked, case, job.error)
    case = asked.case()
    asked.desk.listing.put(case)
    part = path.read_text(encoding="utf-8")
    steps = told_steps(asked, case)
    return asked.case_page(
        "desk-report.html.j2", case, "report", part=part, odd=asked.told(case.found.get("odd", [])), **steps
    )


def _progress(asked: Asked, case: Case, job: Job) -> Response:
    steps = [{"word": asked.labels[f"stage {stage}"], "at": at} for at, stage in enumerate(STAGES, 1)]
    return asked.case_page("desk-progress.html.j2", case, "", status=202, steps=steps, job=job)


def _failed(asked: Asked, case: Case, error: RegdiffError) -> Response:
    misfit = isinstance(error, LinksError)
    return asked.case_page("desk-failed.html.j2", case, "", status=422, message=error.told(asked.lang), misfit=misfit)


def progress(request: Request) -> Response:
    """Say how far the report is, as soon as it is further than the page knows."""
    asked = Asked.of(request)
    path, job = asked.desk.report(asked.case(), asked.lang)
    if job is None:
        return JSONResponse({"done": True})
    job.news(request.query_params.get("stage", ""), _PULSE)
    done = path.is_file() or job.is_done
    return JSONResponse({"done": done, "stage": job.stage, "at": job.at, "seconds": job.seconds})


def stop(request: Request) -> Response:
    """Stop what is done for a case."""
    asked = Asked.of(request)
    case = asked.case()
    asked.desk.workers.stop(case.id)
    return asked.go(asked.to(case))


def again(request: Request) -> Response:
    """Try a report that failed once more."""
    asked = Asked.of(request)
    case = asked.case()
    asked.desk.again(case, asked.lang)
    return asked.go(asked.to(case))


def delete(request: Request) -> Response:
    """Ask whether a case shall go, and take it away."""
    asked = Asked.of(request)
    case = asked.case()
    if request.method == "POST":
        asked.desk.delete(case)
        return asked.go(asked.home)
    return asked.case_page("desk-delete.html.j2", case, "", named=title_of(case))
