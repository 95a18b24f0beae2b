"""Clauses on the text as a whole: numbers that follow, and what is left to those who publish it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regdiff.amending.address import Address
from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.messages import say
from regdiff.model.numbers import Level

_LAW = (
    r"(?:《[^《》\n]{1,80}》|本?(?:条例|办法|规定|法规|细则|规则|法|解释|决定)"
    "|(?:相关|有关)?(?:行政法规|地方性法规|法规|法律|规章|司法解释))"
)
_WHICH = (
    "(?:修改后|上述|部分|其他|其余|相关|有关|各|原|相应|以下|以后|之后|后面|后续|其后|其|的"
    "|章、|章节、|章节和|章节及|章节|个别)"
)
_OF = rf"(?:对|将|把)?{_LAW}?(?:中)?的?{_WHICH}{{0,4}}"
_WHAT = "(?:条文|条款项?|各条|其他条|其余条|以后各条|条目|章节|条、款|章、条|条)"
_ORDER = "(?:的?(?:顺序号?|序号|编号|次序|条序|序数|序码))"
_TEXTS = (
    "(?:个别|部分|有关|相关|其他|某些)?的?(?:文字|标点符号|标点|表述|内容|用语)(?:(?:和|及|、)(?:文字|标点符号|标点|表述))?"
)
_AND = "(?:和|及|以及|、|与)"
_MOVE = (
    "(?:调整|修改|顺延|变更|变动|提前|前移|后移|推移|重新排列|排列|递推|递延|类推|改动|递减|递增|[上下]移|后推|后延|移动)"
)
_DO = (
    "(?:也|均|都|一并|同时)?(?:作|做|予以|进行|依次|依序|顺次|分别)?(?:了|出)?(?:相应|适当|必要|依次)?的?"
    rf"{_MOVE}(?:(?:和|与|、|并)(?:修改|调整|重新排列|重新编排))?"
)
_NOT = (
    "(?:(?:其他|其余|其它)的?各?(?:条款|条文|内容|部分|规定|款项?|项|条|文字)?(?:内容|规定)?|内容|文字|条文内容)"
    "(?:均|都|仍|保持|维持){0,3}不变"
)
_LATER = "(?:以下|其余|其他|其它|之后|以后|其后|后面|后续|下列)"
_IN_TURN = "(?:依次|依序|顺次|相应|也|作|的?序号){1,3}"


def _numbers(found: Found) -> Sequence[Operation]:
    targets = found.at() if found.has("at") else ()
    return [Operation(Verb.RENUMBER_REST, targets, level=Level.ARTICLE)]


def _within(found: Found) -> Sequence[Operation]:
    """以下各款依次顺延: the later paragraphs or items of the unit that was named."""
    level = found.level()
    if level is Level.ARTICLE:
        return [Operation(Verb.RENUMBER_REST, level=level)]
    where = None
    if found.has("at"):
        last = found.at()[-1]
        if last.level is not level:
            raise NotUnderstoodError(say("what follows in number is not said"))
        where = _upper(last, level)
    return [Operation(Verb.RENUMBER_REST, (found.context.host(level, where)[0],), level=level)]


def _named(found: Found) -> Sequence[Operation]:
    """第三条至第十六条依次后移: those that follow are named."""
    last = found.at()[-1]
    if last.level is None:
        raise NotUnderstoodError(say("what follows in number is no article or part of one"))
    where = () if last.level is Level.ARTICLE else (found.context.host(last.level, _upper(last, last.level))[0],)
    return [Operation(Verb.RENUMBER_REST, where, level=last.level)]


def _nothing(_found: Found) -> Sequence[Operation]:
    """其他条款不变: what it says is so without it."""
    return []


def _upper(address: Address, level: Level) -> Address:
    paragraph = 0 if level is Level.PARAGRAPH else address.paragraph
    return replace(address, paragraph=paragraph, item=(), subitem=0, written="")


def _numbers_and_texts(found: Found) -> Sequence[Operation]:
    return [*_numbers(found), *_vague(found)]


def _vague(found: Found) -> Sequence[Operation]:
    return [Operation(Verb.VAGUE, text=found.match[0].strip(" ，。"))]


FORMS = (
    Form(
        "numbers and wordings follow",
        (
            rf"regex:并?{_OF}{_WHAT}{_ORDER}{_AND}{_TEXTS}{_DO}",
            rf"regex:并?{_OF}{_TEXTS}{_AND}{_OF}{_WHAT}{_ORDER}{_DO}",
        ),
        _numbers_and_texts,
        (
            example(
                "此外，对条文顺序和个别文字作相应调整和修改",
                "renumber-rest[article]",
                "vague 对条文顺序和个别文字作相应调整和修改",
            ),
        ),
        needs="顺序编次码",
    ),
    Form(
        "numbers within an article follow",
        (
            rf"regex:并?(?:将|对)?(?:原|该条|该款|其中)?的?{_LATER}的?各?(?P<unit>[条款项])(?:目|文)?{_ORDER}?{_IN_TURN}{_MOVE}",
            rf"regex:原?{{at}}(?:以下|以后|之后|起)各(?P<unit>[款项]){_ORDER}?{_IN_TURN}{_MOVE}(?![为至])",
        ),
        _within,
        (
            example(
                "第十六条改为第十五条，以下各条依次顺延",
                "renumber[article] 第十六条 -> 第十五条",
                "renumber-rest[article]",
            ),
            example(
                "第七条增加一款：“甲。”以下各款依次顺延", "insert[paragraph] 第七条: 甲。", "renumber-rest[paragraph] 第七条"
            ),
            example("删去第七条第三项，其他各项序号依次顺延", "delete 第七条第三项", "renumber-rest[item] 第七条"),
        ),
        needs="依顺次相",
    ),
    Form(
        "units that are named follow in number",
        (rf"regex:(?:将|原)?{{at}}(?:的?序号)?{_IN_TURN}{_MOVE}(?![为至])",),
        _named,
        (
            example(
                "将第十七条改为第三条，第三条至第十六条依次后移",
                "renumber[article] 第十七条 -> 第三条",
                "renumber-rest[article]",
            ),
            example("删去第五条第三项，原第四项、第五项依次顺延", "delete 第五条第三项", "renumber-rest[item] 第五条"),
        ),
        needs="依顺次相",
    ),
    Form(
        "nothing else changes",
        (f"regex:{_NOT}",),
        _nothing,
        (example("将第八条改为第十四条，内容不变", "renumber[article] 第八条 -> 第十四条"),),
        needs="变",
    ),
    Form(
        "numbers follow",
        (
            rf"regex:并?{_OF}{_WHAT}{_ORDER}{_DO}",
            rf"regex:并?(?:相应|依次)?地?调整{_OF}{_WHAT}{_ORDER}",
            rf"regex:{{at}}(?:以后|之后|后面|后|以下|及以后|起)的?(?:的?各?{_WHAT})?{_ORDER}?{_DO}",
        ),
        _numbers,
        (
            example("此外，对条文顺序作相应调整", "renumber-rest[article]"),
            example("其他条文序号作相应调整", "renumber-rest[article]"),
            example("相应调整条文顺序", "renumber-rest[article]"),
            example("第五十三条以后各条序号依次提前", "renumber-rest[article] 第五十三条"),
            example("对相关行政法规中的条文序号作相应调整", "renumber-rest[article]"),
        ),
        needs="顺序编次码以后起",
    ),
    Form(
        "vague",
        (
            rf"regex:并?(?:对|将)?{_OF}{_TEXTS}{_DO}",
            rf"regex:并?(?:对|将)[^。；，\n\ue001]{{0,30}}(?:名称|表述|称谓|职责|文字|标点|用语){_DO}",
        ),
        _vague,
        (
            example("对个别文字作相应修改", "vague 对个别文字作相应修改"),
            example("文字作相应修改", "vague 文字作相应修改"),
            example("对相关部门和机构的名称作相应调整", "vague 对相关部门和机构的名称作相应调整"),
        ),
        needs="作做予",
    ),
)
