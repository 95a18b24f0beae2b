"""Edits as a careful clerk would mark them; the cases stand in tests/fixtures/edits.md."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

import pytest
from conftest import OWN
from hypothesis import given
from hypothesis import strategies as st
from lossless import edits_of, marked
from strategies import texts

from regdiff.comparing.edits import LONGEST, Edit, Op
from regdiff.comparing.grouped import article_edits
from regdiff.comparing.tokens import tokens
from regdiff.model.parse import parse
from regdiff.model.text import graphemes

FIXTURE = Path(__file__).parent.parent / "fixtures" / "edits.md"
CASES = re.findall(
    r"^([^\n.].*)\n\.\n((?:.|\n)*?)\n\.\n((?:.|\n)*?)\n\.\n((?:.|\n)*?)\n\.$",
    FIXTURE.read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_the_fixture_is_read_whole() -> None:
    assert len(CASES) == FIXTURE.read_text(encoding="utf-8").count("\n.\n") // 4 >= 13


@pytest.mark.parametrize(("title", "old", "new", "expected"), CASES, ids=[case[0] for case in CASES])
def test_edits_are_what_a_clerk_would_mark(title: str, old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected, title


@given(texts, texts)
def test_edits_spell_both_sides(old: str, new: str) -> None:
    edits_of(old, new)


@given(st.text(), st.text())
def test_edits_spell_both_sides_of_any_text(old: str, new: str) -> None:
    edits_of(old, new)


repeating = st.lists(st.sampled_from(["党", "的", "工作", "机关", "工作机关", "。", "，", "\n"]), max_size=12).map("".join)


@given(repeating, repeating)
def test_edits_spell_both_sides_of_texts_that_repeat_themselves(old: str, new: str) -> None:
    edits_of(old, new)


@given(texts)
def test_equal_texts_have_no_edit(text: str) -> None:
    assert all(edit.op is Op.EQUAL for edit in edits_of(text, text))


def _cuts(edits: tuple[Edit, ...], hidden: Op) -> set[int]:
    """Offsets of one side at which an edit ends."""
    ends, at = set(), 0
    for edit in edits:
        if edit.op is not hidden:
            at += len(edit.text)
            ends.add(at)
    return ends


def _ends(parts: list[str]) -> set[int]:
    return set(accumulate(map(len, parts), initial=0))


_MARKED = st.lists(
    st.sampled_from(["e", "\u0301", "甲", "𠮷", "\u200d", "👩", "\U000e0100", "乙", "第", "三", "条", "《", "》"]),
    max_size=12,
)
_NUMBERED = st.lists(
    st.sampled_from(
        ["依照", "第二十条", "第二十二条", "《公司法》", "《民法典》", "三十日", "30日", "3.5万元", "的", "和", "，"]
    ),
    max_size=10,
)


@given(_MARKED, _MARKED)
def test_no_character_loses_its_mark(old: list[str], new: list[str]) -> None:
    edits = edits_of("".join(old), "".join(new))
    for side, hidden in ((old, Op.INSERT), (new, Op.DELETE)):
        assert _cuts(edits, hidden) <= _ends(graphemes("".join(side)))


@given(_NUMBERED, _NUMBERED)
def test_numbers_titles_and_references_are_never_cut(old: list[str], new: list[str]) -> None:
    edits = edits_of("".join(old), "".join(new))
    for side, hidden in ((old, Op.INSERT), (new, Op.DELETE)):
        assert _cuts(edits, hidden) <= _ends(tokens("".join(side)))


@given(st.text())
def test_tokens_spell_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_a_very_long_line_is_compared_and_stays_lossless() -> None:
    old = "甲乙丙，丁戊。" * (LONGEST // 3) + "尾"
    new = "甲乙丙，丁己。" + old[7:] + "巴"
    edits = edits_of(old, new)
    assert sum(len(edit.text) for edit in edits if edit.op is not Op.EQUAL) < 20


def test_a_million_characters_without_a_stop_end_soon() -> None:
    old, new = "甲" * 1_000_000, "甲" * 500_000 + "乙" + "甲" * 499_000
    edits_of(old, new)


def test_edits_of_the_real_regulation_are_few() -> None:
    old, new = (parse((OWN / f"{label}.txt").read_text(encoding="utf-8")) for label in ("2017", "2025"))
    before = {article.number.value: article.text for article in old.articles}
    runs = [len(edits_of(before[a.number.value], a.text)) for a in new.articles if a.number.value in before]
    assert max(runs) <= 40


def _marked(old: str, new: str) -> str:
    """The texts of one article, with marks, as it is compared as a whole."""
    signs = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    edits = article_edits(old, new)
    assert "".join(edit.text for edit in edits if edit.op is not Op.INSERT) == old
    assert "".join(edit.text for edit in edits if edit.op is not Op.DELETE) == new
    return "".join(signs[edit.op].format(edit.text) for edit in edits)


def test_a_sentence_that_became_a_paragraph_of_its_own_is_kept() -> None:
    """保守国家秘密法实施条例 2024 第五十九条."""
    old = "必要时进行保密技术检测。有关机关、单位及其工作人员对保密检查应当予以配合。\n保密行政管理部门应当出具意见。"
    new = (
        "必要时进行保密技术检测，应当遵守国家有关规定和程序。\n"
        "有关机关、单位和个人应当配合保密行政管理部门依法履行职责，如实反映情况。\n保密行政管理部门应当出具意见。"
    )
    assert "有关机关、单位[-及其工作人员对保密检查-]{+和个人+}应当[-予以-]配合{+保密行政管理部门" in _marked(old, new)


@given(texts, texts)
def test_edits_of_an_article_spell_both_sides(old: str, new: str) -> None:
    _marked(old, new)


def test_a_word_that_forbids_is_not_struck_to_keep_more() -> None:
    """公司法 2023 第二百一十四条: what was forbidden of one fund is not told to be allowed."""
    old = "公积金用于弥补亏损或者转为增加公司资本。但是，资本公积金不得用于弥补公司的亏损。\n法定公积金转为资本时应当留存。"
    new = (
        "公积金用于弥补亏损或者转为增加公司资本。\n公积金弥补公司亏损，应当先使用任意公积金和法定公积金；"
        "仍不能弥补的，可以按照规定使用资本公积金。\n法定公积金转为资本时应当留存。"
    )
    assert "[-但是，资本公积金不得用于弥补公司的亏损。-]" in _marked(old, new)
