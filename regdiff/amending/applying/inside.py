"""The order of paragraphs and items within their articles, the markers of items, and what an item ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from regdiff.amending.amended import Cause
from regdiff.amending.applying.edit import Edit
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.node import Node, Pin, grow, label
from regdiff.amending.applying.slots import arrange
from regdiff.messages import say
from regdiff.model.numbers import Level, format_numeral
from regdiff.model.tree import marker

_STOPS = "；;。"
_SMALL_STOPS = "，,、：:"


def arrange_paragraphs(article: Node) -> None:
    """Put the paragraphs of an article in their new order."""
    if article.wording:
        content = grow(article.wording.lines, Level.PARAGRAPH, article.wording.job)
        loose: list[Node] = []
    else:
        content = [node for node in article.children if node.number]
        loose = [node for node in article.children if not node.number]
    article.made = _arranged(article, content, Level.PARAGRAPH) + loose


def arrange_items(node: Node) -> None:
    """Put the items of a paragraph, and the subitems of each, in their new order, with markers and final punctuation.

    What cannot be done is told to the operations that want it.
    """
    content = grow(node.wording.lines, node.level, node.wording.job)[0].children if node.wording else node.children
    for child in (*content, *node.arrivals):
        _pin_by_label(child)
    changes = not _is_quoted(node) and _is_changed(node)
    if changes and not node.wording:
        try:
            _require_labels(node)
        except Refusal as refusal:
            for job in _jobs(node):
                job.refuse(refusal.reason)
            changes = False
    if changes:
        node.made = _arranged(node, content, Level.ITEM if node.level is Level.PARAGRAPH else Level.SUBITEM)
        _mark(node)
    else:
        node.made = list(content)
        for at, child in enumerate(content, 1):
            child.final = child.number or (at,)
    for child in node.made:
        arrange_items(child)
    if changes or (not node.wording and any(child.wording for child in content)):
        _finish_all(node)


def _is_changed(node: Node) -> bool:
    """Say whether the parts of a unit, as they are, are numbered and marked anew."""
    return bool(node.arrivals) or any(child.gone or child.moved or child.pin for child in node.children)


def _is_quoted(node: Node) -> bool:
    """Say whether a unit stands with all its parts as one order quotes it, to the last mark."""
    return node.is_new and not node.arrivals and all(child.is_new and not child.arrivals for child in node.children)


def _arranged(holder: Node, content: list[Node], level: Level) -> list[Node]:
    old: list[Node] = []
    merged: list[tuple[int, Node]] = []
    for node in content:
        if not (node.gone or node.moved):
            old += _expanded(node)
        else:
            merged += [(len(old), heir) for heir in node.heirs]
    arranged = arrange(old, holder.arrivals, level, merged)
    for clash in arranged.clashes:
        if clash.node.pin:
            clash.node.pin.job.refuse(say("in {place}: {what}", place=holder.name, what=clash.reason))
    for at, node in enumerate(arranged.order, 1):
        node.final = (at,)
    return arranged.order


def _expanded(node: Node) -> list[Node]:
    """Return a restated node, with those that its wording has beyond it: one paragraph may be restated by two."""
    if not node.wording or len(node.wording.lines) == 1:
        return [node]
    further = grow(node.wording.lines, node.level, node.wording.job)[1:]
    for each in further:
        each.parent = node.parent
    return [node, *further]


def _pin_by_label(node: Node) -> None:
    """Let the marker in a wording win over the number that the order names: （五）… is 第五项."""
    given = node.wording or node.opening
    own = label(given.lines[0]) if given else ()
    if given is None or not own or (own == node.number and node.pin is None and not node.is_new):
        return
    if node.pin and node.pin.number != own:
        said, printed = (f"第{format_numeral(number[0])}项" for number in (node.pin.number, own))
        given.job.warn(
            say("the order says {place} and its wording {other}; the wording is followed", place=said, other=printed)
        )
    node.pin = Pin(own, given.job)


def _require_labels(node: Node) -> None:
    """Refuse to renumber a list of the base whose items are not numbered 1 to n.

    Raises:
        Refusal: they are not.
    """
    numbers = [child.number for child in node.children]
    if numbers != [(at,) for at in range(1, len(numbers) + 1)]:
        raise Refusal(say("the items of {place} are not numbered from 1 without a gap in the base", place=node.name))


def _mark(holder: Node) -> None:
    """Give each item the marker of its place, in the style in which it was written."""
    signs = [sign for child in holder.made if (sign := marker(child.text)[1])]
    for node in holder.made:
        sign = marker(node.text)[1]
        if label(node.text) != node.final:
            node.edits.append(Edit(0, len(sign), _as(sign or (signs or ["（一）"])[0], node.final[0]), Cause.LABEL))


def _as(sign: str, number: int) -> str:
    """Return a marker in the style of another: (三) and 5 make (五), 3. and 5 make 5."""
    if len(sign) == 1:
        return chr(ord("①") + number - 1) if number <= 20 else f"（{format_numeral(number)}）"
    bare = sign.strip("（()）.．、")
    start = sign.index(bare)
    spelled = str(number) if bare.isdecimal() else format_numeral(number)
    return sign[:start] + spelled + sign[start + len(bare) :]


def _finish_all(holder: Node) -> None:
    """Let the last item end as the last one did, and the others as the others did."""
    ends = [list(child.own_lines())[-1].text[-1:] for child in holder.children if child.line]
    between = Counter(ends[:-1]).most_common(1)[0][0] if len(ends) > 1 else "；"
    last = ends[-1] if ends else "。"
    for node in holder.made:
        wanted = last if node is holder.made[-1] else between
        was = last if holder.children and node is holder.children[-1] else between
        _finish(node, wanted, was, holder)


def _finish(node: Node, wanted: str, was: str, holder: Node) -> None:
    bearer = _last(node)
    text = bearer.text
    own = text[-1:]
    given = node.wording or node.opening
    fits = own == wanted or wanted not in _STOPS or not wanted or own in _SMALL_STOPS
    stays = not given and not node.moved and wanted == was
    if fits or stays or (not given and own not in _STOPS):
        return
    start = len(text) - (own in _STOPS)
    job = given.job if given else next(_jobs(holder), None)
    bearer.edits.append(Edit(start, len(text), wanted, Cause.INFERRED, job.index if job else -1))


def _jobs(holder: Node) -> Iterator[Job]:
    """Yield the operations that change a list."""
    for node in (*holder.arrivals, *holder.children):
        given = node.wording or (node.opening if node.is_new else None)
        yield from filter(None, (node.gone, node.moved, given and given.job, node.pin and node.pin.job))


def _last(node: Node) -> Node:
    """Return what bears the last line of an item: itself, or its last subitem."""
    return _last(node.made[-1]) if node.made else node
