"""What can be taken away: every form, as it was chosen, named after the regulation."""

from __future__ import annotations

import io
import json
import zipfile
from urllib.parse import quote, unquote, urlencode

import docx
import openpyxl
import pytest
from desks import Running
from programs import program
from samples import two_kinds

from regdiff.desk.pages.downloads import FORMS
from regdiff.model.write import write


@pytest.fixture(scope="module")
def case(desk: Running) -> str:
    return desk.compare(*map(write, two_kinds()))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_made_and_named(desk: Running, case: str, form: str) -> None:
    if form == "pdf":
        program("chromium", "chromium-browser", "google-chrome")
    answer = desk.get(f"zh/{case}/download/{form}")
    assert answer.status == 200, answer.alert
    start = {"pdf": b"%PDF", "html": b"<!doctype", "markdown": b"#", "json": b"{"}.get(form, b"PK\x03\x04")
    assert answer.data.lstrip().startswith(start)
    named = answer.headers["content-disposition"]
    assert named.startswith(f'attachment; filename="regdiff-{form}')
    words = "修订痕迹" if form == "tracked" else "新旧条文对照表"
    assert unquote(named).endswith(f"某条例 {words}{FORMS[form].ending}")
    assert answer.headers["content-type"].startswith(FORMS[form].kind)


def test_a_word_table_is_as_it_was_chosen(desk: Running, case: str) -> None:
    def cells(query: str) -> list[list[str]]:
        data = desk.get(f"zh/{case}/download/docx{query}").data
        return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[-1].rows]

    plain = cells("")
    wide = cells("?columns=number&columns=kind&unchanged=same&marks=red&digest=1&cut=1&columns=nonsense&marks=green")
    assert len(wide[0]) == len(plain[0]) + 2
    assert len(wide) > len(plain)
    assert any("全文同左" in cell for row in wide for cell in row)


def test_a_table_says_what_its_reader_wants_to_have_said(desk: Running, case: str) -> None:
    query = urlencode(
        {
            "title": "草案对照表",
            "old_head": "现行规定",
            "new_head": "修订\n草案",
            "author": "李某",
            "date": "2026-03-02",
            "contents": "1",
        }
    )
    document = docx.Document(io.BytesIO(desk.get(f"zh/{case}/download/docx?{query}").data))
    assert "草案对照表" in [paragraph.text for paragraph in document.paragraphs]
    assert [cell.text for cell in document.tables[-1].rows[0].cells] == ["现行规定", "修订 草案"]
    assert document.core_properties.author == "李某"
    assert document.core_properties.created.isoformat().startswith("2026-03-02")
    page = desk.get(f"zh/{case}/download/html?{query}").text
    assert "草案对照表" in page
    assert "李某" not in page
    for wrong in ("old_head=现行", "date=2026-02-30", "verb=<b>"):
        answer = desk.get(f"zh/{case}/download/docx?{quote(wrong, safe='=')}", Accept="application/json")
        assert answer.status == 400
        assert json.loads(answer.text)["error"]
    assert desk.get(f"zh/{case}/download/docx?{urlencode({'date': 'x', 'marks': '', 'title': 'x' * 5000})}").status == 200


def test_excel_json_and_tracked_changes_hold_what_they_should(desk: Running, case: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"zh/{case}/download/xlsx").data))
    assert any("国家建立诚信档案制度" in str(cell.value) for row in book.active.iter_rows() for cell in row)
    assert json.loads(desk.get(f"zh/{case}/download/json").text)["schema"] == "regdiff/compare/1"
    document = zipfile.ZipFile(io.BytesIO(desk.get(f"en/{case}/download/tracked").data)).read("word/document.xml")
    assert b"<w:ins " in document
    assert b"<w:del " in document


def test_what_is_no_form_is_told(desk: Running, case: str) -> None:
    for form in ("exe", "..%2fx", "csv"):
        assert desk.get(f"zh/{case}/download/{form}").status in {400, 404}


def test_a_download_is_made_once_and_again_after_a_correction(desk: Running, case: str) -> None:
    first = desk.get(f"zh/{case}/download/docx").data
    assert desk.get(f"zh/{case}/download/docx").data == first
    made = desk.desk.store.get(case).made
    assert len(list(made.glob("download-docx-*"))) == 1
    desk.post(f"zh/{case}/act", {"do": "remark", "at": "new 第一条", "text": "改", "version": "0"})
    assert desk.get(f"zh/{case}/download/docx").data != first
    assert len(list(made.glob("download-docx-*"))) == 1
