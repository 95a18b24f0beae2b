"""Conditions: what the clauses before a sanction say, an act, a tier of gravity or gain, or whom it hits."""

from __future__ import annotations

from regdiff.comparing.alterations import Span
from regdiff.model.patterns import lazy

_CONDITION = lazy(r"(?:的|之一|时|者|(?:有|前[款项])[^，。；]{0,40}(?:行为|情形))[”’」）)]?\Z")
_IMPOSING = lazy(
    "(?:依法|可以|并)*(?:责令|没收|吊销|暂扣|(?:给予|予以)[^，。；]{0,12}(?:处分|处罚|警告|通报)|(?:并|单)?处(?![理分于]))"
)
_SO_PUNISHED = lazy("(?:罚款|拘留|处罚)的\\Z")
"""How a condition ends that is about what is punished so: 处二百元以下罚款的，可以当场作出决定."""
_BREACH = lazy("违反|不(?:依照|按照|履行|执行)|未(?:按|依|经|履)|擅自|拒不|拒绝|滥用|玩忽职守")
_NUMBER = "[0-9０-９一二三四五六七八九十百千万亿,，.]{1,12}"
_TIERS = (
    "情节|后果|影响|性质|数额|危害|特别|致人|多次|屡|再次|初次|主动",
    "(?:没有|有|无)?(?:违法|非法|所获|销售|经营|货值|涉案|涉及)[^，。；]{0,8}(?:所得|收入|金额|额|价值)",
    "(?:没有|有|无)违法所得|没有(?!取得|依法|按)[^，。；]{1,8}(?:物|品|额|入|的|产|财)|上一年度",
    ".{0,12}(?:金额|销售额|经营额|货值|数额)[^，。；]{0,12}(?:以上|以下|不足|不满|超过|没有|难以)",
    rf".{{1,24}}(?:(?:不足|不满|未满|超过|不超过){_NUMBER}元|(?<!处){_NUMBER}元(?:以上|以下))的?$",
    "拒不|拒绝(?=改正|执行|整改)|逾期|仍(?:不|未)|限期内?(?:不|未)|经?责令[^，。；]{0,12}(?:不|未|仍)|经[^，。；]{1,20}(?:仍|拒不)",
    ".{0,8}(?:不|未)(?:予以)?(?:改正|整改|整顿|达到要求)的",
    "(?:在.{1,6})?[一二两三五0-9]年内[^，。；]{0,8}(?:再次|又|[二两三]次|累计)",
    "(?:有关|其他)?(?:法律|法规|行政法规|规章|本法|本条例)[^，。；]{0,16}(?:没有|未作?)规定的",
    "(?:相关|有关|其)?[^，。；]{0,8}(?:许可|证|照|资格|资质)[^，。；]{0,4}被(?:依法)?(?:吊销|撤销|注销)的",
    "(?:给|对)[^，。；]{1,16}造成|造成|致使|导致|引起|引发|使[^，。；]{0,24}(?:损失|损害|后果)|因[^，。；]{1,20}(?:情节|造成|致使)",
    "尚不|尚未|未构成|不构成|构成(?:犯罪|违反)|触犯刑[律法]|不具有|有其他(?:严重|特别|恶劣|从重)|有(?:重大|严重|特别)|未?取得[^，。；]{0,10}谅解",
)
_TIER = lazy(rf"(?:但是?|并且?|且|其中|又|仍|经|如果|或者)?(?:{'|'.join(_TIERS)})")
_CRIME = lazy("(?<!尚不)(?<!不)(?<!未)(?:构成犯罪|构成违反治安|违反治安管理行为的|涉嫌犯罪|触犯刑[律法])")
_NO_CRIME = lazy("(?:但)?(?:尚|还|并)?(?:不|未)(?:构成(?:犯罪|刑事处罚)|触犯刑[律法])的?|(?:尚|还)?不够刑事(?:处罚|处分)的?")
_SOMEBODY = lazy(
    "(?:人|人员|者|户|民|单位|公司|企业|机构|组织|机关|部门|政府|法院|学校|医院|协会|平台|党员|干部|董事|监事|股东|代表|等|之一)$"
)
_AGENT = lazy(
    "(?:并|应当|可以)?(?:由|根据情节|根据不同情况|视情节|视情况|依法(?![^，。；]*(?:拒|未|不|义务))|按照下列|依照下列|报)[^，。；]*"
    "|(?:从|自)[^，。；]*之日起"
    "|(?:依照|按照|依据|根据)[^，。；]*(?:规定|法规|法律|条令|程度|后果|情况|情节|轻重|职责)"
)
_WHOM = lazy(
    r"(?:并|还|同时|应当|可以|其中|有权)*(?P<whom>对(?![外于]|其(?:中|处|给)).{1,80}?)"
    r"(?:还|并|也|均|应当|可以|可|有权|给予|予以|依法|分别|各|一律|由.{1,20}|(?:按照|依照|依据|根据).{1,40}?规定|[，,]|根据情节(?:轻重)?)*+"
)
_LAST_WHOM = lazy(r"(?<![绝应针反面核相配校])对(?![外于方象待比照应话抗]|其中)")
_OWN = lazy(
    r"[^，。；]{0,30}?(?:属于|是)[^，。；]{0,20}(?:工作人员|公职人员|公务员|党员|干部|会计人员|军人)的?|其中的.{1,24}(?:人员|者)"
)
_KINDS = (
    (
        "responsible",
        lazy(
            "主管人员|责任[人者]|负责人|责任的?[^，。]{0,4}(?:人员|董事)|法定代表人|高级管理|董事|监事|领导人员|实际控制人|合伙人"
        ),
    ),
    ("official", lazy("工作人员|公职|公务员|党员|党组织|干部|行政机关|主管部门|各级人民政府")),
)
_PERSON = lazy("个人|公民|自然人|行为人|人员|患者|监护人|旅客|(?<!法)(?<!责任)人(?:$|处|予)")
_ENTITY = lazy("单位|企业|公司|机构|经营者|组织|法人|平台|学校|医院|协会|银行|商店|中心|场所|运营者|服务提供者|农场|合作社")


