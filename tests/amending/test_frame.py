"""What stands around the orders."""

from __future__ import annotations

import datetime as dt

import pytest

from regdiff.amending.instrument import Instrument, Kind
from regdiff.amending.reading.flat import flatten
from regdiff.amending.reading.frame import KINDS, Form, enacting_end, line_at
from regdiff.amending.reading.read import read_text
from regdiff.amending.reading.signs import marker_at
from regdiff.amending.spell import spell


@pytest.mark.parametrize("form", KINDS, ids=lambda form: form.example)
def test_every_kind_of_line_has_its_example(form: Form) -> None:
    flat = flatten(form.example)
    marker = marker_at(flat, 0)
    known = line_at(flat, marker.end if marker else 0, len(flat))
    assert known is not None
    assert (known.line, known.end) == (form.line, len(flat))


@pytest.mark.parametrize(
    "line",
    [
        "此外，对相关行政法规中的条文序号作相应调整。",
        "自本决定实施之日起，原规定第一条第一款不再适用。",
        "附件修改为：",
        "将第三条修改为：",
        "本条例自2020年1月1日起施行。",
        "对合同的修改，应当采用书面形式。",
    ],
)
def test_no_line_of_an_order_or_of_wording_is_taken_for_the_frame(line: str) -> None:
    flat = flatten(line)
    assert line_at(flat, 0, len(flat)) is None


@pytest.mark.parametrize(
    "clause",
    [
        "国务院决定对《某条例》作如下修改：",
        "第十三届全国人民代表大会常务委员会第三十五次会议决定对《某法》作如下修改：",
        "根据审判实践需要，经最高人民法院审判委员会第1823次会议决定，对《某解释》等二十七件司法解释作如下修改：",
        "某省第十一届人民代表大会常务委员会第十七次会议决定，修改下列地方性法规：",
        "市人民政府决定：",
    ],
)
def test_enacting_clauses(clause: str) -> None:
    assert enacting_end(flatten(clause), 0, len(clause)) == len(clause)


HEAD = "某市人民代表大会常务委员会关于修改《某市甲条例》的决定\n（2024年5月6日某市第十六届人民代表大会常务委员会第三次会议通过）\n"
CLAUSE = "某市人民代表大会常务委员会决定对《某市甲条例》作如下修改：\n"


def told(read: Instrument) -> dict[str, list[tuple[str, list[str]]]]:
    return {
        f"{target.number}{target.title}": [(order.number, list(map(spell, order.operations))) for order in target.orders]
        for target in read.targets
    }


def test_title_passage_and_dates() -> None:
    read = read_text(
        HEAD + CLAUSE + "删去第九条。\n本决定自2024年7月1日起施行。《某市甲条例》根据本决定作相应修改，重新公布。\n"
    )
    assert read.title == "某市人民代表大会常务委员会关于修改《某市甲条例》的决定"
    assert (read.kind, read.issuer, read.republished) == (Kind.DECISION, "某市人民代表大会常务委员会", True)
    assert (read.adopted, read.effective) == (dt.date(2024, 5, 6), dt.date(2024, 7, 1))
    assert read.effect == "本决定自2024年7月1日起施行。"
    assert told(read) == {"某市甲条例": [("1", ["delete 第九条"])]}


def test_a_title_over_several_lines_with_an_order_of_promulgation_above() -> None:
    read = read_text(
        "某省人民政府令\n第123号\n《某省人民政府关于修改〈某办法〉的决定》已经2023年1月2日省人民政府第5次常务会议通过，现予公布，自2023年3月1日起施行。\n"
        "省长　张三\n2023年1月5日\n某省人民政府\n关于修改《某办法》的决定\n省人民政府决定对《某办法》作如下修改：\n一、删去第三条。\n"
    )
    assert read.title == "某省人民政府关于修改《某办法》的决定"
    assert (read.issuer, read.adopted) == ("某省人民政府", dt.date(2023, 1, 2))
    assert told(read) == {"某办法": [("一", ["delete 第三条"])]}


