"""The precision of the reading aids that is promised, held on the corpus by judgements that were made by reading."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from benches import load_bench
from conftest import ROOT

FLOORS = {"conforming": 0.97, "replacements": 0.9, "moves": 0.9, "weights: minor": 0.95, "weights: conforming": 0.95}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return load_bench("aids")


def test_the_aids_are_as_right_as_is_promised(bench: ModuleType, corpus: list[Path]) -> None:
    figures = bench.measure(corpus)
    for name, floor in FLOORS.items():
        assert figures[name].precision >= floor, name
        assert figures[name].judged >= 0.9 * figures[name].told, f"{name}: read what is new, and judge it"
    for name, each in figures.items():
        assert each.judged
        assert each.precision >= 0.8, name


def test_every_judgement_has_a_reason_and_none_stands_twice(bench: ModuleType) -> None:
    for aid in bench.AIDS:
        lines = (bench.JUDGEMENTS / f"{aid}.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        assert all(len(row[-1]) > 8 for row in rows), aid
        words = {"right", "wrong"} if aid != "weights" else {"substantive", "minor", "conforming"}
        assert {row[-2] for row in rows} <= words
        assert len({tuple(row[:-2]) for row in rows}) == len(rows)


def test_the_published_table_is_the_one_that_is_measured(bench: ModuleType, corpus: list[Path]) -> None:
    assert (ROOT / "bench" / "aids.md").read_text(encoding="utf-8") == bench.page(corpus)
