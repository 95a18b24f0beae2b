"""Operations in the words of officials: each example is read as the order that it stands for."""

from __future__ import annotations

import datetime as dt

import pytest

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Piece, Side, Verb
from regdiff.amending.writing.frame import Contents, Style, write_instrument
from regdiff.amending.writing.order import order_text
from regdiff.model.numbers import Level, parse_number


def at(number: str, paragraph: int = 0, item: int = 0, *, new: bool = False) -> Address:
    return Address(article=parse_number(number), paragraph=paragraph, item=(item,) if item else (), new=new)


def pieces(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece(tuple(text.split("\n"))) for text in texts)


def numbered(first: str, second: str) -> tuple[Piece, ...]:
    return Piece(("甲。",), first), Piece(("乙。",), second)


def moved(old: str, new: str) -> Operation:
    return Operation(Verb.RENUMBER, (at(old),), (at(new, new=True),), level=Level.ARTICLE)


CHAPTER = Address(Place.DIVISION, (parse_number("第六章"),), new=True)
EXAMPLES = [
    ([Operation(Verb.RESTATE, (at("第三条"),), pieces=pieces("甲。\n“乙”丙。"))], "将第三条修改为：“甲。\n“‘乙’丙。”"),
    ([moved("第二十条", "第二十一条")], "将第二十条改为第二十一条。"),
    (
        [moved("第二十条", "第二十一条"), Operation(Verb.RESTATE, (at("第二十条"),), pieces=pieces("甲。"))],
        "将第二十条改为第二十一条，修改为：“甲。”",
    ),
    (
        [
            moved("第二十条", "第二十一条"),
            Operation(Verb.REPLACE, (at("第二十条"),), phrase="甲", words="乙"),
            Operation(Verb.REPLACE, (at("第二十条"),), phrase="丙", words="丁"),
            Operation(Verb.DELETE_WORDS, (at("第二十条", 2),), phrase="戊"),
            Operation(Verb.DELETE_WORDS, (at("第二十条", 2),), phrase="己"),
        ],
        "将第二十条改为第二十一条，其中的“甲”修改为“乙”，“丙”修改为“丁”，删去第二款中的“戊”和“己”。",
    ),
    (
        [
            Operation(Verb.RESTATE, (at("第二十条", 1),), pieces=pieces("甲。")),
            Operation(Verb.INSERT, (at("第二十条"),), (at("第二十条", 2, new=True),), pieces("乙。"), level=Level.PARAGRAPH),
            Operation(Verb.RENUMBER, (at("第二十条", 2),), (at("第二十条", 3, new=True),), level=Level.PARAGRAPH),
            Operation(Verb.REPLACE, (at("第二十条", 2),), phrase="甲", words="乙"),
        ],
        "将第二十条第一款修改为：“甲。”\n增加一款，作为第二款：“乙。”\n将第二款改为第三款，其中的“甲”修改为“乙”。",
    ),
    (
        [Operation(Verb.INSERT, (), (at("第八条", new=True), at("第九条", new=True)), numbered("第八条", "第九条"), level=Level.ARTICLE)],
        "增加两条，分别作为第八条、第九条：“第八条　甲。\n“第九条　乙。”",
    ),
    (
        [Operation(Verb.INSERT, (at("第五条", 1),), (at("第五条", 1, 5, new=True),), pieces("（五）甲"), level=Level.ITEM)],
        "第五条第一款增加一项，作为第五项：“（五）甲”",
    ),
    (
        [
            Operation(Verb.REPLACE, (at("第五条", 1), at("第五条", 2), at("第六条")), phrase="甲", words="乙"),
            Operation(Verb.REPLACE, (at("第九条", 1, 2),), phrase="丙", words="乙"),
        ],
        "将第五条第一款、第二款、第六条中的“甲”修改为“乙”；第九条第一款第二项中的“丙”修改为“乙”。",
    ),
    ([Operation(Verb.DELETE, (at("第五条"), at("第六条", 2)))], "删去第五条、第六条第二款。"),
    (
        [Operation(Verb.INSERT_WORDS, (at("第五条", 1),), phrase="甲", words="乙", side=Side.BEFORE)],
        "在第五条第一款中的“甲”前增加“乙”。",
    ),
    ([Operation(Verb.APPEND, (at("第五条", 1),), words="乙。")], "在第五条第一款最后增加“乙。”。"),
    (
        [Operation(Verb.MOVE_WORDS, (at("第五十条"),), phrase="甲", words="乙")],
        "将第五十条中的“甲”调整到“乙”之后。",
    ),
    (
        [Operation(Verb.MERGE, (at("第十条"), at("第二十五条")), (at("第十条", new=True),), pieces("甲。"))],
        "将第十条、第二十五条合并，作为第十条，修改为：“甲。”",
    ),
    (
        [
            Operation(
                Verb.SPLIT, (at("第九条"),), (at("第十二条", new=True), at("第十三条", new=True)), numbered("第十二条", "第十三条"),
                level=Level.ARTICLE,
            )
        ],
        "将第九条改为两条，作为第十二条、第十三条，修改为：“第十二条　甲。\n“第十三条　乙。”",
    ),
    ([Operation(Verb.RETITLE, (Address(Place.TITLE),), pieces=pieces("某条例"))], "将名称修改为“某条例”。"),
    (
        [Operation(Verb.RETITLE, (Address(Place.DIVISION, (parse_number("第二章"),)),), pieces=pieces("职责"))],
        "将第二章章名修改为“职责”。",
    ),
    (
        [
            Operation(
                Verb.INSERT_DIVISION, (), (CHAPTER, at("第三十七条", new=True), at("第四十五条", new=True)), pieces("快递包装"),
                level=Level.CHAPTER,
            )
        ],
        "增加一章，作为第六章，章名为“快递包装”，包括第三十七条至第四十五条。",
    ),
    ([Operation(Verb.DISSOLVE_DIVISION, (Address(Place.HEADINGS),))], "删去所有章名。"),
    (
        [Operation(Verb.REPLACE, (Address(Place.EVERYWHERE),), phrase="帐", words="账")],
        "将相关条文中的“帐”均修改为“账”。",
    ),
    ([Operation(Verb.RENUMBER_REST, level=Level.ARTICLE)], "对条文顺序作相应调整。"),
]  # fmt: skip


