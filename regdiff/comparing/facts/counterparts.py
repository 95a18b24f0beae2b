"""Both quotes of an altered clause hold what it kept: words of one that stand on in another sentence did not go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.entire import LONGEST
from regdiff.comparing.facts.fact import NOTHING, Fact
from regdiff.comparing.facts.truth import Sides
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

_PENALTY = "penalty"
_WITHIN, _BEYOND = 5, 8
"""Characters of the shortest run of which it matters where it stands on: in the same sentence, and in another one."""
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
        new = _reaching(new, images, sides.new.text)
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
        if end - start >= _WITHIN:
            yield Span(there + start - here, there + end - here)


def _reaching(quote: Span, images: Iterator[Span], text: str) -> Span:
    """Return a quote with the sentences in which what stands on the other side was kept, where all of that fits."""
    whole = quote
    for image in images:
        if not whole.holds(image) and _matters(image, quote, text):
            whole = Span(min(whole.start, image.start), max(whole.end, image.end))
    if whole == quote:
        return quote
    start = max(text.rfind(sign, 0, whole.start + 1) for sign in _STOPS) + 1
    end = min((at for sign in _STOPS if (at := text.find(sign, whole.end)) >= 0), default=len(text))
    said = text[start:end].rstrip("；;")
    return Span(start, start + len(said)) if len(said) <= LONGEST and "\n" not in said and said[-1] not in "：:" else quote


def _matters(image: Span, quote: Span, text: str) -> bool:
    """Say whether a run is long enough to be missed where it stands, and no name of an authority that stands anywhere."""
    between = text[image.end : quote.start] or text[quote.end : image.start]
    words = text[slice(*image)].strip("，。；、：")
    named = sum(actor.span.end - actor.span.start for actor in find_actors(words) if actor.kind in _OF_LAWS)
    return len(words) - named >= (_BEYOND if "。" in between else _WITHIN)
