"""Where the two texts of a change differ, clause by clause: what came, what went, and what stands in other words.

Looked at is what no aid explains and no rule takes for mere wording. A sentence, or a clause of one, that is nearly all
inserted came; one that is nearly all deleted went; what was replaced by something like it, and what was altered within a
clause, is one difference with both sides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Alteration, Span
from regdiff.comparing.edits import Edit, Op, edit_script
from regdiff.comparing.facts.fact import NOTHING, Mark
from regdiff.comparing.facts.statements import Statement, Text, is_modal
from regdiff.comparing.quantities import Quantity, find_quantities
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.comparing.words import word_starts
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

WHOLE = 0.75
"""A clause came, or went, when so much of it did."""
SHORTEST = 5
"""Characters of the shortest clause that can come or go."""
SAME = 0.6
"""The same for two that stand at different places of one article."""
ALIKE = 0.34
"""Of the pairs of characters of the shorter one, so many stand in the other where one clause took the place of another."""
MUCH = 0.4
"""What went is so much of what came at its place, at least, that this may be no more than the same put otherwise."""
AKIN = 0.4
"""The same of two that stand at different places, of which nothing is told: no rule knows whether one became the other."""
PART = 0.5
"""What became of a part of a clause has at least so many of its characters."""
CLOSE = 0.3
"""And of those of both, so many are common: a few words that a long sentence happens to hold did not become it."""


class Said:
    """Clauses of one side that lie together in one sentence."""

    def __init__(self, text: Text, sentence: int, span: Span) -> None:
        """Take the side, the 0-based place of the sentence in it, and where they stand."""
        self.text, self.sentence, self.span = text, sentence, span
        self.words = text.words(span)
        """What they say."""

    @property
    def is_sentence(self) -> bool:
        """Whether they are a whole sentence."""
        return self.span == self.text.sentences[self.sentence].span

    @property
    def whole(self) -> str:
        """The sentence that they stand in."""
        return self.text.words(self.text.sentences[self.sentence].span)

    @property
    def above(self) -> str:
        """The sentence that introduces theirs; empty where none does."""
        lead = self.text.sentences[self.sentence].lead
        return self.text.words(self.text.sentences[lead].span) if lead >= 0 else ""

    @cached_property
    def stated(self) -> list[Statement]:
        """The statements whose modal words stand in them."""
        found = self.text.statements(self.sentence)
        start, end = (bisect_left(found, place, key=_modal_start) for place in self.span)
        return list(found[start:end])

    @cached_property
    def statement(self) -> Statement | None:
        """The first thing that they state, or the statement that they are part of."""
        if self.stated:
            return self.stated[0]
        if _EXCEPTS.search(self.words) and not marker(self.words[:12])[1]:
            return None  # an exception forbids nothing, and orders nothing
        found = self.text.statements(self.sentence)
        before = bisect_left(found, self.span.start, key=_modal_start)
        return found[before - 1] if before else None

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers in them, by their offsets in the text."""
        shift, words = self.span.start, self.words
        return [
            each._replace(start=each.start + shift, end=each.end + shift)
            for each in find_quantities(words)
            if not _is_named(each, words)
        ]


def _modal_start(statement: Statement) -> int:
    return statement.modal.start


_EXCEPTS = lazy(r"另有(?:规定|约定)|从其(?:规定|约定)|除外\Z")
_TERM = lazy("期(?![限满间内届])")
_NOUN = lazy(r"[^，。；、以不的\s]")


def _is_named(each: Quantity, words: str) -> bool:
    """Say whether a number is part of a name, and measures nothing: 一年期贷款, 二次包装, 零件."""
    if each.is_time:
        return _TERM.match(words, each.end) is not None
    if each.text.startswith("零"):
        return True
    return not each.bound and each.text in ("一次", "二次") and _NOUN.match(words, each.end) is not None


class Difference(NamedTuple):
    """What differs at one place."""

    old: Said | None
    """None where it came."""
    new: Said | None
    """None where it went."""
    marks: tuple[Mark, ...]
    is_akin: bool = False
    """Whether it came where something of its like went at another place: whether it is news no rule can tell."""
    told: tuple[Mark, ...] | None = None
    """The marks that are told, where these are not all of them: what took the place of a clause that is told is not."""


