"""New units: 增加一条，作为第八条：“…”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.reading.addresses import Listed
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.amending.reading.wording import pieces_of
from regdiff.messages import say
from regdiff.model.numbers import Level, Number, match_number, parse_number
from regdiff.model.patterns import lazy

_AFTER = lazy("之?以?后面?")


def insert(found: Found, level: Level, count: int, new: Listed | None, at: Listed | None) -> list[Operation]:
    """Return what inserts units of one level with the quoted wording.

    Args:
        found: the match; its slot text holds the wording.
        level: what is inserted.
        count: how many, as the order says; 0 where it does not.
        new: the numbers they get, None where the order gives none.
        at: the place named before: the unit that gains them, or behind which a new article goes.

    Raises:
        NotUnderstoodError: numbers and wording do not fit, or the place is not known.
    """
    if level is Level.ARTICLE:
        return [_articles(found, count, new, at)]
    where = _where(found, level, at) or _full(found, level, new)
    target, unit = found.context.host(level, where)
    destinations: tuple[Address, ...] = ()
    if new is not None:
        destinations = found.context.new(new, unit)
        target = _stated(target, unit, destinations, level)
    if new is not None and (count or len(destinations)) != len(destinations):
        raise NotUnderstoodError(
            say("it orders {count} units and gives {given} numbers", count=count, given=len(destinations))
        )
    many = len(destinations) or count or 1
    pieces = pieces_of(found.quotes(), level, [None] * many)
    if not where:
        found.context.named = found.context.named[-1:]
    return [Operation(Verb.INSERT, (target,), destinations, pieces, level=level)]


def _where(found: Found, level: Level, at: Listed | None) -> Address | None:
    if at is None:
        return None
    places = found.context.old(at)
    if len(places) != 1 or places[0].place is not Place.ARTICLE:
        raise NotUnderstoodError(say("no single article or part of one gains what is inserted"))
    place = places[0]
    if place.level is level:  # 在第二款后增加一款，作为第三款
        parent = {Level.PARAGRAPH: replace(place, paragraph=0), Level.ITEM: replace(place, item=())}.get(level)
        return parent or replace(place, subitem=0)
    return place


def _full(found: Found, level: Level, new: Listed | None) -> Address | None:
    """Return the unit that 作为 itself names in full, where nothing before it names one."""
    if new is None or found.context.here or new.elements[0].address.article is None:
        return None
    return _parent(found.context.new(new)[0], level)


def _stated(target: Address, unit: Address, destinations: tuple[Address, ...], level: Level) -> Address:
    """Return the unit that gains, where 作为 names it in full and it is another than the context's."""
    parents = {_parent(each, level) for each in destinations}
    if len(parents) != 1:
        raise NotUnderstoodError(say("what is inserted goes to several places"))
    parent = parents.pop()
    if any(each.level is not level for each in destinations):
        raise NotUnderstoodError(say("the number behind 作为 is not of what is inserted"))
    return target if parent == _parent(replace(unit, new=True), level, itself=True) else parent


def _parent(address: Address, level: Level, *, itself: bool = False) -> Address:
    if itself:
        return replace(address, divisions=(), written="", opening=False, sentence=0)
    bare = replace(address, divisions=(), written="")
    return {
        Level.PARAGRAPH: replace(bare, paragraph=0),
        Level.ITEM: replace(bare, item=()),
        Level.SUBITEM: replace(bare, subitem=0),
    }[level]


def _articles(found: Found, count: int, new: Listed | None, at: Listed | None) -> Operation:
    behind: tuple[Address, ...] = ()
    if at is not None:
        places = found.context.old(at)
        if len(places) != 1 or (places[0].level is not Level.ARTICLE and places[0].place is not Place.DIVISION):
            raise NotUnderstoodError(say("no single article is named behind which the new one goes"))
        # 第二章中增加一条: where it goes, its number says
        behind = places if places[0].level is Level.ARTICLE and _AFTER.match(found.part.text, found.match.end("at")) else ()
    destinations = found.context.new(new) if new else _labelled(found, behind)
    if any(each.level is not Level.ARTICLE for each in destinations):
        raise NotUnderstoodError(say("the number behind 作为 is not that of an article"))
    if destinations and (count or len(destinations)) != len(destinations):
        raise NotUnderstoodError(
            say("it orders {count} articles and gives {given} numbers", count=count, given=len(destinations))
        )
    numbers: list[Number | None] = [each.article for each in destinations] or [None] * (count or 1)
    pieces = pieces_of(_without_heading(found), Level.ARTICLE, numbers)
    for piece, number in zip(pieces, numbers, strict=True):
        if piece.number and number and parse_number(piece.number) != number:
            raise NotUnderstoodError(say("the wording for {number} is headed {other}", number=number, other=piece.number))
    if destinations:
        found.context.remember(destinations[-1:])
    return Operation(Verb.INSERT, behind, destinations, pieces, level=Level.ARTICLE)


