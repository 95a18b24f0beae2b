"""Where every clause of the old text lives on in the new one: kept, reworded, split, merged, moved or gone.

Within a change the edits tell: a clause lives on in the clauses of the new side that hold its kept characters. What left
its change is found as text that moved (`moves`), else, in other words, as the best match on both sides among what is left of
both documents (`clause_map`). Every clause is told once, in the order of the changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, ChangeSet
from regdiff.comparing.clause_map import ClauseMap
from regdiff.comparing.clauses import Clause, spans, words
from regdiff.comparing.edits import Op
from regdiff.comparing.heirs import heirs_of
from regdiff.comparing.moves import Move, end_of, find_moves
from regdiff.comparing.score import overlaps_of
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.text import fold
from regdiff.named import NamedTuple

PART = 0.3
"""A clause lives on in another one that holds so much of it, or of which it makes up so much."""
REWORDED = 0.6
"""Two clauses of different changes that are so much alike are one in other words."""
_BODY = {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.ANNEX}


class Fate(Enum):
    """What became of a clause."""

    KEPT = "kept"
    """It stands in its place, the same but for typography."""
    REWORDED = "reworded"
    """It stands in its place in other words."""
    SPLIT = "split"
    """It became several clauses."""
    MERGED = "merged"
    """It is one clause with others now."""
    MOVED = "moved"
    """It stands in another article or paragraph, word for word or in other words."""
    GONE = "gone"


class Place(NamedTuple):
    """Where a clause stands."""

    change: int
    """0-based place of the change in the change set."""
    span: Span
    """Characters in the joined texts of its side of the change."""


class MappedClause(NamedTuple):
    """A clause of the old text and where it lives on."""

    old: Place
    fate: Fate
    new: tuple[Place, ...]
    """In the order of the text; empty for what is gone, several for what was split."""


def map_clauses(change_set: ChangeSet) -> tuple[MappedClause, ...]:
    """Return what became of every clause of the old articles, preamble and annexes."""
    changes = change_set.changes
    old, new = _clauses(changes, "old"), _clauses(changes, "new")
    found = {place: mapped for change in old for place, mapped in _within(changes[change], change, old, new)}
    for move in find_moves(changes):
        _apply(move, found, old, new)
    left = [place for place, mapped in found.items() if mapped.fate is Fate.GONE]
    taken = {place for mapped in found.values() for place in mapped.new}
    free = [Place(change, span) for change, its in new.items() for span in its if Place(change, span) not in taken]
    for place, other in _reworded(changes, left, free):
        found[place] = MappedClause(place, Fate.MOVED, (other,))
    return tuple(found.values())


def _clauses(changes: Sequence[Change], side: str) -> dict[int, list[Span]]:
    """Return the clauses of each change's old or new side that say something."""
    out: dict[int, list[Span]] = {}
    for number, change in enumerate(changes):
        if change.unit in _BODY:
            out[number] = [span for span, _ in _spans(getattr(change, side))]
    return out


def _spans(units: Sequence[Unit]) -> Iterator[tuple[Span, str]]:
    start = 0
    for unit in units:
        for begin, end in spans(unit.text):
            if unit.text[begin:end].strip():
                yield Span(start + begin, start + end), unit.text[begin:end]
        start += len(unit.text) + 1


def _within(
    change: Change, number: int, old: Mapping[int, list[Span]], new: Mapping[int, list[Span]]
) -> Iterator[tuple[Place, MappedClause]]:
    """Tell the fate of the clauses of a change by its own edits."""
    held = _held(change, old[number], new[number])
    heirs = heirs_of(change) if change.old and change.new else {}
    givers = Counter(there for counts in held for there, count in counts.items() if _is_part(count, new[number][there]))
    texts = ["\n".join(unit.text for unit in side) for side in (change.old, change.new)]
    for span, counts in zip(old[number], held, strict=True):
        place = Place(number, span)
        into = sorted(
            there for there, count in counts.items() if _is_part(count, span) or _is_part(count, new[number][there])
        )
        places = tuple(Place(number, new[number][there]) for there in into)
        same = len(into) == 1 and fold(texts[0][slice(*span)]) == fold(texts[1][slice(*places[0].span)])
        fate = Fate.GONE if not into else Fate.SPLIT if len(into) > 1 else Fate.KEPT if same else Fate.REWORDED
        if fate is Fate.REWORDED and givers[into[0]] > 1:
            fate = Fate.MERGED
        if places and not any(_stays(change, heirs, span, there.span) for there in places):
            fate = Fate.MOVED
        yield place, MappedClause(place, fate, places)


