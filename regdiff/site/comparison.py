"""The page of a comparison: the report, in the frame of the site."""

from __future__ import annotations

from typing import NamedTuple

from regdiff.report.html import context
from regdiff.report.json import render_json
from regdiff.report.view import Row, make_view
from regdiff.site.page import Crumb, File, beside, make_page
from regdiff.site.volume import Pair, Volume


class Anchors(NamedTuple):
    """Where units stand on the page of a comparison, by their index."""

    old: dict[int, str]
    new: dict[int, str]


def comparison(volume: Volume, pair: Pair) -> tuple[list[File], Anchors]:
    """Return the page of a comparison, its JSON, and where units stand on it."""
    change_set = volume.comparisons[pair]
    view = make_view(change_set, volume.lang)
    path = volume.comparison_page(pair)
    page = make_page(
        "site-comparison.html.j2",
        path,
        volume.lang,
        crumbs=[
            Crumb(f"{volume.home}/index.html", volume.title),
            Crumb(path, f"{view.old.label} → {view.new.label}"),
        ],
        data=beside(path),
        feed=f"{volume.home}/feed.xml",
        home=volume.home,
        **{key: value for key, value in context(view).items() if key not in ("lang", "labels")},
    )
    return [page, File(beside(path), render_json(change_set))], _anchors(view.rows)


def _anchors(rows: tuple[Row, ...]) -> Anchors:
    old = {cell.index: row.anchor for row in rows for cell in row.old}
    new = {cell.index: row.anchor for row in rows for cell in row.new}
    return Anchors(old, new)
