"""What a sentence says nothing without: of what the one before it speaks, upon which a later one goes on.

规模较小的有限责任公司，可以不设监事会；经全体股东一致同意，也可以不设监事。 The second half by itself would hold of every
company.
"""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import NOTHING, Fact
from regdiff.comparing.facts.matter import matter_of
from regdiff.comparing.facts.ruled import rules
from regdiff.comparing.facts.statements import Sentence, Text, is_condition
from regdiff.comparing.facts.windows import part_end
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

_TOPIC = 44
"""Characters of the longest run that is told for what the sentence before speaks of."""
_LEAST = 8
"""Characters of the shortest part of a longer one."""
_JOINED = lazy("[；;]")
_STOP = lazy("[。；;]")
_ON = lazy(
    r"(?:给[^，。；]{1,16}造成[^，。；]{0,6}(?:损失|损害)|[^，。；]{0,16}(?:上述|前述)|协议不成|逾期|期满|对[^，。；]{2,12}决定不服)"
)
"""What begins a condition that is one of what was said right before."""
_POINTS = lazy("[^，。；]{0,24}(?:上述|前述)")
"""What says that a sentence speaks of what stands right before it, whatever mark parts them."""
_ALSO = lazy(r"\A(?:[^，。；]{1,24}[，,])?(?:还|也|亦|仍)(?:可以?|应当?|不得|须|必须)")
"""What says that something is ruled besides what was before."""
_BOUND = lazy(r"\A(?:应当|必须|不得|可以|有权|依法|予以|不予|给予|并|且|由)")
"""What a sentence begins with that names nobody."""


def context_of(said: Said, quote: Span, lead: Span) -> Span:
    """Return what the sentence before speaks of, where what is quoted says nothing without it; else nothing.

    Args:
        said: the clauses that came or went.
        quote: of their sentence.
        lead: what stands before it; one of a sentence before says enough.
    """
    text, place = said.text, said.sentence
    sentence = text.sentences[place]
    start = quote.start if lead.is_empty else lead.start
    if sentence.lead >= 0:
        intro = text.sentences[sentence.lead]
        return _before(text, sentence.lead) if intro.span.start <= start and _BUT.match(text.text, start) else NOTHING
    if start < max(sentence.span.start, said.span.start) or marker(text.text[start : start + 12])[1]:
        return NOTHING  # words that stay are told where they stand
    return _topic(text, place)


def _before(text: Text, place: int) -> Span:
    """Return what the sentence before speaks of to which one is an exception."""
    if not place or not _STOP.fullmatch(text.text, text.sentences[place - 1].span.end, text.sentences[place].span.start):
        return NOTHING
    rule = text.sentences[place - 1]
    fitting = [each.end for each in rule.clauses if each.end - rule.span.start <= _TOPIC]
    return Span(rule.span.start, fitting[-1]) if fitting else _cut(text, rule.clauses[0])


_BUT = lazy("但")


def without_repeated(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return facts of one article, each without what another one before it tells that it goes on from.

    Args:
        facts: in the order in which they are told, one behind the other.
    """
    told: set[tuple[bool, Span]] = set()
    out = []
    for each in facts:
        spans = [(each.went, span) for span in (each.context, each.lead, each.old if each.went else each.new)]
        is_told = any(went is each.went and span.holds(each.context) for went, span in told)
        out.append(each._replace(context=NOTHING) if is_told else each)
        told.update(each for each in spans if not each[1].is_empty)
    return tuple(out)


def _topic(text: Text, place: int) -> Span:
    """Return what the sentence before one speaks of, where that one goes on with it; nothing where it stands by itself."""
    if not place or text.sentences[place - 1].lead >= 0:
        return NOTHING
    sentence, before = text.sentences[place], text.sentences[place - 1]
    if not _STOP.fullmatch(text.text, before.span.end, sentence.span.start) or not _hangs(text, sentence):
        return NOTHING
    first = place - 1
    while first and _is_joined(text, first) and _hangs(text, text.sentences[first]):
        first -= 1
    head = text.sentences[first]
    if _is_parallel(text, sentence, before) or _is_parallel(text, sentence, head):
        return NOTHING
    topic, who, is_joined = head.clauses[0], text.head(head.clauses[0]), _is_joined(text, place)
    if _POINTS.match(text.words(sentence.span)) and not _is_case(text, before, text.head(before.clauses[0])):
        return _onward(text, before)
    if _is_case(text, head, who):
        return _onward(text, head) if _follows(text, sentence, before, is_joined=is_joined) else NOTHING
    if not is_joined or _names_who(text, sentence):
        return NOTHING
    return _onward(text, head) if topic.end - topic.start <= _TOPIC else _cut(text, who)


def _is_joined(text: Text, place: int) -> bool:
    """Say whether ； parts a sentence from the one before."""
    return _JOINED.fullmatch(text.text, text.sentences[place - 1].span.end, text.sentences[place].span.start) is not None


def _hangs(text: Text, sentence: Sentence) -> bool:
    """Say whether a sentence begins with a condition or with what is done."""
    first = text.words(sentence.clauses[0])
    if _ALSO.match(text.words(sentence.span)):
        return True
    return _BOUND.match(first) is not None or _says_when(first) or _POINTS.match(first) is not None


def _says_when(clause: str) -> bool:
    """Say whether a clause says when something holds, and not only by which rule."""
    return is_condition(clause) and not clause.endswith(("规定", "要求", "程序", "职责分工"))


def _names_who(text: Text, sentence: Sentence) -> bool:
    """Say whether a sentence begins with a condition that names somebody."""
    first = text.words(sentence.clauses[0])
    return _BOUND.match(first) is None and _ALSO.match(text.words(sentence.span)) is None and bool(find_actors(first)[:1])


def _is_parallel(text: Text, one: Sentence, other: Sentence) -> bool:
    """Say whether two sentences begin alike: they are two cases of one, and none goes on with the other."""
    return (
        text.words(one.span)[:2] == text.words(other.span)[:2]
        or text.text[one.span.start] == "对" == text.text[other.span.start]
    )


def _is_case(text: Text, sentence: Sentence, who: Span) -> bool:
    """Say whether a sentence begins with a condition; one that names who acts first speaks of him in every case."""
    return any(_says_when(text.words(each)) for each in sentence.clauses[: 2 if who.is_empty else 1])


def _follows(text: Text, sentence: Sentence, before: Sentence, *, is_joined: bool) -> bool:
    """Say whether a condition speaks of what becomes of the case before, and is not another case."""
    first = text.words(sentence.clauses[0])
    if _ON.match(first) or _ALSO.match(text.words(sentence.span)):
        return True
    if not is_joined:
        return False
    case = matter_of(text.words(before.clauses[0]))
    ruled = matter_of("，".join(text.words(each) for each in before.clauses[1:]))
    return bool(matter_of(first) & (ruled - case))


def _onward(text: Text, sentence: Sentence) -> Span:
    """Return the first clause of a sentence, with those behind it that only say of what it speaks; cut where it is long."""
    topic = sentence.clauses[0]
    for each in sentence.clauses[1:-1]:
        said = text.words(each)
        if each.end - topic.start > _TOPIC or _says_when(said) or rules(said):
            break
        topic = Span(topic.start, each.end)
    return _cut(text, topic)


def _cut(text: Text, span: Span) -> Span:
    """Return as much of some clauses as is told."""
    if span.end - span.start <= _TOPIC:
        return span
    return Span(span.start, part_end(text.text, span.start, _LEAST, (_TOPIC // 2, _TOPIC)))
