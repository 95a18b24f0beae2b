"""What is told of a clause in other words: which part of it became which, and under what."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.entire import LONGEST, may_be_forms
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.ruled import may_say_rule
from regdiff.comparing.facts.statements import is_condition, is_modal
from regdiff.comparing.sets import pairs_of
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
    goes_on,
    in_words,
)


def two_sided(fact: Fact, old: str, new: str) -> tuple[tuple[Step, ...], str]:
    """Return what to do to an altered clause, and under what, where no step quotes that."""
    if both := with_acts(fact, old, new):
        return (both,), ""
    lead = _to_its_list(fact, new, old, _before(fact, new, old))
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
    lead += CUT * _leaves_out(fact, new, lead)
    *first, last = steps
    steps = (*first, _with_more(fact, old, new, last))
    lead = "" if lead in steps[0].new else lead
    return steps if lead else (_with_less(fact, old, new, steps[0]), *steps[1:]), lead


def with_acts(fact: Fact, old: str, new: str) -> Step | None:
    """Return an altered penalty of both sides, each with its act, where the acts are not the same and that fits; else None.

    Args:
        fact: of a change, of a clause in other words.
        old: the joined texts of the change's old side.
        new: those of the new one.
    """
    lead = new[slice(*fact.lead)]
    if fact.kind != PENALTY or not fact.case.is_empty or not lead or lead in old:
        return None
    sides = tuple(_punished(text, quote) for text, quote in ((old, fact.old), (new, fact.new)))
    if not all(0 < len(each) <= LONGEST for each in sides) or _are_one_act(*sides):
        return None
    return Step(
        "changed",
        *(
            each + CUT * goes_on(fact, text, quote.end)
            for each, text, quote in zip(sides, (old, new), (fact.old, fact.new), strict=True)
        ),
    )


def _punished(text: str, quote: Span) -> str:
    """Return a sentence, or item, that begins with an act, to where what it imposes is quoted to; nothing for any other."""
    start = max(text.rfind(stop, 0, quote.start) for stop in "。；\n") + 1
    start += len(marker(text[start : start + MARKER])[1])
    routine = _BREACH.match(text, start)
    said = text[routine.end() if routine else start : quote.end]
    return said if quote.start > start and "\n" not in said and "的，" in said else ""


def _are_one_act(old: str, new: str) -> bool:
    """Say whether two sentences punish as good as the same; or one says of it that another sentence names it."""
    acts = [each.partition("的，")[0] for each in (old, new)]
    one, other = map(pairs_of, acts)
    return any(sign in acts[0] + acts[1] for sign in _NAMED) or len(one & other) >= _SAME_ACT * max(len(one), len(other))


_SAME_ACT = 0.85
"""So many of the pairs of characters of the longer one of two acts are common where they are one."""
_NAMED = ("前款", "下列")
"""What an act has that another sentence, or a list, names."""
_BREACH = lazy("违反[^，。；]{1,40}规定，")


def _to_its_list(fact: Fact, text: str, old: str, lead: str) -> str:
    """Return what introduces a list to its end where it is cut behind a word that binds, or both texts go on alike.

    下列人员不得担任辩护人; 有下列行为之一的，被调查人有权申诉. From its beginning, where both texts have that.
    """
    end = text.find("：", fact.lead.end, fact.new.start)
    if fact.lead.is_empty or lead != text[slice(*fact.lead)] or end < 0 or not text.startswith("\n", end + 1):
        return lead
    start = max(text.rfind(stop, 0, fact.lead.start) for stop in "。\n") + 1
    ahead, rest = text[start : fact.lead.start], text[fact.lead.end : end]
    is_cut = lead.endswith(_BINDS) or (lead.endswith("的") and rest in old)
    if is_cut and "\n" not in rest and len(lead + rest) <= ONE:
        lead += rest
    return ahead + lead if ahead and ahead in old and len(ahead + lead) <= ONE else lead


_BINDS = ("应当", "可以", "不得", "必须")


def _leaves_out(fact: Fact, text: str, lead: str) -> bool:
    """Say whether words are left out behind who, or when, that may be a condition; or more of what a list imposes."""
    if fact.kind == PENALTY or fact.lead.is_empty or not lead.endswith(text[slice(*fact.lead)]):
        return False
    between = text[fact.lead.end : fact.new.start]
    return ("\n" not in between and between.strip("，,：") != "") or costs_more(lead, text, fact.lead.end)


def _with_less(fact: Fact, old: str, new: str, step: Step) -> Step:
    """Return a step with an ellipsis before what it quotes from amid a sentence, of which nothing is told before it."""
    if fact.kind == PENALTY or step.op != "changed":
        return step
    said = [
        CUT + words if words and text[slice(*quote)].startswith(words.removesuffix(CUT)) and _is_amid(text, quote) else words
        for words, text, quote in ((step.old, old, fact.old), (step.new, new, fact.new))
    ]
    return step._replace(old=said[0], new=said[1])


def _is_amid(text: str, quote: Span) -> bool:
    """Say whether a quote begins behind what its sentence rules of, or when."""
    start = max(text.rfind(stop, 0, quote.start) for stop in "。；：\n") + 1
    opening = text[start : quote.start].strip("，,")
    return opening != "" and not marker(opening)[1] and _ROUTINE.match(opening) is None


def _with_more(fact: Fact, old: str, new: str, step: Step) -> Step:
    """Return a step with an ellipsis on a side that goes on right behind what it quotes, and not as the other one does.

    Where both impose more, both are marked.
    """
    if fact.kind == PENALTY:
        return step
    sides = ((step.old, old, fact.old), (step.new, new, fact.new))
    if not all(said and text[slice(*quote)].endswith(said) for said, text, quote in sides):
        return step
    if all(costs_more(said, text, quote.end) for said, text, quote in sides):
        return step._replace(old=step.old + CUT, new=step.new + CUT)
    old_more, new_more = (more[0] if (more := _FURTHER.match(text, quote.end)) else "" for _, text, quote in sides)
    if old_more == new_more:
        old_more, new_more = _behind(old, fact.old, step.new), _behind(new, fact.new, step.old)
    return step._replace(old=step.old + CUT * bool(old_more), new=step.new + CUT * bool(new_more))


def _behind(text: str, quote: Span, other: str) -> str:
    """Return what follows upon a quote behind ；, where most of that stands in what is quoted of the other side."""
    behind = _HALF.match(text, quote.end)
    pairs = pairs_of(behind[1]) if behind else frozenset()
    within = pairs & pairs_of(other) - pairs_of(text[slice(*quote)])
    return behind[1] if behind and len(within) >= _TAKEN_OUT * len(pairs) > 0 else ""


_HALF = lazy("；([^；。\n]{8,})")
_TAKEN_OUT = 1 / 3
"""So much of what follows upon a quote stands in the other one that it was taken out of that, and did not go."""
_FURTHER = lazy(
    "[；。][^；。\n]{2,30}除外(?=[。；\n])"
    "|；(?:情节|逾期|拒不|协商不成|协议不成|有违法所得|没有违法所得|违法所得|其中|但)[^；。\n]*"
)
"""What follows upon a sentence and says what is done in graver cases, or else."""


def _as_sentences(fact: Fact, old: str, new: str, lead: str, steps: Sequence[Step]) -> Step | None:
    """Return the change of one whole sentence to another, where both fit and its parts say less; None where they do not.

    They do where what stands before them is not the same on both sides, and where something of a sentence is not told that
    may be upon what, who, or what else is ruled.
    """
    if fact.kind == PENALTY or any("\n" in words for step in steps for words in step[1:]):
        return None
    is_other = (lead != "" and _is_of_one_side(fact, old, new, lead)) or _is_of_several(fact, old, new)
    sentences = _quoted(old, fact.old) or _sentence(old, fact.old), _quoted(new, fact.new) or _sentence(new, fact.new)
    if not is_other and _is_told(fact, (old, new), sentences, (lead, steps)):
        return None
    fits = all(0 < len(each) <= LONGEST for each in sentences) and not any("\n" in each for each in sentences)
    fits = fits and may_be_forms(*sentences) and len({marker(each[:MARKER])[1] != "" for each in sentences}) == 1
    return Step("changed", *sentences) if fits else None


def _is_of_several(fact: Fact, old: str, new: str) -> bool:
    """Say whether a sentence became two, or two became one: no step between their parts says what became of what."""
    return any("。" in text[slice(*quote)].strip("。") for text, quote in ((old, fact.old), (new, fact.new)))


def _is_of_one_side(fact: Fact, old: str, new: str, lead: str) -> bool:
    """Say whether what stands before a clause in its sentence, told or left out, is not the same on both sides."""
    if fact.lead.end <= max(new.rfind(stop, 0, fact.new.start) for stop in "。；\n"):
        return False
    between = CLAUSES.split(new[fact.lead.end : fact.marks[0].new.start])
    return lead not in old or any(each.endswith("的") and each not in old for each in between)


def _is_told(fact: Fact, texts: tuple[str, str], sentences: tuple[str, str], told: tuple[str, Sequence[Step]]) -> bool:
    """Say whether the steps say all that a fact quotes: it quotes parts of two sentences, or they leave nothing out."""
    quotes = zip(texts, (fact.old, fact.new), sentences, strict=True)
    if not all(text[slice(*quote)].endswith(sentence.removesuffix(CUT)) for text, quote, sentence in quotes):
        return True
    return _is_told_whole(sentences, *told) or _is_only_put_in(fact, texts, sentences, told)


def _is_told_whole(sentences: tuple[str, str], lead: str, steps: Sequence[Step]) -> bool:
    """Say whether one step says all of both sentences, with what is told before it."""
    opening = lead + "，" if lead else ""
    return len(steps) == 1 and sentences in (steps[0][1:3], (opening + steps[0].old, opening + steps[0].new))


def _is_only_put_in(
    fact: Fact, texts: tuple[str, str], sentences: tuple[str, str], told: tuple[str, Sequence[Step]]
) -> bool:
    """Say whether words were put into a sentence, or taken from it, and nothing else, and the steps say at which rule."""
    lead, steps = told
    if any(step.op == "changed" for step in steps):
        return False
    said = "，".join((lead, *(words for step in steps for words in step[1:])))
    is_item = marker(texts[1][fact.new.start : fact.new.start + MARKER])[1] != ""
    left = list(sentences)
    for mark in fact.marks:
        spans = zip(texts, mark, strict=True)
        left = [each.replace(text[slice(*span)], "", 1) for each, (text, span) in zip(left, spans, strict=True)]
    return left[0] == left[1] and (is_item or may_say_rule(said))


def _quoted(text: str, quote: Span) -> str:
    """Return what is quoted from where a sentence begins on, with an ellipsis where it goes on; else nothing."""
    said = text[slice(*quote)]
    begins = quote.start == 0 or text[quote.start - 1] in "。；\n"
    if not begins or "，" not in said or any(stop in said for stop in "。；\n") or quote.end == len(text):
        return ""
    return said + CUT if text[quote.end] == "，" else ""


def _sentence(text: str, span: Span) -> str:
    """Return the sentence that a quote is of, or those that it quotes whole; nothing where it is of several."""
    start = max(text.rfind(stop, 0, span.start) for stop in "。；\n") + 1
    end = min((at for stop in "。；\n" if (at := text.find(stop, span.end)) >= 0), default=len(text))
    said = text[slice(*span)].rstrip("。；\n")
    is_whole = (start, end) == (span.start, span.start + len(said)) and "\n" not in said
    return text[start:end].rstrip("：:") if is_whole or not any(stop in said for stop in "。；\n") else ""


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
        return lead + _on_whom(fact, text) if lead and lead in old else _of_both_acts(lead, old)
    lead = lead or _led(fact, text)
    if lead not in old and (modal := _MUST_OR_MAY.search(lead)):
        who = lead[: modal.start()]
        binds = {match[0] for match in _MUST_OR_MAY.finditer(old) if old.endswith(who, 0, match.start())}
        lead = who if who and binds and modal[0] not in binds else lead  # he must on one side, and may on the other
    return lead if _is_of_both(lead, old) else ""


_MUST_OR_MAY = lazy("应当|可以")


def _is_part_of_act(fact: Fact, text: str) -> bool:
    """Say whether an act goes on behind the part of it that is told before a penalty."""
    goes_on = _ACTS_ON.match(text, fact.lead.end) is not None
    return goes_on and not text[slice(*fact.lead)].endswith(("的", "时", "之一"))


_ACTS_ON = lazy("(?:，?(?:或者|以及)|、)[^。；：\n]*?的，")
"""What follows upon a part of an act: the rest of it, to where it ends."""


def _of_both_acts(lead: str, old: str) -> str:
    """Return an act without what the new text punishes besides it: nothing was imposed for that before."""
    known = pairs_of(old)
    for other in _OTHER.finditer(lead):
        pairs = pairs_of(other["act"] or other["also"])
        rest = lead[other.end() :]
        if other.start() >= RUN and len(pairs & known) < _PUNISHED * len(pairs):
            return lead[: other.start()] + CUT + _of_both_acts(rest, old) if rest else lead[: other.start()] + CUT
    return lead


_OTHER = lazy("，(?:或者|以及)(?P<act>[^，]{4,})(?:，|\\Z)|或者(?P<also>[^，、]{10,})\\Z")
"""Another act, or others who do it."""
_PUNISHED = 0.55
"""So many of the pairs of characters of an act stand in the old text that it may have been punished, too."""


def _on_whom(fact: Fact, text: str) -> str:
    """Return whom a penalty hits, where that stands between its act and the quote: 对策划者、组织者和骨干分子."""
    between = text[fact.lead.end : fact.new.start].rstrip("，,")
    return between if len(between) <= WHO and _ON.fullmatch(between) else ""


_ON = lazy("[，,]?对[^。；：\n]+")


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
    if not when:
        return lead + CUT * (lead == text[slice(*fact.lead)] and _is_part_of_act(fact, text))
    return lead.removesuffix(CUT) + (CUT if between or lead.endswith(CUT) else "，" if lead else "") + when


_WHEN = lazy("^对|(?:的|时|之一)$")
"""A clause that tells when a penalty is imposed, or on whom."""
