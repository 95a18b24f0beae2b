"""The view that all formats print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lossless import change_set_of
from samples import every_kind, make, own_changes

from regdiff.intake.build import read_source
from regdiff.report.html import render_html
from regdiff.report.view import make_view


def test_every_kind_of_change_is_there() -> None:
    summary = every_kind().summary()
    assert {kind for kind, count in summary.items() if count} == {
        "unchanged", "amended", "added", "deleted", "split", "merged", "renumbered", "moved",
    }  # fmt: skip


def test_changes_are_numbered_without_gap() -> None:
    ordinals = [row.ordinal for row in make_view(every_kind()).rows if row.ordinal]
    assert ordinals == list(range(1, len(ordinals) + 1))


def test_anchors_come_from_numbers_and_are_unique() -> None:
    anchors = [row.anchor for row in make_view(every_kind()).rows]
    assert len(set(anchors)) == len(anchors)
    assert {"art_1", "chp_1", "old_art_8", "preamble", "annex"} <= set(anchors)


def test_both_sides_are_spelled_by_their_cells() -> None:
    for change, row in zip(every_kind().changes, make_view(every_kind()).rows, strict=True):
        for units, cells in ((change.old, row.old), (change.new, row.new)):
            texts = ["\n".join("".join(run.text for run in line.runs) for line in cell.lines) for cell in cells]
            assert texts == [unit.text for unit in units]


def test_typography_alone_is_no_amendment() -> None:
    row = next(row for row in make_view(every_kind()).rows if row.anchor == "art_5")
    assert row.kind == "unchanged"
    assert [badge.key for badge in row.badges] == ["unchanged", "renumbered", "typographic"]


def test_heads_name_both_revisions_with_their_dates() -> None:
    assert make_view(own_changes(), "zh").heads == ("修订前（2017年3月1日）", "修订后（2025年11月28日）")
    assert make_view(own_changes(), "en").heads == ("Before (2017-03-01)", "After (2025-11-28)")


def test_articles_that_differ_by_number_alone_are_known() -> None:
    assert [row.old[0].number for row in make_view(own_changes()).number_only] == ["第二十九条", "第三十条"]


NOT_STATED = "未载明（文本只载原施行日期{}）"


def _force(old: dict[str, object], new: dict[str, object]) -> tuple[str, str]:
    body = "第一条　甲。\n"
    view = make_view(change_set_of(make("2015", body, **old), make("2023", body, **new)))
    return view.old.effective, view.new.effective


def test_a_date_of_force_before_the_promulgation_is_not_that_of_the_amendment() -> None:
    first = date(2000, 7, 1)
    old, new = (
        {"promulgated": date(2015, 3, 15), "effective": first},
        {"promulgated": date(2023, 3, 13), "first effective": first},
    )
    said = NOT_STATED.format("2000年7月1日")
    assert _force(old, new) == (said, said)


def test_a_date_of_force_that_an_earlier_year_had_too_is_not_that_of_the_amendment() -> None:
    same = date(2024, 1, 1)
    old, new = (
        {"promulgated": date(2022, 4, 20), "effective": same},
        {"promulgated": date(2023, 9, 1), "effective": same},
    )
    assert _force(old, new) == ("2024年1月1日", NOT_STATED.format("2024年1月1日"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("1cfc24-2015-2023", NOT_STATED.format("2000年7月1日"), NOT_STATED.format("2000年7月1日")),
        ("259d3d-2018-2023", NOT_STATED.format("2006年1月1日"), "2024年7月1日"),
        ("5270d2-1996-2022", "1996年9月1日", "2022年5月1日"),
        ("682402-1999-2023", "1999年10月7日", "2023年7月1日"),
        ("6a5182-2013-2024", "", ""),
        ("71ce98-2007-2022", "2008年8月1日", NOT_STATED.format("2008年8月1日")),
    ],
)
def test_dates_of_force_of_real_texts(corpus: list[Path], name: str, old: str, new: str) -> None:
    (folder,) = (folder for folder in corpus if folder.name == name)
    sides = (read_source((folder / f"{side}.txt").read_bytes(), f"{side}.txt") for side in ("old", "new"))
    view = make_view(change_set_of(*sides))
    assert (view.old.effective, view.new.effective) == (old, new)


def test_a_text_that_tells_no_date_of_force_is_said_to_tell_none(corpus: list[Path]) -> None:
    (folder,) = (folder for folder in corpus if folder.name == "6a5182-2013-2024")
    sides = (read_source((folder / f"{side}.txt").read_bytes(), f"{side}.txt") for side in ("old", "new"))
    page = render_html(make_view(change_set_of(*sides)))
    assert page.count('<td data-name="施行">未载明</td>') == 2
