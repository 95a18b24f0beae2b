"""A report as PDF: the HTML report's print style, printed by a Chromium that is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from regdiff.errors import ArchiveError, UsageError
from regdiff.messages import say

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
VARIABLE = "REGDIFF_BROWSER"
"""Names another program."""
_ON_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_ON_A_MAC = ("Google Chrome", "Microsoft Edge", "Chromium")
"""Where they lie, and are not on the PATH."""
_PATIENCE = 180
_NODE = re.compile(rb"\(node[0-9]{8}\)")
_DATE = re.compile(rb"(/(?:Creation|Mod)Date \(D:)[^)]*(\))")


def print_pdf(page: str) -> bytes:
    """Return an HTML page as PDF.

    The page lies in a folder of its own with the browser's profile, and both are gone afterwards; it makes no request.
    The moments and counts that the browser writes into the file are taken out, so that the same page gives the same bytes.

    Raises:
        UsageError: there is no browser.
        ArchiveError: the browser failed.
    """
    browser = _browser()
    with tempfile.TemporaryDirectory(prefix="regdiff-") as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        command += ["--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium refuses root otherwise
        try:
            done = subprocess.run([*command, source.as_uri()], capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ArchiveError(say("{name} failed: {error}", name=Path(browser).name, error=error), fix=_ELSE) from error
        if not target.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise ArchiveError(
                say(
                    "{name} made no PDF: {said}", name=Path(browser).name, said=said[-1] if said else say("no reason given")
                ),
                fix=_ELSE,
            )
        return _renumbered(_DATE.sub(_same_length, target.read_bytes()))


_ELSE = say("write HTML with -o report.html and print it from any browser")


def _browser() -> str:
    if named := os.environ.get(VARIABLE):
        if found := shutil.which(named):
            return found
        raise UsageError(
            say("{variable} names {named}, which cannot be run", variable=VARIABLE, named=named), fix=say("name a Chromium")
        )
    for name in (*BROWSERS, *usual_places(sys.platform, os.environ)):
        if found := shutil.which(name):
            return found
    raise UsageError(say("PDF needs an installed Chromium, Chrome or Edge"), fix=_ELSE)


def usual_places(system: str, environment: Mapping[str, str]) -> list[str]:
    """Return where a browser lies that is not on the PATH.

    Args:
        system: as `sys.platform` names it.
        environment: the variables of the process.
    """
    if system == "win32":
        roots = [environment.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        return [f"{root}/{place}" for root in roots if root for place in _ON_WINDOWS]
    if system == "darwin":
        roots = ["/Applications", f"{environment.get('HOME', '')}/Applications"]
        return [f"{root}/{name}.app/Contents/MacOS/{name}" for root in roots for name in _ON_A_MAC]
    return []


def _renumbered(data: bytes) -> bytes:
    """Number the names of table cells anew, in their order: the browser counts on from nodes that it made meanwhile."""
    names = sorted(set(_NODE.findall(data)))
    new = {name: b"(node%08d)" % number for number, name in enumerate(names, 1)}
    return _NODE.sub(lambda match: new[match[0]], data)


def _same_length(match: re.Match[bytes]) -> bytes:
    """A fixed date as long as the one that stood there: a PDF tells places by counting bytes."""
    length = len(match[0]) - len(match[1]) - len(match[2])
    return match[1] + b"20000101000000+00'00'"[:length].ljust(length) + match[2]
