"""What is quoted: over paragraphs, nested, in straight marks, and where a mark is missing."""

from __future__ import annotations

import pytest

from regdiff.amending.reading.flat import flatten
from regdiff.amending.reading.quotations import find_quotations
from regdiff.amending.reading.wording import lines_of


def quoted(text: str) -> list[tuple[str, ...]]:
    return [lines_of(text, each) for each in find_quotations(flatten(text))]


def repaired(text: str) -> list[str]:
    return [each.repaired for each in find_quotations(flatten(text)) if each.repaired]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("将“甲”修改为“乙”。", [("甲",), ("乙",)]),
        ("修改为：“甲。\n\n“乙。\n\n“（一）丙。”", [("甲。", "乙。", "（一）丙。")]),
        ("修改为：\n“甲。\n乙。\n(一)丙。”", [("甲。", "乙。", "（一）丙。")]),
        ("修改为：“所称‘甲’，是指‘乙’。”", [("所称“甲”，是指“乙”。",)]),
        ("修改为：“所称“甲”，是指乙。”", [("所称“甲”，是指乙。",)]),
        ("修改为：“所称‘甲“丙”’，是指‘乙’。”", [("所称“甲‘丙’”，是指“乙”。",)]),
        ("修改为：“所称‘甲’和“乙”，是指丙。”", [("所称‘甲’和“乙”，是指丙。",)]),
        ('修改为："甲。\n"乙。"\n二、将"丙"修改为"丁"。', [("甲。", "乙。"), ("丙",), ("丁",)]),
        ('修改为："所称"甲"、"乙"，是指丙。"', [('所称"甲"、"乙"，是指丙。',)]),
        ("修改为：「甲『乙』丙。」", [("甲「乙」丙。",)]),
        ("修改为：“甲“乙‘丙’丁”戊。”", [("甲“乙‘丙’丁”戊。",)]),
        ("修改为：“第四节　甲\n　　“第一条　乙。”", [("第四节　甲", "第一条　乙。")]),
    ],
)
def test_quotations(text: str, lines: list[tuple[str, ...]]) -> None:
    assert quoted(text) == lines
    assert not repaired(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("三、将第三条修改为：“甲。\n“乙。\n四、将第四条修改为：“丙。”", [("甲。", "乙。"), ("丙。",)]),
        ("三、将第三条修改为：“甲。\n乙。\n四、将第四条修改为：“丙。”", [("甲。", "乙。"), ("丙。",)]),
        ("三、将第三条修改为：“甲。\n四、删去第四条。\n五、将第五条修改为：“乙。”", [("甲。",), ("乙。",)]),
        ("三、将第三条修改为：“甲。\n本决定自公布之日起施行。", [("甲。",)]),
        ("三、将第三条修改为：“甲。\n“乙。\n　　此外，对条文顺序作相应调整。", [("甲。", "乙。")]),
        ("将“甲“修改为“乙”。", [("甲",), ("乙",)]),
        ("将”甲”修改为“乙”。", [("甲",), ("乙",)]),
    ],
)
def test_a_missing_mark_is_repaired_with_a_note_and_swallows_no_order(text: str, lines: list[tuple[str, ...]]) -> None:
    assert quoted(text) == lines
    assert repaired(text)


def test_a_quotation_that_goes_on_is_not_broken_by_what_reads_like_an_order() -> None:
    text = "1.将第三条修改为：\n“甲。\n对合并审理的案件，作相应处理。\n乙。”\n2.删除第四条。"
    assert quoted(text) == [("甲。", "对合并审理的案件，作相应处理。", "乙。")]
    assert not repaired(text)