def is_condition(said: str) -> bool:
    """Say whether a clause ends as conditions do: …的, 有下列行为之一."""
    return _CONDITION.search(said) is not None and (not _IMPOSING.match(said) or _SO_PUNISHED.search(said) is not None)


def is_breach(said: str) -> bool:
    """Say whether a clause names a breach, whatever it ends with: 不依照本法规定履行职责."""
    return _BREACH.search(said) is not None and "应当" not in said


def is_tier(said: str) -> bool:
    """Say whether a condition tells how grave a case is, how much was gained, or what came of an order to mend it."""
    return _TIER.match(said) is not None or is_licensed(said)


def is_crime(said: str) -> bool:
    """Say whether a condition hands the case over to other law: 构成犯罪的, 构成违反治安管理行为的."""
    return _CRIME.search(said) is not None


def is_agent(said: str) -> bool:
    """Say whether a clause tells who imposes, or how, and not what for."""
    return _AGENT.fullmatch(said) is not None


def whom(text: str, span: Span) -> Span | None:
    """Return whom a run of a text names as hit, with its 对: 并对单位可以 gives 对单位; None where it names nobody."""
    at = None
    for each in _LAST_WHOM.finditer(text, *span):
        at = each
    if at is None:
        return None
    match = _WHOM.fullmatch(text, at.start(), span.end)
    return Span(*match.span("whom")) if match and match["whom"] != "对其" else None


def whom_only(text: str, span: Span) -> Span | None:
    """Return whom a clause names that does nothing else, with its 对: 并对单位; None for any other clause."""
    match = _WHOM.fullmatch(text, *span)
    return Span(*match.span("whom")) if match and _SOMEBODY.search(match["whom"]) else None


def is_general(said: str) -> bool:
    """Say whether a tier only says that the case is not a court's: 尚不构成犯罪的."""
    return _NO_CRIME.fullmatch(said) is not None


_LICENSED = lazy(
    "(?:但)?(?:已|已经|依法)*(?:取得|领取|持有|有)[^，。；]{0,16}(?:证照?|许可|证书|执照|资质|资格)[^，。；]{0,8}的"
)


def is_licensed(said: str) -> bool:
    """Say whether a condition tells no more than that there is a licence: 已取得许可证的."""
    return _LICENSED.fullmatch(said) is not None


def whose(said: str) -> bool:
    """Say whether a condition names who is hit: 属于国家工作人员的, 其中的会计人员."""
    return _OWN.match(said) is not None


def kind_of(said: str) -> str:
    """Return what kind of target is named: responsible, official, entity, person; empty where it is both or unknown."""
    for kind, known in _KINDS:
        if known.search(said):
            return kind
    entity, person = _ENTITY.search(said), _PERSON.search(said)
    if bool(entity) == bool(person):
        return ""
    return "entity" if entity else "person"
