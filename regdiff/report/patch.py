"""The JSON of a comparison read as a patch, which makes the new text from the old one."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any, NoReturn, TypeVar

from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.rebuild import Slot, Step
from regdiff.comparing.units import UnitKind
from regdiff.errors import PatchError, Place
from regdiff.messages import Message, say, sentence
from regdiff.model.head import NO_HEAD, Head, read_head
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple
from regdiff.report.json import SCHEMA


class Patch(NamedTuple):
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
