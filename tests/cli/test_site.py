"""`regdiff site`, `regdiff serve` and `regdiff export-git` as a user runs them: on real folders, real ports, real git."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archives import put_disciplinary, put_own, put_registration, put_text
from conftest import OWN
from samples import make

from regdiff.archive.export import seconds
from regdiff.cli.main import main
from regdiff.desk.preview import Preview
from regdiff.model.write import write
from regdiff.tasks import publication
from regdiff.tasks.site import Options, build_site

ADDED = write(make("2030", "第一条　登记机关应当及时办理登记，不得拖延。\n", "登记条例", promulgated="2030-01-01"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "my versions"
    put_own(folder)
    put_registration(folder)
    return folder


def run(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str]:
    status = main([str(arg) for arg in args])
    return status, capsys.readouterr().err


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


# Building.


def test_built_again_only_what_changed_is_written(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    status, said = run(capsys, "site", "-o", site, "--archive", archive)
    assert (status, said.splitlines()[-1]) == (0, f"{site}: 2 regulations, 5 revisions; 2 built, 0 removed")
    before = times(site)
    status, said = run(capsys, "site", "-o", site, "--archive", archive)
    assert said.endswith("nothing to do\n")
    assert times(site) == before
    os.utime(archive / "registration" / "2001.txt")  # by content, not by date
    assert run(capsys, "site", "-o", site, "--archive", archive)[1].endswith("nothing to do\n")

    put_text(archive, "registration", "2030", ADDED)
    assert "1 built" in run(capsys, "site", "-o", site, "--archive", archive)[1]
    after = times(site)
    untouched = {path for path in before if path.startswith(f"regulations/{OWN.name}/")}
    assert {path for path in untouched if after[path] == before[path]} == untouched
    assert (site / "regulations/registration/text/2030.html").exists()

    shutil.rmtree(archive / OWN.name)
    assert "0 built, 1 removed" in run(capsys, "site", "-o", site, "--archive", archive)[1]
    assert not (site / "regulations" / OWN.name).exists()
    fresh = tmp_path / "fresh"
    run(capsys, "site", "-o", fresh, "--archive", archive)
    assert tree(fresh) == tree(site)


def test_a_comparison_whose_texts_are_as_they_were_is_not_made_again(archive: Path, tmp_path: Path) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    build_site(site, Options(), archive)
    before = times(site)
    kept = [path for path in before if path.startswith("regulations/registration/compare/")]
    assert len(kept) == 6
    put_text(archive, "registration", "2030", ADDED)
    build_site(site, Options(), archive)
    after = times(site)
    assert {path for path in kept if after[path] == before[path]} == set(kept)
    (site / kept[0]).write_text("", encoding="utf-8")
    build_site(site, Options(), archive)
    build_site(fresh, Options(), archive)
    assert tree(site) == tree(fresh)


def test_a_build_that_fails_after_taking_files_over_does_not_touch_them(archive: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(site, Options(), archive)
    before = tree(site)
    publication_ = publication.Publication(site)
    with publication_.opened():
        assert publication_.keep("index.html", len(before["index.html"]))
        publication_.write("index.html", "another")
    assert tree(site) == before


def test_what_someone_took_away_is_built_again(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    run(capsys, "site", "-o", site, "--archive", archive)
    before = tree(site)
    (site / "regulations/registration/text/2001.html").unlink()
    (site / "assets/regdiff.css").write_text("", encoding="utf-8")
    (site / ".regdiff" / f"{OWN.name}.json").write_text("{", encoding="utf-8")
    assert "2 built" in run(capsys, "site", "-o", site, "--archive", archive)[1]
    assert tree(site) == before
    run(capsys, "site", "-o", site, "--archive", archive, "--lang", "en")
    assert "Timeline" in (site / "regulations/registration/index.html").read_text(encoding="utf-8")


def test_a_build_that_fails_leaves_the_old_site_whole(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    build_site(site, Options(), archive)
    before = tree(site)
    put_text(archive, "registration", "2030", ADDED)
    written = publication.Publication.write

    def full(self: publication.Publication, path: str, text: str) -> int:
        if path == "feed.xml":
            raise OSError(28, "No space left on device")
        return written(self, path, text)

    monkeypatch.setattr(publication.Publication, "write", full)
    with pytest.raises(publication.ArchiveError, match="No space left"):
        build_site(site, Options(), archive)
    assert tree(site) == before
    monkeypatch.undo()
    assert build_site(site, Options(), archive).rebuilt == 1


@pytest.mark.parametrize("moment", range(1, 12))
def test_a_build_that_is_killed_while_it_puts_things_in_place_is_finished_by_the_next(
    moment: int, archive: Path, tmp_path: Path
) -> None:
    site, wanted = tmp_path / "site", tmp_path / "wanted"
    build_site(site, Options(), archive)
    put_text(archive, "registration", "2030", ADDED)
    shutil.rmtree(archive / OWN.name)
    build_site(wanted, Options(), archive)
    code = f"""
