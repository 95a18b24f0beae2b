"""What each command loads when it starts cold.

What takes milliseconds to import is loaded by the commands that need it and by no other: what a command may load beyond
click stands in `MAY`, and something new fails here.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from conftest import ROOT

_STANDARD = """
    argparse asyncio bz2 calendar concurrent configparser csv ctypes decimal difflib email fractions getpass glob hashlib html
    http importlib.metadata importlib.resources json logging lzma mimetypes multiprocessing optparse pdb pickle pydoc random
    secrets shutil signal socket sqlite3 ssl statistics string subprocess tarfile tempfile textwrap tomllib traceback unittest
    urllib.request xml zipfile zlib
    """
HEAVY = frozenset(_STANDARD.split())
"""Modules of the standard library that are watched, where click does not load them itself."""
_OWN = """
    amending archive.git archive.export checks checks.rule checks.table comparing comparing.aids comparing.decided
    comparing.facts.general comparing.lineage desk intake.build intake.source model.links tasks.one tasks.redline
    report.patch intake.readers.docx intake.readers.html intake.readers.markdown intake.readers.pdf intake.readers.word model.references
    report.catalogue.en report.csv report.docx report.fold report.formats report.html report.json report.markdown
    report.paragraph report.select report.templates report.terminal report.view report.xlsx site tasks.compare
    """
ROOMS = frozenset(_OWN.split())
"""Modules of regdiff that are watched: each stands for a part of the house."""

_COMPARING = "comparing difflib rapidfuzz"
_AIDS = f"{_COMPARING} comparing.aids model.references"
_COMPARE = f"{_AIDS} checks report.formats tasks.compare"
_TERMINAL = "report.terminal report.view"
_PAGE = """
    jinja2 markupsafe report.fold report.html report.templates report.view
    bz2 hashlib html json lzma pickle random shutil string tempfile zlib
    """
_GIT = """
    git gitdb smmap archive.git
    bz2 calendar configparser getpass glob hashlib logging lzma mimetypes random shutil signal string subprocess tempfile
    textwrap traceback urllib.request zlib
    """
_CHECKING = f"yaml {_COMPARING} checks checks.rule checks.table model.links json model.references string tomllib"
MAY = {
    "": "",
    "compare 2017 2025 --format json": f"{_COMPARE} json report.catalogue.en report.json",
    "compare 2017 2025 --stat": f"{_COMPARE} {_TERMINAL}",
    "compare 2017 2025": f"{_COMPARE} {_TERMINAL}",
    "compare 2017 2025 --summary": f"{_COMPARE} report.paragraph report.view",
    "compare 2017 2025 --fold --only amended": f"{_COMPARE} {_TERMINAL} report.fold report.select",
    "compare 2017 2025 --format markdown": f"{_COMPARE} html report.markdown report.view",
    "compare 2017 2025 --format html": f"{_COMPARE} {_PAGE}",
    "list": "",
    "show 2025": "",
    "log 第七条": f"{_COMPARE} {_TERMINAL} comparing.decided comparing.lineage json model.links",
    "check": f"{_CHECKING} {_GIT}",
    "orders docs/examples/decision.txt": "amending html intake.readers.markdown intake.source",
    "amend docs/examples/registration.txt docs/examples/decision.txt": "yaml amending hashlib html intake.build intake.source "
    "intake.readers.markdown json model.references report.catalogue.en",
    "add 2099 tests/sources/2017-evidence.md --dry-run": f"{_CHECKING} html intake.build intake.readers.markdown intake.source "
    "report.formats tasks.compare archive.git hashlib",
}
"""Arguments of `regdiff` → what it may load: libraries, watched modules of the standard library, and of regdiff."""

_TOLD = "import sys; print('loaded', *sys.modules, file=sys.stderr)"
_RUN = f"import sys\nfrom regdiff.cli.main import main\nmain(sys.argv[1:])\n{_TOLD}"


def loaded(code: str, *arguments: str) -> set[str]:
    """Return the modules that a process has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.split("loaded ")[-1].split())


@pytest.fixture(scope="module")
def bare() -> set[str]:
    """What click alone loads."""
    return loaded(f"import click\n{_TOLD}")


@pytest.mark.parametrize("command", MAY)
def test_a_command_loads_what_it_needs_and_nothing_else(command: str, bare: set[str]) -> None:
    new = loaded(_RUN, *(command.split() or ["--version"])) - bare
    own = {name.removeprefix("regdiff.") for name in new if name.startswith("regdiff.")}
    libraries = {name.split(".")[0] for name in new} - sys.stdlib_module_names - {"regdiff", "cython_runtime"}
    libraries = {name for name in libraries if not name.startswith("_") and "-" not in name}
    found = libraries | (new & HEAVY) | (own & ROOMS)
    assert sorted(found - set(MAY[command].split())) == []


def test_what_is_watched_is_there() -> None:
    """A module that was renamed is no longer watched."""
    coming = {"amending"}
    for name in ROOMS - coming:
        path = ROOT / "regdiff" / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name
    named = set(" ".join(MAY.values()).split()) - HEAVY - ROOMS
    assert named == {"git", "gitdb", "jinja2", "markupsafe", "rapidfuzz", "smmap", "yaml"}
