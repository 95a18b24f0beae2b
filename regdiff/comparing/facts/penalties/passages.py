"""Passages: a paragraph, or an item, with what it refers to, cut into sentences and clauses."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.comparing.alterations import Span
from regdiff.model.numbers import Level
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

_END = lazy(
    r"(?=[；;。：！？\n:，,])"  # what any of them is: it says quickly where none stands
    r"(?:[；;。：！？\n]|(?<![0-9０-９]):|(?<![0-9０-９])[，,]|[，,](?! ?[0-9０-９]{3}(?![0-9０-９])))"
)
_LINE = lazy("[^\n]+")
_LEADS = ("：", ":")
_BLANK = " \t\u3000"


class Clause(NamedTuple):
    """A clause, without the mark that ends it."""

    span: Span
    mark: str
    """The mark that ends it; empty at the end of the text."""


class Passage(NamedTuple):
    """A paragraph or an item."""

    span: Span
    """Without the item's marker."""
    is_item: bool
    cases: Span
    """The items that a paragraph leads in; empty where it leads none."""


def passages(text: str) -> list[Passage]:
    """Return the lines of a text, each with the items behind it that it leads in."""
    out: list[Passage] = []
    lead = -1
    for line in _LINE.finditer(text):
        level, number = marker(line[0])
        span = Span(line.start() + len(number), line.end())
        if level is Level.PARAGRAPH:
            leads = line[0].rstrip(_BLANK).endswith(_LEADS)
            lead = len(out) if leads else -1
        elif lead >= 0:
            head = out[lead]
            out[lead] = head._replace(cases=Span(head.cases.start or line.start(), line.end()))
        out.append(Passage(span, level is not Level.PARAGRAPH, Span(0, 0)))
    return out


def sentences(text: str, span: Span) -> Iterator[list[Clause]]:
    """Yield the clauses of each sentence of a passage."""
    held: list[Clause] = []
    start = span.start
    for mark in _END.finditer(text, *span):
        held.append(_clause(text, start, mark.start(), mark[0]))
        start = mark.end()
        if mark[0] in "。！？":
            yield held
            held = []
    held.append(_clause(text, start, span.end, ""))
    yield held


def _clause(text: str, start: int, end: int, mark: str) -> Clause:
    while start < end and text[start] in _BLANK:
        start += 1
    return Clause(Span(start, end), mark)
