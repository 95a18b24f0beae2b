"""Web pages as a browser saves them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from programs import program

from regdiff.errors import SourceError
from regdiff.intake.build import take
from regdiff.intake.readers.html import MOST_OPEN, read_html

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>网站</title><style>p{color:red}</style></head><body>
<nav><a>首页</a> | <a>法规</a></nav><div class="top">字号：大 中 小</div>
<h1>某某登记条例</h1><p>（2025年3月4日某机关发布）</p><p>目　录</p><p>第一章　总则</p><p>第二章　附则</p>
<h2>第一章　总则</h2><p>&emsp;&emsp;<b>第一条</b>&emsp;为了规范登记，<span>制定</span>本条例。</p>
<p>第二条　登记事项包括：<br>（一）名称；<br>（二）住所。</p><script>document.write("坏")</script>
<div style="display:none">看不见</div><div>分享到：微信</div>
<h2>第二章　附则</h2><p>第三条　本条例自2025年5月1日起施行。</p>
<table><tr><td><p>登记类别</p></td><td>期限</td></tr><tr><td>设立</td><td>三十日</td></tr></table>
<p>责任编辑：某某</p><footer>版权所有 &copy; 2025</footer></body></html>"""


def lines(page: str) -> list[str]:
    return [line.text for line in read_html(page.encode("utf-8"), "x").lines]


def test_a_page_is_read_as_a_browser_shows_it() -> None:
    read = lines(PAGE)
    assert "第一条 为了规范登记，制定本条例。" in [line.replace("\u2003", " ") for line in read]
    assert [line for line in read if line.startswith("（")] == ["（2025年3月4日某机关发布）", "（一）名称；", "（二）住所。"]
    assert "登记类别　期限" in read
    assert not any(word in line for line in read for word in ("首页", "坏", "看不见", "color", "网站"))


def test_the_regulation_is_found_in_the_page() -> None:
    taken = take(PAGE.encode("utf-8"), "page.html", label="2025")
    revision = taken.revision
    assert revision.head.title == "某某登记条例"
    assert [article.text.split("\n")[0] for article in revision.articles][:1] == ["为了规范登记，制定本条例。"]
    assert revision.articles[1].text == "登记事项包括：\n（一）名称；\n（二）住所。"
    assert revision.articles[2].text == "本条例自2025年5月1日起施行。"
    assert {"分享到：微信", "责任编辑：某某"} <= {line.text for line in taken.left_out}
    assert taken.contents == 3


def test_a_page_as_a_real_browser_saves_it(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text(PAGE.replace("document.write", "console.log"), encoding="utf-8")
    saved = subprocess.run(
        [program("chromium", "google-chrome"), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", source.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout
    assert take(saved, "saved").revision.articles == take(PAGE.encode("utf-8"), "page").revision.articles


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("big5", "big5"),
        ("nonsense", "gb18030"),
        ("gbk", "utf-8"),
    ],
)
def test_the_declared_encoding_decides_where_it_fits(declared: str, encoding: str) -> None:
    text = "第一條　登記。" if encoding == "big5" else "第一条　为了规范登记工作，保护当事人的合法权益，制定本条例。"
    page = f'<!doctype html><meta http-equiv=Content-Type content="text/html; charset={declared}"><p>{text}</p>'
    source = read_html(page.encode(encoding), "x")
    assert [line.text for line in source.lines] == [text]


def test_a_page_laid_out_by_a_table_keeps_its_paragraphs() -> None:
    page = "<table><tr><td>导航</td><td><p>第一条　甲。</p><p>第二条　乙。</p></td></tr></table>"
    assert lines(page) == ["导航", "第一条　甲。", "第二条　乙。"]


def test_deep_nesting_does_no_harm() -> None:
    assert lines("<div>" * (MOST_OPEN - 1) + "第一条　甲。") == ["第一条　甲。"]
    with pytest.raises(SourceError, match="never closed"):
        read_html(b"<div>" * (MOST_OPEN + 1), "x")


@given(st.text(alphabet="<>/!-&;=\"' pdivtrableosc甲第一条\ufeff\n", max_size=300))
def test_any_rubbish_is_read_without_a_crash(text: str) -> None:
    for line in lines(f"<html>{text}"):
        assert line.strip()
