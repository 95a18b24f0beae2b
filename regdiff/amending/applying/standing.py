"""Under which heading each article of the new text stands, in which order headings stand, and their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from regdiff.amending.applying.base import Base
from regdiff.amending.applying.headings import Headings, Inserted
from regdiff.amending.applying.job import Job
from regdiff.amending.applying.node import Node
from regdiff.amending.applying.numbering import Numbered
from regdiff.messages import say
from regdiff.model.numbers import Level, Number, format_number

_LEVELS = (Level.BOOK, Level.PART, Level.CHAPTER, Level.SECTION)


def stand(headings: Headings, numbered: Numbered) -> list[Node]:
    """Return the headings of the new text in its order, and set for each article the one that it stands under.

    What is wrong is told to the operations.
    """
    base = headings.plan.base
    kept = _kept(base, numbered)
    order = [node for node in base.headings if not node.gone]
    for inserted in headings.inserted:
        _put(base, order, inserted, numbered, kept)
    _number(base.headings, order)
    _place_new(order, numbered, kept)
    _require_rising(order, numbered, headings.inserted)
    _tell_empty(base, order, numbered)
    return order


def _kept(base: Base, numbered: Numbered) -> set[Node]:
    """Give articles that stayed in their order the heading that they had, or the one above it where that was dissolved."""
    left: dict[Node, Node | None] = {}
    last: Node | None = None
    for node in base.headings:
        last = last if node.gone else node
        left[node] = last
    kept = {article for article in numbered.order if article.unit >= 0} - set(numbered.moves)
    for article in numbered.order:
        source = article if article in kept else next(iter(article.origins), None)
        article.heading = left[source.heading] if source and source.heading else None
    return kept


def _put(base: Base, order: list[Node], inserted: Inserted, numbered: Numbered, kept: set[Node]) -> None:
    """Put an inserted heading into the order of headings: before the first article that it holds, where any is known."""
    held = [at for at, article in enumerate(numbered.order) if numbered.numbers[article] in inserted.articles]
    if len(held) < len(inserted.articles):
        there = {numbered.numbers[article] for article in numbered.order}
        lost = next(value for value in inserted.articles if value not in there)
        inserted.job.refuse(
            say(
                "{place} is to hold {other}, which the new text does not have",
                place=inserted.node.printed,
                other=format_number(lost),
            )
        )
    if held:
        before = next((article.heading for article in reversed(numbered.order[: held[0]]) if article in kept), None)
        behind = [
            order.index(each) + 1 for each in (before, _above(numbered.order[held[0]], inserted, kept)) if each in order
        ]
        order.insert(max(behind, default=0), inserted.node)
        for at in held:
            numbered.order[at].heading = inserted.node
            kept.add(numbered.order[at])
        return
    place = _place_of(base, order, inserted)
    if place < 0:
        inserted.job.refuse(say("it does not say where {place} stands", place=inserted.node.printed))
    order.insert(place if place >= 0 else len(order), inserted.node)


def _above(article: Node, inserted: Inserted, kept: set[Node]) -> Node | None:
    """Return the heading in which an inserted one stands: 第二章, which holds the article already, for 第二章第一节."""
    heading = article.heading if article in kept else None
    return heading if heading and heading.is_new and heading.level < inserted.node.level else None


def _place_of(base: Base, order: list[Node], inserted: Inserted) -> int:
    """Return where a heading goes that holds no known article; -1 where nothing says it."""
    behind, node = inserted.behind, inserted.node
    if behind in order and behind is not None:
        at = order.index(behind) + 1
        while at < len(order) and order[at].level > node.level:
            at += 1
        return at
    same = [at for at, each in enumerate(order) if each.level is node.level and each.number == node.number]
    return same[0] if len(same) == 1 and base.headings else -1


def _number(old: Sequence[Node], order: Sequence[Node]) -> None:
    """Give headings their numbers: those behind an inserted or dissolved one count on, until numbers begin anew."""
    for node in order:
        node.final = node.number
    for level in _LEVELS:
        runs = _runs([node for node in old if node.level is level and len(node.number) == 1])
        run_of = {node: at for at, run in enumerate(runs) for node in run}
        members: list[list[Node]] = [[] for _ in runs]
        for node in order:
            at = run_of.get(node, _run_beside(node, order, run_of) if node.is_new and node.level is level else None)
            if at is not None:
                members[at].append(node)
        for run, found in zip(runs, members, strict=True):
            _count(run, found)
        _require_pins(level, order)


def _runs(nodes: list[Node]) -> list[list[Node]]:
    """Part headings of one level where their numbers begin anew: chapters of one book from those of the next."""
    runs: list[list[Node]] = []
    for node in nodes:
        if not runs or node.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(node)
    return runs


def _run_beside(node: Node, order: Sequence[Node], run_of: Mapping[Node, int]) -> int | None:
    """Return the run in which an inserted heading stands: that of its nearest sibling; None where it has none."""
    at = order.index(node)
    for way in (range(at - 1, -1, -1), range(at + 1, len(order))):
        for index in way:
            if order[index].level < node.level:
                break
            if order[index] in run_of:
                return run_of[order[index]]
    return None


def _count(run: list[Node], members: list[Node]) -> None:
    """Number the members of a run: an inserted one moves those behind it on by one, one that is gone moves them back."""
    gone = {node: at for at, node in enumerate(node for node in run if node.gone)}
    before, left = {}, 0
    for node in run:
        before[node] = left
        left += node in gone
    inserted = last = 0
    for node in members:
        inserted += node.is_new
        last = last + 1 if node.is_new else node.number[0] + inserted - before[node]
        node.final = (last,)


def _require_pins(level: Level, order: Sequence[Node]) -> None:
    for node in order:
        if node.level is level and node.pin and node.pin.number != node.final:
            wanted, given = (format_number(number, level) for number in (node.pin.number, node.final))
            node.pin.job.refuse(
                say(
                    "{old} cannot become {new}: with the other orders it would be {other}",
                    old=node.printed,
                    new=wanted,
                    other=given,
                )
            )


def _place_new(order: list[Node], numbered: Numbered, known: set[Node]) -> None:
    """Put new articles under the heading of the one before them, at the border of two headings too, unless an order says."""
    articles = numbered.order
    after = _following(articles, known)
    above: Node | None = None
    for at, article in enumerate(articles):
        if article not in known:
            choice = [above, after[at]] if at else [after[at]]
            fitting = [each for each in choice if each and _suits(order, each, article)]
            article.heading = fitting[0] if fitting else choice[0]
        above = article.heading


def _suits(order: list[Node], heading: Node, article: Node) -> bool:
    """Say whether a new article belongs under a heading: an order names it, or what it is made of stood there."""
    return _is_named(order, heading, article.under) if article.under else heading is article.heading


def _following(articles: list[Node], known: set[Node]) -> list[Node | None]:
    """Return for each article the heading of the next one that is known."""
    out: list[Node | None] = [None] * len(articles)
    following: Node | None = None
    for at in range(len(articles) - 1, -1, -1):
        following = articles[at].heading if articles[at] in known else following
        out[at] = following
    return out


def _is_named(order: list[Node], heading: Node, numbers: tuple[Number, ...]) -> bool:
    chain = _chains(order)[heading]
    return all(any(each.level is number.level and each.final == number.value for each in chain) for number in numbers)


def _require_rising(order: list[Node], numbered: Numbered, inserted: list[Inserted]) -> None:
    """Tell an inserted heading that articles of another one would come to stand under it."""
    places = {node: at for at, node in enumerate(order)}
    last = -1
    for article in numbered.order:
        at = places[article.heading] if article.heading else -1
        if at < last:
            name = format_number(numbered.numbers[article])
            for each in inserted:
                if each.node is order[last]:
                    each.job.refuse(
                        say(
                            "{place} does not belong to {other}, and would come to stand under it",
                            place=name,
                            other=each.node.printed,
                        )
                    )
            article.heading = order[last]
        last = max(last, at)


def _tell_empty(base: Base, order: list[Node], numbered: Numbered) -> None:
    """Warn whoever took the last article of a heading that stands there still."""
    chains = _chains(order)
    held = {node for article in numbered.order if article.heading for node in chains[article.heading]}
    takers: dict[Node, Job] = {}
    for article in base.articles:
        job = article.gone or article.moved
        if job and article.heading in base.paths and article.heading is not None:
            for node in (*base.paths[article.heading], article.heading):
                takers.setdefault(node, job)
    for node in order:
        if node not in held and not node.is_new and node in takers:
            takers[node].warn(say("{place} stands there still and has no article left", place=node.name))


def _chains(order: list[Node]) -> dict[Node, tuple[Node, ...]]:
    """Return for each heading itself and those above it, innermost first."""
    out: dict[Node, tuple[Node, ...]] = {}
    stack: list[Node] = []
    for node in order:
        while stack and stack[-1].level >= node.level:
            stack.pop()
        stack.append(node)
        out[node] = tuple(reversed(stack))
    return out
