"""Word files: every character is in a line or on the list of what was left out, with its place and reason."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from words import CONTENTS, box, cell, control, field, p, part, picture, r, row, style, tracked, word

from regdiff.intake.build import take
from regdiff.intake.readers.docx import read_docx
from regdiff.intake.source import Source
from regdiff.model.left_out import Reason
from regdiff.model.text import fold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

ARTICLES = p(r("第一条　甲应当登记。")) + p(r("第二条　乙应当备案。"))
HIDDEN = "<w:vanish/>"


def lines(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def left(source: Source) -> list[tuple[str, Reason]]:
    return [(each.text, each.reason) for each in source.left_out]


# --- contents ---

ENTRY = r("第一章　总则") + "<w:r><w:tab/></w:r>" + field(" PAGEREF _Toc1 \\h ", r("3"))
LINK = f'<w:hyperlink w:anchor="_Toc1">{r("第一章　总则")}<w:r><w:tab/></w:r>{r("3")}</w:hyperlink>'
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="MuLu"><w:name w:val="目录 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="我的标题"/><w:basedOn w:val="11"/></w:style>',
)


@pytest.mark.parametrize(
    ("contents", "entries"),
    [
        (control(p(r("目录")) + p(ENTRY), CONTENTS), ["目录", "第一章　总则 3"]),
        (control(control(p(ENTRY)), CONTENTS), ["第一章　总则 3"]),
        (f"<w:customXml w:element='e'>{control(p(ENTRY), CONTENTS)}</w:customXml>", ["第一章　总则 3"]),
        (control(f"<w:tbl>{row(cell(p(r('第一章　总则'))), cell(p(r('3'))))}</w:tbl>", CONTENTS), ["第一章　总则", "3"]),
        (p(r("目　录")) + p(field(' TOC \\o "1-3" \\h ', r("第一章　总则 3"))), ["第一章　总则 3", "目　录"]),
        (
            p(field("TOC", r("第一章　总则 3") + "</w:p>" + p(r("第二章　登记 5")) + "<w:p>")),
            ["第一章　总则 3", "第二章　登记 5"],
        ),
        (p(field("TOC", f"{LINK}</w:p><w:p>{LINK}")), ["第一章　总则 3"] * 2),
        (f'<w:p><w:fldSimple w:instr="TOC \\o">{r("第一章　总则 3")}</w:fldSimple></w:p>', ["第一章　总则 3"]),
        (p(ENTRY, props=style("11")), ["第一章　总则 3"]),
        (p(r("第一章　总则"), props=style("MuLu")), ["第一章　总则"]),
        (p(r("第一章　总则"), props=style("TOC2")), ["第一章　总则"]),
        (p(ENTRY), ["第一章　总则 3"]),
        (p(LINK), ["第一章　总则 3"]),
        (p(r("目次")) + p(LINK) + p(LINK), ["第一章　总则 3", "第一章　总则 3", "目次"]),
        (p(field("TOC", r("未找到目录项。"))), ["未找到目录项。"]),
        (p(field("TOC", r("第一章　总则错误!未定义书签。"))), ["第一章　总则错误!未定义书签。"]),
    ],
    ids=[
        "control", "nested-control", "custom-xml", "table", "field", "paragraphs", "links-in-field", "simple-field", "style",
        "chinese-style", "style-by-id", "page-of", "link", "title", "no-entry", "broken-entry",
    ],
)  # fmt: skip
def test_contents_by_words_own_marks_are_left_out(contents: str, entries: list[str]) -> None:
    source = read_docx(word(contents + p(r("第一章　总则")) + ARTICLES, [("rS", "styles", STYLES)]), "x")
    assert lines(source) == ["第一章　总则", "第一条　甲应当登记。", "第二条　乙应当备案。"]
    assert left(source) == [(entry, Reason.CONTENTS) for entry in entries]


@pytest.mark.parametrize(
    "text",
    [
        p(r("第一章　总则"), props=style("Mine")),  # merely based on a style of the contents
        p(field("REF _Ref1", r("第一章　总则"))),
        p(r("第一章　"), f'<w:hyperlink w:anchor="_Toc1">{r("总则")}</w:hyperlink>'),  # a link within a line
        control(p(r("第一章　总则")), '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>'),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("TOC", tag="instrText"), '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("第一章　总则")),
    ],
    ids=["based-on", "reference", "partly-link", "other-control", "field-without-end"],
)  # fmt: skip
def test_what_is_no_contents_stays(text: str) -> None:
    source = read_docx(word(text + ARTICLES, [("rS", "styles", STYLES)]), "x")
    assert lines(source) == ["第一章　总则", "第一条　甲应当登记。", "第二条　乙应当备案。"]
    assert source.left_out == ()


def test_an_article_in_a_control_or_style_of_contents_stays() -> None:
    """Whoever writes the text below the contents, and within the same control or with the same style, loses nothing."""
    styled = p(r("第三条　丙应当公开。"), props=style("TOC1"))
    source = read_docx(word(control(p(ENTRY) + ARTICLES, CONTENTS) + styled), "x")
    assert lines(source) == ["第一条　甲应当登记。", "第二条　乙应当备案。", "第三条　丙应当公开。"]
    assert left(source) == [("第一章　总则 3", Reason.CONTENTS)]


def test_the_text_behind_the_end_of_a_field_stays() -> None:
    """The field often ends in the paragraph that follows the contents."""
    body = p(field("TOC", r("第一章 3") + "</w:p><w:p>") + r("第一章　总则")) + ARTICLES
    source = read_docx(word(body), "x")
    assert lines(source)[0] == "第一章　总则"
    assert left(source) == [("第一章 3", Reason.CONTENTS)]


def test_a_field_without_a_result_is_read_or_named() -> None:
    """Word shows a circled character, a fraction or a button by the code alone."""

    def field_of(code: str) -> str:
        begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
        return begin + r(code, tag="instrText") + end

    body = p(r("第一条　见"), field_of(r" eq \o\ac(○,甲)"), r("类。")) + p(
        r("第二条　请"), field_of(" MACROBUTTON NoMacro 某市人民政府"), r("负责。"), field_of(" TC 索引 ")
    )
    simple = p('<w:fldSimple w:instr=" EQ \\f(1,2) "/>', r("第三条　甲。"))
    taken = take(word(body + simple), "x.docx", mend=False)
    assert [article.text for article in taken.revision.articles] == ["见类。", "请某市人民政府负责。", "甲。"]
    assert [(each.text, each.reason.value, each.law) for each in taken.left_out] == [
        (r"eq \o\ac(○,甲)", "embedded", True),
        (r"EQ \f(1,2)", "embedded", True),
    ]


def test_typed_contents_are_lines() -> None:
    source = read_docx(word(p(r("第一章　总则"), "<w:r><w:tab/></w:r>", r("3")) + ARTICLES), "x")
    assert lines(source)[0] == "第一章　总则 3"


# --- beside the text ---

NOTES = part("footnotes", f'<w:footnote w:type="separator" w:id="-1">{p()}</w:footnote><w:footnote w:id="2">{p(r("注释"))}{p(r("二"))}</w:footnote>')  # fmt: skip
COMMENTS = part(
    "comments", f'<w:comment w:id="0">{p(r("请核对"))}</w:comment><w:comment w:id="7">{p(r("无处"))}</w:comment>'
)


def test_notes_and_comments_stand_where_they_are_anchored() -> None:
    anchors = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    body = p() + p(r("第一条　甲"), anchors, r("应当登记。"))
    source = read_docx(word(body, [("r1", "footnotes", NOTES), ("r2", "comments", COMMENTS)]), "x")
    assert lines(source) == ["第一条　甲应当登记。"]
    assert [each[:3] for each in source.left_out] == [
        ("注释　二", Reason.FOOTNOTE, 2),
        ("请核对", Reason.COMMENT, 2),
        ("无处", Reason.COMMENT, 0),
    ]


def test_a_mark_of_a_note_that_its_author_typed_goes_with_the_note() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>＊</w:t></w:r>'
    source = read_docx(word(p(r("第一条　甲"), mark, r("。")), [("r1", "footnotes", NOTES)]), "x")
    assert lines(source) == ["第一条　甲。"]
    assert left(source) == [("注释　二", Reason.FOOTNOTE), ("＊", Reason.FOOTNOTE)]


def test_running_heads_are_named_with_all_that_is_in_them() -> None:
    head = part("hdr", p(r("内部"), field("PAGE", r("1")), box(p(r("资料"))), '<w:r><w:pict><v:shape><v:textpath string="水印"/></v:shape></w:pict></w:r>'))  # fmt: skip
    source = read_docx(word(ARTICLES, [("r1", "header", head)]), "x")
    assert left(source) == [("资料", Reason.RUNNING), ("水印", Reason.RUNNING), ("内部1", Reason.RUNNING)]


def test_hidden_text_by_run_style_and_paragraph_style() -> None:
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="Cang"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    body = (
        p(r("甲"), r("一", HIDDEN), r("二", '<w:rStyle w:val="Cang"/>'), r("乙"))
        + p(r("三"), props=style("An"))
        + p(r("丙", '<w:vanish w:val="0"/>'), r("丁", '<w:rStyle w:val="Cang"/>'), props=style("An"))
        + p(r("第九条　戊", HIDDEN))
    )
    source = read_docx(word(body, [("r1", "styles", styles)]), "x")
    assert lines(source) == ["甲乙", "丙丁"]
    assert [(each.text, each.line, each.law) for each in source.left_out] == [
        ("一二", 1, False),
        ("三", 2, False),
        ("第九条　戊", 4, True),
    ]


def test_hidden_text_among_the_articles_may_be_law() -> None:
    body = (
        p(r("内部", HIDDEN))
        + p(r("第一条　甲。"))
        + p(r("乙应当备案。", HIDDEN))
        + p(r("……", HIDDEN))
        + p(r("丙"), r("丁", HIDDEN))
    )
    source = read_docx(word(body), "x")
    assert [(each.text, each.law) for each in source.left_out] == [
        ("内部", False),
        ("乙应当备案。", True),
        ("……", False),
        ("丁", True),
    ]


def test_a_hidden_mark_joins_paragraphs() -> None:
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert lines(read_docx(word(p(r("第一条"), props=separator) + p(r("　甲。"))), "x")) == ["第一条　甲。"]


def test_text_boxes_and_pictures_may_be_law_from_the_first_article_on() -> None:
    body = p(picture("国徽")) + p(box(p(r("印发"))), r("示例条例")) + p(r("第一条　甲。")) + p(picture()) + p(box(p(r("第二条　乙。")) + p(r("丙。"))))  # fmt: skip
    source = read_docx(word(body), "x")
    assert [(*each[:3], each.law) for each in source.left_out] == [
        ("国徽", Reason.PICTURE, 1, False),
        ("印发", Reason.TEXT_BOX, 2, False),
        ("", Reason.PICTURE, 4, True),
        ("第二条　乙。", Reason.TEXT_BOX, 5, True),
        ("丙。", Reason.TEXT_BOX, 5, True),
    ]


def test_a_text_that_stands_in_boxes_alone_is_read() -> None:
    source = read_docx(word(p(box(p(r("示例条例")) + p(r("第一条　甲。")))) + p(box(p(r("第二条　乙。"))))), "x")
    assert lines(source) == ["示例条例", "第一条　甲。", "第二条　乙。"]
    assert source.left_out == ()
    assert source.remarks == ("text boxes read as the text: there is none beside them",)


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_numbers_in_text_boxes_are_computed_and_do_not_move_those_of_the_text() -> None:
    body = p(r("甲。"), props=NUMBER) + p(box(p(r("框一。"), props=NUMBER) + p(r("框二。"), props=NUMBER)), r("乙。"), props=NUMBER)  # fmt: skip
    source = read_docx(word(body, [("r1", "numbering", NUMBERING)]), "x")
    assert lines(source) == ["第一条　甲。", "第二条　乙。"]
    assert left(source) == [("第一条　框一。", Reason.TEXT_BOX), ("第二条　框二。", Reason.TEXT_BOX)]


def test_the_numbers_of_a_text_in_boxes_are_on_record() -> None:
    boxes = p(box(p(r("示例条例")) + p(r("甲。"), props=NUMBER))) + p(box(p(r("乙。"), props=NUMBER)))
    taken = take(word(boxes, [("r1", "numbering", NUMBERING)]), "x.docx")
    assert [article.text for article in taken.revision.articles] == ["甲。", "乙。"]
    assert {(each.kind, each.before) for each in taken.repairs} == {("computed-number", "甲。"), ("computed-number", "乙。")}
    assert "numbers computed by Word: 2 paragraphs" in taken.remarks


def test_a_text_box_in_a_table_and_one_whose_copy_says_something_else() -> None:
    table = f"<w:tbl>{row(cell(p(r('甲'), box(p(r('框'))))), cell(p(r('乙'))))}</w:tbl>"
    source = read_docx(word(table + p(box(p(r("新")), p(r("旧"))), r("丙"))), "x")
    assert lines(source) == ["甲　乙", "丙"]
    assert left(source) == [("框", Reason.TEXT_BOX), ("旧", Reason.HIDDEN), ("新", Reason.TEXT_BOX)]


def test_an_alternative_that_says_nothing_is_not_chosen() -> None:
    both = f'<mc:AlternateContent><mc:Choice Requires="wpsCustomData"><w:x/></mc:Choice><mc:Fallback>{r("应当")}</mc:Fallback></mc:AlternateContent>'
    assert lines(read_docx(word(p(r("甲"), both, r("登记。"))), "x")) == ["甲应当登记。"]


def either(requires: str, choice: str, fallback: str) -> str:
    return f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'


@pytest.mark.parametrize(
    ("requires", "choice", "fallback", "shown", "other"),
    [
        ("w14", r("新"), r("旧"), ["甲新乙"], [("旧", Reason.HIDDEN)]),
        ("wpsCustomData", r("新"), r("旧"), ["甲旧乙"], [("新", Reason.HIDDEN)]),
        ("w14 wpsCustomData", r("新"), r("旧"), ["甲旧乙"], [("新", Reason.HIDDEN)]),
        ("wpsCustomData", r("新"), "", ["甲新乙"], []),
        ("unheardOf", "", r("旧"), ["甲旧乙"], []),
        ("w14", "", "", ["甲乙"], []),
        ("w14", "", picture("图"), ["甲乙"], [("图", Reason.PICTURE)]),
        ("wpsCustomData", picture("新图"), picture("旧图"), ["甲乙"], [("旧图", Reason.PICTURE)]),
        ("cx", '<w:r><w:drawing><cx:chart r:id="none"/></w:drawing></w:r>', r("此图表不可用"), ["甲乙"], [("此图表不可用", Reason.HIDDEN), ("", Reason.EMBEDDED)]),
    ],
    ids=["known", "unknown", "partly-known", "unknown-alone", "undeclared", "nothing", "empty-choice", "unknown-picture", "chart"],
)  # fmt: skip
def test_of_alternatives_the_one_that_word_shows_is_read_and_never_both_are_dropped(
    requires: str, choice: str, fallback: str, shown: list[str], other: list[tuple[str, Reason]]
) -> None:
    source = read_docx(word(p(r("甲"), either(requires, choice, fallback), r("乙"))), "x")
    assert (lines(source), left(source)) == (shown, other)


CONTROL = '<?xml version="1.0"?><ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" ax:classid="{{0}}"><ax:ocxPr ax:name="{}" ax:value="同意"/></ax:ocx>'


@pytest.mark.parametrize(
    ("inside", "parts", "named"),
    [
        ('<w:drawing><cx:chart r:id="n"/></w:drawing>', [("n", "chartEx", part("x", "<cx:v>收费</cx:v><cx:pt>10</cx:pt><a:t>表</a:t>"))], ("收费　10　表", Reason.EMBEDDED)),
        ('<w:drawing><cx:chart r:id="none"/></w:drawing>', [], ("", Reason.EMBEDDED)),
        ('<w:drawing><wp:inline><wp:docPr id="1" name="墨迹" descr="签名"/><w14:contentPart r:id="n"/></wp:inline></w:drawing>', [], ("签名", Reason.PICTURE)),
        ('<w:contentPart r:id="n"/>', [], ("", Reason.PICTURE)),
        ('<w:object><v:shape><v:imagedata r:id="i"/></v:shape><w:control r:id="n" w:name="钮"/></w:object>', [("n", "control", CONTROL.format("Caption"))], ("同意", Reason.EMBEDDED)),
        ('<w:pict><w:control r:id="n"/></w:pict>', [("n", "control", CONTROL.format("Font"))], ("", Reason.EMBEDDED)),
        ('<w:object><w:control r:id="n"/></w:object>', [("n", "control", b"\xd0\xcf")], ("", Reason.EMBEDDED)),
        ("<w:object/>", [], ("", Reason.EMBEDDED)),
        ('<w:object><v:shape><v:imagedata r:id="i"/></v:shape></w:object>', [], ("", Reason.EMBEDDED)),
        ("<w:object><o:OLEObject/></w:object>", [], ("", Reason.EMBEDDED)),
        ('<w:drawing><a:graphic><a:graphicData uri="odd"><odd:thing xmlns:odd="urn:odd" r:id="n"/></a:graphicData></a:graphic></w:drawing>', [], ("", Reason.PICTURE)),
        ('<w:drawing><wps:wsp><a:blipFill><a:blip r:embed="n"/></a:blipFill></wps:wsp></w:drawing>', [], ("", Reason.PICTURE)),
    ],
    ids=["new-chart", "lost-chart", "ink", "bare-ink", "button", "silent-button", "binary-button", "empty-object", "seen-object", "nameless-object", "odd-drawing", "filled-shape"],
)  # fmt: skip
def test_whatever_is_drawn_or_embedded_is_named(
    inside: str, parts: list[tuple[str, str, str | bytes]], named: tuple[str, Reason]
) -> None:
    source = read_docx(word(ARTICLES + p(f"<w:r>{inside}</w:r>"), parts), "x")
    assert [(*each[:3], each.law) for each in source.left_out] == [(*named, 3, True)]


def test_a_shape_without_words_and_the_target_of_a_link_are_nothing_to_name() -> None:
    line = '<w:r><w:drawing><wp:docPr><a:hlinkClick r:id="n"/></wp:docPr><wps:wsp/></w:drawing></w:r>'
    assert read_docx(word(ARTICLES + p(line)), "x").left_out == ()


def test_charts_diagrams_and_objects_are_named() -> None:
    chart = part("x", "<c:chart><c:title><a:t>收费</a:t></c:title><c:v>10</c:v></c:chart>")
    diagram = part("x", "<a:t>受理</a:t><a:t>决定</a:t>")
    inner = word(p(r("附件一　表")))
    body = (
        ARTICLES
        + p('<w:r><w:drawing><c:chart r:id="c"/></w:drawing></w:r>')
        + p('<w:r><w:drawing><dgm:relIds r:dm="d"/></w:drawing></w:r>')
        + p('<w:r><w:object><v:shape><v:imagedata r:id="i"/></v:shape><o:OLEObject r:id="o"/></w:object></w:r>')
        + p('<w:r><w:object><o:OLEObject r:id="e"/></w:object></w:r>')
    )
    parts = [("c", "chart", chart), ("d", "diagramData", diagram), ("o", "oleObject", b"\xd0\xcf"), ("e", "package", inner)]
    source = read_docx(word(body, parts), "x")
    assert [each[:3] for each in source.left_out] == [
        ("收费　10", Reason.EMBEDDED, 3),
        ("受理　决定", Reason.EMBEDDED, 4),
        ("", Reason.EMBEDDED, 5),
        ("附件一　表", Reason.EMBEDDED, 6),
    ]
    assert all(each.law for each in source.left_out)


def test_a_gloss_is_named() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('hàn')}</w:rt><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby></w:r>"
    source = read_docx(word(p(ruby, r("字"))), "x")
    assert (lines(source), left(source)) == (["汉字"], [("hàn", Reason.FOOTNOTE)])


def test_relationships_that_lead_nowhere_do_no_harm() -> None:
    source = read_docx(word(ARTICLES, missing=("image", "header", "footnotes", "oleObject")), "x")
    assert len(source.lines) == 2


# --- tracked changes and tables ---


def test_tracked_changes_that_are_not_taken_are_named() -> None:
    body = p(
        r("甲"), tracked("del", r("可以", tag="delText")), tracked("ins", r("应当")), r("登记"), tracked("moveFrom", r("移"))
    )
    body += p(tracked("del", r("全删", tag="delText")), props=f"<w:rPr>{tracked('del')}</w:rPr>")
    accepted, rejected = (read_docx(word(body), "x", tracked=how) for how in ("accept", "reject"))
    assert (lines(accepted), left(accepted)) == (
        ["甲应当登记"],
        [("可以", Reason.TRACKED), ("移", Reason.TRACKED), ("全删", Reason.TRACKED)],
    )
    assert (lines(rejected), left(rejected)) == (["甲可以登记移", "全删"], [("应当", Reason.TRACKED)])


def test_rows_and_cells_that_are_gone_are_named() -> None:
    table = (
        row(cell(p(r("甲"))), cell(p(r("乙"))))
        + row(cell(p(r("丙"))), props=tracked("del"))
        + row(cell(p(r("丁")), props="<w:vMerge/>"), cell(p(r("戊"))))
        + row(cell(p(r("己")), props=tracked("cellDel")), cell(p(r("庚"))))
    )
    source = read_docx(word(f"<w:tbl>{table}</w:tbl>"), "x")
    assert [(line.text, line.line) for line in source.lines] == [("甲　乙", 1), ("戊", 5), ("庚", 7)]
    assert [each[:3] for each in source.left_out] == [
        ("丙", Reason.TRACKED, 3),
        ("丁", Reason.HIDDEN, 4),
        ("己", Reason.TRACKED, 6),
    ]


# --- what stood in the source ---


def test_raw_is_the_paragraph_without_its_number() -> None:
    body = p(r("甲。<w:br/>乙。".replace("<w:br/>", "</w:t><w:br/><w:t>")), props=NUMBER) + p(props=NUMBER) + p(r("e\u0301"))
    source = read_docx(word(body, [("r1", "numbering", NUMBERING)]), "x")
    assert [(line.text, line.raw) for line in source.lines] == [
        ("第一条　甲。", "甲。"),
        ("乙。", ""),
        ("第二条", " "),
        ("\u00e9", "e\u0301"),
    ]


def test_a_line_break_behind_a_number_does_not_part_it_from_its_text() -> None:
    assert lines(read_docx(word(p(r("第一条"), "<w:r><w:br/></w:r>", r("甲。"))), "x")) == ["第一条　甲。"]
    assert lines(read_docx(word(p(r("第一条"), "<w:r><w:br/></w:r>") + p(r("甲。"))), "x")) == ["第一条", "甲。"]


# --- embedded texts ---

PAGE = "<html><body><p>示例条例</p><p>第一条　甲应当登记。</p></body></html>"
QUOTED = (
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n    type="text/html";\n    boundary="----=part"\n\n------=part\n'
    'Content-Type: text/html;\n    charset="{}"\nContent-Transfer-Encoding: {}\n\n{}\n\n------=part--\n'
)


def quoted(text: str, encoding: str) -> str:
    return "".join(f"={byte:02X}" for byte in text.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        f'MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\n\n{PAGE}'.encode(),
        QUOTED.format("utf-8", "quoted-printable", PAGE.replace("=", "=3D")).encode(),
        QUOTED.format("utf-8", "quoted-printable", quoted(PAGE, "utf-8")).encode(),
        QUOTED.format("gb2312", "quoted-printable", quoted(PAGE, "gb18030")).replace("\n", "\r\n").encode(),
        QUOTED.format("utf-8", "base64", __import__("base64").encodebytes(PAGE.encode()).decode()).encode(),
        f"<!DOCTYPE html>{PAGE}".encode(),
        PAGE.replace("<body>", '<head><meta charset="gb2312"></head><body>').encode("gb18030"),
        "示例条例\n第一条　甲应当登记。\n".encode(),
        word(p(r("示例条例")) + p(r("第一条　甲应当登记。"))),
    ],
    ids=["mime", "loosely-quoted", "quoted", "gb2312", "base64", "page", "page-gb2312", "text", "word"],
)
def test_an_embedded_text_is_read_where_it_stands(data: bytes) -> None:
    body = p(r("前")) + '<w:altChunk r:id="r1"/>' + p(r("第二条　乙应当备案。"))
    source = read_docx(word(body, [("r1", "aFChunk", data)]), "x")
    assert lines(source) == ["前", "示例条例", "第一条　甲应当登记。", "第二条　乙应当备案。"]
    places = [line.line for line in source.lines]
    assert places == sorted(set(places))
    assert source.left_out == ()


@pytest.mark.parametrize("data", [b"{\\rtf1 x}", b"\x00\x01\x02", b"PK\x03\x04...", b"\xd0\xcf\x11\xe0"])
def test_an_embedded_text_that_cannot_be_read_may_be_law(data: bytes) -> None:
    source = read_docx(word(ARTICLES + '<w:altChunk r:id="r1"/><w:altChunk r:id="none"/>', [("r1", "aFChunk", data)]), "x")
    assert [(each.reason, each.line, each.law) for each in source.left_out] == [(Reason.EMBEDDED, n, True) for n in (3, 4)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body><p><img src='a.png'></p></body></html>", Reason.PICTURE),
        (QUOTED.format("utf-8", "8bit", "<html><body><img src='a.png'><p>续</p></body></html>").encode(), Reason.PICTURE),
        (word(p(picture())), Reason.PICTURE),
        (word(p(r("续"), box(p(r("框"))))), Reason.TEXT_BOX),
        (word(p(r("续"), r("丙。", HIDDEN))), Reason.HIDDEN),
    ],
    ids=["page", "mime", "word", "box", "hidden"],
)
def test_what_an_embedded_text_shows_beside_its_words_may_be_law_among_the_articles(data: bytes, reason: Reason) -> None:
    chunk = '<w:altChunk r:id="r1"/>'
    between = read_docx(word(p(r("第一条　甲。")) + chunk + p(r("第二条　乙。")), [("r1", "aFChunk", data)]), "x")
    assert [(each.reason, each.line, each.law) for each in between.left_out] == [(reason, 2, True)]
    above = read_docx(word(chunk + ARTICLES, [("r1", "aFChunk", data)]), "x")
    assert [(each.reason, each.line, each.law) for each in above.left_out] == [(reason, 1, False)]


def test_documents_within_documents_end_somewhere() -> None:
    data = word(p(r("底")))
    for _ in range(6):
        data = word('<w:altChunk r:id="r1"/>', [("r1", "aFChunk", data)])
    source = read_docx(data, "x")
    assert (lines(source), source.left_out[0].law) == ([], True)


# --- the law, on files of all kinds ---


def bare(text: str) -> Counter[str]:
    return Counter("".join(char for char in text if fold(char)))


def held(data: bytes) -> Counter[str]:
    """Count the characters of all parts, in a way of its own: each element with text, but for copies for old programs."""
    out: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.startswith("word/") or name.endswith(".rels"):
                continue
            part_data = archive.read(name)
            if not part_data.startswith(b"<?xml"):
                out += bare(part_data.decode())
                continue
            for element in etree.fromstring(part_data).iter(f"{W}t", f"{W}delText", f"{M}t", f"{W}sym", f"{W}noBreakHyphen"):
                if next(element.iterancestors(f"{MC}Fallback"), None) is not None:
                    continue
                if element.tag == f"{W}sym":
                    out += bare(chr(int(element.get(f"{W}char"), 16)))
                else:
                    out += bare("-" if element.tag == f"{W}noBreakHyphen" else element.text or "")
    return out


def told(source: Source) -> Counter[str]:
    out: Counter[str] = Counter()
    for line in source.lines:
        out += bare(line.raw or line.text)
    for each in source.left_out:
        out += bare(each.text if each.reason is not Reason.PICTURE else "")
    return out


def wraps() -> list[st.SearchStrategy[str]]:
    """What may stand around runs."""
    around = [
        "<w:hyperlink w:anchor='_Toc1'>{}</w:hyperlink>", "<w:smartTag w:uri='u' w:element='e'>{}</w:smartTag>",
        "<w:customXml w:element='e'>{}</w:customXml>", "<w:bdo w:val='ltr'>{}</w:bdo>", "<w:dir w:val='ltr'>{}</w:dir>",
        "<w:fldSimple w:instr='REF a'>{}</w:fldSimple>", "<w:fldSimple w:instr='TOC'>{}</w:fldSimple>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:odd>{}</w:odd>",
        "<w:r><w:ruby><w:rt>{0}</w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "<mc:AlternateContent><mc:Choice Requires='w14'>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
        *(tracked(tag, "{}") for tag in ("ins", "del", "moveFrom", "moveTo")),
    ]  # fmt: skip
    return [st.sampled_from(around)]


WORDS = st.text(st.sampled_from("甲乙丙丁第一条二章。；，（）(1)3 \u3000\u200be\u0301里"), min_size=1, max_size=8)
RUNS = st.builds(r, WORDS, st.sampled_from(["", "", "", HIDDEN]), st.sampled_from(["t", "t", "delText"])) | st.sampled_from(
    [
        "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:sym w:char='F0B7'/></w:r>",
        "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", r("6", '<w:vertAlign w:val="superscript"/>'),
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
        "<w:r><w:footnoteReference w:id='2'/></w:r>", picture("图"),
        "<w:r><w:commentReference w:id='0'/></w:r>", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>", "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        r("TOC", tag="instrText"), "<w:t>无run</w:t>",
    ]
)  # fmt: skip
INLINE = st.recursive(
    RUNS,
    lambda inner: st.builds(
        lambda around, inside: around.format("".join(inside)), wraps()[0], st.lists(inner, max_size=3)
    ) | st.builds(lambda inside: box(p(*inside)), st.lists(inner, max_size=2)),
    max_leaves=8,
)  # fmt: skip
PROPS = st.sampled_from(
    [
        "",
        "",
        "",
        style("TOC1"),
        f"<w:rPr>{tracked('del')}</w:rPr>",
        f"<w:rPr>{tracked('ins')}</w:rPr>",
        "<w:rPr><w:vanish/></w:rPr>",
    ]
)
PARAGRAPHS = st.builds(lambda inside, props: p(*inside, props=props), st.lists(INLINE, max_size=4), PROPS)
CELLS = st.sampled_from(["", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', tracked("cellDel"), tracked("cellIns")])
ROWS = st.sampled_from(["", "", tracked("del"), tracked("ins")])


def tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.builds(lambda inside, props: cell(*inside, props=props), st.lists(inner, min_size=1, max_size=2), CELLS)
    rows = st.builds(lambda inside, props: row(*inside, props=props), st.lists(cells, max_size=3), ROWS)
    return st.builds(lambda inside: f"<w:tbl>{''.join(inside)}</w:tbl>", st.lists(rows, max_size=3))


BLOCKS = st.recursive(
    PARAGRAPHS | st.just('<w:altChunk r:id="r5"/>') | st.just("<w:r><w:t>无段</w:t></w:r>"),
    lambda inner: tables(inner)
    | st.builds(lambda inside, props: control("".join(inside), props), st.lists(inner, max_size=3), st.sampled_from(["", CONTENTS]))
    | st.builds(lambda inside: f"<w:customXml w:element='e'>{''.join(inside)}</w:customXml>", st.lists(inner, max_size=3))
    | st.builds(lambda inside: tracked("del", "".join(inside)), st.lists(inner, max_size=2)),
    max_leaves=10,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=6), PARAGRAPHS, st.sampled_from(["accept", "reject"]))
def test_every_character_is_in_one_place(blocks: list[str], head: str, how: str) -> None:
    chunk = '<w:altChunk r:id="r5"/>'
    body = "".join(blocks)
    # Each reference to an embedded text is that text again; the count below reads the part once.
    first, *others = body.split(chunk)
    body = first + chunk + "".join(others)
    parts = [
        ("r1", "footnotes", NOTES), ("r2", "comments", COMMENTS), ("r3", "header", part("hdr", head)),
        ("r5", "aFChunk", "嵌入一行\n嵌入二行"),
    ]  # fmt: skip
    data = word(body, parts)
    source = read_docx(data, "x", tracked=how)
    assert told(source) == held(data)
    assert all(line.text and "\n" not in line.text for line in source.lines)
    assert read_docx(data, "x", tracked=how) == source
