"""`regdiff log` and `regdiff blame` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import OWN, ROOT
from samples import HOSTILE

from regdiff.cli.main import main

SCHEMA = json.loads((ROOT / "regdiff" / "report" / "history-1.schema.json").read_text(encoding="utf-8"))
TEXTS = {
    "2001": "第一条　登记机关应当办理登记。\n\n第二条　登记档案应当保存二十年，任何人不得涂改。\n",
    "2010": "第一条　登记机关应当及时办理登记。\n",
    "2020": "第一条　登记机关应当及时办理登记。\n\n第二条　收费标准由财政部门规定。\n\n第三条　登记档案应当保存三十年，任何人不得涂改。\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A regulation of three revisions; its last article was deleted and is back."""
    for label, body in TEXTS.items():
        path = tmp_path / "versions" / "registration" / f"{label}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"title: 登记条例\nlabel: '{label}'\npromulgated: {label}-01-01\n"
        path.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8", newline="\n")
    return tmp_path / "versions"


def run(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str, str]:
    status = main([str(arg) for arg in args])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_life_of_an_article_newest_first(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "log", "第三条", "--archive", archive)
    assert status == 0
    assert out.splitlines()[0] == "《登记条例》 第三条（2020） 沿革"
    assert [line for line in out.splitlines() if line.startswith("@@")] == [
        "@@ 2020 2020年1月1日发布 第二条 → 第三条 [恢复 · 条号变动] @@",
        "@@ 2010 2010年1月1日发布 第二条 [删除] @@",
        "@@ 2001 2001年1月1日发布 第二条 [首个版本] @@",
    ]
    assert "[-二十年-]{+三十年+}" in out
    assert run(capsys, "log", "2", "--at", "2001", "--archive", archive)[1].splitlines()[1:] == out.splitlines()[1:]


def test_where_each_phrase_is_from(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "blame", "3", "--archive", archive)[1].splitlines() == [
        "《登记条例》 第三条（2020） 文字来源",
        "2001，2020 恢复 │ 登记档案应当保存",
        "2020            │ 三十年",
        "2001，2020 恢复 │ ，任何人不得涂改。",
    ]
    out = run(capsys, "blame", "1", "--lang", "en", "--archive", archive)[1]
    assert out.splitlines()[2] == "2010 │ 及时"


def test_where_a_phrase_came_in_and_went(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "log", "--grep", "任何人 不得涂改", "--archive", archive)[1]
    assert out.splitlines()[1:] == [
        "2020 2020年1月1日发布  2020 全文共 1 处",
        "  出现于 第三条",
        "2010 2010年1月1日发布  2010 全文共 0 处",
        "  消失于 第二条",
        "2001 2001年1月1日发布  2001 全文共 1 处",
        "  出现于 第二条",
    ]
    assert run(capsys, "log", "--grep", "从未", "--archive", archive)[:2] == (0, "各版本均无“从未”。\n")


def test_the_revisions_of_a_regulation(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "log", "--archive", archive, "--lang", "en")[1]
    assert out.splitlines()[1:] == [
        "2020 promulgated 2020-01-01  2 added",
        "2010 promulgated 2010-01-01  1 amended, 1 deleted",
        "2001 promulgated 2001-01-01  first revision, 2 articles",
    ]


@pytest.mark.parametrize("args", [["log"], ["log", "3"], ["log", "--grep", "登记"], ["blame", "3"]])
def test_json_is_as_the_schema_says(args: list[str], archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, *args, "--format", "json", "--archive", archive)
    assert status == 0
    data = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    if args == ["blame", "3"]:
        assert "".join(phrase["text"] for phrase in data["phrases"]) == data["text"]
        assert all(data["text"].startswith(phrase["text"], phrase["start"]) for phrase in data["phrases"])
    if args == ["log", "3"]:
        assert [event["kind"] for event in data["events"]] == ["first", "deleted", "revived"]


def test_what_is_wrong_is_said_in_one_line(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for args, said in (
        (["log", "第九条"], "no article 第九条 in 2020 (it goes from 第一条 to 第三条; --at names another revision)"),
        (["log", "甲"], "no article 甲"),
        (
            ["blame", "1", "--at", "1999"],
            "no revision 1999 (there is: registration/2001, registration/2010, registration/2020)",
        ),
        (["log", "--at", "1999"], "no revision 1999 (there is: registration/2001"),
        (["log", "--grep", "甲", "--at", "1999"], "no revision 1999 (there is: registration/2001"),
        (["log", "1", "--grep", "x"], "--grep looks through the whole regulation"),
        (["log", "--regulation", "none"], "no regulation none"),
    ):
        status, out, err = run(capsys, *args, "--archive", archive)
        assert (status, out) == (2, "")
        assert said in err
        assert err.count("\n") == 1


def test_several_regulations_must_be_named(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = archive / "other" / "2025.txt"
    other.parent.mkdir()
    other.write_bytes((OWN / "2025.txt").read_bytes())
    assert run(capsys, "log", "1", "--archive", archive)[0] == 2
    assert run(capsys, "log", "1", "--regulation", "registration", "--archive", archive)[0] == 0
    assert "《登记条例》" in run(capsys, "log", "1", "--at", "2010", "--archive", archive)[1]


def test_at_takes_slug_and_label(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `show` and `compare` do; so the regulation needs no other option."""
    other = archive / "other" / "2010.txt"
    other.parent.mkdir()
    other.write_bytes((OWN / "2025.txt").read_bytes().replace(b"label: '2025'", b"label: '2010'"))
    for command in (["log"], ["log", "1"], ["log", "--grep", "登记"], ["blame", "1"]):
        status, out, _ = run(capsys, *command, "--at", "registration/2010", "--archive", archive)
        assert (status, out.splitlines()[0][:6]) == (0, "《登记条例》")
    for args, said in (
        (["--at", "none/2010"], "no regulation none that can be read (there is: other, registration)"),
        (["--at", "registration/"], "--at registration/ names no revision (write a label, or SLUG/LABEL)"),
        (["--at", "/2010"], "--at /2010 names no revision (write a label, or SLUG/LABEL)"),
        (["--at", "registration/1999"], "no revision 1999 (there is: 2001, 2010, 2020)"),
        (
            ["--at", "1999"],
            "no revision 1999 (there is: other/2010, registration/2001, registration/2010, registration/2020)",
        ),
        (["--at", "2010"], "which regulation? (give --regulation SLUG; there is: other, registration)"),
        (
            ["--at", "registration/2010", "--regulation", "other"],
            "--at registration/2010 is no revision of other (name the same regulation, or none)",
        ),
    ):
        for command in ("log", "blame"):
            status, out, err = run(capsys, command, "1", *args, "--archive", archive)
            assert (status, out, err) == (2, "", f"regdiff: error: {said}\n")


def test_a_broken_revision_is_left_out_and_said(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "registration" / "2015.txt").write_bytes(b"---\ntitle: \xff\n")
    status, out, err = run(capsys, "log", "--archive", archive)
    assert status == 1
    assert "left out registration/2015" in err
    assert len(out.splitlines()) == 4


def test_control_characters_of_a_text_do_not_act(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = archive / "registration" / "2030.txt"
    body = HOSTILE.replace("\x00", "").replace("\x07", "")
    path.write_text(f"---\ntitle: 登记条例\nlabel: '2030'\n---\n\n第一条　{body}\n", encoding="utf-8")
    for args in (["log", "1"], ["blame", "1"], ["log", "--grep", "alert"]):
        assert "\x1b" not in run(capsys, *args, "--archive", archive)[1]
