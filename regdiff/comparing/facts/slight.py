"""What is right and tells a reader nothing: policies, formulas, a rule without what it rules of, another name.

The comparison shows it all the same. The rules are drawn from judgements made by reading (tests/judgements): of what they
leave out few facts were found useful. It binds nobody to an act that can be asked of him, or is understood only with the
article in sight.
"""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.actors import head_subject
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.context import is_bare
from regdiff.comparing.facts.fact import Fact, Trend
from regdiff.comparing.facts.kinds import content, duty, institution, members, penalty, principle
from regdiff.comparing.facts.offices import is_of_same_offices, is_same_office
from regdiff.comparing.facts.ruled import may_say_rule
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

_FEW = 25
"""As many articles as a first screen has lines: of a text that has no more to tell of, a policy is news as well."""
_MARKER = 12
"""Characters in which the marker of an item ends."""
_STOPS = ("。", "；", ";", "\n", "：", "")
_CLAUSES = lazy("[，；：,;:]")
_PURPOSE = lazy("制定本(?:法|条例|规定|办法|规则|细则|规程|解释)。?\\Z")
"""How the sentence ends that says why, and upon what ground, a text is made."""


def without_slight(facts: Sequence[Sequence[Fact]], changes: Sequence[Change]) -> list[tuple[Fact, ...]]:
    """Return the facts of each change that tell a reader something, in their order.

    Args:
        facts: those of each change.
        changes: of a change set.
    """
    both = zip(facts, changes, strict=True)
    texts = [(join_texts(change.old), join_texts(change.new)) if its else ("", "") for its, change in both]
    told = [tuple(each for each in its if not is_slight(each, *sides)) for its, sides in zip(facts, texts, strict=True)]
    if sum(map(bool, facts)) <= _FEW:
        return told
    return [tuple(each for each in its if not is_policy(each, *sides)) for its, sides in zip(told, texts, strict=True)]


def without_pointers(facts: Sequence[Sequence[Fact]], changes: Sequence[Change]) -> list[tuple[Fact, ...]]:
    """Return the facts of each change without those that hang on another provision of which nothing is told, in their order.

    Args:
        facts: those of each change, with what is told of the provisions that they refer to.
        changes: of a change set.
    """
    return [
        tuple(each for each in its if not _only_points(each, change)) for its, change in zip(facts, changes, strict=True)
    ]


def is_slight(fact: Fact, old: str, new: str) -> bool:
    """Say whether a fact says nothing by itself, or nothing that another name does not say.

    Args:
        fact: of a change.
        old: the joined texts of its old side.
        new: those of the new one.
    """
    if not (fact.came or fact.went):
        return fact.kind != penalty.KIND.name and _is_slight_change(fact, old, new)
    text, quote = (old, fact.old) if fact.went else (new, fact.new)
    if _PURPOSE.search(text[slice(*quote)]) or (fact.came and _is_formula(fact, text, quote)):
        return True
    return fact.kind != penalty.KIND.name and (_is_of_nothing(fact, text, quote) or _is_open(fact, text, quote))


def _is_slight_change(fact: Fact, old: str, new: str) -> bool:
    """Say the same of a clause in other words."""
    sides = ((old, fact.old), (new, fact.new))
    said = [text[slice(*quote)] for text, quote in sides]
    if any(_is_of_two(*side) for side in sides) or all(map(_PURPOSE.search, said)):
        return True
    if fact.trend is not Trend.NONE:
        return False
    marks = [(old[slice(*mark.old)], new[slice(*mark.new)]) for mark in fact.marks]
    is_renamed = is_of_same_offices(*said) or all(is_same_office(*each) for each in marks)
    return is_renamed or any(_is_open(fact, *side) for side in sides)


def _is_of_two(text: str, quote: Span) -> bool:
    """Say whether a quote runs from one sentence into the next, and is not all of both."""
    said = text[slice(*quote)].strip("。；\n")
    is_all = (not quote.start or text[quote.start - 1] in "。\n") and _ENDS.match(text, quote.end) is not None
    return not is_all and "\n" not in said and any(stop in said for stop in "。；")


_ENDS = lazy("[；;]?(?:\n|\\Z)|。")
"""What stands behind the last words of a sentence."""


