"""The process: killed in the middle, started again, started twice, ended by its page; and without git on the machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT
from desks import NEW, OLD, Asker

from regdiff.desk.first import known_address

_STARTED = re.compile(r"http://127\.0\.0\.1:(\d+)/([\w-]{20,})/ \((.+)\)")


@contextmanager
def started(
    folder: Path, *options: str, env: dict[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen[str], Asker, str]]:
    """Start a desk as a user does, without opening a browser, and yield its process, its address and what it said of it."""
    command = [sys.executable, "-m", "regdiff", "desk", "--no-open", "--folder", str(folder), *options]
    process = subprocess.Popen(
        command,
        cwd=folder.parent,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
    )
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = _STARTED.match(line)
        assert found, line + process.stderr.read()
        yield process, Asker(int(found[1]), found[2]), found[3]
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def workers_of(process: subprocess.Popen[str]) -> set[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False)
    return {int(pid) for pid in listed.stdout.split()}


def is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_killed_in_the_middle_it_goes_on_where_it_was(tmp_path: Path) -> None:
    with started(tmp_path / "desk") as (process, desk, _):
        case = desk.compare()
        assert desk.act(case, "confirm 第一条=第一条").status == 303
        assert (
            desk.post(f"zh/{case}/act", {"do": "remark", "at": "new 第二条", "text": "说明", "version": "1"}).status == 303
        )
        second = desk.begin(OLD * 3, NEW).headers["location"].split("/")[-2]  # and nobody waits for its report
        children = workers_of(process)
        assert children
        process.kill()
        process.wait()
    with started(tmp_path / "desk") as (process, again, _):
        assert again.url == desk.url  # pages that are open go on
        assert {case, second} <= set(re.findall(r"\d{4}-\d\d-\d\d-[0-9a-f]{6}", again.get().text))
        assert "说明" in again.report(case).text
        assert again.version(case) == "2"
        assert again.post(f"zh/{case}/undo", {"version": "2"}).status == 303
        assert again.report(second).status in {200, 422}
        end = time.monotonic() + 10
        while any(map(is_running, children)) and time.monotonic() < end:
            time.sleep(0.05)
        assert not any(map(is_running, children))


def test_a_second_start_finds_the_first(tmp_path: Path) -> None:
    with started(tmp_path / "desk") as (_, desk, how):
        assert how == "Ctrl-C ends it"
        with started(tmp_path / "desk") as (second, found, told):
            assert found.url == desk.url
            assert told == "it runs already"
            assert second.wait(10) == 0
        assert desk.get().status == 200
        with started(tmp_path / "other") as (_, other, _):
            assert other.url != desk.url
            assert other.get().status == 200  # and so it is ready to be ended


def test_an_interrupt_at_the_moment_that_it_is_told_of_ends_it_without_a_word(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with started(tmp_path / name) as (process, _, _):
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
            assert process.stderr is not None
            assert process.stderr.read().strip() == ""


def test_its_page_ends_it_and_its_address_is_for_its_user_alone(tmp_path: Path) -> None:
    with started(tmp_path / "desk") as (process, desk, _):
        assert known_address(tmp_path / "desk") == (desk.port, desk.token)
        modes = {path.name: path.stat().st_mode & 0o077 for path in (tmp_path / "desk", tmp_path / "desk" / "address.json")}
        assert set(modes.values()) == {0}
        answer = desk.post("zh/quit", {})
        assert "案头已退出" in answer.text
        assert process.wait(10) == 0


def test_a_port_that_is_taken_is_passed_over_unless_it_was_asked_for(tmp_path: Path) -> None:
    with started(tmp_path / "one") as (_, one, _):
        (tmp_path / "two").mkdir()
        (tmp_path / "two" / "address.json").write_text(f'{{"port": {one.port}, "token": "{"t" * 24}"}}', encoding="utf-8")
        with started(tmp_path / "two") as (_, two, _):
            assert two.port != one.port
            assert two.token == "t" * 24
        command = [
            sys.executable,
            "-m",
            "regdiff",
            "desk",
            "--no-open",
            "--folder",
            str(tmp_path / "three"),
            "--port",
            str(one.port),
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"port {one.port} cannot be used" in done.stderr


@pytest.mark.parametrize(
    "spoilt", ["", "{}", '{"port": 80, "token": "x"}', '{"port": "x", "token": "' + "t" * 24 + '"}', "\x00"]
)
def test_an_address_that_is_spoilt_is_made_anew(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "address.json").write_text(spoilt, encoding="utf-8")
    assert known_address(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "regdiff", "desk", "--no-open", "--folder", str(tmp_path / "file" / "desk")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--folder" in done.stderr


def test_it_needs_no_git_and_no_folder_of_the_user_takes_part(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    (tmp_path / "regdiff").mkdir()
    empty = tmp_path / "bin"
    empty.mkdir()
    environment = {"PATH": str(empty), "PYTHONSAFEPATH": "1"}
    with started(tmp_path / "desk", env=environment) as (_, desk, _):
        case = desk.compare()
        for form in ("docx", "tracked", "xlsx", "html", "markdown", "json"):
            answer = desk.get(f"zh/{case}/download/{form}")
            assert answer.status == 200, form
            assert len(answer.data) > 500
        pdf = desk.get(f"zh/{case}/download/pdf", Accept="application/json")
        assert pdf.status == 400
        assert "Chromium" in pdf.text
