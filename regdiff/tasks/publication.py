"""A folder that is made anew as a whole: what is new is written beside, and takes its place in one go.

A build that fails leaves the folder as it was. One that is killed while what is new takes its place is finished by the
next: a journal says what is left to do. Files that are not ours (a .git folder, CNAME) stay.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from regdiff.archive.store import Archive, display_path, locked
from regdiff.errors import ArchiveError, Place, UsageError
from regdiff.messages import reason_of, say

OURS = ".regdiff"
"""Folder of our own notes inside the published one."""
_FOREIGN = ("CNAME", "README.md", "LICENSE", "robots.txt")


class Publication:
    """A published folder, and what is going to replace parts of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes = folder / OURS
        self.work = self.notes / "work"
        self.new = self.work / "new"
        self._put: list[str] = []
        self._gone: list[str] = []

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the folder: one build at a time, what a killed one left put right, nothing left behind by a failed one.

        Raises:
            UsageError: it holds something that regdiff did not make.
            ArchiveError: it cannot be written.
        """
        made = [parent for parent in (self.folder, *self.folder.parents) if not parent.exists()]
        self._refuse_foreign()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(Archive(self.folder)):
                self.notes.mkdir(exist_ok=True)
                self._recover()
                self.new.mkdir(parents=True)
                try:
                    yield
                finally:
                    shutil.rmtree(self.work, ignore_errors=True)
        except OSError as error:
            raise ArchiveError(
                say("cannot be written: {reason}", reason=reason_of(error)),
                place=Place(display_path(self.folder)),
                fix=say("choose another place"),
            ) from error
        finally:
            self._clear(made)

    def _refuse_foreign(self) -> None:
        if self.folder.exists() and not self.folder.is_dir():
            raise UsageError(say("{folder} is no folder", folder=display_path(self.folder)), fix=say("choose another place"))
        if not self.folder.is_dir() or self.notes.is_dir():
            return
        others = [path.name for path in self.folder.iterdir() if not path.name.startswith(".") and path.name not in _FOREIGN]
        if others:
            raise UsageError(
                say(
                    "{folder} holds {others}, which regdiff did not make",
                    folder=display_path(self.folder),
                    others=min(others),
                ),
                fix=say("choose an empty folder, or one that regdiff site made"),
            )

    def _clear(self, made: list[Path]) -> None:
        """Take away folders that were made for a build that then failed."""
        if self.notes.is_dir() and not any(self.notes.iterdir()):
            self.notes.rmdir()
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def put(self, path: str) -> None:
        """Let the file or folder `path` that stands in `new` take its place."""
        self._put.append(path)

    def remove(self, path: str) -> None:
        """Take away the file or folder `path`."""
        self._gone.append(path)

    def write(self, path: str, text: str) -> int:
        """Write a new file and return its size; `put` it, or the folder that it stands in."""
        data = text.encode("utf-8")
        target = self.new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be the published file itself, by another name
        target.write_bytes(data)
        return len(data)

    def keep(self, path: str, size: int) -> bool:
        """Take a published file over into what is new; say whether there is one, and of that size."""
        published, target = self.folder / path, self.new / path
        try:
            if published.stat().st_size != size:
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(published, target)
            except OSError:  # a file system without links
                shutil.copy2(published, target)
        except OSError:
            return False
        return True

    def differs(self, path: str, text: str) -> bool:
        """Say whether the published file is another one."""
        try:
            return (self.folder / path).read_bytes() != text.encode("utf-8")
        except OSError:
            return True

    def commit(self) -> None:
        """Let everything that was put or removed take effect."""
        journal = self.work / "journal.json"
        text = json.dumps({"put": self._put, "gone": self._gone})
        beside = self.work / "journal.new"
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(journal)
        self._carry_out(json.loads(text))

    def _recover(self) -> None:
        """Finish what a killed build had begun to put in place; throw away what it had not."""
        journal = self.work / "journal.json"
        if journal.is_file():
            self._carry_out(json.loads(journal.read_text(encoding="utf-8")))
        if self.work.exists():
            shutil.rmtree(self.work)

    def _carry_out(self, journal: dict[str, Any]) -> None:
        old = self.work / "old"
        old.mkdir(exist_ok=True)
        for number, path in enumerate([*journal["gone"], *journal["put"]]):
            source, target = self.new / path, self.folder / path
            if path in journal["put"] and not source.exists():
                continue  # it took its place before the build was killed
            if target.is_dir() and not target.is_symlink():
                target.replace(old / str(number))
            if path in journal["put"]:
                target.parent.mkdir(parents=True, exist_ok=True)
                source.replace(target)
            else:
                target.unlink(missing_ok=True)
