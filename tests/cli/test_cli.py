"""The command line as its users type it. Fast cases run in this process; what depends on a process runs in one."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import OWN, ROOT
from hypothesis import given
from hypothesis import strategies as st

import regdiff.tasks.compare as task
from regdiff.cli import choices
from regdiff.cli.main import COMMANDS, main
from regdiff.report.catalogue import LABELS
from regdiff.report.digest import WEIGHTS
from regdiff.report.docx import COLUMNS, UNCHANGED
from regdiff.report.formats import ORDERS
from regdiff.report.select import KINDS
from regdiff.report.wordml import MARKS

OLD = "某条例\n（2017年1月1日发布）\n第一条 甲应当登记。\n第二条 乙。\n"
NEW = "某条例\n（2025年1月1日发布）\n第一条 甲可以登记。\n第二条 乙。\n第三条 丙。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plain files and no archive of its own."""
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def archive(folder: Path) -> Path:
    """A git repository with an archive of our own regulation, each revision committed, and one changed afterwards."""
    versions = folder / "versions" / "party-working-organs"
    versions.mkdir(parents=True)
    for label in ("2017", "2025"):
        (versions / f"{label}.txt").write_bytes((OWN / f"{label}.txt").read_bytes())
    git = ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "versions"], check=True)
    subprocess.run([*git, "commit", "-qm", "both"], check=True)
    path = versions / "2025.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("按照规定程序", "按照程序"), encoding="utf-8")
    subprocess.run([*git, "commit", "-qam", "erratum"], check=True)
    return folder


def run(*args: object, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "regdiff", *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **env},
    )


def fails(capsys: pytest.CaptureFixture[str], *args: object) -> str:
    """Run a command that must end with status 2 and one line on stderr, and return that line."""
    assert main([str(arg) for arg in args]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_two_labels_of_the_archive_that_regdiff_carries(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "2017", "2025", "--stat"]) == 0
    out, err = capsys.readouterr()
    assert "修订前（2017年3月1日）" in out
    assert "重建文本，未与官方文本核对，不得引用" in out
    assert "the archive that regdiff carries" in err


def test_two_files_without_an_archive(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.txt", "new.txt"]) == 0
    out = capsys.readouterr().out
    assert "甲[-应当-]{+可以+}登记。" in out
    assert "新增 1" in out


@pytest.mark.parametrize(
    ("name", "start"), [("r.html", "<!doctype html>"), ("r.json", '{"schema"'), ("r.md", "# "), ("r.txt", "《某条例》")]
)
def test_the_ending_chooses_the_format(folder: Path, capsys: pytest.CaptureFixture[str], name: str, start: str) -> None:
    assert main(["compare", "old.txt", "new.txt", "-o", name]) == 0
    assert (folder / name).read_text(encoding="utf-8").lstrip().startswith(start)
    assert capsys.readouterr().err == f"wrote {name}\n"
    assert sorted(path.name for path in folder.iterdir()) == sorted(["new.txt", "old.txt", name])


def test_a_revision_in_git(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "HEAD~1:2025", "2025", "--article", "6"]) == 0
    assert "按照[-规定-]程序" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("spec", "what"),
    [
        ("nonsense:2025", "git knows no revision"),
        ("HEAD:1999", "no revision 1999 at HEAD"),
        ("--output=x:2025", "no git revision"),
        (":2025", "':2025' names no commit (write COMMIT:LABEL, such as HEAD~1:2025"),
        ("HEAD:", "'HEAD:' names no revision (write COMMIT:LABEL"),
        (":", "':' names no commit (write COMMIT:LABEL"),
        ("", "an empty name is no revision (name a file or a revision)"),
    ],
)
def test_a_wrong_revision_in_git(archive: Path, capsys: pytest.CaptureFixture[str], spec: str, what: str) -> None:
    line = fails(capsys, "compare", "--", spec, "2025")
    assert what in line
    assert not (archive / "x").exists()


