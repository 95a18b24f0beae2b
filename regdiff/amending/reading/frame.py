"""The frame of an instrument: lines that are no orders, each told by its form, and what they say.

`KINDS` is the table: how a line of each kind begins or reads, with an example that is a test.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum

from regdiff.amending.instrument import Kind
from regdiff.amending.reading.dates import DATE, dates_in
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple


class Line(Enum):
    """What a line of the frame is."""

    ENACTING = "enacting clause"
    EFFECT = "effect"
    REPUBLICATION = "republication"
    SCOPE = "what the annexes hold"
    HEAD = "head of several orders"
    ANNEX = "head of an annex"
    NUMBER = "number of a document"
    PASSAGE = "passage"
    SIGNATURE = "signature"
    PROMULGATION = "promulgation"


_SELF = "(?:本|该|以上|上述)(?:次)?(?:决定|修正案|修改决定|修改|修正|修订|令)"
_BLANK = " {0,24}年 {0,12}月 {0,12}日"
"""A date that is left to those who issue the instrument, as in a draft."""
_DAY = rf"(?:{DATE}|{_BLANK}|[^，。；：“]{{0,24}}?(?:公布|发布|颁布|通过|印发|批准|公告|签署|出版)(?:之日|之时|日)?)"
_LAW = r"《[^《》]{1,80}(?:[〈《][^〈〉《》]{1,60}[〉》][^《》]{0,60})?》(?:（[^（）]{0,60}）)?"
_BY = r"(?:根据|依照|按照|依据)(?:本|以上|上述)(?:决定|修正案|修改)"
_DOES = (
    r"(?:作|做)(?:出|了)?(?:如下|以下|下列|部分)(?:修改|修正|修订|补充|调整|决定)(?:、补充|和补充|、修改|和修改)?"
    r"|(?:修改|修正|修订|补充|调整)(?:的?内容)?如下|作(?:出|如下)?修改"
)


class Form(NamedTuple):
    """How a sentence of one kind reads; it is matched behind the number of a line, up to its end."""

    line: Line
    pattern: re.Pattern[str]
    example: str


KINDS: tuple[Form, ...] = (
    Form(
        Line.EFFECT,
        lazy(
            rf"(?:{_SELF}，?(?:自|从|由)?|(?:自|从|由)){_DAY}(?:起|开始|后)(?:[0-9零〇一二三四五六七八九十]{{1,3}}日后)?(?:正式)?(?:施行|生效|实施|执行)"
        ),
        "本决定自2022年8月1日起施行。",
    ),
    Form(
        Line.REPUBLICATION,
        lazy(
            rf"(?:此外，)?{_BY}[^。]{{0,12}}?(?:《|对|将|，)[^。]{{0,2000}}(?:重新|公布|公告|刊登|发布|修改|修正)[^。]{{0,20}}"
        ),
        "根据本决定，《某规定》作相应修改后重新公布。",
    ),
    Form(
        Line.REPUBLICATION,
        lazy(rf"(?:{_LAW}(?:、|和|及|以及)?){{1,200}}(?:等[^，。]{{0,30}})?(?:[^。：“]{{0,30}})?{_BY}[^。]{{0,200}}"),
        "《某条例》根据本决定作相应修改，重新公布。",
    ),
    Form(
        Line.REPUBLICATION,
        lazy(
            rf"(?:上述|以上|前述|修改后的|被修改的)[^。：“《]{{0,30}}(?:{_BY}[^。]{{0,200}}|重新(?:公布|发布)[^。]{{0,20}})"
        ),
        "上述法规根据本决定作相应修改，重新公布。",
    ),
    Form(
        Line.SCOPE,
        lazy(
            r"(?:决定)?对[0-9零〇一二两三四五六七八九十百]{1,4}(?:部|件|个|项)[^。：“]{0,40}"
            r"(?:予以|进行|作出|作)(?:修改|废止|修订|修正|宣布失效)。?(?:（[^（）。]{1,12}）)?"
        ),
        "一、对14部行政法规的部分条款予以修改。（附件1）",
    ),
    Form(
        Line.HEAD,
        lazy(
            r"(?:此外，)?(?:对|将)?(?:下列|以下|部分|有关|相关|其他)[^。：“，《]{0,40}(?:作|做|进行)(?:出|了)?"
            r"(?:(?:如下|以下|下列)[^。：“，]{0,6}(?:修改|修正|修订|调整)(?=[：。]?\Z)|[^。：“，]{0,8}(?:修改|修正|修订|调整)(?=：\Z))"
        ),
        "对部分条文作以下修改：",
    ),
    Form(
        Line.HEAD,
        lazy(r"对(?:下列|以下)[^。：“《]{0,60}(?:进行|予以|作出?)(?:修改|修正|修订|调整)(?=[：。]?\Z)"),
        "一、对下列不适应实际的法规进行修改",
    ),
    Form(
        Line.ANNEX,
        lazy(
            r"附件?(?![^\n]*(?:删|修改为|改为|增加|替换))(?:[0-9一二三四五六七八九十]{1,3})?"
            rf"(?:[：、. ]{{0,2}}(?:{_LAW}|[^，。；：“]{{0,40}}))?(?=\Z)"
        ),
        "附件1",
    ),
    Form(
        Line.ANNEX,
        lazy(r"[^，。；：“]{0,20}决定(?:修改|废止)(?:和废止)?的[^，。；：“]{1,16}(?:目录)?(?=\Z)"),
        "国务院决定修改的行政法规",
    ),
    Form(
        Line.NUMBER,
        lazy(r"（?[^，。；：“《]{1,30}[〔［（\[][12][0-9]{3}[〕］）\]] ?[^，。；：“]{0,4}[0-9]{1,5} ?号）?(?=\Z)"),
        "法释〔2023〕10号",
    ),
    Form(
        Line.NUMBER,
        lazy(r"（?(?:[^，。；：“《]{1,30}(?:令|公告) ?)?（?第 ?[零〇一二三四五六七八九十百千0-9]{1,6} ?号）?(?=\Z)"),
        "第一一六号",
    ),
    Form(
        Line.PASSAGE,
        lazy(rf"（{DATE}[^“]{{0,400}}）(?=\Z)"),
        "（2022年6月24日第十三届全国人民代表大会常务委员会第三十五次会议通过）",
    ),
    Form(Line.SIGNATURE, lazy(rf"(?:{DATE}|[12][0-9]{{3}}-[0-9]{{1,2}}-[0-9]{{1,2}})(?=\Z)"), "2024年12月6日"),
    Form(
        Line.SIGNATURE,
        lazy(
            r"(?:总理|主席|委员长|主任|省长|市长|部长|局长|署长|院长|会长|检察长|行长|州长|县长)[ ：]{0,6}"
            r"[^，。；：“ ]{1,3}[ ·]{0,3}[^，。；：“ ]{1,3}(?=\Z)"
        ),
        "总理　李强",
    ),
)
_HEAD_ONLY = (
    Form(
        Line.PROMULGATION,
        lazy(r"[^“。]{0,300}(?:现予公布|现予发布|予以公布|现予颁布|现公布)[^“。]{0,60}"),
        "《国务院关于修改〈某条例〉的决定》已经国务院常务会议通过，现予公布，自2025年6月1日起施行。",
    ),
    Form(
        Line.PASSAGE,
        lazy(rf"{DATE}[^“。]{{0,400}}(?:通过|批准|公布|施行|修正|发布)[^“。]{{0,20}}(?=\Z)"),
        "2023年12月29日　第十四届全国人民代表大会常务委员会第七次会议通过",
    ),
)


class Known(NamedTuple):
    """A sentence of the frame."""

    line: Line
    end: int
    """0-based offset behind it, its full stop included."""


def line_at(flat: str, start: int, end: int, *, head: bool = False) -> Known | None:
    """Return what the paragraph begins with, where it is a sentence of the frame that is known by its form.

    Args:
        flat: the flat text.
        start: 0-based offset of the paragraph, behind its number.
        end: its end.
        head: whether it stands above the orders.
    """
    for form in (*KINDS, *_HEAD_ONLY) if head else KINDS:
        match = form.pattern.match(flat, start, end)
        if match:
            stop = match.end()
            return Known(form.line, stop + (flat[stop : stop + 1] in tuple("。：") and stop < end))
    return None


def line_kind(flat: str, start: int, end: int, *, head: bool = False) -> Line | None:
    """Return what the paragraph begins with, None where it is no known sentence of the frame."""
    known = line_at(flat, start, end, head=head)
    return known.line if known else None


_ENACTING = lazy(
    rf"[^“\n]{{0,400}}?(?:(?:{_DOES})[^“\n：]{{0,16}}(?:：|\Z)|(?:决定|修改)(?:如下)?：|决定，?[^“\n。：]{{0,80}}：\Z)"
)


def enacting_end(flat: str, start: int, end: int) -> int:
    """Return the offset behind the clause by which a body decides, …决定对《X》作如下修改：; 0 where there is none."""
    match = _ENACTING.match(flat, start, min(end, start + 600))
    if not match or _DECIDES.search(match[0]) is None:
        return 0
    return match.end()


_DECIDES = lazy(r"决定|修改|修正")


_TITLE_END = lazy(r"(?:决定|修正案|修改案|通知|公告|命令|令|修正决定)(?:（[^（）]{1,16}）)?\Z")
_HAS_TITLE = lazy(r"(?:修改|修订|修正|废止|清理|调整|完善)[^，。；：]*?决定|修正案|修改[^，。；：]*?(?:通知|公告|令)\Z")


def is_title(line: str) -> bool:
    """Say whether a flat line ends as the title of an instrument does."""
    bare = line[: title_end(line)]
    return len(line) < 200 and "。" not in line and bool(_TITLE_END.search(bare)) and bool(_HAS_TITLE.search(bare))


def title_end(line: str) -> int:
    """Return the offset behind the title of a flat line, without what tells of the text printed behind it (附：修正本)."""
    behind = _WITH_TEXT.search(line)
    return behind.start() if behind else len(line)


_WITH_TEXT = lazy(r" *（?附[：， ]{0,2}[^，。；：）]{0,16}）?\Z")


_KIND = lazy(r"修正案(?:（[^（）]{1,16}）)?\Z")


def kind_of(title: str) -> Kind:
    """Return what an instrument calls itself."""
    return Kind.AMENDMENT if _KIND.search(title) else Kind.DECISION


_ISSUER = lazy(r"(?P<issuer>[^《》，。：；\d（）]{2,60}?)(?:关于|对《)")
_MEETING = lazy(
    r"(?:第[零〇一二三四五六七八九十百0-9]+届)?(?P<issuer>[^（）《》，。：；\d]{3,40}?)(?:第[零〇一二三四五六七八九十百0-9]+次|常务会议|审判委员会|全体会议|会议)"
)


def issuer_of(title: str, flat_title: str, passage: str) -> str:
    """Return the body that decided, as the title or the (flat) passage says; empty where neither does."""
    found = _ISSUER.match(flat_title)
    if found:
        return title[slice(*found.span("issuer"))].strip()
    for _, end, _date in dates_in(passage):
        meeting = _MEETING.match(passage[end:].lstrip(" 经由"))
        if meeting:
            return meeting["issuer"].strip(" 经由")
    return ""


def adopted_of(passage: str) -> dt.date | None:
    """Return the date of passage, else the first date that a passage holds."""
    dates = dates_in(passage)
    if not dates:
        return None
    passed = passage.find("通过")
    before = [day for _, end, day in dates if passed < 0 or end <= passed]
    return before[-1] if before and passed >= 0 else dates[0][2]


def effective_of(clause: str) -> dt.date | None:
    """Return from when an instrument is in force, None where its clause gives no date."""
    dates = dates_in(clause)
    return dates[0][2] if dates else None


_TITLES = lazy(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")


def laws_in(flat: str) -> list[str]:
    """Return the titles in 《》 of a flat line, without their marks, inner 〈〉 as in the name itself."""
    return [match[1].replace("〈", "《").replace("〉", "》") for match in _TITLES.finditer(flat)]
