"""What is told of clauses in words: of those that came or went, and of those that stand in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.comparing.actors import find_actors, head_subject
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.context import context_of
from regdiff.comparing.facts.differing import Difference, Said
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.entire import entire
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark, Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.kinds import law
from regdiff.comparing.facts.kinds.licence import is_of_other_leave
from regdiff.comparing.facts.kinds.principle import is_general
from regdiff.comparing.facts.livingon import (
    PLACED,
    are_of_others,
    hands_over,
    is_bound_otherwise,
    is_carried,
    is_circumstance,
    is_merged,
    is_of_next_clause,
    is_put_otherwise,
    is_reordered,
    is_spliced,
    is_turned_round,
    only_announces,
    rest_stays,
    stand_on,
    without_ruled,
)
from regdiff.comparing.facts.matter import matter_of
from regdiff.comparing.facts.penalties.sanctions import is_renamed
from regdiff.comparing.facts.quoting import MEASURED, around, introduces, items_end, lead_of, quoted, topic_of
from regdiff.comparing.facts.ruled import first_case, may_say_rule, says_rule, with_rule
from regdiff.comparing.facts.statements import Force, Statement, is_condition, is_modal
from regdiff.comparing.facts.struck import PASSAGE, Struck
from regdiff.comparing.facts.substance import PUT_OTHERWISE, TELLING, is_telling, may_refer, only_refers, says_much
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.whole import led
from regdiff.comparing.facts.windows import LONGEST
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker


def facts_of(difference: Difference, sides: Sides, struck: Struck) -> Iterator[Fact]:
    """Yield the fact of a difference, where there is one that the texts bear out."""
    old, new = difference.old, difference.new
    if old and new:
        told = difference.marks if difference.told is None else difference.told
        yield from _altered(old, new, told, sides, struck)
    elif said := new or old:
        yield from _alone(said, sides, struck.everywhere, new=bool(new))


def _altered(old: Said, new: Said, found: Sequence[Mark], sides: Sides, struck: Struck) -> Iterator[Fact]:
    """Yield the fact of a clause in other words."""
    if _REPEALS.search(new.words):
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
    is_long = kind.name in (*NAMELESS, *MEASURED) or min(len(old.words), len(new.words)) > _CLAUSE
    is_loose = trend is Trend.NONE and is_long and not (kind.name in NAMELESS and altered.is_measured)
    if (is_loose or _measures_anew(kind, altered)) and _is_replaced(altered) and _is_another(old, new):
        yield from _in_place_of(new, sides, struck.everywhere)
        return
    if _is_its_condition(old, new):
        if new.stated and not struck.everywhere.stands(new.words, new=True):
            yield from _alone(new, sides, struck.everywhere, new=True)
    elif not (are_of_others(old, new, placed=kind.name in PLACED) or _goes_on(old, new, sides)):
        yield from _pair(kind, trend, altered, sides, struck.everywhere)


def _is_basis(new: Said, marks: Sequence[Mark]) -> bool:
    """Say whether only the law differs that a text is made under: 根据宪法，制定本法."""
    if not _MADE.search(new.whole):
        return False
    clauses = [
        each for each in new.text.sentences[new.sentence].clauses if new.text.text.startswith(("根据", "依据"), each.start)
    ]
    return bool(marks) and all(any(each.start <= mark.new.start <= each.end for each in clauses) for mark in marks)


_MADE = lazy("制定本(?:法|条例|规定|办法|规则|细则|规程)")


def _in_place_of(new: Said, sides: Sides, everywhere: Elsewhere) -> Iterator[Fact]:
    """Yield the fact of a sentence that stands where one stood that it is no form of: that it is new no rule can tell."""
    if new.is_sentence and not everywhere.stands(new.words, new=True):
        for fact in _alone(new, sides, everywhere, new=True):
            yield fact._replace(is_news=False)


def _stands_better(old: Said, quote: Span, new: Said) -> bool:
    """Say whether an old sentence, as good as all of which is quoted, stands on in another new one than its form.

    One that stood there before as well is a like rule, and no other form of it.
    """
    sentences, quoted = new.text.sentences, old.text.words(quote)
    if len(sentences) > _MOST_SENTENCES or len(quoted) < _MOST_OF * len(old.whole):
        return False
    pairs = pairs_of(_bare(quoted))
    if len(pairs) < _TELLING_PAIRS:
        return False
    least = max(_STANDS * len(pairs), len(pairs & pairs_of(_bare(new.whole))) + _BETTER * len(pairs))
    others = (new.text.words(each.span) for at, each in enumerate(sentences) if at != new.sentence)
    return any(len(pairs & pairs_of(_bare(each))) >= least and each not in old.text.text for each in others)


_MOST_SENTENCES = 60
"""Of a longer article the other sentences are not looked at: this bounds the work."""
_MOST_OF = 0.8
"""So much of its sentence an old clause has to be, for what became of a part is another question."""
_TELLING_PAIRS = 16
"""Pairs of characters by which a sentence is known again."""
_STANDS, _BETTER = 0.7, 0.15
"""So many of its pairs of characters a sentence has in the one in which it stands on, and so many more than in another."""


def _measures_anew(kind: Kind, altered: Altered) -> bool:
    """Say whether a number stands in what came alone, or went alone: what it measures may have been no matter before."""
    return kind.name in MEASURED and not all(altered.quantities) and not altered.new.stated


def _is_replaced(altered: Altered) -> bool:
    """Say whether words took the place of others, and not only came or went."""
    return any(min(len(gone), len(come)) >= _OPENING for gone, come in zip(altered.gone, altered.come, strict=True))


def _is_another(old: Said, new: Said) -> bool:
    """Say whether two clauses that begin otherwise have so little in common that one is no form of the other."""
    said = [_bare(each.words) for each in (old, new)]
    if all(map(_SETS_UP.match, said)):
        said = [_SET_UP.sub("", each) for each in said]  # what the state sets up is another thing by its name
    elif said[0][:_OPENING] == said[1][:_OPENING] and min(map(len, said)) >= _CLAUSE:
        return False
    else:
        bare = [_without_authorities(each) for each in said]
        said = bare if min(map(len, bare)) >= _OPENING else said  # they are others after a reform, and any rule names some
    one, other = map(pairs_of, said)
    bans = [_BAN.search(each.words) is not None for each in (old, new)]
    least = _COMMON if bans[0] is bans[1] else _COMMON_BAN
    return 2 * len(one & other) < least * (len(one) + len(other))


def _without_authorities(words: str) -> str:
    """Return some words without the authorities that they name."""
    for each in reversed(find_actors(words)):
        if each.kind == "authority":
            words = words[: each.span.start] + words[each.span.end :]
    return words


_SETS_UP = lazy("国家(?:实行|建立|健全|完善)")
_SET_UP = lazy("国家|实行|建立|健全|完善|制度|机制|体系")
_BAN = lazy("禁止|不得|严禁")
_COMMON, _COMMON_BAN = 0.4, 0.5
"""The share of their pairs of characters that two forms of one clause have in common; and where one of them is a ban."""
_OPENING = 3
"""Characters that two clauses begin with which speak of the same."""


def _goes_on(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether a clause stands elsewhere on the other side, word for word: what was set against it is another rule."""
    cores = _core(old), _core(new)
    before, after = (_bare(said.text.words(core)) for said, core in zip((old, new), cores, strict=True))
    return any(
        len(own) >= _CLAUSE and own not in others and sides.stands(core, new=is_new)
        for core, own, others, is_new in ((cores[0], before, after, False), (cores[1], after, before, True))
    ) or _is_ruled_on(old, new, sides)


