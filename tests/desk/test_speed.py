"""A comparison of a long law opens in under two seconds: measured in the time that processors worked for it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from desks import Running

BAR = 2.0
"""Seconds."""


def worked(pid: int) -> float:
    """Return for how many seconds processors have worked for a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:13]) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to read the time of a process from")
def test_a_long_law_opens_in_under_two_seconds(desk: Running, corpus: list[Path]) -> None:
    """公司法, 218 and 266 articles: sent, read, compared, proved, rendered, and the page with it."""
    (folder,) = (folder for folder in corpus if folder.name == "259d3d-2018-2023")
    old, new = ((folder / name).read_bytes() for name in ("old.txt", "new.txt"))
    desk.desk.workers.ask("", {"task": "warm"})
    [worker] = desk.desk.workers._free  # noqa: SLF001
    pid = worker._process.pid  # noqa: SLF001
    times = []
    for attempt in range(3):  # another name is another text: nothing is known of it
        before = worked(pid) + time.process_time()
        case = desk.compare((f"{attempt}.txt", old), (f"new {attempt}.txt", new))
        times.append(worked(pid) + time.process_time() - before)
        known = time.process_time()
        assert desk.get(f"zh/{case}/").status == 200
        assert time.process_time() - known < BAR / 4  # a second look is at a file
        if times[-1] < BAR:
            break
    assert min(times) < BAR, times
