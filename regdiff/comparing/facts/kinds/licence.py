"""Licences: what needs leave of an authority, a qualification, a record or a registration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.parties import acts_for_state, is_authority
from regdiff.comparing.facts.predicates import Clause, saying, who
from regdiff.comparing.facts.statements import is_condition
from regdiff.model.patterns import lazy

_LEAVE = lazy(
    r"(?=[许资任从执职经备审核批注检产质服体安强技认牌准])(?:"
    r"(?<!专利实施)(?<!开放)(?<!独占)(?<!排他)(?<!普通)许可(?!持有人|使用|合同|协议|费|人)证?"
    r"|资质(?:证书)?|(?<!主体)(?<!监护人)(?<!代理人)(?:任职|从业|执业|职业|经营)?资格(?:证书)?|备案|(?<!联合)(?<!并联)审批|核准|批准"
    r"|注册(?!资本|地|会计师|商标)|(?:检测|认证|检验)[^，。；]{0,4}合格|(?:产品|质量|服务|体系|检测|安全|强制性|技术)认证(?!合格)"
    r"|牌照|执照|准入)"
)
"""Leave, or what stands for it."""
_ENDS = lazy(
    r"(?:证书?|书|件|凭证|文件|批件|(?:批准)?文号|登记|申请|手续|程序|的?管理|的?制度)*(?:（[^（）]*）|》)?"
    r"(?:\Z|(?P<joint>[、和与及或]|以及)|并(?!联)|[之以]?后|方可|才能|为[^，。；]{2,16}\Z)"
)
"""What may stand behind it where a clause asks for it, and does not speak of something that has to do with it."""
_OF_NOUN = lazy(r"[^，。；]{0,30}?的[^，。；]")
"""What stands behind a joint where all before it describes a noun: 取得许可证、执照的单位."""
_MATTERS = lazy("等?(?:方面|事项)")
"""What ends an enumeration of what somebody sees to."""
_ASKED = lazy(
    r"(?:应当|必须|方可|才能|须|需要?)[^。；]{0,80}?(?:取得|领取|领得|具有|具备|持有|通过)(?!的)[^，。；]*\Z"
    r"|(?:申请|申领|申办|换领|补办|办理|履行|提出)(?!撤销|注销|的)[^，。；]*\Z"
    r"|(?:报|报请|报经|报送|呈报|上报|提请|提交|送)(?!的)[^，。；]{0,40}\Z|(?<!已)经(?![营济的])过?[^，。；]{2,40}\Z"
    r"|(?:应当|必须|须|需)经过?\Z|由[^，。；]{2,40}(?:部门|机关|政府|机构|总署|总局|委员会|海关)(?:负责)?\Z"
)
"""How a party asks for leave, or has it; or by whom it is given."""
_FILED = lazy(r"向[^，。；]{2,40}\Z|在[^，。；]{2,24}(?:机构|部门|机关)\Z")
"""Where something is recorded."""
_RECORDS = ("备案", "注册")
_REGIME = lazy(
    r"(?:实行|实施)(?!的)(?:(?!应当)[^，。；]){0,20}\Z|(?:不再|无需|无须|不需要|取消|免予|不实行)[^，。；]{0,24}\Z"
)
"""How a text brings in that something needs leave, or needs it no more, whoever says so."""
_GRANTED = lazy(r"(?:准予|发给|颁发|核发|换发)《?[^，。；]{0,24}\Z")
_HELD = lazy(r"由?(?:取得|具有|具备|持有)[^，。；]{2,24}的(?:单位|机构|企业|人员|组织)(?:承担|实施|进行|担任|办理|从事)")
"""Who alone may do something: 由取得资质的单位承担."""
_HAD = lazy(r"(?:取得|申请|领取|申领)[^，。；]{2,30}\Z")
_MET = lazy(r"[，,](?:[^，。；]{0,12})应当(?:符合|具备)")
"""On which conditions leave can be had: 取得资质，应当符合下列条件."""
_WITHIN = lazy(
    r"(?:负责人|院长|审判长|检察长|法庭|法院|检察院|监察委员会|监察机关|常务委员会|代表大会|常委会|主席团|理事会"
    r"|股东会|董事会|大会|所在单位|本单位|监护人|当事人|本人)[^，。；]{0,6}\Z|[未不][^，。；]{0,3}\Z"
)
"""Who gives leave within a body, a procedure or a family, which is no licence; or that none was given."""
_BY_OFFICE = lazy(
    r"由[^，。；]{2,40}(?:部门|机关|政府|机构|总署|委员会|法院)"
    r"(?!批准|审批|核准|许可|注册|实施|颁发|核发)[^，。；]*"
)
"""An authority that acts, and has it approved or recorded: no leave of others."""
_PAPER = lazy(
    r"(?:规划|计划|目录|名录|清单|标准|办法|细则|预算|草案|名单|数额|金额|奖金|区划|编制|法规|规章|决定|报告|结果|意见)"
    r"(?:的[^，。；]{0,10})?\Z"
)
"""What an authority draws up, and another one approves."""
_TOPIC = lazy("[，。；]|由|应当|应(?=由|报|经)|必须|须|报(?!告)|(?<!已)经(?![营济])")
"""Where that ends which a sentence speaks of."""
_URGED = lazy("(?:国家)?(?:鼓励|支持|引导|推动|提倡)")
"""What needs no leave, but is welcome."""


def _asked(said: Said) -> Iterator[Span]:
    """Yield where some clauses ask for leave, or for what stands for it; offsets are those of the text of their side.

    What an authority must have approved before it acts is a matter of procedure, and so is a plan that another one approves.
    """
    if not _LEAVE.search(said.words):
        return
    procedure = acts_for_state(who(said))
    for clause in saying(said):
        if _URGED.match(clause.words) or _is_drawn_up(clause):
            continue
        is_office = procedure or _is_of_office(said, clause)
        held = _HELD.search(clause.words)
        for match in _LEAVE.finditer(clause.words):
            is_held = held is not None and held.start() < match.start() and match.end() <= held.end()
            if is_held or (_is_said(clause.words, match.end()) and _is_needed(clause, match, procedure=is_office)):
                yield Span(clause.span.start + match.start(), clause.span.start + match.end())


def _is_said(words: str, end: int) -> bool:
    """Say whether a clause ends with leave, or goes on behind it with another thing to do."""
    behind = _ENDS.match(words, end)
    if behind is None or _MATTERS.search(words, end):
        return False
    return not (behind["joint"] and _OF_NOUN.match(words, behind.end()))


def _is_of_office(said: Said, clause: Clause) -> bool:
    """Say whether an authority begins the clause, or the last one before it that anybody begins: it is a step of its own."""
    text = said.text
    before = [each for each in text.sentences[said.sentence].clauses if each.start <= clause.span.start]
    heads = (text.words(text.head(each)) for each in reversed(before) if not is_condition(text.words(each)))
    return is_authority(next(filter(None, heads), ""))


def _is_needed(clause: Clause, leave: re.Match[str], *, procedure: bool) -> bool:
    """Say whether what stands before leave in a clause asks for it."""
    words, end = clause.words, leave.start()
    if _REGIME.search(words, 0, end) and not leave[0].endswith(("资格", "认证", "合格")):
        return True  # 取消参赛资格 is a sanction
    if procedure or _WITHIN.search(words, 0, end):
        return False
    before = clause.before + words[:end]
    if _BY_OFFICE.search(before):
        return False
    if _HAD.match(words, 0, end) and _MET.match(clause.behind):
        return True
    is_filed = leave[0].endswith(_RECORDS) and _FILED.search(words, 0, end) is not None
    return is_filed or _GRANTED.search(words, 0, end) is not None or _ASKED.search(before) is not None


def _is_drawn_up(clause: Clause) -> bool:
    """Say whether what has to be approved is a plan, a list or a sum, which an authority draws up."""
    sentence = clause.before + clause.words
    end = _TOPIC.search(sentence)
    return end is not None and _PAPER.search(sentence, 0, end.start()) is not None


def _says(said: Said) -> bool:
    return any(_asked(said))


def _alters(altered: Altered) -> Trend | None:
    """Other leave in what changed, which one side at least asks for there."""
    if not words_differ(altered, _LEAVE):
        return None
    sides = ((altered.old, [mark.old for mark in altered.marks]), (altered.new, [mark.new for mark in altered.marks]))
    asked = any(span.meets(mark) for said, marks in sides for span in _asked(said) for mark in marks)
    return Trend.NONE if asked else None


def is_of_other_leave(altered: Altered) -> bool:
    """Say whether another sort of leave stands in what changed, be it in a condition: 被吊销执照的企业, 未报备案的."""
    if not words_differ(altered, _LEAVE):
        return False
    gone, come = (sorted(sort for text in side for sort in _sorts(text)) for side in (altered.gone, altered.come))
    return gone != come and any(
        _ASKED.search(said.words, 0, match.start()) or _LOST.search(said.words, 0, match.start())
        for said in (altered.old, altered.new)
        for match in _LEAVE.finditer(said.words)
        if not _WITHIN.search(said.words, 0, match.start())
    )


def _sorts(words: str) -> Iterator[str]:
    return (_SORTS.get(match[0][-2:], "leave") for match in _LEAVE.finditer(words))


_LOST = lazy(r"(?:吊销|撤销|注销|暂扣|收回)[^，。；]{0,16}\Z")
_SORTS = {"备案": "record", "注册": "record", "资质": "standing", "资格": "standing", "认证": "standing", "合格": "standing"}
"""Last characters → what sort of leave it is; any other is leave of an authority."""

KIND = Kind("licence", 1, 52, "condition", _says, _alters)
