"""Rights: what a party may do, or is owed."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.parties import acts_for_state
from regdiff.comparing.facts.predicates import saying
from regdiff.comparing.facts.statements import Force
from regdiff.model.patterns import lazy

_FIRST = r"(?:可以|有权)(?!由|裁定|判决|判令|决定|通知|责令|制定|采取|告知|组织|作为)[^，。；]{0,40}?"
_ALWAYS = (
    r"(?<!被)申请(?!人(?![身民])|[书的费]|材料|日)|提起|起诉|(?<!被)申诉|(?<!被)(?:举报|投诉|检举|控告)(?!人|部门|机构)"
    r"|请求(?![^，。；]*(?:协助|配合))|撤回|赎回"
)
_NAMED = r"(?:自主|自愿|自行)选择|提出|要求(?=[^，。；])|拒绝|查阅|复制|放弃|主张"
_WORDS = lazy(rf"(?<!所)有权(?!机关|部门|处理)|享有|权利|{_ALWAYS}|{_NAMED}")
_HELD = lazy(
    r"(?<!确认)(?<!保障)(?<!保护)享有(?!的)|(?<!所)有权(?!机关|部门|[^，。；]{0,8}的(?:机关|部门|机构|组织|单位|人))"
    r"|(?<![具没])有[^，。；]{1,30}的权利(?!要求)|的权利(?:受|不受)"
)
"""What says that somebody has a right; 保障…享有 and 放弃权利 speak of one."""
_CLAIMS = lazy(rf"{_FIRST}(?:{_ALWAYS})")
"""What only a party does."""
_ASKS = lazy(rf"{_FIRST}(?:{_NAMED})")
"""What a party does, and others may, too: a right where a party is named."""
_PARTY = lazy("(?:任何|社会)?(?:公民|公众|个人|单位|当事人|代表|股东|群众|业主|用户|家长)")
"""Whom a clause begins with that no subject of a statement was found in: 公众可以查阅."""
_ASSURED = lazy(r"(?:国家|本[省市县区])?[^，。；]{0,12}(?:保障|保护|维护|尊重|确保|支持|鼓励|规范|促进)")
"""How a clause begins that promises rights, which is a policy."""
_ORGAN = lazy(r"(?:监事会|董事会|股东会|委员会|[机法]构|法庭|管理人|执行人)\Z")
"""Bodies of a company or of a proceeding, which ask for what they need by their office."""


def _says(said: Said) -> bool:
    statement = said.statement
    if (statement and statement.force is not Force.LEAVE) or not _WORDS.search(said.words):
        return False
    who = said.text.words(statement.subject) if statement else ""
    if acts_for_state(who):
        return False
    asks = who and not _ORGAN.search(who)
    return any(
        not _ASSURED.match(clause.words)
        and (
            _HELD.search(clause.words)
            or _CLAIMS.search(clause.words)
            or ((asks or _PARTY.match(clause.words)) and _ASKS.search(clause.words))
        )
        for clause in saying(said)
    )


def _alters(altered: Altered) -> Trend | None:
    if any(altered.forces):
        return None  # how strongly it binds is another: a matter of duties
    return Trend.NONE if _says(altered.new) and words_differ(altered, _WORDS) else None


KIND = Kind("right", 1, 46, "duty", _says, _alters)
