"""Chinese numerals and the numbers of articles, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.model.numbers import (
    LARGEST,
    Level,
    Number,
    format_number,
    format_numeral,
    match_number,
    parse_number,
    parse_numeral,
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("零", 0), ("〇", 0), ("十", 10), ("十二", 12), ("二十", 20), ("一百", 100), ("百二十", 120), ("一百零八", 108), ("一百一十", 110),
        ("一百十二", 112), ("两百", 200), ("两千零二", 2002), ("一千零五十", 1050), ("九千九百九十九", 9999), ("二〇一七", 2017),
        ("二○二五", 2025), ("壹佰贰拾叁", 123), ("一万零三百", 10300), ("120", 120), ("１２０", 120), ("廿", 20), ("廿一", 21), ("卅五", 35), ("卌", 40), ("一百廿三", 123),
    ],
)  # fmt: skip
def test_reads_every_printed_form(printed: str, value: int) -> None:
    assert parse_numeral(printed) == value


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "一百二",
        "一千百",
        "一百零",
        "十百",
        "百万百",
        "万",
        "一零十",
        "甲",
        "一百 二十",
        "零零五十",
        "二廿",
        "廿卅",
        "廿十",
        "-1",
        "1" * 9,
    ],
)
def test_refuses_what_is_no_numeral(printed: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_numeral(printed)


@given(st.integers(0, LARGEST), st.booleans())
def test_what_is_written_is_read_back(value: int, formal: bool) -> None:
    assert parse_numeral(format_numeral(value, formal=formal)) == value


def test_every_number_to_9999_is_read_back() -> None:
    assert all(parse_numeral(format_numeral(value)) == value for value in range(10_000))


@given(st.text(alphabet="廿卅零〇一二两三十百千万0９ 条", max_size=8))
def test_reading_gives_a_number_or_refuses(text: str) -> None:
    try:
        value = parse_numeral(text)
    except ValueError:
        return
    assert 0 <= value <= LARGEST


@pytest.mark.parametrize("value", [-1, LARGEST + 1])
def test_writing_refuses_what_is_out_of_range(value: int) -> None:
    with pytest.raises(ValueError, match="range"):
        format_numeral(value)


def test_an_inserted_article_stands_between_its_neighbours() -> None:
    before, inserted, after = (parse_number(text) for text in ("第一百二十条", "第一百二十条之一", "第一百二十一条"))
    assert inserted.value == (120, 1)
    assert before < inserted < after
    assert format_number((120, 1)) == "第一百二十条之一"


def test_numbers_are_equal_by_value_and_keep_their_print() -> None:
    assert parse_number("第120条") == parse_number("第一百二十条")
    assert str(parse_number("第120条")) == "第120条"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第一编", Level.BOOK),
        ("第一分编", Level.PART),
        ("第一章", Level.CHAPTER),
        ("第一节", Level.SECTION),
        ("第一条", Level.ARTICLE),
    ],
)
def test_each_level_has_its_sign(text: str, level: Level) -> None:
    assert parse_number(text) == Number((1,), level, text)
    assert level.sign in text


@pytest.mark.parametrize("text", ["第条", "第三", "三条", "第三条规定", "第一百二条", "第三款"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        parse_number(text)


def test_a_number_is_found_where_it_stands() -> None:
    assert match_number("依照第三条规定", 2) == parse_number("第三条")
    assert match_number("依照第三条规定") is None
