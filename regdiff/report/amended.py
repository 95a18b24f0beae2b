"""What came of applying instruments, in lines for people and as JSON (amend-1.schema.json)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from regdiff.amending.address import Address
from regdiff.amending.amended import Amended, Outcome, Stage, Step, Traced
from regdiff.messages import told
from regdiff.model.text import visible
from regdiff.model.write import write
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS

SCHEMA = "regdiff/amend/1"
_MOST = 20
"""So many places of one kind are told one by one."""


class ShownAmended(NamedTuple):
    """What is told."""

    amended: Amended
    names: tuple[str, ...]
    """The instruments' files."""
    places: tuple[Callable[[int], tuple[int, int]], ...]
    """For each, what gives page (0 for none) and line of a 0-based offset into its text."""

    def where(self, step: Step) -> str:
        """Return file and line of a step."""
        page, line = self.places[step.instrument](step.at)
        return f"{self.names[step.instrument]}:{f'{page}:' if page else ''}{line}"


def show_notes(shown: ShownAmended, base: str, lang: str) -> Iterator[str]:
    """Yield what there is to say beside the text, one line each: refusals first, then what is to be looked at, then sums.

    Args:
        shown: what came of it.
        base: what the user calls the base.
        lang: `zh` or `en`.
    """
    words, amended = LABELS[lang], shown.amended
    for step in amended.refusals:
        order = words["amend order"].format(step.order.number) if step.order else words["amend whole"]
        yield visible(f"{shown.where(step)}: {order}{words['colon']}{told(step.reason, lang)}")
    for step in amended.steps:
        for warning in step.warnings if step.outcome is not Outcome.REFUSED else ():
            order = words["amend order"].format(step.order.number) if step.order else words["amend whole"]
            yield visible(f"{shown.where(step)}: {order}{words['colon']}{told(warning, lang)}")
    for stage in amended.stages:
        yield from (visible(f"{base}: {told(warning, lang)}") for warning in stage.warnings)
        yield from _told(stage, words)
    yield _sum(amended, words)


def _told(stage: Stage, words: dict[str, str]) -> Iterator[str]:
    found = [
        words["amend inferred"].format(place=str(each.place), was=each.was or "∅", now=each.now or "∅")
        for each in stage.inferred
    ]
    found += [words["amend followed"].format(place=str(each.place), was=each.was, now=each.now) for each in stage.followed]
    yield from map(visible, found[:_MOST])
    if len(found) > _MOST:
        yield words["amend more"].format(len(found) - _MOST)


def _sum(amended: Amended, words: dict[str, str]) -> str:
    every = {(step.instrument, step.order.span) for step in amended.steps if step.order}
    refused = {(step.instrument, step.order.span) for step in amended.refusals if step.order}
    inferred = sum(len(stage.inferred) for stage in amended.stages)
    followed = sum(len(stage.followed) for stage in amended.stages)
    if amended.refusals:
        key = "amend partial" if amended.is_partial else "amend refused" if refused else "amend nothing"
        return words[key].format(refused=len(refused), every=len(every))
    return words["amend done"].format(every=len(every), inferred=inferred, followed=followed)


def show_json(shown: ShownAmended) -> str:
    """Return what came of it as JSON on one line, with a line feed behind it."""
    return json.dumps(amended_data(shown), ensure_ascii=False, allow_nan=False) + "\n"


def amended_data(shown: ShownAmended) -> dict[str, Any]:
    """Return what came of it as data; the form is described by amend-1.schema.json."""
    amended = shown.amended
    text = write(amended.revision) if amended.revision else None
    last = amended.stages[-1] if amended.revision else None
    return {
        "schema": SCHEMA,
        "title": amended.revision.head.title if amended.revision else None,
        "label": amended.revision.head.label if amended.revision else None,
        "partial": amended.is_partial,
        "sha256": hashlib.sha256(text.encode()).hexdigest() if text else None,
        "text": text,
        "instruments": [
            {"name": name, "title": stage.instrument.title} for name, stage in zip(shown.names, amended.stages, strict=False)
        ],
        "steps": [_step(shown, step) for step in amended.steps],
        "units": [_unit(unit) for unit in last.units] if last else [],
        "inferred": [
            {
                "instrument": at,
                "place": str(e.place),
                "line": e.line,
                "start": e.start,
                "was": e.was,
                "now": e.now,
                "step": e.step,
            }
            for at, stage in enumerate(amended.stages)
            for e in stage.inferred
        ],
        "followed": [
            {"instrument": at, "place": str(e.place), "line": e.line, "start": e.start, "was": e.was, "now": e.now}
            for at, stage in enumerate(amended.stages)
            for e in stage.followed
        ],
        "warnings": [warning for stage in amended.stages for warning in stage.warnings],
    }


def _step(shown: ShownAmended, step: Step) -> dict[str, Any]:
    page, line = shown.places[step.instrument](step.at)
    return {
        "instrument": step.instrument,
        "order": step.order.number if step.order else None,
        "page": page or None,
        "line": line,
        "verb": step.operation.verb.value if step.operation else None,
        "outcome": step.outcome.value,
        "reason": step.reason,
        "places": [_address(place) for place in step.places],
        "warnings": list(step.warnings),
    }


def _address(address: Address) -> dict[str, Any]:
    return {"place": str(address), "new": address.new}


def _unit(unit: Traced) -> dict[str, Any]:
    return {"unit": unit.place.value, "number": unit.number, "steps": list(unit.steps)}
