"""The other process: it reads, compares and renders what the desk asks for, so that no source can take the desk down.

It is given a line of JSON a request on its standard input, and answers with lines of JSON: `{"stage": …}` on the way, and
at the end `{"done": …}` or `{"error": …}`. It ends when its input does, which is when the desk does.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from regdiff.desk.bench import Asked, Bench, Text
from regdiff.desk.words import words
from regdiff.errors import InternalError, RegdiffError, UsageError
from regdiff.messages import as_data, say
from regdiff.tasks.compare import Comparison, Looks, Wording, in_one_line, write_report
from regdiff.tasks.compare import render_comparison as render_form
from regdiff.tasks.correcting import carried_over, decide, remark_on, turned, write_remark
from regdiff.tasks.noted import odd_pair
from regdiff.tasks.pages import doubts_in, rehearse, render_comparison, render_doubts, render_link
from regdiff.tasks.redline import Document
from regdiff.tasks.understood import Understood, account

Request = dict[str, Any]


def warm(_bench: Bench, _request: Request) -> Request:
    """Load and make what every comparison needs."""
    rehearse(words("zh"))
    return {}


def understand(bench: Bench, request: Request) -> Request:
    """Say of both sources what was understood, or why nothing was."""
    asked = Asked.of(request)
    sides: Request = {}
    for side, text in (("old", asked.old), ("new", asked.new)):
        try:
            sides[side] = account(bench.understood(text), text.name, asked.lang)
        except RegdiffError as error:
            sides[side] = {"error": said(error)}
    return sides


def compare(bench: Bench, request: Request) -> Request:
    """Write the report into the file `out`, and say what it found."""
    asked = Asked.of(request)
    change_set = bench.compared(asked)
    bench.tell("aids")
    part = render_comparison(change_set, asked.lang, "link?at=", words(asked.lang))
    bench.tell("write")
    write_report(Path(request["out"]), part)
    old, new = (bench.understood(text).revision for text in (asked.old, asked.new))
    return {
        "title": new.head.title or old.head.title,
        "zh": in_one_line(change_set, "zh"),
        "en": in_one_line(change_set, "en"),
        "odd": [as_data(each) for each in odd_pair(old, new, change_set, stored=False)],
        "doubts": doubts_in(change_set),
    }


def download(bench: Bench, request: Request) -> Request:
    """Write a report in the format `form` into the file `out`, and say what there is to say of it."""
    asked = Asked.of(request)
    comparison = Comparison(bench.compared(asked), (), document_of(bench.understood(asked.new), asked.new))
    bench.tell("write")
    report, remarks = render_form(comparison, request["form"], looks_of(asked.lang, request["looks"]))
    write_report(Path(request["out"]), report)
    return {"remarks": [as_data(each) for each in remarks]}


def document_of(understood: Understood, text: Text) -> Document | None:
    """Return the Word file that a text was read from, which tracked changes are drawn into; None where it is none."""
    return Document(text.name, understood.word, text.title) if understood.word else None


def looks_of(lang: str, data: dict[str, Any]) -> Looks:
    """Return looks from their data.

    Raises:
        RegdiffError: there is no such day.
    """
    plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    wording: dict[str, Any] = {key: tuple(value) if key == "heads" else value for key, value in plain.pop("wording").items()}
    if day := plain.pop("date", ""):
        try:
            plain["date"] = date.fromisoformat(day)
        except ValueError:
            raise UsageError(say("no day: {day}", day=day), fix=say("write it as 2026-03-01")) from None
    return Looks(lang, wording=Wording(**wording), **plain)


def doubts(bench: Bench, request: Request) -> Request:
    """Return the cards of the links that are worth a look."""
    asked = Asked.of(request)
    part, count = render_doubts(bench.compared(asked), words(asked.lang), lang=asked.lang, **request["frame"])
    return {"part": part, "doubts": count}


def link(bench: Bench, request: Request) -> Request:
    """Return the card of one link, with all that could stand in it, and the remark on it."""
    asked, at = Asked.of(request), request["at"]
    remark = remark_on(bench.decided(asked), at)
    frame = {**request["frame"], "lang": asked.lang, "remark": remark}
    return {"part": render_link(bench.compared(asked), at, words(asked.lang), **frame)}


def act(bench: Bench, request: Request) -> Request:
    """Decide about a link, or write a remark, and return the links file as it reads then."""
    asked = Asked.of(request)
    change_set, decided = bench.compared(asked), bench.decided(asked)
    if request["do"] == "remark":
        return write_remark(decided, change_set, request["at"], request["text"])._asdict()
    return decide(decided, change_set, request["do"], request["spec"])._asdict()


def carry(bench: Bench, request: Request) -> Request:
    """Bind what was decided to the two texts as they are now."""
    asked = Asked.of(request)
    links, lost = carried_over(asked.links, *bench.sides(asked))
    return {"links": links, "lost": [as_data(each) for each in lost]}


def turn(_bench: Bench, request: Request) -> Request:
    """Return the links file for the two texts the other way round."""
    return {"links": turned(Asked.of(request).links)}


TASKS: dict[str, Callable[[Bench, Request], Request]] = {
    "act": act,
    "carry": carry,
    "compare": compare,
    "doubts": doubts,
    "download": download,
    "link": link,
    "turn": turn,
    "understand": understand,
    "warm": warm,
}


def said(error: RegdiffError) -> Request:
    """Return an error as data."""
    place = str(error.place) if error.place else ""
    fix = as_data(error.fix) if error.fix else None
    return {"what": as_data(error.what), "place": place, "fix": fix, "kind": type(error).__name__}


def answer(bench: Bench, line: bytes) -> Request:
    """Do what a request asks for, and return the last line of the answer."""
    try:
        request = json.loads(line)
        return {"done": TASKS[request["task"]](bench, request)}
    except RegdiffError as error:
        return {"error": said(error)}
    except (MemoryError, RecursionError) as error:
        return {
            "error": said(
                RegdiffError(
                    say("too much for this machine: {name}", name=type(error).__name__), fix=say("try a shorter text")
                )
            )
        }
    except Exception as error:  # noqa: BLE001 - whatever it is, the desk goes on
        what = say("{name}: {error}", name=type(error).__name__, error=error)
        return {"error": said(InternalError(what, fix=say("this is a bug in regdiff; please send the two texts")))}


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""

    def put(data: Request) -> None:
        answers.write(json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
        answers.flush()

    bench = Bench(lambda stage: put({"stage": stage}))
    for line in asked:
        put(answer(bench, line))
        gc.collect()  # in the pause: while it works, looking through what is no garbage is lost time


def main() -> None:
    """Run as `python -m regdiff.desk.work`."""
    gc.disable()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    try:
        serve(sys.stdin.buffer, answers)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)


if __name__ == "__main__":
    main()
