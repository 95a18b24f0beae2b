"""Licences: what needs leave of an authority, a qualification, a record or a registration."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.parties import is_authority
from regdiff.comparing.facts.statements import is_condition
from regdiff.model.patterns import lazy

_WORDS = lazy(
    r"(?=[许资任从执备审核批注检认牌准])(?:许可(?!持有人)证?|资质|(?<!主体)(?:任职|从业|执业)?资格(?!审查)|备案(?!审查)|审批|核准|批准(?!之日)|注册(?!资本|地|会计师|商标)|(?:检测)?认证|牌照|执照|准入)"
)
_NEEDED = lazy(
    r"(?=[申取办报未经领具向检认实许备注准审资不无])(?:"
    r"(?:申请|取得|办理|报经?|未经|(?<!已)经|领取|具备|具有)[^。；，]{0,24}(?:许可|资质|(?<!主体)资格|备案(?!审查)|审批|核准|批准|注册(?!资本)|认证|牌照|执照)"
    r"|向[^。；，]{2,24}(?:备案(?!审查)|申请许可|注册登记)|(?:检测|认证)[^。；]{0,6}合格"
    r"|(?:实行|实施)[^。；，]{0,16}(?:许可|备案(?!审查)|注册|准入|审批|资格)(?:管理|制度)?|(?:许可|备案(?!审查)|注册|准入|审批|资质|资格)(?:管理)?制度"
    r"|取消[^。；，]{0,16}(?:许可|审批|备案)|(?:不需要|无需|无须)[^。；，]{0,16}(?:许可|审批|批准|备案))"
)


_OF_IT = lazy("的(?=[^，。；])")
"""What was approved, or who has leave: 具有公开募捐资格的慈善组织. It is spoken of, and not asked for."""
_BY_OFFICE = lazy(
    r"由[^，。；]{2,40}(?:部门|机关|政府|机构|总署|委员会|法院)"
    r"(?!批准|审批|核准|许可|注册|实施|颁发|核发)[^，。；]*"
)
"""An authority that acts, and has it approved or recorded: no leave of others."""
_CLAUSE = lazy("[，,；;]")
_LOST = lazy("吊销|撤销|注销|暂扣")
"""What is done to a licence that somebody has."""
_URGED = lazy("(?:国家)?(?:鼓励|支持|引导|推动|提倡)")
"""What needs no leave, but is welcome."""


def _says(said: Said) -> bool:
    who = said.statement
    if who and is_authority(said.text.words(who.subject)):
        return False  # what an authority must have approved before it acts is a matter of procedure
    clauses = [each for each in _CLAUSE.split(said.words) if not is_condition(each)]
    if _BY_OFFICE.search(said.whole[: said.whole.find(said.words) + len(said.words)]):
        return False
    needed = any(
        _OF_IT.match(each, match.end()) is None and _BY_OFFICE.search(each, 0, match.end()) is None
        for each in clauses
        for match in _NEEDED.finditer(each)
    )
    return needed and not _URGED.match(said.words)


def _alters(altered: Altered) -> Trend | None:
    if not any(_NEEDED.search(said.words) or _LOST.search(said.words) for said in (altered.old, altered.new)):
        return None
    return Trend.NONE if words_differ(altered, _WORDS) else None


KIND = Kind("licence", 1, 52, "condition", _says, _alters)