import os, pathlib, sys
from regdiff.tasks.site import *
from regdiff.tasks import publication
count = 0
def counted(self, target, real=pathlib.Path.replace):
    global count
    count += 1
    if count == {moment}:
        os._exit(9)
    return real(self, target)
pathlib.Path.replace = counted
build_site(pathlib.Path(sys.argv[1]), Options(), pathlib.Path(sys.argv[2]))
"""
    done = subprocess.run([sys.executable, "-c", code, str(site), str(archive)], check=False)
    assert done.returncode in (9, 0)
    build_site(site, Options(), archive)
    assert tree(site) == tree(wanted)


def test_a_text_that_cannot_be_opened_is_left_out_and_said(archive: Path, tmp_path: Path) -> None:
    path = archive / "registration" / "2001.txt"
    path.unlink()
    path.symlink_to("2001.txt")  # a link to itself: no one can open it, not even root
    (archive / "registration" / "2099.txt").mkdir()
    built = build_site(tmp_path / "site", Options(), archive)
    assert built.problems == (
        "registration/2001.txt: a symbolic link, which is not followed (put the file or folder itself there)",
        "registration/2099.txt: no regular file",
    )
    assert built.revisions == 4


def test_progress_is_told_after_each_regulation(archive: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build_site(tmp_path / "site", Options(), archive, lambda *step: told.append(step))
    assert told == [(1, 2, OWN.name), (2, 2, "registration")]
    told.clear()
    build_site(tmp_path / "site", Options(), archive, lambda *step: told.append(step))
    assert told == []


def test_a_folder_that_holds_something_else_is_refused(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "papers"
    site.mkdir()
    (site / "thesis.doc").write_text("years of work", encoding="utf-8")
    for place, said in ((site, "holds thesis.doc"), (archive / "site", "in the archive"), (site / "thesis.doc", "")):
        status, err = run(capsys, "site", "-o", place, "--archive", archive)
        assert status == 2
        assert said in err
        assert err.count("\n") == 1 or "Usage" in err
    assert [path.name for path in site.iterdir()] == ["thesis.doc"]
    (site / "thesis.doc").unlink()
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    assert run(capsys, "site", "-o", site, "--archive", archive)[0] == 0
    assert (site / "CNAME").read_text(encoding="utf-8") == "example.org"


def test_an_empty_archive_and_broken_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "versions"
    archive.mkdir()
    site = tmp_path / "site"
    assert run(capsys, "site", "-o", site, "--archive", archive)[0] == 0
    assert "版本库中尚无法规" in (site / "index.html").read_text(encoding="utf-8")
    put_text(archive, "x", "2000", "broken")
    status, err = run(capsys, "site", "-o", site, "--archive", archive)
    assert status == 1
    assert "left out x/2000.txt" in err
    assert run(capsys, "site", "-o", site, "--archive", archive)[1].endswith("nothing to do\n")
    assert run(capsys, "site", "-o", tmp_path / "none", "--archive", tmp_path / "nowhere")[0] == 2
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org/", "https:///x", "https://example.org/?q", "javascript:alert(1)"]
)
def test_an_address_that_is_none_is_refused(
    url: str, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, err = run(capsys, "site", "-o", tmp_path / "site", "--archive", archive, "--url", url)
    assert status == 2
    assert "is no address of a site" in err


def test_with_an_address_there_is_a_sitemap_and_without_it_none(archive: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    main(["site", "-o", str(site), "--archive", str(archive), "--url", "https://example.org/laws"])
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(listed) == 3 + 2 + 5 + 3
    assert all((site / page.removeprefix("https://example.org/laws/")).is_file() for page in listed)
    main(["site", "-o", str(site), "--archive", str(archive)])
    assert not (site / "sitemap.xml").exists()


# The preview.


@pytest.fixture
def preview(archive: Path, tmp_path: Path) -> Iterator[Preview]:
    served = Preview(tmp_path / "site", Options(), archive, 0, lambda _said: None)
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    yield served
    served.stop()
    thread.join(5)
    assert not thread.is_alive()


def get(preview: Preview, path: str, host: str = "", method: str = "GET") -> tuple[int, str]:
    port = int(preview.address.rstrip("/").rpartition(":")[2])
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")


def test_the_preview_shows_the_site_with_its_script(preview: Preview, tmp_path: Path) -> None:
    status, page = get(preview, "/")
    assert status == 200
    assert page.replace('<script src="/~reload.js"></script>\n', "") == (tmp_path / "site/index.html").read_text(
        encoding="utf-8"
    )
    assert get(preview, "/regulations/registration/")[0] == 200
    assert get(preview, "/assets/site.js")[0] == 200
    assert "script-src 'self'" in page.replace("&#39;", "'")


def test_the_preview_is_for_this_machine_alone(preview: Preview) -> None:
    assert preview.address.startswith("http://127.0.0.1:")
    for path in ("/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/.regdiff/search.note", "/assets/", "/nowhere"):
        assert get(preview, path)[0] == 404, path
    assert get(preview, "/", host="evil.example:80")[0] == 403
    assert get(preview, "/", method="HEAD")[0] == 200
    assert get(preview, "/", method="POST")[0] == 405


def test_the_preview_tells_when_the_archive_changed(preview: Preview, archive: Path) -> None:
    version = int(re.findall(r"\d+", get(preview, "/~news.js?-1")[1])[0])
    answers: list[str] = []
    asking = threading.Thread(target=lambda: answers.append(get(preview, f"/~news.js?{version}")[1]))
    asking.start()
    put_text(archive, "registration", "2030", ADDED)
    asking.join(20)
    assert answers == [f"regdiffNews({version + 1});\n"]
    assert get(preview, "/regulations/registration/text/2030.html")[0] == 200


def test_serve_runs_until_it_is_interrupted_and_leaves_nothing(archive: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "regdiff", "serve", "--port", "0", "--archive", str(archive)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert process.stderr is not None
    assert re.match(r"http://127\.0\.0\.1:\d+/ \(Ctrl-C ends it\)", process.stderr.readline())
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode == 0
    assert not list(tmp_path.glob("regdiff-*"))


def test_a_port_that_is_taken_is_said(preview: Preview, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = preview.address.rstrip("/").rpartition(":")[2]
    status, err = run(capsys, "serve", "--port", port, "--archive", archive)
    assert status == 2
    assert f"port {port} cannot be used" in err


# The history in git.


def git(folder: Path, *args: str) -> str:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", "-C", str(folder), *args], check=True, capture_output=True, text=True, env=env).stdout


def test_each_revision_is_one_commit_by_its_issuer_on_its_day(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "history"
    status, err = run(capsys, "export-git", folder, "--archive", archive)
    assert status == 0
    assert "5 commits" in err
    log = git(folder, "log", "--reverse", "--format=%an|%ad|%cd|%s", "--date=iso")
    assert log.splitlines() == [
        "国务院|2001-01-01 12:00:00 +0800|2001-01-01 12:00:00 +0800|《登记条例》2001：首次入库，共2条",
        "国务院|2010-01-01 12:00:00 +0800|2010-01-01 12:00:00 +0800|《登记条例》2010-试行：修改1条、删除1条",
        "中共中央|2017-03-01 12:00:00 +0800|2017-03-01 12:00:00 +0800|《中国共产党工作机关条例（试行）》2017：首次入库，共31条",
        "国务院|2020-01-01 12:00:00 +0800|2020-01-01 12:00:00 +0800|《登记条例》2020 修订：新增2条",
        "中共中央|2025-11-28 12:00:00 +0800|2025-11-28 12:00:00 +0800|" + git(folder, "log", "-1", "--format=%s").strip(),
    ]
    assert git(folder, "status", "--porcelain") == ""
    assert git(folder, "fsck", "--strict") == ""
    blame = git(folder, "blame", "--line-porcelain", "registration.txt")
    dates = dict(
        zip(re.findall("^\t(.*)", blame, re.MULTILINE), re.findall(r"^author-time (\d+)", blame, re.MULTILINE), strict=True)
    )
    assert int(dates["登记机关应当及时办理登记。"]) == seconds("2010-01-01")
    assert int(dates["第一条"]) == seconds("2001-01-01")
    traced = git(folder, "log", "--format=%s", "-L", ":^第一条$:registration.txt")
    assert "+登记机关应当及时办理登记。" in traced
    assert "-登记机关应当办理登记。" in traced
    assert "+第三条\n+登记档案应当保存三十年，任何人不得涂改。" in git(folder, "log", "-p", "--", "registration.txt")


def test_an_export_is_the_same_each_time_and_grows(archive: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        assert main(["export-git", str(folder), "--archive", str(archive)]) == 0
    assert git(one, "rev-parse", "main") == git(other, "rev-parse", "main")
    before = git(one, "rev-parse", "main").strip()
    put_text(archive, "registration", "2030", ADDED)
    assert main(["export-git", str(one), "--archive", str(archive)]) == 0
    assert git(one, "rev-parse", "main~1").strip() == before
    assert git(one, "status", "--porcelain") == ""


def test_dates_before_1970_are_kept(tmp_path: Path) -> None:
    archive, folder = tmp_path / "versions", tmp_path / "history"
    put_text(archive, "old", "1954", write(make("1954", "第一条　甲。\n", "旧条例", promulgated="1954-09-20")))
    put_text(archive, "old", "1957", write(make("1957", "第一条　乙。\n", "旧条例", promulgated="1957-10-22")))
    assert main(["export-git", str(folder), "--archive", str(archive)]) == 0
    for name, day in (("main~1", "1954-09-20"), ("main", "1957-10-22")):
        held = git(folder, "cat-file", "-p", name)
        assert f"author unknown <> {seconds(day)} +0800" in held
        assert seconds(day) < 0
        assert f"Promulgated: {day}" in held
    folder = tmp_path / "clamped"
    assert main(["export-git", str(folder), "--archive", str(archive), "--clamp"]) == 0
    assert git(folder, "log", "--format=%ad", "--date=short").split() == ["1970-01-01", "1970-01-01"]
    assert git(folder, "fsck", "--strict") == ""
    assert "Promulgated: 1954-09-20" in git(folder, "log")


def test_an_export_refuses_what_it_did_not_make(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "thesis.doc").write_text("years of work", encoding="utf-8")
    status, err = run(capsys, "export-git", folder, "--archive", archive)
    assert status == 2
    assert "did not export" in err
    exported = tmp_path / "history"
    main(["export-git", str(exported), "--archive", str(archive)])
    (exported / "registration.txt").write_text("my own notes", encoding="utf-8")
    capsys.readouterr()
    status, err = run(capsys, "export-git", exported, "--archive", archive)
    assert status == 2
    assert "not committed" in err
    assert run(capsys, "export-git", tmp_path / "x", "--archive", archive, "--regulation", "none")[0] == 2
    assert run(capsys, "export-git", archive / "x", "--archive", archive)[0] == 2


def test_an_export_discards_no_history(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another regulation, a revision that is gone, and commits of somebody else are named and kept."""
    folder = tmp_path / "history"
    one = ("export-git", folder, "--archive", archive, "--regulation", "registration")
    other = ("export-git", folder, "--archive", archive, "--regulation", "party-working-organs")
    assert run(capsys, *one)[0] == 0
    before = git(folder, "rev-parse", "main")

    def refused(*args: str | Path) -> str:
        status, err = run(capsys, *args)
        assert status == 2
        assert err.count("\n") == 1
        assert git(folder, "rev-parse", "main") == before
        return err

    held = "registration/2001, registration/2010-试行, registration/2020 修订"
    assert f"holds the history of {held}, which this export would discard (choose another folder)" in refused(*other)
    assert run(capsys, *one)[0] == 0
    gone = archive / "registration" / "2001.txt"
    text = gone.read_bytes()
    gone.unlink()
    assert "holds the history of registration/2001, which" in refused(*one)
    gone.write_bytes(text)
    git(folder, "switch", "-qc", "mine")
    assert "is not on its branch main" in refused(*one)
    git(folder, "switch", "-q", "main")
    assert run(capsys, "export-git", folder, "--archive", archive)[0] == 0  # more regulations discard nothing
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    git(folder, *who, "commit", "-q", "--allow-empty", "-m", "Revision: registration/2001")
    before = git(folder, "rev-parse", "main")
    assert "holds commits that regdiff did not make" in refused("export-git", folder, "--archive", archive)


