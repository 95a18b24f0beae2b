"""A whole sentence that came, or went, behind one that was altered is marked for itself, with its own full stop.

做好未成年人保护工作。协调机制由民政部门承担。 became 做好相关工作。: 未成年人保护 became 相关, and the second sentence went.
"""

from __future__ import annotations

from regdiff.comparing.anchors import weight
from regdiff.comparing.hunks import Hunk, Tokens, common
from regdiff.comparing.words import borders

REPEATED = 3.0
"""So much must the end of a sentence weigh that stands again at the end of a new one behind it."""
_ENDS = frozenset("。；！？")


def part_sentences(hunks: list[Hunk]) -> list[Hunk]:
    """Part from each edit the whole sentences behind the one that it began in; both sides still spell the same."""
    out: list[Hunk] = []
    for at, hunk in enumerate(hunks):
        following = hunks[at + 1].equal if at + 1 < len(hunks) else []
        out += _parted(hunk, following)
    return out


def _parted(hunk: Hunk, following: Tokens) -> list[Hunk]:
    """Return an edit in two, where one side has whole sentences more; what is kept before the second leaves `following`."""
    if _ENDS.isdisjoint(hunk.insert) and _ENDS.isdisjoint(hunk.delete):
        return [hunk]
    for long_, short in ((hunk.insert, hunk.delete), (hunk.delete, hunk.insert)):
        place = _end_of_first(long_, short, following, hunk.equal)
        if place is None:
            continue
        head, kept, rest = long_[: place[0]], long_[place[0] : place[1]], long_[place[1] :]
        shared = following[: len(kept) - place[2]]
        replaced = short[: len(short) - place[2]]
        del following[: len(shared)]
        if long_ is hunk.insert:
            return [Hunk(hunk.equal, replaced, head), Hunk(kept, [], rest + shared)]
        return [Hunk(hunk.equal, head, replaced), Hunk(kept, rest + shared, [])]
    return [hunk]


def _end_of_first(long_: Tokens, short: Tokens, following: Tokens, before: Tokens) -> tuple[int, int, int] | None:
    """Find in the longer side the end of the sentence in which an edit began, as it stands behind the edit too.

    Returns:
        where what is kept begins and ends in `long_`, and how many of its tokens `short` ends with; None where the edit
        holds no whole sentence, or nothing says that the first of its sentences is the one that was altered.
    """
    stop = next((k for k, token in enumerate(following) if token in _ENDS), None)
    end = next((k for k, token in enumerate(long_) if token in _ENDS), None)
    if stop is None or end is None or end + 1 == len(long_) or "\n" in long_ or not _ENDS.isdisjoint(short):
        return None
    if short and (stop or not end):
        return None
    if long_[end] != following[stop] or end < stop or long_[end - stop : end] != following[:stop]:
        return None
    if not short:
        return (end - stop, end + 1, 0) if end > stop and weight(following[:stop]) >= REPEATED else None
    size = _common_end(long_[:end], short)
    if not size and (not before or before[-1] in _ENDS or before[-1] == "\n"):
        return None
    return end - size, end + 1, size


def _common_end(one: Tokens, other: Tokens) -> int:
    """Return with how many equal tokens both end, in whole words."""
    size = min(common(one[::-1], other[::-1]), len(one) - 1, len(other) - 1)
    starts = borders(one), borders(other)
    while size > 0 and not (starts[0][len(one) - size] and starts[1][len(other) - size]):
        size -= 1
    return max(size, 0)
