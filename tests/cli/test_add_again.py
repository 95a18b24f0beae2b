"""`regdiff add` where something stands already: another text, another title, another name, a keeper's word in the head."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import yaml
from cli.conftest import git

from regdiff.cli.main import main

BARE = "第一条　甲应当登记。\n第二条　乙可以登记。\n"
TITLED = f"示例登记条例\n（2021年5月6日发布）\n{BARE}"
ONE = "versions/jia/2020.txt"
SAID = ("--title", "示例登记条例", "--promulgated", "2020-02-03", "--effective", "2020-03-01", "--issuer", "示例委员会")


@pytest.fixture
def folder(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with one revision, whose head its keeper completed, since the source has nothing but articles."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "versions").mkdir()
    put(tmp_path, "bare.txt", BARE)
    assert main(["add", "2020", "bare.txt", "--regulation", "jia", *SAID, "--attestation", "official"]) == 0
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def head(folder: Path, path: str = ONE) -> dict[str, object]:
    return yaml.safe_load((folder / path).read_text(encoding="utf-8").split("---\n")[1])


def again(*args: str, source: str = "bare.txt") -> int:
    return main(["add", "2020", source, "--regulation", "jia", "--replace", *args])


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """Run what must end with status 2, one line, and the archive as it was."""
    before = {path: path.read_bytes() for path in Path("versions").rglob("*") if path.is_file()}
    capsys.readouterr()
    assert main(list(args)) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert {path: path.read_bytes() for path in Path("versions").rglob("*") if path.is_file()} == before
    return err


# What a keeper said of a revision.


def test_what_the_keeper_completed_is_on_record(folder: Path) -> None:
    assert head(folder)["source"]["completed"] == ["title", "promulgated", "effective", "issuer", "attestation"]  # type: ignore[index]


def test_the_same_source_once_more_changes_nothing(folder: Path) -> None:
    before = (folder / ONE).read_bytes()
    assert again() == 0
    assert (folder / ONE).read_bytes() == before


def test_a_replaced_text_keeps_what_its_keeper_completed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = head(folder)
    put(folder, "better.txt", BARE.replace("可以", "应当"))
    assert again(source="better.txt") == 0
    now = head(folder)
    assert all(now[key] == before[key] for key in ("title", "promulgated", "effective", "issuer"))
    assert now["attestation"] == {"default": "verbatim"}  # how far the other text could be trusted says nothing of this one
    assert "kept of the head: title, promulgated, effective, issuer" in capsys.readouterr().out
    put(folder, "dated.txt", TITLED)
    assert again(source="dated.txt") == 0
    assert str(head(folder)["promulgated"]) == "2020-02-03"  # the keeper's word, not the source's
    assert head(folder)["note"] == "（2021年5月6日发布）"  # which nobody had said anything of


def test_what_is_said_anew_goes_first(folder: Path) -> None:
    assert again("--issuer", "另一委员会", "--effective", "2020-04-01") == 0
    now = head(folder)
    assert (now["issuer"], str(now["effective"]), str(now["promulgated"])) == ("另一委员会", "2020-04-01", "2020-02-03")
    assert now["attestation"] == {"default": "official"}  # the text is the same


def test_a_better_source_corrects_what_a_worse_one_said(folder: Path) -> None:
    """What no keeper said is the source's word, and the new source's word goes before it."""
    put(folder, "worse.txt", TITLED.replace("5月6日", "5月7日"))
    put(folder, "better.txt", TITLED)
    assert main(["add", "2021", "worse.txt"]) == 0
    assert main(["add", "2021", "better.txt", "--replace"]) == 0
    assert str(head(folder, "versions/jia/2021.txt")["promulgated"]) == "2021-05-06"


def test_what_was_completed_by_hand_survives_too(folder: Path) -> None:
    stored = folder / ONE
    text = (
        stored.read_text(encoding="utf-8")
        .replace("示例委员会", "手改委员会")
        .replace("source:", "reviewed by: 张三\nsource:")
    )
    stored.write_text(text, encoding="utf-8")
    assert again("--note", "（2020年2月3日发布）") == 0
    now = head(folder)
    assert (now["issuer"], now["reviewed by"], now["note"]) == ("手改委员会", "张三", "（2020年2月3日发布）")


def test_a_title_is_not_kept_for_the_text_of_another_regulation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "other.txt", TITLED.replace("示例登记条例", "道路停车办法"))
    err = refused(capsys, "add", "2020", "other.txt", "--regulation", "jia", "--replace")
    assert "《道路停车办法》 is not 《示例登记条例》, which jia holds" in err


def test_a_canonical_text_says_its_head_itself(folder: Path) -> None:
    text = (folder / ONE).read_text(encoding="utf-8").replace("issuer: 示例委员会", "issuer: 另一委员会")
    put(folder, "mended.txt", text.replace("effective: 2020-03-01\n", ""))
    assert again(source="mended.txt") == 0
    now = head(folder)
    assert (now["issuer"], str(now["effective"])) == ("另一委员会", "2020-03-01")


# Errata.


def test_an_erratum_is_stored_once(folder: Path) -> None:
    put(folder, "better.txt", BARE.replace("可以", "应当"))
    for more in ((), ("--issuer", "另一委员会"), ()):
        assert again("--erratum", "第二条 after the gazette", *more, source="better.txt") == 0
        assert head(folder)["erratum"] == ["第二条 after the gazette"]
    assert again("--erratum", "the issuer, too", source="better.txt") == 0
    assert head(folder)["erratum"] == ["第二条 after the gazette", "the issuer, too"]


def test_an_erratum_is_stored_though_the_old_text_cannot_be_read(folder: Path) -> None:
    (folder / ONE).write_bytes(b"---\ntitle: \xff\n")
    assert again("--erratum", "the file was damaged", *SAID) == 0
    assert head(folder)["erratum"] == ["the file was damaged"]


def test_there_must_be_something_to_replace(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ((), ("--erratum", "x"), ("--dry-run",)):
        err = refused(capsys, "add", "2019", "bare.txt", "--regulation", "jia", "--replace", *more)
        assert err == "regdiff: error: no revision jia/2019 to replace (see regdiff list, or leave --replace out)\n"


# Titles and names that are there already.


def test_a_known_title_is_not_stored_under_a_second_name_unasked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "titled.txt", TITLED)
    err = refused(capsys, "add", "2021", "titled.txt", "--regulation", "yi")
    assert "《示例登记条例》 stands under jia, and not under yi (name another --regulation, or use --force)" in err
    assert main(["add", "2021", "titled.txt", "--regulation", "yi", "--force"]) == 0
    assert main(["add", "2022", "titled.txt", "--regulation", "yi", "--force", "--dry-run"]) == 0
    assert "stands under" not in capsys.readouterr().out.split("nothing written")[0].split("《示例登记条例》 2022")[1]


def test_names_that_differ_in_letter_case_alone_are_one_name_to_some_systems(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "other.txt", TITLED.replace("示例登记条例", "道路停车办法"))
    err = refused(capsys, "add", "2021", "other.txt", "--regulation", "JIA")
    assert "JIA differs from jia in letter case alone" in err
    put(folder, "titled.txt", TITLED)
    assert main(["add", "2021a", "titled.txt"]) == 0
    assert "2021A differs from 2021a in letter case alone" in refused(capsys, "add", "2021A", "titled.txt")


# The editor.


@pytest.fixture
def editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that changes what it is given to edit; what it does is written by the test."""
    monkeypatch.delenv("VISUAL", raising=False)
    path = folder / "editor.py"
    monkeypatch.setenv("EDITOR", f"{sys.executable} {path}")
    return path


