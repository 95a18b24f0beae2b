"""One address as an order prints it: 第九章第六十三条, 第二、三项, 引言, 第二章章名, 条例中.

What is read here is partial: 第二款 alone names no article. A short list, 第二、三项, gives several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from regdiff.amending.address import LAST, Address, Place
from regdiff.amending.reading.flat import QUOTED
from regdiff.amending.reading.signs import N
from regdiff.messages import say
from regdiff.model.numbers import Level, Number, format_number, parse_numeral
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

LONGEST_RANGE = 2000
"""Members that a range may have; a longer one is no range of articles."""


class ListProblemError(Exception):
    """A list of addresses that names no places; the text says why."""


class Element(NamedTuple):
    """One address of a list."""

    address: Address
    law: str = ""
    """The regulation named before it, 刑法; empty where none is."""
    former: bool = False
    """原 stands before it, or 修改后."""
    heading: bool = False
    """It is a heading as such (第二章章名), not the division."""
    bare: Address | None = None
    """As it stands by itself, where what stands before it in the list was added: 第三款 of 第二条第二款、第三款."""

    @property
    def alone(self) -> Element:
        """The element without what stands before it in the list."""
        return self._replace(address=self.bare, bare=None) if self.bare else self


_ONE = rf"(?:（[ ]?{N}{{1,7}}[ ]?）|{N}{{1,9}})"
_MORE = rf"(?:(?:、|和|及|至|到|-)第?{_ONE}){{0,20}}"
_AFTER = rf"(?:之{N}{{1,3}})*"
_SIGN = "(?:分编|编|章|节)"
_UPPER = rf"(?:第{N}{{1,5}}{_SIGN}的?)*"
_HEADING = lazy(rf"(?P<divisions>{_UPPER}第{N}{{1,5}}(?:{_SIGN}|部分))的?(?:章名|节名|编名|章节名称|标题|名称|题目)")
_DIVISION = lazy(
    rf"(?P<divisions>{_UPPER})(?P<last>第{_ONE}{_MORE})(?P<unit>{_SIGN})(?![号制辑写码程目点日约能课假])"
    rf"(?!的?第{N}{{1,7}}[条编章节分])"
)
_PROVISION = lazy(
    rf"""
    (?:(?:[该本]条|其)(?=第))?
    (?P<divisions>{_UPPER})
    (?:(?P<article>第[ ]?{_ONE}{_MORE})[ ]?条(?![例款件约文])(?P<after>{_AFTER}))?
    (?:的(?=第|最后|末))?
    (?:(?P<paragraph>第[ ]?{_ONE}{_MORE})[ ]?款(?![项式物])|(?P<last_paragraph>(?:最后一|末|最末)款))?
    (?:的(?=第|（|最后|末))?
    (?:(?P<item>(?:第[ ]?{_ONE}|（{N}{{1,7}}）){_MORE})[ ]?项(?!目)(?P<item_after>{_AFTER})
      |(?P<last_item>(?:最后一|末)项)
      |(?P<round>（{N}{{1,7}}）))?
    (?:的(?=第))?
    (?:(?P<subitem>第?{_ONE}{_MORE})[ ]?目(?![标的录前]))?
    (?:的?(?P<opening>(?:款首|条首|项首)(?:部分|语)?|第一自然段|开头(?:部分|语)|引导语|前段|主文部分))?
    (?:的?(?P<sentence>第[一二三四五六七八九十]{{1,3}}句|首句|(?P<last_sentence>(?:最后一|末)句)))?
    """,
    re.VERBOSE,
)
_KINDS_OF_LAW = "条例|办法|规定|细则|规则|解释|决定|章程|法规"
_OTHER = lazy(
    rf"""
    (?:(?:{_KINDS_OF_LAW}|规章)的?)?(?P<title>名称|标题|题目)
      (?=修改|改为|修订|变更|更改|中的?{QUOTED}|由|调整为)
  | (?P<note>题注)
  | (?:(?P<preamble>引言|序言|前言|导言)(?:部分)?|正文)(?:的?第(?P<block>{N}{{1,5}})(?:自然段|段))?
  | 第(?P<alone>{N}{{1,5}})(?:自然段|段)
  | (?P<headings>(?:所有|各|全部)(?:的?章名|章的?名称|章节名称|章标题))
  | (?P<annex>附件|附表|附录)(?P<annex_number>{N}{{1,3}})?
      (?=[》，。；、：的中修改作增和与及删{QUOTED}\x20]|\Z)
  | (?P<everywhere>
      (?<![条款项])全文|通篇|文(?=中的?{QUOTED})
    | (?:其他|其它|其余|法规|条例|办法|规定)?的?(?:相关|有关|各|所有|其他|其它|其余|全部)
      (?:条文|条款|章节|条)(?:及标题|内容|规定|表述)?(?=[中内里]的?|的?{QUOTED})
    | (?:上述|以上|前述)(?:法规|规章|条例|司法解释|办法|规定)(?=中(?:涉及)?的?{QUOTED})
    | (?:{_KINDS_OF_LAW}|法|条文|文件)(?=中的?(?:所有|全部)?{QUOTED}|全文))
    """,
    re.VERBOSE,
)
_BARE = lazy(rf"(?P<number>{N}{{1,9}})(?P<unit>[条款项])(?![例件约文目式])")
_LEVELS = {"部分": Level.PART, "编": Level.BOOK, "分编": Level.PART, "章": Level.CHAPTER, "节": Level.SECTION}
_IN_DIVISIONS = lazy(rf"第({N}{{1,5}})(分编|编|章|节|部分)")
_NUMBER = lazy(rf"(?P<to>[至到-])?[、和及]?第? ?（? ?(?P<n>{N}{{1,9}})[ ）]*")


class Read(NamedTuple):
    """What stands at a place of a text."""

    end: int
    """0-based offset behind it."""
    elements: list[Element]


def place_at(flat: str, pos: int, before: str = "") -> Read | None:
    """Return the address that stands at a 0-based offset of a flat text, None where none does.

    Args:
        flat: the text; quotations are single characters in it.
        pos: the offset.
        before: what stands before it and belongs to what is written, such as the name of a law.
    """
    for pattern, build in _KINDS:
        match = pattern.match(flat, pos)
        if not match or match.end() == pos:
            continue
        try:
            elements = list(build(match))
        except (ValueError, ListProblemError):
            return None
        if elements:
            written = before + match[0]
            return Read(match.end(), [e._replace(address=replace(e.address, written=written)) for e in elements])
    return None


def bare_at(flat: str, pos: int) -> Read | None:
    """Return 十二条, as 第六条、十二条 has it, where it stands at a 0-based offset."""
    match = _BARE.match(flat, pos)
    if not match:
        return None
    try:
        value = parse_numeral(match["number"])
    except ValueError:
        return None
    address = {
        "条": Address(article=article_number((value,))),
        "款": Address(paragraph=value),
        "项": Address(item=(value,)),
    }[match["unit"]]
    return Read(match.end(), [Element(replace(address, written=match[0]))])


def article_number(value: tuple[int, ...]) -> Number:
    """Return the number of an article in its standard print."""
    return Number(value, Level.ARTICLE, format_number(value))


def _numbers(text: str | None) -> list[int]:
    """Return the numbers of 第二、三至五; none for nothing."""
    out: list[int] = []
    for part in _NUMBER.finditer(text or ""):
        value = parse_numeral(part["n"])
        if part["to"] and out:
            if not 0 < value - out[-1] < LONGEST_RANGE:
                raise ListProblemError(say("no range"))
            out += range(out[-1] + 1, value + 1)
        else:
            out.append(value)
    return out


def _divisions(text: str) -> tuple[Number, ...]:
    found = _IN_DIVISIONS.findall(text)
    return tuple(Number((parse_numeral(n),), _LEVELS[unit], f"第{n}{unit}") for n, unit in found)


def _heading(match: re.Match[str]) -> Iterator[Element]:
    yield Element(Address(Place.DIVISION, _divisions(match["divisions"])), heading=True)


def _division(match: re.Match[str]) -> Iterator[Element]:
    above, level = _divisions(match["divisions"]), _LEVELS[match["unit"]]
    for value in _numbers(match["last"]):
        number = Number((value,), level, format_number((value,), level))
        yield Element(Address(Place.DIVISION, (*above, number)))


def _with_inserted(values: list[int], inserted: str | None) -> list[tuple[int, ...]]:
    """Return numbers as tuples, the last one with its 之一."""
    out: list[tuple[int, ...]] = [(value,) for value in values]
    if out:
        out[-1] += tuple(parse_numeral(part) for part in (inserted or "").split("之")[1:])
    return out


def _provision(match: re.Match[str]) -> Iterator[Element]:
    if match["round"] and not (match["article"] or match["paragraph"]):
        return
    articles = [article_number(value) for value in _with_inserted(_numbers(match["article"]), match["after"])]
    paragraphs = _numbers(match["paragraph"]) or [LAST] * bool(match["last_paragraph"])
    items = _with_inserted(_numbers(match["item"] or match["round"]), match["item_after"])
    items = items or [(LAST,)] * bool(match["last_item"])
    subitems = _numbers(match["subitem"])
    if sum(len(each) > 1 for each in (articles, paragraphs, items, subitems)) > 1:
        raise ListProblemError(say("several lists in one address"))
    opening = bool(match["opening"])
    sentence = _sentence(match)
    if not (articles or paragraphs or items or subitems or opening or sentence):
        return
    above = _divisions(match["divisions"])
    named: list[Number | None] = [*articles] or [None]
    for article, paragraph, item, subitem in product(named, paragraphs or [0], items or [()], subitems or [0]):
        yield Element(Address(Place.ARTICLE, above, article, paragraph, item, subitem, opening, sentence))


def _sentence(match: re.Match[str]) -> int:
    if match["last_sentence"]:
        return LAST
    told = match["sentence"] or ""
    return parse_numeral(told[1:-1]) if told.startswith("第") else int(bool(told))


_PLAIN = {"title": Place.TITLE, "note": Place.NOTE, "headings": Place.HEADINGS, "everywhere": Place.EVERYWHERE}


def _other(match: re.Match[str]) -> Iterator[Element]:
    plain = next((place for name, place in _PLAIN.items() if match[name]), None)
    if plain:
        yield Element(Address(plain))
    elif match["annex"]:
        number = match["annex_number"]
        yield Element(Address(Place.ANNEX, paragraph=parse_numeral(number) if number else 0))
    elif match["preamble"] or match["block"] or match["alone"]:
        block = match["block"] or match["alone"]
        yield Element(Address(Place.PREAMBLE, paragraph=parse_numeral(block) if block else 0))


_KINDS = ((_HEADING, _heading), (_DIVISION, _division), (_PROVISION, _provision), (_OTHER, _other))
