"""What is quoted of what came or went, and under, before or behind what."""

from __future__ import annotations

from functools import lru_cache

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.ruled import may_say_rule, says_rule
from regdiff.comparing.facts.statements import is_condition, is_modal
from regdiff.comparing.facts.whole import is_finished
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.report.clerk import CUT
from regdiff.report.edges import (
    BETWEEN,
    BORDERS,
    CLAUSES,
    MARKER,
    ONE,
    PARTS,
    PENALTY,
    RULED,
    RUN,
    STOPS,
    WHO,
    adjoins,
    costs_more,
    goes_on,
    joint,
    stands_in_part,
    who_is_bound,
)


def one_sided(fact: Fact, text: str, other: str) -> tuple[str, str, str, str]:
    """Return what is quoted of what came or went, and under, before or behind what of both texts that stands."""
    if _is_entire(fact, text):
        quoted, under, after = _entire(fact, text, other)
        if not fact.context.is_empty:
            quoted, under, after = _in_context(fact._replace(is_news=False), text, (quoted, under, after), other)
        return quoted, under, "", after
    quoted, under = _alone(fact, text, other)
    after, ahead = _beside(fact, text, other) if quoted else ("", "")
    if ahead and f"{quoted.removesuffix(CUT)}，{ahead.removesuffix(CUT)}" in text:
        quoted = quoted.removesuffix(CUT)  # what follows is told
    rest = (quoted.partition(after)[2] or _behind_lead(fact, text, quoted)) if after else ""
    quoted = rest.lstrip("，,") or quoted  # what both texts have before it did not come or go with it
    quoted = quoted.removeprefix(_MEANS) if fact.went and after else quoted
    if fact.went and ahead:
        gone = _without_marker(text, fact.marks[0].old, other)
        quoted, under = text[slice(*gone)].strip("，,"), ""  # it went from before what stands, not from a list
    if not fact.context.is_empty:
        quoted, under, after = _in_context(fact, text, (quoted, under, after), other)
    if fact.went and not (under or ahead or after):
        quoted, after = _behind_what_stands(quoted, other)
    return quoted, under, ahead, after


def _behind_what_stands(quoted: str, other: str) -> tuple[str, str]:
    """Return what went without the sentence before it that stands, and that sentence."""
    before, stop, gone = quoted.partition("。")
    return (gone, before) if stop and gone and before in other else (quoted, "")


def _is_entire(fact: Fact, text: str) -> bool:
    """Say whether what came is quoted as of its whole sentence, or item, of which it is a part."""
    start, end = fact.new
    if not fact.came or fact.kind == PENALTY or not fact.case.is_empty or "\n" in text[start:end]:
        return False
    begins, ends = start == 0 or text[start - 1] in "。\n", end == len(text) or text[end] in "。；;\n"
    return begins and ends and (len(fact.marks) > 1 or _has_more(fact, text))


def _has_more(fact: Fact, text: str) -> bool:
    """Say whether what is quoted of what came has words before, between or behind that."""
    at = fact.new.start + len(marker(text[fact.new.start : fact.new.start + MARKER])[1])
    for mark in fact.marks:
        if text[at : mark.new.start].strip(_SIGNS):
            return True
        at = mark.new.end
    return text[at : fact.new.end].strip(_SIGNS) != ""


_SIGNS = "，,；;、。"
_PARTS = ("，", ",", "；", ";")
"""What parts the clauses of a sentence."""


def _entire(fact: Fact, text: str, other: str) -> tuple[str, str, str]:
    """Return what is quoted of a sentence of which a part came, and under or behind what: its end came behind what stood."""
    cut = CUT if goes_on(fact, text, fact.new.end) else ""
    sentence, part = text[slice(*fact.new)] + cut, Span(fact.marks[0].new.start, fact.marks[-1].new.end)
    before = text[fact.new.start : part.start].rstrip(_SIGNS)
    is_end = len(fact.marks) == 1 and part.end >= fact.new.end - 1 and text[part.start - 1 : part.start] in _PARTS
    if is_end and before in other and text.count(before) <= other.count(before) and fact.lead.is_empty:
        return text[slice(*part)] + cut, "", before
    lead = text[slice(*fact.lead)]
    is_list = lead in other and "\n" in text[fact.lead.end : fact.new.start]
    lead += CUT * (is_list and costs_more(lead, text, fact.lead.end))
    return (sentence, lead, "") if is_list or not lead else (lead + CUT + sentence, "", "")


