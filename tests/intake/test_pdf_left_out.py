"""PDFs: every character of the text layer is in a line or on the list of what was left out, and a heavy file ends in seconds."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import column, deflated, pdf, say, stream
from programs import chromium_pdf
from pypdfium2 import raw

from regdiff.errors import SourceError
from regdiff.intake.readers import apart
from regdiff.intake.readers.pdf import read_pdf
from regdiff.intake.source import Source
from regdiff.model.left_out import Reason
from regdiff.model.text import fold

ARTICLES = ["示例条例", "第一条　甲应当登记。", "第二条　乙应当备案。", "第三条　丙应当公开。", "第四条　丁应当报告。"]


def lines(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def left(source: Source) -> list[tuple[str, Reason, int, bool]]:
    return [(each.text, each.reason, each.page, each.law) for each in source.left_out]


# --- lines ---


FULL = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申"
"""All but the last sign of a line as wide as the page's text."""


def spaced(*paragraphs: list[str], room: int) -> str:
    """Draw paragraphs without indents, `room` points more between them than between their lines."""
    drawn, y = "", 780
    for texts in paragraphs:
        for text in texts:
            drawn += say(text, 70, y)
            y -= 20
        y -= room
    return drawn


@pytest.mark.parametrize(("room", "joined"), [(12, True), (0, False)])
def test_a_full_line_at_the_end_of_a_sentence_ends_a_paragraph_unless_the_room_behind_it_tells(
    room: int, joined: bool
) -> None:
    """Where paragraphs have no indents, and no room between them either, nothing tells: then a sentence ends one."""
    plain = [[f"{FULL}，", "甲应当登记。"], [f"{FULL}，", "乙应当备案。"], [f"{FULL}，", "丙应当公开。"]]
    doubtful = [f"{FULL}。", "丁应当报告。"]
    text = lines(read_pdf(pdf([spaced(*plain, doubtful, ["终。"], room=room)]), "x"))
    assert text == ["".join(each) for each in plain] + (["".join(doubtful)] if joined else doubtful) + ["终。"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (f"第一条　{FULL[4:]}；", "情节严重的，处罚款。", True),
        (f"（一）{FULL[3:]}；", "情节严重的，处罚款。", True),
        (f"（一）{FULL[3:]}；", "（二）乙。", False),
        (f"1.{FULL[1:]}甲；", "2.乙。", False),
        (f"第一条　{FULL[4:]}。", "情节严重的，处罚款。", False),
        (f"{FULL}；", "情节严重的，处罚款。", False),  # perhaps items without numbers
    ],
    ids=["article", "item", "next-item", "next-point", "sentence", "no-number"],
)
def test_behind_a_semicolon_only_a_number_begins_the_next_item(first: str, second: str, joined: bool) -> None:
    text = lines(read_pdf(pdf([column(["下列事项：", first, second, "终。"])]), "x"))
    assert text[-2:] == ([first + second, "终。"] if joined else [second, "终。"])


@pytest.mark.parametrize("alone", ["目录", "附件二", "第 3 條"])
def test_a_line_that_always_stands_alone_goes_on_from_no_full_line(alone: str) -> None:
    note = "（二〇二〇年五月二十八日第十三届全国人民代表大会第三次会议通过并公布）"
    assert len(note) == 35
    drawn = say(note, 70, 760) + say(alone, 70, 740) + column(["第一章　总则", "第一条　甲应当登记。"], y=700)
    assert lines(read_pdf(pdf([drawn]), "x"))[:2] == [note, alone]


def test_the_rows_of_a_table_are_lines_though_they_are_the_widest_of_their_page() -> None:
    rows = [("级次", "税率"), ("1", "2.5%"), ("12", "3.5%"), ("3", "10%")]
    drawn = column(["示例条例", "第一条　甲。", "附件"]) + "".join(
        say(cell, x, 600 - 20 * at) for at, row in enumerate(rows) for cell, x in zip(row, (70, 200), strict=True)
    )
    assert lines(read_pdf(pdf([drawn]), "x"))[-4:] == ["级次　税率", "1　2.5%", "12　3.5%", "3　10%"]


