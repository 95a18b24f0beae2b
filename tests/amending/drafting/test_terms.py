"""Words that were replaced in many articles."""

from __future__ import annotations

from regdiff.amending.drafting.terms import Term, frequent, replaced_terms

ENVIRONMENT = Term("环境保护主管部门", "生态环境主管部门")
NATIONAL = Term("国务院环境保护主管部门", "国务院生态环境主管部门")


def test_a_term_is_replaced_where_that_brings_the_text_nearer() -> None:
    old, new = "由环境保护主管部门备案。", "由生态环境主管部门登记。"
    assert replaced_terms(old, new, [ENVIRONMENT]) == ("由生态环境主管部门备案。", [ENVIRONMENT])


def test_a_term_is_left_where_it_was_kept() -> None:
    old, new = "由环境保护主管部门备案。", "由环境保护主管部门登记。"
    assert replaced_terms(old, new, [ENVIRONMENT]) == (old, [])


def test_a_term_within_a_longer_one_waits_for_it() -> None:
    old = "报国务院环境保护主管部门批准，由环境保护主管部门备案。"
    text, used = replaced_terms(old, old.replace("环境保护", "生态环境"), [ENVIRONMENT, NATIONAL])
    assert used == [NATIONAL]
    assert text == "报国务院生态环境主管部门批准，由环境保护主管部门备案。"


def test_a_term_is_frequent_from_three_articles_on() -> None:
    assert frequent([[ENVIRONMENT], [ENVIRONMENT], [ENVIRONMENT, NATIONAL]]) == {ENVIRONMENT}
