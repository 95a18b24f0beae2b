"""What of clauses is quoted, and what stands before the quote: who must, or under which condition."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.actors import find_actors, head_subject
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import NOTHING, Mark
from regdiff.comparing.facts.ruled import rules
from regdiff.comparing.facts.statements import Force, Sentence, Statement, Text, is_condition, is_modal
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.whole import ADJOINED, is_finished, mended
from regdiff.comparing.facts.windows import LONGEST, OVER, part_end, window, word_at
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

MEASURED = ("penalty", "deadline", "amount")
"""Kinds whose quotes are to hold their numbers."""
_WITH_RULE, _LEAST_RULE = 56, 8
"""Characters of the longest quote of a condition with what follows from it, and of the least that is quoted of that."""
_IMPOSED = lazy("罚|(?<!采取)责令|吊销|处分|没收|撤销|警告|追究|严肃处理")
"""What introduces items that are punished: they are told by what they are cases of."""
_RULES = lazy("由|予以|不予|依照|适用|参照|签署|[不应]")
"""What a clause begins with that says what becomes of what was named before."""
LONGEST_LEAD, _WHOLE_LEAD = 60, 72
"""Characters of the longest condition that stands before a quote; and of the longest with who acts upon it."""
_OR, _AMONG = lazy("(?:或者|以及)(?![第其前该])"), lazy("、(?![第其前该])")
"""What parts that of which a condition speaks: a long one is quoted from there on from where it fits."""
_WHOLE_RULE = 80
"""Characters of the longest clause with a word that binds that is quoted as a whole."""
_WHOLE_ALTERED, _WHOLE_CASE = 64, 56
"""Characters of the longest clause in other words that is quoted as a whole on either side, and of the longest condition."""
_ITS = lazy("[，,][^，。；]{0,12}其规定")
"""What follows upon a condition and means who stands at its beginning."""
_JOINED = lazy("对|以及|或者?|并且?|和|及|同时|且")
"""What a clause begins with that says nothing without the one before."""
_LISTED = 64
"""Characters of the longest quote with items."""


def quoted(said: Said, kind: str, since: int) -> tuple[Span, Span] | None:
    """Return what is quoted of clauses that came or went, and what stands before it: who, or under which condition.

    None where no quote reads as a whole.

    What is ruled is quoted whole before the condition is: where both are too long, the quote begins with the rule.

    Args:
        said: the clauses.
        kind: the name of their kind.
        since: where that begins which came or went with them.
    """
    sentence = said.text.sentences[said.sentence]
    focus = _focus(said, kind)
    longest = _WHOLE_RULE if LONGEST < focus.end - focus.start <= _WHOLE_RULE else LONGEST
    quote = _onward(said.text, sentence, window(said.text, sentence, focus, longest))
    lead = named = lead_of(said.text, said.statement, quote)
    if lead is None or lead.is_empty or _is_conditional(said, quote):
        unnamed = named is None or named.is_empty
        lead = (topic_of(said, quote) if unnamed else None) or _condition(said, quote, since)
        if lead.is_empty and not (said.statement and said.statement.subject.end > quote.start):
            lead = _who(said, quote) if named is None or named.is_empty else named
    elif (topic := topic_of(said, quote)) and topic.holds(lead):
        lead = topic
    elif statement := said.statement:
        lead = _with_condition(said, lead, statement, since)
    statement = said.statement
    is_unsaid = (
        statement and statement.force is Force.BAN and statement.modal.end <= quote.start and not lead.holds(statement.modal)
    )
    if statement and is_unsaid and (above := _above(said, statement)):
        lead, is_unsaid = above, False
    told = (quote, lead) if kind == "penalty" or is_unsaid else mended(said, quote, lead)
    if told is None or (statement is None and kind == "penalty"):
        return told
    quote, lead = _with_rest(said, told[0]), told[1]
    lead = _to_condition(said, quote, lead)
    return quote, _from_first_case(said, quote, _conditioned(said, quote, lead) if statement else lead)


def _above(said: Said, statement: Statement) -> Span | None:
    """Return the beginning of what introduces an item up to the word that forbids what it lists; None where it is long."""
    sentences = said.text.sentences
    place = sentences[said.sentence].lead
    if place < 0 or not sentences[place].span.holds(statement.modal):
        return None
    clause = next(each for each in sentences[place].clauses if each.holds(statement.modal))
    begun = (Span(start, statement.modal.end) for start in (sentences[place].span.start, clause.start))
    return next((each for each in begun if each.end - each.start <= LONGEST_LEAD), None)


def _to_condition(said: Said, quote: Span, lead: Span) -> Span:
    """Return the condition that a lead is only the beginning of, or as much of it as is told: who is named says not when."""
    clauses = said.text.sentences[said.sentence].clauses
    within = next((each for each in clauses if each.start <= lead.start and lead.end < each.end <= quote.start), None)
    if lead.is_empty or within is None or not said.text.words(within).endswith(("的", "时")):
        return lead
    return _head(said.text, within)


def _conditioned(said: Said, quote: Span, lead: Span) -> Span:
    """Return what stands before a quote together with the condition that both leave out, upon which what is quoted is ruled.

    Where both are too long, the condition is told: without it what is bound or allowed would be so in every case.
    """
    sentence = said.text.sentences[said.sentence]
    words = said.text.words
    before = [each for each in sentence.clauses if each.end < quote.start]
    left = [
        each
        for each in before
        if _sets_terms(words(each)) and not each.meets(lead) and (lead.is_empty or not _BY_RULE.search(words(each)))
    ]
    is_item = sentence.lead >= 0 and not lead.is_empty and lead.end <= sentence.span.start
    if not left or is_item:
        return lead
    if any(is_modal(words(each)) and not each.meets(lead) for each in before if left[-1].end < each.start):
        return lead  # what another clause rules may be ruled in other cases
    first = len(left) - 1
    while first and left[first - 1].end + 1 == left[first].start:
        first -= 1
    terms = Span(left[first].start, left[-1].end)
    if lead.is_empty or lead.end <= sentence.span.start:
        return _head(said.text, terms)
    whole = Span(min(terms.start, lead.start), max(terms.end, lead.end))
    if whole.end - whole.start <= _WHOLE_LEAD:
        return whole
    return lead if _sets_terms(words(lead)) else _head(said.text, terms)


def _with_rest(said: Said, quote: Span) -> Span:
    """Return a quote with the clauses that belong to it: an exception, what else is bound, the rest of a definition.

    Without them the rule would read as general, where all of it came and fits.
    """
    text, end = said.text, quote.end
    sentence = text.sentences[said.sentence]
    is_defined = _IS.search(text.text, *quote) is not None
    for each in (each for each in sentence.clauses if each.start > quote.end):
        if not is_defined and not _BELONGS.match(text.text, end):
            break
        end = each.end
    return Span(quote.start, end) if quote.end < end <= min(said.span.end, quote.start + _WITH_REST) else quote


_IS = lazy("是指|(?<=[，称])指")
_BELONGS = lazy("[，,](?:但|除|致使|造成|导致|情节|专门|用[于以]|且|并且|或者?|以及|和(?!解|平)|及(?!时))")
"""What follows upon a quote and belongs to it."""
_WITH_REST = 80
"""Characters of the longest quote with what belongs to it."""


def _from_first_case(said: Said, quote: Span, lead: Span) -> Span:
    """Return what stands before a quote from the first of several clauses on that together say when: A合格，B请求…的，应当….

    Of one that is told without the others the rule would hold in more cases; so it would without whom they begin with.
    """
    clauses, words = said.text.sentences[said.sentence].clauses, said.text.words
    told = quote if lead.is_empty else lead
    at = next((at for at, each in enumerate(clauses) if each.start == told.start), 0)
    is_case = words(clauses[at]).endswith(("的", "时"))
    is_open = not is_finished(words(clauses[at])) or _names_who(words(clauses[at]))
    end, first = (quote.start - 1 if lead.is_empty else lead.end), at
    while first and end - clauses[first - 1].start <= _WHOLE_LEAD:
        before = words(clauses[first - 1])
        is_topic = is_open and said.span.holds(clauses[first - 1]) and not rules(before)
        if is_modal(before) or _NO_CASE.match(before) or not (is_case or is_topic or _names_who(before)):
            break
        first -= 1
    return Span(clauses[first].start, end) if first < at else lead


def _names_who(clause: str) -> bool:
    """Say whether a clause only says who, however long that is: 负有监督管理职责的国家机关工作人员."""
    named = find_actors(clause)
    return bool(named) and named[-1].span.end == len(clause)


_NO_CASE = lazy("由|为了?|根据|按照|依照|但|同时|其中")
"""What a clause begins with that is none of several conditions."""
_BY_RULE = lazy("(?:规定|要求|程序|职责分工)\\Z")
"""What ends a clause that says by which rule something is done, which sets no terms."""


def topic_of(said: Said, quote: Span) -> Span | None:
    """Return the clause before a quote that begins with what must be done: it says with what; None for any other."""
    clauses = [each for each in said.text.sentences[said.sentence].clauses if each.end < quote.start]
    if (
        not clauses
        or clauses[-1].end + 1 != quote.start
        or not said.span.holds(quote)
        or not _MUST.match(said.text.text, quote.start, quote.end)
    ):
        return None
    before = said.text.words(clauses[-1])
    is_topic = not (is_condition(before) or is_modal(before) or before.startswith(ADJOINED))
    return clauses[-1] if is_topic and len(before) <= LONGEST_LEAD else None


_MUST = lazy("应当|必须|不得|可以|由")
"""What a clause begins with that is no topic, but goes on with the one before."""


def _who(said: Said, quote: Span) -> Span:
    """Return whom, or what, a sentence begins with of which a quote is a later clause; nothing where it begins otherwise."""
    sentence = said.text.sentences[said.sentence]
    first = sentence.clauses[0]
    if quote.start <= first.end or not said.span.holds(quote) or is_condition(said.text.words(first)):
        return NOTHING
    if _JOINED.match(said.text.text, quote.start):
        return NOTHING  # to whom that is joined only the clause before says
    if (head := said.text.head(first)).end - head.start > LONGEST // 2:
        return NOTHING
    return head


def _with_condition(said: Said, lead: Span, statement: Statement, since: int) -> Span:
    """Return who acts with the condition that stands right before, where that came or went as well and both fit."""
    sentence = said.text.sentences[said.sentence]
    if sentence.lead >= 0 and lead.start < sentence.span.start:
        sentence = said.text.sentences[sentence.lead]
        since = sentence.span.start  # an item is told with the whole condition, whether or not that came with it
    clauses = sentence.clauses
    at = next((at for at, each in enumerate(clauses) if each.start <= lead.start < each.end), 0)
    first = at
    while first and clauses[first - 1].start >= since and _sets_terms(said.text.words(clauses[first - 1])):
        first -= 1
    whole = Span(clauses[first].start, lead.end)
    if first < at and statement.subject.start >= clauses[at].start and whole.end - whole.start <= _WHOLE_LEAD:
        return whole
    return lead


def _sets_terms(clause: str) -> bool:
    """Say whether a clause says when, or by whose leave, what the next one says may be done."""
    return is_condition(clause) or _BY_LEAVE.search(clause) is not None


_BY_LEAVE = lazy(r"\A经[^，。；]{2,}(?:批准|同意)\Z|\A(?:但是?，?)?除[^，。；]{2,}[外的]\Z")


def _is_conditional(said: Said, quote: Span) -> bool:
    """Say whether a condition stands right before a quote: it has a subject of its own, who may not be the one that acts."""
    before = [each for each in said.text.sentences[said.sentence].clauses if each.end <= quote.start]
    if before and _BY_LEAVE.search(said.text.words(before[-1])):
        return True
    if not before or not is_condition(said.text.words(before[-1])):
        return False
    return head_subject(said.text.words(before[-1])) is not None


def _onward(text: Text, sentence: Sentence, quote: Span) -> Span:
    """Return a quote that ends with a condition, or a term, together with what follows from that, as much as fits."""
    last = next((at for at, each in enumerate(sentence.clauses) if each.end >= quote.end), len(sentence.clauses) - 1)
    ending = text.words(sentence.clauses[last])
    if sentence.clauses[last].end != quote.end or is_finished(ending):
        return quote
    behind = next((each for each in sentence.clauses[last + 1 :] if is_finished(text.words(each))), None)
    if behind is None or behind.start - quote.start > _WITH_RULE - _LEAST_RULE:
        return quote
    end = quote.start + _WITH_RULE
    return Span(quote.start, behind.end if behind.end <= end + OVER else word_at(text.text, end, -1))


def _focus(said: Said, kind: str) -> Span:
    """Return what of some clauses has to be quoted first: from who must do it on, or from what a condition leads to."""
    statement, span = said.statement, said.span
    clauses = [each for each in said.text.sentences[said.sentence].clauses if span.start <= each.start < span.end]
    if statement and span.start <= statement.modal.start < span.end:
        clause = next(each for each in said.text.sentences[said.sentence].clauses if each.end > statement.modal.start)
        focus = Span(max(clause.start, span.start), min(max(statement.act.end, clause.end), span.end))
        whole = Span(clause.start, min(clause.end, span.end))
        if clause.start >= span.start and LONGEST < whole.end - whole.start <= _WHOLE_RULE:
            return whole  # between who and the word that binds stands in which cases
        if focus.end - focus.start > LONGEST and statement.modal.start - focus.start > LONGEST // 3:
            behind = statement.subject.end if clause.start <= statement.subject.end <= statement.modal.start else 0
            near = behind and statement.modal.start - behind <= LONGEST // 3 and said.text.text[behind] not in "、和与及或"
            focus = Span(behind if near else statement.modal.start, focus.end)
    elif span.end - span.start > LONGEST and (after := _result(said.text, clauses)):
        focus = Span(after.start, span.end)
        if kind in MEASURED and said.quantities and all(each.end <= after.start for each in said.quantities):
            focus = Span(said.quantities[0].start, span.end)
    else:
        focus = span
    if focus.end - focus.start > LONGEST and said.quantities and kind in MEASURED:
        focus = Span(said.quantities[0].start, min(focus.end, said.quantities[-1].end))
    return focus


def _result(text: Text, clauses: Sequence[Span]) -> Span | None:
    """Return the clause behind the last one that states a condition; None where none does."""
    behind = [at + 1 for at, clause in enumerate(clauses[:-1]) if is_condition(text.words(clause))]
    if not behind and len(clauses) > 1 and _RULES.match(text.words(clauses[-1])):
        return clauses[-1]
    if behind:
        return clauses[behind[-1]]
    rule = next((clause for clause in clauses if not _is_bare(text.words(clause))), None)
    return rule if rule and rule != clauses[0] else None


def _is_bare(clause: str) -> bool:
    """Say whether a clause only names who acts, or after what, by what, where: the rule follows upon it."""
    if _AFTER_WHAT.match(clause):
        return True
    named = find_actors(clause)
    return bool(named) and named[-1].span.end == len(clause) and not is_modal(clause) and not clause.startswith(("由", "向"))


_AFTER_WHAT = lazy(
    r"(?:根据|按照|依照|依据|结合|围绕|为了?(?!期)|综合|通过)[^，。；]*\Z|在[^，。；]*(?:[中内下上时前后]|基础上|过程中|范围内)\Z"
)


def _condition(said: Said, quote: Span, since: int) -> Span:
    """Return the beginning of the condition that a quote leaves out, or what introduces the list that an item is of."""
    sentence = said.text.sentences[said.sentence]
    before = [each for each in sentence.clauses if each.end <= quote.start]
    if before and (since < quote.start or is_condition(said.text.words(before[-1]))):
        free = len(before)
        while free and not is_modal(said.text.words(before[free - 1])):
            free -= 1
        start = before[free].start if free < len(before) else max(since, before[-1].start)
        return _head(said.text, Span(min(start, quote.start), quote.start))
    if since < quote.start:
        return _head(said.text, Span(since, quote.start))
    if before or sentence.lead < 0:
        return NOTHING
    intro = _intro(said.text, said.text.sentences[sentence.lead])
    cases = said.text.cases(sentence)
    is_before = cases is not None and cases.end <= said.text.sentences[sentence.lead].span.start
    if cases is not None and (is_before or _IMPOSED.search(said.text.words(intro) or "罚")):
        if cases.end - cases.start <= LONGEST:
            return cases
        at = said.text.text.rfind("有下列", *cases)
        return Span(at, cases.end) if at >= 0 else intro
    return intro


def _head(text: Text, span: Span) -> Span:
    """Return the beginning of a condition, cut between words; of several clauses the first ones that fit."""
    end = span.end - text.text[span.start : span.end].endswith(("，", ","))
    if end - span.start <= LONGEST_LEAD:
        return Span(span.start, end)
    mark = max(text.text.rfind(sign, span.start, end) for sign in "，,")
    while (
        mark > 0
        and (last := max(text.text.rfind(sign, span.start, mark) for sign in "，,")) > 0
        and end - last <= LONGEST_LEAD
    ):
        mark = last
    if (
        mark > 0
        and end - mark <= LONGEST_LEAD
        and is_condition(text.text[mark + 1 : end])
        and not _JOINED.match(text.text, mark + 1)
    ):
        return Span(mark + 1, end)  # what stands nearest to the rule says when it holds
    if mark < 0 and is_condition(text.text[span.start : end]) and not _ITS.match(text.text, end):
        reach = end - LONGEST_LEAD, end - LONGEST_LEAD // 2
        if among := _OR.search(text.text, *reach) or _AMONG.search(text.text, *reach):
            return Span(among.end(), end)
    begun = part_end(text.text, span.start, _LEAST_RULE, (LONGEST // 2, LONGEST_LEAD))
    if mark < 0 and end - begun > LONGEST_LEAD and is_condition(text.text[span.start : end]):
        return Span(word_at(text.text, end - LONGEST_LEAD, 1), end)  # the end says when, the beginning only who
    end = begun
    return Span(span.start, min(end, span.end))


def _intro(text: Text, lead: Sentence) -> Span:
    """Return the end of what introduces a list: its last clause, with those before it that fit."""
    start = lead.span.end
    for each in reversed(lead.clauses):
        if lead.span.end - each.start > (_WHOLE_INTRO if start < lead.span.end else LONGEST):
            break
        start = each.start
    last = lead.clauses[-1]
    if start == last.start and len(lead.clauses) > 1 and text.text.startswith(("并", "且"), start):
        before = lead.clauses[-2]
        return Span(before.start, lead.span.end if lead.span.end - before.start <= LONGEST else before.end)
    return Span(start, lead.span.end) if start < lead.span.end else NOTHING


_WHOLE_INTRO = 72
"""Characters of the longest introduction of a list that is quoted from its first clause on."""


def around(sides: tuple[Said, Said], spans: tuple[Sequence[Span], Sequence[Span]], first: Mark | None) -> tuple[Span, Span]:
    """Return the windows around the marks of both sides: around `first`, or the longest of each, where not all fit.

    Whole clauses are quoted where those of both sides fit, so that neither begins or ends where the other does not.
    """
    focuses = [_marked(its, mark) for its, mark in zip(spans, first or (None, None), strict=True)]
    held = [_held(said, focus) for said, focus in zip(sides, focuses, strict=True)]
    fits = all(each.end - each.start <= _most(said, each) for said, each in zip(sides, held, strict=True))
    quotes = []
    for said, focus, each in zip(sides, focuses, held, strict=True):
        sentence, most = said.text.sentences[said.sentence], LONGEST
        if fits and each.end - each.start > LONGEST:
            most = _most(said, each)
        quotes.append(_onward(said.text, sentence, window(said.text, sentence, focus, most)))
    begun = [Span(_begun(said, quote), quote.end) for said, quote in zip(sides, quotes, strict=True)]
    old, new = begun if all(each.end - each.start <= _WITH_REST for each in begun) else quotes
    return old, new


def _begun(said: Said, quote: Span) -> int:
    """Return where the clause begins that a quote begins in."""
    clauses = said.text.sentences[said.sentence].clauses
    return next((each.start for each in clauses if each.start <= quote.start < each.end), quote.start)


def _marked(spans: Sequence[Span], first: Span | None) -> Span:
    """Return what a window is for: all marks of a side, or one of them where not all fit."""
    focus = Span(min(span.start for span in spans), max(span.end for span in spans))
    if focus.end - focus.start > LONGEST:
        return first or max(spans, key=lambda span: (span.end - span.start, -span.start))
    return focus


def _held(said: Said, focus: Span) -> Span:
    """Return the clauses that a focus lies in, as one run."""
    clauses = said.text.sentences[said.sentence].clauses
    held = [each for each in clauses if each.start <= focus.end and focus.start <= each.end]
    return Span(held[0].start, held[-1].end) if held else focus


def _most(said: Said, clauses: Span) -> int:
    """Return how long clauses may be to be quoted whole: behind a condition there has to be room for what is ruled."""
    words = said.text.words(clauses)
    return _WHOLE_CASE if is_condition(words) and not marker(words[:12])[1] else _WHOLE_ALTERED


def introduces(said: Said, quote: Span) -> bool:
    """Say whether a quote ends with a sentence that introduces a list."""
    return quote.end == said.text.sentences[said.sentence].span.end and said.text.text[quote.end : quote.end + 1] in (
        "：",
        ":",
    )


def items_end(said: Said, quote: Span, sides: Sides, *, new: bool) -> int:
    """Return where the first items end that came or went with what introduces them, as many as can be quoted."""
    end = quote.end
    for item in said.text.sentences[said.sentence + 1 :]:
        if item.lead != said.sentence or item.span.end - quote.start > _LISTED:
            break
        if (cases := said.text.cases(item)) is not None and not quote.holds(cases):
            break  # of what they are cases the quote does not say
        if sides.stands(item.span, new=new) or (new and sides.was_said(said.text.words(item.span))):
            break
        end = item.span.end
    return end


def lead_of(text: Text, statement: Statement | None, quote: Span) -> Span | None:
    """Who must, may or must not, with the modal word where that stands before the quote, too; empty where it is quoted."""
    if statement is None or statement.subject.is_empty:
        return None
    if statement.subject.end > quote.start:
        return NOTHING
    lead = statement.subject
    if lead.end - lead.start > LONGEST_LEAD:
        lead = Span(lead.start, part_end(text.text, lead.start, _LEAST_RULE, (LONGEST // 2, LONGEST_LEAD)))
    if statement.modal.end <= quote.start and statement.modal.end - lead.start <= LONGEST_LEAD:
        lead = Span(lead.start, statement.modal.end)
    return lead if "\n" not in text.words(lead) else statement.subject