# --- columns ---

LEFT = ["第一条　甲甲甲甲甲甲甲甲甲甲", "甲应当登记乙乙乙乙乙乙乙乙乙乙", "丙。", "第二条　丁丁丁丁丁丁丁丁丁丁", "戊戊应当备案乙乙乙乙乙乙乙乙乙", "己。"]  # fmt: skip
RIGHT = ["第三条　甲甲甲甲甲甲甲甲甲甲", "甲应当公开乙乙乙乙乙乙乙乙乙乙", "丙。", "第四条　丁丁丁丁丁丁丁丁丁丁", "戊戊应当报告乙乙乙乙乙乙乙乙乙", "己。"]  # fmt: skip


def whole(*lines: str) -> list[str]:
    """Paragraphs of three lines."""
    return ["".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]


@pytest.mark.parametrize(
    "heads",
    [
        [("条例", 283, 800)],
        [("示例办法", 271, 800)],
        [("某市河道管理条例", 247, 800)],
        [("示例条例", 271, 820), ("（试行）", 271, 800)],
    ],
    ids=["two", "four", "eight", "lines"],
)
def test_a_title_above_two_columns_belongs_to_neither(heads: list[tuple[str, int, int]]) -> None:
    """A short one stands within the gutter alone, and would make a column of it."""
    drawn = "".join(say(*head) for head in heads) + column(LEFT) + column(RIGHT, x=310)
    assert lines(read_pdf(pdf([drawn]), "x")) == [head[0] for head in heads] + whole(*LEFT, *RIGHT)


@pytest.mark.parametrize(
    "head", ["", say("条例", 283, 800), say("某市河道管理条例", 247, 800)], ids=["none", "short", "long"]
)
def test_two_short_columns_are_read_one_after_the_other_where_numbers_run_on_down_them(head: str) -> None:
    titles = [] if not head else [lines(read_pdf(pdf([head]), "x"))[0]]
    right = [RIGHT[0].replace("三", "二"), *RIGHT[1:3]]
    drawn = head + column(LEFT[:3]) + column(right, x=310)
    assert lines(read_pdf(pdf([drawn]), "x")) == titles + whole(*LEFT[:3], *right)


def test_items_run_on_down_two_short_columns_too() -> None:
    left, right = (
        ["下列事项应当登记：", "（一）甲甲甲甲甲；", "（二）乙乙乙乙乙；"],
        ["（三）丙丙丙丙丙；", "（四）丁丁丁丁丁。"],
    )
    assert lines(read_pdf(pdf([column(left) + column(right, x=310)]), "x")) == [*left, *right]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["第一条　甲应当登记", "第三条　丙应当登记"], ["第二条　乙应当登记", "第四条　丁应当登记"]),
        (["第一条　甲应当登记", "第二条　乙应当登记"], ["第一条　甲可以登记", "第二条　乙可以登记"]),
        (["甲应当登记的事项", "乙应当备案的事项"], ["二十日内应当办理", "三十日内应当办理"]),
    ],
    ids=["in-rows", "compared", "without-numbers"],
)
def test_the_rows_of_a_short_table_are_read_across(left: list[str], right: list[str]) -> None:
    drawn = column(left) + column(right, x=310)
    said = "".join(lines(read_pdf(pdf([drawn]), "x"))).replace("　", "")
    assert said == "".join(f"{one}{other}" for one, other in zip(left, right, strict=True)).replace("　", "")


# --- contents ---

ENTRIES = [("第一章", "总则", "1"), ("第二章", "登记", "3"), ("附件", "收费表", "15"), ("附件二", "登记收费标准", "120")]


