"""Lines of a terminal: marked text wrapped to its width, with a hanging indent, as Chinese is set.

A line may break between any two wide characters, but not before a mark that closes nor behind one that opens; within a
run of narrow characters it breaks at blanks alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from regdiff.model.text import widths_of
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
    widths = widths_of(text)
    reach = [0, *accumulate(widths)]
    lines: list[tuple[int, int]] = []
    start, room = 0, max(_LEAST, width - indent)
    while (at := bisect_right(reach, reach[start] + room) - 1) < len(text):
        places = chain(range(at, start, -1), range(at + 1, len(text)))
        end = next((place for place in places if _may_break(text, widths, place)), len(text))
        if end == len(text):
            break
        lines.append((start, end))
        start, room = end + (text[end] == " "), max(_LEAST, width - rest)
    return [list(_cut(runs, *line)) for line in (*lines, (start, len(text)))]


def _may_break(text: str, widths: Sequence[int], at: int) -> bool:
    """Say whether a line may begin at an offset of a text; `widths` are the columns of each character."""
    before, after = text[at - 1], text[at]
    if after in _CLOSING or before in _OPENING:
        return False
    return widths[at - 1] == _WIDE or widths[at] == _WIDE or " " in (before, after)


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
