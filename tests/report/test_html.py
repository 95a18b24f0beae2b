"""The page as text: nothing in it is obeyed, everything in it can be found. The page in a browser: tests/browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lossless import change_set_of
from samples import every_kind, hostile, make, own, own_changes

import regdiff
from regdiff.comparing.changes import ChangeSet
from regdiff.model.numbers import format_numeral
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import Looks, render
from regdiff.report.outline import closed, make_outline
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


def test_the_picture_of_a_short_regulation_has_room_for_numbers() -> None:
    slope = make_slope(make_view(own_changes()))
    assert slope.labelled
    assert not slope.dense
    assert slope.height < 700


@pytest.mark.parametrize("articles", [1, 300, 1260, 5000])
def test_the_picture_is_bounded_however_many_articles_there_are(articles: int) -> None:
    blocks = [f"第{format_numeral(n)}条　甲乙丙丁。" for n in range(1, articles + 1)]
    revision = make("2025", "第一编　总　则\n\n" + "\n\n".join(blocks) + "\n")
    slope = make_slope(make_view(change_set_of(revision, revision)))
    assert slope.height < 1000
    assert slope.dense is (articles >= 300)
    assert [band.whole for band in slope.old_bands] == ["第一编 总则"]
    heights = [end.y for end in slope.new]
    assert heights == sorted(heights)


def test_names_of_short_chapters_stand_apart() -> None:
    body = "\n\n".join(f"第{format_numeral(n)}章　名{n}\n\n第{format_numeral(n)}条　甲。" for n in range(1, 100))
    revision = make("2025", body + "\n")
    bands = make_slope(make_view(change_set_of(revision, revision))).new_bands
    assert all(b.y - a.y >= 14 - 0.1 for a, b in pairwise(bands))
    assert any(band.crowded for band in bands)


def test_the_table_of_contents_holds_every_article_once() -> None:
    view = make_view(every_kind())
    outline = make_outline(view)
    assert [entry.title for entry in outline] == ["第一章 总则", "第二章 监管"]
    assert [row for entry in outline for row in entry.articles] == [row for row in view.rows if row.unit == "article"]
    assert [entry.changes for entry in outline] == [
        sum(bool(row.ordinal) and not row.number_only for row in entry.articles) for entry in outline
    ]


@pytest.mark.parametrize(
    ("printed", "name"), [("总　则", "总则"), ("附 则", "附则"), ("a b", "a b"), ("甲　乙　丙", "甲　乙　丙")]
)
def test_a_heading_printed_apart_is_closed(printed: str, name: str) -> None:
    assert closed(printed) == name


def test_articles_before_the_first_heading_are_in_the_contents() -> None:
    bare = make("2025", "第一条　甲。\n\n第二条　乙。\n")
    (entry,) = make_outline(make_view(change_set_of(bare, bare)))
    assert (entry.anchor, len(entry.articles)) == ("", 2)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_renderings_are_the_same_bytes(lang: str) -> None:
    assert render(own_changes(), "html", Looks(lang)) == render(own_changes(), "html", Looks(lang))


def test_english_has_no_chinese_but_the_law() -> None:
    text = re.sub(r"<(style|script)>.*?</\1>", "", render(own_changes(), "html", Looks("en")), flags=re.DOTALL)
    spoken = [chinese for key, chinese in LABELS["zh"].items() if chinese != LABELS["en"][key] and len(chinese) > 1]
    assert not [chinese for chinese in spoken if f">{chinese}<" in text or f'"{chinese}"' in text]
    assert "amended、" not in text


def test_two_texts_that_are_the_same_are_said_to_be_so_and_nothing_is_shown_that_shows_nothing() -> None:
    text = render(change_set_of(own("2025"), own("2025")), "html")
    assert text.count(LABELS["zh"]["none"]) == 1
    for gone in ('class="cite"', "<figure", '<section id="table">', "<form"):
        assert gone not in text


def test_every_count_leads_to_the_first_article_it_counts() -> None:
    view = make_view(every_kind())
    text = render(every_kind(), "html")
    for count in view.summary:
        first = next(row.anchor for row in view.rows if row.unit == "article" and count.key in {b.key for b in row.badges})
        assert f'<a href="#{first}" data-key="{count.key}"><b>{count.count}</b> {count.label}</a>' in text


def test_only_a_long_row_may_be_cut_by_the_end_of_a_page() -> None:
    revisions = (make(label, f"第一条　{'甲' * 400}{label}。\n\n第二条　乙。\n") for label in ("2017", "2025"))
    text = render(change_set_of(*revisions), "html")
    assert '<tr id="art_1" class="article k-amended w-substantive change long"' in text
    assert '<tr id="art_2" class="article k-unchanged w-none same"' in text


def test_two_texts_without_labels_are_named_by_their_dates_or_not_at_all() -> None:
    one, other = "第一条　登记机关应当办理登记。\n", "第一条　登记机关应当依法办理登记。\n"
    page = render(change_set_of(make("", one), make("", other)), "html")
    assert "（ → ）" not in page
    assert re.search("<title>《某条例》新旧条文对照表</title>", page)


def test_the_gist_of_a_note_leaves_out_what_is_but_typography() -> None:
    note = "（2018年4月27日第十三届全国人民代表大会常务委员会第二次会议《关于修改{}登记法{}等六部法律的决定》修正{}）"
    rest = "\n第一条　为了规范登记，制定本法。\n第二条　登记应当公开。\n"
    added = "　2024年6月28日第十四届全国人民代表大会常务委员会第十次会议修订"
    old, new = (f"登记法\n{note.format(*signs)}{rest}" for signs in (("<", ">", ""), ("〈", "〉", added)))
    page = regdiff.render(regdiff.compare(old, new), "html")
    gist = re.search(r'class="whole"><details><summary[^>]*>(.*?)</summary>', page)
    assert gist
    assert re.sub("<[^>]+>", "", gist[1]) == added
