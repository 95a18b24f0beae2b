"""Two clauses that share but a word or two are swapped whole, and not spliced around it.

按照国家有关规定，发证 and 经符合国家规定的专门机构考核合格的，发证 share 国家 and 规定, and are about different things.
"""

from __future__ import annotations

from collections import defaultdict

from regdiff.comparing.anchors import weight
from regdiff.comparing.hunks import Hunk, Tokens

HEAVY = 4.0
"""An anchor that weighs more is kept, whatever stands around it."""
HALF = 0.5
"""A clause of which more than this share is kept lives on."""
ALIKE = 0.36
"""So do two clauses that have more than this share of their characters in common."""
_INNER = frozenset("、，；。：！？,;:\n")
"""Marks that make an anchor: what stands on both sides of one goes on in both texts."""
_ENDS = frozenset("，；。：！？,;:\n")


class _Side:
    """The clauses of one text, numbered while it is read."""

    def __init__(self) -> None:
        self.clause = 0
        self.sizes: defaultdict[int, int] = defaultdict(int)
        self.kept: defaultdict[int, int] = defaultdict(int)

    def read(self, run: Tokens) -> None:
        for number, size in enumerate(_sizes(run)):
            self.clause += number > 0
            self.sizes[self.clause] += size

    def keep(self, size: int) -> None:
        self.sizes[self.clause] += size
        self.kept[self.clause] += size

    def lives_on(self, clause: int) -> bool:
        return self.kept[clause] > HALF * self.sizes[clause]


def _sizes(run: Tokens) -> list[int]:
    """Return how many characters each clause of a run has, without the marks between them."""
    if _ENDS.isdisjoint(run):
        return [sum(map(len, run))]
    out = [0]
    for token in run:
        if token in _ENDS:
            out.append(0)
        else:
            out[-1] += len(token)
    return out


def unsplice(hunks: list[Hunk]) -> list[Hunk]:
    """Join edits across what is all that two clauses have in common, where one of these edits reaches into a third."""
    if len(hunks) < 2 or not any(map(_crosses, hunks)):
        return hunks
    places, foreign = _read(hunks)
    out = hunks[:1]
    for at, hunk in enumerate(hunks[1:], 1):
        last = out[-1]
        if _may_join(last, hunk) and places.get(at) in foreign and weight(hunk.equal) <= HEAVY:
            out[-1] = Hunk(last.equal, last.delete + hunk.equal + hunk.delete, last.insert + hunk.equal + hunk.insert)
        else:
            out.append(hunk)
    return out


def _may_join(one: Hunk, other: Hunk) -> bool:
    """Say whether one of two edits replaces words; what but numbers an item anew leaves its beginning alone."""
    if not ((one.delete or one.insert) and (other.delete or other.insert)) or _renumbers(one):
        return False
    return any(hunk.delete and hunk.insert for hunk in (one, other))


def _renumbers(hunk: Hunk) -> bool:
    return all(len(run) == 1 and len(run[0]) > 1 and run[0][0] in "（(" for run in (hunk.delete, hunk.insert))


def _read(hunks: list[Hunk]) -> tuple[dict[int, tuple[int, int]], set[tuple[int, int]]]:
    """Return the clauses of both texts in which each kept run within one lies, and those that are foreign to each other."""
    old, new = _Side(), _Side()
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    places: dict[int, tuple[int, int]] = {}
    crossed: set[tuple[int, int]] = set()
    for at, hunk in enumerate(hunks):
        if _INNER.isdisjoint(hunk.equal):
            places[at] = old.clause, new.clause
        for number, size in enumerate(_sizes(hunk.equal)):
            if number:
                old.clause += 1
                new.clause += 1
            old.keep(size)
            new.keep(size)
            shared[old.clause, new.clause] += size
        before = old.clause, new.clause
        old.read(hunk.delete)
        new.read(hunk.insert)
        if _crosses(hunk):
            crossed |= {before, (old.clause, new.clause)}
    foreign = {
        (i, j)
        for i, j in crossed
        if not (old.lives_on(i) or new.lives_on(j)) and 2 * shared[i, j] <= ALIKE * (old.sizes[i] + new.sizes[j])
    }
    return places, foreign


def _crosses(hunk: Hunk) -> bool:
    """Say whether an edit reaches over the end of a clause; where it but swaps the mark there, it does not."""
    both = bool(hunk.delete and hunk.insert) and hunk.delete[-1] in _ENDS and hunk.insert[-1] in _ENDS
    return any(not _ENDS.isdisjoint(run[:-1] if both else run) for run in (hunk.delete, hunk.insert))
