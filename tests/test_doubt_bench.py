"""The bench of doubt: alignments made by reading become pairs of revisions, and what is promised is held on those at hand."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from benches import load_bench
from conftest import ROOT


@pytest.fixture
def doubt(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(ROOT / "bench"), *sys.path])
    return load_bench("doubt")


def test_two_thirds_of_what_nothing_else_finds_is_linked_or_told_beside_five_others_at_most(
    doubt: ModuleType, read_pairs: list[Path]
) -> None:
    told = [doubt.judge(folder).told(doubt.SIGNS, doubt.SIGNS_BIAS) for folder in read_pairs]
    right, wrong, missed, possible, others = (sum(column) for column in zip(*told, strict=True))
    assert wrong <= right / 3
    assert 3 * (right + possible) >= 2 * (right + missed)
    assert 5 * possible >= 3 * missed
    assert others <= 5 * len(told)


def test_what_was_read_is_told_with_the_numbers_of_articles_alone() -> None:
    readings = load_bench("readings").load()
    assert len({reading.name for reading in readings}) == len(readings) == 18
    for reading in readings:
        assert len(reading.links) == len(set(reading.links))
        assert not set(reading.links) & set(reading.doubtful)
        assert [old for old, _ in reading.links][0] == 1  # noqa: RUF015 - the first is meant


def test_a_reading_and_the_texts_of_a_collection_are_a_pair_of_revisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = load_bench("readings")
    read = tmp_path / "readings.txt"
    read.write_text("# 渔港条例 2001-01-01 2020-02-02\n1>1,2 ?2>2\n", encoding="utf-8")
    law = "# 渔港条例\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 {}\n\n第二条 {}\n"
    (tmp_path / "行政法规").mkdir()
    for date in ("2001-01-01", "2020-02-02"):
        text = law.format(date, "渔港由省管理。")
        (tmp_path / "行政法规" / f"渔港条例({date}).md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(readings.load, "__defaults__", (read,))
    assert readings.main(tmp_path, tmp_path / "out") == 0
    folder = tmp_path / "out" / "渔港条例-2001-2020"
    assert (folder / "old.txt").read_text(encoding="utf-8") == (
        "渔港条例\n第一章\u3000总则\n第一条\u30002001-01-01\n第二条\u3000渔港由省管理。\n"
    )
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    assert [(each["old"], each["new"], each["kind"]) for each in gold["links"]] == [
        (["第一条"], ["第一条"], "split"),
        (["第一条"], ["第二条"], "split"),
    ]
    assert (gold["deleted"], gold["added"], gold["doubtful"]) == (["第二条"], [], [{"old": ["第二条"], "new": ["第二条"]}])
