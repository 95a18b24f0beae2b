"""The words of the reports and the site: each once, in both languages, and none that nobody says."""

from __future__ import annotations

import re
from collections import defaultdict
from string import Formatter

import pytest
from conftest import ROOT

from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.table import KINDS
from regdiff.report.catalogue import LABELS
from regdiff.site.words import words

ZH, EN = words("zh"), words("en")
ALIKE: set[frozenset[str]] = set()
"""Keys that may share their words in both languages; each needs a reason here."""


def _places(text: str) -> set[str]:
    """Where a label is filled in; English names a count again where its words depend on it."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_label_stands_in_both_languages() -> None:
    assert list(LABELS["zh"]) == list(LABELS["en"])
    assert list(ZH) == list(EN)
    assert all(ZH[key] or key == "quotes" for key in ZH)  # quotes in Chinese follow each other without a mark


def test_both_languages_have_the_same_places_to_fill() -> None:
    marks = {"legend marks"}  # speaks of braces
    assert {key for key in ZH.keys() - marks if _places(ZH[key]) != _places(EN[key])} <= MAY_DIFFER


MAY_DIFFER = {"origin paragraph", "origin item", "division unchanged"}
"""Chinese writes the numeral, English the figure; Chinese has a word for each level of division."""


def test_no_label_stands_twice() -> None:
    known = defaultdict(set)
    for key in ZH:
        known[ZH[key], EN[key]].add(key)
    assert {frozenset(keys) for keys in known.values() if len(keys) > 1} == ALIKE


def test_the_site_has_words_of_its_own_alone() -> None:
    from regdiff.site import words as site

    assert not site._ZH.keys() & LABELS["zh"].keys()  # noqa: SLF001


def _source() -> str:
    files = [*(ROOT / "regdiff").rglob("*.py"), *(ROOT / "templates").iterdir()]
    return "".join(path.read_text(encoding="utf-8") for path in files if path.parent.name != "catalogue")


def test_every_label_is_said_somewhere() -> None:
    """By its whole key, or by the first words of it before a word that is filled in: labels[f"kind {kind}"]."""
    source = _source()
    whole = {double or single for double, single in re.findall(r'"([^"\n]+)"|\'([^\'\n]+)\'', source)}
    fronts = set(re.findall(r'f?"([a-z ]+ )(?:\{|" ~)', source)) | set(re.findall(r"f?'([a-z ]+ )(?:\{|' ~)", source))
    filled = re.findall(r'f"\{[^}"]+\}( [a-z]+)"|f"([a-z]+) \{[^}"]+\} ([a-z]+)"', source)
    assert filled
    unsaid = []
    for key in ZH:
        parts = key.split(" ")
        if key not in whole and not any(" ".join(parts[:n]) + " " in fronts for n in range(1, len(parts))):
            unsaid.append(key)
    assert unsaid == ["up deadline", "down deadline"]  # by their trend: `trend_key`


def test_every_kind_of_fact_and_every_way_has_a_word() -> None:
    for kind in KINDS:
        assert f"kind {kind.name}" in ZH
    for trend in Trend:
        assert trend.value in ZH or not trend.value
    named = {key.removeprefix("kind ") for key in ZH if key.startswith("kind ")}
    assert named == {kind.name for kind in KINDS} | {"abolished"}


def test_chinese_words_are_chinese_and_english_ones_are_not() -> None:
    han = re.compile("[一-鿿]")
    assert [key for key in EN if han.search(EN[key])] == []
    assert [
        key for key in ZH if re.search(r"[A-Za-z]{3,}", re.sub(r"\{[a-z]*\}|JavaScript|JSON|regdiff|Atom", "", ZH[key]))
    ] == []


@pytest.mark.parametrize(
    ("key", "fields", "told"),
    [
        ("left out unchanged", {"count": 1}, "1 unchanged article is left out."),
        ("left out unchanged", {"count": 2}, "2 unchanged articles are left out."),
        ("folded rows", {"count": 1}, "1 article with nothing else is hidden."),
        ("term left", {"left": 1}, "kept at 1 other"),
        ("sum more articles", {"old": 1, "new": 3}, "1 article became 3"),
        ("first of", {"count": 0}, "First revision, 0 articles."),
    ],
)
def test_english_words_agree_with_their_count(key: str, fields: dict[str, int], told: str) -> None:
    assert EN[key].format(**fields) == told
