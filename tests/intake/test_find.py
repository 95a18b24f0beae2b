"""Pages that hold more than one regulation: what is found, what is left out, what is refused."""

from __future__ import annotations

import pytest

from regdiff.errors import TextError
from regdiff.intake.build import Taken, take

ONE = """某某登记条例
（2025年3月4日某机关发布）
第一条 为了规范登记，制定本条例。
第二条 登记应当及时。
第三条 本条例自2025年5月1日起施行。
"""
OTHER = """某某处罚办法
（2024年1月2日某机关发布）
第一条 为了规范处罚，制定本办法。
第二条 本办法自2024年3月1日起施行。
"""
DECISION = """某机关关于修改《某某登记条例》的决定
（2025年3月4日通过）
一、将第三条修改为：“第三条　登记应当及时。”
二、删去第五条。
三、增加一条，作为第六条。
本决定自公布之日起施行。
"""


def texts(taken: Taken) -> list[str]:
    return [article.text for article in taken.revision.articles]


def read(text: str, **wish: str) -> Taken:
    return take(text.encode("utf-8"), "page.txt", **wish)


def test_two_regulations_are_listed_and_one_is_picked() -> None:
    with pytest.raises(TextError) as caught:
        read(ONE + OTHER)
    assert "several regulations" in str(caught.value)
    assert "--title" in str(caught.value)
    assert "某某登记条例 (from line 1), 某某处罚办法 (from line 6)" in str(caught.value)
    assert read(ONE + OTHER, title="处罚").revision.head.title == "某某处罚办法"
    taken = read(ONE + OTHER, title="某某登记条例")
    assert len(texts(taken)) == 3
    assert len(taken.left_out) == 4
    with pytest.raises(TextError, match="no regulation called 别的"):
        read(ONE + OTHER, title="别的")


def test_a_decision_that_quotes_articles_is_refused_with_an_explanation() -> None:
    with pytest.raises(TextError, match=r"a decision that quotes.*add the amended text"):
        read(DECISION)
    by_article = (
        "某机关关于修改某某登记条例的决定\n第一条 将《某某登记条例》第三条修改为：“第三条　登记。”\n第二条 删去第五条。\n"
    )
    with pytest.raises(TextError, match="a decision"):
        read(by_article)


def test_the_amended_text_behind_a_decision_is_taken() -> None:
    taken = read(DECISION + ONE)
    assert taken.revision.head.title == "某某登记条例"
    assert len(texts(taken)) == 3
    assert {line.text for line in taken.left_out} >= {"二、删去第五条。"}


def test_news_before_after_and_between_is_left_out_and_counted() -> None:
    page = (
        "# 今日要闻\n昨日，某市召开会议。\n\n## 某某登记条例\n(2025年3月4日某机关发布)\n\n"
        "**第一条** 为了规范登记，制定本条例。\n\n## 天气\n明天晴。\n\n**第二条** 登记应当及时。\n（下转第3版）\n\n"
        "**第三条** 本条例自2025年5月1日起施行。\n\n## 体育\n某队胜。\n"
    )
    taken = read(page)
    assert texts(taken) == ["为了规范登记，制定本条例。", "登记应当及时。", "本条例自2025年5月1日起施行。"]
    left = [line.text.strip("# ") for line in taken.left_out]
    assert {"昨日，某市召开会议。", "天气", "明天晴。", "（下转第3版）", "体育", "某队胜。"} <= set(left)


def test_what_follows_the_last_article_and_is_no_sentence_is_left_out() -> None:
    taken = read(ONE + "2010年发布的办法同时废止。\n上一篇：无\n网站地图\n京ICP备1号\n")
    assert texts(taken)[-1] == "本条例自2025年5月1日起施行。\n2010年发布的办法同时废止。"
    assert [line.text for line in taken.left_out] == ["上一篇：无", "网站地图", "京ICP备1号"]


def test_an_annex_with_articles_of_its_own_stays_one() -> None:
    taken = read(ONE + "附件1：表格填写说明\n第一条 填写姓名。\n第二条 填写日期。\n")
    assert len(texts(taken)) == 3
    assert taken.revision.annexes[0].lines == ("附件1：表格填写说明", "第一条 填写姓名。", "第二条 填写日期。")