def test_a_wrong_label_suggests_the_nearest_and_lists_what_there_is(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = fails(capsys, "compare", "2017", "2052")
    assert "did you mean 2025?" in line
    assert "party-working-organs/2017" in line


def test_a_label_that_is_a_file_too_is_said(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "2017").write_text(OLD, encoding="utf-8")
    assert main(["compare", "2017", "2025", "--stat"]) == 0
    assert "2017 is a file too" in capsys.readouterr().err
    assert main(["compare", "./2017", "2025", "--stat"]) == 0
    assert "某条例" in capsys.readouterr().out


def test_only_and_article_select(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.txt", "new.txt", "--only", "added"]) == 0
    out = capsys.readouterr().out
    assert "丙" in out
    assert "登记" not in out
    assert "nothing" not in fails(capsys, "compare", "old.txt", "new.txt", "--article", "第九条")
    assert main(["compare", "old.txt", "new.txt", "--only", "wrong"]) == 2
    assert "wrong" in capsys.readouterr().err


def test_english_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "2017", "2025", "--stat", "--lang", "en"]) == 0
    assert "do not cite" in capsys.readouterr().out


def test_exit_status_says_whether_texts_differ_when_asked(folder: Path) -> None:
    assert main(["compare", "old.txt", "new.txt", "--stat"]) == 0
    assert main(["compare", "old.txt", "new.txt", "--stat", "--exit-code"]) == 1
    assert main(["compare", "old.txt", "old.txt", "--stat", "--exit-code"]) == 0


def test_colour_is_for_those_who_want_it(folder: Path) -> None:
    assert "\x1b[" not in run("compare", "old.txt", "new.txt").stdout
    assert "\x1b[31;9m" in run("compare", "old.txt", "new.txt", "--color", "always").stdout
    assert "\x1b[" not in run("compare", "old.txt", "new.txt", "--color", "never").stdout


def test_a_terminal_gets_colours_and_the_pager(folder: Path) -> None:
    import pty

    def on_terminal(**env: str) -> str:
        master, slave = pty.openpty()
        command = [sys.executable, "-m", "regdiff", "compare", "old.txt", "new.txt"]
        process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env={**os.environ, "TERM": "xterm", **env}
        )
        os.close(slave)
        out = b""
        try:
            while block := os.read(master, 65536):
                out += block
        except OSError:
            pass
        assert process.wait() == 0
        os.close(master)
        return out.decode()

    assert "\x1b[31;9m应当\x1b[0m" in on_terminal(PAGER="cat")
    assert "PAGED" in on_terminal(PAGER="sed s/^/PAGED/")
    assert "[-应当-]" in on_terminal(PAGER="cat", NO_COLOR="1")


def test_open_writes_a_page_and_hands_it_to_the_browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    assert main(["compare", "old.txt", "new.txt", "--open"]) == 0
    assert opened == ["old-new.html"]
    assert (folder / "old-new.html").read_text(encoding="utf-8").lstrip().startswith("<!doctype html>")


def test_apply_makes_the_new_text_byte_for_byte(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "2017", "2025", "-o", "r.json"]) == 0
    assert main(["apply", "r.json", "2017", "-o", "out.txt"]) == 0
    assert (archive / "out.txt").read_bytes() == (archive / "versions/party-working-organs/2025.txt").read_bytes()
    capsys.readouterr()
    assert "not the old text" in fails(capsys, "apply", "r.json", "2025")


def test_a_report_that_was_tampered_with_is_refused(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "2017", "2025", "-o", "r.json"])
    data = json.loads((archive / "r.json").read_text(encoding="utf-8"))
    for unit, what in (("article", "not the text that the report names"), ("note", "not the one of the new head")):
        broken = copy.deepcopy(data)
        edits = (edit for change in broken["changes"] if change["unit"] == unit for edit in change["edits"])
        next(edit for edit in edits if edit["op"] == "insert")["text"] += "！"
        (archive / "r.json").write_text(json.dumps(broken), encoding="utf-8")
        capsys.readouterr()
        assert what in fails(capsys, "apply", "r.json", "2017")


