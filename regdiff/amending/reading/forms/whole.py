"""Clauses on the text as a whole: numbers that follow, and what is left to those who publish it."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.model.numbers import Level

_WHAT = r"(?:条文|条款项?|各条|其他条|其余条|以后各条|条目|章节|条、款|章、条|条|款|项)"
_ORDER = r"(?:的)?(?:顺序号?|序号|编号|次序|条序|序数|序码)"
_OF = (
    r"(?:对|将|把)?(?:《[^《》\n]{1,80}》|本?(?:条例|办法|规定|法规|细则|规则|法|解释|决定)|(?:相关|有关)?(?:行政法规|地方性法规|法规|法律|规章|司法解释))?"
    r"(?:中)?的?(?:修改后|上述|部分|其他|其余|相关|有关|各|原|相应|以下|以后|之后|后面|后续|其后|其|的|章、|章节、|章节和|章节及|章节|个别){0,4}"
)
_TEXTS = (
    r"(?:个别|部分|有关|相关|其他|某些)?的?(?:文字|标点符号|标点|表述|内容|用语)(?:(?:和|及|、)(?:文字|标点符号|标点|表述))?"
)
_DO = r"(?:也|均|都|一并|同时)?(?:作|做|予以|进行|依次|依序|顺次|分别)?(?:了|出)?(?:相应|适当|必要|依次)?的?(?:调整|修改|顺延|变更|变动|提前|前移|后移|推移|重新排列|排列|递推|递延|改动)(?:(?:和|与|、|并)(?:修改|调整|重新排列|重新编排))?"


def _numbers(found: Found) -> Sequence[Operation]:
    targets = found.at() if found.has("at") else ()
    return [Operation(Verb.RENUMBER_REST, targets, level=Level.ARTICLE)]


def _numbers_and_texts(found: Found) -> Sequence[Operation]:
    return [*_numbers(found), Operation(Verb.VAGUE, text=found.match[0].strip(" ，。"))]


def _vague(found: Found) -> Sequence[Operation]:
    return [Operation(Verb.VAGUE, text=found.match[0].strip(" ，。"))]


FORMS = (
    Form(
        "numbers and wordings follow",
        (
            rf"regex:并?{_OF}{_WHAT}{_ORDER}(?:和|及|以及|、|与){_TEXTS}{_DO}",
            rf"regex:并?{_OF}{_TEXTS}(?:和|及|以及|、|与){_OF}{_WHAT}{_ORDER}{_DO}",
        ),
        _numbers_and_texts,
        (
            example(
                "此外，对条文顺序和个别文字作相应调整和修改",
                "renumber-rest[article]",
                "vague 对条文顺序和个别文字作相应调整和修改",
            ),
        ),
    ),
    Form(
        "numbers follow",
        (
            rf"regex:并?{_OF}{_WHAT}{_ORDER}{_DO}",
            rf"regex:{{at}}(?:以后|之后|后面|后|以下|及以后|起)的?(?:的?各?{_WHAT})?(?:{_ORDER})?{_DO}",
        ),
        _numbers,
        (
            example("此外，对条文顺序作相应调整", "renumber-rest[article]"),
            example("其他条文序号作相应调整", "renumber-rest[article]"),
            example("第五十三条以后各条序号依次提前", "renumber-rest[article] 第五十三条"),
            example("对相关行政法规中的条文序号作相应调整", "renumber-rest[article]"),
        ),
    ),
    Form(
        "vague",
        (
            rf"regex:并?(?:对|将){_OF}{_TEXTS}{_DO}",
            rf"regex:并?(?:对|将)[^。；，\n\ue001]{{0,30}}(?:名称|表述|称谓|职责){_DO}",
        ),
        _vague,
        (
            example("对个别文字作相应修改", "vague 对个别文字作相应修改"),
            example("对相关部门和机构的名称作相应调整", "vague 对相关部门和机构的名称作相应调整"),
        ),
    ),
)