def _is_open(fact: Fact, text: str, quote: Span) -> bool:
    """Say whether a quote ends before its sentence does, and says nothing of what is done."""
    if text[quote.end : quote.end + 1] in _STOPS or marker(text[quote.start : quote.start + _MARKER])[1]:
        return False
    return not may_say_rule(_told(fact, text, quote))


def _told(fact: Fact, text: str, quote: Span) -> str:
    """Return what is told of what came or went, with who, or when, before it; of other words what is quoted."""
    lead = text[slice(*fact.lead)] if fact.came or fact.went else ""
    return f"{lead}，{text[slice(*quote)]}" if lead else text[slice(*quote)]


def _is_of_nothing(fact: Fact, text: str, quote: Span) -> bool:
    """Say whether a rule does not say of what it is one, and nothing that stands before it does."""
    said = text[slice(*quote)]
    said = said[: stop.start()] if (stop := _JOINED.search(said)) else said
    return fact.context.is_empty and fact.lead.is_empty and is_bare(said) and _OF_NOTHING.match(said) is not None


_JOINED = lazy("；")


_OF_NOTHING = lazy(
    "(?:已经?受理|涉嫌犯罪|涉嫌违法|协议不成|必要时|需要|根据[^，。；]{0,8}(?:需要|特点)|有特殊情况|因特殊情况|确需|对?不?符合[^，。；]{0,6}(?:条件|规定|要求)|对?不属于"
    "|经(?:审查|核实|审核|补正)|[^，。；]{0,4}拒绝|决定|逾期|予以批准|不予批准|批准|期满|对[^，。；]{1,8}决定不服|由此|无正当理由|理由|能够|具备条件)|由[^，。；]{2,12}(?:报|决定|提出)"
)
"""What a sentence begins with that has to be said before: which application, of whom."""


def _only_points(fact: Fact, change: Change) -> bool:
    """Say whether what came or went hangs on another provision, and nothing is told of that."""
    if not (fact.came or fact.went):
        return False
    text, quote = (join_texts(change.old), fact.old) if fact.went else (join_texts(change.new), fact.new)
    is_told = fact.refers is not None or not fact.context.is_empty or not fact.case.is_empty
    return not is_told and _POINTS.search(text[slice(*fact.lead)] + text[slice(*quote)]) is not None


_POINTS = lazy(
    r"(?:有|实施|从事)(?:前[一二两三]?款|前项|本条)(?!规定以外)[^，。；]{0,12}(?:行为|情形)|(?:按照|依照|根据)前[一二两三]?[款项]规定(?:确定|计算|办理|执行)"
    r"|适用本[章节](?:的)?规定|前[一二两三]?款规定类型|本法第[^，。；]{1,8}条的规定，适用于"
)
"""A reference to what is ruled of, without which a rule says nothing."""


def _is_formula(fact: Fact, text: str, quote: Span) -> bool:
    """Say whether all that is told is what many a law says."""
    return _FORMULA.fullmatch(_told(fact, text, quote).strip("，。；\n")) is not None


_FORMULA = lazy(
    r"构成犯罪的，(?:依法)?追究刑事责任|构成违反治安管理行为的，(?:由公安机关)?依法给予治安管理处罚|[^，。；]{2,10}另有(?:规定|约定)的?，?除外"
    r"|(?:违反本[^，。；]{1,6}规定，)?(?:给[^，。；]{1,6})?造成[^，。；]{2,20}的，(?:应当)?依法承担(?:相应的?)?(?:民事|法律)责任"
    r"|[^，。；]{2,30}的，(?:按照|依照|根据)(?:国家|有关|相关|国家有关)?规定(?:给予)?(?:处理|执行|办理)"
    r"|[^。；]{2,40}(?:另有规定|有特别规定)的，(?:从其规定|依照其规定|应当遵守其规定)"
)


def is_policy(fact: Fact, old: str, new: str) -> bool:
    """Say whether a fact only says that something is to be furthered, by the state or for everybody.

    Args:
        fact: of a change.
        old: the joined texts of its old side.
        new: those of the new one.
    """
    text, quote = (old, fact.old) if fact.went else (new, fact.new)
    if fact.kind == principle.KIND.name:
        return _LANDMARK.search(text, *quote) is None
    if fact.kind not in _POLICIES or not (fact.came or fact.went):
        return False
    first = quote.start if fact.lead.is_empty or "\n" in text[fact.lead.start : quote.start] else fact.lead.start
    said = text[first : quote.end]
    begun, *clauses = [each for each in _CLAUSES.split(said[len(marker(said[:_MARKER])[1]) :]) if each]
    rule = _without_who(begun)
    if _PRECISE.search(said) or not (_URGES.match(rule) or (clauses and _GROUND.match(rule))):
        return False
    return _ASKS.match(rule) is not None or all(_URGES.match(each) or _GROUND.match(each) for each in clauses)


