"""Names, purposes, principles and policies: what a text is for, and no rule that binds by itself."""

from __future__ import annotations

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.parties import is_authority
from regdiff.comparing.facts.predicates import is_case
from regdiff.comparing.facts.statements import Force
from regdiff.model.patterns import lazy

_PURPOSE = lazy(
    r"\A为(?:了|以|全面|规范|加强|保|促进|维护|推|提高|实现|贯彻|完善|防|预防|落实|深入|健全|适应|充分|进一步|更好)|制定本(?:法|条例|规定|办法)"
    r"|(?<!仍)(?<!仍然)坚持(?!提起|提出|认为|要求|申请|起诉)|遵循|贯彻|弘扬|指导思想|中国特色社会主义|践行|(?:实行|实施|秉持|突出|体现)[^，。；]{0,40}(?:原则|方针)(?:\Z|[，。；])"
    r"|\A(?![按根依由经违以])[^，。；]{2,40}的(?:原则|方针)\Z"
)
_GOAL = lazy(r"(?:[^，。；]{0,24}应当)?(?:倡导|坚持|遵循|贯彻|弘扬|践行)|为了")
_POLICY = lazy(
    r"\A(?:国家|各级人民政府|全社会|社会)?(?:鼓励|支持|推进|推动|促进|加强|完善|建立健全|健全|提高|提升|保障|倡导|引导)"
)
_STATE = lazy(
    r"\A国家(?:依法)?(?=实行|建立|鼓励|支持|保护|保障|推|促|加|完善|采取|发展|提|扶持|引导|统一|培育|健全|尊重|倡导|优化|重视|通过|根据|强化|对[^，。；]{1,30}(?:给予|加大|实施[^，。；]{0,6}优惠|实行[^，。；]{0,6}(?:优惠|扶持)))"
)


_URGES = lazy(
    r"(?:依法|积极|进一步|充分|逐步|广泛|采取[^，。；]{0,6}措施，?)*(?:鼓励|支持|推进|推动|促进|加强|完善|提高|提升|倡导|引导|考虑|做好|加大|重视"
    "|优化|强化|扩大|拓展|利用|发挥|营造|合理配置|履行职责|维护[^，。；]{0,6}秩序|弘扬|缩小)"
)
"""What an authority is told to do by a word that obliges it to nothing."""
_APPEALS = lazy(
    "(?:依法|积极|进一步|充分|逐步|广泛)*(?:考虑|利用|拓展|弘扬|营造|引导|倡导|维护[^，。；]{0,6}秩序|加强[^，。；]{0,32}宣传|行业自律)"
)
"""What anybody else is."""


def is_general(said: Said) -> bool:
    """Say whether clauses only say that somebody is to further something, which obliges him to no act."""
    statement = said.statement
    if statement is None or statement.force is not Force.DUTY or said.above or said.quantities:
        return False
    if not said.span.start <= statement.modal.start < said.span.end:
        return False
    act = said.text.words(Span(statement.modal.end, said.span.end))
    urges = _URGES if is_authority(said.text.words(statement.subject)) else _APPEALS
    return all(map(urges.match, _CLAUSES.split(act)))


_CLAUSES = lazy("[，,]")


def _says(said: Said) -> bool:
    statement = said.statement
    if (statement and statement.force in (Force.BAN, Force.LEAVE)) or is_case(said):
        return False
    words = said.words
    if statement and statement.force is Force.DUTY and not is_authority(said.text.words(statement.subject)):
        return _GOAL.match(words) is not None
    if _PURPOSE.search(words) is not None:
        return True
    return _POLICY.match(words) is not None or _STATE.match(said.whole) is not None


def _alters(altered: Altered) -> Trend | None:
    return Trend.NONE if _says(altered.new) and _says(altered.old) else None


KIND = Kind("principle", 3, 18, "", _says, _alters)
