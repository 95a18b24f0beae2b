"""A text that is not verbatim is announced, and each of its articles marked, in every format. This must never be lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from lossless import change_set_of
from reports import render
from samples import own, own_changes

from regdiff.model.head import TRUSTED
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import FROM_VIEW, NAMES, Looks
from regdiff.report.lines import shown
from regdiff.report.view import Row, make_view

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
    marked = [row for row in rows if row.unit == "article" and any(cell.warning for cell in row.old)]
    assert len(marked) == (30 if name == "html" else len(marked)) > 20
    for row in marked:
        for place in _places(report, name, row, view.labels):
            assert all(cell.warning in place for cell in row.old)


def _places(report: str, name: str, row: Row, labels: dict[str, str]) -> list[str]:
    """Return where `row` is shown: a page shows it once in two columns and once in one, or folded."""
    if name == "html":
        start = report.index(f'<tr id="{row.anchor}"')
        cells = re.findall(
            r'<td [^>]*class="(?:old|both|whole)".*?</td>', report[start : report.index("</tr>", start)], re.DOTALL
        )
        assert len(cells) == (1 if 'class="whole"' in cells[0] else 2)
        return cells
    cited = f"{labels['change']} {row.ordinal}"
    if name == "docx":
        number = (row.new or row.old)[0].number
        return [
            line
            for line in report.splitlines()
            if " | " in line and f"{number}\u3000" in line.rpartition(" | ")[2 if row.new else 0]
        ]
    if name in {"csv", "xlsx"}:
        begin = f"{row.ordinal}," if name == "csv" else f"{row.ordinal} | "
        return [line for line in re.split(r"\n(?=\d*(?:,| \| ))", report) if line.startswith(begin)]
    if name == "markdown":
        return [line for line in report.splitlines() if line.startswith(f"| {cited}<br>")]
    return [block for block in report.split("\n\n") if block.startswith(f"@@ {cited} ")]


def test_every_row_that_is_marked_is_found_in_every_format() -> None:
    view = make_view(own_changes())
    for name in SHOWN:
        report = render(own_changes(), name)
        assert all(_places(report, name, row, view.labels) for row in shown(view).rows if row.unit == "article")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["terminal", "text"])
@pytest.mark.parametrize("color", [False, True])
def test_the_summary_alone_carries_the_banner_and_a_mark_at_each_article(name: str, lang: str, color: bool) -> None:
    report = render(own_changes(), name, Looks(lang, stat=True, color=color))
    assert (ZH if lang == "zh" else EN) in report
    view = make_view(own_changes(), lang)
    rows = [row for row in shown(view).rows if row.ordinal]
    lines = [line for line in report.splitlines() if line[:1] == " " != line[1:2]]
    assert [" !! " in line for line in lines] == [any(cell.warning for cell in row.old) for row in rows]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("part", [{"only": ("added",)}, {"only": ("split",)}, {"articles": ("第八条",)}], ids=str)
def test_a_selection_carries_the_banner_though_it_shows_no_such_article(name: str, lang: str, part: Any) -> None:
    report = render(own_changes(), name, Looks(lang, **part)).replace("\\", "")
    assert (ZH if lang == "zh" else EN) in report


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("number", _unattested())
def test_a_selected_article_carries_its_mark(name: str, lang: str, number: str) -> None:
    report = render(own_changes(), name, Looks(lang, articles=(number,))).replace("\\", "")
    mark = LABELS[lang][f"mark {own('2017').head.attestation(number)}"]
    banner = LABELS[lang]["banner reconstructed"].split("{", maxsplit=1)[0]
    assert mark in report.replace(banner, "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted({*SHOWN} - {"html"}))
def test_articles_listed_by_number_alone_are_marked_by_name(name: str, lang: str) -> None:
    view = make_view(own_changes(), lang)
    listed = [cell.number for row in view.number_only for cell in row.old if cell.warning]
    assert listed
    report = render(own_changes(), name, Looks(lang)).replace("\\", "")
    (line,) = (line for line in report.splitlines() if view.labels["mark reconstructed"] in line and listed[0] in line)
    assert all(number in line for number in listed)


def test_a_text_that_is_verbatim_carries_no_mark() -> None:
    for name in SHOWN:
        report = render(change_set_of(own("2025"), own("2025")), name).replace("\\", "")
        assert ZH not in report
        assert "不得引用" not in report


def test_json_has_it_as_data() -> None:
    old = json.loads(render(own_changes(), "json"))["old"]
    assert old["citable"] is False
    assert sorted(old["attestation"]["articles"]) == sorted(_unattested())
    assert old["warning"] == {"zh": LABELS["zh"]["warning"], "en": LABELS["en"]["warning"]}
    assert old["warning"]["zh"] == ZH


def test_no_format_is_forgotten() -> None:
    assert {*SHOWN, "json", "pdf"} == set(NAMES)  # PDF is the HTML report, printed
