"""What the first screen shows of a line, and what of it a reader unfolds: whole facts and sanctions, never half a one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from regdiff.report.runs import Run
from regdiff.report.sayings import Saying

FACTS = 66
"""Characters of facts that are shown of an article; the first fact is shown whole."""
SANCTIONS = 46
"""Characters that are shown of a penalty on one side; the first sanction is shown whole."""


class Told(NamedTuple):
    """The facts of an article, parted."""

    shown: tuple[Saying, ...]
    further: tuple[Saying, ...]


class Imposed(NamedTuple):
    """A penalty on one side, parted."""

    shown: tuple[Run, ...]
    further: tuple[Run, ...]


def brief(sayings: Sequence[Saying]) -> Told:
    """Part the facts of an article: as many as fit are shown."""
    at, room = 1, FACTS - _length(sayings[0].runs) if sayings else 0
    while at < len(sayings) and (room := room - _length(sayings[at].runs)) >= 0:
        at += 1
    return Told(tuple(sayings[:at]), tuple(sayings[at:]))


def brief_penalty(runs: Sequence[Run], *, alone: bool) -> Imposed:
    """Part a penalty: as many sanctions as fit are shown.

    Args:
        runs: a sanction is a run of its own, and so is whom or when it hits, which ends in a colon.
        alone: the other side has no penalty, so that no mark says more than the empty side.
    """
    runs = [run._replace(op="equal") for run in runs] if alone else list(runs)
    at = room = 0
    for end, run in enumerate(runs, start=1):
        room += len(run.text)
        if at and room > SANCTIONS:
            break
        if len(run.text) > 1 and not run.text.endswith("："):
            at = end
    return Imposed(tuple(runs[:at]), tuple(runs[at:]))


def _length(runs: Sequence[Run]) -> int:
    return sum(len(run.text) for run in runs)
