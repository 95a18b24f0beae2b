"""Hooks in real repositories: what git refuses, what it lets through, and what is left when they are taken out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import SLUG, git, put
from conftest import ROOT
from programs import program

from regdiff.cli.main import main


def damaged(text: str) -> str:
    """The text without its third article."""
    blocks = text.split("\n\n")
    return "\n\n".join(block for block in blocks if not block.startswith("第三条"))


def commit(*args: str, **more: str) -> tuple[int, str]:
    done = git("commit", *args, check=False, **more)
    return done.returncode, done.stdout + done.stderr


def refused_then_let_through(tree: Path) -> None:
    """A damaged text is refused in this work tree, and the sound one goes in."""
    path = put(tree, "2025")
    sound = path.read_text(encoding="utf-8")
    path.write_text(damaged(sound), encoding="utf-8")
    git("add", ".")
    assert commit("-m", "x")[0] == 1
    path.write_text(sound, encoding="utf-8")
    git("add", ".")
    assert commit("-m", "x")[0] == 0


@pytest.fixture
def hooked(repo: Path) -> Path:
    assert main(["hook", "install"]) == 0
    return repo


def test_a_damaged_version_is_refused_and_a_sound_one_is_summed_up(hooked: Path) -> None:
    path = put(hooked, "2025")
    sound = path.read_text(encoding="utf-8")
    path.write_text(damaged(sound), encoding="utf-8")
    git("add", ".")
    status, said = commit("-m", "x")
    assert status == 1
    assert "RD202 number missing: 第三条 is expected before 第四条" in said
    path.write_text(sound, encoding="utf-8")
    git("add", ".")
    status, said = commit("-m", "x")
    assert status == 0
    assert "1 text: 0 errors, 0 warnings" in said
    assert "2025 ← 2017: 新增1条、修改24条（其中拆分1条）" in said


def test_what_is_staged_is_checked_and_not_the_work_tree(hooked: Path) -> None:
    path = put(hooked, "2025")
    sound = path.read_text(encoding="utf-8")
    path.write_text(damaged(sound), encoding="utf-8")
    git("add", ".")
    path.write_text(sound, encoding="utf-8")
    assert commit("-m", "x")[0] == 1
    git("add", ".")
    path.write_text(damaged(sound), encoding="utf-8")
    assert commit("-m", "x")[0] == 0


def test_a_part_of_what_is_staged_can_be_committed(hooked: Path) -> None:
    """With paths, git commits from an index of its own, which only GIT_INDEX_FILE names."""
    sound = put(hooked, "2025")
    bad = put(hooked, "2026", damaged(sound.read_text(encoding="utf-8")))
    git("add", ".")
    assert commit("-m", "x", "--", str(sound))[0] == 0
    assert commit("-m", "x", "--", str(bad))[0] == 1
    sound.unlink()
    assert commit("-am", "x")[0] == 1


def test_only_new_or_changed_versions_are_checked(hooked: Path) -> None:
    bad = put(hooked, "2025", damaged(put(hooked, "2025").read_text(encoding="utf-8")))
    git("add", ".")
    git("commit", "-qm", "x", "--no-verify")
    (hooked / "README").write_text("x", encoding="utf-8")
    git("add", ".")
    status, said = commit("-m", "readme")
    assert (status, "RD" in said) == (0, False)
    assert bad.exists()


def test_the_first_commit_of_all_is_checked_too(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    (tmp_path / "versions" / SLUG).mkdir()
    refused_then_let_through(tmp_path)


def test_a_landed_text_changes_only_with_an_erratum(hooked: Path) -> None:
    path = hooked / "versions" / SLUG / "2017.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("为规范党的工作机关", "为了规范党的工作机关"), encoding="utf-8")
    status, said = commit("-am", "x")
    assert status == 1
    assert "RD601" in said
    changed = path.read_text(encoding="utf-8").replace(
        "attestation:", "erratum: [第一条 after the gazette]\nattestation:", 1
    )
    path.write_text(changed, encoding="utf-8")
    assert commit("-am", "x")[0] == 0


def test_what_others_do_not_have_yet_can_still_be_mended(hooked: Path, tmp_path: Path) -> None:
    git("init", "-q", "--bare", str(tmp_path / "origin"))
    git("remote", "add", "origin", str(tmp_path / "origin"))
    git("push", "-qu", "origin", "main")
    path = put(hooked, "2025")
    git("add", ".")
    git("commit", "-qm", "x")
    path.write_text(path.read_text(encoding="utf-8").replace("第九条　党的", "第九条　各级党的"), encoding="utf-8")
    assert commit("-a", "--amend", "-m", "x")[0] == 0
    git("push", "-q")
    path.write_text(path.read_text(encoding="utf-8").replace("第九条　各级党的", "第九条　党的"), encoding="utf-8")
    assert commit("-am", "x")[0] == 1


def test_a_message_is_proposed_where_none_is_given(hooked: Path) -> None:
    put(hooked, "2025")
    git("add", ".")
    assert commit("--no-edit", GIT_EDITOR="true")[0] in {0, 1}
    status, _ = commit(GIT_EDITOR="true")
    message = git("log", "-1", "--format=%B").stdout
    assert status in {0, 1}
    assert message.startswith("《中国共产党工作机关条例》2025：新增1条、修改24条（其中拆分1条）")
    assert "sha256" in message


def test_a_message_that_is_given_is_left_alone(hooked: Path) -> None:
    put(hooked, "2025")
    git("add", ".")
    assert commit("-m", "mine")[0] == 0
    assert git("log", "-1", "--format=%B").stdout.strip() == "mine"


def test_a_hook_that_was_there_runs_first_and_comes_back(repo: Path) -> None:
    mine = repo / ".git" / "hooks" / "pre-commit"
    mine.write_text("#!/bin/sh\necho mine ran; test ! -e stop\n", encoding="utf-8")
    mine.chmod(0o755)
    before = {path.name: path.read_bytes() for path in mine.parent.iterdir()}
    config = (repo / ".git" / "config").read_bytes()
    assert main(["hook", "install"]) == 0
    assert main(["hook", "install"]) == 0
    put(repo, "2025")
    git("add", ".")
    (repo / "stop").write_text("", encoding="utf-8")
    status, said = commit("-m", "x")
    assert (status, "mine ran" in said) == (1, True)
    (repo / "stop").unlink()
    status, said = commit("-m", "x")
    assert (status, "mine ran" in said, "0 errors" in said) == (0, True, True)
    assert main(["hook", "uninstall"]) == 0
    assert {path.name: path.read_bytes() for path in mine.parent.iterdir()} == before
    assert (repo / ".git" / "config").read_bytes() == config


def test_core_hookspath_is_respected(repo: Path) -> None:
    git("config", "core.hooksPath", ".githooks")
    assert main(["hook", "install"]) == 0
    assert sorted(path.name for path in (repo / ".githooks").iterdir()) == ["pre-commit", "prepare-commit-msg"]
    put(repo, "2025", "broken")
    git("add", "versions")
    assert commit("-m", "x")[0] == 1


def test_a_folder_of_hooks_that_others_share_is_left_alone(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = tmp_path / "shared hooks"
    git("config", "core.hooksPath", str(shared))
    assert main(["hook", "install"]) == 2
    assert "--shared" in capsys.readouterr().err
    assert not shared.exists()
    assert main(["hook", "install", "--shared"]) == 0
    assert (shared / "pre-commit").exists()


@pytest.mark.parametrize("bare", [False, True])
def test_linked_worktrees_and_bare_repositories(
    hooked: Path, tmp_path: Path, bare: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = hooked
    if bare:
        source = tmp_path / "库.git"
        git("clone", "-q", "--bare", str(hooked), str(source))
    tree = tmp_path / "另一 棵"
    git("worktree", "add", "-q", "-b", "other", str(tree), cwd=source)
    monkeypatch.chdir(tree)
    if bare:
        assert main(["hook", "install"]) == 0
        assert (source / "hooks" / "pre-commit").exists()
    refused_then_let_through(tree)


def test_a_detached_head_and_a_subfolder(hooked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("checkout", "-q", "--detach")
    put(hooked, "2025", "broken")
    git("add", ".")
    monkeypatch.chdir(hooked / "versions" / SLUG)
    assert commit("-m", "x")[0] == 1


def test_git_may_name_its_folder_itself(hooked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(hooked, "2025", "broken")
    git("add", ".")
    status, said = commit("-m", "x", GIT_DIR=".git", GIT_WORK_TREE=".")
    assert status == 1
    assert "RD101" in said
    monkeypatch.setenv("GIT_DIR", str(hooked / ".git"))
    assert main(["check", "--staged"]) == 1


def test_a_symbolic_link_is_no_version(hooked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hooked / "versions" / SLUG / "2025.txt").symlink_to("/etc/passwd")
    git("add", ".")
    status, said = commit("-m", "x")
    assert status == 1
    assert "a symbolic link" in said
    assert "root:" not in said


def test_a_name_that_is_none_does_not_slip_through(hooked: Path) -> None:
    put(hooked, "20@25")
    git("add", ".")
    status, said = commit("-m", "x")
    assert status == 1
    assert "is no name of a revision" in said


def test_without_regdiff_the_commit_is_refused_with_a_reason(hooked: Path) -> None:
    hook = hooked / ".git" / "hooks" / "pre-commit"
    hook.write_text(hook.read_text(encoding="utf-8").replace(sys.executable, "/nowhere/python"), encoding="utf-8")
    put(hooked, "2025")
    git("add", ".")
    path = os.pathsep.join(sorted({str(Path(program(name)).parent) for name in ("git", "sh")}))
    status, said = commit("-m", "x", PATH=path)
    assert status == 1
    assert "regdiff is not installed" in said


def test_a_repository_without_archive_is_let_alone(tmp_path: Path, clean: None) -> None:
    """Where hooks are shared, most repositories are no archives."""
    git("init", "-q", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "regdiff", "hook", "run", "pre-commit"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_pre_commit_framework_runs_the_hook(repo: Path, tmp_path: Path) -> None:
    """With its `system` language, so that nothing is fetched; the entry is the one that we publish."""
    published = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "language: python" in published
    hooks = tmp_path / "hooks repo"
    hooks.mkdir()
    (hooks / ".pre-commit-hooks.yaml").write_text(
        published.replace("language: python", "language: system"), encoding="utf-8"
    )
    git("init", "-q", cwd=hooks)
    git("add", ".", cwd=hooks)
    git("commit", "-qm", "x", cwd=hooks)
    rev = git("rev-parse", "HEAD", cwd=hooks).stdout.strip()
    config = f"repos:\n  - repo: '{hooks}'\n    rev: {rev}\n    hooks:\n      - id: regdiff-check\n"
    (repo / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    env = {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    install = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=repo,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert install.returncode == 0, install.stdout + install.stderr
    path = put(repo, "2025")
    sound = path.read_text(encoding="utf-8")
    path.write_text(damaged(sound), encoding="utf-8")
    git("add", ".")
    status, said = commit("-m", "x", **env)
    assert status == 1, said
    assert "RD202" in said
    path.write_text(sound, encoding="utf-8")
    git("add", ".")
    status, said = commit("-m", "x", **env)
    assert status == 0, said


def test_git_knows_articles(repo: Path) -> None:
    assert main(["init"]) == 0
    put(
        repo,
        "2017",
        (repo / "versions" / SLUG / "2017.txt").read_text(encoding="utf-8").replace("精简、统一、效能原则", "精简原则"),
    )
    diff = git("diff", LC_ALL="C").stdout
    assert "@@ 第二章　设立" in diff or "@@ 第五条" in diff or "@@ 第四条" in diff
    git("add", ".")
    git("commit", "-qm", "y", "--no-verify")
    log = git("log", "-L", f":第五条:versions/{SLUG}/2017.txt", "--format=%s").stdout
    assert [line for line in log.splitlines() if line in {"y", "2017"}] == ["y", "2017"]
    assert "精简原则" in log
    assert "第六条" not in log.replace("@@ 第六条", "")


def test_regdiffs_own_diff_when_asked(repo: Path) -> None:
    assert main(["init"]) == 0
    path = put(
        repo, "2017", (repo / "versions" / SLUG / "2017.txt").read_text(encoding="utf-8").replace("精简、统一、效能", "精简")
    )
    out = git("diff", GIT_EXTERNAL_DIFF="regdiff git-diff").stdout
    assert "精简[-、统一、效能-]原则" in out
    assert "精简[-、统一、效能-]原则" in git("difftool", "-y", "-t", "regdiff").stdout
    path.write_text("no revision", encoding="utf-8")
    assert "no article in it" in git("diff", GIT_EXTERNAL_DIFF="regdiff git-diff").stdout
    path.unlink()
    assert "deleted, 31 articles" in git("diff", GIT_EXTERNAL_DIFF="regdiff git-diff").stdout


def test_an_archive_below_the_top_is_guarded_too(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q", str(tmp_path))
    (tmp_path / "law books" / "versions" / SLUG).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "law books")
    assert main(["hook", "install"]) == 0
    refused_then_let_through(tmp_path / "law books")
    assert main(["hook", "uninstall"]) == 0
    assert "regdiff" not in (tmp_path / ".git" / "config").read_text(encoding="utf-8")


def test_git_diff_of_what_is_not_there_is_one_line(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for names in (["a"], ["a", "b", "c"]):
        assert main(["git-diff", *names]) == 2
        assert capsys.readouterr().err.count("\n") == 1
