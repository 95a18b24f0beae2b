"""Expressions that are compiled late are still right."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
from conftest import ROOT

from regdiff.model.numbers import NUMERAL, SHAPES
from regdiff.model.patterns import _METHODS, _Pattern, lazy


def test_a_pattern_answers_as_a_compiled_one() -> None:
    late, compiled = lazy(r"^(第[一二]条)$", re.MULTILINE), re.compile(r"^(第[一二]条)$", re.MULTILINE)
    text = "第一条\n第二条"
    assert late.findall(text) == compiled.findall(text) == ["第一条", "第二条"]
    assert late.sub("", text) == "\n"
    assert late.split(text) == compiled.split(text)
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    for name in ("search", "match"):
        assert getattr(late, name)(text)[1] == "第一条"
    assert late.fullmatch(text) is None
    assert late.pattern == compiled.pattern


def test_a_pattern_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="scanner"):
        lazy("a").scanner  # noqa: B018


def test_it_is_compiled_once_and_only_when_it_is_asked() -> None:
    late = lazy("(")
    assert not set(vars(late)) & set(_METHODS)
    with pytest.raises(re.error):
        late.search("")


def test_every_pattern_compiles() -> None:
    """What would else fail on import fails here."""
    found = 0
    for path in sorted((ROOT / "regdiff").rglob("*.py")):
        if "patterns import lazy" in path.read_text(encoding="utf-8"):
            module = importlib.import_module(_name(path))
            patterns = [value for value in vars(module).values() if isinstance(value, _Pattern)]
            found += len(patterns)
            for pattern in patterns:
                re.compile(pattern.pattern, pattern.flags)
    assert found > 50


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_the_shape_of_a_numeral_is_a_digit_and_of_nothing_else() -> None:
    numeral = re.compile(f"[{NUMERAL}]")
    assert {chr(code) for code in SHAPES} == {chr(code) for code in range(0x10000) if numeral.match(chr(code))}
    assert set(SHAPES.values()) == set("01234567")
    assert "第一百二十条之2、（三）".translate(SHAPES) == "第1433条之0、（2）"
