"""Penalties as they are told: from the fine on, of whom, how many times of what, and what went only where it did."""

from __future__ import annotations

import pytest
from tellings import prose_of

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.penalties.sanctions import sanctions

STAYS = "登记档案长期保存。"


def test_of_what_is_too_long_the_fine_is_told() -> None:
    """医师法 (2021) 第五十九条: the fine is what counts, not what is taken first."""
    new = (
        "非医师行医的，由县级以上人民政府卫生健康主管部门责令停止非法执业活动，没收违法所得和药品、医疗器械，"
        "并处违法所得二倍以上十倍以下的罚款。"
    )
    said = prose_of(STAYS, f"{STAYS}\n{new}")
    assert any(each.endswith("“非医师行医的……并处违法所得二倍以上十倍以下的罚款”") for each in said), said


def test_how_many_times_of_a_fine_is_told_with_it() -> None:
    """经营者集中审查规定 (2023) 第七十三条."""
    new = "违反本规定，情节特别严重的，登记机关可以在本规定第六十六条规定的罚款数额的二倍以上五倍以下处以罚款。"
    assert any("罚款数额的二倍以上五倍以下处以罚款" in each for each in prose_of(STAYS, f"{STAYS}\n{new}"))
    (fine,) = sanctions(new, Span(0, len(new)))
    assert new[slice(*fine.span)] == "罚款数额的二倍以上五倍以下处以罚款"


def test_what_an_authority_took_is_not_imposed_on_it() -> None:
    """报废机动车回收管理办法 (2019) 第十九条: others have to assist the authority that confiscates."""
    clause = "对负责回收管理的部门没收的报废机动车，有关部门应当予以配合"
    assert not sanctions(clause, Span(0, len(clause)))
    owner = "对违法的企业没收违法所得"
    assert [each.name for each in sanctions(owner, Span(0, len(owner)))] == ["confiscation"]


def test_what_is_imposed_at_another_tier_is_not_told_to_have_gone() -> None:
    """宗教事务条例 (2017) 第六十五条: 撤销登记 became 吊销登记证书 in graver cases."""
    form = "宗教活动场所未按规定办理变更登记的，责令改正；情节较重的，责令撤换直接负责的主管人员；情节严重的，责令停止日常活动{}。"
    said = prose_of(form.format("，撤销该场所的登记"), form.format("；拒不整改的，吊销其登记证书，并处一万元以下的罚款"))
    assert said
    assert not any(each.endswith("删去“撤销该场所的登记”") for each in said), said


def test_a_penalty_for_a_list_of_acts_is_new_only_where_none_of_them_stood() -> None:
    """药品管理法 (2019) 第一百二十四条."""
    old = "生产企业未取得药品批准证明文件生产药品的，按照制售假药论处。"
    new = "有下列行为之一的，没收违法所得，并处货值金额十五倍以上三十倍以下的罚款：\n（一）{}；\n（二）在登记系统中冒用他人名义。"
    known = prose_of(old, old + "\n" + new.format("未取得药品批准证明文件生产药品"))
    unknown = prose_of(old, old + "\n" + new.format("擅自移动测量标志"))
    assert [each[:3] for each in known if "三十倍" in each] == ["现规定"], known
    assert [each[:2] for each in unknown if "三十倍" in each] == ["新增"], unknown


def test_a_later_act_of_a_paragraph_is_told_with_whose_it_is() -> None:
    """测绘法 (2017) 第六十五条: by itself whoever leaks a secret would be punished so."""
    new = (
        "违反本法规定，地理信息生产单位未对获取情况进行登记的，给予警告，可以并处二十万元以下的罚款；"
        "泄露国家秘密的，责令停业整顿，并处降低测绘资质等级或者吊销测绘资质证书。"
    )
    said = [each for each in prose_of(STAYS, f"{STAYS}\n{new}") if "停业整顿" in each]
    assert said
    assert all("“地理信息生产单位……泄露国家秘密的，" in each for each in said), said


def test_one_who_is_punished_for_an_act_of_his_own_is_told_alone() -> None:
    new = "单位有前款所列违法行为的，处二万元以下的罚款；个人有前款所列违法行为，情节严重的，处二千元以下的罚款。"
    said = [each for each in prose_of(STAYS, f"{STAYS}\n{new}") if "二千元" in each]
    assert said
    assert not any("单位有" in each for each in said), said


def test_an_act_that_is_no_breach_by_itself_is_told_as_one() -> None:
    """测绘法 (2017) 第六十五条: whoever holds such information lawfully is not punished."""
    form = "违反本法规定，{}的，给予警告，处五万元以下的罚款。"
    for act, told in (
        ("持有、提供属于国家秘密的地理信息", "“违反本法规定，持有"),
        ("未按照规定保存登记档案", "“未按照规定保存"),
    ):
        said = prose_of(STAYS, f"{STAYS}\n{form.format(act)}")
        assert any(told in each for each in said), said


def test_a_fine_that_is_imposed_earlier_now_did_not_become_what_takes_its_place() -> None:
    """水污染防治法 (2017) 第八十二条."""
    old = "未按照规定监测的，责令限期改正；逾期不改正的，处一万元以上十万元以下的罚款。"
    new = "未按照规定监测的，责令限期改正，处二万元以上二十万元以下的罚款；逾期不改正的，责令停产整治。"
    assert not any("罚款”改为“责令停产整治”" in each for each in prose_of(old, new))


OTHER_ACTS = [
    (
        "违反本法规定，未取得许可证经营的，处一万元罚款；转让许可证的，处二万元罚款；情节严重的，吊销许可证。",
        "新增“转让许可证的，处二万元罚款；情节严重的，吊销许可证”",
    ),
    (
        "施工单位未设置围挡的，处一万元罚款；建设单位未组织验收的，处五万元罚款；未取得许可证擅自施工的，处十万元罚款。",
        "新增“未取得许可证擅自施工的，处十万元罚款”",
    ),
    # who, and not also what
    (
        "国家机关工作人员玩忽职守的，给予警告；泄露国家秘密的，给予开除处分。",
        "新增“国家机关工作人员……泄露国家秘密的，给予开除处分”",
    ),
    # of a 规定 the routine is its own name
    ("违反本规定，未取得许可证经营的，处一万元以上五万元以下罚款。", "新增“未取得许可证经营的，处一万元以上五万元以下罚款”"),
]


@pytest.mark.parametrize(("new", "told"), OTHER_ACTS)
def test_two_acts_are_not_told_as_one(new: str, told: str) -> None:
    assert told in prose_of(STAYS, f"{STAYS}\n{new}")


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("报经批准，责令停业、关闭。", ["责令停业、关闭"]),
        ("责令停业或者关闭；", ["责令停业或者关闭"]),
        ("由体育行政部门纳入限制、禁止参加竞技体育活动名单。", ["纳入限制、禁止参加竞技体育活动名单"]),
    ],
)
def test_a_sanction_is_quoted_to_its_end(clause: str, told: list[str]) -> None:
    found = sanctions(clause, Span(0, len(clause)))
    assert [clause[each.span.start : each.span.end] for each in found] == told
