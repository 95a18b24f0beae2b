"""Clauses that went from one article and stand in another in other words: neither news nor lost.

What went and what came all over the document is likened clause by clause, by its rarest pairs of characters
(`clause_map`); two that are each other's best match, and much alike, are one clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.clause_map import REWORDED, ClauseMap
from regdiff.comparing.clauses import SHORTEST, Clause, words
from regdiff.comparing.facts.differing import Difference, Said
from regdiff.comparing.score import pairs_of, rarity

Numbered = tuple[int, Difference]
"""A difference, and the 0-based place of its change."""


def elsewhere(found: Sequence[Numbered]) -> set[int]:
    """Return the places, in `found`, of the clauses that went or came and live on, or stood, in another change."""
    gone = [at for at, (_, each) in enumerate(found) if each.new is None]
    come = [at for at, (_, each) in enumerate(found) if each.old is None]
    if not gone or not come:
        return set()
    sides = [_clauses(found, places) for places in (gone, come)]
    weights = rarity((pairs_of(clause.said) for side in sides for clause in side), len(gone) + len(come))
    old, new = ((side, [clause.said for clause in side]) for side in sides)
    out: set[int] = set()
    for likeness, here, there in ClauseMap(old, new, weights, {}).mutual():
        left, right = sides[0][here].place, sides[1][there].place
        if likeness >= REWORDED and found[left][0] != found[right][0]:
            out |= {left, right}
    return out


def _clauses(found: Sequence[Numbered], places: Sequence[int]) -> list[Clause]:
    out: list[Clause] = []
    for at in places:
        change, each = found[at]
        said = each.new or each.old
        bare = words(said.words) if isinstance(said, Said) else ""
        if len(bare) >= SHORTEST:
            out.append(Clause(change, at, bare, len(out)))
    return out
