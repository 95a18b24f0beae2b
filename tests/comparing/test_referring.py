"""Penalties are worded alike: which duty each enforces tells them apart."""

from __future__ import annotations

import pytest

import regdiff
from regdiff.comparing.referring import at_odds
from regdiff.comparing.units import Unit, units

AIM = "为了加强安全生产工作，防止和减少生产安全事故，制定本条例。"
WORK = "生产经营单位进行爆破、吊装、挖掘等危险作业，应当安排专门人员负责现场安全管理。"
STORE = "危险化学品应当储存在专用仓库，储存方式、方法和数量应当符合国家标准，并由专人管理。"
LIMITS = "本市实行危险化学品禁止、限制、控制措施，具体目录由市应急管理部门拟订并向社会公布。"
TRAIN = "生产经营单位应当对从业人员进行安全生产教育和培训，保证从业人员具备必要的安全生产知识。"
UNTRAINED = (
    "生产经营单位违反本条例第四条规定，未对从业人员进行安全生产教育和培训的，责令限期改正；逾期未改正的，责令停产停业整顿。"
)
UNSAFE = (
    "生产经营单位违反本条例第{}条规定，未安排专门人员落实现场安全管理措施的，责令改正；"
    "拒不改正的，责令停产停业整顿，可以并处二万元以上十万元以下的罚款。"
)
UNLIMITED = "生产经营单位违反本条例第三条规定，未执行危险化学品限制措施的，责令改正；拒不改正的，吊销许可证，可以并处罚款。"


def _text(*articles: str) -> str:
    return "".join(f"第{number}条　{text}\n" for number, text in zip("一二三四五六", articles, strict=False))


def _fates(old: str, new: str) -> dict[str, list[str]]:
    changes = regdiff.compare(old, new).changes
    return {unit.printed: [each.printed for each in change.new] for change in changes for unit in change.old if unit.number}


def test_a_penalty_does_not_become_one_for_the_breach_of_another_duty() -> None:
    """北京市安全生产条例 2022: what punished 第三十九条 went, and 第六十二条, worded alike, punishes what is new."""
    old = _text(AIM, WORK, STORE, TRAIN, UNTRAINED, UNSAFE.format("二"))
    new = _text(AIM, STORE, LIMITS, TRAIN, UNTRAINED, UNLIMITED)
    assert _fates(old, new)["第六条"] == []


def test_a_penalty_is_the_same_where_its_duty_is() -> None:
    old = _text(AIM, WORK, STORE, TRAIN, UNTRAINED, UNSAFE.format("二"))
    new = _text(AIM, STORE, WORK, TRAIN, UNTRAINED, UNSAFE.format("三").replace("停产停业整顿", "停止作业"))
    assert _fates(old, new)["第六条"] == ["第六条"]


def _articles(*articles: str) -> list[Unit]:
    return [unit for unit in units(regdiff.read(_text(*articles))) if unit.number]


@pytest.mark.parametrize(
    ("said", "is_odd"),
    [
        ("违反本条例第二条规定的，处以罚款。", True),
        ("违反本条例第一条、第二条规定的，处以罚款。", False),  # one of them is near
        ("违反本条例第二条、第四条至第六条规定的，处以罚款。", False),  # a range says little
        ("违反《中华人民共和国公司法》第二条规定的，处以罚款。", False),  # of another law
        ("违反本条第一款规定的，处以罚款。", False),
        ("违反本条例第九条规定的，处以罚款。", False),  # which is not there
        ("处以罚款。", False),
    ],
)
def test_both_must_refer_to_articles_of_their_own_text_that_have_nothing_in_common(said: str, is_odd: bool) -> None:
    old = _articles(AIM, WORK, STORE, said)
    new = _articles(AIM, STORE, LIMITS, "违反本条例第一条规定的，处以罚款。")
    near = {(0, 0), (2, 1)}
    assert at_odds([(3, 3)], near, old, new) == (frozenset({(3, 3)}) if is_odd else frozenset())
    assert at_odds([(3, 3)], {*near, (1, 0)}, old, new) == frozenset()


def test_who_shares_a_line_of_their_own_is_linked_whatever_another_line_names() -> None:
    """慈善法 2023 第一百一十一条: its items stood in one article that referred to another one in its last paragraph."""
    item = "（一）通过虚构事实等方式欺骗、诱导募捐对象实施捐赠的；"
    lead = "募捐活动有下列情形之一的，责令停止募捐活动："
    old = _articles(AIM, WORK, STORE, f"{lead}\n{item}\n违反本条例第二条规定的，处以罚款。")
    new = _articles(AIM, STORE, LIMITS, f"{lead}\n{item}\n（二）违反本条例第一条规定的。")
    near = {(0, 0), (2, 1)}
    assert at_odds([(3, 3)], near, old, new) == frozenset()
    twice = _articles(
        AIM, STORE, f"登记活动有下列情形之一的：\n{item}", f"活动有下列情形的：\n{item}\n（二）违反本条例第一条规定的。"
    )
    assert at_odds([(3, 3)], {(0, 0), (2, 1)}, old, twice) == frozenset({(3, 3)}), "what two have in common tells nothing"
