"""The desk in a real browser: the whole way of somebody who uses no terminal, by mouse and by keyboard, with and without script."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python.sync_playwright as axe
import docx
import pytest
from browsers import STILL
from conftest import OWN, ROOT
from desks import NEW, OLD, Running
from playwright.sync_api import Browser, Page, expect
from programs import soffice
from samples import two_kinds

from regdiff.model.links_file import read_links
from regdiff.model.write import write

pytestmark = pytest.mark.xdist_group("browser")
AXE = {"resultTypes": ["violations"]}
DROP = """([name, text]) => {
  const box = new DataTransfer();
  box.items.add(new File([text], name, { type: "text/plain" }));
  return box;
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("desk"), OWN.parent)
    yield running
    running.close()


TEXTS = [write(revision) for revision in two_kinds()]
"""Two texts with a split, a merger, and a deleted article that has a successor."""


@pytest.fixture(scope="module")
def kinds(desk: Running) -> str:
    """A case with these."""
    return desk.compare(*TEXTS)


@contextmanager
def window(browser: Browser, desk: Running, path: str = "zh/", **options: object) -> Iterator[Page]:
    """A window that must say nothing on the console, and ask nobody but the desk."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", **STILL, **options})  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(desk.url + path)
    yield page
    context.close()
    assert [line for line in said if "responded with a status of 4" not in line] == []
    assert all(url.startswith((desk.url, "data:", f"blob:http://127.0.0.1:{desk.port}")) for url in asked), asked


def drop(page: Page, side: str, name: str, text: str) -> None:
    """A file dropped on a side, once the page's script listens (a script that is deferred runs before the page is loaded)."""
    page.wait_for_selector(f"[data-side={side}] .drop", state="attached")
    page.wait_for_load_state("load")
    box = page.evaluate_handle(DROP, [name, text])
    page.dispatch_event(f"[data-side={side}] .drop", "drop", {"dataTransfer": box})


def names(desk: Running, page: Page) -> list[tuple[str, str, str]]:
    """What is decided in the case that a page shows: old, new, how."""
    case = re.findall(r"\d{4}-\d\d-\d\d-[0-9a-f]{6}", page.url)[0]
    path = desk.desk.store.get(case).links_path
    links = read_links(path.read_text(encoding="utf-8")).decisions.links if path.exists() else ()
    return [("、".join(map(str, link.old)), "、".join(map(str, link.new)), link.how.value) for link in links]


def test_the_whole_way(browser: Browser, desk: Running, tmp_path: Path) -> None:
    """Two files are dropped, two links corrected, a remark is written, and the Word table has it all."""
    with window(browser, desk) as page:
        drop(page, "old", "登记条例 2017.txt", TEXTS[0])
        drop(page, "new", "登记条例 2025.txt", TEXTS[1])
        expect(page.locator("[data-side=old] .chosen")).to_have_text("登记条例 2017.txt")
        page.get_by_role("button", name="开始比对").click()
        page.wait_for_selector("#table tr.change")

        page.get_by_role("link", name="存疑").click()
        page.locator(".card", has_text="第二条 → 第二条、第三条").get_by_role("button", name="确认").click()
        page.wait_for_selector(".last-step")
        page.locator(".card", has_text="第六条、第七条 → 第七条").get_by_role(
            "button", name="不对应：第七条 → 第七条"
        ).click()
        expect(page.locator(".last-step")).to_contain_text("不对应 第七条 → 第七条")

        page.get_by_role("link", name="对照", exact=True).click()
        page.locator("#old_art_8 .mend a").click()
        panel = page.locator(".mending")
        panel.locator("fieldset", has_text="修订后").get_by_placeholder("按条号或文字查找").fill("数字化")
        panel.locator("input[name=new]:visible").check()
        panel.get_by_role("button", name="按所选建立对应").click()
        page.wait_for_selector("#art_6 .k-corrected")
        assert names(desk, page) == [("第二条", "第二条、第三条", "confirmed"), ("第八条", "第六条", "corrected")]

        page.locator("#art_6 .mend a").click()
        page.locator(".mending textarea").fill("由档案改为平台，\n依据审议意见。")
        page.get_by_role("button", name="保存说明").click()
        expect(page.locator(".mending .answer")).to_have_text("已保存")
        expect(page.locator("#art_6 .said")).to_contain_text("依据审议意见。")

        page.get_by_role("link", name="下载").click()
        with page.expect_download() as taken:
            page.get_by_role("button", name="下载 Word 对照表").click()
        assert taken.value.suggested_filename == "某条例 新旧条文对照表.docx"
        path = tmp_path / "table.docx"
        taken.value.save_as(path)
        expect(page.locator(".take .answer").first).to_have_text("已下载")
    cells = [[cell.text for cell in row.cells] for table in docx.Document(str(path)).tables for row in table.rows]
    [row] = [row for row in cells if any("依据审议意见。" in cell for cell in row)]
    assert [cell.split("　")[0] for cell in row[:2]] == ["第八条", "第六条"]
    assert "人工对应" in row[1]
    assert any("第三条" in row[1] and "人工确认" in row[1] for row in cells)
    assert not any(row[0].startswith("第七条") and row[1].startswith("第七条") for row in cells)
    text = soffice(path, "txt:Text", tmp_path).read_text(encoding="utf-8-sig")
    assert "依据审议意见。" in text


