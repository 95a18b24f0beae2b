"""References that a regulation makes to its own parts: 第四十条第二款第（三）项、前款、本法第三章.

Ground: 立法法 (2023) article 65 for 编、章、节、条、款、项、目 — 款 carries no number and is counted, 项 and 目 carry one.
To say that a target does not exist where it does is the worst mistake here: what is in doubt counts as a reference to
another law (`own` is False) or is left unresolved, and `missing` is silent on both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from regdiff.messages import NOTHING, Message, count_of, say
from regdiff.model.numbers import SHAPES, Level, Number, format_number, format_numeral, parse_numeral
from regdiff.model.patterns import lazy
from regdiff.model.text import fold
from regdiff.model.tree import Article, Division, Revision, marker
from regdiff.named import NamedTuple


class Reference(NamedTuple):
    """A place where a text points to an article, a part of one, or a division.

    `start` and `end` are 0-based offsets into the line; a leading 本法 or 《…》 stands before them.
    """

    start: int
    end: int
    text: str
    article: Number | None = None  # None where a division is meant or the target could not be resolved
    division: Number | None = None  # 第二节 of 第二章第二节; None where an article is meant
    within: tuple[Number, ...] = ()  # divisions named around the target, outermost first: 第二章
    paragraph: int | None = None  # 1-based
    item: int | None = None
    subitem: int | None = None
    until: Number | int | None = None  # end of a range, in the smallest part named: 第五条 of 第三条至第五条
    relative: bool = False  # it names no number of an article: 本条、前款, or 第二款 alone
    own: bool = True  # it points into this regulation for certain


_Spot = dict[Level, Number | int]
"""What is known of a place: the number at each level."""


class _Part(NamedTuple):
    start: int
    end: int
    level: Level
    word: str  # 本, 前, 该 or 下; empty for a numbered part
    value: Number | int  # how many for 前两款; 0 for 前款


# Patterns of numbers are searched in a text of this shape: 1 is 一, 2 is of 两三四五六, 3 of 二七八九十, 0 to 7 of any.
_SHAPES = SHAPES | {ord("（"): "(", ord("）"): ")", ord("\u3000"): " ", ord("\xa0"): " ", ord("\t"): " "}
_B = " {0,3}"
_N = "[0-7]{1,16}"
_ONE = rf"(?:\({_B}{_N}{_B}\)|{_N})"
_UNIT = r"条(?![例款件约文目])|款(?![项式物])|项(?!目)|目(?![标的录前])|(?:分?编|章|节)(?![号制辑写码程目点日约能课假])"
_PART = lazy(
    rf"第{_B}{_ONE}(?:{_B}(?:、|和|或者?|以?及|至|到){_B}第?{_B}{_ONE}){{0,40}}(?:(?<=\))2)?{_B}(?P<unit>{_UNIT})"
    rf"(?P<inserted>(?:{_B}之{_B}{_N})*)"
    rf"|(?:(?<![基根资成版样日剧])(?P<this>本)|(?P<that>该)(?=[条款项](?:第|所[列称述]))"
    rf"|(?<![目以之从此年日月天先提空当支])(?P<former>前)(?P<many>[1-3]?)(?=[条款项]))(?P<kind>{_UNIT})"
    r"|(?P<below>下列)"
)
_NUMERAL = lazy(_N)
_ELEMENT = lazy(rf"第{_B}{_ONE}|(?<!\)){_ONE}")  # not the 两 of （一）、（二）两项
_LEVELS = {level.sign: level for level in Level}
_WITHIN = tuple(Level)[5:]
"""The levels within an article."""


_SIGN = lazy("第|下列|本(?:[条款项目编章节]|分编)|该[条款项]|前[一二两三四五六七八九十]?[条款项]")


def _may_refer(text: str) -> bool:
    """Say whether it is worth while to search a line."""
    return _SIGN.search(text) is not None


def _parts(text: str, shape: str) -> Iterator[_Part]:
    """Yield the parts that references are made of; 第一、二款 has two."""
    for match in _PART.finditer(shape):
        if match["unit"]:
            yield from _numbered(match, text)
        else:
            level = _LEVELS[match["kind"]] if match["kind"] else Level.PARAGRAPH
            many = text[slice(*match.span("many"))] if match["many"] else ""
            yield _Part(*match.span(), level, match[0][0], parse_numeral(many) if many else 0)


def _numbered(match: re.Match[str], text: str) -> Iterator[_Part]:
    level = _LEVELS[match["unit"]]
    elements = [m.span() for m in _ELEMENT.finditer(match.string, match.start(), match.start("unit"))]
    for start, stop in elements:
        end, inserted = stop, ""
        if stop == elements[-1][1]:
            inserted = text[slice(*match.span("inserted"))] if level <= Level.ARTICLE else ""  # 第二项之一 is one of them
            end = match.end("unit") + len(inserted)
        try:
            value = tuple(parse_numeral(n) for n in _numerals(f"{text[start:stop]} {inserted}"))
        except ValueError:
            continue
        printed = fold(text[start:stop] + match["unit"] + inserted)
        yield _Part(start, end, level, "", value[0] if level > Level.ARTICLE else Number(value, level, printed))


def _numerals(text: str) -> Iterator[str]:
    return (text[slice(*match.span())] for match in _NUMERAL.finditer(text.translate(_SHAPES)))


@lru_cache(maxsize=1024)
def _groups(text: str) -> tuple[list[_Part], ...]:
    """Return the parts of a line, those joined that stand side by side: 第四十条 第二款 第三项.

    Most lines stand in both texts of a law, and are cut once.
    """
    return tuple(_joined(text)) if _may_refer(text) else ()


def _joined(text: str) -> Iterator[list[_Part]]:
    """Join parts that stand side by side, the greater before the smaller."""
    group: list[_Part] = []
    for part in _parts(text, text.translate(_SHAPES)):
        fits = not part.word or (part.word == "前" and part.value != 0)
        joins = fits and group and part.level > group[-1].level and group[-1].word != "下"
        if group and not (joins and not text[group[-1].end : part.start].strip()):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


_LAWS = "法|条例|规定|办法|细则|决定|章程|准则|规则|规程|解释|意见|通知|规范"
_OWN = lazy(rf"(?<![基根资成版样日])本(?:实施|暂行|试行)?(?:{_LAWS})(?:[（(][^（()）]{{0,80}}[）)])?\Z")
_BARE = lazy(
    r"(?:\A|[，。；：、！？,;:（(]|[依按参比遵]照|[根依]据|违反|具?有|[符适]合|属于|适用|行使|除|因|与|和|及|或者?|对|由|在|按|"
    r"执行|触犯|经|以|为|是|见|并|且|凡|受|被|具备|出现|存在|至|到)\Z"
)
_AFTER_LAW = lazy(rf"(?:[》〉”」]|{_LAWS}|公约|协定|法规|规章)(?:、|，|和|与|及|或者?|以及)\Z")
_BLANKS = r"[ \u3000\xa0\t]{0,3}"
_LINK = lazy(rf"{_BLANKS}(?:、|，|,|和|与|以?及其?|或者?|(?P<to>直?至|到|[—–~～-]{{1,2}})){_BLANKS}")
_AMENDING = lazy(rf"修改为|改为第|删[去除]第|增加[0-7][条款项目]|(?:作为|[将把])第{_ONE}[条款项]")
_STOP = lazy(r"[。；;！？!?\n]")


def _leads_home(before: str, names: tuple[str, ...]) -> bool | None:
    """Say whether a reference behind `before` points into this regulation; None where only its sentence can tell."""
    before = before.rstrip(" \u3000\xa0\t")
    own = (before[: -len(n)] for name in names if name for n in (f"《{name}》", name) if before.endswith(n))
    if _OWN.search(before) or any(map(_BARE.search, own)):
        return True
    return None if _BARE.search(before) and not _AFTER_LAW.search(before) else False


def _above(spot: _Spot, top: int) -> _Spot:
    """Keep what stands above `top`: of 第十条第二款, 第十条 for a 第三款 that follows it; of 第二章第二节, 第二章."""
    return {level: value for level, value in spot.items() if level < top} if top != Level.ARTICLE else {}


def _resolve(part: _Part, where: _Spot, before: Number | None) -> tuple[_Spot, int | None]:
    """Return what a relative part stands for where it stands, and the end of its range."""
    level, many = part.level, int(part.value) if isinstance(part.value, int) else 0
    if part.word in {"本", "下"} or level < Level.ARTICLE:
        return ({} if level < Level.ARTICLE else _above(where, level + 1)), None
    if level is Level.ARTICLE:
        return ({level: before} if before and many < 2 else {}), None
    here = where.get(level)
    first = here - (many or 1) if isinstance(here, int) else 0
    if first < 1:  # 前项 below the list, 前款 in the first paragraph
        return _above(where, Level.PARAGRAPH), None
    return {**_above(where, level), level: first}, first + many - 1 if many > 1 else None


def _read(text: str, where: _Spot, before: Number | None, names: tuple[str, ...]) -> list[Reference]:
    """Return the references of one line, read from left to right."""
    groups = _groups(text)
    amending = bool(groups) and _AMENDING.search(text.translate(_SHAPES)) is not None
    out: list[Reference] = []
    named: _Spot = {}  # what the last reference named
    for group in groups:
        top, start = group[0], group[0].start
        last = out[-1] if out else None
        link = _LINK.fullmatch(text, last.end, start) if last and not top.word else None
        spot, until, relative = _above(named, top.level), None, bool(top.word)
        if last and link:
            own, relative = last.own, last.relative
        elif top.word == "该":
            own, spot = bool(last and last.own), _above(named, top.level + 1)
        elif top.word:
            own = top.word == "本" or not amending
            spot, until = _resolve(top, where, before)
        else:
            same = None if last is None or _STOP.search(text, last.end, start) else last  # in the same sentence
            relative, lead = top.level > Level.ARTICLE, _leads_home(text[max(0, start - 160) : start], names)
            own = lead or (lead is None and not amending and (same is None or same.own))
            here = same is None or (same.own and same.article == where.get(Level.ARTICLE))
            spot = _above(where, Level.PARAGRAPH) if here and relative else {}
        for part in group[bool(top.word) :]:
            spot[part.level] = part.value if not part.word else 1
            until = int(str(part.value)) if part.word else until  # 第三条前两款: the first two
            relative = relative and part.level is not Level.ARTICLE
        if last and link and link["to"]:
            out[-1] = last._replace(until=spot[group[-1].level])
        ref = _reference(text[start : group[-1].end], start, spot)
        out.append(ref._replace(until=until, relative=relative, own=own))
        named = spot
    return out


def _reference(text: str, start: int, spot: _Spot) -> Reference:
    numbers = [value for _, value in sorted(spot.items()) if isinstance(value, Number)]
    target, within = (numbers[-1], tuple(numbers[:-1])) if numbers else (None, ())
    article, division = (target, None) if Level.ARTICLE in spot else (None, target)
    paragraph, item, subitem = (n if isinstance(n := spot.get(level), int) else None for level in _WITHIN)
    return Reference(start, start + len(text), text, article, division, within, paragraph, item, subitem)


def find_in_text(text: str, own_names: tuple[str, ...] = ()) -> tuple[Reference, ...]:
    """Return the references in a line that stands alone; relative ones stay unresolved.

    Args:
        text: the line.
        own_names: what the regulation calls itself, beside 本法、本条例 and the like.

    Source of the rule: 立法法 (2023) article 65.
    """
    return tuple(_read(text, {}, None, own_names))


def find_references(
    article: Article, previous: Article | None = None, own_names: tuple[str, ...] = ()
) -> tuple[tuple[int, Reference], ...]:
    """Return the references in an article, in the order of the text, each behind its 0-based index into `lines`.

    Args:
        article: the article.
        previous: the one before it, for 前条; without it 前条 of 第五条 is taken to be 第四条.
        own_names: what the regulation calls itself, beside 本法、本条例 and the like.

    Source of the rule: 立法法 (2023) article 65.
    """
    found = [at for at, line in enumerate(article.lines) if _groups(line)]
    spots = provisions(article) if found else []
    before = previous.number if previous else _number_before(article)
    out: list[tuple[int, Reference]] = []
    for index in found:
        paragraph, item = spots[index]
        where: _Spot = {Level.ARTICLE: article.number, Level.PARAGRAPH: paragraph, Level.ITEM: item}
        where = {level: value for level, value in where.items() if value}
        refs = _read(article.lines[index], where, before, own_names)
        out += ((index, ref) for ref in refs)
    return tuple(out)


def _number_before(article: Article) -> Number | None:
    """Return which number the article before one has, if it has the number before its own; None before the first."""
    *start, last = article.number.value or (0,)
    value = (*start, last - 1) if last > 1 else tuple(start)
    return Number(value, Level.ARTICLE, format_number(value)) if value else None


def provisions(article: Article) -> list[tuple[int, int]]:
    """Return paragraph and item of each line, 0 for none; an empty line and a caption 【…】 count as no paragraph."""
    out: list[tuple[int, int]] = []
    paragraph, item, listed = 0, 0, False
    for line in article.lines:
        level, sign = marker(line)
        if level is Level.PARAGRAPH:
            paragraph, item, listed = paragraph + (not _NO_PARAGRAPH.fullmatch(line)), 0, False
        elif level is Level.ITEM or not listed:  # 1. right below a paragraph is an item
            paragraph, item, listed = paragraph or 1, _marked(sign), listed or level is Level.ITEM
        out.append((paragraph, item))
    return out


def _marked(sign: str) -> int:
    """Return the number of a marker such as （三）, 3. or ③; 0 where it is none."""
    try:
        return int(unicodedata.numeric(sign)) if len(sign) == 1 else parse_numeral(sign.strip("（()）.．、"))
    except ValueError:
        return 0


_NO_PARAGRAPH = lazy(r"\s*(?:【[^】]*】)?")
_INLINE = lazy(rf"[：；。，:;,、]\({_N}\)")


class _Index:
    """What stands in a revision, built once for many references."""

    def __init__(self, revision: Revision) -> None:
        self.articles: dict[Number, list[Article]] = {}
        self.paths: list[tuple[Number, ...]] = []
        self.parts: dict[Number, tuple[dict[int, set[int]], int]] = {}
        for path, node in revision.walk():
            if isinstance(node, Division):
                self.paths.append((*(d.number for d in path), node.number))
            else:
                self.articles.setdefault(node.number, []).append(node)
        plain = {number.value[0] for number in self.articles if number.value}
        # An excerpt, or a text whose numbers begin anew or were misread, proves nothing.
        self.whole = 1 in plain and len(plain) >= 0.9 * max(plain)

    def lacks(self, ref: Reference) -> Message:
        target = ref.article or ref.division
        # What 第六项 alone belongs to, the sentence that opens the list may say, which stands on another line.
        bare = ref.relative and not ref.text.startswith(("本", "前"))
        if bare or not (ref.own and self.whole and target):
            return NOTHING
        around = () if ref.article else ref.within
        inside = [p[-1] for p in self.paths if p[-1].level is target.level and set(around) <= set(p)]
        there = self.articles if ref.article else inside
        for number in (target, ref.until):
            if not there or not isinstance(number, Number) or number in there or number.level is not target.level:
                continue
            if number.value[1:] == (1,) and replace(number, value=number.value[:1]) in there:
                return NOTHING  # 有第三条、第四条之一的: one of them
            wanted = "".join(fold(n.printed) for n in (*around, number))
            return say("there is no {wanted} (the last is {printed})", wanted=wanted, printed=fold(max(there).printed))
        found = self.articles.get(target, ())
        if len(found) != 1 or not (ref.paragraph or ref.item):
            return NOTHING
        if found[0].number not in self.parts:
            self.parts[found[0].number] = _counted(found[0])
        return _lacks_part(ref, found[0], *self.parts[found[0].number])


def _counted(article: Article) -> tuple[dict[int, set[int]], int]:
    """Return the items of each paragraph of an article, and how many lines close a list."""
    items: dict[int, set[int]] = {}
    closings = 0
    for (paragraph, item), line in zip(provisions(article), article.lines, strict=True):
        if paragraph:
            closings += bool(not item and items.get(paragraph - 1))
            items.setdefault(paragraph, set()).update(map(_marked, _inline(line)))
            items[paragraph].update((item,) if item else ())
    return items, closings


def _inline(line: str) -> Iterator[str]:
    """Yield the markers that stand within a line."""
    return (line[match.start() + 1 : match.end()] for match in _INLINE.finditer(line.translate(_SHAPES)))


def _lacks_part(ref: Reference, article: Article, items: dict[int, set[int]], closings: int) -> Message:
    """Say which paragraph or item of its article a reference lacks; 目 are not looked at."""
    name, first = fold(article.number.printed), ref.paragraph
    until = ref.until if isinstance(ref.until, int) and not ref.subitem else 0
    if max(first or 0, 0 if ref.item else until) > len(items) > 0:
        return count_of("{place} has {count} paragraph", "{place} has {count} paragraphs", len(items), place=name)
    # A line that closes a list is a paragraph to some and none to others: look in those behind it, too.
    behind = items if first is None else range(first, min(first + closings, len(items)) + 1)
    have = {n for p in behind for n in items[p]} if ref.item else set()
    lost = {ref.item, until or ref.item} - have if ref.item else ()
    if not lost or (not have and ref.relative and first is None):  # 第三项工作 counts things, not items
        return NOTHING
    name += f"第{format_numeral(first)}款" if first else ""
    if not have:
        return say("{place} has no items", place=name)
    return count_of("{place} has {count} item", "{place} has {count} items", len(have), place=name)


def missing(reference: Reference, revision: Revision) -> Message:
    """Say in one line what of the target does not exist in the revision; empty when it does, or nobody can tell.

    Nothing is said of another law, of an unresolved reference, and of a revision whose articles do not run from 第一条
    with hardly a gap. 款 are counted by lines, 项 go by their printed numbers.

    Source of the rule: 立法法 (2023) article 65.
    """
    return lacking(revision)(reference)


def lacking(revision: Revision) -> Callable[[Reference], Message]:
    """Return a function that does what `missing` does, for many references to one revision."""
    return _Index(revision).lacks


def missing_in(revision: Revision) -> Iterator[tuple[Article, int, Reference, Message]]:
    """Yield every reference of a revision whose target is missing: article, 0-based line in it, reference, what lacks."""
    lacks, previous = lacking(revision), None
    names = (revision.head.title,) if revision.head.title else ()
    for article in revision.articles:
        for line, ref in find_references(article, previous, names):
            if lack := lacks(ref):
                yield article, line, ref, lack
        previous = article
