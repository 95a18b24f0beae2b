"""What is promised of the facts, held on the read pairs: truth, class, and what a lawyer would tell first."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from benches import load_bench
from conftest import ROOT


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return load_bench("facts")


def test_the_facts_are_as_good_as_is_published(bench: ModuleType, read_pairs: list[Path]) -> None:
    folders = list(dict.fromkeys(pair.parent for pair in read_pairs))
    pairs = bench.pairs_in(folders)
    others = bench.others_in(ROOT.parent / "shared")
    later = bench.others_in(ROOT.parent / "shared", "points-later.tsv")
    assert (ROOT / "bench" / "facts.md").read_text(encoding="utf-8") == bench.page(pairs, others, later)
    unseen = [bench.recalled(pair, bench.points("points-blind.tsv")) for pair in others]
    assert sum(wanted - len(missed) for wanted, missed in unseen) >= 0.75 * sum(wanted for wanted, _ in unseen) > 0
    told = [bench.contradicted(pair) for pair in pairs]
    assert sum(count for count, _ in told) > 1200
    assert not sum(wrong for _, wrong in told)
    heavy = [bench.in_class_one(pair) for pair in pairs]
    assert sum(one for one, _ in heavy) <= 0.3 * sum(amended for _, amended in heavy)
    asked = [bench.recalled(pair, bench.points()) for pair in pairs]
    assert sum(wanted - len(missed) for wanted, missed in asked) >= 0.75 * sum(wanted for wanted, _ in asked)


@pytest.mark.parametrize("file", ["facts.tsv", "facts-fresh.tsv"])
def test_every_judgement_has_a_reason_and_none_stands_twice(bench: ModuleType, file: str) -> None:
    lines = (bench.JUDGEMENTS / file).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row[-1]) > 8 for row in rows)
    assert {row[5] for row in rows} <= {"useful", "noise", "wrong"}
    assert len({row[4] for row in rows}) == len(rows)


def test_the_points_of_a_lawyer_quote_the_texts(bench: ModuleType, read_pairs: list[Path]) -> None:
    """Each point names articles that there are, and at least one run that stands in one of them."""
    pairs = bench.pairs_in(list(dict.fromkeys(each.parent for each in read_pairs)))
    files = ("points-blind.tsv", "points-later.tsv")
    asked = [*bench.points(), *(point for file in files for point in bench.points(file))]
    for pair in [*pairs, *(pair for file in files for pair in bench.others_in(ROOT.parent / "shared", file))]:
        units = [
            {unit.printed: unit.text for change in pair.change_set.changes for unit in side(change) if unit.printed}
            for side in (lambda change: change.old, lambda change: change.new)
        ]
        for point in (each for each in asked if each.pair == pair.name):
            numbers, texts = (point.new, units[1]) if point.new else (point.old, units[0])
            assert all(number in texts for number in numbers), point
            assert any(run in texts[number] for number in numbers for run in point.runs), point
