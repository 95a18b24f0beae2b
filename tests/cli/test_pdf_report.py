"""`regdiff compare -o report.pdf`: printed by a real Chromium, and a clear line where there is none."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

import pypdfium2
import pytest
from conftest import OWN
from programs import program
from samples import every_kind, hostile

from regdiff.cli.main import main
from regdiff.tasks.compare import render
from regdiff.tasks.pdf import usual_places

pytestmark = pytest.mark.xdist_group("browser")


def texts_of(data: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data)]


def test_every_page_has_the_head_and_the_warning(tmp_path: Path) -> None:
    program("chromium", "google-chrome")
    target = tmp_path / "report.pdf"
    assert main(["compare", "2017", "2025", "-o", str(target), "--archive", str(OWN.parent)]) == 0
    data = target.read_bytes()
    pages = texts_of(data)
    assert len(pages) > 3
    table = next(at for at, text in enumerate(pages) if "变更1标题" in text)
    assert table <= 3
    assert all("修订后（2025年11月28日）" in text for text in pages[table:-1])
    assert all("不得引用" in text for text in pages[:-1])
    assert any("第三十二条" in text for text in pages)
    first = pypdfium2.PdfDocument(data)[0]
    assert first.get_width() > first.get_height()


def test_the_same_comparison_gives_the_same_bytes_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    program("chromium", "google-chrome")
    folder = Path(tempfile.mkdtemp(prefix="rd"))  # short: a browser puts a socket there, whose name must not be long
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    one, other = render(every_kind(), "pdf"), render(every_kind(), "pdf")
    assert isinstance(one, bytes)
    assert one == other
    assert b"D:20000101" in one
    assert str(folder).encode() not in one
    folder.rmdir()  # empty


def test_a_hostile_text_is_text_on_paper() -> None:
    program("chromium", "google-chrome")
    data = render(hostile(), "pdf")
    assert isinstance(data, bytes)
    assert any("<script>alert(1)</script>" in text for text in texts_of(data))
    assert b"/JavaScript" not in data


def test_without_a_browser_there_is_a_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["compare", "2017", "2025", "-o", str(tmp_path / "r.pdf"), "--archive", str(OWN.parent)]
    git = Path(shutil.which("git") or "git").parent
    monkeypatch.delenv("REGDIFF_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(args) == 2
    assert "PDF needs an installed Chromium, Chrome or Edge (write HTML" in capsys.readouterr().err
    monkeypatch.setenv("REGDIFF_BROWSER", "no-such-browser")
    assert main(args) == 2
    assert "names no-such-browser, which cannot be run" in capsys.readouterr().err
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho out of paper >&2\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("REGDIFF_BROWSER", str(broken))
    monkeypatch.setenv("PATH", f"{git}{os.pathsep}/bin")
    assert main(args) == 2
    assert "made no PDF: out of paper" in capsys.readouterr().err
    assert not (tmp_path / "r.pdf").exists()


def test_a_browser_is_found_where_it_usually_lies() -> None:
    windows = usual_places("win32", {"PROGRAMFILES": "C:/Program Files", "PROGRAMFILES(X86)": "C:/Program Files (x86)"})
    assert "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe" in windows
    assert "C:/Program Files/Google/Chrome/Application/chrome.exe" in windows
    mac = usual_places("darwin", {"HOME": "/Users/li"})
    assert mac[0] == "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    assert usual_places("linux", {}) == []
