"""Words that were replaced in many articles: one order with a list, in place of an order an article (AMENDMENTS §4.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from regdiff.named import NamedTuple

FEWEST = 3
"""Articles in which a term must have been replaced for an order of its own."""


class Term(NamedTuple):
    """Words that took the place of others."""

    old: str
    new: str


def replaced_terms(text: str, aim: str, terms: Iterable[Term]) -> tuple[str, list[Term]]:
    """Return a text with the terms replaced that bring it nearer to what it is to become, and these terms.

    Each is replaced at all of its places or at none; one that stands in another one, or in what took its place, waits
    until that one had its turn.
    """
    used: list[Term] = []
    nearness = _distance(text, aim)
    for term in sorted(terms, key=lambda each: (-len(each.old), each)):
        meets = any(term.old in other.old or term.old in other.new or other.old in term.new for other in used)
        if term.old not in text or meets:
            continue
        changed = text.replace(term.old, term.new)
        distance = _distance(changed, aim)
        if distance < nearness and changed.count(term.new) <= aim.count(term.new):
            text, nearness = changed, distance
            used.append(term)
    return text, used


def _distance(one: str, other: str) -> int:
    return int(Indel.distance(one, other))


def frequent(uses: Sequence[Iterable[Term]]) -> set[Term]:
    """Return the terms that enough articles use."""
    counts: dict[Term, int] = {}
    for terms in uses:
        for term in terms:
            counts[term] = counts.get(term, 0) + 1
    return {term for term, count in counts.items() if count >= FEWEST}