def test_an_amendment_names_its_law_in_its_title() -> None:
    read = read_text(
        "中华人民共和国刑法修正案（二）\n2001年8月31日某会议通过\n为了惩治犯罪，将刑法第三百四十二条修改为：\n“甲。”\n本修正案自公布之日起施行。"
    )
    assert (read.kind, read.adopted, read.effective) == (Kind.AMENDMENT, dt.date(2001, 8, 31), None)
    assert told(read) == {"中华人民共和国刑法": [("1", ["restate 第三百四十二条: 甲。"])]}


def test_omnibus_by_heads() -> None:
    read = read_text(
        "关于修改部分法规的决定\n一、对《甲条例》作出修改\n（一）删去第一条。\n（二）删去第二条。\n二、修改《乙条例》\n删去第三条。\n"
        "三、对《丙条例》的修改：\n1.删去第四条。\n《丁条例》\n删去第五条。\n本决定自公布之日起施行。"
    )
    assert told(read) == {
        "一甲条例": [("（一）", ["delete 第一条"]), ("（二）", ["delete 第二条"])],
        "二乙条例": [("1", ["delete 第三条"])],
        "三丙条例": [("1", ["delete 第四条"])],
        "丁条例": [("1", ["delete 第五条"])],
    }


def test_omnibus_by_first_orders() -> None:
    read = read_text(
        "国务院关于修改部分行政法规的决定\n一、对2部行政法规的部分条款予以修改。（附件1）\n附件1\n国务院决定修改的行政法规\n"
        "一、将《甲条例》第九条修改为“甲”。\n删去第十条。\n第二款改为第一款。\n二、删去《乙条例》第三十五条第一款。\n此外，对相关行政法规中的条文序号作相应调整。"
    )
    rest = ["renumber-rest[article]"]
    assert told(read) == {
        "一甲条例": [
            ("1", ["restate 第九条: 甲"]),
            ("2", ["delete 第十条", "renumber[paragraph] 第十条第二款 -> 第十条第一款"]),
            ("3", rest),
        ],
        "二乙条例": [("1", ["delete 第三十五条第一款"]), ("2", rest)],
    }
    assert len(read.orders) == 4
    assert not read.unread


def test_an_order_for_several_regulations_is_told_for_each() -> None:
    read = read_text(
        "关于修改部分法规的决定\n（一）将《甲条例》第三条、第四条第二款，《乙条例》第五条、《丙办法》第六条中的“甲”修改为“乙”。\n（二）删去《乙条例》第七条。"
    )
    assert told(read) == {
        "甲条例": [("（一）", ["replace 第三条、第四条第二款 “甲” => “乙”"])],
        "乙条例": [("（一）", ["replace 第五条 “甲” => “乙”"]), ("（二）", ["delete 第七条"])],
        "丙办法": [("（一）", ["replace 第六条 “甲” => “乙”"])],
    }
    assert not read.unread


def test_heads_of_several_orders() -> None:
    read = read_text(
        HEAD
        + CLAUSE
        + "一、对部分条文作以下修改：\n（一）删去第一条。\n二、第五条作如下修改：\n（一）第一款修改为：“甲。”\n（二）增加一款，作为第二款：“乙。”\n"
    )
    assert told(read)["某市甲条例"] == [
        ("一（一）", ["delete 第一条"]),
        ("二（一）", ["restate 第五条第一款: 甲。"]),
        ("二（二）", ["insert[paragraph] 第五条 -> 第五条第二款: 乙。"]),
    ]


def test_the_text_as_amended_is_not_read() -> None:
    text = (
        HEAD
        + CLAUSE
        + "一、删去第三条。\n本决定自公布之日起施行。\n某市甲条例\n（2010年1月1日通过）\n第一章　总则\n第一条　删去第二条的规定，增加一条。\n"
    )
    read = read_text(text)
    assert len(read.orders) == 1
    assert read.warnings == ("the text as amended stands behind it, and is not read",)
    assert not read.unread