def test_hostile_names_and_titles_are_text_to_git(tmp_path: Path) -> None:
    archive, folder = tmp_path / "versions", tmp_path / "history"
    note = "（2001年1月1日国务院<evil@example.org>公布）"
    text = make(
        "2001",
        "第一条　from refs/heads/main\n",
        "条例\x1b[31m`$(id)`",
        note=note,
        issuer="a<b>\n c",
        promulgated="2001-01-01",
    )
    put_text(archive, "条 例", "2001", write(text))
    assert main(["export-git", str(folder), "--archive", str(archive)]) == 0
    assert git(folder, "log", "--format=%an|%ae") == "ab c|\n"
    assert (folder / "条 例.txt").is_file()


def test_real_revisions_tell_their_history_to_plain_git(tmp_path: Path) -> None:
    archive, folder = tmp_path / "versions", tmp_path / "history"
    put_disciplinary(archive)
    assert main(["export-git", str(folder), "--archive", str(archive)]) == 0
    assert len(git(folder, "log", "--oneline").splitlines()) == 4
    blame = git(folder, "blame", "--date=short", "disciplinary-regulations.txt")
    line = next(line for line in blame.splitlines() if "接受、提供可能影响公正执行公务的宴请" in line)
    assert "2018-10-01" in line  # the day of its coming into force: the source does not tell that of its promulgation
