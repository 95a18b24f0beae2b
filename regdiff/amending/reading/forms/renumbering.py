"""Units that take other numbers or go elsewhere: 将第二十条改为第二十一条, 第八条第三款单列一条，作为第四十九条."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.reading.addresses import Listed, anew
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.forms.restating import restate
from regdiff.amending.reading.places import Element
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.messages import say
from regdiff.model.numbers import Level


def renumber(found: Found, old: Listed, new: Listed) -> list[Operation]:
    """Return what gives the old units the new numbers: a renumbering, or a move where they leave what they stand in."""
    targets = found.context.old(old)
    if targets[0].place is not Place.ARTICLE:
        return [_divisions(found, targets, new)]
    within = found.context.new_unit(_upper(targets[0]))
    destinations = found.context.new(new, within)
    if len(destinations) != len(targets):
        return [_gather(found, targets, destinations)]
    for one, other in zip(targets, destinations, strict=True):
        found.context.moves(one, other)
    stay = all(_stays(found, *pair) for pair in zip(targets, destinations, strict=True))
    levels = {each.level for each in destinations}
    if len(levels) > 1:
        raise NotUnderstoodError(say("units of several kinds get numbers"))
    return [Operation(Verb.RENUMBER if stay else Verb.MOVE, targets, destinations, level=levels.pop())]


def _upper(address: Address) -> Address:
    """Return the unit in which a unit is numbered."""
    if address.level is Level.PARAGRAPH:
        return Address(article=address.article)
    return replace(address, item=address.item if address.subitem else (), subitem=0, written="")


def _stays(found: Found, old: Address, new: Address) -> bool:
    """Say whether a unit keeps its level and what it stands in."""
    if old.level is not new.level:
        return False
    if old.level is Level.ARTICLE:
        return True
    within = found.context.new_unit(_upper(old))
    if old.level is Level.PARAGRAPH:
        return new.article in (within.article, old.article)
    return new.article in (within.article, old.article) and new.paragraph in (within.paragraph, old.paragraph)


def _gather(found: Found, targets: tuple[Address, ...], destinations: tuple[Address, ...]) -> Operation:
    """Paragraphs that make up one article together: 第三款、第四款、第五款作为第二十条."""
    level = destinations[0].level
    if len(destinations) != 1 or level is None or any(each.level is None or each.level <= level for each in targets):
        raise NotUnderstoodError(say("{count} units get {given} numbers", count=len(targets), given=len(destinations)))
    for each in targets:
        found.context.moves(each, destinations[0])
    return Operation(Verb.MOVE, targets, destinations, level=level)


def _divisions(found: Found, targets: tuple[Address, ...], new: Listed) -> Operation:
    destinations = found.context.new(new)
    if any(each.place is not Place.DIVISION for each in (*targets, *destinations)) or len(targets) != len(destinations):
        raise NotUnderstoodError(say("a division gets a number that is none of a division"))
    level = destinations[0].divisions[-1].level
    return Operation(Verb.RENUMBER, targets, destinations, level=level)


def _one(found: Found) -> Sequence[Operation]:
    return renumber(found, found.listed("at"), found.listed("to"))


def _chain(found: Found) -> Sequence[Operation]:
    """第五项改为第二项、原第七项改为第三项: what is listed together is cut where the numbers are used up."""
    lists = [found.part.listed[at] for at in range(found.match.start(), found.match.end()) if at in found.part.listed]
    out: list[Operation] = []
    old = list(lists[0].elements)
    for index, each in enumerate(lists[1:], 2):
        last = index == len(lists)
        new, rest = (list(each.elements), []) if last else _cut(list(each.elements), len(old))
        if last and len(new) != len(old):
            raise NotUnderstoodError(say("not as many new numbers as old ones"))
        out += renumber(
            found, each._replace(elements=tuple(old), problem=lists[0].problem), each._replace(elements=tuple(new))
        )
        old = rest
    return out


def _cut(elements: list[Element], count: int) -> tuple[list[Element], list[Element]]:
    if len(elements) <= count:
        raise NotUnderstoodError(say("not as many new numbers as old ones"))
    return elements[:count], anew(elements[count:])


def _and_restate(found: Found) -> Sequence[Operation]:
    moved = renumber(found, found.listed("at"), found.listed("to"))
    return [*moved, *restate(found, moved[0].targets)]


def _same(found: Found) -> Sequence[Operation]:
    """第二款中的“甲”修改为“乙”，并作为第三款: what was named last takes a number."""
    old = found.context.these()
    if len(old) != 1 or old[0].place is not Place.ARTICLE or old[0].level is None:
        raise NotUnderstoodError(say("what takes the number is not known"))
    unit = replace(old[0], opening=False, sentence=0)
    new = found.context.new(found.listed("to"), found.context.new_unit(_upper(unit)))
    if len(new) != 1:
        raise NotUnderstoodError(say("one unit gets several numbers"))
    found.context.moves(unit, new[0])
    verb = Verb.RENUMBER if _stays(found, unit, new[0]) else Verb.MOVE
    return [Operation(verb, (unit,), new, level=new[0].level)]


_GOES = "(调整到|调整至|移到|移至|调至|调到|放到|移动到|置于|移入|调入)"


def _told_to_move(operation: Operation) -> Operation:
    """An article that is said to go elsewhere passes others; a mere number would have to be explained by other orders."""
    whole = operation.verb is Verb.RENUMBER and operation.level is Level.ARTICLE
    return replace(operation, verb=Verb.MOVE) if whole else operation


def _moved(found: Found) -> Sequence[Operation]:
    return [_told_to_move(each) for each in _one(found)]


def _elsewhere(found: Found) -> Sequence[Operation]:
    """将第二十条移至第二章，作为第十二条: the new number says where, and so does the division."""
    out = [_told_to_move(each) for each in renumber(found, found.listed("at"), found.listed("to"))]
    if not found.has("to2"):
        return out
    above = found.context.new(found.listed("to2"))
    if len(above) != 1 or above[0].place is not Place.DIVISION:
        raise NotUnderstoodError(say("what it goes to is no division"))
    return [
        replace(each, destinations=tuple(replace(to, divisions=above[0].divisions) for to in each.destinations))
        for each in out
    ]


FORMS = (
    Form(
        "renumber several",
        ("将{at}改为{to}改为{to2}[改为{to3}][改为{to4}][改为{to5}][改为{to6}][改为{to7}][改为{to8}]",),
        _chain,
        (
            example(
                "将第六十六条改为第六十五条、第六十七条改为第六十六条",
                "renumber[article] 第六十六条 -> 第六十五条",
                "renumber[article] 第六十七条 -> 第六十六条",
            ),
            example(
                "原第六项修改为第二款第一项、原第七项修改为第二款第二项",
                "move[item] 第五条第六项 -> 第五条第二款第一项",
                "move[item] 第五条第七项 -> 第五条第二款第二项",
            ),
            example(
                "第六项改为第二款第一项、第七项改为第二款第二项",
                "move[item] 第五条第六项 -> 第五条第二款第一项",
                "move[item] 第五条第七项 -> 第五条第二款第二项",
            ),
            example(
                "第三款改为第四款、第四款改为第五款",
                "renumber[paragraph] 第五条第三款 -> 第五条第四款",
                "renumber[paragraph] 第五条第四款 -> 第五条第五款",
            ),
        ),
        needs="改变更调顺递提前后",
    ),
    Form(
        "what was named takes a number",
        ("并?[将其](改为|作为){to}",),
        _same,
        (
            example(
                "第二款中的“甲”修改为“乙”，并作为第三款",
                "replace 第五条第二款 “甲” => “乙”",
                "renumber[paragraph] 第五条第二款 -> 第五条第三款",
            ),
        ),
        needs="改变更调顺递提前后作列成为",
    ),
    Form(
        "an article goes elsewhere",
        ("将{at}(移作|移至|移到|调至|调整至){to}",),
        _moved,
        (
            example("将第三十条移作第二十六条", "move[article] 第三十条 -> 第二十六条"),
            example("将第三款移至第二款", "renumber[paragraph] 第五条第三款 -> 第五条第二款"),
        ),
        needs="移调",
    ),
    Form(
        "renumber, with the place told",
        (
            f"将{{at}}{_GOES}{{at2}}之后，作为{{to}}",
            f"将{{at}}[(从|由){{at2}}]{_GOES}{{to2}}，作为{{to}}",
        ),
        _elsewhere,
        (
            example("将第三十条移至第二十五条之后，作为第二十六条", "move[article] 第三十条 -> 第二十六条"),
            example("将第二十条从第三章调整至第二章，作为第十二条", "move[article] 第二十条 -> 第二章第十二条"),
        ),
        needs="调移放置",
    ),
    Form(
        "renumber and restate by a colon",
        ("将{at}改为{to} ： {text}", "将{at}改为{to}{text}"),
        _and_restate,
        (example("将第八条改为第七条：“甲。”", "renumber[article] 第八条 -> 第七条", "restate 第八条: 甲。"),),
        needs="改变更调顺递提前后",
    ),
    Form(
        "renumber",
        (
            "将{at}(改为|[改为]作为|列为){to}",
            "将{at}[单独](单列|列|成|单独成|另列|另立)为?一条，作为{to}",
            "将{at}单列[出来]，作为{to}",
        ),
        _one,
        (
            example("将第二十六条改为第二十四条", "renumber[article] 第二十六条 -> 第二十四条"),
            example("原第四条作为第五条", "renumber[article] 第四条 -> 第五条"),
            example(
                "第六十六条、第六十九条分别改为第六十五条、第六十八条",
                "renumber[article] 第六十六条、第六十九条 -> 第六十五条、第六十八条",
            ),
            example(
                "将第四十条改为第四十一条，将第三款改为第四款",
                "renumber[article] 第四十条 -> 第四十一条",
                "renumber[paragraph] 第四十条第三款 -> 第四十一条第四款",
            ),
            example("原第六项修改为第二款第一项", "move[item] 第五条第六项 -> 第五条第二款第一项"),
            example(
                "将第十三条第二款改为第十六条，第一款改为第十七条",
                "move[article] 第十三条第二款 -> 第十六条",
                "move[article] 第十三条第一款 -> 第十七条",
            ),
            example("第八条第三款单列一条，作为第四十九条", "move[article] 第八条第三款 -> 第四十九条"),
            example("第三款、第四款作为第二十条", "move[article] 第五条第三款、第五条第四款 -> 第二十条"),
            example(
                "将第二十六条改为第二十九条第一款，修改为：“甲。”",
                "move[paragraph] 第二十六条 -> 第二十九条第一款",
                "restate 第二十六条: 甲。",
            ),
            example("将第五章改为第六章", "renumber[chapter] 第五章 -> 第六章"),
        ),
        needs="改变更调顺递提前后作移列单另",
    ),
)