def test_list_and_show(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert "party-working-organs/2017\t2017-03-01\treconstructed\t中国共产党工作机关条例（试行）" in capsys.readouterr().out
    assert main(["show", "2017", "第七条"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("第七条　党的工作机关的领导机构和决策形式")
    assert "不得引用" in err
    assert "do not cite" in err
    assert main(["show", "2025"]) == 0
    out, err = capsys.readouterr()
    assert out.encode() == (archive / "versions/party-working-organs/2025.txt").read_bytes()
    assert err == ""
    assert "from 第一条 to 第三十二条" in fails(capsys, "show", "2025", "99")


def test_a_broken_revision_is_listed_with_its_trouble(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "versions/party-working-organs/2030.txt").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert main(["list"]) == 2
    assert "2030.txt:3:1: the head is no YAML" in capsys.readouterr().out


def test_add_mends_stores_and_tells(archive: Path, sources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = sources / "2025-newspaper-page.txt"
    assert "exists" in fails(capsys, "add", "2025", page)
    assert main(["add", "2025", str(page), "--replace"]) == 0
    out = capsys.readouterr().out
    assert "stray-latin: 1 on line 94; first 方针政策 and 党 → 方针政策和党内法规、" in out
    assert "32 articles" in out
    stored = (archive / "versions/party-working-organs/2025.txt").read_text(encoding="utf-8")
    erratum = (
        "erratum: [the text made from 2025-newspaper-page.txt was replaced by the one made from 2025-newspaper-page.txt]\n"
    )
    assert stored.replace(erratum, "") == (OWN / "2025.txt").read_text(encoding="utf-8") != stored


def test_the_official_text_takes_the_place_of_the_reconstruction(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "official.txt").write_text(OLD, encoding="utf-8")
    wish = ["--replace", "--attestation", "official", "--title", "中国共产党工作机关条例（试行）"]
    assert main(["add", "2017", "official.txt", *wish]) == 0
    assert main(["compare", "2017", "2025", "--stat"]) == 0
    assert "重建文本" not in capsys.readouterr().out


@pytest.mark.parametrize("label", ["../x", "a/b", ".x", "", "x" * 65, "a\nb", "-rf"])
def test_no_label_leads_out_of_the_archive(archive: Path, label: str) -> None:
    before = sorted(path for path in archive.parent.rglob("*") if ".git" not in path.parts)
    assert main(["add", "--", label, "old.txt"]) == 2
    assert sorted(path for path in archive.parent.rglob("*") if ".git" not in path.parts) == before


def test_a_link_that_leads_out_of_the_archive_is_not_followed(
    archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (archive / "versions" / "linked").symlink_to(elsewhere)
    assert main(["add", "x", "old.txt", "--regulation", "linked"]) == 2
    assert list(elsewhere.iterdir()) == []


def _bad_inputs() -> dict[str, tuple[bytes, str]]:
    return {
        "empty": (b"", "no article"),
        "no article": ("只是一段话。".encode(), "no article"),
        "binary": (b"\x00\x01\x02", "NUL"),
        "pdf": (b"%PDF-1.4", "PDF"),
        "word": (b"PK\x03\x04", "Word"),
        "latin rubbish": (bytes(range(128, 256)) * 9, "encoding"),
        "broken head": (b"---\ntitle: x\n", "no end"),
        "bomb": (b"---\nlabel: &a [x]\nb: [*a, *a]\n---\n\n\xe7\xac\xac\xe4\xb8\x80\xe6\x9d\xa1\xe3\x80\x80x\n", "aliases"),
        "not canonical": ("---\ntitle: x\n---\n第一条　甲\n".encode(), "not canonical"),
    }


@pytest.mark.parametrize("name", _bad_inputs())
def test_bad_input_gets_one_line_and_leaves_nothing(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    data, what = _bad_inputs()[name]
    (folder / "bad.txt").write_bytes(data)
    line = fails(capsys, "compare", "bad.txt", "new.txt", "-o", "r.html")
    assert line.startswith("regdiff: error: bad.txt")
    assert what in line
    assert not (folder / "r.html").exists()


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("missing.txt", "new.txt"), "no file missing.txt"),
        ((".", "new.txt"), "is a folder"),
        (("old.txt", "new.txt", "-o", "r.doc"), "no format has the ending .doc"),
        (("old.txt", "new.txt", "--format", "doc"), "no format doc"),
        (("old.txt", "new.txt", "-o", "old.txt/r.html"), "cannot be written"),
        (("old.txt", "new.txt", "--archive", "nowhere"), "no archive"),
    ],
)
def test_wrong_usage_gets_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], what: str
) -> None:
    assert what in fails(capsys, "compare", *args)


def test_a_file_of_fifty_megabytes_is_refused_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "big.txt").open("wb") as file:
        file.truncate(50 * 2**20)
    assert "the limit is 16 MB" in fails(capsys, "compare", "big.txt", "new.txt")


