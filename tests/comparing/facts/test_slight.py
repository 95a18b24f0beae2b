"""What is right and tells a reader nothing is told of no article: the comparison shows it all the same."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make
from tellings import prose_of

from regdiff.comparing.aids import read_aids
from regdiff.comparing.facts.offices import is_of_same_offices, is_same_office
from regdiff.model.numbers import format_numeral

STAYS = "登记档案长期保存。"
SLIGHT = [
    # formulas
    "违反本办法规定，造成他人人身、财产损害的，依法承担民事责任。",
    "构成违反治安管理行为的，由公安机关依法给予治安管理处罚。",
    "法律对登记费用有特别规定的，应当遵守其规定。",
    # what a text is for
    "为了规范登记行为，保护当事人的合法权益，制定本办法。",
    # of which application, and of whom
    "对不符合规定条件的，不予登记并书面说明理由。",
    "根据工作需要，可以召开联合审查会议。",
    "予以批准的，应当发给许可证；不予批准的，应当书面通知申请人并说明理由。",
    "罪犯拒绝会见的，应当记录在案；必要时，应当录音录像。",
    # what it hangs on is not told
    "登记费用的减免按照前款规定确定。",
]
POLICIES = [
    ("本省加强登记工作，推动登记信息共享，提升登记服务水平。", True),
    ("国家鼓励社会力量参与登记服务。", True),
    ("本省建立登记服务协作机制，完善登记人员培养体系。", True),
    # who leads is asked for first
    ("登记工作坚持中国共产党的领导。", False),
    # what can be checked
    ("登记机关应当加强登记管理，每年公布登记情况。", False),
    ("国家实行不动产统一登记制度。", False),
    ("登记机关应当支持登记代理机构发展，在五日内答复其申请。", False),
]


@pytest.mark.parametrize("new", SLIGHT)
def test_what_says_nothing_by_itself_is_not_told(new: str) -> None:
    assert prose_of(STAYS, f"{STAYS}\n{new}") == []


def _told_of(policy: str, others: int) -> bool:
    """Say whether a policy is told of a text in which so many articles are amended."""
    kept = [
        f"第{format_numeral(n)}条　登记人员应当在{{}}日内归还第{n}号登记档案，并且说明归还的理由和档案的状况。"
        for n in range(2, 62)
    ]
    days = ["三", *(["五"] * others)], ["三", *(["六"] * others)]
    bodies = [
        [
            "第一条　登记档案长期保存。" + own,
            *(each.format(side[min(at + 1, len(side) - 1)] if at < others else "九") for at, each in enumerate(kept)),
        ]
        for own, side in zip(("", policy), days, strict=True)
    ]
    change_set = change_set_of(*(make(label, "\n\n".join(text) + "\n") for label, text in zip("ab", bodies, strict=True)))
    both = zip(change_set.changes, read_aids(change_set).readings, strict=True)
    return any(reading.facts for change, reading in both if change.new and change.new[0].printed == "第一条")


@pytest.mark.parametrize(("new", "is_policy"), POLICIES)
def test_a_policy_is_told_only_where_there_is_little_else(new: str, is_policy: bool) -> None:
    assert [_told_of(new, 2), _told_of(new, 40)] == [True, not is_policy]


RENAMED = [
    ("由县级以上地方人民政府环境保护主管部门责令改正", "由生态环境主管部门责令改正", True),
    ("由出入境检验检疫机构实施检验", "由海关实施检验", False),  # 海关 is no name that a list of authorities knows
    ("由县级以上地方人民政府环境保护主管部门责令改正", "由市生态环境主管部门责令改正", False),
    ("由农业主管部门责令改正", "由卫生主管部门责令改正", False),
    ("由农业主管部门责令改正", "由农业农村主管部门处以罚款", False),
]


@pytest.mark.parametrize(("old", "new", "is_same"), RENAMED)
def test_clauses_of_which_a_reform_renamed_the_authority_are_the_same(old: str, new: str, is_same: bool) -> None:
    assert is_of_same_offices(old, new) is is_same


@pytest.mark.parametrize(
    ("gone", "come", "is_same"),
    [
        ("工商行政管理部门", "市场监督管理部门", True),
        ("人民政府水行政主管部门（以下简称市水行政主管部门）", "水务部门", True),
        ("、国务院工商行政管理部门", "", True),
        ("县级以上", "", True),
        ("县级", "市级", False),
        ("国务院", "国家", False),
        ("统计人员", "单位和个人", False),
    ],
)
def test_an_authority_by_another_name_is_the_same(gone: str, come: str, is_same: bool) -> None:
    assert is_same_office(gone, come) is is_same


def test_that_an_authority_is_called_otherwise_is_no_fact() -> None:
    assert prose_of("由工商行政管理部门负责登记。", "由市场监督管理部门负责登记。") == []