@pytest.mark.parametrize("leader", [".", "·", "…", " "])
def test_contents_with_page_numbers_at_the_other_side_are_left_out(leader: str) -> None:
    """The page numbers stand at the right edge, so that each line is full, as in a paragraph."""
    drawn = say("目　录", 250, 760)
    wanted = ["目　录"]
    for at, (number, title, page) in enumerate(ENTRIES):
        words = f"{number}　{title}"
        room = int((520 - 12 * (len(words) + len(page)) - 70) // 12)
        drawn += say(words, 70, 730 - 20 * at) + say(page, 520 - 12 * len(page), 730 - 20 * at)
        drawn += say(leader * room, 70 + 12 * len(words), 730 - 20 * at) if leader != " " else ""
        wanted.append(f"{words}{leader * room if leader != ' ' else '　'}{page}")
    source = read_pdf(pdf([drawn + say("第一章　总则", 70, 400)]), "x")
    assert lines(source) == ["第一章　总则"]
    assert [(each.text, each.reason) for each in source.left_out] == [(text, Reason.CONTENTS) for text in wanted]


@pytest.mark.parametrize("title", ["备案", "登记"])
def test_figures_at_the_other_side_are_no_column_and_no_contents(title: str) -> None:
    drawn = "".join(say(title, 70, 700 - 20 * at) + say(str(at + 10), 490, 700 - 20 * at) for at in range(12))
    assert lines(read_pdf(pdf([drawn]), "x")) == [f"{title}　{at + 10}" for at in range(12)]


# --- what runs through the pages ---


def test_running_heads_of_left_and_right_pages_are_named_with_their_page() -> None:
    pages = [
        say(("示例条例汇编", "某市人民政府")[at % 2], 70, 810) + say("内部资料", 70, 795) + column([f"第{n}条　甲应当登记。"]) + say(str(at + 5), 300, 30)
        for at, n in enumerate("一二三四五六")
    ]  # fmt: skip
    source = read_pdf(pdf(pages), "x")
    assert lines(source) == [f"第{n}条　甲应当登记。" for n in "一二三四五六"]
    assert {each.reason for each in source.left_out} == {Reason.RUNNING}
    assert [each.text for each in source.left_out if each.page == 2] == ["某市人民政府", "6", "内部资料"]


def test_a_running_head_of_two_pages_is_told_by_its_place() -> None:
    """On the page where it comes first it may be the title."""
    texts = [[ARTICLES[0], *ARTICLES[1:3]], ARTICLES[3:]]
    pages = [say("示例条例", 70, 810) + column(text, y=740) + say("某市人民政府", 70, 30) for text in texts]
    source = read_pdf(pdf(pages), "x")
    assert lines(source) == ARTICLES
    assert [each.text for each in source.left_out] == ["示例条例", "某市人民政府"] * 2
    source = read_pdf(pdf([say("示例条例", 70, 810) + column(ARTICLES[1:3], y=740), pages[1]]), "x")
    assert lines(source) == [*ARTICLES, "某市人民政府"]
    assert left(source) == [("示例条例", Reason.RUNNING, 2, False)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (column(["序号　名称", *ARTICLES]), column(["序号　名称", *ARTICLES])),
        (say("甲应当登记。", 70, 810) + column(ARTICLES, y=740), say("甲应当登记。", 70, 810) + column(ARTICLES, y=740)),
        (say("附件", 70, 810) + column(ARTICLES, y=740), say("附件", 90, 810) + column(ARTICLES, y=740)),
        (say("附件1", 70, 810) + column(ARTICLES, y=740), say("附件2", 70, 810) + column(ARTICLES, y=740)),
    ],
    ids=["near-the-text", "sentence", "other-place", "annexes"],
)
def test_what_two_pages_have_at_their_top_is_no_running_head_by_that_alone(first: str, second: str) -> None:
    assert read_pdf(pdf([first, second]), "x").left_out == ()


def test_a_figure_at_the_end_of_a_page_is_no_page_number() -> None:
    pages = [column(ARTICLES) + say("甲", 70, 60) + say("500", 300, 60), column(["乙　20"]) + say("800", 300, 60)]
    source = read_pdf(pdf(pages), "x")
    assert lines(source)[-1] == "800" or "800" in [each.text for each in source.left_out]
    assert "甲　500" in lines(source)


