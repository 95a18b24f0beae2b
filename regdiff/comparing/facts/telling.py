"""The facts of a change: each difference by the first kind that knows it, quoted with what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.comparing.alterations import Alteration, Span
from regdiff.comparing.changes import Change
from regdiff.comparing.facts.differing import Difference, Said, differences
from regdiff.comparing.facts.elsewhere import elsewhere
from regdiff.comparing.facts.fact import Fact, Mark, Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.statements import NOTHING, Statement, Text
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.windows import LONGEST, window


def find_facts(changes: Sequence[Change], pieces: Sequence[Sequence[Alteration]]) -> list[tuple[Fact, ...]]:
    """Return the facts of each change, the heaviest class first, then in the order of the table of kinds and of the text.

    Args:
        changes: of a change set.
        pieces: of each change, what of its alterations no aid explains and no rule takes for wording, in order.
    """
    found: list[tuple[int, Difference]] = []
    sides: dict[int, Sides] = {}
    for at, (change, its) in enumerate(zip(changes, pieces, strict=True)):
        if its:
            sides[at] = Sides(Text(change.old), Text(change.new))
            found += [(at, each) for each in differences(sides[at].old, sides[at].new, its)]
    out: list[list[Fact]] = [[] for _ in changes]
    known = elsewhere(found)
    led = {(at, each.new.sentence) for at, each in found if each.new and not each.old}
    for place, (at, each) in enumerate(found):
        if place not in known and not _is_listed(at, each, led):
            out[at] += _facts(each, sides[at])
    return [tuple(sorted(facts, key=_place)) for facts in out]


def _place(fact: Fact) -> tuple[int, int, Span, Span]:
    return fact.rank, _ORDER[fact.kind], fact.new, fact.old


_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}


def _is_listed(change: int, difference: Difference, led: set[tuple[int, int]]) -> bool:
    """Say whether an item came with what introduces it, which says enough; of a ban and of a power it is the matter."""
    new = difference.new
    if new is None or difference.old is not None or (change, new.text.sentences[new.sentence].lead) not in led:
        return False
    statement = new.statement
    return statement is None or statement.force.value not in ("ban", "leave")


def _facts(difference: Difference, sides: Sides) -> Iterator[Fact]:
    """Yield the fact of a difference, where there is one that the texts bear out."""
    old, new = difference.old, difference.new
    if old and new:
        marks = tuple(sides.borne_out(difference.marks, old.span, new.span))
        if marks:
            kind, trend = _altering(Altered(old, new, marks))
            if kind.name not in _NAMELESS or sides.is_telling(marks):
                yield _pair(kind, trend, old, new, marks)
        return
    if (said := new or old) is None or sides.stands(said.span, new=bool(new)):
        return
    kind = next(kind for kind in KINDS if kind.says(said))
    quote, lead = _quoted(said)
    inside = Span(max(quote.start, said.span.start), min(quote.end, said.span.end))
    if inside.is_empty:
        return
    if new:
        yield Fact(kind.name, kind.rank, NOTHING, quote, (Mark(NOTHING, inside),), lead)
    else:
        yield Fact(kind.name, kind.rank, quote, NOTHING, (Mark(inside, NOTHING),), lead)


_NAMELESS = ("content", "list", "body", "principle", "proviso", "scope", "institution", "power")
"""Kinds whose facts say something only by what changed, and not by its mere place."""


def _altering(altered: Altered) -> tuple[Kind, Trend]:
    for kind in KINDS[:-1]:
        if (trend := kind.alters(altered)) is not None:
            return kind, trend
    return KINDS[-1], Trend.NONE


def _quoted(said: Said) -> tuple[Span, Span]:
    """Return what is quoted of clauses that came or went, and who must, may or must not where that stands before it.

    Where the clause of the modal word is too long to be quoted from its subject on, the subject stands before the quote.
    """
    statement = said.statement
    sentence = said.text.sentences[said.sentence]
    focus = said.span
    if statement and said.span.start <= statement.modal.start < said.span.end:
        clause = next(each for each in sentence.clauses if each.end > statement.modal.start)
        focus = Span(max(clause.start, said.span.start), min(max(statement.act.end, clause.end), said.span.end))
        if focus.end - focus.start > LONGEST and statement.modal.start - focus.start > LONGEST // 3:
            behind = statement.subject.end if clause.start <= statement.subject.end <= statement.modal.start else 0
            near = behind and statement.modal.start - behind <= LONGEST // 3
            focus = Span(behind if near else statement.modal.start, focus.end)
    quote = window(said.text, sentence, focus)
    return quote, _lead(said.text, statement, quote)


def _pair(kind: Kind, trend: Trend, old: Said, new: Said, marks: Sequence[Mark]) -> Fact:
    quotes = _around(old, [mark.old for mark in marks]), _around(new, [mark.new for mark in marks])
    shown = tuple(
        Mark(_within(mark.old, quotes[0]), _within(mark.new, quotes[1]))
        for mark in marks
        if _meets(mark.old, quotes[0]) and _meets(mark.new, quotes[1])
    )
    lead = _lead(new.text, new.statement, quotes[1])
    return Fact(kind.name, kind.rank, quotes[0], quotes[1], shown, lead, trend)


def _around(said: Said, spans: Sequence[Span]) -> Span:
    """Return the window around the marks of one side: around the longest where not all fit."""
    focus = Span(min(span.start for span in spans), max(span.end for span in spans))
    if focus.end - focus.start > LONGEST:
        focus = max(spans, key=lambda span: (span.end - span.start, -span.start))
    return window(said.text, said.text.sentences[said.sentence], focus)


def _meets(span: Span, quote: Span) -> bool:
    return span.meets(quote) or (span.is_empty and quote.start <= span.start <= quote.end)


def _within(span: Span, quote: Span) -> Span:
    start = min(max(span.start, quote.start), quote.end)
    return Span(start, max(start, min(span.end, quote.end)))


def _lead(text: Text, statement: Statement | None, quote: Span) -> Span:
    """Who must, may or must not, with the modal word where that stands before the quote, too; empty where it is quoted."""
    if statement is None or statement.subject.is_empty or statement.subject.end > quote.start:
        return NOTHING
    lead = statement.subject
    if lead.end - lead.start > LONGEST // 2:
        start = lead.end - LONGEST // 2
        joint = max(
            (
                text.text.rfind(sign, start, lead.end) + len(sign)
                for sign in ("、", "和", "的")
                if sign in text.text[start : lead.end]
            ),
            default=0,
        )
        lead = Span(joint, lead.end) if joint and lead.end - joint >= 4 else lead
    if statement.modal.end <= quote.start and statement.modal.end - lead.start <= LONGEST // 2:
        lead = Span(lead.start, statement.modal.end)
    return lead if "\n" not in text.words(lead) else statement.subject
