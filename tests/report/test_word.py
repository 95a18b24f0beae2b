"""The comparison table as a Word document: what a Chinese office expects of it, opened by python-docx and by LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lossless import change_set_of
from programs import soffice
from reports import paragraphs
from reports import render as render_text
from samples import HOSTILE, every_kind, hostile, make, own, own_changes

from regdiff.cli.main import main
from regdiff.comparing.changes import ChangeSet
from regdiff.errors import UsageError
from regdiff.model.text import BLANK
from regdiff.report.docx import COLUMNS, CUT
from regdiff.report.formats import Looks, render
from regdiff.report.wording import Wording
from regdiff.tasks.compare import render as render_report


def document_of(change_set: ChangeSet, looks: Looks | None = None) -> docx.document.Document:
    report = render(change_set, "docx", looks or Looks())
    assert isinstance(report, bytes)
    return docx.Document(io.BytesIO(report))


def lines_of(change_set: ChangeSet, looks: Looks | None = None) -> list[str]:
    report = render(change_set, "docx", looks or Looks())
    assert isinstance(report, bytes)
    return paragraphs(report).splitlines()


def test_a_table_as_offices_send_it_around() -> None:
    lines = lines_of(every_kind())
    assert lines[:2] == ["《某条例》新旧条文对照表", "注：右栏黑体字为新增或修改的文字，左栏加删除线的为删去的文字。"]
    table = lines[lines.index("修订前（2017） | 修订后（2025）") :]
    assert "第一章　总则" in table
    assert "（新增） | 第六条　数字化平台由国务院统一建设，各地不得重复建设。" in table
    assert "第八条　国家建立诚信档案制度。 | （删除）" in table
    merged = next(line for line in table if line.startswith("第六条"))
    assert merged == (
        "第六条　任何单位和个人有权举报违反本条例的行为。 ⏎ 第七条　接到举报的机关应当及时处理并为举报人保密。"
        " | 第七条　任何单位和个人有权举报违反本条例的行为。接到举报的机关应当及时处理并为举报人保密。"
    )
    assert not any(line.startswith("第一条") for line in table)
    assert any("未修改的" in line for line in lines)


def test_what_differs_by_number_alone_is_left_out_and_said() -> None:
    lines = lines_of(own_changes())
    assert "仅条号变动的 2 条未逐条列出：第二十九条→第三十条、第三十条→第三十一条。" in lines
    assert not any(line.startswith("第二十九条　") for line in lines)
    same = lines_of(own_changes(), Looks(unchanged="same"))
    assert any(line.startswith("第二十九条　") and line.endswith("| 第三十条 ⏎ 全文同左") for line in same)
    assert any(line.startswith("第八条") and line.endswith("| 全文同左") for line in same)


def test_a_chapter_in_which_nothing_changed_says_so() -> None:
    old = "第一章　总则\n\n第一条　甲。\n\n第二章　罚则\n\n第二条　乙。\n"
    lines = lines_of(change_set_of(make("a", old), make("b", old.replace("乙", "丙丁"))))
    assert "第一章　总则（本章未修改）" in lines
    assert "第二章　罚则" in lines


@pytest.mark.parametrize(
    ("marks", "shape"),
    [("bold", ("b", "eastAsia")), ("red", ("color",)), ("underline", ("u",))],
    ids=["bold", "red", "underline"],
)
def test_marks_are_what_was_asked_for_and_deleted_text_is_struck(marks: str, shape: tuple[str, ...]) -> None:
    (table,) = document_of(every_kind(), Looks(marks=marks)).tables
    runs = [run for row in table.rows for cell in row.cells for paragraph in cell.paragraphs for run in paragraph.runs]
    struck = [run for run in runs if run.font.strike]
    inserted = [run for run in runs if run.text == "经营范围、"]
    assert any(run.text == "万元" or "一万" in run.text for run in struck)
    assert inserted
    for run in inserted:
        found = {child.tag.split("}")[1] for child in run._element.rPr}  # noqa: SLF001
        assert {name for name in shape if name != "eastAsia"} <= found
        fonts = run._element.rPr.rFonts  # noqa: SLF001
        assert (fonts.get(qn("w:eastAsia")) == "黑体") is ("eastAsia" in shape)


def test_columns_are_what_was_asked_for() -> None:
    assert (
        lines_of(every_kind(), Looks(columns=COLUMNS)).count(
            "序号 | 修订类型 | 影响程度 | 修订前（2017） | 修订后（2025） | 主要变化 | 说明"
        )
        == 1
    )
    table = document_of(every_kind(), Looks(columns=COLUMNS)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows if len(set(row.cells)) == len(COLUMNS) + 2]
    numbered = [row for row in rows[1:] if row[0]]
    assert [row[0] for row in numbered] == [str(number) for number in range(1, len(numbered) + 1)]
    assert [row[1] for row in rows[1:] if not row[0]] == ["章节标题 · 修改"]  # no provision, and not counted as one
    assert all(row[-1] == "" for row in rows[1:])
    with pytest.raises(UsageError, match="for Word tables, not for html"):
        render(every_kind(), "html", Looks(cut=True))
    with pytest.raises(UsageError, match="for Word tables, not for xlsx"):
        render(every_kind(), "xlsx", Looks(digest=True))


def test_the_first_page_says_what_matters_and_the_table_follows_on_pages_that_lie(tmp_path: Path) -> None:
    document = document_of(every_kind(), Looks(digest=True))
    first, second = document.sections
    assert first.page_height > first.page_width
    assert second.page_width > second.page_height
    identity, penalties, table = document.tables
    assert [[cell.text for cell in row.cells] for row in identity.rows][1:3] == [
        ["标题", "某条例", "某条例"],
        ["条数", "9", "9"],
    ]
    assert table.rows[0].cells[0].text == "修订前（2017）"
    paragraphs_of = {paragraph.text: paragraph for paragraph in document.paragraphs}
    assert "新增1条、修改4条、删除1条" in paragraphs_of
    assert {"罚则", "禁止性规定", "期限与日期", "取消与放宽"} <= set(paragraphs_of)
    head, fine = ([cell.text for cell in row.cells] for row in penalties.rows)
    assert head == ["条号", "行为", "对象", "原处罚", "现处罚"]
    assert fine[3:] == ["并处一万元以下罚款", "并处五万元以下罚款（提高）"]
    date = paragraphs_of["第九条　本条例自2017年3月1日→2025年11月28日起施行"]
    assert [run.text for run in date.runs if run.font.strike] == ["2017年3月1日"]
    assert [run.text for run in date.runs if run.font.bold] == ["第九条　", "2025年11月28日"]
    assert "《某条例》修订要点" in paragraphs_of
    assert "黑体字为新增或修改后的文字，加删除线的为删去的文字。" in paragraphs_of
    assert document_of(every_kind()).sections[0].page_width > document_of(every_kind()).sections[0].page_height
    with pytest.raises(UsageError, match="the whole text"):
        render_report(every_kind(), "docx", Looks(tracked=True, digest=True))


def test_libreoffice_shows_the_first_page_upright_and_the_table_behind_it(tmp_path: Path) -> None:
    (tmp_path / "table.docx").write_bytes(render(own_changes(), "docx", Looks(digest=True, marks="red")))  # type: ignore[arg-type]
    pdf = pypdfium2.PdfDocument(soffice(tmp_path / "table.docx", "pdf", tmp_path))
    upright = [page.get_height() > page.get_width() for page in pdf]
    assert upright == sorted(upright, reverse=True)
    assert 1 <= sum(upright) <= 3
    texts = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pdf]
    assert texts[0].startswith("《中国共产党工作机关条例》修订要点")
    assert "不得引用" in texts[0]
    assert f"1/{len(texts)}" in texts[0]
    assert "新旧条文对照表" in texts[sum(upright)]


def test_the_first_page_of_hostile_texts_is_text(tmp_path: Path) -> None:
    (tmp_path / "table.docx").write_bytes(render(hostile(), "docx", Looks(digest=True, columns=("main",))))  # type: ignore[arg-type]
    assert "\x07" not in soffice(tmp_path / "table.docx", "txt:Text (encoded):UTF8", tmp_path).read_text(encoding="utf-8")


def test_untouched_paragraphs_are_cut_on_request() -> None:
    items = "".join(f"（{n}）事项{n}的登记；\n" for n in "一二三四五六")
    old, new = (
        make(label, f"第一条　下列事项应当登记：\n{items.replace('事项三', third)}")
        for label, third in (("a", "事项三"), ("b", "事项丙"))
    )
    whole, short = lines_of(change_set_of(old, new)), lines_of(change_set_of(old, new), Looks(cut=True))
    assert "（六）" in whole[-1]
    assert short[-1].count(CUT) == 4
    assert "（六）" not in short[-1]
    assert "事项丙" in short[-1]


def test_what_is_printed_as_the_same_is_never_cut() -> None:
    same = "".join(f"（{n}）事项{n}的登记；\n" for n in "一二三四五六").rstrip()
    body = f"第一条　甲。\n\n第二条　下列事项应当登记：\n{same}\n\n第三条　丙。\n"
    change_set = change_set_of(make("a", body), make("b", body.replace("甲", "甲和乙")))
    lines = lines_of(change_set, Looks(cut=True, unchanged="same"))
    (line,) = (line for line in lines if line.startswith("第二条"))
    assert line.endswith("| 全文同左")
    assert CUT not in line
    assert "（六）事项六的登记" in line
    numbered = change_set_of(
        make("a", body),
        make("b", "第一条　新。\n\n" + body.replace("第三", "第四").replace("第二", "第三").replace("第一", "第二")),
    )
    (line,) = (line for line in lines_of(numbered, Looks(cut=True, unchanged="same")) if line.startswith("第二条　下列"))
    assert line.endswith("| 第三条 ⏎ 全文同左")
    assert CUT not in line


def test_an_article_that_only_moved_says_so_in_place_of_its_text() -> None:
    old = "第一章　甲\n\n第一条　登记机关应当依法办理登记。\n\n第二条　收费依照规定。\n\n第二章　乙\n\n第三条　罚款上缴国库。\n"
    new = "第一章　甲\n\n第一条　收费依照规定。\n\n第二章　乙\n\n第二条　登记机关应当依法办理登记。\n\n第三条　罚款上缴国库。\n"
    lines = lines_of(change_set_of(make("a", old), make("b", new)))
    assert "第一条　登记机关应当依法办理登记。 | 第二条 ⏎ 全文同左（位置移动）" in lines


def test_headings_stay_headings_when_a_blank_or_their_number_changes() -> None:
    old = "第一章　总　则\n\n第一条　登记机关应当依法登记。\n\n第二章　附则\n\n第二条　收费依照规定。\n"
    new = "第一章　总 则\n\n第一条　登记机关应当依法办理登记。\n\n第三章　附则\n\n第二条　不收费。\n"
    lines = lines_of(change_set_of(make("a", old), make("b", new)))
    assert lines[-4::2] == ["第一章　总 则", "第三章　附则（原第二章）"]


def test_a_note_of_many_acts_is_cut_to_the_first_and_the_last_that_both_texts_tell() -> None:
    acts = [
        "1985年1月21日通过",
        "1993年12月29日第一次修正",
        "1999年10月31日修订",
        "2017年11月4日第二次修正",
        "2024年6月28日第三次修正",
    ]
    old, new = (f"（{BLANK.join(acts[:count])}）" for count in (4, 5))
    change_set = change_set_of(make("a", "第一条　甲。\n", note=old), make("b", "第一条　乙。\n", note=new))
    (line,) = (line for line in lines_of(change_set) if line.startswith("（1985"))
    assert line == (
        "（1985年1月21日通过　……　2017年11月4日第二次修正）"
        " | （1985年1月21日通过　……　2017年11月4日第二次修正　2024年6月28日第三次修正）"
    )


@pytest.mark.parametrize("name", ["csv", "docx", "html", "markdown", "text", "xlsx"])
@pytest.mark.parametrize("looks", [Looks(), Looks(unchanged="same"), Looks(columns=COLUMNS, contents=True)], ids=str)
def test_two_texts_that_are_the_same_give_one_sentence_and_no_rows(name: str, looks: Looks) -> None:
    if name != "docx":
        looks = Looks(lang="zh", order=looks.order)
    report = render_text(change_set_of(own("2025"), own("2025")), name, looks)
    assert report.count("两个文本内容一致。") == 1
    assert "全文同左" not in report
    assert "为了加强和规范党的工作机关工作" not in report


def test_texts_that_differ_by_numbers_or_typography_alone_have_no_table() -> None:
    old, new = "第一条　处（一）万元罚款。\n\n第二条　乙机关。\n", "第一条　处(一)万元罚款。\n\n第三条　乙机关。\n"
    change_set = change_set_of(make("a", old), make("b", new))
    assert document_of(change_set).tables == []
    assert lines_of(change_set)[1:] == [
        "除以下未逐条列出的以外，两个文本内容一致。",
        "仅条号变动的 1 条未逐条列出：第二条→第三条。",
        "仅空白、标点全半角等排版不同的 1 条未逐条列出：第一条。",
    ]
    same = lines_of(change_set, Looks(unchanged="same"))
    assert "第一条　处（一）万元罚款。 | 全文同左（仅排版差异）" in same


def test_the_list_of_changes_leads_to_every_row_of_a_change_and_to_nothing_else() -> None:
    document = document_of(every_kind(), Looks(contents=True))
    body = document.element.body
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    places = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert sorted(links) == sorted(places)
    assert len(set(places)) == len(places) == len({each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))})
    lines = lines_of(every_kind(), Looks(contents=True))
    start = lines.index("变更一览")
    assert lines[start + 1 : start + 8] == [
        "新增（1）：第六条",
        "删除（1）：原第八条",
        "修改（2）：第四条、第九条",
        "拆分（1）：第二条、第三条",
        "合并（1）：第七条",
        "仅位置、条号或排版变动（1）：第八条",
        "标题、章节等（3）：序言、第二章、附件",
    ]
    for row in document.tables[-1].rows:
        for mark in row._tr.iter(qn("w:bookmarkStart")):  # noqa: SLF001
            (link,) = (each for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor")) == mark.get(qn("w:name")))
            number = "".join(text.text for text in link.iter(qn("w:t"))).removeprefix("原").split("、")[0]
            assert number in "".join(cell.text for cell in row.cells) or number in ("序言", "附件")
    assert not list(document_of(every_kind()).element.body.iter(qn("w:bookmarkStart"), qn("w:hyperlink")))


def test_pages_stand_upright_on_request() -> None:
    document = document_of(own_changes(), Looks(portrait=True, columns=COLUMNS, digest=True))
    assert all(section.page_height > section.page_width for section in document.sections)
    widths = [int(column.get(qn("w:w"))) for column in document.tables[-1]._tbl.tblGrid]  # noqa: SLF001
    assert sum(widths) <= 9_638
    assert min(widths) > 600


def test_properties_are_what_is_known_and_the_template_tells_nothing_of_itself() -> None:
    report = render(own_changes(), "docx")
    assert isinstance(report, bytes)
    with zipfile.ZipFile(io.BytesIO(report)) as packed:
        names = set(packed.namelist())
        told = packed.read("docProps/core.xml").decode()
        every = b"".join(packed.read(name) for name in names)
    assert "《中国共产党工作机关条例》新旧条文对照表" in told
    assert not re.search("python-docx|created|modified|20[0-9]{2}-", told)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "app.xml" in name]
    assert b"ja-JP" not in every
    assert b"Macintosh" not in every
    known = document_of(
        own_changes(), Looks(author="某处", date=date(2025, 12, 1), wording=Wording(title="对照表"))
    ).core_properties
    assert (known.title, known.author, known.last_modified_by) == ("对照表", "某处", "某处")
    assert known.created == known.modified == datetime(2025, 12, 1, tzinfo=UTC)
    book = render(own_changes(), "xlsx", Looks(author="某处", date=date(2025, 12, 1)))
    told = openpyxl.load_workbook(io.BytesIO(book)).properties  # type: ignore[arg-type]
    assert (told.creator, told.created) == ("某处", datetime(2025, 12, 1))  # noqa: DTZ001 - so the library reads it
    with pytest.raises(UsageError, match="for Word and Excel"):
        render(own_changes(), "html", Looks(author="某处"))


def test_quotation_marks_are_set_as_chinese_ones_and_latin_text_is_not() -> None:
    old, new = "第一条　甲。\n", "第一条　甲“——”ABC 标准。\n"
    (table,) = document_of(change_set_of(make("a", old), make("b", new))).tables
    runs = [run for paragraph in table.rows[1].cells[1].paragraphs for run in paragraph.runs]
    fonts = {run.text: run._element.rPr.rFonts for run in runs}  # noqa: SLF001
    assert all(font.get(qn("w:hint")) == "eastAsia" for font in fonts.values())
    english = render(own_changes(), "docx", Looks(lang="en"))
    heads = document_of(own_changes(), Looks(lang="en")).tables[0].rows[0].cells
    assert isinstance(english, bytes)
    assert not any(run._element.rPr.rFonts.get(qn("w:hint")) for cell in heads for run in cell.paragraphs[0].runs)  # noqa: SLF001


def test_the_head_is_repeated_and_the_page_lies_on_its_side() -> None:
    document = document_of(own_changes())
    section = document.sections[0]
    assert section.page_width > section.page_height
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
    assert "PAGE" in section.footer._element.xml  # noqa: SLF001
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert render(every_kind(), "docx") == render(every_kind(), "docx")


def test_libreoffice_shows_every_page_with_its_head_and_number(tmp_path: Path) -> None:
    (tmp_path / "table.docx").write_bytes(render(own_changes(), "docx", Looks(columns=COLUMNS)))  # type: ignore[arg-type]
    pdf = pypdfium2.PdfDocument(soffice(tmp_path / "table.docx", "pdf", tmp_path))
    texts = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pdf]
    assert len(texts) > 4
    for number, text in enumerate(texts, 1):
        assert "修订前（2017年3月1日）" in text
        assert f"{number}/{len(texts)}" in text
    assert pdf[0].get_width() > pdf[0].get_height()
    assert "不得引用" in texts[0]


def test_hostile_texts_are_text_to_word(tmp_path: Path) -> None:
    (tmp_path / "table.docx").write_bytes(render(hostile(), "docx"))  # type: ignore[arg-type]
    text = soffice(tmp_path / "table.docx", "txt:Text (encoded):UTF8", tmp_path).read_text(encoding="utf-8")
    assert HOSTILE.split("\x1b")[0] in text
    assert "\x07" not in text


def test_a_table_of_20_000_rows_and_a_very_long_article() -> None:
    many = "\n\n".join(f"第{number}条　第{number}项应当登记。" for number in range(1, 20_001)) + "\n"
    report = render(change_set_of(make("a", "第零条　无。\n"), make("b", many)), "docx")
    assert isinstance(report, bytes)
    long = "登记机关应当依法办理登记。" * 8000
    (line,) = [
        x for x in lines_of(change_set_of(make("a", "第一条　甲。\n"), make("b", f"第一条　{long}\n"))) if long[:50] in x
    ]
    assert long in line


def test_two_files_and_no_archive_just_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old = docx.Document()
    for text in ("某条例", "（2017年3月1日发布）", "第一条　登记机关应当办理登记。", "第二条　本条例自发布之日起施行。"):
        old.add_paragraph(text)
    old.save("old.docx")
    Path("new.txt").write_text(
        "某条例\n（2025年3月1日发布）\n第一条　登记机关应当及时办理登记。\n第二条　本条例自发布之日起施行。\n",
        encoding="utf-8",
    )
    soffice(tmp_path / "new.txt", "pdf", tmp_path)
    assert main(["compare", "old.docx", "new.pdf", "-o", "对照表.docx"]) == 0
    text = paragraphs(Path("对照表.docx").read_bytes())
    assert "修订前（2017年3月1日） | 修订后（2025年3月1日）" in text
    assert "第一条　登记机关应当办理登记。 | 第一条　登记机关应当及时办理登记。" in text
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_options_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    args = [
        "compare",
        "2017",
        "2025",
        "-o",
        "t.docx",
        "--marks",
        "red",
        "--columns",
        "number,main,explanation",
        "--unchanged",
        "same",
        "--cut",
        "--digest",
    ]
    assert main(args) == 0
    assert "序号 | 修订前（2017年3月1日） | 修订后（2025年11月28日） | 主要变化 | 说明" in paragraphs(
        Path("t.docx").read_bytes()
    )
    args = ["compare", "2017", "2025", "-o", "t.docx", "--heads", "现行条文，修订条文", "--title", "工作机关条例对照表"]
    assert main([*args, "--portrait", "--contents", "--author", "法规处", "--date", "2025-12-01"]) == 0
    made = docx.Document("t.docx")
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["现行条文", "修订条文"]
    assert (made.paragraphs[0].text, made.core_properties.author) == ("工作机关条例对照表", "法规处")
    assert main(["compare", "2017", "2025", "--heads", "现行条文"]) == 2
    assert main(["compare", "2017", "2025", "-o", "t.docx", "--date", "昨天"]) == 2
    assert main(["compare", "2017", "2025", "--verb", "订正"]) == 2
    assert main(["compare", "2017", "2025", "--format", "text", "--verb", "修正", "--old-label", "试行稿"]) == 0
    assert "修正前（试行稿）" in capsys.readouterr().out
    assert main(["compare", "2017", "2025", "-o", "t.docx", "--columns", "x"]) == 2
    assert main(["compare", "2017", "2025", "--cut"]) == 2
    assert "for Word tables" in capsys.readouterr().err
