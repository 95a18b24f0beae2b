"""What was left out of a side is told in every format, in both languages; what may be law warns."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from lxml import etree
from reports import render

import regdiff
from regdiff.model.left_out import QUIET, LeftOut, Reason, as_data
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import NAMES, Looks
from regdiff.report.left_out import left_out_side

OLD = "登记条例\n第一条　甲应当登记。\n第二条　乙不得收费。\n第三条　本条例自2020年1月1日起施行。\n"
NEW = f"{OLD}\n<表格：收费标准>\n" + "责任编辑：张三\n"
WORD = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
TEXT = tuple(name for name in sorted(NAMES) if name != "pdf")


@pytest.fixture(scope="module")
def change_set() -> regdiff.ChangeSet:
    new = regdiff.read(NEW.replace("<表格：收费标准>", "甲类人员　这一段没有接上"))
    assert [each.reason for each in new.left_out if each.law], new.left_out
    return regdiff.compare(regdiff.read(OLD), new)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", TEXT)
def test_every_format_says_what_may_be_law_and_was_left_out(change_set: regdiff.ChangeSet, form: str, lang: str) -> None:
    text = render(change_set, form, Looks(lang=lang))
    assert "这一段没有接上" in text.replace("<wbr>", "")


@pytest.mark.parametrize("reason", Reason, ids=lambda each: each.value)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reason_has_a_name_in_both_languages(reason: Reason, lang: str) -> None:
    name = LABELS[lang][f"left out {reason.value}"]
    said = left_out_side([LeftOut("税率表", reason, 412, law=True)], "2025", LABELS[lang])
    assert name in said.line
    assert "412" in said.warning
    assert said.entries[0].text == "税率表"


def test_what_is_quiet_is_counted_and_not_listed() -> None:
    quiet = [LeftOut("首页", reason, 1) for reason in sorted(QUIET, key=lambda each: each.value)]
    said = left_out_side(quiet, "2025", LABELS["zh"])
    assert not said.entries
    assert not said.warning
    assert f"{len(quiet)} 行" in said.line
    assert as_data(quiet) == []


def test_the_json_has_place_text_and_reason(change_set: regdiff.ChangeSet) -> None:
    data = json.loads(regdiff.render(change_set, "json"))
    assert data["old"]["left_out"] == []
    told = {each["text"]: (each["place"], each["reason"], each["law"]) for each in data["new"]["left_out"]}
    assert told["责任编辑：张三"] == ("line 7", "surroundings", False)
    assert any("没有接上" in text and law for text, (_, _, law) in told.items())


def test_the_list_is_folded_in_html_and_word(change_set: regdiff.ChangeSet) -> None:
    page = regdiff.render(change_set, "html")
    assert isinstance(page, str)
    assert re.search(r"<details[^>]*>\s*<summary>[^<]*未纳入", page)
    document = regdiff.render(change_set, "docx")
    assert isinstance(document, bytes)
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        body = etree.fromstring(packed.read("word/document.xml"))
    folded = body.xpath("//w:p[w:pPr/w15:collapsed]", namespaces=WORD)
    assert [
        ("未纳入" in "".join(each.itertext()), each.xpath("string(w:pPr/w:outlineLvl/@w:val)", namespaces=WORD))
        for each in folded
    ] == [(True, "0")]
    assert "w15" in body.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable").split()
