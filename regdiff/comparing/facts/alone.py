"""What is told of clauses that came or went: quoted from who must do it on, where they say something by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.context import context_of
from regdiff.comparing.facts.differing import Difference, Said
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark, Trend
from regdiff.comparing.facts.forms import MARKER
from regdiff.comparing.facts.kind import Kind
from regdiff.comparing.facts.kinds.principle import is_general
from regdiff.comparing.facts.livingon import hands_over, is_circumstance, only_announces, rest_stays
from regdiff.comparing.facts.quoting import introduces, items_end, quoted
from regdiff.comparing.facts.ruled import first_case
from regdiff.comparing.facts.statements import Force, Statement, is_condition
from regdiff.comparing.facts.substance import says_much
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.truth import Sides
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker


def in_place_of(new: Said, sides: Sides, everywhere: Elsewhere) -> Iterator[Fact]:
    """Yield the fact of a sentence that stands where one stood that it is no form of: that it is new no rule can tell."""
    if new.is_sentence and not everywhere.stands(new.words, new=True):
        for fact in alone(new, sides, everywhere, new=True):
            yield fact._replace(is_news=False)


def alone(said: Said, sides: Sides, everywhere: Elsewhere, *, new: bool, since: int | None = None) -> Iterator[Fact]:
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
    if (kind.name in _RULED and _lacks_rule(said, quote)) or lacks_ban(said, quote, lead) or _lacks_case(said, quote, lead):
        return
    if _is_quoted_elsewhere(said, inside, kind, everywhere, new=new):
        if rest := _behind(said, inside.end):
            yield from alone(rest, sides, everywhere, new=new, since=since)
        return
    kind = _quoted_kind(said, inside, lead, kind)
    inside = sides.without_kept(inside, new=new) if kind.name != "penalty" else inside
    if inside.end > inside.start and not sides.stands(inside, new=new):
        mark = Mark(NOTHING, inside) if new else Mark(inside, NOTHING)
        quotes = (NOTHING, quote) if new else (quote, NOTHING)
        case, context = first_case(said, quote, lead), context_of(said, quote, lead)
        stated = who_is_bound(said.statement)
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
    if REPEALS.search(said.whole) or _INTERPRETED.fullmatch(said.whole):
        return True
    if _FORMULA.search(said.words) or _REST.fullmatch(said.words) or (kind.name in _URGED and is_general(said)):
        return True
    return not says_much(said.words, plain=plain) or (plain and (hands_over(said.words) or is_circumstance(said)))


REPEALS = lazy(r"同时废止\Z")
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


def lacks_ban(said: Said, quote: Span, lead: Span) -> bool:
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
        and not marker(said.words[:MARKER])[1]
    )


_RULED = ("content", "deadline", "duty", "leave")
"""Kinds of which a condition says nothing without what follows upon it."""
_URGED = ("content", "principle", "duty")
"""Kinds of which clauses that further something are no facts."""
_PLAIN = ("content", "principle")
"""Kinds of which a clause has to say more to be told."""


def who_is_bound(statement: Statement | None) -> tuple[Span, Span]:
    """Return who, and the word that binds, of a statement."""
    return (statement.subject, statement.modal) if statement else (NOTHING, NOTHING)


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
