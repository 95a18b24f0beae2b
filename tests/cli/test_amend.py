"""`regdiff amend` as a user runs it, and what the archive tells of the orders afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT

from regdiff.cli.main import main
from regdiff.model.parse import parse

SCHEMA = json.loads((ROOT / "regdiff" / "report" / "amend-1.schema.json").read_text(encoding="utf-8"))
BASE = """---
title: 登记条例
label: '2020'
promulgated: 2020-01-01
note: （2020年1月1日国务院令第1号公布）
---

第一条　登记机关应当办理登记。

第二条　登记档案应当保存二十年。

第三条　违反第二条规定的，处一万元以下罚款。
"""
DECISION = """国务院关于修改《登记条例》的决定

国务院决定对《登记条例》作如下修改：

一、将第一条中的“应当办理”修改为“应当及时办理”。

二、增加一条，作为第二条：“登记不收费。”

三、将第二条改为第三条，修改为：“登记档案应当保存三十年。”

此外，对条文顺序作相应调整。

本决定自2024年3月1日起施行。
"""


@pytest.fixture
def folder(repo: Path) -> Path:
    """An archive in git with one revision, and a decision beside it; the test stands in it."""
    path = repo / "versions" / "registration" / "2020.txt"
    path.parent.mkdir()
    path.write_text(BASE, encoding="utf-8", newline="\n")
    (repo / "decision.txt").write_text(DECISION, encoding="utf-8", newline="\n")
    return repo


def run(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str, str]:
    status = main([str(arg) for arg in args])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_text_goes_to_standard_output_and_what_there_is_to_say_of_it_to_standard_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "amend", "registration/2020", "decision.txt", "--lang", "en")
    assert status == 0
    assert out.split("---\n\n")[1] == (
        "第一条　登记机关应当及时办理登记。\n\n第二条　登记不收费。\n\n第三条　登记档案应当保存三十年。\n\n"
        "第四条　违反第三条规定的，处一万元以下罚款。\n"
    )
    assert "effective: 2024-03-01\n" in out
    assert "regdiff: note: 第四条: a reference followed the renumbering, “第二条” → “第三条”\n" in err
    assert err.endswith("orders carried out: 4; marks inferred: 0; references that followed: 1\n")


def test_a_file_is_written_whole_or_not_at_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "amend", "registration/2020", "decision.txt", "-o", "new.txt")[0] == 0
    assert parse((folder / "new.txt").read_text(encoding="utf-8")).head.label == "2024"
    (folder / "decision.txt").write_text(DECISION.replace("应当办理", "应该办理"), encoding="utf-8")
    status, out, err = run(capsys, "amend", "registration/2020", "decision.txt", "-o", "other.txt")
    assert (status, out) == (1, "")
    assert not (folder / "other.txt").exists()
    assert "decision.txt:5: order 一: “应该办理” does not stand in 第一条" in err
    assert err.endswith("1 of 4 orders cannot be carried out; there is no text\n")
    assert run(capsys, "amend", "registration/2020", "decision.txt", "-o", "decision.txt")[0] == 2


def test_holes_are_marked_and_the_text_is_partial(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "decision.txt").write_text(DECISION.replace("应当办理", "应该办理"), encoding="utf-8")
    status, out, _ = run(capsys, "amend", "registration/2020", "decision.txt", "--partial")
    assert status == 1
    assert "第一条　登记机关应当办理登记。\n【未执行的修改指令：一】\n" in out
    assert "default: partial" in out
    assert "附：未执行的修改指令\n一：一、将第一条中的“应该办理”修改为“应当及时办理”\n" in out
    assert run(capsys, "amend", "registration/2020", "decision.txt", "--partial", "--commit")[0] == 2


def test_what_the_archive_tells_of_the_orders(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "amend", "registration/2020", "decision.txt", "--commit", "--label", "2024")
    assert (status, out) == (0, "")
    assert "committed " in err
    log = run(capsys, "log", "第三条", "--regulation", "registration")[1]
    assert "根据《国务院关于修改〈登记条例〉的决定》第三项" in log
    english = run(capsys, "blame", "1", "--regulation", "registration", "--lang", "en")[1]
    assert english.splitlines()[-1].startswith("2024: by 《国务院关于修改")
    assert english.splitlines()[-1].endswith(", order 一")
    compared = json.loads(run(capsys, "compare", "registration/2020", "registration/2024", "--format", "json")[1])
    ordered = {
        change["new"][0]["number"]: change.get("ordered") for change in compared["changes"] if change["unit"] == "article"
    }
    assert [each["orders"] for each in ordered["第二条"]] == [["二"]]
    assert ordered["第四条"] is None
    text = run(capsys, "compare", "registration/2020", "registration/2024", "--format", "text")[1]
    assert "第二项" in text
    assert main(["site", "-o", "site"]) == 0
    page = next((folder / "site").rglob("article/2020_1.html")).read_text(encoding="utf-8")
    assert "第一项" in page


def test_json_holds_the_text_and_what_became_of_every_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(run(capsys, "amend", "registration/2020", "decision.txt", "--format", "json")[1])
    jsonschema.validate(data, SCHEMA)
    assert [(step["order"], step["line"], step["outcome"]) for step in data["steps"]][:2] == [
        ("一", 5, "done"),
        ("二", 7, "done"),
    ]
    assert data["steps"][2]["places"] == [{"place": "第三条", "new": True}]
    (folder / "decision.txt").write_text(DECISION.replace("登记条例", "收费条例"), encoding="utf-8")
    status, out, err = run(capsys, "amend", "registration/2020", "decision.txt", "--format", "json")
    jsonschema.validate(json.loads(out), SCHEMA)
    assert status == 1
    assert json.loads(out)["text"] is None
    assert "decision.txt:5: the instrument: it amends 《收费条例》, and not 《登记条例》" in err
    assert run(capsys, "amend", "registration/2020", "decision.txt", "--of", "收费")[0] == 0


def test_instruments_in_a_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = (
        DECISION.partition("\n\n一、")[0]
        + "\n\n一、删去第二条。\n\n此外，对条文顺序作相应调整。\n\n本决定自2025年3月1日起施行。\n"
    )
    (folder / "second.txt").write_text(second, encoding="utf-8")
    status, out, _ = run(capsys, "amend", "registration/2020", "decision.txt", "second.txt")
    assert status == 0
    assert "第三条　违反第二条规定的，处一万元以下罚款。\n" in out
    assert out.count("sha256: ") == 3
    assert "orders: {第一条: [一], 第二条: [三]}" in out
    assert "deleted: {第二条: [一]}" in out