def test_what_takes_effect_on_another_day_is_a_rest() -> None:
    read = read_text(HEAD + CLAUSE + "一、删去第三条。\n本决定自2024年1月1日起施行，但第一项自2025年1月1日起施行。\n")
    [rest] = read.unread
    assert rest.reason == "the clause on effect says more than one day"


def test_another_regulation_is_a_rest() -> None:
    read = read_text(HEAD + CLAUSE + "一、删去《某市乙条例》第三条。\n")
    assert [rest.reason for rest in read.unread] == [
        "it names 《某市乙条例》, which is not the regulation that is amended here"
    ]


def test_wording_without_marks() -> None:
    read = read_text(
        HEAD
        + CLAUSE
        + "一、第三条修改为：\n甲应当：\n（一）乙；\n（二）丙。\n二、第四条第一款修改为：丁。\n三、删去第五条。\n"
    )
    assert told(read)["某市甲条例"] == [
        ("一", ["restate 第三条: 甲应当： / （一）乙； / （二）丙。"]),
        ("二", ["restate 第四条第一款: 丁。"]),
        ("三", ["delete 第五条"]),
    ]
    assert [order.warnings for order in read.orders] == [("the wording stands without quotation marks",)] * 2 + [()]


def test_what_a_page_has_behind_an_instrument_is_passed_over_and_said() -> None:
    text = HEAD + CLAUSE + "一、删去第三条。\n本决定自公布之日起施行。\n责任编辑：张三\n上一篇：春季植树\n版权所有\n"
    read = read_text(text)
    assert not read.unread
    assert read.warnings == ("lines behind the closing clauses are not read",)
    prose = read_text(text.replace("版权所有", "第四条重新确定主管部门。"))
    assert [rest.text for rest in prose.unread] == ["第四条重新确定主管部门。"]


def test_a_head_over_groups_of_parts_and_a_decision_with_the_text_behind_it() -> None:
    read = read_text(
        "某省人大常委会关于修改部分法规的决定\n会议决定，修改下列法规:\n一、对下列不适应实际的法规进行修改\n"
        "1.在《甲条例》第七条中增加一项作为第六项,即:“甲;”\n第十三条后增加一条作为第十四条,即:“乙。”\n2.删去《乙条例》第三条。\n"
    )
    assert told(read) == {
        "1甲条例": [
            ("1", ["insert[item] 第七条 -> 第七条第六项: 甲;"]),
            ("2", ["insert[article] 第十三条 -> 第十四条: 乙。"]),
        ],
        "2乙条例": [("1", ["delete 第三条"])],
    }
    behind = read_text(
        "某省人大常委会关于修改《甲条例》的决定 附：修正本\n会议根据《乙法》，决定对《甲条例》作如下修改：\n一、删去第三条。\n"
    )
    assert (behind.title, behind.targets[0].title) == ("某省人大常委会关于修改《甲条例》的决定", "甲条例")


def test_traditional_characters() -> None:
    read = read_text(
        "國務院關於修改部分行政法規的決定\n國務院決定：對2部行政法規的部分條款予以修改。\n"
        "一、將《甲條例》第七條中的“稅務機關審核後”修改為“批準”。\n二、刪去《乙規定》第七條。\n第九條改為第七條，修改為：“丙。\n“丁。”\n"
    )
    assert (read.title, read.issuer) == ("國務院關於修改部分行政法規的決定", "國務院")
    assert told(read) == {
        "一甲條例": [("1", ["replace 第七条 “稅務機關審核後” => “批準”"])],
        "二乙規定": [("1", ["delete 第七条"]), ("2", ["renumber[article] 第九条 -> 第七条", "restate 第九条: 丙。 / 丁。"])],
    }
