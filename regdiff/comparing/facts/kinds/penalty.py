"""Penalties: who is punished for what, and with what."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.penalties.sanctions import is_renamed
from regdiff.comparing.facts.statements import is_condition
from regdiff.model.patterns import lazy

_WORDS = lazy(
    r"(?=[罚警通没责吊暂拘管有给处予追治记列纳计终禁从加])"
    r"(?:罚款|罚金|(?<!经)(?<!示)警告(?!无效|标)|通报批评|没收|责令(?:停产停业|停业|关闭)|吊销|暂扣|暂停[^，。；]{0,8}资格|拘留|拘役|(?<!出口)(?<!进口)管制(?=[、，。；或])|(?<!判处)(?<!减为)有期徒刑(?!的罪犯|减刑|减为)|(?:给予|处以?|予以)[^，。；]{0,12}处分|追究刑事责任|[记列纳计]入[^，。；]{0,16}(?:信用|失信)(?![^，。；]{0,12}平台)|终身(?:不得|禁)|禁止从事|[从加]重处罚)"
)


_SUFFERED = lazy(
    r"被(?:依法|[^，。；被]{0,6}机关)?(?:吊销|撤销|责令|没收|处以?|暂扣|取消|追究|给予|开除|警告)|(?:可能|应当)(?:被)?判处"
    r"|可能[^，。；]{0,12}拘留"
)
"""What a clause says of a penalty that was imposed before, or may be: it is a condition, and imposes none."""


_SPOKEN = lazy(
    "(?:支付|缴纳|收缴|交纳)[^，。；]{0,12}罚款|罚款(?:决定|收据)|处罚[^，。；]{0,12}由[^，。；]{2,30}(?:决定|实施)|(?:提请|需要)[^，。；]{0,12}吊销"
    "|行使[^，。；]{0,24}拘留|受(?:过|到)?[^，。；]{0,12}(?:处罚|处分|警告)|(?:依法|申请)没收的|没收违法所得(?:的?申请|程序|案)|涉案财[产物]"
)
"""What a clause says of penalties that it does not impose: how a fine is paid, who decides, who may detain, or who
was punished before."""
_CREDIT = lazy(r"[记列纳计]入[^，。；]{0,16}信用")
_DISHONEST = lazy("失信|不良|违法|违反|违规|处罚|惩戒|拒不|未按|未依|弄虚作假|欺诈|骗取|情节严重|严重社会影响|不良社会影响")
"""What is said of those whose bad conduct is recorded; what is good is recorded, too."""


_APPEALED = lazy("(?:决定|处罚|措施|处分)[^，。；]{0,6}不服")
"""What a sentence says that names penalties as what may be appealed against."""


def _says(said: Said) -> bool:
    if not _WORDS.search(said.words) or _APPEALED.search(said.whole):
        return False
    is_credited = _DISHONEST.search(said.whole) is None
    clauses = (
        each
        for each in _CLAUSE.split(said.words)
        if not (
            is_condition(each) or _SUFFERED.search(each) or _SPOKEN.search(each) or (is_credited and _CREDIT.search(each))
        )
    )
    return any(_WORDS.search(each) for each in clauses)


def _alters(altered: Altered) -> Trend | None:
    sides = altered.old, altered.new
    if any(words.search(side.words) for words in (_SUFFERED, _SPOKEN, _APPEALED) for side in sides):
        return None
    is_same = is_renamed(*(side.text.words(side.span) for side in sides))
    return Trend.NONE if words_differ(altered, _WORDS) and not is_same else None


_CLAUSE = lazy("[，,]")

KIND = Kind("penalty", 1, 50, "amount", _says, _alters)
