"""What stands before a penalty: for which act it is imposed, whose, and in which case."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.actors import find_actors, head_subject
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.context import clauses_before
from regdiff.comparing.facts.fact import NOTHING
from regdiff.comparing.facts.penalties.conditions import is_crime, is_general, is_tier
from regdiff.comparing.facts.penalties.frames import Frame
from regdiff.comparing.facts.penalties.sanctions import sanctions
from regdiff.comparing.facts.penalties.tiers import measured_by
from regdiff.comparing.facts.ruled import ROUTINE
from regdiff.comparing.facts.windows import LONGEST, before_bracket, part_end
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

WHOM = 56
"""Characters of the longest quote of what is imposed with whom it hits and when."""
_ACT, _WHOLE_ACT = 24, 72
"""Characters of an act that are told before what is imposed for it, to a mark; and of the longest that is told whole."""


def act_told(text: str, frame: Frame) -> Span:
    """Return what is punished, from who does it on where all of that fits, and else without which article it breaks."""
    breach = _BREACH.match(text, *frame.act)
    is_bare = breach and breach.end() - breach.start() <= _BARE and not _UNLAWFUL.search(text, breach.end(), frame.act.end)
    is_told = breach and (breach[1] or is_bare)
    if breach and not (is_told and frame.act.end - frame.act.start <= _WHOLE_ACT):
        return Span(breach.end(), frame.act.end)
    low = max(0, frame.act.start - _WHOLE_ACT - 1)
    start = max(text.rfind(sign, low, frame.act.start) for sign in "。；\n") + 1
    named = find_actors(text[start : frame.act.start])[:1] if frame.act.end - start <= _WHOLE_ACT else ()
    return Span(start, frame.act.end) if named and not named[0].span.start else frame.act


_LONGEST_LEAD = 120
"""Characters of the longest act that is told whole: a part of one says whose it is, or punishes what is none."""
_BREACH = lazy("([^，。；]{0,48})违反[^，。；]{1,40}规定，(?!实施前|有前|有上述)(?=.)")
"""What many an act begins with; what is punished stands behind it."""
_BARE = 10
"""Characters of a breach that names no article: 违反本条例规定，."""
_UNLAWFUL = lazy(
    "未|不|无|擅自|拒|滥用|玩忽|徇私|虚|假|伪造|变造|骗|欺|隐瞒|隐匿|非法|违法|违规|违反|下列|前款|所列|侵|贿|泄露|干扰|阻|妨|破坏|毁|盗|冒用|歧视|骚扰|危害|暴力|强"
)
"""What says that an act is a breach by itself: of any other one nobody knows that without 违反本法规定."""


def lead_told(text: str, frame: Frame, quote: Span) -> Span:
    """Return when, and whom, a penalty hits, where the quote leaves that out, with the act where that fits; else the act.

    Without the tier, what is imposed in grave cases would be told of all.
    """
    act = act_told(text, frame)
    tier = NOTHING if is_general(text[slice(*frame.tier)]) else frame.tier
    left = [span for span in (tier, frame.target) if not span.is_empty and span.end <= quote.start]
    if not frame.within.is_empty:
        return frame.within
    if left:
        whole = Span(min(span.start for span in left), max(span.end for span in left))
        near = act.start < whole.start and whole.end - act.start <= LONGEST
        if near and (tier in left or not is_punished(text, Span(act.end, whole.start))):
            return Span(act.start, whole.end)
        return whole if whole.end - whole.start <= LONGEST else left[-1]
    if not frame.tier.is_empty and is_tier(text[slice(*act)]) and measured_by(text[slice(*act)]):
        return NOTHING  # a threshold that was read as what is punished is another one than that of this tier
    lead = _without_contrary(text, act, text[slice(*frame.tier)])
    if lead.end - lead.start > _LONGEST_LEAD:
        lead = Span(lead.start, part_end(text, lead.start, _ACT // 2, (_ACT, _WHOLE_ACT)))
    return lead if lead.end <= quote.start else NOTHING


def _without_contrary(text: str, act: Span, tier: str) -> Span:
    """Return an act without the condition that a tier is the contrary of: 且具有限制效果的, 不具有限制效果的."""
    contrary = _NOT.match(tier)
    if not contrary or act.end - act.start > _LONGEST_ACT:
        return act
    core = pairs_of(tier[contrary.end() :].rstrip("的"))
    at = text.find("，", *act)
    while at > 0:
        if core and len(core & pairs_of(text[at : act.end])) >= _SAME * len(core):
            return Span(act.start, at)
        at = text.find("，", at + 1, act.end)
    return act


_NOT = lazy("不|没有|未|无")
_LONGEST_ACT = 400
"""Characters of the longest act of which the conditions are looked at, so that the work has no square."""
_SAME = 0.8
"""The share of its pairs of characters by which a tier is known to be the contrary of a condition."""


def is_punished(text: str, span: Span) -> bool:
    """Say whether more than an order to mend is imposed between two places."""
    return any(each.name != "order" for each in sanctions(text, span))


def context_told(text: str, frame: Frame, told: tuple[Span, Span]) -> Span:
    """Return of what a later sentence of a paragraph goes on: 泄露国家秘密的 by whom, 构成犯罪的 upon which act.

    Another act is told before none: who punishes two acts does not ask for both.
    """
    lead, quote = told
    at = quote.start if lead.is_empty else lead.start
    if introduced := _introduced(text, at):
        return NOTHING if whose(text[at : at + LONGEST]) else introduced
    before = clauses_before(text, at)
    if not before or whose(text[at : at + LONGEST]):
        return NOTHING
    if _is_bare(text[slice(*frame.act)]):
        span = next((each for each in reversed(before) if not _is_bare(text[slice(*each)])), NOTHING)
        span = Span(span.start, before_bracket(text, *span, 0))
        return span if span.end - span.start <= WHOM and not any(each.meets(span) for each in told) else NOTHING
    ends = whose(text[slice(*before[0])])
    return (
        NOTHING if any(whose(text[slice(*each)]) for each in before[1:]) else Span(before[0].start, before[0].start + ends)
    )


def _introduced(text: str, at: int) -> Span | None:
    """Return whose acts, or which, an item at a place is a case of; None where it is no item.

    未履行职责，导致发生事故的，依照下列规定处以罚款 introduces tiers.
    """
    start = text.rfind("\n", 0, at) + 1
    for _ in range(_ITEMS):
        if not start or not marker(text[start : start + _MARKER])[1]:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    else:
        return None
    end = text.find("\n", start)
    if start >= at or not start <= end < at or text[end - 1] not in "：:":
        return None
    start = max(text.rfind("。", start, end) + 1, start)
    routine = ROUTINE.match(text, start, end)
    act = _CASE_BY.match(text, routine.end() if routine else start, end)
    return Span(*act.span("act")) if act and len(act["act"]) <= WHOM else None


_ITEMS = 40
"""Items before one that are looked at for what introduces them."""
_MARKER = 12
"""Characters in which the marker of an item ends."""
_CASE_BY = lazy("(?P<act>[^。；：\n]{4,}?的)，[^。；：\n]*(?:下列|以下)[^，。；：\n]{0,4}(?:规定|标准)")
"""What introduces tiers: for which act a penalty is imposed, and that the items say which."""


def whose(clause: str) -> int:
    """Return where those end that a clause begins with; 0 where it begins with something else."""
    if who := head_subject(clause):
        return 0 if who.start else who.end
    named = find_actors(clause)[:1]
    if named and not named[0].span.start:
        return named[0].span.end
    bound = _BODY.match(clause)
    return bound.end() if bound else 0


_BODY = lazy(
    "(?!对|违反|未|不|以|在|经|因|由|情节|构成|逾期|拒)[^，。；]{2,30}?(?:单位|企业|机构|公司|组织|经营者|生产者|人员)(?=未|不|擅自|违反|拒|有下列|有前款|明知|非法)"
)
"""Those with whom an act begins, by what they are called and what they did: 地理信息生产、保管、利用单位未…."""


def _is_bare(clause: str) -> bool:
    """Say whether a clause tells how grave a case is, or that it is a crime, and no act."""
    return is_tier(clause) or is_crime(clause)


def case_told(text: str, frame: Frame, told: Sequence[Span]) -> Span:
    """Return what is punished where nothing that is told says it: of a list of acts the first; cut where it is long."""
    act = act_told(text, frame)
    if _LISTED.search(text, *act):
        if frame.cases.is_empty or any(frame.cases.start < each.end for each in told):
            return NOTHING
        start, ends = frame.cases.start, (text.find(sign, frame.cases.start) for sign in "；。\n")
        act = Span(start, min((at for at in ends if at >= 0), default=frame.cases.end))
    elif _BEFORE.match(text, *act) or any(each.meets(act) for each in told):
        return NOTHING
    return act if act.end - act.start <= WHOM else Span(act.start, part_end(text, act.start, _ACT // 2, (LONGEST, WHOM)))


_LISTED = lazy("下列|以下(?:行为|情形)")
"""What an act says that a list behind it names."""
_BEFORE = lazy("[^，。；]{0,12}(?:前[款条项]|上述|本条(?!例))")
"""What an act begins with that was told before."""
