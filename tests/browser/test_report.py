"""The report in a real browser: headless Chromium, with and without script, light and dark, wide and narrow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python.sync_playwright as axe
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from samples import every_kind, hostile, own_changes

from regdiff.report.formats import Looks, render

# One worker runs all of these, so that one browser serves them all.
pytestmark = pytest.mark.xdist_group("browser")
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs chromium: tests/browser/install.sh installs it on Debian")
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_QUIET.split())
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    out = {}
    for name, change_set in (("own", own_changes()), ("kinds", every_kind()), ("hostile", hostile())):
        for lang in ("zh", "en"):
            out[f"{name}-{lang}"] = folder / f"{name}-{lang}.html"
            out[f"{name}-{lang}"].write_text(render(change_set, "html", Looks(lang)), encoding="utf-8")
    return out


class _Opened:
    """A page, and all that it said and asked for."""

    def __init__(self, browser: Browser, path: Path, anchor: str = "", **options: object) -> None:
        self.context = browser.new_context(viewport=options.pop("viewport", {"width": 1280, "height": 900}), **options)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri() + anchor)

    def __enter__(self) -> Page:
        return self.page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.said == []
        assert len({url.split("#")[0] for url in self.asked}) == 1
        assert self.asked[0].startswith("file:")


def _shown(page: Page, selector: str) -> list[str]:
    return page.eval_on_selector_all(selector, "rows => rows.filter(r => r.getClientRects().length).map(r => r.id)")


def test_kinds_are_filtered_with_and_without_script(browser: Browser, files: dict[str, Path]) -> None:
    for script in (True, False):
        with _Opened(browser, files["kinds-zh"], java_script_enabled=script) as page:
            assert page.locator("#old_art_8").is_visible()
            page.locator("#show-deleted").uncheck()
            assert not page.locator("#old_art_8").is_visible()
            assert page.locator("#art_4").is_visible()


def test_unchanged_articles_are_hidden_with_count_and_list(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"]) as page:
        note = page.locator(".hidden-note")
        assert not note.is_visible()
        page.keyboard.press("u")
        assert note.is_visible()
        assert "第二十九条→第三十条" in note.inner_text()
        assert not page.locator("#art_8").is_visible()
        assert not page.locator("#art_30").is_visible()
        assert page.locator("#art_7").is_visible()


def test_an_unchanged_article_is_folded_and_opens(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"], java_script_enabled=False) as page:
        text = page.locator("#art_8 details div")
        assert not text.is_visible()
        page.locator("#art_8 summary").click()
        assert text.is_visible()


def test_the_inline_layout_shows_both_in_one(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"]) as page:
        assert page.locator("#art_9 td.old").is_visible()
        page.keyboard.press("i")
        assert not page.locator("#art_9 td.old").is_visible()
        both = page.locator("#art_9 td.both")
        assert both.locator("del").inner_text() == "行政"
        assert "不得引用" in both.inner_text()
        page.keyboard.press("i")
        assert page.locator("#art_9 td.old").is_visible()


def test_keys_step_through_the_changes(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"]) as page:
        order = page.eval_on_selector_all("tr.change", "rows => rows.map(r => r.id)")
        for _ in range(3):
            page.keyboard.press("j")
        assert page.locator("tr.current").get_attribute("id") == order[2]
        page.keyboard.press("k")
        assert page.locator("tr.current").get_attribute("id") == order[1]
        assert page.evaluate("document.activeElement.id") == order[1]


def test_help_opens_and_closes(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"]) as page:
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#help").is_visible()


def test_search_counts_its_hits_and_is_cleared(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"]) as page:
        everything = len(_shown(page, "tbody tr"))
        page.keyboard.press("/")
        page.keyboard.type("民主集中制")
        hits = _shown(page, "tbody tr")
        assert hits == ["art_3", "art_17"]
        assert page.locator("#hits").inner_text() == "2 处"
        page.keyboard.press("Escape")
        assert len(_shown(page, "tbody tr")) == everything


def test_a_permalink_reveals_what_is_hidden(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"], "#art_8") as page:
        assert page.locator("#art_8 details div").is_visible()
        page.keyboard.press("u")
        assert not page.locator("#art_8").is_visible()
        page.evaluate("location.hash = 'art_22'")
        page.wait_for_function("document.querySelector('#art_22').getClientRects().length > 0")
        assert page.locator("#art_22").is_visible()


def test_a_line_of_the_picture_leads_to_its_article(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"]) as page:
        page.locator('.picture a[href="#art_24"]').focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('tr.current')?.id === 'art_24'")


@pytest.mark.parametrize("name", ["own-zh", "kinds-en", "hostile-zh"])
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, files: dict[str, Path], name: str) -> None:
    with _Opened(browser, files[name], viewport={"width": 360, "height": 740}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator("tbody td.old").first.is_visible()


def test_a_hostile_text_runs_nothing(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["hostile-zh"]) as page:
        assert page.locator("script").count() == 1
        assert "<script>alert(1)</script>" in page.locator("#art_1").inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_for_readers_with_aids(browser: Browser, files: dict[str, Path], lang: str, scheme: str) -> None:
    for name in ("own", "kinds"):
        with _Opened(browser, files[f"{name}-{lang}"], color_scheme=scheme) as page:
            report = axe.Axe().run(page).response
            assert len(report["passes"]) > 20
            found = [v for v in report["violations"] if v["impact"] in ("serious", "critical")]
            assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_colours_follow_the_readers_choice(browser: Browser, files: dict[str, Path]) -> None:
    seen = set()
    for scheme in ("light", "dark"):
        with _Opened(browser, files["own-zh"], color_scheme=scheme) as page:
            seen.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(seen) == 2


def test_print_is_a_plain_table_with_repeated_head(browser: Browser, files: dict[str, Path]) -> None:
    with _Opened(browser, files["own-zh"]) as page:
        page.emulate_media(media="print")
        for selector in (".tools", ".contents", ".picture"):
            assert not page.locator(selector).is_visible()
        assert page.locator(".banner").first.is_visible()
        assert page.locator(".legend").is_visible()
        assert page.locator(".sides").is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
        page.set_viewport_size({"width": 600, "height": 800})
        assert page.evaluate("getComputedStyle(document.querySelector('td.old')).display") == "table-cell"
        pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.startswith(b"%PDF")
        assert b"/MediaBox [0 0 841" in pdf or b"/MediaBox [0 0 842" in pdf
