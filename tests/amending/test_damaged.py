"""Damaged instruments are refused, with the line of the order that is damaged, and no text is made."""

from __future__ import annotations

import pytest
from test_amend import base_of, instrument_of

from regdiff.amending.applying.amend import amend
from regdiff.model.write import write

BASE = """第一章　总则
第一条　为了保护公平竞争，制定本条例。
第二条　农业部门、林业部门负责。
农业部门应当公布名录。
第三条　有下列情形之一的，不予登记：
（一）材料不全的；
（二）材料不实的；
（三）其他情形。
第二章　罚则
第四条　违反第三条规定的，处一万元以下罚款。
第五条　拒绝检查的：
（一）警告；
（二）罚款。
逾期不改的：
（一）停业；
（二）吊销。
第三章　附则
第六条　本条例自2020年1月1日起施行。"""
REST = "此外，对条文顺序作相应调整。"
GOOD = "一、将第一条中的“公平竞争”修改为“竞争”。\n\n"

DAMAGED = [
    ("a phrase that is not there", "二、将第二条中的“水利部门”修改为“渔业部门”。", "二"),
    ("an article that is not there", "二、将第九条修改为：“甲。”", "二"),
    ("a paragraph that is not there", "二、删去第四条第二款。", "二"),
    ("an item that is not there", "二、将第三条第五项修改为：“（五）甲；”", "二"),
    ("an item without its paragraph, where two have it", "二、删去第五条第一项。", "二"),
    ("a slot that is taken twice", f"二、增加一条，作为第三条：“甲。”\n\n三、增加一条，作为第三条：“乙。”\n\n{REST}", "二"),
    ("three articles with two wordings", f"二、增加三条，分别作为第三条、第四条、第五条：“第三条　甲。\n\n“第四条　乙。”\n\n{REST}", "二"),
    ("an insertion that was lost", f"二、将第四条改为第五条，修改为：“甲。”\n\n{REST}", "二"),
    ("a number behind the end", f"二、增加一条，作为第九条：“甲。”\n\n{REST}", "二"),
    ("an article with two new numbers", f"二、将第四条改为第五条。\n\n三、将第四条改为第六条。\n\n{REST}", "三"),
    ("an article restated and deleted", "二、将第四条修改为：“甲。”\n\n三、删去第四条。", "三"),
    ("an article renumbered and deleted", f"二、删去第四条。\n\n三、将第四条改为第三条。\n\n{REST}", "三"),
    ("one phrase replaced in two ways", "二、将第四条中的“一万元”修改为“二万元”。\n\n三、将第四条中的“一万元”修改为“三万元”。", "二"),
    ("phrases that overlap", "二、将第四条中的“处一万元”修改为“处二万元”，“一万元以下”修改为“三万元以下”。", "二"),
    ("a merger with what is not there", f"二、将第二条、第九条合并，作为第二条，修改为：“甲。”\n\n{REST}", "二"),
    ("a heading that is not there", "二、将第七章章名修改为“监督”。", "二"),
    ("a chapter that holds articles which the text lacks", f"二、增加一章，作为第三章，章名为“监督”，包括第十一条至第十二条。\n\n{REST}", "二"),
    ("a wording with another number than the order says", f"二、增加一条，作为第三条：“第五条　甲。”\n\n{REST}", "二"),
    ("an order that names no wording", "二、第二条重新确定主管部门。", "二"),
    ("another regulation", "二、将《其他条例》第二条修改为：“甲。”", "二"),
    ("an annex that is not there", "二、将附件修改为：“附件\n\n甲”", "二"),
    ("a closing mark that is lost, so that the next order is swallowed", "二、将第二条修改为：\n“甲。\n3.将第四条修改为：\n“乙。”", "二"),
    ("items that leave a gap", "二、第三条增加一项，作为第六项：“（六）甲。”", "二"),
    ("two numbers for three articles", f"二、增加三条，分别作为第三条、第四条：“甲。\n\n“乙。\n\n“丙。”\n\n{REST}", "二"),
    ("a number that is not that of what is inserted", f"二、第二条增加一款，作为第三条：“甲。”\n\n{REST}", "二"),
    ("a paragraph inserted behind the end", "二、第四条增加一款，作为第四款：“甲。”", "二"),
    ("words beside words that are not there", "二、在第四条中的“二万元”后增加“以上”。", "二"),
    ("words deleted that are not there", "二、删去第四条中的“吊销”。", "二"),
    ("words that stand nowhere in the text", "二、将条例中的“水利”均修改为“水务”。", "二"),
    ("words moved to what is not there", "二、将第二条中的“农业部门”调整到“水利部门”之后。", "二"),
    ("a sentence that is not there", "二、将第二条第一款第三句修改为：“甲。”", "二"),
    ("a sentence in a paragraph with items", "二、将第三条第一句修改为：“甲。”", "二"),
    ("a page number within a wording", "二、将第二条修改为：“农业部门\n\n— 2 —\n\n负责。”", "二"),
    ("a wording that leaves text out", "二、将第二条修改为：“农业部门……负责。”", "二"),
    ("an order that ends in its head", "二、将第二条修改为：", "二"),
    ("half of a list of addresses", "二、将第二条、第、第四条中的“罚款”修改为“警告”。", "二"),
    ("a range that runs backwards", "二、删去第五条至第三条。", "二"),
    ("a paragraph of no article", "二、第二款修改为：“甲。”", "二"),
    ("an article split into more than it gives", f"二、将第四条分为三款，修改为：“甲。\n\n“乙。”\n\n{REST}", "二"),
    ("a merger of one article", f"二、将第四条合并，作为第三条，修改为：“甲。”\n\n{REST}", "二"),
    ("a chapter that is not there, with its articles", "二、删去第七章。", "二"),
    ("an inserted article behind one that is not there", f"二、在第九条后增加一条，作为第十条：“甲。”\n\n{REST}", "二"),
    ("a name of another law without marks", "二、删去其他管理条例第二条。", "二"),
    ("prose about what is to be", "二、第四条的罚款数额适当提高。", "二"),
    ("words in what another order restates", "二、将第二条第一款修改为：“甲。”\n\n三、将第二条第一款中的“林业部门”修改为“乙”。", "三"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "orders", "wanted"), DAMAGED, ids=[name for name, _, _ in DAMAGED])
