"""Numbers of articles: slots for plain ones, and 第N条之一 beside the article that they follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from regdiff.amending.applying.job import Refusal
from regdiff.amending.applying.node import Node
from regdiff.amending.applying.slots import Clash, arrange, gaps
from regdiff.messages import say
from regdiff.model.numbers import Level, format_number

_MOST_GAPS = 1000
"""Most numbers that a base may leave out, and still be renumbered."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The articles of the new text in its order, with their numbers."""

    order: list[Node]
    numbers: dict[Node, tuple[int, ...]]
    clashes: list[Clash]
    moves: list[Node]
    loose: list[Node]
    """Articles whose number stands out of the base's order; they keep it."""


def number(old: Sequence[Node], new: Sequence[Node], *, closes: bool) -> Numbered:
    """Give every article its number.

    Args:
        old: the base's articles, those that leave included.
        new: inserted and composed ones.
        closes: numbers of articles that leave are taken by those behind them; else they stay free.

    Raises:
        Refusal: the base's numbers are doubled, or begin anew, so that nothing can be renumbered.
    """
    plain, suffixed, loose = _kinds(old)
    staying = [node for node in plain if not node.leaves and not _is_suffixed(node)]
    fixed = [node for node in (*suffixed, *new) if _is_plain(node)]
    changes = bool(fixed) or any(_pinned_away(node) for node in staying) or (closes and len(staying) < len(plain))
    numbers = {node: node.number for node in old if not node.leaves and not _is_suffixed(node)}
    clashes: list[Clash] = []
    moves: list[Node] = []
    if changes:
        _require_order(old, loose)
        sequence, merged = _sequence(plain, closes=closes)
        arranged = arrange(sequence, fixed, Level.ARTICLE, merged)
        clashes, moves = arranged.clashes, arranged.moves
        shifted: dict[Node, tuple[int, ...]] = {
            node: (at,) for at, node in enumerate(arranged.order, 1) if not _is_gap(node)
        }
        numbers |= shifted | _followed(suffixed, plain, shifted)
    clashes += _put_suffixed([*old, *new], numbers)
    return Numbered(_ordered(old, new, numbers, loose), numbers, clashes, moves, loose if changes else [])


def _is_gap(node: Node) -> bool:
    return node.is_new and node.pin is None and node.behind is None


def _is_suffixed(node: Node) -> bool:
    return node.pin is not None and len(node.pin.number) > 1


def _is_plain(node: Node) -> bool:
    """Say whether a new article, or one with 之一, takes a plain number."""
    return not node.leaves and not _is_suffixed(node) and (node.is_new or node.pin is not None)


def _pinned_away(node: Node) -> bool:
    return node.pin is not None and node.pin.number != node.number


def _kinds(old: Sequence[Node]) -> tuple[list[Node], list[Node], list[Node]]:
    """Part the base's articles: plain numbers that rise, those with 之一, and what stands out of order."""
    rising = _rising([node.number for node in old])
    kept = [node for at, node in enumerate(old) if at in rising]
    loose = [node for at, node in enumerate(old) if at not in rising]
    return [n for n in kept if len(n.number) == 1], [n for n in kept if len(n.number) != 1], loose


def _rising(numbers: list[tuple[int, ...]]) -> set[int]:
    """Return the positions of a longest strictly rising subsequence."""
    ends: list[tuple[int, ...]] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(numbers):
        place = bisect_left(ends, value)
        if place == len(ends):
            ends.append(value)
            at.append(index)
        else:
            ends[place], at[place] = value, index
        before.append(at[place - 1] if place else -1)
    out: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        out.add(index)
        index = before[index]
    return out


def _require_order(old: Sequence[Node], loose: list[Node]) -> None:
    """Refuse to renumber a base whose numbers say nothing.

    Raises:
        Refusal: numbers are doubled, or many stand out of order.
    """
    seen: set[tuple[int, ...]] = set()
    for node in old:
        if node.number in seen:
            raise Refusal(say("articles cannot be renumbered: the base has {place} twice", place=node.printed))
        seen.add(node.number)
    if len(loose) > 1 + len(old) // 50:
        raise Refusal(
            say("articles cannot be renumbered: in the base {place} and others stand out of order", place=loose[0].printed)
        )


def _sequence(plain: list[Node], *, closes: bool) -> tuple[list[Node], list[tuple[int, Node]]]:
    """Return the base's plain articles that take part, with a node for each number that the base leaves out.

    With them, where those stood that were merged, and into what.
    """
    out: list[Node] = []
    merged: list[tuple[int, Node]] = []
    last = missing = 0
    for node in plain:
        missing += node.number[0] - last - 1
        if missing > _MOST_GAPS:
            raise Refusal(
                say("articles cannot be renumbered: the base leaves out numbers before {place}", place=node.printed)
            )
        out += gaps(node.number[0] - last - 1)
        last = node.number[0]
        merged += [(len(out), heir) for heir in node.heirs if node.leaves]
        if not node.leaves and not _is_suffixed(node):
            out.append(node)
        elif not closes:
            out += gaps(1)
    return out, merged


def _followed(suffixed: list[Node], plain: list[Node], shifted: dict[Node, tuple[int, ...]]) -> dict[Node, tuple[int, ...]]:
    """Let 第N条之一 follow 第N条.

    Raises:
        Refusal: 第N条 has left, and the numbers behind it move.
    """
    parents = {node.number: node for node in plain}
    moves = any(node.number != number for node, number in shifted.items() if node.number)
    out: dict[Node, tuple[int, ...]] = {}
    for node in suffixed:
        if node.leaves or node.pin is not None or not node.number:
            continue
        parent = parents.get(node.number[:1])
        if parent in shifted and parent is not None:
            out[node] = (*shifted[parent], *node.number[1:])
        elif moves:
            raise Refusal(
                say(
                    "{place} cannot be numbered: {other} leaves the text",
                    place=node.printed,
                    other=format_number(node.number[:1]),
                )
            )
    return out


def _put_suffixed(nodes: Sequence[Node], numbers: dict[Node, tuple[int, ...]]) -> list[Clash]:
    """Give the numbers with 之一 that orders name; what is wrong with them is returned."""
    clashes: list[Clash] = []
    holders = {value: node for node, value in numbers.items()}
    for node in nodes:
        if node.pin is None or not _is_suffixed(node) or node.leaves:
            continue
        value = node.pin.number
        printed = format_number(value)
        if value in holders:
            clashes.append(
                Clash(node, say("{place} is taken: {other} has that number", place=printed, other=holders[value].name))
            )
        elif value[:1] not in holders:
            clashes.append(
                Clash(
                    node,
                    say("{place} has no {other} beside which it could stand", place=printed, other=format_number(value[:1])),
                )
            )
        holders[value] = node
        numbers[node] = value
    return clashes


def _ordered(
    old: Sequence[Node], new: Sequence[Node], numbers: dict[Node, tuple[int, ...]], loose: list[Node]
) -> list[Node]:
    """Return all articles by number; what stands out of order stays behind the article that it stood behind."""
    odd = set(loose)
    last: tuple[tuple[int, ...], int] = ((), 0)
    keys: dict[Node, tuple[tuple[int, ...], int]] = {}
    for at, node in enumerate(old, 1):
        if node in numbers:
            last = (last[0], at) if node in odd else (numbers[node], 0)
            keys[node] = last
    keys |= {node: (numbers[node], 0) for node in new if node in numbers}
    return sorted(keys, key=lambda node: keys[node])
