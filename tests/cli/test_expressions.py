"""Compiled expressions are kept beside the compiled modules, and do no harm there."""

from __future__ import annotations

import importlib
import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from regdiff.model import patterns
from regdiff.model.patterns import _Pattern, lazy
from regdiff.tasks.expressions import Expressions

_TEXT = "第一条　违反本法第二条规定的，由市、县级人民政府责令停产停业，并处五万元以上50万元以下的罚款；情节严重的，吊销营业执照。"


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_compile", re.compile)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _all_patterns() -> Iterator[_Pattern]:
    """Yield every expression of the rooms that a comparison goes through."""
    for room in ("model", "comparing", "report", "archive"):
        for path in sorted((ROOT / "regdiff" / room).rglob("*.py")):
            module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            yield from (value for value in vars(module).values() if isinstance(value, _Pattern))


def test_what_is_kept_finds_what_was_compiled(tmp_path: Path) -> None:
    place, every = tmp_path / "kept", list(_all_patterns())
    first = Expressions(str(place))
    for each in every:
        first.compile(each.pattern, each.flags)
    first.save()
    second = Expressions(str(place))
    for each in every:
        kept, compiled = second.compile(each.pattern, each.flags), re.compile(each.pattern, each.flags)
        assert (kept.pattern, kept.flags, kept.groups, kept.groupindex) == (
            compiled.pattern,
            compiled.flags,
            compiled.groups,
            compiled.groupindex,
        )
        assert [(m.span(), m.groupdict(), m.lastgroup) for m in kept.finditer(_TEXT)] == [
            (m.span(), m.groupdict(), m.lastgroup) for m in compiled.finditer(_TEXT)
        ]
        assert kept.sub("", _TEXT) == compiled.sub("", _TEXT)
    assert len(every) > 150
    before = place.stat().st_mtime_ns
    second.save()
    assert place.stat().st_mtime_ns == before, "nothing was new"


def test_flags_are_part_of_an_expression(tmp_path: Path) -> None:
    expressions = Expressions(str(tmp_path / "kept"))
    assert expressions.compile("^a.b", 0).search("x\nA\nb") is None
    assert expressions.compile("^a.b", re.IGNORECASE | re.DOTALL | re.MULTILINE).search("x\nA\nb")
    expressions.save()
    again = Expressions(str(tmp_path / "kept"))
    assert again.compile("^a.b", 0).search("x\nA\nb") is None
    assert again.compile("^a.b", re.IGNORECASE | re.DOTALL | re.MULTILINE).search("x\nA\nb")


@pytest.mark.parametrize("damage", ["", "no marshal", "cut", "of another build", "no parts", "wrong code"])
def test_a_file_that_is_amiss_is_no_matter(tmp_path: Path, damage: str) -> None:
    place = tmp_path / "kept"
    expressions = Expressions(str(place))
    expressions.compile("第(?P<n>[一二三])条", 0)
    expressions.save()
    build, kept = marshal.loads(place.read_bytes())  # noqa: S302 - written by this test
    broken = {
        "": b"",
        "no marshal": b"\xff" * 99,
        "cut": place.read_bytes()[:50],
        "of another build": marshal.dumps((("0", *build[1:]), kept)),
        "no parts": marshal.dumps((build, dict.fromkeys(kept, ()))),
        "wrong code": marshal.dumps((build, {key: (32, b"\xff" * 40, 1, {"n": 1}) for key in kept})),
    }
    place.write_bytes(broken[damage])
    again = Expressions(str(place))
    found = again.compile("第(?P<n>[一二三])条", 0).search("甲第二条")
    assert found
    assert (found.span(), found["n"]) == ((1, 4), "二")
    again.save()
    assert Expressions(str(place)).compile("第(?P<n>[一二三])条", 0).search("甲第二条")


def test_what_is_no_expression_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="missing"):
        Expressions(str(tmp_path / "kept")).compile("(", 0)


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    expressions = Expressions(str(tmp_path / "kept"))
    expressions.compile("甲", 0)
    expressions.save()
    nowhere = Expressions(str(tmp_path / "no folder" / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert nowhere.compile("甲", 0).search("甲")
    nowhere.save()
    assert list(tmp_path.iterdir()) == []


def test_late_expressions_are_compiled_by_whom_one_says(tmp_path: Path) -> None:
    patterns.compile_with(Expressions(str(tmp_path / "kept")).compile)
    asked: list[str] = []
    keep = Expressions(str(tmp_path / "kept")).compile

    def compiler(pattern: str, flags: int) -> re.Pattern[str]:
        asked.append(pattern)
        return keep(pattern, flags)

    patterns.compile_with(compiler)
    late = lazy("第.条")
    assert asked == []
    assert late.search(_TEXT)
    assert late.findall(_TEXT) == ["第一条", "第二条"]
    assert asked == ["第.条"]


def test_the_second_command_takes_what_the_first_one_kept(tmp_path: Path) -> None:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "regdiff", "compare", "2017", "2025", "--stat"]
    outputs = [subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True) for _ in range(3)]
    assert outputs[0].stdout == outputs[1].stdout == outputs[2].stdout != b""
    assert {done.stderr for done in outputs} == {outputs[0].stderr}
    kept = list(tmp_path.rglob("*.expressions"))
    assert len(kept) == 1
    assert list(tmp_path.rglob("*.expressions.*")) == []
    assert kept[0].stat().st_size > 100_000
