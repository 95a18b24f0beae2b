"""Powers: what an authority may do to those whom it watches over."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.parties import acts_for_state
from regdiff.comparing.facts.statements import Force, Statement
from regdiff.model.patterns import lazy

_ACTS = lazy(
    r"查阅|查询|复制|查封|扣押|冻结|约谈|函询|责令|限期[^，。；]{0,4}(?:停止|改正|整改|治理)|调查(?!研究|报告)|检查|询问|传唤|封存|征用|征收|限制出境|不准[^，。；]{0,6}(?:出境|入境|进境)|登临|查验|查看|退运|监测|抽查|抽样|调取|进入[^，。；]{0,12}(?:场所|现场|机构|单位|区域)"
    r"|拘留|逮捕|搜查|留置(?!场所)|管护(?!人员)|禁闭|扣留|技术侦[察查]|(?<!被)撤销|暂停|强制|代为|登记保存|要求[^，。；]{1,40}(?:提供|报送|提交|说明|申报|改正|整改|停止|配合|补充|披露)"
    r"|采取[^，。；]{0,12}(?<!保险等)(?<!保险)(?<!支持)(?<!奖励)(?<!激励)(?<!扶持)措施|下列(?:措施|职权|权力)"
)
_FIRST = lazy(
    r"(?:可以|可|有权|还|也|并|同时|再|先|直接|当场|依法|依职权|书面|组织|决定|予以|按照规定|继续|(?:进行|开展|实施)[^，。；]{0,6}?)*"
    r"(?:(?:按照|依照|根据|经|会同|通过|通知|委托|向|在|因)[^。；]{1,40}?|对[^，。；]{1,40}?(?:进行|实施|开展|予以|采取|依法|采用)[^，。；]{0,6}?"
    r"|对(?:其|[^，。；]{1,40}?(?:人员|单位|机构|企业|组织|个人|嫌疑人|场所|财产|物品|货物)))??"
)
"""What may stand between the word of leave and what may be done: how, with whom, and to whom."""
_HELPS = lazy(
    r"给予|提供|支持|协助|协商|帮助|通知(?![^，。；]{0,40}(?:限制出境|不准))|公告|表述|作为|请求|申请|起诉|建议|不再|调查研究|专题调研"
)
"""What is done for others, or asked of them: no power over them."""
_ANYBODY = lazy("查阅|查询|复制|要求")
"""What parties may do as well, so that only a named authority has it as a power."""
_OFFICER = lazy(r"\A[^，。；]{0,16}(?:监督|检查|执法|监察|工作)人?员")
_LIST = lazy(r"(?:可以|有权|行使)[^，。；]{0,20}下列[^，。；]{0,4}(?:措施|职权|权力)[：:]?\Z")
"""What introduces what an authority may do, item by item."""


def _says(said: Said) -> bool:
    if is_of_powers(said):
        return True
    statement = said.statement
    if statement is None or statement.force is not Force.LEAVE or not _is_held(said, statement):
        return False
    act = said.text.text[statement.modal.end : max(statement.modal.end, min(statement.act.end, said.span.end))]
    if said.span.start > statement.modal.end:
        act = said.words  # a later clause, or an item, of what may be done
    first = next((match for match in _ACTS.finditer(act) if _FIRST.fullmatch(act, 0, match.start())), None)
    helps = _HELPS.search(act)
    return first is not None and not (helps and helps.start() < first.start())


def is_of_powers(said: Said) -> bool:
    """Say whether clauses introduce what an authority may do (可以采取下列措施), or are an item of that."""
    sentence = said.text.sentences[said.sentence]
    at = sentence.lead if sentence.lead >= 0 else said.sentence
    if not _LIST.search(said.above or said.whole):
        return False
    stated = said.text.statements(at)
    return bool(stated) and stated[-1].force is Force.LEAVE and _is_held(Said(said.text, at, stated[-1].act), stated[-1])


def _is_held(said: Said, statement: Statement) -> bool:
    """Say whether an authority, or one who acts for the state, may do it; where nobody is named, it is one."""
    who = said.text.words(statement.subject)
    if who:
        return acts_for_state(who)
    if _OFFICER.search(said.whole):
        return True
    return said.text.is_unnamed(said.sentence) and not _ANYBODY.search(said.words)


def _alters(altered: Altered) -> Trend | None:
    """Another act in what an authority may do."""
    if not (_says(altered.old) and _says(altered.new)):
        return None
    return Trend.NONE if words_differ(altered, _ACTS) else None


KIND = Kind("power", 1, 40, "duty", _says, _alters)
