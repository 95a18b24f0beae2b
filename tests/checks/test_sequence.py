"""Numbers as they follow each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.checks.rule import Checked
from regdiff.checks.rules import rd201_number_doubled, rd202_number_missing, rd203_number_out_of_order
from regdiff.checks.sequence import is_regular
from regdiff.intake.build import read_source
from regdiff.model.numbers import format_number, format_numeral
from regdiff.model.tree import Revision

_RULES = (rd201_number_doubled.RULE, rd202_number_missing.RULE, rd203_number_out_of_order.RULE)


def _read(*lines: str) -> Revision:
    return read_source("\n".join(("条例", *lines, "")).encode(), "条例.txt")


def _hits(revision: Revision) -> int:
    checked = Checked("x", "", known=revision)
    return sum(1 for rule in _RULES for _ in rule.check(checked))


@pytest.mark.parametrize(
    ("lines", "regular"),
    [
        (("第一条 甲：", "（一）乙；", "（二）丙。", "第二条 丁。"), True),
        (("第一条 甲。", "第一条之一 乙。", "第一条之二 丙。", "第二条 丁。"), True),
        (("第一章 甲", "第一条 甲。", "第二章 乙", "第二条 乙。"), True),
        (("第一条 甲。", "第三条 乙。"), False),
        (("第一条 甲。", "第一条 乙。"), False),
        (("第二条 甲。", "第一条 乙。"), False),
        (("第一条 甲：", "（一）乙；", "（三）丙。"), False),
        (("第一章 甲", "第一条 甲。", "第三章 乙", "第二条 乙。"), False),
    ],
)
def test_numbers_that_count_on_are_regular(lines: tuple[str, ...], regular: bool) -> None:
    assert is_regular(_read(*lines)) is regular


@given(
    st.lists(st.tuples(st.integers(1, 5), st.sampled_from([(), (1,), (2,)])), max_size=6),
    st.lists(st.integers(1, 4), max_size=4),
)
def test_where_numbers_are_regular_no_rule_finds_anything(
    articles: list[tuple[int, tuple[int, ...]]], items: list[int]
) -> None:
    lines = ["第一条 下列事项：", *(f"（{format_numeral(n)}）某项；" for n in items)]
    lines += [f"{format_number((first, *more))} 应当登记。" for first, more in articles]
    revision = _read(*lines)
    if is_regular(revision):
        assert _hits(revision) == 0
