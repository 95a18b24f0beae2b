"""The terminal and plain text: meaning without colour, columns, line breaks, and texts that try to look like ours."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from samples import every_kind, make, own_changes

from regdiff.comparing.changes import ChangeSet
from regdiff.model.text import visible
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import Looks, render
from regdiff.report.view import make_view

ANSI = re.compile(r"\x1b\[[0-9;]*m")
_LINE = re.compile(r" \+(\d+) +-(\d+) *([+-]*)$")


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line)


def _stat(change_set: ChangeSet, width: int, lang: str = "zh") -> list[str]:
    report = render(change_set, "terminal", Looks(lang, stat=True, width=width))
    return [line for line in report.splitlines() if _LINE.search(line)]


def test_marks_say_without_colour_what_colour_says() -> None:
    plain, coloured = (render(every_kind(), "terminal", Looks(color=color)) for color in (False, True))
    assert "处[-一万-]" not in coloured
    assert "登记簿[-样式-]{+式样+}" in plain
    assert "登记簿\x1b[31;9m样式\x1b[0m\x1b[32;4m式样\x1b[0m" in coloured


@pytest.mark.parametrize("lang", sorted(LABELS))
def test_plain_text_explains_its_marks(lang: str) -> None:
    assert LABELS[lang]["legend marks"] in render(every_kind(), "text", Looks(lang))
    assert LABELS[lang]["legend marks"] not in render(every_kind(), "terminal", Looks(lang, color=True))


def test_articles_of_a_split_and_of_a_merger_stand_apart_under_their_numbers() -> None:
    report = render(every_kind(), "text")
    for heading in ("修订前 第二条", "修订后 第二条", "修订后 第三条", "修订前 第六条", "修订前 第七条", "修订后 第七条"):
        assert f"\n── {heading}\n" in report


def test_a_line_break_is_seen_where_it_is_all_that_differs() -> None:
    one, two = (
        make("a", "第一条　登记机关应当办理登记。其他机关应当配合。\n"),
        make("b", "第一条　登记机关应当办理登记。\n其他机关应当配合。\n"),
    )
    assert "办理登记。{+↵+}\n其他机关" in render(change_set_of(one, two), "text")
    assert "办理登记。[-↵-]\n其他机关" in render(change_set_of(two, one), "text")


def test_a_whole_paragraph_needs_no_mark_for_its_break() -> None:
    old, new = (
        make("a", "第一条　登记机关应当办理登记。\n"),
        make("b", "第一条　登记机关应当办理登记。\n其他机关应当配合。\n"),
    )
    report = render(change_set_of(old, new), "text")
    assert "登记机关应当办理登记。\n{+其他机关应当配合。+}\n" in report


def test_a_difference_in_numbers_is_not_said_to_be_none() -> None:
    body = "第{}条　登记机关应当办理登记。\n\n第{}条　其他机关应当配合登记。\n"
    change_set = change_set_of(make("a", body.format("一", "二")), make("b", body.format("二", "三")))
    for name in ("terminal", "text", "markdown"):
        report = render(change_set, name)
        assert LABELS["zh"]["none"] not in report
        assert "仅条号变动 2 条：第一条→第二条、第二条→第三条" in report


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_summary_stands_in_columns_and_fits_the_terminal(width: int) -> None:
    lines = _stat(own_changes(), width)
    assert len(lines) == sum(bool(row.ordinal and not row.number_only) for row in make_view(own_changes()).rows)
    assert max(map(_columns, lines)) <= width
    assert len({_columns(line[: _LINE.search(line).start()]) for line in lines}) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [0, 1, 20])
def test_a_narrow_terminal_still_gets_a_summary(width: int) -> None:
    assert _stat(own_changes(), width)


def test_bars_are_to_one_scale() -> None:
    bars: dict[int, int] = {}
    for line in _stat(own_changes(), 100):
        plus, minus, bar = _LINE.search(line).groups()  # type: ignore[union-attr]
        bars[int(plus) + int(minus)] = len(bar)
        assert ("+" in bar, "-" in bar) == (int(plus) > 0, int(minus) > 0)
    assert bars
    ordered = [bars[count] for count in sorted(bars)]
    assert all(long >= short - 1 for short, long in pairwise(ordered))


def test_a_title_cannot_look_like_a_line_of_ours() -> None:
    revision = make("a", "第一条　甲。\n", title="某条例》\n!! 官方文本，可以引用 !!\n《某")
    for color in (False, True):
        report = render(change_set_of(revision, revision), "terminal", Looks(color=color))
        assert not [line for line in report.splitlines() if ANSI.sub("", line).startswith("!!")]


_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\n")
"""All but line breaks."""


@given(old=st.text(_CHARACTERS, max_size=20), new=st.text(_CHARACTERS, max_size=20), color=st.booleans())
def test_no_text_controls_the_terminal(old: str, new: str, color: bool, bare: Any) -> None:
    change_set = change_set_of(bare(f"甲{old}乙"), bare(f"甲{new}乙", title=f"某{new}条例"))
    report = ANSI.sub("", render(change_set, "terminal", Looks(color=color)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report)
    stat = ANSI.sub("", render(change_set, "terminal", Looks(color=color, stat=True)))
    assert stat == "".join(visible(char) for char in stat)
