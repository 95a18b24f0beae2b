"""What stands behind the last article: annexes under any name, signatures, what surrounds a page; and what may be law."""

from __future__ import annotations

import pytest
from takes import RULES, annexes, left_out, numbers, read, texts

from regdiff.intake.recognisers.surroundings import TABLE, is_surroundings

TITLE = "示例登记条例\n"


@pytest.mark.parametrize(
    "lines",
    [
        ["附件：名单", "甲"],
        ["附：", "税目税率表", "煤 2％"],
        ["附　税目税率表", "煤　2％", "油　6％"],
        ["附", "收费表", "甲 10元"],
        ["附件一", "名单", "甲"],
        ["附件1示例收费目录", "甲"],
        ["附件", "收费表", "甲 10元"],
        ["附表2-1", "甲 1"],
        ["附录A", "甲"],
        ["（附件：收费标准）", "甲 10元"],
        ["附件：1.名单", "甲"],
        ["税目税率表", "煤 2％", "油 6％"],
        ["个人所得税税率表一（综合所得适用）", "级数 税率", "1 3"],
        ["国家重点保护野生动物名录", "一、虎", "二、豹"],
        ["危险化学品目录", "甲", "乙"],
        ["税目 税率", "煤 2％", "油 6％"],
        ["收费标准（按年）", "甲类 10元", "乙类 20元"],
        ["登记证书式样", "（正面）"],
        ["处罚裁量基准", "甲是指甲的。"],
        ["登记申请书（样式）", "申请人"],
        ["《示例名录》", "虎"],
        ["收费表：", "煤　2％", "油　5％"],
        ["附件Ⅰ", "煤 2％"],
        ["附1：甲表", "甲是指甲的。"],
        ["图2-1　登记证", "甲是指甲的。"],
        ["适用地区范围", "甲是指甲的。"],
        ["说明：本条例所称甲，是指甲。"],
        ["說明：", "一、本條例所稱甲，是指甲。", "二、乙。"],
        ["說明", "本條例所稱甲，是指甲。"],
        ["附註：甲是指甲的。", "乙。"],
        ["备注：甲 10元"],
        ["備註", "甲 10元"],
        ["註：甲不含乙。"],
        ["注1：甲不含乙。", "注2：丙。"],
        ["填表說明", "甲是指甲的。"],
        ["裁量基準", "甲是指甲的。"],
        ["登記證書圖樣", "（正面）"],
        ["稅率表一", "甲 1"],
        ["名詞解釋", "甲是指甲的。"],
    ],
)
def test_an_annex_goes_by_any_name(lines: list[str]) -> None:
    taken = read(TITLE + RULES + "\n".join(lines) + "\n")
    assert annexes(taken) == [tuple(lines)]
    assert numbers(taken) == ["第一条", "第二条", "第三条"]
    assert taken.left_out == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("附件1：甲", "附件2：乙"),
        ("附件一", "附件一之二"),
        ("附表2-1", "附表2-2"),
        ("税率表一", "税率表二"),
        ("附：甲表", "附：乙表"),
    ],
)
def test_each_annex_is_one(first: str, second: str) -> None:
    assert annexes(read(f"{TITLE}{RULES}{first}\n甲 1\n{second}\n乙 2\n")) == [(first, "甲 1"), (second, "乙 2")]


def test_an_annex_may_have_articles_of_its_own() -> None:
    taken = read(f"{TITLE}{RULES}附件：示例规程\n第一条 填写姓名。\n第二条 填写日期。\n")
    assert numbers(taken) == ["第一条", "第二条", "第三条"]
    assert annexes(taken) == [("附件：示例规程", "第一条 填写姓名。", "第二条 填写日期。")]


@pytest.mark.parametrize("line", ["說明：甲。", "备注：甲。", "註：甲。", "說明", "附註"])
def test_remarks_within_an_article_are_its_text(line: str) -> None:
    taken = read(f"示例條例\n第一條 收費如下：\n甲 10元\n{line}\n第二條 乙。\n第三條 本條例自2020年1月1日施行。\n")
    assert texts(taken)[0] == f"收費如下：\n甲 10元\n{line}"
    assert annexes(taken) == []


def test_what_explains_or_notes_is_no_remark() -> None:
    taken = read(f"{TITLE}{RULES}说明书应当随附。\n注册费由登记机关收取。\n")
    assert annexes(taken) == []


def test_a_line_that_names_an_annex_between_articles_is_text() -> None:
    taken = read("示例条例\n第一条 甲提交下列材料：\n附件：\n身份证明。\n第二条 乙。\n第三条 丙。\n")
    assert numbers(taken) == ["第一条", "第二条", "第三条"]
    assert texts(taken)[0] == "甲提交下列材料：\n附件：\n身份证明。"


