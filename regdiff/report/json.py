"""The JSON of a comparison: data for programs, and a patch that `regdiff apply` turns back into the new text.

It is read as a patch by `regdiff.report.patch`.
"""

from __future__ import annotations

import json
from typing import Any

from regdiff.comparing.aids import Aids, read_aids
from regdiff.comparing.changes import Change, ChangeSet, Side
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.head import TRUSTED, Head
from regdiff.report.aids_json import aids_front, aids_of_change
from regdiff.report.basis import basis_data, orders_of
from regdiff.report.catalogue import LABELS
from regdiff.report.links import Doubts, origins_data
from regdiff.report.wording import PLAIN, Wording, column_heads, heading, labels_for, verb_of

SCHEMA = "regdiff/compare/1"


def render_json(change_set: ChangeSet, aids: Aids | None = None, wording: Wording = PLAIN) -> str:
    """Return the comparison as JSON, one change a line; the form is described by compare-1.schema.json.

    Args:
        change_set: what changed.
        aids: what the reading aids say of it, if that is known already.
        wording: what the user says of titles, heads and the verb.
    """
    aids = aids or read_aids(change_set)
    front = {
        "schema": SCHEMA,
        "old": _side(change_set.old, change_set, new=False),
        "new": _side(change_set.new, change_set, new=True),
        "wording": _wording(change_set, wording),
        "summary": change_set.summary(),
        **aids_front(aids, change_set.changes),
    }
    lines = [f"{_dump(key)}: {_dump(value)}" for key, value in front.items()]
    pairs = zip(change_set.changes, aids.readings, strict=True)
    doubts = Doubts(change_set)
    changes = ",\n  ".join(
        _dump(_change(change, change_set) | _links_of(change, doubts) | aids_of_change(reading, change))
        for change, reading in pairs
    )
    return "{" + ",\n ".join([*lines, f'"changes": [\n  {changes}]']) + "}\n"


def _dump(value: object) -> str:
    # A lone surrogate cannot be encoded in UTF-8; texts have none, since they were decoded.
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _side(side: Side, change_set: ChangeSet, *, new: bool) -> dict[str, Any]:
    head = side.head
    shown = sorted((u for change in change_set.changes for u in (change.new if new else change.old)), key=lambda u: u.index)
    doubtful = {u.printed: head.attestation(u.printed) for u in shown if u.kind is UnitKind.ARTICLE}
    doubtful = {number: word for number, word in doubtful.items() if word not in TRUSTED}
    return {
        "label": head.label,
        "title": head.title,
        "articles": side.articles,
        "sha256": side.sha256,
        "promulgated": head.get("promulgated") or None,
        "effective": head.get("effective") or None,
        "first_effective": head.get("first effective") or None,
        "note": head.note,
        "source": {key: str(value) for key, value in head.source.items() if key in ("name", "sha256")},
        "attestation": {"default": head.attestation(), "articles": doubtful},
        "citable": not doubtful,
        "warning": {lang: LABELS[lang]["warning"] for lang in LABELS} if doubtful else None,
        "head": head.text,
        "left_out": [
            {"place": each.place, "text": each.text, "reason": each.reason.value, "law": each.law} for each in side.left_out
        ],
    }


def _wording(change_set: ChangeSet, wording: Wording) -> dict[str, Any]:
    """What the other formats print over the comparison and its columns, so that a program need not guess it."""
    heads = (change_set.old.head, change_set.new.head)
    verb = verb_of(*heads, wording)
    labels = {lang: labels_for(lang, verb, wording) for lang in LABELS}
    return {
        "verb": verb,
        "title": {lang: heading(heads[1].title or heads[0].title, lang, labels[lang], wording) for lang in LABELS},
        "heads": {lang: list(column_heads(heads, lang, labels[lang], wording)) for lang in LABELS},
    }


def _links_of(change: Change, doubts: Doubts) -> dict[str, Any]:
    """What is to be said of the links: legs (where several became several), origins, what is doubtful, what was decided."""
    legs = {"legs": [[old.printed, new.printed] for old, new in change.legs]} if change.legs else {}
    decided = {
        "decided": change.decided.value if change.decided else None,
        "unlinked": [[old.printed, new.printed] for old, new in change.unlinked],
        "remark": change.remark,
    }
    return legs | {"origins": origins_data(change), "possible": doubts.data(change)} | decided


def _change(change: Change, change_set: ChangeSet) -> dict[str, Any]:
    return {
        "unit": change.unit.value,
        "kind": change.kind.value,
        "renumbered": change.renumbered,
        "moved": change.moved,
        "typographic": change.typographic,
        "emptied": change.emptied,
        "similarity": None if change.similarity is None else round(change.similarity, 4),
        "old": [_unit(unit, change_set.old.head) for unit in change.old],
        "new": [_unit(unit, change_set.new.head) for unit in change.new],
        "edits": [{"op": edit.op.value, "text": edit.text} for edit in change.edits],
        **basis_data(orders_of(change, (change_set.old.head, change_set.new.head))),
    }


def _unit(unit: Unit, head: Head) -> dict[str, Any]:
    out: dict[str, Any] = {"number": unit.printed, "path": list(unit.path), "text": unit.text, "index": unit.index}
    if unit.kind is UnitKind.ARTICLE:
        out["attestation"] = head.attestation(unit.printed)
    return out
