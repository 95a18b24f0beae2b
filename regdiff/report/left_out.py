"""What was left out of a side, in the words of the reports: a line a side, a warning where it may be law, and the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from regdiff.model.left_out import QUIET, LeftOut
from regdiff.model.text import visible
from regdiff.named import NamedTuple

LONGEST = 80
"""Of a text in a warning so many characters are shown; the list has it whole."""
_SHOWN = 3
"""So many places a warning names."""


class Entry(NamedTuple):
    """One piece of a source that is not in the comparison."""

    place: str
    reason: str
    text: str
    law: bool


class LeftOutSide(NamedTuple):
    """What is not in the comparison of one side."""

    line: str
    """How much of what; empty where nothing was left out."""
    warning: str
    """Where some of it may be law; else empty."""
    entries: tuple[Entry, ...]
    """All that is not quiet, or may be law."""


def left_out_side(left_out: Sequence[LeftOut], side: str, labels: dict[str, str]) -> LeftOutSide:
    """Return what to say of one side.

    Args:
        left_out: what its source holds and it does not.
        side: its name, as over its column.
        labels: the words of the report.
    """
    told = [each for each in left_out if each.law or each.reason not in QUIET]
    quiet = len(left_out) - len(told)
    entries = tuple(
        Entry(
            place_text(each.page, each.line, labels), labels[f"left out {each.reason.value}"], visible(each.text), each.law
        )
        for each in told
    )
    return LeftOutSide(_line(entries, quiet, side, labels), _warning(entries, side, labels), entries)


def _line(entries: Sequence[Entry], quiet: int, side: str, labels: dict[str, str]) -> str:
    if not entries:
        return labels["left out only quiet"].format(side=side, count=quiet) if quiet else ""
    counts = Counter(entry.reason for entry in entries)
    reasons = labels["list stop"].join(
        labels["left out reason"].format(reason=reason, count=count) for reason, count in counts.items()
    )
    line = labels["left out side"].format(side=side, count=len(entries), reasons=reasons)
    return line + (labels["sum stop"] + labels["left out quiet"].format(count=quiet) if quiet else "")


def _warning(entries: Sequence[Entry], side: str, labels: dict[str, str]) -> str:
    law = [entry for entry in entries if entry.law]
    if not law:
        return ""
    places = labels["list stop"].join(
        labels["left out place"].format(place=entry.place, text=_cut(entry.text)) for entry in law[:_SHOWN]
    )
    return labels["left out warning"].format(side=side, count=len(law), places=places + ("……" if len(law) > _SHOWN else ""))


def place_text(page: int, line: int, labels: dict[str, str]) -> str:
    """Return a place in a source in words; page and line count from 1, and 0 is none."""
    if page:
        return labels["left out page"].format(page=page, line=line)
    return labels["left out line"].format(line=line) if line else labels["left out elsewhere"]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
