"""Where an edit ends: at a word's border, and without what both of its sides begin or end with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from regdiff.comparing.hunks import STOPS, Hunk, Tokens, close, common, joined
from regdiff.model.numbers import NUMERAL

Starts = tuple[Sequence[int], Sequence[int]]
"""Where words may begin in the old and in the new text of a script, as `borders` gives it: whatever is done to it."""


def grow(hunks: list[Hunk], starts: Starts) -> bool:
    """Let an edit that cuts a word take in the rest of it, on both sides of the script; say whether one did."""
    starts_old, starts_new = starts
    grown = False
    i = j = 0
    for at, hunk in enumerate(hunks):
        i, j = i + len(hunk.equal), j + len(hunk.equal)
        i_end, j_end = i + len(hunk.delete), j + len(hunk.insert)
        if (hunk.delete or hunk.insert) and not _is_numeral(hunk):
            following = hunks[at + 1].equal if at + 1 < len(hunks) else []
            left, right = _cut_words(hunk, following, (starts_old, i, i_end), (starts_new, j, j_end))
            if left or right:
                grown = True
                before, behind = hunk.equal[len(hunk.equal) - left :], following[:right]
                hunk.delete, hunk.insert = before + hunk.delete + behind, before + hunk.insert + behind
                del hunk.equal[len(hunk.equal) - left :]
                del following[:right]
                i_end, j_end = i_end + right, j_end + right
        i, j = i_end, j_end
    return grown


def _is_numeral(hunk: Hunk) -> bool:
    """Say whether one numeral takes the place of another: 一 and 二 in 一倍 and 二倍, of which only one is in the list."""
    return len(hunk.delete) == len(hunk.insert) == 1 and all(char in NUMERAL for char in (*hunk.delete[0], *hunk.insert[0]))


def _cut_words(
    hunk: Hunk, following: Tokens, old: tuple[Sequence[int], int, int], new: tuple[Sequence[int], int, int]
) -> tuple[int, int]:
    """Return how many equal tokens before and behind `hunk` belong to words that it cuts.

    A word is cut at an end of the edit when a side that has text in the edit has a word across that end.
    """
    starts, start, end = old if hunk.delete else new
    others, there, stop = new if hunk.insert else old
    if _is_suffix(hunk, following, new if hunk.delete else old):
        return 0, 0
    left = right = 0
    while left < len(hunk.equal) and not (starts[start - left] and others[there - left]):
        left += 1
    while right < len(following) and not (starts[end + right] and others[stop + right]):
        right += 1
    return left, right


def _is_suffix(hunk: Hunk, following: Tokens, bare: tuple[Sequence[int], int, int]) -> bool:
    """Say whether an edit only lengthens or shortens a word that stands by itself on the other side: 决定书 was 决定.

    Beside another edit it would leave shreds.

    Args:
        hunk: the edit.
        following: what is kept behind it.
        bare: where words begin on the side on which it leaves nothing, and its place there.
    """
    ends = len(following) == 1 and following[0] in STOPS  # of the line
    if (hunk.delete and hunk.insert) or len(hunk.equal) < ALONE or not (ends or len(following) >= ALONE):
        return False
    starts, at, _ = bare
    return bool(starts[at]) and at > 1 and not starts[at - 1]


ALONE = 4
"""Tokens that are kept on both sides of an edit that stands alone."""


def give_back(hunks: list[Hunk], starts: Starts) -> list[Hunk]:
    """Keep what both sides of a replacement begin or end with, as far as whole words go."""
    hunks = joined(hunks)
    close(hunks)
    if not any(_have_common_ends(hunk.delete, hunk.insert) for hunk in hunks):
        return hunks
    starts_old, starts_new = starts
    i = j = 0
    for hunk, following in pairwise(hunks):
        i, j = i + len(hunk.equal), j + len(hunk.equal)
        i_end, j_end = i + len(hunk.delete), j + len(hunk.insert)
        if _have_common_ends(hunk.delete, hunk.insert):
            most = min(len(hunk.delete), len(hunk.insert))
            begin = common(hunk.delete, hunk.insert)
            while begin and not (starts_old[i + begin] and starts_new[j + begin]):
                begin -= 1
            end = min(common(hunk.delete[::-1], hunk.insert[::-1]), most - begin)
            while end and not (starts_old[i_end - end] and starts_new[j_end - end]):
                end -= 1
            hunk.equal += hunk.delete[:begin]
            following.equal[:0] = hunk.delete[len(hunk.delete) - end :]
            hunk.delete = hunk.delete[begin : len(hunk.delete) - end]
            hunk.insert = hunk.insert[begin : len(hunk.insert) - end]
            i_end, j_end = i_end - end, j_end - end
        i, j = i_end, j_end
    return hunks


def _have_common_ends(one: Tokens, other: Tokens) -> bool:
    return bool(one and other) and (one[0] == other[0] or one[-1] == other[-1])
