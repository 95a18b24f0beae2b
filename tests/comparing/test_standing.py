"""A long text says the same of what stands in it as one that is searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.comparing import standing
from regdiff.comparing.standing import Standing

WORDS = st.text("甲乙丙丁、。", max_size=14)


@pytest.fixture(autouse=True)
def _short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "LONG", 0)


@given(text=st.text("甲乙丙丁、。", max_size=80), words=WORDS)
def test_what_stands_in_a_long_text(text: str, words: str) -> None:
    assert Standing(text).holds(words) is (words in text)


@given(before=WORDS, words=st.text("甲乙丙丁、。", min_size=1, max_size=14), after=WORDS)
def test_what_was_put_there_stands_there(before: str, words: str, after: str) -> None:
    assert Standing(before + words + after).holds(words)


def test_what_stands_at_one_place_only() -> None:
    text = Standing("董事会应当在三十日内召开股东会。监事会应当在三十日内提出意见。")
    assert text.holds_once("应当在三十日内召开")
    assert not text.holds_once("应当在三十日内")
    assert not text.holds_once("应当在四十日内")


def test_where_even_the_rarest_run_stands_often_the_text_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_MANY", 1)
    text = Standing("登记机关应当依法办理。" * 4)
    assert text.holds("登记机关应当依法")
    assert not text.holds_once("登记机关应当依法")
    assert not text.holds("应当依法办理登记机关")
