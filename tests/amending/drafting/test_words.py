"""Words that replace words: whole at both ends, and told apart from what stands elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.amending.drafting.words import Swap, replaced, swaps
from regdiff.comparing.words import word_starts

TEXT = st.text(alphabet="甲乙丙丁国务院主管部门应当，。、", min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "行业协会应当引导其他组织依法竞争。", "行业协会应当引导非法人组织依法竞争。",
            [Swap("其他组织", "非法人组织")],
        ),
        (
            "由环境保护主管部门决定，环境保护主管部门备案。", "由生态环境主管部门决定，生态环境主管部门备案。",
            [Swap("环境保护主管部门", "生态环境主管部门")],
        ),
        (
            "会计凭证和会计报表。会计报表附注。", "会计凭证和会计账簿。会计报表附注。",
            [Swap("和会计报表", "和会计账簿")],
        ),
        ("处二万元以上十万元以下的罚款。", "处十万元以上五十万元以下的罚款。", [Swap("二万元以上十万元以下", "十万元以上五十万元以下")]),
    ],
    ids=["a whole name", "every place", "told apart by its neighbour", "an amount from end to end"],
)  # fmt: skip
def test_what_replaces_what(old: str, new: str, found: list[Swap]) -> None:
    assert swaps(old, new) == found
    assert replaced(old, found) == new


def test_a_phrase_that_stands_elsewhere_too_grows_until_it_is_told_apart() -> None:
    old, new = "公司应当备案。分公司应当备案。公司可以备案。", "公司应当登记。分公司应当备案。公司可以备案。"
    found = swaps(old, new)
    assert found is not None
    assert all(old.count(swap.phrase) == 1 for swap in found)
    assert replaced(old, found) == new


def test_nothing_can_be_told_in_words_where_lines_come_or_go() -> None:
    assert swaps("甲。", "甲。\n乙。") is None
    assert swaps("", "甲。") is None


@given(TEXT, TEXT)
def test_the_swaps_give_the_new_text(old: str, new: str) -> None:
    """Law: applied at once wherever they stand, they turn the old text into the new one."""
    found = swaps(old, new)
    if found is not None:
        assert replaced(old, found) == new


@given(TEXT, TEXT)
def test_no_phrase_cuts_a_word(old: str, new: str) -> None:
    """Law: where a phrase stands in the old text, no word of the list is cut at its ends."""
    starts = word_starts(old)
    for swap in swaps(old, new) or []:
        at = old.index(swap.phrase)
        assert starts[at]
        assert starts[at + len(swap.phrase)]
