"""All that differs between the two quotes of an altered clause, so that what is not marked stands on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from regdiff.comparing.alterations import Span
from regdiff.comparing.edits import Edit, Op, edit_script
from regdiff.comparing.facts.fact import Fact, Mark
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

_PENALTY = "penalty"
WIDE = str.maketrans("(),:;", "（），：；")
"""The width of a sign is no difference."""
_NARROW = lazy("[(),:;]")


def marked(fact: Fact, old: str, new: str) -> tuple[Mark, ...]:
    """Return what changed within the quotes of a fact, in the order of the text.

    Of a clause that came or went, and of a penalty, of which what is imposed is told, these are its own marks. Of any other
    all is marked that differs, as the comparison would mark it, its own marks as wholes (五年 → 十年); but for the marker of
    an item, and the width of signs.

    Args:
        fact: of a change.
        old: the joined texts of its old side.
        new: those of the new one.
    """
    if fact.came or fact.went or fact.kind == _PENALTY or _has_come(fact):
        return fact.marks
    quotes = tuple(_without_marker(text, quote) for text, quote in ((old, fact.old), (new, fact.new)))
    quotes = (_behind_lead(old, quotes[0], new[slice(*fact.lead)]), quotes[1])
    own = [
        Mark(*map(_within, mark, quotes))
        for mark in fact.marks
        if not (_NARROW.search(old, *mark.old) or _NARROW.search(new, *mark.new))
    ]
    old, new = old.translate(WIDE), new.translate(WIDE)
    if _unmarked(old, quotes[0], [mark.old for mark in own]) == _unmarked(new, quotes[1], [mark.new for mark in own]):
        return fact.marks
    edits = edit_script(old[slice(*quotes[0])], new[slice(*quotes[1])])
    every = list(_marks(edits, quotes[0].start, quotes[1].start))
    return tuple(_united([*every, *(_closed(mark, every, quotes) for mark in own)]))


def _has_come(fact: Fact) -> bool:
    """Say whether all that is quoted of the new text came: the old quote is what it came to."""
    return (
        len(fact.marks) == 1
        and fact.marks[0].old.is_empty
        and fact.marks[0].new.end >= fact.new.end - 1
        and (fact.marks[0].new.start <= fact.new.start + _MARKER)
    )


_MARKER = 4
"""Characters of the marker of an item, at most."""


def _without_marker(text: str, quote: Span) -> Span:
    return Span(quote.start + len(marker(text[slice(*quote)])[1]), quote.end)


def _behind_lead(text: str, quote: Span, lead: str) -> Span:
    """Return a quote of the old text without what it begins with, where that is told before the new one."""
    said = lead[len(marker(lead)[1]) :].rstrip(_SIGNS)
    if not said or not text.startswith(said, quote.start, quote.end):
        return quote
    start = quote.start + len(said)
    return Span(start + (text[start : start + 1] in _SIGNS and start < quote.end), quote.end)


_SIGNS = "，,"


def _within(span: Span, quote: Span) -> Span:
    """Return the part of a span that lies in a quote: an empty one at its border where none does."""
    start, end = (min(max(at, quote.start), quote.end) for at in span)
    return Span(start, end)


def _unmarked(text: str, quote: Span, spans: Sequence[Span]) -> str:
    at, kept = quote.start, []
    for span in (span for span in spans if not span.is_empty):
        kept.append(text[at : span.start])
        at = span.end
    return "".join([*kept, text[at : quote.end]])


def _marks(edits: Sequence[Edit], at_old: int, at_new: int) -> Iterator[Mark]:
    """Yield the runs of edits that keep nothing, from two offsets on."""
    for is_kept, group in groupby(edits, key=lambda edit: edit.op is Op.EQUAL):
        its = list(group)
        end_old = at_old + sum(len(edit.text) for edit in its if edit.op is not Op.INSERT)
        end_new = at_new + sum(len(edit.text) for edit in its if edit.op is not Op.DELETE)
        if not is_kept:
            yield Mark(Span(at_old, end_old), Span(at_new, end_new))
        at_old, at_new = end_old, end_new


def _closed(mark: Mark, every: Sequence[Mark], quotes: Sequence[Span]) -> Mark:
    """Return a mark that takes in, on each side, what stands beside what it has of the other one."""
    starts = [each.old for each in every], [each.new for each in every]
    old, new = mark
    for _ in range(2):  # a start moves at most to that of the other side, and that one with it
        old = _hull(old, _image(new, starts[::-1], (quotes[1].start, quotes[0].start)))
        new = _hull(new, _image(old, starts, (quotes[0].start, quotes[1].start)))
    return Mark(old, new)


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end)) if not one.is_empty else other


def _image(span: Span, marks: tuple[Sequence[Span], Sequence[Span]], first: tuple[int, int]) -> Span:
    """Return where a span of one side stands on the other one, what is marked there as a whole."""
    ends = []
    for at, is_end in ((span.start, False), (span.end, True)):
        here, there = first
        for mine, others in zip(*marks, strict=True):
            if at < mine.start or (at == mine.start and not is_end):
                break
            if at < mine.end or (at == mine.end and is_end):
                here, there = at, others.end if is_end else others.start
                break
            here, there = mine.end, others.end
        ends.append(there + at - here)
    return Span(min(ends), max(ends))


def _united(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks in order, those that meet or adjoin on either side as one."""
    ordered = sorted(mark for mark in marks if not (mark.old.is_empty and mark.new.is_empty))
    if not ordered:
        return
    (old, new), *rest = ordered
    for mark in rest:
        if mark.old.start <= old.end and mark.new.start <= new.end:
            old, new = _hull(old, mark.old), _hull(new, mark.new)
        else:
            yield Mark(old, new)
            old, new = mark
    yield Mark(old, new)