def test_the_list_is_worked_through_by_keyboard_alone(browser: Browser, desk: Running, kinds: str) -> None:
    with window(browser, desk, f"zh/{kinds}/doubts") as page:
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator("#d-2")).to_be_focused()
        page.keyboard.press("k")
        expect(page.locator("#d-1")).to_be_focused()
        page.keyboard.press("c")
        expect(page.locator(".card")).to_have_count(1)
        expect(page.locator("#d-1")).to_be_focused()
        page.keyboard.press("c")
        expect(page.locator(".card")).to_have_count(0)
        assert [how for *_, how in names(desk, page)] == ["confirmed", "confirmed"]
        for left in (1, 2):
            page.keyboard.press("u")
            expect(page.locator(".card")).to_have_count(left)
        page.locator("#d-1").focus()
        page.keyboard.press("p")
        expect(page.locator("#d-1 .mending")).to_be_visible()
        expect(page.locator("#d-1 fieldset", has_text="修订后").get_by_placeholder("按条号或文字查找")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#d-1 .mending")).to_have_count(0)
        assert page.evaluate("document.activeElement.matches('[data-open]')")


SPORT = [
    "第一条　国家促进竞技体育发展，鼓励运动员提高体育运动技术水平，在体育竞赛中创造优异成绩，为国家争取荣誉。",
    "第二条　中国奥林匹克委员会是以发展和推动奥林匹克运动为主要任务的体育组织，代表中国参与国际奥林匹克事务。",
]
EXAM = [
    "第三条　学校必须开设体育课，并将体育课列为考核学生学业成绩的科目。\n学校应当创造条件为病残学生组织适合其特点的体育活动。",
    "第三条　学校必须按照国家有关规定开齐开足体育课，确保体育课时不被占用。\n学校应当在体育课教学时，组织病残等特殊体质学生参加适合其特点的体育活动。",
    "第四条　国家将体育科目纳入初中、高中学业水平考试范围。",
]
"""体育法 2016 and 2022, shortened: the examination may have become an article of its own."""


def test_a_link_that_may_be_missing_is_made_or_denied(browser: Browser, desk: Running) -> None:
    case = desk.compare("\n".join([*SPORT, EXAM[0]]) + "\n", "\n".join([*SPORT, *EXAM[1:]]) + "\n")
    with window(browser, desk, f"zh/{case}/doubts") as page:
        card = page.locator(".card.is-possible")
        expect(card).to_contain_text("现在：第三条 → 第三条；第四条（新增）")
        card.focus()
        page.keyboard.press("a")
        expect(page.locator(".card")).to_have_count(0)
        assert names(desk, page) == [("第三条", "第三条、第四条", "corrected")]
        page.keyboard.press("u")
        page.locator("#d-1").focus()
        page.keyboard.press("x")
        expect(page.locator(".card")).to_have_count(0)
        assert names(desk, page) == []
        expect(page.locator(".decided")).to_contain_text("不对应：第三条 → 第四条")


def test_a_file_is_chosen_and_sent_by_keyboard_alone(browser: Browser, desk: Running) -> None:
    with window(browser, desk) as page:
        for side, text in (("old", OLD), ("new", NEW)):
            page.locator(f"input[name={side}]").set_input_files(
                {"name": f"{side}.txt", "mimeType": "text/plain", "buffer": text.encode()}
            )
        page.locator("input[name=old]").focus()
        reached = []
        for _ in range(12):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate(
                    "document.activeElement.name || document.activeElement.className || document.activeElement.tagName"
                )
            )
            if reached[-1] == "first":
                break
        assert {"exchange", "new", "first"} <= set(reached)
        page.keyboard.press("Enter")
        page.wait_for_selector("#table tr.change")


