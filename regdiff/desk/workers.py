"""The other processes, as the desk sees them: one is always ready, a second one comes when the first is at work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import regdiff
from regdiff.errors import InternalError, LinksError, Place, RegdiffError, SourceError
from regdiff.messages import of_data, say

PATIENCE = 300.0
"""Seconds after which a comparison is given up."""
_MOST = 2
"""So many processes work at a time."""
_KINDS: dict[str, type[RegdiffError]] = {
    "InternalError": InternalError,
    "IntakeError": InternalError,
    "LinksError": LinksError,
    "LosslessnessError": InternalError,
    "SourceError": SourceError,
}
"""Errors that the desk answers in a way of their own."""


class Worker:
    """One other process."""

    def __init__(self) -> None:
        quiet = None if os.environ.get("REGDIFF_DEBUG") else subprocess.DEVNULL
        # It stands where the package is: a folder of the user's must not slip modules of its own under it.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "regdiff.desk.work"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=quiet,
            cwd=Path(regdiff.__file__).parent.parent,
            start_new_session=os.name == "posix",  # an interrupt on the terminal is for the desk, which then ends it
        )
        self.last = ""
        """The case that it was asked about last, of which it still has the texts."""
        self.stopped = ""
        """Why it was stopped."""

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def stop(self, why: str = "stopped") -> None:
        """End it, whatever it does."""
        self.stopped = self.stopped or why
        self._process.kill()

    def close(self) -> None:
        """End it, and wait until it is gone."""
        self.stop()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()

    def ask(self, request: dict[str, Any], tell: Callable[[str], None], patience: float = PATIENCE) -> dict[str, Any]:
        """Have something done, and return the answer.

        Args:
            request: as `regdiff.desk.work` takes it.
            tell: called with each stage that begins.
            patience: seconds after which it is stopped.

        Raises:
            RegdiffError: what was asked cannot be done, took too long, was stopped, or ended the process.
        """
        timer = threading.Timer(patience, self.stop, ("late",))
        timer.daemon = True
        timer.start()
        try:
            return self._answer(request, tell)
        except (OSError, ValueError):  # it is closed, or said half of an answer
            raise self._gone() from None
        finally:
            timer.cancel()

    def _answer(self, request: dict[str, Any], tell: Callable[[str], None]) -> dict[str, Any]:
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise self._gone()
        asked.write(json.dumps(request).encode("ascii") + b"\n")
        asked.flush()
        for line in answers:
            answer = json.loads(line)
            if "stage" in answer:
                tell(answer["stage"])
            elif "error" in answer:
                raise error_of(answer["error"])
            else:
                done: dict[str, Any] = answer["done"]
                return done
        raise self._gone()

    def _gone(self) -> RegdiffError:
        if self.stopped == "late":
            return SourceError(
                say("took longer than five minutes and was stopped"), fix=say("try a shorter text, or one side at a time")
            )
        if self.stopped:
            return SourceError(say("was stopped"))
        return SourceError(
            say("could not be read to the end: it takes more memory than there is, or is damaged"),
            fix=say("open it in the program it is from, and save it anew"),
        )


def error_of(data: dict[str, Any]) -> RegdiffError:
    """Return the error that `regdiff.desk.work.said` made data of."""
    kind = _KINDS.get(data["kind"], RegdiffError)
    return kind(
        of_data(data["what"]),
        place=Place(data["place"]) if data["place"] else None,
        fix=of_data(data["fix"]) if data["fix"] else None,
    )


class Workers:
    """All other processes."""

    def __init__(self) -> None:
        self._free: list[Worker] = []
        self._busy: list[Worker] = []
        self._change = threading.Condition()
        self._closed = False

    def warm(self) -> None:
        """Have one process ready, with everything loaded."""

        def warm() -> None:
            with suppress(RegdiffError):  # the desk was closed at once
                self.ask("", {"task": "warm"})

        threading.Thread(target=warm, daemon=True).start()

    def ask(self, case: str, request: dict[str, Any], tell: Callable[[str], None] = lambda _stage: None) -> dict[str, Any]:
        """Have something done about a case, by the process that has its texts if that is free; as `Worker.ask`."""
        worker = self._take(case)
        try:
            return worker.ask(request, tell)
        finally:
            self._give(worker)

    def stop(self, case: str) -> None:
        """Stop whatever is done about a case."""
        with self._change:
            for worker in self._busy:
                if worker.last == case:
                    worker.stop()

    def close(self) -> None:
        """End all of them."""
        with self._change:
            self._closed = True
            every = [*self._free, *self._busy]
            self._change.notify_all()
        for worker in every:
            worker.close()

    def _take(self, case: str) -> Worker:
        with self._change:
            while True:
                if self._closed:
                    raise RegdiffError(say("the desk is closed"))
                found = [each for each in self._free if each.last == case] or self._free
                if found or len(self._busy) < _MOST:
                    break
                self._change.wait()
            worker = found[-1] if found else Worker()
            if found:
                self._free.remove(worker)
            worker.last = case or worker.last
            self._busy.append(worker)
            return worker

    def _give(self, worker: Worker) -> None:
        with self._change:
            self._busy.remove(worker)
            if worker.is_alive and not worker.stopped and not self._closed:
                self._free.append(worker)
            else:
                threading.Thread(target=worker.close, daemon=True).start()
            self._change.notify()
