"""Instruments and bases made in a line, for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Instrument, Kind, Operation, Order, Piece, Span, Target, Verb
from regdiff.model.numbers import Level, Number, format_number
from regdiff.model.parse import parse
from regdiff.model.tree import Article, Revision
from regdiff.model.write import block

HEAD = "---\ntitle: 示例条例\nlabel: '2020'\nnote: （2020年1月1日国务院令第1号公布）\n---\n\n"


def number(*value: int) -> Number:
    return Number(value, Level.ARTICLE, format_number(value))


def article(value: int, **parts: object) -> Address:
    return Address(article=number(value), **parts)  # type: ignore[arg-type]


def base(articles: Sequence[Sequence[str]], before: str = "") -> Revision:
    """A revision of articles, each given by its lines."""
    blocks = (block(format_number((at,)), "\n".join(lines)) for at, lines in enumerate(articles, 1))
    return parse(HEAD + before + "\n\n".join(blocks) + "\n")


def instrument(*orders: Operation | Iterable[Operation], kind: Kind = Kind.DECISION, title: str = "示例条例") -> Instrument:
    """An instrument with an order for each argument; its text is that of no real one."""
    made = []
    for at, each in enumerate(orders, 1):
        operations = (each,) if isinstance(each, Operation) else tuple(each)
        made.append(Order(str(at), Span(at * 10, at * 10 + 9), f"order {at}", operations))
    return Instrument(
        "国务院关于修改《示例条例》的决定", kind, "国务院", dt.date(2024, 1, 2), "", dt.date(2024, 2, 1), "本决定自2024年2月1日起施行。",
        republished=True, targets=(Target(title, "", tuple(made)),), frame=(), rests=(), warnings=(), text=" " * 10_000,
    )  # fmt: skip


def restate(address: Address, *lines: str) -> Operation:
    return Operation(Verb.RESTATE, (address,), pieces=(Piece(lines),))


def delete(*addresses: Address) -> Operation:
    return Operation(Verb.DELETE, addresses)


def insert(address: Address, *lines: str, into: Address | None = None) -> Operation:
    destination = Address(article=address.article, paragraph=address.paragraph, item=address.item, new=True)
    return Operation(
        Verb.INSERT, (into,) if into else (), (destination,), (Piece(lines),), level=destination.level or Level.ARTICLE
    )


def renumber(old: Address, new: Address) -> Operation:
    destination = Address(article=new.article, paragraph=new.paragraph, item=new.item, new=True)
    return Operation(Verb.RENUMBER, (old,), (destination,), level=old.level)


def replace(address: Address, phrase: str, words: str) -> Operation:
    return Operation(Verb.REPLACE, (address,), phrase=phrase, words=words)


REST = Operation(Verb.RENUMBER_REST, level=Level.ARTICLE)
EVERYWHERE = Address(Place.EVERYWHERE)


def lines_of(revision: Revision) -> list[tuple[str, ...]]:
    return [each.lines for each in revision.articles]


def numbers_of(revision: Revision) -> list[str]:
    return [each.number.printed for each in revision.articles]


def find(revision: Revision, printed: str) -> Article:
    return next(each for each in revision.articles if each.number.printed == printed)
