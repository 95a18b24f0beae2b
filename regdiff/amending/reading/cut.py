"""What an instrument is made of, before its orders are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from regdiff.amending.instrument import Rest, Span
from regdiff.messages import Message


@dataclass(slots=True)
class CutOrder:
    """One order before it is read."""

    number: str
    """As printed; empty where the order bears none."""
    start: int
    body: int
    """0-based offset behind its number."""
    end: int
    heads: tuple[Span, ...] = ()
    """Heads that stand above it and name a place: 三、第五条作如下修改：."""
    bare: list[Span] = field(default_factory=list)
    """Runs of wording without quotation marks."""
    within: Span | None = None
    """The run that is to be read, where the rest is frame: 对条文顺序作相应调整 in the sentence on republication."""
    shared: bool = False
    """It is for several regulations, and for each only what names it."""


@dataclass(slots=True)
class CutTarget:
    """One regulation with its orders before they are read."""

    title: str
    number: str
    orders: list[CutOrder] = field(default_factory=list)


@dataclass(slots=True)
class Cut:
    """What an instrument is made of."""

    targets: list[CutTarget] = field(default_factory=list)
    title: Span | None = None
    known: str = ""
    """The one regulation that title or enacting clause names."""
    passage: list[Span] = field(default_factory=list)
    effects: list[Span] = field(default_factory=list)
    republication: list[Span] = field(default_factory=list)
    common: list[CutOrder] = field(default_factory=list)
    """Orders for every target: 此外，对相关行政法规中的条文序号作相应调整."""
    rests: list[Rest] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
