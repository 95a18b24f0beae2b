"""A fact put in words, and its runs: what stands before it, what went and what came."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.edits import Op, edit_script
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.marked import marked
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.report.clerk import CUT, Step
from regdiff.report.edges import (
    BORDERS,
    PARTS,
    PENALTY,
    RUN,
    STOPS,
    behind_context,
    goes_on,
    is_cut_at,
    joint,
    stands_in_part,
    who_is_bound,
)
from regdiff.report.onesided import begins_before, in_one_run, is_introduced, is_known, one_sided
from regdiff.report.runs import Run
from regdiff.report.sayings import Saying
from regdiff.report.twosided import two_sided, with_acts


def say(fact: Fact, change: Change, number: str, labels: dict[str, str], own: Sequence[Span] | None = ()) -> Saying:
    """Return a fact in words.

    Args:
        fact: of the change.
        change: whose texts it speaks of.
        number: of the article which it is told of, as printed.
        labels: of the report's language.
        own: what of the side of a fact, the new one where it did not go, is there alone, as `alone` gives it: marked
            where it stands around what is told, so that what is not marked stands on both sides. None where it is told as
            prose alone, which has no runs.
    """
    old, new = join_texts(change.old), join_texts(change.new)
    text, other = (old, new) if fact.went else (new, old)
    steps: tuple[Step, ...] = ()
    quoted, under, ahead, after = "", "", "", ""
    is_news = fact.is_news
    if fact.came or fact.went:
        told = one_sided(fact, text, other)
        is_news = is_news and not (is_known(fact, text, old) or begins_before(fact, text, told[0], old))
        if fact.came and (told[2] or not is_news) and (as_one := in_one_run(text, *told)):
            told, is_news = (as_one, "", "", ""), False
        quoted, under, ahead, after = told
        is_news = is_news and not (fact.came and (stands_in_part(quoted, old) or is_introduced(fact, text, old)))
    else:
        steps, under = two_sided(fact, old, new)
    sign, says = _refers(fact, text, (quoted, under, ahead, after))
    return Saying(
        number=number,
        kind=fact.kind,
        label=labels[f"kind {fact.kind}"],
        happened="came" if fact.came else "went" if fact.went else "altered",
        runs=() if own is None else tuple(_joined(_runs(fact, old, new, own))),
        trend=fact.trend.value,
        steps=steps,
        quote=quoted,
        under=under,
        ahead=ahead,
        after=after,
        is_news=is_news,
        case=_case(fact, text),
        near=fact.near,
        sign=sign,
        says=says,
    )


def _runs(fact: Fact, old: str, new: str, own: Sequence[Span]) -> Iterator[Run]:
    """Yield a fact with what stands before it, what went and what came marked."""
    text, quote, op = (old, fact.old, "delete") if fact.went else (new, fact.new, "insert")
    if not (fact.came or fact.went) and (acts := with_acts(fact, old, new)):
        edits = edit_script(acts.old.removesuffix(CUT), acts.new.removesuffix(CUT))
        yield from (Run(edit.op.value, edit.text) for edit in edits)
        yield Run("equal", CUT * acts.new.endswith(CUT))
        return
    yield from _context(text, fact, quote, own, op)
    yield from _lead(text, fact, quote, own, op)
    at = quote.start
    beside = own if fact.came or fact.went or fact.kind == PENALTY else ()  # of other clauses all that differs is marked
    for mark in marked(fact, old, new):
        here = mark.old if fact.went else mark.new
        yield from _around(text, Span(at, here.start), beside, op)
        gone = old[mark.old.start : mark.old.end]
        yield Run("delete", "" if mark not in fact.marks and _stands_on(gone, new, fact.new) else gone)
        yield Run("insert", new[mark.new.start : mark.new.end])
        at = here.end
    yield from _around(text, Span(at, quote.end), beside, op)
    is_cut = goes_on(fact, text, quote.end) if fact.came or fact.went else is_cut_at(text, quote.end)
    yield Run("equal", CUT if is_cut else "")


def _stands_on(words: str, new: str, quote: Span) -> bool:
    """Say whether what the new quote of an altered clause has no more stands before or behind that: it did not go."""
    said = words.strip(_SIGNS)
    return len(said) >= RUN and (said in new[: quote.start] or said in new[quote.end :])


_SIGNS = "，。；：、\n"


def _case(fact: Fact, text: str) -> str:
    """Return for what a penalty is imposed, or a first item, with an ellipsis where it is cut."""
    if fact.case.is_empty:
        return ""
    said = text[slice(*fact.case)]
    is_within = text[fact.case.end : fact.case.end + 1] not in STOPS  # an item goes on behind a comma
    is_cut = is_within if marker(said)[1] else is_cut_at(text, fact.case.end)
    return said + CUT * is_cut


def _refers(fact: Fact, text: str, told: Sequence[str]) -> tuple[str, str]:
    """Return a reference and what it leads to, an ellipsis where that is cut; nothing where prose tells no reference."""
    if fact.refers is None:
        return "", ""
    sign = text[slice(*fact.refers.sign)]
    says = fact.refers.text.replace("\n", " ") + CUT * fact.refers.is_cut
    return (sign, says) if any(sign in words for words in told) else ("", "")


def alone(change: Change, *, new: bool) -> list[Span]:
    """Return what stands on one side of a change alone, in the order of its text; marks by themselves are left out."""
    op, other = (Op.INSERT, Op.DELETE) if new else (Op.DELETE, Op.INSERT)
    out, at = [], 0
    for edit in change.edits:
        if edit.op is not other:
            out += [Span(at, at + len(edit.text))] if edit.op is op and _WORD.search(edit.text) else []
            at += len(edit.text)
    return out


def _around(text: str, span: Span, own: Sequence[Span], op: str) -> Iterator[Run]:
    """Yield what stands around the words that are told: what of it is on this side alone is marked like them."""
    at = span.start
    for place in range(bisect_right(own, at, key=_END), len(own)):
        part = own[place]
        if part.start >= span.end:
            break
        yield Run("equal", text[at : part.start])
        yield Run(op, text[max(at, part.start) : min(part.end, span.end)])
        at = min(part.end, span.end)
    yield Run("equal", text[at : span.end])


_END = attrgetter("end")


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs on one line, those of one sort that follow each other as one."""
    for op, group in groupby((run for run in runs if run.text), key=attrgetter("op")):
        yield Run(op, "".join(run.text for run in group).replace("\n", " "))


def _lead(text: str, fact: Fact, quote: Span, own: Sequence[Span], op: str) -> Iterator[Run]:
    """Who, and an ellipsis where more stands between that and the quote, or where the quote begins within a clause."""
    lead = fact.lead
    if not lead.is_empty:
        if fact.came or fact.went:
            yield Run("equal", who_is_bound(fact, text))
        between = text[lead.end : quote.start]
        is_penalty = fact.kind == PENALTY and not (fact.came or fact.went)
        shown = CUT if is_penalty and between not in ("", *PARTS) else joint(between)
        yield from _around(text, Span(lead.start, quote.start) if shown == between else lead, own, op)
        yield Run("equal", "" if shown == between else shown)
    elif quote.start > 0 and text[quote.start - 1] not in BORDERS:
        yield Run("equal", CUT)


def _context(text: str, fact: Fact, quote: Span, own: Sequence[Span], op: str) -> Iterator[Run]:
    """Yield what the sentence before speaks of, and what parts that from what is told."""
    if not fact.context.is_empty:
        yield from _around(text, fact.context, own, op)
        yield Run("equal", behind_context(fact, text, quote))


_WORD = lazy(r"\w")
