"""Symbolic links in an archive, and in the place of one: each command names them, and none follows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import git

from regdiff.cli.main import main

TEXT = "---\ntitle: 示例登记条例\nlabel: '{label}'\npromulgated: {label}-01-01\n---\n\n第一条　甲应当登记。\n\n第二条　乙可以登记。\n"
LINK = "a symbolic link, which is not followed"
INSTEAD = "(put the file or folder itself there)"
INSIDE = ("versions/jia/2018.txt", "versions/jia/2017.txt", "versions/linked", "versions/nowhere")


@pytest.fixture
def folder(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with two revisions, and files that lie elsewhere."""
    monkeypatch.chdir(tmp_path)
    for place, label in (("versions/jia", "2019"), ("versions/jia", "2020"), ("away/jia", "2018"), ("away/jia", "2016")):
        path = tmp_path / place / f"{label}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(label=label), encoding="utf-8")
    git("init", "-q")
    git("add", "versions")
    git("commit", "-qm", "x")
    return tmp_path


@pytest.fixture
def inside(folder: Path) -> Path:
    """Links to a text, to nothing, to a folder and to nothing again."""
    for place, target in zip(INSIDE, ("away/jia/2018.txt", "away/1.txt", "away/jia", "away/none"), strict=True):
        (folder / place).symlink_to(folder / target)
    return folder


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    assert main(list(args)) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err


@pytest.mark.parametrize("command", [["show"], ["compare", "2019"], ["apply", "report.json"]])
@pytest.mark.parametrize(
    ("spec", "link"),
    [
        ("2018", INSIDE[0]),
        ("jia/2018", INSIDE[0]),
        ("versions/jia/2018.txt", INSIDE[0]),
        ("./versions/../versions/jia/2018.txt", INSIDE[0]),
        ("2017", INSIDE[1]),
        ("jia/2017", INSIDE[1]),
        ("versions/jia/2017.txt", INSIDE[1]),
        ("linked/2018", INSIDE[2]),
        ("versions/linked/2018.txt", INSIDE[2]),
        ("nowhere/2018", INSIDE[3]),
    ],
)
def test_a_revision_that_is_a_link_is_refused_by_every_name(
    inside: Path, capsys: pytest.CaptureFixture[str], command: list[str], spec: str, link: str
) -> None:
    assert main(["compare", "2019", "2020", "-o", "report.json"]) == 0
    assert refused(capsys, *command, spec) == f"regdiff: error: {link}: {LINK} {INSTEAD}\n"


def test_what_is_no_link_is_read_beside_links(inside: Path) -> None:
    assert main(["compare", "jia/2019", "versions/jia/2020.txt", "--stat"]) == 0
    assert main(["compare", "away/jia/2018.txt", "2020", "--stat"]) == 0
    (inside / "outside.txt").symlink_to("away/jia/2018.txt")
    assert main(["show", "outside.txt"]) == 0  # links outside the archive are the user's business


def test_links_are_listed_left_out_and_checked(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 2
    said = capsys.readouterr().out
    assert f"jia/2018\t{INSIDE[0]}: {LINK} {INSTEAD}\n" in said
    assert f"linked/\t{INSIDE[2]}: {LINK} {INSTEAD}\n" in said
    assert said.count(LINK) == 4
    for args in (["log"], ["log", "1"], ["log", "--grep", "甲"], ["blame", "1"]):
        assert main(args) == 1
        told = capsys.readouterr()
        assert all(f"regdiff: note: left out {link}: {LINK} {INSTEAD}\n" in told.err for link in INSIDE[:2])
        assert "甲" in told.out or "2019" in told.out
    assert main(["export-git", "history"]) == 1
    assert capsys.readouterr().err.count(LINK) == 4
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert all(f"{link}: error RD101 {LINK} {INSTEAD}" in said for link in INSIDE)
    for spec in ("2018", *INSIDE, f"./{INSIDE[2]}"):
        assert main(["check", spec]) == 1
    for link in INSIDE:
        assert refused(capsys, "fmt", link) == f"regdiff: error: {link}: {LINK} {INSTEAD}\n"
    for args in (["log", "--regulation", "linked"], ["blame", "1", "--at", "linked/2018"]):
        assert refused(capsys, *args) == f"regdiff: error: {INSIDE[2]}: {LINK} {INSTEAD}\n"
    err = refused(capsys, "export-git", "other", "--regulation", "linked")
    assert err == f"regdiff: error: {INSIDE[2]}: {LINK} {INSTEAD}\n"


def test_links_that_are_staged_are_refused(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("add", "versions")
    assert main(["check", "--staged"]) == 1
    said = capsys.readouterr().out
    assert all(f"{link}: error RD101 {LINK} {INSTEAD}" in said for link in INSIDE)
    assert main(["hook", "install"]) == 0
    done = git("commit", "-m", "x", check=False)
    assert done.returncode == 1
    assert all(f"{link}: error RD101" in done.stderr for link in INSIDE)


def test_a_folder_that_became_a_link_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "versions/jia").rename(folder / "moved")
    (folder / "versions/jia").symlink_to(folder / "moved")
    git("add", "-A")
    assert main(["check", "--staged"]) == 1
    said = capsys.readouterr().out
    assert f"versions/jia: error RD101 {LINK} {INSTEAD}" in said
    assert "deleted: versions/jia/2019.txt" in said


def test_links_in_git_are_refused(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("add", "versions")
    git("commit", "-qm", "links")
    for spec, link in (("2018", INSIDE[0]), ("jia/2017", INSIDE[1]), ("linked/2018", INSIDE[2])):
        assert refused(capsys, "show", f"HEAD:{spec}") == f"regdiff: error: HEAD:{link}: {LINK} {INSTEAD}\n"
    assert main(["show", "HEAD:2019"]) == 0


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
@pytest.mark.parametrize(
    "args",
    [
        ["list"],
        ["show", "2019"],
        ["show", "jia/2019"],
        ["show", "versions/jia/2019.txt"],
        ["compare", "2019", "2020"],
        ["log"],
        ["blame", "1"],
        ["export-git", "history"],
        ["site", "-o", "site"],
        ["serve", "--port", "0"],
        ["check"],
        ["check", "--staged"],
        ["fmt"],
        ["add", "2021", "away/jia/2018.txt"],
        ["init"],
        ["hook", "install"],
        ["hook", "run", "pre-commit"],
        ["list", "--archive", "versions"],
    ],
)
def test_an_archive_that_is_a_link_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], target: str, args: list[str]
) -> None:
    """No command reads through it, and none takes another archive instead, such as the one that regdiff carries."""
    (folder / "versions").rename(folder / "elsewhere")
    (folder / "versions").symlink_to(target)
    before = sorted(folder.rglob("*"))
    err = refused(capsys, *args)
    assert err == f"regdiff: error: versions: {LINK} (name the folder that it leads to: --archive FOLDER)\n"
    assert sorted(folder.rglob("*")) == before
    assert main(["compare", "away/jia/2018.txt", "away/jia/2016.txt", "--stat"]) == 0  # files need no archive
    assert main(["list", "--archive", "elsewhere"]) == 0
