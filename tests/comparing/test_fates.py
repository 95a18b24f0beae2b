"""The map of clauses: where each one lives on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from strategies import revisions

import regdiff
from regdiff.comparing.fates import Fate, Place, map_clauses
from regdiff.model.text import fold

OLD = """第一条　文物行政部门接到报告后，应当在二十四小时内赶赴现场，提出处理意见。
第二条　文物收藏单位应当充分发挥馆藏文物的作用。
第三条　国有文物所有权受法律保护，不容侵犯。
第四条　文物是不可再生的文化资源。
第五条　未经批准擅自修缮文物的，由文物行政部门责令改正，给予警告；造成严重后果的，处五万元以上五十万元以下的罚款。
"""
NEW = """第一条　文物行政部门应当在接到报告后二十四小时内赶赴现场，提出处理意见。
第二条　文物收藏单位应当改善服务条件，充分发挥馆藏文物的作用。文物是不可再生的文化资源。
第三条　国有文物所有权受法律保护，不容侵犯。
第四条　博物馆应当向公众开放，不得以营利为目的。
第五条　未经批准擅自修缮文物的，由文物主管部门责令改正，给予警告。
"""


def _told(old: str, new: str) -> dict[str, tuple[str, list[str]]]:
    changes = regdiff.compare(old, new)

    def said(place: Place, side: str) -> str:
        return "\n".join(u.text for u in getattr(changes.changes[place.change], side))[slice(*place.span)]

    return {said(m.old, "old"): (m.fate.value, [said(p, "new") for p in m.new]) for m in map_clauses(changes)}


def test_every_fate() -> None:
    told = _told(OLD, NEW)
    assert told["文物行政部门接到报告后"] == ("merged", ["文物行政部门应当在接到报告后二十四小时内赶赴现场"])
    assert told["应当在二十四小时内赶赴现场"] == ("merged", ["文物行政部门应当在接到报告后二十四小时内赶赴现场"])
    assert told["提出处理意见"] == ("kept", ["提出处理意见"])
    assert told["文物收藏单位应当充分发挥馆藏文物的作用"][0] == "split"
    assert told["文物是不可再生的文化资源"] == ("moved", ["文物是不可再生的文化资源"])
    assert told["由文物行政部门责令改正"] == ("reworded", ["由文物主管部门责令改正"])
    assert told["造成严重后果的"] == ("gone", [])


def test_a_clause_that_went_elsewhere_in_other_words_is_found() -> None:
    """文物保护法: 下列文物受国家保护 of 第二条, which is 文物受国家保护 in 第三条 now."""
    old = OLD + "第六条　任何单位或者个人都有权举报违法占用文物的行为，有关部门应当及时处理。博物馆应当建立档案。\n"
    new = (
        NEW.replace("不容侵犯。", "不容侵犯。任何单位和个人都有权举报违法占用文物的行为。")
        + "第六条　博物馆应当建立档案。\n"
    )
    fate, there = _told(old, new)["任何单位或者个人都有权举报违法占用文物的行为"]
    assert (fate, there) == ("moved", ["任何单位和个人都有权举报违法占用文物的行为"])


@given(revisions(), revisions())
@settings(max_examples=40)
def test_every_clause_is_told_once_and_what_is_kept_says_the_same(old: regdiff.Revision, new: regdiff.Revision) -> None:
    changes = regdiff.compare(old, new)
    mapped = map_clauses(changes)
    assert len({each.old for each in mapped}) == len(mapped)
    for each in mapped:
        assert bool(each.new) == (each.fate is not Fate.GONE)
        if each.fate is Fate.KEPT:
            texts = ["\n".join(u.text for u in side) for side in _sides(changes, each.old.change)]
            assert fold(texts[0][slice(*each.old.span)]) == fold(texts[1][slice(*each.new[0].span)])


def _sides(changes: regdiff.ChangeSet, at: int) -> tuple[tuple[regdiff.Unit, ...], tuple[regdiff.Unit, ...]]:
    return changes.changes[at].old, changes.changes[at].new


def test_a_text_compared_with_itself_keeps_every_clause(read_pairs: list[Path]) -> None:
    revision = regdiff.read(read_pairs[0] / "new.txt")
    assert {each.fate for each in map_clauses(regdiff.compare(revision, revision))} == {Fate.KEPT}
