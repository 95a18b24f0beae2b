"""The words of sanctions: what a clause of penalties orders, by name, and where it stands.

The lists are short on purpose: a word is here where it is a sanction whenever it stands behind a condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.comparing.alterations import Span
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

_R = "[^，,。；;：:！？\n]"
"""A character within a clause."""
_VERB = r"(?:并处或者单处|(?:并|单|判|加)?处以?(?:(?=罚[款金])|(?![理分罚置于方境所]))|加收|予以|给予|科以)"
_NEXT = rf"(?:吊销|暂扣|没收|撤销|取消|注销|给予|予以|责令|降低|限制|禁止|通报|关闭|销毁|罚款|{_VERB})"
_ON = rf"(?:(?!(?:、|或者|以及|或|和|并|直至)+(?:由{_R}{{1,20}})?(?:依法|可以)?{_NEXT}|并处|可以|(?<!以)对){_R})"
"""One more character of what a sanction is about: not the next sanction, nor whom it hits."""
_LICENCE = (
    "(?:证照|许可证件|许可证书?|资格证书?|执业证书?|资质证书?|证书|证件|营业执照|执照|任职资格|从业资格|资格|资质"
    "|许可|登记|称号|授权|批准文件|证明文件|批准文号|批准证书|文件|学籍|学位|荣誉|备案|诊疗科目)》?"
)
_END = r"[，。；\n]|\Z"
_DO = "(?:从事|担任|参加|参与|申请|开展|进入|经营|受聘|执业|投标|承担|录用|享受|举办|设立|报考|任职)"
_SITE = "(?:违法)?(?:网站|应用程序|平台|账号|网络服务)(?:(?:、|或者|和)(?:网站|应用程序|平台|账号))*"
_HALT = "停产|停业|停工|停止(?:营业|经营|执业|招生|办学|业务)|暂停"
_MEND = (
    "改正|停止|限期|立即|拆除|恢复|退还|退赔|退回|消除|整改|治理|补办|补足|补缴|补偿|缴纳|支付|赔偿|承担"
    "|销毁|召回|如数|重新|撤回|办理|登记|搬迁|更换"
)
"""What orders to mend what is wrong are about; a court or an office that orders something else punishes nobody."""
_TERM = "(?:[〇一二两三四五六七八九十百0-9０-９]{1,4}(?:个月|年|日))"
_FOR = f"(?:{_TERM}(?:(?:以上|至){_TERM})?(?:以下|以内)?)?"
"""For how long something is taken, where that stands behind it: 暂扣捕捞许可证六个月以下."""
_GRADE = "(?:开除党籍|留党察看|撤销党内职务|严重警告|警告|记大过|记过|降级|撤职|开除公职|开除)"

_HANDLE = (
    "(?:谈话提醒|提醒谈话|批评教育|责令(?:作出|做出)?(?:书面)?检[查讨]|诫勉(?:谈话)?|通报(?:批评)?|调离(?:工作)?岗位|调离|调整职务|停职(?:检查)?"
    "|(?:责令|引咎)辞职|免职|降职|组织(?:处理|调整)|(?:党纪)?政务处分|党纪(?:政纪)?处分|纪律处分|处分)"
)
"""What is done to cadres by those who set them in (党组织处理), besides the grades of discipline."""

_MILDER = "(?:从轻|减轻|不予|免予|免除)"
"""What the law on penalties allows for is none of its own."""

_TABLE = {
    "life": "无期徒刑",
    "imprisonment": "有期徒刑",
    "death": "死刑",
    "criminal detention": "拘役",
    "control": "(?<![通口量])管制(?=[，,。；、：:]|或者|并)",
    "political rights": "剥夺政治权利",
    "forfeiture": "没收(?:个人)?(?:部分|全部)?财产",
    "confiscation": rf"没收(?:(?:、|并|和|或者)?(?:销毁|拆除))?(?!的){_ON}{{1,80}}|予以没收",
    "recovery": rf"追缴(?!的){_ON}{{1,60}}",
    "handling": f"(?:给予|予以){_HANDLE}(?:(?:、|或者|或|和|直至){_HANDLE})*(?:等|的)*(?:相应的?)?处理"
    f"|(?:给予|予以){_HANDLE}(?:(?:、|或者|或|和|直至){_HANDLE})+(?<!处分)",
    "discipline": rf"(?:责令{_ON}{{0,20}}?)?(?:给予|予以){_R}{{0,40}}?(?<!治安)处分"
    rf"|依法处分(?![股财])|{_GRADE}(?:(?:、|或者|直至){_GRADE})*的?处分|开除公职",
    "suspension": rf"(?<!经)责令(?={_ON}{{0,24}}?(?:{_HALT})){_ON}{{1,60}}(?:(?:、|或者)关闭(?={_END}))?"
    rf"|暂扣(?=(?:或者|、)吊销)|(?:暂扣|吊扣){_R}{{0,24}}?{_LICENCE}{_FOR}|停业整顿|停产停业"
    rf"|(?:暂停|停止)(?=其|受理|办理|从事|执业|招生|营业|业务|经营|开展){_ON}{{1,40}}",
    "closure": rf"(?<!经)责令{_ON}{{0,6}}?关闭(?:{_SITE})?|关闭{_SITE}|(?:予以|依法)(?:取缔|关闭)",
    "restriction": rf"限制开展{_ON}{{0,16}}?活动|限制从业",
    "revocation": rf"(?:吊销|撤销|取消|注销(?![^，。；]{{0,12}}登记))(?:(?!处){_ON}){{0,40}}{_LICENCE}",
    "downgrade": f"降低{_R}{{0,8}}资[质格]等级",
    "ban": rf"(?:自{_R}{{1,40}}之日起)?[〇一二两三四五六七八九十百0-9０-９至以上]{{1,8}}年(?:以上{_R}{{1,3}}年)?"
    rf"(?:以下|之|以)?内(?:不得|禁止|不予?受理|限制|不再){_R}{{2,60}}|终身(?:不得|禁止|禁入){_R}{{0,60}}"
    rf"|(?:限制或者禁止|禁止或者限制|限制、禁止){_R}{{1,40}}|(?:禁止|限制)其{_R}{{0,8}}{_DO}{_R}{{1,40}}|市场禁入|限制业务活动",
    "expulsion": "驱逐出境|限期出境|遣送出境",
    "credit record": rf"[记列纳计]入{_R}{{0,24}}(?:信用|诚信|失信){_R}{{0,12}}(?:档案|记录|名单|系统)"
    "|[列纳]入(?:限制|禁止)[^，。；]{2,24}名单",
    "daily fine": "按日连续处罚",
    "order": rf"(?<![经自除])责令(?={_ON}{{0,8}}?(?:{_MEND})){_ON}{{1,60}}",
    "liability": rf"追究(?:其)?(?:刑事|法律)责任|定罪处罚|承担{_R}{{0,12}}责任",
    "punishment": rf"(?:依照|按照)(?!下列|{_R}{{1,30}}{_MILDER}){_R}{{1,40}}处罚(?!决定)"
    r"|(?:给予|予以)(?:相应的?|行政|从重)*处罚(?!的|决定|[之以]?前)",
    "criticism": "通报批评|公开谴责|予以通报(?:批评)?",
    "warning": "(?<![预发])警告",
    "detention": "(?:行政)?拘留",
    "damages": "惩罚性赔偿",
    "late fee": "滞纳金",
    "fine": "罚款",
    "criminal fine": "罚金",
}
"""What a sanction is called, and how it is said; of two that begin at one place the first has it."""
_FIRST = (
    "[无有死拘管剥没追责给予依开留撤严警记降暂停吊取注自关〇一二两三四五六七八九十百0-9０-９至以上终限禁市驱遣列纳计按定承"
    "通公行惩滞罚]"
)
"""What a sanction begins with: most of a text is passed over by it."""
_ANY = lazy(f"(?={_FIRST})(?:{'|'.join(f'(?P<k{at}>{said})' for at, said in enumerate(_TABLE.values()))})")
_NAMES = tuple(_TABLE)

_AMOUNTS = {"fine", "late fee", "criminal fine", "imprisonment", "detention", "criminal detention", "damages"}
"""Before these stands how much."""
_LISTED = {"warning", "control", "life", "death", "political rights"}
"""These are common words, too: they are sanctions where something imposes them."""
_BETWEEN = lazy(rf"(?P<verb>{_VERB}|有权|(?:要求|请求|支付|承担|给付)(?=.{{0,24}}倍))|(?P<joint>、|或者|或|和|以及|并)")
"""What stands before a sanction: a verb that imposes it, or one that claims damages; or what joins it to another."""
_DAILY = lazy("(?:每日|按日)?按[^，。；]{1,40}?(?=加处)")
"""How much is added each day, where that is said first: 每日按罚款数额的百分之三加处罚款."""
_BASED = lazy(r"罚款(?:数额|金额|幅度)的?[^，。；]{1,20}(?:以下|以内|之内)\Z")
"""Of what a fine is so many times, where that is said first: 规定的罚款数额的二倍以上五倍以下处以罚款."""
_PASSIVE = lazy(
    "被(?:依法)?(?:吊销|责令|撤销|没收|处|罚|暂扣|取消|追究|判处|给予|开除|警告)|(?:可能|应当)(?:被)?判处"
    "|作出(?:吊销|责令|撤销|没收|罚款|拘留|行政)|对[^，。；、]{2,40}(?:部门|机关|法院)(?:依法)?(?:没收|吊销|暂扣)"
)
"""A clause with these speaks of what was imposed, or may be."""
_NOUN = lazy("决定|数额|收缴|金额|收据|票据|的行政处罚")
"""Behind the word for a fine: it is spoken of, not imposed."""


class Sanction(NamedTuple):
    """One sanction of a clause."""

    span: Span
    name: str


def may_impose(text: str, span: Span) -> bool:
    """Say whether a run of a text holds a word for a sanction, imposed or spoken of; without one it imposes nothing."""
    return _ANY.search(text, *span) is not None


def sanctions(text: str, clause: Span) -> list[Sanction]:
    """Return what a clause imposes, in order; sanctions that are only spoken of are none."""
    if not may_impose(text, clause) or _PASSIVE.search(text, *clause):
        return []
    return list(_sanctions(text, clause))


def _sanctions(text: str, clause: Span) -> Iterator[Sanction]:
    behind = scanned = clause.start
    verb = joint = None
    imposed = False
    for match in _ANY.finditer(text, *clause):
        name, start = _NAMES[int((match.lastgroup or "k0")[1:])], match.start()
        for each in _BETWEEN.finditer(text, scanned, start):
            verb, joint = (each, joint) if each.lastgroup == "verb" else (verb, each)
        scanned = max(scanned, start)
        is_said = (verb or (imposed and joint)) and not (name in _AMOUNTS and _NOUN.match(text, match.end()))
        if not is_said and (name in _LISTED or name in _AMOUNTS):
            continue
        if name == "order" and text.startswith("对", match.end(), clause.end):
            continue  # whom it has do something to someone; what, is said behind
        if name in _AMOUNTS:
            start = verb.start() if verb else joint.end() if joint else start
            daily = _DAILY.search(text, behind, start + len("加处"))
            start = daily.start() if daily else start
            based = _BASED.search(text, behind, start)
            start = based.start() if based else start
        yield Sanction(Span(start, match.end()), name)
        behind = scanned = match.end()
        imposed, verb, joint = True, None, None


def is_renamed(old: str, new: str) -> bool:
    """Say whether two runs impose the same: discipline by its name of today or of before 2020, and whoever imposes it."""
    return _DISCIPLINE.sub("处分", old) == _DISCIPLINE.sub("处分", new)


_DISCIPLINE = lazy("(?:还?应当)?(?:由[^，。；]{2,30}?)?(?:依法|依规)*(?:给予|予以)?(?:行政|政务)?处分")
