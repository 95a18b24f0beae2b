"""The language of messages: --lang, else the environment's; files and reports never depend on the environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import OWN, ROOT

from regdiff.cli.main import COMMANDS, cli, main

HAN = re.compile("[一-鿿]")


def run(*arguments: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    plain = {name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"}}
    return subprocess.run(
        [sys.executable, "-m", "regdiff", *arguments],
        cwd=cwd,
        env={**plain, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("env", "line"),
    [
        ({}, "regdiff: error: no file {0}.txt (check the path)\n"),
        ({"LANG": "zh_CN.UTF-8"}, "regdiff：错误：没有文件 {0}.txt（请检查路径）\n"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, "regdiff：错误：没有文件 {0}.txt（请检查路径）\n"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE"}, "regdiff: error: no file {0}.txt (check the path)\n"),
    ],
)
def test_the_environment_chooses(env: dict[str, str], line: str) -> None:
    done = run("compare", "{0}.txt", "2025", **env)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)


@pytest.mark.parametrize("before", [True, False])
def test_an_option_goes_before_the_environment(before: bool) -> None:
    for lang, env, said in (("en", "zh_CN", "no file"), ("zh", "C", "没有文件")):
        option = ("--lang", lang)
        arguments = (*option, "compare", "a.txt", "2025") if before else ("compare", "a.txt", "2025", f"--lang={lang}")
        assert said in run(*arguments, LANG=env).stderr


USAGE = {
    ("nothing",): "没有命令“nothing”",
    ("compar",): "是否指“compare”",
    ("compare",): "缺少参数",
    ("compare", "2017", "2025", "--weigth", "x"): "没有选项“--weigth”",
    ("compare", "2017", "2025", "--sort"): "选项“--sort”需要 1 个值",
    ("compare", "2017", "2025", "--color", "x"): "不在可用的值之中",
    ("compare", "2017", "2025", "--weight", "x{0}"): "“x{0}”不在可用的值之中",
    ("compare", "2017", "2025", "3"): "多余的参数（3）",
    ("compare", "2017", "2025", "--date", "{x"): "“{x”不是日期",
    ("serve", "--port", "99999"): "不在范围",
    ("serve", "--port", "x"): "不是有效的数值",
    ("add", "2020", "README.md", "--promulgated", "x"): "不符合格式",
    ("add", "2020", "README.md", "--erratum", "x"): "--erratum 应与 --replace 同用",
}


@pytest.mark.parametrize("arguments", USAGE)
def test_wrong_usage_is_told_in_one_chinese_line(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(arguments) == 2
    line = capsys.readouterr().err
    assert USAGE[arguments] in line
    assert line.count("\n") == 1
    assert re.fullmatch(r"regdiff[a-z ]*：.*；见 regdiff.* --help\n", line)
    monkeypatch.setenv("LANG", "C")
    assert main(arguments) == 2
    assert not HAN.search(re.sub(r"[(（][^()（）]*[)）]", "", capsys.readouterr().err))


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_chinese_and_as_wide_as_the_terminal(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    from regdiff.cli.helping import columns

    monkeypatched = [*([name] if name else []), "--lang", "zh", "--help"]
    assert main(monkeypatched) == 0
    told = capsys.readouterr().out
    assert told.startswith("用法：regdiff")
    prose = [line for line in told.split("\n\n")[1].split("\n") if line]
    assert all(HAN.search(line) for line in prose)
    assert "Show this message" not in told
    assert "选项：" in told
    assert max(columns(line) for line in told.split("\n") if "regdiff " not in line) <= 100
    english = [*([name] if name else []), "--help"]
    assert main(english) == 0
    assert capsys.readouterr().out.startswith("Usage: regdiff")


def test_every_command_takes_a_language() -> None:
    import click

    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert [param.name for param in command.params].count("lang") == 1, name


def test_reports_and_files_do_not_depend_on_the_environment(tmp_path: Path) -> None:
    texts = [str(OWN / f"{label}.txt") for label in ("2017", "2025")]
    for arguments in (
        ("compare", *texts, "--format", "text"),
        ("compare", *texts, "--format", "json"),
        ("compare", *texts, "--lang", "en", "--format", "markdown"),
        ("check", "--format", "json"),
        ("check", "--format", "sarif"),
    ):
        chinese, english = (run(*arguments, LANG=lang).stdout for lang in ("zh_CN.UTF-8", "C"))
        assert chinese == english
        assert english
    for lang in ("zh_CN.UTF-8", "C"):
        run("compare", *texts, "-o", str(tmp_path / f"{lang}.html"), LANG=lang)
    assert (tmp_path / "C.html").read_bytes() == (tmp_path / "zh_CN.UTF-8.html").read_bytes()


BROKEN = """---
title: 条例
label: '2020'
---

第一条　登记机关应当 及时(办理）登记。

第三条　本条例施行。
"""


def test_findings_are_told_in_the_language_of_messages(tmp_path: Path) -> None:
    folder = tmp_path / "versions" / "甲"
    folder.mkdir(parents=True)
    (folder / "2020.txt").write_text(BROKEN, encoding="utf-8")
    chinese = run("check", cwd=tmp_path, LANG="zh_CN.UTF-8").stdout
    assert "错误 RD202 缺少序号：第三条之前应有第二条" in chinese
    assert "个文本：" in chinese
    english = run("check", cwd=tmp_path).stdout
    assert "error RD202 number missing: 第二条 is expected before 第三条" in english
    assert run("check", "--lang", "zh", cwd=tmp_path).stdout == chinese
    assert run("check", "--format", "github", cwd=tmp_path, LANG="zh_CN").stdout.count("缺少序号") == 0


def test_what_was_understood_of_a_source_is_told_in_both(tmp_path: Path) -> None:
    page = tmp_path / "{0}页.txt"
    page.write_text(
        "首页 > 法规\n登记条例\n第1条 登记机关应当(及时)办理。\n第二条　本条例自2001年1月1日起施行。\n", encoding="utf-8"
    )
    run("init", cwd=tmp_path, LANG="zh_CN")
    arguments = ("add", "2001", str(page), "--regulation", "登记条例", "--dry-run")
    chinese = run(*arguments, cwd=tmp_path, LANG="zh_CN.UTF-8").stdout
    for said in ("读出：2 条", "修复：", "半角括号", "序号写法", "未纳入（", "未写入（--dry-run）", "前一版本：无"):
        assert said in chinese, chinese
    english = run(*arguments, cwd=tmp_path).stdout
    for said in ("found: 2 articles", "repaired: ", "half-width-bracket", "nothing written (--dry-run)"):
        assert said in english, english


def test_chinese_names_of_values_are_understood() -> None:
    texts = ("compare", "2017", "2025", "--format", "text")
    for english, chinese in (
        (("--only", "added,amended"), ("--only", "新增、修改")),
        (("--weight", "substantive"), ("--weight", "实质性")),
        (("--weight", "substantive"), ("--weight", "实质性修改")),
    ):
        assert run(*texts, *english).stdout == run(*texts, *chinese).stdout
