"""What is not told, since no rule can know whether it is so: what went of a text that was rewritten, and what changed places."""

from __future__ import annotations

import pytest
from tellings import told

from regdiff.comparing.edits import edit_script
from regdiff.comparing.facts.cuts import Cuts, Span

OLD = "馆长主持馆务。借书证应当由本人使用。读者可以复印馆藏。"
CUTS = [
    (OLD, "馆长主持馆务。读者可以复印馆藏。", True),  # between two that stay
    (OLD, "馆长主持馆务。读者证件不得转借。读者可以复印馆藏。", False),  # another came in its place
    (OLD, "借书证", False),  # nothing stays beside it
    (OLD, "馆长主持馆务。", True),  # at the end, behind one that stays
]


@pytest.mark.parametrize(("old", "new", "is_clean"), CUTS)
def test_words_are_cut_out_clean_where_nothing_came_and_what_stands_beside_stays(old: str, new: str, is_clean: bool) -> None:
    start = old.index("借书证")
    assert Cuts(edit_script(old, new)).is_clean(Span(start, old.index("。", start))) is is_clean


def test_a_passage_that_is_missing_as_a_whole_is_no_cut_of_one_sentence() -> None:
    old = "馆长主持馆务。借书证应当由本人使用。损坏的图书应当照价赔偿，并登记在册，由馆员在当日内核对。读者可以复印馆藏。"
    new = "馆长主持馆务。读者可以复印馆藏。"
    cuts = Cuts(edit_script(old, new))
    start = old.index("借书证")
    span = Span(start, old.index("。", start))
    assert cuts.is_clean(span)
    assert not cuts.is_alone(span)


NOTHING_WENT = [
    # put otherwise at the same place
    ("闭馆前馆员应当为读者保管随身的大件物品。读者可以复印馆藏。", "寄存处依规定替读者看管行李。读者可以复印馆藏。"),
    # one member of a list was put otherwise
    ("读者不得携带下列物品：\n（一）食品、饮料；\n（二）宠物。", "读者不得携带下列物品：\n（一）吃食；\n（二）宠物。"),
]


@pytest.mark.parametrize(("old", "new"), NOTHING_WENT)
def test_what_was_put_otherwise_is_not_told_to_have_gone(old: str, new: str) -> None:
    assert not [fact for fact in told(old, new) if "{-" in fact and "→" not in fact]


NOT_NEW = [
    # the clauses were parted otherwise
    (
        "拆除阅览室的，应当按照国家有关规定，先行择地新建归还。",
        "拆除阅览室的，应当依照国家有关法律的规定先行择地重建。",
        "先行择地重建+}",
    ),
    # as good as all of it stood in one sentence, with other words between
    (
        "出借的古籍未附具鉴定证书、消毒合格证明、流转清单的，责令改正。",
        "出借的古籍未附具鉴定证书、流转清单的，责令改正。\n出借的古籍未附具消毒证明的，依照防疫法的规定处理。",
        "{+出借的古籍未附具消毒证明",
    ),
    # words changed places within a sentence
    ("馆员的抚恤，参照《馆员抚恤优待条例》的有关规定办理。", "馆员的抚恤参照有关馆员抚恤优待的规定办理。", "馆员抚恤优待"),
]


@pytest.mark.parametrize(("old", "new", "told_falsely"), NOT_NEW)
def test_what_stood_in_the_sentence_before_is_not_told_as_new(old: str, new: str, told_falsely: str) -> None:
    assert not [fact for fact in told(old, new) if "+}" in fact and told_falsely in fact.split("{", 1)[-1]]


KEPT = "登记机关应当公开登记的条件、程序和期限。"
LEADS = [
    # an enumeration is named whole, since its end would name fewer
    (
        "县、自治县、不设区的市、市辖区人民政府登记主管部门应当审查申请材料，并合理分配办理的窗口。",
        "县、自治县",
    ),
    # a condition has its own subject, and another one acts
    (
        "申请人将依法应当登记的场所用于出租、出借或者改作其他经营用途的，对由此产生的全部收益，应当一并予以登记核实。",
        "申请人将依法应当登记的场所",
    ),
]


@pytest.mark.parametrize(("sentence", "begins"), LEADS)
def test_who_must_do_it_is_not_another_one(sentence: str, begins: str) -> None:
    [fact] = told(KEPT, KEPT + sentence)
    assert begins in fact
    assert not fact.split(" ", 1)[1].startswith(("市辖区", "申请人……"))


OF_KIND = [
    ("具有展览资质的场馆应当对布展单位进行评估并签订书面协议。", "duty"),  # who is bound, and no licence that is needed
    ("保护名录由省级主管部门会同有关部门编制，报国务院批准后公布。", "content"),  # what an authority has approved
    ("申请人变更或者解除代理人权限的，应当书面告知登记机关。", "duty"),  # no exception
    ("处理投诉部门可以约谈、通报被投诉人，并责令整改。", "leave"),  # no right to complain
]


@pytest.mark.parametrize(("sentence", "kind"), OF_KIND)
def test_a_word_of_a_kind_in_an_attribute_makes_no_fact_of_it(sentence: str, kind: str) -> None:
    assert [fact.split()[0] for fact in told(KEPT, KEPT + sentence)] == [kind]


def test_what_is_imposed_in_grave_cases_is_told_with_the_tier() -> None:
    sentence = "违反规定设置展位的，责令拆除；拒不拆除的，强制拆除，所需费用由违法者承担，处十万元以上五十万元以下的罚款。"
    facts = [fact for fact in told(KEPT, KEPT + sentence) if "五十万元" in fact]
    assert facts
    assert all("拒不拆除的" in fact for fact in facts)


def test_items_told_by_their_numbers_alone_are_left_to_the_table() -> None:
    old = (
        "有下列行为之一的，予以警告，处以罚款：\n（一）占道经营；\n（二）无照经营。\n"
        "有前款第一项行为的，处二千元以下的罚款；有前款第二项行为的，处五千元以下的罚款。"
    )
    new = (
        "有下列行为之一的，予以警告，处以罚款：\n（一）乱设广告；\n（二）占道经营；\n（三）无照经营。\n"
        "有前款第一项行为的，处一千元以下的罚款；有前款第二项行为的，处二千元以下的罚款；有前款第三项行为的，处五千元以下的罚款。"
    )
    assert not [fact for fact in told(old, new) if "第二项" in fact]
