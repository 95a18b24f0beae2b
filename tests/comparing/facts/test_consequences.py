"""What an act costs is told as a whole where its sanctions do not pair one to one."""

from __future__ import annotations

import pytest
from tellings import told

from regdiff.comparing.facts.consequences import LONGEST_WHOLE, as_wholes
from regdiff.comparing.facts.penalties.changes import compare_frames


def penalties(old: str, new: str) -> list[str]:
    """Return what is told of penalties."""
    return [each.removeprefix("penalty ") for each in told(old, new) if each.startswith("penalty ")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (  # 公司法 (2023) 第二百五十二条: the old fine stands for grave cases
            "发起人虚假出资的，由公司登记机关责令改正，处以虚假出资金额百分之五以上百分之十五以下的罚款。",
            "发起人虚假出资的，由公司登记机关责令改正，可以处以五万元以上二十万元以下的罚款；情节严重的，处以虚假出资金额百分之五以上百分之十五以下的罚款。",
            "发起人虚假出资的……{-处以虚假出资金额百分之五以上百分之十五以下的罚款→可以处以五万元以上二十万元以下的罚款；情节严重的，处以虚假出资金额百分之五以上百分之十五以下的罚款+}",
        ),
        (  # 文物保护法 (2024) 第八十七条: the fine did not become a warning
            "挪用补偿费用的，由文物主管部门责令改正，可以并处二万元以下的罚款，有违法所得的，没收违法所得。",
            "挪用补偿费用的，由文物行政部门责令改正，给予警告或者通报批评，没收违法所得；违法所得五千元以上的，并处违法所得二倍以上十倍以下的罚款；没有违法所得或者违法所得不足五千元的，可以并处五万元以下的罚款。",
            "挪用补偿费用的……{-可以并处二万元以下的罚款，有违法所得的，没收违法所得→给予警告或者通报批评，没收违法所得；违法所得五千元以上的，并处违法所得二倍以上十倍以下的罚款；没有违法所得或者违法所得不足五千元的，可以并处五万元以下的罚款+}",
        ),
        (  # 军人抚恤优待条例 (2024) 第五十八条: what no rule knows as a sanction is quoted with those that are known
            "抚恤优待对象冒领抚恤金的，由县级人民政府退役军人事务部门给予警告，限期退回非法所得；情节严重的，停止其享受的抚恤、优待。",
            "抚恤优待对象冒领抚恤金的，由县级以上地方人民政府退役军人工作主管部门取消相关待遇、追缴违法所得，并由其所在单位依法给予处分。",
            "抚恤优待对象冒领抚恤金的，{-由县级人民政府退役军人事务部门给予警告，限期退回非法所得；情节严重的，停止其享受的抚恤、优待→由县级以上地方人民政府退役军人工作主管部门取消相关待遇、追缴违法所得，并由其所在单位依法给予处分+}",
        ),
        (  # 刑法 (2023) 第三百八十七条: when, and whom, stands within the quote
            "国家机关索取他人财物，情节严重的，对单位判处罚金，并对其直接负责的主管人员，处五年以下有期徒刑或者拘役。",
            "国家机关索取他人财物，情节严重的，对单位判处罚金，并对其直接负责的主管人员，处三年以下有期徒刑或者拘役；情节特别严重的，处三年以上十年以下有期徒刑。",
            "国家机关索取他人财物，{-情节严重的，对单位判处罚金，并对其直接负责的主管人员，处五年以下有期徒刑或者拘役→情节严重的，对单位判处罚金，并对其直接负责的主管人员，处三年以下有期徒刑或者拘役；情节特别严重的，处三年以上十年以下有期徒刑+}",
        ),
    ],
)
def test_all_that_an_act_costs_is_told_in_one(old: str, new: str, expected: str) -> None:
    """Neither side hides what the other rules."""
    assert penalties(old, new) == [expected]


def test_what_stands_on_the_other_side_is_not_told_to_have_gone() -> None:
    """农产品质量安全法 (2022) 第六十五条: what those who answer for it pay stayed, and is quoted on neither side."""
    kept = "；对直接负责的主管人员处一万元以上五万元以下罚款。"
    old = "出具虚假检测报告的，责令改正，没收违法所得，并处五万元以上十万元以下罚款" + kept
    new = (
        "出具虚假检测报告的，没收所收取的检测费用，检测费用不足一万元的，并处五万元以上十万元以下罚款，检测费用一万元以上的，并处检测费用五倍以上十倍以下罚款"
        + kept
    )
    assert not any("主管人员" in each for each in penalties(old, new))


def test_amounts_of_one_sanction_are_told_by_themselves() -> None:
    """Where each sanction pairs with one, each is told with its trend."""
    old = "擅自设立的，对单位处一万元以下的罚款；情节严重的，处一万元以上五万元以下的罚款。"
    new = "擅自设立的，对单位处五万元以下的罚款；情节严重的，处五万元以上十万元以下的罚款。"
    assert len(penalties(old, new)) == 2