_MEANS = "是指"
"""What a definition still begins with of which a part went."""


def _behind_lead(fact: Fact, text: str, quoted: str) -> str:
    """Return what is quoted without who, or when, before an ellipsis: that stands before what the quote is behind."""
    said = text[slice(*fact.lead)]
    return quoted.removeprefix(said + CUT) if said and quoted.startswith(said + CUT) else ""


def in_one_run(text: str, quoted: str, under: str, ahead: str, after: str) -> str:
    """Return what is quoted in one run with what stands beside it in both texts; empty where that is long, or not beside it.

    Of what the text says now nobody need know which of it came, but for what came behind a rule; an item is told behind
    what introduces its list.
    """
    if under and marker(quoted)[1]:
        return under.removesuffix(CUT) + CUT + quoted if len(under) + len(quoted) <= ONE else ""
    first, last = (after, quoted) if after else (quoted, ahead)
    if not (first and last) or CUT in first or len(first) + len(last) > ONE or _is_ruled(after, quoted):
        return ""
    flat, head = text.replace("\n", " "), last.split(CUT)[0]
    return next((first + sign + last for sign in ("", *PARTS) if head and first + sign + head in flat), "")


def _is_ruled(after: str, quoted: str) -> bool:
    """Say whether what stands before a clause is a rule by itself, and the clause one more, and not what it rules."""
    is_whole = says_rule(after) or (is_modal(after) and is_finished(CLAUSES.split(after)[-1]))
    return is_whole and (is_modal(after) or _MUST.match(quoted) is None)


_MUST = lazy("应当|必须|不得|可以")


def _alone(fact: Fact, text: str, other: str) -> tuple[str, str]:
    """Return what is quoted in prose of a clause that came or went, and the words of both texts that it stands under.

    A sanction is quoted with whom it hits and when.
    """
    if not (fact.came or fact.went) or not fact.marks:
        return "", ""
    span, quoted = (fact.marks[0].new, fact.new) if fact.came else (fact.marks[0].old, fact.old)
    fact = fact._replace(lead=_from_its_start(fact, text)) if fact.came else fact._replace(lead=_who(fact, text, other))
    span = _span(fact, text, other, span)
    quote = text[span.start : span.end].strip("\n").replace("\n", " ") + (CUT if goes_on(fact, text, span.end) else "")
    lead = text[fact.lead.start : fact.lead.end]
    if not lead or fact.lead.meets(span):
        if ruled_of := _ruled_of(fact, text, span, other):
            return ruled_of + CUT + quote, ""
        is_amid = span.start > 0 and (text[span.start - 1] not in BORDERS or _is_half(fact, text, span))
        return CUT * is_amid + quote, ""
    between = text[fact.lead.end : span.start]
    if lead in other and (fact.went or "\n" in between):
        return quote, lead + CUT * costs_more(lead, text, fact.lead.end)
    if _ahead(fact, text, other) or _who_before(fact, text, other):
        return quote, ""
    is_cut = text[max(0, fact.lead.start - 2) : fact.lead.start].endswith(_AMONG) or lead.startswith(_JOINED)
    is_cut = is_cut and fact.context.is_empty
    if fact.kind != PENALTY and adjoins(text, fact.lead, quoted):
        return (who_is_bound(fact, text) or CUT * is_cut) + text[fact.lead.start : span.start].replace("\n", " ") + quote, ""
    return (who_is_bound(fact, text) or CUT * is_cut) + lead + joint(between) + quote, ""


def _is_half(fact: Fact, text: str, span: Span) -> bool:
    """Say whether what came stands behind a part of its sentence, of which nothing is told: that may be when, or of what."""
    return fact.came and fact.context.is_empty and text.endswith("；", 0, span.start)


def _from_its_start(fact: Fact, text: str) -> Span:
    """Return what introduces a list of acts from where its sentence begins: 违反本法规定, who, or what they have done."""
    start = max(text.rfind(stop, 0, fact.lead.start) for stop in "。\n") + 1
    is_list = text.startswith(_ACTS, fact.lead.start) and fact.context.is_empty
    return Span(start, fact.lead.end) if is_list and fact.lead.start - start <= _OPENING else fact.lead


