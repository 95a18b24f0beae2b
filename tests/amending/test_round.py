"""Orders that are written out again are read as the same operations: of every instrument at hand, and of every form's examples."""

from __future__ import annotations

import pytest
from conftest import needs_shared

from regdiff import read_instrument
from regdiff.amending.instrument import Operation
from regdiff.amending.reading.read import read_text
from regdiff.amending.spell import spell
from regdiff.amending.writing.order import order_text

INSTRUMENTS = ["*/instrument*.txt", "whole/*.txt"]
FRAME = "某机关关于修改《{title}》的决定\n某机关决定对《{title}》作如下修改：\n一、{order}\n"


def again(operations: tuple[Operation, ...], title: str) -> list[str]:
    text = FRAME.format(title=title or "某法", order=order_text(operations))
    return [spell(operation) for order in read_text(text).orders for operation in order.operations]


@pytest.mark.parametrize("pattern", INSTRUMENTS)
def test_every_order_is_written_as_it_is_read(pattern: str) -> None:
    written = 0
    for path in sorted(needs_shared("amendments").glob(pattern)):
        for target in read_instrument(path).targets:
            for order in (each for each in target.orders if not each.rests):
                said = f"{path.parent.name} {target.title} {order.number}"
                assert again(order.operations, target.title) == [spell(each) for each in order.operations], said
                written += 1
    assert written > len(INSTRUMENTS)


ORDERS = [
    "将第八条第三款单列一条，作为第四十九条，修改为：“甲。”\n第八条增加一款，作为第三款：“乙。”",
    "将第二十六条改为第二十九条，作为第一款，修改为：“甲。”\n增加一款，作为第二款：“乙。”",
    "在第十五章第三节后增加一节，作为第十五章第四节，节名为“第四节　指定遗产管理人案件”，包括第一百九十四条至第一百九十七条。",
    "条文顺序和个别文字作相应调整和修改。",
    "将第一分编名称修改为“融资租赁合同的认定”。",
    "将第三十条第三项、第四项合并为一项，作为第三项：“（三）丙；”\n其余各项序号依次调整。",
    "删去第二十一条、第四十条第二款和附件3。",
    "删去第五条第二款。第五条第三项改为第二项，修改为：“（二）甲；”",
]


@pytest.mark.parametrize("order", ORDERS)
def test_what_could_be_read_in_another_way_is_said_in_full(order: str) -> None:
    found = read_text(FRAME.format(title="某条例", order=order))
    operations = tuple(each for one in found.orders for each in one.operations)
    assert operations
    assert not found.unread
    assert again(operations, "某条例") == [spell(each) for each in operations]
