"""Rights: what a party may do, or is owed."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.parties import is_authority
from regdiff.comparing.facts.statements import Force
from regdiff.model.patterns import lazy

_RIGHT = lazy(
    r"有权(?!机关|部门)|享有|(?:的|等)权利(?!要求)|(?:可以|有权)[^，。；]{0,30}(?:申请|提起|请求|提出|要求(?=[^，。；])|拒绝|查阅|复制|撤回|放弃|选择|起诉|申诉|(?<!被)(?:举报|投诉)(?!人|部门|机构))"
)


def _says(said: Said) -> bool:
    statement = said.statement
    if (statement and statement.force is not Force.LEAVE) or not _RIGHT.search(said.words):
        return False
    return not (statement and is_authority(said.text.words(statement.subject)))


def _alters(altered: Altered) -> Trend | None:
    if any(altered.forces):
        return None  # how strongly it binds is another: a matter of duties
    return Trend.NONE if _says(altered.new) and words_differ(altered, _RIGHT) else None


KIND = Kind("right", 1, 46, "duty", _says, _alters)
