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
    lines: list[list[Run]] = [[]]
    room = max(_LEAST, width - indent)
    taken = 0
    for piece in _pieces(runs):
        if taken and taken + _columns(piece) > room:
            lines.append(_without_blanks(piece))
            room, taken = max(_LEAST, width - rest), _columns(lines[-1])
        else:
            lines[-1] += piece
            taken += _columns(piece)
    return [_joined(line) for line in lines]


def _pieces(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield what no line may break."""
    chars = [Run(run.op, char) for run in runs for char in run.text]
    start = 0
    for at in range(1, len(chars) + 1):
        if at == len(chars) or _may_break(chars[at - 1].text, chars[at].text):
            yield chars[start:at]
            start = at


def _may_break(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING:
        return False
    return after == " " or before == " " or columns(before) == 2 or columns(after) == 2


def _without_blanks(piece: list[Run]) -> list[Run]:
    at = next((at for at, run in enumerate(piece) if run.text != " "), len(piece))
    return piece[at:]


def _columns(piece: Sequence[Run]) -> int:
    return sum(columns(run.text) for run in piece)


def _joined(line: Sequence[Run]) -> list[Run]:
    out: list[Run] = []
    for run in line:
        if out and out[-1].op == run.op:
            out[-1] = Run(run.op, out[-1].text + run.text)
        else:
            out.append(run)
    return out
