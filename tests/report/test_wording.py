"""What stands over a comparison and its columns, the same in every format: from the notes, or as the user says."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from reports import render
from samples import every_kind, make, own_changes

from regdiff.comparing.changes import ChangeSet
from regdiff.errors import UsageError
from regdiff.report import formats
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import Looks
from regdiff.report.view import make_view
from regdiff.report.wording import Wording, labels_for, titled, verb_of
from regdiff.tasks.sides import read_file

SHOWN = ("csv", "docx", "html", "markdown", "text", "xlsx")
BODY = "第一条　登记机关应当在三十日内办理登记。\n\n第二条　本条例自发布之日起施行。\n"
PASSED = "2018年3月1日第十三届全国人民代表大会第一次会议通过"
AMENDED = "2024年4月26日第十四届全国人民代表大会常务委员会第九次会议《关于修改〈某条例〉的决定》修正"


def pair(old_note: str, new_note: str, title: str = "某条例", **new_head: object) -> ChangeSet:
    old = make("old", BODY, title, note=old_note)
    return change_set_of(old, make("new", BODY.replace("三十", "十五"), title, note=new_note, **new_head))


AMENDMENT = pair(f"（{PASSED}）", f"（{PASSED}　{AMENDED}）")


@pytest.mark.parametrize("name", SHOWN)
def test_every_format_speaks_of_what_the_note_speaks_of(name: str) -> None:
    report = render(AMENDMENT, name)
    assert "修正前（2018年3月1日）" in report
    assert "修正后（2024年4月26日）" in report
    assert "修订" not in report.replace("修订痕迹", "")
    assert "修订前（2017年3月1日）" in render(own_changes(), name)


@pytest.mark.parametrize("name", SHOWN)
def test_every_format_says_what_the_user_says(name: str) -> None:
    wording = Wording(title="甲公司章程对照表", heads=("现行章程", "拟议章程（草案）"), verb="修改")
    report = render(every_kind(), name, Looks(wording=wording))
    for said in ("甲公司章程对照表", "现行章程", "拟议章程（草案）"):
        assert said in report
    assert "修订" not in report
    assert "新旧条文对照表" not in report


@pytest.mark.parametrize("name", SHOWN)
def test_labels_of_the_user_stand_in_place_of_dates(name: str) -> None:
    report = render(own_changes(), name, Looks(wording=Wording(old_label="试行文本", new_label="现行文本")))
    assert "修订前（试行文本）" in report
    assert "修订后（现行文本）" in report


def test_data_has_keys_for_what_is_printed_and_keeps_what_the_texts_say() -> None:
    data = json.loads(render(AMENDMENT, "json"))
    assert data["wording"] == {
        "verb": "修正",
        "title": {"zh": "《某条例》新旧条文对照表", "en": "某条例: Comparison of revisions"},
        "heads": {
            "zh": ["修正前（2018年3月1日）", "修正后（2024年4月26日）"],
            "en": ["Before (2018-03-01)", "After (2024-04-26)"],
        },
    }
    said = Wording("表", ("甲", "乙"), "修改", "一", "二")
    data = json.loads(render(AMENDMENT, "json", Looks(wording=said)))
    assert data["wording"]["heads"] == {"zh": ["甲", "乙"], "en": ["甲", "乙"]}
    assert data["wording"]["title"] == {"zh": "表", "en": "表"}
    assert (data["wording"]["verb"], data["old"]["label"], data["new"]["title"]) == ("修改", "old", "某条例")


@pytest.mark.parametrize(
    ("old", "new", "heads"),
    [
        ("（2022年4月修订）", "（2024年修正）", ("修正前（2022年4月）", "修正后（2024年）")),
        ("", "（2024年4月修订）", ("修订前（old）", "修订后（2024年4月）")),
        ("", "", ("修订前（old）", "修订后（new）")),
        ("（2024年4月修订）", "（2024年4月修订）", ("修订前（old）", "修订后（new）")),
    ],
)
def test_a_month_or_a_year_is_a_date_and_one_that_parts_nothing_is_none(old: str, new: str, heads: tuple[str, str]) -> None:
    assert make_view(pair(old, new)).heads == heads


def test_a_title_names_the_work_and_no_version_of_it() -> None:
    assert make_view(pair("", "", "甲公司章程（2024年4月修订）")).heading == "《甲公司章程》新旧条文对照表"
    assert make_view(pair("", "", "某条例（试行）")).heading == "《某条例（试行）》新旧条文对照表"
    assert make_view(pair("", "", "")).heading == "新旧条文对照表"
    assert titled("关于适用《某法》的解释") == "《关于适用〈某法〉的解释》"


def test_what_can_be_no_wording_is_refused() -> None:
    with pytest.raises(UsageError, match="no verb 订正"):
        render(every_kind(), "text", Looks(wording=Wording(verb="订正")))
    for heads in (("甲",), ("甲", "乙", "丙"), ("甲", " ")):
        with pytest.raises(UsageError, match="two heads"):
            render(every_kind(), "json", Looks(wording=Wording(heads=heads)))


@given(st.sampled_from(["修订", "修正", "修改"]), st.tuples(st.text("甲乙{}修订前后（）", min_size=1), st.text(min_size=1)))
def test_the_two_sides_are_called_what_the_columns_are(verb: str, heads: tuple[str, str]) -> None:
    plain = labels_for("zh", verb)
    assert (plain["old"], plain["new"]) == (f"{verb}前", f"{verb}后")
    assert plain.keys() == LABELS["zh"].keys()
    assert labels_for("en", verb) == LABELS["en"]
    said = labels_for("zh", verb, Wording(heads=heads))
    assert said["old"] in heads[0]
    assert said["new"] in heads[1]
    assert said["old"] in said["picture"]


def test_a_title_of_the_user_is_text_in_every_format(tmp_path: Path) -> None:
    said = Wording(title="<b>表</b>|=1+1\x07", heads=("<i>甲</i>", "=乙"))
    assert "<b>表" not in render(every_kind(), "html", Looks(wording=said))
    assert "\x07" not in "".join(render(every_kind(), name, Looks(wording=said)) for name in ("text", "markdown", "csv"))
    for name, opened in (("docx", docx.Document), ("xlsx", openpyxl.load_workbook)):
        path = tmp_path / f"table.{name}"
        path.write_bytes(formats.render(every_kind(), name, Looks(wording=said)))  # type: ignore[arg-type]
        opened(str(path))


def test_the_verb_of_real_pairs_is_the_last_word_of_the_new_note(read_pairs: list[Path]) -> None:
    for folder in read_pairs:
        old, new = (read_file(folder / f"{side}.txt").head for side in ("old", "new"))
        last = max(("修订", "修正"), key=new.note.rfind)
        assert verb_of(old, new) == last, folder.name
