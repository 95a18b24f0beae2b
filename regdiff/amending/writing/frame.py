"""A whole instrument: its title, what it says before and behind its orders, and how these are numbered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from regdiff.amending.instrument import Operation
from regdiff.amending.writing.order import order_text
from regdiff.model.numbers import format_numeral


class Style(Enum):
    """Whose way of drafting; the value is what a user writes."""

    NPC = "npc"
    """一、将第三条修改为：“…”, a decision of the people's congress or its standing committee."""
    STATE_COUNCIL = "state-council"
    """The same; numbers follow by an order of their own, 此外，对条文顺序作相应调整."""
    COURT = "court"
    """1.将第三条修改为：, the wording on lines of its own."""
    AMENDMENT = "amendment"
    """修正案: the regulation is named in every order, 一、将刑法第三百九十条修改为：“…”."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What an instrument is to say."""

    regulation: str
    """Title of what it amends, without 《》."""
    issuer: str
    """Empty where it is not known; the place is then left to the one who issues it."""
    effective: dt.date | None
    """None where it is not known; a blank is left for it."""
    orders: tuple[tuple[Operation, ...], ...]
    """The numbered series."""
    parts: tuple[tuple[Operation, ...], ...]
    """What stands under 对部分条文作以下修改, numbered （一）."""
    last: tuple[Operation, ...]
    """Deletions at the end."""
    renumber_rest: bool
    """Whether the numbers of the other articles follow."""


_STATE = "中华人民共和国"
_INNER = str.maketrans("《》", "〈〉")


def write_instrument(contents: Contents, style: Style) -> str:
    """Return the text of an instrument: one line a paragraph, blank lines between, one line feed at its end."""
    head = _head(contents, style)
    orders = [*contents.orders, *([contents.last] if contents.last else [])]
    colon = "：\n" if style is Style.COURT else "："
    of = contents.regulation.removeprefix(_STATE) if style is Style.AMENDMENT else ""
    lines: list[str] = []
    for place, order in enumerate(orders, 1):
        lines += _numbered(place, order_text(order, colon=colon, of=of), style)
    lines += _parts(contents.parts, len(orders) + 1, style, colon, of)
    return "\n\n".join([*head, *lines, *_tail(contents, style)]) + "\n"


def _numbered(place: int, text: str, style: Style) -> list[str]:
    number = f"{place}." if style is Style.COURT else f"{format_numeral(place)}、"
    return (number + text).split("\n")


def _parts(parts: Sequence[Sequence[Operation]], place: int, style: Style, colon: str, of: str) -> list[str]:
    if not parts:
        return []
    if style in (Style.COURT, Style.AMENDMENT) or len(parts) == 1:
        orders = [_numbered(place + at, order_text(part, colon=colon, of=of), style) for at, part in enumerate(parts)]
        return [line for order in orders for line in order]
    lines = _numbered(place, "对部分条文作以下修改：", style)
    for at, part in enumerate(parts, 1):
        lines += f"（{format_numeral(at)}）{order_text(part, colon=colon)}".split("\n")
    return lines


def _head(contents: Contents, style: Style) -> list[str]:
    if style is Style.AMENDMENT:
        return [f"{contents.regulation}修正案"]
    decides = f"{contents.issuer}决定" if contents.issuer else ""
    named = _in_brackets(contents.regulation)
    return [f"{contents.issuer}关于修改{named}的决定", f"{decides}对{named}作如下修改："]


def _in_brackets(title: str) -> str:
    """Put a title in 《》, and what is in such brackets within it in 〈〉."""
    return f"《{title.translate(_INNER)}》"


def _tail(contents: Contents, style: Style) -> list[str]:
    name = "修正案" if style is Style.AMENDMENT else "决定"
    day = contents.effective
    when = f"{day.year}年{day.month}月{day.day}日" if day else "　　　　年　　月　　日"
    named = _in_brackets(contents.regulation)
    lines = [f"本{name}自{when}起施行。"]
    follow = contents.renumber_rest
    if style is Style.NPC:
        order = "并对条文顺序作相应调整" if follow else ""
        return [*lines, f"{named}根据本决定作相应修改{order}，重新公布。"]
    if follow:
        lines.insert(0, "此外，对条文顺序作相应调整。")
    return lines if style is Style.AMENDMENT else [*lines, f"{named}根据本{name}作相应修改，重新公布。"]
