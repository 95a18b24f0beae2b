"""Our named tuples are those of `typing`, but for the time it takes to make them."""

from __future__ import annotations

import pickle
import re
import typing
from typing import Any

import pytest
from conftest import ROOT

from regdiff.comparing.alterations import Span
from regdiff.named import NamedTuple


class Ours(NamedTuple):
    """It has a docstring."""

    start: int
    said: str = "甲"
    more: tuple[str, ...] = ()
    """A field has one, too."""

    @property
    def size(self) -> int:
        return len(self.said)

    def __str__(self) -> str:
        return self.said


class Theirs(typing.NamedTuple):
    """It has a docstring."""

    start: int
    said: str = "甲"
    more: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.said)

    def __str__(self) -> str:
        return self.said


@pytest.mark.parametrize("args", [((1,), {}), ((1, "乙"), {}), ((), {"start": 1, "more": ("丙",)}), ((1, "", ("丁",)), {})])
def test_they_are_alike(args: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    ours, theirs = Ours(*args[0], **args[1]), Theirs(*args[0], **args[1])
    assert ours == theirs == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (ours.start, ours.said, ours.more, ours.size, str(ours)) == (
        theirs.start,
        theirs.said,
        theirs.more,
        theirs.size,
        str(theirs),
    )
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(said="戊") == theirs._replace(said="戊")
    assert type(ours._replace(start=2)) is Ours
    start, *_ = ours
    assert ours[0] == start == 1


@pytest.mark.parametrize("args", [((), {}), ((1, 2, 3, 4), {}), ((1,), {"start": 1}), ((1,), {"nothing": 1})])
def test_they_refuse_alike(args: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    made: list[Any] = [Ours, Theirs]
    said = []
    for each in made:
        with pytest.raises(TypeError) as error:
            each(*args[0], **args[1])
        said.append(str(error.value).removeprefix(each.__name__))
    assert said[0] == said[1]


def test_their_classes_are_alike() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__module__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert Ours.__qualname__ == "Ours"
    made: list[Any] = [Ours(1), Theirs(1)]
    for each in made:
        with pytest.raises(AttributeError):
            each.start = 2
        with pytest.raises(AttributeError):
            each.other = 2
        with pytest.raises(ValueError, match="unexpected field names"):
            each._replace(nothing=1)
    match Ours(1, "乙"):
        case Ours(start, said):
            assert (start, said) == (1, "乙")


def test_they_cross_to_another_process() -> None:
    span = Span(1, 2)
    back = pickle.loads(pickle.dumps(span))  # noqa: S301 - of our own making
    assert back == span
    assert type(back) is Span


def test_all_are_made_so() -> None:
    theirs = [
        path
        for path in (ROOT / "regdiff").rglob("*.py")
        if re.search(r"from typing import .*NamedTuple", path.read_text("utf-8"))
    ]
    assert [path.name for path in theirs] == ["named.py"]


def test_a_field_without_a_default_stands_behind_none_with_one() -> None:
    with pytest.raises(TypeError, match="without a default"):

        class _Wrong(NamedTuple):
            said: str = "甲"
            start: int  # type: ignore[misc]
