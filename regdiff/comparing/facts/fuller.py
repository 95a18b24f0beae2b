"""A quote made longer where there is room: what a new article or paragraph says, to the end of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.fact import NOTHING, Fact
from regdiff.comparing.facts.kinds import penalty


def fuller(change: Change, fact: Fact, room: int) -> Fact:
    """Return a fact that quotes more of its sentence: what stands between who and what, then the clauses behind.

    No more is quoted than came in one piece, and nothing that the old side says as well. Penalties are quoted as they are:
    what stands beside one is another.

    Args:
        change: what happened to the article.
        fact: of it.
        room: characters that may be quoted besides.
    """
    if not fact.came or room <= 0 or fact.kind == penalty.KIND.name:
        return fact
    old, text = join_texts(change.old), join_texts(change.new)
    came = next((span for span in _inserted(change.edits) if span.holds(fact.new)), fact.new)
    (start, end), lead, marks = fact.new, fact.lead, list(fact.marks)
    between = Span(lead.end, start)
    if marks[0].new.start == start and came.holds(lead) and 0 < start - lead.end <= room and _is_new(text, old, between):
        room -= start - lead.end
        start, lead = lead.start, NOTHING
        marks[0] = marks[0]._replace(new=Span(start, marks[0].new.end))
    if marks[-1].new.end == end:
        end = _end(text, old, Span(end, min(came.end, end + room)))
        marks[-1] = marks[-1]._replace(new=Span(marks[-1].new.start, end))
    return fact._replace(new=Span(start, end), lead=lead, marks=tuple(marks))


def _is_new(text: str, old: str, span: Span) -> bool:
    """Say whether a run lies within one sentence, and none of its clauses stands on the old side."""
    words = text[span.start : span.end]
    clauses = filter(None, words.split("，"))
    return not any(mark in words for mark in _ENDS) and not any(clause in old for clause in clauses)


def _end(text: str, old: str, reach: Span) -> int:
    """Return the end of the last clause of a sentence that lies within reach, or where the quote ends anyhow."""
    last = reach.start
    for at in range(reach.start, reach.end + 1):
        if at < len(text) and text[at] not in _MARKS:
            continue
        if at > last and not _is_new(text, old, Span(last, at)):
            break
        last = at
        if at == len(text) or text[at] in _ENDS:
            break
    return last


def _inserted(edits: Sequence[Edit]) -> Iterator[Span]:
    """Yield the runs of the new text that were inserted."""
    at = 0
    for edit in edits:
        if edit.op is not Op.DELETE:
            if edit.op is Op.INSERT:
                yield Span(at, at + len(edit.text))
            at += len(edit.text)


_ENDS = "。；：\n"
_MARKS = "，" + _ENDS
