"""Numbers for siblings: those that an order names are pinned, the others fill the free ones in their old order.

A number that two claim is a clash. So is a pinned number that siblings without a number would have to jump over: then an
insertion or a deletion before it is missing or too many, or the order means another text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regdiff.amending.applying.node import Node
from regdiff.amending.instrument import Verb
from regdiff.messages import Message, say
from regdiff.model.numbers import Level, format_numeral


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a node cannot have the number that an operation gives it."""

    node: Node
    reason: Message


@dataclass(frozen=True, slots=True)
class Arranged:
    """Siblings in their new order: the first has number 1."""

    order: list[Node]
    clashes: list[Clash]
    moves: list[Node]
    """Nodes that a pin takes over their old siblings, which a pin further on proves to be meant."""


Merged = Sequence[tuple[int, Node]]
"""Where siblings stood that were merged into another one: how many of `old` stand before each, and what holds it now."""


def arrange(old: Sequence[Node], new: Sequence[Node], level: Level, merged: Merged = ()) -> Arranged:
    """Return the order that old siblings and new ones take.

    Args:
        old: those that stay, in their old order, with or without a pin; a node without anything stands for a number that
            the base leaves out.
        new: inserted ones; one without a pin stands behind the old sibling that it names, or at the end.
        level: what they are, for messages.
        merged: places of siblings that were merged: the one that holds them may stand in the place of each.
    """
    sequence, fixed = _sequence(old, [node for node in new if node.pin is None]), [n for n in new if n.pin is not None]
    slots, clashes = _pinned([*sequence, *fixed], level)
    taken = {id(node) for node in slots.values()}
    loose = iter([node for node in (*sequence, *fixed) if id(node) not in taken])
    order = [slots[at] if at in slots else next(loose) for at in range(1, len(sequence) + len(fixed) + 1)]
    odd = _odd(sequence, order, taken, merged if len(sequence) == len(old) else ())
    proved = [*_proved(sequence, order, taken, odd), *(node for node, _ in odd if _is_said_to_go(node))]
    clashes += [_jumps(node, by, level) for node, by in odd if node not in proved]
    return Arranged(order, clashes, proved)


def _sequence(old: Sequence[Node], loose: list[Node]) -> list[Node]:
    """Put new nodes without a number behind the sibling that they follow, or at the end."""
    sequence = list(old)
    for node in loose:
        at = sequence.index(node.behind) + 1 if node.behind in sequence else len(sequence)
        while at < len(sequence) and sequence[at].behind is node.behind and node.behind is not None:
            at += 1
        sequence.insert(at, node)
    return sequence


def _pinned(nodes: list[Node], level: Level) -> tuple[dict[int, Node], list[Clash]]:
    slots: dict[int, Node] = {}
    clashes: list[Clash] = []
    twice: set[int] = set()
    for node in nodes:
        if node.pin is None:
            continue
        number = node.pin.number[0] if node.pin.number[0] > 0 else len(nodes)
        printed = f"第{format_numeral(number)}{level.sign}"
        if number > len(nodes):
            clashes.append(_too_far(node, printed, len(nodes)))
        elif number in slots:
            clashes += [_taken(slots[number], node, printed), _taken(node, slots[number], printed)]
            twice.add(number)
        else:
            slots[number] = node
    return {number: node for number, node in slots.items() if number not in twice}, clashes


def _too_far(node: Node, printed: str, count: int) -> Clash:
    if _is_inserted(node):
        return Clash(node, say("nothing can be inserted as {place}: with it there are {count}", place=printed, count=count))
    return Clash(node, say("{old} cannot become {new}: there are {count}", old=node.name, new=printed, count=count))


def _taken(node: Node, other: Node, printed: str) -> Clash:
    who = other.pin.job.name if other.pin else ""
    if _is_inserted(node) and _is_inserted(other):
        return Clash(node, say("nothing can be inserted as {place}: {who} inserts one as that", place=printed, who=who))
    if _is_inserted(node):
        return Clash(
            node,
            say(
                "nothing can be inserted as {place}: {who} gives that number to {other}",
                place=printed,
                who=who,
                other=other.name,
            ),
        )
    if _is_inserted(other):
        return Clash(node, say("{old} cannot become {new}: {who} inserts one as that", old=node.name, new=printed, who=who))
    return Clash(
        node,
        say(
            "{old} cannot become {new}: {who} gives that number to {other}",
            old=node.name,
            new=printed,
            who=who,
            other=other.name,
        ),
    )


def _is_inserted(node: Node) -> bool:
    return node.is_new and not node.origins


def _odd(sequence: list[Node], order: list[Node], pinned: set[int], merged: Merged) -> list[tuple[Node, int]]:
    """Return pinned nodes that siblings without a pin jump over, with how many more stand before them than did."""
    place = {id(node): at for at, node in enumerate(order)}
    free = sorted(place[id(node)] for node in sequence if id(node) not in pinned)
    before = [0]
    for node in sequence:
        before.append(before[-1] + (id(node) not in pinned))
    also: dict[int, set[int]] = {}
    for at, node in merged:
        also.setdefault(id(node), set()).add(before[at])
    out = []
    for at, node in enumerate(sequence):
        stands = bisect_left(free, place[id(node)])
        if id(node) in pinned and stands != before[at] and stands not in also.get(id(node), ()):
            out.append((node, stands - before[at]))
    return out


def _proved(sequence: list[Node], order: list[Node], pinned: set[int], odd: list[tuple[Node, int]]) -> list[Node]:
    """Return those of `odd` behind which, in the old order and in the new one, another pin holds: the count is right."""
    jumping = {id(node) for node, _ in odd}
    old = {id(node): at for at, node in enumerate(sequence)}
    new = {id(node): at for at, node in enumerate(order)}
    holds = [node for node in sequence if id(node) in pinned and id(node) not in jumping]
    last = holds[-1] if holds else None
    return [n for n, _ in odd if last and old[id(last)] > old[id(n)] and new[id(last)] > max(new[id(n)], old[id(n)])]


def _is_said_to_go(node: Node) -> bool:
    """Say whether an order takes the whole unit elsewhere (移至), and does not only give it a number."""
    return node.pin is not None and node.pin.job.operation.verb is Verb.MOVE and not node.is_new


def _jumps(node: Node, by: int, level: Level) -> Clash:
    printed = f"第{format_numeral(node.pin.number[0] if node.pin else 0)}{level.sign}"
    if by > 0:
        return Clash(
            node,
            say(
                "{old} cannot become {new}: {count} more would have to be inserted before it",
                old=node.name,
                new=printed,
                count=by,
            ),
        )
    return Clash(
        node,
        say(
            "{old} cannot become {new}: {count} more would have to be deleted before it",
            old=node.name,
            new=printed,
            count=-by,
        ),
    )


def gaps(count: int) -> Iterator[Node]:
    """Yield nodes that stand for numbers which the base leaves out."""
    return (Node(Level.ARTICLE) for _ in range(count))
