"""A quote made longer where there is room: what a new article says, to the end of its sentence."""

from __future__ import annotations

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark
from regdiff.comparing.facts.kinds import penalty


def fuller(change: Change, fact: Fact, room: int) -> Fact:
    """Return a fact that quotes more of its sentence: what stands between who and what, then the clauses behind.

    Only of an article that has no counterpart is more quoted, since all of it came. Penalties are quoted as they are: what
    stands beside one is another.

    Args:
        change: what happened to the article.
        fact: of it.
        room: characters that may be quoted besides.
    """
    if not fact.came or change.old or fact.kind == penalty.KIND.name:
        return fact
    text = join_texts(change.new)
    start, lead = fact.new.start, fact.lead
    between = text[lead.end : start]
    if not lead.is_empty and 0 < len(between) <= room and not any(mark in _ENDS for mark in between):
        room -= len(between)
        start, lead = lead.start, NOTHING
    whole = Span(start, _end(text, fact.new.end, room))
    if whole == fact.new:
        return fact
    return fact._replace(new=whole, lead=lead, marks=(Mark(fact.marks[0].old, whole),))


def _end(text: str, end: int, room: int) -> int:
    """Return the end of the last clause of a sentence that fits, or where the quote ends anyhow."""
    last = end
    for at in range(end, min(len(text), end + room) + 1):
        if at == len(text) or text[at] in _MARKS:
            last = at
            if at == len(text) or text[at] in _ENDS:
                break
    return last


_ENDS = "。；：\n"
_MARKS = "，" + _ENDS
