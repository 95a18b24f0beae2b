"""Words of a text of law that carry a meaning: duties, amounts, time limits, bodies, conditions, laws.

The lists are short and documented in docs/aids/aspects.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from regdiff.comparing.alterations import Span
from regdiff.comparing.quantities import find_quantities
from regdiff.model.patterns import lazy


class Aspect(Enum):
    """What an alteration is about; the value is its name in JSON."""

    DUTY = "duty"
    """Strength of duty: 可以, 应当, 必须, 不得."""
    AMOUNT = "amount"
    """Amounts of money, shares, numbers of people, and penalties."""
    TIME = "time"
    """Time limits and dates."""
    BODY = "body"
    """Who is bound or in charge."""
    CONDITION = "condition"
    """Conditions and exceptions."""
    SCOPE = "scope"
    """An item or a member of an enumeration came or went."""
    LAW = "law"
    """References to other laws by their titles."""
    WORDING = "wording"
    """Words and marks that mean the same."""


class Feature(NamedTuple):
    """Words with a meaning, and where they stand in a text."""

    span: Span
    aspect: Aspect
    text: str
    meaning: object
    """Two features of one aspect mean the same when these are equal."""
    rank: tuple[int, int] | None = None
    """Kind of scale and place on it, where one can tell more from less."""


_DUTIES = {
    **dict.fromkeys(("可以", "可", "有权"), "permission"),
    **dict.fromkeys(("应当", "应", "必须", "须", "有义务"), "duty"),
    **dict.fromkeys(("不得", "禁止", "严禁", "无权", "不准", "不能"), "prohibition"),
    **dict.fromkeys(("不必", "无需", "无须", "免予", "不再"), "release"),
}
_STRENGTH = {"release": 0, "permission": 1, "duty": 2, "prohibition": 2}
_DUTY = lazy(
    r"应当|必须|不得|(?<!不予)(?<!令行)禁止|严禁|可以|有权|无权|有义务|不准|不能(?!够|按|在|清|满|履|到|抵|支|保)|不必|无需|无须|免予"
    r"|应(?=依法|由|按|依照|向|予以|及时|有|为|自|于|在|经|从|将|加强|坚持|包括|符合)|可(?=依法|由|按|根据|向|自行|申请|采取|视)"
    r"|(?<=[，。；])须|须(?=经|由|有|在|向|持|报)"
)
_PENALTY = lazy(
    r"罚款|罚金|警告|通报批评|没收(?:违法所得|非法财物|非法所得)?|责令(?:停产停业|停业整顿|停业|关闭|限期改正|改正|停止[^，。；、]{1,6})|"
    r"(?:吊销|暂扣|撤销|降低)(?=[^，。；]{0,12}(?:证|执照|资质|资格|许可|登记))|行政拘留|拘留|拘役|管制|有期徒刑|无期徒刑|死刑|"
    r"开除|撤职|降级|记大过|记过|留党察看|行政处分|处分|政务处分|追究刑事责任|刑事责任|赔偿责任|连带责任|民事责任"
)
_CONDITION = lazy(
    r"但是?(?=[，,]?[^，。；]{1,30}(?:除外|的|可以|不得|应当))|除外|除(?=[^，。；]{1,40}外[，,])|未经|非经|情节(?:特别严重|严重|较轻|轻微)|"
    r"造成(?:严重|较大|重大|特别严重)后果|(?:特别严重|严重|较大|重大)(?:后果|损失)|如果|确有(?:需要|必要)|确需|必要时|无正当理由|拒不改正|逾期(?:不|未)改正|"
    r"不适用|另有规定|(?:故意|过失)|明知|以上一致|经[^，。；、]{1,24}(?:批准|同意|许可|审核|核准|认可|审批|决定)"
)
_LAW = lazy(r"《[^《》\n]{2,60}》")
_BODY_END = (
    "主管部门|管理部门|监管部门|监督部门|部门|机关|机构|委员会|常委会|人民政府|政府|人民法院|法院|检察院|公司|企业|单位|团体|协会|学会|商会|"
    "银行|学校|院校|医院|中心|办公室|领导小组|负责人|责任人|责任人员|主管人员|工作人员|从业人员|人员|经营者|生产者|消费者|使用者|股东会|"
    "股东大会|股东|董事会|监事会|董事|监事|经理|党组|党委|党支部|公民|法人|代表人|代理人|申请人|当事人|利害关系人|国务院|中央军事委员会|"
    "工会|教师|监护人|受托人|委托人|受益人|捐赠人|(?:党|党的|社会|经济|合作|中介|服务|行业|自治|非法人|其他|群团|基层|群众|国际|级)组织|"
    "个人(?!隐私|信息|资料|所得|账户|财产|事项|负有)"
)
_BODY = lazy(rf"(?:{_BODY_END})(?![\u4e00-\u9fff]{{0,2}}(?:法》|章程|制度|会议|条例|建设|债券|利益|股份|类))")
_BODY_CUT = lazy(
    r".*(?:应当|可以|不得|必须|依照|根据|依据|或者|以及|并且|有关|相关|以上|以下|规定|批准|符合|达到|设立|承担|执行|加强|抓好|当好|报告|需要|集中|委托|"
    r"取得|实施|统称|称为|通知|不设|导致|发行|认购|辞任|辞职|给予|要求|请求|授权|指定|公告|转换|置备|负责|损害|[的由向对经与和及或在按将被并为是据使给从因至等受把当于自以有报设])"
)
_ANY = {"公司", "机构", "股东"}
"""Names so general that they say nothing alone."""
_NO_ACTOR = lazy(r"(?:不设|设立?|给|损害)\Z")
"""What stands before a body that is set up, or harmed, and neither bound nor in charge."""
_LONGEST_NAME = 16
_REACH = 12
"""Characters before the last word of a body that its name may begin with."""
_SCALES = {"money": 0, "percent": 1, "times": 2, "days": 3, "months": 4, "hours": 5, "years": 6, "count": 7}


def features(text: str) -> list[Feature]:
    """Return the words of `text` that carry a meaning, in order; words of different aspects may overlap."""
    out = [*_duties(text), *_amounts(text), *_conditions(text), *_bodies(text)]
    out += [Feature(Span(*m.span()), Aspect.LAW, m[0], m[0]) for m in _LAW.finditer(text)]
    return sorted(out, key=lambda feature: (feature.span, feature.aspect.value))


def _duties(text: str) -> Iterator[Feature]:
    for match in _DUTY.finditer(text):
        strength = _DUTIES[match[0]]
        yield Feature(Span(*match.span()), Aspect.DUTY, match[0], match[0], (-1, _STRENGTH[strength]))


def _amounts(text: str) -> Iterator[Feature]:
    for each in find_quantities(text):
        aspect = Aspect.TIME if each.is_time else Aspect.AMOUNT
        scale = _SCALES.get(each.unit)
        rank = (scale, each.exact) if scale is not None else None
        yield Feature(Span(each.start, each.end), aspect, each.text, (each.unit, each.exact, each.bound), rank)
    for match in _PENALTY.finditer(text):
        yield Feature(Span(*match.span()), Aspect.AMOUNT, match[0], match[0])


def _conditions(text: str) -> Iterator[Feature]:
    for match in _CONDITION.finditer(text):
        yield Feature(
            Span(*match.span()), Aspect.CONDITION, match[0], match[0].removesuffix("是") if match[0] == "但是" else match[0]
        )


def _bodies(text: str) -> Iterator[Feature]:
    behind = 0
    for match in _BODY.finditer(text):
        start, lowest = match.start(), max(behind, match.start() - _REACH)
        while start > lowest and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        if cut := _BODY_CUT.match(text, start, match.start()):
            start = cut.end()
        behind = match.end()
        name = text[start:behind]
        if len(name) <= _LONGEST_NAME and name not in _ANY and not _NO_ACTOR.search(text[max(0, start - 2) : start]):
            yield Feature(Span(start, behind), Aspect.BODY, name, name)
