"""Addresses as an order names them."""

from __future__ import annotations

import pytest

from regdiff.amending.address import LAST, Address, Place
from regdiff.model.numbers import Level, parse_number

ARTICLE = parse_number("第四十条")


@pytest.mark.parametrize(
    ("address", "printed", "level"),
    [
        (Address(article=ARTICLE), "第四十条", Level.ARTICLE),
        (Address(article=parse_number("第一百二十条之一")), "第一百二十条之一", Level.ARTICLE),
        (Address(article=ARTICLE, paragraph=2, item=(3,)), "第四十条第二款第三项", Level.ITEM),
        (Address(article=ARTICLE, item=(3, 1), subitem=2), "第四十条第三项之一第二目", Level.SUBITEM),
        (Address(article=ARTICLE, paragraph=LAST), "第四十条最后一款", Level.PARAGRAPH),
        (Address(article=ARTICLE, opening=True), "第四十条开头部分", Level.ARTICLE),
        (Address(divisions=(parse_number("第九章"),), article=ARTICLE), "第九章第四十条", Level.ARTICLE),
        (Address(Place.DIVISION, (parse_number("第五编"), parse_number("第二章"))), "第五编第二章", None),
        (Address(Place.PREAMBLE, paragraph=2), "引言第二段", None),
        (Address(Place.ANNEX), "附件", None),
        (Address(Place.EVERYWHERE), "全文", None),
        (Address(Place.EVERYWHERE, (parse_number("第四章"),)), "第四章", None),
        (Address(Place.TITLE), "名称", None),
    ],
)
def test_an_address_is_printed_as_officials_print_it(address: Address, printed: str, level: Level | None) -> None:
    assert str(address) == printed
    assert address.level is level


def test_how_it_was_written_makes_no_other_address() -> None:
    assert Address(article=ARTICLE, item=(3,), written="第40条第（三）项") == Address(article=ARTICLE, item=(3,))
