"""Tables of contents in every form: what they list is never a chapter, and is named as left out."""

from __future__ import annotations

import pytest
from takes import annexes, headings, left_out, numbers, read, texts

BODY = "第一章　总则\n第一条　甲应当登记。\n第二章　登记\n第二条　乙不得收费。\n第三条　本条例自2020年1月1日起施行。\n"
CHAPTERS = ["第一章　总则", "第二章　登记"]


@pytest.mark.parametrize(
    "entries",
    [
        "目录\n第一章　总则\n第二章　登记\n",
        "目　录\n第一章　总则........................1\n第二章　登记........................3\n",
        "目 录\n第一章 总则……………………（1）\n第二章 登记……………………（3）\n",
        "目次\n第一章　总则\t1\n第二章　登记\t3\n",
        "【目录】\n第一章 总则 1\n第二章 登记 3\n",
        "目录：\n第一章 总则 ·········· 1\n第二章 登记 ·········· 12\n",
        "目录\n第一章 总则 第二章 登记\n",
        "目录\n第一章总则\n第二章登记\n",
        "第一章　总则\n第二章　登记\n",
        "第一章　总则........1\n第二章　登记........3\n",
        "目录\n第一章　总则\n1\n第二章　登记\n3\n",
        "目录　第一章　总则　第二章　登记\n",
        "目录\n某网..........2\n目录..........2\n第一章　总则..........3\n第二章　登记..........12\n",
        "目录\n第一章　总则\n※第一节　原则\n第二章　登记\n",
        "目录\n第一章　总则\n本章说明\n第二章　登记\n附：说明\n",
        "目录\n总则\n登记\n",
        "目录\n一、总则\n二、登记\n",
        "目录\n1. 总则………1\n2. 登记………3\n",
        "目录\n总则\n1\n登记\n3\n附件1 收费表\n",
        "目录\n序言\n总则 登记\n后记\n",
        "目录\n序言\n第一章　总则\n第二章　登记\n附\n",
        "总则\n登记\n",
        "总则 | 登记\n",
        "第一章 | 第二章\n",
        "第一章　总则 · 第二章　登记\n",
    ],
)
def test_chapters_are_listed_in_many_ways(entries: str) -> None:
    taken = read(f"示例登记条例\n{entries}{BODY}")
    assert headings(taken) == CHAPTERS
    assert numbers(taken) == ["第一条", "第二条", "第三条"]
    assert taken.revision.head.title == "示例登记条例"
    assert taken.revision.preamble == ()
    assert left_out(taken, "contents") == [" ".join(line.split("\t")) for line in entries.strip().split("\n")]


def test_articles_may_be_listed_too() -> None:
    dotted = "目录\n第一条 目的........1\n第二条 范围........1\n第三条 附则........2\n"
    body = "第一条 目的\n甲。\n第二条 范围\n乙。\n第三条 附则\n丙。\n"
    assert texts(read(f"示例条例\n{dotted}{body}")) == ["目的\n甲。", "范围\n乙。", "附则\n丙。"]
    plain = "目录\n第一章 总则\n第一条 目的\n第二条 范围\n第二章 附则\n第三条 施行\n"
    taken = read(f"示例条例\n{plain}第一章 总则\n第一条 目的 甲。\n第二条 范围 乙。\n第二章 附则\n第三条 施行 丙。\n")
    assert numbers(taken) == ["第一条", "第二条", "第三条"]
    assert headings(taken) == ["第一章　总则", "第二章　附则"]


def test_annexes_may_be_listed_too() -> None:
    taken = read(f"示例条例\n目录\n第一章　总则....1\n第二章　登记....3\n附件　收费表....5\n{BODY}附件　收费表\n甲　10元\n")
    assert headings(taken) == CHAPTERS
    assert annexes(taken) == [("附件　收费表", "甲　10元")]


def test_chapters_that_are_only_listed_are_no_headings() -> None:
    taken = read("示例条例\n目录\n第一章 总则\n第二章 登记\n第三章 附则\n第一条 甲。\n第二条 乙。\n")
    assert headings(taken) == []
    assert texts(taken) == ["甲。", "乙。"]


def test_a_list_may_repeat_the_names_of_sections() -> None:
    listed = "目录\n第一章 甲\n第一节 一般规定\n第二节 特别规定\n第二章 乙\n第一节 一般规定\n第二节 附则\n"
    body = "第一章 甲\n第一节 一般规定\n第一条 甲。\n第二节 特别规定\n第二条 乙。\n第二章 乙\n第一节 一般规定\n第三条 丙。\n第二节 附则\n第四条 丁。\n"
    taken = read(f"示例条例\n{listed}{body}")
    assert len(headings(taken)) == 6
    assert len(left_out(taken, "contents")) == 7


