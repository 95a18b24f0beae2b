"""The facts of a change: each difference by the first kind that knows it, quoted with what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regdiff.comparing.alterations import Alteration, Span
from regdiff.comparing.changes import Change
from regdiff.comparing.facts.differing import Difference, Said, differences
from regdiff.comparing.facts.elsewhere import elsewhere
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark, Trend
from regdiff.comparing.facts.frame_changes import FrameChange, compare_frames
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.kinds.scope import DEFINED
from regdiff.comparing.facts.punished import is_told, penalty_facts
from regdiff.comparing.facts.statements import Statement, Text
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.windows import LONGEST, window
from regdiff.model.patterns import lazy


class Told(NamedTuple):
    """What there is to know of a change."""

    facts: tuple[Fact, ...]
    """The heaviest class first, then in the order of the table of kinds and of the text."""
    frames: tuple[FrameChange, ...]
    """Penalties that came, went or are others, in the order of the text."""


UNTOLD = Told((), ())


def find_facts(changes: Sequence[Change], pieces: Sequence[Sequence[Alteration]]) -> list[Told]:
    """Return what there is to know of each change.

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
    known = elsewhere(found)
    led = {(at, each.new.sentence) for at, each in found if each.new and not each.old}
    left: dict[int, list[Difference]] = {at: [] for at in sides}
    for place, (at, each) in enumerate(found):
        if place not in known and not _is_listed(at, each, led):
            left[at].append(each)
    return [_told(change, sides[at], left[at]) if at in sides else UNTOLD for at, change in enumerate(changes)]


def _told(change: Change, sides: Sides, found: Sequence[Difference]) -> Told:
    frames = tuple(_frames(change, sides, found))
    ends = [[frame for frame in side if frame] for side in ([e.old for e in frames], [e.new for e in frames])]
    facts = [true for fact in penalty_facts((sides.old.text, sides.new.text), frames) if (true := sides.true(fact))]
    for each in found:
        if not any(is_told(mark.old, ends[0]) or is_told(mark.new, ends[1]) for mark in each.marks):
            facts += _facts(each, sides)
    return Told(tuple(sorted(dict.fromkeys(facts), key=_place)), frames)


def _frames(change: Change, sides: Sides, found: Sequence[Difference]) -> Iterator[FrameChange]:
    """Yield the penalties that differ where something differs in them; most articles have none, and are not read."""
    if not _SANCTION.search(sides.old.text) and not _SANCTION.search(sides.new.text):
        return
    for each in compare_frames(sides.old.text, sides.new.text, change.edits):
        old, new = ([frame] if frame else [] for frame in (each.old, each.new))
        if any(is_told(mark.old, old) or is_told(mark.new, new) for this in found for mark in this.marks):
            yield each


_SANCTION = lazy("罚|处分|拘留|拘役|没收|吊销|徒刑|警告|责令|禁止从事")


def _place(fact: Fact) -> tuple[int, int, Span, Span]:
    return fact.rank, _ORDER[fact.kind], fact.new, fact.old


_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}


def _is_listed(change: int, difference: Difference, led: set[tuple[int, int]]) -> bool:
    """Say whether an item came with what introduces it, which says enough; of bans, powers and definitions it is the matter."""
    new = difference.new
    if new is None or difference.old is not None or (change, new.text.sentences[new.sentence].lead) not in led:
        return False
    statement = new.statement
    if DEFINED.search(new.above):
        return False
    return statement is None or statement.force.value not in ("ban", "leave") or _CASES.search(new.above) is not None


_CASES = lazy(r"情形|条件|情况")
"""What introduces a list of cases in which something holds, and not of what must not or may be done."""


def _facts(difference: Difference, sides: Sides) -> Iterator[Fact]:
    """Yield the fact of a difference, where there is one that the texts bear out."""
    old, new = difference.old, difference.new
    if old and new:
        marks = tuple(sides.borne_out(difference.marks, old.span, new.span))
        if marks:
            kind, trend = _altering(Altered(old, new, marks))
            if kind.name not in _NAMELESS or sides.is_telling(marks):
                yield from _pair(kind, trend, Altered(old, new, marks), sides)
        return
    if (said := new or old) is None:
        return
    kind = next(kind for kind in KINDS if kind.says(said))
    quote, lead = _quoted(said, kind.name)
    inside = Span(max(quote.start, said.span.start), min(quote.end, said.span.end))
    if inside.end > inside.start and not sides.stands(inside, new=bool(new)):
        mark = Mark(NOTHING, inside) if new else Mark(inside, NOTHING)
        quotes = (NOTHING, quote) if new else (quote, NOTHING)
        yield Fact(kind.name, kind.rank, *quotes, (mark,), lead, Trend.NONE, *_stated(said.statement))


_MEASURED = ("penalty", "deadline", "amount")
"""Kinds whose quotes are to hold their numbers."""
_NAMELESS = ("content", "list", "body", "principle", "proviso", "scope", "institution", "power")
"""Kinds whose facts say something only by what changed, and not by its mere place."""


def _altering(altered: Altered) -> tuple[Kind, Trend]:
    for kind in KINDS[:-1]:
        if (trend := kind.alters(altered)) is not None:
            return kind, trend
    return KINDS[-1], Trend.NONE


def _quoted(said: Said, kind: str) -> tuple[Span, Span]:
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
    if focus.end - focus.start > LONGEST and said.quantities and kind in _MEASURED:
        focus = Span(said.quantities[0].start, min(focus.end, said.quantities[-1].end))
    quote = window(said.text, sentence, focus)
    return quote, _lead(said.text, statement, quote)


def _pair(kind: Kind, trend: Trend, altered: Altered, sides: Sides) -> Iterator[Fact]:
    """Yield the fact of a clause in other words, with the marks that both quotes hold."""
    old, new, marks = altered.old, altered.new, altered.marks
    first = next((mark for mark in marks if kind.name in _MEASURED and altered.measures(mark)), None)
    quotes = (
        _around(old, [m.old for m in marks], first and first.old),
        _around(new, [m.new for m in marks], first and first.new),
    )
    shown = []
    for mark in (each for each in marks if _meets(each.old, quotes[0]) and _meets(each.new, quotes[1])):
        cut = Mark(_within(mark.old, quotes[0]), _within(mark.new, quotes[1]))
        if cut == mark or not (sides.is_one_sided(cut) and sides.is_false(cut)):
            shown.append(cut)
    if shown:
        lead = _lead(new.text, new.statement, quotes[1])
        yield Fact(kind.name, kind.rank, *quotes, tuple(shown), lead, trend, *_stated(new.statement))


def _stated(statement: Statement | None) -> tuple[Span, Span]:
    """Return who, and the word that binds, of a statement."""
    return (statement.subject, statement.modal) if statement else (NOTHING, NOTHING)


def _around(said: Said, spans: Sequence[Span], first: Span | None) -> Span:
    """Return the window around the marks of one side: around `first`, or the longest, where not all fit."""
    focus = Span(min(span.start for span in spans), max(span.end for span in spans))
    if focus.end - focus.start > LONGEST:
        focus = first or max(spans, key=lambda span: (span.end - span.start, -span.start))
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
