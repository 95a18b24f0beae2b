"""Quantities: all forms in which law prints a number are read as the same number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.comparing.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "said", "unit", "value", "bound"),
    [
        ("处五千元以上罚款", "五千元以上", "money", 5_000_000, "以上"),
        ("处5000元以上罚款", "5000元以上", "money", 5_000_000, "以上"),
        ("处5,000元以上罚款", "5,000元以上", "money", 5_000_000, "以上"),
        ("注册资本12,000万元", "12,000万元", "money", 120_000_000_000, ""),
        ("处12，000 元以下罚款", "12，000 元以下", "money", 12_000_000, "以下"),
        ("处12, 000元以下罚款", "12, 000元以下", "money", 12_000_000, "以下"),
        ("处1,234,567.5元罚款", "1,234,567.5元", "money", 1_234_567_500, ""),
        ("1.5万元", "1.5万元", "money", 15_000_000, ""),
        ("万分之五的滞纳金", "万分之五", "percent", 50, ""),
        ("千分之一", "千分之一", "percent", 100, ""),
        ("十万分之三", "十万分之三", "percent", 3, ""),
        ("5‰", "5‰", "percent", 500, ""),
        ("0.05%", "0.05%", "percent", 50, ""),
        ("百分之三十以下", "百分之三十以下", "percent", 30_000, "以下"),
        ("百分之零点五", "百分之零点五", "percent", 500, ""),
        ("百分之百", "百分之百", "percent", 100_000, ""),
        ("三分之二以上通过", "三分之二以上", "percent", 66_666, "以上"),
        ("经全体代表的过半数通过", "过半数", "percent", 50_000, "超过"),
        ("超过半数", "超过半数", "percent", 50_000, "超过"),
        ("半数以上", "半数以上", "percent", 50_000, "以上"),
        ("二倍以下", "二倍以下", "times", 2_000, "以下"),
        ("1.5倍", "1.5倍", "times", 1_500, ""),
        ("半年", "半年", "years", 500, ""),
        ("三年半", "三年半", "years", 3_500, ""),
        ("一个半月", "一个半月", "months", 1_500, ""),
        ("每月十五日前申报", "每月十五日", "monthday", 15, ""),
        ("次月10日前申报", "次月10日", "monthday", 10, ""),
        ("自3月1日起", "3月1日", "monthday", 301, ""),
        ("自公告之日起第三日", "第三日", "ordinal", 3, ""),
    ],
)
def test_forms_of_numbers(text: str, said: str, unit: str, value: int, bound: str) -> None:
    found = [q for q in find_quantities(text) if q.unit != "pace"]
    assert [(q.text, q.unit, q.value, q.bound) for q in found] == [(said, unit, value, bound)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1至3倍", [1_000, 3_000]),
        ("5-10倍", [5_000, 10_000]),
        ("五千以上一万元以下", [5_000_000, 10_000_000]),
        ("3,000 至 5,000 元", [3_000_000, 5_000_000]),
    ],
)
def test_both_ends_of_a_range_have_the_unit_that_is_said_once(text: str, values: list[int]) -> None:
    assert [q.value for q in find_quantities(text)] == values
    assert len({q.unit for q in find_quantities(text)}) == 1


@pytest.mark.parametrize("text", ["第三条至第五条", "第十二条", "上半年度", "百货", "千万不要", "2017-2018学年"])
def test_what_is_no_quantity(text: str) -> None:
    assert list(find_quantities(text)) == []


@pytest.mark.parametrize(("one", "other"), [("百万分之五", "百万分之六"), ("三分之一", "33.333%"), ("七分之一", "七分之二")])
def test_what_differs_in_value_differs(one: str, other: str) -> None:
    assert next(find_quantities(one)).exact != next(find_quantities(other)).exact


@pytest.mark.parametrize(
    ("one", "other"), [("三分之一", "六分之二"), ("半数", "二分之一"), ("万分之五", "0.05%"), ("千分之一", "1‰")]
)
def test_what_has_one_value_is_one(one: str, other: str) -> None:
    assert next(find_quantities(one)).exact == next(find_quantities(other)).exact


@given(
    st.lists(
        st.sampled_from(
            [
                "五",
                "千",
                "12",
                ",",
                "，",
                "000",
                "万",
                "元",
                "分之",
                "半",
                "个",
                "月",
                "日",
                "年",
                "第",
                "至",
                "以上",
                "%",
                "点",
                " ",
                "每月",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_a_quantity_is_a_run_of_the_text(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
