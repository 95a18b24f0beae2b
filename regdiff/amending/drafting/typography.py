"""Differences that are mere typography: they are listed, and no order is drafted for them (AMENDMENTS §4.7)."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from regdiff.comparing.edits import Edit, Op, edit_script
from regdiff.model.text import fold

Lines = tuple[str, ...]
_LIKE = 0.6
"""Likeness from which on a line may be another one reworded."""


def are_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two runs of lines agree, line by line, but for typography."""
    return len(one) == len(other) and all(a == b or fold(a) == fold(b) for a, b in zip(one, other, strict=True))


def settled(old: Lines, new: Lines) -> Lines:
    """Return `new` in the typography of `old`, wherever the two differ by nothing else."""
    as_old = {fold(line): line for line in old}
    return tuple(as_old.get(fold(line)) or _settled(_likest(line, old), line) for line in new)


def _likest(line: str, lines: Lines) -> str:
    """The line of the old text that is most like a line of the new one; empty where none is like it."""
    return max(lines, key=lambda other: Indel.normalized_similarity(line, other, score_cutoff=_LIKE), default="")


def _settled(old: str, new: str) -> str:
    if Indel.normalized_similarity(old, new) < _LIKE:
        return new
    edits = edit_script(old, new)
    out: list[str] = []
    for at, edit in enumerate(edits):
        if edit.op is Op.DELETE:
            continue
        before = edits[at - 1] if at else Edit(Op.EQUAL, "")
        is_other = edit.op is Op.INSERT and before.op is Op.DELETE
        out.append(_with_ends_of(before.text, edit.text) if is_other else edit.text)
    return "".join(out)


def _with_ends_of(old: str, new: str) -> str:
    """Return new words with the ends of the old ones, as far as both differ there by nothing but typography."""
    if fold(old) == fold(new):
        return old
    most = min(len(old), len(new))
    start = next((at for at in range(most) if fold(old[at]) != fold(new[at])), most)
    most -= start
    end = next((at for at in range(most) if fold(old[-1 - at]) != fold(new[-1 - at])), most)
    return old[:start] + new[start : len(new) - end] + old[len(old) - end :]
