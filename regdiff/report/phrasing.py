"""A fact put in words: what is quoted of it, and under, before or behind what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.edits import Op
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.ruled import may_say_rule, says_rule
from regdiff.comparing.facts.statements import is_condition, is_modal
from regdiff.comparing.facts.whole import is_finished
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.report.clerk import CUT, Step, are_alike, steps_of
from regdiff.report.runs import Run
from regdiff.report.sayings import Saying


def say(fact: Fact, change: Change, number: str, labels: dict[str, str], own: Sequence[Span] = ()) -> Saying:
    """Return a fact in words.

    Args:
        fact: of the change.
        change: whose texts it speaks of.
        number: of the article which it is told of, as printed.
        labels: of the report's language.
        own: what of the side of a fact that came or went is there alone, as `alone` gives it: marked where it stands around
            what is told, so that what is not marked stands on both sides.
    """
    old, new = join_texts(change.old), join_texts(change.new)
    text, other = (old, new) if fact.went else (new, old)
    steps: tuple[Step, ...] = ()
    quoted, under, ahead, after = "", "", "", ""
    is_news = fact.is_news
    if fact.came or fact.went:
        told = _one_sided(fact, text, other)
        is_news = is_news and not (_is_known(fact, text, old) or _begins_before(fact, text, told[0], old))
        if fact.came and (told[2] or not is_news) and (as_one := _as_one(text, *told)):
            told, is_news = (as_one, "", "", ""), False
        quoted, under, ahead, after = told
        is_news = is_news and not (fact.came and _stands_in_part(quoted, old))
    else:
        steps, under = _two_sided(fact, old, new)
    sign, says = _refers(fact, text, (quoted, under, ahead, after))
    return Saying(
        number=number,
        kind=fact.kind,
        label=labels[f"kind {fact.kind}"],
        happened="came" if fact.came else "went" if fact.went else "altered",
        runs=tuple(_joined(_runs(fact, old, new, own))),
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
    yield from _context(text, fact, quote, own, op)
    yield from _lead(text, fact, quote, own, op)
    at = quote.start
    for mark in fact.marks:
        here = mark.old if fact.went else mark.new
        yield from _around(text, Span(at, here.start), own, op)
        yield Run("delete", old[mark.old.start : mark.old.end])
        yield Run("insert", new[mark.new.start : mark.new.end])
        at = here.end
    yield from _around(text, Span(at, quote.end), own, op)
    is_cut = _goes_on(fact, text, quote.end) if fact.came or fact.went else _is_cut(text, quote.end)
    yield Run("equal", CUT if is_cut else "")


def _one_sided(fact: Fact, text: str, other: str) -> tuple[str, str, str, str]:
    """Return what is quoted of what came or went, and under, before or behind what of both texts that stands."""
    quoted, under = _alone(fact, text, other)
    after, ahead = _beside(fact, text, other) if quoted else ("", "")
    rest = quoted.partition(after)[2] if after else ""
    quoted = rest.lstrip("，,") or quoted  # what both texts have before it did not come or go with it
    if fact.went and ahead:
        gone = _without_marker(text, fact.marks[0].old, other)
        quoted, under = text[slice(*gone)].strip("，,"), ""  # it went from before what stands, not from a list
    if not fact.context.is_empty:
        quoted, under, after = _in_context(fact, text, (quoted, under, after), other)
    return quoted, under, ahead, after


def _as_one(text: str, quoted: str, under: str, ahead: str, after: str) -> str:
    """Return what is quoted in one run with what stands beside it in both texts; empty where that is long, or not beside it.

    Of what the text says now nobody need know which of it came, but for what came behind a rule; an item is told behind
    what introduces its list.
    """
    if under and marker(quoted)[1]:
        return under + CUT + quoted if len(under) + len(quoted) <= _ONE else ""
    first, last = (after, quoted) if after else (quoted, ahead)
    if not (first and last) or CUT in first or len(first) + len(last) > _ONE or _is_ruled(after, quoted):
        return ""
    flat, head = text.replace("\n", " "), last.split(CUT)[0]
    return next((first + sign + last for sign in ("", *_PARTS) if head and first + sign + head in flat), "")


def _is_ruled(after: str, quoted: str) -> bool:
    """Say whether what stands before a clause is a rule by itself, and the clause one more, and not what it rules."""
    is_whole = says_rule(after) or (is_modal(after) and is_finished(_CLAUSES.split(after)[-1]))
    return is_whole and (is_modal(after) or _MUST.match(quoted) is None)


_MUST = lazy("应当|必须|不得|可以")
_ONE = 100
"""Characters of the longest run that is quoted with what stands beside it."""


def _two_sided(fact: Fact, old: str, new: str) -> tuple[tuple[Step, ...], str]:
    """Return what to do to an altered clause, and under what, where no step quotes that."""
    lead = _before(fact, new, old)
    steps = steps_of(fact, old, new, lead)
    lead = _when(fact, new, lead, steps) if fact.kind == _PENALTY else _with_terms(fact, new, old, lead, steps)
    context = _in_words(fact, new, fact.new)
    lead = _with_condition(fact, new, old, lead)
    if not lead:
        lead = context.removesuffix(CUT).strip("，。；")
    elif new[slice(*fact.context)] in old:
        lead = context + lead
    is_told = "\n" in lead or any(lead in words for step in steps for words in step[1:])
    lead = "" if is_told else lead
    if whole := _as_sentences(fact, old, new, lead, steps):
        said = context.removesuffix(CUT).strip("，。；") if new[slice(*fact.context)] in old else ""
        steps, lead = (whole,), said if new[slice(*fact.lead)] in whole.new else lead
    return steps, "" if lead in steps[0].new else lead


def _as_sentences(fact: Fact, old: str, new: str, lead: str, steps: Sequence[Step]) -> Step | None:
    """Return the change of one whole sentence to another, where both fit and its parts say less; None where they do not.

    They do where what stands before them is not the same on both sides, where they rule nothing, and where something was
    put into a sentence beside words of which it does not say what became of them.
    """
    if fact.kind == _PENALTY or any("\n" in words for step in steps for words in step[1:]):
        return None
    said = "，".join((lead, *(words for step in steps for words in step[1:])))
    is_item = marker(new[fact.new.start : fact.new.start + _MARKER])[1] != ""
    is_other = lead != "" and _is_of_one_side(fact, old, new, lead)
    sentences = _sentence(old, fact.old), _sentence(new, fact.new)
    is_beside = any(step.op in ("after", "before") for step in steps) and not _is_all(fact, old, new, sentences)
    if not (is_other or (not fact.trend.value and (is_beside or not (is_item or may_say_rule(said))))):
        return None
    fits = all(0 < len(each) <= _ONE for each in sentences) and not any("\n" in each for each in sentences)
    fits = fits and are_alike(*sentences, _OF_ONE) and len({marker(each[:_MARKER])[1] != "" for each in sentences}) == 1
    return Step("changed", *sentences) if fits else None


_OF_ONE = 1 / 3
"""The share of their pairs of characters that two sentences have in common that may be told as one changed to the other."""


def _is_of_one_side(fact: Fact, old: str, new: str, lead: str) -> bool:
    """Say whether what stands before a clause in its sentence, told or left out, is not the same on both sides."""
    if fact.lead.end <= max(new.rfind(stop, 0, fact.new.start) for stop in "。；\n"):
        return False
    between = _CLAUSES.split(new[fact.lead.end : fact.marks[0].new.start])
    return lead not in old or any(each.endswith("的") and each not in old for each in between)


def _is_all(fact: Fact, old: str, new: str, sentences: tuple[str, str]) -> bool:
    """Say whether what a fact marks is all that two sentences differ by."""
    went = [old[slice(*mark.old)] for mark in fact.marks]
    came = [new[slice(*mark.new)] for mark in fact.marks]
    left = list(sentences)
    for gone, come in zip(went, came, strict=True):
        left = [left[0].replace(gone, "", 1), left[1].replace(come, "", 1)]
    return left[0] == left[1]


def _sentence(text: str, span: Span) -> str:
    """Return the sentence that a quote is of; nothing where it is of several."""
    start = max(text.rfind(stop, 0, span.start) for stop in "。；\n") + 1
    end = min((at for stop in "。；\n" if (at := text.find(stop, span.end)) >= 0), default=len(text))
    return text[start:end].rstrip("：:") if not any(stop in text[slice(*span)].rstrip("。；\n") for stop in "。；\n") else ""


def _with_condition(fact: Fact, text: str, old: str, lead: str) -> str:
    """Return what is told before an altered clause to the condition right before its quote, where both texts have that."""
    between = text[fact.lead.end : fact.new.start].strip("，,")
    is_left_out = lead and lead == text[slice(*fact.lead)] and between.endswith("的") and "\n" not in between
    whole = text[fact.lead.start : fact.new.start].strip("，,")
    return whole if is_left_out and between in old and len(whole) <= _ONE and "。" not in whole else lead


def _with_terms(fact: Fact, text: str, old: str, lead: str, steps: Sequence[Step]) -> str:
    """Return what is told before an altered clause with the condition that its quote begins with, which no step tells."""
    if not lead or fact.lead.is_empty or not _adjoins(text, fact.lead, fact.new):
        return lead
    first = text[fact.new.start : fact.marks[0].new.start].partition("，")[0]
    is_term = first.endswith("的") and first in old and not any(first in words for step in steps for words in step[1:])
    return f"{lead}，{first}" if is_term and lead.endswith(text[slice(*fact.lead)]) else lead


def _case(fact: Fact, text: str) -> str:
    """Return for what a penalty is imposed, or a first item, with an ellipsis where it is cut."""
    if fact.case.is_empty:
        return ""
    said = text[slice(*fact.case)]
    goes_on = text[fact.case.end : fact.case.end + 1] not in _STOPS  # an item does behind a comma
    is_cut = goes_on if marker(said)[1] else _is_cut(text, fact.case.end)
    return said + CUT * is_cut


def _refers(fact: Fact, text: str, told: Sequence[str]) -> tuple[str, str]:
    """Return a reference and what it leads to, an ellipsis where that is cut; nothing where prose tells no reference."""
    if fact.refers is None:
        return "", ""
    sign = text[slice(*fact.refers.sign)]
    says = fact.refers.text.replace("\n", " ") + CUT * fact.refers.is_cut
    return (sign, says) if any(sign in words for words in told) else ("", "")


_STOPS = ("。", "；", ";", "\n", "")


def _before(fact: Fact, text: str, old: str) -> str:
    """Return what is told before an altered clause: of a penalty for what, else under what, where both texts have it."""
    lead = text[slice(*fact.lead)]
    if fact.kind == _PENALTY:
        return lead
    lead = lead or _led(fact, text)
    return lead if _is_of_both(lead, old) else ""


def _led(fact: Fact, text: str) -> str:
    """Return what the quote of an altered clause begins with: when, or of what that is ruled which the steps tell."""
    at = fact.marks[0].new.start
    start = max(fact.new.start, *(text.rfind(sign, fact.new.start, at) + 1 for sign in _BORDERS if sign != "、"))
    before = text[fact.new.start : start].rstrip("，")
    is_said = not before or "\n" in before or (_RULED.match(text, start) is None and not is_condition(before))
    return "" if is_said or is_modal(before) else before


def _is_of_both(lead: str, old: str) -> bool:
    """Say whether both sides are ruled upon one condition, as far as a lead tells one; of a sanction word by word."""
    if _IMPOSES.search(lead):
        return lead in old
    if not lead.endswith("的") or (lead[:_END_RUN] in old and lead[-_END_RUN:] in old):
        return True
    if len(old) > _LONG:
        return False
    clauses = [clause for clause in _CLAUSES.split(old) if clause]
    return all(any(are_alike(each, clause) for clause in clauses) for each in lead.split("，"))


_IMPOSES = lazy("责令|罚|拘留|处分|没收|警告|吊销|徒刑|暂扣|禁止从事")
_CLAUSES = lazy("[，。；：\n]")
_LONG = 8000
"""Characters of a text whose clauses are not looked at one by one: this bounds the work."""
_END_RUN = 6
"""Characters at both ends of a condition by which it is known."""
_RULED = lazy("由|应当|必须|不得|可以|按照|依照|适用|予以|不予")


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


def _when(fact: Fact, text: str, lead: str, steps: Sequence[Step]) -> str:
    """Return what a penalty is imposed for, and when, as far as the quote says that before what changed of it."""
    *clauses, begun = text[fact.new.start : fact.marks[0].new.start].split("，")
    clauses += [begun] if begun.startswith("对") and not any(begun in step.new for step in steps) else []
    last = max((at for at, clause in enumerate(clauses, 1) if _WHEN.search(clause)), default=0)
    when = "，".join(clauses[:last])
    between = text[fact.lead.end : fact.new.start].strip("，,") if lead else ""
    return lead + (CUT if between else "，" if lead and when else "") + when if when else lead


_WHEN = lazy("^对|(?:的|时|之一)$")
"""A clause that tells when a penalty is imposed, or on whom."""


def _alone(fact: Fact, text: str, other: str) -> tuple[str, str]:
    """Return what is quoted in prose of a clause that came or went, and the words of both texts that it stands under.

    A sanction is quoted with whom it hits and when.
    """
    if not (fact.came or fact.went) or not fact.marks:
        return "", ""
    span, quoted = (fact.marks[0].new, fact.new) if fact.came else (fact.marks[0].old, fact.old)
    fact = fact if fact.came else fact._replace(lead=_who(fact, text, other))
    span = _span(fact, text, other, span)
    quote = text[span.start : span.end].strip("\n").replace("\n", " ") + (CUT if _goes_on(fact, text, span.end) else "")
    lead = text[fact.lead.start : fact.lead.end]
    if not lead or fact.lead.meets(span):
        if ruled_of := _ruled_of(fact, text, span, other):
            return ruled_of + CUT + quote, ""
        return (CUT if span.start and text[span.start - 1] not in _BORDERS else "") + quote, ""
    between = text[fact.lead.end : span.start]
    if lead in other and (fact.went or "\n" in between):
        return quote, lead
    if _ahead(fact, text, other) or _who_before(fact, text, other):
        return quote, ""
    is_cut = text[max(0, fact.lead.start - 2) : fact.lead.start].endswith(_AMONG) or lead.startswith(_JOINED)
    is_cut = is_cut and fact.context.is_empty
    if fact.kind != _PENALTY and _adjoins(text, fact.lead, quoted):
        return (_bound(fact, text) or CUT * is_cut) + text[fact.lead.start : span.start].replace("\n", " ") + quote, ""
    return (_bound(fact, text) or CUT * is_cut) + lead + _joint(between) + quote, ""


def _ruled_of(fact: Fact, text: str, span: Span, other: str) -> str:
    """Return of what a sentence rules of which a later clause went, where what it ruled before that is another thing now."""
    before = text[fact.old.start : span.start]
    ends = fact.modal.start if fact.old.start < fact.modal.start < span.start else fact.old.start
    subject = text[fact.old.start : ends]
    is_told = fact.went and fact.lead.is_empty and fact.kind != _PENALTY and "\n" not in before and "，" not in subject
    return subject if is_told and before.strip("，,") not in other and len(subject) <= _WHO else ""


def _span(fact: Fact, text: str, other: str, span: Span) -> Span:
    """Return what is quoted of clauses that came or went, with what of their sentence they would read otherwise without."""
    quoted = fact.new if fact.came else fact.old
    span = _without_marker(text, span, other) if fact.went else span
    if fact.kind == _PENALTY:
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
    fits = len(between) > _BETWEEN >= len(clause) and not any(stop in between for stop in "。；\n")
    return span.start - len(clause) - 1 if is_left_out and fits else span.start


def _limit_end(text: str, end: int) -> int:
    """Return where a short exception ends that follows upon a quote; else where that does."""
    limit = _EXCEPTS.match(text, end)
    return limit.end() if limit else end


_EXCEPTS = lazy("[，。；]但是?，?[^，。；\n]{2,40}除外")


def _is_apart(fact: Fact, text: str, other: str) -> bool:
    """Say whether what came is a later clause of its sentence, and what stands before it is of another one."""
    between, before = text[fact.lead.end : fact.new.start], text[fact.new.start : fact.marks[0].new.start]
    if fact.is_news and before.strip("，,") in other:
        return False  # it is told behind that
    return fact.came and not fact.lead.is_empty and before != "" and any(stop in between for stop in "。；\n")


def _item_start(fact: Fact, text: str, span: Span, other: str) -> int:
    """Return where an item begins of which a later clause came: without the first one it may hold in other cases."""
    start = text.rfind("\n", 0, span.start) + 1
    sign = marker(text[start : start + _MARKER])[1]
    is_told = sign and fact.lead.end <= start < span.start and not fact.lead.is_empty
    if fact.is_news and fact.new.start <= start and text[start : span.start].strip("，,") in other:
        return span.start  # it is told behind that
    fits = span.start - start <= _BETWEEN and not any(stop in text[start : span.start] for stop in "。；")
    return start if is_told and fits else span.start


def _without_marker(text: str, span: Span, other: str) -> Span:
    """Return what went of an item without its marker, where the rest of the item stays."""
    sign = marker(text[span.start : span.start + _MARKER])[1]
    reach = span.end + _ITEM
    end = min((at for stop in _STOPS if stop and (at := text.find(stop, span.end, reach)) >= 0), default=reach)
    stays = text[span.end : end].strip("，、").split("，")[0]
    return Span(span.start + len(sign), span.end) if sign and stays and stays in other else span


_MARKER, _ITEM = 12, 400
"""Characters in which the marker of an item ends, and those that are looked at for its end."""


def _who(fact: Fact, text: str, other: str) -> Span:
    """Return of what stands before a clause that went who it begins with, where the rest rules what may go on otherwise."""
    lead, who = fact.lead, fact.subject
    said = text[lead.start : lead.end]
    if (
        fact.kind == _PENALTY
        or "\n" in text[lead.end : fact.old.start]
        or said in other
        or is_condition(said)
        or not lead.start <= who.start < who.end < lead.end
    ):
        return lead
    ends = fact.modal.end if who.end <= fact.modal.start and "，" not in text[who.end : fact.modal.end] else who.end
    return Span(lead.start, min(ends, lead.end))


def _bound(fact: Fact, text: str) -> str:
    """Return who is bound or may, where that stands further before a condition that is quoted."""
    between = text[fact.subject.end : fact.lead.start]
    is_before = not (fact.subject.is_empty or fact.lead.is_empty) and fact.subject.end < fact.lead.start
    if not is_before or not fact.context.is_empty or "\n" in between or fact.subject.end - fact.subject.start > _WHO:
        return ""
    return text[fact.subject.start : fact.subject.end] + (between if len(between) < _WHO // 2 else CUT)


def _adjoins(text: str, lead: Span, quote: Span) -> bool:
    """Say whether a quote goes on right where what stands before it ends."""
    return not lead.is_empty and text[lead.end : quote.start] in ("", *_PARTS)


def _ahead(fact: Fact, text: str, other: str) -> str:
    """Return what both texts have before a clause that came: a rule that it goes on from, or the sentence before."""
    lead, at = fact.lead, fact.marks[0].new.start
    if not fact.came or fact.kind == _PENALTY or lead.is_empty:
        return ""
    said = text[lead.start : at].strip("，,。；")
    if not _adjoins(text, lead, fact.new):
        return said if len(said) <= _AHEAD and is_modal(said) and "\n" not in said and said in other else ""
    is_who = lead.end in (fact.subject.end, fact.modal.end) or fact.subject.holds(lead) or not is_finished(said)
    is_who = is_who or (_RULED.match(text, at) is not None and not is_modal(said))
    is_who = is_who and at == fact.new.start
    return said if not is_who and "\n" not in said and said in other else ""


def _who_before(fact: Fact, text: str, other: str) -> str:
    """Return who stands before a quote that begins with words of both texts, as these have him; else nothing."""
    if not fact.came or fact.kind == _PENALTY:
        return ""
    before, lead = text[fact.new.start : fact.marks[0].new.start].strip("，,"), text[slice(*fact.lead)]
    between, behind = text[fact.lead.end : fact.new.start], text[fact.marks[-1].new.end : fact.new.end].strip("，,\n")
    if not (lead and before) or between in ("", *_PARTS) or "\n" in between + before or (behind and behind in other):
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


def _is_known(fact: Fact, text: str, other: str) -> bool:
    """Say whether a clause that came is told with what stands before it, of which some stood in the other text."""
    if not fact.came or fact.kind == _PENALTY:
        return False
    if _item_start(fact, text, fact.marks[0].new, other) < fact.marks[0].new.start:
        return True
    if _is_apart(fact, text, other):
        return _stands_in_part(text[fact.new.start : fact.marks[0].new.start], other)
    span = fact.marks[0].new
    if text[span.start : span.end].endswith("的") and _leads_on(text[slice(*span)], text[span.end : fact.new.end], other):
        return True
    if not fact.lead.is_empty or fact.modal.start == fact.marks[0].new.start:
        return False
    return _stands_alone(text[fact.new.start : fact.marks[0].new.start], other)


def _begins_before(fact: Fact, text: str, quoted: str, old: str) -> bool:
    """Say whether the sentence before a clause that came is told with it, and stood in the old text in part."""
    lead, context = text[slice(*fact.lead)], text[slice(*fact.context)]
    ahead = text[fact.context.start : fact.new.start if fact.lead.is_empty else fact.lead.start]
    if fact.came and context and quoted.startswith(context) and _stands_in_part(ahead, old):
        return True
    if not fact.came or len(lead) < 2 * _RUN or not quoted.startswith(lead):
        return False
    if not text.startswith(("。", "；"), fact.lead.end):
        return False
    return lead[:_RUN] in old or lead[-_RUN:] in old


_RUN = 8
"""Characters by which words are known to have stood in the other text."""


def _beside(fact: Fact, text: str, other: str) -> tuple[str, str]:
    """Return what is quoted before and behind a clause that came or went, where the other text has it, too."""
    marks = [mark.new if fact.came else mark.old for mark in fact.marks]
    quote = fact.new if fact.came else fact.old
    before, behind = text[quote.start : marks[0].start], text[marks[-1].end : quote.end].strip("，,\n")
    is_apart = before.strip("，,") != "" and "\n" not in before and before.strip("，,") in other and fact.kind != _PENALTY
    if fact.came and _adjoins(text, fact.lead, quote):
        is_apart = False  # it is quoted behind what stands before the quote
    before = _who_before(fact, text, other) + before if is_apart else _ahead(fact, text, other)
    if not behind or behind not in other:
        return before.strip("，,"), ""
    return before.strip("，,"), behind + (CUT if _is_cut(text, quote.end) else "")


def _lead(text: str, fact: Fact, quote: Span, own: Sequence[Span], op: str) -> Iterator[Run]:
    """Who, and an ellipsis where more stands between that and the quote, or where the quote begins within a clause."""
    lead = fact.lead
    if not lead.is_empty:
        if fact.came or fact.went:
            yield Run("equal", _bound(fact, text))
        between = text[lead.end : quote.start]
        is_penalty = fact.kind == _PENALTY and not (fact.came or fact.went)
        shown = CUT if is_penalty and between not in ("", *_PARTS) else _joint(between)
        yield from _around(text, Span(lead.start, quote.start) if shown == between else lead, own, op)
        yield Run("equal", "" if shown == between else shown)
    elif quote.start > 0 and text[quote.start - 1] not in _BORDERS:
        yield Run("equal", CUT)


def _context(text: str, fact: Fact, quote: Span, own: Sequence[Span], op: str) -> Iterator[Run]:
    """Yield what the sentence before speaks of, and what parts that from what is told."""
    if not fact.context.is_empty:
        yield from _around(text, fact.context, own, op)
        yield Run("equal", _joint(text[fact.context.end : quote.start if fact.lead.is_empty else fact.lead.start]))


def _in_context(fact: Fact, text: str, said: tuple[str, str, str], other: str) -> tuple[str, str, str]:
    """Return what came or went in prose, under or behind what, with its context.

    What something stands under, or behind, has to stand in both texts; what went is not told with words that stay.
    """
    quoted, under, after = said
    whole = text[slice(*fact.context)]
    quote = fact.old if fact.went else fact.new
    if (fact.went or fact.is_news) and whole in other and len(whole) < _RUN:
        return said  # a name alone says nothing of where
    if (fact.went or fact.is_news) and not under and not after and quoted and whole in other:
        is_list = "\n" in text[fact.context.end : quote.start]
        start = quote.start if fact.lead.is_empty else fact.lead.start
        if is_list and fact.came and not marker(text[start : start + _MARKER])[1]:
            return said  # it is of another paragraph
        return (quoted, whole, "") if is_list else (quoted, "", whole)
    first = after or under or quoted
    if not first or (whole not in other and (under or after or (fact.went and _stands_in_part(whole, other)))):
        return said
    between = _between(text, Span(fact.context.end, quote.end), first)
    if between is None or (after and between == CUT):
        return said  # words between may turn the meaning round: 但是，有下列情形之一的除外
    if fact.went and not (after or under) and _stands_in_part(between, other):
        return said
    joined = whole + between + first
    return (quoted, under, joined) if after else (quoted, joined, after) if under else (joined, under, after)


def _between(text: str, span: Span, said: str) -> str | None:
    """Return what is shown between the beginning of a span and some words in it; None where they do not stand there."""
    head = said.removeprefix(CUT).split(CUT)[0]
    at = text[slice(*span)].replace("\n", " ").find(head)
    return _joint(text[span.start : span.start + at]) if at >= 0 else None


def _stands_in_part(said: str, other: str) -> bool:
    """Say whether a clause of what is told stands in the other text."""
    return any(len(clause) >= _RUN and clause in other for clause in _CLAUSES.split(said))


def _in_words(fact: Fact, text: str, quote: Span) -> str:
    """Return the context of a fact with what parts it from what is told."""
    return "".join(run.text for run in _context(text, fact, quote, (), "equal"))


def _joint(between: str) -> str:
    """Return what is shown between who or when and a quote: all that stands there, where it is short and of one sentence.

    What is left out may be a condition, without which the rule would read as general; another sanction is told by itself.
    """
    is_short = len(between) <= _BETWEEN and not any(sign in between for sign in _STOPS if sign)
    return between if (is_short and not _IMPOSES.search(between)) or between in _PARTS else CUT


_BETWEEN = 48
"""Characters between who, or when, and a quote that are quoted as well."""


_PENALTY = "penalty"
_WORD = lazy(r"\w")
_BORDERS = "，。；：、\n"
_JOINED = ("且", "并且", "或者", "致使")
"""What a condition begins with of which a part stands before it."""
_WHO = 24
"""Characters of the longest name of who is bound that is told before a condition."""
_AMONG = ("、", "或者", "以及")
"""What stands before a condition that is quoted from one of those on of whom it speaks."""
_ENDS = "，。；：\n"
_AHEAD = 60
"""Characters of the longest rule that is told before one that goes on from it, where it has words of its own between."""
_PARTS = ("，", "。", "；")
"""Marks by which a quote goes on from what stands before it."""


def _is_cut(text: str, end: int) -> bool:
    return end < len(text) and (text[end] not in _ENDS or _LIMITS.match(text, end) is not None)


def _goes_on(fact: Fact, text: str, end: int) -> bool:
    """Say whether a quote of what came or went is cut: amid a clause, before a limit, more sanctions, or more items."""
    if _is_cut(text, end) or (fact.kind == _PENALTY and _COSTS.match(text, end) is not None):
        return True
    last = text.rfind("\n", (fact.old if fact.went else fact.new).start, end) + 1
    following = text[end + 2 : end + 2 + _MARKER] if text[end : end + 2] in _NEXT_LINE else ""
    return bool(last and marker(text[last : last + _MARKER])[1] and marker(following)[1])


_NEXT_LINE = ("；\n", ";\n", "。\n")
_COSTS = lazy(r"[，,](?!(?:可以)?对)[^。；：:\n]{0,80}?(?:罚[款金]|吊销|停业|停产|拘留)")
"""What follows upon a quote of what is imposed and says that more is."""
_LIMITS = lazy(
    r"[。；](?:但|其中(?!央))|[，,](?:致使|造成|导致|使[^，。；]{2,20}(?:难以|无法|不能|遭受)|情节(?!轻微的)|(?:但|且)?[^。；\n]{0,80}除外)"
)
"""What follows upon a quote and says when it does not hold: an exception, or what has to come of an act."""
