"""All reading aids over one change set: what explains which altered characters, what kind of change the rest is, its weight.

The change set itself is not touched: an aid only names runs of characters that are deleted or inserted in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise

from regdiff.comparing.addressees import find_addressees
from regdiff.comparing.alterations import Alteration, Altered, Span, Spans, alterations
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet, join_texts
from regdiff.comparing.collecting import without_collecting
from regdiff.comparing.conforming import Pointer, Verdict, find_pointers
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.telling import Told, find_facts
from regdiff.comparing.moves import Move, find_moves
from regdiff.comparing.phrasing import says_the_same
from regdiff.comparing.terminology import Replacement, find_replacements
from regdiff.comparing.weight import FRONT, SCOPE_TERM, Unexplained, Weighed, weigh
from regdiff.comparing.wording import is_reordered
from regdiff.model.patterns import lazy
from regdiff.model.text import fold
from regdiff.named import NamedTuple


class Cause(Enum):
    """Why characters were altered, where an aid can tell; the value is its name in JSON."""

    MOVED = "moved"
    """The text stands elsewhere, word for word."""
    CONFORMING = "conforming"
    """A reference or marker followed a number."""
    REPLACED = "replaced"
    """A term was replaced throughout."""
    TYPOGRAPHIC = "typographic"
    """The same but for white space and the width of marks."""


class Explained(NamedTuple):
    """A run of altered characters that an aid explains."""

    span: Span
    """In the joined texts of its side."""
    cause: Cause
    number: int
    """0-based place in the list of moves, pointers or replacements; of typography, where it stands."""


class Reading(NamedTuple):
    """What the aids say of one change."""

    old: tuple[Explained, ...]
    """In the order of the text; these lie within deleted runs and do not overlap."""
    new: tuple[Explained, ...]
    pointers: tuple[Pointer, ...]
    """What became of the references in it."""
    facts: tuple[Fact, ...]
    """What there is to know of what is not explained, the heaviest first."""
    frames: tuple[FrameChange, ...]
    """The penalties that came, went or are others."""
    wording: tuple[Alteration, ...]
    """What says the same in other words."""
    weighed: Weighed


class Aids(NamedTuple):
    """What the aids say of a change set."""

    moves: tuple[Move, ...]
    pointers: tuple[Pointer, ...]
    replacements: tuple[Replacement, ...]
    readings: tuple[Reading, ...]
    """One a change, in the order of the changes."""
    addressees: tuple[Replacement, ...] = ()
    """Persons that rules speak of in the place of others, at one place or several; each may change the scope."""


@without_collecting()
def read_aids(change_set: ChangeSet) -> Aids:
    """Return what the reading aids say of a change set."""
    changes = change_set.changes
    moves = tuple(find_moves(changes))
    altered = alterations(changes)
    pointers = tuple(find_pointers(changes, altered))
    replacements = tuple(find_replacements(changes, altered))
    claims = _explained(altered, moves, pointers, replacements)
    explained = [claims.of(at) for at in range(len(changes))]
    by_change: dict[int, list[Pointer]] = defaultdict(list)
    for pointer in pointers:
        by_change[pointer.change].append(pointer)
    left = [_left(change, altered[at], *explained[at]) for at, change in enumerate(changes)]
    told = find_facts(changes, [each.heavy for each in left])
    readings = tuple(
        _reading(change, explained[at], tuple(by_change[at]), left[at], told[at], replacements)
        for at, change in enumerate(changes)
    )
    return Aids(moves, pointers, replacements, readings, find_addressees(changes, altered, replacements))


class _Claims:
    """Who explains which characters; where aids contend for one, the first has it."""

    def __init__(self) -> None:
        self.old: dict[int, list[Explained]] = defaultdict(list)
        self.new: dict[int, list[Explained]] = defaultdict(list)
        self._taken: tuple[dict[int, Spans], dict[int, Spans]] = (defaultdict(Spans), defaultdict(Spans))

    def of(self, change: int) -> tuple[tuple[Explained, ...], tuple[Explained, ...]]:
        """Return what is explained of a change, old and new, in the order of the text."""
        return tuple(sorted(self.old[change])), tuple(sorted(self.new[change]))

    def add(self, old: _End, new: _End, cause: Cause, number: int) -> None:
        """Claim both ends of one explanation, or none of them."""
        ends = ((old, self.old, self._taken[0]), (new, self.new, self._taken[1]))
        if any(taken[end.change].meet(span) for end, _, taken in ends for span in end.spans):
            return
        for end, out, taken in ends:
            out[end.change] += [Explained(span, cause, number) for span in end.spans]
            for span in end.spans:
                taken[end.change].add(span)


class _End(NamedTuple):
    """Altered runs of one side of a change."""

    change: int
    spans: Sequence[Span]


def _explained(
    altered: Altered, moves: Sequence[Move], pointers: Sequence[Pointer], replacements: Sequence[Replacement]
) -> _Claims:
    """Return by change what is explained on both sides."""
    claims = _Claims()
    for number, move in enumerate(moves):
        here, there = Span(move.old_start, move.old_start + move.length), Span(move.new_start, move.new_start + move.length)
        claims.add(_End(move.old, [here]), _End(move.new, [there]), Cause.MOVED, number)
    for number, pointer in enumerate(pointers):
        if pointer.verdict is Verdict.CONFORMING:
            claims.add(*_altered(altered, pointer.change, pointer.old, pointer.new), Cause.CONFORMING, number)
    for number, replacement in enumerate(replacements):
        for place in replacement.places:
            claims.add(*_altered(altered, place.change, place.old, place.new), Cause.REPLACED, number)
    for each in (each for places in altered for each in places if _is_typographic(each)):
        old, new = ([span] if not span.is_empty else [] for span in (each.old, each.new))
        claims.add(_End(each.change, old), _End(each.change, new), Cause.TYPOGRAPHIC, each.old.start)
    for at, places in enumerate(altered):
        old_side, new_side = claims.of(at)
        for each in places if old_side and new_side else ():
            _claim_joints(claims, each, (_held(old_side, each.old), _held(new_side, each.new)), pointers)
    return claims


def _is_typographic(each: Alteration) -> bool:
    """Say whether an alteration is one of white space and the width of marks alone."""
    if not (each.deleted and each.inserted):
        return not fold(each.deleted or each.inserted)
    return fold(each.deleted) == fold(each.inserted)


def _held(explained: Sequence[Explained], span: Span) -> list[Explained]:
    """Return what is explained within a run."""
    return [each for each in _meeting(explained, span) if span.holds(each.span)]


def _claim_joints(
    claims: _Claims, each: Alteration, held: tuple[list[Explained], list[Explained]], pointers: Sequence[Pointer]
) -> None:
    """Claim what is left of an alteration beside what is explained and is the same on both sides, with its neighbour.

    Such are the marks between references, and 本法 before one that is now called 前条.

    Args:
        claims: what is explained.
        each: the alteration.
        held: what is explained of it, old and new.
        pointers: the references.
    """
    keys = [[(e.cause, e.number) for e in side] for side in held]
    if not keys[0] or keys[0] != keys[1]:
        return
    gone, come = _gaps(each.old, held[0]), _gaps(each.new, held[1])
    for at, (before, after) in enumerate(zip(gone, come, strict=True)):
        cause, number = keys[0][min(at, len(keys[0]) - 1)]
        deleted = each.deleted[before.start - each.old.start : before.end - each.old.start]
        inserted = each.inserted[after.start - each.new.start : after.end - each.new.start]
        is_same = bool(deleted) and fold(deleted) == fold(inserted)
        if cause is Cause.CONFORMING and at < len(keys[0]):
            is_same = is_same or _is_called_otherwise(deleted, inserted, pointers[number])
        if is_same and cause is not Cause.MOVED:
            ends = [_End(each.change, [] if span.is_empty else [span]) for span in (before, after)]
            claims.add(ends[0], ends[1], cause, number)


def _is_called_otherwise(deleted: str, inserted: str, pointer: Pointer) -> bool:
    """Say whether 本法 went before a reference that is relative now, or came before one that was."""
    if _ITSELF.fullmatch(deleted) and not inserted:
        return pointer.new_text.startswith(_RELATIVE)
    return bool(_ITSELF.fullmatch(inserted)) and not deleted and pointer.old_text.startswith(_RELATIVE)


_ITSELF = lazy(r"本(?:法|条例|办法|规定|规则|细则|解释|决定)")
_RELATIVE = ("前", "本条", "本款")


def _altered(altered: Altered, change: int, old: Span, new: Span) -> tuple[_End, _End]:
    """Return what of a pair of spans was deleted and inserted."""
    gone = _near(altered[change], old, lambda each: each.old)
    come = _near(altered[change], new, lambda each: each.new)
    return _End(change, _common(old, gone)), _End(change, _common(new, come))


def _near(altered: Sequence[Alteration], span: Span, side: Callable[[Alteration], Span]) -> Iterator[Span]:
    """Yield the altered runs of one side that may meet a span; they stand in order."""
    for at in range(bisect_right(altered, span.start, key=lambda each: side(each).end), len(altered)):
        run = side(altered[at])
        if run.start >= span.end:
            break
        yield run


def _common(span: Span, others: Iterable[Span]) -> list[Span]:
    cut = (Span(max(span.start, other.start), min(span.end, other.end)) for other in others)
    return [each for each in cut if each.start < each.end]


class _Left(NamedTuple):
    """What no aid explains of the alterations of a change."""

    heavy: tuple[Alteration, ...]
    """What says something else than before."""
    wording: tuple[Alteration, ...]
    """What says the same in other words."""


def _left(change: Change, altered: Sequence[Alteration], old: Sequence[Explained], new: Sequence[Explained]) -> _Left:
    if change.unit in FRONT or change.kind is ChangeKind.UNCHANGED:
        return _Left((), ())
    left = [piece for each in altered for piece in _unexplained(each, old, new)] if old or new else altered
    texts = join_texts(change.old), join_texts(change.new)
    wording = tuple(_saying_the_same(left, *texts)) if change.old and change.new else ()
    light = set(wording)
    heavy = (piece for piece in left if piece not in light)
    return _Left(tuple(piece for piece in heavy if (piece.deleted + piece.inserted).strip(_MARKS)), wording)


def _reading(
    change: Change,
    explained: tuple[tuple[Explained, ...], tuple[Explained, ...]],
    pointers: tuple[Pointer, ...],
    left: _Left,
    told: Told,
    replacements: Sequence[Replacement],
) -> Reading:
    causes = {
        SCOPE_TERM if each.cause is Cause.REPLACED and replacements[each.number].scope else each.cause.value
        for side in explained
        for each in side
    }
    kinds = tuple(dict.fromkeys(fact.kind for fact in told.facts))
    weighed = weigh(change, causes, pointers, Unexplained(bool(left.heavy), bool(left.wording), kinds))
    return Reading(*explained, pointers, told.facts, told.frames, left.wording, weighed)


def _saying_the_same(left: Sequence[Alteration], old: str, new: str) -> Iterator[Alteration]:
    """Yield what says the same in other words, or in another order of the members of a list."""
    reordered = {place for one, two in pairwise(left) if _is_reordered(one, two, old) for place in (one, two)}
    yield from (piece for piece in left if piece in reordered or says_the_same(piece, old, new))


def _is_reordered(one: Alteration, two: Alteration, old: str) -> bool:
    """Say whether two alterations move a member of an enumeration, and nothing else."""
    between = old[one.old.end : two.old.start]
    if len(between) > _LONGEST_LIST or bool(one.deleted) == bool(one.inserted) or bool(two.deleted) == bool(two.inserted):
        return False
    gone, come = one.deleted + two.deleted, one.inserted + two.inserted
    return bool(one.deleted) != bool(two.deleted) and is_reordered(gone, come, between)


_LONGEST_LIST = 40
"""Characters between the two places of a member that moved within its enumeration."""
_MARKS = "，。；：、\n"
"""What may be left of a unit whose text moved away, and is nothing."""


def _unexplained(each: Alteration, old: Sequence[Explained], new: Sequence[Explained]) -> Iterator[Alteration]:
    """Yield what is left of an alteration between what is explained: old and new pieces side by side."""
    gone, come = _gaps(each.old, old), _gaps(each.new, new)
    if len(gone) == len(come) == 1:
        yield each  # nothing of it is explained, not even as typography
        return
    if len(gone) == len(come):
        pairs = list(zip(gone, come, strict=True))
    else:  # text moved away or in: what is left stands in for what is left
        pairs = [(gone[0], come[0])]
        pairs += [(span, Span(come[0].end, come[0].end)) for span in gone[1:]]
        pairs += [(Span(gone[0].end, gone[0].end), span) for span in come[1:]]
    for before, after in pairs:
        deleted = each.deleted[before.start - each.old.start : before.end - each.old.start]
        inserted = each.inserted[after.start - each.new.start : after.end - each.new.start]
        if fold(deleted) != fold(inserted):
            yield Alteration(each.change, before, after, deleted, inserted)


def _gaps(span: Span, explained: Sequence[Explained]) -> list[Span]:
    """Return what of a run is not explained: the runs before, between and behind; at least one, if need be empty."""
    if not explained:
        return [span]
    out, start = [], span.start
    for each in _meeting(explained, span):
        out.append(Span(start, each.span.start))
        start = each.span.end
    return [*out, Span(start, span.end)]


def _meeting(explained: Sequence[Explained], span: Span) -> Iterator[Explained]:
    """Yield what is explained from the start of a run to its end; it stands in order."""
    for at in range(bisect_right(explained, span.start, key=lambda each: each.span.end), len(explained)):
        if explained[at].span.start >= span.end:
            break
        yield explained[at]
