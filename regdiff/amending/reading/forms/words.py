"""Words within units: 将第五条中的“甲”修改为“乙”, 删去其中的“甲”, 在“甲”后增加“乙”."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.address import Address
from regdiff.amending.instrument import Operation, Side, Verb
from regdiff.amending.reading.flat import QUOTED
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.amending.reading.wording import pieces_of
from regdiff.messages import say
from regdiff.model.numbers import Level

_Places = list[tuple[tuple[Address, ...], list[str]]]


def _places(found: Found, slot: str = "words") -> _Places:
    """Return where the phrases stand: what is named with each, or what the context means."""
    if found.has("pairs") or found.has("spread"):
        places = found.pairs("pairs" if found.has("pairs") else "spread")
    elif found.has("at"):
        places = [(found.within("at"), found.words(slot))]
    else:
        places = [(found.these(), found.words(slot))]
    return places


def _replace(found: Found) -> Sequence[Operation]:
    new = found.word("word")
    return [
        Operation(Verb.REPLACE, targets, phrase=phrase, words=new)
        for targets, phrases in _places(found)
        for phrase in phrases
    ]


def _replace_each(found: Found) -> Sequence[Operation]:
    new = found.words("words2")
    places = _places(found)
    if len(places) != 1 or len(places[0][1]) != len(new):
        raise NotUnderstoodError(say("not as many new phrases as old ones"))
    targets, phrases = places[0]
    return [Operation(Verb.REPLACE, targets, phrase=a, words=b) for a, b in zip(phrases, new, strict=True)]


def _paragraphs(found: Found) -> Sequence[Operation]:
    """第七条：“甲。”“乙。”修改为：“丙。”“丁。”: whole paragraphs side by side, each in its own marks."""
    old, new = found.words("words"), found.words("text")
    return [Operation(Verb.REPLACE, found.within("at"), phrase="\n".join(old), words="\n".join(new))]


def _are_paragraphs(found: Found) -> bool:
    old, new = (found.match["words"], found.quotes("words")), (found.match["text"], found.quotes("text"))
    several = len(old[1]) > 1 or len(new[1]) > 1
    return several and all(
        set(marks) == {QUOTED} and all(lines and lines[-1].endswith("。") for lines in quoted)
        for marks, quoted in (old, new)
    )


def _in_item(found: Found) -> Sequence[Operation]:
    """第六十七条“全国人民代表大会常务委员会行使下列职权”中第六项“…”修改为“…”: the first quotation only says where."""
    found.at("at")
    return [Operation(Verb.REPLACE, found.within("at2"), phrase=found.word("word2"), words=found.word("word3"))]


def _delete(found: Found) -> Sequence[Operation]:
    out = [Operation(Verb.DELETE_WORDS, targets, phrase=phrase) for targets, phrases in _places(found) for phrase in phrases]
    return [*out, Operation(Verb.DELETE, found.at("to"))] if found.has("to") else out


def _insert(found: Found) -> Sequence[Operation]:
    side = Side.BEFORE if found.has("before") else Side.AFTER
    new = found.word("word")
    return [
        Operation(Verb.INSERT_WORDS, targets, phrase=phrase, words=new, side=side)
        for targets, phrases in _places(found)
        for phrase in phrases
    ]


def _append(found: Found) -> Sequence[Operation]:
    side = Side.BEFORE if found.has("before") else Side.AFTER
    return [Operation(Verb.APPEND, found.within("at"), words=found.word("word"), side=side)]


def _move(found: Found) -> Sequence[Operation]:
    side = Side.BEFORE if found.has("before") else Side.AFTER
    targets = found.within("at")
    return [Operation(Verb.MOVE_WORDS, targets, phrase=found.word("word"), words=found.word("word2"), side=side)]


def _to_paragraph(found: Found) -> Sequence[Operation]:
    """第一款中的“…”作为第四款: the words go, and stand in a paragraph of their own."""
    targets, phrase = found.at(), found.word("word")
    if len(targets) != 1 or not targets[0].article:
        raise NotUnderstoodError(say("no single place is named"))
    unit = Address(article=targets[0].article, new=targets[0].new)
    new = found.context.new(found.listed("to"), found.context.new_unit(unit))
    if len(new) != 1 or new[0].level is not Level.PARAGRAPH:
        raise NotUnderstoodError(say("words become something else than a paragraph"))
    pieces = pieces_of(found.quotes("word"), Level.PARAGRAPH, [None])
    return [
        Operation(Verb.DELETE_WORDS, targets, phrase=phrase),
        Operation(Verb.INSERT, (unit,), new, pieces, level=Level.PARAGRAPH),
    ]


_THERE = "[其中|(?P<that>该条|该款|该项|这一条|这一款|这一项)|其]中的"

FORMS = (
    Form(
        "paragraphs by paragraphs",
        ("将{at}中的{words}，修改为~{text}",),
        _paragraphs,
        (
            example(
                "第七条：“甲。”“乙。”修改为：“丙。”“丁。”“戊。”",
                "replace 第七条 “甲。 / 乙。” => “丙。 / 丁。 / 戊。”",
            ),
        ),
        _are_paragraphs,
    ),
    Form(
        "a word within an item",
        (
            "{at}{word}中，{at2}中的{word2}修改为~{word3}",
            "regex:{at}(?:全国人民代表大会|全国人民代表大会常务委员会|国务院)职权{at2}{word2}修改为{word3}",
        ),
        _in_item,
        (
            example(
                "第六十七条“下列职权”中第六项“（六）甲”修改为“（六）乙”",
                "replace 第六十七条第六项 “（六）甲” => “（六）乙”",
            ),
        ),
        needs="中权",
    ),
    Form(
        "replace each by its own",
        (
            "将{at}中的{words}字样分别修改为{words2}字样",
            f"将{_THERE}{{words}}字样分别修改为{{words2}}字样",
        ),
        _replace_each,
        (example("第五条中的“甲”、“乙”分别修改为“丙”、“丁”", "replace 第五条 “甲” => “丙”", "replace 第五条 “乙” => “丁”"),),
        needs="分",
    ),
    Form(
        "replace",
        (
            "将{pairs}，[均]修改为~{word}字样",
            "将{spread}，[均]修改为~{word}字样",
            "将{at}中的，[将]{words}字样，[均]修改为~{word}字样",
            f"将{_THERE}，[将]{{words}}字样，[均]修改为~{{word}}字样",
        ),
        _replace,
        (
            example("将第五条中的“甲”修改为“乙”", "replace 第五条 “甲” => “乙”"),
            example("其中的“甲”修改为“乙”，“丙”修改为“丁”", "replace 第五条 “甲” => “乙”", "replace 第五条 “丙” => “丁”"),
            example(
                "将第六条、第七条中的“甲”，第九条中的“乙”，统一修改为“丙”",
                "replace 第六条、第七条 “甲” => “丙”",
                "replace 第九条 “乙” => “丙”",
            ),
            example("将条例中的“甲”均修改为“乙”", "replace 全文 “甲” => “乙”"),
            example("将第八条第一款，第九条中的“甲”修改为“乙”", "replace 第八条第一款、第九条 “甲” => “乙”"),
            example("将相关条文中的“帐”修改为“账”", "replace 全文 “帐” => “账”"),
            example("将第四章中的“甲”修改为“乙”", "replace 第四章 “甲” => “乙”"),
            example("将第五条“甲”修改为“乙”", "replace 第五条 “甲” => “乙”"),
            example("原第六条“甲。”现修改为“乙。”", "replace 第六条 “甲。” => “乙。”"),
            example("将文中“甲”统一修改为“乙”", "replace 全文 “甲” => “乙”"),
            example("将第五条中的“甲”、“乙”修改为“丙”", "replace 第五条 “甲” => “丙”", "replace 第五条 “乙” => “丙”"),
        ),
    ),
    Form(
        "delete words",
        (
            "删去{pairs}字样，(和|及|以及|并删去){to}",
            "删去{pairs}字样",
            "将{pairs}字样，[均]删去",
            f"删去{_THERE}{{words}}字样",
            f"将{_THERE}{{words}}字样[均]删去",
            "{at}[中]，删去{words}字样",
        ),
        _delete,
        (
            example("删去第五十一条中的“甲”和“乙”", "delete-words 第五十一条 “甲”", "delete-words 第五十一条 “乙”"),
            example("删去其中的“甲”", "delete-words 第五条 “甲”"),
            example("将第五条中的“甲”删除", "delete-words 第五条 “甲”"),
            example("第五条第二款中“县以上”三字删去", "delete-words 第五条第二款 “县以上”"),
            example("删去第二款中的“甲”及第四款", "delete-words 第五条第二款 “甲”", "delete 第五条第四款"),
            example("第五条第二款删去“甲”", "delete-words 第五条第二款 “甲”"),
            example("删去法规名称中的“暂行”", "delete-words 名称 “暂行”"),
            example("删去第五条中的“甲”、第六条中的“乙”", "delete-words 第五条 “甲”", "delete-words 第六条 “乙”"),
            example("删去“甲”“乙”“丙”", "delete-words 第五条 “甲”", "delete-words 第五条 “乙”", "delete-words 第五条 “丙”"),
        ),
        needs="删去取废剔",
    ),
    Form(
        "insert words",
        (
            "在{pairs}(?P<before>之前)，[分别|均]增加[一句]~{word}字样",
            "在{pairs}之后，[分别|均]增加[一句]~{word}字样",
            f"在{_THERE}{{words}}(?P<before>之前)，[分别|均]增加[一句]~{{word}}字样",
            f"在{_THERE}{{words}}之后，[分别|均]增加[一句]~{{word}}字样",
            "{at}，在{words}(?P<before>之前)，[分别|均]增加[一句]~{word}字样",
            "{at}，在{words}之后，[分别|均]增加[一句]~{word}字样",
        ),
        _insert,
        (
            example(
                "在第五条中的“商业秘密”后增加“个人隐私和个人信息”",
                "insert-words(after) 第五条 “商业秘密” => “个人隐私和个人信息”",
            ),
            example(
                "在第四十一条第二款、第四十二条中的“民政部门”前增加“县级以上人民政府”",
                "insert-words(before) 第四十一条第二款、第四十二条 “民政部门” => “县级以上人民政府”",
            ),
            example(
                "将第五条改为第六条，在“甲”后增加“乙”",
                "renumber[article] 第五条 -> 第六条",
                "insert-words(after) 第五条 “甲” => “乙”",
            ),
        ),
        needs="前后",
    ),
    Form(
        "append words",
        (
            "在{at}[中|的|中的] (最后|末尾|最后面|末|句尾|款尾|项尾|条尾|结尾|尾部|文末)[部分]，增加[一句]~{word}字样",
            "[在] (最后|末尾|句尾|款尾|项尾|条尾|结尾|尾部)，增加[一句]~{word}字样",
            "在{at}[中|的|中的] (?P<before>最前面|前面|句首|开头|最前|首部)[部分]，增加[一句]~{word}字样",
        ),
        _append,
        (
            example("在第一款最后增加“甲。”", "append(after) 第五条第一款 “甲。”"),
            example("在第五条开头增加“甲，”", "append(before) 第五条 “甲，”"),
        ),
        needs="末最尾首前开",
    ),
    Form(
        "move words",
        (
            "将{at}中的{word}(调整到|调整至|移到|移至|调至|放到|移动到|置于){word2}(?P<before>之前)",
            "将{at}中的{word}(调整到|调整至|移到|移至|调至|放到|移动到|置于){word2}之后",
            f"将{_THERE}{{word}}(调整到|调整至|移到|移至|调至|放到|移动到|置于){{word2}}(?P<before>之前)",
            f"将{_THERE}{{word}}(调整到|调整至|移到|移至|调至|放到|移动到|置于){{word2}}之后",
        ),
        _move,
        (example("将第五十条中的“玩忽职守”调整到“滥用职权”之后", "move-words(after) 第五十条 “玩忽职守” => “滥用职权”"),),
        needs="调移放置",
    ),
    Form(
        "words become a paragraph",
        ("将{at}中的{word}作为{to}",),
        _to_paragraph,
        (
            example(
                "将第一款中的“甲。”作为第四款",
                "delete-words 第五条第一款 “甲。”",
                "insert[paragraph] 第五条 -> 第五条第四款: 甲。",
            ),
        ),
        needs="作为列",
    ),
)
