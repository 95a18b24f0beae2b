"""Of several articles that became several: which one carries on which, and what came to it besides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio

from regdiff.comparing.changes import Change, ChangeKind
from regdiff.comparing.grouped import chain_of
from regdiff.comparing.score import similarity
from regdiff.comparing.units import Unit
from regdiff.model.text import fold
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

CARRIED = 75
"""So much of a paragraph, in per cent, stands in the article that it went to."""
SHORTEST = 10
"""A paragraph with fewer characters says too little to be told where it went."""


def heirs_of(change: Change) -> dict[int, int]:
    """Return new unit → old unit that it carries on, as indices: the most alike first, and each one once.

    Of several that became several, first come those that carry most of both texts in their order.
    """
    if change.kind in (ChangeKind.UNCHANGED, ChangeKind.AMENDED):
        return {change.new[0].index: change.old[0].index}
    chain = chain_of(change.old, change.new, change.legs) if change.legs else []
    heirs = {change.new[j].index: change.old[i].index for i, j in chain}
    ranked = sorted(
        (
            (similarity(old.text, new.text), old.number == new.number, -old.index, -new.index)
            for old, new in pairs_of(change)
        ),
        reverse=True,
    )
    for _, _, old, new in ranked:
        if -new not in heirs and -old not in heirs.values():
            heirs[-new] = -old
    return heirs


def pairs_of(change: Change) -> list[tuple[Unit, Unit]]:
    """Return the old and new units of a change that carry each other on."""
    return list(change.legs) or [(old, new) for old in change.old for new in change.new]


class Origin(NamedTuple):
    """What a new article has from an old one that it is not the heir of."""

    old: Unit
    new: Unit
    paragraphs: tuple[int, ...]
    """Which paragraphs (款) of the old one, counted from 1; empty where it has but one, or no whole one went there."""
    whole: bool
    """Whether the old article went nowhere else."""
    joins: bool
    """Whether the new one carries on another article, which this one joins."""


def origins(change: Change) -> list[Origin]:
    """Return what the new articles of a split, a merger or a group have besides, in the order of the new text."""
    if len(change.old) + len(change.new) < 3:
        return []
    heirs, pairs = heirs_of(change), pairs_of(change)
    return sorted(
        (_origin(old, new, pairs, heirs) for old, new in pairs if heirs.get(new.index) != old.index),
        key=lambda each: (each.new.index, each.old.index),
    )


def _origin(old: Unit, new: Unit, pairs: list[tuple[Unit, Unit]], heirs: dict[int, int]) -> Origin:
    others = [b for a, b in pairs if a is old and b is not new]
    paragraphs = list(_paragraphs(old.text))
    went: tuple[int, ...] = ()
    if len(paragraphs) > 1:
        here, *there = (fold(unit.text) for unit in (new, *others))
        went = tuple(number for number, text in enumerate(paragraphs, 1) if _is_carried(text, here, there))
    return Origin(old, new, went, not others, new.index in heirs)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs (款) of an article; items belong to the one that introduces them."""
    paragraph = ""
    for line in text.split("\n"):
        is_item = marker(line)[0].name != "PARAGRAPH"
        if paragraph and not is_item:
            yield paragraph
            paragraph = ""
        paragraph += line
    yield paragraph


def place_at(text: str, offset: int) -> tuple[int, int]:
    """Return in which paragraph (款) and item (项) of an article an offset lies, each counted from 1; 0 where in no item.

    A line feed is the end of its line.
    """
    starts, places = _lines(text)
    return places[bisect_right(starts, offset) - 1]


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Return where the lines of an article begin, and the paragraph and item of each."""
    starts, places = [], []
    at = paragraph = item = 0
    for line in text.split("\n"):
        level = marker(line)[0].name
        if level == "PARAGRAPH":
            paragraph, item = paragraph + 1, 0
        elif level == "ITEM":
            item += 1
        starts.append(at)
        places.append((max(1, paragraph), item))
        at += len(line) + 1
    return starts, places


def _is_carried(paragraph: str, here: str, there: list[str]) -> bool:
    """Say whether a paragraph stands in a new article, and better than in others; of these the folded texts are given."""
    if len(paragraph) < SHORTEST:
        return False
    folded = fold(paragraph)
    share = partial_ratio(folded, here, score_cutoff=CARRIED)  # what is less counts as nothing
    return share > 0 and all(partial_ratio(folded, other, score_cutoff=share) == 0 for other in there)
