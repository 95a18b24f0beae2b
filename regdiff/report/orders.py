"""The orders of an instrument in words, one line each, and as JSON (orders-1.schema.json)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Instrument, Operation, Order, Piece, Rest, Side, Span, Target, Verb
from regdiff.messages import told
from regdiff.model.left_out import LeftOut
from regdiff.model.numbers import Level
from regdiff.model.text import visible
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS

SCHEMA = "regdiff/orders/1"
_LONGEST = 30
"""Characters that are shown of a quoted phrase."""


class Shown(NamedTuple):
    """What is told of an instrument."""

    instrument: Instrument
    targets: Sequence[Target]
    """Those that were asked for."""
    place: Callable[[int], tuple[int, int]]
    """Gives page (0 for none) and line of a 0-based offset into the instrument's text."""
    left_out: Sequence[LeftOut] = ()

    @property
    def unread(self) -> tuple[Rest, ...]:
        """What was not understood, but for what stands among the orders for regulations that were not asked for."""
        if len(self.targets) == len(self.instrument.targets):
            return self.instrument.unread
        others = {order.span for target in self.instrument.targets if target not in self.targets for order in target.orders}
        own = [rest for target in self.targets for order in target.orders for rest in order.rests]
        ends = sorted((*others, *(order.span for target in self.targets for order in target.orders)))
        outside = [rest for rest in self.instrument.rests if _before(rest.span, ends) not in others]
        return tuple(sorted((*own, *outside), key=lambda rest: rest.span))


def _before(span: Span, orders: Sequence[Span]) -> Span | None:
    """Return the last order that begins before `span`."""
    return next((order for order in reversed(orders) if order.start <= span.start), None)


# As text


def show_text(shown: Shown, lang: str) -> str:
    """Return the orders as lines of text."""
    words = LABELS[lang]
    lines = [line for line in (_title(shown.instrument, words),) if line]
    for target in shown.targets:
        lines += ["", _head(target, words)]
        width = max((_width(order.number) for order in target.orders), default=0)
        for order in target.orders:
            lines += _order(order, width, words, lang)
    for warning in shown.instrument.warnings:
        lines += ["", words["order warning"].format(told(warning, lang))]
    if shown.unread:
        count = words["orders unread"].format(len(shown.unread))
        lines += ["", count, *(_unread(shown, rest, words, lang) for rest in shown.unread)]
    return visible("\n".join(lines).lstrip("\n") + "\n")


def _unread(shown: Shown, rest: Rest, words: dict[str, str], lang: str) -> str:
    return f"  {_where(shown, rest.span.start, words)}{told(rest.reason, lang)}{words['colon']}{_short(rest.text)}"


def _title(instrument: Instrument, words: dict[str, str]) -> str:
    parts = [instrument.title, instrument.issuer]
    parts += [words["orders adopted"].format(instrument.adopted)] if instrument.adopted else []
    parts += [words["orders effective"].format(instrument.effective)] if instrument.effective else []
    return " · ".join(part for part in parts if part)


def _head(target: Target, words: dict[str, str]) -> str:
    number = f"{target.number} " if target.number else ""
    title = f"《{target.title}》" if target.title else words["orders untitled"]
    count = words["orders count"].format(len(target.orders))
    return f"{number}{title} {count}"


def _order(order: Order, width: int, words: dict[str, str], lang: str) -> list[str]:
    orders = words["sum stop"].join(tell(each, words) for each in order.operations)
    if order.rests:
        orders = words["sum stop"].join(part for part in (orders, words["order unread"]) if part)
    number = order.number + " " * (width - _width(order.number))
    lines = [f"  {number}  {orders}"]
    lines += [f"  {' ' * width}  {words['order warning'].format(told(each, lang))}" for each in order.warnings]
    return lines


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _where(shown: Shown, offset: int, words: dict[str, str]) -> str:
    page, line = shown.place(offset)
    return words["order page"].format(page=page, line=line) if page else words["order line"].format(line)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 2 * _LONGEST else f"{line[: 2 * _LONGEST]}…"


def tell(operation: Operation, words: dict[str, str]) -> str:
    """Return an operation in words.

    Args:
        operation: the operation.
        words: the catalogue of the language.
    """
    at, to = _joined(operation.targets, words), _joined(operation.destinations, words)
    if operation.verb is Verb.INSERT_DIVISION:
        division, *held = operation.destinations
        to = _address(division) + (words["order holds"].format(_joined(held, words)) if held else "")
    return words[_key(operation)].format(
        at=at,
        to=to,
        old=_phrase(operation.phrase, words),
        new=_phrase(operation.words or "\n".join(line for piece in operation.pieces for line in piece.lines), words),
        unit=words[f"level {operation.level.name.lower()}"] if operation.level else "",
        text=operation.text,
    )


