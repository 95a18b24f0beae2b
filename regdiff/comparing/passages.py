"""Which paragraphs, items and subitems of one text became which of another, before any character is compared.

An inserted item then shows as inserted and does not smear over its neighbours. The method is the classical one of
sentence alignment (Gale and Church 1993): dynamic programming over beads 1–1, 1–0, 0–1, 1–2 and 2–1, here weighed by
likeness of wording instead of length. A paragraph that became several items, or several that became one, is one bead too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.fuzz import partial_ratio

from regdiff.comparing.hunks import common
from regdiff.model.text import fold_each
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

LEAST = 0.35
"""Two passages less alike than this are not linked, unless nothing else is left to link."""
ALIKE = 0.6
"""Two runs of which one is several passages are not linked where they are less alike than this."""
SAME = 0.75
"""A passage that is this much alike to several together is what they were, or became."""
CONTAINED = 80
"""So much of a part, in per cent, stands in the whole."""
MOST_PARTS = 60
LONGEST = 5_000
"""Passages are likened by their first so many characters."""
MOST_ANCHORED = 10**8
"""Where more pairs of passages than this could be equal, only those in the same place are looked at."""
MOST_CELLS = 20_000
"""Where more pairs than this would have to be scored, only passages that are equal part the texts."""


class Bead(NamedTuple):
    """A run of old passages that became a run of new ones: 0-based, half-open; one side may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]


def passages(old: Sequence[str], new: Sequence[str]) -> list[Bead]:
    """Align two lists of lines in order; every line of either side stands in exactly one bead."""
    if len(old) == len(new) == 1:
        return [Bead((0, 1), (0, 1))]
    lines = [*{*old, *new}]  # many stand on both sides
    folded = dict(zip(lines, fold_each(map(_beginning, lines)), strict=True))
    folded_old, folded_new = [folded[line] for line in old], [folded[line] for line in new]
    beads: list[Bead] = []
    i = j = 0
    for a, b in [*_anchors(folded_old, folded_new), (len(old), len(new))]:
        beads += _between(folded_old, folded_new, (i, a), (j, b))
        if a < len(old) and b < len(new):
            beads.append(Bead((a, a + 1), (b, b + 1)))
        i, j = a + 1, b + 1
    return beads


def _beginning(line: str) -> str:
    """What a passage says at its beginning, without the marker of an item."""
    return line[len(marker(line)[1]) :][:LONGEST]


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal passages, in order; they part what remains into smaller tasks.

    In a small task in which others may cross them these are only what both begin and end with: a longer passage that changed
    its place goes before one that is equal.
    """
    if len(old) * len(new) > MOST_ANCHORED:
        return [(k, k) for k in range(min(len(old), len(new))) if old[k] == new[k]]
    ops = LCSseq.opcodes(old, new)
    anchors = [
        (op.src_start + k, op.dest_start + k) for op in ops if op.tag == "equal" for k in range(op.src_end - op.src_start)
    ]
    return _ends(old, new) if len(old) * len(new) <= _FEW_CELLS and _may_cross(anchors, len(old), len(new)) else anchors


def _may_cross(anchors: Sequence[tuple[int, int]], m: int, n: int) -> bool:
    """Say whether passages that are not equal stand on both sides in different gaps between anchors."""
    gaps = [(a - i, b - j) for (i, j), (a, b) in pairwise([(0, 0), *((a + 1, b + 1) for a, b in anchors), (m + 1, n + 1)])]
    olds, news = ({at for at, gap in enumerate(gaps) if gap[side] > 1} for side in (0, 1))
    return bool(olds and news) and (olds != news or len(olds) > 1)


def _ends(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the passages that both texts begin and end with."""
    one, other = list(old), list(new)
    begin = common(one, other)
    end = min(common(one[::-1], other[::-1]), len(one) - begin, len(other) - begin)
    return [(k, k) for k in range(begin)] + [(len(one) - k, len(other) - k) for k in range(end, 0, -1)]


def _between(old: Sequence[str], new: Sequence[str], span_old: tuple[int, int], span_new: tuple[int, int]) -> list[Bead]:
    (i0, i1), (j0, j1) = span_old, span_new
    m, n = i1 - i0, j1 - j0
    if not m or not n:
        return [Bead((i, i + 1), (j0, j0)) for i in range(i0, i1)] + [Bead((i1, i1), (j, j + 1)) for j in range(j0, j1)]
    if m == n == 1 or (min(m, n) == 1 and _is_one(old[i0:i1], new[j0:j1])):
        return [Bead(span_old, span_new)]
    if m * n > MOST_CELLS:
        return _in_step(span_old, span_new)
    return _best_path(old[i0:i1], new[j0:j1], i0, j0)


