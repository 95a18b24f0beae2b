"""Why a part of an instrument was not understood, and what was repaired in reading it, in the language of a report.

The reader of instruments says it in English; here each of its sentences stands with the Chinese one. Words in braces are
filled in both.
"""

from __future__ import annotations

import re
from functools import cache

from regdiff.report.reasons_amend import ZH as AMEND

ZH = {
    # Why a run is a rest
    "no form of order is like this": "不符合任何已知的修改指令写法",
    "it names no wording": "没有给出新的文字",
    "nothing is ordered in it": "没有作出任何修改",
    "it stands above the orders and reads like one": "位于修改指令之前，但写法像修改指令",
    "the clause on effect says more than one day": "施行条款不止规定一个施行日期",
    "it names 《{law}》, which is not the regulation that is amended here": "指向《{law}》，不是此处修改的法规",
    "{place}: of which article is not known, what stands before was not understood": "{place}：其前未能识别，不知属于哪一条",
    "{place}: no article is named before it": "{place}：其前没有指明是哪一条",
    "{place} is no number": "{place}不是确定的序号",
    "which place is meant is not known": "没有指明修改的位置",
    "which article is meant is not known": "没有指明是哪一条",
    "several articles are named before it": "其前指明了几条，不知是哪一条",
    "no {unit} is named before 该{unit}": "“该{unit}”之前没有指明是哪一{unit}",
    "该{unit} could be several": "“该{unit}”可以指几{unit}",
    "which heading is meant is not known": "没有指明是哪一个标题",
    "no single place is named": "没有指明唯一的位置",
    "no single place is named that the wording is for": "没有指明新的文字用于何处",
    "no range": "起止不成范围",
    "no range: {first} to {last}": "{first}至{last}不成范围",
    "several lists in one address": "一个位置中有几处列举",
    "more than {count} places": "列举的位置超过{count}个",
    "units of several kinds get one wording": "不同层级的单位共用一段文字",
    "units of several kinds get numbers": "不同层级的单位一并编号",
    "a whole division is restated": "整章（节）重新表述",
    "words in all headings": "修改所有标题中的文字",
    "a quotation with nothing in it": "引号中没有文字",
    "its wording leaves text out (……)": "引文以省略号略去了文字",
    "its wording has several articles for one": "一条的引文中有几条",
    "the wording for {number} is headed {other}": "作为{number}的引文以{other}开头",
    "it orders {count} {units} and gives {given}": "应有{count}个单位，引文给出{given}个",
    "it orders {count} units and gives {given} numbers": "应有{count}个单位，给出{given}个序号",
    "it orders {count} articles and gives {given} numbers": "应有{count}条，给出{given}个条号",
    "it is split into {count} and gets {given} numbers": "分为{count}个，给出{given}个序号",
    "{count} units get {given} numbers": "{count}个单位对应{given}个序号",
    "not as many new numbers as old ones": "新旧序号的个数不同",
    "not as many new phrases as old ones": "新旧词语的个数不同",
    "a division gets a number that is none of a division": "章（节）的新序号不是章（节）序号",
    "no single unit is split": "拆分的不是一个单位",
    "what the parts are is not said": "没有说明拆分后的各部分",
    "the parts of what is split are of another kind": "拆分后的层级与原层级不同",
    "fewer than two units are merged": "合并的单位不足两个",
    "several units are merged to several": "几个单位合并为几个单位",
    "no single article is named behind which the new one goes": "没有指明新条在哪一条之后",
    "no single article or part of one gains what is inserted": "没有指明在哪一条（款）中增加",
    "the number of the new article is not said": "没有说明新条的条号",
    "the number behind 作为 is not of what is inserted": "“作为”之后的序号与所增加的层级不符",
    "the number behind 作为 is not that of an article": "“作为”之后不是条号",
    "the number behind 作为 is not that of what is inserted": "“作为”之后的序号与所增加的章（节）不符",
    "what is inserted goes to several places": "增加的内容分属几处",
    "what is inserted has no number of an article or a part of one": "增加的内容没有条、款、项序号",
    "several divisions are inserted at once, or one without its number": "一次增加几章（节），或者没有序号",
    "the heading of what is inserted is not given": "没有给出所增加章（节）的标题",
    "between heading and articles stands something else": "标题与条文之间有其他内容",
    "several headings stand in one wording": "一段引文中有几个标题",
    "what the new division holds is no article": "新章（节）包括的不是条",
    "only a division can go into another": "只有章（节）可以并入章（节）",
    "what is to be deleted is not said": "没有指明删去的内容",
    "a page number stands in its wording": "引文中夹有页码",
    "one unit gets several numbers": "一个单位得到几个序号",
    "several headings are named at once": "一次指明了几个标题",
    "several sentences get one wording": "几句话共用一段文字",
    "the heading is given twice, in different words": "标题给出两次，文字不同",
    "what it goes to is no division": "移入的不是章（节）",
    "what takes the number is not known": "没有指明是什么改作该序号",
    "what follows in number is no article or part of one": "顺延的不是条、款、项",
    "what follows in number is not said": "没有指明哪些序号顺延",
    "words become something else than a paragraph": "词语改作款以外的单位",
    # What was repaired
    "the closing ” is missing": "缺少后引号，已按段落补足",
    "“ read as the closing ”": "前引号按后引号识别",
    "” read as the opening “": "后引号按前引号识别",
    "the wording stands without quotation marks": "引文没有引号，按段落识别",
    "a wording is left out (…): the order can be read, and not be applied": "引文省略（…），可以识别，不能执行",
    "lines behind the closing clauses are not read": "施行、公布条款之后的文字未识别",
    "the text as amended stands behind it, and is not read": "其后附有修改后的全文，未识别",
}


def in_words(sentence: str, lang: str) -> str:
    """Return what the reader of instruments or the applier said, in the language of a report.

    What is not known here stands as it is. A sentence may be filled into another.
    """
    if lang != "zh":
        return sentence
    for pattern, told in _patterns():
        if match := pattern.fullmatch(sentence):
            return told.format(**{name: in_words(text, lang) for name, text in match.groupdict().items()})
    return sentence


def _order(pair: tuple[str, str]) -> int:
    """Let the sentences that say most by themselves go first."""
    return -len(re.sub(r"\{[a-z]+\}", "", pair[0]))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return a pattern for each sentence."""
    out = []
    for english, chinese in sorted((ZH | AMEND).items(), key=_order):
        parts: list[str] = []
        for part in re.split(r"(\{[a-z]+\})", english):
            name = part.strip("{}")
            known = f"(?P<{name}>" in "".join(parts)
            parts.append(re.escape(part) if not part.startswith("{") else f"(?P={name})" if known else f"(?P<{name}>.+?)")
        out.append((re.compile("".join(parts)), chinese))
    return tuple(out)