def _without_heading(found: Found) -> list[tuple[str, ...]]:
    """Return the wording without the heading of the division that the order has just inserted."""
    quoted = found.quotes()
    if quoted and quoted[0] and found.context.opened and match_number(quoted[0][0]) == found.context.opened:
        quoted[0] = quoted[0][1:]
    return quoted


def _labelled(found: Found, behind: tuple[Address, ...]) -> tuple[Address, ...]:
    """Return the numbers that the wording itself gives to new articles; none where their place is said."""
    numbers = [number for lines in found.quotes() for line in lines if (number := heading_number(line))]
    if not numbers and not behind:
        raise NotUnderstoodError(say("the number of the new article is not said"))
    return tuple(Address(article=each, new=True) for each in numbers)


def heading_number(line: str) -> Number | None:
    """Return the article number that a line of wording is headed with."""
    match = _LABEL.match(line)
    return parse_number(match[1]) if match else None


_LABEL = lazy(r"(第[零〇一二三四五六七八九十百千0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})*)[ \u3000\xa0]")


_FURTHER = "(?P<rest>(其后|其余|以下|以后|原)的?各?(条款|条文|条|款|项)的?(顺序|序号)?依次(顺延|后移|后推|推后))"


def _counted(found: Found) -> Sequence[Operation]:
    at = found.listed("at") if found.has("at") else None
    level = found.level()
    out = insert(found, level, found.count(), found.listed("to") if found.has("to") else None, at)
    if found.has("rest"):
        out.append(Operation(Verb.RENUMBER_REST, () if level is Level.ARTICLE else out[0].targets, level=level))
    return out


def _numbered(found: Found) -> Sequence[Operation]:
    """增加第五项为：“…”: the number itself says what is inserted."""
    new = found.listed("to")
    level = new.elements[-1].address.level
    if level is None:
        raise NotUnderstoodError(say("what is inserted has no number of an article or a part of one"))
    return insert(found, level, 0, new, found.listed("at") if found.has("at") else None)


def _rule(found: Found) -> Sequence[Operation]:
    """第十一条增加规定：“…”: a paragraph at its end, as the amendments of the constitution have it."""
    return insert(found, Level.PARAGRAPH, 0, None, found.listed("at"))


def _is_article(found: Found) -> bool:
    return len(found.listed("at").elements) == 1 and found.listed("at").elements[0].address.level is Level.ARTICLE