@pytest.mark.parametrize(
    "line",
    [
        "抄送：市委各部门，市人大常委会办公厅。",
        "送：省人大常委会",
        "示例市人民政府办公室　2020年1月1日印发",
        "主题词：登记　条例",
        "（共印200份）",
        "（此件公开发布）",
    ],
)
def test_what_a_letter_of_an_office_ends_with_is_no_warning(line: str) -> None:
    taken = read(f"{TITLE}{RULES}{line}\n")
    assert [(each.text, each.reason.value, each.law) for each in taken.left_out] == [(line, "behind", False)]


def test_signatures_are_left_out_and_are_no_warning() -> None:
    taken = read(f"{TITLE}{RULES}示例委员会\n主　席　某某某\n2020年1月1日\n")
    assert left_out(taken, "behind") == ["示例委员会", "主　席　某某某", "2020年1月1日"]
    assert not any(each.law for each in taken.left_out)


def test_what_stands_behind_the_articles_and_is_nothing_known_may_be_law() -> None:
    taken = read(f"{TITLE}{RULES}某某事项另行通知\n")
    assert [(each.text, each.place, each.law) for each in taken.left_out] == [("某某事项另行通知", "line 5", True)]


def test_other_news_behind_a_marked_heading_stays_quiet() -> None:
    taken = read(f"# 示例登记条例\n{RULES}\n## 体育\n某队胜。\n某队负。\n")
    assert left_out(taken, "surroundings")
    assert not any(each.law for each in taken.left_out)
    assert texts(taken)[-1] == "本条例自2020年1月1日起施行。"


def test_an_annex_that_a_heading_marks_is_kept() -> None:
    taken = read(f"# 示例登记条例\n{RULES}\n## 附件\n名单\n甲\n")
    assert annexes(taken) == [("附件", "名单", "甲")]


@pytest.mark.parametrize("text", [example for row in TABLE for example in row.examples])
def test_what_surrounds_a_text_is_told_by_its_examples(text: str) -> None:
    assert is_surroundings(text)
    taken = read(f"示例条例\n第一条 甲。\n{text}\n第二条 乙。\n{text}\n")
    assert texts(taken) == ["甲。", "乙。"]
    assert left_out(taken, "surroundings") == [text, text]


@pytest.mark.parametrize(
    "text",
    [
        "登录系统应当实名。",
        "编辑部应当备案。",
        "来源不明的，应当说明。",
        "打印机应当年检；",
        "首页应当注明名称。",
        "关闭后应当报告。",
    ],
)
def test_a_sentence_is_never_surroundings(text: str) -> None:
    assert texts(read(f"示例条例\n第一条 甲。\n{text}\n第二条 乙。\n"))[0] == f"甲。\n{text}"


def test_what_a_site_prints_behind_a_text_whose_end_is_not_told() -> None:
    lines = [
        "往期回顾",
        "长按二维码关注",
        "编辑｜某某",
        "审核 | 某某",
        "来源丨某网",
        "（全文完）",
        "声明：本文仅供学习交流，版权归原作者所有。",
    ]
    taken = read(f"{TITLE}第一条 甲。\n第二条 乙应当备案。\n" + "\n".join(lines) + "\n")
    assert texts(taken) == ["甲。", "乙应当备案。"]
    assert left_out(taken, "surroundings") == lines


def test_a_page_number_between_dashes_is_no_entry_of_a_list() -> None:
    taken = read(f"{TITLE}第一条 甲。\n- 3 -\n第二条 乙。\n")
    assert (texts(taken), left_out(taken)) == (["甲。", "乙。"], ["- 3 -"])


@pytest.mark.parametrize(
    "lines",
    [
        ["罚款按照下列标准执行:", "（一）甲，一百元；", "（二）乙，二百元。"],
        ["罚款按照下列标准执行：", "（一）甲，一百元", "（二）乙，二百元"],
        ["收费按照下列标准执行：", "1. 甲", "2. 乙"],
        ["按照下列标准执行：", "（一）甲，包括：", "1. 一", "2. 二", "（二）乙"],
        ["按照下列标准执行——", "（一）甲", "（二）乙"],
        ["本条例由示例部负责解释.", "拒不执行的,加重处罚;", "情节严重的,停业."],
        ["本条例由示例部负责解释。", '前款所称"部"指"示例部"', "本条例自公布之日起施行。"],
        ["按照下列规定执行：", "甲、乙、丙……", "丁也是。"],
    ],
)
def test_the_last_article_keeps_its_lists_and_lines_with_other_marks(lines: list[str]) -> None:
    taken = read(f"{TITLE}第一条　甲。\n第二条　{lines[0]}\n" + "\n".join(lines[1:]) + "\n示例部\n2020年1月1日\n")
    assert texts(taken)[1].split("\n") == lines
    assert [piece.text for piece in taken.left_out] == ["示例部", "2020年1月1日"]


def test_a_list_of_other_news_behind_the_end_is_no_part_of_the_last_article() -> None:
    taken = read(f"{TITLE}{RULES}1. 示例市召开会议\n2. 示例市举行活动\n")
    assert len(texts(taken)) == len(numbers(taken)) == 3
    assert "会议" not in texts(taken)[2]
