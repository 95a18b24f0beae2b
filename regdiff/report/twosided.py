"""What is told of a clause in other words: which part of it became which, and under what."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.ruled import may_say_rule
from regdiff.comparing.facts.statements import is_condition, is_modal
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.report.clerk import CUT, Step, are_alike, steps_of
from regdiff.report.edges import (
    BORDERS,
    CLAUSES,
    IMPOSES,
    MARKER,
    ONE,
    PENALTY,
    RULED,
    RUN,
    WHO,
    adjoins,
    costs_more,
    in_words,
)


def two_sided(fact: Fact, old: str, new: str) -> tuple[tuple[Step, ...], str]:
    """Return what to do to an altered clause, and under what, where no step quotes that."""
    lead = _before(fact, new, old)
    steps = steps_of(fact, old, new, lead)
    lead = _when(fact, new, lead, steps) if fact.kind == PENALTY else _with_terms(fact, new, old, lead, steps)
    context = in_words(fact, new, fact.new)
    lead = _with_condition(fact, new, old, lead)
    if not lead:
        lead = context.removesuffix(CUT).strip("，。；")
    elif new[slice(*fact.context)] in old:
        lead = context + lead
    lead = lead or _opened(fact, new, old, steps)
    is_told = "\n" in lead or any(lead in words for step in steps for words in step[1:])
    lead = "" if is_told else lead
    if whole := _as_sentences(fact, old, new, lead, steps):
        said = context.removesuffix(CUT).strip("，。；") if new[slice(*fact.context)] in old else ""
        steps, lead = (whole,), said if new[slice(*fact.lead)] in whole.new else lead
    *first, last = steps
    return (*first, _with_more(fact, old, new, last)), "" if lead in steps[0].new else lead


def _with_more(fact: Fact, old: str, new: str, step: Step) -> Step:
    """Return a step with an ellipsis on both sides where both impose more right behind what it quotes."""
    sides = ((step.old, old, fact.old), (step.new, new, fact.new))
    is_cut = all(
        said and text[slice(*quote)].endswith(said) and costs_more(said, text, quote.end) for said, text, quote in sides
    )
    return step._replace(old=step.old + CUT, new=step.new + CUT) if is_cut and fact.kind != PENALTY else step


def _as_sentences(fact: Fact, old: str, new: str, lead: str, steps: Sequence[Step]) -> Step | None:
    """Return the change of one whole sentence to another, where both fit and its parts say less; None where they do not.

    They do where what stands before them is not the same on both sides, where they rule nothing, and where something was
    put into a sentence beside words of which it does not say what became of them.
    """
    if fact.kind == PENALTY or any("\n" in words for step in steps for words in step[1:]):
        return None
    said = "，".join((lead, *(words for step in steps for words in step[1:])))
    is_item = marker(new[fact.new.start : fact.new.start + MARKER])[1] != ""
    is_other = lead != "" and _is_of_one_side(fact, old, new, lead)
    sentences = _sentence(old, fact.old), _sentence(new, fact.new)
    is_beside = any(step.op in ("after", "before") for step in steps) and not _is_all(fact, old, new, sentences)
    if not (is_other or (not fact.trend.value and (is_beside or not (is_item or may_say_rule(said))))):
        return None
    fits = all(0 < len(each) <= ONE for each in sentences) and not any("\n" in each for each in sentences)
    fits = fits and are_alike(*sentences, _OF_ONE) and len({marker(each[:MARKER])[1] != "" for each in sentences}) == 1
    return Step("changed", *sentences) if fits else None


_OF_ONE = 1 / 3
"""The share of their pairs of characters that two sentences have in common that may be told as one changed to the other."""


def _is_of_one_side(fact: Fact, old: str, new: str, lead: str) -> bool:
    """Say whether what stands before a clause in its sentence, told or left out, is not the same on both sides."""
    if fact.lead.end <= max(new.rfind(stop, 0, fact.new.start) for stop in "。；\n"):
        return False
    between = CLAUSES.split(new[fact.lead.end : fact.marks[0].new.start])
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
    return whole if is_left_out and between in old and len(whole) <= ONE and "。" not in whole else lead


def _with_terms(fact: Fact, text: str, old: str, lead: str, steps: Sequence[Step]) -> str:
    """Return what is told before an altered clause with the condition that its quote begins with, which no step tells."""
    if not lead or fact.lead.is_empty or not adjoins(text, fact.lead, fact.new):
        return lead
    first = text[fact.new.start : fact.marks[0].new.start].partition("，")[0]
    is_term = first.endswith("的") and first in old and not any(first in words for step in steps for words in step[1:])
    return f"{lead}，{first}" if is_term and lead.endswith(text[slice(*fact.lead)]) else lead


def _before(fact: Fact, text: str, old: str) -> str:
    """Return what is told before an altered clause: of a penalty for what, else under what, where both texts have it."""
    lead = _whole_lead(fact, text, old)
    if fact.kind == PENALTY:
        return lead
    lead = lead or _led(fact, text)
    return lead if _is_of_both(lead, old) else ""


def _opened(fact: Fact, text: str, old: str, steps: Sequence[Step]) -> str:
    """Return what the sentence of an altered clause begins with, where the quote leaves that out and both texts have it."""
    start = max(text.rfind(stop, 0, fact.new.start) for stop in "。；：\n") + 1
    opening = text[start : fact.new.start].strip("，,")
    is_short = RUN <= len(opening) <= WHO + MARKER and "，" not in opening and not marker(opening)[1]
    is_said = not is_short or opening not in old or is_modal(opening) or _ROUTINE.match(opening) is not None
    return "" if is_said or not steps[0].new or not text[slice(*fact.new)].startswith(steps[0].new) else opening


_ROUTINE = lazy("违反|根据|按照|依照|为了?")
"""What a sentence begins with that says by which rule, and not when."""


def _whole_lead(fact: Fact, text: str, old: str) -> str:
    """Return what stands before an altered clause with those named before who is the last of several, or a mark for them.

    Those that one side names alone are told of neither.
    """
    said = text[slice(*fact.lead)]
    if not said or not text[max(0, fact.lead.start - 2) : fact.lead.start].endswith(_AMONG):
        return said
    start = max(text.rfind(sign, 0, fact.lead.start) for sign in "，。；：\n") + 1
    whole = text[start : fact.lead.end]
    if whole in old and len(whole) <= _LONGEST_LEAD:
        return whole
    return CUT + said if any(sign + said in old for sign in _AMONG) else said


_AMONG = ("、", "和", "或者", "以及")
_LONGEST_LEAD = 72
"""Characters of the longest run that is told before an altered clause."""


def _led(fact: Fact, text: str) -> str:
    """Return what the quote of an altered clause begins with: when, or of what that is ruled which the steps tell."""
    at = fact.marks[0].new.start
    start = max(fact.new.start, *(text.rfind(sign, fact.new.start, at) + 1 for sign in BORDERS if sign != "、"))
    before = text[fact.new.start : start].rstrip("，")
    is_said = not before or "\n" in before or (RULED.match(text, start) is None and not is_condition(before))
    return "" if is_said or is_modal(before) else before


def _is_of_both(lead: str, old: str) -> bool:
    """Say whether both sides are ruled upon one condition, as far as a lead tells one; of a sanction word by word."""
    if IMPOSES.search(lead):
        return lead in old
    if not lead.endswith("的") or (lead[:_END_RUN] in old and lead[-_END_RUN:] in old):
        return True
    if len(old) > _LONG:
        return False
    clauses = [clause for clause in CLAUSES.split(old) if clause]
    return all(any(are_alike(each, clause) for clause in clauses) for each in lead.split("，"))


_LONG = 8000
"""Characters of a text whose clauses are not looked at one by one: this bounds the work."""


_END_RUN = 6
"""Characters at both ends of a condition by which it is known."""


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
