"""Lines of a terminal: marked text wrapped to its width, with a hanging indent, as Chinese is set.

A line may break between any two wide characters, but not before a mark that closes nor behind one that opens; within a
run of narrow characters it breaks at blanks alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.model.text import columns
from regdiff.report.runs import Run

_CLOSING = frozenset("，。、；：？！）〕》〉」』】”’…%,.;:?!)]}")
_OPENING = frozenset("（〔《〈「『【“‘([{")
_WIDE = 2
_LEAST = 20
"""Columns of text in the narrowest line."""


def wrap(runs: Sequence[Run], width: int, indent: int = 0, hanging: int | None = None) -> list[list[Run]]:
    """Return the lines of some runs, without their indents.

    Args:
        runs: printable text, without line feeds.
        width: columns of the terminal.
        indent: columns that the first line loses.
        hanging: columns that the others lose; as many as the first one where it is None.
    """
    rest = indent if hanging is None else hanging
    text = "".join(run.text for run in runs)
    widths = list(map(columns, text))
    lines: list[tuple[int, int]] = []
    room = max(_LEAST, width - indent)
    start = taken = 0
    for at, end in _pieces(text, widths):
        size = sum(widths[at:end])
        if taken and taken + size > room:
            lines.append((start, at))
            start = next((place for place in range(at, end) if text[place] != " "), end)
            room, taken = max(_LEAST, width - rest), sum(widths[start:end])
        else:
            taken += size
    return [list(_cut(runs, *line)) for line in (*lines, (start, len(text)))]


def _pieces(text: str, widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where what no line may break begins and ends; `widths` are the columns of each character."""
    start = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if after in _CLOSING or before in _OPENING:
            continue
        if widths[at - 1] == _WIDE or widths[at] == _WIDE or " " in (before, after):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """Yield the runs of a part of their text, those of one op as one."""
    op, said, at = "", "", 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if said and text and run.op != op:
            yield Run(op, said)
            said = ""
        op, said = (run.op, said + text) if text else (op, said)
    if said:
        yield Run(op, said)
