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


COLLECTING = "疾病预防控制机构应当指定专门的部门、人员负责疫情信息管理工作，"
CARRIED = (
    f"疾病预防控制机构应当主动收集、分析、调查、核实疫情信息。\n{COLLECTING}及时对报告进行核实、分析。",
    f"{COLLECTING}主动收集、分析、调查、核实疫情信息。",
)
TAKEN = (
    "剩余的金额，退还托运人；无法退还、自拍卖之日起满一年又无人领取的，上缴国库。",
    "剩余的金额，退还托运人；无法退还、自拍卖之日起满一年又无人领取的，归国家所有。",
)


def test_who_must_is_not_told_to_have_gone_where_the_clause_before_says_it() -> None:
    assert told(*CARRIED) == []


def test_what_took_the_place_of_a_clause_that_is_told_did_not_come_or_go_by_itself() -> None:
    assert told(*TAKEN) == []


def test_what_another_sentence_rules_is_none_of_what_a_clause_was_replaced_by() -> None:
    old = "非生活必需品，由监狱代为保管或者征得罪犯同意退回其家属，违禁品予以没收。"
    new = "违禁品依法予以没收；其他物品征得罪犯同意后转交其近亲属或者监护人，罪犯不同意转交的由监狱代为保管。"
    (fact,) = told("罪犯收监，应当检查其物品。" + old, "罪犯收监时，监狱应当对其物品进行检查。" + new)
    assert fact.startswith("content {-非生活必需品，由监狱代为保管或者征得罪犯同意退回其家属")
    assert "→其他物品征得罪犯同意后转交其近亲属或者监护人" in fact


def test_the_number_of_an_item_whose_words_stay_did_not_come() -> None:
    of = "本法所称文物，是指具有历史、艺术、科学价值的"
    facts = told(
        f"{of}古文化遗址、古墓葬、古建筑。", f"{of}下列物质遗存：\n（一）古文化遗址、古墓葬、古建筑；\n（二）壁画。"
    )
    assert facts == [f"scope {of}{{+下列物质遗存+}}", f"scope {of}下列物质遗存……{{+（二）壁画+}}"]


def test_who_got_a_report_is_who_must_and_not_who_made_it() -> None:
    old = "县级人民政府可以实施隔离措施，并同时向上一级人民政府报告。上级人民政府不予批准的，应当立即解除隔离措施。"
    new = (
        "县级人民政府可以实施隔离措施，同时向上一级人民政府报告。"
        "接到报告的上级人民政府认为隔离措施不适当的，应当立即调整或者撤销。"
    )
    assert not any("县级人民政府……" in fact for fact in told(old, new))
