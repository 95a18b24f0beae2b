"""How lines of an instrument begin: numbers of orders, the first words of an order, the clauses that close it."""

from __future__ import annotations

from regdiff.model.numbers import parse_numeral
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

N = "[零〇一二三四五六七八九十百千万两0-9]"
"""A character of a numeral, in a flat text."""

_MARKER = lazy(
    rf"(?P<list>(?P<a>[零〇一二三四五六七八九十百]{{1,6}})(?:、|[.，：](?! ?[0-9])| (?=[^ ])))"
    rf"|(?P<round>（ ?(?P<b>[零〇一二三四五六七八九十百]{{1,6}}) ?）[、，.]?)"
    rf"|(?P<digit>(?P<c>[0-9]{{1,3}})(?:[、，]|\.(?![0-9])))"
    rf"|(?P<small>（ ?(?P<d>[0-9]{{1,3}}) ?）[、，.]?)"
    rf"|(?P<article>第(?P<e>{N}{{1,7}})条(?= |：))"
)


class Marker(NamedTuple):
    """The number that a line begins with."""

    kind: str
    """How it is printed: list (一、), round (（一）), digit (1.), small (（1）), article (第一条 and a blank)."""
    value: int
    printed: str
    """As the instrument's readers cite it: 一, （一）, 1, （1）, 第一条."""
    end: int
    """0-based offset behind it and the blanks that follow."""


def marker_at(flat: str, pos: int) -> Marker | None:
    """Return the number that stands in a flat text at 0-based offset `pos`, or None."""
    match = _MARKER.match(flat, pos)
    if not match or match.lastgroup is None:
        return None
    kind = next(name for name in ("list", "round", "digit", "small", "article") if match[name])
    numeral = next(match[name] for name in "abcde" if match[name])
    try:
        value = parse_numeral(numeral)
    except ValueError:
        return None
    end = match.end()
    while end < len(flat) and flat[end] == " ":
        end += 1
    printed = {"round": f"（{numeral}）", "small": f"（{numeral}）", "article": match[0]}.get(kind, numeral)
    return Marker(kind, value, printed, end)


_NUMBERED = "[零〇一二三四五六七八九十百千0-9]+"
_UNITS = "个?[条款项目章节编句]"
_FIRST_WORDS = (
    r"(?:为了?[^。：“\"\n]{1,160}，)?(?:此外|另外|同时|并)?，?(?:对|将|把|在|于|增加|新增|增写|修改|原|《"
    rf"|第{_NUMBERED}[编章节条款项]|[^，。：“”]{{0,12}}第{_NUMBERED}条)"
)
_ORDERS = (
    rf"修改为|修订为|改为第|改为[“\"：]|改[写称]为?|删[去除掉]|取消第|废止第|(?:增加|新增|增写|增设)(?:[一二两三四五六七八九十]{{1,3}}{_UNITS}|规定|“|\")"
    r"|作为第|合并|单列|移至|作(?:出)?(?:如下|以下|相应)|予以修改|依次(?:顺延|提前)|条文顺序|的修改"
)
_STARTS_ORDER = lazy(
    rf"(?:此外，)?(?:将|把)?(?:删去|删除)(?:《|第|其|该|原|“|\")|{_FIRST_WORDS}[^\n]{{0,160}}?(?:{_ORDERS})"
)
_ORDERS_SOMETHING = lazy(
    rf"(?:修改|修订)为[：“\"]|删[去除](?:第|其|“|\")|增加(?:{N}{_UNITS}|规定|第|“|\")|增写|(?:改|作)为第"
    r"|(?:条文|条款|各条)[^，。：]{0,8}(?:顺序|序号|编号)"
)


def looks_like_order(flat: str, start: int, end: int) -> bool:
    """Say whether a line reads like an order, behind its number; what is taken for one is still read by the forms."""
    return _STARTS_ORDER.match(flat, start, min(end, start + 400)) is not None


def orders_something(flat: str, start: int, end: int) -> bool:
    """Say whether a line has words in it that no line of the frame has."""
    return _ORDERS_SOMETHING.search(flat, start, end) is not None


CLOSES = lazy(
    r"(?:本(?:决定|修正案|修改决定|修改|办法|规定)|以上(?:决定|修改)|上述(?:决定|修改))(?:自|由|从)|(?:《[^《》]{1,60}》)+(?:等[^，。]{0,30})?根据本|根据本(?:决定|修正案|修改)|"
    r"(?:此外|另外)，|附件?[：:0-9一二三四五六七八九十]|附件 |附件\Z|附录"
)
"""What a line of the frame behind the orders looks like, and 此外，…."""


def line_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the 0-based offsets of the lines of a run, without their line feeds."""
    stop = len(text) if end is None else end
    out = []
    while start <= stop:
        feed = text.find("\n", start, stop)
        last = stop if feed < 0 else feed
        out.append((start, last))
        start = last + 1
    return out


def skip_blanks(flat: str, pos: int, stop: int) -> int:
    """Return the 0-based offset of the first character from `pos` on, before `stop`, that is no blank."""
    while pos < stop and flat[pos] == " ":
        pos += 1
    return pos
