"""A comparison table (对照表) as a source: its two columns are the two texts, in whatever shape an office sends it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
from samples import make

from regdiff.comparing.changes import compare
from regdiff.errors import SourceError
from regdiff.intake.table.read import Pair, read_pair
from regdiff.model.write import write_body
from regdiff.tasks.compare import Looks, render

ONE = "第一条　为了规范登记工作，制定本条例。"
OLD2 = "第二条　登记机关应当在三十日内办理登记。"
NEW2 = "第二条　登记机关应当在二十日内办理登记。"
FEES = "第三条　收费由国务院规定。"
OBJECTION = "第三条　申请人可以提出异议。"
CHAPTER, END = "第一章　总则", "第二章　附则"
HEAD = ("修订前", "修订后")

Cell = str | tuple[str, int]
"""The text of a cell, a paragraph a line; with the number of columns that it takes, where that is not one."""
Rows = Sequence[Sequence[Cell]]


def table(*tables: Rows, above: Sequence[str] = (), between: Sequence[str] = (), below: Sequence[str] = ()) -> bytes:
    """A Word file with tables in it, and paragraphs above, between and below them."""
    document = docx.Document()
    for at, rows in enumerate(tables):
        for line in between if at else above:
            document.add_paragraph(line)
        _add(document, [[cell if isinstance(cell, tuple) else (cell, 1) for cell in row] for row in rows])
    for line in below:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: docx.document.Document, rows: list[list[tuple[str, int]]]) -> None:
    made = document.add_table(rows=0, cols=max(sum(span for _, span in row) for row in rows))
    for row in rows:
        cells, at = made.add_row().cells, 0
        for text, span in row:
            cell = cells[at].merge(cells[at + span - 1]) if span > 1 else cells[at]
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for line in others:
                cell.add_paragraph(line)
            at += span


def read(data: bytes) -> Pair:
    pair = read_pair(data, "对照表.docx", label="t")
    assert pair is not None
    return pair


def texts(data: bytes) -> tuple[list[str], list[str]]:
    """The lines of both texts."""
    old, new = ([line for line in write_body(each.revision).split("\n") if line] for each in read(data)[:2])
    return old, new


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        ("修改前", "修改后"),
        ("修正之前", "修正之后"),
        ("现行条文", "修订条文"),
        ("原条文", "新条文"),
        ("现行规定", "修订草案"),
        ("旧", "新"),
        ("《登记条例》（2017年）", "《登记条例》（2025年）"),
        ("登记条例\n（现行有效）", "登记条例\n（征求意见稿）"),
        ("Before", "After"),
    ],
)
def test_the_head_says_which_column_is_which(head: tuple[str, str]) -> None:
    wanted = ([ONE, OLD2], [ONE, NEW2])
    assert texts(table([head, (ONE, ONE), (OLD2, NEW2)])) == wanted
    assert texts(table([head[::-1], (ONE, ONE), (NEW2, OLD2)])) == wanted


def test_without_a_head_the_left_one_is_the_old_text_and_that_is_said() -> None:
    data = table([(ONE, ONE), (OLD2, NEW2)])
    assert texts(data) == ([ONE, OLD2], [ONE, NEW2])
    assert read(data).remarks == ("no head says which column is which text: the left one is taken as the old text",)


@pytest.mark.parametrize(
    "rows",
    [
        [(*HEAD, "说明"), (ONE, ONE, ""), (OLD2, NEW2, "缩短期限")],
        [("序号", *HEAD, "修改理由"), ("1", ONE, ONE, ""), ("2", OLD2, NEW2, "缩短期限")],
        [("说明", "修订后", "修订前"), ("", ONE, ONE), ("缩短期限", NEW2, OLD2)],
        [(("条文", 2), "说明"), (*HEAD, ""), (ONE, ONE, ""), (OLD2, NEW2, "缩短期限")],
    ],
)
def test_columns_beside_the_two_are_left_out_and_said_so(rows: Rows) -> None:
    data = table(rows)
    assert texts(data) == ([ONE, OLD2], [ONE, NEW2])
    assert "缩短期限" in [each.text for each in read(data).new.revision.left_out]
    assert read(data).new.revision.head.title == ""


@pytest.mark.parametrize("said", ["", "（新增）", "新增", "【新增条款】", "——", "/", "无", "本条为新增"])
def test_what_is_new_has_nothing_at_the_left(said: str) -> None:
    assert texts(table([HEAD, (ONE, ONE), (OLD2, OLD2), (said, OBJECTION)])) == ([ONE, OLD2], [ONE, OLD2, OBJECTION])


@pytest.mark.parametrize("said", ["", "（删除）", "删除", "删去本条", "——", "无"])
def test_what_was_deleted_has_nothing_at_the_right(said: str) -> None:
    assert texts(table([HEAD, (ONE, ONE), (OLD2, OLD2), (FEES, said)])) == ([ONE, OLD2, FEES], [ONE, OLD2])


@pytest.mark.parametrize(
    "said", ["【新增】第三条　申请人可以提出异议。", "第三条　【新增】申请人可以提出异议。", f"（新增）\n{OBJECTION}"]
)
def test_a_word_in_brackets_at_a_text_is_no_part_of_it(said: str) -> None:
    assert texts(table([HEAD, (ONE, ONE), (OLD2, OLD2), ("", said)])) == ([ONE, OLD2], [ONE, OLD2, OBJECTION])


@pytest.mark.parametrize("said", ["同左", "全文同左", "（未修改）", "无修改", "内容不变", "保留"])
def test_a_cell_that_says_the_same_is_written_out(said: str) -> None:
    assert texts(table([HEAD, (ONE, said), (OLD2, NEW2)])) == ([ONE, OLD2], [ONE, NEW2])


def test_the_same_under_another_number() -> None:
    data = table([HEAD, (ONE, ONE), ("", "第二条　申请人可以提出异议。"), (OLD2, "第三条　全文同左")])
    assert texts(data)[1] == [ONE, "第二条　申请人可以提出异议。", "第三条　登记机关应当在三十日内办理登记。"]


def test_a_cell_over_both_columns_is_a_heading_of_both() -> None:
    data = table([HEAD, [(CHAPTER, 2)], (ONE, ONE), (OLD2, NEW2), [(END, 2)], (FEES, FEES)])
    assert texts(data) == ([CHAPTER, ONE, OLD2, END, FEES], [CHAPTER, ONE, NEW2, END, FEES])


def test_the_title_above_the_table_or_in_its_first_row_is_that_of_the_regulation() -> None:
    for data in (
        table([HEAD, (ONE, ONE), (OLD2, NEW2)], above=["《登记条例》修订前后对照表"]),
        table([[("登记条例修订对照表", 2)], HEAD, (ONE, ONE), (OLD2, NEW2)]),
    ):
        assert [each.revision.head.title for each in read(data)[:2]] == ["登记条例", "登记条例"]
        assert texts(data) == ([ONE, OLD2], [ONE, NEW2])


def test_several_tables_are_one_text_with_the_headings_between_them() -> None:
    for second in ([HEAD, (FEES, OBJECTION)], [(FEES, OBJECTION)]):
        data = table(
            [HEAD, (ONE, ONE), (OLD2, NEW2)], second, above=[CHAPTER], between=[END], below=["注：加粗为修改内容。"]
        )
        assert texts(data) == ([CHAPTER, ONE, OLD2, END, FEES], [CHAPTER, ONE, NEW2, END, OBJECTION])
        assert "注：加粗为修改内容。" in [each.text for each in read(data).new.revision.left_out]


def test_several_articles_of_a_cell_and_an_article_in_several_rows() -> None:
    begins, first, (second, other) = "第三条　登记机关应当：", "（一）公开条件；", ("（二）当场办理。", "（二）及时办理。")
    rows = [HEAD, (f"{ONE}\n{OLD2}", f"{ONE}\n{NEW2}"), (begins, begins), (first, first), (second, other)]
    assert texts(table(rows)) == ([ONE, OLD2, begins, first, second], [ONE, NEW2, begins, first, other])


def test_what_moved_stands_beside_its_counterpart_and_is_read_in_its_own_order() -> None:
    data = table(
        [HEAD, (ONE, ONE), (OLD2, "第三条　登记机关应当在二十日内办理登记。"), (FEES, "第二条　收费由国务院规定。")]
    )
    assert texts(data)[1] == [ONE, "第二条　收费由国务院规定。", "第三条　登记机关应当在二十日内办理登记。"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEAD, (ONE, ONE), (OLD2, NEW2), (FEES, ONE + "另。")], "stands twice in the column"),
        ([HEAD, (ONE, ONE), ("", "同左")], "says that it is the same as a text that is not there"),
        ([HEAD, (ONE, ONE), (f"{OLD2}\n……\n甲。\n……", f"{NEW2}\n乙。\n……\n……\n丙。\n同左")], "does not say for which part"),
        ([HEAD, ("", ONE), ("", NEW2)], "is empty"),
        ([(ONE, ONE, "甲"), (OLD2, NEW2, "乙")], "has 3 columns, and none is named"),
    ],
)
def test_what_is_not_understood_is_told_in_a_line_and_never_guessed(rows: Rows, said: str) -> None:
    with pytest.raises(SourceError, match=said) as told:
        read_pair(table(rows), "对照表.docx")
    assert "\n" not in str(told.value)


def test_a_text_with_a_table_in_it_is_no_comparison_table() -> None:
    assert read_pair(table([("项目", "标准"), ("甲类", "1元")], above=["登记条例", ONE, OLD2]), "x.docx") is None
    assert read_pair(f"{ONE}\n{OLD2}\n".encode(), "x.txt") is None


@pytest.mark.parametrize(
    "legend",
    ["注：右栏黑体字为新增的文字。", "（黑体字部分为修改、新增内容，阴影部分为删去内容）", "说明：加粗的为修订内容"],
)
def test_what_a_table_says_of_its_own_marks_is_left_out(legend: str) -> None:
    for data in (
        table([HEAD, (ONE, ONE), (OLD2, NEW2)], above=["登记条例修订对照表", legend]),
        table([[("登记条例修订对照表", 2)], [(legend, 2)], HEAD, (ONE, ONE), (OLD2, NEW2)]),
    ):
        pair = read(data)
        assert texts(data) == ([ONE, OLD2], [ONE, NEW2])
        assert [each.revision.head.title for each in pair[:2]] == ["登记条例", "登记条例"]
        assert [each.text for each in pair.new.revision.left_out] == [legend]


@pytest.mark.parametrize("columns", [(), ("explanation",), ("number", "kind", "weight", "main", "explanation")])
@pytest.mark.parametrize("portrait", [False, True])
def test_our_own_table_is_read_back_as_the_two_texts(columns: tuple[str, ...], portrait: bool) -> None:
    last = "第四条　本条例自公布之日起施行。"
    old, new = (
        make(label, f"{CHAPTER}\n\n{ONE}\n\n{second}\n\n{third}\n\n{END}\n\n{last}\n", title="登记条例")
        for label, second, third in (("2017", OLD2, FEES), ("2025", NEW2, OBJECTION))
    )
    data = render(compare(old, new), "docx", Looks(unchanged="same", columns=columns, portrait=portrait))
    assert isinstance(data, bytes)
    pair = read(data)
    assert write_body(pair.old.revision) == write_body(old)
    assert write_body(pair.new.revision) == write_body(new)