def edits(editor: Path, change: str) -> None:
    """Let the editor apply a Python expression on `text`, which gives bytes."""
    editor.write_text(
        f"import pathlib, sys\np = pathlib.Path(sys.argv[1])\ntext = p.read_text('utf-8')\np.write_bytes({change})\n",
        "utf-8",
    )


def test_a_title_that_was_changed_in_the_editor_is_judged(
    folder: Path, editor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "titled.txt", TITLED)
    edits(editor, "text.replace('示例登记条例', '道路停车办法').encode()")
    assert "《道路停车办法》 is not 《示例登记条例》" in refused(capsys, "add", "2021", "titled.txt", "--edit")
    assert main(["add", "2021", "titled.txt", "--edit", "--force"]) == 0
    assert head(folder, "versions/jia/2021.txt")["source"]["completed"] == ["title"]  # type: ignore[index]


def test_what_was_edited_keeps_its_erratum_once(folder: Path, editor: Path) -> None:
    put(folder, "better.txt", BARE.replace("可以", "应当"))
    edits(editor, "text.replace('乙应当', '乙必须').encode()")
    assert again("--erratum", "第二条 after the gazette", "--edit", source="better.txt") == 0
    assert head(folder)["erratum"] == ["第二条 after the gazette"]
    assert head(folder)["issuer"] == "示例委员会"


