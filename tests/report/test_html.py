"""The page as text: nothing in it is obeyed, everything in it can be found. The page in a browser: tests/browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from samples import every_kind, hostile, own_changes

from regdiff.comparing.changes import ChangeSet
from regdiff.report.formats import Looks, render
from regdiff.report.slope import make_slope
from regdiff.report.view import make_view


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "action", "srcset", "data"):
                self.links.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [own_changes, every_kind, hostile], ids=["own", "every kind", "hostile"])
def test_the_page_leads_nowhere_but_into_itself(make: object, lang: str) -> None:
    change_set = make()  # type: ignore[operator]
    assert isinstance(change_set, ChangeSet)
    page = _Page(render(change_set, "html", Looks(lang)))
    assert page.tags.count("script") == 1
    assert not page.handlers
    assert not {"iframe", "img", "link", "object", "base"} & set(page.tags)
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert len(set(page.ids)) == len(page.ids)


def test_every_row_has_its_permalink() -> None:
    text = render(every_kind(), "html")
    for row in make_view(every_kind()).rows:
        assert text.count(f'<tr id="{row.anchor}"') == 1
        if row.ordinal:
            assert f'<a class="cite" href="#{row.anchor}">变更 {row.ordinal}</a>' in text


def test_the_policy_names_the_one_script_by_its_hash() -> None:
    text = render(own_changes(), "html")
    assert re.search(r"default-src &#39;none&#39;; script-src &#39;sha256-[\w+/=]{44}&#39;; style-src &#39;sha256-", text)


def test_dates_sources_and_both_numbers_are_on_the_page() -> None:
    text = render(own_changes(), "html")
    for part in (
        "2017年3月1日",
        "2025年11月28日",
        "2025-newspaper-page.txt",
        "2017.txt",
        "第三十一条 → 第三十二条",
        "仅条号变动",
    ):
        assert part in text


def test_the_picture_has_a_line_for_every_pair_and_a_stub_for_the_rest() -> None:
    view = make_view(every_kind())
    slope = make_slope(view)
    articles = [row for row in view.rows if row.unit == "article"]
    assert len(slope.curves) == sum(max(1, len(row.old)) * max(1, len(row.new)) for row in articles)
    assert [(band.number, band.title) for band in slope.old_bands] == [("第一章", "总则"), ("第二章", "监督")]
    assert {curve.anchor for curve in slope.curves} == {row.anchor for row in articles}
    assert any(curve.moved for curve in slope.curves)


def test_the_picture_of_a_code_of_law_stays_bounded() -> None:
    slope = make_slope(make_view(own_changes()))
    assert slope.labelled
    assert slope.height < 700
