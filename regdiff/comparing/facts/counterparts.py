"""Both quotes of an altered clause hold what it kept: words of one that stand on in another sentence did not go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.entire import LONGEST
from regdiff.comparing.facts.fact import NOTHING, Fact
from regdiff.comparing.facts.truth import Sides
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

_PENALTY = "penalty"
_RUN, _WITHIN, _BEYOND = 3, 5, 8
"""Characters of the shortest run, and of those together of which it matters where they stand: in the sentence, or beyond."""
_STOPS = "。\n"
_OF_LAWS = ("authority", "officer")
"""Kinds of actors that any sentence names."""


class _Run(NamedTuple):
    """Characters that both texts have."""

    old: int
    new: int
    length: int


def with_counterparts(facts: Sequence[Fact], edits: Sequence[Edit], sides: Sides) -> Iterator[Fact]:
    """Yield facts, both quotes of an altered clause with the sentences in which what the other one quotes was kept.

    A quote stays as it is where that stands in another paragraph, or far away.

    Args:
        facts: of a change.
        edits: which turn its old text into the new one.
        sides: both texts.
    """
    runs = list(_runs(edits))
    starts = [[run[side] for run in runs] for side in (0, 1)]
    for fact in facts:
        if fact.came or fact.went or fact.kind == _PENALTY:
            yield fact
            continue
        yield _both(fact, runs, starts, sides)


def _both(fact: Fact, runs: Sequence[_Run], starts: Sequence[Sequence[int]], sides: Sides) -> Fact:
    """Return an altered clause with both quotes as long as they have to be; what one takes in may stand on elsewhere."""
    old, new = fact.old, fact.new
    for _ in range(_ROUNDS):
        told = Span(fact.lead.start, new.end) if fact.lead.end in (new.start, new.start - 1) else new
        images = (image for image in _images(old, runs, starts[0], 0) if not told.holds(image))
        new = _reaching(new, images, sides.new.text, _put_elsewhere(fact, sides))
        old = _reaching(old, _images(new, runs, starts[1], 1), sides.old.text)
    if (old, new) == (fact.old, fact.new) or _is_item(sides.old.words(old)) != _is_item(sides.new.words(new)):
        return fact
    return fact._replace(old=old, new=new, lead=NOTHING if new.meets(fact.lead) else fact.lead)


_ROUNDS = 2


def _is_item(words: str) -> bool:
    return marker(words[:_MARKER])[1] != ""


_MARKER = 12
"""Characters in which the marker of an item ends."""


def _runs(edits: Sequence[Edit]) -> Iterator[_Run]:
    old = new = 0
    for edit in edits:
        length = len(edit.text)
        if edit.op is Op.EQUAL:
            yield _Run(old, new, length)
        old += length * (edit.op is not Op.INSERT)
        new += length * (edit.op is not Op.DELETE)


def _images(quote: Span, runs: Sequence[_Run], starts: Sequence[int], side: int) -> Iterator[Span]:
    """Yield where what a quote of one side keeps stands on the other side."""
    for run in runs[max(0, bisect_right(starts, quote.start) - 1) :]:
        here, there = (run.old, run.new) if side == 0 else (run.new, run.old)
        if here >= quote.end:
            break
        start, end = max(here, quote.start), min(here + run.length, quote.end)
        if end - start >= _RUN:
            yield Span(there + start - here, there + end - here)


def _put_elsewhere(fact: Fact, sides: Sides) -> Iterator[Span]:
    """Yield where members of an enumeration that were taken out of a clause stand in the new text as they did not before."""
    old, new = sides.old.text, sides.new.text
    for mark in (mark for mark in fact.marks if mark.new.is_empty and len(old) + len(new) < _LONG):
        for member in _MEMBERS.split(sides.old.words(mark.old)):
            at = new.find(member)
            is_new = len(member) >= _MEMBER and at >= 0 and new.count(member) >= old.count(member)
            if is_new and not fact.new.meets(Span(at, at + len(member))):
                yield Span(at, at + len(member))


_MEMBERS = lazy("[，、；。]|或者|以及|和|并|及")
_MEMBER = 4
"""Characters of the shortest member that is known by its words."""
_LONG = 8000
"""Characters of the longest texts that are looked through for it."""


def _reaching(quote: Span, images: Iterator[Span], text: str, others: Iterable[Span] = ()) -> Span:
    """Return a quote with the sentences in which what stands on the other side was kept, where all of that fits.

    Args:
        quote: of one side.
        images: where what the other side quotes was kept.
        text: the whole side.
        others: where it stands again.
    """
    whole = quote
    for other in others:
        whole = Span(min(whole.start, other.start), max(whole.end, other.end))
    for part, runs in _by_sentence((image for image in images if not quote.holds(image)), text):
        kept = sum(_weight(text[slice(*run)]) for run in runs)
        between = text[runs[-1].end : quote.start] or text[quote.end : runs[0].start]
        if kept >= (_BEYOND if "。" in between else _WITHIN):
            whole = Span(min(whole.start, part.start), max(whole.end, runs[-1].end))
    if whole == quote:
        return quote
    start = max(text.rfind(sign, 0, whole.start + 1) for sign in _STOPS) + 1
    end = min((at for sign in _STOPS if (at := text.find(sign, whole.end)) >= 0), default=len(text))
    said = text[start:end].rstrip("；;")
    return Span(start, start + len(said)) if len(said) <= LONGEST and "\n" not in said and said[-1] not in "：:" else quote


def _by_sentence(images: Iterator[Span], text: str) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the sentences, or halves of them, that runs stand in, with these."""
    found: dict[int, list[Span]] = {}
    for image in images:
        found.setdefault(max(text.rfind(sign, 0, image.start) for sign in "。；\n") + 1, []).append(image)
    for start, runs in found.items():
        yield Span(start, runs[-1].end), sorted(runs)


def _weight(words: str) -> int:
    """Return how many characters a run has, without names of authorities, which stand anywhere."""
    named = sum(actor.span.end - actor.span.start for actor in find_actors(words) if actor.kind in _OF_LAWS)
    return len(words.strip("，。；、：")) - named
