"""A pattern that says first which characters it may begin with names all that it may begin with."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import regdiff.comparing
from regdiff.model import tree

_parser: Any = importlib.import_module("re._parser")  # what takes an expression apart; nothing public does
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W", "CATEGORY_SPACE": r"\s"}
_CHARACTERS = [
    *map(chr, range(0x250)),
    *map(chr, range(0x2000, 0x3100)),
    *map(chr, range(0x4E00, 0xA000)),
    *"０９（），：；！",
]


def _all_patterns() -> Iterator[tuple[str, Any]]:
    for found in pkgutil.walk_packages(regdiff.comparing.__path__, "regdiff.comparing."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if name.isupper() and hasattr(value, "pattern"):
                yield f"{found.name}.{name}", value


def _patterns() -> Iterator[tuple[str, str]]:
    for name, value in _all_patterns():
        if str(value.pattern).startswith("(?=["):
            yield name, value.pattern


def _looking_back() -> Iterator[tuple[str, set[str], list[set[str]]]]:
    """The patterns that take one of the characters first, and then look back at which: what they take, and look back at."""
    for name, value in _all_patterns():
        parts = list(_parser.parse(value.pattern, value.flags)) if "(?<=" in value.pattern else []
        asked = _asked(parts[1:]) if len(parts) > 1 and str(parts[0][0]) == "IN" else []
        if asked:
            yield name, _first(parts[:1])[0], asked


def _asked(parts: Iterable[Any]) -> list[set[str]]:
    """What each way through an expression looks back at to begin with; nothing where one of them does not."""
    kind, value = next(iter(parts), ("", None))
    match str(kind):
        case "ASSERT":
            return [_first(value[1])[0]] if value[0] < 0 else []
        case "SUBPATTERN":
            return _asked(value[3])
        case "BRANCH":
            ways = [_asked(way) for way in value[1]]
            return [each for way in ways for each in way] if all(ways) else []
    return []


def _class(parts: Iterable[Any]) -> set[str]:
    """The characters of a class in square brackets."""
    out: set[str] = set()
    parts = list(parts)
    for kind, value in parts:
        match str(kind):
            case "LITERAL":
                out.add(chr(value))
            case "RANGE":
                out |= set(map(chr, range(value[0], value[1] + 1)))
            case "CATEGORY":
                out |= {char for char in _CHARACTERS if re.match(_CATEGORIES[str(value)], char)}
    return set(_CHARACTERS) - out if str(parts[0][0]) == "NEGATE" else out


def _first(parts: Iterable[Any]) -> tuple[set[str], bool]:
    """What an expression may begin with, and whether it may be empty."""
    out: set[str] = set()
    for kind, value in parts:
        match str(kind):
            case "LITERAL":
                begins, empty = {chr(value)}, False
            case "IN":
                begins, empty = _class(value), False
            case "BRANCH":
                ways = [_first(way) for way in value[1]]
                begins, empty = set().union(*(way for way, _ in ways)), any(empty for _, empty in ways)
            case "SUBPATTERN":
                begins, empty = _first(value[3])
            case "MAX_REPEAT" | "MIN_REPEAT":
                begins, empty = _first(value[2])
                empty = empty or value[0] == 0
            case "ASSERT" | "ASSERT_NOT":
                begins, empty = set(), True
            case other:
                pytest.fail(f"the pattern holds {other}, which this test cannot read")
        out |= begins
        if not empty:
            return out, False
    return out, True


@pytest.mark.parametrize(
    ("name", "pattern"), list(_patterns()), ids=lambda value: value if value.startswith("regdiff") else ""
)
def test_all_that_a_pattern_may_begin_with_is_named(name: str, pattern: str) -> None:
    named, *rest = _parser.parse(pattern)
    begins, empty = _first(rest)
    assert not empty
    assert begins <= _first(named[1][1])[0], name


def test_all_that_a_pattern_looks_back_at_is_taken() -> None:
    for name, taken, asked in _looking_back():
        assert set().union(*asked) <= taken, name


def test_there_are_such_patterns() -> None:
    assert len(dict(_patterns())) >= 8
    assert len(list(_looking_back())) >= 2


def test_no_marker_begins_with_another_character_than_those_looked_at_first() -> None:
    pattern, first = vars(tree)["_MARKER"], vars(tree)["_FIRST"]
    behind = ("", ".", "、甲", "）", "1）", "一）", "十二)")
    found = {char for char in map(chr, range(0x20, 0xFFFF)) for rest in behind if pattern.match(char + rest)}
    assert found == first