def _stays(change: Change, heirs: Mapping[int, int], old: Span, new: Span) -> bool:
    """Say whether a clause stands in the article that its own article lives on as."""
    if change.unit is not UnitKind.ARTICLE:
        return True
    return heirs.get(end_of(change.new, new.start)[0].index) == end_of(change.old, old.start)[0].index


def _is_part(count: int, span: Span) -> bool:
    return count >= PART * (span.end - span.start)


def _held(change: Change, old: Sequence[Span], new: Sequence[Span]) -> list[Counter[int]]:
    """Return for each old clause how many of its characters each new clause holds, by its place among the new ones."""
    out: list[Counter[int]] = [Counter() for _ in old]
    at_old = at_new = 0
    for edit in change.edits:
        length = len(edit.text)
        if edit.op is Op.EQUAL:
            for here in _meeting(old, at_old, at_old + length):
                low, high = max(at_old, old[here].start), min(at_old + length, old[here].end)
                shift = at_new - at_old
                for there in _meeting(new, low + shift, high + shift):
                    out[here][there] += min(high + shift, new[there].end) - max(low + shift, new[there].start)
        at_old += length if edit.op is not Op.INSERT else 0
        at_new += length if edit.op is not Op.DELETE else 0
    return out


def _meeting(clauses: Sequence[Span], start: int, end: int) -> Iterator[int]:
    """Yield the places of the clauses that have a character between two offsets."""
    at = bisect_right(clauses, start, key=lambda span: span.end)
    while at < len(clauses) and clauses[at].start < end:
        yield at
        at += 1


def _apply(
    move: Move, found: dict[Place, MappedClause], old: Mapping[int, list[Span]], new: Mapping[int, list[Span]]
) -> None:
    """Tell the clauses that a move took along."""
    shift = move.new_start - move.old_start
    for here in _meeting(old[move.old], move.old_start, move.old_start + move.length):
        span = old[move.old][here]
        low, high = max(move.old_start, span.start), min(move.old_start + move.length, span.end)
        if 2 * (high - low) <= span.end - span.start:
            continue
        into = tuple(Place(move.new, new[move.new][there]) for there in _meeting(new[move.new], low + shift, high + shift))
        place = Place(move.old, span)
        if into:
            found[place] = MappedClause(place, Fate.MOVED, into)


def _reworded(changes: Sequence[Change], left: Sequence[Place], free: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield what left its change in other words: the best match on both sides among what is left of both documents."""
    sides = [[_clause(changes, place, side) for place in places] for places, side in ((left, "old"), (free, "new"))]
    rarity = overlaps_of([clause.said for clause in sides[0]], [clause.said for clause in sides[1]])
    numbered = [[clause._replace(place=at, sentence=at) for at, clause in enumerate(side)] for side in sides]
    old, new = ((side, [clause.said for clause in side]) for side in numbered)
    best: dict[int, tuple[float, int]] = defaultdict(lambda: (0.0, -1))
    for likeness, here, there in ClauseMap(rarity, old, new, {}).mutual():
        if likeness >= REWORDED:
            best[here] = max(best[here], (likeness, there))
    yield from ((left[here], free[there]) for here, (_, there) in sorted(best.items()))


def _clause(changes: Sequence[Change], place: Place, side: str) -> Clause:
    units: Sequence[Unit] = getattr(changes[place.change], side)
    text = "\n".join(unit.text for unit in units)[slice(*place.span)]
    return Clause(place.change, 0, words(text), 0)
