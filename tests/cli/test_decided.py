"""Correcting an alignment from the command line: what is kept, what obeys it, and what no longer fits."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from importlib import resources
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from cli.conftest import SLUG, git, put
from conftest import OWN, ROOT
from reports import paragraphs

import regdiff
from regdiff.cli.main import main
from regdiff.model.links_file import read_links, write_links

PAIR = ("2017", "2025")
FILE = Path("versions") / SLUG / "links" / "2017--2025.yaml"


@pytest.fixture
def folder(repo: Path) -> Path:
    """The archive with both texts, committed; the test stands in it."""
    put(repo, "2025")
    git("add", ".")
    git("commit", "-qm", "2025")
    return repo


def run(capsys: pytest.CaptureFixture[str], *args: str, status: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert main(list(args)) == status, capsys.readouterr().err
    out, err = capsys.readouterr()
    return out, err


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    out, err = run(capsys, *args, status=2)
    assert (out, err.count("\n")) == ("", 1)
    return err


def decide(capsys: pytest.CaptureFixture[str]) -> None:
    """One decision of each sort."""
    run(capsys, "link", *PAIR, "第七条=第九条,第十条")
    run(capsys, "confirm", *PAIR, "第三条")
    run(capsys, "unlink", *PAIR, "第一条=第一条")
    run(capsys, "remark", *PAIR, "第三条", "根据机构改革修改。")
    run(capsys, "remark", *PAIR, "第八条", "未修改，供参考。")


def amend(label: str = "2025") -> None:
    """Correct a stored text, as the keeper does who found a slip in it."""
    path = Path("versions") / SLUG / f"{label}.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("本条例自发布之日起施行", "本条例自公布之日起施行"), encoding="utf-8", newline="\n")


def test_the_worked_example_of_the_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "docs" / "links.md").read_text(encoding="utf-8").split("Texts that are in no archive")[0]
    blocks = re.findall(r"^```(sh|text)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    said = ""
    for language, block in blocks:
        if language == "text" and not block.startswith("old:"):
            assert said.endswith(block)
            continue
        for line in block.splitlines() if language == "sh" else ():
            said = run(capsys, *shlex.split(line)[1:])[0]
    assert FILE.read_text(encoding="utf-8") == blocks[-1][1]
    assert "人工确认" in Path("signed.html").read_text(encoding="utf-8")
    assert run(capsys, "links", *PAIR, "--doubtful")[0] == "没有待核对的对应。\n"


def test_what_the_commands_say(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "link", *PAIR, "七=9，第10条")
    assert out == "第七条 → 第九条、第十条 [拆分 · 人工对应]\n"
    assert err == f"wrote {FILE}\n"
    assert run(capsys, "link", *PAIR, "第七条=第九条,第十条") == (out, "")  # nothing new, nothing written
    assert run(capsys, "link", *PAIR, "第四条=第四条")[0] == "第四条 → 第四条 [修改 · 人工确认]\n"  # it stood
    assert run(capsys, "link", *PAIR, "第二十条=", "--lang", "en")[0] == "第二十条 → — [deleted · linked by hand]\n"
    assert run(capsys, "confirm", *PAIR, "第二十九条")[0] == "— → 第二十九条 [新增 · 人工确认]\n"
    assert run(capsys, "confirm", *PAIR, "第二十九条", "--old")[0] == "第二十九条 → 第三十条 [未修改 · 人工确认]\n"
    out, _ = run(capsys, "unlink", *PAIR, "第一条=第一条")
    assert out.splitlines() == [
        "第一条 → — [删除] 人工认定：原第一条与第一条不对应",
        "— → 第一条 [新增] 人工认定：原第一条与第一条不对应",
    ]
    assert run(capsys, "remark", *PAIR, "9", "由原第七条分出。")[0].endswith("说明：由原第七条分出。\n")
    assert run(capsys, "link", *PAIR, "--undo", "7=", "4=", "20=", "29=", "1=", "=29")[1] == f"wrote {FILE}\n"
    assert run(capsys, "remark", *PAIR, "9", "")[1] == f"removed {FILE}\n"
    assert not FILE.parent.exists()


def test_what_cannot_be_decided_is_refused_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for args, reason in (
        (("link", *PAIR, "第九百条=第一条"), "the old text 2017 has no article 第九百条"),
        (("link", *PAIR, "第一条=第九百条"), "the new text 2025 has no article 第九百条"),
        (("link", *PAIR, "第一条"), "no link: 第一条"),
        (("link", *PAIR, "="), "a link needs an article"),
        (("link", *PAIR, "第一条=第一条=第一条"), "no link"),
        (("link", *PAIR, "第一章=第一章"), "no number of an article: 第一章"),
        (("unlink", *PAIR, "第一条="), "needs an article on both sides"),
        (("confirm", *PAIR, "第九百条"), "neither text has an article 第九百条"),
        (("confirm", *PAIR, "第三十二条", "--old"), "the old text has no article 第三十二条"),
        (("remark", *PAIR, "第一条", "a\x1b[31m"), "a remark holds control characters"),
        (("remark", *PAIR, "第一条", "长" * 10_001), "at most 10,000"),
        (("links", *PAIR, "--refit"), "no links file"),
        (("link", "2017", "docs.txt", "1=1"), "no file docs.txt"),
        (("link", f"{SLUG}/2017", "HEAD:2025", "1=1"), "these are no two stored revisions of one regulation"),
        (("compare", *PAIR, "--links", "none.yaml"), "no file none.yaml"),
        (("compare", f"versions/{SLUG}/2017.txt", "--links", "none.yaml"), "--links is for two texts"),
        (("link", *PAIR, "1=1", "--links", "versions"), "invalid value for '--links'"),
    ):
        assert reason in refused(capsys, *args)
    assert not FILE.parent.exists()
    assert git("status", "--porcelain").stdout == ""


def test_every_format_says_what_was_decided_and_remarked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    for form in ("text", "terminal", "markdown"):
        out = run(capsys, "compare", *PAIR, "--format", form)[0].replace("\\", "")
        for said in (
            "人工确认",
            "人工对应",
            "人工认定：原第一条与第一条不对应",
            "说明：根据机构改革修改。",
            "说明：未修改，供参考。",
        ):
            assert said in out, (form, said)
    data = json.loads(run(capsys, "compare", *PAIR, "--format", "json")[0])
    schema = json.loads((resources.files("regdiff.report") / "compare-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    told = {
        (tuple(u["number"] for u in c["old"]), tuple(u["number"] for u in c["new"])): (
            c["decided"],
            c["unlinked"],
            c["remark"],
        )
        for c in data["changes"]
        if c["unit"] == "article" and (c["decided"] or c["unlinked"] or c["remark"])
    }
    assert told == {
        (("第七条",), ("第九条", "第十条")): ("corrected", [], ""),
        (("第三条",), ("第三条",)): ("confirmed", [], "根据机构改革修改。"),
        (("第八条",), ("第八条",)): (None, [], "未修改，供参考。"),
        (("第一条",), ()): (None, [["第一条", "第一条"]], ""),
        ((), ("第一条",)): (None, [["第一条", "第一条"]], ""),
    }
    rows = list(csv.DictReader(io.StringIO(run(capsys, "compare", *PAIR, "--format", "csv")[0].removeprefix("\ufeff"))))
    explained = {row["修订后（条号）"]: row["说明"] for row in rows if row["说明"]}
    assert explained == {"第三条": "根据机构改革修改。", "第八条": "未修改，供参考。"}


def test_tables_and_pages_say_it_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    for name in ("r.html", "t.docx", "t.xlsx"):
        run(capsys, "compare", *PAIR, "-o", name)
    page = Path("r.html").read_text(encoding="utf-8")
    assert '<span class="badge k-confirmed">人工确认</span>' in page
    assert '<span class="badge k-corrected">人工对应</span>' in page
    assert re.search(r'<p class="said"><b>说明</b> <span lang="zh-Hans">未修改，供参考。</span></p>', page)
    assert '<tr id="art_8" class="article k-unchanged w-none" tabindex="-1">' in page  # not hidden with what is unchanged
    lines = paragraphs(Path("t.docx").read_bytes()).splitlines()
    head = next(line for line in lines if line.startswith("修订前（"))
    assert head.endswith("| 说明")
    assert any(line.startswith("第八条　") and line.endswith("全文同左 | 未修改，供参考。") for line in lines)
    assert any("人工对应" in line for line in lines)
    sheet = openpyxl.load_workbook("t.xlsx").active
    names = [cell.value for cell in sheet[5]]
    column = names.index("说明")
    assert [row[column] for row in sheet.iter_rows(min_row=6, values_only=True) if row[column]] == [
        "根据机构改革修改。",
        "未修改，供参考。",
    ]
    run(capsys, "compare", *PAIR, "-o", "plain.docx", "--archive", str(OWN.parent))
    assert "说明" not in next(
        line for line in paragraphs(Path("plain.docx").read_bytes()).splitlines() if line.startswith("修订前")
    )


def test_the_report_is_a_patch_as_before(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    run(capsys, "compare", *PAIR, "-o", "p.json")
    run(capsys, "apply", "p.json", "2017", "-o", "made.txt")
    assert Path("made.txt").read_bytes() == (OWN / "2025.txt").read_bytes()


def test_lives_origins_and_pages_obey(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "blame", "第九条")[0].count("2017 │") > 0
    decide(capsys)
    out = run(capsys, "log", "第九条", "--format", "text")[0]
    assert "2017" in out
    assert "第七条（2017）" in out
    assert "人工对应" in out
    assert "说明：根据机构改革修改。" in run(capsys, "log", "第三条", "--format", "text")[0]
    life = json.loads(run(capsys, "log", "第九条", "--format", "json")[0])
    assert [event["decided"] for event in life["events"]] == ["corrected"]
    schema = json.loads((resources.files("regdiff.report") / "history-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(life)
    origins = json.loads(run(capsys, "blame", "第九条", "--format", "json")[0])
    assert "第七条" in {phrase["number"] for phrase in origins["phrases"]}
    run(capsys, "site", "-o", "site")
    pages = {path.name: path.read_text(encoding="utf-8") for path in Path("site").rglob("*.html")}
    assert any("人工对应" in page and "根据机构改革修改。" in page for page in pages.values())
    assert run(capsys, "export-git", "history", "--lang", "en")[1].count("left out") == 0
    message = git("log", "-1", "--format=%B", cwd=Path("history")).stdout
    assert "2 split" in message


def test_the_site_is_built_anew_when_a_decision_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    run(capsys, "site", "-o", "site")
    before = {path: path.read_bytes() for path in Path("site").rglob("*.html")}
    run(capsys, "site", "-o", "site")
    assert {path: path.read_bytes() for path in Path("site").rglob("*.html")} == before
    run(capsys, "remark", *PAIR, "第三条", "另有说明。")
    run(capsys, "site", "-o", "site")
    assert any("另有说明。" in path.read_text(encoding="utf-8") for path in Path("site").rglob("*.html"))
    run(capsys, "link", *PAIR, "--undo", "7=", "3=", "1=1")
    run(capsys, "remark", *PAIR, "3", "")
    run(capsys, "remark", *PAIR, "8", "")
    run(capsys, "site", "-o", "site")
    assert not any("人工" in path.read_text(encoding="utf-8") for path in Path("site").rglob("*.html"))


def test_git_shows_two_revisions_as_they_were_decided(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    texts = [f"versions/{SLUG}/{label}.txt" for label in PAIR]
    shown = git("diff", "--no-index", *texts, check=False, GIT_EXTERNAL_DIFF="regdiff git-diff").stdout
    assert "人工对应" in shown
    amend()
    shown = git("diff", "--no-index", *texts, check=False, GIT_EXTERNAL_DIFF="regdiff git-diff").stdout
    assert "人工对应" not in shown
    assert "the new text 2025 changed since" in shown
    same = git("diff", GIT_EXTERNAL_DIFF="regdiff git-diff").stdout  # one revision, as it was and as it is
    assert "公布" in same
    assert "changed since" not in same


def test_a_text_that_changed_is_named_and_nothing_is_applied_to_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    kept = FILE.read_bytes()
    amend()
    out, err = run(capsys, "compare", *PAIR, "--format", "text")
    assert "人工" not in out
    assert f"{FILE}:5: the new text 2025 changed since: its sha256 was" in err
    assert "--refit" in err
    out, err = run(capsys, "log", "第九条", status=1)
    assert "changed since" in err
    assert "人工" not in out
    assert "changed since" in run(capsys, "site", "-o", "site", status=1)[1]
    assert "changed since" in refused(capsys, "compare", *PAIR, "--links", str(FILE))
    assert "changed since" in refused(capsys, "link", *PAIR, "1=1")
    assert FILE.read_bytes() == kept
    out, err = run(capsys, "links", *PAIR, "--refit")
    assert err == f"wrote {FILE}\n"
    assert "第七条 → 第九条、第十条 [拆分 · 人工对应]" in out
    assert "人工对应" in run(capsys, "compare", *PAIR, "--format", "text")[0]


def test_what_names_an_article_that_is_gone_is_told_when_links_are_bound_anew(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "confirm", *PAIR, "第三十二条")
    run(capsys, "confirm", *PAIR, "第一条")
    run(capsys, "unlink", *PAIR, "第二条=第三十二条")
    run(capsys, "remark", *PAIR, "第三十二条", "施行日期。")
    path = Path("versions") / SLUG / "2025.txt"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text(
        "\n\n".join(block for block in blocks if not block.startswith("第三十二条")).rstrip("\n") + "\n", "utf-8"
    )
    _, err = run(capsys, "links", *PAIR, "--refit")
    assert err.splitlines() == [
        "regdiff: note: left out 第三十一条=第三十二条: 第三十二条 is not there",
        "regdiff: note: left out 第二条≠第三十二条: 第三十二条 is not there",
        "regdiff: note: left out remark on 第三十二条 of the new text: 第三十二条 is not there",
        f"wrote {FILE}",
    ]
    assert "links:" not in FILE.read_text(encoding="utf-8")


def test_checks_and_hooks_guard_links_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    assert run(capsys, "check")[0] == "2 texts and 1 links file: 0 errors, 0 warnings\n"
    assert run(capsys, "check", "2017--2025")[0] == "0 texts and 1 links file: 0 errors, 0 warnings\n"
    assert run(capsys, "check", "2025")[0] == "1 text and 1 links file: 0 errors, 0 warnings\n"
    run(capsys, "hook", "install")
    git("add", ".")
    assert "0 texts and 1 links file: 0 errors" in git("commit", "-m", "decided").stderr
    amend()
    out, _ = run(capsys, "check", "--select", "RD7", status=1)
    assert f"{FILE}:5: error RD702 the new text 2025 changed since" in out
    data = json.loads(run(capsys, "check", "--select", "RD7", "--format", "json", status=1)[0])
    assert (data["texts"], data["links"], data["errors"]) == (2, 1, 1)
    text = Path("versions") / SLUG / "2025.txt"
    text.write_text(
        text.read_text(encoding="utf-8").replace("---\ntitle", "---\nerratum: [第三十二条 corrected]\ntitle", 1),
        encoding="utf-8",
    )
    git("add", ".")
    done = git("commit", "-m", "corrected", check=False)
    assert done.returncode == 1
    assert "RD702" in done.stderr
    run(capsys, "links", *PAIR, "--refit")
    git("add", ".")
    assert git("commit", "-m", "corrected", check=False).returncode == 0
    git("rm", "-q", f"versions/{SLUG}/2017.txt")
    done = git("commit", "-m", "gone", check=False)
    assert done.returncode == 1
    assert "RD702 there is no revision 2017 any more" in done.stderr
    git("rm", "-q", str(FILE))
    assert git("commit", "-m", "gone", check=False).returncode == 0


def test_a_revision_that_is_gone_is_named_everywhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    (Path("versions") / SLUG / "2017.txt").rename(Path("versions") / SLUG / "2016.txt")
    for args, status in (
        (("check", "--select", "RD702"), 1),
        (("log",), 1),
        (("site", "-o", "site"), 1),
        (("export-git", "history"), 1),
    ):
        out, err = run(capsys, *args, status=status)
        assert "there is no revision 2017 any more" in out + err, args


def test_a_file_that_is_none_is_an_error_for_one_pair_and_a_note_for_many(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    FILE.parent.mkdir()
    for text, reason in (
        ("old: &a [x]\nnew: [*a, *a]\n", "uses YAML aliases"),
        ("old: 1\nold: 2\n", "says old twice"),
        ("\0", "is no YAML"),
        ("x" * 1_000_001, "is longer than 1,000,000 characters"),
        ("[" * 100_000, "is nested more than 20 deep"),
        ("links: []\n", "old is missing"),
    ):
        FILE.write_text(text, encoding="utf-8")
        assert reason in refused(capsys, "compare", *PAIR)
        assert reason in refused(capsys, "link", *PAIR, "1=1")
        assert reason in run(capsys, "log", "第九条", status=1)[1]
        assert (
            f"RD701 {'' if reason == 'old is missing' else 'the links file '}{reason}" in run(capsys, "check", status=1)[0]
        )
        assert FILE.read_text(encoding="utf-8") == text
    FILE.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in refused(capsys, "compare", *PAIR)
    assert "not UTF-8" in run(capsys, "check", status=1)[0]
    FILE.unlink()
    FILE.mkdir()
    assert "cannot be read" in refused(capsys, "compare", *PAIR)


def test_a_file_written_by_hand_is_brought_into_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    canonical = FILE.read_text(encoding="utf-8")
    by_hand = canonical.replace("{old: [第七条], new: [第九条, 第十条]}", "{new: [10, 第9条], old: 七}")
    FILE.write_text(by_hand, encoding="utf-8")
    assert "人工对应" in run(capsys, "compare", *PAIR, "--format", "text")[0]
    assert "RD701 not as regdiff writes it" in run(capsys, "check", status=1)[0]
    assert run(capsys, "fmt", "--check", status=1)[0] == f"not canonical: {FILE}\n"
    run(capsys, "check", "--fix")
    assert FILE.read_text(encoding="utf-8") == canonical
    FILE.write_text(by_hand, encoding="utf-8")
    assert run(capsys, "fmt")[0] == f"rewrote: {FILE}\n"
    assert FILE.read_text(encoding="utf-8") == canonical
    FILE.write_text(by_hand, encoding="utf-8")
    run(capsys, "confirm", *PAIR, "第三条")  # decided already: nothing new but the form
    assert FILE.read_text(encoding="utf-8") == canonical


def test_replacing_a_revision_names_what_was_decided_on_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    args = ("add", "2025", "new.txt", "--regulation", SLUG, "--replace")
    Path("new.txt").write_text((ROOT / "docs/examples/new.txt").read_text(encoding="utf-8").replace("发布之日", "公布之日"))
    out, _ = run(capsys, *args, "--force")
    assert "decided links that do not fit: 1" in out
    assert f"{FILE}:5: the new text 2025 changed since" in out
    assert "人工" not in run(capsys, "compare", *PAIR, "--format", "text")[0]


def test_adding_the_same_text_again_obeys_what_was_decided_on_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    Path("again.txt").write_bytes((OWN / "2025.txt").read_bytes())
    out, _ = run(capsys, "add", "2025", "again.txt", "--regulation", SLUG, "--replace", "--dry-run")
    assert "do not fit" not in out
    assert "拆分2条" in out


def test_links_in_the_archive_are_never_followed(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    decide(capsys)
    away = tmp_path / "away"
    FILE.parent.rename(away)
    FILE.parent.symlink_to(away)
    kept = (away / FILE.name).read_bytes()
    for args in (("compare", *PAIR), ("link", *PAIR, "1=2"), ("links", *PAIR), ("link", *PAIR, "1=2", "--links", str(FILE))):
        assert "a symbolic link, which is not followed" in refused(capsys, *args)
    assert "a symbolic link" in run(capsys, "check", status=1)[0]
    assert "a symbolic link" in run(capsys, "site", "-o", "site", status=1)[1]
    FILE.parent.unlink()
    FILE.parent.mkdir()
    FILE.symlink_to(away / FILE.name)
    assert "a symbolic link, which is not followed" in refused(capsys, "link", *PAIR, "1=2")
    assert "a symbolic link" in run(capsys, "check", status=1)[0]
    git("add", ".")
    assert "a symbolic link" in run(capsys, "check", "--staged", status=1)[0]
    assert (away / FILE.name).read_bytes() == kept


def test_loose_texts_have_a_file_of_the_users_choice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [str(ROOT / "docs" / "examples" / name) for name in ("old.docx", "new.txt")]
    assert "say where their links are kept: --links FILE" in refused(capsys, "link", *texts, "2=2,5")
    run(capsys, "link", *texts, "2=2,5", "--links", "mine.yaml")
    decided = read_links(Path("mine.yaml").read_text(encoding="utf-8")).decisions
    changes = regdiff.compare(*map(Path, texts), decided=decided)
    assert [c.decided for c in changes.changes if c.decided] == [regdiff.How.CORRECTED]
    assert "人工对应" in run(capsys, "compare", *texts, "--links", "mine.yaml", "--format", "text")[0]
    assert "人工对应" not in run(capsys, "compare", *texts, "--format", "text")[0]
    assert "is one of the inputs" in refused(
        capsys, "compare", *texts, "--links", "mine.yaml", "-o", "mine.yaml", "--format", "json"
    )
    Path("notes.txt").write_text("shopping\n", encoding="utf-8")
    assert "no mapping of old, new" in refused(capsys, "link", *texts, "1=1", "--links", "notes.txt")
    assert Path("notes.txt").read_text(encoding="utf-8") == "shopping\n"
    stored = f"versions/{SLUG}/2017.txt"
    assert "the links file is no YAML" in refused(capsys, "link", *PAIR, "1=1", "--links", stored)
    assert Path(stored).read_bytes() == (OWN / "2017.txt").read_bytes()
    run(capsys, "link", *texts, "--undo", "2=", "--links", "mine.yaml")
    assert not Path("mine.yaml").exists()


def test_the_archive_that_regdiff_carries_is_not_written_to(
    tmp_path: Path, clean: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "the archive that regdiff carries is not written to" in refused(capsys, "link", *PAIR, "1=2")
    assert not (OWN / "links").exists()
    run(capsys, "link", *PAIR, "1=2", "--links", "mine.yaml")
    assert "人工对应" in run(capsys, "links", *PAIR, "--links", "mine.yaml")[0]


def test_a_list_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(run(capsys, "links", *PAIR, "--format", "json")[0])
    group, doubt = data["doubtful"]
    assert (group["kind"], doubt["kind"]) == ("split", "weak")
    assert [doubt[side][0]["article"] for side in ("old", "new")] == ["第二条", "第五条"]
    assert all(quote in doubt[side][0]["text"] for quote, side in zip(doubt["quotes"], ("old", "new"), strict=True))
    assert len(data["links"]) == 31
    run(capsys, "link", *PAIR, "二,五=二,五")
    data = json.loads(run(capsys, "links", *PAIR, "--format", "json")[0])
    assert data["doubtful"] == []
    assert data["links"][1] == {
        "old": ["第二条", "第五条"],
        "new": ["第二条", "第五条"],
        "kind": "split",
        "decided": "confirmed",
        "unlinked": [],
        "remark": "",
    }
    assert "links" not in json.loads(run(capsys, "links", *PAIR, "--format", "json", "--doubtful")[0])


def test_a_process_that_was_killed_leaves_nothing_behind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(capsys)
    left = FILE.parent / f".{FILE.name}.abc"
    left.write_text("half", encoding="utf-8")
    run(capsys, "remark", *PAIR, "第三条", "另有说明。")
    assert [path.name for path in FILE.parent.iterdir()] == [FILE.name]
    text = FILE.read_text(encoding="utf-8")
    assert write_links(read_links(text).decisions) == text
