"""Several units that become one, and one that becomes several: 合并, 分为."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regdiff.amending.address import Address
from regdiff.amending.instrument import Operation, Piece, Verb
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.amending.reading.wording import pieces_of
from regdiff.messages import say
from regdiff.model.numbers import Level


def _merge(found: Found) -> Sequence[Operation]:
    targets = found.at()
    if len(targets) < 2:
        raise NotUnderstoodError(say("fewer than two units are merged"))
    level = targets[0].level or Level.ARTICLE
    destinations: tuple[Address, ...] = ()
    if found.has("to"):
        upper = replace(targets[0], paragraph=0 if level is Level.PARAGRAPH else targets[0].paragraph, item=(), subitem=0)
        destinations = found.context.new(found.listed("to"), found.context.new_unit(upper))
        level = destinations[0].level or level
    if len(destinations) > 1 or found.count() > 1:
        raise NotUnderstoodError(say("several units are merged to several"))
    pieces: tuple[Piece, ...] = ()
    if found.has("text"):
        pieces = pieces_of(
            found.quotes(), level, [destinations[0].article if destinations and level is Level.ARTICLE else None]
        )
    if destinations:
        found.context.moves(targets[0], destinations[0])
    found.context.remember(targets[:1])
    return [Operation(Verb.MERGE, targets, destinations, pieces, level=level if level is not Level.ARTICLE else None)]


def _split(found: Found) -> Sequence[Operation]:
    targets = found.at()
    if len(targets) != 1 or targets[0].level is None:
        raise NotUnderstoodError(say("no single unit is split"))
    level, count = found.level(), found.count()
    within = found.context.new_unit(_upper(targets[0], level)) if level is not Level.ARTICLE else None
    destinations = found.context.new(found.listed("to"), within) if found.has("to") else ()
    if destinations and len(destinations) != count:
        raise NotUnderstoodError(
            say("it is split into {count} and gets {given} numbers", count=count, given=len(destinations))
        )
    pieces: tuple[Piece, ...] = ()
    if found.has("text"):
        numbers = [each.article for each in destinations] if level is Level.ARTICLE and destinations else [None] * count
        pieces = pieces_of(found.quotes(), level, numbers)
    if not destinations and not pieces:
        raise NotUnderstoodError(say("what the parts are is not said"))
    if destinations:
        found.context.moves(targets[0], destinations[0])
    return [Operation(Verb.SPLIT, targets, destinations, pieces, level=level)]


def _by_numbers(found: Found) -> Sequence[Operation]:
    """将第十一条改为第十二条、第十三条，修改为：…: the numbers say how many parts there are."""
    targets = found.at()
    destinations = found.context.new(
        found.listed("to"), found.context.new_unit(_upper(targets[0], targets[0].level or Level.ARTICLE))
    )
    level = destinations[0].level
    if level is None or any(each.level is not level for each in (*targets, *destinations)):
        raise NotUnderstoodError(say("the parts of what is split are of another kind"))
    numbers = [each.article if level is Level.ARTICLE else None for each in destinations]
    found.context.moves(targets[0], destinations[0])
    return [Operation(Verb.SPLIT, targets, destinations, pieces_of(found.quotes(), level, numbers), level=level)]


def _one_to_several(found: Found) -> bool:
    return len(found.listed("at").elements) == 1 < len(found.listed("to").elements)


def _upper(address: Address, level: Level) -> Address:
    if level is Level.PARAGRAPH:
        return Address(article=address.article)
    return replace(address, item=(), subitem=0, opening=False, sentence=0, written="")


def _announced(found: Found) -> Sequence[Operation]:
    """将第十四条改为两条，第一款作为…: the moves that follow say which parts there are."""
    found.at()
    return []


FORMS = (
    Form(
        "merge",
        (
            "将{at}[的内容]合并[为{n}{unit}|修改]，[并][改为|作为]{to}[[，[并]修改为]~{text}]",
            "将{at}[的内容]合并[为{n}{unit}][，[并]修改为]~{text}",
            "将{at}[的内容]合并为{n}{unit}",
        ),
        _merge,
        (
            example("将第十条、第二十五条合并，作为第十条，修改为：“甲。”", "merge 第十条、第二十五条 -> 第十条: 甲。"),
            example("将第六十八条、第六十九条第一项合并，作为第七十条", "merge 第六十八条、第六十九条第一项 -> 第七十条"),
            example(
                "将第八条第二款、第二十三条第一款合并，作为第九章第六十三条",
                "merge 第八条第二款、第二十三条第一款 -> 第九章第六十三条",
            ),
            example("将第五条、第六条合并为一条，作为第五条", "merge 第五条、第六条 -> 第五条"),
            example(
                "第一款和第二款合并，作为第一款，修改为：“甲。”",
                "merge[paragraph] 第五条第一款、第五条第二款 -> 第五条第一款: 甲。",
            ),
        ),
        needs="合",
    ),
    Form(
        "a split whose parts follow",
        ("regex:(?:将|把)?{at}(?:改为|分为|拆分为){n}{unit}(?=[，。；：][ \n]*\ue002(?:分别|依次)?(?:改为|作为))",),
        _announced,
        (
            example(
                "将第十四条改为两条，第一款、第二款作为第十九条第一款、第二款。第三款作为第二十条",
                "move[paragraph] 第十四条第一款、第十四条第二款 -> 第十九条第一款、第十九条第二款",
                "move[article] 第十四条第三款 -> 第二十条",
            ),
        ),
        needs="分改",
    ),
    Form(
        "split by its numbers",
        ("将{at}改为{to}，[并]修改为~{text}", "将{at}改为{to}~{text}"),
        _by_numbers,
        (
            example(
                "将第十一条改为第十二条、第十三条，修改为：“第十二条　甲。\n“第十三条　乙。”",
                "split[article] 第十一条 -> 第十二条、第十三条: [第十二条]甲。 | [第十三条]乙。",
            ),
            example(
                "第十条第一款改为第一款、第二款：“甲。\n“乙。”",
                "split[paragraph] 第十条第一款 -> 第十条第一款、第十条第二款: 甲。 | 乙。",
            ),
        ),
        _one_to_several,
        needs="改调",
    ),
    Form(
        "split",
        (
            "将{at}(改为|分为|拆分为|拆为|分成|分设为|分列为|分解为|修改为|分作){n}[个]{unit}，作为{to}[[，[并]修改为]~{text}]",
            "将{at}(改为|分为|拆分为|拆为|分成|分设为|分列为|分解为|修改为|分作){n}[个]{unit}[，[并]修改为]~{text}",
        ),
        _split,
        (
            example(
                "将第九条改为三条，作为第十二条、第十三条、第十四条：“第十二条　甲。\n“第十三条　乙。\n“第十四条　丙。”",
                "split[article] 第九条 -> 第十二条、第十三条、第十四条: [第十二条]甲。 | [第十三条]乙。 | [第十四条]丙。",
            ),
            example("第九条分为两款，修改为：“甲。\n“乙。”", "split[paragraph] 第九条: 甲。 | 乙。"),
            example("第二项分为两项，修改为“（二）甲；”“（三）乙；”", "split[item] 第五条第二项: （二）甲； | （三）乙；"),
        ),
        needs="分改拆",
    ),
)
