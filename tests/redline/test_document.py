"""Redlines in the user's own document: it stays what it is, and holds both texts."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from samples import make
from wordfiles import FORMS, word_file
from wordpairs import bare, differences, draw_pair, lines_of, redlined
from wordwalk import W, paragraphs

from regdiff.intake.build import take
from regdiff.model.tree import Revision
from regdiff.redline.markup import By

OLD = make(
    "2017",
    "第一章　总则\n\n第一条　为了规范登记工作，制定本条例。\n\n第二条　登记机关应当在三十日内办理登记。\n\n第三条　收费由国务院规定。\n",
)
NEW = make(
    "2025",
    "第一章　总则\n\n第一条　为了规范登记工作，制定本条例。\n\n第二条　申请人可以提出异议。\n\n"
    "第三条　登记机关应当在二十日内办理登记。\n\n第四条　收费由国务院规定。\n",
)


def document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def marked(data: bytes) -> list[str]:
    """Each paragraph with its changes as marks, and ¶+ or ¶- for an end that was inserted or deleted."""
    out = []
    for paragraph in document(data).iter(f"{W}p"):
        said = ""
        for each in paragraph.iter(f"{W}t", f"{W}delText"):
            tags = {above.tag.removeprefix(W) for above in each.iterancestors()}
            form = "[-{}-]" if tags & {"del", "moveFrom"} else "{{+{}+}}" if tags & {"ins", "moveTo"} else "{}"
            said += form.format(each.text)
        marks = {each.tag.removeprefix(W) for each in paragraph.iterfind(f"{W}pPr/{W}rPr/*")}
        out.append(said + ("¶-" if marks & {"del", "moveFrom"} else "¶+" if marks & {"ins", "moveTo"} else "¶"))
    return out


def test_an_old_number_is_struck_where_its_article_goes_on_and_not_before_an_inserted_one() -> None:
    _, drawn = redlined(OLD, word_file(NEW, "plain"))
    assert marked(drawn.data)[3:] == [
        "{+第二条　申请人可以提出异议。+}¶+",
        "[-第二条-]{+第三条+}　登记机关应当在[-三十-]{+二十+}日内办理登记。¶",
        "[-第三条-]{+第四条+}　收费由国务院规定。¶",
    ]


def test_numbers_that_word_computes_are_left_to_it() -> None:
    _, drawn = redlined(OLD, word_file(NEW, "lists"))
    assert marked(drawn.data)[2:] == [
        "为了规范登记工作，制定本条例。¶",
        "{+申请人可以提出异议。+}¶+",
        "登记机关应当在[-三十-]{+二十+}日内办理登记。¶",
        "收费由国务院规定。¶",
    ]


def test_a_number_that_word_would_not_compute_is_written_out_and_taken_off_the_list() -> None:
    old = make(
        "a",
        "第一条　为了规范登记工作，制定本条例。\n\n第一条之一　登记机关应当在三十日内办理登记。\n\n第二条　收费由国务院规定。\n",
    )
    new = make(
        "b",
        "第一条　为了规范登记工作，制定本条例。\n\n第二条　登记机关应当在三十日内办理登记。\n\n第三条　收费由国务院规定。\n",
    )
    taken, drawn = redlined(old, word_file(new, "lists"))
    assert marked(drawn.data)[2] == "[-第一条之一　-]登记机关应当在三十日内办理登记。¶"
    (change,) = document(drawn.data).iter(f"{W}pPrChange")
    assert change.find(f".//{W}numId").get(f"{W}val") == "0"
    assert not differences(take(drawn.data, "x", mend=False, tracked="reject").revision, old)
    assert not differences(take(drawn.data, "x", mend=False).revision, taken.revision)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=12)
@given(chance=st.randoms(use_true_random=False), seed=st.integers(0, 9))
def test_any_two_texts_in_any_form_come_out_of_the_xml_both_ways(form: str, chance: random.Random, seed: int) -> None:
    """Read by a walk through the XML that knows nothing of regdiff: accepted the new document, rejected the old text."""
    old, new = draw_pair(chance)
    data = word_file(new, form, seed)
    taken = take(data, "new.docx", mend=False)
    if differences(taken.revision, new):
        return  # so few lines, so written, are read in another way
    _, drawn = redlined(old, data)
    assert paragraphs(drawn.data, accept=True) == paragraphs(data, accept=True)
    rejected = list(bare(paragraphs(drawn.data, accept=False)))
    if form in ("plain", "runs", "wps", "breaks"):
        assert rejected == lines_of(old)
    elif form in ("alone", "table", "cells"):
        assert "".join(rejected) == "".join(lines_of(old))
    if form != "alone":
        assert not differences(take(drawn.data, "x", mend=False, tracked="reject").revision, old)
    assert not differences(take(drawn.data, "x", mend=False).revision, new)


def test_all_else_in_the_file_stays_byte_for_byte() -> None:
    data = word_file(NEW, "furnished", 4)
    _, drawn = redlined(OLD, data)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(drawn.data)) as new:
        assert old.namelist() == new.namelist()
        assert {name for name in old.namelist() if old.read(name) != new.read(name)} == {"word/document.xml"}
        assert [info.date_time for info in old.infolist()] == [info.date_time for info in new.infolist()]
    assert redlined(OLD, data)[1].data == drawn.data


def test_a_file_without_changes_is_left_as_it_is() -> None:
    data = word_file(NEW, "runs", 3)
    _, drawn = redlined(NEW, data)
    assert etree.tostring(document(drawn.data)) == etree.tostring(document(data))


def test_who_and_when_are_said_and_nothing_is_said_that_nobody_told() -> None:
    data = word_file(NEW, "plain")
    changes = list(document(redlined(OLD, data)[1].data).iter(f"{W}ins", f"{W}del"))
    assert {each.get(f"{W}author") for each in changes} == {"regdiff"}
    assert {each.get(f"{W}date") for each in changes} == {None}
    signed = document(redlined(OLD, data, By("王律师", "2025-11-28T00:00:00Z"))[1].data)
    changes = list(signed.iter(f"{W}ins", f"{W}del"))
    assert {(each.get(f"{W}author"), each.get(f"{W}date")) for each in changes} == {("王律师", "2025-11-28T00:00:00Z")}
    ids = [each.get(f"{W}id") for each in changes]
    assert len(ids) == len(set(ids))


def test_both_ends_of_a_move_bear_one_name() -> None:
    swapped = make(
        "b",
        "第一章　总则\n\n第一条　为了规范登记工作，制定本条例。\n\n第二条　收费由国务院规定，专款专用。\n\n第三条　登记机关应当在三十日内办理登记。\n",
    )
    old = make(
        "a",
        "第一章　总则\n\n第一条　为了规范登记工作，制定本条例。\n\n第二条　登记机关应当在三十日内办理登记。\n\n第三条　收费由国务院规定，专款专用。\n",
    )
    root = document(redlined(old, word_file(swapped, "plain"))[1].data)
    names = [[each.get(f"{W}name") for each in root.iter(f"{W}{end}RangeStart")] for end in ("moveFrom", "moveTo")]
    assert names == [["move1"], ["move1"]]
    texts = [
        "".join(each.text for each in root.find(f".//{W}{end}").iter(f"{W}t", f"{W}delText"))
        for end in ("moveFrom", "moveTo")
    ]
    assert texts[0] == texts[1] != ""


def test_a_row_of_a_table_goes_and_comes_as_a_row() -> None:
    def annexed(label: str, *rows: str) -> Revision:
        return make(label, "第一条　为了规范登记工作，制定本条例。\n\n附件：收费标准\n项目　标准\n" + "\n".join(rows) + "\n")

    old, new = annexed("a", "甲类　1元", "乙类　2元"), annexed("b", "甲类　3元", "丙类　4元", "丁类　5元")
    root = document(redlined(old, word_file(new, "table"))[1].data)
    rows = [
        ("".join(each.itertext()), [mark.tag.removeprefix(W) for mark in each.iterfind(f"{W}trPr/*")])
        for each in root.iter(f"{W}tr")
    ]
    assert ("项目标准", []) in rows
    assert ("丁类5元", ["ins"]) in rows
    deleted = [said for said, marks in rows if marks == ["del"]]
    assert all(re.fullmatch("[甲乙]类[12]元", said) for said in deleted)


def test_notes_links_and_sections_stay_where_they_are() -> None:
    for seed in range(12):
        data = word_file(NEW, "furnished", seed)
        before, after = document(data), document(redlined(OLD, data)[1].data)
        for tag in ("footnoteReference", "hyperlink", "sectPr", "sdt", "fldChar", "instrText"):
            assert len(list(before.iter(f"{W}{tag}"))) == len(list(after.iter(f"{W}{tag}"))), tag


def test_a_document_in_the_strict_variant_stays_strict() -> None:
    data = word_file(NEW, "plain")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/document.xml":
                part = part.replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
            new.writestr(info, part)
    _, drawn = redlined(OLD, out.getvalue())
    with zipfile.ZipFile(io.BytesIO(drawn.data)) as package:
        part = package.read("word/document.xml")
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in part
    assert b"http://schemas.openxmlformats.org/wordprocessingml/2006/main" not in part


def test_the_pairs_of_the_corpus(read_pairs: list[Path]) -> None:
    """Two pairs in two forms; bench/tracked.py has all of them, in all forms, and LibreOffice to judge."""
    from regdiff.intake.build import read_source

    for folder, form in zip(read_pairs, ("lists", "wps"), strict=False):
        old, new = (read_source((folder / name).read_bytes(), name) for name in ("old.txt", "new.txt"))
        taken, drawn = redlined(old, word_file(new, form))
        assert not differences(take(drawn.data, "x", mend=False, tracked="reject").revision, old)
        assert not differences(take(drawn.data, "x", mend=False).revision, taken.revision)
