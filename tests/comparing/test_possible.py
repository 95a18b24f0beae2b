"""What is told as possible: where the words of two articles are left that no link accounts for, and few for each article."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

import regdiff
from regdiff.comparing.legs import LEG, Candidate, Leg
from regdiff.comparing.matching import match_one_to_one
from regdiff.comparing.possible import MOST, SIGNS, SURE, WORTH_A_LOOK, Signs, likely_links, signs_of, worth_a_look
from regdiff.comparing.remains import Remains
from regdiff.comparing.score import profile
from regdiff.comparing.units import Unit, UnitKind

NONE = Signs(*[0.0] * len(SIGNS))

EXAM = "学校必须开设体育课，并将体育课列为考核学生学业成绩的科目。\n学校应当创造条件为病残学生组织适合其特点的体育活动。"
LESSON = "学校必须按照国家有关规定开齐开足体育课，确保体育课时不被占用。\n学校应当在体育课教学时，组织病残等特殊体质学生参加适合其特点的体育活动。"
NEW_EXAM = "国家将体育科目纳入初中、高中学业水平考试范围，建立符合学科特点的考核机制。\n病残等特殊体质学生的体育科目考核，应当充分考虑其身体状况。"
OTHERS = [
    "国家促进竞技体育发展，鼓励运动员提高体育运动技术水平，在体育竞赛中创造优异成绩，为国家争取荣誉。",
    "中国奥林匹克委员会是以发展和推动奥林匹克运动为主要任务的体育组织，代表中国参与国际奥林匹克事务。",
    "军队开展体育活动的具体办法由中央军事委员会依照本法制定。",
]


def _text(articles: list[str]) -> str:
    return "".join(f"第{'一二三四五六七八九'[at]}条　{text}\n" for at, text in enumerate(articles))


def _told(old: list[str], new: list[str]) -> list[tuple[int, int, tuple[str, str]]]:
    change_set = regdiff.compare(_text(old), _text(new))
    units = [{unit.index: unit for each in change_set.changes for unit in getattr(each, side)} for side in ("old", "new")]
    return [
        (
            old.index(units[0][each.old].text),
            new.index(units[1][each.new].text),
            (units[0][each.old].text[slice(*each.old_span)], units[1][each.new].text[slice(*each.new_span)]),
        )
        for each in change_set.possible
        if not each.linked
    ]


def _units(texts: list[str]) -> list[Unit]:
    return [Unit(at, UnitKind.ARTICLE, None, (), text) for at, text in enumerate(texts)]


def _remains(old: list[str], new: list[str], linked: set[tuple[int, int]]) -> Remains:
    return Remains((_units(old), _units(new)), ([*map(profile, old)], [*map(profile, new)]), linked)


def test_an_article_that_has_its_successor_is_linked_to_another_in_other_words() -> None:
    """体育法 2016 第十八条, of which 2022 has the lessons as 第二十六条 and the examination, without a clause in common, as 第二十九条."""
    change_set = regdiff.compare(_text([*OTHERS, EXAM]), _text([*OTHERS, LESSON, NEW_EXAM]))
    assert [unit.text for unit in change_set.changes[-1].new] == [LESSON, NEW_EXAM]
    assert [each.linked for each in change_set.possible] == [True]


def test_an_article_that_has_its_successor_may_have_another_in_other_words() -> None:
    [(old, new, quotes)] = _told([*OTHERS, EXAM], [*OTHERS, LESSON, NEW_EXAM.partition("，")[0] + "。"])
    assert (old, new) == (3, 4)
    assert quotes == ("并将体育课列为考核学生学业成绩的科目", "国家将体育科目纳入初中、高中学业水平考试范围")


def test_what_says_a_formula_alone_in_common_is_quoted_by_other_words_or_not_told() -> None:
    fine = "违反本法规定，{}的，由登记机关责令改正，没收违法所得；构成犯罪的，依法追究刑事责任。"
    old = [*OTHERS, fine.format("虚报注册资本取得公司登记")]
    new = [*OTHERS, fine.format("未经批准临时占用公共体育场地设施"), "构成犯罪的，依法追究刑事责任。"]
    assert all("追究刑事责任" not in quotes[0] for _, _, quotes in _told(old, new))


def test_few_suggestions_share_an_article() -> None:
    """商用密码管理条例 1999 第二十条, whose fine five new articles of 2023 share: all were told."""
    signs = {(0, j): NONE._replace(whole=float(j)) for j in range(9)} | {(i, 9): NONE for i in range(1, 9)}
    told = worth_a_look(signs, NONE._replace(whole=1.0), 0.0)
    assert list(told)[:2] == [(0, 8), (0, 7)]
    assert max(Counter(i for i, _ in told).values()) == max(Counter(j for _, j in told).values()) == MOST


def test_what_does_not_speak_enough_for_itself_is_not_told() -> None:
    assert worth_a_look({(0, 0): NONE}, NONE, WORTH_A_LOOK) == {}
    assert list(worth_a_look({(0, 0): NONE}, NONE, WORTH_A_LOOK + 0.01)) == [(0, 0)]


def test_what_enough_speaks_for_is_linked_whether_or_not_its_articles_are() -> None:
    units = _units(["甲", "根据宪法，制定本法。", "依法追究刑事责任。"])
    told = {(0, 0): 3.0, (1, 1): 2.0, (2, 2): SURE, (2, 1): SURE + 0.01}
    assert likely_links(told, {(0, 7)}, {}, (units, units)) == {(0, 0), (1, 1), (2, 1)}
    assert likely_links(told, {(1, 0)}, {}, (units, units)) == {(0, 0), (2, 1)}
    """Why a text is made stands in one article."""
    hollow = {(2, 1): Candidate(Leg(*[0.0] * len(LEG)), (0, 0), units[2].text)}
    assert likely_links(told, {(7, 7)}, hollow, (units, units)) == {(0, 0), (1, 1), (2, 1)}
    assert likely_links(told, {(2, 7)}, hollow, (units, units)) == {(0, 0), (1, 1)}
    """What every law says makes no further part."""


def test_what_a_person_decided_is_not_joined_by_what_is_likely(read_pairs: list[Path]) -> None:
    """反洗钱法 2006 第十五条 and 第二十二条 became 第二十七条; who decides that the one alone did is obeyed."""
    (folder,) = (each for each in read_pairs if each.name.startswith("b674d2"))
    old, new = (regdiff.read(folder / name) for name in ("old.txt", "new.txt"))

    def became(change_set: regdiff.ChangeSet) -> list[list[str]]:
        return [
            [unit.printed for unit in change.old]
            for change in change_set.changes
            if any(unit.printed == "第二十七条" for unit in change.new)
        ]

    assert became(regdiff.compare(old, new)) == [["第十五条", "第二十二条"]]
    decided = regdiff.compare(old, new, decided=regdiff.Decisions.on(old, new).confirm(["15"], ["27"]))
    assert became(decided) == [["第十五条"]]
    assert [unit.printed for change in decided.changes for unit in change.old].count("第二十二条") == 1


def test_a_deleted_article_with_a_sure_successor_is_linked_and_told_to_be_weak() -> None:
    """矿产资源法 2009 第三十三条, which 2024 has in other words as 第三十二条."""
    old = "在建设铁路、工厂、水库、输油管道、输电线路和各种大型建筑物或者建筑群之前，建设单位必须向所在省、自治区、直辖市地质矿产主管部门了解拟建工程所在地区的矿产资源分布和开采情况。非经国务院授权的部门批准，不得压覆重要矿床。"
    new = "编制国土空间规划应当合理规划建设项目的空间布局，避免、减少压覆矿产资源。\n建设项目论证时，建设单位应当查询占地范围内矿产资源分布和矿业权设置情况。省级以上人民政府自然资源主管部门应当为建设单位提供查询服务。"
    change_set = regdiff.compare(_text([*OTHERS[:2], old, OTHERS[2]]), _text([*OTHERS, new]))
    [change] = [each for each in change_set.changes if [unit.text for unit in each.old] == [old]]
    assert [unit.text for unit in change.new] == [new]
    [weak] = change_set.possible
    assert (weak.old, weak.new, weak.linked) == (change.old[0].index, change.new[0].index, True)


def test_what_a_partner_says_is_not_left() -> None:
    old, new = ["甲乙丙丁戊己", "子丑寅卯"], ["甲乙丙", "丁戊己庚辛", "子丑寅卯"]
    remains = _remains(old, new, {(0, 0), (1, 2)})
    assert remains.part(0) == pytest.approx(3 / 5)  # 丙丁, 丁戊 and 戊己 of five pairs
    assert remains.part(1) == 0.0
    assert remains.shared((0, 1))[1:] == (2, 2)
    assert remains.shared((1, 1)) == remains.shared((0, 2)) == (0, 0, 0)


def test_what_is_carried_is_quoted_unless_other_words_tell_more() -> None:
    """纪律处分条例 2015 第六十九条 and 2018 第五十二条: what every article threatens tells nothing of these two."""
    fine = "给予开除党籍处分。"
    old = ["诬告陷害他人的，" + fine, "散布谣言的，" + fine, *(sign + fine for sign in "子丑寅卯辰巳午未申酉戌亥甲乙丙丁")]
    new = ["制造谣言，有意陷害他人的，" + fine, "干扰巡视的，" + fine]
    remains = _remains(old, new, set())
    assert remains.clauses((0, 0), (1, 2)) == ((0, 7), (5, 12))
    assert remains.clauses((0, 0), (0, 1)) == ((0, 7), (5, 12))
    assert remains.clauses((2, 1), (0, 1)) is None
    both = "虚报注册资本取得公司登记的"
    assert _remains([both], [both], {(0, 0)}).clauses((0, 0)) is None


def test_what_a_third_article_has_left_too_is_not_left_in_two_alone() -> None:
    both = "甲乙丙丁"
    assert _remains([both], [both + "戊"], set()).shared((0, 0))[1:] == (3, 3)
    more = _remains([both], [both + "戊", "己甲乙丙"], set())
    assert more.shared((0, 0))[1:] == (1, 3)
    assert more.shared((0, 0)).weight < _remains([both], [both + "戊", "己"], set()).shared((0, 0)).weight


@given(
    st.lists(st.text("甲乙丙丁，。", max_size=12), max_size=4), st.lists(st.text("甲乙丙丁，。", max_size=12), max_size=4)
)
def test_what_is_left_of_both_is_counted_once_and_quoted_where_it_stands(old: list[str], new: list[str]) -> None:
    linked = {(i, i) for i in range(min(len(old), len(new))) if i % 2}
    remains = _remains(old, new, linked)
    for i, one in enumerate(old):
        assert 0.0 <= remains.part(i) <= 1.0
        for j, other in enumerate(new):
            shared = remains.shared((i, j))
            assert (shared.weight == 0) == (shared.run == 0)
            assert shared.run <= max(0, min(len(one), len(other)) - 1)
            if (i, j) in linked:
                assert shared == (0, 0, 0)
            quotes = remains.clauses((i, j))
            assert quotes is None or all(
                len(text[slice(*span)]) > 1 for text, span in zip((one, other), quotes, strict=True)
            )


def test_so_many_pairs_are_judged_as_there_are_articles() -> None:
    """Twice as many articles that are all alike are twice as many pairs, and not four times as many."""

    def judged(count: int) -> int:
        sides = [
            _units([f"第{at}号许可的申请由{side}级{at % 7}类主管部门受理，并在{at}日内作出决定。" for at in range(count)])
            for side in "省市"
        ]
        matching = match_one_to_one(*sides)
        linked = frozenset(matching.linked)
        remains = Remains((sides[0], sides[1]), matching.profiles, linked)
        return len(signs_of(linked, matching.totals, {}, remains))

    assert judged(400) <= 2.5 * max(1, judged(200))


def test_two_thirds_of_the_missed_links_are_told_beside_few_others(read_pairs: list[Path]) -> None:
    """The figures for texts that are not part of the project stand in bench/doubt.md."""
    told = (ROOT / "bench" / "doubt.md").read_text(encoding="utf-8")
    held = ", ".join(f"{name} {value:.2f}" for name, value in SIGNS._asdict().items())
    assert held in told
    assert len(read_pairs) == sum(f"({folder.name})" in told for folder in read_pairs)
