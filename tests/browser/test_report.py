"""The report in a real browser: headless Chromium, with and without script, light and dark, wide and narrow."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import axe_playwright_python.sync_playwright as axe
import pytest
from browsers import STILL, Opened
from conftest import ROOT
from lossless import change_set_of
from playwright.sync_api import Browser, Page, expect
from samples import every_kind, hostile, own, own_changes

from regdiff.comparing.changes import ChangeSet
from regdiff.intake.build import read_source
from regdiff.report.formats import Looks, render

# One worker runs all of these, so that one browser serves them all.
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    same = change_set_of(own("2025"), own("2025"))
    made = {"own": own_changes(), "kinds": every_kind(), "hostile": hostile(), "same": same}
    return _write(tmp_path_factory.mktemp("reports"), made)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory, corpus: list[Path]) -> dict[str, Path]:
    """The report of a long law, 公司法: 218 and 266 articles."""
    (folder,) = (folder for folder in corpus if folder.name == "259d3d-2018-2023")
    old, new = (read_source((folder / name).read_bytes(), name) for name in ("old.txt", "new.txt"))
    return _write(tmp_path_factory.mktemp("law"), {"law": change_set_of(old, new)})


def _write(folder: Path, change_sets: dict[str, ChangeSet]) -> dict[str, Path]:
    out = {}
    for name, change_set in change_sets.items():
        for lang in ("zh", "en"):
            path = out[f"{name}-{lang}"] = folder / f"{name}-{lang}.html"
            path.write_text(render(change_set, "html", Looks(lang)), encoding="utf-8")
    return out


def _filters(page: Page) -> None:
    page.locator(".filter > summary").click()


def _shown(page: Page, selector: str) -> list[str]:
    return page.eval_on_selector_all(selector, "rows => rows.filter(r => r.getClientRects().length).map(r => r.id)")


def test_kinds_are_filtered_with_and_without_script(browser: Browser, files: dict[str, Path]) -> None:
    for script in (True, False):
        with Opened(browser, files["kinds-zh"], java_script_enabled=script) as page:
            _filters(page)
            assert page.locator("#old_art_8").is_visible()
            page.locator("#show-deleted").uncheck()
            assert not page.locator("#old_art_8").is_visible()
            assert page.locator("#art_4").is_visible()


def test_a_page_opens_with_every_row_and_without_script_with_no_dead_control(
    browser: Browser, files: dict[str, Path]
) -> None:
    for script in (True, False):
        with Opened(browser, files["own-zh"], java_script_enabled=script) as page:
            assert page.locator(".find").is_visible() is script
            assert all(row.is_visible() for row in page.locator("tbody tr").all())
            assert not page.locator("#table thead .running").is_visible()
            assert not page.locator(".notice").first.is_visible()
            assert not page.locator(".notice").last.is_visible()


def test_a_count_shows_what_it_counts_and_again_everything(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["kinds-zh"]) as page:
        everything = _shown(page, "tbody tr")
        for key in ("added", "deleted", "split", "moved", "renumbered"):
            count = page.locator(f".counts a[data-key={key}]")
            count.click()
            shown = _shown(page, "tbody tr.article")
            assert len(shown) == int(count.locator("b").inner_text())
            assert shown == page.eval_on_selector_all(f"tr.article:is(.k-{key}, .{key})", "rows => rows.map(r => r.id)")
            assert count.get_attribute("aria-current") == "true"
            assert page.locator("#showing").inner_text().startswith(f"显示 {len(shown)} / ")
            count.click()
            assert _shown(page, "tbody tr") == everything
            assert count.get_attribute("aria-current") is None


def test_without_script_a_count_leads_to_the_first_of_its_kind(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["kinds-zh"], java_script_enabled=False) as page:
        page.locator(".counts a[data-key=deleted]").click()
        assert page.url.endswith("#old_art_8")


def test_headings_go_with_their_articles_and_with_their_own_switch(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        page.locator(".counts a[data-key=added]").click()
        _filters(page)
        assert _shown(page, "tbody tr.heading") == ["chp_6"]
        page.locator("#show-others").uncheck()
        assert _shown(page, "tbody tr") == ["art_29"]


def test_unchanged_articles_are_hidden_with_count_and_list(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        note = page.locator(".hidden-note")
        assert not note.is_visible()
        page.keyboard.press("u")
        assert note.is_visible()
        assert "第二十九条→第三十条" in note.inner_text()
        assert not page.locator("#art_8").is_visible()
        assert not page.locator("#art_30").is_visible()
        assert page.locator("#art_7").is_visible()


def test_an_unchanged_article_is_folded_and_opens(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"], java_script_enabled=False) as page:
        text = page.locator("#art_8 details div")
        assert not text.is_visible()
        page.locator("#art_8 summary").click()
        assert text.is_visible()


def test_the_inline_layout_shows_both_in_one(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        assert page.locator("#art_9 td.old").is_visible()
        page.keyboard.press("i")
        assert not page.locator("#art_9 td.old").is_visible()
        both = page.locator("#art_9 td.both")
        assert both.locator("del").inner_text() == "行政"
        assert "不得引用" in both.inner_text()
        page.keyboard.press("i")
        assert page.locator("#art_9 td.old").is_visible()


def test_keys_step_through_the_changes(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        order = page.eval_on_selector_all("tr.change", "rows => rows.map(r => r.id)")
        for _ in range(3):
            page.keyboard.press("j")
        assert page.locator("tr.current").get_attribute("id") == order[2]
        page.keyboard.press("k")
        assert page.locator("tr.current").get_attribute("id") == order[1]
        assert page.evaluate("document.activeElement.id") == order[1]


def test_buttons_step_as_the_keys_do(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        for _ in range(2):
            page.locator("#next").click()
        page.locator("#previous").click()
        assert page.locator("tr.current").get_attribute("id") == page.locator("tr.change").first.get_attribute("id")


def test_help_opens_and_closes(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#help").is_visible()


def test_search_counts_its_hits_and_is_cleared(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        everything = len(_shown(page, "tbody tr"))
        page.keyboard.press("/")
        page.keyboard.type("民主集中制")
        assert _shown(page, "tbody tr.article") == ["art_3", "art_17"]
        assert _shown(page, "tbody tr.heading") == ["chp_1", "chp_4"]
        assert page.locator("#hits").inner_text() == "2 行"
        assert "不是全部条文" in page.locator(".partial-note").inner_text()
        page.keyboard.press("Enter")
        assert page.locator("tr.current").get_attribute("id") == "art_3"
        page.keyboard.press("Escape")
        assert len(_shown(page, "tbody tr")) == everything
        assert not page.locator(".partial-note").is_visible()


def test_search_reads_the_law_and_not_what_we_say_about_it(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["kinds-zh"]) as page:
        for wanted, hits in (
            ("修改", []),
            ("条号变动", []),
            ("（新增）", []),
            ("登记事项包括名称", ["art_4"]),
            ("处五万元以下", ["art_2"]),
            ("处一万元以下", ["art_2"]),
            ("第一条为了", ["art_1"]),
        ):
            page.locator("#find").fill(wanted)
            assert _shown(page, "tbody tr.article") == hits
            assert page.evaluate("CSS.highlights.get('found').size") >= len(hits)
        page.locator("#find").fill("")
        assert not page.locator("#art_1 details").evaluate("details => details.open")


def test_a_permalink_reveals_what_is_hidden(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"], "#art_8") as page:
        assert page.locator("#art_8 details div").is_visible()
        page.keyboard.press("u")
        assert not page.locator("#art_8").is_visible()
        page.evaluate("location.hash = 'art_22'")
        expect(page.locator("#art_22")).to_be_visible()
        page.locator("#hide").check()
        page.locator('.contents a[href="#art_22"]').click()
        assert page.locator("#art_22").is_visible()


def test_a_permalink_that_leads_nowhere_does_no_harm(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"], "#%E0%A4%A") as page:
        assert page.locator("tr.current").count() == 0


@pytest.mark.parametrize("width", [860, 1100, 1440])
def test_the_head_of_the_table_stays_below_the_tools(browser: Browser, files: dict[str, Path], width: int) -> None:
    for name in ("own-zh", "own-en"):
        with Opened(browser, files[name], "#art_20", viewport={"width": width, "height": 900}, **STILL) as page:
            tools, head, row = (page.locator(selector).bounding_box() for selector in (".tools", "th.old", "#art_20"))
            assert tools
            assert head
            assert row
            assert abs(tools["y"] + tools["height"] - head["y"]) <= 2
            assert row["y"] >= head["y"] + head["height"] - 1


@pytest.mark.parametrize(("width", "most"), [(360, 600), (1440, 1500)])
def test_the_picture_of_a_long_law_is_bounded_and_its_names_stand_apart(
    browser: Browser, law: dict[str, Path], width: int, most: int
) -> None:
    with Opened(browser, law["law-zh"], viewport={"width": width, "height": 900}) as page:
        page.locator(".map > summary").click()
        picture = page.locator(".drawing > svg").bounding_box()
        assert picture
        assert picture["height"] < most
        names = [name.bounding_box() for name in page.locator(".picture .chapter").all() if name.is_visible()]
        boxes = sorted((box["x"] > width / 2, box["y"], box["height"]) for box in names if box)
        assert len(boxes) > 10
        assert all(y + 0.7 * height <= below for (a, y, height), (b, below, _) in pairwise(boxes) if a == b)


def test_a_long_law_is_searched_without_delay(browser: Browser, law: dict[str, Path]) -> None:
    with Opened(browser, law["law-zh"]) as page:
        page.locator("#find").fill("股东会")
        assert len(_shown(page, "tbody tr.article")) > 20
        took = page.locator("#find").evaluate(
            "find => { const t = performance.now(); find.dispatchEvent(new Event('input')); return performance.now() - t; }"
        )
        assert took < 1000


def test_two_texts_that_are_the_same_are_said_to_be_so_at_once(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["same-zh"]) as page:
        box = page.locator(".outcome").bounding_box()
        assert box
        assert box["y"] < 900
        page.keyboard.press("j")
        assert page.locator("tr.current").count() == 0


def test_a_line_of_the_picture_leads_to_its_article(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"]) as page:
        page.locator(".map > summary").click()
        page.locator('.picture a[href="#art_24"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator("tr.current")).to_have_id("art_24")
        assert page.locator('.contents a[aria-current="true"]').inner_text() == "二十四"


@pytest.mark.parametrize("name", ["own-zh", "kinds-en", "hostile-zh"])
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, files: dict[str, Path], name: str) -> None:
    with Opened(browser, files[name], viewport={"width": 360, "height": 740}) as page:
        for _ in ("side by side", "inline"):
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
            page.keyboard.press("i")
        assert page.locator("tbody td.old").first.is_visible()
        before = page.locator("tbody td.old").first.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert before in {'"修订前"', '"Before"'}


def test_a_hostile_text_runs_nothing(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["hostile-zh"]) as page:
        assert page.locator("script").count() == 1
        assert "<script>alert(1)</script>" in page.locator("#art_1").inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_for_readers_with_aids(browser: Browser, files: dict[str, Path], lang: str, scheme: str) -> None:
    for name in ("own", "kinds"):
        with Opened(browser, files[f"{name}-{lang}"], color_scheme=scheme) as page:
            report = axe.Axe().run(page).response
            assert len(report["passes"]) > 20
            assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in report["violations"]] == []


def test_colours_follow_the_readers_choice(browser: Browser, files: dict[str, Path]) -> None:
    seen = set()
    for scheme in ("light", "dark"):
        with Opened(browser, files["own-zh"], color_scheme=scheme) as page:
            seen.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(seen) == 2


def test_print_is_a_plain_table_with_repeated_head(browser: Browser, files: dict[str, Path]) -> None:
    with Opened(browser, files["own-zh"], color_scheme="dark") as page:
        page.emulate_media(media="print")
        for selector in (".filter", ".tools", ".contents", ".picture"):
            assert not page.locator(selector).is_visible()
        for selector in (".banner", ".legend", ".sides", ".counts", "thead .running"):
            assert page.locator(selector).first.is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        page.set_viewport_size({"width": 600, "height": 800})
        assert page.evaluate("getComputedStyle(document.querySelector('td.old')).display") == "table-cell"
        pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.startswith(b"%PDF")
        assert b"/MediaBox [0 0 841" in pdf or b"/MediaBox [0 0 842" in pdf


def test_print_lacks_nothing_that_is_folded_and_says_what_is_hidden(browser: Browser, files: dict[str, Path]) -> None:
    for script in (True, False):
        with Opened(browser, files["own-zh"], java_script_enabled=script) as page:
            page.emulate_media(media="print")
            assert page.locator("#art_8 details div").is_visible()
            assert not page.locator(".hidden-note").is_visible()
            page.emulate_media(media="screen")
            _filters(page)
            page.locator("#hide").check()
            page.locator("#show-added").uncheck()
            page.emulate_media(media="print")
            assert page.locator(".hidden-note").is_visible()
            assert page.locator(".partial-note").is_visible()


@pytest.fixture(scope="module")
def noisy(tmp_path_factory: pytest.TempPathFactory, corpus: list[Path]) -> dict[str, Path]:
    """The reports of 立法法, where a committee was renamed and references followed their targets, and of 公司法, where text moved."""
    made = {}
    for name, key in (("law", "1cfc24-2015-2023"), ("moved", "259d3d-2018-2023")):
        (folder,) = (folder for folder in corpus if folder.name == key)
        made[name] = change_set_of(*(read_source((folder / f"{side}.txt").read_bytes(), side) for side in ("old", "new")))
    return _write(tmp_path_factory.mktemp("noisy"), made)


def test_weights_are_filtered_with_and_without_script(browser: Browser, noisy: dict[str, Path]) -> None:
    for script in (True, False):
        with Opened(browser, noisy["law-zh"], java_script_enabled=script) as page:
            _filters(page)
            assert page.locator("#art_12.w-conforming").is_visible()
            page.locator("#show-w-conforming").uncheck()
            assert not page.locator("#art_12").is_visible()
            assert page.locator("#art_11").is_visible()
            assert page.locator(".partial-note").is_visible()


def test_noise_is_folded_and_comes_back_with_and_without_script(browser: Browser, noisy: dict[str, Path]) -> None:
    color = "element => getComputedStyle(element).textDecorationLine"
    for script in (True, False):
        with Opened(browser, noisy["law-zh"], java_script_enabled=script) as page:
            term = page.locator("#art_23 .new ins.y-replaced").first
            _filters(page)
            assert term.evaluate(color) == "underline"
            page.locator("#fold").check()
            assert term.is_visible()
            assert term.evaluate(color) == "none"
            assert page.locator("#art_23 .new ins:not(.y-replaced)").first.evaluate(color) == "underline"
            assert not page.locator("#art_27").is_visible()
            assert page.locator(".folded-note").is_visible()
            page.locator("#fold").uncheck()
            assert page.locator("#art_27").is_visible()
            assert term.evaluate(color) == "underline"


def test_folded_each_of_several_articles_keeps_its_whole_text(browser: Browser, noisy: dict[str, Path]) -> None:
    """Where old and new articles stand one after the other, an old word has no new one behind it: it is not hidden."""
    with Opened(browser, noisy["moved-zh"]) as page:
        page.keyboard.press("i")
        read = "cells => cells.map(cell => cell.innerText)"
        plain = page.eval_on_selector_all(".both > .cell", read)
        assert any("股东大会" in text for text in plain)
        _filters(page)
        page.locator("#fold").check()
        assert page.eval_on_selector_all(".both > .cell", read) == plain
        assert not page.locator(".both > p > del.y-replaced").first.is_visible()


def test_the_heaviest_come_first_when_asked_and_everything_goes_back(browser: Browser, noisy: dict[str, Path]) -> None:
    with Opened(browser, noisy["law-zh"]) as page:
        _filters(page)
        before = _shown(page, "#table tbody tr")
        page.locator("#order").select_option("weight")
        ranks = page.eval_on_selector_all(
            "#table tbody tr.article",
            "rows => rows.map(r => ['substantive', 'minor', 'conforming', 'none'].findIndex(w => r.classList.contains('w-' + w)))",
        )
        assert ranks == sorted(ranks)
        assert not page.locator("#table tr.heading").first.is_visible()
        page.locator("#order").select_option("text")
        assert _shown(page, "#table tbody tr") == before
    with Opened(browser, noisy["law-zh"], java_script_enabled=False) as page:
        assert not page.locator("#order").is_visible()


def test_a_fact_on_the_first_page_leads_to_its_article(browser: Browser, noisy: dict[str, Path]) -> None:
    with Opened(browser, noisy["law-zh"]) as page:
        page.locator("#digest .points a").first.click()
        target = page.evaluate("location.hash")
        assert page.locator(target).is_visible()
    with Opened(browser, noisy["moved-zh"]) as page:
        link = page.locator("a.to").first
        link.click()
        assert page.evaluate("location.hash") == link.get_attribute("href")


PAIRS = ("1cfc24-2015-2023", "259d3d-2018-2023", "71ce98-2007-2022")
"""An amendment by decision, a revision that moved much, and one with many penalties."""


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory, corpus: list[Path]) -> dict[str, Path]:
    """The reports of some real pairs, by the name of their folder."""
    sides = {
        folder.name: (read_source((folder / f"{side}.txt").read_bytes(), side) for side in ("old", "new"))
        for folder in corpus
        if folder.name in PAIRS
    }
    return _write(tmp_path_factory.mktemp("laws"), {name: change_set_of(*pair) for name, pair in sides.items()})


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(("width", "height", "screens"), [(1440, 900, 2), (390, 844, 4)])
def test_the_first_changed_article_is_near(
    browser: Browser, laws: dict[str, Path], files: dict[str, Path], width: int, height: int, screens: int, script: bool
) -> None:
    for path in (*(laws[f"{name}-{lang}"] for name in PAIRS for lang in ("zh", "en")), files["own-zh"], files["own-en"]):
        with Opened(browser, path, viewport={"width": width, "height": height}, java_script_enabled=script) as page:
            box = page.locator("#table tr.article.change").first.bounding_box()
            assert box
            assert box["y"] < screens * height
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_points_are_unfolded_without_script_and_on_paper(browser: Browser, laws: dict[str, Path]) -> None:
    with Opened(browser, laws["259d3d-2018-2023-zh"], java_script_enabled=False) as page:
        further, more = page.locator(".further").first, page.locator(".further + .more").first
        assert more.is_visible()
        assert not further.is_visible()
        assert not page.locator(".rest .points").first.is_visible()
        page.locator("#whole").check()
        assert further.is_visible()
        assert not more.is_visible()
        page.locator("#whole").uncheck()
        page.emulate_media(media="print")
        for selector in (".further", ".rest .points", ".concordance li", ".provenance code"):
            assert page.locator(selector).first.is_visible()
        assert not more.is_visible()
        assert not page.locator(".map").is_visible()


def test_the_pictures_of_the_readme_are_made(browser: Browser, files: dict[str, Path], tmp_path: Path) -> None:
    """docs/report-top.png and docs/report.png: the first screen, and the table from its first chapter on."""
    folder = ROOT / "docs" if os.environ.get("REGDIFF_PICTURES") == "write" else tmp_path
    with Opened(browser, files["own-zh"], viewport={"width": 1180, "height": 860}, **STILL) as page:
        page.screenshot(path=folder / "report-top.png")
        page.evaluate("document.querySelector('#chp_1').scrollIntoView(); scrollBy(0, 14)")
        page.screenshot(path=folder / "report.png")
    for name in ("report-top.png", "report.png"):
        assert (folder / name).stat().st_size > 50_000