def test_oddities_are_stated_and_the_texts_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "odd.txt").write_text("条例\n第一条 甲。\n第一条 又甲。\n第五条\n第三条 丙。\n", encoding="utf-8")
    assert main(["compare", "odd.txt", "new.txt", "--stat"]) == 0
    err = capsys.readouterr().err
    for what in (
        "number doubled: 第一条 stood before",
        "第五条 is empty",
        "out of order: 第三条 stands behind 第五条",
        "number missing: 第二条 is expected before 第五条",
    ):
        assert what in err


def test_a_line_of_a_million_characters_is_compared(folder: Path) -> None:
    for name, middle in (("a", "甲"), ("b", "乙")):
        (folder / f"{name}.txt").write_text(f"条例\n第一条 {'字' * 500_000}{middle}{'字' * 500_000}\n", encoding="utf-8")
    assert main(["compare", "a.txt", "b.txt", "-o", "r.json"]) == 0


def test_help_names_every_command_and_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)
    assert "Exit status" in out
    for name in COMMANDS:
        assert main([name, "--help"]) == 0
    assert main(["compair"]) == 2
    assert "Did you mean 'compare'?" in capsys.readouterr().err


def test_labels_are_completed_in_a_shell(archive: Path) -> None:
    asked = {"_REGDIFF_COMPLETE": "bash_complete", "COMP_CWORD": "2"}
    assert run(**asked, COMP_WORDS="regdiff compare 20").stdout == "plain,2017\nplain,2025\n"
    assert run(**asked, COMP_WORDS="regdiff compare old").stdout == "file,old\n"


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    # More than a pipe holds, so that the writer does meet the closed end.
    command = f"{sys.executable} -m regdiff compare 2017 2025 --format html | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "<!doctype "
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if "regdiff: note:" not in line] == []


def test_a_bug_of_ours_says_so_and_exits_with_70(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = task.compare_specs("old.txt", "new.txt").change_set
    monkeypatch.setattr(task, "compare", lambda _old, _new, _decided: whole._replace(changes=whole.changes[:-1]))
    assert main(["compare", "old.txt", "new.txt", "-o", "r.html"]) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "internal error" in err
    assert "please send both texts" in err
    assert not (folder / "r.html").exists()


def test_a_name_too_long_to_be_a_file_is_an_unknown_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no revision aaa" in fails(capsys, "compare", "a" * 300, "new.txt")


def test_what_is_no_regular_file_is_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "pipe")
    assert "no regular file" in fails(capsys, "compare", "pipe", "new.txt")


def test_without_git_files_can_be_compared_and_revisions_in_git_cannot(archive: Path) -> None:
    alone = {"PATH": "", "GIT_PYTHON_REFRESH": ""}
    assert run("compare", "old.txt", "new.txt", "--stat", **alone).returncode == 0
    done = run("compare", "HEAD:2025", "2025", **alone)
    assert done.returncode == 2
    assert done.stderr == "regdiff: error: git cannot be run (install git, or compare files)\n"


