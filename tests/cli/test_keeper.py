"""What a keeper is told and asked: titles, heads completed later, odd pairs, links, outputs over inputs, odd surroundings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import OWN

from regdiff.checks.rule import Checked
from regdiff.checks.run import run
from regdiff.cli.main import COMMANDS, GROUPS, main
from regdiff.model.naming import is_same_work

ONE = "示例登记条例\n（2019年1月1日发布）\n第一条　甲应当登记。\n第二条　乙应当登记。\n第三条　丙应当登记。\n第四条　丁应当登记。\n"
OTHER = "道路停车收费办法\n（2020年1月1日发布）\n第一条　停车应当缴费。\n第二条　停车位由主管部门划定。\n第三条　收费标准应当公示。\n第四条　逃费的处罚款。\n"


@pytest.fixture
def folder(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive that holds one small regulation."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "versions").mkdir()
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    assert main(["add", "2019", "one.txt", "--regulation", "dengji"]) == 0
    return tmp_path


def failed(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    assert main(list(args)) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("中华人民共和国示例法", "示例法", True),
        ("示例条例（试行）", "示例条例", True),
        ("示例条例(2020年修订)", "《示例条例》", True),
        ("示例条例（2023修正）", "示例条例（2018修正）", True),
        ("示例条例（征求意见稿）", "示例条例", True),
        ("示例条例", "示例办法", False),
        ("《示范法》实施办法", "示范法", False),
        ("", "示例法", False),
    ],
)
def test_two_titles_name_one_regulation_or_two(one: str, other: str, same: bool) -> None:
    assert is_same_work(one, other) is same


def test_a_text_is_filed_under_the_regulation_of_its_title(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "new.txt").write_text(
        ONE.replace("示例登记条例", "中华人民共和国示例登记条例（2021年修订）").replace("2019", "2021"), "utf-8"
    )
    assert main(["add", "2021", "new.txt"]) == 0
    assert (folder / "versions/dengji/2021.txt").exists()
    err = failed(capsys, "add", "2020", "other.txt")
    assert "the archive holds no regulation called 《道路停车收费办法》" in err
    assert "--regulation 道路停车收费办法; there is: dengji" in err
    assert not list((folder / "versions").rglob("2020.txt"))


def test_a_title_at_odds_is_never_crossed_silently(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "《道路停车收费办法》 is not 《示例登记条例》" in failed(
        capsys, "add", "2020", "other.txt", "--regulation", "dengji"
    )
    before = (folder / "versions/dengji/2019.txt").read_bytes()
    failed(capsys, "add", "2019", "other.txt", "--regulation", "dengji", "--replace")
    assert (folder / "versions/dengji/2019.txt").read_bytes() == before
    assert main(["add", "2020", "other.txt", "--regulation", "dengji", "--force"]) == 0


def test_what_a_source_lacks_is_completed(folder: Path) -> None:
    (folder / "bare.txt").write_text("第一条　甲应当登记。\n第二条　乙可以登记。\n", encoding="utf-8")
    wish = ["--title", "示例登记条例", "--promulgated", "2020-02-03", "--effective", "2020-03-01", "--issuer", "示例委员会"]
    assert main(["add", "2020", "bare.txt", *wish, "--note", "（2020年2月3日示例委员会发布）"]) == 0
    text = (folder / "versions/dengji/2020.txt").read_text(encoding="utf-8")
    head = "title: 示例登记条例\nlabel: '2020'\npromulgated: 2020-02-03\neffective: 2020-03-01\nissuer: 示例委员会\nnote: （2020年"
    assert head in text


def test_a_text_with_errors_is_not_stored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").write_text(ONE.replace("第四条", "第三条").replace("2019", "2020"), encoding="utf-8")
    assert main(["add", "2020", "bad.txt"]) == 1
    assert "nothing written: 1 error by the rules" in capsys.readouterr().out
    assert not (folder / "versions/dengji/2020.txt").exists()
    assert main(["add", "2020", "bad.txt", "--force"]) == 0


def test_what_was_left_out_and_may_be_law_is_a_doubt_and_a_note(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "more.txt").write_text(
        ONE.replace("丁应当登记。", "本条例自2019年2月1日起施行。") + "某某事项另行通知\n", "utf-8"
    )
    assert main(["add", "2020", "more.txt", "--dry-run"]) == 0
    assert "line 7: may be law, left out" in capsys.readouterr().out
    assert main(["compare", "one.txt", "more.txt", "--format", "json", "--lang", "en"]) == 0
    err = capsys.readouterr().err
    assert "more.txt: 1 left out of the comparison may be law; check line 7" in err


def test_odd_pairs_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "one.txt", "other.txt", "--stat", "--lang", "zh"]) == 0
    assert "几乎没有共同内容" in capsys.readouterr().err
    assert main(["compare", "other.txt", "one.txt", "--stat", "--lang", "en"]) == 0
    assert "the older text is given second: 2020-01-01 is later than 2019-01-01" in capsys.readouterr().err
    for name, note in (("early.txt", "（2022年4月修订）"), ("late.txt", "（2024年修订）")):
        (folder / name).write_text(f"某某管理办法\n{note}\n第一条 甲应当登记。\n第二条 乙。\n", "utf-8")
    assert main(["compare", "late.txt", "early.txt", "--stat", "--lang", "zh"]) == 0
    assert "先给出的文本更新：2024 晚于 2022-04" in capsys.readouterr().err
    assert main(["compare", "early.txt", "late.txt", "--stat", "--lang", "zh"]) == 0
    assert "先给出" not in capsys.readouterr().err
    assert main(["add", "2020", "other.txt", "--regulation", "tingche"]) == 0
    capsys.readouterr()
    assert main(["compare", "2019", "2020", "--stat", "--lang", "en"]) == 0
    assert "belong to different regulations" in capsys.readouterr().err


@pytest.mark.parametrize(
    "args", [("compare", "no.txt", "one.txt"), ("add", "2022", "no.txt"), ("apply", "no.txt", "2019"), ("show", "no.txt")]
)
def test_a_missing_file_is_told_in_the_same_line(
    folder: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    assert failed(capsys, *args) == "regdiff: error: no file no.txt (check the path)\n"


def test_a_file_that_is_no_text_of_the_archive_is_told_in_the_same_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("check", "fmt"):
        for name in ("no.txt", "versions/dengji/2018.txt", "dengji/2018"):
            assert failed(capsys, command, name) == f"regdiff: error: no file {name} (check the path)\n"
        for name in ("one.txt", "./one.txt", str(folder / "one.txt"), "/dev/null", str(folder.parent)):
            line = f"regdiff: error: {name} is no text of the archive (there is: dengji/2019)\n"
            assert failed(capsys, command, name) == line
        assert "an empty name is no text of the archive (there is: dengji/2019)" in failed(capsys, command, "")
        assert "no revision 2018 in the archive (there is: dengji/2019)" in failed(capsys, command, "2018")
        for name in ("./versions/dengji/2019.txt", str(folder / "versions/dengji/2019.txt")):
            assert main([command, name]) == 0


def test_an_output_is_never_one_of_the_inputs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "link.html").symlink_to("one.txt")
    for output in ("one.txt", "./other.txt", "link.html"):
        assert "is one of the inputs" in failed(capsys, "compare", "one.txt", "other.txt", "--format", "text", "-o", output)
    assert (folder / "one.txt").read_text(encoding="utf-8") == ONE


def test_links_in_an_archive_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = folder / "versions/dengji"
    (folder / "secret.txt").write_text("---\nlabel: '2018'\n---\n\n第一条　密。\n", encoding="utf-8")
    (stored / "2018.txt").symlink_to(folder / "secret.txt")
    (stored / "2017.txt").symlink_to(folder / "nowhere.txt")
    (folder / "versions/linked").symlink_to(folder)
    assert "versions/dengji/2018.txt: a symbolic link" in failed(capsys, "show", "2018")
    failed(capsys, "add", "2018", "one.txt", "--replace")
    failed(capsys, "add", "2016", "one.txt", "--regulation", "linked", "--force")
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert all(name in out for name in ("2018.txt", "2017.txt", "versions/linked"))
    (folder / "versions").rename(folder / "elsewhere")
    (folder / "versions").symlink_to(folder / "elsewhere")
    assert "versions: a symbolic link, which is not followed (name the folder that it leads to: --archive FOLDER)" in failed(
        capsys, "add", "2015", "one.txt", "--force"
    )


def _run(folder: Path, *args: str | bytes, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "regdiff", *args], cwd=folder, capture_output=True, check=False, **more)  # type: ignore[call-overload]


def test_odd_outputs_and_names_are_no_reason_to_fail(folder: Path) -> None:
    latin = _run(
        folder, "compare", "one.txt", "other.txt", "--format", "json", env={**os.environ, "PYTHONIOENCODING": "latin-1"}
    )
    assert latin.returncode == 0
    assert b"\\u7b2c" in latin.stdout
    closed = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m regdiff list >&-"], cwd=folder, capture_output=True, check=False
    )
    assert closed.returncode == 0
    full = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m regdiff list >/dev/full"], cwd=folder, capture_output=True, check=False
    )
    assert full.returncode in {0, 2, 120}
    assert b"Traceback" not in full.stderr.replace(b"Exception ignored", b"")
    odd = os.fsencode(folder) + b"/odd-\xff.txt"
    Path(os.fsdecode(odd)).write_text(ONE, encoding="utf-8")
    named = _run(folder, "compare", b"odd-\xff.txt", "one.txt", "--format", "json")
    assert named.returncode == 0
    assert _run(folder, "show", b"no-\xff.txt").returncode == 2


def test_a_landed_head_may_be_completed_and_a_changed_text_is_named() -> None:
    old = (OWN / "2025.txt").read_text(encoding="utf-8")
    completed = old.replace("note: ", "issuer: 中共中央\nnote: ", 1)
    assert [f.code for f in run(Checked("2025", completed, "2025", landed=old))] == ["RD603"]
    changed = old.replace("必须坚持以", "应当坚持以", 1)
    (found,) = run(Checked("2025", changed, "2025", landed=old))
    assert (found.code, found.place.line) == ("RD601", changed[: changed.index("应当坚持以")].count("\n") + 1)
    assert "第二条 必须→应当" in found.message


def test_help_groups_the_commands_and_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(COMMANDS)
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.rstrip(":") in GROUPS] == [f"{group}:" for group in GROUPS]
    assert main(["compare", "--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n{heading}:\n" in out for heading in ("Reports", "Word and Excel", "Selection", "Options"))


def test_a_command_says_that_it_uses_the_carried_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for args in (["list"], ["show", "2025", "第一条"], ["log", "第一条"], ["compare", "2017", "2025", "--stat"]):
        capsys.readouterr()
        assert main(args) == 0
        assert "the archive that regdiff carries is used" in capsys.readouterr().err


def test_a_report_is_never_written_over_a_stored_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "versions" / "jia"
    folder.mkdir(parents=True)
    stored = folder / "2015.txt"
    stored.write_text("第一条　甲。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["compare", "jia/2015", "jia/2015", "-o", "versions/jia/2015.txt"]) == 2
    assert "is a stored revision" in capsys.readouterr().err
    assert stored.read_text(encoding="utf-8") == "第一条　甲。\n"