_POLICIES = {each.KIND.name for each in (institution, content, duty, members)}
_LANDMARK = lazy(
    "(?:共产党|党|党中央)的?(?:集中统一)?领导|思想(?:为指导)?|全过程人民民主|集中统一领导|路线方针政策|总体国家安全观"
)
"""What a principle is about that a reader asks for first: who leads, and what guides."""


def _without_who(clause: str) -> str:
    """Return a clause without who it begins with, and without the word that binds him."""
    state, who, bound = _STATE.match(clause), head_subject(clause), _BINDS.search(clause)
    rule = clause[state.end() if state else who.end if who else bound.end() if bound else 0 :]
    return rule[binds.end() :] if (binds := _BINDS.match(rule)) else rule


_STATE = lazy("国家|本(?:省|市|区|县|自治[区州县])|全社会|各级人民政府|社会各界|全民")
_BINDS = lazy("应当|要|必须|可以")
_HOW = (
    r"(?:依法|积极|进一步|充分|逐步|广泛|全面|不断|持续|加快|深入|切实|大力|统筹|共同|有序|着力|及时|自觉|严格|牢固|模范|带头|协调|联合"
    r"|(?:按照|根据|结合|围绕|会同|与|以|采取|通过|在)[^，。；]{1,24}?(?=推|加|促|提|完|健|优|强|深|支|鼓|引|开|建))*"
)
_URGES = lazy(
    _HOW
    + r"(?:加强|推动|推进|促进|建立健全|建立完善|健全|完善|优化|提升|提高|强化|深化|加快|加大|扩大|拓展|支持|鼓励|引导|倡导"
    r"|弘扬|践行|坚持|贯彻|遵循|落实|统筹|协调|构建|营造|发挥|培育|发展|扶持|增强|重视|做好|带头|增进|融入|铸牢|服务|创新|树立"
    r"|传承|繁荣|普及|探索|突出|体现|注重|聚焦|改善|推广|兴办|防范|避免|开展工作|做到|主动|争取|尊重|严格执行|提供便利|承担社会责任"
    r"|密切|丰富|激发|激励|打造|对接|形成|塑造|深度|牢记|坚守|坚定|反对|珍惜|团结|奋发|勇于|顽强|刻苦|积极参加|正确(?:行使|对待|践行)|清正廉洁|优先保障|合理(?:布局|确定|安排|配置)"
    r"|(?:提高|增强|不断提高)[^，。；]{0,16}(?:水平|能力|意识|质量|效率)|降低[^，。；]{0,12}成本|缩小[^，。；]{0,12}差距|推广使用|吸收|借鉴|满足"
    r"|建立[^，。；]{2,24}(?:机制|体系|格局)|实施[^，。；]{0,24}(?:战略|行动|工程|计划|政策)|为[^，]{2,30}提供[^，]*(?:条件|平台|便利)"
    r"|(?:组织)?开展[^，。；]{0,24}(?:宣传|合作|交流|创新|教育)|保障[^，。；]{0,20}(?:权益|发展|正义)|规范[^，。；]{0,16}行为"
    r"|接受[^，。；]{0,16}监督)"
)
"""What a clause begins with that furthers something, and asks no act of anybody."""
_ASKS = lazy(_HOW + "(?:鼓励|支持|引导|倡导|推动)")
"""What a clause begins with that only wishes for what the clauses behind it name."""
_GROUND = lazy(r"(?:按照|根据|围绕|依照|针对|结合|以[^，]{1,24}为)[^，。；]*\Z")
"""A clause that says upon what ground."""
_PRECISE = lazy(
    r"[0-9〇一二三四五六七八九十百]+(?:个|日|年|月|倍|万|元|次|周|小时|%)|不得|禁止|罚|处分|《|建立[^，。；]{2,30}制度|实行[^，。；]{2,30}制"
    r"|编制|备案|报告制度|列入|纳入[^，。；]*预算"
)
"""What a clause of a policy holds that does ask something that can be checked."""
