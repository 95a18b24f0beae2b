"""第二条　（删去）: an article that was deleted and keeps its number is one change."""

from __future__ import annotations

import pytest
from lossless import change_set_of

from regdiff import read
from regdiff.comparing.emptied import is_emptied

OLD = "第一条　甲应当登记。\n\n第二条　乙应当缴纳费用，逾期不缴的加收滞纳金。\n\n第三条　本条例自公布之日起施行。\n"


@pytest.mark.parametrize(
    "text",
    [
        "（删去）", "（删除）", "删去", "删去。", "〔删去〕", "（已删除）", "（本条删去）", "（刪除）", "【废止】", "（根据2020年3月1日《修正案》删去）",
    ],
)  # fmt: skip
def test_what_says_that_an_article_was_deleted(text: str) -> None:
    assert is_emptied(text)


@pytest.mark.parametrize(
    "text",
    ["删去登记的，应当公告。", "本条例废止的，另行公告。", "", "已缴费用不退。", "（删去前款规定的罚款）甲应当登记。"],
)
def test_what_only_speaks_of_deleting(text: str) -> None:
    assert not is_emptied(text)


@pytest.mark.parametrize("empty", ["（删去）", "（删除）", "删除。", "（刪去）"])
def test_an_emptied_article_is_one_change_and_keeps_its_number(empty: str) -> None:
    new = OLD.replace("乙应当缴纳费用，逾期不缴的加收滞纳金。", empty)
    changes = [each for each in change_set_of(read(OLD), read(new)).changes if each.kind.value != "unchanged"]
    assert [(each.kind.value, each.emptied, each.renumbered) for each in changes] == [("amended", True, False)]
    back = [each for each in change_set_of(read(new), read(OLD)).changes if each.kind.value != "unchanged"]
    assert len(back) == 1
