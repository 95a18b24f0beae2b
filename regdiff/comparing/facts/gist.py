"""The gist of a provision in a few words: its rule, what it imposes, or the first of what it lists."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.ruled import ROUTINE, rules
from regdiff.comparing.facts.statements import Sentence, Text, is_condition, is_modal
from regdiff.comparing.facts.windows import LONGEST, OVER, part_end
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

_MOST = LONGEST + OVER
"""Characters of the longest gist."""
_IMPOSED = 60
"""Of what is applied to others, that the first amount may be in it."""
_LEAST = LONGEST // 2
"""Characters of the shortest part of a longer sentence."""
_NEARER = 2
"""Pairs of characters that a later sentence, or clause, must have more in common with what is asked for than the first."""
_NAME = 4
"""Characters of the shortest name by which a sentence is known."""
_LOOKED_AT = 60
"""Sentences of a provision that are looked at: this bounds the work."""
_PURPOSE = lazy("制定本(?:法|条例|规定|办法|规则|细则|章程)")
"""What says why there is a regulation, and rules nothing."""
_LISTS = lazy("下列|以下(?:行为|情形|条件|事项|规定)")
_COLON = 2
"""Characters between what introduces a list and its first item."""


class Asked(Enum):
    """What of a provision is asked for."""

    MATTER = "matter"
    """The things, acts or cases that it names: 前款规定的活动."""
    DUTY = "duty"
    """What is broken: 违反前款规定的."""
    RULE = "rule"
    """What it imposes or rules, and not when: 依照前款规定处罚."""


class Gist(NamedTuple):
    """A run of a provision."""

    span: Span
    is_cut: bool
    """Whether its sentence, or its list, goes on."""


def gist(text: Text, place: Span, about: str, asked: Asked, who: str = "") -> Gist | None:
    """Return what a provision says; None where no sentence stands there.

    Args:
        text: of the side of the change that it stands in.
        place: where it stands: lines of an article, or an item.
        about: what is said of it; it tells which of several sentences or clauses is meant.
        asked: what of it is asked for.
        who: who breaks it, where that is said: the first sentence that begins with him is meant.
    """
    sentences = [text.sentences[at] for at in text.touched(place)[:_LOOKED_AT]]
    if not sentences:
        return None
    heads = [each for each in sentences if each.lead < 0] or sentences[:1]
    bound = (each for each in heads if len(who) >= _NAME and who in text.words(each.clauses[0])[:LONGEST])
    head, is_meant = next(bound, None), True
    if head is None:
        at, is_meant = _nearest([text.words(each.span) for each in heads], about)
        head = heads[at]
    items = [each for each in sentences if each.lead >= 0 and each.span.start > head.span.end]
    introduces = items and (_LISTS.search(text.text, *head.span) or head.span.end + _COLON == items[0].span.start)
    if introduces and asked is not Asked.RULE and (listed := _listed(text, head, items, asked)):
        is_alone = listed.span.start >= items[0].span.start
        return None if is_alone and not is_meant else listed  # of which of several lists items are nobody knows
    if _PURPOSE.search(text.text, *head.span):
        return None
    told = _ruled(text, head, about, asked)
    goes_on = head is not sentences[-1] if asked is Asked.RULE else not is_meant  # of several tiers, or duties
    return told._replace(is_cut=told.is_cut or goes_on)


def _nearest(said: Sequence[str], about: str) -> tuple[int, bool]:
    """Return the place of the words that have most in common with others, the first where none has clearly more.

    And whether they have clearly more than all the rest.
    """
    pairs = pairs_of(about)
    shared = [len(pairs & pairs_of(words)) for words in said]
    best, *rest = sorted(range(len(said)), key=lambda at: (-shared[at], at))
    is_meant = not rest or shared[best] >= shared[rest[0]] + _NEARER
    return (best if shared[best] >= shared[0] + _NEARER else 0), is_meant


def _listed(text: Text, head: Sentence, items: Sequence[Sentence], asked: Asked) -> Gist | None:
    """Return the first items of a list, as many as fit, behind what introduces them, or its rule, where that fits, too.

    Items alone say of no duty what it is.
    """
    first = items[0].span
    starts = [head.span.start, *(each.start for each in head.clauses[1:] if is_modal(text.words(each)))]
    fits = (at for at in starts if head.span.end + _COLON == first.start and first.end - at <= _MOST)
    if (start := next(fits, None)) is None:
        if asked is Asked.DUTY and text.cases(items[0]) is None:
            return None
        start = first.start
    fitting = [each.span.end for each in items if each.span.end - start <= _MOST]
    end = fitting[-1] if fitting else part_end(text.text, start, _LEAST, (LONGEST, _MOST))
    return Gist(Span(start, end), is_cut=end < items[-1].span.end)


def _ruled(text: Text, sentence: Sentence, about: str, asked: Asked) -> Gist:
    """Return a sentence or, of a long one, what it rules, the part that has most in common with others, or its beginning."""
    start, end = sentence.span
    if sentence.lead >= 0:
        start += len(marker(text.text[start : start + 12])[1])
    elif routine := ROUTINE.match(text.text, start, end):
        start = routine.end()
    if end - start <= _MOST:
        return Gist(Span(start, end), is_cut=False)
    clauses = [each for each in sentence.clauses if each.start >= start]
    if asked is Asked.RULE:
        start = next((each.start for each in clauses if rules(text.words(each))), start)
        span = _without_condition(text, _part(text, Span(start, end), (_MOST, _IMPOSED)))
    else:
        parts = [_part(text, Span(at, end), (LONGEST, _MOST)) for at in (start, *(each.start for each in clauses))]
        span = parts[_nearest([text.words(each) for each in parts], about)[0]]
    return Gist(span, is_cut=span.end < end)


def _part(text: Text, span: Span, most: tuple[int, int]) -> Span:
    """Return the beginning of a run that is too long, to a mark or a word; `most` as of `part_end`."""
    is_whole = span.end - span.start <= most[1]
    return span if is_whole else Span(span.start, part_end(text.text, span.start, _LEAST, most))


def _without_condition(text: Text, span: Span) -> Span:
    """Return what is imposed without a condition at its end, of what follows upon which nothing is told."""
    before, _, last = text.words(span).rpartition("，")
    return Span(span.start, span.start + len(before)) if before and is_condition(last) else span
