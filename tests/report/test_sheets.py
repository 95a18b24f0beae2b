"""The table as CSV and as an Excel workbook: what stands where, that nothing acts, and that real programs open it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from conftest import OWN
from lossless import change_set_of
from programs import soffice
from samples import HOSTILE, every_kind, hostile, make, own_changes

from regdiff.cli.main import main
from regdiff.comparing.changes import ChangeSet
from regdiff.report.formats import Looks, render
from regdiff.report.sheet import sheet_rows
from regdiff.report.view import make_view
from regdiff.report.xlsx import LONGEST

HEAD = 5
"""Row of the head in a workbook, counted from 1."""


def rows_of(change_set: ChangeSet, looks: Looks | None = None) -> list[list[str]]:
    report = render(change_set, "csv", looks or Looks())
    assert isinstance(report, str)
    return list(csv.reader(io.StringIO(report.removeprefix("\ufeff"), newline="")))


def sheet_of(change_set: ChangeSet, looks: Looks | None = None) -> openpyxl.worksheet.worksheet.Worksheet:
    report = render(change_set, "xlsx", looks or Looks())
    assert isinstance(report, bytes)
    return openpyxl.load_workbook(io.BytesIO(report), rich_text=True).active


def test_a_row_of_csv_says_what_happened_to_an_article() -> None:
    head, *rows = rows_of(every_kind())
    assert head == [
        "变更", "修订类型", "章节", "修订前（条号）", "修订前（2017）", "修订后（条号）", "修订后（2025）", "合并标记", "提示",
        "影响程度", "主要变化", "说明",
    ]  # fmt: skip
    by_number = {row[5]: row for row in rows if row[5]}
    assert by_number["第六条"][1:7] == [
        "新增", "第一章　总则", "", "（新增）", "第六条", "数字化平台由国务院统一建设，各地不得重复建设。",
    ]  # fmt: skip
    assert "[-31-]" not in by_number["第九条"][7]
    assert "{+" in by_number["第九条"][7]
    merged = next(row for row in rows if row[1].startswith("合并"))
    assert merged[3] == "第六条、第七条"
    assert merged[4].startswith("第六条　任何单位和个人")


@pytest.mark.parametrize("change_set", [own_changes(), every_kind(), hostile()], ids=["own", "kinds", "hostile"])
def test_the_texts_of_a_side_stand_in_their_column_whole(change_set: ChangeSet) -> None:
    sheet = sheet_of(change_set)
    view = make_view(change_set)
    for at, row in enumerate(sheet_rows(view), HEAD + 1):
        for column, runs in ((7, row.old), (9, row.new)):
            shown = str(sheet.cell(at, column).value or "").replace("\u200b", "")
            assert re.sub(r"\\[xu][0-9a-f]+", "", shown) == re.sub(
                r"[\x00-\x09\x0b-\x1f\x7f]", "", "".join(run.text for run in runs)
            )


def test_marks_in_a_workbook_are_struck_or_underlined_never_colour_alone() -> None:
    sheet = sheet_of(own_changes())
    rich = [
        (cell.column, block)
        for row in sheet.iter_rows(min_row=HEAD + 1)
        for cell in row
        if isinstance(cell.value, openpyxl.cell.rich_text.CellRichText)
        for block in cell.value
        if not isinstance(block, str)
    ]
    old = [block for column, block in rich if column == 7 and block.font.color and block.font.color.rgb == "FFB3261E"]
    new = [block for column, block in rich if column == 9 and block.font.color and block.font.color.rgb == "FF0B5A22"]
    assert old
    assert new
    assert all(block.font.strike for block in old)
    assert all(block.font.b and block.font.u for block in new)


def test_a_workbook_can_be_filtered_and_printed_with_its_head() -> None:
    sheet = sheet_of(own_changes())
    assert sheet.freeze_panes == f"A{HEAD + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{HEAD}:K")
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet.page_setup.orientation == "landscape"
    assert [cell.value for cell in sheet[HEAD]][9] == "说明"
    assert "不得引用" in str(sheet.cell(2, 1).value)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "＝1", "\t=1", '=HYPERLINK("http://x")'])
def test_no_text_becomes_a_formula(start: str) -> None:
    change_set = change_set_of(
        make("a", "第一条　甲。\n", title=start), make("b", f"第一条　{start.strip()}乙。\n", title=start)
    )
    for row in rows_of(change_set):
        assert not any(cell.startswith(tuple("=+-@\t＝")) for cell in row)
    sheet = sheet_of(change_set)
    assert all(
        cell.data_type in {"s", "inlineStr", "n"} for row in sheet.iter_rows() for cell in row if cell.value is not None
    )
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_an_article_of_100_000_characters_goes_on_in_the_next_rows() -> None:
    long = "登记机关应当依法办理登记。" * 8000
    change_set = change_set_of(make("a", f"第一条　{long}\n"), make("b", f"第一条　{long}另有规定的除外。\n"))
    sheet = sheet_of(change_set)
    parts = [
        str(sheet.cell(row, 9).value)
        for row in range(HEAD + 1, sheet.max_row + 1)
        if "第一条" in str(sheet.cell(row, 8).value)
    ]
    assert len(parts) == 4
    assert all(len(part) <= LONGEST for part in parts)
    assert "".join(parts) == f"{long}另有规定的除外。"
    assert str(sheet.cell(sheet.max_row, 8).value) == "第一条（续）"


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert render(every_kind(), "xlsx") == render(every_kind(), "xlsx")


def test_a_binary_format_wants_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "2017", "2025", "--format", "xlsx", "--archive", str(OWN.parent)]) == 2
    assert "-o report.xlsx" in capsys.readouterr().err


def test_libreoffice_opens_both_and_reads_the_same(tmp_path: Path) -> None:
    for name in ("xlsx", "csv"):
        report = render(hostile(), name)
        path = tmp_path / f"report.{name}"
        path.write_bytes(report if isinstance(report, bytes) else report.encode("utf-8"))
    text = soffice(tmp_path / "report.xlsx", "html", tmp_path).read_text(encoding="utf-8")
    assert "#NAME?" not in text
    assert "<script>" not in text.lower().replace("&lt;script&gt;", "")
    plain = soffice(tmp_path / "report.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path).read_text(
        encoding="utf-8"
    )
    assert "新增" in plain
    assert HOSTILE.split("\x1b")[0] in plain.replace('""', '"')
