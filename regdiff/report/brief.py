"""What the first screen and a paragraph show of a line, and what a reader unfolds: whole facts and sanctions alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from regdiff.named import NamedTuple
from regdiff.report.clerk import CUT
from regdiff.report.punished import is_sanction
from regdiff.report.runs import Run
from regdiff.report.sayings import Saying, told_once

FACTS = 66
"""Characters of facts that are shown of an article on any screen: a line of a wide one; the first fact is shown whole."""
WIDE = 116
"""Characters of them that a wide screen shows: two lines."""
SHARED = 50
"""Characters of them that are shown of each of two articles that share a line."""
QUOTED = 40
"""Characters of facts that a paragraph tells of an article, and of a penalty on one side."""
SANCTIONS = 64
"""Characters that are shown of a penalty on one side; the first sanction is shown whole."""


class Told(NamedTuple):
    """The facts of an article, parted."""

    shown: tuple[Saying, ...]
    wide: tuple[Saying, ...]
    """What a wide screen shows besides."""
    further: tuple[Saying, ...]


class Imposed(NamedTuple):
    """A penalty on one side, parted."""

    shown: tuple[Run, ...]
    further: tuple[Run, ...]


def brief(sayings: Sequence[Saying], *, wide: bool, shared: bool = False) -> Told:
    """Part the facts of an article: as many as fit are shown.

    Args:
        sayings: the facts.
        wide: a wide screen has two lines for them.
        shared: another article is told in the same line.
    """
    lengths = _lengths(sayings)
    near, far = (_fitting(lengths, room) for room in ((SHARED, SHARED) if shared else (FACTS, WIDE if wide else FACTS)))
    return Told(tuple(sayings[:near]), tuple(sayings[near:far]), tuple(sayings[far:]))


def fitting(sayings: Sequence[Saying], room: int) -> Sequence[Saying]:
    """Return the facts that fit into so many characters, from the first on; the first one always does."""
    return sayings[: _fitting(_lengths(sayings), room)]


def quoted(sayings: Sequence[Saying], kind: str = "") -> tuple[Saying, ...]:
    """Return the facts of an article that a paragraph tells: the first one, and others behind it where all are short.

    Where none of these is of the `kind` for which the article is told, the first of that is told instead. A paragraph has
    no room for what to compare them with, nor for what they refer to.
    """
    told = fitting(sayings, QUOTED)
    if not any(each.kind == kind for each in told):
        told = [each for each in sayings if each.kind == kind][:1] or told
    return tuple(each.without_gloss._replace(near="") for each in told)


def glossed(sayings: Sequence[Saying], room: int) -> tuple[Saying, ...]:
    """Return the facts of a line; those that fit into so many characters tell what they hang on as far as that fits as well.

    What one of them quotes, or tells, another need not tell.
    """
    out = list(told_once(sayings))
    told = fitting(out, room)
    said = ["".join(run.text for run in each.runs) for each in told]
    left = room - sum(map(len, said))
    for at, each in enumerate(told):
        needed = len(each.sign + each.says) + _MARKS if each.says else 0
        if needed > left or any(each.says.removesuffix(CUT) in words for words in said):
            out[at] = each.without_gloss
        else:
            left -= needed
    return tuple(out)


_MARKS = 5
"""Characters around what a fact refers to: （：“”）."""


def _lengths(sayings: Sequence[Saying]) -> list[int]:
    """Return how many characters the facts have, from the first one to each of them."""
    return list(accumulate([length(saying.runs) for saying in sayings]))


def _fitting(lengths: Sequence[int], room: int) -> int:
    """Return how many facts fit, from the first on; the first one always does. `lengths`: as `_lengths` gives them."""
    return max(1, bisect_right(lengths, room))


def brief_penalty(runs: Sequence[Run], *, alone: bool, most: int = SANCTIONS) -> Imposed:
    """Part a penalty: as many sanctions as fit are shown.

    Args:
        runs: a sanction is a run of its own, and so is what joins two, and whom or when they hit, which ends in a colon.
        alone: the other side has no penalty, so that no mark says more than the empty side.
        most: characters that are shown.
    """
    runs = [run._replace(op="equal") for run in runs] if alone else list(runs)
    at = room = 0
    for end, run in enumerate(runs, start=1):
        room += len(run.text)
        if at and room > most:
            break
        is_choice = end < len(runs) and runs[end].text.lstrip("，").startswith("或")  # either is imposed: both are told
        if is_sanction(run.text) and not is_choice:
            at = end
    return Imposed(tuple(runs[:at]), tuple(runs[at:]))


def length(runs: Sequence[Run]) -> int:
    """Return how many characters some runs have."""
    return sum([len(run.text) for run in runs])
