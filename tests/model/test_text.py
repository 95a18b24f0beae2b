"""Folding, graphemes, sentences."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.model.text import _fold_table, fold, graphemes, is_han, nfc, sentences, strip_blank, without_blanks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）", "(一)"), ("，", ","), ("：", "︰"), ("：", ":"), ("１０", "10"), ("Ａ", "A"), ("总　则", "总则"), ("总 则", "总则"), ("公\u200b司", "公司"),
        ("“甲”", '"甲"'), ("——", "──"), ("……", "⋯⋯"), ("·", "•"), ("二〇一七", "二○一七"), ("⼀", "一"), ("。", "｡"), ("\ufeff第", "第"),
        ("甲。", "甲．"), ("甲。", "甲."), ("甲。\n乙", "甲.\n乙"), ("臺灣", "台灣"), ("巿场", "市场"), ("葛\U000e0100", "葛"), ("⻓期", "长期"), ("爲", "為"),
    ],
)  # fmt: skip
def test_mere_typography_folds_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("、", "，"),
        ("；", "，"),
        ("。", "；"),
        ("应当", "可以"),
        ("①", "1"),
        ("㎡", "m2"),
        ("《", "〈"),
        ("1.5", "15"),
        ("甲.乙", "甲。乙"),
        ("1．登记", "1。登记"),
        ("第2.条", "第2条"),
        ("条", "條"),
        ("于", "於"),
        ("佈", "布"),
        ("3.", "3。"),
    ],
)
def test_another_mark_stays_another_mark(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_variation_selector_folds_away_and_is_a_character_all_the_same() -> None:
    assert fold("葛\U000e0100") == "葛"
    assert strip_blank("\u200b葛\U000e0100\u3000") == "葛\U000e0100"
    assert without_blanks("葛 \ufe0f") == "葛\ufe0f"


@given(st.text(st.one_of(st.sampled_from(sorted(map(chr, _fold_table()))), st.characters(exclude_characters=".．"))))
def test_what_folds_by_the_table_folds_however_rare_it_is(text: str) -> None:
    assert fold(text) == text.translate(_fold_table())


def test_every_character_of_the_table_folds_alone() -> None:
    for code, folded in _fold_table().items():
        if chr(code) != "．":
            assert fold(chr(code)) == (folded or "")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_graphemes_spell_the_text_and_begin_with_no_mark(text: str) -> None:
    clusters = graphemes(text)
    assert "".join(clusters) == text
    for before, cluster in pairwise(clusters):
        assert before == "\n" or unicodedata.category(cluster[0]) not in ("Mn", "Me", "Mc")


@pytest.mark.parametrize("cluster", ["e\u0301", "葛\U000e0100", "👨‍👩‍👧", "🇨🇳", "👍🏽", "️a️"])
def test_a_cluster_is_not_cut(cluster: str) -> None:
    assert cluster in ["".join(graphemes(cluster)), *graphemes(cluster)]
    assert len(graphemes("甲" + cluster.lstrip("️") + "乙")) == 3


def test_sentences_keep_their_stops_and_closing_quotes() -> None:
    assert sentences("甲。乙；“丙。”丁\n戊") == ["甲。", "乙；", "“丙。”", "丁\n", "戊"]


@given(st.text(alphabet="甲乙。；”\n，"))
def test_sentences_spell_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


def test_small_facts() -> None:
    assert is_han("条")
    assert is_han("𠮷")
    assert not is_han("，")
    assert nfc("e\u0301") == "é"
    assert strip_blank("\u3000\u200b 甲 \ufeff") == "甲"