_ACTS, _OPENING = "有下列", 60
"""How a list of acts is introduced; and so many characters of its sentence stand before that at most."""


def _ruled_of(fact: Fact, text: str, span: Span, other: str) -> str:
    """Return of what a sentence rules of which a later clause went, where what it ruled before that is another thing now."""
    before = text[fact.old.start : span.start]
    ends = fact.modal.start if fact.old.start < fact.modal.start < span.start else fact.old.start
    subject = text[fact.old.start : ends]
    is_told = fact.went and fact.lead.is_empty and fact.kind != PENALTY and "\n" not in before and "，" not in subject
    return subject if is_told and before.strip("，,") not in other and len(subject) <= WHO else ""


def _span(fact: Fact, text: str, other: str, span: Span) -> Span:
    """Return what is quoted of clauses that came or went, with what of their sentence they would read otherwise without."""
    quoted = fact.new if fact.came else fact.old
    span = _without_marker(text, span, other) if fact.went else span
    if fact.kind == PENALTY:
        span = Span(min(quoted.start, span.start), span.end)
    elif fact.lead.is_empty and _stands_alone(text[quoted.start : span.start], other) and _may_say(fact, span):
        span = Span(quoted.start, span.end)
    is_open = not fact.is_news or text[span.start : span.end].endswith("的")
    if fact.came and is_open and _leads_on(text[span.start : span.end], text[span.end : quoted.end], other):
        span = Span(span.start, quoted.end)
    span = Span(_item_start(fact, text, span, other), span.end) if fact.came else span
    span = Span(quoted.start, span.end) if _is_apart(fact, text, other) else span
    limit = _limit_end(text, span.end)
    if fact.came:
        return Span(_terms_start(fact, text, span), limit)
    return span if text[span.end : limit] in other else Span(span.start, limit)


def _terms_start(fact: Fact, text: str, span: Span) -> int:
    """Return where the condition begins that stands right before a quote and is left out behind what is told before it."""
    between = text[fact.lead.end : span.start]
    clause = between.rstrip("，").rpartition("，")[2]
    is_left_out = (
        not fact.lead.is_empty and span.start == fact.new.start and clause.endswith("的") and between.endswith("，")
    )
    fits = len(between) > BETWEEN >= len(clause) and not any(stop in between for stop in "。；\n")
    return span.start - len(clause) - 1 if is_left_out and fits else span.start


def _limit_end(text: str, end: int) -> int:
    """Return where a short exception ends that follows upon a quote; else where that does."""
    limit = _EXCEPTS.match(text, end)
    return limit.end() if limit else end


_EXCEPTS = lazy("[，。；](?:但是?，?[^，。；\n]{2,40}|[^，。；\n]{2,24}另有(?:规定|约定)的?，?)除外")


def _is_apart(fact: Fact, text: str, other: str) -> bool:
    """Say whether what came is a later clause of its sentence, and what stands before it is of another one."""
    between, before = text[fact.lead.end : fact.new.start], text[fact.new.start : fact.marks[0].new.start]
    if fact.is_news and before.strip("，,") in other:
        return False  # it is told behind that
    return fact.came and not fact.lead.is_empty and before != "" and any(stop in between for stop in "。；\n")


def _item_start(fact: Fact, text: str, span: Span, other: str) -> int:
    """Return where an item begins of which a later clause came: without the first one it may hold in other cases."""
    start = text.rfind("\n", 0, span.start) + 1
    sign = marker(text[start : start + MARKER])[1]
    is_told = sign and fact.lead.end <= start < span.start and not fact.lead.is_empty
    if fact.is_news and fact.new.start <= start and text[start : span.start].strip("，,") in other:
        return span.start  # it is told behind that
    fits = span.start - start <= BETWEEN and not any(stop in text[start : span.start] for stop in "。；")
    return start if is_told and fits else span.start


def _without_marker(text: str, span: Span, other: str) -> Span:
    """Return what went of an item without its marker, where the rest of the item stays."""
    sign = marker(text[span.start : span.start + MARKER])[1]
    reach = span.end + _ITEM
    end = min((at for stop in STOPS if stop and (at := text.find(stop, span.end, reach)) >= 0), default=reach)
    stays = text[span.end : end].strip("，、").split("，")[0]
    return Span(span.start + len(sign), span.end) if sign and stays and stays in other else span


