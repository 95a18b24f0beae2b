"""Rows of Word tables: a row of data is one line; articles and items that a table lays out begin lines of their own."""

from __future__ import annotations

import pytest
from words import cell, p, r, row, word

from regdiff.intake.build import take
from regdiff.intake.readers.docx import read_docx
from regdiff.intake.source import Source
from regdiff.model.left_out import Reason

HIDDEN = "<w:vanish/>"


def table(*rows: list[list[str]]) -> str:
    """A table; each row is a list of cells, each cell one of paragraphs."""
    return (
        "<w:tbl>" + "".join(row(*(cell(*(p(r(text)) for text in texts)) for texts in cells)) for cells in rows) + "</w:tbl>"
    )


def lines(body: str) -> list[str]:
    return [line.text for line in read_docx(word(body), "x").lines]


def left(source: Source) -> list[tuple[str, Reason, int]]:
    return [each[:3] for each in source.left_out]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([["第一条　甲应当登记。"], ["第二条　乙应当备案。"]], ["第一条　甲应当登记。", "第二条　乙应当备案。"]),
        ([["第一条"], ["甲应当登记。"], ["第二条"], ["乙应当备案。"]], ["第一条　甲应当登记。", "第二条　乙应当备案。"]),
        ([["第二条　甲。"], ["第二条之一　乙。", "第三条　丙。"]], ["第二条　甲。", "第二条之一　乙。", "第三条　丙。"]),
        ([["第一条　甲。", "乙。", "第二条　丙。"], ["备注"]], ["第一条　甲。", "乙。", "第二条　丙。", "备注"]),
        ([["第一章　总则"], ["第一条　甲。", "第二条　乙。"]], ["第一章　总则", "第一条　甲。", "第二条　乙。"]),
        ([["丁。", "第二章　登记", "第五条　甲。"], ["备注"]], ["丁。", "第二章　登记", "第五条　甲。", "备注"]),
        ([["第一条"], ["下列事项：", "（一）甲；", "（二）乙。"]], ["第一条　下列事项：", "（一）甲；", "（二）乙。"]),
        ([["（一）甲；"], ["（二）乙。"]], ["（一）甲；", "（二）乙。"]),
        ([["申请材料"], ["1.申请书；", "2.证明。"]], ["申请材料", "1.申请书；", "2.证明。"]),
    ],
    ids=["beside", "number-cells", "inserted", "in-a-cell", "heading", "behind-a-sentence", "items", "items-beside", "points"],
)  # fmt: skip
def test_articles_and_items_that_share_a_row_begin_lines(cells: list[list[str]], expected: list[str]) -> None:
    assert lines(table(cells)) == expected


@pytest.mark.parametrize(
    "cells",
    [
        [["1"], ["未登记"], ["第三十二条"], ["罚款"]],
        [["1"], ["未登记"], ["《示例水法》", "第三十二条　未登记的，处罚款。"], ["罚款"]],
        [["第三条"], ["第四条"]],
        [["第三条第一款"], ["第四条的规定"]],
        [["1"], ["登记"], ["（一）申请书；", "（二）证明。"], ["20日"]],
        [["第一条　旧。"], ["第一条　新。"]],
    ],
    ids=["cited", "cited-text", "numbers-alone", "citations", "items-of-data", "same-number"],
)
def test_a_row_of_data_stays_one_line(cells: list[list[str]]) -> None:
    assert lines(table(cells)) == ["　".join(text for cell in cells for text in cell)]


def test_the_rows_of_a_comparison_table_stay_lines() -> None:
    """Two texts side by side: cut, they would make a third one, in which each article stands twice."""
    rows = [
        [["修订前"], ["修订后"]],
        [["第一条　甲应当：", "（一）登记；", "（二）备案。"], ["第一条　甲应当：", "（一）登记；", "（二）公开。"]],
        [["第二条　乙。"], ["第三条　乙。"]],
        [["第三条　丙。"], ["第四条　丙。"]],
    ]
    assert lines(table(*rows)) == ["　".join(text for cell in cells for text in cell) for cells in rows]


def test_the_articles_of_a_table_are_the_articles_of_the_regulation() -> None:
    body = p(r("示例条例")) + table(
        [["第一条　甲应当登记。"], ["第二条　乙应当备案：", "（一）丙；", "（二）丁。"]],
        [["第三条　戊。"], ["第四条　己。"]],
    )
    revision = take(word(body), "x.docx").revision
    assert [str(article.number) for article in revision.articles] == ["第一条", "第二条", "第三条", "第四条"]
    assert revision.articles[1].text == "乙应当备案：\n（一）丙；\n（二）丁。"


def test_a_hidden_row_is_named_and_does_not_count() -> None:
    numbering = (
        '<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    rows = [
        row(cell(p(r("甲。"), props=number))),
        row(cell(p(r("乙。", HIDDEN), props=number)), props="<w:hidden/>"),
        row(cell(p(r("丙。"), props=number))),
    ]
    source = read_docx(word(f"<w:tbl>{''.join(rows)}</w:tbl>", [("r1", "numbering", numbering)]), "x")
    assert [line.text for line in source.lines] == ["第一条　甲。", "第二条　丙。"]
    assert left(source) == [("乙。", Reason.HIDDEN, 2)]


def test_a_row_with_a_hidden_mark_and_shown_text_is_shown() -> None:
    """As in Word and LibreOffice: if any part of a row is visible, the row is (17.4.20)."""
    rows = row(cell(p(r("甲"))), cell(p(r("乙", HIDDEN))), props="<w:hidden/>")
    source = read_docx(word(f"<w:tbl>{rows}</w:tbl>"), "x")
    assert ([line.text for line in source.lines], left(source)) == (["甲"], [("乙", Reason.HIDDEN, 2)])


# --- large initials ---


@pytest.mark.parametrize("kind", ["drop", "margin"])
def test_a_large_initial_belongs_to_the_next_paragraph(kind: str) -> None:
    frame = f'<w:framePr w:dropCap="{kind}" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    source = read_docx(word(p(r("为"), props=frame) + p(r("了规范登记，制定本条例。")) + p(r("后"))), "x")
    assert [(line.text, line.line) for line in source.lines] == [("为了规范登记，制定本条例。", 1), ("后", 3)]


def test_a_frame_that_is_no_initial_is_a_paragraph() -> None:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    assert lines(p(r("公报"), props=frame) + p(r("示例条例"))) == ["公报", "示例条例"]