def test_numbers_in_odd_forms_become_standard_and_are_recorded() -> None:
    text = "某条例\n第 一 章 总则\n第 1 条 甲。\n第2条　乙。\n第三条丙规定如下。\n第三条规定的事项除外。\n第四条 丁。\n"
    taken = read(text)
    assert [article.number.printed for article in taken.revision.articles] == ["第一条", "第二条", "第三条", "第四条"]
    assert texts(taken)[2] == "丙规定如下。\n第三条规定的事项除外。"
    assert {repair.kind for repair in taken.repairs} >= {"odd-number", "blank-after-number"}
    kept = read(text, mend=False)
    assert [article.number.printed for article in kept.revision.articles] == ["第1条", "第2条", "第三条", "第四条"]
    assert [article.number.value for article in kept.revision.articles] == [(1,), (2,), (3,), (4,)]


@pytest.mark.parametrize(
    ("note", "promulgated", "effective"),
    [
        ("（一九九七年二月十七日中共中央发布）", "1997-02-17", ""),
        ("（2003年12月23日审议批准 2023年12月19日中共中央发布）", "2023-12-19", ""),
        ("2023年3月27日 某机关通过，2023年8月15日起施行", "2023-03-27", "2023-08-15"),
        ("（2025年13月41日发布）", "", ""),
    ],
)
def test_dates_are_read_from_the_note(note: str, promulgated: str, effective: str) -> None:
    head = read(f"某条例\n{note}\n第一条 甲。\n").revision.head
    assert (head.get("promulgated"), head.get("effective")) == (promulgated, effective)


def test_a_label_behind_the_title_is_not_part_of_it() -> None:
    assert read("某条例2015\n第一条 甲。\n", label="2015").revision.head.title == "某条例"


def test_every_line_of_the_stored_text_knows_its_place_in_the_source() -> None:
    taken = read("要闻\n\n某条例\n\n第一章 总则\n第一条 甲包括：\n（一）乙；\n\n（二）丙。\n第二条\n丁。\n")
    assert [place.line for place in taken.places] == [5, 6, 7, 9, 11]


def test_a_note_may_run_over_lines_that_only_name_decisions() -> None:
    note = (
        "1999年8月30日 某会议通过",
        "2017年12月27日 某会议《关于修改〈某法〉",
        "〈某另一法〉的决定》修正",
    )
    head = read("\n".join(["# 某法", *note, "第一条 甲。"]) + "\n").revision.head
    assert head.note == "（1999年8月30日某会议通过　2017年12月27日某会议《关于修改〈某法〉　〈某另一法〉的决定》修正）"
    assert head.get("promulgated") == "2017-12-27"


def test_a_marked_title_goes_before_its_repetition_over_two_lines() -> None:
    taken = read("# 某人民代表大会组织法\n某人民代表大会\n组织法\n2022年3月11日 通过\n第一条 甲。\n")
    assert taken.revision.head.title == "某人民代表大会组织法"


def test_a_preamble_behind_a_table_of_contents_is_kept() -> None:
    source = "某法\n2018年3月11日 通过\n目录\n序言\n第一章 总纲\n第二章 附则\n序言\n甲是国家。\n乙是人民。\n第一章 总纲\n第一条 丙。\n第二章 附则\n第二条 丁。\n"
    taken = read(source)
    assert taken.revision.preamble == ("序言", "甲是国家。", "乙是人民。")
    assert taken.contents == 4  # 目录, 序言 and two chapters
    assert [article.text for article in taken.revision.articles] == ["丙。", "丁。"]


def test_a_sentence_that_begins_with_a_date_is_no_note() -> None:
    taken = read("某解释\n2014年12月18日 通过\n2012年8月31日，某会议通过某决定。现解释如下。\n第一条 甲。\n")
    assert taken.revision.head.note == "（2014年12月18日通过）"
    assert taken.revision.preamble == ("2012年8月31日，某会议通过某决定。现解释如下。",)