def test_a_watermark_across_the_pages_is_named() -> None:
    pages = [column([*ARTICLES, f"第五条　{n}。"]) + say("征求意见稿", 100, 600, turn=45) for n in "甲乙"]
    source = read_pdf(pdf(pages), "x")
    assert lines(source)[:5] == ARTICLES
    assert left(source) == [("征求意见稿", Reason.RUNNING, page, False) for page in (1, 2)]
    once = read_pdf(pdf(pages[:1]), "x")
    assert left(once) == [("征求意见稿", Reason.TEXT_BOX, 1, False)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_of_turned_text_is_read_upright(turn: int) -> None:
    """As the tables of an annex, on pages that lie on their side."""
    step = {90: (-20, 0), 180: (0, 20), 270: (20, 0)}[turn]
    start = {90: (500, 760), 180: (500, 100), 270: (100, 100)}[turn]
    drawn = "".join(
        say(text, start[0] + step[0] * at, start[1] + step[1] * at, turn=turn) for at, text in enumerate(ARTICLES)
    )
    for rotate in ("", f"/Rotate {360 - turn}"):
        assert lines(read_pdf(pdf([drawn], page=rotate), "x")) == ARTICLES


def test_a_page_of_two_directions_is_read_in_both() -> None:
    source = read_pdf(pdf([column(ARTICLES) + say("附件　登记收费标准", 300, 300, turn=90)]), "x")
    assert lines(source) == [*ARTICLES, "附件　登记收费标准"]
    assert [line.line for line in source.lines] == [1, 2, 3, 4, 5, 6]


# --- characters ---


def test_a_page_of_few_lines_is_not_taken_for_a_vertical_one(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<meta charset=utf-8><p>第一章　总则</p><p>第一条　甲应当登记，标准为　500元。</p>", encoding="utf-8")
    source = read_pdf(chromium_pdf(page, tmp_path / "a.pdf").read_bytes(), "x")
    assert lines(source) == ["第一章　总则", "第一条　甲应当登记，标准为　500元。"]


def test_rare_characters_and_hyphens_are_kept(tmp_path: Path) -> None:
    """Beyond the basic plane a character comes as two; the engine writes a hyphen at a line's end as a control character."""
    page = tmp_path / "a.html"
    page.write_text(
        "<meta charset=utf-8><style>p{font:12pt 'Noto Serif CJK SC'}</style><p>第一条　𠮷𫓧的Regu-<br>lation</p>",
        encoding="utf-8",
    )
    source = read_pdf(chromium_pdf(page, tmp_path / "a.pdf").read_bytes(), "x")
    assert "".join(lines(source)) == "第一条　𠮷𫓧的Regu-lation"


UNNAMED = {  # a font of two squares, whose names say nothing
    1001: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 2/Widths[1000 1000]"
    b"/Encoding<</Type/Encoding/Differences[1/g1/g2]>>/CharProcs<</g1 1002 0 R/g2 1002 0 R>>/Resources<<>>>>",
    1002: stream(b"1000 0 0 0 900 900 d1 0 0 900 900 re f"),
}


def test_a_glyph_that_names_no_character_is_seen() -> None:
    """Left out, 登记机关 would read 登机关, and nobody would know."""
    drawn = say("第一条　登", 70, 700) + "BT /G 12 Tf 130 700 Td <01> Tj ET " + say("机关", 142, 700)
    source = read_pdf(pdf([drawn], objects=UNNAMED), "x")
    assert lines(source) == ["第一条　登�机关"]
    assert source.remarks == ("glyphs without a character, read as �: 1, on pages 1",)
    with pytest.raises(SourceError, match=r"fonts do not say which characters.*ocrmypdf"):
        read_pdf(pdf(["BT /G 12 Tf 70 700 Td <01020102> Tj ET"], objects=UNNAMED), "x")


def test_an_invisible_layer_of_text_is_the_text_of_a_scan() -> None:
    image = stream(b"\0" * 64, "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8")
    scan = "q 595 0 0 842 0 0 cm /X Do Q\n"
    text = "".join(say(line, 70, 760 - 20 * at, mode=3) for at, line in enumerate(ARTICLES))
    assert lines(read_pdf(pdf([scan + text], objects={1000: image}), "x")) == ARTICLES
    assert read_pdf(pdf([scan + text], objects={1000: image}), "x").left_out == ()


@pytest.mark.parametrize(
    ("drawn", "page"),
    [
        (say("第九条　密。", 70, 300, mode=3), ""),
        (say("第九条　密。", 700, 300), ""),
        (say("第九条　密。", 70, 900), ""),
        (say("第九条　密。", 70, 300), "/CropBox[0 400 595 842]"),
        (f"q 0 0 50 50 re W n {say('第九条　密。', 70, 300)} Q\n", ""),
        (f"q 0 0 500 500 re W n 0 0 50 50 re W n {say('第九条　密。', 70, 300)} Q\n", ""),
        (say("第九条　密。", 700, 300, turn=90), ""),
    ],
    ids=["without-ink", "right-of-page", "above-page", "cropped", "clipped", "clipped-twice", "turned"],
)
def test_text_that_a_page_does_not_show_is_named(drawn: str, page: str) -> None:
    source = read_pdf(pdf([column(ARTICLES[:2]) + drawn + column(ARTICLES[2:], y=720)], page=page), "x")
    assert lines(source) == ARTICLES
    assert left(source) == [("第九条　密。", Reason.HIDDEN, 1, True)]


@pytest.mark.parametrize(
    "drawn",
    [
        say("第五条　戊。", 70, 300, mode=7),
        f"q 0 0 595 842 re W n {say('第五条　戊。', 70, 300)} Q\n",
        f"q 60 290 20 20 re W n {say('第五条　戊。', 70, 300)} Q\n",
        say("第五条　戊。", 560, 300),
        say("第五条　戊。", 70, 300, mode=1),
    ],
    ids=["clip-of-a-picture", "within-its-clip", "cut-in-part", "over-the-edge", "outlines"],
)
def test_text_that_is_seen_if_only_in_part_is_text(drawn: str) -> None:
    source = read_pdf(pdf([column(ARTICLES) + drawn]), "x")
    assert lines(source) == [*ARTICLES, "第五条　戊。"]
    assert source.left_out == ()


def test_text_without_ink_in_a_drawing_within_the_page_is_named() -> None:
    form = stream(say("第九条　密。", 70, 300, mode=3).encode(), "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>")  # fmt: skip
    source = read_pdf(pdf([column(ARTICLES) + "/X Do"], objects={1000: form}), "x")
    assert (lines(source), [each[0] for each in left(source)]) == (ARTICLES, ["第九条　密。"])


def test_a_stamp_on_a_recognised_scan_does_not_make_its_text_unseen() -> None:
    image = stream(b"\0" * 64, "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8")
    scan = "q 595 0 0 842 0 0 cm /X Do Q\n" + "".join(
        say(line, 70, 760 - 20 * at, mode=3) for at, line in enumerate(ARTICLES)
    )
    source = read_pdf(pdf([scan + say("存档", 70, 300)], objects={1000: image}), "x")
    assert lines(source) == [*ARTICLES, "存档"]


def test_what_most_of_a_page_is_drawn_with_is_its_text() -> None:
    """A scan may be drawn in ways that are no picture, and then be stamped."""
    drawn = "".join(say(line, 70, 760 - 20 * at, mode=3) for at, line in enumerate(ARTICLES))
    assert lines(read_pdf(pdf([drawn + say("存档", 70, 300)]), "x")) == [*ARTICLES, "存档"]


def test_pictures_without_text_may_be_law() -> None:
    image = stream(b"\0" * 64, "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8")
    beside, alone = "q 200 0 0 200 100 100 cm /X Do Q\n", "q 595 0 0 842 0 0 cm /X Do Q\n"
    source = read_pdf(pdf([column(ARTICLES[:1]) + beside, column(ARTICLES) + beside, alone, ""], objects={1000: image}), "x")
    assert left(source) == [("", Reason.PICTURE, 1, False), ("", Reason.PICTURE, 2, True), ("", Reason.PICTURE, 3, True)]
    assert source.remarks == ("pages without text: 3, 4",)


def test_comments_and_forms_are_named() -> None:
    def note(kind: str, key: str) -> str:
        return f"<</Type/Annot/Subtype/{kind}/Rect[0 0 9 9]/{key} <FEFF{'请核对'.encode('utf-16-be').hex()}>>>"

    annotations = f"/Annots[{note('Text', 'Contents')}{note('Widget/FT/Tx', 'V')}{note('Popup', 'Contents')}]"
    source = read_pdf(pdf([column(ARTICLES)], page=annotations), "x")
    assert left(source) == [("请核对", Reason.COMMENT, 1, False), ("请核对", Reason.TEXT_BOX, 1, False)]


# --- the law ---


def bare(text: str) -> Counter[str]:
    return Counter("".join(char for char in text if fold(char)))


def held(data: bytes) -> Counter[str]:
    """Count the characters that the engine gives, without those that it makes up."""
    out = ""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            codes = [
                raw.FPDFText_GetUnicode(text, at)
                for at in range(text.count_chars())
                if raw.FPDFText_IsGenerated(text, at) != 1
            ]
            out += "".join(map(chr, codes))
            text.close()
    return bare(out)


PLACED = st.builds(
    say,
    st.text(st.sampled_from("甲乙丙第一条二章。，（）13.…—页 \u3000里\u2f08e"), min_size=1, max_size=30),
    st.integers(20, 500),
    st.integers(20, 800),
    turn=st.sampled_from([0, 0, 0, 0, 90, 180, 270, 45]),
    mode=st.sampled_from([0, 0, 3]),
)
HEADS = st.sampled_from(["", say("示例条例汇编", 70, 820), say("— 3 —", 280, 20), say("12", 280, 20)])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(lambda head, body: head + "".join(body), HEADS, st.lists(PLACED, max_size=12)), min_size=1, max_size=5
    )
)
def test_every_character_is_in_one_place(pages: list[str]) -> None:
    data = pdf(pages)
    try:
        source = read_pdf(data, "x")
    except SourceError as error:
        assert "a scan without text" in str(error)  # noqa: PT017 - nothing was drawn
        assert not held(data)
        return
    told: Counter[str] = Counter()
    for line in source.lines:
        told += bare(line.raw or line.text)
    for each in source.left_out:
        told += bare(each.text)
    assert told == held(data)
    assert read_pdf(data, "x") == source


