"""Word files: what was chosen or written in a form is text, as Word shows it."""

from __future__ import annotations

import pytest
from words import cell, control, p, r, row, word

from regdiff.intake.build import take
from regdiff.intake.readers.docx import read_docx


def form(kind: str, data: str, result: str | None = None) -> str:
    """A field of a form; `result` is what the text has of it."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="甲栏"/>{data}</w:ffData></w:fldChar></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("separate", "end"))
    return begin + r(f" {kind} ", tag="instrText") + (separate + result if result is not None else "") + end


def lines(body: str) -> list[str]:
    return [line.text for line in read_docx(word(body), "x").lines]


CHOICES = '<w:listEntry w:val="五日"/><w:listEntry w:val="十日"/>'


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (form("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{CHOICES}</w:ddList>'), "十日"),
        (form("FORMDROPDOWN", f'<w:ddList><w:default w:val="1"/>{CHOICES}</w:ddList>', ""), "十日"),
        (form("FORMDROPDOWN", f"<w:ddList>{CHOICES}</w:ddList>"), "五日"),
        (form("FORMDROPDOWN", f'<w:ddList><w:result w:val="7"/>{CHOICES}</w:ddList>'), ""),
        (form("FORMDROPDOWN", f'<w:ddList><w:result w:val="x"/>{CHOICES}</w:ddList>', r("二十日")), "二十日"),
        (form("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), "☒"),
        (form("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>', ""), "☐"),
        (form("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "☐"),
        (form("FORMTEXT", '<w:textInput><w:default w:val="某市"/></w:textInput>', r("某县")), "某县"),
        (form("FORMTEXT", '<w:textInput><w:default w:val="某市"/></w:textInput>', ""), "某市"),
        (form("FORMTEXT", '<w:textInput><w:default w:val="某市"/></w:textInput>', r("\u2002\u2002")), ""),
    ],
    ids=[
        "choice", "choice-by-default", "first-choice", "no-such-choice", "choice-in-text", "checked", "unchecked", "taken-out",
        "text", "text-by-default", "no-text",
    ],
)  # fmt: skip
def test_fields_of_a_form(field: str, expected: str) -> None:
    assert [line.replace("\u2002", "") for line in lines(p(r("甲"), field, r("乙")))] == [f"甲{expected}乙"]


def test_the_fields_of_a_form_are_part_of_their_article() -> None:
    days = form("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{CHOICES}</w:ddList>')
    taken = take(word(p(r("第一条　应当在"), days, r("内登记。"))), "x.docx")
    assert taken.revision.articles[0].text == "应当在十日内登记。"
    assert taken.left_out == ()


LIST = '<w:dropDownList w:lastValue="b"><w:listItem w:displayText="五日" w:value="a"/><w:listItem w:displayText="十日" w:value="b"/></w:dropDownList>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(r("应当在"), control(r("十日"), LIST), r("内登记。")), ["应当在十日内登记。"]),
        (p(control(r("2025年1月1日"), '<w:date w:fullDate="2025-01-01T00:00:00Z"/>'), r("施行。")), ["2025年1月1日施行。"]),
        (p(control(r("☒"), "<w:checkbox/>"), r("准予")), ["☒准予"]),
        (p(control("", LIST), r("内登记。")), ["十日内登记。"]),
        (control(p(r("第一条　甲。")), "<w:richText/>"), ["第一条　甲。"]),
        (f"<w:tbl>{control(row(cell(p(r('甲'))), control(cell(p(r('乙'))))))}</w:tbl>", ["甲　乙"]),
    ],
    ids=["list", "date", "checkbox", "list-without-text", "paragraph", "row-and-cell"],
)
def test_content_controls_are_text_wherever_they_stand(body: str, expected: list[str]) -> None:
    source = read_docx(word(body), "x")
    assert [line.text for line in source.lines] == expected
    assert source.left_out == ()


@pytest.mark.parametrize(
    ("font", "char", "expected"),
    [
        ("Wingdings 2", "0052", "☑"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F082", "②"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "00B4", "×"),
        ("Wingdings", "0052", "\uf052"),
        ("宋体", "25CB", "○"),
        ("Wingdings", "0x", ""),
    ],
)
def test_signs_of_symbol_fonts_are_the_signs_that_they_show(font: str, char: str, expected: str) -> None:
    sign = f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
    assert lines(p(r("甲"), sign, r("乙"))) == [f"甲{expected}乙"]
