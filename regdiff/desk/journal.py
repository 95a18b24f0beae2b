"""The steps of a case: what a person decided one after the other, so that each can be taken back.

A step is one line of `steps.jsonl`, and is on the disk before anything is answered. A line that a kill left half is taken
away by the next start; everything before it stands.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from regdiff.errors import ArchiveError, Place
from regdiff.messages import reason_of, say
from regdiff.named import NamedTuple

NAME = "steps.jsonl"


class Step(NamedTuple):
    """One decision, or the taking back of one."""

    number: int
    """1-based place in the journal."""
    do: str
    """`set`, `undo` or `redo`."""
    links: str
    """The links file as it reads after it; of an `undo` or `redo`, too."""
    what: dict[str, str]
    """What was done, for people: words under keys that the page knows."""
    rows: tuple[str, ...]
    """What it touched: `old 第七条`, `new 第九条`."""


class Journal:
    """The steps of one case, and the links file that they lead to."""

    def __init__(self, folder: Path) -> None:
        """Read what there is.

        Raises:
            ArchiveError: the file cannot be read.
        """
        self._path = folder / NAME
        self._steps: list[Step] = []
        self._done: list[Step] = []
        self._undone: list[Step] = []
        for step in _read(self._path):
            self._replay(step)

    @property
    def version(self) -> int:
        """How many steps there are: a page that was made at another one is stale."""
        return len(self._steps)

    @property
    def links(self) -> str:
        """The links file as it reads now; empty before the first decision."""
        return self._done[-1].links if self._done else ""

    @property
    def last(self) -> Step | None:
        """What an undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What a redo brings again."""
        return self._undone[-1] if self._undone else None

    def since(self, version: int) -> Sequence[Step]:
        """Return the steps behind the first `version` ones."""
        return self._steps[version:]

    def record(self, links: str, what: dict[str, str], rows: Iterable[str]) -> None:
        """Add a decision, and put it on the disk.

        Raises:
            ArchiveError: the disk refuses; nothing is recorded.
        """
        self._add(Step(self.version + 1, "set", links, what, tuple(rows)))

    def undo(self) -> Step | None:
        """Take the last decision back and return it; None where there is none."""
        if (step := self.last) is None:
            return None
        before = self._done[-2].links if len(self._done) > 1 else ""
        self._add(Step(self.version + 1, "undo", before, step.what, step.rows))
        return step

    def redo(self) -> Step | None:
        """Bring the last decision that was taken back again, and return it; None where there is none."""
        if (step := self.next) is None:
            return None
        self._add(Step(self.version + 1, "redo", step.links, step.what, step.rows))
        return step

    def _add(self, step: Step) -> None:
        line = json.dumps(step._asdict(), ensure_ascii=False, sort_keys=True) + "\n"
        try:
            with self._path.open("ab") as file:
                file.write(line.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _refused(self._path, error) from error
        self._replay(step)

    def _replay(self, step: Step) -> None:
        self._steps.append(step)
        if step.do == "undo":
            self._undone.append(self._done.pop())
        elif step.do == "redo":
            self._done.append(self._undone.pop())
        else:
            self._done.append(step)
            self._undone.clear()


def _read(path: Path) -> list[Step]:
    """Return the steps of a journal; what cannot be read of it, as after a kill, is taken off the file and kept beside."""
    try:
        data = path.read_bytes()
        steps, end = _steps(data)
        if end < len(data):
            path.with_suffix(".left").write_bytes(data[end:])
            with path.open("r+b") as file:
                file.truncate(end)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _refused(path, error) from error
    return steps


def _steps(data: bytes) -> tuple[list[Step], int]:
    """Return the steps of a journal up to the first line that is none, and how many bytes they take."""
    steps: list[Step] = []
    done = undone = end = 0
    for line in data.splitlines(keepends=True):
        step = _step(line, len(steps) + 1)
        if step is None or (step.do == "undo" and not done) or (step.do == "redo" and not undone):
            break
        done += -1 if step.do == "undo" else 1
        undone = {"set": 0, "undo": undone + 1, "redo": undone - 1}[step.do]
        steps.append(step)
        end += len(line)
    return steps, end


def _step(line: bytes, number: int) -> Step | None:
    """Return the step of a line, None for what is none."""
    try:
        data = json.loads(line) if line.endswith(b"\n") else {}
        step = Step(data["number"], data["do"], data["links"], data["what"], tuple(data["rows"]))
    except (ValueError, KeyError, TypeError):
        return None
    texts = isinstance(step.links, str) and isinstance(step.what, dict) and all(isinstance(row, str) for row in step.rows)
    return step if texts and step.number == number and step.do in {"set", "undo", "redo"} else None


def _refused(path: Path, error: OSError) -> ArchiveError:
    fix = say("see that the disk has room and the folder may be written")
    return ArchiveError(say("cannot be written or read: {reason}", reason=reason_of(error)), place=Place(str(path)), fix=fix)
