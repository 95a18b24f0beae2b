"""Lines that name a regulation: heads of parts, 一、对《X》作出修改, and orders that name it first, 一、将《X》第九条…."""

from __future__ import annotations

from regdiff.amending.reading.quotations import Quotation
from regdiff.amending.reading.signs import N, looks_like_order
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

_LAW = r"《(?P<law>[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》(?:（[^（）\n]{0,60}）)?"
_CHANGE = "(?:修改|修正|修订|调整)"
_PARTS = tuple(
    lazy(pattern + r"(?:：|。|，|\Z)")
    for pattern in (
        rf"(?:对|将|关于)?{_LAW}(?:的?(?:部分|有关|相关|个别)?(?:条款|条文|内容|规定)(?=作|做|进行|予以))?(?:中?的|(?:作|做|进行)(?:出|了|如下|以下|相应|部分|下列|的)*|予以){_CHANGE}(?:如下)?",
        rf"(?:对|将|关于)?{_LAW}{_CHANGE}如下",
        rf"(?:对|将|关于)?{_LAW}第[^。：“》]{{1,80}}[条款项]的{_CHANGE}(?=：?\Z)",
        rf"{_CHANGE}{_LAW}(?:如下|(?:部分|有关|相关)?(?:条款|条文|内容))?",
        rf"{_LAW}(?=：?\Z)",
    )
)
_PLACES = "第|名称|标题|题目|题注|序言|引言|附件|附表|附录|全文|有关|相关|各|原|增加|中"
_FIRST = lazy(rf"(?:(?:此外，)?(?:将|把|对|在|删去|删除)?){_LAW}(?:中|的)?(?={_PLACES}|删|\ue001)")
_CITED = lazy(rf"{_LAW}(?:中|的)?(?={_PLACES}|\ue001|“|\")")
_PLACE_HEAD = lazy(
    rf"(?:将|对)?第{N}{{1,7}}条[^。：“]{{0,20}}(?:(?:作|做)出?(?:如下|以下|下列)?{_CHANGE}|{_CHANGE}如下)：?\Z"
)


Title = tuple[int, int]
"""Where the title of a regulation stands in a text, without its 《》: 0-based offsets, half-open."""


class Part(NamedTuple):
    """The head of a part."""

    law: Title
    end: int
    """0-based offset behind it."""


def part_at(flat: str, start: int, end: int) -> Part | None:
    """Return the head of a part with which a paragraph begins, behind its number."""
    for pattern in _PARTS:
        if match := pattern.match(flat, start, end):
            return Part(match.span("law"), match.end())
    return None


def law_at(flat: str, start: int, end: int) -> Title | None:
    """Return the regulation that an order names first, 将《X》第九条…; None where it names none."""
    match = _FIRST.match(flat, start, end)
    return match.span("law") if match else None


def laws_cited(flat: str, start: int, end: int, quoted: list[Quotation]) -> list[Title]:
    """Return the regulations that a run names before places in them, outside quotations, in its order and each once."""
    found: dict[str, Title] = {}
    runs = iter(quoted)
    run = next(runs, None)
    for match in _CITED.finditer(flat, start, end):
        while run and run.end <= match.start():
            run = next(runs, None)
        if run is None or match.start() < run.start:
            found.setdefault(match["law"], match.span("law"))
    return list(found.values())


def names_place(flat: str, start: int, end: int) -> bool:
    """Say whether a paragraph only names the article that the orders below it are for: 第五条作如下修改：."""
    return _PLACE_HEAD.match(flat, start, end) is not None


def is_order(flat: str, start: int, end: int) -> bool:
    """Say whether a paragraph reads like an order, behind its number."""
    return looks_like_order(flat, start, end) and part_at(flat, start, end) is None


def as_title(printed: str) -> str:
    """Return a title as the regulation itself prints it: 《》 within it for 〈〉."""
    return printed.replace("\n", "").replace("〈", "《").replace("〉", "》")