# --- heavy files ---

WORDS = b"BT /F 9 Tf 10 10 Td (abc) Tj ET "


def forms(depth: int) -> bytes:
    """Drawings, each of which draws the next one ten times."""
    objects = {
        1000 + at: stream(
            b"/X Do " * 10, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {1001 + at} 0 R>>>>"
        )
        for at in range(depth)
    }
    return pdf(["/X Do"], objects=objects)


@pytest.mark.parametrize(
    "make",
    [
        lambda: pdf([deflated(WORDS * (2**28 // len(WORDS)))]),
        lambda: pdf([deflated(WORDS * (2**28 // len(WORDS)), times=2)]),
        lambda: pdf([deflated(WORDS * (2**26 // len(WORDS)))] * 3),
    ],
    ids=["once", "twice", "in-parts"],
)
def test_what_unpacks_to_hundreds_of_megabytes_is_refused_at_once(make: object) -> None:
    data = make()  # type: ignore[operator]
    start = time.monotonic()
    with pytest.raises(SourceError, match=r"^x\.pdf: too large: it unpacks to more than 128 MB"):
        read_pdf(data, "x.pdf")
    assert time.monotonic() - start < 10


def test_what_keeps_the_engine_busy_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_SECONDS", 2)
    with pytest.raises(SourceError, match=r"^x\.pdf: reading it takes more than 2 seconds"):
        read_pdf(forms(25), "x.pdf")


def test_a_file_of_doubtful_weight_is_read_the_same_by_a_process_of_its_own() -> None:
    pages = [column(ARTICLES) + say("征求意见稿", 100, 300, turn=45)]
    light = pdf(pages)
    form = stream(b"", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    assert read_pdf(pdf(pages, objects=dict.fromkeys(range(1000, 1030), form)), "x") == read_pdf(light, "x")
    with pytest.raises(SourceError, match=r"^x: a scan without text"):
        read_pdf(pdf([""], objects=dict.fromkeys(range(1000, 1030), form)), "x")
