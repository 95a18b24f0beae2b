"""Addresses: safe everywhere, unique, and the same whatever else is in the archive."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.site.names import comparison, home, relative, safe


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("2017", "2017"),
        ("2017-试行", "2017-~8bd5~884c"),
        ("2020 修订", "2020~20~4fee~8ba2"),
        ("2025A", "2025~41"),
        ("（草案）", "~ff08~8349~6848~ff09"),
        ("a.", "a~2e"),
        ("..", ".~2e"),
    ],
)
def test_examples(name: str, address: str) -> None:
    assert safe(name) == address


def test_pages_of_a_regulation() -> None:
    assert home("登记") == "regulations/~767b~8bb0"
    assert comparison("2017", "2025-试行") == "compare/2017_2025-~8bd5~884c"


@given(st.text(min_size=1, max_size=64), st.text(min_size=1, max_size=64))
def test_an_address_is_plain_short_and_unique(one: str, other: str) -> None:
    assert re.fullmatch(r"[a-z0-9.~-]{1,120}", safe(one))
    assert not safe(one).endswith(".")
    assert "/" not in safe(one)
    if one != other:
        assert safe(one) != safe(other)
        assert safe(one).casefold() != safe(other).casefold()


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_a_relative_way_leads_to_its_target(page: list[str], target: list[str]) -> None:
    at = page[:-1]
    for part in relative("/".join(page), "/".join(target)).split("/"):
        at = at[:-1] if part == ".." else [*at, part]
    assert at == target


def test_labels_with_hyphens_do_not_run_together() -> None:
    assert comparison("a", "b-c") != comparison("a-b", "c")
    assert comparison("a", "b_c") != comparison("a_b", "c")