def differences(old: Text, new: Text, pieces: Sequence[Alteration]) -> Iterator[Difference]:
    """Yield what differs between two texts.

    Args:
        old: the old side of a change.
        new: the new side.
        pieces: its alterations, as far as they are unexplained and no mere wording, in order.
    """
    went, came = (
        _Side(old, [(each.old, at) for at, each in enumerate(pieces)]),
        _Side(new, [(each.new, at) for at, each in enumerate(pieces)]),
    )
    gone, come = list(went.runs()), list(came.runs())
    gone, come = (
        list(_without_parts(gone, went, came, [(each.old, each.new) for each in pieces])),
        list(_without_parts(come, came, went, [(each.new, each.old) for each in pieces])),
    )
    paired, related = _pairs(gone, come)
    paired += list(_with_rests((gone, come), paired, (went, came), pieces))
    used = {id(each) for pair in paired for each in pair}
    for left, right in paired:
        marks = tuple(_marked(left.said, right.said))
        if marks:
            yield Difference(left.said, right.said, marks)
    for run in come:
        if id(run) not in used:
            yield Difference(None, run.said, (Mark(NOTHING, run.said.span),), id(run) in related)
    told = used | related
    for run in gone:
        if id(run) not in told:
            yield Difference(run.said, None, (Mark(run.said.span, NOTHING),))
    if old.sentences and new.sentences:
        yield from _within(old, new, list(_left(pieces, went, came)))


def _without_parts(runs: Sequence[_Run], side: _Side, other: _Side, pieces: Sequence[tuple[Span, Span]]) -> Iterator[_Run]:
    """Yield runs but for clauses of which a part is kept, and the rest became something in a clause of the other side.

    Args:
        runs: of one side.
        side: that side; what is left out is no longer covered by it.
        other: the other one.
        pieces: what was altered, on this side and on the other one.
    """
    for run in runs:
        span = run.said.span
        here = [pieces[at] for at in run.pieces]
        kept = span.end - span.start - sum(max(0, min(a.end, span.end) - max(a.start, span.start)) for a, _ in here)
        became = [b for a, b in here if span.holds(a) and b.end - b.start >= (a.end - a.start) * PART]
        if kept and len(here) == 1 and became and not _is_covered(became[0], other.covered):
            side.covered.remove(span)
        else:
            yield run


class _Run(NamedTuple):
    said: Said
    pieces: frozenset[int]
    """0-based places of the alterations that it came, or went, by."""


class _Side:
    """The clauses of one side that came, or went."""

    def __init__(self, text: Text, spans: Sequence[tuple[Span, int]]) -> None:
        self.text = text
        self._by_sentence: dict[int, list[tuple[Span, int]]] = defaultdict(list)
        for span, piece in spans:
            if not span.is_empty:
                for place in text.touched(span):
                    self._by_sentence[place].append((span, piece))
        self.covered: list[Span] = []

    def runs(self) -> Iterator[_Run]:
        """Yield whole sentences and runs of whole clauses, in order."""
        for place, spans in sorted(self._by_sentence.items()):
            sentence = self.text.sentences[place]
            if _share(sentence.span, spans) >= WHOLE and len(_said(self.text.words(sentence.span))) >= SHORTEST:
                yield self._run(place, sentence.span, spans)
                continue
            run: list[Span] = []
            for clause in (*sentence.clauses, None):
                if clause and _share(clause, spans) >= WHOLE:
                    run.append(clause)
                    continue
                if run and len(_said(self.text.words(Span(run[0].start, run[-1].end)))) >= SHORTEST:
                    yield self._run(place, Span(run[0].start, run[-1].end), spans)
                run = []

    def rest(self, span: Span, other: _Run) -> _Run | None:
        """Return the clause of which `span` is all but the word that binds, with which `other` begins as well.

        None where it is none, or is covered, or stands behind other words than `other` does.
        """
        places = self.text.touched(span)
        if span.is_empty or len(places) != 1 or _is_covered(span, self.covered):
            return None
        clause = next((each for each in self.text.sentences[places.start].clauses if each.holds(span)), None)
        if clause is None or clause.end != span.end:
            return None
        said, kept = other.said, self.text.words(Span(clause.start, span.start))
        before = self.text.text[: clause.start], said.text.text[: said.span.start]
        if not (is_modal(kept) and said.words.startswith(kept) and before[0][-_REACH:] == before[1][-_REACH:] != ""):
            return None
        self.covered.append(clause)
        return _Run(Said(self.text, places.start, clause), other.pieces)

    def _run(self, place: int, span: Span, spans: Sequence[tuple[Span, int]]) -> _Run:
        self.covered.append(span)
        return _Run(Said(self.text, place, span), frozenset(piece for each, piece in spans if each.meets(span)))


