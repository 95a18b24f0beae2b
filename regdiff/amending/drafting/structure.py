"""What became of each article: kept under the same or another number, inserted, deleted, split or merged.

Ground: the change set. A group in which one old and one new article are nearly the same is told as that one amended and the
others inserted or deleted; only one that was rewritten into several, or several into one, is told as split or merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.score import similarity
from regdiff.comparing.units import UnitKind
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.model.numbers import Number
from regdiff.model.tree import Article, Revision

CARRIED_ON = 0.6
"""Likeness from which on one article of a group carries the other on, and the rest came or went beside it."""


@dataclass(slots=True)
class Structure:
    """The articles of two revisions by what became of them; all by their place among the articles, 0-based."""

    old: tuple[Article, ...]
    new: tuple[Article, ...]
    kept: dict[int, int] = field(default_factory=dict)
    """Old place → new place."""
    inserted: list[int] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    merged: list[tuple[tuple[int, ...], int]] = field(default_factory=list)
    split: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)


def structure(old: Revision, new: Revision, change_set: ChangeSet) -> Structure:
    """Return what became of each article.

    Raises:
        UsageError: a number stands twice in one of the texts, so that no order can name the article.
    """
    out = Structure(old.articles, new.articles)
    for side, articles in (("old", out.old), ("new", out.new)):
        _require_distinct(side, [article.number for article in articles])
    changes = [change for change in change_set.changes if change.unit is UnitKind.ARTICLE]
    olds = _places(unit.index for change in changes for unit in change.old)
    news = _places(unit.index for change in changes for unit in change.new)
    for change in changes:
        _sort(out, [olds[unit.index] for unit in change.old], [news[unit.index] for unit in change.new])
    out.inserted.sort()
    out.deleted.sort()
    return out


def _places(indices: Iterable[int]) -> dict[int, int]:
    """Index of a unit → its place among the articles."""
    return {index: place for place, index in enumerate(sorted(indices))}


def _require_distinct(side: str, numbers: Sequence[Number]) -> None:
    twice = [number for number, count in Counter(numbers).items() if count > 1]
    if twice:
        raise UsageError(
            say("{printed} stands twice in the {side} text", printed=twice[0].printed, side=side),
            fix=say("an order could not name it; mend the number first"),
        )


def _sort(out: Structure, old: list[int], new: list[int]) -> None:
    """Put the articles of one link where they belong."""
    if not old or not new:
        out.deleted += old
        out.inserted += new
        return
    likeness = {(i, j): similarity(out.old[i].text, out.new[j].text) for i in old for j in new}
    pairs = [] if len(old) == len(new) == 1 else _best(likeness)
    if len(old) == len(new) == 1:
        pairs = [(old[0], new[0])]
    elif not pairs and len(old) == 1:
        out.split.append((old[0], tuple(new)))
        return
    elif not pairs and len(new) == 1:
        out.merged.append((tuple(old), new[0]))
        return
    out.kept |= dict(pairs)
    out.deleted += [i for i in old if i not in dict(pairs)]
    out.inserted += [j for j in new if j not in dict(pairs).values()]


def _best(likeness: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Pairs of which each carries the other on, the likest first, each article once."""
    out: list[tuple[int, int]] = []
    for (i, j), value in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if value >= CARRIED_ON and all(i != i2 and j != j2 for i2, j2 in out):
            out.append((i, j))
    return out
