"""Values of `regdiff.records` are what `typing.NamedTuple` would make of them."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from regdiff import records


class Own(records.NamedTuple):
    """A span of text."""

    start: int
    end: int
    name: str = "none"
    """What it is called."""

    @property
    def length(self) -> int:
        return self.end - self.start


class Theirs(typing.NamedTuple):
    """A span of text."""

    start: int
    end: int
    name: str = "none"

    @property
    def length(self) -> int:
        return self.end - self.start


class Shown(records.NamedTuple):
    text: str

    def __repr__(self) -> str:
        return f"<{super().__repr__()}>"


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: kind(1, 2),
        lambda kind: kind(1, end=5, name="x"),
        lambda kind: kind(end=5, start=1),
        lambda kind: kind(1, 2) == (1, 2, "none"),
        lambda kind: kind(1, 2) < kind(1, 3),
        lambda kind: hash(kind(1, 2)),
        lambda kind: {kind(1, 2): 1}[1, 2, "none"],
        lambda kind: kind(3, 8).length,
        lambda kind: (kind(3, 8).start, kind(3, 8).end, kind(3, 8).name),
        lambda kind: kind(3, 8)._replace(name="y"),
        lambda kind: kind(3, 8)._asdict(),
        lambda kind: kind._make([3, 8, "z"]),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
        lambda kind: [*kind(3, 8)],
        lambda kind: (kind.__doc__, kind.__module__, [*kind.__annotations__], kind.__slots__),
        lambda kind: hasattr(kind(1, 2), "__dict__"),
        lambda kind: pickle.loads(pickle.dumps(kind(1, 2))) == kind(1, 2),  # noqa: S301 - our own
        lambda kind: copy.deepcopy(kind([1], 2)),
        type,
    ],
)
def test_they_do_what_named_tuples_do(ask: Callable[[Any], Any]) -> None:
    assert repr(ask(Own)).replace("Own", "Theirs") == repr(ask(Theirs))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda kind: kind(),
        lambda kind: kind(1, 2, "x", 4),
        lambda kind: kind(1, 2, start=3),
        lambda kind: kind(1, 2, other=3),
        lambda kind: setattr(kind(1, 2), "start", 3),
        lambda kind: setattr(kind(1, 2), "other", 3),
        lambda kind: kind._make([1]),
    ],
)
def test_what_a_named_tuple_refuses_they_refuse(wrong: Callable[[Any], Any]) -> None:
    with pytest.raises(Exception) as theirs:  # noqa: PT011 - whatever it is, ours is the same
        wrong(Theirs)
    with pytest.raises(type(theirs.value)):
        wrong(Own)


def test_a_field_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(TypeError, match="Own has no field called other"):
        Own(1, 2)._replace(other=3)


def test_methods_may_ask_those_they_stand_for() -> None:
    assert repr(Shown("x")) == "<Shown(text='x')>"


def test_each_kind_has_a_constructor_of_its_own() -> None:
    """As many fields share code, not names or defaults."""

    class Other(records.NamedTuple):
        old: int
        new: int
        said: str = "other"

    assert (Own(1, 2).name, Other(1, 2).said, Own(start=1, end=2), Other(old=1, new=2, said="none")) == (
        "none",
        "other",
        (1, 2, "none"),
        (1, 2, "none"),
    )


def test_a_class_that_cannot_be_made_is_refused_when_it_is_defined() -> None:
    body = {"__annotations__": {f"field{n}": "int" for n in range(records.MOST_FIELDS + 1)}}
    with pytest.raises(TypeError, match="too many fields"):
        type(records.NamedTuple)("Long", (), body)
    with pytest.raises(TypeError, match="without a default"):
        type(records.NamedTuple)("Turned", (), {"__annotations__": {"a": "int", "b": "int"}, "a": 1})
