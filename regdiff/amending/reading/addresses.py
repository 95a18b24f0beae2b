"""Lists of addresses as an order prints them: 第二条第二款、第四十五条至第四十九条、第二、三、四、六项.

What is read here is partial: 第二款 alone names no article. Which one is meant, the order's context says (`context`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from regdiff.amending.address import LAST, Address, Place
from regdiff.amending.reading.signs import N
from regdiff.model.numbers import Level, Number, format_number, parse_numeral
from regdiff.model.patterns import lazy

LONGEST_RANGE = 2000
"""Members that a range may have; a longer one is no range of articles."""


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


class Listed(NamedTuple):
    """A list of addresses, spelled out."""

    start: int
    """0-based offset into the text that was read, half-open with `end`."""
    end: int
    elements: tuple[Element, ...]
    problem: str = ""
    """Why it cannot be spelled out, in English; empty where it is."""


class _ProblemError(Exception):
    """A list that names no places."""


_ONE = rf"(?:（[ ]?{N}{{1,7}}[ ]?）|{N}{{1,9}})"
_MORE = rf"(?:(?:、|和|及|至|到|-)第?{_ONE}){{0,20}}"
_AFTER = rf"(?:之{N}{{1,3}})*"
_UPPER = rf"(?:第{N}{{1,5}}(?:分编|编|章|节)的?)*"
_HEADING = lazy(rf"(?P<divisions>{_UPPER}第{N}{{1,5}}(?:分编|编|章|节|部分))的?(?:章名|节名|编名|章节名称|标题|名称|题目)")
_DIVISION = lazy(
    rf"(?P<divisions>{_UPPER})(?P<last>第{_ONE}{_MORE})(?P<unit>分编|编|章|节)(?![号制辑写码程目点日约能课假])(?!的?第{N}{{1,7}}[条编章节分])"
)
_PROVISION = lazy(
    rf"""
    (?:[该本]条(?=第))?
    (?P<divisions>{_UPPER})
    (?:(?P<article>第[ ]?{_ONE}{_MORE})[ ]?条(?![例款件约文])(?P<after>{_AFTER}))?
    (?:的(?=第|最后|末))?
    (?:(?P<paragraph>第[ ]?{_ONE}{_MORE})[ ]?款(?![项式物])|(?P<last_paragraph>(?:最后一|末|最末)款))?
    (?:的(?=第|（|最后|末))?
    (?:(?P<item>(?:第[ ]?{_ONE}|（{N}{{1,7}}）){_MORE})[ ]?项(?!目)(?P<item_after>{_AFTER})|(?P<last_item>(?:最后一|末)项)
      |(?P<round>（{N}{{1,7}}）))?
    (?:的(?=第))?
    (?:(?P<subitem>第?{_ONE}{_MORE})[ ]?目(?![标的录前]))?
    (?:的?(?P<opening>(?:款首|条首|项首)(?:部分|语)?|第一自然段|开头(?:部分|语)|引导语|前段|主文部分))?
    """,
    re.VERBOSE,
)
_OTHER = lazy(
    rf"""
    (?:(?:法规|条例|规定|办法|细则|规则|规章|解释|决定)的?)?(?P<title>名称|标题|题目)(?=修改|改为|修订|变更|更改|中的?\ue001|由|调整为)
  | (?P<note>题注)
  | (?:(?P<preamble>引言|序言|前言|导言)(?:部分)?|正文)(?:的?第(?P<block>{N}{{1,5}})(?:自然段|段))?
  | 第(?P<alone>{N}{{1,5}})(?:自然段|段)
  | (?P<headings>(?:所有|各|全部)(?:的?章名|章的?名称|章节名称|章标题))
  | (?P<annex>附件|附表|附录)(?P<annex_number>{N}{{1,3}})?(?=[》，。；、的中修改作增和与及删\ue001 ]|\Z)
  | (?P<everywhere>(?:全文|通篇|(?:其他|其它|其余|法规|条例|办法|规定)?的?(?:相关|有关|各|所有|其他|其它|其余|全部)(?:条文|条款|章节|条)(?:及标题|内容|规定|表述)?(?=[中内里]的?|的?\ue001))
    |(?:条例|办法|规定|细则|规则|法规|法|解释|决定|条文|全文|文件|章程)(?=中的?(?:所有|全部)?\ue001|全文))
    """,
    re.VERBOSE,
)
_LINK = lazy(r" ?(?:、|和|及|与|以及|或者|或|至|到|-) ?")
_LINK_TO = ("至", "到", "-")
_BARE = lazy(rf"(?P<number>{N}{{1,9}})(?P<unit>[条款项])(?![例件约文目式])")
_LONG = lazy("[一二三四五六七八九]?[十百][零一二三四五六七八九]")
_FORMER = lazy(r"原来?的?|(?:修改|修正)后的?")
_OWN = "(?:(?:本|该)法|(?:本|该)?(?:条例|办法|规定|细则|规则|解释|章程|法规))"
_OF = lazy("(?:中的?|的)?")
_WHOLE_LAW = lazy(r"(?=中的?\ue001|中所有)")
_LEVELS = {"部分": Level.PART, "编": Level.BOOK, "分编": Level.PART, "章": Level.CHAPTER, "节": Level.SECTION}
_IN_DIVISIONS = lazy(rf"第({N}{{1,5}})(分编|编|章|节|部分)")


class Reader:
    """Reads the addresses of one instrument, which knows what the amended regulation is called."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        """Take the names under which orders cite the regulation, 刑法, beside 本条例 and 《…》."""
        called = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
        law = rf"(?P<law>《[^《》\n]{{1,100}}》(?:（[^（）\n]{{1,60}}）)?|(?:{called + '|' if called else ''}{_OWN})(?=第|名称|序言|附|中|全文|标题))"
        self._law = re.compile(law)
        self._start = re.compile(
            r"[原修第《（最末款条项引序前导正附全通法题标名所各其相有规办细决文章]|(?<=[将在去为])[零一二三四五六七八九十百]|[本该](?=条第)|(?:本|该)(?=法|条例|办法|规定|细则|规则|解释|章程)"
            + (f"|{called}" if called else "")
        )

    def find(self, flat: str) -> list[Listed]:
        """Return the lists in a flat text in which quotations are single characters, from left to right."""
        out: list[Listed] = []
        pos = 0
        while match := self._start.search(flat, pos):
            listed = self._listed(flat, match.start())
            pos = match.start() + 1
            if listed:
                out.append(listed)
                pos = listed.end
        return out

    def _listed(self, flat: str, start: int) -> Listed | None:
        first = self._element(flat, start) or self._headless(flat, start)
        if first is None:
            return None
        end, elements = first
        problem = ""
        while link := _LINK.match(flat, end):
            further = self._element(flat, link.end(), elements[-1]) or _bare(flat, link.end(), elements[-1])
            if further is None:
                break
            end, more = further
            if problem:
                continue
            try:
                more = _complete(elements[-1], more)
                elements += _until(elements[-1], more[0]) + more[1:] if link[0].strip() in _LINK_TO else more
            except (_ProblemError, ValueError) as error:
                problem = str(error)
        return Listed(start, end, tuple(elements), problem)

    def _headless(self, flat: str, start: int) -> tuple[int, list[Element]] | None:
        """Read 十三条 for 第十三条 where nothing else can be meant: behind 将, 在 or 删去, and 五十一条 behind 改为."""
        before = flat[max(0, start - 2) : start]
        sure = before.endswith(("将", "在", "去")) or (before in ("改为", "作为") and _LONG.match(flat, start))
        return _bare(flat, start, Element(Address())) if sure else None

    def _element(self, flat: str, pos: int, before: Element | None = None) -> tuple[int, list[Element]] | None:
        former = _FORMER.match(flat, pos)
        at = former.end() if former else pos
        law = self._law.match(flat, at)
        name = law["law"] if law else ""
        behind = _OF.match(flat, law.end()) if law else None
        former = (_FORMER.match(flat, behind.end()) if behind else None) or former
        found = self._named(flat, max(at, behind.end() if behind else 0, former.end() if former else 0), name)
        if law and found is None and _WHOLE_LAW.match(flat, law.end()):
            found = law.end(), [Element(Address(Place.EVERYWHERE, written=name))]
        if found is None and law and not name.startswith("《"):
            found = self._named(flat, at, "")
        if found is None:
            return None
        end, elements = found
        inherited = name.strip("《》") or (before.law if before else "")
        return end, [each._replace(law=inherited, former=former is not None) for each in elements]

    def _named(self, flat: str, pos: int, law: str) -> tuple[int, list[Element]] | None:
        for pattern, build in _KINDS:
            match = pattern.match(flat, pos)
            if match and match.end() > pos:
                try:
                    elements = list(build(match))
                except (ValueError, _ProblemError):
                    return None
                if elements:
                    written = law + match[0]
                    return match.end(), [e._replace(address=replace(e.address, written=written)) for e in elements]
        return None


def _numbers(text: str) -> list[int]:
    """Return the numbers of 第二、三至五."""
    out: list[int] = []
    for part in _SIGN.finditer(text):
        value = parse_numeral(part["n"])
        if part["to"] and out:
            if not 0 < value - out[-1] < LONGEST_RANGE:
                raise _ProblemError(f"no range: {text}")
            out += range(out[-1] + 1, value + 1)
        else:
            out.append(value)
    return out


_SIGN = lazy(rf"(?P<to>[至到-])?[、和及]?第? ?（? ?(?P<n>{N}{{1,9}})[ ）]*")


def _divisions(text: str) -> tuple[Number, ...]:
    return tuple(Number((parse_numeral(n),), _LEVELS[unit], f"第{n}{unit}") for n, unit in _IN_DIVISIONS.findall(text))


def _heading(match: re.Match[str]) -> Iterator[Element]:
    yield Element(Address(Place.DIVISION, _divisions(match["divisions"])), heading=True)


def _division(match: re.Match[str]) -> Iterator[Element]:
    above, level = _divisions(match["divisions"]), _LEVELS[match["unit"]]
    for value in _numbers(match["last"]):
        yield Element(Address(Place.DIVISION, (*above, Number((value,), level, format_number((value,), level)))))


def _inserted(text: str | None) -> tuple[int, ...]:
    return tuple(parse_numeral(part) for part in (text or "").split("之")[1:])


def _provision(match: re.Match[str]) -> Iterator[Element]:
    if match["round"] and not (match["article"] or match["paragraph"]):
        return
    articles: list[Number | None] = [None]
    if match["article"]:
        values: list[tuple[int, ...]] = [(value,) for value in _numbers(match["article"])]
        values[-1] += _inserted(match["after"])
        articles = [Number(value, Level.ARTICLE, format_number(value)) for value in values]
    paragraphs = _numbers(match["paragraph"]) if match["paragraph"] else [LAST if match["last_paragraph"] else 0]
    items: list[tuple[int, ...]] = [()]
    if match["item"] or match["round"]:
        items = [(value,) for value in _numbers(match["item"] or match["round"])]
        items[-1] += _inserted(match["item_after"])
    elif match["last_item"]:
        items = [(LAST,)]
    subitems = _numbers(match["subitem"]) if match["subitem"] else [0]
    if sum(len(each) > 1 for each in (articles, paragraphs, items, subitems)) > 1:
        raise _ProblemError("several lists in one address")
    if not (articles[0] or paragraphs[0] or items[0] or subitems[0] or match["opening"]):
        return
    above = _divisions(match["divisions"])
    for article in articles:
        for paragraph in paragraphs:
            for item in items:
                for subitem in subitems:
                    place = Address(Place.ARTICLE, above, article, paragraph, item, subitem, bool(match["opening"]))
                    yield Element(place)


def _other(match: re.Match[str]) -> Iterator[Element]:
    if match["title"]:
        yield Element(Address(Place.TITLE))
    elif match["note"]:
        yield Element(Address(Place.NOTE))
    elif match["headings"]:
        yield Element(Address(Place.HEADINGS))
    elif match["annex"]:
        number = parse_numeral(match["annex_number"]) if match["annex_number"] else 0
        yield Element(Address(Place.ANNEX, paragraph=number))
    elif match["everywhere"]:
        yield Element(Address(Place.EVERYWHERE))
    elif match["preamble"] or match["block"] or match["alone"]:
        block = match["block"] or match["alone"]
        yield Element(Address(Place.PREAMBLE, paragraph=parse_numeral(block) if block else 0))


_KINDS = ((_HEADING, _heading), (_DIVISION, _division), (_PROVISION, _provision), (_OTHER, _other))


def _bare(flat: str, pos: int, before: Element) -> tuple[int, list[Element]] | None:
    """Read 十二条 in 第六条、十二条."""
    match = _BARE.match(flat, pos)
    if not match:
        return None
    value, unit = parse_numeral(match["number"]), match["unit"]
    if unit == "条":
        address = Address(article=Number((value,), Level.ARTICLE, format_number((value,))))
    else:
        address = Address(paragraph=value) if unit == "款" else Address(item=(value,))
    return match.end(), [Element(replace(address, written=match[0]), before.law)]


def _complete(before: Element, elements: list[Element]) -> list[Element]:
    """Give 第三款 in 第二条第二款、第三款 its article."""
    out = []
    for each in elements:
        address = complete(each.address, before.address) if before.former or not each.former else each.address
        out.append(each._replace(address=address, bare=each.address))
        before = out[-1]
    return out


def anew(elements: list[Element]) -> list[Element]:
    """Return elements as a list of their own: the first takes nothing from what stood before it."""
    first, *rest = (each.alone for each in elements)
    return [first, *_complete(first, rest)]


def complete(address: Address, before: Address) -> Address:
    """Return an address that names no article with what the one before it names: 第三款 behind 第二条第二款 is 第二条第三款."""
    if address.place is not Place.ARTICLE or address.article or before.place is not Place.ARTICLE:
        return address
    keeps_paragraph = not address.paragraph and bool(address.item or address.subitem)
    keeps_item = not address.item and bool(address.subitem)
    return replace(
        address,
        divisions=before.divisions,
        article=before.article,
        paragraph=before.paragraph if keeps_paragraph else address.paragraph,
        item=before.item if keeps_item and keeps_paragraph else address.item,
    )


def _until(first: Element, last: Element) -> list[Element]:
    """Return what follows `first` in the range that ends with `last`."""
    one, other = first.address, last.address
    if one.place is Place.DIVISION and other.place is Place.DIVISION:
        a, b = one.divisions[-1], other.divisions[-1]
        values = _between((*a.value, a.level), (*b.value, b.level), (a.value[-1], b.value[-1]))
        numbers = [Number((v,), a.level, format_number((v,), a.level)) for v in values]
        return [last._replace(address=replace(other, divisions=(*one.divisions[:-1], n))) for n in numbers]
    if one.place is not other.place or one.level is not other.level or one.level is None:
        raise _ProblemError(f"no range: {one.written} to {other.written}")
    if one.level is Level.ARTICLE and one.article and other.article:
        start, stop = one.article.value, other.article.value
        values = _between(start[:-1], stop[:-1], (start[-1], stop[-1]))
        return [last._replace(address=replace(other, article=_article((*start[:-1], v)))) for v in values]
    if one.article != other.article:
        raise _ProblemError(f"no range: {one.written} to {other.written}")
    if one.level is Level.PARAGRAPH:
        values = _between((), (), (one.paragraph, other.paragraph))
        return [last._replace(address=replace(other, paragraph=v)) for v in values]
    if one.level is Level.ITEM and one.paragraph == other.paragraph and len(one.item) == len(other.item) == 1:
        values = _between((), (), (one.item[0], other.item[0]))
        return [last._replace(address=replace(other, item=(v,))) for v in values]
    raise _ProblemError(f"no range: {one.written} to {other.written}")


def _between(upper: tuple[object, ...], other: tuple[object, ...], ends: tuple[int, int]) -> range:
    first, last = ends
    if len(upper) != len(other) or not 0 < last - first < LONGEST_RANGE or first < 1:
        raise _ProblemError("no range")
    return range(first + 1, last + 1)


def _article(value: tuple[int, ...]) -> Number:
    return Number(value, Level.ARTICLE, format_number(value))
