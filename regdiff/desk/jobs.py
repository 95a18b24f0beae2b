"""Work that takes a while: done once however many windows ask for it, and told stage by stage."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from regdiff.errors import RegdiffError
from regdiff.messages import reason_of, say

STAGES = ("old", "new", "align", "aids", "write")
"""What a comparison goes through, in this order."""
_REMEMBERED = 50
"""So many finished jobs are remembered, for the windows that ask how they ended."""


class Job:
    """One piece of work."""

    def __init__(self, case: str) -> None:
        self.case = case
        self.stage = STAGES[0]
        self.error: RegdiffError | None = None
        """Why it failed; None while it runs, and where it did not."""
        self.result: dict[str, Any] = {}
        self._began = time.monotonic()
        self._news = threading.Condition()
        self._done = False

    @property
    def is_done(self) -> bool:
        """Whether it ended, well or not."""
        return self._done

    @property
    def seconds(self) -> int:
        """How long it has been at work."""
        return int(time.monotonic() - self._began)

    @property
    def at(self) -> int:
        """Which stage it is in, from 1."""
        return STAGES.index(self.stage) + 1

    def tell(self, stage: str) -> None:
        """Note that a stage began."""
        with self._news:
            self.stage = stage
            self._news.notify_all()

    def end(self, result: dict[str, Any] | None = None, error: RegdiffError | None = None) -> None:
        """Note that it ended."""
        with self._news:
            self.result, self.error, self._done = result or {}, error, True
            self._news.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until it is done, at most so long, and say whether it is."""
        with self._news:
            return self._news.wait_for(lambda: self._done, timeout=seconds)

    def news(self, stage: str, seconds: float) -> None:
        """Wait until it is done or at another stage than `stage`, at most so long."""
        with self._news:
            self._news.wait_for(lambda: self._done or self.stage != stage, timeout=seconds)


class Jobs:
    """All pieces of work, by what they make."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> Job | None:
        """Return the job that makes `key`, if there is one."""
        with self._lock:
            return self._jobs.get(key)

    def start(self, key: str, case: str, work: Callable[[Job], dict[str, Any]]) -> Job:
        """Begin to make `key`, or return the job that does; one that failed is begun anew.

        Args:
            key: what is made.
            case: the case that it belongs to.
            work: makes it, and returns what it found; what it raises is kept as the job's error.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and not job.is_done:
                return job
            job = self._jobs[key] = Job(case)
            for old in [each for each, known in self._jobs.items() if known.is_done][:-_REMEMBERED]:
                del self._jobs[old]

        def run() -> None:
            try:
                job.end(work(job))
            except RegdiffError as error:
                job.end(error=error)
            except OSError as error:
                job.end(error=RegdiffError(say("cannot be written or read: {reason}", reason=reason_of(error))))

        threading.Thread(target=run, daemon=True).start()
        return job

    def forget(self, key: str) -> None:
        """Forget how a job ended, so that it is done anew."""
        with self._lock:
            if (job := self._jobs.get(key)) and job.is_done:
                del self._jobs[key]
