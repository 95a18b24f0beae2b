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

_Pair = tuple[int, int]
"""Numbers of a clause of the old text and of one of the new text."""


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

    def figures(self, clause: int) -> tuple[int, int]:
        """Return how many characters a clause has, and how many of these are kept."""
        return self.sizes[clause], self.kept[clause]


def _sizes(run: Tokens) -> list[int]:
    """Return how many characters each clause of a run has, without the marks between them."""
    run = _without_brackets(run)
    if _ENDS.isdisjoint(run):
        return [sum(map(len, run))]
    out = [0]
    for token in run:
        if token in _ENDS:
            out.append(0)
        else:
            out[-1] += len(token)
    return out


def _without_brackets(run: Tokens) -> Tokens:
    """Return a run without what stands in brackets, which says nothing of what the clause around them is about."""
    opened, closed = (sum(token in signs for token in run) for signs in ("（(", "）)"))
    if not opened or opened != closed:
        return run
    out, depth = [], 0
    for each in run:
        depth += each in "（("
        if not depth:
            out.append(each)
        depth -= each in "）)" and depth > 0
    return out


class _Clauses:
    """The clauses of both texts, which of them share what, and which an edit joins with the next one."""

    def __init__(self, hunks: list[Hunk]) -> None:
        self._old, self._new = _Side(), _Side()
        self._shared: defaultdict[_Pair, int] = defaultdict(int)
        self._crossed: dict[_Pair, bool] = {}
        self._places: list[_Pair] = []
        for hunk in hunks:
            before = self._pair
            self._places.append(before)
            for number, size in enumerate(_sizes(hunk.equal)):
                if number:
                    self._old.clause += 1
                    self._new.clause += 1
                    before = self._pair
                self._old.keep(size)
                self._new.keep(size)
                self._shared[before] += size
            self._old.read(hunk.delete)
            self._new.read(hunk.insert)
            if _crosses(hunk):
                over_lines = "\n" in hunk.delete or "\n" in hunk.insert
                for pair in (before, self._pair):
                    self._crossed[pair] = over_lines or self._crossed.get(pair, False)

    @property
    def _pair(self) -> _Pair:
        return self._old.clause, self._new.clause

    def are_foreign(self, at: int) -> bool:
        """Say whether the clauses that share the kept run of hunk `at` are about different things."""
        pair = self._places[at]
        if pair not in self._crossed:
            return False
        (old, kept_old), (new, kept_new) = self._old.figures(pair[0]), self._new.figures(pair[1])
        shared = self._shared[pair]
        if self._crossed[pair]:  # over the end of a line: what else a clause shares with others says nothing of these two
            kept_old = kept_new = shared
        lives_on = kept_old > HALF * old or kept_new > HALF * new
        return not lives_on and 2 * shared <= ALIKE * (old + new)


def unsplice(hunks: list[Hunk]) -> list[Hunk]:
    """Join edits across what is all that two clauses have in common, where one of these edits reaches into a third."""
    if len(hunks) < 2 or not any(map(_crosses, hunks)):
        return hunks
    clauses: _Clauses | None = None  # of most texts nobody asks
    out = hunks[:1]
    for at, hunk in enumerate(hunks[1:], 1):
        last = out[-1]
        if _may_join(last, hunk) and weight(hunk.equal) <= HEAVY:
            clauses = clauses or _Clauses(hunks)
            if clauses.are_foreign(at):
                out[-1] = Hunk(last.equal, last.delete + hunk.equal + hunk.delete, last.insert + hunk.equal + hunk.insert)
                continue
        out.append(hunk)
    return out


def _may_join(one: Hunk, other: Hunk) -> bool:
    """Say whether one of two edits replaces words, and no mark stands between them.

    What but numbers an item anew leaves its beginning alone.
    """
    if not ((one.delete or one.insert) and (other.delete or other.insert) and _INNER.isdisjoint(other.equal)):
        return False
    return bool((one.delete and one.insert) or (other.delete and other.insert)) and not _renumbers(one)


def _renumbers(hunk: Hunk) -> bool:
    return all(len(run) == 1 and len(run[0]) > 1 and run[0][0] in "（(" for run in (hunk.delete, hunk.insert))


def _crosses(hunk: Hunk) -> bool:
    """Say whether an edit reaches over the end of a clause; where it but swaps the mark there, or is one ，, it does not."""
    if _ENDS.isdisjoint(hunk.delete) and _ENDS.isdisjoint(hunk.insert):
        return False
    if len(hunk.delete) + len(hunk.insert) == 1 and "，" in (*hunk.delete, *hunk.insert):
        return False
    both = bool(hunk.delete and hunk.insert) and hunk.delete[-1] in _ENDS and hunk.insert[-1] in _ENDS
    return not both or not (_ENDS.isdisjoint(hunk.delete[:-1]) and _ENDS.isdisjoint(hunk.insert[:-1]))