@pytest.mark.parametrize(("operations", "text"), EXAMPLES, ids=[text[:24] for _, text in EXAMPLES])
def test_an_order_in_words(operations: list[Operation], text: str) -> None:
    assert order_text(operations) == text


REPLACED = (Operation(Verb.REPLACE, (at("第五条"),), phrase="甲", words="乙"),)
DELETED = (Operation(Verb.DELETE, (at("第九条"),)),)
RESTATED = (Operation(Verb.RESTATE, (at("第三条"),), pieces=pieces("丙。")),)


def contents(*, follow: bool = True) -> Contents:
    return Contents(
        "某某条例", "国务院", dt.date(2026, 3, 1), (RESTATED,), (REPLACED, REPLACED), DELETED, renumber_rest=follow
    )


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            Style.STATE_COUNCIL,
            """国务院关于修改《某某条例》的决定

国务院决定对《某某条例》作如下修改：

一、将第三条修改为：“丙。”

二、删去第九条。

三、对部分条文作以下修改：

（一）将第五条中的“甲”修改为“乙”。

（二）将第五条中的“甲”修改为“乙”。

此外，对条文顺序作相应调整。

本决定自2026年3月1日起施行。

《某某条例》根据本决定作相应修改，重新公布。
""",
        ),
        (
            Style.NPC,
            """国务院关于修改《某某条例》的决定

国务院决定对《某某条例》作如下修改：

一、将第三条修改为：“丙。”

二、删去第九条。

三、对部分条文作以下修改：

（一）将第五条中的“甲”修改为“乙”。

（二）将第五条中的“甲”修改为“乙”。

本决定自2026年3月1日起施行。

《某某条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。
""",
        ),
        (
            Style.COURT,
            """国务院关于修改《某某条例》的决定

国务院决定对《某某条例》作如下修改：

1.将第三条修改为：

“丙。”

2.删去第九条。

3.将第五条中的“甲”修改为“乙”。

4.将第五条中的“甲”修改为“乙”。

此外，对条文顺序作相应调整。

本决定自2026年3月1日起施行。

《某某条例》根据本决定作相应修改，重新公布。
""",
        ),
        (
            Style.AMENDMENT,
            """某某条例修正案

一、将某某条例第三条修改为：“丙。”

二、删去某某条例第九条。

三、将某某条例第五条中的“甲”修改为“乙”。

四、将某某条例第五条中的“甲”修改为“乙”。

此外，对条文顺序作相应调整。

本修正案自2026年3月1日起施行。
""",
        ),
    ],
)
def test_an_instrument_in_each_style(style: Style, text: str) -> None:
    assert write_instrument(contents(), style) == text


def test_what_is_not_known_is_left_blank() -> None:
    text = write_instrument(Contents("某某条例", "", None, (RESTATED,), (), (), renumber_rest=False), Style.NPC)
    assert text.startswith("关于修改《某某条例》的决定\n\n对《某某条例》作如下修改：\n")
    assert "本决定自　　　　年　　月　　日起施行。" in text
    assert text.endswith("《某某条例》根据本决定作相应修改，重新公布。\n")
