"""The path from the two real sources to the texts in `versions/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import OWN

from regdiff.intake.build import read_source
from regdiff.model.parse import parse
from regdiff.model.tree import Revision
from regdiff.model.write import write


@pytest.fixture(scope="module")
def page(sources: Path) -> Revision:
    return read_source(
        (sources / "2025-newspaper-page.txt").read_bytes(), "2025-newspaper-page.txt", label="2025", mend=True
    )


@pytest.mark.parametrize(("label", "name"), [("2025", "2025-newspaper-page.txt"), ("2017", "2017.txt")])
def test_the_stored_text_is_made_from_its_source(sources: Path, label: str, name: str) -> None:
    revision = read_source((sources / name).read_bytes(), name, label=label, mend=True)
    assert write(revision) == (OWN / f"{label}.txt").read_text(encoding="utf-8")


def test_all_articles_come_out_and_nothing_else(page: Revision) -> None:
    assert [article.number.value for article in page.articles] == [(n,) for n in range(1, 33)]
    text = write(page)
    for stranger in ("柳钢", "社保", "潭中路", "上接一版", "**", "###", "and", "(", ")"):
        assert stranger not in text.split("---\n", 2)[2]


def test_every_chinese_character_of_the_regulation_is_kept(page: Revision, sources: Path) -> None:
    source = (sources / "2025-newspaper-page.txt").read_text(encoding="utf-8")
    inside = source[source.index("### 第一章") : source.index("## 创新帮扶")]
    han = [c for c in inside.replace(" and ", "和") if "一" <= c <= "鿿"]
    body = write(page).split("---\n", 2)[2]
    assert [c for c in body if "一" <= c <= "鿿"] == han


def test_sentences_broken_at_column_ends_are_joined(page: Revision) -> None:
    by_number = {article.number.value[0]: article for article in page.articles}
    assert "承担（决策）议事协调机构的日常工作" in by_number[14].text
    assert "征求意见、专业评估" in by_number[19].text
    assert by_number[24].lines[1].startswith("党的工作机关领导班子应当认真履行")
    assert [len(by_number[n].lines) for n in (14, 19, 24)] == [1, 2, 2]


def test_the_english_word_becomes_the_chinese_one(page: Revision) -> None:
    assert "相关方针政策和党内法规" in page.articles[17].lines[3]


def test_every_repair_is_in_the_head(page: Revision) -> None:
    repairs = {item["repair"]: item for item in page.head.source["intake"]}
    assert repairs["stray-latin"]["lines"] == [94]
    assert repairs["joined-line"]["lines"] == [80, 102, 118]
    assert repairs["half-width-bracket"]["count"] == 33
    assert {"markdown-mark", "blank-after-number", "blank-after-marker", "blank-in-note"} <= set(repairs)
    assert page.head.source["lines left out"] == 39


def test_dates_come_from_the_note_and_the_last_article(page: Revision) -> None:
    assert page.head.get("promulgated") == page.head.get("effective") == "2025-11-28"


def test_the_reconstruction_says_so_article_by_article() -> None:
    revision = parse((OWN / "2017.txt").read_text(encoding="utf-8"))
    attested = {a.number.printed: revision.head.attestation(a.number.printed) for a in revision.articles}
    assert [n for n, word in attested.items() if word == "verbatim"] == ["第二条"]
    assert [n for n, word in attested.items() if word == "partial"] == ["第五条", "第七条", "第九条", "第十二条"]
    assert sum(word == "reconstructed" for word in attested.values()) == 26