def test_a_damaged_instrument_is_refused_with_its_line(name: str, orders: str, wanted: str) -> None:
    base, instrument = base_of(BASE), instrument_of(GOOD + orders)
    before = write(base)
    amended = amend(base, instrument)
    assert amended.revision is None, "a text was made"
    lines = {instrument.text.count("\n", 0, step.at) for step in amended.refusals}
    assert instrument.text[: instrument.text.index(f"{wanted}、")].count("\n") in lines
    assert all("\n" not in step.reason and not step.reason.endswith(".") for step in amended.refusals)
    assert write(base) == before


@pytest.mark.parametrize(("name", "orders", "wanted"), DAMAGED, ids=[name for name, _, _ in DAMAGED])
def test_a_partial_text_has_a_mark_for_what_is_refused_and_holds_the_rest(name: str, orders: str, wanted: str) -> None:
    amended = amend(base_of(BASE), instrument_of(GOOD + orders), partial=True)
    if amended.revision is None:  # what was not understood may hide anything
        assert any(step.order is None for step in amended.refusals)
        return
    assert amended.is_partial
    assert amended.revision.head.attestation() == "partial"
    assert amended.revision.articles[0].lines == ("为了保护竞争，制定本条例。",)
    assert amended.revision.annexes[-1].lines[0] == "附：未执行的修改指令"
    assert any(line.startswith(f"{wanted}：") for line in amended.revision.annexes[-1].lines)


def test_what_was_repaired_in_reading_is_a_warning_on_its_order() -> None:
    amended = amend(base_of(BASE), instrument_of("一、将第二条修改为：“林业部门负责。\n\n二、删去第四条。"))
    assert amended.revision is not None, amended.refusals
    assert amended.revision.articles[1].lines == ("林业部门负责。",)
    assert amended.steps[0].warnings


HOSTILE = "<script>alert(1)</script> 第二条　假的\u202e ${x} '; DROP"


def test_hostile_wording_is_wording() -> None:
    amended = amend(base_of(BASE), instrument_of(f"一、将第四条修改为：“{HOSTILE}”"))
    assert amended.revision is not None, amended.refusals
    assert "<script>alert(1)</script> 第二条　假的" in amended.revision.articles[3].text
    assert len(amended.revision.articles) == 6


def test_quotes_three_deep() -> None:
    amended = amend(
        base_of(BASE), instrument_of("一、将第四条修改为：“所称‘登记’，是指“办理‘登记’手续”。”\n\n二、删去第二条第二款。")
    )
    assert amended.revision is not None, amended.refusals
    assert amended.revision.articles[3].text.startswith("所称")
    assert amended.revision.articles[1].lines == ("农业部门、林业部门负责。",)


def test_an_instrument_that_was_applied_already_is_refused() -> None:
    instrument = instrument_of(
        "一、将第四条中的“一万元以下”修改为“二万元以下”。\n\n二、将第一条中的“公平竞争”修改为“竞争”。"
    )
    once = amend(base_of(BASE), instrument).revision
    assert once is not None
    assert amend(once, instrument).revision is None


def test_straight_marks_never_take_the_next_order_for_wording() -> None:
    orders = (
        '一、将第四条修改为："甲。"删去第二条第二款。\n\n二、删去第三条第一项中的"材料"两字。\n\n'
        '三、第一条中的"公平竞争"改为"竞争"。'
    )
    amended = amend(base_of(BASE), instrument_of(orders))
    assert amended.revision is not None, amended.refusals
    assert [each.order.number for each in amended.steps if each.order] == ["一", "一", "二", "三"]
    assert amended.revision.articles[3].lines == ("甲。",)
    assert amended.revision.articles[1].lines == ("农业部门、林业部门负责。",)


def test_the_good_order_alone_is_carried_out() -> None:
    amended = amend(base_of(BASE), instrument_of(GOOD))
    assert amended.revision is not None, amended.refusals
