"""Clauses as of whole sentences: what a part leaves out may be when, who, or what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

LONGEST = 120
"""Characters of the longest sentence that is quoted as a whole."""
_COMMON, _HELD = 1 / 3, 0.45
"""So much of their pairs of characters two forms of one sentence have in common; or of those of the shorter one."""
_PENALTY = "penalty"
_MANY = 400
"""Facts of other words whose quotes are looked at for what others tell: this bounds the work."""
_MARKER = 12
"""Characters in which the marker of an item ends."""


def entire(fact: Fact, old: Said, new: Said, marks: Sequence[Mark]) -> Fact:
    """Return the fact of a clause in other words as one of whole sentences, where it leaves out some of them and they fit.

    Args:
        fact: what is told of a part of two sentences.
        old: the clause of the old side.
        new: that of the new one.
        marks: all that differs between these clauses.
    """
    sentences = tuple(said.text.sentences[said.sentence].span for said in (old, new))
    sides = tuple(zip((old, new), (fact.old, fact.new), strict=True))
    whole = tuple(_whole(said, quote) for said, quote in sides)
    is_told = all(_is_told(each, quote, fact.lead) for each, (_, quote) in zip(whole, sides, strict=True))
    if is_told or not _fit(old, new, whole):
        return fact
    whole = (_without_last(old, new, whole), _without_last(new, old, whole[::-1]))
    lead = NOTHING if sentences[1].holds(fact.lead) else fact.lead
    inside = tuple(each for each in marks if whole[0].holds(each.old) and whole[1].holds(each.new))
    return fact._replace(old=whole[0], new=whole[1], marks=inside or fact.marks, lead=lead)


def with_sentences(facts: Sequence[Fact], text: str) -> list[Fact]:
    """Return facts, what came quoted as of its whole sentence where that fits and something of it is left out.

    What came in one sentence is then one fact.

    Args:
        facts: of a change.
        text: the joined texts of the new side.
    """
    sentences = [_sentence_of(fact, text) for fact in facts]
    both = zip(facts, sentences, strict=True)
    cut = {sentence for fact, sentence in both if sentence and _leaves_out(fact, sentence, text)}
    out: dict[Span | int, Fact] = {}
    for at, (fact, sentence) in enumerate(zip(facts, sentences, strict=True)):
        if sentence is None or sentence not in cut:
            out[at] = fact
        elif sentence in out:
            out[sentence] = _as_one(out[sentence], fact)
        else:
            out[sentence] = _of_sentence(fact, sentence, text)
    return list(out.values())


def _of_sentence(fact: Fact, sentence: Span, text: str) -> Fact:
    """Return what came as of its whole sentence; what stood before its quote in the sentence before is its context."""
    ahead = Span(fact.lead.start, sentence.start - 1)
    if fact.lead.start < sentence.start < fact.lead.end and "\n" not in text[slice(*ahead)]:
        return fact._replace(new=sentence, lead=NOTHING, context=ahead)
    lead = NOTHING if sentence.meets(fact.lead) else fact.lead
    context = NOTHING if sentence.meets(fact.context) else fact.context
    return fact._replace(new=sentence, lead=lead, context=context)


def _leaves_out(fact: Fact, sentence: Span, text: str) -> bool:
    """Say whether what is told of a fact that came leaves out something of its sentence, besides the marker of an item."""
    start, end = fact.new
    if sentence.holds(fact.lead) and not fact.lead.is_empty and start - fact.lead.end <= _BETWEEN:
        start = fact.lead.start
    ahead = text[sentence.start : start]
    return end < sentence.end or len(ahead) > len(marker(ahead[:_MARKER])[1])


_BETWEEN = 48
"""Characters between who, or when, and a quote that are told as well."""


def _sentence_of(fact: Fact, text: str) -> Span | None:
    """Return the sentence, or item, that what came stands in; None where it is no part of one that fits."""
    if not fact.came or fact.kind == _PENALTY or not fact.case.is_empty or _STOP.search(text, *fact.new):
        return None
    start = max(text.rfind(sign, max(0, fact.new.start - LONGEST), fact.new.start) for sign in "。\n") + 1
    stop = _STOP.search(text, fact.new.end, start + LONGEST + 1)
    end = stop.start() if stop else len(text)
    end -= text.endswith(("；", ";"), start, end)
    is_bound = start > 0 or fact.new.start < LONGEST
    is_whole = is_bound and 0 < end - start <= LONGEST and not text.endswith(("：", ":"), start, end)
    return Span(start, end) if is_whole else None


_STOP = lazy("[。\n]")


def _as_one(one: Fact, other: Fact) -> Fact:
    """Return what came in one sentence as one fact: of the heavier kind."""
    heavier = min(one, other, key=lambda fact: fact.rank)
    marks = tuple(_united([*one.marks, *other.marks]))
    return heavier._replace(
        new=one.new, lead=one.lead, context=one.context, marks=marks, is_news=one.is_news and other.is_news
    )


def _united(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks of what came, in order, those that meet as one."""
    spans = sorted(mark.new for mark in marks)
    start, end = spans[0]
    for span in spans[1:]:
        if span.start >= end:
            yield Mark(NOTHING, Span(start, end))
            start = span.start
        end = max(end, span.end)
    yield Mark(NOTHING, Span(start, end))


