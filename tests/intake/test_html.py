"""Web pages as a browser saves them."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from programs import program
from selectolax.lexbor import LexborHTMLParser

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


WECHAT = (
    '<!doctype html><html><head><meta charset="utf-8"><title>一图读懂</title></head><body><div id="activity-name">示例登记条例</div>'
    '<div id="js_content" style="visibility:hidden"><section><p><strong>示例登记条例</strong></p><p>（2019年12月1日发布）</p>'
    "<p><strong>第一条</strong>&nbsp; 甲应当登记。</p></section><p><img data-src='a.png'></p><p>第二条 乙。</p>"
    "<p>点击上方蓝字关注我们</p></div></body></html>"
)


def left_out(page: str, reason: str) -> list[str]:
    return [each.text for each in read_html(page.encode("utf-8"), "x").left_out if each.reason.value == reason]


def test_a_page_that_its_script_would_have_shown_is_read() -> None:
    taken = take(WECHAT.encode("utf-8"), "page.html", mend=False)
    assert taken.revision.head.title == "示例登记条例"
    assert [article.text for article in taken.revision.articles] == ["甲应当登记。", "乙。"]
    assert [each.law for each in taken.left_out if each.reason.value == "picture"] == [True]


def test_what_is_hidden_beside_the_text_is_named() -> None:
    page = "<p>第一条 甲。</p><div style='display: none'>第二条 旧文。</div><p hidden>隐</p><p>第二条 乙。</p>"
    assert lines(page) == ["第一条 甲。", "第二条 乙。"]
    assert left_out(page, "hidden") == ["第二条 旧文。", "隐"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert lines("<html><body><pre>示例条例\n第一条 甲。\n  第二条 乙。\n</pre></body></html>") == [
        "示例条例",
        "第一条 甲。",
        "第二条 乙。",
    ]


def test_a_page_with_navigation_and_scripts_reads_as_its_own_text() -> None:
    text = "<h1>示例条例</h1><p>第一条 甲。</p><p>第二条 乙。</p>"
    page = (
        f"<!doctype html><html><head><title>某站</title><script>var a='第三条 丙。'</script></head><body><nav><ul><li>首页</li></ul></nav>"
        f"<button>打印</button>{text}<!-- 注 --><noscript>请打开脚本</noscript><script>document.write('坏')</script></body></html>"
    )
    assert lines(page) == lines(f"<html><body>{text}</body></html>")
    assert left_out(page, "surroundings") == ["某站", "首页", "打印", "请打开脚本"]
    assert left_out(page, "comment") == ["注"]


@pytest.mark.parametrize(
    "start",
    [
        "<div>",
        "<article>",
        "<section>",
        "<span>",
        "<h1>",
        "<!-- x -->\n<p>",
        "<?xml version='1.0'?><html>",
        "\ufeff<center>",
    ],
)
def test_a_page_may_begin_in_many_ways(start: str) -> None:
    data = f"{start}示例条例<br>第一条 甲。<br>第二条 乙。".encode()
    assert [a.text for a in take(data, "x", mend=False).revision.articles] == ["甲。", "乙。"]


def test_struck_text_is_no_text_and_ruby_is_a_gloss() -> None:
    page = "<p>第一条 甲<del>旧</del><ins>新</ins><s>去</s>乙<ruby>丙<rt>bing</rt></ruby>。</p>"
    assert lines(page) == ["第一条 甲新乙丙。"]
    assert left_out(page, "tracked-change") == ["旧", "去"]
    assert left_out(page, "footnote") == ["bing"]


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<div>" * 10_000 + "第一条 甲。" + "</div>" * 10_000, "nested more than"),
        ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">第一条 甲。</p>", "attributes"),
    ],
)
def test_pages_built_to_exhaust_a_parser_are_refused_at_once(page: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read_html(page.encode(), "x")


TAGS = [
    "甲", "第一条 乙。", " ", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<nav>", "</nav>",
    "<del>", "</del>", "<p hidden>", "<span style='display:none'>", "</span>", "<ruby>", "<rt>", "</rt>", "</ruby>", "<pre>", "</pre>", "\n", "<title>", "</title>",
    "<noscript>", "</noscript>", "<select>", "<option>", "</select>", "<textarea>", "</textarea>", "<svg>", "<text>", "</svg>", "<h2>", "</h2>", "<ol><li>", "e\u0301",
]  # fmt: skip


@given(st.lists(st.sampled_from(TAGS), max_size=40).map("".join))
def test_no_character_of_a_page_vanishes(body: str) -> None:
    page = f"<!doctype html><html><body>{body}</body></html>"
    source = read_html(page.encode("utf-8"), "x")

    def count(text: str) -> Counter[str]:
        return Counter(char for char in text if not char.isspace())

    there = count("".join([*(line.raw or line.text for line in source.lines), *(each.text for each in source.left_out)]))
    assert there == count(LexborHTMLParser(page).root.text(deep=True))


RULES = "<p>第一条 甲应当登记。</p><p>第二条 乙不得收费。</p><p>第三条 本条例自2020年1月1日起施行。</p>"


@pytest.mark.parametrize(
    "aside",
    [
        '<p style="display:none">第九条 丙应当备案。</p>',
        "<template>第九条 丙应当备案。</template>",
        "<template><template><p>第九条 丙应当备案。</p></template></template>",
        "<!-- 第九条 丙应当备案。 -->",
        "<textarea>第九条 丙应当备案。</textarea>",
        '<img alt="收费标准表">',
        "<p hidden>附件：收费标准</p>",
    ],
)
def test_what_is_not_shown_and_may_be_law_is_a_warning(aside: str) -> None:
    taken = take(f"<html><body><h1>示例登记条例</h1>{RULES}{aside}</body></html>".encode(), "x.html")
    assert len(taken.revision.articles) == 3
    assert [each.law for each in taken.left_out] == [True]


def test_a_hidden_copy_of_what_is_shown_is_no_warning() -> None:
    page = f'<html><body><h1>示例登记条例</h1><div style="display:none">{RULES}</div>{RULES}</body></html>'
    taken = take(page.encode(), "x.html")
    assert [(each.reason.value, each.law) for each in taken.left_out] == [("hidden", False)]


def test_a_nul_in_a_page_is_named_and_told() -> None:
    taken = take(f"<html><body><h1>示例\0登记条例</h1>{RULES}</body></html>".encode(), "x.html")
    assert taken.revision.head.title == "示例登记条例"
    assert [(each.text, each.reason.value) for each in taken.left_out] == [("\0", "hidden")]
    assert taken.remarks == ("NUL characters left out: 1",)


@pytest.mark.parametrize(
    "page",
    [
        "<p>第一条 甲。</p><table><tr><td>第二条　乙。<br>第二条之一　丙。</td></tr></table>",
        "<p>第一条 甲。</p><table><tr><td><center>第二条　乙。</center><center>第二条之一　丙。</center></td></tr></table>",
        '<p>第一条 甲。</p><div style="white-space: pre-wrap">第二条 乙。\n第二条之一 丙。</div>',
        "<xmp>第一条 甲。\n第二条 乙。\n第二条之一 丙。</xmp>",
        "<textarea>第一条 甲。\n第二条 乙。\n第二条之一 丙。</textarea>",
    ],
)
def test_lines_are_lines_wherever_a_page_has_them(page: str) -> None:
    taken = take(f"<html><body><h1>示例条例</h1>{page}</body></html>".encode(), "x.html")
    assert [article.number.printed for article in taken.revision.articles] == ["第一条", "第二条", "第二条之一"]


def test_the_lines_of_a_cell_are_parted_and_what_stands_beside_cells_is_named() -> None:
    row = "<tr><!-- 注 --><td>税率</td><td>百分之二<br>百分之三</td></tr>"
    assert lines(f"<table>{row}</table>") == ["税率　百分之二 百分之三"]
    assert left_out(f"<table>{row}</table>", "comment") == ["注"]


def test_a_document_within_the_page_may_be_law() -> None:
    frames = "<iframe srcdoc='<p>第二条　丁。</p>'></iframe><embed src='fujian.pdf'>"
    taken = take(
        f"<html><body><h1>示例条例</h1><p>第一条 甲。</p>{frames}<p>第三条 乙。</p></body></html>".encode(), "x.html"
    )
    assert [(each.text, each.reason.value, each.law) for each in taken.left_out] == [
        ("第二条　丁。", "embedded", True),
        ("", "embedded", True),
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_a_page_in_utf_16_is_a_page(encoding: str) -> None:
    taken = take(f"<html><body><h1>示例登记条例</h1>{RULES}</body></html>".encode(encoding), "x.html")
    assert (taken.revision.head.title, len(taken.revision.articles)) == ("示例登记条例", 3)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<h1>某市示例<br>登记条例</h1>", "某市示例登记条例"),
        ("<h2>某市新闻网</h2><h1>中华人民共和国示例<br>管理条例</h1>", "中华人民共和国示例管理条例"),
        ("<h1>某市人民政府<br>示例登记办法</h1>", "示例登记办法"),
        ("<h1>示例登记条例</h1><h2>第一章<br>总则</h2>", "示例登记条例"),
    ],
)
def test_a_heading_that_is_broken_is_one_heading(heading: str, title: str) -> None:
    taken = take(f"<html><body>{heading}{RULES}</body></html>".encode(), "x.html")
    assert taken.revision.head.title == title
    assert len(taken.revision.articles) == 3


def article(body: str) -> tuple[str, list[tuple[str, str, bool]]]:
    """The text of the first article of a page that holds `body`, and what was left out of the page, but for its name."""
    page = f"<html><body><h1>示例登记条例</h1>{body}<p>第二条　乙。</p><p>第三条　丙。</p></body></html>"
    taken = take(page.encode(), "x.html", mend=False)
    assert len(taken.revision.articles) == 3
    return taken.revision.articles[0].text, [(each.text, each.reason.value, each.law) for each in taken.left_out]


@pytest.mark.parametrize(
    ("listing", "items"),
    [
        ("<ol><li>名称；</li><li>住所。</li></ol>", "1. 名称；\n2. 住所。"),
        ("<ol><li><p>名称；</p></li><li></li><li>住所。</li></ol>", "1. 名称；\n3. 住所。"),
        ("<ol start=3><li>名称</li><li value=7>住所</li><li>期限</li></ol>", "3. 名称\n7. 住所\n8. 期限"),
        ("<ol reversed><li>名称；</li><li>住所。</li></ol>", "2. 名称；\n1. 住所。"),
        ("<ol type=a><li>名称；</li><li>住所。</li></ol>", "a. 名称；\nb. 住所。"),
        ("<ol type=I start=4><li>名称；</li><li>住所。</li></ol>", "IV. 名称；\nV. 住所。"),
        ("<ol style='list-style-type: cjk-ideographic'><li>名称；</li><li>住所。</li></ol>", "一、名称；\n二、住所。"),
        ("<ol style='list-style: simp-chinese-informal outside'><li>名称；</li></ol>", "一、名称；"),
        (
            "<ol><li>名称：<ol type=i><li>甲；</li><li>乙；</li></ol></li><li>住所。</li></ol>",
            "1. 名称：\ni. 甲；\nii. 乙；\n2. 住所。",
        ),
        ("<ol><li>（一）名称；</li><li>（二）住所。</li></ol>", "（一）名称；\n（二）住所。"),
        ("<ol style='list-style:none'><li>名称；</li><li>住所。</li></ol>", "名称；\n住所。"),
        ("<ul><li>名称；</li><li>住所。</li></ul>", "名称；\n住所。"),
    ],
)
def test_numbers_that_a_browser_computes_are_written_out(listing: str, items: str) -> None:
    text, gone = article(f"<p>第一条　登记事项包括：</p>\n{listing}")
    assert text == f"登记事项包括：\n{items}"
    assert gone == []


def test_what_a_computed_number_is_stands_on_record() -> None:
    taken = take(
        "<h1>示例条例</h1><p>第一条　包括：</p><ol><li>甲；</li><li>乙。</li></ol><p>第二条　乙。</p>".encode(), "x.html"
    )
    made = [(each.before, each.after) for each in taken.repairs if each.kind == "computed-number"]
    assert made == [("甲；", "1. 甲；"), ("乙。", "2. 乙。")]


def test_a_list_of_links_is_not_numbered() -> None:
    page = "<ol><li><a>首页</a></li><li><a>法规</a></li></ol><p>第一条　甲。</p>"
    assert lines(f"<html><body>{page}</body></html>") == ["首页", "法规", "第一条　甲。"]


@pytest.mark.parametrize(
    ("reference", "named"),
    [
        ("<sup>[1]</sup>", "[1]"),
        ("<sup><a href='#fn1'>1</a></sup>", "1"),
        ("<sup>①</sup>", "①"),
        ("<sup>（注1）</sup>", "（注1）"),
        ("<sup>*</sup>", "*"),
        ("<a class='footnote-ref' href='#fn1'>[1]</a>", "[1]"),
        ("<a role='doc-noteref' href='#fn1'>1</a>", "1"),
    ],
)
def test_a_reference_to_a_note_is_no_part_of_the_sentence(reference: str, named: str) -> None:
    text, gone = article(f"<p>第一条　甲应当{reference}登记。</p>")
    assert text == "甲应当登记。"
    assert gone == [(named, "footnote", False)]


@pytest.mark.parametrize(
    "raised", ["<sup>2</sup>", "<sup>th</sup>", "<sup>第一条</sup>", "<a href='#a'>第三条</a>", "<a href='#b'>[3]</a>"]
)
def test_other_raised_type_and_other_links_are_text(raised: str) -> None:
    text, gone = article(f"<p>第一条　面积10m{raised}。</p>")
    assert text.startswith("面积10m")
    assert len(text) > len("面积10m。")
    assert gone == []


@pytest.mark.parametrize(
    ("line", "text", "field"),
    [
        ("自受理之日起<input value='三十'>日内登记。", "自受理之日起日内登记。", ("三十", "surroundings", True)),
        (
            "罚款<select><option>一千元</option><option>二千元</option></select>。",
            "罚款。",
            ("一千元 二千元", "surroundings", True),
        ),
        ("应当<button>公开</button>登记。", "应当登记。", ("公开", "surroundings", True)),
        ("甲应当登记。<button>复制</button>", "甲应当登记。", ("复制", "surroundings", False)),
    ],
)
def test_what_a_form_holds_within_a_sentence_may_be_law(line: str, text: str, field: tuple[str, str, bool]) -> None:
    assert article(f"<p>第一条　{line}</p>") == (text, [field])


def test_hidden_and_empty_fields_are_no_text() -> None:
    assert article("<p>第一条　甲<input type=hidden value=x><input><input type=checkbox value=y>。</p>") == ("甲。", [])


@pytest.mark.parametrize(
    "script",
    [
        'var text = "第九条 丁应当备案。"',
        'var text = "\\u7b2c\\u4e5d\\u6761 丁应当备案。"',
        "var text = `<p>第九条 丁应当备案。</p>`",
        "var text = '第九条&nbsp;丁应当备案。', shown = '第二条　乙。'",
    ],
)
def test_articles_that_only_a_script_holds_may_be_law(script: str) -> None:
    _, gone = article(f"<p>第一条　甲。</p><script>{script}</script>")
    assert [("".join(text.split()), reason, law) for text, reason, law in gone] == [("第九条丁应当备案。", "hidden", True)]


def test_a_script_that_repeats_the_text_or_names_an_article_is_none() -> None:
    assert article("<p>第一条　甲。</p><script>var a='第二条　乙。', b='按第三条', c=\"don't\"</script>")[1] == []


def test_a_page_whose_text_stands_in_its_script_says_so() -> None:
    page = '<html><body><div id="app"></div><script>window.data={"text":"<p>第一条　甲。</p><p>第二条　乙。</p>"}</script></body></html>'
    with pytest.raises(SourceError, match="stands in a script"):
        read_html(page.encode(), "x")


@pytest.mark.parametrize(
    "page",
    [
        "<ol><li>" * 2_400 + "甲",
        "<sup>" * 4_900 + "甲",
        "<script>" + '\\"' * 400_000 + "第二条 甲</script>",
        "<button>甲</button>乙" * 20_000,
    ],
)
def test_lists_fields_and_scripts_are_read_in_linear_time(page: str) -> None:
    """Each took ten seconds where every element was looked through to its end."""
    assert read_html(f"<html><body><p>第一条　甲{page}".encode(), "x").lines


def test_a_list_in_a_cell_keeps_its_items_and_numbers() -> None:
    listing = "<table><tr><td>事项</td><td><ol><li>名称；</li><li>住所。</li></ol></td></tr></table>"
    assert article(f"<p>第一条　登记：</p>{listing}")[0] == "登记：\n事项\n1. 名称；\n2. 住所。"