def _share(span: Span, spans: Sequence[tuple[Span, int]]) -> float:
    start, end = span
    first, last = bisect_right(spans, start, key=_until), bisect_left(spans, end, key=_since)
    held = sum([min(until, end) - max(begin, start) for (begin, until), _ in spans[first:last]])
    return held / max(1, end - start)


def _since(each: tuple[Span, int]) -> int:
    return each[0].start


def _until(each: tuple[Span, int]) -> int:
    return each[0].end


def _said(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _pairs(gone: Sequence[_Run], come: Sequence[_Run]) -> tuple[list[tuple[_Run, _Run]], set[int]]:
    """Pair what went and what came, each once, the most alike first: at one place, or in the same words at another.

    Returns:
        The pairs, and the ids of runs that have something of what came, or went, too little for a pair.
    """
    if not (gone and come):
        return [], set()
    known = {id(run): pairs_of(run.said.words) for run in (*gone, *come)}
    tried = []
    related: set[int] = set()
    few = len(gone) * len(come) <= MOST_LIKENED
    by_piece: dict[int, list[_Run]] = defaultdict(list)
    for run in come:
        for piece in run.pieces:
            by_piece[piece].append(run)
    for left in gone:
        near = {id(run): run for piece in left.pieces for run in by_piece[piece][:_NEAREST]}
        for right in come if few else near.values():
            pairs = known[id(left)], known[id(right)]
            likeness, is_here = _likeness(*pairs), not left.pieces.isdisjoint(right.pieces)
            if likeness >= (ALIKE if is_here else SAME) and _closeness(*pairs) >= CLOSE:
                tried.append((-likeness, left.said.span, right.said.span, left, right))
            else:
                related |= _akin(left, right, pairs, likeness)
    out: list[tuple[_Run, _Run]] = []
    used: set[int] = set()
    for *_, left, right in sorted(tried, key=lambda each: each[:3]):
        if used.isdisjoint((id(left), id(right))):
            used |= {id(left), id(right)}
            out.append((left, right))
    return out, related


def _akin(left: _Run, right: _Run, pairs: tuple[Grams, Grams], likeness: float) -> set[int]:
    """Return the ids of those of two runs that have something of the other: it is not told that they came, or went."""
    if left.pieces.isdisjoint(right.pieces) and likeness < SAME:
        return {id(right)} if likeness >= AKIN and _closeness(*pairs) >= CLOSE else set()
    if likeness < ALIKE:
        return set()
    is_much = len(pairs[0]) >= MUCH * len(pairs[1]) and not left.pieces.isdisjoint(right.pieces)
    return {id(left), id(right)} if is_much else {id(left)}


def _with_rests(
    runs: tuple[Sequence[_Run], Sequence[_Run]],
    paired: Sequence[tuple[_Run, _Run]],
    sides: tuple[_Side, _Side],
    pieces: Sequence[Alteration],
) -> Iterator[tuple[_Run, _Run]]:
    """Pair what came, or went, with the clause that it took the place of but for the word that binds: 应当, 可以."""
    used = {id(each) for pair in paired for each in pair}
    gone, come = ([run for run in side if id(run) not in used and len(run.pieces) == 1] for side in runs)
    for run in come:
        if rest := sides[0].rest(pieces[min(run.pieces)].old, run):
            yield rest, run
    for run in gone:
        if rest := sides[1].rest(pieces[min(run.pieces)].new, run):
            yield run, rest


def _closeness(left: Grams, right: Grams) -> float:
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _likeness(left: Grams, right: Grams) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))