def test_what_is_too_long_to_be_told_as_a_whole_is_told_where_it_came() -> None:
    """No side of what is doubtful is told as a form of the other; what came at a tier of its own is."""
    old = "擅自设立的，处一万元以下的罚款。"
    tiers = "；".join(
        f"违法所得{n}万元以上的，没收违法所得，责令停产停业，并处违法所得{n}倍以上{n + 1}倍以下的罚款" for n in range(2, 10)
    )
    new = f"擅自设立的，给予警告；{tiers}。"
    assert set(as_wholes((old, new), compare_frames(old, new)).values()) == {None}
    assert len(new) > LONGEST_WHOLE
    assert penalties(old, new)
    assert all("→" not in each for each in penalties(old, new))


def test_of_a_sentence_that_became_a_list_no_item_is_told_as_its_form_with_other_sanctions() -> None:
    """道路运输条例 (2023) 第六十三条: each item confiscates and fines as the sentence did."""
    gain = "没收违法所得，处违法所得2倍以上10倍以下的罚款"
    old = f"未取得许可，擅自从事道路运输经营的，由主管部门责令停止经营；有违法所得的，{gain}；没有违法所得的，处3万元以上10万元以下的罚款。"
    new = (
        "有下列情形之一的，由主管部门责令停止经营，并处罚款：\n"
        f"（一）未取得许可，擅自从事道路普通货物运输经营，违法所得超过1万元的，{gain.replace('2倍以上10', '1倍以上5')}；\n"
        f"（二）未取得许可，擅自从事道路客运经营，违法所得超过2万元的，{gain}；没有违法所得的，处1万元以上10万元以下的罚款。"
    )
    assert [each for each in penalties(old, new) if "→" in each] == [
        "未取得许可，擅自从事道路客运经营……没有违法所得的，{-处3万元以上10万元以下的罚款→处1万元以上10万元以下的罚款+}"
    ]


def test_discipline_by_another_name_is_no_fact() -> None:
    """会计法 (2024) 第四十五条: who disciplines went, and 行政 of 行政处分."""
    act = "将检举人姓名转给被检举单位的，"
    assert not penalties(f"{act}由所在单位或者有关单位依法给予行政处分。", f"{act}依法给予处分。")
    assert penalties(f"{act}依法给予撤职直至开除的行政处分。", f"{act}依法给予处分。")


def test_all_tiers_of_an_act_that_came_are_one_fact() -> None:
    """互联网上网服务营业场所管理条例 (2022) 第三十二条: the first tier by itself would seem to be all."""
    kept = "登记档案长期保存。"
    new = f"{kept}\n经营单位未履行承诺的，由公安机关给予警告，可以并处15000元以下罚款；情节严重的，责令停业整顿，直至吊销许可证。"
    imposed = "由公安机关给予警告，可以并处15000元以下罚款；情节严重的，责令停业整顿，直至吊销许可证"
    assert penalties(kept, new) == [f"经营单位未履行承诺的，{{+{imposed}+}}"]


def test_whom_the_old_text_did_not_punish_is_not_told_before_its_penalty() -> None:
    """劳动合同法 (2012) 第九十二条: those who use the labour are punished as well now."""
    old = "劳务派遣单位违反本法规定的，责令改正；情节严重的，以每人一千元以上五千元以下的标准处以罚款，并吊销营业执照。"
    new = "劳务派遣单位、用工单位违反本法有关劳务派遣规定的，责令限期改正；逾期不改正的，以每人五千元以上一万元以下的标准处以罚款，对劳务派遣单位，吊销其经营许可证。"
    assert penalties(old, new) == [f"{{-{old.removesuffix('。')}→{new.removesuffix('。')}+}}"]


def test_a_sanction_that_went_is_told_with_the_amount_that_is_another() -> None:
    """海洋环境保护法 (2023) 第一百零八条: the fine is still imposed by the harm that was done."""
    act = "将境外废弃物运进管辖海域倾倒的，"
    old = f"{act}由国家海洋行政主管部门予以警告，并根据造成的危害后果，处十万元以上一百万元以下的罚款。"
    new = f"{act}由海警机构责令改正，根据造成的危害后果，处五十万元以上五百万元以下的罚款。"
    assert penalties(old, new) == [
        f"{act}{{-{old.removeprefix(act).removesuffix('。')}→{new.removeprefix(act).removesuffix('。')}+}}"
    ]


def test_items_by_their_numbers_alone_are_told_in_no_whole() -> None:
    """A reader does not know which they are, and the numbers may be those of others now."""
    acts = "有下列行为之一的，给予批评教育：\n（一）擅自改变名称的；\n（二）拒绝报告的。\n有前款第一项行为的，"
    old = f"{acts}可以并处二万元以下的罚款。"
    new = f"{acts}给予警告，没收违法所得；情节严重的，处五万元以下的罚款。"
    assert penalties(old.replace("有前款第一项行为的", "擅自设立的"), new.replace("有前款第一项行为的", "擅自设立的"))
    assert penalties(old, new) == []
