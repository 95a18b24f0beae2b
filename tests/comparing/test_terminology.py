"""Terms that were replaced throughout: cut at word borders, none inside another, and told where they may change the scope."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from lossless import change_set_of
from samples import make

import regdiff
from regdiff.comparing.aids import Aids, read_aids
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.weight import Weight
from regdiff.comparing.words import word_starts

FIRST = "第一条　为了规范登记活动，保护当事人的合法权益，制定本条例。"
NUMBERS = "二三四五六七八九"


def read(old: list[str], new: list[str]) -> tuple[ChangeSet, Aids]:
    change_set = change_set_of(make("2017", "\n\n".join(old) + "\n"), make("2025", "\n\n".join(new) + "\n"))
    return change_set, read_aids(change_set)


def at(change_set: ChangeSet, number: str) -> int:
    """The place of the change that made the article with this number."""
    return next(k for k, c in enumerate(change_set.changes) if number in [u.printed for u in c.new])


def replaced(old: str, new: str, rules: list[str]) -> tuple[ChangeSet, Aids]:
    """Read rules in which a term stands for 〇, once the old one and once the new."""
    texts = [
        [FIRST, *(f"第{n}条　{rule.replace('〇', term)}" for n, rule in zip(NUMBERS, rules, strict=False))]
        for term in (old, new)
    ]
    return read(*texts)


def rows(aids: Aids) -> list[tuple[str, str, int, bool]]:
    return [(each.old, each.new, len(each.places), each.scope) for each in aids.replacements]


BANS = ["〇不得伪造登记证书。", "〇不得出租、出借登记证书。", "〇有权向登记机关举报违法行为。", "〇可以查询公开的登记信息。"]
BODIES = ["〇负责登记工作。", "登记事项由〇公布。"]


def test_a_term_that_names_more_than_before_is_told_to_change_the_scope_and_its_articles_are_substantive():
    change_set, aids = replaced("任何人", "任何组织和个人", BANS)
    assert rows(aids) == [("任何人", "任何组织和个人", 4, True)]
    assert aids.readings[at(change_set, "第三条")].weighed == (Weight.SUBSTANTIVE, ("scope term",))


def test_a_body_that_got_another_name_is_a_term_even_where_it_stands_twice():
    change_set, aids = replaced("工商行政管理部门", "市场监督管理部门", BODIES)
    assert rows(aids) == [("工商行政管理部门", "市场监督管理部门", 2, False)]
    assert aids.readings[at(change_set, "第三条")].weighed == (Weight.MINOR, ("replaced",))


def test_a_body_in_one_article_alone_is_no_term():
    assert not replaced("工商行政管理部门", "市场监督管理部门", BODIES[:1])[1].replacements


def test_a_body_of_the_state_council_and_of_a_place_is_one_body():
    texts = [
        [FIRST, f"第二条　国务院{body}负责全国的登记工作。", f"第三条　县级以上地方人民政府{body}负责本行政区域的登记工作。"]
        for body in ("卫生行政部门", "疾病预防控制部门")
    ]
    assert rows(read(*texts)[1]) == [("卫生行政部门", "疾病预防控制部门", 2, False)]


@pytest.mark.parametrize(
    ("old", "new", "rules", "told"),
    [
        ("具体", "", ["对〇行政行为不服的，可以申诉。", "〇行政行为违法的，应当撤销。", "作出〇行政行为，应当说明理由。"], ("具体行政行为", "行政行为")),
        ("按", "按照", ["材料〇规定报送。", "费用〇规定缴纳。", "档案〇规定保存。"], ("按规定", "按照规定")),
        ("大会", "会", ["股东〇选举董事。", "由股东〇决定分红。", "董事对股东〇负责。"], ("股东大会", "股东会")),
    ],
)  # fmt: skip
def test_terms_are_cut_at_word_borders(old, new, rules, told):
    assert [row[:2] for row in rows(replaced(old, new, rules)[1])] == [told]


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("拒", "逾期", ["登记机关责令登记〇不改正的，警告。", "申请人〇不改正的，撤销登记。", "负责人〇不改正的，予以公告。"]),
        ("限期", "", ["由登记机关责令〇改正申请。", "应当责令〇改正公告。", "可以责令〇改正登记。"]),
        ("严重后果", "严重损失", ["造成〇的，撤销登记。", "引起〇的，予以公告。", "导致〇的，警告。"]),
    ],
)  # fmt: skip
def test_what_follows_upon_a_breach_and_when_is_no_term(old, new, rules):
    assert rows(replaced(old, new, rules)[1]) == []


def test_none_lies_inside_another_one_and_all_are_whole_words(read_pairs: list[Path]):
    count = 0
    for folder in read_pairs:
        change_set = regdiff.compare(folder / "old.txt", folder / "new.txt")
        terms = regdiff.read_aids(change_set).replacements
        assert len({(term.old, term.new) for term in terms}) == len(terms)
        for one, two in permutations(terms, 2):
            assert not (one.old in two.old and one.new in two.new and one.old != two.old and one.new != two.new), (one, two)
        for term in terms:
            count += 1
            for place in term.places:
                text = "\n".join(unit.text for unit in change_set.changes[place.change].new)
                begin = text.rfind(term.new, 0, place.new.end + len(term.new))
                flags = word_starts(text)
                assert flags[begin], (term.new, text[begin - 4 : begin + 8])
                assert flags[begin + len(term.new)], (term.new, text[begin - 4 : begin + 12])
    assert count >= 29


SAME = [
    ("登记机关对申请人给予表彰。", "登记机关对申请人予以表彰。"),
    ("登记机关应当作出决定。", "登记机关应当做出决定。"),
    ("登记机关应当将相关材料归档。", "登记机关应当将有关材料归档。"),
    ("国务院发布的决定、命令和行政法规，由总理签署。", "国务院发布的行政法规、决定、命令，由总理签署。"),
    ("登记机关发给登记证书，并予以公布。", "登记机关颁发登记证书，并予以公布。"),
    ("受到撤职以上（含撤职）处分的人员，不得担任负责人。", "受到撤职以上处分的人员，不得担任负责人。"),
    ("如果期限的最后一日是星期六、星期日，应当顺延。", "如果期限的最后一日是周六、周日，应当顺延。"),
    ("为保护申请人，登记机关应当保守秘密。", "为了保护申请人，登记机关应当保守秘密。"),
    ("违反党的纪律的，依照规定处理。", "违反党纪的，依照规定处理。"),
]
OTHER = [
    ("国务院发布的决定、命令，由总理签署。", "国务院发布的行政法规、决定、命令，由总理签署。"),
    ("申请人可以口头或者书面提出，也可以撤回。", "申请人可以书面提出，也可以口头或者撤回。"),
    ("判处三年以下（不含三年）有期徒刑的人员，适用本法。", "判处三年以下有期徒刑的人员，适用本法。"),
    ("登记机关接受、审查材料。", "登记机关接受、公布、审查材料。"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_other_words_for_the_same_are_minor(old, new):
    change_set, aids = read([FIRST, f"第二条　{old}"], [FIRST, f"第二条　{new}"])
    assert aids.readings[at(change_set, "第二条")].weighed == (Weight.MINOR, ("wording",))


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_what_only_looks_like_it_is_substantive(old, new):
    change_set, aids = read([FIRST, f"第二条　{old}"], [FIRST, f"第二条　{new}"])
    assert aids.readings[at(change_set, "第二条")].weighed.weight is Weight.SUBSTANTIVE


DUTIES = [
    "〇负责登记工作。",
    "登记事项由〇公布。",
    "申请人应当向〇提出申请。",
    "〇应当公开登记信息。",
    "对〇的决定不服的，可以申诉。",
    "〇可以查阅账簿。",
]


def test_where_two_bodies_took_the_place_of_one_neither_is_told_to_have_replaced_it():
    heirs = ("疾病预防控制部门", "卫生健康主管部门")
    old, new = (
        [
            FIRST,
            *(f"第{n}条　{rule.replace('〇', name)}" for n, rule, name in zip(NUMBERS, DUTIES, names, strict=False)),
            last,
        ]
        for names, last in (
            (
                ["卫生行政部门"] * 6,
                (
                    "第八条　卫生行政部门以及其他有关部门、疾病预防控制机构和医疗机构因违法实施行政管理或者预防、控制措施，"
                    "侵犯单位和个人合法权益的，有关单位和个人可以依法申请行政复议。"
                ),
            ),
            (
                sorted(heirs * 3),
                (
                    "第八条　单位和个人认为有关地方人民政府、卫生健康主管部门、疾病预防控制部门和其他有关部门，以及疾病预防控制机构、"
                    "医疗机构等实施的相关行政行为或者预防、控制措施，侵犯其合法权益的，可以依法申请行政复议。"
                ),
            ),
        )
    )
    change_set, aids = read(old, new)
    assert sorted(rows(aids)) == sorted(("卫生行政部门", heir, 3, False) for heir in heirs)
    assert all(place.change != at(change_set, "第八条") for term in aids.replacements for place in term.places)


def test_where_one_body_took_the_place_of_two_it_is_told_to_have_replaced_neither():
    before = sorted(("工商行政管理部门", "质量技术监督部门") * 3)
    old, new = (
        [
            FIRST,
            *(f"第{n}条　{rule.replace('〇', name)}" for n, rule, name in zip(NUMBERS, DUTIES, names, strict=False)),
            last,
        ]
        for names, last in (
            (
                before,
                "第八条　工商行政管理部门、质量技术监督部门以及其他有关部门违法实施管理，侵犯单位和个人合法权益的，可以申请行政复议。",
            ),
            (
                ["市场监督管理部门"] * 6,
                "第八条　单位和个人认为有关地方人民政府、市场监督管理部门和其他有关部门实施的行政行为侵犯其合法权益的，可以申请行政复议。",
            ),
        )
    )
    change_set, aids = read(old, new)
    assert [row[:3] for row in rows(aids)] == [(body, "市场监督管理部门", 3) for body in dict.fromkeys(before)]
    assert all(place.change != at(change_set, "第八条") for term in aids.replacements for place in term.places)


def test_what_denies_a_term_at_all_of_its_places_is_told_with_it():
    """文物保护法 2024: 定级 is the opposite of what 未核定 became."""
    rules = [
        "修缮〇不可移动文物，应当报登记机关批准。",
        "保护〇不可移动文物，由登记机关负责。",
        "〇不可移动文物不得擅自拆除。",
    ]
    _, aids = replaced("未核定为保护单位的", "未定级", rules)
    assert [(old, new) for old, new, *_ in rows(aids)] == [("未核定为保护单位的不可移动文物", "未定级不可移动文物")]
