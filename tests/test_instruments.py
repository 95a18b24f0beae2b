"""Instruments as files hold them: paragraphs that a page broke."""

from __future__ import annotations

from regdiff.intake.source import SourceLine
from regdiff.tasks.instruments import whole_lines


def texts(*lines: str, page: int) -> list[str]:
    return [line.text for line in whole_lines([SourceLine(text, at, page=page) for at, text in enumerate(lines, 1)])]


BROKEN = ("一、将第二条修改为：“登记机关应当自受理申请之日起作出决", "定。", "“情况复杂的，可以延长。”", "二、删去第三条。")


def test_half_a_sentence_of_wording_is_no_paragraph() -> None:
    assert texts(*BROKEN, page=1) == [BROKEN[0] + BROKEN[1], *BROKEN[2:]]


def test_lines_that_no_page_broke_stand_as_they_are() -> None:
    assert texts(*BROKEN, page=0) == list(BROKEN)


def test_outside_of_a_quotation_nothing_is_joined() -> None:
    head = (
        "某市人民代表大会常务委员会关于修改",
        "《某市登记条例》的决定",
        "一、将第二条中的“甲”修改为“乙”，并且删去",
        "第三条。",
    )
    assert texts(*head, page=1) == list(head)
