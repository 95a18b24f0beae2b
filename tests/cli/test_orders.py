"""`regdiff orders` as users call it."""

from __future__ import annotations

import io
import json
from importlib import resources
from pathlib import Path

import docx
import jsonschema
import pytest
from conftest import needs_shared
from pdfs import column, pdf

import regdiff
from regdiff.cli.main import main

SCHEMA = json.loads((resources.files("regdiff.report") / "orders-1.schema.json").read_text(encoding="utf-8"))
LINES = [
    "某市人民代表大会常务委员会关于修改《某市甲条例》的决定",
    "（2024年5月6日某市第十六届人民代表大会常务委员会第三次会议通过）",
    "某市人民代表大会常务委员会决定对《某市甲条例》作如下修改：",
    "一、将第四条改为第五条，修改为：“甲应当：",
    "“（一）乙；",
    "“（二）丙。”",
    "二、将第六条中的“丁”修改为“戊”。",
    "三、第七条重新确定主管部门。",
    "此外，对条文顺序作相应调整。",
    "本决定自2024年7月1日起施行。",
]
CLEAN = [line for line in LINES if not line.startswith("三、")]
OMNIBUS = "关于修改部分法规的决定\n一、对《中华人民共和国甲法》作出修改\n（一）删去第一条。\n二、对《乙条例》作出修改\n（一）第三条修改为甲。\n（二）删去第二条。\n"


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    status = main([str(arg) for arg in args])
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture
def decision(tmp_path: Path) -> Path:
    path = tmp_path / "decision.txt"
    path.write_text("\n\n".join(LINES) + "\n", encoding="utf-8")
    return path


def test_one_line_an_order_then_what_was_not_understood(decision: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "orders", decision)
    assert (status, err) == (1, "")
    assert out == (
        "某市人民代表大会常务委员会关于修改《某市甲条例》的决定 · 某市人民代表大会常务委员会 · 2024-05-06通过或者公布 · 自2024-07-01起施行\n\n"
        "《某市甲条例》 4项\n"
        "  一  第四条改为第五条；修改第四条\n"
        "  二  第六条中“丁”改为“戊”\n"
        "  三  （部分内容未能识别）\n"
        "  4   其余条文依次编号\n\n"
        "以下1处未能识别：\n"
        "  第15行　没有给出新的文字：第七条重新确定主管部门。\n"
    )


def test_in_english_and_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.txt"
    path.write_text("\n".join(CLEAN), encoding="utf-8")
    status, out, _ = run(capsys, "orders", path, "--lang", "en")
    assert status == 0
    assert "  一  renumber 第四条 to 第五条; restate 第四条\n  二  in 第六条 replace “丁” by “戊”\n" in out


def test_json_by_its_schema(decision: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "orders", decision, "--format", "json")
    told = json.loads(out)
    jsonschema.validate(told, SCHEMA)
    assert (status, told["schema"], told["adopted"], told["effective"]) == (
        1,
        "regdiff/orders/1",
        "2024-05-06",
        "2024-07-01",
    )
    orders = told["targets"][0]["orders"]
    assert [order["line"] for order in orders] == [7, 13, 15, 17]
    assert told["text"][slice(*orders[1]["span"])] == LINES[6]
    assert [each["text"] for each in told["unread"]] == ["第七条重新确定主管部门。"]
    restated = orders[0]["operations"][1]
    assert (restated["verb"], restated["targets"][0]["text"]) == ("restate", "第四条")
    assert restated["pieces"] == [{"number": "", "lines": ["甲应当：", "（一）乙；", "（二）丙。"]}]


def test_every_instrument_makes_json_by_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(needs_shared("amendments").glob("*/instrument*.txt")):
        assert main(["orders", str(path), "--format", "json"]) == 0
        jsonschema.validate(json.loads(capsys.readouterr().out), SCHEMA)


