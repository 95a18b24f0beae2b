"""Part of a report: kinds, articles, and the headings over them."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from reports import render
from samples import every_kind, make

from regdiff.errors import UsageError
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import FROM_VIEW, Looks
from regdiff.report.select import KINDS, select
from regdiff.report.view import Row, View, make_view


def _view(lang: str = "zh") -> View:
    return make_view(every_kind(), lang)


def _articles(view: View) -> list[Row]:
    return [row for row in view.rows if row.unit == "article"]


def _headings(view: View) -> list[str]:
    return [(row.new or row.old)[0].number for row in view.rows if row.unit == "heading"]


def test_nothing_selected_is_everything() -> None:
    view = _view()
    assert select(view) is view


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"renumbered", "moved"}))
def test_a_kind_selects_its_rows_and_no_other(kind: str) -> None:
    chosen = select(_view(), [kind])
    assert chosen.rows
    assert {row.kind for row in chosen.rows if row.unit != "heading"} == {kind}
    assert _articles(chosen) == [row for row in _articles(_view()) if row.kind == kind]


@pytest.mark.parametrize("tag", ["renumbered", "moved"])
def test_a_tag_selects_whatever_kind_carries_it(tag: str) -> None:
    chosen = _articles(select(_view(), [tag]))
    assert chosen == [row for row in _articles(_view()) if getattr(row, tag)] != []


@pytest.mark.parametrize("printed", ["第六条", "第6条", "第６条", "6", "六"])
def test_a_number_matches_by_value_and_on_either_side(printed: str) -> None:
    chosen = _articles(select(_view(), (), [printed]))
    assert [[cell.number for cell in (*row.old, *row.new)] for row in chosen] == [["第六条"], ["第六条", "第七条", "第七条"]]


def test_kinds_and_numbers_both_have_to_hold() -> None:
    assert [row.kind for row in _articles(select(_view(), ["added"], ["第六条"]))] == ["added"]


def test_headings_over_what_is_selected_stay() -> None:
    assert _headings(select(_view(), (), ["第一条"])) == ["第一章"]
    assert _headings(select(_view(), ["deleted"])) == ["第二章"]
    assert _headings(select(_view(), (), ["第一条", "第九条"])) == ["第一章", "第二章"]


def test_chapters_of_one_title_in_two_books_are_two() -> None:
    book = "第{}编　{}\n\n第一章　一般规定\n\n第{}条　登记机关应当办理{}登记。\n\n"
    revision = make(
        "a", book.format("一", "总则", "一", "设立") + book.format("二", "物权", "二", "变更").rstrip("\n") + "\n"
    )
    chosen = select(make_view(change_set_of(revision, revision)), (), ["第二条"])
    assert [(row.unit, row.path) for row in chosen.rows] == [
        ("heading", ()),
        ("heading", ("第二编　物权",)),
        ("article", ("第二编　物权", "第一章　一般规定")),
    ]


def test_a_selection_is_a_value_and_leaves_the_counts_alone() -> None:
    view = _view()
    chosen = select(view, ["added"])
    assert view.selection == ""
    assert chosen.summary == view.summary


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "本报告只列出：新增、第一条"), ("en", "This report shows only: added, 第一条")]
)
def test_a_report_says_that_it_is_a_selection(lang: str, said: str) -> None:
    assert select(_view(lang), ["added"], ["第一条"]).selection == said
    for name in FROM_VIEW:
        assert said in render(every_kind(), name, Looks(lang, ("added",), ("第一条",))).replace("\\", "")


@pytest.mark.parametrize("lang", sorted(LABELS))
@pytest.mark.parametrize("name", sorted(FROM_VIEW))
def test_an_empty_selection_is_not_said_to_be_no_difference(name: str, lang: str) -> None:
    report = render(every_kind(), name, Looks(lang, ("deleted",), ("第一条",))).replace("\\", "")
    assert LABELS[lang]["none selected"] in report
    assert LABELS[lang]["none"] not in report


@pytest.mark.parametrize("number", ["第二章", "第九十条", "条", "", "第一条之一"])
def test_a_number_that_is_not_there_is_refused(number: str) -> None:
    with pytest.raises(UsageError):
        select(_view(), (), [number])


def test_a_kind_that_is_none_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="amended"):
        select(_view(), ["changed"])