def _is_ruled_on(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether another new sentence is about all that an old clause ruled, and the one set against it is not."""
    matter = matter_of(old.words)
    if len(matter) < _RULE or old.words.endswith(_WHEN) or matter <= matter_of(new.whole):
        return False
    return sides.is_ruled(old.span, new.sentence, new=False)


_RULE = 4
"""Pairs of characters that are enough to know a rule by."""


def _is_its_condition(old: Said, new: Said) -> bool:
    """Say whether one clause rules something and the other one only says when: neither is a form of the other.

    An item is a case as a whole.
    """
    if old.above or new.above:
        return False
    whens = [each.words.endswith(_WHEN) and not each.stated for each in (old, new)]
    return (whens[0] and bool(new.stated)) or (whens[1] and bool(old.stated))


_WHEN = ("的", "时", "后", "前")


def _core(said: Said) -> Span:
    """Return a clause without what joins it to another one, and without 的 at its end: 或者拒绝受理的."""
    joint = _JOINED.match(said.text.text, *said.span)
    return Span(joint.end() if joint else said.span.start, said.span.end - said.words.endswith("的"))


_JOINED = lazy("(?:[（(][一二三四五六七八九十]+[）)])?(?:或者|以及|并且|但是)?")


def _bare(clause: str) -> str:
    """Return a clause without the number of an item, and without marks."""
    return _SIGNS.sub("", clause)


_SIGNS = lazy(r"\A[（(][一二三四五六七八九十]+[）)]|\W")


_CLAUSE = 12
"""Characters of a clause that is known by its words."""


def _alone(said: Said, sides: Sides, everywhere: Elsewhere, *, new: bool, since: int | None = None) -> Iterator[Fact]:
    """Yield the fact of clauses that came or went; `since`: where what came or went begins, of which they are the rest."""
    since = said.span.start if since is None else since
    kind = next(kind for kind in KINDS if kind.says(said))
    if _says_nothing(said, kind) or (not new and _stays(said, kind, sides, everywhere)):
        return
    is_untold = everywhere.is_formal(said.words) if new and kind.name == "penalty" else not new and _lists_kept(said, sides)
    window = None if is_untold else quoted(said, kind.name, since)
    if window is None or (not new and _is_condition_alone(said, window[0], kind)):
        return
    quote, lead = window
    if introduces(said, quote):
        if not new and _is_quoted_elsewhere(said, quote, kind, everywhere, new=new, whole=True):
            return  # the list was put another way
        behind = items_end(said, quote, sides, new=True) if new else quote.end
        is_bare = kind.name == "scope" or first_case(said, quote, lead).is_empty
        is_told = new or not (
            sides.new.text or is_bare
        )  # what became of a list of an article that lives on no rule can tell
        if behind == quote.end and not (is_told and not (is_bare and only_announces(said.text.words(quote)))):
            return  # a duty to meet 下列条件 says nothing without them
        said, quote = Said(said.text, said.sentence, Span(said.span.start, behind)), Span(quote.start, behind)
    inside = Span(max(quote.start, said.span.start), min(quote.end, said.span.end))
    if (kind.name in _RULED and _lacks_rule(said, quote)) or _lacks_ban(said, quote, lead) or _lacks_case(said, quote, lead):
        return
    if _is_quoted_elsewhere(said, inside, kind, everywhere, new=new):
        if rest := _behind(said, inside.end):
            yield from _alone(rest, sides, everywhere, new=new, since=since)
        return
    kind = _quoted_kind(said, inside, lead, kind)
    inside = sides.without_kept(inside, new=new) if kind.name != "penalty" else inside
    if inside.end > inside.start and not sides.stands(inside, new=new):
        mark = Mark(NOTHING, inside) if new else Mark(inside, NOTHING)
        quotes = (NOTHING, quote) if new else (quote, NOTHING)
        case, context = first_case(said, quote, lead), context_of(said, quote, lead)
        stated = _stated(said.statement)
        yield Fact(kind.name, kind.rank, *quotes, (mark,), lead, Trend.NONE, *stated, case=case, context=context)


def _lists_kept(said: Said, sides: Sides) -> bool:
    """Say whether something that stands on is a member of a list that went: 改变用途、从事经营活动、处分共有部分."""
    members = said.words.split("、")
    return len(members) > 1 and any(len(each) >= _STOOD and each in sides.new.text for each in members)


_STOOD = 6
"""Characters of a member of a list that is known by its words."""


def _is_condition_alone(said: Said, quote: Span, kind: Kind) -> bool:
    """Say whether the condition of an item of a ban went, and nothing is quoted of what goes on to be forbidden."""
    sentence = said.text.sentences[said.sentence]
    is_first = said.span.start == sentence.span.start and said.span.end < sentence.span.end
    return kind.name == "ban" and sentence.lead >= 0 and is_first and quote.end <= said.span.end


def _lacks_case(said: Said, quote: Span, lead: Span) -> bool:
    """Say whether a quote begins with the second of two cases, and the first is not told."""
    return said.text.text.startswith(_ONE_OF_TWO, quote.start if lead.is_empty else lead.start)


_ONE_OF_TWO = ("或者", "以及", "及其", "且")
"""What a quote begins with that says nothing without what stands before it."""


def _quoted_kind(said: Said, inside: Span, lead: Span, kind: Kind) -> Kind:
    """Return the kind of clauses by what is told of them: what makes them one may stand in the rest."""
    if kind.name in _WHOLE or inside.is_empty or inside == said.span:
        return kind
    clauses = said.text.sentences[said.sentence].clauses
    end = next((each.end for each in clauses if each.start < inside.end <= each.end), inside.end)
    inside = Span(inside.start, max(inside.end, min(end, said.span.end)))  # a clause that is cut is known by the whole of it
    before = Span(max(lead.start, said.span.start), min(lead.end, inside.start))
    shown = [Said(said.text, said.sentence, span) for span in (inside, before) if span.start < span.end]
    if any(kind.says(each) for each in shown):
        return kind
    return next(each for each in KINDS if (each.rank >= kind.rank or each is KINDS[-1]) and each.says(shown[0]))


_WHOLE = ("penalty", "scope", "list")
"""Kinds of which the act, the term or the number of an item stands before what is quoted, and is told with it."""


def _says_nothing(said: Said, kind: Kind) -> bool:
    """Say whether clauses say nothing by themselves."""
    plain = kind.name in _PLAIN
    if _REPEALS.search(said.whole) or _INTERPRETED.fullmatch(said.whole):
        return True
    if _FORMULA.search(said.words) or _REST.fullmatch(said.words) or (kind.name in _URGED and is_general(said)):
        return True
    return not says_much(said.words, plain=plain) or (plain and (hands_over(said.words) or is_circumstance(said)))


_REPEALS = lazy(r"同时废止\Z")
"""What ends a sentence that names the texts that this one takes the place of, and when they were passed."""
_INTERPRETED = lazy("本[^，。；]{1,8}由[^，。；]{2,24}(?:负责)?解释")
"""A sentence that says who answers questions on the text."""
_FORMULA = lazy(
    "(?:贡献|成绩)[^。；]{0,40}(?:给予|予以)(?:表彰|奖励)(?:(?:、|和|或者)(?:表彰|奖励))?\\Z|"
    "履行(?:相应|各自|有关)的?职责\\Z|应当遵守(?:有关|国家|国家有关|中华人民共和国)?法律、(?:行政)?法规(?:和规章)?(?:的|有关|的有关)?规定?\\Z|(?:按照|依照|根据)(?:国家)?和?(?:本[市省区]|军队|国务院)?(?:的?有关|相关)?规定(?:执行|办理|享受[^，。；]{0,14})\\Z"
)
"""What leaves all to other rules, and names none."""
_REST = lazy(
    r"(?:[（(][一二三四五六七八九十]+[）)])?(?:法律|行政法规|地方性法规|法规|规章|国家|国务院|本[法条例办规定市省]+|有关|依法|应当|和|或者|以及|、)*(?:规定|约定)?(?:禁止)?的?其他[^，。；]{2,8}"
    r"|[（(][一二三四五六七八九十]+[）)](?:有|进行|[^，。；：]{2,12}(?:规定|委托|禁止)的)?其他(?!部门|机构|单位)[^，。；：]{2,40}"
    r"|[（(][一二三四五六七八九十]+[）)][^；。]{2,60}的其他(?:情形|行为|事项|条件|内容|材料|情况|措施|职责|方式|活动|要求)(?:造成的)?"
)
"""The last item of a list, for whatever else there is."""


def _stays(said: Said, kind: Kind, sides: Sides, everywhere: Elsewhere) -> bool:
    """Say whether what clauses that went were a condition of stays, and says more; or a general rule goes on to punish."""
    if kind.name == "content":
        return is_condition(said.words) or rest_stays(said, sides)
    if kind.name == "ban" and said.text.sentences[said.sentence].lead >= 0:
        behind = [each for each in said.text.sentences[said.sentence].clauses if each.start >= said.span.end]
        return bool(behind) and not sides.stands(behind[0], new=False)  # the ban holds of more, if of the same at all
    return kind.name == "penalty" and everywhere.is_prosecuted(said.words)


def _behind(said: Said, end: int) -> Said | None:
    """Return the clauses behind a place; None where there are none."""
    clauses = said.text.sentences[said.sentence].clauses
    start = next((each.start for each in clauses if end <= each.start < said.span.end), None)
    return None if start is None else Said(said.text, said.sentence, Span(start, said.span.end))


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


def _lacks_ban(said: Said, quote: Span, lead: Span) -> bool:
    """Say whether clauses are forbidden by a word that is not quoted: they would read as allowed."""
    statement = said.statement
    if statement is None or statement.force is not Force.BAN:
        return False
    return not (quote.holds(statement.modal) or lead.holds(statement.modal)) and statement.modal.end <= quote.start


def _lacks_rule(said: Said, quote: Span) -> bool:
    """Say whether a quote ends with a condition and lacks what follows upon it; an item is a case as a whole."""
    text = said.text.text
    return (
        text[quote.start : quote.end].endswith("的")
        and text[quote.end : quote.end + 1] in ("，", ",")
        and not marker(said.words[:_MARKER])[1]
    )


_RULED = ("content", "deadline", "duty", "leave")
"""Kinds of which a condition says nothing without what follows upon it."""
_MARKER = 12
"""Characters in which the marker of an item ends."""
_URGED = ("content", "principle", "duty")
"""Kinds of which clauses that further something are no facts."""
_PLAIN = ("content", "principle")
"""Kinds of which a clause has to say more to be told."""
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
    whole = list(_in_place_of(new, sides, everywhere)) if is_cut else []
    yield from whole
    runs_on = any("。" in old.text.words(mark.old) + new.text.words(mark.new) for mark in shown)
    if not (whole or (is_cut and (lead.is_empty or runs_on))):
        stated = _stated(new.statement)
        yield from _in_full(
            Fact(kind.name, kind.rank, *quotes, tuple(shown), lead, trend, *stated), altered, sides, everywhere
        )


def _in_full(fact: Fact, altered: Altered, sides: Sides, everywhere: Elsewhere) -> Iterator[Fact]:
    """Yield a fact of a clause in other words with its rule and what it goes on from; of no form of it what is said now."""
    old, new = altered.old, altered.new
    quotes = fact.old, fact.new
    quotes = quotes if says_rule(new.text.words(fact.lead)) else with_rule(old, new, quotes)
    is_other = fact.trend is Trend.NONE and _stands_better(old, quotes[0], new)
    if is_other or (fact.kind in NAMELESS and _rules_alone(old, new, quotes, fact.lead)):
        yield from _in_place_of(Said(new.text, new.sentence, new.text.sentences[new.sentence].span), sides, everywhere)
    else:
        told = fact._replace(old=quotes[0], new=quotes[1], context=_context(old, new, quotes[1], fact.lead))
        told = entire(told, old, new, altered.marks)
        if (
            told.old == quotes[0]
            or fact.kind not in NAMELESS
            or fact.trend.value
            or not _is_another(*_quoted(told, old, new))
        ):
            yield told
        else:
            yield from _in_place_of(_quoted(told, old, new)[1], sides, everywhere)


def _quoted(fact: Fact, old: Said, new: Said) -> tuple[Said, Said]:
    """Return what a fact quotes of both sides."""
    return Said(old.text, old.sentence, fact.old), Said(new.text, new.sentence, fact.new)


def _rules_alone(old: Said, new: Said, quotes: tuple[Span, Span], lead: Span) -> bool:
    """Say whether one quote rules something and the other, which is little like it, does not: it would seem to be gone."""
    quoted = [text.words(quote) for text, quote in zip((old.text, new.text), quotes, strict=True)]
    if any(marker(words[:_MARKER])[1] for words in quoted):
        return False  # an item is a case as a whole
    said = [f"{new.text.words(lead)}，{words}" for words in quoted]
    one, other = map(pairs_of, quoted)
    is_like = 2 * len(one & other) >= _MUCH_ALIKE * (len(one) + len(other))
    return not is_like and any(map(says_rule, said)) and not all(map(may_say_rule, said))


_MUCH_ALIKE = 0.7
"""So much of their pairs of characters two clauses have in common of which one is the other but for a few words."""


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
    return went and _lacks_ban(new, quote, lead)


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


def _stated(statement: Statement | None) -> tuple[Span, Span]:
    """Return who, and the word that binds, of a statement."""
    return (statement.subject, statement.modal) if statement else (NOTHING, NOTHING)


def _meets(span: Span, quote: Span) -> bool:
    return span.meets(quote) or (span.is_empty and quote.start <= span.start <= quote.end)


def _within(span: Span, quote: Span) -> Span:
    start = min(max(span.start, quote.start), quote.end)
    return Span(start, max(start, min(span.end, quote.end)))


def is_elsewhere(difference: Difference, everywhere: Elsewhere) -> bool:
    """Say whether what came stood, or what went stands, in some sentence of the other text."""
    old, new = difference.old, difference.new
    if old and new:
        return False
    said = new or old
    if said is None:
        return False
    return everywhere.stands(said.words, new=bool(new)) or (not new and everywhere.is_ruled(said.words, new=False))


def _is_quoted_elsewhere(
    said: Said, quote: Span, kind: Kind, everywhere: Elsewhere, *, new: bool, whole: bool = False
) -> bool:
    """Say whether what is quoted of clauses stands elsewhere, though they do not as a whole.

    Sanctions are like each other, and so is what is to be done in cases of which only one is new.
    """
    words = said.text.words(quote)
    if kind.name == "penalty" or (quote == said.span and not whole):
        return False
    if not new:
        return everywhere.stands(words, new=False) or everywhere.is_ruled(words, new=False)
    if quote.start > said.span.start or said.quantities:
        return False
    return everywhere.stands(words, new=True) and everywhere.is_ruled(words, new=True)


def put_otherwise(old: int, new: int, sides: Sides, everywhere: Elsewhere) -> Iterator[Fact]:
    """Yield the fact of a sentence that rules what another one did, both as wholes; none where they are too long.

    Of two that only speak of the same what became of the old one no rule can tell.
    """
    before, after = (Said(text, at, text.sentences[at].span) for text, at in ((sides.old, old), (sides.new, new)))
    mark = Mark(*(Span(each.span.start, each.span.start + len(each.words.rstrip(_STOPS))) for each in (before, after)))
    if not _is_form(before, after):
        yield from _in_place_of(after, sides, everywhere)
    elif max(span.end - span.start for span in mark) <= _BOTH:
        kind, _ = _altering(Altered(before, after, (mark,)))
        stated = _stated(after.statement)
        yield Fact(kind.name, kind.rank, mark.old, mark.new, (mark,), NOTHING, Trend.NONE, *stated)


def _is_form(old: Said, new: Said) -> bool:
    """Say whether a sentence may be a form of another: both have much in common, or one has as good as all of the other."""
    if matter_of(old.words) <= matter_of(new.words):
        return True
    one, other = (pairs_of(_bare(each.words)) for each in (old, new))
    common = len(one & other)
    return 2 * common >= _LIKE * (len(one) + len(other)) or common >= _HELD * min(len(one), len(other))


_LIKE, _HELD = 0.34, 0.66
"""So much is common to two sentences of which one is a form of the other; or so much of the shorter one."""
_STOPS = "。；\n"
