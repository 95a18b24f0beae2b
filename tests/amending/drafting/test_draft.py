"""Drafts: an instrument that turns one text into another, read and applied like any other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import SHARED, needs_shared
from edited_texts import edited
from hypothesis import given, settings
from samples import own

from regdiff.amending.applying.amend import amend
from regdiff.amending.drafting.draft import draft
from regdiff.amending.drafting.typography import are_same
from regdiff.amending.reading.read import read_text
from regdiff.amending.writing.frame import Style
from regdiff.errors import UsageError
from regdiff.intake.build import read_source
from regdiff.model.numbers import format_numeral
from regdiff.model.parse import parse
from regdiff.model.text import fold
from regdiff.model.tree import Division, Revision
from regdiff.tasks.sides import read_file

TRIPLES = sorted(path.parent.name for path in (SHARED / "amendments").glob("*/meta.json"))
BROKEN = {"agri-extension-2024", "private-lending-2020"}
"""Their bases are broken in the source: a heading within an article, a line that looks like an article out of order."""


def outline(revision: Revision) -> Iterator[str]:
    for _, node in revision.walk():
        yield fold(node.title) if isinstance(node, Division) else str(node.number.value)


def assert_gives(old: Revision, new: Revision, style: Style | None = None) -> str:
    made = draft(old, new, style=style)
    result = amend(old, made.instrument).revision
    assert result is not None
    assert list(outline(result)) == list(outline(new))
    for article, wanted in zip(result.articles, new.articles, strict=True):
        assert are_same(article.lines, wanted.lines)
    return made.text


def text(*articles: str, title: str = "某条例") -> Revision:
    blocks = "\n\n".join(f"第{format_numeral(n)}条　{article}" for n, article in enumerate(articles, 1))
    return parse(f"---\ntitle: {title}\n---\n\n{blocks}\n")


def orders(made: str) -> list[str]:
    return [line for line in made.split("\n") if line and "、" in line[:4]]


def test_a_phrase_an_article_and_a_deletion() -> None:
    old = text(
        "为了规范登记，制定本条例。",
        "登记机关应当在三十日内办理登记。",
        "本条例所称登记，是指记载于登记簿的行为。",
        "旧规定废止。",
    )
    new = text(
        "为了规范登记，制定本条例。", "登记机关应当在二十日内办理登记。", "国家建立统一的登记平台。",
        "本条例所称登记，是指记载于登记簿的行为。",
    )  # fmt: skip
    assert orders(assert_gives(old, new)) == [
        "一、增加一条，作为第三条：“国家建立统一的登记平台。”",
        "二、删去第四条。",
        "三、将第二条中的“三十日内”修改为“二十日内”。",
    ]


def test_the_same_words_in_many_articles_are_one_order() -> None:
    old = text(*(f"由环境保护主管部门负责第{n}项工作，并报告结果。" for n in "甲乙丙丁"))
    new = text(*(f"由生态环境主管部门负责第{n}项工作，并报告结果。" for n in "甲乙丙丁"))
    assert orders(assert_gives(old, new)) == [
        "一、将第一条、第二条、第三条、第四条中的“环境保护主管部门”修改为“生态环境主管部门”。"
    ]


def test_a_gained_paragraph_and_item_are_inserted_and_nothing_is_restated_for_them() -> None:
    old = text("有下列情形之一的，责令改正：\n（一）未登记的；\n（二）隐瞒情况的。\n拒不改正的，处一万元罚款。")
    new = text(
        "有下列情形之一的，责令改正：\n（一）未登记的；\n（二）提供虚假材料的；\n（三）隐瞒情况的。\n拒不改正的，处一万元罚款。\n逾期不缴纳罚款的，依法强制执行。"
    )
    assert orders(assert_gives(old, new)) == ["一、第一条第一款增加一项，作为第二项：“（二）提供虚假材料的”"]
    assert "增加一款，作为第三款：“逾期不缴纳罚款的，依法强制执行。”" in assert_gives(old, new)


def test_what_differs_in_print_alone_is_listed_and_not_drafted() -> None:
    old, new = text("登记(以下称登记)应当公开。", "甲。"), text("登记（以下称登记）应当公开。", "乙。")
    made = draft(old, new)
    assert "第一条" not in made.text
    assert [(each.where, each.old) for each in made.undrafted] == [("第一条", "登记(以下称登记)应当公开。")]


def test_two_texts_that_differ_in_print_alone_give_no_draft() -> None:
    with pytest.raises(UsageError, match="do not differ but in print"):
        draft(text("登记(甲)。"), text("登记（甲）。"))


def test_a_number_that_stands_twice_is_refused() -> None:
    twice = parse("第一条　甲。\n\n第一条　乙。\n")
    with pytest.raises(UsageError, match="第一条 stands twice in the old text"):
        draft(twice, text("甲。"))


@pytest.mark.parametrize("style", Style)
def test_our_own_regulation(style: Style) -> None:
    made = assert_gives(own("2017"), own("2025"), style)
    assert "名称修改为“中国共产党工作机关条例”" in made
    assert_gives(own("2025"), own("2017"), style)


@pytest.mark.parametrize("name", [name for name in TRIPLES if name not in BROKEN])
def test_the_triples_both_ways(name: str) -> None:
    folder = needs_shared("amendments") / name
    old, new = read_file(folder / "base.txt"), read_file(folder / "result.txt")
    assert_gives(old, new)
    assert_gives(new, old)


@settings(max_examples=25)
@given(edited())
def test_a_draft_gives_the_new_text(pair: tuple[Revision, Revision]) -> None:
    """Law: amend(old, draft(old, new)) is new, both ways, or both texts differ in print alone."""
    for old, new in (pair, pair[::-1]):
        try:
            assert_gives(old, new)
        except UsageError as error:
            assert "do not differ but in print" in str(error)  # noqa: PT017


def test_the_same_words_in_many_articles_are_one_order_beside_other_changes() -> None:
    old = text(*(f"由环境保护主管部门负责第{n}项工作。\n依法处理。" for n in "甲乙丙"), "期限为三十日。")
    new = text(
        *(f"由生态环境主管部门负责第{n}项工作。\n依法处理。" for n in "甲乙"),
        "由生态环境主管部门负责第丙项工作。",
        "期限为三十日。",
    )
    made = assert_gives(old, new)
    assert made.count("“生态环境主管部门”") == 1
    assert (
        "将第一条第一款、第二条第一款、第三条第一款中的“环境保护主管部门”" in made or "将第一条、第二条、第三条中的" in made
    )


def test_whole_names_are_named_and_marks_at_their_ends_left_out() -> None:
    old = text("申请具体行政行为审查的，应当提交申请书、证明材料。", "甲。")
    new = text("申请行政行为审查的，应当提交申请书、证明材料、委托书。", "甲。")
    assert "“具体行政行为”修改为“行政行为”" in assert_gives(old, new)


def test_a_sentence_that_comes_first_is_inserted_before_the_words_that_follow_it() -> None:
    rest = "妇女在政治的、经济的、文化的、社会的和家庭的生活等各方面享有同男子平等的权利，国家保护妇女依法享有的特殊权益。"
    old, new = text(rest, "甲。"), text("男女平等是基本国策。" + rest, "甲。")
    assert "在第一条中的“妇女在政治”前增加“男女平等是基本国策。”" in assert_gives(old, new)


def test_what_no_order_brings_about_is_refused_by_its_cause() -> None:
    old = text("甲。", "乙。", "丙。")
    out_of_order = parse("---\ntitle: 某条例\n---\n\n第一条　甲。\n\n第五十二条　丁戊己。\n\n第二条　乙。\n")
    with pytest.raises(UsageError, match="第二条 stands behind 第五十二条 in the new text"):
        draft(old, out_of_order)


def test_two_regulations_are_not_two_revisions() -> None:
    one = text("登记机关应当公开登记事项。", "申请人可以委托代理人。", title="登记条例")
    other = text("禽畜屠宰实行定点管理。", "屠宰厂应当配备兽医。", title="屠宰条例")
    with pytest.raises(UsageError, match="0 of 2 articles live on"):
        draft(one, other)


def test_marks_three_deep_are_quoted_and_marks_that_cannot_be_are_refused() -> None:
    old = text("登记的“甲‘丙’”应当办理。", "乙。")
    new = text("所称“甲‘丙’”，是指依照规定办理并且公布的登记。", "乙。")
    assert "所称‘甲“丙”’，是指" in assert_gives(old, new)
    with pytest.raises(UsageError, match="第一条 has ‘ ’ outside of “ ”"):
        draft(old, text("登记的‘甲’应当及时依照规定办理，并且公布。", "乙。"))


_PREAMBLES = ("", "为了规范登记。\n\n", "为了规范登记，制定本条例。\n\n各级机关应当遵守。\n\n")
_ANNEXES = ("", "附件\n丙。\n", "附件1\n丙。\n\n附件2\n丁。\n", "附件1\n丙。\n\n附件2\n戊己。\n\n附件3\n第一条　丁。\n")


@pytest.mark.parametrize("annexes", [(a, b) for a in _ANNEXES for b in _ANNEXES if a != b])
@pytest.mark.parametrize("preambles", [(a, b) for a in _PREAMBLES for b in _PREAMBLES])
def test_preambles_and_annexes_come_go_and_change(preambles: tuple[str, str], annexes: tuple[str, str]) -> None:
    old, new = (
        read_source(f"某条例\n\n{preamble}第一条　甲。\n\n第二条　乙。\n\n{annex}".encode(), "text.txt")
        for preamble, annex in zip(preambles, annexes, strict=True)
    )
    result = amend(old, draft(old, new).instrument).revision
    assert result is not None
    assert are_same(result.preamble, new.preamble)
    assert [each.lines for each in result.annexes] == [each.lines for each in new.annexes]


def test_a_preamble_is_not_inserted_where_there_is_one() -> None:
    base = read_source("某条例\n序言。\n第一条　甲。\n".encode(), "base.txt")
    found = amend(base, read_text("关于修改《某条例》的决定\n\n对《某条例》作如下修改：\n\n一、增加序言：“乙。”\n"))
    assert found.revision is None
    assert [step.reason for step in found.refusals] == ["there is a preamble already"]


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("增加附件二：“戊。”", "its wording does not begin with the head of an annex"),
        ("增加附件九：“附件9\n“戊。”", "附件九 would be the annex number 2"),
        ("增加附件二：“附件2\n“戊。”\n\n二、增加附件二：“附件2\n“己。”", "附件二 is inserted twice"),
    ],
)
def test_an_annex_that_does_not_fit_is_refused_by_its_order(order: str, reason: str) -> None:
    base = read_source("某条例\n第一条　甲。\n\n附件1\n丙。\n".encode(), "base.txt")
    found = amend(base, read_text(f"关于修改《某条例》的决定\n\n对《某条例》作如下修改：\n\n一、{order}\n"))
    assert found.revision is None
    assert [str(step.reason) for step in found.refusals] == [reason]