def test_nothing_is_added_to_the_archive_that_regdiff_carries(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no archive here" in fails(capsys, "add", "2099", "old.txt")
    assert not (OWN / "2099.txt").exists()


def test_starting_is_light() -> None:
    code = (
        "import sys; from regdiff.cli.main import main; main(['compare', '2017', '2025', '--format', 'json']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = set(done.stderr.split())
    assert {"regdiff.cli.compare", "rapidfuzz"} <= loaded
    assert not loaded & {
        "git",
        "jinja2",
        "regdiff.intake.build",
        "regdiff.report.html",
        "diff_match_patch",
        "asyncio",
        "numpy",
    }


def test_importing_the_package_loads_next_to_nothing() -> None:
    code = "import sys, regdiff; print(sorted(m for m in sys.modules if m.startswith('regdiff')))"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        == "['regdiff']\n"
    )


def test_the_summary_is_one_paragraph(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.txt", "new.txt", "--summary"]) == 0
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "第一条“甲应当登记”改为“甲可以登记”（放宽）" in said
    assert main(["compare", "old.txt", "new.txt", "--summary", "--lang", "en"]) == 0
    assert "(looser)" in capsys.readouterr().out
    assert "not for html" in fails(capsys, "compare", "old.txt", "new.txt", "--summary", "-o", "r.html")


def test_the_command_knows_the_kinds_weights_and_columns_that_the_reports_know() -> None:
    assert tuple(choices.KINDS) == KINDS
    assert tuple(choices.WEIGHTS) == WEIGHTS
    assert tuple(choices.COLUMNS) == COLUMNS
    assert tuple(choices.ORDERS) == ORDERS
    assert tuple(choices.MARKS) == MARKS
    assert tuple(choices.UNCHANGED) == UNCHANGED


@pytest.mark.parametrize(
    ("names", "key"),
    [(choices.KINDS, "{}"), (choices.WEIGHTS, "weight {}"), (choices.ORDERS, "by {}")],
    ids=["kinds", "weights", "orders"],
)
def test_what_a_value_is_called_in_chinese_is_what_the_reports_call_it(names: choices.Names, key: str) -> None:
    assert {value: said[0] for value, said in names.items()} == {value: LABELS["zh"][key.format(value)] for value in names}


@given(st.data(), st.sampled_from([choices.KINDS, choices.WEIGHTS, choices.COLUMNS, choices.MARKS]))
def test_any_mixture_of_english_and_chinese_names_means_the_same(data: st.DataObject, names: choices.Names) -> None:
    wanted = data.draw(st.lists(st.sampled_from(list(names)), min_size=1))
    said = [data.draw(st.sampled_from([value, value.upper(), *names[value]])) for value in wanted]
    stops = data.draw(st.lists(st.sampled_from([",", "，", "、", ", ", " ，"]), min_size=len(said), max_size=len(said)))
    text = "".join(word + stop for word, stop in zip(said, stops, strict=True))
    assert choices.Some(names).convert(text, None, None) == tuple(wanted)
    assert choices.One(names).convert(said[0], None, None) == wanted[0]


def test_chinese_values_of_options(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.txt", "new.txt", "--format", "text", "--only", "新增"]) == 0
    said = capsys.readouterr().out
    assert "本报告只列出：新增" in said
    assert "第三条" in said
    assert "甲" not in said.split("本报告只列出")[1]
    assert main(["compare", "old.txt", "new.txt", "--format", "text", "--weight", "实质性", "--sort", "影响程度"]) == 0
    assert "本报告只列出：实质性修改" in capsys.readouterr().out
    asked = ["--columns", "序号，说明", "--marks", "红字", "--unchanged", "全文同左"]
    assert main(["compare", "old.txt", "new.txt", "-o", "t.docx", *asked]) == 0
    assert main(["compare", "old.txt", "new.txt", "--only", "新增加"]) == 2
    assert "'新增加' is none of added (新增)" in capsys.readouterr().err


def test_weights_select_and_sort(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.txt", "new.txt", "--weight", "substantive", "--sort", "weight", "--fold"]) == 0
    said = capsys.readouterr().out
    assert "本报告只列出：实质性修改" in said
    assert "统一替换（可能改变范围的除外）、随条号变动和仅排版不同的文字未标出" in said
    assert main(["compare", "old.txt", "new.txt", "--weight", "heavy"]) == 2
    assert (
        "'heavy' is none of substantive (实质性修改), minor (次要修改), conforming (适应性修改), none (内容未变)"
        in capsys.readouterr().err
    )
    assert "JSON is a patch" in fails(capsys, "compare", "old.txt", "new.txt", "--fold", "--format", "json")
