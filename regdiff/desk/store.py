"""The cases on disk: one folder a comparison, with its two sources, its links file and its steps.

    cases/2026-03-01-5f0c9a/
        case.json               which source is which, what they were called, and when it was made
        source-1f0a9c3e.docx    the sources as they came
        source-77b2d001.txt
        links.yaml              what a person decided
        steps.jsonl             the same, step by step, so that it can be taken back

What is made of these lies in `made/` and may be thrown away. A case appears whole or not at all, and goes at once: it is
made beside and renamed, and renamed before it is taken away.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from regdiff.desk.journal import Journal
from regdiff.errors import ArchiveError, Place, UsageError
from regdiff.messages import reason_of, say
from regdiff.tasks.outputs import write_atomically

LINKS = "links.yaml"
_ABOUT = "case.json"
_MADE = "made"
_ENDINGS = (".docx", ".pdf", ".txt", ".md", ".html", ".htm", ".mht", ".mhtml")
SIDES = ("old", "new")


@dataclass(frozen=True, slots=True)
class Source:
    """One of the two texts, as it came."""

    name: str
    """As its file was called, or its label in the archive."""
    sha256: str
    size: int
    """In bytes."""
    file: str
    """How it is called in the folder of the case."""
    title: str = ""
    """Which regulation of it is meant, where it holds several."""


@dataclass(frozen=True, slots=True)
class Case:
    """One comparison that the desk keeps."""

    id: str
    folder: Path
    created: str
    """UTC, to the microsecond: 2026-03-01T09:30:00.000000Z."""
    old: Source
    new: Source
    found: dict[str, Any] = field(default_factory=dict)
    """What the comparison found, for the list: title, counts in words; empty before the first time."""

    def source(self, side: str) -> Source:
        """Return one side by name."""
        return self.old if side == "old" else self.new

    @property
    def links_path(self) -> Path:
        """Where its links file is."""
        return self.folder / LINKS

    @property
    def made(self) -> Path:
        """The folder of what can be made again."""
        return self.folder / _MADE


@dataclass(frozen=True, slots=True)
class Arrived:
    """A source that was given to the desk."""

    name: str
    data: bytes
    title: str = ""


class Store:
    """The folder of the desk; one process at a time has it."""

    def __init__(self, root: Path) -> None:
        """Make the folder where there is none, and take away what a kill left half.

        Raises:
            ArchiveError: it cannot be made.
        """
        self.root = root
        self.cases = root / "cases"
        self._locks: dict[str, threading.RLock] = {}
        self._journals: dict[str, Journal] = {}
        self._guard = threading.Lock()
        try:
            self.cases.mkdir(parents=True, exist_ok=True)
            if os.name == "posix":
                root.chmod(0o700)
            for path in self.cases.iterdir():
                if path.name.startswith("."):
                    shutil.rmtree(path, ignore_errors=True)
        except OSError as error:
            raise _refused(root, error) from error

    def lock(self, case: str) -> threading.RLock:
        """Return what lets one change at a time into a case."""
        with self._guard:
            return self._locks.setdefault(case, threading.RLock())

    def all(self) -> Iterator[Case]:
        """Yield every case that can be read, in the order of its identifier."""
        for folder in sorted(self.cases.iterdir()):
            if is_id(folder.name) and (folder / _ABOUT).is_file():
                try:
                    yield _read(folder)
                except ArchiveError:
                    continue

    def get(self, case: str) -> Case:
        """Return a case.

        Raises:
            UsageError: there is none.
            ArchiveError: it cannot be read.
        """
        folder = self.cases / case
        if not is_id(case) or not (folder / _ABOUT).is_file():
            raise UsageError(say("there is no such comparison"), fix=say("it may have been deleted; see the list"))
        return _read(folder)

    def add(self, old: Arrived, new: Arrived) -> Case:
        """Keep two sources as a new case.

        Raises:
            ArchiveError: the disk refuses; nothing is kept.
        """
        now = datetime.now(UTC)
        name = f"{now:%Y-%m-%d}-{secrets.token_hex(3)}"
        beside = self.cases / f".new-{name}"
        try:
            beside.mkdir()
            case = Case(name, beside, f"{now:%Y-%m-%dT%H:%M:%S.%fZ}", _keep(beside, old), _keep(beside, new))
            _write(case)
            beside.rename(self.cases / name)
        except OSError as error:
            shutil.rmtree(beside, ignore_errors=True)
            raise _refused(self.cases, error) from error
        return replace(case, folder=self.cases / name)

    def put_source(self, case: Case, side: str, arrived: Arrived) -> Case:
        """Put another source in the place of one; the old one goes when the new one stands.

        Raises:
            ArchiveError: the disk refuses; the old one stands.
        """
        before = case.source(side)
        try:
            source = _keep(case.folder, arrived)
        except OSError as error:
            raise _refused(case.folder, error) from error
        changed = replace(case, found={}, old=source) if side == "old" else replace(case, found={}, new=source)
        _write(changed)
        if before.file not in {changed.old.file, changed.new.file}:
            (case.folder / before.file).unlink(missing_ok=True)
        return changed

    def swap(self, case: Case) -> Case:
        """Let the two sides change places."""
        changed = replace(case, found={}, old=case.new, new=case.old)
        _write(changed)
        return changed

    def note(self, case: Case, found: Mapping[str, Any]) -> Case:
        """Keep what a comparison found, for the list."""
        if dict(found) == case.found:
            return case
        changed = replace(case, found=dict(found))
        _write(changed)
        return changed

    def journal(self, case: Case) -> Journal:
        """Return the steps of a case, with the links file in agreement with them.

        Where a kill came between a step and the file, the file is written again; where somebody changed the file by hand,
        that is a step of its own.
        """
        with self.lock(case.id):
            journal = self._journals.get(case.id)
            if journal is None:
                journal = self._journals[case.id] = Journal(case.folder)
            self._agree(case, journal)
            return journal

    def _agree(self, case: Case, journal: Journal) -> None:
        text = _text(case.links_path)
        if text == journal.links:
            return
        known = {step.links for step in journal.since(0)} | {""}
        if text not in known:
            journal.record(text, {"did": "file"}, ())
        else:
            self.put_links(case, journal)

    def put_links(self, case: Case, journal: Journal) -> None:
        """Write the links file as the steps have it.

        Raises:
            ArchiveError: the disk refuses; the step stands, and the file is written at the next look.
        """
        if journal.links:
            write_atomically(case.links_path, journal.links.encode("utf-8"))
        else:
            case.links_path.unlink(missing_ok=True)

    def delete(self, case: Case) -> None:
        """Take a case away, with all that belongs to it.

        Raises:
            ArchiveError: the disk refuses; the case stands.
        """
        with self.lock(case.id):
            gone = self.cases / f".gone-{case.id}-{secrets.token_hex(2)}"
            try:
                case.folder.rename(gone)
            except OSError as error:
                raise _refused(case.folder, error) from error
            self._journals.pop(case.id, None)
            shutil.rmtree(gone, ignore_errors=True)


def is_id(name: str) -> bool:
    """Say whether a name is one that the desk gives: 2026-03-01-5f0c9a."""
    day, _, mark = name.rpartition("-")
    return (
        len(name) == 17
        and name.isascii()
        and day.count("-") == 2
        and day.replace("-", "").isdigit()
        and all(char in "0123456789abcdef" for char in mark)
        and len(mark) == 6
    )


def _keep(folder: Path, arrived: Arrived) -> Source:
    """Write a source under a name of ours; of the user's name only a well-known ending is taken."""
    ending = PurePosixPath(arrived.name).suffix.lower()
    sha256 = hashlib.sha256(arrived.data).hexdigest()
    file = f"source-{sha256[:8]}{ending if ending in _ENDINGS else '.txt'}"
    write_atomically(folder / file, arrived.data)
    return Source(arrived.name, sha256, len(arrived.data), file, arrived.title)


def _write(case: Case) -> None:
    data = {"schema": "regdiff/desk/1", "created": case.created, "found": case.found}
    data |= {side: asdict(case.source(side)) for side in SIDES}
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_atomically(case.folder / _ABOUT, text.encode("utf-8"))


def _read(folder: Path) -> Case:
    path = folder / _ABOUT
    try:
        data = json.loads(path.read_bytes())
        sides = {side: Source(**data[side]) for side in SIDES}
        case = Case(folder.name, folder, data["created"], sides["old"], sides["new"], data["found"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArchiveError(say("is no case of the desk"), place=Place(str(path)), fix=say("delete its folder")) from error
    if not all(_is_plain(case.source(side).file) for side in SIDES):
        raise ArchiveError(say("names a file outside its folder"), place=Place(str(path)), fix=say("delete its folder"))
    return case


def _is_plain(file: str) -> bool:
    return file.startswith("source-") and not {"/", "\\", ":"} & set(file) and file.endswith(_ENDINGS)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _refused(path: Path, error: OSError) -> ArchiveError:
    fix = say("see that the disk has room and the folder may be written")
    return ArchiveError(say("cannot be written or read: {reason}", reason=reason_of(error)), place=Place(str(path)), fix=fix)