def test_without_script_everything_works_but_slower(browser: Browser, desk: Running) -> None:
    with window(browser, desk, java_script_enabled=False) as page:
        for side, text in (("old", OLD), ("new", NEW)):
            page.locator(f"input[name={side}]").set_input_files(
                {"name": f"{side}.txt", "mimeType": "text/plain", "buffer": text.encode()}
            )
        page.get_by_role("button", name="开始比对").click()
        page.wait_for_selector("#table tr.change")
        page.locator("#art_2 .mend a").click()
        page.locator("textarea[name=text]").fill("无脚本的说明")
        page.get_by_role("button", name="保存说明").click()
        page.wait_for_url(re.compile(r"[0-9a-f]{6}/$"))
        assert "无脚本的说明" in page.locator("#art_2").inner_text()
        page.locator("#art_2 .mend a").click()
        page.locator("input[name=new][value=第二条]").uncheck()
        page.get_by_role("button", name="按所选建立对应").click()
        assert names(desk, page) == [("第二条", "", "corrected")]
        page.get_by_role("button", name="撤销").click()
        assert names(desk, page) == []
        page.get_by_role("link", name="下载").click()
        with page.expect_download() as taken:
            page.get_by_role("button", name="下载 Excel 对照表").click()
        assert taken.value.suggested_filename.endswith(".xlsx")


def test_two_windows_tell_each_other_and_nothing_that_was_written_is_lost(browser: Browser, desk: Running) -> None:
    case = desk.compare()
    with window(browser, desk, f"zh/{case}/") as one, window(browser, desk, f"zh/{case}/") as two:
        for page in (one, two):
            page.locator("#art_2 .mend a").click()
            page.locator(".mending textarea").fill(f"窗口{'一' if page is one else '二'}的说明")
        one.get_by_role("button", name="保存说明").click()
        expect(one.locator(".mending .answer")).to_have_text("已保存")
        two.get_by_role("button", name="保存说明").click()
        expect(two.locator(".mending .answer")).to_contain_text("另一个窗口刚改动了同一处 · 写说明（第二条）")
        assert two.locator(".mending textarea").input_value() == "窗口二的说明"
        assert "窗口一的说明" in desk.desk.store.get(case).links_path.read_text(encoding="utf-8")
        two.get_by_role("button", name="保存说明").click()
        expect(two.locator(".mending .answer")).to_have_text("已保存")
        one.locator(".mending").get_by_role("button", name=re.compile("^不对应")).click()
        expect(one.get_by_role("heading", level=1)).to_have_text("另一个窗口刚改动了同一处")
        one.get_by_role("button", name="仍按我的保存").click()
        one.wait_for_selector("#table")
        assert "窗口二的说明" in one.locator("#table").inner_text()


PAGES = (
    "",
    "{case}/",
    "{case}/doubts",
    "{case}/sources",
    "{case}/downloads",
    "{case}/delete",
    "{case}/link?at=new+%E7%AC%AC%E4%B8%80%E6%9D%A1",
    "{case}/nowhere",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_for_readers_with_aids(browser: Browser, desk: Running, kinds: str, scheme: str) -> None:
    lang = "zh" if scheme == "light" else "en"
    with window(browser, desk, f"{lang}/", color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(f"{desk.url}{lang}/{path.format(case=kinds)}")
            for fold in page.locator("main details").all()[:6]:
                fold.evaluate("fold => fold.open = true")
            if path.endswith("doubts"):
                page.locator("[data-open]").first.click()
                page.wait_for_selector(".mending")
            found = axe.Axe().run(page, options=AXE).response["violations"]
            assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found] == [], path
            assert page.evaluate("document.documentElement.lang") == ("zh-Hans" if lang == "zh" else "en")


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, desk: Running, kinds: str) -> None:
    with window(browser, desk, viewport={"width": 360, "height": 740}) as page:
        for lang in ("zh", "en"):
            for path in PAGES:
                page.goto(f"{desk.url}{lang}/{path.format(case=kinds)}")
                for fold in page.locator("main details").all()[:6]:
                    fold.evaluate("fold => fold.open = true")
                if path.endswith("doubts"):
                    page.locator("[data-open]").first.click()
                    page.wait_for_selector(".mending")
                assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_file_that_is_too_large_is_told_before_it_is_sent(browser: Browser, desk: Running) -> None:
    with window(browser, desk) as page:
        page.evaluate("""() => {
          const box = new DataTransfer();
          box.items.add(new File([new Uint8Array(17 * 2 ** 20)], "大.pdf"));
          document.querySelector("[data-side=old] .drop").dispatchEvent(new DragEvent("drop", { dataTransfer: box, bubbles: true, cancelable: true }));
        }""")
        expect(page.locator(".two .answer")).to_have_text("大.pdf：17 MB，超过了每个文件 16 MB 的上限")
        assert page.locator("[data-side=old] .chosen").inner_text() == ""
        page.get_by_role("button", name="开始比对").click()
        expect(page.locator(".two .answer")).to_have_text("请在两侧各放入一个文本")


def test_two_files_dropped_together_go_to_the_two_sides_by_their_names(browser: Browser, desk: Running) -> None:
    with window(browser, desk) as page:
        page.evaluate("""() => {
          const box = new DataTransfer();
          for (const name of ["条例 2025.txt", "条例 2017.txt"]) box.items.add(new File(["x"], name));
          document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: box, bubbles: true, cancelable: true }));
        }""")
        assert page.locator(".chosen").all_inner_texts() == ["条例 2017.txt", "条例 2025.txt"]
        page.get_by_role("button", name="对调两侧").click()
        assert page.locator(".chosen").all_inner_texts() == ["条例 2025.txt", "条例 2017.txt"]


