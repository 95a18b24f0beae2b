"""A line of the table of penalties says of a penalty what the text says: whom it hits, for what, and what may be imposed."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make

from regdiff.report.brief import brief_penalty
from regdiff.report.digest import PenaltyRow
from regdiff.report.runs import Run
from regdiff.report.view import make_view


def row(new: str, old: str = "登记机关依法登记。") -> PenaltyRow:
    sides = (make(label, f"第一条　{text}\n") for label, text in zip("ab", (old, new), strict=True))
    (only,) = make_view(change_set_of(*sides)).digest.penalties
    return only


def said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("imposed", "told"),
    [
        ("责令改正，可以给予警告或者处一万元以下的罚款", "可以给予警告或者处一万元以下的罚款，责令改正"),
        (
            "处一万元以下的罚款，限制业务活动或者由原发证机关吊销许可证书",
            "处一万元以下的罚款，限制业务活动或者由原发证机关吊销许可证书",
        ),
        ("给予警告，可以并处五万元以下的罚款", "可以并处五万元以下的罚款，警告"),
    ],
)
def test_of_which_one_is_imposed_or_another_stand_together_with_what_says_so(imposed: str, told: str) -> None:
    """国境卫生检疫法 2024 第四十四条: 警告 or a fine was told as both."""
    assert said(row(f"未如实申报的，由海关{imposed}。").new) == told


def test_a_line_is_not_cut_between_what_is_imposed_or_else() -> None:
    runs = [Run("equal", text) for text in ("可以给予警告", "或者", "处一万元以下的罚款", "，", "责令改正")]
    shown = brief_penalty(runs, alone=True, most=6).shown
    assert said(shown) == "可以给予警告或者处一万元以下的罚款"


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("违反本法有关卫生监督的其他规定，或者拒绝接受卫生监督的", "违反本法有关卫生监督的其他规定，或者拒绝接受卫生监督的"),
        ("违反本法第四十七条第一款的规定，进行海洋工程建设项目的", "违反本法第四十七条第一款的规定，进行海洋工程建设项目的"),
        ("违反本法第二十二条规定，未履行报告义务的", "违反本法第二十二条规定，未履行报告义务的"),
        ("违反本法第十二条规定，未取得许可擅自从事卫生服务的", "未取得许可擅自从事卫生服务的"),
        ("违反本法规定，进行海洋工程建设项目的", "进行海洋工程建设项目的"),
    ],
)
def test_an_act_is_told_with_the_article_that_it_breaks_where_the_rest_tells_no_breach(act: str, told: str) -> None:
    assert row(f"{act}，处一万元以下的罚款。").act == told


def test_an_act_that_is_cut_does_not_say_the_opposite() -> None:
    """文物保护法 2024 第八十三条: 文物保护工程 are what may be done there."""
    acts = "擅自在已经公布的各级文物保护单位的保护范围和建设控制地带以内进行文物保护工程以外的其他建设工程或者爆破、钻探、挖掘等作业的"
    told = row(f"{acts}，处一万元以下的罚款。").act
    assert told.endswith("进行文物保护工程以外的其他建设工程或者爆破……")
    act = "血液等人体组织、病原微生物、生物制品等关系公共卫生安全的货物、物品进境出境未经检疫审批或者检疫查验不合格的"
    assert row(f"{act}，处一万元以下的罚款。").act.endswith("未经检疫……")


def test_when_is_told_once_of_several_who_are_punished_then() -> None:
    new = (
        "造成严重后果的，对单位处五十万元以上的罚款，对个人处五万元以上的罚款；未造成严重后果的，可以对单位处一万元的罚款。"
    )
    told = said(row(f"违反规定挖掘的，由主管部门责令改正；{new}").new)
    assert told.count("造成严重后果的：") == 2, "once for each tier"
    assert "对单位：处五十万元以上的罚款；对个人：处五万元以上的罚款" in told
    assert "对单位：可以对单位" not in told


def test_what_the_paragraph_before_punishes_is_no_act() -> None:
    """会计法 2024 第四十一条: the old act stood in the paragraph before."""
    old = "伪造凭证的，依法追究刑事责任。\n有前款行为，尚不构成犯罪的，可以处三千元以上五万元以下的罚款。"
    assert row("伪造凭证的，可以处十万元以上五十万元以下的罚款。", old).act == "伪造凭证的"


def test_what_costs_more_and_may_besides_cost_something_new_is_stricter() -> None:
    old = "违反规定的，处一万元以上二万元以下的罚款；情节严重的，处五万元的罚款。"
    new = "违反规定的，处二万元以上五万元以下的罚款；情节严重的，处五万元的罚款，吊销许可证。"
    assert row(new, old).trend == "stricter"


def test_a_penalty_that_went_stands_under_the_old_number_of_its_article() -> None:
    """国际海运条例 2023: another article has the number now."""
    kept, gone = "登记机关依法登记。", "未办理提单登记的，处二万元以上十万元以下的罚款。"
    old = f"第一条　{kept}\n\n第二条　{gone}\n\n第三条　经营人应当报告运价。\n"
    view = make_view(change_set_of(make("a", old), make("b", f"第一条　{kept}\n\n第二条　经营人应当报告运价。\n")))
    assert [row.number for row in view.digest.penalties] == ["原第二条"]
