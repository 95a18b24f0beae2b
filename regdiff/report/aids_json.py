"""What the reading aids say, as JSON: beside the changes, never in place of them.

Offsets are 0-based and count characters (code points) in the texts of one side of a change, joined by a line feed; places of
changes are 0-based and count from the first one in `changes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from regdiff.comparing.aids import Aids, Explained, Reading
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.units import UnitKind
from regdiff.comparing.weight import WEIGHTS
from regdiff.report.facts_json import aspects_data, fact_data, penalty_data


def aids_front(aids: Aids, changes: Sequence[Change]) -> dict[str, Any]:
    """Return what is said of the change set as a whole."""
    articles = [r.weighed.weight.value for c, r in zip(changes, aids.readings, strict=True) if c.unit is UnitKind.ARTICLE]
    return {
        "weights": {weight: articles.count(weight) for weight in WEIGHTS},
        "replacements": [
            {
                "old": each.old,
                "new": each.new,
                "count": len(each.places),
                "left": each.left,
                "scope": each.scope,
                "places": [{"change": p.change, "old": _span(p.old), "new": _span(p.new)} for p in each.places],
            }
            for each in aids.replacements
        ],
        "moves": [
            {
                "text": join_texts(changes[move.new].new)[move.new_start : move.new_start + move.length],
                "from": {"change": move.old, "start": move.old_start},
                "to": {"change": move.new, "start": move.new_start},
            }
            for move in aids.moves
        ],
    }


def aids_of_change(reading: Reading, change: Change) -> dict[str, Any]:
    """Return what is said of one change."""
    return {
        "weight": reading.weighed.weight.value,
        "rules": list(reading.weighed.rules),
        "facts": [fact_data(fact, change) for fact in reading.facts],
        "penalties": [penalty_data(each, change) for each in reading.frames],
        "aspects": aspects_data(reading, change),
        "references": [
            {
                "verdict": pointer.verdict.value,
                "old": {"text": pointer.old_text, "span": _span(pointer.old)},
                "new": {"text": pointer.new_text, "span": _span(pointer.new)},
                "became": list(pointer.became),
                "marker": pointer.is_marker,
            }
            for pointer in reading.pointers
        ],
        "explained": {"old": [_explained(each) for each in reading.old], "new": [_explained(each) for each in reading.new]},
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _explained(explained: Explained) -> dict[str, Any]:
    return {"span": _span(explained.span), "cause": explained.cause.value}
