"""Powers: what an authority may do to those whom it watches over."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.parties import is_authority
from regdiff.comparing.facts.statements import Force
from regdiff.model.patterns import lazy

_ACTS = lazy(
    r"查阅|复制|查封|扣押|冻结|约谈|责令|调查|检查|询问|传唤|封存|征用|征收|限制出境|监测|抽查|调取|进入[^，。；]{0,8}场所|撤销|暂停|强制|代为|采取[^，。；]{0,12}措施|下列(?:措施|职权|权力)"
)


_OFFICER = lazy(r"\A[^，。；]{0,16}(?:监督|检查|执法|监察|工作人)员")


def _says(said: Said) -> bool:
    statement = said.statement
    if statement is None or statement.force is not Force.LEAVE:
        return False
    who = said.text.words(statement.subject)
    held = is_authority(who) or (not who and (said.text.is_unnamed(said.sentence) or _OFFICER.search(said.whole)))
    return bool(held) and _ACTS.search(said.words) is not None


def _alters(altered: Altered) -> Trend | None:
    """Another act in what an authority may do."""
    if not (_says(altered.old) and _says(altered.new)):
        return None
    return Trend.NONE if words_differ(altered, _ACTS) else None


KIND = Kind("power", 1, 40, "duty", _says, _alters)
