"""Whom a rule speaks of: told as a doubt, at one place, too."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make

from regdiff.comparing.aids import read_aids
from regdiff.report.paragraph import render_paragraph
from regdiff.report.view import make_view


def _told(old: str, new: str) -> list[tuple[str, str]]:
    changes = change_set_of(make("2018", f"第一条　{old}\n"), make("2025", f"第一条　{new}\n"))
    return [(each.old, each.new) for each in read_aids(changes).addressees]


@pytest.mark.parametrize(
    ("old", "new", "terms"),
    [
        ("任何人不得非法持有国家秘密载体。", "任何组织和个人不得非法持有国家秘密载体。", ("任何人", "任何组织和个人")),
        ("公民可以查阅登记资料。", "自然人可以查阅登记资料。", ("公民", "自然人")),
        ("公民有权举报。", "公民、法人和其他组织有权举报。", ("公民", "公民、法人和其他组织")),
        (
            "禁止公民、法人和其他组织擅自开采。",
            "禁止自然人、法人和非法人组织擅自开采。",
            ("公民、法人和其他组织", "自然人、法人和非法人组织"),
        ),
    ],
)
def test_other_persons_at_one_place_are_told(old: str, new: str, terms: tuple[str, str]) -> None:
    assert _told(old, new) == [terms]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("单位和个人应当配合检查。", "单位或者个人应当配合检查。"),  # the same persons
        ("公民应当配合检查。", "任何公民都应当配合检查。"),  # all of them before, too
        ("企业应当配合检查。", "企业应当如实配合检查。"),  # another word changed
        ("学校、妇女联合会、社会组织应当支持。", "学校、妇女联合会、单位应当支持。"),  # the end of a longer list
        ("保护个人信息。", "保护单位信息和个人信息。"),  # no person
    ],
)
def test_what_names_the_same_persons_is_not_told(old: str, new: str) -> None:
    assert _told(old, new) == []


def test_it_is_told_as_possible_and_not_as_replaced_throughout() -> None:
    old, new = (make(year, f"第一条　{who}可以查阅登记资料。\n") for year, who in (("2018", "公民"), ("2025", "自然人")))
    told = render_paragraph(make_view(change_set_of(old, new)))
    assert "适用对象用语：“公民”改为“自然人”（第一条，可能改变范围）。" in told
    assert "全文" not in told


def test_the_end_of_a_longer_name_is_no_person() -> None:
    """妇女权益保障法 2022 第六十五条: 社会团体 stand there as before."""
    old = "居民委员会等基层群众性自治组织、社会团体应当预防家庭暴力。"
    new = "司法机关、社会团体、企业事业单位、基层群众性自治组织以及其他组织应当预防家庭暴力。"
    assert not _told(old, new)
