"""Where the text that follows a replacement stands in it too, its first place is the one that stayed."""

from __future__ import annotations

from regdiff.comparing.anchors import weight
from regdiff.comparing.hunks import STOPS, Hunk, Tokens, common
from regdiff.comparing.slide import slide

FIRST = 3.0
"""So much must the text weigh that is kept at its first place."""


def take_first(hunks: list[Hunk]) -> list[Hunk]:
    """Where the text that follows a replacement stands in it too, keep its first place, and let all behind it be new.

    处五十万元以下的罚款 became 处三百万元以下的罚款。对个人处一百万元以下的罚款: the first 元以下的罚款 is what stayed.
    """
    out: list[Hunk] = []
    for at, hunk in enumerate(hunks):
        following = hunks[at + 1].equal if at + 1 < len(hunks) else []
        for long_, short in ((hunk.insert, hunk.delete), (hunk.delete, hunk.insert)):
            place = _first_place(long_, short, following)
            if place is None:
                continue
            start, size = place
            head, rest = long_[:start], long_[start + size :] + long_[start : start + size]
            first, second = Hunk(hunk.equal, short, head), Hunk(long_[start : start + size], [], rest)
            if long_ is hunk.delete:
                first, second = Hunk(hunk.equal, head, short), Hunk(long_[start : start + size], rest, [])
            out += [first, second]
            del following[:size]
            break
        else:
            out.append(hunk)
    slide(out)
    return out


def _first_place(long_: Tokens, short: Tokens, following: Tokens) -> tuple[int, int] | None:
    """Return where in the longer side of a replacement the text that follows stands first, and how much of it; else None.

    It counts up to the end of a clause, or as a whole; what stands before it must be what replaces the shorter side.
    """
    if not short or not following:
        return None
    for start in range(min(len(long_), 3 * len(short) + 3)):
        size = common(long_[start:], following)
        if size < len(following):
            size = next((k for k in range(size, 0, -1) if k and following[k - 1] in STOPS), 0)
        if weight(following[:size]) >= FIRST and start + size < len(long_):
            return start, size
    return None
