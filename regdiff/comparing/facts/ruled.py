"""What follows upon a clause that only says when, of whom or of what: the rule without which nobody knows what changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import NOTHING, Fact, Trend
from regdiff.comparing.facts.statements import is_condition, is_modal
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.whole import is_finished
from regdiff.comparing.facts.windows import LONGEST, part_end
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy

MOST = 80
"""Characters of the longest quote with the rule that follows upon it."""
ROUTINE = lazy("违反本(?:(?:法|条例|办法|规则|细则|章程|规定)[^，,。；]{0,60})??规定[，,](?=.)")
"""What nearly every penalty begins with, and says nothing of the act but its number."""
_RULE = lazy(
    r"\A(?:并|且|也|均|方)?(?:由|予以|不予|给予|依法|按照|依照|适用|参照|责令|处[以\d一二三四五六七八九十]|视为|视同|免|减|计[入算]|从其|无效)"
    "|应予|不予|是指|包括|分为|属于|不适用|负责|有效|无效|除外|从其规定|承担|享有|处[以罚]|(?<!所)有权|负有"
)
"""What a clause begins with, or holds, that says of what was named before what is done or holds."""
_DONE = lazy(
    "编制|制定|建立|报送|报告|公布|提供|开展|组织|采取|实施|进行|提出|办理|履行|安排|执行|确定|加强|提交|通报|公开|说明|作出|做出|实行|支持|鼓励|推动|促进|保障"
    "|出具|发给|缴纳|吊销|没收|追究|发布|保存|设立|设置|收取|取消|承认|恢复|终止|中止|停止|取得|解除|退还|退回|转交|移交|赔偿|向"
)
"""What says that something is done."""
_BY_WHOM = lazy("由(?!于)|适用|参照")
"""What a clause begins with that rules, though it may end like one that says by which rule: 由国务院规定."""
_WHEN = ("的", "时", "后", "前")
_SIGNS = lazy("[，：。；\n]")


@lru_cache(maxsize=4096)
def rules(clause: str) -> bool:
    """Say whether a clause surely says what must, may or must not be done or what holds, and not only when, or of what."""
    if _BY_WHOM.match(clause) and not clause.endswith(_WHEN):
        return True
    return (is_modal(clause) or _RULE.search(clause) is not None) and not is_condition(clause) and is_finished(clause)


def _may_rule(clause: str) -> bool:
    """Say whether a clause that follows upon a condition may say what is done."""
    return rules(clause) or (_DONE.search(clause) is not None and not is_condition(clause) and is_finished(clause))


def says_rule(words: str) -> bool:
    """Say whether one of the clauses of some words surely is a rule."""
    return any(rules(clause) for clause in _SIGNS.split(words) if clause)


def may_say_rule(words: str) -> bool:
    """Say whether one of the clauses of some words may be a rule."""
    return any(_may_rule(clause) for clause in _SIGNS.split(words) if clause)


def with_rule(old: Said, new: Said, quotes: tuple[Span, Span]) -> tuple[Span, Span]:
    """Return both quotes with the rule that follows upon them, where both sides have the same, or one much like it.

    Of several rules that follow those are quoted which are most alike: the first of one side may be gone on the other one.

    Args:
        old: the clauses that are quoted on the old side.
        new: those on the new one.
        quotes: of their sentences; one that ends within a clause stays.
    """
    ends = _rule_ends(old, quotes[0]), _rule_ends(new, quotes[1])
    alike = [(_likeness(old.text.words(a), new.text.words(b)), a, b) for a in ends[0] for b in ends[1]]
    found = [each for each in alike if each[0] >= _SAME] or sorted(alike, key=lambda each: -each[0])[:1]
    if not found or found[0][0] < _AKIN:
        return quotes
    _, before, after = found[0]
    return Span(quotes[0].start, before.end), Span(quotes[1].start, after.end)


def _rule_ends(said: Said, quote: Span) -> list[Span]:
    """Return the clauses that a quote may go on to: the first behind it that may be rules, or the last that it holds."""
    text, clauses = said.text, said.text.sentences[said.sentence].clauses
    behind = [each for each in clauses if each.end >= quote.end]
    if not behind or behind[0].end != quote.end:
        return []
    held = [behind[0]] if says_rule(text.words(quote)) else []
    found = [each for each in behind[1:] if _holds(text.words(each)) and each.end - quote.start <= MOST]
    first = next((at for at, each in enumerate(found) if _may_rule(text.words(each))), len(found))
    return held + found[0 if held else first :][: _SEVERAL - len(held)]


def _holds(clause: str) -> bool:
    """Say whether a clause is none that says when, where or by which rule."""
    return rules(clause) or not is_condition(clause)


_SEVERAL = 3
"""Clauses behind a condition that are looked at for the rule that both sides have."""


def _likeness(one: str, other: str) -> float:
    """Return the share of their pairs of characters that two clauses have in common."""
    pairs = pairs_of(one), pairs_of(other)
    return 2 * len(pairs[0] & pairs[1]) / max(1, len(pairs[0]) + len(pairs[1]))


_AKIN, _SAME = 0.3, 0.6
"""So much is common to two rules of which one took the place of the other; and to two that are as good as the same."""


def first_case(said: Said, quote: Span, lead: Span) -> Span:
    """Return the first item of a list that a quote, or its lead, announces and does not reach; cut where it is long."""
    text, place = said.text, said.sentence + 1
    own = text.sentences[said.sentence].span
    told = (quote, *([lead] if own.holds(lead) else []))
    is_announced = any(_LISTED.search(text.text, *each) for each in told) or (
        quote.end == own.end and _SORTED.search(text.words(quote)) is not None
    )
    if place == len(text.sentences) or not is_announced or text.text.startswith("但", quote.start):
        return NOTHING
    item = text.sentences[place]
    if item.lead != said.sentence or quote.end > item.span.start:
        return NOTHING
    fits = item.span.end - item.span.start <= _CASE
    return item.span if fits else Span(item.span.start, part_end(text.text, item.span.start, _CASE // 4, (LONGEST, _CASE)))


_LISTED = lazy("下列|以下(?:行为|情形|规定|条件)")
"""What a quote says that a list behind it names."""
_SORTED = lazy("(?:区别对待|分别不同情[形况][^，。；]{0,6}|(?:如下|以下)[^，。；]{2,6})\\Z")
"""How what introduces cases ends that does not say so by 下列."""
_CASE = 56
"""Characters of the longest item that is quoted for what is listed."""


def joined(facts: Sequence[Fact], sides: Sides) -> list[Fact]:
    """Return facts in the order of the text, those of one sentence in other words as one where both quotes together fit."""
    out: list[Fact] = []
    for each in sorted(facts, key=lambda fact: (fact.new, fact.old)):
        both = _both(out[-1], each, sides) if out else None
        if both:
            out[-1] = both
        else:
            out.append(each)
    return out


def _both(one: Fact, other: Fact, sides: Sides) -> Fact | None:
    """Return two facts as one; None where one of them came or went, tells which way it goes, or they are too far apart.

    Where one quotes all that the other one does, that is told with it.
    """
    if any(each.came or each.went or each.kind == "penalty" for each in (one, other)):
        return None
    trends = {each.trend for each in (one, other)} - {Trend.NONE}
    quotes = [Span(min(a.start, b.start), max(a.end, b.end)) for a, b in ((one.old, other.old), (one.new, other.new))]
    is_held = len(trends) <= 1 and any(quotes == [each.old, each.new] for each in (one, other))
    if (trends and not is_held) or any(
        not is_held and (len(text.touched(quote)) > 1 or quote.end - quote.start > MOST)
        for text, quote in zip((sides.old, sides.new), quotes, strict=True)
    ):
        return None
    marks = tuple(sorted(set(one.marks + other.marks), key=lambda mark: (mark.new, mark.old)))
    if any(a.old.end > b.old.start or a.new.end > b.new.start for a, b in pairwise(marks)):
        if not is_held:
            return None
        marks = next(each.marks for each in (one, other) if quotes == [each.old, each.new])
    heavier, lead = min((one, other), key=lambda each: (each.trend is Trend.NONE, each.rank)), one.lead
    return heavier._replace(old=quotes[0], new=quotes[1], marks=marks, lead=NOTHING if lead.meets(quotes[1]) else lead)
