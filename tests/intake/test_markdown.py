"""Markdown and what looks like it: marks are taken off and named, text is kept."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from takes import annexes, headings, left_out, numbers, read, texts

from regdiff.intake.readers.text import source_lines


def said(text: str) -> list[str]:
    """The lines that a source says."""
    return [line.text for line in source_lines(text)[0]]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# 示例条例", "示例条例"),
        ("## 第二章 登记 ##", "第二章 登记"),
        ("**第一条** 甲应当登记。", "第一条 甲应当登记。"),
        ("__第一条__ 甲应当登记。", "第一条 甲应当登记。"),
        ("***第一条*** 甲*应当*登记。", "第一条 甲应当登记。"),
        ("**第一条　（_目的_）** 甲。", "第一条　（目的） 甲。"),
        ("- （一）甲；", "（一）甲；"),
        ("* （一）甲；", "（一）甲；"),
        ("> 第一条 甲。", "第一条 甲。"),
        ("> > 第一条 甲。", "第一条 甲。"),
        ('第一条 见[示例法](https://example.org/a_(b) "题")。', "第一条 见示例法。"),
        ("- [第一章 总则](#第一章-总则)", "第一章 总则"),
        ("[第一章 总则][1]", "第一章 总则"),
        ("第一条 甲&nbsp;乙&lt;丙。", "第一条 甲 乙<丙。"),
        ("<p align=center>示例条例</p>", "示例条例"),
        ("第一条 甲<sup>1</sup><font color=red>乙</font>。", "第一条 甲1乙。"),
        ("第一条 `甲`乙。", "第一条 甲乙。"),
        ("1\\. 甲\\*乙", "1. 甲*乙"),
        ("| 甲 | 乙 |", "甲　乙"),
    ],
)
def test_marks_are_taken_off(marked: str, plain: str) -> None:
    assert (
        said(f"# 题\n\n{marked}\n") == ["题", plain.replace("\u00a0", " ")]
        or said(f"# 题\n\n{marked}\n")[1].split() == plain.split()
    )


@pytest.mark.parametrize(
    "text",
    [
        "甲应当登记[1]。",
        "甲*乙*丙",
        "a_b_c 甲",
        "甲 < 乙 > 丙",
        "甲&nbsp;乙",
        "`甲`",
        "5*3=15",
        "【甲】(乙)",
        "甲|乙",
        "<!-- 甲",
        "第一条 <script>甲</script>",
    ],
)
def test_plain_text_keeps_its_characters(text: str) -> None:
    assert said(f"示例条例\n{text}\n") == ["示例条例", text]


def test_front_matter_is_left_out_and_named() -> None:
    taken = read("---\nsidebar: auto\ntags:\n  - 甲\n---\n\n# 示例条例\n\n2019年1月1日通过\n\n**第一条**　甲。\n")
    assert taken.revision.head.title == "示例条例"
    assert left_out(taken, "markup") == ["---", "sidebar: auto", "tags:", "- 甲", "---"]


def test_underlined_headings() -> None:
    taken = read("示例条例\n====\n\n第一章　总则\n-----\n\n第一条　甲。\n\n第二章　附则\n--\n\n第二条　乙。\n")
    assert taken.revision.head.title == "示例条例"
    assert headings(taken) == ["第一章　总则", "第二章　附则"]
    assert left_out(taken, "markup") == ["====", "-----", "--"]


def test_tables_keep_their_rows_in_their_article() -> None:
    rows = "| 项目 | 金额 |\n| ---- | :--: |\n| 甲 | 10元 |\n| 乙 | 20元 |\n"
    taken = read(f"# 示例条例\n\n**第一条**　标准如下：\n\n{rows}\n**第二条**　乙。\n\n附表\n\n{rows}")
    assert texts(taken)[0] == "标准如下：\n项目　金额\n甲　10元\n乙　20元"
    assert annexes(taken) == [("附表", "项目　金额", "甲　10元", "乙　20元")]
    bare = read("# 示例条例\n\n**第一条**　标准如下：\n\n项目 | 金额\n--- | ---\n甲 | 10元\n")
    assert texts(bare)[0] == "标准如下：\n项目　金额\n甲　10元"


def test_html_inside_makes_lines_and_cells() -> None:
    taken = read(
        "# 示例条例\n\n第一条 甲。<br>第二条 乙：<br/>（一）丙。\n<table><tr><td>甲</td><td>10元</td></tr></table>\n"
    )
    assert texts(taken) == ["甲。", "乙：\n（一）丙。\n甲　10元"]


def test_comments_struck_text_and_pictures_are_named() -> None:
    source = "# 示例条例\n\n第一条 甲<!-- 注 -->乙~~丙~~丁![图](a.png)。\n\n<!-- 一\n二 -->\n\n第二条 戊。\n"
    taken = read(source)
    assert texts(taken) == ["甲乙丁。", "戊。"]
    assert left_out(taken, "comment") == ["<!-- 注 -->", "<!-- 一", "二 -->"]
    assert left_out(taken, "tracked-change") == ["~~丙~~"]
    assert left_out(taken, "picture") == ["![图](a.png)"]


def test_a_comment_that_is_never_closed_swallows_nothing() -> None:
    assert texts(read("# 示例条例\n\n第一条 甲<!-- 乙。\n\n第二条 丙。\n")) == ["甲<!-- 乙。", "丙。"]


@pytest.mark.parametrize("dot", ["• ", "•", "· ", "● ", "▪ ", "■", "◆ ", "- ", "* ", "○ "])
def test_dots_before_items_are_no_text(dot: str) -> None:
    taken = read(f"示例条例\n第一条 甲：\n{dot}（一）乙；\n{dot}（二）丙。\n{dot}第二条 丁。\n")
    assert texts(taken) == ["甲：\n（一）乙；\n（二）丙。", "丁。"]


def test_a_nul_is_named_and_told() -> None:
    taken = read("示例条例\n第一条 甲\0乙。\n")
    assert texts(taken) == ["甲乙。"]
    assert taken.remarks == ("NUL characters left out: 1",)
    assert left_out(taken, "hidden") == ["\0"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f"])
def test_every_line_end_ends_a_line(end: str) -> None:
    assert said(f"示例条例{end}第一条 甲。{end}第二条 乙。{end}") == ["示例条例", "第一条 甲。", "第二条 乙。"]


MARKS = [
    "甲", "第一条", " ", "\n", "\n\n", "**", "*", "__", "_", "~~", "`", "# ", "## ", "- ", "> ", "|", "| --- | --- |", "---", "===", "[", "](", ")", "![", "<!--", "-->",
    "<br>", "<p>", "</p>", "<td>", "</td>", "&lt;", "&amp;", "\\*", "\\", "[^1]: ", "[1]: x", "```", "• ", "e\u0301", "\0", "\u200b", "：", "a: b", "…",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_no_character_of_a_text_vanishes_in_its_reader(text: str) -> None:
    lines, gone = source_lines(text)

    def count(pieces: list[str]) -> Counter[str]:
        return Counter(char for char in "".join(pieces) if not char.isspace() and char != "\u200b")

    assert count([line.raw or line.text for line in lines]) + count([each.text for each in gone]) == count([text])
    assert all(line.text.strip() for line in lines)


def test_a_heading_without_text_is_markup() -> None:
    taken = read("# 示例登记条例\n\n##\n\n第一条 甲应当登记。\n\n### \n\n第二条 乙不得收费。\n")
    assert texts(taken) == ["甲应当登记。", "乙不得收费。"]
    assert not taken.revision.preamble
    assert left_out(taken, "markup") == ["##", "###"]


@pytest.mark.parametrize(
    "mark", ["**甲 ", "<del>甲", "[", "![甲](", "<!-- 甲 ", "<img ", "_甲 ", "`甲 ", "# ", "***甲 ", "[甲](甲(", "==甲 "]
)
def test_a_mark_that_opens_ten_thousand_times_and_never_closes_is_text(mark: str) -> None:
    """Each took minutes for a line of a megabyte; nothing of them is a mark."""
    taken = read(f"# 示例登记条例\n\n第一条 甲应当登记{mark * 10_000}。\n\n第二条 乙不得收费。\n")
    assert numbers(taken) == ["第一条", "第二条"]


def test_references_to_notes_in_raised_type_are_named() -> None:
    taken = read(
        '# 示例登记条例\n\n第一条 甲<sup>[1]</sup>乙<sup><a href="#fn2">2</a></sup>丙<sup>2</sup>丁<sup>①</sup>戊<sup>（注3）</sup>。\n\n第二条 乙。\n'
    )
    assert texts(taken)[0] == "甲乙丙2丁戊。"
    assert left_out(taken, "footnote") == [
        "<sup>[1]</sup>",
        '<sup><a href="#fn2">2</a></sup>',
        "<sup>①</sup>",
        "<sup>（注3）</sup>",
    ]


def test_anchors_marks_of_notes_and_what_makes_contents_are_named() -> None:
    taken = read(
        "# 示例登记条例\n\n[TOC]\n\n1. [第一章 总则](#a)\n2. [第二章 登记](#b)\n\n## 第一章 总则 {#a}\n\n第一条 甲。[^1]\n\n"
        "## 第二章 登记 [¶](#b)\n\n第二条 乙。\n\n[^1]: 2019年修改。\n"
    )
    assert headings(taken) == ["第一章　总则", "第二章　登记"]
    assert texts(taken) == ["甲。", "乙。"]
    assert left_out(taken, "footnote") == ["[^1]", "[^1]: 2019年修改。"]
    assert left_out(taken, "markup") == ["[TOC]", "{#a}", "[¶](#b)"]
