"""Words of a text of law that carry a meaning: duties, amounts, time limits, bodies, conditions, laws.

The lists are short and documented in docs/aids/aspects.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.laws import find_laws
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
_ANY = {"公司", "机构", "股东"}
"""Names so general that they say nothing alone."""
_NO_ACTOR = lazy(r"(?:不设|设立?|给|损害)\Z")
"""What stands before a body that is set up, or harmed, and neither bound nor in charge."""
_SCALES = {"money": 0, "percent": 1, "times": 2, "days": 3, "months": 4, "hours": 5, "years": 6, "count": 7}


def features(text: str) -> list[Feature]:
    """Return the words of `text` that carry a meaning, in order; words of different aspects may overlap."""
    out = [*_duties(text), *_amounts(text), *_conditions(text), *_bodies(text)]
    out += [Feature(span, Aspect.LAW, text[span.start : span.end], ("law", key)) for span, key in find_laws(text)]
    return sorted(out, key=lambda feature: (feature.span, feature.aspect.value))


def _duties(text: str) -> Iterator[Feature]:
    for match in _DUTY.finditer(text):
        strength = _DUTIES[match[0]]
        yield Feature(Span(*match.span()), Aspect.DUTY, match[0], match[0], (-1, _STRENGTH[strength]))


def _amounts(text: str) -> Iterator[Feature]:
    for each in find_quantities(text):
        aspect = Aspect.TIME if each.is_time else Aspect.AMOUNT
        scale = _SCALES.get(each.unit)
        rank = (scale, each.value) if scale is not None else None
        yield Feature(Span(each.start, each.end), aspect, each.text, (each.unit, each.value, each.bound), rank)
    for match in _PENALTY.finditer(text):
        yield Feature(Span(*match.span()), Aspect.AMOUNT, match[0], match[0])


def _conditions(text: str) -> Iterator[Feature]:
    for match in _CONDITION.finditer(text):
        yield Feature(
            Span(*match.span()), Aspect.CONDITION, match[0], match[0].removesuffix("是") if match[0] == "但是" else match[0]
        )


def _bodies(text: str) -> Iterator[Feature]:
    for actor in find_actors(text):
        start = actor.span.start
        if actor.name not in _ANY and not _NO_ACTOR.search(text[max(0, start - 2) : start]):
            yield Feature(actor.span, Aspect.BODY, actor.name, actor.name)
