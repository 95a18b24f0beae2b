"""Sanctions that came, went or are others, as they are told: what is imposed as before is no part of it."""

from __future__ import annotations

import pytest
from tellings import told

CHANGED = [
    # what stood between two sanctions that came is told with neither
    (
        "登记机构有下列行为之一的，责令停业整顿或者吊销许可证。",
        "登记机构有下列行为之一的，限制开展相关经营活动、责令停业整顿，或者降低相关资质等级直至吊销许可证。",
        ["penalty 登记机构有下列行为之一的，{+限制开展相关经营活动+}……"],
    ),
    # where both sides impose others, what is kept between them stands on both
    (
        "毁坏登记档案的，没收工具，吊销许可证。",
        "毁坏登记档案的，处二万元以上十万元以下的罚款，吊销许可证，没收场所。",
        ["penalty 毁坏登记档案的，{-没收工具，吊销许可证→处二万元以上十万元以下的罚款，吊销许可证，没收场所+}"],
    ),
    # whom it hits, where that is another
    (
        "无证从事登记代理的，对其所在单位处二十万元以下的罚款。",
        "无证从事登记代理的，处一万元以上五万元以下的罚款。",
        ["penalty 无证从事登记代理的，{-对其所在单位处二十万元以下的罚款→处一万元以上五万元以下的罚款+}"],
    ),
    # thresholds, where these are of something else
    (
        "伪造登记证书的，违法经营额不足一万元的，处一万元以上五万元以下的罚款。",
        "伪造登记证书的，违法所得不足五万元的，处二十万元以下的罚款。",
        [
            "penalty 伪造登记证书的，{-违法经营额不足一万元的，处一万元以上五万元以下的罚款→违法所得不足五万元的，处二十万元以下的罚款+}"
        ],
    ),
    # a list that was parted, one part of which is punished at once still
    (
        "公司有下列情形之一的，给予警告，处五万元以上二十万元以下的罚款：\n（一）未公示年度报告；\n（二）未置备股东名册；\n（三）未申报名称。",
        "公司有下列情形之一的，给予警告；逾期不改正的，处五万元以上二十万元以下的罚款：\n（一）未公示年度报告；\n（二）未置备股东名册。\n公司有下列情形之一的，给予警告，处五万元以上二十万元以下的罚款：\n（一）未申报名称。",
        [],
    ),
    # and one that was not
    (
        "公司有下列情形之一的，给予警告，处五万元以上二十万元以下的罚款：\n（一）未公示年度报告；\n（二）未置备股东名册；\n（三）未申报名称。",
        "公司有下列情形之一的，给予警告；逾期不改正的，处五万元以上二十万元以下的罚款：\n（一）未公示年度报告；\n（二）未置备股东名册；\n（三）未申报名称。",
        ["penalty 公司有下列情形之一的……{-处五万元以上二十万元以下的罚款→逾期不改正的，处五万元以上二十万元以下的罚款+}"],
    ),
    # a lesser sanction beside a heavier one makes nothing stricter
    (
        "登记机构泄露秘密的，吊销许可证。",
        "登记机构泄露秘密的，降低资质等级直至吊销许可证。",
        ["penalty 登记机构泄露秘密的，{+降低资质等级+}……"],
    ),
    # 吊扣 is 暂扣
    (
        "机长酒后操作的，给予警告，吊扣执照一个月至六个月。",
        "机长酒后操作的，给予警告，暂扣执照一个月至六个月，处一万元以下的罚款。",
        ["penalty stricter 机长酒后操作的……{-吊扣执照一个月至六个月→暂扣执照一个月至六个月，处一万元以下的罚款+}"],
    ),
    # what a list of acts cost is no measure for one act
    (
        "有下列行为之一的，责令改正：\n（一）登记代理人在登记时弄虚作假；\n（二）登记人员收受财物。",
        "登记代理人在登记时弄虚作假的，责令改正，给予警告。",
        ["penalty 登记代理人在登记时弄虚作假的……{+警告+}"],
    ),
]


@pytest.mark.parametrize(("old", "new", "facts"), CHANGED)
def test_what_is_imposed_as_before_is_told_neither_to_have_come_nor_as_stricter(
    old: str, new: str, facts: list[str]
) -> None:
    assert told(old, new) == facts