def _is_one(old: Sequence[str], new: Sequence[str]) -> bool:
    """Say whether one passage says together what several say on the other side."""
    if len(old) + len(new) > MOST_PARTS:
        return False
    return Indel.normalized_similarity("".join(old), "".join(new)) >= SAME and _are_parts(old, new)


def _are_parts(old: Sequence[str], new: Sequence[str]) -> bool:
    """Say whether each of the several passages stands, as good as whole, in the one on the other side."""
    (whole, parts) = (old[0], new) if len(old) == 1 else (new[0], old)
    return all(partial_ratio(part, whole) >= CONTAINED for part in parts)


def _in_step(span_old: tuple[int, int], span_new: tuple[int, int]) -> list[Bead]:
    """Pair passages one by one: all that is affordable in a text of very many lines."""
    (i0, i1), (j0, j1) = span_old, span_new
    both = min(i1 - i0, j1 - j0)
    beads = [Bead((i0 + k, i0 + k + 1), (j0 + k, j0 + k + 1)) for k in range(both)]
    return beads + _between((), (), (i0 + both, i1), (j0 + both, j1))


_FEW_CELLS = 400
"""Where no more pairs than this are to be scored, a paragraph may have become up to six items, else two."""
_JOINING = 0.05
"""So much less alike are two runs held of which one is several passages."""
_BALANCE = 0.4
"""The shorter one of two runs that are `ALIKE` has more than this of the length of the longer one."""
_JOINT, _APART = 2 - _JOINING - LEAST, _JOINING + LEAST
"""What each character of the shorter run gains, and each of the longer one costs, where the shorter stands in the longer."""


def _best_path(old: Sequence[str], new: Sequence[str], i0: int, j0: int) -> list[Bead]:
    m, n = len(old), len(new)
    most = 6 if m * n <= _FEW_CELLS else 2
    several = [*((1, k) for k in range(2, min(n, most) + 1)), *((k, 1) for k in range(2, min(m, most) + 1))]
    ends_old, ends_new = ([*accumulate(map(len, side), initial=0)] for side in (old, new))
    best = [[0.0] * (n + 1) for _ in range(m + 1)]
    step = [[(0, 1)] * (n + 1), *([(1, 0)] * (n + 1) for _ in old)]
    for i in range(1, m + 1):
        above, row = best[i - 1], best[i]
        for j in range(1, n + 1):
            choices = [max((above[j - 1] + _gain(old[i - 1], new[j - 1]), (1, 1)), (above[j], (1, 0)), (row[j - 1], (0, 1)))]
            wanted = choices[0][0] - 0.001  # sums of floats
            for a, b in several:
                if a <= i and b <= j:
                    one, other = ends_old[i] - ends_old[i - a], ends_new[j] - ends_new[j - b]
                    shorter, longer = (one, other) if one < other else (other, one)
                    before = best[i - a][j - b]
                    if shorter >= _BALANCE * longer and before + _JOINT * shorter - _APART * longer >= wanted:
                        choices.append((before + _joint_gain(old[i - a : i], new[j - b : j]), (a, b)))
            row[j], step[i][j] = max(choices)
    beads: list[Bead] = []
    i, j = m, n
    while i or j:
        a, b = step[i][j]
        beads.append(Bead((i0 + i - a, i0 + i), (j0 + j - b, j0 + j)))
        i, j = i - a, j - b
    return beads[::-1]


def _gain(old: str, new: str) -> float:
    """Likeness of two passages, weighed by their length."""
    likeness = Indel.normalized_similarity(old, new, score_cutoff=LEAST)  # what is less alike counts as 0
    return (likeness - LEAST) * (len(old) + len(new)) if likeness > LEAST else 0.0


def _joint_gain(old: Sequence[str], new: Sequence[str]) -> float:
    """Likeness of two runs of which one is several passages: to join these must pay for itself, else it is negative."""
    if len(min((old if len(old) > 1 else new), key=len)) < 4:
        return -1.0
    a, b = "".join(old), "".join(new)
    likeness = Indel.normalized_similarity(a, b, score_cutoff=LEAST)
    if likeness < ALIKE or (len(old) + len(new) > 3 and not _are_parts(old, new)):
        return -1.0
    return (likeness - _JOINING - LEAST) * (len(a) + len(b))
