"""What is struck and inserted again in one replacement is kept: a run of eight characters or more is no coincidence.

The common subsequence may prefer scattered characters to one run, and passages that were not linked may share one. The runs
are found by the longest match, then left and right of it, as in Ratcliff and Obershelp's gestalt matching (1988).
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from regdiff.comparing.tokens import tokens
from regdiff.comparing.words import borders
from regdiff.named import NamedTuple

KEPT = 8
"""Characters of the shortest run that is kept."""
WHOLE = 6
"""Of such a run so many characters in whole words are kept at least: a numeral at its end may belong to a longer one."""
MOST_COMPARED = 250_000
"""Where more pairs of tokens would have to be compared, a replacement stays as it is."""


_FEW = 10_000
"""Pairs of characters of which a subsequence is sooner found than all runs are: its time grows with the square."""


class Piece(NamedTuple):
    """What is kept, and then what replaces what."""

    equal: str
    delete: str
    insert: str


def keep_runs(delete: str, insert: str) -> list[Piece]:
    """Return a replacement in pieces of which none has a run of `KEPT` characters on both sides, as far as it is seen."""
    if not _share(delete, insert):
        return [Piece("", delete, insert)]
    old, new = _opened(tokens(delete), insert), _opened(tokens(insert), delete)
    if len(old) * len(new) > MOST_COMPARED:
        return [Piece("", delete, insert)]
    return list(_Runs(old, new).pieces())


_STATE = "中华人民共和国"
"""What the title of a law begins with, and its short form does not."""


def _opened(run: list[str], other: str) -> list[str]:
    """Cut the titles of a run into characters, where another text has a title, too, or all that one of them says."""

    def is_opened(token: str) -> bool:
        return len(token) > KEPT and token[0] in "《〈" and (token[0] in other or token[1:-1].removeprefix(_STATE) in other)

    return [part for token in run for part in (token if is_opened(token) else (token,))]


def _share(one: str, other: str) -> bool:
    if min(len(one), len(other)) < KEPT:
        return False
    if len(one) * len(other) <= _FEW and LCSseq.similarity(one, other, score_cutoff=KEPT) < KEPT:
        return False  # what has no common subsequence of that length has no run of it; most replacements end here
    grams = {other[at : at + KEPT] for at in range(len(other) - KEPT + 1)}
    return any(one[at : at + KEPT] in grams for at in range(len(one) - KEPT + 1))


class _Runs:
    """The runs of tokens that two sides share, found from the longest on."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        self._sides = (old, new)
        self._starts = tuple(borders(side) for side in self._sides)
        from difflib import SequenceMatcher

        self._matcher = SequenceMatcher(None, old, new, autojunk=False)

    def pieces(self) -> Iterator[Piece]:
        old, new = self._sides
        i = j = 0
        equal = ""
        for start, there, size in self._found(0, len(old), 0, len(new)):
            if equal or start > i or there > j:
                yield Piece(equal, "".join(old[i:start]), "".join(new[j:there]))
            equal = "".join(old[start : start + size])
            i, j = start + size, there + size
        yield Piece(equal, "".join(old[i:]), "".join(new[j:]))

    def _found(self, i0: int, i1: int, j0: int, j1: int) -> Iterator[tuple[int, int, int]]:
        """Yield the runs between these places, in their order."""
        match = self._matcher.find_longest_match(i0, i1, j0, j1)
        start, there, size = self._trimmed(*match)
        if sum(map(len, self._sides[0][start : start + size])) < WHOLE:
            return
        yield from self._found(i0, start, j0, there)
        yield start, there, size
        yield from self._found(start + size, i1, there + size, j1)

    def _trimmed(self, i: int, j: int, size: int) -> tuple[int, int, int]:
        """Cut a run to whole words, as both sides have them."""
        starts_old, starts_new = self._starts
        while size and not (starts_old[i] and starts_new[j]):
            i, j, size = i + 1, j + 1, size - 1
        while size and not (starts_old[i + size] and starts_new[j + size]):
            size -= 1
        return i, j, size