def test_a_preamble_behind_the_contents_is_kept() -> None:
    taken = read(
        "示例法\n目录\n序言\n第一章 总纲\n第二章 附则\n序言\n甲是国家。\n第一章 总纲\n第一条 丙。\n第二章 附则\n第二条 丁。\n"
    )
    assert taken.revision.preamble == ("序言", "甲是国家。")


def test_articles_without_contents_are_not_taken_for_a_list() -> None:
    taken = read("示例条例\n第一条　甲\n第二条　乙\n第三条　丙\n")
    assert texts(taken) == ["甲", "乙", "丙"]
    assert taken.left_out == ()


def test_dots_at_the_end_of_a_sentence_are_no_leaders() -> None:
    assert texts(read("示例条例\n第一条　甲……\n第二条　乙……\n第三条　丙。\n")) == ["甲……", "乙……", "丙。"]


def test_a_line_of_contents_whose_number_begins_nothing_may_be_law() -> None:
    taken = read(f"示例登记条例\n目录\n第一章　总则\n第二章　登记\n第三章　罚则\n{BODY}")
    assert [(each.text, each.law) for each in taken.left_out][-2:] == [("第二章　登记", False), ("第三章　罚则", True)]


def test_an_article_between_the_contents_and_the_first_chapter_is_one() -> None:
    """全国人民代表大会议事规则: 第一条 stands above 第一章."""
    entries = "目录\n第一章　会议\n第二章　登记\n"
    taken = read(
        f"示例议事规则\n{entries}第一条　根据宪法，制定本规则。\n第一章　会议\n第二条　甲。\n第二章　登记\n第三条　乙。\n"
    )
    assert numbers(taken) == ["第一条", "第二条", "第三条"]
    assert headings(taken) == ["第一章　会议", "第二章　登记"]


def test_names_that_are_no_list_of_the_headings_are_kept() -> None:
    """A list names the headings in their order from the first on; and one name alone lists nothing."""
    assert read(f"示例登记条例\n登记\n{BODY}").revision.preamble == ("登记",)
    assert read(f"示例登记条例\n登记\n总则的适用\n{BODY}").revision.preamble == ("登记", "总则的适用")
    assert texts(
        read(
            "示例登记条例\n第一章　总则\n第一条　甲：\n登记\n监督\n第二章　登记\n第二条　乙。\n第三章　监督\n第三条　丙。\n"
        )
    )[0] == ("甲：\n登记\n监督")


def test_a_preamble_with_its_name_below_a_list_of_names_is_kept() -> None:
    taken = read(f"示例登记条例\n目录\n序言\n总则\n登记\n序言\n甲是登记机关。\n{BODY}")
    assert taken.revision.preamble == ("序言", "甲是登记机关。")
    assert left_out(taken, "contents") == ["目录", "序言", "总则", "登记"]


@pytest.mark.parametrize(
    "entries",
    [
        "[第一章](#a) | [第二章](#b)\n",
        "[第一章 总则](#a) | [第二章 登记](#b)\n",
        "[总则](#a) · [登记](#b)\n",
        "- [总则](#a)\n- [登记](#b)\n",
        "**目录：** [第一章](#a) | [第二章](#b)\n",
    ],
)
def test_links_to_chapters_list_them(entries: str) -> None:
    body = BODY.replace("\n", "\n\n")
    taken = read(f"# 示例登记条例\n\n{entries}\n{body}")
    assert headings(taken) == CHAPTERS
    assert taken.revision.preamble == ()
    assert left_out(taken, "contents") == entries.strip().split("\n")


@pytest.mark.parametrize(
    "table",
    [
        "| 条号 | 内容 |\n| --- | --- |\n| 第一条 | 甲。 |\n| 第二条 | 乙。 |\n",
        "条款 | 条文\n--- | ---\n第一条 | 甲。\n第二条 | 乙。\n",
        "条号　内容\n第一条　甲。\n条号　内容\n第二条　乙。\n",
    ],
)
def test_the_head_of_a_table_of_articles_is_no_preamble(table: str) -> None:
    taken = read(f"# 示例登记条例\n\n{table}")
    assert texts(taken) == ["甲。", "乙。"]
    assert taken.revision.preamble == ()
    assert "".join(left_out(taken, "before")[0].strip("| ").split()).replace("|", "") in ("条号内容", "条款条文")


def test_the_head_of_a_table_within_an_article_is_law() -> None:
    assert (
        texts(read("示例登记条例\n第一条　标准如下：\n序号　内容\n1　甲\n第二条　乙。\n"))[0]
        == "标准如下：\n序号　内容\n1　甲"
    )
