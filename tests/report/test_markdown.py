"""Markdown: nothing in a text is markup, and a row is a row."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from samples import every_kind, hostile, own_changes

from regdiff.model.text import visible
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import Looks, render
from regdiff.report.lines import shown
from regdiff.report.view import make_view

_BAR = re.compile(r"(?<!\\)\|")
_TAG = re.compile(r"</?(?:br|del|ins)>")


def _rows(report: str) -> list[list[str]]:
    """Return the cells of the comparison table, with its two lines of head."""
    table = [line for line in report.splitlines() if line.startswith("|")][3:]
    return [[cell.strip() for cell in _BAR.split(line)[1:-1]] for line in table]


def _read(cell: str) -> str:
    """Return what a reader sees of a cell."""
    plain = unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", _TAG.sub("", cell)))
    return re.sub(r"^\*\*(第\S+)\*\* ", "", plain)


@pytest.mark.parametrize("lang", sorted(LABELS))
def test_one_row_for_each_row_of_the_view(lang: str) -> None:
    for change_set in (every_kind(), hostile(), own_changes()):
        rows = _rows(render(change_set, "markdown", Looks(lang)))
        assert rows[1] == ["---"] * 3
        assert all(len(row) == 3 for row in rows)
        assert len(rows) - 2 == len(shown(make_view(change_set, lang)).rows)


def test_insertions_stand_on_the_new_side_alone() -> None:
    for _, old, new in _rows(render(every_kind(), "markdown"))[2:]:
        assert "<ins>" not in old
        assert "<del>" not in new


def test_the_legend_and_the_banner_stand_before_the_table() -> None:
    report = render(own_changes(), "markdown")
    assert report.index("> **重建文本") < report.index(LABELS["zh"]["legend"]) < report.index("| 变更 |")


_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\n")
_TEXTS = st.text(_CHARACTERS, max_size=15) | st.lists(
    st.sampled_from(["|", "\\", "`", "<b>", "&lt;", "*", "_", "~~", "[x](y)", "!", "#", "$", "@a", "http://a.b", "1. ", "- ", "\x1b[1m"]),
    max_size=6,
).map("".join)  # fmt: skip


@given(old=_TEXTS, new=_TEXTS)
def test_a_reader_sees_the_text_as_it_is(old: str, new: str, bare: Any) -> None:
    texts = tuple(visible(f"甲{text}乙") for text in (old, new))
    report = render(change_set_of(*(bare(f"甲{text}乙") for text in (old, new))), "markdown")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", report)
    assert set(re.findall(r"(?<!\\)<[^>]*>", report)) <= {"<br>", "<del>", "</del>", "<ins>", "</ins>"}
    for row in _rows(report)[2:]:
        for cell, text in zip(row[1:], texts, strict=True):
            assert _read(cell) in (text, "（新增）", "（删除）")
            left = re.sub(r"\\.", "", _TAG.sub("", cell.replace("**第一条**", "")))
            assert not set(left) & set("\\`*_~[]<>|!#@$")
