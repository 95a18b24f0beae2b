"""What became of penalty frames, and which way it went: only where it is surely one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from penalties import sentences, texts

from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.penalties.changes import FrameChange, compare_frames
from regdiff.comparing.facts.penalties.frames import Frame


def rows(old: str, new: str) -> list[str]:
    """Return what changed as rows 对象档次｜旧｜新｜trend."""
    return [_row(old, new, change) for change in compare_frames(old, new)]


def _row(old: str, new: str, change: FrameChange) -> str:
    frame, text = (change.new, new) if change.new else (change.old, old)
    assert frame is not None
    where = text[slice(*frame.target)] + text[slice(*frame.tier)]
    return "｜".join((where, _said(old, change.old), _said(new, change.new), change.trend))


def _said(text: str, frame: Frame | None) -> str:
    return "、".join(text[slice(*each.span)] for each in frame.measures) if frame else ""


ACT = "违反本法规定，泄露商业秘密的，"


@pytest.mark.parametrize(
    ("old", "new", "trend"),
    [
        ("处五万元以上五十万元以下的罚款。", "处五万元以上二百万元以下的罚款。", "up"),
        ("处五千元以下罚款。", "处5,000 元以上2万元以下罚款。", "up"),
        ("处五十万元以下罚款。", "处二十万元以下罚款。", "down"),
        ("处一万元以上五万元以下罚款。", "处三万元以下罚款。", "down"),
        ("处三年以下有期徒刑或者拘役。", "处五年以下有期徒刑或者拘役。", "up"),
        ("处五年以上十年以下有期徒刑，并处罚金。", "处三年以上十年以下有期徒刑，并处罚金。", "down"),
        ("处违法所得二倍以上五倍以下罚款。", "处违法所得二倍以上十倍以下罚款。", "up"),
        ("加收滞纳税款万分之五的滞纳金。", "加收滞纳税款千分之一的滞纳金。", "up"),
        ("处进口额百分之二十以下罚款。", "处进口额二倍以下罚款。", "up"),
        ("处二十万元的罚款。", "处二十万元以上五十万元以下的罚款。", "up"),
        ("给予警告。", "给予警告，没收违法所得。", "stricter"),
        ("没收违法所得。", "没收违法所得、设备。", "stricter"),
        ("责令改正。", "责令改正，给予警告或者通报批评。", "stricter"),
        ("给予警告，并处一万元以下罚款。", "给予警告。", "looser"),
        ("可以处五万元以下罚款。", "处五万元以下罚款。", "stricter"),
        ("可以处五万元以下罚款。", "处十万元以下罚款。", "stricter"),
        ("给予警告或者严重警告处分。", "给予撤销党内职务或者留党察看处分。", "up"),
        ("五年内不得从事会计工作。", "三年内不得从事会计工作。", "down"),
    ],
)
def test_trends(old: str, new: str, trend: str) -> None:
    (change,) = compare_frames(ACT + old, ACT + new)
    assert change.trend == trend


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("处以罚款。", "处一万元以上五万元以下罚款。"),
        ("处三千元以上五万元以下罚款。", "处二十万元以下罚款。"),
        ("处五十万元以下罚款。", "处上一年度销售额百分之十以下罚款。"),
        ("处违法经营额五倍以下罚款。", "处违法所得十倍以下罚款。"),
        ("给予警告。", "处一万元以下罚款。"),
        ("处一万元以下罚款，没收违法所得。", "处十万元以下罚款。"),
        ("处一万元以下罚款。", "给予警告或者处一万元以下罚款。"),
        ("处拘役。", "处拘役或者罚金。"),
        ("给予警告，或者处一万元以下罚款。", "处一万元以下罚款。"),
        ("吊销许可证。", "责令停业整顿。"),
        ("给予降级、撤职、开除的行政处分。", "给予处分。"),
        ("处违法所得一倍以上三倍以下、最低不少于一万元的罚款。", "处违法所得一倍以上三倍以下、最低不少于二万元的罚款。"),
    ],
)
def test_no_trend_where_it_is_not_surely_one_way(old: str, new: str) -> None:
    (change,) = compare_frames(ACT + old, ACT + new)
    assert change.trend == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("处五千元以上五万元以下的罚款。", "处5,000元以上50,000元以下罚款。"),
        ("依法给予行政处分。", "依法给予处分。"),
        ("由工商行政管理部门没收违法所得。", "由市场监督管理部门没收违法所得。"),
        ("处一万元以下罚款；构成犯罪的，依法追究刑事责任。", "处一万元以下罚款。"),
        ("尚不构成犯罪的，处一万元以下罚款。", "处一万元以下罚款。"),
        ("责令限期改正，给予警告。", "责令改正，给予警告。"),
        ("给予警告，有违法所得的，没收违法所得。", "给予警告，没收违法所得。"),
    ],
)
def test_wording_alone_is_no_change(old: str, new: str) -> None:
    assert compare_frames(ACT + old, ACT + new) == []


def test_a_threshold_gets_no_arrow() -> None:
    """Whose gain is how much is a condition; what is imposed on it may go up, and only that is told."""
    old = "违法所得一万元以上的，并处违法所得二倍以上五倍以下的罚款；违法所得不足一万元的，并处二万元以下的罚款。"
    new = "违法所得五千元以上的，并处违法所得二倍以上五倍以下的罚款；没有违法所得或者违法所得不足五千元的，并处五万元以下的罚款。"
    assert rows(ACT + old, ACT + new) == [
        "违法所得五千元以上的｜并处违法所得二倍以上五倍以下的罚款｜并处违法所得二倍以上五倍以下的罚款｜",
        "没有违法所得或者违法所得不足五千元的｜并处二万元以下的罚款｜并处五万元以下的罚款｜up",
    ]


def test_thresholds_of_another_measure_are_not_compared() -> None:
    """出版管理条例 (2024) 第六十一条: 违法经营额 became 违法所得."""
    old = "违法经营额不足1万元的，可以处5万元以下的罚款。"
    new = "没有违法所得或者违法所得不足5万元的，并处25万元以下的罚款。"
    assert [change.trend for change in compare_frames(ACT + "给予警告；" + old, ACT + "给予警告；" + new)] == [""]


def test_tiers_that_came_leave_no_down() -> None:
    """刑法 第三百八十七条 (2023): a lower term and a new tier with a higher one is not surely less."""
    old = "单位索取财物，情节严重的，对其直接负责的主管人员，处五年以下有期徒刑。"
    new = (
        "单位索取财物，情节严重的，对其直接负责的主管人员，处三年以下有期徒刑；情节特别严重的，处三年以上十年以下有期徒刑。"
    )
    whom = "对其直接负责的主管人员"
    assert rows(old, new) == [
        f"{whom}情节严重的｜处五年以下有期徒刑｜处三年以下有期徒刑｜",
        f"{whom}情节特别严重的｜｜处三年以上十年以下有期徒刑｜",
    ]


def test_a_tier_that_went_leaves_up_where_all_of_it_is_exceeded() -> None:
    """反垄断法 (2022) 第六十二条: for persons 500,000 is more than even the grave tier was."""
    old = "拒绝调查的，对个人可以处二万元以下的罚款；情节严重的，对个人处二万元以上十万元以下的罚款。"
    assert [c.trend for c in compare_frames(old, "拒绝调查的，对个人可以处五十万元以下的罚款。")] == ["up", ""]
    assert [c.trend for c in compare_frames(old, "拒绝调查的，对个人可以处五万元以下的罚款。")] == ["", ""]


def test_what_is_said_of_anyone_is_compared_with_what_is_said_of_some() -> None:
    """文物保护法 (2024) 第九十一条."""
    old = "发现文物隐匿不报，情节严重的，处五千元以上五万元以下的罚款。"
    new = "发现文物隐匿不报，情节严重的，对单位处十万元以上三百万元以下的罚款，对个人处五千元以上五万元以下的罚款。"
    assert rows(old, new) == [
        "对单位情节严重的｜处五千元以上五万元以下的罚款｜处十万元以上三百万元以下的罚款｜up",
        "对个人情节严重的｜处五千元以上五万元以下的罚款｜处五千元以上五万元以下的罚款｜",
    ]


def test_what_moved_to_another_target_was_not_dropped() -> None:
    """妇女权益保障法 (2022) 第八十四条."""
    old = "侵害妇女权益的，责令改正，给予警告。"
    new = "侵害妇女权益的，责令改正；对直接负责的主管人员和其他直接责任人员给予警告。"
    assert {change.trend for change in compare_frames(old, new)} == {""}


def test_acts_are_paired_by_what_is_kept_and_not_by_their_places() -> None:
    one, other = "伪造许可证的，处一万元以下罚款。", "拒绝接受监督检查的，处二万元以下罚款。"
    changes = compare_frames(f"{one}\n{other}", "拒绝接受监督检查的，处三万元以下罚款。")
    assert [(change.old is None, change.new is None, change.trend) for change in changes] == [
        (False, True, ""),
        (False, False, "up"),
    ]


def test_acts_told_by_numbers_of_items_have_no_trend_where_the_items_are_others() -> None:
    """海洋环境保护法 (2023) 第一百零九条."""
    old = "有下列行为之一的，处以罚款：\n（一）未配备防污设施的；\n（二）未持有防污证书的。\n有前款第一项行为的，处二万元以下的罚款。"
    new = "有下列行为之一的，处以罚款：\n（一）不具备接收能力的；\n（二）采取冲滩方式的。\n有前款第一项行为的，处三万元以下的罚款。"
    assert {change.trend for change in compare_frames(old, new)} <= {""}


def test_edits_of_the_change_pair_acts() -> None:
    old, new = "出租证件的，处一万元以下罚款。", "买卖资质的，处二万元以下罚款。"
    assert [change.trend for change in compare_frames(old, new)] == ["", ""]
    edits = (Edit(Op.DELETE, old), Edit(Op.INSERT, new))
    assert [change.trend for change in compare_frames(old, new, edits)] == ["", ""]


@given(texts)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert compare_frames(text, text) == []


@given(texts, texts)
def test_what_came_or_went_has_no_trend(old: str, new: str) -> None:
    for change in compare_frames(old, new):
        assert change.old or change.new
        assert change.trend in {"", "up", "down", "stricter", "looser"}
        assert (change.old and change.new) or not change.trend


@given(sentences, sentences)
def test_the_other_way_round_it_goes_the_other_way(old: str, new: str) -> None:
    there, back = compare_frames(old, new), compare_frames(new, old, _turned(old, new))
    opposite = {"up": "down", "down": "up", "stricter": "looser", "looser": "stricter", "": ""}
    assert {(c.old, c.new, c.trend) for c in there} == {(c.new, c.old, opposite[c.trend]) for c in back}


def _turned(old: str, new: str) -> list[Edit]:
    from regdiff.comparing.edits import edit_script

    turn = {Op.EQUAL: Op.EQUAL, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
    return [Edit(turn[edit.op], edit.text) for edit in edit_script(old, new)]
