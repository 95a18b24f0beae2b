"""Articles that became several: a part is found though its article is as good as linked, and nothing is taken twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import needs_shared
from hypothesis import given
from hypothesis import strategies as st
from reports import render

import regdiff
from regdiff.comparing import clause_map
from regdiff.comparing.clause_map import ClauseMap
from regdiff.comparing.clauses import clauses_of, is_formula, spans
from regdiff.comparing.heirs import origins
from regdiff.comparing.legs import group
from regdiff.comparing.score import overlaps_of
from regdiff.model.text import fold

FIRST = "省、自治区的人民代表大会根据本行政区域的具体情况，在不同宪法相抵触的前提下，可以制定地方性法规。"
SECOND = (
    "设区的市的人民代表大会根据本市的实际需要，可以对城乡建设与管理方面的事项制定地方性法规，报省人民代表大会批准后施行。"
)
OTHERS = [
    "公司在合并或者清算时不通知债权人的，由登记机关责令改正，对公司处以一万元以上十万元以下的罚款。",
    "国务院根据宪法和法律，制定行政法规，并向全国人民代表大会常务委员会报告工作。",
    "行政法规由国务院组织起草，重要的行政法规草案应当向社会公布，征求意见。",
    "规章由部门首长签署命令予以公布，并在公报上刊载标准文本。",
]


def _text(articles: list[str]) -> str:
    numbers = "一二三四五六七八九"
    return "".join(f"第{numbers[at]}条　{text}\n" for at, text in enumerate(articles))


def _links(old: list[str], new: list[str]) -> list[tuple[list[str], list[str]]]:
    changes = regdiff.compare(_text(old), _text(new)).changes
    return [
        ([u.printed for u in each.old], [u.printed for u in each.new]) for each in changes if each.unit.value == "article"
    ]


def test_an_article_that_is_carried_on_as_it_was_may_have_lost_a_paragraph_all_the_same() -> None:
    """立法法 2015 第七十二条, of which 第八十一条 keeps most and 第八十条 has the first paragraph."""
    old = [f"{FIRST}\n{SECOND}", *OTHERS]
    assert (["第一条"], ["第一条", "第二条"]) in _links(old, [FIRST, SECOND, *OTHERS])
    assert (["第一条", "第二条"], ["第一条"]) in _links([FIRST, SECOND, *OTHERS], old)


def test_what_other_parts_have_is_not_left_for_a_further_one() -> None:
    """公司法 2018 第二百零四条: both paragraphs live on in articles of their own; a third one shares its boilerplate alone."""
    hiding = "公司在清算时隐匿财产的，由登记机关责令改正，对公司处以隐匿财产金额百分之五以上百分之十以下的罚款；对直接责任人员处以一万元以上十万元以下的罚款。"
    other = "公司未依照规定公示有关信息的，由登记机关责令改正，处以一万元以上五万元以下的罚款；对直接责任人员处以一万元以上十万元以下的罚款。"
    links = _links([f"{OTHERS[0]}\n{hiding}", *OTHERS[1:]], [other, OTHERS[0], hiding, *OTHERS[1:]])
    assert (["第一条"], ["第二条", "第三条"]) in links
    assert ([], ["第一条"]) in links


def test_what_every_law_says_carries_nothing_on() -> None:
    """矿产资源法 2024 第七十五条: new, though the crimes that it speaks of were named in other articles before."""
    old = "工作人员滥用职权、玩忽职守，违法颁发采矿许可证，构成犯罪的，依法追究刑事责任；不构成犯罪的，给予行政处分。"
    staff = "工作人员滥用职权、玩忽职守，违法颁发采矿许可证的，给予处分。"
    new = "造成生态环境损害的，承担民事责任；扰乱公共秩序的，给予治安管理处罚；构成犯罪的，依法追究刑事责任。"
    links = _links([old, *OTHERS], [staff, *OTHERS, new])
    assert (["第一条"], ["第一条"]) in links
    assert ([], ["第六条"]) in links


VEIL = "公司股东滥用公司法人独立地位和股东有限责任，逃避债务，严重损害公司债权人利益的，应当对公司债务承担连带责任。"
DUTIES = "公司股东应当遵守法律、行政法规和公司章程，依法行使股东权利，不得滥用股东权利损害公司或者其他股东的利益。"
SOLE = "一人有限责任公司的股东不能证明公司财产独立于股东自己的财产的，应当对公司债务承担连带责任。"
"""公司法 2018 第二十条 and 第六十三条, of which 2023 has 第二十一条 and 第二十三条."""


@pytest.fixture(scope="module")
def several() -> regdiff.Change:
    old = [f"{DUTIES}\n{VEIL}", OTHERS[1], SOLE, *OTHERS[2:]]
    new = [DUTIES, f"{VEIL}\n{SOLE.replace('一人有限责任公司的股东', '只有一个股东的公司，股东')}", *OTHERS[1:]]
    [change] = [each for each in regdiff.compare(_text(old), _text(new)).changes if each.legs]
    return change


def test_a_paragraph_that_joined_an_article_of_its_own_makes_a_group_of_several_to_several(several: regdiff.Change) -> None:
    assert [u.printed for u in several.old] == ["第一条", "第三条"]
    assert [u.printed for u in several.new] == ["第一条", "第二条"]
    legs = [(old.printed, new.printed) for old, new in several.legs]
    assert legs == [("第一条", "第一条"), ("第一条", "第二条"), ("第三条", "第二条")]
    assert several.kind.value == "split"


def test_in_a_group_every_article_keeps_its_own_text_and_what_went_elsewhere_is_a_move(several: regdiff.Change) -> None:
    kept = "".join(edit.text for edit in several.edits if edit.op.value == "equal")
    assert DUTIES in kept
    assert "股东不能证明公司财产独立于股东自己的财产的，应当对公司债务承担连带责任。" in kept
    changed = {edit.op.value: edit.text.strip("\n") for edit in several.edits if VEIL in edit.text}
    assert changed["delete"] == VEIL
    assert changed["insert"].startswith(VEIL)


def test_what_an_article_has_from_another_is_told_with_the_paragraph(several: regdiff.Change) -> None:
    [origin] = origins(several)
    assert (origin.old.printed, origin.new.printed) == ("第一条", "第二条")
    assert (origin.paragraphs, origin.whole, origin.joins) == ((2,), False, True)


def test_json_names_legs_and_origins_of_a_group() -> None:
    old = [f"{DUTIES}\n{VEIL}", OTHERS[1], SOLE, *OTHERS[2:]]
    new = [DUTIES, f"{VEIL}\n{SOLE}", *OTHERS[1:]]
    report = json.loads(regdiff.render(regdiff.compare(_text(old), _text(new)), "json"))
    [change] = [each for each in report["changes"] if each.get("legs")]
    assert change["legs"] == [["第一条", "第一条"], ["第一条", "第二条"], ["第三条", "第二条"]]
    assert change["origins"] == [{"old": "第一条", "new": "第二条", "paragraphs": [2], "whole": False, "joins": True}]
    text = regdiff.render(regdiff.compare(_text(old), _text(new)), "text")
    assert "第二条：并入原第一条第二款" in text


def test_an_article_with_a_likely_successor_is_told_to_have_one_in_every_format(read_pairs: list[Path]) -> None:
    """公司法 2018 第一百四十五条, which 2023 has in other words as 第一百六十六条."""
    [folder] = [each for each in read_pairs if each.name == "259d3d-2018-2023"]
    change_set = regdiff.compare(folder / "old.txt", folder / "new.txt")
    [change] = [each for each in change_set.changes if [u.printed for u in each.old] == ["第一百四十五条"]]
    assert change.kind.value == "deleted"
    [possible] = [each for each in change_set.possible if each.old == change.old[0].index]
    assert not possible.linked
    assert change.old[0].text[slice(*possible.old_span)] == "上市公司必须依照法律、行政法规的规定"
    said = "“上市公司必须依照法律、行政法规的规定”与“上市公司应当依照法律、行政法规的规定披露相关信息”相近"
    for name in ("text", "html", "markdown", "csv", "json", "docx", "xlsx"):
        assert said in render(change_set, name), name


def test_the_last_one_standing_between_linked_neighbours_is_the_successor_and_is_told_to_be_weak() -> None:
    """药品管理法实施条例 2024 第十二条, amended whole in its place: only what is issued stayed."""
    folder = needs_shared("amendments/drug-law-rules-2024")
    change_set = regdiff.compare(folder / "base.txt", folder / "result.txt")
    assert change_set.summary()["amended"] == 2
    assert change_set.summary()["added"] == change_set.summary()["deleted"] == 0
    [change] = [each for each in change_set.changes if [u.printed for u in each.old] == ["第十二条"]]
    assert [u.printed for u in change.new] == ["第十二条"]
    assert (change.old[0].index, change.new[0].index) in {(p.old, p.new) for p in change_set.possible if p.linked}


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20))
def test_every_pair_stands_in_one_group_and_groups_share_no_article(pairs: list[tuple[int, int]]) -> None:
    groups = group(pairs)
    assert sorted(pair for each in groups for pair in each[2]) == sorted(pairs)
    for side in (0, 1):
        members = [place for each in groups for place in each[side]]
        assert len(members) == len(set(members))
    for old, new, its in groups:
        assert ({i for i, _ in its}, {j for _, j in its}) == (old, new)


@given(st.text("公司应当，。；：\n\0\x01第一条123元.:,", max_size=60))
def test_clauses_stand_where_they_are_said_to(text: str) -> None:
    cut = spans(text)
    clauses, sentences = clauses_of([text])
    assert all(set(clause.said) <= set(fold(text[slice(*cut[clause.place])])) for clause in clauses)
    assert all(clause.said in sentences[clause.sentence] for clause in clauses)
    assert len({clause.place for clause in clauses}) == len(clauses)


def test_the_official_notice_counts_the_new_articles_as_we_do(read_pairs: list[Path]) -> None:
    """文物保护法 2024: 新增19条."""
    [folder] = [each for each in read_pairs if each.name == "d58775-2017-2024"]
    assert regdiff.compare(folder / "old.txt", folder / "new.txt").summary()["added"] == 19


@given(
    st.lists(st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=9), max_size=9), min_size=3, max_size=3),
    st.lists(st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=9), max_size=9), min_size=3, max_size=3),
)
def test_a_long_article_is_likened_by_its_pairs_as_a_short_one_is_clause_by_clause(
    old: list[list[str]], new: list[list[str]]
) -> None:
    sides = [["；".join(f"应当登记{part}" for part in parts) for parts in side] for side in (old, new)]
    rarity, clauses = overlaps_of(*sides), [clauses_of(side) for side in sides]
    found = []
    for few in (0, 1000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clause_map, "FEW", few)
            found.append(ClauseMap(rarity, *clauses, {0: 0, 1: 1}).carried())
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("clause", "says_nothing"),
    [
        ("依法追究刑事责任", True),
        ("对直接负责的主管人员和其他直接责任人员", True),
        ("具体办法由省、自治区、直辖市人民政府规定", True),
        ("情节特别严重的", True),
        ("违反本法规定", True),
        ("违反本法规定未取得采矿权开采矿产资源的", False),
        ("对直接负责的主管人员处以罚款", False),
        ("水产新品种审定办法由国务院渔业主管部门制定", False),
    ],
)
def test_formulae_of_law(clause: str, says_nothing: bool) -> None:
    assert is_formula(clause) is says_nothing
