"""A text with marked holes: what is left when the orders that cannot be carried out are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.amended import Cause, Line, Run, Traced
from regdiff.amending.applying.compose import Spelled
from regdiff.amending.applying.enact import Enacted, Skip, enact
from regdiff.amending.applying.node import Node
from regdiff.amending.instrument import Instrument, Order
from regdiff.model.numbers import Level
from regdiff.model.tree import Revision

MARK = "【未执行的修改指令：{orders}】"
"""The line at the end of an article with a hole."""
LIST = "附：未执行的修改指令"
"""The heading of the list of all of them, an annex."""
_LONGEST = 300
_MOST_ROUNDS = 60


def without(
    base: Revision, orders: Sequence[Order], first: int, instrument: Instrument, refused: Iterable[Order]
) -> Enacted:
    """Return what is enacted without refused orders, and without those that cannot be carried out then.

    Of a refused order the numbers that it gives still count, as long as they fit.
    """
    skip = dict.fromkeys(refused, Skip.WORDING)
    enacted = enact(base, orders, first, instrument.kind, skip)
    for _ in range(_MOST_ROUNDS):
        further = {job.order for job in enacted.refused}
        if not further or enacted.refusals:
            break
        skip |= {order: Skip.ALL if order in skip else Skip.WORDING for order in further}
        enacted = enact(base, orders, first, instrument.kind, skip)
    enacted.skipped = tuple(order for order in orders if order in skip)
    return enacted


def with_holes(enacted: Enacted, unread: Sequence[str]) -> frozenset[str]:
    """Mark what was left out in the new text, and return the numbers of the articles with marks.

    Args:
        enacted: what was done; its units are changed.
        unread: what stands outside orders and was not understood.
    """
    wanted: dict[Node, list[str]] = {}
    for order in enacted.skipped:
        for node in _articles_of(enacted, order):
            wanted.setdefault(node, []).append(order.number)
    out = set()
    for at, (unit, node) in enumerate(enacted.spelled):
        if unit.place is Place.ARTICLE and node in wanted:
            mark = Line((Run(MARK.format(orders="、".join(dict.fromkeys(wanted[node]))), Cause.HOLE),))
            lines = (*unit.lines, mark)
            enacted.spelled[at] = Spelled(Traced(unit.place, unit.number, lines, unit.steps, unit.bases), node)
            out.add(unit.number)
    listed = [LIST, *(_one_line(f"{order.number}：{order.text}") for order in enacted.skipped), *map(_one_line, unread)]
    lines = tuple(Line((Run(text, Cause.HOLE),)) for text in listed)
    enacted.spelled.append(Spelled(Traced(Place.ANNEX, "", lines), Node(Level.ARTICLE, place=Place.ANNEX)))
    return frozenset(out)


def _articles_of(enacted: Enacted, order: Order) -> Iterator[Node]:
    """Yield the articles that an order acts on, as far as they are in the new text."""
    numbers = {node.final: node for _, node in enacted.spelled if node.place is Place.ARTICLE and node.final}
    for operation in order.operations:
        for address in operation.targets:
            yield from _named(enacted, numbers, address)


def _named(enacted: Enacted, numbers: dict[tuple[int, ...], Node], address: Address) -> Iterator[Node]:
    if address.article is None:
        return
    if address.new:
        found = numbers.get(address.article.value)
        yield from [found] if found else []
        return
    yield from enacted.base.by_number.get(address.article.value, [])


def _one_line(text: str) -> str:
    text = " ".join(text.split())
    return (text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…").rstrip("。；：，")
