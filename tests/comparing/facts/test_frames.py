"""Penalty frames: who is punished for what, at which tier, with what."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from penalties import texts

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.penalties.frames import Frame, frames


def table(text: str) -> list[str]:
    """Return the frames of a text as rows 行为｜对象｜档次｜幅度."""
    return ["｜".join(_cells(text, frame)) for frame in frames(text)]


def _cells(text: str, frame: Frame) -> list[str]:
    spans = (frame.act, frame.target, frame.tier)
    return [*(text[slice(*span)] for span in spans), "；".join(text[slice(*m.span)] for m in frame.measures)]


def test_a_frame_for_each_tier_and_each_target() -> None:
    """个人信息保护法 has this form; so have most laws since 2015."""
    text = (
        "违反本法规定的，由主管部门责令改正，给予警告，没收违法所得；拒不改正的，并处一百万元以下罚款；对直接负责的主管人员和其他直接责任人员"
        "处一万元以上十万元以下罚款；情节严重的，处五千万元以下罚款，并可以责令停业整顿、吊销营业执照。"
    )
    assert table(text) == [
        "违反本法规定的｜｜｜责令改正；警告；没收违法所得",
        "违反本法规定的｜｜拒不改正的｜并处一百万元以下罚款",
        "违反本法规定的｜对直接负责的主管人员和其他直接责任人员｜｜处一万元以上十万元以下罚款",
        "违反本法规定的｜｜情节严重的｜处五千万元以下罚款；责令停业整顿；吊销营业执照",
    ]


def test_thresholds_are_conditions_and_no_measures() -> None:
    """文物保护法 (2017) 第六十八条."""
    text = (
        "有下列行为之一的，由县级以上人民政府文物主管部门责令改正，没收违法所得，违法所得一万元以上的，并处违法所得二倍以上五倍以下的罚款；"
        "违法所得不足一万元的，并处五千元以上二万元以下的罚款：\n（一）转让或者抵押国有不可移动文物的；\n（二）擅自改变国有文物保护单位的用途的。"
    )
    assert table(text) == [
        "有下列行为之一的｜｜｜责令改正；没收违法所得",
        "有下列行为之一的｜｜违法所得一万元以上的｜并处违法所得二倍以上五倍以下的罚款",
        "有下列行为之一的｜｜违法所得不足一万元的｜并处五千元以上二万元以下的罚款",
    ]
    fine = frames(text)[1].measures[0]
    assert (fine.name, fine.low, fine.high, fine.unit, fine.base) == ("fine", 2000, 5000, "times", "违法所得")
    cases = frames(text)[0].cases
    assert text[slice(*cases)].startswith("（一）转让")
    assert cases.end == len(text)


def test_items_with_penalties_of_their_own_are_acts() -> None:
    text = "有下列行为之一的，按照下列规定处罚：\n（一）伪造证件的，处5,000元以上2万元以下的罚款；\n（二）情节严重的，吊销许可证，三年内不得再次申请。"
    assert table(text) == [
        "伪造证件的｜｜｜处5,000元以上2万元以下的罚款",
        "有下列行为之一的｜｜情节严重的｜吊销许可证；三年内不得再次申请",
    ]


def test_units_and_those_who_answer_in_them() -> None:
    """刑法 第三百九十三条 (2023)."""
    text = (
        "单位为谋取不正当利益而行贿，情节严重的，对单位判处罚金，并对其直接负责的主管人员和其他直接责任人员，处三年以下有期徒刑或者拘役，并处罚金；"
        "情节特别严重的，处三年以上十年以下有期徒刑，并处罚金。"
    )
    whom = "对其直接负责的主管人员和其他直接责任人员"
    act = "单位为谋取不正当利益而行贿"
    assert table(text) == [
        f"{act}｜对单位｜情节严重的｜判处罚金",
        f"{act}｜{whom}｜情节严重的｜处三年以下有期徒刑；拘役；并处罚金",
        f"{act}｜{whom}｜情节特别严重的｜处三年以上十年以下有期徒刑；并处罚金",
    ]
    assert [frame.target_kind for frame in frames(text)] == ["entity", "responsible", "responsible"]


def test_case_handed_over_to_a_court_is_no_frame_and_what_is_no_crime_is_general() -> None:
    """会计法 (2017) 第四十五条."""
    text = "授意他人伪造会计凭证，构成犯罪的，依法追究刑事责任；尚不构成犯罪的，可以处五千元以上五万元以下的罚款；属于国家工作人员的，还应当依法给予降级、撤职、开除的行政处分。"
    assert table(text) == [
        "授意他人伪造会计凭证｜｜尚不构成犯罪的｜处五千元以上五万元以下的罚款",
        "授意他人伪造会计凭证｜属于国家工作人员的｜｜给予降级、撤职、开除的行政处分",
    ]
    grades = frames(text)[1].measures[0]
    assert (grades.low, grades.high, grades.unit) == (4000, 6000, "grade")


@pytest.mark.parametrize(
    ("said", "name", "low", "high", "unit", "base"),
    [
        ("处五万元以上五十万元以下的罚款", "fine", 50_000_000, 500_000_000, "money", ""),
        ("处以罚款", "fine", None, None, "", ""),
        ("处五万元以下罚款", "fine", None, 50_000_000, "money", ""),
        ("处20万元的罚款", "fine", 20_000 * 10_000, 20_000 * 10_000, "money", ""),
        ("处12，000 元以下罚款", "fine", None, 12_000_000, "money", ""),
        ("处货值金额1至3倍的罚款", "fine", 1000, 3000, "times", "货值金额"),
        ("处涉及金额百分之二十以上二倍以下罚款", "fine", 20_000, 200_000, "percent", "涉及金额"),
        ("处上一年度销售额百分之一以上百分之十以下的罚款", "fine", 1000, 10_000, "percent", "上一年度销售额"),
        ("处每平方米一千元以上一万元以下的罚款", "fine", 1_000_000, 10_000_000, "money", "每平方米"),
        ("每日按罚款数额的百分之三加处罚款", "fine", 3000, 3000, "percent", "每日按罚款数额"),
        ("加收滞纳税款万分之五的滞纳金", "late fee", 50, 50, "percent", "滞纳税款"),
        ("按日连续处罚", "daily fine", None, None, "", ""),
        ("处三年以上七年以下有期徒刑", "imprisonment", 36_000, 84_000, "months", ""),
        ("处十年以上有期徒刑", "imprisonment", 120_000, None, "months", ""),
        ("处六个月以下有期徒刑", "imprisonment", None, 6000, "months", ""),
        ("处五日以上十日以下拘留", "detention", 5000, 10_000, "days", ""),
        ("并处罚金", "criminal fine", None, None, "", ""),
        ("没收财产", "forfeiture", None, None, "", ""),
        ("没收违法所得", "confiscation", None, None, "", ""),
        ("通报批评", "criticism", None, None, "", ""),
        ("责令停产停业", "suspension", None, None, "", ""),
        ("责令关闭", "closure", None, None, "", ""),
        ("吊销营业执照", "revocation", None, None, "", ""),
        ("降低资质等级", "downgrade", None, None, "", ""),
        ("五年内不得从事会计工作", "ban", 60_000, 60_000, "months", ""),
        ("终身不得从事食品生产经营管理工作", "ban", None, None, "", ""),
        ("列入严重违法失信名单", "credit record", None, None, "", ""),
        ("给予记过、降级处分", "discipline", 2000, 4000, "grade", ""),
        ("给予撤销党内职务或者留党察看处分", "discipline", 3000, 4000, "party grade", ""),
        ("给予处分", "discipline", None, None, "", ""),
        ("给予批评教育、责令检查、诫勉、通报批评或者调离岗位、免职、降职等处理", "handling", None, None, "", ""),
        ("予以谈话提醒、诫勉", "handling", None, None, "", ""),
        ("予以通报批评", "criticism", None, None, "", ""),
        ("责令限期改正", "order", None, None, "", ""),
    ],
)
def test_measures(said: str, name: str, low: int | None, high: int | None, unit: str, base: str) -> None:
    text = f"违反本法规定的，{said}。"
    (frame,) = frames(text)
    (measure,) = frame.measures
    assert text[slice(*measure.span)] == said
    assert (measure.name, measure.low, measure.high, measure.unit, measure.base) == (name, low, high, unit, base)


def test_what_can_be_imposed_and_what_is_imposed_in_the_stead_of_another() -> None:
    (frame,) = frames("扰乱秩序的，可以处警告或者五百元以下罚款，没收工具。")
    assert [(m.name, m.may, m.choice) for m in frame.measures] == [
        ("warning", True, 0),
        ("fine", True, 0),
        ("confiscation", False, 1),
    ]


def test_punitive_damages_are_a_measure() -> None:
    text = "经营者明知商品存在缺陷，仍然向消费者提供，造成消费者死亡的，受害人有权要求经营者赔偿损失，并有权要求所受损失二倍以下的惩罚性赔偿。"
    assert table(text) == ["经营者明知商品存在缺陷，仍然向消费者提供｜｜造成消费者死亡的｜要求所受损失二倍以下的惩罚性赔偿"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "县级人民政府应当定期进行检查，并责令有关单位采取安全防范措施。",
        "可能受到突发事件危害的，及时向社会发布警告，宣传避免危害的常识。",
        "收缴的罚款以及依法没收的违法所得全部上缴国库。",
        "行政复议机关发现不当的，责令其受理。",
        "公司被吊销营业执照，满三年未申请注销的，公司登记机关可以予以公告。",
        "作出吊销营业执照决定的机关，可以申请指定清算组。",
        "罚款、没收违法所得的决定应当公开。",
        "构成犯罪的，依法追究刑事责任。",
        "可能判处十年有期徒刑以上刑罚的，期限可以延长。",
    ],
)
def test_what_is_no_frame(text: str) -> None:
    assert table(text) == []


@given(texts)
def test_every_span_is_a_run_of_the_text(text: str) -> None:
    """Conservation: what is told is quoted, with its place."""
    whole = Span(0, len(text))
    for frame in frames(text):
        assert frame.measures
        assert not frame.act.is_empty
        for span in (frame.act, frame.target, frame.tier, frame.cases, *(m.span for m in frame.measures)):
            assert whole.holds(span)
        for measure in frame.measures:
            assert not measure.span.is_empty
            assert measure.low is None or measure.high is None or measure.low <= measure.high


@pytest.mark.parametrize(
    "unit", ["警告", "处", "对", "由可", "罚款或者", "违反的，处一万元罚款；", "情节严重的，", "责令限期", "自", "给予"]
)
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    text = "违反本法的，" + unit * (20_000 // len(unit)) + "处罚款。"
    began = process_time()
    frames(text)
    assert process_time() - began < 5