def _marked(old: Said, new: Said) -> Iterator[Mark]:
    """Yield what differs between two clauses that take each other's place."""
    at_old, at_new = old.span.start, new.span.start
    gone = come = 0
    for edit in (*edit_script(old.words, new.words), Edit(Op.EQUAL, "")):
        if edit.op is Op.DELETE:
            gone += len(edit.text)
        elif edit.op is Op.INSERT:
            come += len(edit.text)
        else:
            if gone or come:
                yield Mark(Span(at_old, at_old + gone), Span(at_new, at_new + come))
            at_old, at_new = at_old + gone + len(edit.text), at_new + come + len(edit.text)
            gone = come = 0


def _left(pieces: Sequence[Alteration], went: _Side, came: _Side) -> Iterator[tuple[Alteration, bool]]:
    """Yield the alterations that lie in no clause that came or went as a whole, and whether they are told.

    One side of an alteration may be told already. What took the place of that did not come, or go, by itself.
    """
    for each in pieces:
        old = each.old if not _is_covered(each.old, went.covered) else Span(each.old.start, each.old.start)
        new = each.new if not _is_covered(each.new, came.covered) else Span(each.new.start, each.new.start)
        if not (old.is_empty and new.is_empty):
            yield each._replace(old=old, new=new), (old, new) == (each.old, each.new)


def _is_covered(span: Span, covered: Sequence[Span]) -> bool:
    """Say whether a span meets one of some that lie one behind the other."""
    at = bisect_right(covered, (span.end + 1, 0))
    return any(span.meets(each) for each in covered[max(0, at - 2) : at])


def _within(old: Text, new: Text, pieces: Sequence[tuple[Alteration, bool]]) -> Iterator[Difference]:
    """Yield what was altered within clauses, one difference a pair of clauses; `pieces`: as `_left` gives them."""
    groups: dict[tuple[int, int, int, int], list[tuple[Alteration, bool]]] = defaultdict(list)
    for each, is_told in pieces:
        key = (*_place(old, each.old), *_place(new, each.new))
        groups[key].append((each, is_told))
    for (sentence_old, clause_old, sentence_new, clause_new), its in groups.items():
        sides = []
        for text, sentence, clause, spans in (
            (old, sentence_old, clause_old, [each.old for each, _ in its]),
            (new, sentence_new, clause_new, [each.new for each, _ in its]),
        ):
            span = text.sentences[sentence].clauses[clause]
            end = max(span.end, *(each.end for each in spans))
            sides.append(Said(text, sentence, Span(span.start, min(end, text.sentences[sentence].span.end))))
        words = [side.words for side in sides]
        if min(map(len, words)) < _SHORT or _likeness(*map(pairs_of, words)) >= ALIKE:
            before, after = sides
            marks = [
                (_to_names(before, after, _to_numbers(before, after, _widened(old, new, _slid(old, new, each)))), is_told)
                for each, is_told in its
            ]
            told = _joined(mark for mark, is_told in marks if is_told)
            yield Difference(before, after, tuple(_joined(mark for mark, _ in marks)), told=tuple(told))


def _place(text: Text, span: Span) -> tuple[int, int]:
    """Return the sentence and the clause that a span begins in."""
    sentences = text.touched(span)
    place = sentences.start if len(sentences) else max(0, min(sentences.start, len(text.sentences) - 1))
    clauses = text.sentences[place].clauses
    return place, min(bisect_left(clauses, span.start + (not span.is_empty), key=_END), len(clauses) - 1)


_END = attrgetter("end")


MOST_LIKENED = 40_000
"""Where more pairs would have to be likened, only what went and came at one place is, so that the work has no square."""
_NEAREST = 16
"""Runs that came by one alteration and are likened to one that went by it."""
_REACH = 4
_SHORT = 12
"""Characters of a clause that is too short to be likened to another one."""


