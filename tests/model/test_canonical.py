"""Canonical text: parse and write are exact inverses."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import revisions

from regdiff.errors import TextError
from regdiff.model.numbers import Level
from regdiff.model.parse import parse
from regdiff.model.tree import Division, Provision, Revision
from regdiff.model.write import write

TEXT = """---
title: 某条例
label: '2025'
a key we do not know: {kept: [1, 2]}   # with its comment
---

序言写在这里。

第一编　总编

第一章　总则

第一条　为了规范某事，制定本条例。

第二条　本条例适用于下列机关：
（一）甲机关；
1.甲机关的内设机构；
（二）乙机关。
第三条规定的机关，参照执行。

第二章　附则

第一节　施行

第一百二十条之一

第三条　本条例自发布之日起施行。

附件：名单
第一条　这是附件里的一行
"""


def test_the_tree_of_a_text() -> None:
    revision = parse(TEXT)
    assert [article.number.printed for article in revision.articles] == ["第一条", "第二条", "第一百二十条之一", "第三条"]
    assert revision.preamble == ("序言写在这里。",)
    assert revision.annexes[0].lines == ("附件：名单", "第一条　这是附件里的一行")
    book = revision.body[0]
    assert isinstance(book, Division)
    assert [child.title for child in book.children if isinstance(child, Division)] == ["第一章　总则", "第二章　附则"]
    assert revision.articles[2].text == ""
    assert revision.articles[1].line == 15


def test_a_body_line_that_names_an_article_is_no_heading() -> None:
    article = parse(TEXT).articles[1]
    assert article.lines[-1] == "第三条规定的机关，参照执行。"


def test_paragraphs_items_and_subitems_nest() -> None:
    opening, closing = parse(TEXT).articles[1].provisions
    assert opening.level is Level.PARAGRAPH
    assert [item.number for item in opening.children] == ["（一）", "（二）"]
    assert opening.children[0].children == (Provision(Level.SUBITEM, "1.", "甲机关的内设机构；"),)
    assert closing.text == "第三条规定的机关，参照执行。"


def test_an_unknown_key_and_a_comment_of_the_head_survive() -> None:
    assert write(parse(TEXT)) == TEXT


@given(revisions())
def test_a_written_revision_is_read_back_equal(revision: Revision) -> None:
    text = write(revision)
    assert parse(text) == revision
    assert write(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("没有条文。\n", "t", "no article"),
        ("---\ntitle: x\n", "t:1", "no end"),
        ("---\n- x\n---\n\n第一条　甲\n", "t:2", "no mapping"),
        ("---\na: &x 1\nb: *x\n---\n\n第一条　甲\n", "t:2", "aliases"),
        ("---\na: [\n---\n\n第一条　甲\n", "t:3:1", "no YAML"),
        ("---\na: " + "[" * 5000 + "\n---\n\n第一条　甲\n", "t:2", "deep"),
        ("---\nattestation: {default: sure}\n---\n\n第一条　甲\n", "t:2", "attestation"),
        ("---\ntitle: [x]\n---\n\n第一条　甲\n", "t:2", "no text"),
        ("第一条　甲", "t:1", "not canonical"),
        ("第一条　甲 \n", "t:1", "blanks off the end"),
        ("第一条　甲\n\n\n第二条　乙\n", "t:3", "one blank line"),
        ("第一条　甲\n\n流浪的一段。\n", "t:3", "belongs to no article"),
        ("第一条　甲\n\n附件：表\n\n又一段。\n", "t:5", "belongs to no article"),
        ("序\n\n又序\n\n第一条　甲\n", "t:3", "second preamble"),
        ("第一章　甲\n乙\n\n第一条　丙\n", "t:2", "not canonical"),
        ("第一条　e\u0301\n", "t:1", "normal form C"),
        ("第一条　甲\r\n", "t:1", "not canonical"),
        ("第一条　甲\t乙\n", "t:1", "tabs"),
    ],
)
def test_what_is_not_canonical_is_refused_with_its_place(text: str, where: str, what: str) -> None:
    with pytest.raises(TextError) as caught:
        parse(text, "t")
    assert str(caught.value).startswith(where + ": ")
    assert what in str(caught.value)