FORMS = (
    Form(
        "a rule more in an article",
        ("{at}增加规定[：]{text}",),
        _rule,
        (example("第十一条增加规定：“甲。”", "insert[paragraph] 第十一条: 甲。"),),
        _is_article,
        needs="规",
    ),
    Form(
        "insert units",
        (
            "在{at}[{word}][中|之后|之前]，增加{n}[个]{unit}，作为{to}[。]~{text}",
            "增加{n}[个]{unit}，作为{to}[。]~{text}",
            f"[在{{at}}[中]]增加{{n}}[个]{{unit}}，作为{{to}}，{_FURTHER}~{{text}}",
            "在{at}[中|之后]，增加{n}[个]{unit}~{text}，作为{to}",
            "增加{n}[个]{unit}~{text}，作为{to}",
            "在{at}[中|之后]，增加{n}[个]{unit}[内容]~{text}",
            "增加{n}[个]{unit}~{text}",
        ),
        _counted,
        (
            example("增加一条，作为第八条：“甲。”", "insert[article] -> 第八条: 甲。"),
            example(
                "增加三条，分别作为第四条、第五条、第六条：“第四条　甲。\n“第五条　乙。\n“第六条　丙。”",
                "insert[article] -> 第四条、第五条、第六条: [第四条]甲。 | [第五条]乙。 | [第六条]丙。",
            ),
            example("第十条后增加一条，内容为：“甲。”", "insert[article] 第十条: 甲。"),
            example("在第三条后增加一条，即第四条：“甲。”", "insert[article] 第三条 -> 第四条: 甲。"),
            example(
                "增加一条作为第二十条，其后条款序号依次顺延：“甲。”",
                "insert[article] -> 第二十条: 甲。",
                "renumber-rest[article]",
            ),
            example("第七条增加一款作为该条第二款，即：“甲。”", "insert[paragraph] 第七条 -> 第七条第二款: 甲。"),
            example(
                "在第一百三十三条后增加一条，作为第一百三十三条之一：“甲。”",
                "insert[article] 第一百三十三条 -> 第一百三十三条之一: 甲。",
            ),
            example(
                "增加两项，作为第五项、第八项：“（五）甲；”；“（八）乙；”",
                "insert[item] 第五条 -> 第五条第五项、第五条第八项: （五）甲； | （八）乙；",
            ),
            example("第三条增加一款，作为第一款：“甲。”", "insert[paragraph] 第三条 -> 第三条第一款: 甲。"),
            example(
                "将第四十条改为第三十九条，增加一款，作为第二款：“甲。”",
                "renumber[article] 第四十条 -> 第三十九条",
                "insert[paragraph] 第四十条 -> 第三十九条第二款: 甲。",
            ),
            example(
                "将第四十三条第二款改为第四十八条第一款，增加两款，作为第二款、第三款：“甲。\n“乙。”",
                "move[paragraph] 第四十三条第二款 -> 第四十八条第一款",
                "insert[paragraph] new(第四十八条) -> 第四十八条第二款、第四十八条第三款: 甲。 | 乙。",
            ),
            example(
                "第二款第一项修改为：“（一）甲；”增加一项，作为第五项：“（五）乙。”",
                "restate 第五条第二款第一项: （一）甲；",
                "insert[item] 第五条第二款 -> 第五条第二款第五项: （五）乙。",
            ),
            example("第七条增加一款“甲。”作为第二款", "insert[paragraph] 第七条 -> 第七条第二款: 甲。"),
            example("第七条增加一款：“甲。”", "insert[paragraph] 第七条: 甲。"),
            example(
                "增加一章，作为第七章“公布”；增加两条，分别作为第八条、第九条。内容如下："
                "“第七章　公布\n“第八条　甲。\n“第九条　乙。”",
                "insert-division[chapter] -> 第七章: 公布",
                "insert[article] -> 第八条、第九条: [第八条]甲。 | [第九条]乙。",
            ),
            example(
                "第六十二条“下列职权”中增加一项，作为第七项“（七）甲”，第七项、第八项相应改为第八项、第九项",
                "insert[item] 第六十二条 -> 第六十二条第七项: （七）甲",
                "renumber[item] 第六十二条第七项、第六十二条第八项 -> 第六十二条第八项、第六十二条第九项",
            ),
            example(
                "增加一项，作为第一百零四条第二款第（六）项：“（六）甲。”",
                "insert[item] new(第一百零四条第二款) -> 第一百零四条第二款第六项: （六）甲。",
            ),
        ),
        needs="增加添补插写",
    ),
    Form(
        "insert a unit that is named by its number",
        (
            "在{at}[中]，增加{to}[为|内容为]~{text}",
            "增加{to}[为|内容为]~{text}",
            "在{at}[中]，增加{text}[内容]，作为{to}",
            "增加{text}[内容]，作为{to}",
        ),
        _numbered,
        (
            example("增加第三十三条为：“甲。”", "insert[article] -> 第三十三条: 甲。"),
            example(
                "第十一条第二项修改为：“（二）甲；”增加第五项为：“（五）乙；”",
                "restate 第十一条第二项: （二）甲；",
                "insert[item] 第十一条 -> 第十一条第五项: （五）乙；",
            ),
            example("将第二十条增加“（四）甲”内容作为第四项", "insert[item] 第二十条 -> 第二十条第四项: （四）甲"),
        ),
        needs="增加添补插写",
    ),
)