def test_what_cannot_be_read_is_a_line_on_the_page_and_another_file_mends_it(browser: Browser, desk: Running) -> None:
    with window(browser, desk) as page:
        drop(page, "old", "信<b>.txt", "你好")
        drop(page, "new", "new.txt", NEW)
        page.get_by_role("button", name="开始比对").click()
        alert = page.locator("[role=alert].banner")
        expect(alert).to_contain_text("信<b>.txt")
        page.get_by_role("link", name="查看来源，换一份文件").click()
        drop(page, "old", "old.txt", OLD)
        page.get_by_role("button", name="替换").first.click()
        page.wait_for_selector("#table tr.change")


def test_long_work_shows_how_far_it_is_and_ends_in_the_report(browser: Browser, desk: Running) -> None:
    article = "第{}条　登记机关应当在{}日内办理登记，并且向申请人发放证书。申请人隐瞒真实情况的，登记机关应当撤销登记，处{}元以下罚款。\n"
    with window(browser, desk) as page:
        for side, more in (("old", 0), ("new", 1)):
            drop(
                page,
                side,
                f"{side}.txt",
                "登记条例\n" + "".join(article.format(n, n + more, n * 100 + more) for n in range(1, 500)),
            )
        page.get_by_role("button", name="开始比对").click()
        page.wait_for_selector("progress, #table")
        page.wait_for_selector("#table tr.change", timeout=60000)


def test_a_hostile_text_runs_nothing_on_any_page(browser: Browser, desk: Running) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    case = desk.compare(f"{hostile}条例\n第一条　{hostile}甲应当登记。\n", f"{hostile}条例\n第一条　{hostile}乙应当登记。\n")
    desk.post(f"zh/{case}/act", {"do": "remark", "at": "new 第一条", "text": hostile, "version": "0"})
    with window(browser, desk) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for path in PAGES:
            page.goto(f"{desk.url}zh/{path.format(case=case)}")
            assert page.locator("main img, main script").count() == 0
        page.goto(f"{desk.url}zh/{case}/")
        page.locator("#art_1 .mend a").click()
        page.wait_for_selector(".mending")
        assert page.locator("main img, main script").count() == 0


def test_a_case_is_deleted_after_a_question(browser: Browser, desk: Running) -> None:
    case = desk.compare()
    with window(browser, desk) as page:
        page.locator(f"a[href$='{case}/delete']").click()
        page.get_by_role("link", name="不删除").click()
        page.wait_for_selector("#table")
        page.goto(desk.url)
        page.locator(f"a[href$='{case}/delete']").click()
        page.get_by_role("button", name="删除").click()
        page.wait_for_selector("h2#recent")
        assert page.locator(f"a[href$='{case}/']").count() == 0
    assert not (desk.root / "cases" / case).exists()


PICTURES = {"desk-start": "", "desk-doubts": "{case}/doubts", "desk-mend": "{case}/#art_6"}
"""Pictures of docs/desk.md and the page that each shows; REGDIFF_PICTURES=write makes them anew."""


def test_the_pictures_of_the_documents_show_what_there_is(browser: Browser, desk: Running, tmp_path: Path) -> None:
    case = desk.compare(("登记条例（2017年）.docx", TEXTS[0].encode()), ("登记条例（2025年）.docx", TEXTS[1].encode()))
    folder = ROOT / "docs" if os.environ.get("REGDIFF_PICTURES") == "write" else tmp_path
    with window(browser, desk, viewport={"width": 1100, "height": 620}) as page:
        for name, path in PICTURES.items():
            page.goto(f"{desk.url}zh/{path.format(case=case)}")
            if name == "desk-start":
                page.evaluate("for (const line of [...document.querySelectorAll('.recent li')].slice(1)) line.remove()")
                page.locator(".recent code").evaluate(
                    "folder => { folder.textContent = 'C:\\\\Users\\\\li\\\\AppData\\\\Local\\\\regdiff\\\\desk\\\\cases'; }"
                )
                page.locator("time").evaluate("time => { time.textContent = '2026-03-02 09:30'; }")
                for side in ("old", "new"):
                    drop(page, side, f"条例（{'2018' if side == 'old' else '2023'}年）.docx", "x")
            if name == "desk-mend":
                page.locator("#art_6 .mend a").click()
                page.locator(".mending textarea").fill("由诚信档案改为统一平台，依据审议意见。")
            page.screenshot(path=folder / f"{name}.png")
            assert 10_000 < (folder / f"{name}.png").stat().st_size < 150_000
