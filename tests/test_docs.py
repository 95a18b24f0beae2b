"""Every command and every line of Python in the documents is run, and what the documents name exists."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import OWN, ROOT

import regdiff
from regdiff.cli.main import COMMANDS
from regdiff.intake.repair import _RULES
from regdiff.model.head import ATTESTATIONS
from regdiff.report.formats import ENDINGS, NAMES
from regdiff.tasks import api
from regdiff.tasks.hook import ATTRIBUTES

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MAKE = ("make report", "make test")


def _blocks(path: Path, language: str) -> list[str]:
    text = path.read_text(encoding="utf-8").replace("\n> ", "\n").replace("\n>\n", "\n\n")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


SHELL = [(path, line) for path in DOCUMENTS for block in _blocks(path, "sh") for line in block.splitlines() if line]
PYTHON = [(path, block) for path in DOCUMENTS for block in _blocks(path, "python")]


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder: an archive in git with two commits, and the files that the documents speak of."""
    folder = tmp_path_factory.mktemp("user")
    versions = folder / "versions" / OWN.name
    versions.mkdir(parents=True)
    for path in OWN.glob("*.txt"):
        (versions / path.name).write_bytes(path.read_bytes())
    (versions.parent / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    for args in (
        ["init", "-q"],
        ["config", "user.name", "t"],
        ["config", "user.email", "t@example.org"],
        ["add", "versions"],
        ["commit", "-qm", "one"],
        ["commit", "-qm", "two", "--allow-empty"],
    ):
        subprocess.run(["git", "-C", str(folder), *args], check=True)
    shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
    return folder


def test_there_is_something_to_run() -> None:
    assert len(SHELL) > 40
    assert PYTHON
    assert len(DOCUMENTS) > 10


def test_every_command_in_the_documents_runs(user: Path) -> None:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    added_last = sorted(
        dict.fromkeys(line for _, line in SHELL if line not in MAKE),
        key=lambda line: ("uninstall" in line, "regdiff add" in line, "--replace" not in line),
    )
    for line in added_last:
        assert re.match(r"(?:GIT_EXTERNAL_DIFF='regdiff git-diff' )?(?:regdiff|git) ", line), line
        done = subprocess.run(
            ["sh", "-c", line], cwd=user, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"


def test_the_two_commands_exist_and_ci_runs_the_second() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [line for _, line in SHELL if line in MAKE] == [*MAKE, *MAKE]
    for command in MAKE:
        assert re.search(rf"^{command.removeprefix('make ')}:", makefile, re.MULTILINE)
    assert re.search(r"^make test$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("path", "block"), PYTHON, ids=[path.name for path, _ in PYTHON])
def test_python_in_the_documents_runs(path: Path, block: str) -> None:
    exec(compile(block, str(path), "exec"), {})  # noqa: S102 - our own documents


def test_every_link_in_the_documents_leads_somewhere() -> None:
    for path in DOCUMENTS:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_command_format_repair_and_attestation_is_documented() -> None:
    cli = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    canonical = (ROOT / "docs" / "canonical-text.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"regdiff {name}" in cli
    assert all(f"`{name}`" in cli for name in NAMES)
    assert all(ending in cli for ending in ENDINGS if ending != ".htm")
    repairs = {name for name, _ in _RULES}
    for source in (ROOT / "regdiff").rglob("*.py"):
        repairs |= set(re.findall(r'(?:record\(|"repair": )"([a-z-]+)"', source.read_text(encoding="utf-8")))
    assert len(repairs) > 10
    assert all(f"`{name}`" in canonical for name in repairs)
    assert all(f"`{name}`" in canonical for name in ATTESTATIONS)


def test_the_readme_warns_of_the_reconstruction_beside_its_first_picture() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        first, second = (match.start() for match in list(re.finditer(r"!\[", text))[:2])
        assert "重建文本，未与官方文本核对，不得引用" in text[first:second]
        assert "regdiff add 2017 FILE --replace --attestation official" in text[first:second]


def test_what_a_walk_through_first_use_writes_is_ignored_by_git(tmp_path: Path) -> None:
    lines = [line for path, line in SHELL if path.name.startswith("README")]
    written = {name for line in lines for name in re.findall(r"(?:-o|export-git) (\S+)", line)}
    assert {"report.html", "table.docx", "site", "history"} <= written
    assert not [line for line in lines if "regdiff add" in line and "--dry-run" not in line]
    shutil.copy(ROOT / ".gitignore", tmp_path)
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    for name in written:
        (tmp_path / name).write_text("", encoding="utf-8") if "." in name else (tmp_path / name / "x").mkdir(parents=True)
    for folder in ("site", "history"):
        (tmp_path / folder / "x" / "index.html").write_text("", encoding="utf-8")
    status = ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=all"]
    left = subprocess.run(status, check=True, capture_output=True, text=True).stdout.split()
    assert left == ["??", ".gitignore"]


def test_the_preview_in_the_documents_is_what_add_prints(user: Path) -> None:
    shown = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    args = [
        sys.executable,
        "-m",
        "regdiff",
        "add",
        "2026",
        "docs/examples/page.html",
        "--dry-run",
        "--archive",
        str(OWN.parent),
    ]
    done = subprocess.run(args, cwd=user, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == shown


def test_the_page_of_the_library_names_all_that_is_promised() -> None:
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    promised = set(regdiff.__all__) - {"__version__"}
    assert promised == set(api.__all__)
    assert all(re.search(rf"`{name}[`(]", page) for name in promised)
    assert all(getattr(regdiff, name) is getattr(api, name) for name in promised)
    with pytest.raises(regdiff.RegdiffError, match="no language fr"):
        regdiff.render(regdiff.compare("第一条　甲。\n", "第一条　乙。\n"), lang="fr")


def test_the_examples_are_what_their_script_makes() -> None:
    folder = ROOT / "docs" / "examples"
    made = runpy.run_path(str(folder / "make.py"))["examples"]()
    assert made == {path.name: path.read_bytes() for path in folder.iterdir() if path.name in made}
    assert len(made) == 5


def test_every_file_that_a_shown_command_reads_lies_in_the_clone() -> None:
    """But for what an earlier command writes."""
    written = {name for _, line in SHELL for name in re.findall(r"(?:-o|export-git) (\S+)", line)}
    words = [word for _, line in SHELL if line.startswith("regdiff ") for word in line.split()]
    named = {word for word in words if re.search(r"\.(?:txt|md|html|docx|pdf|json)$", word)}
    assert "docs/examples/page.html" in named
    assert all((ROOT / name).is_file() for name in named - written)
