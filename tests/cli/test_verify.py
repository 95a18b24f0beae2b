"""`regdiff verify` and `regdiff draft` as users call them."""

from __future__ import annotations

import io
import json
import subprocess
from importlib import resources
from pathlib import Path

import docx
import jsonschema
import pytest
from conftest import ROOT

import regdiff
from regdiff.cli.main import main

EXAMPLES = ROOT / "docs" / "examples"
BASE, DECISION = EXAMPLES / "registration.txt", EXAMPLES / "decision.txt"
SCHEMA = json.loads((resources.files("regdiff.report") / "verify-1.schema.json").read_text(encoding="utf-8"))


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    status = main([str(arg) for arg in args])
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture
def published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "2025.txt"
    assert run(capsys, "amend", BASE, DECISION, "-o", path)[0] == 0
    return path


def spoiled(published: Path) -> Path:
    text = published.read_text(encoding="utf-8")
    path = published.with_name("spoiled.txt")
    path.write_text(text.replace("保存二十年", "保存三十年"), encoding="utf-8")
    return path


def test_a_verdict_then_every_order(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "verify", BASE, DECISION, published)
    assert status == 0
    verdict, _, heading, *lines = out.splitlines()
    assert verdict == (
        "公布文本就是修改前文本依照《某市人民代表大会常务委员会关于修改〈某市登记条例〉的决定》修改所得：4项指令均已落实，没有无依据的差异。"
    )
    assert heading == "逐项核对"
    assert lines[0].startswith("  一  已落实  第7行　")


def test_what_no_order_covers_is_told_and_the_status_is_1(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "verify", BASE, DECISION, spoiled(published), "--lang", "en")
    assert status == 1
    assert "is not the base as amended" in out
    assert "differences without a reason: 1" in out
    assert "  第六条  unexplained  二 → 三" in out


def test_the_data_have_a_schema(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in (published, spoiled(published)):
        _, out, _ = run(capsys, "verify", BASE, DECISION, text, "--format", "json")
        data = json.loads(out)
        jsonschema.validate(data, SCHEMA)
        assert data["exact"] is (text == published)


def test_the_page_links_each_row_to_its_order(published: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert run(capsys, "verify", BASE, DECISION, published, "-o", page)[0] == 0
    text = page.read_text(encoding="utf-8")
    assert '<a href="#order_1_' in text
    assert 'class="verdict good"' in text
    assert "<script" not in text


def test_the_word_report_has_the_orders_in_a_column(
    published: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    report = tmp_path / "report.docx"
    assert run(capsys, "verify", BASE, DECISION, spoiled(published), "-o", report)[0] == 1
    document = docx.Document(io.BytesIO(report.read_bytes()))
    sides = document.tables[1]
    assert [cell.text for cell in sides.rows[0].cells][1:] == ["公布文本", "依据"]
    rows = {row.cells[1].text.split("　")[0]: row.cells[2].text for row in sides.rows[1:]}
    assert rows["第二条"] == "第二项"
    assert rows["第三条"] == "第一项"


def test_hostile_wording_is_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, decision = tmp_path / "base.txt", tmp_path / "decision.txt"
    base.write_text("某条例\n第一条　甲。\n第二条　乙。\n", encoding="utf-8")
    decision.write_text("关于修改《某条例》的决定\n一、将第一条修改为：“<script>alert(1)</script>。”\n", encoding="utf-8")
    page = tmp_path / "report.html"
    assert run(capsys, "verify", base, decision, base, "-o", page)[0] == 1
    assert "<script" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "said"),
    [(("--format", "xlsx"), "no format xlsx"), (("-o", "report.xlsx"), "no format .xlsx")],
)
def test_an_unknown_format_is_one_line(
    published: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, str], said: str
) -> None:
    status, out, err = run(capsys, "verify", BASE, DECISION, published, *more)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_the_draft_of_a_text_amends_it_again(published: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    assert run(capsys, "draft", BASE, published, "-o", draft)[0] == 0
    status, out, _ = run(capsys, "amend", BASE, draft, "--format", "json")
    assert status == 0
    made = regdiff.read(json.loads(out)["text"])
    assert [a.lines for a in made.articles] == [a.lines for a in regdiff.read(published).articles]


@pytest.mark.parametrize("ending", [".txt", ".md", ".docx"])
def test_a_draft_in_every_format_is_read_as_the_same_orders(
    published: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str
) -> None:
    draft = tmp_path / f"draft{ending}"
    assert run(capsys, "draft", BASE, published, "-o", draft)[0] == 0
    orders = [order.operations for order in regdiff.read_instrument(draft).orders]
    assert orders == [order.operations for order in regdiff.draft(BASE, published).instrument.orders]


@pytest.mark.parametrize("name", ["draft.pdf", "draft.html", "draft.v2"])
def test_a_draft_is_written_in_no_other_format(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    status, out, err = run(capsys, "draft", "2017", "2025", "-o", tmp_path / name)
    assert (status, out) == (2, "")
    assert err == f"regdiff: error: no format {Path(name).suffix} (one of .docx, .md, .txt)\n"
    assert not (tmp_path / name).exists()


def test_the_reconstructed_text_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "draft", "2017", "2025")
    assert status == 0
    assert out.startswith("中共中央关于修改《中国共产党工作机关条例（试行）》的决定\n")
    assert "the text of 2017 is reconstructed, so is the draft" in err


def test_a_commit_is_verified_against_the_instrument_beside_it(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "versions"
    folder = archive / "registration"
    (folder / "instruments").mkdir(parents=True)
    old = regdiff.read(BASE)
    for label, revision, day in (("2018", old, "2018-03-15"), ("2025", regdiff.read(published), "2025-05-06")):
        blocks = "\n\n".join(f"{a.number}　{a.text}" for a in revision.articles)
        (folder / f"{label}.txt").write_text(
            f"---\ntitle: 某市登记条例\nlabel: '{label}'\npromulgated: {day}\n---\n\n{blocks}\n", encoding="utf-8"
        )
    (folder / "instruments" / "2025.txt").write_bytes(DECISION.read_bytes())
    monkeypatch.chdir(tmp_path)
    for args in (("init", "-q"), ("add", "."), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x")):
        subprocess.run(["git", *args], check=True, cwd=tmp_path)
    assert run(capsys, "check", "--archive", archive, "--select", "RD801")[0] == 0
    text = (folder / "2025.txt").read_text(encoding="utf-8")
    (folder / "2025.txt").write_text(text.replace("登记不收费", "登记收费"), encoding="utf-8")
    for staged in ((), ("--staged",)):
        if staged:
            subprocess.run(["git", "add", "."], check=True, cwd=tmp_path)
        status, out, _ = run(capsys, "check", "--archive", archive, "--select", "RD801", *staged)
        assert status == 1
        assert "RD801 other than ordered" in out
