"""Who does what is punished is named by the act, where it begins with it."""

from __future__ import annotations

import pytest

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.penalties.offenders import offender


@pytest.mark.parametrize(
    ("act", "who"),
    [
        ("违反本法规定，化工企业未取得安全使用许可证", "化工企业"),
        ("商标代理机构有下列行为之一的", "商标代理机构"),
        ("违反本条例第三十五条规定，批发交易市场、标准化菜市场未执行相关规定的", "批发交易市场、标准化菜市场"),
        ("公共航空运输企业和从事定期运输的通用航空企业不依法公布班期的", "公共航空运输企业和从事定期运输的通用航空企业"),
        ("从事航空活动的单位有下列情形之一的", "从事航空活动的单位"),
        ("不具有许可证件的单位购买剧毒化学品的", "不具有许可证件的单位"),
        ("纳税人欠缴应纳税款，转移财产的", "纳税人"),
        ("医疗机构、疾病预防控制机构泄露患者信息的", "医疗机构、疾病预防控制机构"),
    ],
)
def test_an_act_names_who_does_it(act: str, who: str) -> None:
    text = f"责令改正。{act}，处一万元以下罚款。"
    span = offender(text, Span(5, 5 + len(act)))
    assert text[slice(*span)] == who


@pytest.mark.parametrize(
    "act",
    [
        "未经许可从事公共航空运输的",
        "在公园内焚烧垃圾的",
        "从事贮存、运输服务未按照规定备案的",
        "使用未经检验合格的设备的",
        "安排未取得健康证明的人员从事餐饮服务的",
        "产生危害后果或者不良影响的",
        "有下列行为之一的",
        "个人信息处理活动违反规定的",
    ],
)
def test_an_act_that_begins_with_what_is_done_names_nobody(act: str) -> None:
    assert offender(act, Span(0, len(act))).is_empty