def _key(operation: Operation) -> str:
    """Return the catalogue's key for an operation: its verb, and what makes it be said otherwise."""
    verb = operation.verb
    name = f"order {verb.value.replace('-', ' ')}"
    if verb is Verb.INSERT:
        kinds = (bool(operation.targets) and operation.level is Level.ARTICLE, not operation.destinations)
        return f"order insert{' behind' * kinds[0]}{' last' * (kinds[1] and not kinds[0])}"
    if verb in (Verb.MERGE, Verb.SPLIT, Verb.DISSOLVE_DIVISION) and not operation.destinations:
        return f"{name} alone"
    if verb in (Verb.INSERT_WORDS, Verb.APPEND, Verb.MOVE_WORDS) and operation.side is Side.BEFORE:
        return f"{name} before"
    if verb is Verb.RENUMBER_REST and operation.targets:
        return f"{name} behind"
    return name


def _joined(addresses: Sequence[Address], words: dict[str, str]) -> str:
    """Return a list of addresses, three or more in a row as a range."""
    runs: list[list[Address]] = []
    for address in addresses:
        if runs and _follows(runs[-1][-1], address):
            runs[-1].append(address)
        else:
            runs.append([address])
    named = [
        words["number to"].format(_address(run[0]), _address(run[-1]))
        if len(run) > 2
        else words["list stop"].join(map(_address, run))
        for run in runs
    ]
    return words["list stop"].join(named)


def _follows(one: Address, other: Address) -> bool:
    """Say whether an article is the next one behind another."""
    levels = {one.level, other.level, Level.ARTICLE}
    if len(levels) > 1 or one.article is None or other.article is None or one.divisions != other.divisions:
        return False
    return one.article.value[:-1] == other.article.value[:-1] and one.article.value[-1] + 1 == other.article.value[-1]


def _address(address: Address) -> str:
    return "附件" + str(address.paragraph) if address.place is Place.ANNEX and address.paragraph else str(address)


def _phrase(text: str, words: dict[str, str]) -> str:
    line = " ".join(text.split("\n"))
    return words["quote"].format(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


# As data


def show_json(shown: Shown) -> str:
    """Return the orders as JSON on one line, with a line feed behind it."""
    import json

    return json.dumps(orders_data(shown), ensure_ascii=False, allow_nan=False) + "\n"


def orders_data(shown: Shown) -> dict[str, Any]:
    """Return the orders as data; the form is described by orders-1.schema.json."""
    read = shown.instrument
    return {
        "schema": SCHEMA,
        "title": read.title,
        "kind": read.kind.value,
        "issuer": read.issuer,
        "adopted": read.adopted.isoformat() if read.adopted else None,
        "passage": read.passage,
        "effective": read.effective.isoformat() if read.effective else None,
        "effect": read.effect,
        "republished": read.republished,
        "targets": [_target(shown, target) for target in shown.targets],
        "unread": [_rest(shown, rest) for rest in shown.unread],
        "warnings": list(read.warnings),
        "frame": [list(span) for span in read.frame],
        "left_out": [
            {"place": each.place, "text": each.text, "reason": each.reason.value, "law": each.law} for each in shown.left_out
        ],
        "text": read.text,
    }


def _target(shown: Shown, target: Target) -> dict[str, Any]:
    return {"title": target.title, "number": target.number, "orders": [_order_data(shown, order) for order in target.orders]}


def _order_data(shown: Shown, order: Order) -> dict[str, Any]:
    return {
        "number": order.number,
        **_place(shown, order.span),
        "operations": [_operation(each) for each in order.operations],
        "unread": [_rest(shown, rest) for rest in order.rests],
        "warnings": list(order.warnings),
    }


def _place(shown: Shown, span: Span) -> dict[str, Any]:
    page, line = shown.place(span.start)
    return {"page": page or None, "line": line, "span": list(span)}


def _rest(shown: Shown, rest: Rest) -> dict[str, Any]:
    return {**_place(shown, rest.span), "text": rest.text, "reason": rest.reason}


def _operation(operation: Operation) -> dict[str, Any]:
    return {
        "verb": operation.verb.value,
        "targets": [_address_data(each) for each in operation.targets],
        "destinations": [_address_data(each) for each in operation.destinations],
        "pieces": [_piece(each) for each in operation.pieces],
        "phrase": operation.phrase,
        "words": operation.words,
        "side": operation.side.value,
        "level": operation.level.name.lower() if operation.level else None,
        "text": operation.text,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {"number": piece.number, "lines": list(piece.lines)}


def _address_data(address: Address) -> dict[str, Any]:
    return {
        "place": address.place.value,
        "divisions": [str(number) for number in address.divisions],
        "article": str(address.article) if address.article else None,
        "paragraph": address.paragraph,
        "item": list(address.item),
        "subitem": address.subitem,
        "opening": address.opening,
        "sentence": address.sentence,
        "new": address.new,
        "written": address.written,
        "text": str(address),
    }