_ITEM = 400
"""Characters of an item that are looked at for its end."""


def _who(fact: Fact, text: str, other: str) -> Span:
    """Return of what stands before a clause that went who it begins with, where the rest rules what may go on otherwise."""
    lead, who = fact.lead, fact.subject
    said = text[lead.start : lead.end]
    if (
        fact.kind == PENALTY
        or "\n" in text[lead.end : fact.old.start]
        or said in other
        or is_condition(said)
        or not lead.start <= who.start < who.end < lead.end
    ):
        return lead
    ends = fact.modal.end if who.end <= fact.modal.start and "，" not in text[who.end : fact.modal.end] else who.end
    return Span(lead.start, min(ends, lead.end))


def _ahead(fact: Fact, text: str, other: str) -> str:
    """Return what both texts have before a clause that came: a rule that it goes on from, or the sentence before."""
    lead, at = fact.lead, fact.marks[0].new.start
    if not fact.came or fact.kind == PENALTY or lead.is_empty:
        return ""
    said = text[lead.start : at].strip("，,。；")
    if not adjoins(text, lead, fact.new):
        return said if len(said) <= _AHEAD and is_modal(said) and "\n" not in said and said in other else ""
    is_who = lead.end in (fact.subject.end, fact.modal.end) or fact.subject.holds(lead) or not is_finished(said)
    is_who = is_who or (RULED.match(text, at) is not None and not is_modal(said))
    is_who = is_who and at == fact.new.start
    return said if not is_who and "\n" not in said and said in other else ""


def _who_before(fact: Fact, text: str, other: str) -> str:
    """Return who stands before a quote that begins with words of both texts, as these have him; else nothing."""
    if not fact.came or fact.kind == PENALTY:
        return ""
    before, lead = text[fact.new.start : fact.marks[0].new.start].strip("，,"), text[slice(*fact.lead)]
    between, behind = text[fact.lead.end : fact.new.start], text[fact.marks[-1].new.end : fact.new.end].strip("，,\n")
    if not (lead and before) or between in ("", *PARTS) or "\n" in between + before or (behind and behind in other):
        return ""
    return lead + CUT if before in other and lead in other else ""


def _stands_alone(before: str, other: str) -> bool:
    """Say whether what is quoted before a clause that came or went is on its side alone: it says of what that speaks."""
    said = before.strip("，,")
    return bool(said) and "\n" not in before and said not in other


def _leads_on(said: str, behind: str, other: str) -> bool:
    """Say whether what came is a condition alone, and what follows upon it is quoted and is not as it was."""
    return (
        (said.endswith("的") or not may_say_rule(said))
        and behind.startswith(("，", ","))
        and "\n" not in behind
        and behind[1:] not in other
    )


def _may_say(fact: Fact, span: Span) -> bool:
    """Say whether what stands before a clause may be told with it: of what came it is told what the text says now."""
    return fact.came or fact.modal.start == span.start


def is_known(fact: Fact, text: str, other: str) -> bool:
    """Say whether a clause that came is told with what stands before it, of which some stood in the other text."""
    if not fact.came or fact.kind == PENALTY:
        return False
    if _is_entire(fact, text):
        return _has_more(fact, text) and not _entire(fact, text, other)[2]
    if _item_start(fact, text, fact.marks[0].new, other) < fact.marks[0].new.start:
        return True
    if _is_apart(fact, text, other):
        return stands_in_part(text[fact.new.start : fact.marks[0].new.start], other)
    span = fact.marks[0].new
    if text[span.start : span.end].endswith("的") and _leads_on(text[slice(*span)], text[span.end : fact.new.end], other):
        return True
    if not fact.lead.is_empty or fact.modal.start == fact.marks[0].new.start:
        return False
    return _stands_alone(text[fact.new.start : fact.marks[0].new.start], other)


def is_introduced(fact: Fact, text: str, old: str) -> bool:
    """Say whether an item came to a list that the old text introduced in other words, which are told with it."""
    lead = text[slice(*fact.lead)]
    if not fact.came or not lead or lead in old or "\n" not in text[fact.lead.end : fact.new.start]:
        return False
    pairs = pairs_of(lead)
    return any(len(pairs & each) >= _INTRODUCED * min(len(pairs), len(each)) > 0 for each in _introductions(old))


