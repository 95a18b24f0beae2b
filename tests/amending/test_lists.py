"""Lists of addresses as orders print them."""

from __future__ import annotations

import pytest

from regdiff.amending.address import Place
from regdiff.amending.reading.addresses import Listed, Reader
from regdiff.amending.reading.flat import QUOTED, flatten
from regdiff.amending.reading.places import LONGEST_RANGE


def read(text: str) -> list[Listed]:
    return Reader(("刑法",)).find(flatten(text).replace("□", QUOTED))


def listed(text: str) -> str:
    return "、".join(str(each.address) for one in read(text) for each in one.elements)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("第二条第二款、第四十五条至第四十七条", "第二条第二款、第四十五条、第四十六条、第四十七条"),
        ("第二、三、四、六项", "第二项、第三项、第四项、第六项"),
        ("第一款至第三款", "第一款、第二款、第三款"),
        ("第（一）、（三）项和第五项", "第一项、第三项、第五项"),
        ("（一）、（二）项", "第一项、第二项"),
        ("第四十条第（三）项", "第四十条第三项"),
        ("第十条（二）", "第十条第二项"),
        ("第六条、十二条、十七条", "第六条、第十二条、第十七条"),
        ("第一百二十条之二至第一百二十条之四", "第一百二十条之二、第一百二十条之三、第一百二十条之四"),
        ("第一百三十三条之一第二款第三项之一", "第一百三十三条之一第二款第三项之一"),
        ("第10条第2款", "第十条第二款"),
        ("第二条第一款、第三款第二项、第五项", "第二条第一款、第二条第三款第二项、第二条第三款第五项"),
        ("第九章第六十三条", "第九章第六十三条"),
        ("第五编第二章章名", "第五编第二章"),
        ("第四章至第六章", "第四章、第五章、第六章"),
        ("第五条最后一款", "第五条最后一款"),
        ("第一款第一自然段", "第一款开头部分"),
        ("引言、第三条", "引言、第三条"),
        ("正文第二段", "引言第二段"),
        ("附件2和第三条", "附件二、第三条"),
        ("条例中的□", "全文"),
        ("《某条例》中□", "全文"),
        ("相关条文中的□", "全文"),
        ("第三条规定的情形", "第三条"),
        ("该条第二款", "第二款"),
    ],
)
def test_a_list_is_spelled_out(text: str, addresses: str) -> None:
    assert listed(text) == addresses


@pytest.mark.parametrize("text", ["法人", "名称", "第一", "（一）", "章节", "民法典规定", "第三条款项"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert not [each for each in read(text) if str(each.elements[0].address) == text]


def test_the_law_before_an_address_is_told() -> None:
    [one] = read("刑法第三十七条、《某法》第五条、第六条")
    assert [each.law for each in one.elements] == ["刑法", "某法", "某法"]


def test_a_range_that_is_none_is_a_problem() -> None:
    assert read("第五条至第三条")[0].problem
    assert read("第三条至第五款")[0].problem
    assert read(f"第一条至第{LONGEST_RANGE + 5}条")[0].problem


def test_a_heading_is_no_division() -> None:
    [heading], [division] = (read(text)[0].elements for text in ("第二章章名", "第二章"))
    assert (heading.heading, division.heading) == (True, False)
    assert heading.address.place is division.address.place is Place.DIVISION
