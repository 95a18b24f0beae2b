"""What is told of a change does not contradict its texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from lossless import change_set_of
from regdiff.comparing.aspects import Finding
from regdiff.comparing.features import Aspect
from regdiff.comparing.truth import Texts
from strategies import revisions

import regdiff
from regdiff.comparing.changes import join_texts
from regdiff.model.text import fold
from regdiff.model.tree import Revision


@pytest.mark.parametrize(
    ("old", "new", "said", "left"),
    [
        ("甲应当登记，应当备案。", "甲应当登记，备案。", ("应当", ""), None),
        ("甲应当登记。", "甲登记。", ("应当", ""), ("应当", "")),
        ("甲可以登记。", "甲可以登记，乙可以备案。", ("", "可以"), None),
        ("登记机关、乡、镇。", "登记机关、镇。", ("乡、镇", ""), ("乡", "")),
        ("（一）甲应当登记；", "（二）甲应当登记；", ("（一）甲应当登记；", ""), None),
        (
            "（一）登记机关应当在三十日内办理完毕；",
            "（二）登记机关应当在三十日内办理完毕。",
            ("（一）登记机关应当在三十日内办…", ""),
            None,
        ),
        ("罚款５０００元。", "罚款5000元，没收。", ("5000元", ""), None),
        ("甲可以登记。", "甲应当登记，可以备案。", ("可以", "应当"), ("可以", "应当")),
    ],
)
def test_only_what_stands_on_one_side_went_or_came(
    old: str, new: str, said: tuple[str, str], left: tuple[str, str] | None
) -> None:
    aspect = Aspect.SCOPE if "、" in said[0] or "（" in said[0] else Aspect.DUTY
    told = Texts(old, new).true_part(Finding(aspect, *said))
    assert (told and (told.old, told.new)) == left


def test_a_word_that_still_stands_in_the_article_is_not_told_to_be_gone() -> None:
    """反洗钱法 第三条: 应当 went from one clause and stands in the next; the change is substantive all the same."""
    old = "第一条　甲应当登记，应当备案，并且报告结果。\n第二条　乙。\n"
    change_set = regdiff.compare(old, old.replace("应当备案", "备案"))
    reading = next(
        each for each in regdiff.read_aids(change_set).readings if each.weighed.weight is regdiff.Weight.SUBSTANTIVE
    )
    assert reading.findings == ()
    assert reading.weighed.rules == ("duty",)


@given(revisions(), revisions())
def test_nothing_that_is_told_contradicts_any_texts(old: Revision, new: Revision) -> None:
    change_set = change_set_of(old, new)
    for change, reading in zip(change_set.changes, regdiff.read_aids(change_set).readings, strict=True):
        sides = [fold(join_texts(side)) for side in (change.old, change.new)]
        for each in reading.findings:
            if each.aspect is not Aspect.WORDING and bool(each.old) != bool(each.new):
                assert fold((each.old or each.new).removesuffix("…")) not in sides[bool(each.old)]
