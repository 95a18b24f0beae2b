"""Paragraphs and items, and which became which."""

from __future__ import annotations

from regdiff.amending.drafting.parts import items, pairs, paragraphs
from regdiff.amending.drafting.slots import movers

LINES = ("下列单位应当备案：", "（一）销售单位；", "（二）维修单位：", "1.甲；", "2.乙。", "前款单位向主管部门备案。")


def test_items_belong_to_the_paragraph_before_them() -> None:
    first, second = paragraphs(LINES)
    assert first.lines == LINES[:5]
    assert (second.number, second.lines) == (2, LINES[5:])


def test_subitems_belong_to_the_item_before_them() -> None:
    head, listed = items(paragraphs(LINES)[0])
    assert head == LINES[:1]
    assert [(item.number, item.text) for item in listed] == [(1, "销售单位；"), (2, "维修单位：\n1.甲；\n2.乙。")]


def test_a_reworded_paragraph_is_the_one_that_it_was() -> None:
    old = paragraphs(("国家保护环境。", "禁止向河流排放污水。"))
    new = paragraphs(("国家保护环境。", "单位应当登记。", "禁止向河流和湖泊排放污水。"))
    assert pairs(old, new) == [(0, 0), (1, 2)]


def test_the_fewest_articles_move_without_which_the_order_stands() -> None:
    assert movers({0: 0, 1: 1, 2: 2}) == set()
    assert movers({0: 1, 1: 2, 2: 0}) == {2}
    assert movers({38: 39, 39: 38}) == {38}
    assert movers({}) == set()
