"""One article that was amended → operations: words, items, paragraphs, or the article whole (AMENDMENTS §4.2).

Words where two or three phrases change and the passage stays much as it was; the paragraph (款) where the change sits in a
few of several; else the article. What is gained or lost as a whole is inserted or deleted, never restated for that alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from rapidfuzz.distance import Indel

from regdiff.amending.address import Address
from regdiff.amending.drafting.parts import Lines, Part, items, pairs, paragraphs, with_gaps
from regdiff.amending.drafting.words import Swap, swaps
from regdiff.amending.instrument import Operation, Piece, Side, Verb
from regdiff.model.numbers import Level

LIKE = 0.85
"""Least likeness of a passage in which words are changed; one that is less like is restated."""
FEW = 3
"""Most phrases that are changed in one passage; with more it is restated."""
_MARKS = "。；，、：！？;,:"


class Grain(IntEnum):
    """How finely an article may be told; a coarser grain is taken where a finer one does not give the new text."""

    WORDS = 0
    """Words are replaced, deleted, and inserted beside others."""
    REPLACED = 1
    """Words are replaced alone, with what stands around them: nothing is left to infer."""
    PARAGRAPHS = 2
    """Paragraphs and items are restated, inserted and deleted."""
    WHOLE = 3
    """The article is restated."""


def article_operations(old: Lines, new: Lines, at: Address, grain: Grain) -> list[Operation]:
    """Return operations that turn the lines of an article into those of the new one; none where they are the same.

    Args:
        old: lines of the article in the base.
        new: lines of the article that it becomes.
        at: the article's address by its old number.
        grain: the finest way of telling that is allowed.
    """
    if old == new:
        return []
    whole = [Operation(Verb.RESTATE, (at,), pieces=(Piece(new),))]
    if grain is Grain.WHOLE:
        return whole
    before, after = paragraphs(old), paragraphs(new)
    if len(before) == len(after) == 1:
        return _within(before[0], after[0], at, at, grain) or whole
    finer = _by_paragraphs(before, after, at, grain)
    return finer if finer and _cost(finer) < _cost(whole) else whole


def _cost(operations: Sequence[Operation]) -> int:
    """Characters that a reader of the instrument has to read: those quoted, and those that each operation takes."""
    quoted = sum(len(line) for operation in operations for piece in operation.pieces for line in piece.lines)
    return quoted + sum(len(operation.phrase) + len(operation.words) + 20 for operation in operations)


def _by_paragraphs(old: Sequence[Part], new: Sequence[Part], at: Address, grain: Grain) -> list[Operation]:
    paired = pairs(old, new)
    gone = [i for i in range(len(old)) if i not in {i for i, _ in paired}]
    come = [j for j in range(len(new)) if j not in {j for _, j in paired}]
    if gone and come and len(gone) == len(come) and not paired:
        return []
    paired = with_gaps(paired, len(old), len(new))
    gone = [i for i in range(len(old)) if i not in {i for i, _ in paired}]
    come = [j for j in range(len(new)) if j not in {j for _, j in paired}]
    out: list[Operation] = []
    for i, j in paired:
        if old[i].lines == new[j].lines:
            continue
        place = replace(at, paragraph=i + 1)
        if i != j:
            out.append(_renumbered(place, replace(at, paragraph=j + 1, new=True), Level.PARAGRAPH))
        out += _within(old[i], new[j], place, replace(at, paragraph=j + 1), grain) or [
            Operation(Verb.RESTATE, (place,), pieces=(Piece(new[j].lines),))
        ]
    if come:
        destinations = tuple(replace(at, paragraph=j + 1, new=True) for j in come)
        pieces = tuple(Piece(new[j].lines) for j in come)
        out.append(Operation(Verb.INSERT, (at,), destinations, pieces, level=Level.PARAGRAPH))
    if gone:
        out.append(Operation(Verb.DELETE, tuple(replace(at, paragraph=i + 1) for i in gone)))
    return sorted(out, key=_place)


def _place(operation: Operation) -> int:
    """Where an operation on a paragraph is told: by the number that it has in the new text."""
    if operation.verb is Verb.INSERT:
        return operation.destinations[0].paragraph * 10 + 5
    return operation.targets[0].paragraph * 10


def _renumbered(old: Address, new: Address, level: Level) -> Operation:
    return Operation(Verb.RENUMBER, (old,), (new,), level=level)


def _within(old: Part, new: Part, at: Address, becomes: Address, grain: Grain) -> list[Operation]:
    """Operations on words or items of a paragraph; none where it is to be restated."""
    text = "\n".join(old.lines), "\n".join(new.lines)
    if grain < Grain.PARAGRAPHS and Indel.normalized_similarity(*text) >= LIKE:
        found = swaps(*text)
        if found is not None and _are_told(found, grain):
            return [word_operation(swap, (at,), grain) for swap in found]
    return _by_items(old, new, at, becomes, grain)


def _are_told(found: Sequence[Swap], grain: Grain) -> bool:
    """Say whether swaps are few enough; where words are replaced alone, each must put something in its place."""
    return len(found) <= FEW and (grain is Grain.WORDS or all(swap.words for swap in found))


def word_operation(swap: Swap, targets: tuple[Address, ...], grain: Grain) -> Operation:
    """Return the operation that says a swap: deleted, inserted beside what is kept, or replaced."""
    was, words = swap
    if grain is Grain.WORDS and not words:
        return Operation(Verb.DELETE_WORDS, targets, phrase=was)
    if grain is Grain.WORDS and words.startswith(was) and _stands_alone(words[len(was) :], was):
        return Operation(Verb.INSERT_WORDS, targets, phrase=was, words=words[len(was) :], side=Side.AFTER)
    if grain is Grain.WORDS and words.endswith(was) and words[-len(was) - 1] in _MARKS and was[0] not in _MARKS:
        return Operation(Verb.INSERT_WORDS, targets, phrase=was, words=words[: -len(was)], side=Side.BEFORE)
    return Operation(Verb.REPLACE, targets, phrase=was, words=words)


def _stands_alone(words: str, phrase: str) -> bool:
    """Say whether inserted words bring the mark that parts them from what they follow, so that none is inferred."""
    return words[0] in _MARKS and phrase[-1] not in _MARKS


def _by_items(old: Part, new: Part, at: Address, becomes: Address, grain: Grain) -> list[Operation]:
    """Operations on the items of a paragraph; none where it has none, or where it is shorter to restate it."""
    (head, before), (new_head, after) = items(old), items(new)
    numbered = [[part.number for part in side] for side in (before, after)]
    if not before or not after or any(side != list(range(1, len(side) + 1)) for side in numbered):
        return []
    out: list[Operation] = []
    if head != new_head:
        found = swaps("\n".join(head), "\n".join(new_head)) if grain < Grain.PARAGRAPHS else None
        listed = "\n".join(line for part in before for line in part.lines)
        if not found or not _are_told(found, grain) or any(swap.phrase in listed for swap in found):
            return []
        out += [word_operation(swap, (at,), grain) for swap in found]
    out += _item_operations(before, after, at, becomes, grain)
    whole = Operation(Verb.RESTATE, (at,), pieces=(Piece(new.lines),))
    return out if _cost(out) < _cost([whole]) else []


def _item_operations(
    before: Sequence[Part], after: Sequence[Part], at: Address, becomes: Address, grain: Grain
) -> Iterator[Operation]:
    paired = with_gaps(pairs(before, after), len(before), len(after))
    for i, j in paired:
        if _bare(before[i]) == _bare(after[j]):
            continue
        place = replace(at, item=(i + 1,))
        if i != j:
            yield _renumbered(place, replace(becomes, item=(j + 1,), new=True), Level.ITEM)
        yield from _within_item(before[i], after[j], place, grain)
    come = [j for j in range(len(after)) if j not in {j for _, j in paired}]
    if come:
        destinations = tuple(replace(becomes, item=(j + 1,), new=True) for j in come)
        pieces = tuple(Piece(_unpointed(after[j].lines)) for j in come)
        yield Operation(Verb.INSERT, (at,), destinations, pieces, level=Level.ITEM)
    gone = [i for i in range(len(before)) if i not in {i for i, _ in paired}]
    if gone:
        yield Operation(Verb.DELETE, tuple(replace(at, item=(i + 1,)) for i in gone))


def _bare(item: Part) -> str:
    """An item without its marker and the mark at its end, which follow its place."""
    return item.text.rstrip("；。;")


def _unpointed(lines: Lines) -> Lines:
    """An item without the mark at its end, as it is quoted."""
    return (*lines[:-1], lines[-1].rstrip("；。;"))


def _within_item(old: Part, new: Part, at: Address, grain: Grain) -> list[Operation]:
    text = _bare(old), _bare(new)
    if grain < Grain.PARAGRAPHS and Indel.normalized_similarity(*text) >= LIKE:
        found = swaps(*text)
        if found is not None and _are_told(found, grain):
            return [word_operation(swap, (at,), grain) for swap in found]
    return [Operation(Verb.RESTATE, (at,), pieces=(Piece(_unpointed(new.lines)),))]