def without_held(facts: Sequence[Fact], is_slight: Callable[[Fact], bool]) -> Iterator[Fact]:
    """Yield facts without those of words that went, or came, which one of other words quotes, unless they weigh more.

    Args:
        facts: of a change.
        is_slight: says whether a fact will not be told.
    """
    wholes = [fact for fact in facts if not (fact.came or fact.went) and fact.kind != _PENALTY][:_MANY]
    for fact in facts:
        marks = fact.marks if fact.came or fact.went else ()
        holding = (whole for whole in wholes if _holds(whole, marks) and (fact.went or whole.rank <= fact.rank))
        if not marks or all(map(is_slight, holding)):
            yield fact


def _holds(whole: Fact, marks: Sequence[Mark]) -> bool:
    quotes = ((mark.old, whole.old) if mark.new.is_empty else (mark.new, whole.new) for mark in marks)
    return all(quote.holds(span) for span, quote in quotes)


def _whole(said: Said, quote: Span) -> Span:
    span = said.text.sentences[said.sentence].span
    return Span(min(span.start, quote.start), max(quote.end, span.end))


def _is_told(whole: Span, quote: Span, lead: Span) -> bool:
    """Say whether a quote, with what stands right before it, leaves nothing out of a sentence."""
    first = lead.start if lead.end in (quote.start, quote.start - 1) and not lead.is_empty else quote.start
    return first <= whole.start and quote.end >= whole.end


def _without_last(one: Said, other: Said, whole: Sequence[Span]) -> Span:
    """Return a sentence without its last clause, where that stands beside the other one: it neither came nor went.

    Args:
        one: of the sentence.
        other: of the other one.
        whole: both sentences, in this order.
    """
    there, text = other.text.words(whole[1]), other.text.text
    ahead, comma, last = one.text.words(whole[0]).rpartition("，")
    core = last[_JOINT.match(last).end() :]  # type: ignore[union-attr]
    if (
        not comma
        or len(core) < _CORE
        or core in there
        or len(text) > _LONG
        or not one.span.end <= whole[0].start + len(ahead)
    ):
        return whole[0]
    beside = text[: whole[1].start] + "\n" + text[whole[1].end :]
    return Span(whole[0].start, whole[0].start + len(ahead)) if core in beside else whole[0]


_LONG = 50_000
"""Characters of the longest text that is looked through for each fact."""
_CORE = 6
"""Characters of the shortest clause, without what joins it to the one before, that is known by its words."""
_JOINT = lazy("(?:并且?|且|同时|也|应当|可以|不得|必须|依法)*")


def _fit(old: Said, new: Said, whole: Sequence[Span]) -> bool:
    """Say whether two sentences are short enough to be quoted, and one may be a form of the other."""
    words = [said.text.words(span) for said, span in zip((old, new), whole, strict=True)]
    if not all(0 < len(each) <= LONGEST and "\n" not in each for each in words):
        return False
    if len({marker(each[:_MARKER])[1] != "" for each in words}) > 1:
        return False
    return may_be_forms(*words)


def may_be_forms(one: str, other: str) -> bool:
    """Say whether two sentences have so much in common, or one so much of the other, that one may be a form of the other."""
    left, right = pairs_of(one), pairs_of(other)
    common = len(left & right)
    return 2 * common >= _COMMON * (len(left) + len(right)) > 0 or common >= _HELD * min(len(left), len(right)) > 0
