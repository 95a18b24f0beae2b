"""Instruments as texts → values."""

from __future__ import annotations

import json

import pytest
from conftest import SHARED, needs_shared

from regdiff.amending.reading.read import read_text
from regdiff.amending.spell import spell

TRIPLES = sorted(path.parent.name for path in (SHARED / "amendments").glob("*/meta.json"))


@pytest.mark.parametrize("name", TRIPLES)
def test_every_order_of_the_triples_is_typed(name: str) -> None:
    folder = needs_shared("amendments") / name
    assert json.loads((folder / "meta.json").read_text(encoding="utf-8"))["id"] == name
    for path in sorted(folder.glob("instrument*.txt")):
        instrument = read_text(path.read_text(encoding="utf-8"))
        assert instrument.orders
        assert not instrument.unread
        assert all(order.operations for order in instrument.orders)


def test_an_instrument_is_read() -> None:
    text = (
        "国务院关于修改《某条例》的决定\n\n国务院决定对《某条例》作如下修改：\n\n"
        "一、将第四条改为第五条，修改为：“甲。\n\n“乙。”\n\n二、对部分条文作以下修改：\n\n（一）将第六条中的“丙”修改为“丁”。\n\n"
        "此外，对条文顺序作相应调整。\n\n本决定自2025年6月1日起施行。\n\n《某条例》根据本决定作相应修改，重新公布。\n"
    )
    read = read_text(text)
    assert (read.title, read.issuer, read.republished) == ("国务院关于修改《某条例》的决定", "国务院", True)
    assert str(read.effective) == "2025-06-01"
    [target] = read.targets
    assert target.title == "某条例"
    assert [(order.number, [spell(each) for each in order.operations]) for order in target.orders] == [
        ("一", ["renumber[article] 第四条 -> 第五条", "restate 第四条: 甲。 / 乙。"]),
        ("二（一）", ["replace 第六条 “丙” => “丁”"]),
        ("3", ["renumber-rest[article]"]),
    ]