def test_omnibus_instruments_list_their_targets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "omnibus.txt"
    path.write_text(OMNIBUS, encoding="utf-8")
    status, out, _ = run(capsys, "orders", path)
    assert status == 1
    assert "一 《中华人民共和国甲法》 1项" in out
    assert "二 《乙条例》 2项" in out
    status, out, _ = run(capsys, "orders", path, "--of", "甲法")
    assert (status, "乙条例" in out, "删去第一条" in out) == (0, False, True)
    status, out, _ = run(capsys, "orders", path, "--of", "乙")
    assert (status, "甲法" in out) == (1, False)
    status, _, err = run(capsys, "orders", path, "--of", "丙")
    assert (status, err) == (
        2,
        "regdiff: error: no regulation called 丙 (pick one with --of; there is: 中华人民共和国甲法, 乙条例)\n",
    )


def as_docx(lines: list[str]) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "某市人民政府公报"
    document.add_paragraph("某市人民代表大会常务委员会公告")
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(lines: list[str]) -> bytes:
    """Two pages with a red head, wrapped lines, running heads and page numbers."""
    wrapped: list[str] = []
    for line in ["某市人民政府文件", "某政发〔2024〕5号", *lines]:
        indent = "" if line.startswith("某") else "　　"
        text = indent + line
        wrapped += [text[at : at + 30] for at in range(0, len(text), 30)]
    half = len(wrapped) // 2
    return pdf([column([*wrapped[:half], "", "— 1 —"]), column([*wrapped[half:], "", "— 2 —"])])


def as_html(lines: list[str]) -> bytes:
    body = "".join(f"<p>　　{line}</p>" for line in lines)
    return f"<!doctype html><html><head><meta charset=utf-8><title>决定</title></head><body>{body}</body></html>".encode()


def as_markdown(lines: list[str]) -> bytes:
    return ("# " + "\n\n".join(lines) + "\n").encode()


@pytest.mark.parametrize(
    ("make", "name"), [(as_docx, "d.docx"), (as_pdf, "d.pdf"), (as_html, "d.html"), (as_markdown, "d.md")]
)
def test_every_kind_of_file_is_read_to_the_same_orders(
    make: object, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(make(CLEAN))  # type: ignore[operator]
    status, out, _ = run(capsys, "orders", path, "--format", "json")
    told = json.loads(out)
    assert [(order["number"], [op["verb"] for op in order["operations"]]) for order in told["targets"][0]["orders"]] == [
        ("一", ["renumber", "restate"]),
        ("二", ["replace"]),
        ("3", ["renumber-rest"]),
    ]
    assert status == 0
    assert told["title"] == LINES[0]
    assert (told["targets"][0]["title"], told["effective"]) == ("某市甲条例", "2024-07-01")
    restated = told["targets"][0]["orders"][0]["operations"][1]
    assert restated["pieces"][0]["lines"] == ["甲应当：", "（一）乙；", "（二）丙。"]


def test_what_amends_nothing_is_no_instrument(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "law.txt"
    path.write_text("某条例\n第一条　甲。\n第二条　乙。\n", encoding="utf-8")
    status, out, err = run(capsys, "orders", path)
    assert (status, out) == (2, "")
    assert "law.txt: nothing in it amends a text" in err
    assert run(capsys, "orders", tmp_path / "none.txt")[0] == 2


@pytest.mark.parametrize("command", ["compare", "add"])
def test_other_commands_name_an_instrument_and_point_here(
    command: str, decision: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    args = [decision, "2025"] if command == "compare" else ["2024", decision, "--archive", tmp_path / "versions"]
    (tmp_path / "versions").mkdir()
    status, _, err = run(capsys, command, *args)
    assert status == 2
    assert "is a decision that quotes the articles it amends" in err
    assert "read it with regdiff orders and apply it with regdiff amend" in err


def test_the_library(decision: Path) -> None:
    read = regdiff.read_instrument(decision)
    assert isinstance(read, regdiff.Instrument)
    assert len(read.orders) == len(regdiff.read_instrument("\n".join(LINES) + "\n").orders) == 4
    assert [operation.verb for order in read.orders for operation in order.operations] == [
        regdiff.Verb.RENUMBER,
        regdiff.Verb.RESTATE,
        regdiff.Verb.REPLACE,
        regdiff.Verb.RENUMBER_REST,
    ]
    assert [rest.text for rest in read.unread] == ["第七条重新确定主管部门。"]
    with pytest.raises(regdiff.RegdiffError, match="nothing in it amends a text"):
        regdiff.read_instrument("甲\n乙\n")