@lru_cache(maxsize=16)
def _introductions(text: str) -> list[Grams]:
    """Return what the sentences that introduce the lists of a text hold, by pairs of characters."""
    return [pairs_of(match[0]) for match in _INTRODUCES.finditer(text)]


_INTRODUCES = lazy("[^。；\n]+(?=[：:]\n)")
_INTRODUCED = 0.5
"""So many of the pairs of characters of the shorter one are common where one introduces what the other one did."""


def begins_before(fact: Fact, text: str, quoted: str, old: str) -> bool:
    """Say whether the sentence before a clause that came is told with it, and stood in the old text in part."""
    lead, context = text[slice(*fact.lead)], text[slice(*fact.context)]
    ahead = text[fact.context.start : fact.new.start if fact.lead.is_empty else fact.lead.start]
    if fact.came and context and quoted.startswith(context) and stands_in_part(ahead, old):
        return True
    if not fact.came or len(lead) < 2 * RUN or not quoted.startswith(lead):
        return False
    if not text.startswith(("。", "；"), fact.lead.end):
        return False
    return lead[:RUN] in old or lead[-RUN:] in old


def _beside(fact: Fact, text: str, other: str) -> tuple[str, str]:
    """Return what is quoted before and behind a clause that came or went, where the other text has it, too."""
    marks = [mark.new if fact.came else mark.old for mark in fact.marks]
    quote = fact.new if fact.came else fact.old
    before, behind = text[quote.start : marks[0].start], text[marks[-1].end : quote.end].strip("，,\n")
    is_apart = before.strip("，,") != "" and "\n" not in before and before.strip("，,") in other and fact.kind != PENALTY
    if fact.came and adjoins(text, fact.lead, quote):
        is_apart = False  # it is quoted behind what stands before the quote
    before = _who_before(fact, text, other) + before if is_apart else _ahead(fact, text, other)
    if not behind or behind not in other:
        return before.strip("，,"), ""
    return before.strip("，,"), behind + (CUT if goes_on(fact, text, quote.end) else "")


def _in_context(fact: Fact, text: str, said: tuple[str, str, str], other: str) -> tuple[str, str, str]:
    """Return what came or went in prose, under or behind what, with its context.

    What something stands under, or behind, has to stand in both texts; what went is not told with words that stay.
    """
    quoted, under, after = said
    whole = text[slice(*fact.context)]
    quote = fact.old if fact.went else fact.new
    if (fact.went or fact.is_news) and whole in other and len(whole) < RUN:
        return said  # a name alone says nothing of where
    if (fact.went or fact.is_news) and not under and not after and quoted and whole in other:
        is_list = "\n" in text[fact.context.end : quote.start]
        start = quote.start if fact.lead.is_empty else fact.lead.start
        if is_list and fact.came and not marker(text[start : start + MARKER])[1]:
            return said  # it is of another paragraph
        return (quoted, whole, "") if is_list else (quoted, "", whole)
    first = after or under or quoted
    if not first or (whole not in other and (under or after or (fact.went and stands_in_part(whole, other)))):
        return said
    between = _between(text, Span(fact.context.end, quote.end), first)
    if between is None or (after and between.startswith(CUT)):
        return said  # words between may turn the meaning round: 但是，有下列情形之一的除外
    if fact.went and not (after or under) and stands_in_part(between, other):
        return said
    joined = whole + between + first
    return (quoted, under, joined) if after else (quoted, joined, after) if under else (joined, under, after)


def _between(text: str, span: Span, said: str) -> str | None:
    """Return what is shown between the beginning of a span and some words in it; None where they do not stand there."""
    head = said.removeprefix(CUT).split(CUT)[0]
    at = text[slice(*span)].replace("\n", " ").find(head)
    return joint(text[span.start : span.start + at]) if at >= 0 else None


_JOINED = ("且", "并且", "或者", "致使")
"""What a condition begins with of which a part stands before it."""
_AMONG = ("、", "或者", "以及")
"""What stands before a condition that is quoted from one of those on of whom it speaks."""
_AHEAD = 60
"""Characters of the longest rule that is told before one that goes on from it, where it has words of its own between."""
