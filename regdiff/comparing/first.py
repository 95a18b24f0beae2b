"""Text that stands on both sides of a replacement, or in it and behind it: which of its places is the one that stayed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from regdiff.comparing.anchors import MODAL, weight
from regdiff.comparing.hunks import STOPS, Hunk, Tokens, common, joined
from regdiff.comparing.slide import slide
from regdiff.comparing.words import borders
from regdiff.model.numbers import NUMERAL

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
    if not head:
        short = [token for token in short if token not in STOPS]  # a mark is no likeness: nothing stands before
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


def part_behind(hunks: list[Hunk]) -> list[Hunk]:
    """Part a replacement where what one side begins with stands in the other behind a clause: that clause came, or went.

    扩大代表对常务委员会活动 became 建立健全工作机制，扩大代表对立法等工作: 扩大代表对 stayed.
    """
    out: list[Hunk] = []
    for hunk in hunks:
        sides = ((hunk.delete, hunk.insert), (hunk.insert, hunk.delete))
        found = [(size, place, short) for short, long_ in sides for place, size in _begun_behind(short, long_)]
        if not found:
            out.append(hunk)
            continue
        size, place, short = max(found, key=lambda each: each[0])
        rest = short[size:]
        if short is hunk.delete:
            out += [Hunk(hunk.equal, [], hunk.insert[:place]), Hunk(short[:size], rest, hunk.insert[place + size :])]
        else:
            out += [Hunk(hunk.equal, hunk.delete[:place], []), Hunk(short[:size], hunk.delete[place + size :], rest)]
    return out


def _begun_behind(short: Tokens, long_: Tokens) -> Iterator[tuple[int, int]]:
    """Yield where in one side, behind a mark, the other begins, and with how many tokens: whole words, and no numeral."""
    for place in range(1, len(long_)) if short else ():
        if long_[place - 1] in _MARKS and long_[place] == short[0]:
            size = _whole(short, 0, long_, place)
            run = short[:size]
            if size and weight(run) >= MODAL and all(len(token) == 1 and token not in NUMERAL for token in run):
                yield place, size


def _whole(one: Tokens, start: int, other: Tokens, there: int) -> int:
    """Return how many tokens two runs have in common from two places on, in words that are whole in both."""
    size = common(one[start:], other[there:])
    starts, others = borders(one), borders(other)
    while size and not (starts[start + size] and others[there + size]):
        size -= 1
    return size


_MARKS = "，；。"


def keep_first(hunks: list[Hunk]) -> list[Hunk]:
    """Of a list of which but the first member is left, keep that, where what both end with was kept of the last.

    人均消费性支出和农村居民人均年生活消费支出 became 人均消费支出: 性 went, and what was joined to it.
    """
    out: list[Hunk] = []
    for hunk, following in zip(hunks, [*hunks[1:], Hunk([], [], [])], strict=True):
        place = _first_member(hunk.delete, following.equal) if not hunk.insert else None
        if place is None:
            out.append(hunk)
            continue
        start, size = place
        kept, rest = hunk.delete[start : start + size], hunk.delete[start + size :] + following.equal[:size]
        out += [Hunk(hunk.equal, hunk.delete[:start], []), Hunk(kept, rest, [])]
        del following.equal[:size]
    return joined(out)


def _first_member(run: Tokens, following: Tokens) -> tuple[int, int] | None:
    """Return where in what went, and how long, the words stand that follow it, if they end the first member of a list."""
    for start in range(1, len(run) - 1) if following else ():
        if run[start - 1] in STOPS:
            return None
        if run[start] != following[0]:
            continue
        size = _whole(run, start, following, 0)
        kept, rest = run[start : start + size], run[start + size :]
        is_short = start <= 2 * size and start < len(rest)
        is_telling = size > 0 and weight(kept) >= 2 and STOPS.keys().isdisjoint(kept)
        if is_short and is_telling and "".join(rest).startswith(_LINKS) and not {"。", "；"} & set(rest):
            return start, size
    return None


_LINKS = ("和", "或者", "以及", "并", "及", "与", "，")
"""What joins a further member to a list."""
