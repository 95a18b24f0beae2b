"""Real programs that tests run; a clone elsewhere may lack them, CI may not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import absent

_REMEDY = "tests/install.sh installs it on Debian"


def program(*names: str) -> str:
    """Return the path of the first program there is; a clone elsewhere may have none."""
    for name in names:
        if path := shutil.which(name):
            return path
    return absent(names[0], _REMEDY)


def soffice(source: Path, to: str, folder: Path) -> Path:
    """Convert `source` with LibreOffice, with a profile of its own so that runs do not disturb each other."""
    subprocess.run(
        [
            program("soffice", "libreoffice"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{source.stem}.{to.split(':', maxsplit=1)[0]}"


def chromium_pdf(page: Path, pdf: Path) -> Path:
    """Print an HTML file to PDF with Chromium."""
    subprocess.run(
        [
            program("chromium", "google-chrome"),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return pdf


def settle(source: Path, command: str, folder: Path) -> str:
    """Open a Word document in LibreOffice, accept or reject all tracked changes, and return the text that is left."""
    return settle_all([(source, command)], folder)[0]


def settle_all(jobs: Sequence[tuple[Path, str]], folder: Path) -> list[str]:
    """Do what `settle` does for many documents, each with its command, in one LibreOffice."""
    targets = [folder / f"{source.stem}-{command}.txt" for source, command in jobs]
    _settle(jobs, targets, folder)
    return [target.read_text(encoding="utf-8-sig") for target in targets]


def settle_into(source: Path, command: str, folder: Path) -> Path:
    """Open a Word document in LibreOffice, accept or reject all tracked changes, and return the document that is left."""
    target = folder / f"{source.stem}-{command}.docx"
    _settle([(source, command)], [target], folder)
    return target


def _settle(jobs: Sequence[tuple[Path, str]], targets: Sequence[Path], folder: Path) -> None:
    python = next((path for path in ("/usr/bin/python3", shutil.which("python3")) if path and _has_uno(path)), None)
    if python is None:
        absent("python3-uno, by which LibreOffice is told what to do", _REMEDY)
    told = [
        part
        for (source, command), target in zip(jobs, targets, strict=True)
        for part in (source.as_uri(), target.as_uri(), f".uno:{command}AllTrackedChanges")
    ]
    said = ""
    for attempt in range(3):  # with a new profile LibreOffice may start a second time, and leave whoever talks to it
        pipe = f"regdiff{os.getpid()}{abs(hash(folder))}{jobs[0][1]}{attempt}"
        said = _tell(python, [pipe, *told], folder)
        if not said:
            return
    pytest.fail(f"LibreOffice did not do it: {said}")


def _tell(python: str, arguments: list[str], folder: Path) -> str:
    """Start LibreOffice and have it do what fixtures/settle.py says; return what went wrong, empty for nothing."""
    office = subprocess.Popen(
        [
            program("soffice", "libreoffice"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={arguments[0]};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        script = Path(__file__).parent / "fixtures" / "settle.py"
        done = subprocess.run(
            [python, str(script), *arguments], check=False, capture_output=True, text=True, timeout=120 + 20 * len(arguments)
        )
        if done.returncode == 0:
            office.wait(60)
    except subprocess.TimeoutExpired as error:
        return str(error)
    finally:
        office.kill()
        office.wait()
    return "" if done.returncode == 0 else done.stderr or "no reason given"


def _has_uno(python: str) -> bool:
    return subprocess.run([python, "-c", "import uno"], check=False, capture_output=True).returncode == 0
