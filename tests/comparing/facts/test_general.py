"""Of a text most of which is new, policies and what authorities are to see to are left out; of any other one they are told."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make
from tellings import shown

from regdiff.comparing.aids import read_aids

OLD = "第一条　经营者应当登记。\n\n第二条　经营者应当缴纳费用。\n"
RULES = [
    "经营者应当向登记机关报告仓库的地址，并且张贴告示。",
    "运输单位应当使用密闭的车辆，并且记录行驶的路线。",
    "检验员不得泄露检验中知悉的商业秘密。",
    "投保人可以查阅保管人的账簿和凭证。",
]
"""Rules of others than authorities, which make the text new for the most part."""
GENERAL = [
    "国家鼓励社会资本投资仓储设施，提高仓储的水平。",
    "省级人民政府负责统筹仓储设施的空间布局和用地。",
    "县级以上地方人民政府应当建立仓储设施的监测机制。",
    "本市综合运用产业布局、人才培养等方面的措施发展仓储。",
    "仓储设施的等级划分办法，由行业协会另行制定。",
    "县级以上地方人民政府应当加强仓储设施的信息化建设，依法向社会提供信息服务。",
    "民政部门应当会同农业部门做好仓储设施的普查。",
]
TOLD = [
    "仓储工作坚持中国共产党的领导。",
    "县级以上地方人民政府应当在每年三月公布仓储设施的名录。",
    "登记机关应当自收到申请之日起二十日内作出决定。",
    "农业农村部门应当对申请人提交的图纸逐项核对。",
    "县级人民政府对超过十万吨的仓储设施派驻专人。",
    "登记机关可以查封违法建设的仓储设施。",
]


def told_of(sentence: str, *, rules: list[str] = RULES, old: str = OLD) -> list[str]:
    """Return what is told of a sentence that comes as an article of its own, behind some rules."""
    body = "\n\n".join(f"第{n}条　{each}" for n, each in zip("三四五六七", [*rules, sentence], strict=False))
    change_set = change_set_of(make("a", old), make("b", f"{OLD}\n{body}\n"))
    return [
        shown(fact, change)
        for change, reading in zip(change_set.changes, read_aids(change_set).readings, strict=True)
        if change.new and sentence in change.new[-1].text
        for fact in reading.facts
    ]


@pytest.mark.parametrize("sentence", GENERAL)
def test_what_obliges_nobody_to_an_act_is_left_out_of_a_text_that_is_mostly_new(sentence: str) -> None:
    assert told_of(sentence) == []


@pytest.mark.parametrize("sentence", GENERAL)
def test_of_a_text_that_was_amended_the_same_is_told(sentence: str) -> None:
    kept = "".join(f"\n第{n}条　{each}\n" for n, each in zip("三四五六", RULES, strict=True))
    assert told_of(sentence, old=OLD + kept)


@pytest.mark.parametrize("sentence", TOLD)
def test_who_leads_and_an_act_that_can_be_asked_of_an_authority_are_told_of_any_text(sentence: str) -> None:
    assert told_of(sentence)


def test_of_a_text_about_authorities_what_they_see_to_is_told() -> None:
    rules = [
        "省级人民政府领导仓储工作，审定仓储规划。",
        "市级人民政府审核仓储设施的布局，公布结果。",
        "县级人民政府管理仓储用地，核发证明。",
        "农业部门管理粮食仓储，发布行情。",
    ]
    assert told_of("省级人民政府负责统筹仓储设施的空间布局和用地。", rules=rules)
