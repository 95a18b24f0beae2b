"""Lists of addresses as an order prints them: 第二条第二款、第四十五条至第四十九条, 刑法第三十条和第三十一条.

Which article 第二款 alone means, the order's context says (`context`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from itertools import chain

from regdiff.amending.address import Address, Place
from regdiff.amending.reading.flat import QUOTED
from regdiff.amending.reading.places import (
    LONGEST_RANGE,
    Element,
    ListProblemError,
    Read,
    article_number,
    bare_at,
    place_at,
)
from regdiff.amending.reading.signs import N
from regdiff.messages import NOTHING, Message, said_by, say
from regdiff.model.numbers import Level, Number, format_number
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

LONGEST_LIST = 20_000
"""Places that one list may name, ranges spelled out."""


class Listed(NamedTuple):
    """A list of addresses, spelled out."""

    start: int
    """0-based offset into the text that was read, half-open with `end`."""
    end: int
    elements: tuple[Element, ...]
    problem: Message = NOTHING
    """Why it cannot be spelled out; empty where it is."""


_NAMED = lazy(
    r"(?:\A|(?<=[将把对在去除原，。；、和及与]))(?P<law>(?!依照|根据|违反|按照|本|该|将|把|在|对|删|原|增加|修改|并|同时|其中|此外|条例|办法|规定)(?:(?!第|作为|改为|修改|增加|删)[\u4e00-\u9fff]){2,40}?"
    rf"(?:法典|法|条例|办法|规定|细则|规则|章程|解释))(?=第{N}{{1,7}}[条章编])"
)
"""The name of a law without 《》, before an address: 刑法第三条."""
_START = lazy(
    "[原修上以前第《（最末款条项引序前导正附全通法题标名所各其相有规办细决文章]"
    "|(?<=[将在去为])[零一二三四五六七八九十百]|解释(?=第)|[本该](?=条第|法|条例|办法|规定|细则|规则|解释|章程)"
)
_PLACES = "第|名称|序言|附|中|全文|标题"
_LAW = lazy(
    r"(?P<law>《[^《》\n]{1,100}》(?:（[^（）\n]{1,60}）)?"
    rf"|(?:(?:本|该)法|(?:本|该)?(?:条例|办法|规定|细则|规则|解释|章程|法规))(?={_PLACES}))"
)
_BEFORE_PLACES = lazy(f"(?={_PLACES})")
_OF = lazy("(?:中的?|的)?")
_FORMER = lazy(r"原来?的?|(?:修改|修正)后的?")
_WHOLE_LAW = lazy(f"(?=中的?{QUOTED}|中所有)")
_LINK = lazy(r" ?(?:、|和|及|与|以及|或者|或|至|到|-) ?")
_TO = ("至", "到", "-")
_LONG = lazy("[一二三四五六七八九]?[十百][零一二三四五六七八九]")


class Reader:
    """Reads the addresses of the orders for one regulation."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        """Take the names under which orders cite the regulation, 刑法, beside 本条例 and 《…》."""
        self._names = tuple(sorted(filter(None, names), key=len, reverse=True))

    def find(self, flat: str) -> list[Listed]:
        """Return the lists in a flat text in which quotations are single characters, from left to right."""
        out: list[Listed] = []
        pos = 0
        for start in self._starts(flat):
            if start >= pos and (listed := self._listed(flat, start)):
                out.append(listed)
                pos = listed.end
        return out

    def _starts(self, flat: str) -> Iterator[int]:
        """Yield the offsets at which a list may begin."""
        named = chain.from_iterable(_finds(flat, name) for name in self._names)
        bare = (match.start() for match in _NAMED.finditer(flat))
        return merge((match.start() for match in _START.finditer(flat)), iter(sorted(named)), bare)

    def _listed(self, flat: str, start: int) -> Listed | None:
        first = self._element(flat, start) or _headless(flat, start)
        if first is None:
            return None
        end, elements = first
        problem = NOTHING
        while link := _LINK.match(flat, end):
            further = self._element(flat, link.end()) or bare_at(flat, link.end())
            if further is None:
                break
            end, more = further
            if problem:
                continue
            try:
                elements += _joined(elements[-1], more, to=link[0].strip() in _TO)
            except (ListProblemError, ValueError) as error:
                problem = said_by(error)
            if len(elements) > LONGEST_LIST:
                problem = say("more than {count} places", count=LONGEST_LIST)
        return Listed(start, end, tuple(elements), problem)

    def _element(self, flat: str, pos: int) -> Read | None:
        former = _FORMER.match(flat, pos)
        at = former.end() if former else pos
        end, name = self._law(flat, at)
        if name and _WHOLE_LAW.match(flat, end):
            return Read(end, [Element(Address(Place.EVERYWHERE, written=name), name.strip("《》"), former is not None)])
        of = _OF.match(flat, end) if name else None
        behind = of.end() if of else end
        later = _FORMER.match(flat, behind) if name else None
        found = place_at(flat, later.end() if later else behind, name)
        if found is None and name and not name.startswith("《"):
            name, found = "", place_at(flat, at)
        if found is None:
            return None
        law, is_former = name.strip("《》"), former is not None or later is not None
        return Read(found.end, [each._replace(law=law, former=is_former) for each in found.elements])

    def _law(self, flat: str, pos: int) -> tuple[int, str]:
        """Return where the name of a law that stands at `pos` ends, and the name."""
        for name in self._names:
            if flat.startswith(name, pos) and _BEFORE_PLACES.match(flat, pos + len(name)):
                return pos + len(name), name
        match = _LAW.match(flat, pos) or _NAMED.match(flat, pos)
        return (match.end(), match["law"]) if match else (pos, "")


def _finds(flat: str, name: str) -> Iterator[int]:
    at = flat.find(name)
    while at >= 0:
        yield at
        at = flat.find(name, at + 1)


def _headless(flat: str, start: int) -> Read | None:
    """Read 十三条 for 第十三条 where nothing else can be meant: behind 将, 在 or 删去, and 五十一条 behind 改为."""
    before = flat[max(0, start - 2) : start]
    sure = before.endswith(("将", "在", "去")) or (before in ("改为", "作为") and _LONG.match(flat, start))
    return bare_at(flat, start) if sure else None


def _joined(last: Element, more: list[Element], *, to: bool) -> list[Element]:
    """Return what a list gains by the elements behind its last one, completed; `to`: they are the end of a range."""
    more = _complete(last, more)
    return _until(last, more[0]) + more[1:] if to else more


def _complete(before: Element, elements: list[Element]) -> list[Element]:
    """Give 第三款 in 第二条第二款、第三款 its article, and the law that stands before the list."""
    out = []
    for each in elements:
        address = complete(each.address, before.address) if before.former or not each.former else each.address
        before = each._replace(address=address, bare=each.address, law=each.law or before.law)
        out.append(before)
    return out


def anew(elements: list[Element]) -> list[Element]:
    """Return elements as a list of their own: the first takes nothing from what stood before it."""
    first, *rest = (each.alone for each in elements)
    return [first, *_complete(first, rest)]


def complete(address: Address, before: Address) -> Address:
    """Return an address that names no article with what the one before names: 第三款 behind 第二条第二款 is 第二条第三款."""
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
    return [last._replace(address=address) for address in _range(first.address, last.address)]


def _range(one: Address, other: Address) -> list[Address]:
    no_range = ListProblemError(say("no range: {first} to {last}", first=one.written, last=other.written))
    if one.place is Place.DIVISION and other.place is Place.DIVISION:
        a, b = one.divisions[-1], other.divisions[-1]
        if a.level is not b.level:
            raise no_range
        numbers = [Number((v,), a.level, format_number((v,), a.level)) for v in _between(a.value[-1], b.value[-1])]
        return [replace(other, divisions=(*one.divisions[:-1], number)) for number in numbers]
    if one.place is not other.place or one.level is not other.level or one.level is None:
        raise no_range
    if one.level is Level.ARTICLE and one.article and other.article:
        *upper, first = one.article.value
        *same, last = other.article.value
        if upper != same:
            raise no_range
        return [replace(other, article=article_number((*upper, v))) for v in _between(first, last)]
    if one.article != other.article:
        raise no_range
    if one.level is Level.PARAGRAPH:
        return [replace(other, paragraph=v) for v in _between(one.paragraph, other.paragraph)]
    if one.level is Level.ITEM and one.paragraph == other.paragraph and len(one.item) == len(other.item) == 1:
        return [replace(other, item=(v,)) for v in _between(one.item[0], other.item[0])]
    raise no_range


def _between(first: int, last: int) -> range:
    if not 0 < last - first < LONGEST_RANGE or first < 1:
        raise ListProblemError(say("no range"))
    return range(first + 1, last + 1)
