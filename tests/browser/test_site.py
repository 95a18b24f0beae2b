"""The site in a real browser, from the file system: search, looks, aids, paper."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

import axe_playwright_python.sync_playwright as axe
import pytest
from archives import put_disciplinary, put_hostile, put_own, put_registration
from browsers import STILL, Opened
from hypothesis import given
from playwright.sync_api import Browser, Page, expect
from strategies import phrases

from regdiff.site.search import normal
from regdiff.tasks.site import Options, build_site

# A browser of its own, beside that of the reports.
pytestmark = pytest.mark.xdist_group("browser of the site")
AXE = {"preload": False}
"""The pages let nothing fetch, not even what the checker would fetch for rules that we do not need."""
KINDS = {
    "start": "index.html",
    "changelog": "regulations/{0}/index.html",
    "comparison": "regulations/{0}/compare/{1}.html",
    "text": "regulations/{0}/text/{2}.html",
    "life": "regulations/{0}/article/{3}.html",
    "search": "search.html",
    "sitemap": "sitemap.html",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("archive") / "versions"
    for put in (put_own, put_registration, put_hostile, put_disciplinary):
        put(archive)
    folder = tmp_path_factory.mktemp("my site") / "out #1"
    build_site(folder, Options(), archive)
    return folder


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("archive") / "versions"
    put_registration(archive)
    folder = tmp_path_factory.mktemp("site") / "out"
    build_site(folder, Options("en"), archive)
    return folder


def page_of(site: Path, kind: str, name: str = "disciplinary") -> Path:
    parts = {
        "disciplinary": ("disciplinary-regulations", "1997_2015", "2018", "1997_28"),
        "registration": ("registration", "2001_2010-~8bd5~884c", "2020~20~4fee~8ba2", "2001_2"),
        "hostile": ("hostile", "a_b", "b", "a_1"),
        "own": ("party-working-organs", "2017_2025", "2017", "2017_7"),
    }[name]
    return site / KINDS[kind].format(*parts)


def opened(
    browser: Browser, site: Path, kind: str, name: str = "disciplinary", query: str = "", **options: object
) -> Opened:
    return Opened(browser, page_of(site, kind, name), query, inside=site, **STILL, **options)


def search(page: Page, phrase: str) -> list[str]:
    page.locator("#search input[name=q]").fill(phrase)
    page.locator("#search button").click()
    expect(page.locator("#told")).to_have_text(re.compile("^[“各]"))
    return [item.inner_text() for item in page.locator("#hits > li").all()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier_for_readers_with_aids(browser: Browser, site: Path, kind: str, scheme: str) -> None:
    # Light and large, dark and small: what is checked is colours and structure, and large pages take their time.
    for name in ("own", "registration") if scheme == "dark" or kind == "comparison" else ("disciplinary",):
        with opened(browser, site, kind, name, color_scheme=scheme) as page:
            for fold in page.locator("main details").all()[:3]:
                fold.evaluate("fold => fold.open = true")
            report = axe.Axe().run(page, options=AXE).response
            assert len(report["passes"]) > 15
            assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in report["violations"]] == []


def test_no_barrier_in_english(browser: Browser, english: Path) -> None:
    for kind in ("start", "changelog", "text", "life"):
        with opened(browser, english, kind, "registration") as page:
            assert page.evaluate("document.documentElement.lang") == "en"
            assert axe.Axe().run(page, options=AXE).response["violations"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, site: Path, kind: str) -> None:
    for name in ("disciplinary", "hostile"):
        with opened(browser, site, kind, name, viewport={"width": 360, "height": 740}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_search_finds_any_run_of_characters_in_all_revisions(browser: Browser, site: Path) -> None:
    with opened(browser, site, "search") as page:
        hits = search(page, "不得涂改")
        assert len(hits) == 2
        assert "2001 第二条" in hits[0]
        assert "2020 修订 第三条" in hits[1]
        assert page.locator("#hits mark").first.inner_text() == "不得涂改"
        assert page.locator("#told").inner_text() == "“不得涂改”见于 2 段文字。"
        assert search(page, "从未 有过的词") == []
        assert page.locator("#told").inner_text() == "各版本均无“从未 有过的词”。"
        assert len(search(page, "不 得\u3000涂改")) == 2
        assert len(search(page, "涂")) == 4
        assert len(search(page, "处分")) == 200
        assert "200 段以上" in page.locator("#told").inner_text()
        page.locator("select[name=in]").select_option("regulations/registration")
        assert search(page, "党组织") == []


def test_a_search_can_be_linked_and_its_hits_lead_to_the_text(browser: Browser, site: Path) -> None:
    query = "?q=" + quote("全面从严治党") + "&in=regulations/disciplinary-regulations"
    with opened(browser, site, "search", query=query) as page:
        page.wait_for_selector("#hits li")
        assert page.locator("select[name=in]").input_value() == "regulations/disciplinary-regulations"
        link = page.locator("#hits a", has_text="2023 第二条")
        link.click()
        page.wait_for_load_state()
        assert page.url.endswith("/text/2023.html#art_2")
        assert "全面从严治党" in page.locator("#art_2").inner_text()


def test_the_box_on_a_page_of_a_regulation_searches_that_regulation(browser: Browser, site: Path) -> None:
    with opened(browser, site, "life", "registration") as page:
        page.locator(".quick input[type=search]").fill("档案")
        page.keyboard.press("Enter")
        page.wait_for_selector("#hits li")
        assert page.locator("select[name=in]").input_value() == "regulations/registration"
        assert page.locator("#hits li").count() == 2


def test_hostile_texts_run_nothing_anywhere(browser: Browser, site: Path) -> None:
    for kind in KINDS:
        with opened(browser, site, kind, "hostile") as page:
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
            assert page.locator("script:not([src])").count() == 0
    with opened(browser, site, "search", query="?q=" + quote("<script>alert(1)</script>")) as page:
        page.wait_for_selector("#hits li")
        assert "<script>alert(1)</script>" in page.locator("#hits li").first.inner_text()
        assert page.locator("#hits script").count() == 0


def test_the_page_folds_a_text_as_the_index_does(browser: Browser, site: Path) -> None:
    with opened(browser, site, "search") as page:
        told = [*range(0x3100), *range(0xFE00, 0xFFFE), 0x1F600, 0x20BB7]
        sample = "".join(char for char in map(chr, told) if unicodedata.category(char) != "Cn")
        blanks = (site / "assets" / "site.js").read_text(encoding="utf-8").split("const BLANKS = ")[1].split(";\n")[0]
        fold = f"chars => chars.map((char) => char.normalize('NFKC').toLowerCase().replace({blanks}, ''))"
        folded = page.evaluate(fold, list(sample))
        odd = [hex(ord(char)) for char, there in zip(sample, folded, strict=True) if there != normal(char)]
        assert odd == []


@given(phrases)
def test_folding_by_character_is_folding_as_a_whole(text: str) -> None:
    """The page folds character by character, to know where a hit stands."""
    whole, parts = normal(text), "".join(map(normal, text))
    assert whole == parts or any(ord(char) > 0x300 and ord(char) < 0x370 for char in text)


def test_everything_can_be_reached_by_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, site, "changelog", "registration") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        reached = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.add(
                page.evaluate(
                    "document.activeElement.closest('[class]')?.className.baseVal ?? document.activeElement.tagName"
                )
            )
            if page.evaluate("document.activeElement.closest('.timeline a') !== null"):
                reached.add("thread")
            if page.evaluate("document.activeElement.closest('.matrix a') !== null"):
                reached.add("matrix")
        assert {"thread", "matrix"} <= reached


def test_the_timeline_tells_each_life_to_a_screen_reader(browser: Browser, site: Path) -> None:
    with opened(browser, site, "changelog", "registration") as page:
        told = [title.text_content() for title in page.locator(".timeline a:not(.column) > title").all()]
        assert told == [
            "第一条（2001）：2001 第一条 首个版本 → 2010-试行 第一条 修改 → 2020 修订 第一条 未修改",
            "第二条（2020 修订）：2020 修订 第二条 新增",
            "第二条（2001）：2001 第二条 首个版本 → 2010-试行 删除 → 2020 修订 第三条 恢复、条号变动",
        ]
        assert page.locator(".timeline path.k-revived").count() == 1


@pytest.mark.parametrize("kind", ["changelog", "text", "life", "comparison"])
def test_on_paper_controls_are_gone_and_nothing_is_cut(browser: Browser, site: Path, kind: str) -> None:
    with opened(browser, site, kind, "own", color_scheme="dark") as page:
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1000, "height": 700})
        assert not page.locator(".quick").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("document.documentElement.scrollWidth") <= 1000


def test_an_open_page_is_loaded_again_when_the_archive_changes(browser: Browser, tmp_path: Path) -> None:
    import threading

    from archives import put_text
    from samples import make

    from regdiff.desk.preview import Preview
    from regdiff.model.write import write

    put_registration(tmp_path / "versions")
    preview = Preview(tmp_path / "site", Options(), tmp_path / "versions", 0, lambda _said: None)
    thread = threading.Thread(target=preview.run, daemon=True)
    thread.start()
    try:
        page = browser.new_page()
        page.goto(preview.address)
        assert "版本 3 个" in page.inner_text("main")
        text = write(make("2030", "第一条　登记机关应当及时办理登记，不得拖延。\n", "登记条例", promulgated="2030-01-01"))
        put_text(tmp_path / "versions", "registration", "2030", text)
        expect(page.locator("main")).to_contain_text("版本 4 个", timeout=15000)
        page.close()
    finally:
        preview.stop()
        thread.join(5)
