"""Word files: what is read is what Word shows, and a hostile file ends in one line."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from programs import soffice

from regdiff.errors import SourceError
from regdiff.intake.readers.docx import MOST_UNPACKED, read_docx
from regdiff.intake.readers.word.numbering import spell_number
from regdiff.intake.source import Source, SourceLine
from regdiff.model.left_out import Reason

SPACES = " ".join(
    [
        nsdecls("w"),
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
    ]
)

LEVELS = (  # of the usual regulation: chapters, articles that go on across chapters, items, numbers
    ("chineseCountingThousand", "第%1章", '<w:pStyle w:val="Heading1"/>'),
    ("chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    ("chineseCounting", "（%3）", ""),
    ("decimal", "%4.", ""),
)


def lvl(depth: int, form: str, text: str, more: str = "", start: int = 1, after: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}{after}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


REGULATION = "".join(lvl(depth, *level) for depth, level in enumerate(LEVELS))


def p(text: str = "", props: str = "", num: tuple[int, int] | None = None, style: str = "") -> str:
    """A paragraph with raw XML in it, in list `num[0]` on level `num[1]`."""
    numbered = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}{props}</w:pPr>{text}</w:p>"


def r(text: str, tag: str = "t", props: str = "") -> str:
    return f'<w:r>{props}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(inside: str, tag: str = "ins") -> str:
    return f'<w:{tag} w:id="1" w:author="甲" w:date="2025-01-02T03:04:05Z">{inside}</w:{tag}>'


def dele(text: str) -> str:
    return ins(r(text, "delText"), "del")


MARK_INSERTED, MARK_DELETED = (f"<w:rPr>{ins('', tag)}</w:rPr>" for tag in ("ins", "del"))


def word(body: str, lists: dict[int, str] | None = None, nums: dict[int, str] | None = None, styles: str = "") -> bytes:
    """A file made by python-docx with `body` in it; abstract `lists`, and `nums` made from them."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for element in list(root):
        root.remove(element)
    for key, levels in (lists or {}).items():
        root.append(parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="{key}">{levels}</w:abstractNum>'))
    for key, inside in (nums if nums is not None else dict.fromkeys(lists or {}, "")).items():
        abstract = inside if "abstractNumId" in inside else f'<w:abstractNumId w:val="{key}"/>{inside}'
        root.append(parse_xml(f'<w:num {SPACES} w:numId="{key}">{abstract}</w:num>'))
    for style in parse_xml(f"<w:styles {SPACES}>{styles}</w:styles>"):
        document.styles.element.append(style)
    for number, element in enumerate(parse_xml(f"<w:body {SPACES}>{body}</w:body>")):
        document.element.body.insert(number, element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(body: str, tracked: str = "accept", **parts: object) -> list[str]:
    return [line.text for line in read_docx(word(body, **parts), "x.docx", tracked=tracked).lines]  # type: ignore[arg-type]


# --- text ---


def test_paragraphs_are_counted_with_the_empty_ones_and_headings_are_told_by_style() -> None:
    document = docx.Document()
    document.add_paragraph("某某条例", style="Title")
    document.add_paragraph("")
    document.add_paragraph("第一章　总则", style="Heading 1")
    document.add_paragraph("第一条　为了规范，制定本条例。", style="Heading 2")
    document.add_paragraph("  正文 ")
    out = io.BytesIO()
    document.save(out)
    assert read_docx(out.getvalue(), "x.docx") == Source(
        (
            SourceLine("某某条例", 1, heading=True),
            SourceLine("第一章　总则", 3, heading=True),
            SourceLine("第一条　为了规范，制定本条例。", 4),  # a sentence is no heading, whatever its style
            SourceLine("正文", 5),
        ),
        "docx",
    )


@pytest.mark.parametrize(
    ("style", "heading"),
    [
        ('<w:name w:val="标题 1"/>', True),
        ('<w:name w:val="标题"/>', True),
        ('<w:name w:val="我的"/><w:basedOn w:val="Heading3"/>', True),
        ('<w:name w:val="我的"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', True),
        ('<w:name w:val="我的"/><w:basedOn w:val="Heading3"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', False),
        ('<w:name w:val="我的"/><w:basedOn w:val="TOC1"/>', False),  # merely based on a style of the contents
        ('<w:name w:val="我的"/><w:basedOn w:val="X"/>', False),  # a ring
    ],
)
def test_headings_in_styles_of_any_name(style: str, heading: bool) -> None:
    data = word(p(r("总则"), style="X"), styles=f'<w:style w:type="paragraph" w:styleId="X">{style}</w:style>')
    assert read_docx(data, "x").lines == (SourceLine("总则", 1, heading),)


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (r("甲") + "<w:r><w:tab/><w:tab/></w:r>" + r(" 乙"), ["甲 乙"]),
        (r("甲") + "<w:r><w:br/></w:r>" + r("乙") + "<w:r><w:cr/></w:r>" + r("丙"), ["甲", "乙", "丙"]),
        (r("甲") + '<w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>' + r("乙"), ["甲乙"]),
        (r("A") + "<w:r><w:noBreakHyphen/></w:r>" + r("1") + "<w:r><w:softHyphen/></w:r>", ["A-1"]),
        (r("甲") + '<w:r><w:sym w:font="Wingdings" w:char="F0B7"/><w:sym w:char="D800"/></w:r>', ["甲\uf0b7"]),
        (f'<w:hyperlink w:anchor="a">{r("链接")}</w:hyperlink>' + r("。"), ["链接。"]),
        (f'<w:smartTag w:uri="u" w:element="e">{r("2025年")}</w:smartTag>' + r("起"), ["2025年起"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", ["控件"]),
        (f'<w:fldSimple w:instr="REF a">{r("第三条")}</w:fldSimple>', ["第三条"]),
        (field("begin") + r(" PAGE ", "instrText") + field("separate") + r("7") + field("end") + r("页"), ["7页"]),
        (field("begin") + r("代码") + field("begin") + field("end") + r("代码") + field("separate") + r("果"), ["果"]),
        (field("end") + field("separate") + r("无始"), ["无始"]),
        (f"<w:r><w:ruby><w:rt>{r('hàn')}</w:rt><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby></w:r>", ["汉"]),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", ["x+1"]),
        (r("e\u0301\u200b"), ["\u00e9"]),
        (r("甲\u2028乙"), ["甲", "乙"]),
        ('<w:unknown xmlns:q="urn:q"><q:t>外</q:t>' + r("内") + "</w:unknown><!-- 注 --><?pi 令?>", ["内"]),
    ],
    ids=[
        "tab",
        "break",
        "page-break",
        "hyphens",
        "symbol",
        "link",
        "smart-tag",
        "control",
        "field",
        "complex-field",
        "nested-field",
        "broken-field",
        "ruby",
        "formula",
        "normal-form",
        "separator",
        "unknown",
    ],
)
def test_what_a_paragraph_says(inside: str, expected: list[str]) -> None:
    source = read_docx(word(p() + p(inside)), "x")
    assert [line.text for line in source.lines] == expected
    assert {line.line for line in source.lines} == {2}


def left(source: Source) -> list[tuple[str, Reason, int, bool]]:
    return [(each.text, each.reason, each.line, each.law) for each in source.left_out]


def test_notes_boxes_and_hidden_text_are_left_out_and_said_so() -> None:
    box = "<w:pict><w:txbxContent>" + p(r("框")) + "</w:txbxContent></w:pict>"
    twice = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    notes = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    hidden = r("藏", props="<w:rPr><w:vanish/></w:rPr>") + r("显", props='<w:rPr><w:vanish w:val="0"/></w:rPr>')
    source = read_docx(word(p(r("甲") + notes + twice + hidden) + p(r("乙"))), "x")
    assert source.lines == (SourceLine("甲显", 1), SourceLine("乙", 2))
    assert left(source) == [("框", Reason.TEXT_BOX, 1, False), ("藏", Reason.HIDDEN, 1, False)]
    assert source.remarks == ()


def test_alternatives_for_old_programs_are_not_read_twice() -> None:
    both = f'<mc:AlternateContent><mc:Choice Requires="w14">{r("新")}</mc:Choice><mc:Fallback>{r("旧")}</mc:Fallback></mc:AlternateContent>'
    source = read_docx(word(p(both)), "x")
    assert [line.text for line in source.lines] == ["新"]
    assert left(source) == [("旧", Reason.HIDDEN, 1, False)]  # it says something else, and is not shown


# --- tables ---


def test_a_row_is_a_line_and_its_paragraphs_are_counted() -> None:
    document = docx.Document()
    document.add_paragraph("前")
    table = document.add_table(rows=3, cols=3)
    for row, words in zip(table.rows, (["序号", "职务", "人数"], ["1", "主任", "一"], ["2", "", "两"]), strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    table.cell(1, 1).merge(table.cell(2, 1))
    document.add_paragraph("后")
    out = io.BytesIO()
    document.save(out)
    assert read_docx(out.getvalue(), "x").lines == (
        SourceLine("前", 1),
        SourceLine("序号　职务　人数", 2),
        SourceLine("1　主任　一", 5),
        SourceLine("2　两", 9),  # to merge cells, python-docx adds a paragraph
        SourceLine("后", 12),
    )


def cells(*inside: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{each}</w:tc>" for each in inside) + "</w:tr>"


def test_one_cell_alone_gives_its_paragraphs() -> None:
    frame = f"<w:tbl>{cells(p(r('第一条　甲。')) + p(r('第二条　乙。')))}{cells(p(), p(r('第三条　丙。')) + p(r('丁。')))}</w:tbl>"
    assert texts(frame) == ["第一条　甲。", "第二条　乙。", "第三条　丙。", "丁。"]


def test_a_table_in_a_table_is_text_of_its_cell() -> None:
    inner = f"<w:tbl>{cells(p(r('子')), p(r('丑')))}</w:tbl>"
    assert texts(f"<w:tbl>{cells(p(r('甲')) + inner + p(), p(r('乙')))}</w:tbl>") == ["甲　子　丑　乙"]
    assert texts(f"<w:tbl><w:sdt><w:sdtContent>{cells(inner + p())}</w:sdtContent></w:sdt></w:tbl>") == ["子　丑"]


# --- tracked changes ---


def test_tracked_changes_are_accepted_or_rejected() -> None:
    moved = ins(r("移"), "moveFrom") + r("中") + ins(r("移"), "moveTo")
    data = word(p(r("甲") + dele("乙") + ins(r("丙")) + ins(dele("丁")) + r("。")) + p(moved))
    accepted, rejected = read_docx(data, "x"), read_docx(data, "x", tracked="reject")
    assert [line.text for line in accepted.lines] == ["甲丙。", "中移"]
    assert [line.text for line in rejected.lines] == ["甲乙。", "移中"]
    assert accepted.remarks == ("tracked changes taken as accepted (insertions: 3, deletions: 3)",)
    assert rejected.remarks == ("tracked changes taken as rejected (insertions: 3, deletions: 3)",)


def test_a_paragraph_without_its_mark_runs_into_the_next() -> None:
    body = p(r("甲"), MARK_DELETED) + p(r("乙")) + p(r("丙"), MARK_INSERTED) + p(r("丁"))
    data = word(body)
    assert read_docx(data, "x").lines == (SourceLine("甲乙", 1), SourceLine("丙", 3), SourceLine("丁", 4))
    assert read_docx(data, "x", tracked="reject").lines == (SourceLine("甲", 1), SourceLine("乙", 2), SourceLine("丙丁", 3))
    assert read_docx(data, "x").remarks == ("tracked changes taken as accepted (insertions: 1, deletions: 1)",)


def test_of_joined_paragraphs_the_first_that_says_something_keeps_its_number() -> None:
    body = p(r("甲，"), MARK_DELETED, num=(1, 1)) + p(r("乙。"), num=(1, 2)) + p(dele("丙"), MARK_DELETED, num=(1, 2))
    assert texts(body + p(r("丁。"), num=(1, 1)), lists={1: REGULATION}) == ["第一条　甲，乙。", "第二条　丁。"]


def test_an_article_deleted_or_inserted_as_a_whole_moves_the_numbers_that_follow() -> None:
    one = (1, 1)
    body = (
        p(r("甲。"), num=one)
        + p(dele("乙。"), MARK_DELETED, num=one)
        + p(ins(r("丙。")), MARK_INSERTED, num=one)
        + p(ins(r("丁。")), MARK_INSERTED, num=one)
        + p(r("戊。"), num=one)
    )
    accepted = ["第一条　甲。", "第二条　丙。", "第三条　丁。", "第四条　戊。"]
    assert texts(body, lists={1: REGULATION}) == accepted
    assert texts(body, "reject", lists={1: REGULATION}) == ["第一条　甲。", "第二条　乙。", "第三条　戊。"]


def test_rejecting_takes_the_old_number_of_a_paragraph_too() -> None:
    changed = '<w:pPrChange w:id="1" w:author="甲"><w:pPr/></w:pPrChange>'
    body = p(r("甲。"), changed, num=(1, 1)) + p(r("乙。"), num=(1, 1))
    assert texts(body, lists={1: REGULATION}) == ["第一条　甲。", "第二条　乙。"]
    assert texts(body, "reject", lists={1: REGULATION}) == ["甲。", "第一条　乙。"]


def test_rows_and_cells_are_tracked() -> None:
    gone, new = (f"<w:tr><w:trPr>{ins('', tag)}</w:trPr><w:tc>{p(r(tag))}</w:tc></w:tr>" for tag in ("del", "ins"))
    cell = f"<w:tr><w:tc>{p(r('甲'))}</w:tc><w:tc><w:tcPr>{ins('', 'cellDel')}</w:tcPr>{p(r('乙'))}</w:tc></w:tr>"
    body = f"<w:tbl>{gone}{new}{cell}</w:tbl>"
    assert texts(body) == ["ins", "甲"]
    assert texts(body, "reject") == ["del", "甲　乙"]


def test_a_deleted_last_paragraph_leaves_nothing() -> None:
    table = f"<w:tbl>{cells(p(r('甲')), p(r('乙')))}</w:tbl>"
    assert texts(p(dele("删"), MARK_DELETED, num=(1, 1)) + table + p(r("后"), num=(1, 1)), lists={1: REGULATION}) == [
        "甲　乙",
        "第一条　后",
    ]


# --- numbers ---

BODY = (
    p(r("总则"), style="Heading1", num=(1, 0))
    + p(r("为了规范，制定本条例。"), num=(1, 1))
    + p(r("下列事项：")) + p(r("甲；"), num=(1, 2)) + p(r("乙。"), num=(1, 2)) + p(r("丙"), num=(1, 3))
    + p(r("附则"), style="Heading1", num=(1, 0))
    + p(r("施行。"), num=(1, 1)) + p(r("丁。"), num=(1, 2))
)  # fmt: skip
SHOWN = ["第一章　总则", "第一条　为了规范，制定本条例。", "下列事项：", "（一）甲；", "（二）乙。", "1.丙", "第二章　附则", "第二条　施行。", "（一）丁。"]  # fmt: skip


def test_numbers_that_word_computes() -> None:
    source = read_docx(word(BODY, {1: REGULATION}), "x")
    assert [line.text for line in source.lines] == SHOWN
    assert source.remarks == ("numbers computed by Word: 8 paragraphs",)
    assert [line.text for line in source.lines if line.heading] == ["第一章　总则", "第二章　附则"]


def simple(form: str = "decimal", text: str = "%1.", **more: object) -> str:
    return lvl(0, form, text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nums", "use", "expected"),
    [
        ({1: "", 2: '<w:abstractNumId w:val="1"/>'}, [1, 1, 2, 1], ["1.", "2.", "3.", "4."]),
        (
            {1: "", 2: '<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>'},
            [1, 1, 2, 2, 1],
            ["1.", "2.", "8.", "9.", "10."],
        ),
        (
            {1: f'<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{simple("upperRoman", "%1、")}</w:lvlOverride>'},
            [1, 1],
            ["I、", "II、"],
        ),
        ({1: ""}, [1, 0, 7, 1], ["1.", "", "", "2."]),
    ],
    ids=["continued", "restarted", "redefined", "none"],
)
def test_lists_made_from_one_definition(nums: dict[int, str], use: list[int], expected: list[str]) -> None:
    body = "".join(p(r("文"), num=(num, 0)) for num in use)
    assert texts(body, lists={1: simple()}, nums=nums) == [f"{marker}文" for marker in expected]


def test_deeper_levels_restart_when_they_should() -> None:
    use = [0, 1, 2, 1, 2, 0, 2, 1, 2]
    levels = [lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2.")]
    for restart, expected in (
        ("", ["1.", "1.1.", "1", "1.2.", "1", "2.", "1", "2.2.", "1"]),  # a level that was skipped counts as used
        ('<w:lvlRestart w:val="1"/>', ["1.", "1.1.", "1", "1.2.", "2", "2.", "1", "2.2.", "2"]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "1.1.", "1", "1.2.", "2", "2.", "3", "2.2.", "4"]),
    ):
        lists = {1: "".join([*levels, lvl(2, "decimal", "%3", restart)])}
        shown = texts("".join(p("", num=(1, depth)) for depth in use), lists=lists)
        assert shown == expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (simple("chineseCounting", "第%1条", after='<w:suff w:val="nothing"/>'), "第一条　文"),
        (simple("chineseCounting", "第%1条　", after='<w:suff w:val="space"/>'), "第一条　文"),
        (simple("chineseCounting", "（%1）", after='<w:suff w:val="space"/>'), "（一）文"),
        (simple("chineseCounting", "%1、"), "一、文"),
        (simple("decimal", "%1"), "1　文"),
        (simple("decimal", "%1", after='<w:suff w:val="nothing"/>'), "1文"),
        (simple("decimalEnclosedCircleChinese", "%1"), "①文"),
        (simple("bullet", "•"), "文"),
        (simple("bullet", "\uf0b7"), "文"),
        (simple("bullet", "o"), "文"),
        (simple("bullet", "注："), "注：文"),
        (simple("bullet", "【提示】", after='<w:suff w:val="nothing"/>'), "【提示】文"),
        (simple("bullet", "说明"), "说明　文"),
        (simple("none", "%1"), "文"),
        (simple("none", "附件："), "附件：文"),
        (simple("decimal", "%1%2%9", start=41), "41　文"),
        (simple("chineseCounting", "%1.", more="<w:isLgl/>", start=12), "12.文"),
        (simple("unheardOf", "%1)"), "1)文"),
        ("", "文"),
    ],
)
def test_what_stands_between_marker_and_text(level: str, expected: str) -> None:
    assert texts(p(r("文"), num=(1, 0)), lists={1: level}) == [expected]


def test_an_inserted_article_keeps_its_number() -> None:
    level = simple("chineseCounting", "第%1条", start=10, after='<w:suff w:val="nothing"/>')
    assert texts(p(r("之一　文"), num=(1, 0)), lists={1: level}) == ["第十条之一　文"]


def test_a_paragraph_of_a_number_alone_says_its_number() -> None:
    assert texts(p("", num=(1, 1)) + p(r("甲"), num=(1, 1)), lists={1: REGULATION}) == ["第一条", "第二条　甲"]


def test_numbers_come_from_styles_too() -> None:
    def numbered(name: str, props: str, based: str = "") -> str:
        based = f'<w:basedOn w:val="{based}"/>' if based else ""
        return f'<w:style w:type="paragraph" w:styleId="{name}">{based}<w:pPr>{props}</w:pPr></w:style>'

    styles = (
        numbered("Zhang", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + numbered("Tiao", '<w:numPr><w:ilvl w:val="0"/></w:numPr>', "Zhang")  # the list itself knows better
        + numbered("Xiang", '<w:numPr><w:ilvl w:val="2"/></w:numPr>', "Zhang")
        + numbered("Off", '<w:numPr><w:numId w:val="0"/></w:numPr>', "Tiao")
    )
    tiao = lvl(1, "chineseCounting", "第%2条", '<w:pStyle w:val="Tiao"/>')
    lists = {1: lvl(0, "chineseCounting", "第%1章") + tiao + lvl(2, "chineseCounting", "（%3）")}
    body = "".join(p(r(name), style=name) for name in ("Zhang", "Tiao", "Xiang", "Off", "Tiao"))
    body += p(r("直"), num=(0, 0), style="Tiao")
    assert texts(body, lists=lists, styles=styles) == [
        "第一章　Zhang",
        "第一条　Tiao",
        "（一）Xiang",
        "Off",
        "第二条　Tiao",
        "直",
    ]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    style = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    lists = {1: '<w:numStyleLink w:val="L"/>', 2: f'<w:styleLink w:val="L"/>{simple()}'}
    assert texts(p(r("甲"), num=(1, 0)) + p(r("乙"), num=(2, 0)), lists=lists, styles=style) == ["1.甲", "2.乙"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", {1: "1", 101: "101", -3: "-3", 0: "0"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {10: "１０"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV", 4000: "4000"}),
        ("lowerRoman", {18: "xviii"}),
        ("upperLetter", {1: "A", 27: "AA", 53: "AAA", 10**9: "1000000000"}),
        ("lowerLetter", {26: "z"}),
        ("chineseCounting", {1: "一", 10: "十", 20: "二十"}),
        ("chineseCountingThousand", {12: "十二", 101: "一百零一", 110: "一百一十"}),
        ("japaneseCounting", {21: "二十一"}),
        ("ideographDigital", {10: "一〇", 2025: "二〇二五"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("ideographEnclosedCircle", {10: "㊉"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥"}),
        ("none", {1: ""}),
    ],
)
def test_formats(form: str, expected: dict[int, str]) -> None:
    assert {value: spell_number(value, form) for value in expected} == expected


# --- against LibreOffice ---


@pytest.mark.xdist_group("soffice")
def test_libreoffice_shows_the_same_numbers(tmp_path: Path) -> None:
    """All but `lvlRestart`, and `isLgl`, which LibreOffice does not know; here the articles have a list of their own."""
    articles = lvl(0, "chineseCountingThousand", "第%1条", start=9)
    nested = lvl(0, "chineseLegalSimplified", "%1、") + lvl(1, "chineseCounting", "（%2）") + lvl(2, "decimal", "%1.%2.%3.")
    nested += lvl(3, "ideographTraditional", "%4.") + lvl(4, "decimalEnclosedCircle", "%5") + lvl(5, "upperRoman", "%6)")
    again = '<w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = p(r("条例"))
    for depth in (1, 0, 1, 2, 2, 1, 2, 3, 3, 4, 4, 5, 5, 0, 2, 1):
        body += p(r("条"), num=(1, 0)) + p(r("项"), num=(2, depth))
    body += p(r("删"), num=(0, 0)) + p(r("另"), num=(3, 0)) + p(r("另"), num=(3, 1)) + p(r("续"), num=(2, 0))
    source = tmp_path / "numbers.docx"
    source.write_bytes(word(body, {1: articles, 2: nested}, {1: "", 2: "", 3: again}))
    shown = soffice(source, "txt:Text (encoded):UTF8", tmp_path).read_text(encoding="utf-8-sig")
    ours = [line.text for line in read_docx(source.read_bytes(), "x").lines]
    assert ["".join(line.split()) for line in ours] == ["".join(line.split()) for line in shown.splitlines() if line.strip()]
    assert {"第九条　条", "第二十四条　条", "伍、另"} <= set(ours)


@pytest.mark.xdist_group("soffice")
def test_a_file_that_libreoffice_wrote(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<meta charset=utf-8><h1>某某条例</h1><p>第一条　下列<b>事项</b>：<br>另行<a href='#a'>规定</a>。</p>"
        "<ol><li>甲；<li>乙。<ol type=a><li>子；</ol><li>丙。</ol><ul><li>点</ul>"
        "<table><tr><td>一<td>二<tr><td colspan=2>合</table><p>终</p>",
        encoding="utf-8",
    )
    written = soffice(page, "docx:Office Open XML Text", tmp_path)
    source = read_docx(written.read_bytes(), "page.docx")
    assert [line.text for line in source.lines] == [
        *("某某条例", "第一条　下列事项：", "另行规定。", "1.甲；", "2.乙。", "a.子；", "3.丙。", "点", "一　二", "合", "终")
    ]
    assert source.lines[0].heading
    assert source.remarks == ("numbers computed by Word: 4 paragraphs",)


# --- files that are none, or hostile ---


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def changed(change: Callable[[bytes], bytes], part: str = "word/document.xml", body: str = p(r("甲"))) -> bytes:
    """A sound file, but for one part."""
    with zipfile.ZipFile(io.BytesIO(word(body))) as archive:
        return packed(
            {name: change(archive.read(name)) if name == part else archive.read(name) for name in archive.namelist()}
        )


def doctype(declared: str, encoding: str = "utf-8") -> Callable[[bytes], bytes]:
    def change(part: bytes) -> bytes:
        text = part.decode().split("?>", 1)[1].replace(">甲<", ">&e;<")
        return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w:document [{declared}]>{text}'.encode(encoding)

    return change


def liar() -> bytes:
    """A part of 200 MB that claims 10 bytes, with the check sum of those."""
    sound = zipfile.ZipFile(io.BytesIO(word(p())))
    zeros = bytes(200 * 2**20)
    data = bytearray(packed({**{name: sound.read(name) for name in sound.namelist()}, "word/zeros.xml": zeros}))
    claim = struct.pack("<L", 10)
    for at, offset in ((data.rindex(b"PK\x01\x02"), 16), (data.rindex(b"PK\x03\x04"), 14)):
        data[at + offset : at + offset + 4] = struct.pack("<L", zipfile.crc32(bytes(10)))  # type: ignore[attr-defined]
        data[at + offset + 8 : at + offset + 12] = claim
    return bytes(data)


BILLION = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)) + '<!ENTITY e0 "ha"><!ENTITY e "&e9;">'
EXTERNAL = '<!ENTITY e SYSTEM "file:///etc/passwd">'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "ZIP"),
    "random": (lambda: b"PK\x03\x04" + random.Random(1).randbytes(5000), "ZIP"),  # noqa: S311
    "truncated": (lambda: word(p(r("甲")))[:-500], "ZIP"),
    "other zip": (lambda: packed({"a.txt": b"a"}), "without a Word document"),
    "flipped": (lambda: word(p(r("甲"))).replace(b"word/document.xml", b"word/docunent.xml", 1), "ZIP"),
    "bzip2": (lambda: packed({"word/document.xml": b"<a/>"}, zipfile.ZIP_BZIP2), "ZIP"),
    "bomb": (lambda: packed({"word/document.xml": bytes(MOST_UNPACKED + 1)}), "too large"),
    "many": (lambda: packed({"word/document.xml": b"", **{str(n): bytes(2**23) for n in range(9)}}), "too large"),
    "liar": (liar, "ZIP"),
    "external entity": (lambda: changed(doctype(EXTERNAL)), "DOCTYPE"),
    "billion laughs": (lambda: changed(doctype(BILLION)), "DOCTYPE"),
    "in UTF-16": (lambda: changed(doctype(EXTERNAL, "utf-16")), "DOCTYPE"),
    "in another part": (lambda: changed(doctype(EXTERNAL), "word/styles.xml"), "DOCTYPE"),
    "only document": (lambda: packed({"word/document.xml": b"<a/>"}), "not a Word document"),
    "no XML": (lambda: changed(lambda _: b"<w:document"), "not a Word document"),
    "other XML": (lambda: changed(lambda _: b"<html/>"), "not a Word document"),
    "no types": (lambda: changed(lambda _: b"<html/>", "[Content_Types].xml"), "not a Word document"),
    "no body": (lambda: changed(lambda _: f"<w:document {SPACES}/>".encode()), "not a Word document"),
    "deep": (lambda: changed(lambda part: part.replace(b">\xe7\x94\xb2<", b">" + b"<w:x>" * 9999 + b"</w:x>" * 9999 + b"<")), "not a Word document"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_broken_or_hostile_file_ends_in_one_line(case: str) -> None:
    make, what = HOSTILE[case]
    with pytest.raises(SourceError, match=what) as caught:
        read_docx(make(), "x.docx")
    assert str(caught.value).startswith("x.docx: ")
    assert "\n" not in str(caught.value)
    assert caught.value.fix


def test_entities_that_slip_through_are_not_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regdiff.intake.readers.word.package.odd_parts", lambda _: [])
    with pytest.raises(SourceError, match="not a Word document"):
        read_docx(changed(doctype(BILLION)), "x.docx")


def test_tables_in_tables_end_somewhere() -> None:
    """As deep as the parser lets through, 256 elements, is still read."""
    nest = p(r("底"))
    for _ in range(75):
        nest = f"<w:tbl><w:tr><w:tc>{nest}{p()}</w:tc></w:tr></w:tbl>"
    assert texts(nest) == ["底"]


@pytest.mark.parametrize("bad", ["x", "-1", "99999999999999999999", "", "１"])
def test_figures_that_are_none_do_no_harm(bad: str) -> None:
    number = f'<w:numPr><w:ilvl w:val="{bad}"/><w:numId w:val="1"/></w:numPr>'
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="{bad}"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:lvlRestart w:val="{bad}"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="{bad}"><w:startOverride w:val="{bad}"/></w:lvlOverride>'
    shown = texts(p(r("文"), number) * 2, lists={1: levels}, nums={1: override})
    assert [line[-1] for line in shown] == ["文", "文"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        said = read_docx(bytes(whole), "x").encoding
    except SourceError as error:
        said = str(error)
    assert said == "docx" or (said.startswith("x: ") and "\n" not in said)


SOUND = word(BODY, {1: REGULATION})
