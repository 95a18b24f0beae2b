"""A text that is not verbatim is announced, and each of its articles marked, in every format. This must never be lost."""

from __future__ import annotations

import json

import pytest
from samples import own, own_changes

from regdiff.model.head import TRUSTED
from regdiff.report.formats import FROM_VIEW, NAMES, Looks, render
from regdiff.report.labels import LABELS
from regdiff.report.lines import shown
from regdiff.report.view import make_view

LANGUAGES = sorted(LABELS)
SHOWN = sorted(FROM_VIEW)
ZH, EN = "重建文本，未与官方文本核对，不得引用", "not checked against the official print, do not cite"


def _unattested() -> list[str]:
    revision = own("2017")
    return [a.number.printed for a in revision.articles if revision.head.attestation(a.number.printed) not in TRUSTED]


def test_thirty_articles_are_in_question() -> None:
    assert len(_unattested()) == 30


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_the_banner_stands_in_every_format(name: str, lang: str) -> None:
    report = render(own_changes(), name, Looks(lang))
    banner = ZH if lang == "zh" else EN
    assert banner in report.replace("\\", "")
    assert report.replace("\\", "").index(banner) < report.replace("\\", "").index("本条例")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_every_article_that_is_shown_carries_its_mark(name: str, lang: str) -> None:
    report = render(own_changes(), name, Looks(lang)).replace("\\", "")
    view = make_view(own_changes(), lang)
    rows = view.rows if name == "html" else shown(view).rows
    marked = [cell.warning for row in rows if row.unit == "article" for cell in row.old if cell.warning]
    assert len(marked) == (30 if name == "html" else len(marked)) > 20
    for warning in set(marked):
        assert report.count(warning) >= marked.count(warning)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_banner_stands_in_the_summary_and_in_a_selection(lang: str) -> None:
    for looks in (Looks(lang, stat=True), Looks(lang, articles=("第八条",)), Looks(lang, only=("added",))):
        assert (ZH if lang == "zh" else EN) in render(own_changes(), "terminal", looks)


def test_a_selected_unchanged_article_carries_its_mark() -> None:
    assert LABELS["zh"]["mark reconstructed"] in render(own_changes(), "terminal", Looks(articles=("第八条",)))


def test_json_has_it_as_data() -> None:
    old = json.loads(render(own_changes(), "json"))["old"]
    assert old["citable"] is False
    assert sorted(old["attestation"]["articles"]) == sorted(_unattested())
    assert old["warning"] == {"zh": LABELS["zh"]["warning"], "en": LABELS["en"]["warning"]}
    assert old["warning"]["zh"] == ZH


def test_no_format_is_forgotten() -> None:
    assert {*SHOWN, "json"} == set(NAMES)