def _slid(old: Text, new: Text, each: Alteration) -> Alteration:
    """Slide words that only came, or went, so that they end with a joint: 被{甲、}被乙 for 被{甲、被}乙."""
    if each.old.is_empty == each.new.is_empty:
        return each
    text, span = (new.text, each.new) if each.old.is_empty else (old.text, each.old)
    if _JOINT.search(text, max(0, span.end - _REACH), span.end):
        return each
    for by in range(1, _REACH):
        moved = Span(span.start - by, span.end - by)
        kept = text[moved.start : span.start]
        if moved.start < 0 or kept != text[moved.end : span.end] or any(sign in kept for sign in _MARKS):
            return each
        if _JOINT.search(text, max(moved.start, moved.end - _REACH), moved.end):
            old_span, new_span = (Span(side.start - by, side.end - by) for side in (each.old, each.new))
            return each._replace(old=old_span, new=new_span)
    return each


_JOINT = lazy(r"(?:[、和与及或]|或者|以及)\Z")


def _widened(old: Text, new: Text, each: Alteration) -> Mark:
    """Widen an alteration to words, as both texts part them."""
    left = _word_reach(old, new, each, -1)
    right = _word_reach(old, new, each, 1)
    return Mark(Span(each.old.start - left, each.old.end + right), Span(each.new.start - left, each.new.end + right))


def _to_numbers(old: Said, new: Said, mark: Mark) -> Mark:
    """Widen a mark to the numbers that it cuts, with their units, where both sides keep what is left of them."""
    left = right = 0
    for said, span in ((old, mark.old), (new, mark.new)):
        for each in said.quantities:
            if Span(each.start, each.end).meets(span):
                left, right = max(left, span.start - each.start), max(right, each.end - span.end)
    one, other = old.text.text, new.text.text
    before = one[mark.old.start - left : mark.old.start], other[mark.new.start - left : mark.new.start]
    behind = one[mark.old.end : mark.old.end + right], other[mark.new.end : mark.new.end + right]
    left, right = left if before[0] == before[1] else 0, right if behind[0] == behind[1] else 0
    return Mark(Span(mark.old.start - left, mark.old.end + right), Span(mark.new.start - left, mark.new.end + right))


def _to_names(old: Said, new: Said, mark: Mark) -> Mark:
    """Widen a mark to the beginning of the name of an authority that took another's place: 农业农村部门 for 农业主管部门."""
    if mark.old.is_empty or mark.new.is_empty or not _OFFICE.search(new.words):
        return mark
    reach = {
        start - each.span.start
        for said, start in ((old, mark.old.start - old.span.start), (new, mark.new.start - new.span.start))
        for each in find_actors(said.words)
        if each.kind == "authority" and each.span.start < start < each.span.end
    }
    for left in sorted(reach, reverse=True):
        before, after = mark.old.start - left, mark.new.start - left
        if old.span.start <= before and new.span.start <= after:
            kept = old.text.text[before : mark.old.start]
            if kept == new.text.text[after : mark.new.start] and not _PLACE.search(kept):
                return Mark(Span(before, mark.old.end), Span(after, mark.new.end))
    return mark


_OFFICE = lazy("[门局厅委关]")
_PLACE = lazy("[级省市县区州乡镇国地本]")
"""What a level or a place is named by, which is no part of the name proper: 县级, 所在地."""


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield marks, those that came to overlap as one."""
    last: Mark | None = None
    for mark in marks:
        if last and (mark.old.start < last.old.end or mark.new.start < last.new.end):
            last = Mark(Span(last.old.start, mark.old.end), Span(last.new.start, mark.new.end))
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last


def _word_reach(old: Text, new: Text, each: Alteration, way: int) -> int:
    """How many kept characters beside an alteration belong to a word that it cuts."""
    out = 0
    for text, span in ((old.text, each.old), (new.text, each.new)):
        if span.is_empty:
            continue
        start, end = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
        flags = word_starts(text[start:end])
        at = (span.end if way > 0 else span.start) - start
        for reach in range(_REACH):
            if not 0 <= at + way * reach < len(flags) or flags[at + way * reach]:
                out = max(out, reach)
                break
    kept = 0
    while kept < out:
        a = each.old.end + kept if way > 0 else each.old.start - kept - 1
        b = each.new.end + kept if way > 0 else each.new.start - kept - 1
        if not (0 <= a < len(old.text) and 0 <= b < len(new.text)) or old.text[a] != new.text[b] or old.text[a] in _MARKS:
            break
        kept += 1
    return kept


_MARKS = "，。；：、\n"
