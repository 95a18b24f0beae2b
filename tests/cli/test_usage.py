"""Wrong usage is one line for every command: the command, what was wrong, where its help is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from regdiff.cli.main import COMMANDS, main


def failed(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    assert main(list(args)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_an_unknown_option_is_one_line_for_every_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    err = failed(capsys, name, "--no-such-option")
    assert err.startswith(f"regdiff {name}: no such option '--no-such-option'")
    assert err.endswith(f"; see regdiff {name} --help\n")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("compare",), "regdiff compare: missing argument 'OLD'; see regdiff compare --help"),
        (("site",), "regdiff site: missing option '-o' / '--output'; see regdiff site --help"),
        (("rule", "a", "b"), "regdiff rule: got unexpected extra argument (b); see regdiff rule --help"),
        (("list", "--archive"), "regdiff list: option '--archive' requires an argument; see regdiff list --help"),
        (
            ("compare", "a", "b", "--only", "x\x1b"),
            r"regdiff compare: invalid value for '--only': 'x\x1b' is none of added (新增), amended (修改), deleted (删除), merged (合并), moved (位置移动), renumbered (条号变动), split (拆分), unchanged (未修改); see regdiff compare --help",
        ),
        (
            ("add", "2025", str(ROOT / "README.md"), "--erratum", "x"),
            "regdiff add: --erratum goes with --replace; see regdiff add --help",
        ),
        (
            ("hook", "run", "prepare-commit-msg"),
            "regdiff hook run prepare-commit-msg: missing argument 'PATH'; see regdiff hook run prepare-commit-msg --help",
        ),
        (("hook", "fly"), "regdiff hook: no such command 'fly'; see regdiff hook --help"),
        (("compair",), "regdiff: no such command 'compair' (Did you mean 'compare'?); see regdiff --help"),
        (("--quick",), "regdiff: no such option '--quick'; see regdiff --help"),
    ],
)
def test_wrong_usage_is_one_line(args: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert failed(capsys, *args) == f"{line}\n"


def test_a_choice_is_told_with_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--lang': 'fr' is not one of 'zh', 'en'; see" in failed(capsys, "log", "--lang", "fr")


def test_a_command_of_commands_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hook"]) == 2
    assert capsys.readouterr().err.startswith("Usage: regdiff hook")


@pytest.mark.parametrize(
    "args",
    [
        (b"add", b"2030", b"source.txt", b"--regulation", b"jia", b"--issuer", b"a\xff"),
        (b"add", b"2030", b"source.txt", b"--regulation", b"jia", b"--note=\xff"),
        (b"add", b"2030", b"source.txt", b"--regulation", b"\xff"),
        (b"add", b"\xff", b"source.txt", b"--regulation", b"jia"),
        (b"show", b"2025", b"\xff"),
        (b"log", b"\xff"),
        (b"log", b"--grep", b"\xff"),
        (b"blame", b"1", b"--at", b"\xff"),
        (b"check", b"--select", b"\xff"),
        (b"check", b"--since", b"\xff"),
        (b"check", b"\xff"),
        (b"fmt", b"\xff"),
        (b"rule", b"\xff"),
        (b"compare", b"2017", b"2025", b"--article", b"\xff"),
        (b"compare", b"2017", b"2025", b"--lang", b"\xff"),
        (b"compare", b"2017", b"2025", b"--only", b"\xff"),
        (b"compare", b"2017", b"\xff"),
        (b"compare", b"2017", b"HEAD:\xff"),
        (b"compare", b"2017", b"\xff:2017"),
        (b"site", b"-o", b"site", b"--url", b"\xff"),
        (b"list", b"--archive", b"\xff"),
        (b"\xff",),
        (b"--\xff",),
    ],
)
def test_an_argument_that_is_not_utf_8_is_one_line(tmp_path: Path, args: tuple[bytes, ...]) -> None:
    (tmp_path / "versions").mkdir()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "source.txt").write_text("某条例\n第一条 甲。\n第二条 乙。\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "regdiff", *args], cwd=tmp_path, capture_output=True, check=False, env=os.environ
    )
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (2, 1), said
    assert done.stdout == b""
    assert not list((tmp_path / "versions").iterdir())
