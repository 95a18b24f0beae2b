"""`regdiff add`, `init`, `fmt` and `check` as a keeper types them."""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli.conftest import SLUG, git, put
from conftest import OWN
from programs import program

from regdiff.cli.main import main

TEXT = """某某登记条例
（2025年3月4日某机关发布）
第一章 总则
第一条 为了规范登记(含变更登记)，制定本条例。
第二条 登记机关应当在三十日内办理登记。
第三条 本条例自2025年5月1日起施行。
"""
SMALL = "versions/small"


@pytest.fixture
def empty(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new archive, made by init, with a source beside it."""
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    (tmp_path / "source.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def stored(folder: Path, label: str = "2025") -> str:
    return (folder / SMALL / f"{label}.txt").read_text(encoding="utf-8")


def add(*args: str, label: str = "2025", source: str = "source.txt") -> int:
    return main(["add", label, source, "--regulation", "small", *args])


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    assert main(list(args)) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    return err


def test_the_newspaper_page_becomes_the_text_in_the_archive_byte_for_byte(
    repo: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "2025", str(sources / "2025-newspaper-page.txt"), "--commit"]) == 0
    assert (repo / "versions" / SLUG / "2025.txt").read_bytes() == (OWN / "2025.txt").read_bytes()
    out = capsys.readouterr().out
    assert "found: 6 chapters, 32 articles, 45 paragraphs, 18 items" in out
    assert "left out (what surrounds the page): 38, lines 7, 142" in out
    assert "joined-line: 3 on lines 80, 102, 118" in out
    assert "doubts: none" in out
    assert "before: 2017: 新增1条、修改24条（其中拆分1条）、仅条号变动2条" in out
    assert (
        git("log", "-1", "--format=%s").stdout.strip()
        == "《中国共产党工作机关条例》2025：新增1条、修改24条（其中拆分1条）、仅条号变动2条"
    )
    assert git("show", "--stat", "--format=", "HEAD").stdout.count("|") == 1


def test_a_dry_run_shows_and_writes_nothing(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(empty.rglob("*"))
    assert add("--dry-run") == 0
    out = capsys.readouterr().out
    assert "half-width-bracket: 1 on line 4" in out
    assert "nothing written" in out
    assert sorted(empty.rglob("*")) == before


def test_without_repair_the_characters_stay(empty: Path) -> None:
    assert add("--no-repair") == 0
    assert "规范登记(含变更登记)，" in stored(empty)
    assert "intake" not in stored(empty)


def test_doubts_name_the_line_of_the_source(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "source.txt").write_text(
        TEXT.replace("第二条 登记机关", "\n\n第二条 登记机关自受理之曰起 the "), encoding="utf-8"
    )
    assert add() == 0
    out = capsys.readouterr().out
    assert "doubts: 2" in out
    assert "line 7: warning RD306 曰 looks like a misread 日" in out
    assert "line 7: warning RD303 Latin word the inside Chinese" in out


def test_standard_input_and_a_web_page(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<!doctype html><meta charset=gbk><nav>首页</nav>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode("gb18030"))))
    assert add(source="-") == 0
    assert "name: stdin" in stored(empty)
    assert "encoding: gb18030" in stored(empty)
    assert "第二条　登记机关应当在三十日内办理登记。" in stored(empty)


def test_an_existing_label_needs_replace_and_then_says_so(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add() == 0
    first = stored(empty)
    assert "--replace" in refused(capsys, "add", "2025", "source.txt", "--regulation", "small")
    assert add("--replace") == 0
    assert stored(empty) == first
    (empty / "source.txt").write_text(TEXT.replace("三十日", "二十日"), encoding="utf-8")
    assert add("--replace", "--erratum", "第二条 after the gazette") == 0
    assert "erratum: [第二条 after the gazette]" in stored(empty)
    (empty / "source.txt").write_text(TEXT.replace("三十日", "十日"), encoding="utf-8")
    assert add("--replace") == 0
    assert stored(empty).count("erratum: [第二条 after the gazette, the text made from source.txt was replaced") == 1


def test_the_regulation_is_found_by_itself(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = repo / "new.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert main(["add", "2020", "new.txt", "--regulation", "small"]) == 0
    assert "no regulation called 《不存在》" in refused(capsys, "add", "2021", "new.txt", "--title", "不存在")
    source.write_text(TEXT.replace("2025年3月", "2021年3月"), encoding="utf-8")
    assert main(["add", "2021", "new.txt", "--force"]) == 0  # the same text as 2020 but for its date is an error
    assert (repo / SMALL / "2021.txt").exists()
    source.write_text(TEXT.replace("某某登记条例", "另一办法"), encoding="utf-8")
    err = refused(capsys, "add", "2022", "new.txt")
    assert "no regulation called 《另一办法》" in err
    assert "--regulation 另一办法; there is: party-working-organs, small" in err


def test_an_editor_may_change_the_text_but_not_break_it(
    empty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = empty / "editor.py"
    editor.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text(p.read_text('utf-8').replace('三十日', '十五日'), 'utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.delenv("VISUAL", raising=False)
    assert add("--edit") == 0
    assert "十五日" in stored(empty)
    assert "edited-by-hand" in stored(empty)
    editor.write_text("import sys, pathlib\npathlib.Path(sys.argv[1]).write_text('rubbish', 'utf-8')\n", encoding="utf-8")
    err = refused(capsys, "add", "2026", "source.txt", "--regulation", "small", "--edit")
    kept = Path(err.split("your text is kept in ")[1].split(" ")[0].rstrip(")\n"))
    assert kept.read_text(encoding="utf-8") == "rubbish"
    kept.unlink()
    assert not (empty / SMALL / "2026.txt").exists()


def test_a_commit_takes_this_file_alone_and_a_refused_one_leaves_the_index_as_it_was(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "other").write_text("x", encoding="utf-8")
    git("add", "other")
    assert add("--commit") == 0
    assert git("show", "--name-only", "--format=", "HEAD").stdout.split() == [f"{SMALL}/2025.txt"]
    assert "A  other" in git("status", "--short").stdout
    (empty / "source.txt").write_text(TEXT.replace("第二条", "第五条"), encoding="utf-8")
    assert main(["add", "2026", "source.txt", "--commit"]) == 1  # errors by the rules: nothing is written
    assert not (empty / SMALL / "2026.txt").exists()
    assert main(["add", "2026", "source.txt", "--commit", "--force"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert f"{SMALL}/2026.txt is written and not committed; git commit: {SMALL}/2026.txt:4: error RD503" in err
    assert f"(mend it and commit it, or undo with rm -- {SMALL}/2026.txt)" in err
    assert f"?? {SMALL}/2026.txt" in git("status", "--short").stdout
    assert "A  other" in git("status", "--short").stdout


@pytest.mark.parametrize("label", ["../x", "a/b", ".x", "x" * 65, "a\nb", "a:b", "con\0"])
def test_no_label_and_no_slug_leads_out_of_the_archive(empty: Path, label: str) -> None:
    before = sorted(empty.parent.rglob("*"))
    assert main(["add", "--regulation", "small", "--", label, "source.txt"]) == 2
    assert main(["add", "--regulation", label, "--", "2025", "source.txt"]) == 2
    assert sorted(empty.parent.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_named(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "versions" / "small").write_text("a file is in the way", encoding="utf-8")
    err = refused(capsys, "add", "2025", "source.txt", "--regulation", "small")
    assert "versions/small" in err


def test_a_read_only_folder(empty: Path) -> None:
    (empty / SMALL).mkdir()
    (empty / SMALL).chmod(0o555)
    # Root writes anywhere, unless it gives that power away.
    weak = [program("setpriv"), "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*weak, sys.executable, "-m", "regdiff", "add", "2025", "source.txt", "--regulation", "small"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "versions/small" in done.stderr
    assert "cannot be written: Permission denied" in done.stderr


def child(folder: Path, code: str) -> subprocess.Popen[str]:
    """A process that adds 2025, after `code` was run in it."""
    program = f"import sys, os, time\nfrom pathlib import Path\n{code}\nfrom regdiff.cli.main import main\nsys.exit(main(['add', '2025', 'source.txt', '--regulation', 'small']))"
    return subprocess.Popen(
        [sys.executable, "-c", program], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_full_disk_leaves_nothing_behind(empty: Path) -> None:
    """The system refuses to make a file longer than 100 bytes, as a full disk would."""
    process = child(
        empty,
        "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\nsys.dont_write_bytecode = True",
    )
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2, err
    assert "cannot be written" in err
    assert list((empty / SMALL).iterdir()) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 100


def test_a_kill_in_mid_write_leaves_the_archive_whole(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    process = child(empty, "os.fsync = lambda _: (print('writing', flush=True), time.sleep(60))")
    assert process.stdout is not None
    while "writing" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (empty / SMALL / "2025.txt").exists()
    assert main(["list"]) == 0
    assert "2025" not in capsys.readouterr().out
    assert add() == 0
    assert [path.name for path in (empty / SMALL).iterdir()] == ["2025.txt"]


def test_two_adds_at_once_lose_nothing(empty: Path) -> None:
    """Both wait until both stand before the archive; one writes, the other is told that the revision exists."""
    wait = "while not Path('go').exists(): time.sleep(0.01)"
    processes = [child(empty, wait) for _ in range(3)]
    time.sleep(0.5)
    (empty / "go").write_text("", encoding="utf-8")
    done = [(process.communicate(timeout=60)[1], process.returncode) for process in processes]
    assert sorted(status for _, status in done) == [0, 2, 2]
    assert all("exists" in err for err, status in done if status)
    assert stored(empty)


def test_init_makes_an_archive_once(tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "新 库"]) == 0
    folder = tmp_path / "新 库"
    attributes = (folder / "versions" / ".gitattributes").read_text(encoding="utf-8")
    assert "diff=regdiff" in attributes
    assert (folder / ".git" / "hooks" / "pre-commit").exists()
    (folder / "versions" / ".gitattributes").write_text(attributes + "# mine\n", encoding="utf-8")
    assert main(["init", "新 库"]) == 0
    assert "# mine" in (folder / "versions" / ".gitattributes").read_text(encoding="utf-8")


def test_fmt_changes_white_space_alone(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(repo, "2025")
    right = path.read_bytes()
    spoilt = right.decode("utf-8").replace("\n\n", " \r\n\r\n\r\n").replace("第三条　", "第三条 ").rstrip("\n")
    path.write_bytes(spoilt.encode("utf-8"))
    assert main(["fmt", "--check"]) == 1
    assert path.read_bytes() == spoilt.encode("utf-8")
    assert main(["fmt"]) == 0
    assert path.read_bytes() == right
    assert main(["fmt", "--check"]) == 0
    path.write_text("第一条　甲。\n\n第一条 \n", encoding="utf-8")
    assert main(["fmt", "2025"]) == 0
    capsys.readouterr()
    path.write_text("no article", encoding="utf-8")
    assert "2025.txt" in refused(capsys, "fmt", "2025")


def test_check_prints_findings_and_mends_what_is_safe(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(repo, "2025")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("办公厅（室）", "办公厅(室)").replace("第三条　", "第三条 "), encoding="utf-8")
    assert main(["check", "2025"]) == 1
    assert "RD101" in capsys.readouterr().out
    assert main(["check", "--fix"]) == 0
    assert path.read_text(encoding="utf-8") == text
    capsys.readouterr()
    assert main(["check", "--format", "json", "--select", "RD3"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_check_since_sees_what_a_branch_added(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("checkout", "-qb", "work")
    put(repo, "2025", "broken")
    git("add", ".")
    git("commit", "-qm", "x")
    put(repo, "2026", "not committed")
    assert main(["check", "--since", "main", "--format", "github"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"::error file=versions/{SLUG}/2025.txt,line=1,title=RD101 not-canonical")
    assert "2026" not in out
    assert "2017" not in out
    assert "git knows no revision nowhere" in refused(capsys, "check", "--since", "nowhere")
    assert "no git revision" in refused(capsys, "check", "--since=--output=x")


def test_a_configuration_is_read_and_its_mistakes_are_named(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(repo, "2025", put(repo, "2025").read_text(encoding="utf-8").replace("办公厅（室）", "办公厅(室)"))
    (repo / "pyproject.toml").write_text('[tool.regdiff.check]\nseverity = {RD302 = "error"}\n', encoding="utf-8")
    assert main(["check"]) == 1
    (repo / "regdiff.toml").write_text('[check]\nignore = ["RD302"]\n', encoding="utf-8")
    assert main(["check"]) == 0
    for wrong in (
        '[check]\nignore = "RD302"\n',
        "[check]\nignored = []\n",
        "[check\n",
        '[check]\nselect = ["RD9"]\n',
        '[check]\nseverity = {RD302 = "bad"}\n',
    ):
        (repo / "regdiff.toml").write_text(wrong, encoding="utf-8")
        assert refused(capsys, "check")


def test_rule_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule"]) == 0
    assert "RD601  error    landed-changed" in capsys.readouterr().out
    assert main(["rule", "rd101"]) == 0
    assert capsys.readouterr().out.startswith("## RD101 not-canonical")
    assert "there is: RD101" in refused(capsys, "rule", "RD999")


@pytest.mark.parametrize(
    "args", [["check", "1999"], ["check", "--staged", "--since", "main"], ["check", "--fix", "--staged"], ["fmt", "1999"]]
)
def test_wrong_usage_is_one_line(repo: Path, args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, *args)


@pytest.mark.parametrize(
    "args", [["check"], ["check", "--fix"], ["fmt"], ["hook", "install"], ["hook", "uninstall"], ["add", "2025", "x.txt"]]
)
def test_the_archive_that_regdiff_carries_is_nobodys_to_change(
    tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch, args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    git("init", "-q", str(tmp_path))
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "no archive here" in refused(capsys, *args)


def test_a_canonical_source_keeps_its_head_and_must_be_utf_8(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = (OWN / "2025.txt").read_bytes()
    (empty / "source.txt").write_bytes(b"\xef\xbb\xbf" + own.replace(b"\n", b"\r\n"))
    assert add() == 0
    assert (empty / SMALL / "2025.txt").read_bytes() == own
    assert add("--attestation", "official", "--force", label="2026") == 0
    assert "label: '2026'" in stored(empty, "2026")
    assert "default: official" in stored(empty, "2026")
    (empty / "source.txt").write_bytes(own.replace("第三条".encode(), b"\xff"))
    assert "not UTF-8" in refused(capsys, "add", "2027", "source.txt")


def test_a_page_with_front_matter_is_a_page(empty: Path) -> None:
    (empty / "source.txt").write_text(f"---\nlayout: page\n---\n\n{TEXT}", encoding="utf-8")
    assert add() == 0
    assert "title: 某某登记条例" in stored(empty)


def test_an_editor_that_fails_and_an_erratum_for_nothing_are_wrong_usage(
    empty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.delenv("VISUAL", raising=False)
    assert add("--edit") == 2
    assert add("--erratum", "x") == 2
    assert not (empty / SMALL).exists()


def test_dates_at_odds_with_any_other_revision_are_doubted(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(repo, "2025")
    source = repo / "new.txt"
    source.write_text(TEXT.replace("2025年3月4日", "2025年11月28日"), encoding="utf-8")
    assert main(["add", "2020", "new.txt", "--dry-run", "--regulation", SLUG]) == 0
    assert "RD503 promulgated on 2025-11-28 as 2025 was" in capsys.readouterr().out
