"""Whole units in new words: 将第三条修改为：“…”."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Piece, Verb
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.amending.reading.wording import pieces_of
from regdiff.messages import say
from regdiff.model.numbers import Level
from regdiff.model.patterns import lazy

_BOOK = lazy(r"\A《([^《》]+)》\Z")


def restate(found: Found, targets: tuple[Address, ...], slot: str = "text") -> list[Operation]:
    """Return the operation that gives the targets the quoted wording, one piece each."""
    if any(each.place in (Place.EVERYWHERE, Place.HEADINGS) for each in targets):
        raise NotUnderstoodError(say("no single place is named that the wording is for"))
    if any(each.place in (Place.TITLE, Place.NOTE, Place.DIVISION) for each in targets):
        return [_retitle(found, targets, slot)]
    if any(each.sentence for each in targets) and len(targets) > 1:
        raise NotUnderstoodError(say("several sentences get one wording"))
    levels = {each.level or Level.PARAGRAPH for each in targets}
    if len(levels) > 1:
        raise NotUnderstoodError(say("units of several kinds get one wording"))
    level = levels.pop()
    numbers = [found.context.new_unit(each).article if level is Level.ARTICLE else None for each in targets]
    pieces = pieces_of(found.quotes(slot), level, numbers)
    return [Operation(Verb.RESTATE, targets, pieces=pieces)]


def _retitle(found: Found, targets: tuple[Address, ...], slot: str) -> Operation:
    if targets[0].place is Place.DIVISION and not all(each.heading for each in found.context.own(found.listed("at"))):
        raise NotUnderstoodError(say("a whole division is restated"))
    quoted = found.quotes(slot)
    if targets[0].place is Place.TITLE:
        quoted = [tuple(_BOOK.sub(r"\1", line) for line in lines) for lines in quoted]
    pieces = pieces_of(quoted, Level.CHAPTER, [None] * len(targets))
    return Operation(Verb.RETITLE, targets, pieces=pieces)


def _plain(found: Found) -> Sequence[Operation]:
    return restate(found, found.at())


def _announced(found: Found) -> Sequence[Operation]:
    article = found.at()[-1]
    whole = Address(divisions=article.divisions, article=article.article)
    found.context.remember((whole,))
    return restate(found, (whole,))


def _named(found: Found) -> Sequence[Operation]:
    """名称修改为《某条例》, without quotation marks."""
    return [Operation(Verb.RETITLE, found.at(), pieces=(Piece((found.match["name"].strip(),)),))]


def _is_title(found: Found) -> bool:
    return all(each.address.place is Place.TITLE for each in found.listed("at").elements)


def _head(found: Found) -> Sequence[Operation]:
    """对第十条作如下修改：第一款… — it names the article for what follows."""
    found.at()
    return []


FORMS = (
    Form(
        "a title without quotation marks",
        ("regex:(?:将|把)?{at}(?:修改|变更|更改|改)为：?《(?P<name>[^《》\n]{2,60})》",),
        _named,
        (example("条例名称修改为：《某条例》", "retitle 名称: 某条例"),),
        _is_title,
        needs="《",
    ),
    Form(
        "an article named for what follows",
        ("regex:(?:将|对)?{at}(?:(?:作|做)出?(?:如下|以下|下列)?(?:修改|调整)|修改如下)(?=：[ \n]*[^ \n])",),
        _head,
        (
            example(
                "对第十条作如下修改：第一款修改为：“甲。”；删去第二款", "restate 第十条第一款: 甲。", "delete 第十条第二款"
            ),
        ),
        needs="作做如",
    ),
    Form(
        "an announced paragraph, and the article restated with it",
        ("在{at}[中]增加{n}{unit}，作为{to}，[并]将(该|本){unit2}修改为~{text}",),
        _announced,
        (
            example(
                "在第一百六十五条中增加一款作为第二款，将该条修改为：“甲。\n“乙。”",
                "restate 第一百六十五条: 甲。 / 乙。",
            ),
        ),
        needs="增加添补插写",
    ),
    Form(
        "restate",
        (
            "将{at}[[的](内容|全文|规定|整条)][分别|依次]修改为~{text}",
            "[将][其|(?P<that>该条|该款|该项|这一条|这一款|这一项|这一自然段)[的|的内容]|内容]修改为~{text}",
        ),
        _plain,
        (
            example("将第三条修改为：“甲。”", "restate 第三条: 甲。"),
            example(
                "第五条第一项、第二项分别修改为：“（一）甲；”“（二）乙；”",
                "restate 第五条第一项、第五条第二项: （一）甲； | （二）乙；",
            ),
            example("第三十条全文改为：“甲。”", "restate 第三十条: 甲。"),
            example("第七条改写为：“甲。”", "restate 第七条: 甲。"),
            example("第一款、第二款修改为：“甲。\n“乙。”", "restate 第五条第一款、第五条第二款: 甲。 | 乙。"),
            example("将第二条第二项修改为“（二）春节，放假4天”", "restate 第二条第二项: （二）春节，放假4天"),
            example("第一款第一自然段修改为：“甲：”", "restate 第五条第一款开头部分: 甲："),
            example("第五条第一款第一句修改为：“甲。”", "restate 第五条第一款第一句: 甲。"),
            example("将第二款最后一句修改为：“甲。”", "restate 第五条第二款最后一句: 甲。"),
            example("将引言修改为：\n“为正确审理案件，制定本规定。”", "restate 引言: 为正确审理案件，制定本规定。"),
            example("正文第二段修改为：“甲。”", "restate 引言第二段: 甲。"),
            example("附件修改为：“甲。”", "restate 附件: 甲。"),
            example("名称修改为：“某条例”", "retitle 名称: 某条例"),
            example("名称修改为：“《某条例》”", "retitle 名称: 某条例"),
            example("将第二章章名修改为“送达、期间”", "retitle 第二章: 送达、期间"),
            example("第二章章名修改为：“第二章　送达”", "retitle 第二章: [第二章]送达"),
        ),
    ),
)
