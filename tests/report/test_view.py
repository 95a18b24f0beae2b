"""The view that all formats print."""

from __future__ import annotations

from samples import every_kind, own_changes

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
