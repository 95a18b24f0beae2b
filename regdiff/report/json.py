"""The JSON of a comparison: data for programs, and a patch that `regdiff apply` turns back into the new text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import Any, NoReturn, TypeVar

from regdiff.comparing.aids import Aids, read_aids
from regdiff.comparing.changes import Change, ChangeSet, Side
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.rebuild import Slot, Step
from regdiff.comparing.units import Unit, UnitKind
from regdiff.errors import PatchError, Place
from regdiff.messages import Message, say, sentence
from regdiff.model.head import NO_HEAD, TRUSTED, Head, read_head
from regdiff.model.patterns import lazy
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


@dataclass(frozen=True, slots=True)
class Patch:
    """What a JSON report says about making the new text from the old one."""

    old_sha256: str
    new_sha256: str
    head: Head
    """Of the new text."""
    steps: tuple[Step, ...]


def read_patch(text: str, name: str) -> Patch:
    """Read a JSON report as a patch.

    Only heads, places, numbers and edits are read; the wording of the new units comes from the edits alone.

    Args:
        text: the report.
        name: its name, for errors.

    Raises:
        PatchError: it is no JSON, or not of the form that `render_json` writes.
        TextError: the new text's head in it cannot be read.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PatchError(
            say("no JSON: {error}", error=sentence(error.msg) if isinstance(error, json.JSONDecodeError) else error),
            place=Place(name, getattr(error, "lineno", 0), getattr(error, "colno", 0)),
            fix=say("regdiff compare OLD NEW --format json writes it"),
        ) from error
    reader = _Reader(name)
    if reader.value(data, "schema", str, say("the report")) != SCHEMA:
        raise PatchError(
            say("no {schema} report", schema=SCHEMA),
            place=Place(name),
            fix=say("regdiff compare OLD NEW --format json writes it"),
        )
    old, new = (reader.value(data, side, dict, say("the report")) for side in ("old", "new"))
    changes = reader.value(data, "changes", list, say("the report"))
    return Patch(
        old_sha256=reader.value(old, "sha256", str, say("the old text")),
        new_sha256=reader.value(new, "sha256", str, say("the new text")),
        head=reader.head(new),
        steps=tuple(reader.step(change, say("change {number}", number=number)) for number, change in enumerate(changes, 1)),
    )


_WORDS = {dict: say("object"), int: say("whole number"), list: say("list"), str: say("text")}
_SURROGATE = lazy("[\ud800-\udfff]")
_E = TypeVar("_E", bound=Enum)


class _Reader:
    """Takes values out of parsed JSON, and says where one is not what it should be."""

    def __init__(self, name: str) -> None:
        self._name = name

    def fail(self, what: Message) -> NoReturn:
        raise PatchError(what, place=Place(self._name))

    def value(self, data: Any, key: str, kind: type, where: str) -> Any:
        if not isinstance(data, dict) or key not in data:
            self.fail(say("{where} has no {key}", where=where, key=key))
        value = data[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            self.fail(say("{key} of {where} is no {words}", key=key, where=where, words=_WORDS[kind]))
        if isinstance(value, str) and _SURROGATE.search(value):
            self.fail(say("{key} of {where} holds half a character (a lone surrogate)", key=key, where=where))
        return value

    def head(self, new: Any) -> Head:
        text = self.value(new, "head", str, say("the new text"))
        return read_head(text, self._name) if text else NO_HEAD

    def step(self, change: Any, where: str) -> Step:
        unit = self._named(UnitKind, change, "unit", where)
        old = tuple(self.value(item, "index", int, where) for item in self.value(change, "old", list, where))
        new = tuple(self._slot(item, unit, where) for item in self.value(change, "new", list, where))
        return Step(old, new, tuple(self._edit(item, where) for item in self.value(change, "edits", list, where)))

    def _slot(self, item: Any, unit: UnitKind, where: str) -> Slot:
        lines = self.value(item, "text", str, where).count("\n") + 1
        return Slot(self.value(item, "index", int, where), unit, self.value(item, "number", str, where), lines)

    def _edit(self, item: Any, where: str) -> Edit:
        return Edit(self._named(Op, item, "op", where), self.value(item, "text", str, where))

    def _named(self, kind: type[_E], data: Any, name: str, where: str) -> _E:
        value = self.value(data, name, str, where)
        if value not in {member.value for member in kind}:
            self.fail(say("{where} has an unknown {name} {value!r}", where=where, name=name, value=value[:20]))
        return kind(value)
