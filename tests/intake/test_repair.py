"""Repairs: each is certain, on record, done once and for all, and loses no Chinese character."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.intake.build import take
from regdiff.intake.read import read_lines
from regdiff.intake.repair import Repairs, repair_line, repair_lines
from regdiff.intake.source import SourceLine
from regdiff.model.text import is_han
from regdiff.model.write import write

PARTS = [
    *'甲乙第一条款的和（）()“”"，,。.；;：:、 　',
    "\u200b",
    "and",
    "of",
    "WTO",
    "12",
    "０",
    "⼯",
    "㈠",
    "《",
    "》",
    "\xa0",
]
dirty = st.lists(st.sampled_from(PARTS), min_size=1, max_size=30).map("".join)


def mended(text: str) -> str:
    return repair_line(SourceLine(text, 1), Repairs()).text


def han(text: str) -> list[str]:
    return [char for char in text if is_han(char)]


@pytest.mark.parametrize(
    ("dirty_text", "clean", "kind"),
    [
        ("办公厅(室)、部门", "办公厅（室）、部门", "half-width-bracket"),
        ("办公厅（室)、部门", "办公厅（室）、部门", "half-width-bracket"),
        ("登记,变更;注销:", "登记，变更；注销：", "half-width-punctuation"),
        ("方针政策 and 党内法规", "方针政策和党内法规", "stray-latin"),
        ("方针政策and党内法规", "方针政策和党内法规", "stray-latin"),
        ("应当 及时 办理", "应当及时办理", "blank-in-chinese"),
        ('所谓"登记"，是指', "所谓“登记”，是指", "straight-quote"),
        ("（一） 名称；", "（一）名称；", "blank-after-marker"),
        ("㈠名称；", "（一）名称；", "compatibility-character"),
        ("２０２５年⼯作", "2025年工作", "compatibility-character"),
        ("登\u200b记", "登记", "zero-width"),
    ],
)
def test_what_is_certain_is_mended_and_recorded(dirty_text: str, clean: str, kind: str) -> None:
    repairs = Repairs()
    line = SourceLine(dirty_text, 7)
    assert repair_line(line, repairs).text == clean
    assert kind in [repair.kind for repair in repairs.made]
    assert all(repair.at.line == 7 for repair in repairs.made)
    assert (repairs.made[0].before, repairs.made[-1].after) == (dirty_text, clean)


@pytest.mark.parametrize(
    "text",
    ["加入WTO组织", "使用 land 一词的", '他说"甲', "f(x)=1,2", "3:30", "1,000元", "A or B", "甲\ue000乙", "自公告之曰起"],
)
def test_what_is_doubtful_stays(text: str) -> None:
    assert mended(text) == text


def test_broken_sentences_are_joined_and_lists_are_not() -> None:
    def lines(*texts: str) -> list[str]:
        return [line.text for line in repair_lines([SourceLine(t, n) for n, t in enumerate(texts, 1)], Repairs())]

    assert lines("协调机构的日常工作，可以根", "据有关规定履行职责。") == ["协调机构的日常工作，可以根据有关规定履行职责。"]
    assert lines("登记事项包括：", "（一）名称", "（二）住所") == ["登记事项包括：", "（一）名称", "（二）住所"]
    assert lines("甲类", "乙类") == ["甲类", "乙类"]
    assert lines("第一款。", "第二款。") == ["第一款。", "第二款。"]


@given(dirty)
def test_mending_is_done_once_and_for_all(text: str) -> None:
    once = mended(text)
    assert mended(once) == once


@given(st.lists(dirty, min_size=1, max_size=5))
def test_no_chinese_character_is_lost_and_none_is_made_but_for_an_english_word(texts: list[str]) -> None:
    plain = [text.replace("and", "").replace("of", "").replace("⼯", "").replace("㈠", "") for text in texts]
    lines = repair_lines([SourceLine(text, n) for n, text in enumerate(plain, 1)], Repairs())
    assert han("".join(line.text for line in lines)) == han("".join(plain))


@given(st.lists(dirty, min_size=1, max_size=6))
def test_joining_lines_is_done_once_and_for_all(texts: list[str]) -> None:
    once = repair_lines([SourceLine(text, n) for n, text in enumerate(texts, 1)], Repairs())
    assert [line.text for line in repair_lines(once, Repairs())] == [line.text for line in once]


def test_the_raw_corpus_goes_in_without_loss(corpus: list[Path], disciplinary: list[Path]) -> None:
    """Every Chinese character of every line is in the stored text, in its order, or among the lines that were left out."""
    paths = [folder / f"{side}.md" for folder in corpus for side in ("old", "new")]
    paths += disciplinary
    for path in paths:
        data = path.read_bytes()
        taken = take(data, path.name, label="x")
        left = {(line.page, line.line) for line in taken.left_out}
        begin = min(place.line for place in taken.places)
        kept = [
            line.text
            for line in read_lines(data, path.name).lines
            if (line.page, line.line) not in left and line.line >= begin
        ]
        body = write(taken.revision).split("---\n", 2)[2]
        assert han(body) == han("".join(kept)), path
