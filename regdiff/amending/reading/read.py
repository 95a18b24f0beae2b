"""The text of an instrument → `Instrument`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from regdiff.amending.instrument import Instrument, Order, Span, Target
from regdiff.amending.reading.addresses import Reader
from regdiff.amending.reading.clauses import Source, read_clauses
from regdiff.amending.reading.context import Context
from regdiff.amending.reading.cut import Cut, CutOrder, CutTarget
from regdiff.amending.reading.cutting import Cutter
from regdiff.amending.reading.flat import flatten
from regdiff.amending.reading.frame import adopted_of, effective_of, issuer_of, kind_of
from regdiff.amending.reading.paragraphs import paragraphs_of
from regdiff.amending.reading.quotations import Quotation, find_quotations, quotations_in
from regdiff.amending.reading.wording import is_elided, lines_of
from regdiff.messages import Message, say

_STATE = "中华人民共和国"


def read_text(text: str) -> Instrument:
    """Read an instrument.

    Args:
        text: its plain text, one paragraph a line; empty lines do no harm. Spans of the result count from its beginning.

    Nothing is raised: what is not understood is a rest, and a text without any order has a target without orders.
    """
    flat = flatten(text)
    quotations = find_quotations(flat)
    cut = Cutter(text, flat, paragraphs_of(flat, quotations), quotations).run()
    source = Source(text, flat, quotations)
    reader = Reader()
    common = [_read_order(source, order, reader, Context()) for order in cut.common]
    targets = [_read_target(source, target, common) for target in cut.targets]
    orders = sorted({order.span: order for target in targets for order in target.orders}.values(), key=lambda o: o.span)
    return _frame(source, cut, tuple(targets) or (Target(cut.known, "", ()),), orders)


def _read_target(source: Source, target: CutTarget, common: list[Order]) -> Target:
    """Read the orders for one regulation, and number those that bear no number by their place among them."""
    title = flatten(target.title)
    names = tuple(sorted({title, title.removeprefix(_STATE)} - {""}))
    reader = Reader(names)
    orders = [_read_order(source, each, reader, Context(title, names, only=each.shared)) for each in target.orders]
    read = sorted((*orders, *common), key=lambda each: each.span)
    counted = (each if each.number else replace(each, number=str(at)) for at, each in enumerate(read, 1))
    return Target(target.title, target.number, tuple(counted))


def _read_order(source: Source, order: CutOrder, reader: Reader, context: Context) -> Order:
    for head in order.heads:
        context.begin(reader.find(source.flat[slice(*head)])[:1])
    quotations = quotations_in(source.quotations, order.start, order.end)
    if order.bare:
        quotations = _with(quotations, order.bare)
    told = read_clauses(source._replace(quotations=quotations), order.within or Span(order.body, order.end), reader, context)
    text = source.text[order.start : order.end]
    warnings = tuple(_warnings(source, quotations))
    return Order(order.number, Span(order.start, order.end), text, told.operations, told.rests, warnings)


def _with(quotations: list[Quotation], runs: list[Span]) -> list[Quotation]:
    """Add wording that stands without quotation marks, and drop what is quoted within it."""
    note = say("the wording stands without quotation marks")
    bare = [Quotation(span.start, span.end, (span.start, span.end), note) for span in runs]
    kept = [q for q in quotations if not any(span.start <= q.start < span.end for span in runs)]
    return sorted((*kept, *bare))


def _warnings(source: Source, quotations: Iterable[Quotation]) -> Iterable[Message]:
    for each in quotations:
        if each.repaired:
            yield each.repaired
        if is_elided(lines_of(source.text, each)):
            yield say("a wording is left out (…): the order can be read, and not be applied")


def _frame(source: Source, cut: Cut, targets: tuple[Target, ...], orders: list[Order]) -> Instrument:
    text, flat = source.text, source.flat
    title = "".join(line.strip() for line in text[slice(*cut.title)].split("\n")) if cut.title else ""
    passage = "\n".join(text[slice(*span)] for span in cut.passage)
    effects = [text[slice(*span)] for span in cut.effects]
    rests = [*cut.rests]
    taken = sorted([*(order.span for order in orders), *(rest.span for rest in rests)])
    return Instrument(
        title=title,
        kind=kind_of(flat[slice(*cut.title)] if cut.title else ""),
        issuer=issuer_of(title, flatten(title), flatten(passage)),
        adopted=adopted_of(flatten(passage)),
        passage=passage.strip("（）()"),
        effective=effective_of(flatten(effects[0])) if effects else None,
        effect=effects[0].strip() if effects else "",
        republished=any("公布" in flat[slice(*span)] for span in cut.republication),
        targets=targets,
        frame=tuple(_between(taken, len(text))),
        rests=tuple(sorted(rests, key=lambda rest: rest.span)),
        warnings=tuple(cut.warnings),
        text=text,
    )


def _between(taken: list[Span], length: int) -> Iterable[Span]:
    """Yield the runs that no order and no rest takes."""
    pos = 0
    for start, end in taken:
        if pos < start:
            yield Span(pos, start)
        pos = max(pos, end)
    if pos < length:
        yield Span(pos, length)
