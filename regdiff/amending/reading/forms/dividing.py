"""Chapters and sections: 增加一章，作为第六章，章名为“…”，包括第三十七条至第四十五条."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Piece, Verb
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.forms.inserting import heading_number
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.amending.reading.wording import pieces_of
from regdiff.messages import say
from regdiff.model.numbers import Level, Number, match_number
from regdiff.model.text import strip_blank


def _insert(found: Found) -> Sequence[Operation]:
    level = found.level("level")
    behind = found.at() if found.has("at") else ()
    destinations = _numbers(found, level, behind)
    found.context.opened = destinations[-1].divisions[-1]
    heading: tuple[Piece, ...] = ()
    articles: list[Operation] = []
    if found.has("word"):
        heading = pieces_of(found.quotes("word"), level, [None])
    if found.has("text"):
        own, articles = _text(found, level)
        if heading and own and heading[0].lines != own[0].lines:
            raise NotUnderstoodError(say("the heading is given twice, in different words"))
        heading = heading or own
    if not heading:
        raise NotUnderstoodError(say("the heading of what is inserted is not given"))
    holds = _holds(found)
    if articles and not holds:
        holds = articles[0].destinations
    return [Operation(Verb.INSERT_DIVISION, behind, (*destinations, *holds), heading, level=level), *articles]


def _numbers(found: Found, level: Level, behind: tuple[Address, ...]) -> tuple[Address, ...]:
    if found.count() > 1 or not found.has("to"):
        raise NotUnderstoodError(say("several divisions are inserted at once, or one without its number"))
    out = []
    for each in found.context.new(found.listed("to")):
        if each.place is not Place.DIVISION or each.divisions[-1].level is not level:
            raise NotUnderstoodError(say("the number behind 作为 is not that of what is inserted"))
        upper = behind[0].divisions[:-1] if len(each.divisions) == 1 and behind and behind[0].place is Place.DIVISION else ()
        out.append(replace(each, divisions=(*upper, *each.divisions)))
    return tuple(out)


def _holds(found: Found) -> tuple[Address, ...]:
    if not found.has("to2"):
        return ()
    articles = found.context.new(found.listed("to2"))
    if any(each.level is not Level.ARTICLE for each in articles):
        raise NotUnderstoodError(say("what the new division holds is no article"))
    return articles


def _text(found: Found, level: Level) -> tuple[tuple[Piece, ...], list[Operation]]:
    """Read wording that begins with the heading and goes on with articles."""
    lines = [line for quoted in found.quotes() for line in quoted]
    number = match_number(lines[0]) if lines else None
    starts = [at for at, line in enumerate(lines) if heading_number(line)]
    if number is not None and number.level is level:
        heading = Piece((strip_blank(lines[0][len(number.printed) :]),), number.printed)
        if (starts != [] and starts[0] != 1) or (not starts and len(lines) > 1):
            raise NotUnderstoodError(say("between heading and articles stands something else"))
        if any(
            (n := match_number(line)) is not None and n.level < Level.ARTICLE and _is_heading(line, n) for line in lines[1:]
        ):
            raise NotUnderstoodError(say("several headings stand in one wording"))
        own: tuple[Piece, ...] = (heading,)
    elif starts and starts[0] == 0:
        own = ()
    else:
        own = pieces_of([tuple(lines)], level, [None]) if len(lines) == 1 else ()
        return own, []
    if not starts:
        return own, []
    numbers = [n for at in starts if (n := heading_number(lines[at])) is not None]
    pieces = pieces_of([tuple(lines[starts[0] :])], Level.ARTICLE, numbers)
    destinations = tuple(Address(article=n, new=True) for n in numbers)
    return own, [Operation(Verb.INSERT, (), destinations, pieces, level=Level.ARTICLE)]


def _is_heading(line: str, number: Number) -> bool:
    return line[len(number.printed) : len(number.printed) + 1] in ("", " ", "\u3000")


def _dissolve(found: Found) -> Sequence[Operation]:
    targets, into = found.at(), found.context.peek(found.listed("to"))
    if any(each.place is not Place.DIVISION for each in (*targets, *into)) or len(into) != 1:
        raise NotUnderstoodError(say("only a division can go into another"))
    return [Operation(Verb.DISSOLVE_DIVISION, targets, into)]


def _retitle(found: Found) -> Sequence[Operation]:
    targets = found.context.these()
    if len(targets) != 1 or targets[0].place is not Place.DIVISION:
        raise NotUnderstoodError(say("which heading is meant is not known"))
    return [Operation(Verb.RETITLE, targets, pieces=pieces_of(found.quotes("word"), Level.CHAPTER, [None]))]


def _renamed(found: Found) -> Sequence[Operation]:
    """将第四章“甲”修改为第五章“乙”: the heading as it is printed, and as it is to be printed."""
    targets, new = found.at(), found.context.new(found.listed("to"))
    if len(targets) != 1 or len(new) != 1:
        raise NotUnderstoodError(say("several headings are named at once"))
    level = new[0].divisions[-1].level
    moved = [Operation(Verb.RENUMBER, targets, new, level=level)] if targets[0].divisions != new[0].divisions else []
    title = pieces_of(found.quotes("word2"), level, [None])
    return [*moved, Operation(Verb.RETITLE, targets, pieces=title)]


def _are_divisions(found: Found) -> bool:
    lists = (found.listed("at"), found.listed("to"))
    return all(each.address.place is Place.DIVISION for listed in lists for each in listed.elements)


FORMS = (
    Form(
        "insert a division",
        (
            "[在{at}[之后|之前|中]，]增加{n}{level}，作为{to}，[{level2}名[称][为|是]~]{word}，包括{to2}~{text}",
            "在{at}[之后|之前|中]，增加{n}{level}，作为{to}，{level2}名[称][为|是]~{word}[，包括{to2}]",
            "增加{n}{level}，作为{to}，{level2}名[称][为|是]~{word}[，包括{to2}]",
            "在{at}[之后|之前|中]，增加{n}{level}，作为{to}~{text}[，包括{to2}]",
            "在{at}{word2}中，增加{n}{level}，作为{to}~{text}[，包括{to2}]",
            "增加{n}{level}，作为{to}~{text}[，包括{to2}]",
        ),
        _insert,
        (
            example(
                "增加一章，作为第六章，章名为“快递包装”，包括第三十七条至第三十九条",
                "insert-division[chapter] -> 第六章、第三十七条、第三十八条、第三十九条: 快递包装",
            ),
            example(
                "增加一章，作为第八章“自律”，包括第九条、第十条：\n“第八章　自律\n“第九条　甲。\n“第十条　乙。”",
                "insert-division[chapter] -> 第八章、第九条、第十条: 自律",
                "insert[article] -> 第九条、第十条: [第九条]甲。 | [第十条]乙。",
            ),
            example("增加一章，作为第七章“公布”", "insert-division[chapter] -> 第七章: 公布"),
            example(
                "在第十五章第三节后增加一节，作为第四节：\n“第四节　甲\n“第一百九十四条　乙。”",
                "insert-division[section] 第十五章第三节 -> 第十五章第四节、第一百九十四条: [第四节]甲",
                "insert[article] -> 第一百九十四条: [第一百九十四条]乙。",
            ),
        ),
        needs="章节编",
    ),
    Form(
        "dissolve a division",
        ("将{at}[合并]并入{to}", "将{at}合并到{to}"),
        _dissolve,
        (example("将第三章并入第二章", "dissolve-division 第三章 -> 第二章"),),
        needs="并",
    ),
    Form(
        "retitle the division named before",
        ("(章名|节名|编名|标题|名称)[修改为|为]~{word}",),
        _retitle,
        (example("将第五章改为第六章，章名修改为“甲”", "renumber[chapter] 第五章 -> 第六章", "retitle 第五章: 甲"),),
        needs="名题",
    ),
    Form(
        "a heading as printed, and its new print",
        ("将{at}{word}修改为{to}{word2}",),
        _renamed,
        (example("将第四章“法律责任”修改为第五章“责任”", "renumber[chapter] 第四章 -> 第五章", "retitle 第四章: 责任"),),
        _are_divisions,
    ),
)