def test_standard_input_is_no_place_to_edit_from(folder: Path, editor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    err = refused(capsys, "add", "2021", "-", "--edit")
    assert err == (
        "regdiff: error: --edit needs the terminal, and - takes standard input (save the source in a file, and name it)\n"
    )


def test_no_editor_is_guessed_where_there_is_no_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert "--edit needs a terminal" in refused(capsys, "add", "2021", "bare.txt", "--regulation", "jia", "--edit")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("false", "false: Editing failed; nothing was written (set EDITOR)"),
        ("no-such-editor", "no-such-editor: Editing failed"),
        ('"vi', "EDITOR cannot be read: No closing quotation; nothing was written (set EDITOR)"),
    ],
)
def test_an_editor_that_cannot_be_used_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, said: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    assert said in refused(capsys, "add", "2021", "bare.txt", "--regulation", "jia", *SAID, "--edit")


def test_an_editor_that_takes_the_file_away_is_one_line(
    folder: Path, editor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits(editor, "b''")
    editor.write_text(editor.read_text("utf-8") + "p.unlink()\n", "utf-8")
    err = refused(capsys, "add", "2021", "bare.txt", "--regulation", "jia", *SAID, "--edit")
    assert err == "regdiff: error: the editor left no text: No such file or directory; nothing was written (set EDITOR)\n"


def test_what_an_editor_leaves_is_kept_though_it_is_no_text(
    folder: Path, editor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits(editor, "b'\\xff\\xfe'")
    err = refused(capsys, "add", "2021", "bare.txt", "--regulation", "jia", *SAID, "--edit")
    assert "what the editor gave back is not UTF-8; your text is kept in " in err
    kept = Path(err.split("your text is kept in ")[1].split(" ")[0])
    assert kept.read_bytes() == b"\xff\xfe"
    kept.unlink()


# What is said, and what git refuses.


@pytest.mark.parametrize("option", ["--title", "--issuer", "--note", "--erratum"])
@pytest.mark.parametrize("char", ["\x1b", "\n", "\t", "\x7f", "\x9b", "\u2028", "\u202e", "\u200b"])
def test_control_characters_are_never_stored(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str, char: str
) -> None:
    err = refused(capsys, "add", "2020", "bare.txt", "--regulation", "jia", "--replace", option, f"甲{char}乙")
    assert f"{option} holds the control character U+{ord(char):04X} (take it out)" in err


def test_nothing_is_written_where_it_cannot_be_committed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "titled.txt", TITLED)
    assert "not in a git repository" in refused(capsys, "add", "2021", "titled.txt", "--commit")


def test_a_refused_commit_says_what_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("init", "-q")
    git("add", "versions")
    git("commit", "-qm", "x")
    hook = folder / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho no commits today >&2\necho ask tomorrow >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    capsys.readouterr()
    assert again("--issuer", "另一委员会", "--commit") == 2
    assert capsys.readouterr().err == (
        f"regdiff: error: {ONE} is written and not committed; git commit: no commits today"
        f" (mend it and commit it, or undo with git checkout -- {ONE})\n"
    )
    assert git("status", "--short", "versions").stdout == f" M {ONE}\n"
