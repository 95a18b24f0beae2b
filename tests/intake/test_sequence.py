"""Which lines begin articles and headings: decided by the sequence of numbers and the shape of the whole text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from takes import headings, left_out, numbers, read, texts

from regdiff.model.numbers import format_number
from regdiff.model.parse import parse
from regdiff.model.write import write

TITLE = "示例登记条例\n"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["第三条中央和地方机构依照本规则开展工作。"], "中央和地方机构依照本规则开展工作。"),
        (["第三条以上人员应当登记。"], "以上人员应当登记。"),
        (["第三条（目的）为了规范登记。"], "（目的）为了规范登记。"),
        (["第三条所称机构，是指甲。"], "所称机构，是指甲。"),
        (["第三条和第四条规定的人员应当登记。"], "和第四条规定的人员应当登记。"),
        (["第三条的规定适用于乙。"], "的规定适用于乙。"),
        (["第三条“甲”是指乙。"], "“甲”是指乙。"),
        (["第三条《示例法》适用于乙。"], "《示例法》适用于乙。"),
        (["第三条：甲应当登记。"], "甲应当登记。"),
        (["第三条、甲应当登记。"], "甲应当登记。"),
        (["【第三条】甲应当登记。"], "甲应当登记。"),
        (["第 三 条 甲应当登记。"], "甲应当登记。"),
        (["第3条甲应当登记。"], "甲应当登记。"),
        (["第三条", "甲应当登记。"], "甲应当登记。"),
    ],
)
def test_a_number_may_be_followed_by_anything(lines: list[str], found: str) -> None:
    source = TITLE + "\n".join(["第一条甲。", "第二条乙。", *lines, "第四条丙。", "第五条丁。"]) + "\n"
    taken = read(source)
    assert [number.value for number in (a.number for a in taken.revision.articles)] == [(1,), (2,), (3,), (4,), (5,)]
    assert texts(taken)[2] == found


@pytest.mark.parametrize(
    "cited",
    [
        "第三条规定的事项，另行规定。",
        "第五条第二款所称事项除外。",
        "第四条、第五条规定的事项除外。",
        "第二条和第五条所列人员除外。",
        "第四条至第五条的规定适用于乙。",
    ],
)
def test_a_line_that_begins_with_a_citation_begins_no_article(cited: str) -> None:
    for blank in (" ", ""):
        parts = [
            f"第{n}条{blank}{text}" for n, text in zip("一二三四五", ["甲。", "乙。", "丙。", "丁。", "戊。"], strict=True)
        ]
        parts.insert(2, cited)
        taken = read(TITLE + "\n".join(parts) + "\n")
        assert numbers(taken) == ["第一条", "第二条", "第三条", "第四条", "第五条"]
        assert texts(taken)[1] == f"乙。\n{cited}"


def test_one_number_that_is_missing_does_not_break_what_follows() -> None:
    taken = read(TITLE + "第一条甲。\n第二条乙。\n第五条丙。\n第六条丁。\n第七条戊。\n")
    assert numbers(taken) == ["第一条", "第二条", "第五条", "第六条", "第七条"]


def test_inserted_articles_without_a_blank() -> None:
    taken = read(TITLE + "第一条甲。\n第二条乙。\n第二条之一丙。\n第二条之二丁。\n第三条中央戊。\n")
    assert numbers(taken) == ["第一条", "第二条", "第二条之一", "第二条之二", "第三条"]


@pytest.mark.parametrize(
    "heading",
    ["第二章第一审程序", "第二章规章", "第二章中华人民共和国主席", "第二章----总 则", "第二章和解", "第 二 章 登记"],
)
def test_a_heading_may_be_followed_by_anything(heading: str) -> None:
    taken = read(f"{TITLE}第一章 总则\n第一条 甲。\n{heading}\n第二条 乙。\n第三章 附则\n第三条 丙。\n")
    assert len(headings(taken)) == 3
    assert texts(taken) == ["甲。", "乙。", "丙。"]


def test_sections_begin_again_in_each_chapter() -> None:
    taken = read(
        f"{TITLE}第一章总则\n第一节规章\n第一条 甲。\n第二节和解\n第二条 乙。\n第二章附则\n第一节中央\n第三条 丙。\n"
    )
    assert headings(taken) == ["第一章　总则", "第一节　规章", "第二节　和解", "第二章　附则", "第一节　中央"]


def test_a_sentence_that_begins_with_a_chapter_is_no_heading() -> None:
    taken = read(f"{TITLE}第一章 总则\n第一条 甲。\n第二章规定的程序，适用于乙。\n第二章 程序\n第二条 乙。\n")
    assert headings(taken) == ["第一章　总则", "第二章　程序"]
    assert texts(taken)[0] == "甲。\n第二章规定的程序，适用于乙。"


def test_articles_that_are_quoted_over_several_lines_are_text() -> None:
    quotation = "第二条 下列条款并入合同：“第一条 当事人应当守约。\n第二条 违约应当赔偿。\n第三条 争议由法院管辖。”"
    taken = read(f"{TITLE}第一条 甲。\n{quotation}\n第三条 丙。\n")
    assert numbers(taken) == ["第一条", "第二条", "第三条"]
    again = read(f"{TITLE}第一条 甲。\n第二条 内容如下：\n“第一条 乙。\n“第五条 丙。\n第六条 丁。”\n第三条 戊。\n")
    assert numbers(again) == ["第一条", "第二条", "第三条"]
    japanese = read(f"{TITLE}第一条 甲。\n第二条 內容如下：「第一條 乙。\n第二條 丙。」\n第三条 戊。\n")
    assert numbers(japanese) == ["第一条", "第二条", "第三条"]


def test_a_lost_closing_mark_swallows_no_article() -> None:
    assert numbers(read(f"{TITLE}第一条 甲“双随机。\n第二条 乙。\n第三条 丙。\n")) == ["第一条", "第二条", "第三条"]
    assert numbers(read(f"{TITLE}第一条 甲“双随机。\n第二条 乙。\n第三条 丙”。\n第四条 丁。\n"))[-1] == "第四条"


def test_points_that_the_source_marks_as_headings_are_headings() -> None:
    taken = read("# 某解释\n## 一、管辖\n第一条 甲。\n## 二、诉讼参加人\n### （一）原告\n第二条 乙。\n")
    assert headings(taken) == ["一、管辖", "二、诉讼参加人", "（一）原告"]
    assert texts(taken) == ["甲。", "乙。"]
    assert texts(read("某解释\n第一条 甲：\n一、乙\n二、丙\n第二条 丁。\n"))[0] == "甲：\n一、乙\n二、丙"


def test_traditional_characters_and_numbers_alone_on_their_lines() -> None:
    source = (
        "示例條例\n第 一 章 總則\n第 1 條\n為規範登記，制定本條例。\n第 2 條\n登記：\n一、條件。\n二、程序。\n"
        "第 2-1 條\n登記不得收費。\n附則\n第 3 條\n本條例自公布日施行。\n"
    )
    taken = read(source)
    assert numbers(taken) == ["第1條", "第2條", "第2-1條", "第3條"]
    assert headings(taken) == ["第一章　總則", "附則"]
    assert texts(taken)[1] == "登記：\n一、條件。\n二、程序。"
    assert numbers(read(source, mend=True)) == ["第一條", "第二條", "第二條之一", "第三條"]


WORDS = [
    "规定的事项",
    "中央",
    "（目的）",
    "所称",
    "甲应当登记",
    "和乙",
    "以上人员",
    "的",
    "第二款",
    "：甲",
    "“甲”",
    "本办法",
]


@given(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=40),
    st.sampled_from(["", " ", "　"]),
    st.lists(st.integers(0, 39), max_size=3, unique=True),
)
def test_numbers_in_order_begin_articles_whatever_follows_them(words: list[str], blank: str, inserted: list[int]) -> None:
    values: list[tuple[int, ...]] = []
    for n in range(1, len(words) + 1):
        values.append((n,))
        if n in inserted:
            values.append((n, 1))
    said = [word if n % 2 else "甲" for n, word in enumerate(words)]  # not every article looks like a citation
    lines = [f"{format_number(value)}{blank}{said[value[0] - 1]}甲乙丙。" for value in values]
    taken = read(TITLE + "\n".join(lines) + "\n")
    found = [article.number.value for article in taken.revision.articles]
    if blank:
        assert found == values
    else:
        # Without a blank 第三条之一 and 第三条、第五条 can be read in two ways; nothing is lost all the same.
        assert set(found) <= set(values)
        assert "".join(texts(taken)).count("甲乙丙。") == len(values)


LISTED = "示例解释\n一、一般规定\n第一条 甲。\n第二条 乙。\n二、关于质押\n（一）动产质押\n第三条 丙。\n（二）权利质押\n第四条 丁。\n三、附则\n第五条 戊。\n"


def test_headings_that_are_listed_like_points_are_headings() -> None:
    wanted = ["一、一般规定", "二、关于质押", "（一）动产质押", "（二）权利质押", "三、附则"]
    taken = read(LISTED)
    assert headings(taken) == wanted
    assert texts(taken) == ["甲。", "乙。", "丙。", "丁。", "戊。"]
    assert headings(read(re.sub("^(?=[一二三]、)", "## ", LISTED, flags=re.MULTILINE))) == wanted


def test_points_of_an_article_are_no_headings() -> None:
    taken = read(
        "示例条例\n第一条 登记包括：\n一、甲登记\n二、乙登记\n第二条 备案包括：\n（一）丙备案\n（二）丁备案\n第三条 戊。\n"
    )
    assert headings(taken) == []
    assert texts(taken)[0] == "登记包括：\n一、甲登记\n二、乙登记"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["第二条 乙。", "第二条之一一人登记的，备案。", "第二条之二二人以上的，登记。", "第三条 丁。"],
            ["第二条", "第二条之一", "第二条之二", "第三条"],
        ),
        (["第二条之一 丙。", "第二条之十一 丁。"], ["第二条之一", "第二条之十一"]),
        (["第一百零三条 甲。", "第一百O四条 乙。", "第一百另五条 丙。"], ["第一百零三条", "第一百〇四条", "第一百〇五条"]),
        (["第一条 甲。", "第二\u200b条 乙。", "第三\ufe00条 丙。"], ["第一条", "第二条", "第三条"]),
        (["第一条 甲。", "第二条 乙应当遵守", "第一条", "的规定。", "第三条 丙。"], ["第一条", "第二条", "第三条"]),
        (["第一条 甲。", "第二条 依照", "第三条、", "第三条 丙应当登记。"], ["第一条", "第二条", "第三条"]),
        (["第一章 总则 第一条 甲应当登记。", "第二条 乙。", "第二章 登记 第三条 丙。"], ["第一条", "第二条", "第三条"]),
    ],
)
def test_odd_prints_of_numbers_and_citations_at_the_break_of_a_line(lines: list[str], found: list[str]) -> None:
    assert numbers(read(TITLE + "\n".join(lines) + "\n")) == found


def test_a_heading_over_two_lines_is_one_and_an_article_behind_it_its_own() -> None:
    assert headings(read(TITLE + "第一章\n总则\n第一条 甲。\n第二章\n附则\n第二条 乙。\n")) == [
        "第一章　总则",
        "第二章　附则",
    ]
    assert headings(read(TITLE + "第一章 总则 第一条 甲。\n第二条 乙。\n")) == ["第一章　总则"]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("第廿九条", "第卅条", "第卅一条"),
        ("第廿九條", "第三十條", "第卅一條"),
        ("第一百廿条", "第一百廿一条", "第一百廿二条"),
    ],
)
def test_twenty_and_thirty_may_be_one_character(first: str, second: str, third: str) -> None:
    source = f"{TITLE}{first} 甲。\n{second} 乙。\n{third} 丙。\n"
    assert numbers(read(source)) == [first, second, third]
    mended = numbers(read(source, mend=True))
    assert not any(char in "".join(mended) for char in "廿卅")
    assert [a.number.value[0] for a in read(source).revision.articles] == [
        a.number.value[0] for a in read(source, mend=True).revision.articles
    ]


@pytest.mark.parametrize(
    "printed",
    [
        ("第Ⅰ章 总则", "第Ⅱ章 登记", "第Ⅲ章 附则"),
        ("第I章 总则", "第 II 章 登记", "第III章附则"),
        ("第Ｉ章 总则", "第ＩＩ章 登记", "第ＩＩＩ章 附则"),
        ("第ⅰ章 总则", "第ⅱ章 登记", "第ⅢI章 附则"),
    ],
)
def test_roman_numerals_number_chapters(printed: tuple[str, str, str]) -> None:
    one, two, three = printed
    taken = read(f"{TITLE}{one}\n第一条 甲。\n{two}\n第二条 乙。\n{three}\n第三条 丙。\n")
    wrong = "ⅢI" in three
    assert headings(taken) == ["第一章　总则", "第二章　登记", *([] if wrong else ["第三章　附则"])]
    assert {repair.kind for repair in taken.repairs} == {"odd-number"}


def test_letters_among_other_numerals_are_no_number() -> None:
    taken = read(f"{TITLE}第一章 总则\n第一条 甲。\n第II章 登记\n第二章 登记\n第二条 乙。\n")
    assert headings(taken) == ["第一章　总则", "第二章　登记"]
    assert texts(taken)[0] == "甲。\n第II章 登记"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("第二条至第四条（删去）", "（删去）"),
        ("第二条、第三条、第四条（已删除）", "（已删除）"),
        ("第二条—第四条　删去", "删去"),
        ("第2条～第4条：【已废止】", "【已废止】"),
        ("第二条、第三条和第四条（根据某决定删去）", "（根据某决定删去）"),
    ],
)
def test_articles_that_are_deleted_in_one_line_are_empty_each(line: str, says: str) -> None:
    taken = read(f"{TITLE}第一条　甲。\n{line}\n第五条　戊。\n")
    assert [a.number.value[0] for a in taken.revision.articles] == [1, 2, 3, 4, 5]
    assert texts(taken) == ["甲。", says, says, says, "戊。"]
    assert {repair.kind for repair in taken.repairs} == {"articles-in-one-line"}
    assert left_out(taken) == []


def test_such_lines_may_follow_each_other() -> None:
    taken = read(f"{TITLE}第一條 甲。\n第二條至第三條（刪除）\n第四條、第五條（刪除）\n第六條 己。\n", mend=True)
    assert numbers(taken) == ["第一條", "第二條", "第三條", "第四條", "第五條", "第六條"]
    assert texts(taken)[1:5] == ["（刪除）"] * 4


@pytest.mark.parametrize(
    "line",
    ["第五条至第七条（删去）", "第三条、第五条（删去）", "第二条至第三条规定的事项（删去）", "第四条至第二条（删去）"],
)
def test_what_cites_deleted_articles_is_text(line: str) -> None:
    taken = read(f"{TITLE}第一条　甲。\n第二条　下列条文删去：\n{line}\n第三条　丙。\n")
    assert texts(taken) == ["甲。", f"下列条文删去：\n{line}", "丙。"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("第一部分 总则\n第一条 甲。\n第二部分 登记\n第二条 乙。\n", ["第一部分　总则", "第二部分　登记"]),
        (
            "第一部分总则\n第一章 甲\n第一条 甲。\n第二部分登记\n第二条 乙。\n",
            ["第一部分　总则", "第一章　甲", "第二部分　登记"],
        ),
        (
            "目录\n第一部分 总则\n第二部分 登记\n第一部分 总则\n第一条 甲。\n第二部分\n登记\n第二条 乙。\n",
            ["第一部分　总则", "第二部分　登记"],
        ),
        ("第一条 考试分为：\n第一部分 笔试\n第二部分 面试\n第二条 乙。\n", []),
        ("第一部分 总则\n第一条 甲：\n第一部分 笔试\n第二部分 面试\n第二条 乙。\n", []),
    ],
)
def test_parts_are_headings_where_each_leads_to_an_article(body: str, found: list[str]) -> None:
    for mend in (False, True):
        taken = read(f"{TITLE}{body}", mend=mend)
        assert headings(taken) == found
        assert len(taken.revision.articles) == 2


@pytest.mark.parametrize(
    "source",
    [
        f"{TITLE}第一部分　说明\n本条例由某会起草。\n第二部分　正文\n第一条　甲。\n第二条　乙。\n",
        f"{TITLE}第一部分\n本条例由某会起草。\n第一条　甲。\n第二条　乙。\n",
        f"{TITLE}第一条　甲。\n第二条　本条例自2020年1月1日起施行。\n第一部分　甲\n第二部分　乙\n",
        f"{TITLE}第一部分　总则\n第一条　甲。\n第二部分　附则\n第二条　乙。\n",
    ],
)
def test_what_is_no_part_is_read_back_as_text(source: str) -> None:
    for mend in (False, True):
        revision = read(source, mend=mend).revision
        again = parse(write(revision))
        assert (again.preamble, again.body, again.annexes) == (revision.preamble, revision.body, revision.annexes)
