"""Text that stands on both sides of a replacement, or in it and behind it: which of its places is the one that stayed."""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz.distance import LCSseq

from regdiff.comparing.anchors import weight
from regdiff.comparing.hunks import STOPS, Hunk, Tokens, common
from regdiff.comparing.slide import slide
from regdiff.comparing.words import borders

FIRST = 3.0
"""So much must the text weigh that is kept at its first place."""
LONGEST = 40
"""Tokens of the longest text that is looked for at the end of one side and at the beginning of the other."""
SHARE = 4
"""What a replacement ends and begins with is kept where it weighs at least such a part of the shorter side."""


def take_first(hunks: list[Hunk]) -> list[Hunk]:
    """Where the text that follows a replacement stands in it too, keep its first place, and let all behind it be new.

    处五十万元以下的罚款 became 处三百万元以下的罚款。对个人处一百万元以下的罚款: the first 元以下的罚款 is what stayed.
    """
    out: list[Hunk] = []
    for at, hunk in enumerate(hunks):
        if not (hunk.delete and hunk.insert):
            out.append(hunk)
            continue
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
    if not following:
        return None
    for start in range(min(len(long_), 3 * len(short) + 3)):
        if long_[start] != following[0]:
            continue
        size = common(long_[start : start + len(following)], following)
        if size < len(following) and not _stops(long_, start + size) & _stops(following, size):
            size = next((k for k in range(size, 0, -1) if k and following[k - 1] in STOPS), 0)
        if weight(following[:size]) >= FIRST and start + size < len(long_):
            return (start, size) if _replaces(short, long_[:start], long_[start + size :]) else None
    return None


def _replaces(short: Tokens, head: Tokens, rest: Tokens) -> bool:
    """Say whether the shorter side of a replacement stands for the head of the longer one, rather than for its rest.

    对个人处二万元以下的罚款，对单位处二十万元以下的罚款 became 对单位处五百万元以下的罚款: what stayed is the second fine.
    """
    return LCSseq.similarity(short, head) >= LCSseq.similarity(short, rest)


def _stops(run: Tokens, at: int) -> bool:
    """Say whether a clause ends at a place of a run, before its mark."""
    return at < len(run) and run[at] in STOPS


def part(hunks: list[Hunk]) -> list[Hunk]:
    """Keep what one side of a replacement ends with, and the other begins with: it parts a deletion from an insertion.

    股东大会或者董事会 became 董事会或者监事会: 股东大会或者 went, and 或者监事会 came.
    """
    out: list[Hunk] = []
    for hunk in hunks:
        delete, insert = hunk.delete, hunk.insert
        if len(delete) < 2 or len(insert) < 2:
            out.append(hunk)
            continue
        ends, begins = _overlap(delete, insert), _overlap(insert, delete)
        if ends >= begins and ends:
            out += [Hunk(hunk.equal, delete[:-ends], []), Hunk(delete[-ends:], [], insert[ends:])]
        elif begins:
            out += [Hunk(hunk.equal, [], insert[:-begins]), Hunk(insert[-begins:], delete[begins:], [])]
        else:
            out.append(hunk)
    return out


def _overlap(one: Tokens, other: Tokens) -> int:
    """Return how many tokens `one` ends with and `other` begins with: whole words that weigh something; else 0."""
    for size in range(min(len(one) - 1, len(other) - 1, LONGEST), 0, -1):
        run = other[:size]
        if one[-size:] == run and (heft := weight(run)) >= 2 and heft * SHARE >= min(len(one), len(other)):
            return size if _has_words(run) and borders(one)[-1 - size] and borders(other)[size] else 0
    return 0


def exchange(hunks: list[Hunk]) -> None:
    """Where one text is kept and another one is struck and inserted around it, keep the longer one of the two.

    持有公司全部股东表决权百分之十以上 became 持有公司百分之十以上表决权: 百分之十以上 stayed, and 表决权 changed its place.
    或者公安机关 became 、公安机关或者国家机关: 公安机关 stayed, and not 或者 and 机关.
    """
    for at, (one, other) in enumerate(pairwise(hunks)):
        if not ((one.delete and other.insert) or (one.insert and other.delete)):
            continue
        anchor = other.equal
        behind = hunks[at + 2].equal if at + 2 < len(hunks) else []
        size, more = _worth(one.delete, other.insert, behind, anchor)
        if size:
            run = one.delete[-size:]
            one.delete, one.insert = one.delete[:-size], one.insert + anchor
            other.delete, other.insert = anchor + other.delete + behind[:more], other.insert[size - more :]
        else:
            size, more = _worth(one.insert, other.delete, behind, anchor)
            if not size:
                continue
            run = one.insert[-size:]
            one.insert, one.delete = one.insert[:-size], one.delete + anchor
            other.insert, other.delete = anchor + other.insert + behind[:more], other.delete[size - more :]
        other.equal = run
        del behind[:more]


def _worth(one: Tokens, other: Tokens, behind: Tokens, anchor: Tokens) -> tuple[int, int]:
    """Return the most tokens that `one` ends with and `other` begins with, where these are longer than what is kept.

    Where all of `other` is among them, they may go on in what is kept `behind` it: the second figure says how far.
    """
    most = min(len(one), len(other), LONGEST)
    if not most or (one[-1] not in other[:most] and one[-1] not in behind[:LONGEST]):
        return 0, 0
    kept = _length(anchor)
    for more in range(min(len(behind), len(one) - len(other), LONGEST), 0, -1):
        run = other + behind[:more]
        if one[-1] == run[-1] and one[-len(run) :] == run:
            return (len(run), more) if _length(run) >= kept + _length(behind[:more]) and _has_words(run) else (0, 0)
    size = next((k for k in range(most, 0, -1) if one[-k:] == other[:k]), 0)
    return (size, 0) if _length(other[:size]) > kept and _has_words(other[:size]) else (0, 0)


def _length(run: Tokens) -> int:
    return sum(map(len, run))


def _has_words(run: Tokens) -> bool:
    """Say whether a run is more than numbers: of 第二条至第三条 and 第三条至第四条 both ends were replaced."""
    return any(len(token) == 1 for token in run)
