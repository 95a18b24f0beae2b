"""The paragraph of `--summary`: what a person would send, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from lossless import change_set_of
from samples import make, own_changes

from regdiff.intake.build import read_source
from regdiff.report.brief import QUOTED, brief_penalty, quoted
from regdiff.report.catalogue import LABELS
from regdiff.report.digest import PenaltyRow, Point
from regdiff.report.paragraph import in_brief, penalty_in_brief, render_paragraph
from regdiff.report.runs import Run
from regdiff.report.view import make_view


@pytest.mark.parametrize("name", ["259d3d-2018-2023", "71ce98-2007-2022", "1cfc24-2015-2023"])
def test_a_law_that_was_rewritten_is_told_in_one_paragraph(corpus: list[Path], name: str) -> None:
    (folder,) = (folder for folder in corpus if folder.name == name)
    old, new = (read_source((folder / f"{side}.txt").read_bytes(), side) for side in ("old", "new"))
    said = render_paragraph(make_view(change_set_of(old, new)))
    assert len(said) < 2400
    assert said.count("\n") == 1
    assert said.endswith("其余修改见对照表。\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_has_no_stray_marks(lang: str) -> None:
    said = render_paragraph(make_view(own_changes(), lang))
    for mark in ("（）", "()", "。。", "，。", "；。", ": :", "：：", "..", " ,", "{", "}"):
        assert mark not in said


def test_of_an_article_the_first_fact_is_told_and_others_where_they_are_short() -> None:
    for section in make_view(own_changes()).digest.first:
        for line in section.points:
            for point, told in zip(line.told, in_brief(line).told, strict=True):
                first = tuple(each._replace(near="") for each in point.sayings[: len(told.sayings)])
                assert told.sayings == quoted(point.sayings) == first
                assert len(told.sayings) == 1 or _length(told) <= QUOTED


def _length(point: Point) -> int:
    return sum(len(run.text) for saying in point.sayings for run in saying.runs)


def test_a_penalty_says_that_it_has_more() -> None:
    many = tuple(
        Run("insert", text)
        for text in ("没收违法所得", "，", "处五万元以上五十万元以下的罚款", "；", "责令停产停业、吊销许可证件" * 2)
    )
    row = PenaltyRow("art_6", "第六条", "伪造证件的", "个人", (Run("delete", "处一万元以下的罚款"),), many, "")
    assert penalty_in_brief(row, LABELS["zh"]) == (
        "第六条（伪造证件的）原处一万元以下的罚款，现没收违法所得，处五万元以上五十万元以下的罚款等"
    )
    assert penalty_in_brief(row, LABELS["en"]).endswith("now 没收违法所得，处五万元以上五十万元以下的罚款 and more")


def test_a_stop_is_no_sanction_in_either_language() -> None:
    for stop in ("；", "; "):
        runs = [Run("equal", "处五万元以下的罚款"), Run("equal", stop), Run("equal", "吊销许可证件" * 12)]
        assert [run.text for run in brief_penalty(runs, alone=False).shown] == ["处五万元以下的罚款"]


def test_an_article_is_told_by_that_for_which_it_stands_in_its_section() -> None:
    """国境卫生检疫法 2024 第二十三条 stood among the bans, by what its first sentence allows."""
    kept = "第一条　登记机关应当公开登记条件。\n"
    new = (
        f"{kept}\n第二条　海关依照本法规定实施检疫查验时可以请求有关部门和单位协助查询进境出境的货物、人员等相关信息。"
        "海关对查询所获得的信息，不得用于卫生检疫以外的用途。\n"
    )
    said = render_paragraph(make_view(change_set_of(make("a", kept), make("b", new))))
    assert "禁止性规定：新增第二条，规定“海关对查询所获得的信息，不得用于卫生检疫以外的用途”" in said
