"""What took the place of what: members that stand on, words of two items, names of authorities, ways, ages, joined fines."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make
from tellings import told

from regdiff.comparing.aids import read_aids
from regdiff.report.catalogue import LABELS
from regdiff.report.phrasing import say
from regdiff.report.sayings import prose

PAIRS = [
    # the league and the federation stand further on: they did not go
    (
        "未成年人遭受虐待的，可以向公安机关、未成年人保护机构、共产主义青年团、妇女联合会、所在学校、居民委员会请求保护。",
        "未成年人遭受虐待的，可以向公安、民政、教育等有关主管部门以及所在学校、居民委员会、共产主义青年团、妇女联合会请求保护。",
        [],
    ),
    # two items became one: what of both is told to have become what, no mark says
    (
        "可以通过下列途径查明外国法律：\n（一）由当事人提供；\n（二）由我国驻该国使领馆提供；\n（三）由该国驻我国使馆提供。",
        "可以通过下列途径查明外国法律：\n（一）由当事人提供；\n（二）通过最高人民法院请求我国驻该国使领馆或者该国驻我国使领馆提供。",
        [
            "content 可以通过下列途径查明外国法律……（二）{-由→通过最高人民法院请求+}我国驻该国使领馆{+或者该国驻我国使领馆+}提供"
        ],
    ),
    # the name of an authority is no 农村部门
    (
        "市和区、县农业行政管理部门负责本行政区域内农业科技进步工作。",
        "农业农村部门负责本行政区域内农业科技进步和成果转化工作。",
        ["list {-市和区、县农业行政管理→农业农村+}部门负责本行政区域内农业科技进步{+和成果转化+}工作"],
    ),
    # of two ways one was left: that binds no more and no less than before
    (
        "登记机关可以采用电子方式或者邮寄方式送达登记文书。",
        "登记机关应当采用电子方式送达登记文书。",
        ["duty 登记机关{-可以→应当+}采用电子方式{-或者邮寄方式-}送达登记文书"],
    ),
    # another age takes in other people
    ("代理人应当年满十八周岁。", "代理人应当年满二十周岁。", ["amount 代理人应当年{-满十八周岁→满二十周岁+}"]),
]


# what is told of clauses with little in common would be read as one rule in other words, which it is not
OTHERS = [
    (
        "答辩委员会负责审查硕士和博士学位论文、组织答辩，就是否授予硕士学位或博士学位作出决议。",
        "申请学士学位的，由学位评定委员会组织审查，作出是否授予学士学位的决议。",
    ),
]


@pytest.mark.parametrize(("old", "new"), OTHERS)
def test_clauses_with_little_in_common_are_no_forms_of_each_other(old: str, new: str) -> None:
    assert not [each for each in told(old, new) if "→" in each]


@pytest.mark.parametrize(("old", "new", "facts"), PAIRS)
def test_what_took_the_place_of_what(old: str, new: str, facts: list[str]) -> None:
    assert told(old, new) == facts


def test_a_fine_that_stays_did_not_come_in_for_what_was_imposed_beside_it() -> None:
    old = (
        "设立观测站未备案的，由主管部门没收违法活动使用的仪器设备和违法获得的海洋观测资料，并处二万元以上十万元以下的罚款。"
    )
    new = "设立观测站未备案的，由主管部门责令限期改正，处二万元以上十万元以下的罚款。"
    (fact,) = told(old, new)
    assert fact.startswith("penalty looser")
    assert fact.endswith("{-没收违法活动使用的仪器设备和违法获得的海洋观测资料-}")


def test_no_quote_of_a_clerk_begins_within_the_marker_of_an_item() -> None:
    items = [
        "（一）身份证明；",
        "（二）由法律查明服务机构提供。",
        "（二）章程；",
        "（三）由法律查明服务机构或者中外专家提供。",
    ]
    sides = ["\n".join(["申请应当提交下列材料：", *each]) for each in (items[:2], [items[0], *items[2:]])]
    texts = [f"第一条　为了规范登记活动，制定本条例。\n\n第二条　{side}\n" for side in sides]
    change_set = change_set_of(*(make(label, text) for label, text in zip("ab", texts, strict=True)))
    said = [
        prose(say(fact, change, "", LABELS["zh"]), LABELS["zh"])
        for change, reading in zip(change_set.changes, read_aids(change_set).readings, strict=True)
        for fact in reading.facts
    ]
    assert any(
        each.endswith("：“（二）由法律查明服务机构提供”改为“（三）由法律查明服务机构或者中外专家提供”") for each in said
    )
