"""The JSON of lives, origins and finds; described by history-1.schema.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from regdiff.comparing.blame import Phrase
from regdiff.comparing.edits import Edit
from regdiff.comparing.grep import Found
from regdiff.comparing.lineage import Disagreement, Event, Lineage, Place
from regdiff.comparing.units import Unit
from regdiff.model.head import TRUSTED, Head
from regdiff.model.makings import ordered
from regdiff.report.basis import basis_data, orders_of

LOG, BLAME, GREP, HISTORY = "regdiff/log/1", "regdiff/blame/1", "regdiff/grep/1", "regdiff/history/1"


def dump(value: object) -> str:
    """Return JSON on one line with a line feed behind it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


def revision_data(head: Head) -> dict[str, Any]:
    """Return what names a revision."""
    return {
        "label": head.label,
        "promulgated": head.get("promulgated") or None,
        "effective": head.get("effective") or None,
        "attestation": head.attestation(),
    }


def life_data(lineage: Lineage, at: int, disagreements: Sequence[Disagreement] = ()) -> dict[str, Any]:
    """Return the life at place `at` of the lineage as data."""
    life = lineage.lives[at]
    return {
        "schema": LOG,
        "title": lineage.heads[-1].title,
        "article": _article(lineage, life.birth),
        "revisions": [revision_data(head) for head in lineage.heads],
        "events": [_event(lineage, event) for event in life.events],
        "disagreements": [_disagreement(lineage, each) for each in disagreements if lineage.life_of[each.old] == at],
    }


def _event(lineage: Lineage, event: Event) -> dict[str, Any]:
    change = event.change
    return {
        "revision": lineage.heads[event.revision].label,
        "since": lineage.heads[event.since].label if event.since >= 0 else None,
        "kind": event.kind.value,
        "renumbered": event.renumbered,
        "moved": event.moved,
        "decided": change.decided.value if change and change.decided else None,
        "remark": change.remark if change else "",
        "number": event.unit.printed if event.unit else None,
        "path": list(event.unit.path) if event.unit else None,
        "text": event.unit.text if event.unit else None,
        "attestation": lineage.heads[event.revision].attestation(event.unit.printed) if event.unit else None,
        "relatives": [_article(lineage, lineage.lives[life].birth) for life in event.relatives],
        "old": [unit.printed for unit in change.old] if change else [],
        "new": [unit.printed for unit in change.new] if change else [],
        "edits": edits_data(change.edits) if change else [],
        **_ordered(lineage, event),
    }


def _ordered(lineage: Lineage, event: Event) -> dict[str, Any]:
    if event.change is None or event.since < 0:
        return {}
    return basis_data(orders_of(event.change, (lineage.heads[event.since], lineage.heads[event.revision])))


def edits_data(edits: Sequence[Edit]) -> list[dict[str, str]]:
    """Return an edit script as data."""
    return [{"op": edit.op.value, "text": edit.text} for edit in edits]


def _article(lineage: Lineage, place: Place) -> dict[str, Any]:
    head, unit = lineage.heads[place.revision], lineage.units[place.revision][place.unit]
    return {"revision": head.label, "number": unit.printed}


def _disagreement(lineage: Lineage, each: Disagreement) -> dict[str, Any]:
    units = lineage.units[each.revision]
    return {
        "old": _article(lineage, each.old),
        "revision": lineage.heads[each.revision].label,
        "chained": [units[unit].printed for unit in each.chained],
        "direct": [units[unit].printed for unit in each.direct],
    }


def phrases_data(lineage: Lineage, phrases: Sequence[Phrase]) -> list[dict[str, Any]]:
    """Return phrases as data: each with its 0-based offset in the article's text, counted in code points."""
    out: list[dict[str, Any]] = []
    start = 0
    for text, origin in phrases:
        revived = lineage.heads[origin.revived].label if origin.revived >= 0 else None
        place = origin.place
        number = lineage.units[place.revision][place.unit].printed
        by = basis_data(ordered(lineage.heads[place.revision], number))
        out.append({"start": start, "text": text, **_article(lineage, place), "revived": revived, **by})
        start += len(text)
    return out


def blame_data(lineage: Lineage, place: Place, phrases: Sequence[Phrase]) -> dict[str, Any]:
    """Return the origins of an article's phrases as data."""
    return {
        "schema": BLAME,
        "title": lineage.heads[-1].title,
        "article": _article(lineage, place),
        "text": lineage.units[place.revision][place.unit].text,
        "phrases": phrases_data(lineage, phrases),
        "doubtful": doubtful_data(lineage, lineage.life_of[place]),
    }


def doubtful_data(lineage: Lineage, at: int) -> list[dict[str, Any]]:
    """Return the articles of a life that are neither official nor verbatim: what differs from them is no fact."""
    out = []
    for event in lineage.lives[at].events:
        word = lineage.heads[event.revision].attestation(event.unit.printed) if event.unit else TRUSTED[0]
        if event.unit and word not in TRUSTED:
            out.append({**_article(lineage, Place(event.revision, event.unit.index)), "attestation": word})
    return out


def grep_data(lineage: Lineage, phrase: str, found: Sequence[Found]) -> dict[str, Any]:
    """Return where a phrase came in and went as data."""

    def places(side: Sequence[tuple[Unit, int]]) -> list[dict[str, Any]]:
        return [{"unit": unit.kind.value, "number": unit.printed, "count": times} for unit, times in side]

    return {
        "schema": GREP,
        "title": lineage.heads[-1].title,
        "phrase": phrase,
        "revisions": [
            {
                "revision": lineage.heads[each.revision].label,
                "came": places(each.came),
                "went": places(each.went),
                "total": each.total,
            }
            for each in found
        ],
    }


def history_data(lineage: Lineage) -> dict[str, Any]:
    """Return the revisions of a regulation as data, the oldest first, each with the counts of its changes."""
    steps = [None, *(step.summary() for step in lineage.steps)]
    return {
        "schema": HISTORY,
        "title": lineage.heads[-1].title,
        "revisions": [{**revision_data(head), "summary": step} for head, step in zip(lineage.heads, steps, strict=True)],
    }
