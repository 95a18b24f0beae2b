"""What is told of clauses that stand in other words, and of those that came or went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.comparing.actors import head_subject
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.alone import REPEALS, alone, in_place_of, lacks_ban, who_is_bound
from regdiff.comparing.facts.context import context_of
from regdiff.comparing.facts.differing import Difference, Said
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.entire import entire
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark, Trend
from regdiff.comparing.facts.forms import (
    KNOWN,
    OPENING,
    goes_on,
    is_another,
    is_form,
    is_its_condition,
    rules_alone,
    stands_better,
)
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.kinds import law
from regdiff.comparing.facts.kinds.licence import is_of_other_leave
from regdiff.comparing.facts.livingon import (
    PLACED,
    are_of_others,
    is_bound_otherwise,
    is_carried,
    is_merged,
    is_of_next_clause,
    is_put_otherwise,
    is_reordered,
    is_spliced,
    is_turned_round,
    stand_on,
    without_ruled,
)
from regdiff.comparing.facts.penalties.sanctions import is_renamed
from regdiff.comparing.facts.quoting import MEASURED, around, lead_of, topic_of
from regdiff.comparing.facts.ruled import says_rule, with_rule
from regdiff.comparing.facts.statements import Force, is_modal
from regdiff.comparing.facts.struck import PASSAGE, Struck
from regdiff.comparing.facts.substance import PUT_OTHERWISE, TELLING, is_telling, may_refer, only_refers
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.whole import led
from regdiff.comparing.facts.windows import LONGEST
from regdiff.model.patterns import lazy


def facts_of(difference: Difference, sides: Sides, struck: Struck) -> Iterator[Fact]:
    """Yield the fact of a difference, where there is one that the texts bear out."""
    old, new = difference.old, difference.new
    if old and new:
        if any(_lives_on(mark, new, sides) for mark in difference.marks):
            yield from in_place_of(new, sides, struck.everywhere)
            return
        told = difference.marks if difference.told is None else difference.told
        yield from _altered(old, new, told, sides, struck)
    elif said := new or old:
        yield from alone(said, sides, struck.everywhere, new=bool(new))


def _altered(old: Said, new: Said, found: Sequence[Mark], sides: Sides, struck: Struck) -> Iterator[Fact]:
    """Yield the fact of a clause in other words."""
    if REPEALS.search(new.words):
        return
    old, new, found = without_ruled(old, new, found, sides)
    found = [mark for mark in found if not is_carried(mark, old, new)]
    marks = tuple(
        mark
        for mark in (sides.borne_out(found, old.span, new.span) if found else ())
        if not (
            not struck.allows(mark)
            or _stood_elsewhere(mark, sides, struck.everywhere)
            or _only_refers(mark, old, new)
            or is_put_otherwise(mark, new, sides)
            or is_of_next_clause(mark, old, new)
            or is_reordered(mark, old, new)
            or is_spliced(mark, old, new)
            or stand_on(mark, old, new)
        )
    )
    if _is_basis(new, marks) or all(_is_renamed(mark, old, new) for mark in marks):
        return
    if not marks or is_bound_otherwise(old, new, marks) or is_merged(old, new, sides) or is_turned_round(old, new):
        return
    altered = Altered(old, new, marks)
    kind, trend = _altering(altered)
    if kind.name in NAMELESS and not (altered.is_measured or _is_telling(kind, altered)):
        return
    is_long = kind.name in (*NAMELESS, *MEASURED) or min(len(old.words), len(new.words)) > KNOWN
    is_loose = trend is Trend.NONE and is_long and not (kind.name in NAMELESS and altered.is_measured)
    if (is_loose or _measures_anew(kind, altered)) and _is_replaced(altered) and is_another(old, new):
        yield from in_place_of(new, sides, struck.everywhere)
        return
    if is_its_condition(old, new):
        if new.stated and not struck.everywhere.stands(new.words, new=True):
            yield from alone(new, sides, struck.everywhere, new=True)
    elif not (are_of_others(old, new, placed=kind.name in PLACED) or goes_on(old, new, sides)):
        yield from _pair(kind, trend, altered, sides, struck.everywhere)


def _lives_on(mark: Mark, new: Said, sides: Sides) -> bool:
    """Say whether what was replaced came to another sentence: what stands in its place is another rule."""
    words = sides.old.words(mark.old)
    if len(words) < _KNOWN or mark.new.is_empty or sides.old.text.count(words) > 1:
        return False
    return words in sides.new.text and words not in new.whole


_KNOWN = 6
"""Characters of words that are known again in another sentence of an article, where they stood once."""


def _is_basis(new: Said, marks: Sequence[Mark]) -> bool:
    """Say whether only the law differs that a text is made under: 根据宪法，制定本法."""
    if not _MADE.search(new.whole):
        return False
    clauses = [
        each for each in new.text.sentences[new.sentence].clauses if new.text.text.startswith(("根据", "依据"), each.start)
    ]
    return bool(marks) and all(any(each.start <= mark.new.start <= each.end for each in clauses) for mark in marks)


_MADE = lazy("制定本(?:法|条例|规定|办法|规则|细则|规程)")


def _measures_anew(kind: Kind, altered: Altered) -> bool:
    """Say whether a number stands in what came alone, or went alone: what it measures may have been no matter before."""
    return kind.name in MEASURED and not all(altered.quantities) and not altered.new.stated


def _is_replaced(altered: Altered) -> bool:
    """Say whether words took the place of others, and not only came or went."""
    return any(min(len(gone), len(come)) >= OPENING for gone, come in zip(altered.gone, altered.come, strict=True))


def _is_telling(kind: Kind, altered: Altered) -> bool:
    if is_of_other_leave(altered):
        return True
    changed = list(zip(altered.gone, altered.come, strict=True))
    if kind.name == "content":
        is_replaced = any(gone and come for gone, come in changed)
        return is_telling(changed, least=PUT_OTHERWISE if is_replaced else _ADDED)
    return is_telling(changed, least=_MEMBER if kind.name == "list" else TELLING)


def _only_refers(mark: Mark, old: Said, new: Said) -> bool:
    if not (may_refer(old.words + new.words) or "法" in old.words):
        return False
    words = old.text.words(mark.old), new.text.words(mark.new)
    is_taken_up = law.took_up(*words)
    if law.took_place(*words) and not is_taken_up:
        return False
    gone, come = (
        Span(span.start - said.span.start, span.end - said.span.start) for span, said in ((mark.old, old), (mark.new, new))
    )
    return only_refers(old.words, gone, new.words, come, names=is_taken_up)


def _is_renamed(mark: Mark, old: Said, new: Said) -> bool:
    """Say whether a mark only calls a sanction by another name, which may go on behind the mark."""
    return is_renamed(*(said.text.text[span.start : span.end + _NAME] for said, span in ((old, mark.old), (new, mark.new))))


_NAME = 2
"""Characters of 处分."""


def _stood_elsewhere(mark: Mark, sides: Sides, everywhere: Elsewhere) -> bool:
    """Say whether words that came to a clause, or went from it, stand elsewhere; a few words may stand anywhere."""
    if not sides.is_one_sided(mark):
        return False
    new = mark.old.is_empty
    words = sides.new.words(mark.new) if new else sides.old.words(mark.old)
    if len(words) < PASSAGE:
        return False
    return everywhere.stands(words, new=new) or (not new and everywhere.is_ruled(words, new=False))


_ADDED = TELLING + 2
"""Characters besides weak words of the shortest addition to a clause that no other kind knows which is worth telling."""
_MEMBER = 2
"""Characters of the shortest member of a list that is worth telling."""
NAMELESS = ("content", "list", "body", "principle", "proviso", "scope", "institution", "power")
"""Kinds whose facts say something only by what changed, and not by its mere place."""


def _altering(altered: Altered) -> tuple[Kind, Trend]:
    for kind in KINDS[:-1]:
        if (trend := kind.alters(altered)) is not None:
            return kind, trend
    return KINDS[-1], Trend.NONE


def _pair(kind: Kind, trend: Trend, altered: Altered, sides: Sides, everywhere: Elsewhere) -> Iterator[Fact]:
    """Yield the fact of a clause in other words, with the marks that both quotes hold."""
    old, new, marks = altered.old, altered.new, altered.marks
    first = next((mark for mark in marks if kind.name in MEASURED and altered.measures(mark)), None)
    quotes = around((old, new), ([m.old for m in marks], [m.new for m in marks]), first)
    shown = _shown(marks, quotes, sides)
    if shown and len(shown) < len(marks) and _unbinds(shown, altered):
        quotes = old.span, new.span  # what binds instead may stand in what is not quoted
        shown = _shown(marks, quotes, sides) if max(len(old.words), len(new.words)) <= _BOTH else []
    if kind.name in NAMELESS:
        shown = [each for each in shown if each in marks]  # of what is cut nobody knows what it became
    if shown and len(shown) < len(marks):
        kind, trend = _altering(Altered(old, new, shown))
        if kind.name in NAMELESS and not _is_telling(kind, Altered(old, new, shown)):
            return
    if not shown:
        return
    lead = lead_of(new.text, new.statement, quotes[1]) or NOTHING
    if (rules := _rules_itself(new, quotes[1])) or lead.is_empty:
        said = topic_of(new, quotes[1]) or led(new, quotes[1], old.text.text, is_measured=kind.name in MEASURED)
        binds = rules and new.statement is not None and lead.holds(new.statement.modal)
        lead = NOTHING if said.is_empty and binds else lead if said.is_empty else said
    lead = _with_choice(new, _with_case(new, lead))
    if _loses_ban(old, new, shown, quotes[1], lead):
        return
    is_cut = kind.name in NAMELESS and _is_cut_amid(old, new, shown, quotes)
    whole = list(in_place_of(new, sides, everywhere)) if is_cut else []
    yield from whole
    runs_on = any("。" in old.text.words(mark.old) + new.text.words(mark.new) for mark in shown)
    if not (whole or (is_cut and (lead.is_empty or runs_on))):
        stated = who_is_bound(new.statement)
        yield from _in_full(
            Fact(kind.name, kind.rank, *quotes, tuple(shown), lead, trend, *stated), altered, sides, everywhere
        )


def _in_full(fact: Fact, altered: Altered, sides: Sides, everywhere: Elsewhere) -> Iterator[Fact]:
    """Yield a fact of a clause in other words with its rule and what it goes on from; of no form of it what is said now."""
    old, new = altered.old, altered.new
    quotes = fact.old, fact.new
    quotes = quotes if says_rule(new.text.words(fact.lead)) else with_rule(old, new, quotes)
    is_other = fact.trend is Trend.NONE and stands_better(old, quotes[0], new)
    if is_other or (fact.kind in NAMELESS and rules_alone(old, new, quotes, fact.lead)):
        yield from in_place_of(Said(new.text, new.sentence, new.text.sentences[new.sentence].span), sides, everywhere)
    else:
        told = fact._replace(old=quotes[0], new=quotes[1], context=_context(old, new, quotes[1], fact.lead))
        told = entire(told, old, new, altered.marks)
        if (
            told.old == quotes[0]
            or fact.kind not in NAMELESS
            or fact.trend.value
            or not is_another(*_quoted(told, old, new))
        ):
            yield told
        else:
            yield from in_place_of(_quoted(told, old, new)[1], sides, everywhere)


def _quoted(fact: Fact, old: Said, new: Said) -> tuple[Said, Said]:
    """Return what a fact quotes of both sides."""
    return Said(old.text, old.sentence, fact.old), Said(new.text, new.sentence, fact.new)


def _context(old: Said, new: Said, quote: Span, lead: Span) -> Span:
    """Return what a clause in other words goes on from, as far as both sides have it."""
    start = min(new.span.start, quote.start if lead.is_empty else lead.start)
    context = context_of(Said(new.text, new.sentence, Span(start, new.span.end)), quote, lead)
    if new.text.words(context) in old.text.text:
        return context
    cases = new.text.cases(new.text.sentences[new.sentence]) or NOTHING
    if not context.holds(cases):
        return NOTHING
    among = _AMONG.search(new.text.text, *cases)
    parts = (Span(context.start, cases.end), cases, Span(*among.span()) if among else cases)
    return next((each for each in parts if new.text.words(each) in old.text.text), NOTHING)


_AMONG = lazy("有下列[^，。；：]{2,4}之一")
"""What says that items are cases, of whatever."""


def _with_case(said: Said, lead: Span) -> Span:
    """Return who is bound with the condition right before, without which he would be in every case."""
    clauses = said.text.sentences[said.sentence].clauses
    before = next((each for each in clauses if each.end + 1 == lead.start), None)
    if lead.is_empty or before is None or not said.text.words(before).endswith(_CASE_ENDS):
        return lead
    return Span(before.start, lead.end) if lead.end - before.start <= _WITH_CASE else lead


def _with_choice(said: Said, lead: Span) -> Span:
    """Return who must with what introduces his items, where he may choose among them: 应当采取下列一项或者多项措施."""
    place = said.text.sentences[said.sentence].lead
    if lead.is_empty or place < 0 or not (intro := said.text.sentences[place].span).holds(lead):
        return lead
    choice = _CHOICE.search(said.text.text, lead.end, intro.end)
    return Span(lead.start, choice.end()) if choice and choice.end() - lead.start <= _WITH_CASE else lead


_CHOICE = lazy("(?:一项|一种|一个)(?:或者?|、)(?:多项|几项|数项|多种|几种|多个)[^，。；：]*")
"""What says that one item is enough."""
_WITH_CASE = 60
"""Characters of the longest run of a condition and who is bound upon it."""


def _rules_itself(said: Said, quote: Span) -> bool:
    """Say whether a quote is no part of what is bound before it: it is of another rule, or begins with its condition."""
    sentence = said.text.sentences[said.sentence]
    if quote.start <= sentence.span.start and sentence.lead >= 0:
        return False  # an item
    words = said.text.words(quote)
    first = words.split("，")[0]
    return is_modal(words) or first.endswith(_CASE_ENDS) or head_subject(first) is not None


_CASE_ENDS = ("的", "时", "后")


def _is_cut_amid(old: Said, new: Said, shown: Sequence[Mark], quotes: tuple[Span, Span]) -> bool:
    """Say whether what changed runs from one sentence into another, or is quoted from amid a clause on a side."""
    sides = ((old.text, quotes[0], [mark.old for mark in shown]), (new.text, quotes[1], [mark.new for mark in shown]))
    return any(
        any("。" in text.words(mark) for mark in marks)
        or (marks[0].start == quote.start > 0 and text.text[quote.start - 1] not in _BORDERS)
        for text, quote, marks in sides
    )


_BORDERS = "，。；：、\n）)"


def _loses_ban(old: Said, new: Said, shown: Sequence[Mark], quote: Span, lead: Span) -> bool:
    """Say whether a word that forbids went where the one that forbids instead stands in what is not quoted."""
    went = any(each.force is Force.BAN and any(each.modal.meets(mark.old) for mark in shown) for each in old.stated)
    return went and lacks_ban(new, quote, lead)


_BOTH = 2 * LONGEST
"""Characters of the longest clause that is quoted as a whole."""


def _shown(marks: Sequence[Mark], quotes: tuple[Span, Span], sides: Sides) -> list[Mark]:
    """Return what of some marks lies in two quotes, as far as the texts bear it out."""
    shown = []
    for mark in (each for each in marks if _meets(each.old, quotes[0]) and _meets(each.new, quotes[1])):
        cut = Mark(_within(mark.old, quotes[0]), _within(mark.new, quotes[1]))
        if cut == mark or not (sides.is_one_sided(cut) and sides.is_false(cut)):
            shown.append(cut)
    return shown


def _unbinds(shown: Sequence[Mark], altered: Altered) -> bool:
    """Say whether a word that binds went from what is shown, and none is shown that came."""
    old, new = altered.old.text, altered.new.text
    return any(is_modal(old.words(mark.old)) for mark in shown) and not any(is_modal(new.words(mark.new)) for mark in shown)


def _meets(span: Span, quote: Span) -> bool:
    return span.meets(quote) or (span.is_empty and quote.start <= span.start <= quote.end)


def _within(span: Span, quote: Span) -> Span:
    start = min(max(span.start, quote.start), quote.end)
    return Span(start, max(start, min(span.end, quote.end)))


def put_otherwise(old: int, new: int, sides: Sides, everywhere: Elsewhere) -> Iterator[Fact]:
    """Yield the fact of a sentence that rules what another one did, both as wholes; none where they are too long.

    Of two that only speak of the same what became of the old one no rule can tell.
    """
    before, after = (Said(text, at, text.sentences[at].span) for text, at in ((sides.old, old), (sides.new, new)))
    mark = Mark(*(Span(each.span.start, each.span.start + len(each.words.rstrip(_STOPS))) for each in (before, after)))
    if not is_form(before, after):
        yield from in_place_of(after, sides, everywhere)
    elif max(span.end - span.start for span in mark) <= _BOTH:
        kind, _ = _altering(Altered(before, after, (mark,)))
        stated = who_is_bound(after.statement)
        yield Fact(kind.name, kind.rank, mark.old, mark.new, (mark,), NOTHING, Trend.NONE, *stated)


_STOPS = "。；\n"
