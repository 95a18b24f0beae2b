"""The numbers of the new text's articles, and what arrives in units that only their new numbers name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.node import Node, Pin, grow
from regdiff.amending.applying.numbering import Numbered, number
from regdiff.amending.applying.plan import Arrival, Plan, new_article
from regdiff.messages import say
from regdiff.model.numbers import Level, format_number, format_numeral


@dataclass(eq=False)
class Settled:
    """The articles of the new text with their numbers, and the nodes that arrived in them."""

    plan: Plan
    numbered: Numbered
    items: list[Arrival] = field(default_factory=list)
    """Items that arrive in a paragraph of the new text, once its paragraphs are arranged."""

    def article(self, value: tuple[int, ...]) -> Node | None:
        """Return the article that has a number in the new text."""
        return next((node for node in self.numbered.order if self.numbered.numbers[node] == value), None)


def settle(plan: Plan, *, follows: bool, stays: bool) -> Settled:
    """Give all articles their numbers, and put arrivals where they belong; what is wrong is told to the jobs.

    Args:
        plan: what the orders do.
        follows: an order says that articles take the numbers of those that leave.
        stays: where nothing says it, numbers of articles that leave stay free.

    Raises:
        Refusal: the base cannot be renumbered at all.
    """
    settled = Settled(plan, _numbered(plan, follows=follows, stays=stays))
    for node, value in settled.numbered.numbers.items():
        node.final = value
    if not follows:
        _tell_shift(plan)
    for clash in settled.numbered.clashes:
        _job_of(clash.node).refuse(clash.reason)
    for arrival in plan.arrivals:
        try:
            _arrive(settled, arrival)
        except Refusal as refusal:
            arrival.job.refuse(refusal.reason)
    return settled


def _tell_shift(plan: Plan) -> None:
    """Tell whoever inserts an article that others make room for it although no order says so."""
    shifted = [node for node in plan.base.articles if node.final not in {(), node.number} and not node.pin]
    for node in plan.new_articles:
        if shifted and node.pin and len(node.final) == 1 and any(each.final > node.final for each in shifted):
            node.pin.job.warn(
                say(
                    "no order says that the articles behind {place} are renumbered; they were",
                    place=format_number(node.final),
                )
            )


def _numbered(plan: Plan, *, follows: bool, stays: bool) -> Numbered:
    """Number the articles so that others take the numbers of those that leave, or so that these stay free.

    An order says it, or else the numbers that orders give, where they fit one way alone. Else `stays` decides. Whoever takes
    an article away is told where no order says it.
    """
    if follows or not any(node.leaves for node in plan.base.articles):
        return _attempt(plan, closes=True)
    closed, free = _attempted(plan, closes=True), _attempted(plan, closes=False)
    if closed is None or free is None or _of_base(closed) == _of_base(free):
        return closed or _attempt(plan, closes=False)
    one_way = bool(closed.clashes) is not bool(free.clashes)
    closes = not closed.clashes if one_way else not stays
    for node in plan.base.articles:
        job = node.gone or node.moved
        if node.leaves and job:
            _tell_number(node, job, closes=closes, one_way=one_way)
    return closed if closes else free


def _tell_number(node: Node, job: Job, *, closes: bool, one_way: bool) -> None:
    name = node.name
    if closes and one_way:
        job.warn(
            say(
                "no order says what becomes of the number of {place}: others take it,"
                " as the numbers that orders give demand",
                place=name,
            )
        )
    elif closes:
        job.warn(say("no order says what becomes of the number of {place}: others take it, as is usual", place=name))
    elif one_way:
        job.warn(
            say(
                "no order says what becomes of the number of {place}: it stays free, as the numbers that orders give demand",
                place=name,
            )
        )
    else:
        job.warn(
            say(
                "no order says what becomes of the number of {place}: it stays free, as is usual in such amendments",
                place=name,
            )
        )


def _of_base(numbered: Numbered) -> dict[Node, tuple[int, ...]]:
    return {node: value for node, value in numbered.numbers.items() if not node.is_new}


def _attempt(plan: Plan, *, closes: bool) -> Numbered:
    composed = _composed(plan, closes=closes)
    return number(plan.base.articles, [*plan.new_articles, *composed], closes=closes)


def _attempted(plan: Plan, *, closes: bool) -> Numbered | None:
    try:
        return _attempt(plan, closes=closes)
    except Refusal:
        return None


def _job_of(node: Node) -> Job:
    job = node.pin.job if node.pin else next(iter(node.jobs), None)
    if job is None:
        raise AssertionError("only what an operation numbers can clash")
    return job


def _composed(plan: Plan, *, closes: bool) -> list[Node]:
    """Return new articles that are made of what arrives in them alone: 将第十三条改为第十三条第一款，增加第二款.

    Where all articles fit without and with such an article, it is composed if what arrives are its paragraphs 1 to n and n
    is 2 at least: an article of one paragraph has no 第一款.
    """
    made: list[Node] = []
    for value, arrivals in _gathered(plan):
        article = new_article((), arrivals[0].job, arrivals[0].to)
        article.origins = [each.node for each in arrivals if each.node.level is Level.ARTICLE]
        numbers = sorted(each.node.pin.number[0] if each.node.pin else each.to.paragraph for each in arrivals)
        likely = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
        fits = {with_it: _fits(plan, [*made, article] if with_it else made, closes=closes) for with_it in (True, False)}
        chosen = likely if fits[likely] or not fits[not likely] else not likely
        if chosen:
            made.append(article)
        if fits[True] and fits[False]:
            _tell_composed(arrivals[0].job, format_number(value), alone=chosen)
    return made


def _tell_composed(job: Job, printed: str, *, alone: bool) -> None:
    if alone:
        job.warn(say("{place} is taken to hold what the orders put there and nothing else", place=printed))
    else:
        job.warn(
            say("{place} is taken to hold what the orders put there beside what has that number otherwise", place=printed)
        )


def _gathered(plan: Plan) -> Iterator[tuple[tuple[int, ...], list[Arrival]]]:
    """Yield the paragraphs that arrive in a numbered article, where an article became one and no order pins that number."""
    pinned = {node.pin.number for node in (*plan.base.articles, *plan.new_articles) if node.pin and not node.leaves}
    groups: dict[tuple[int, ...], list[Arrival]] = {}
    for arrival in plan.arrivals:
        if arrival.to.article and arrival.node.level <= Level.PARAGRAPH:
            groups.setdefault(arrival.to.article.value, []).append(arrival)
    for value, arrivals in groups.items():
        if value not in pinned and any(each.node.moved for each in arrivals):
            yield value, arrivals


def _fits(plan: Plan, composed: list[Node], *, closes: bool) -> bool:
    try:
        return not number(plan.base.articles, [*plan.new_articles, *composed], closes=closes).clashes
    except Refusal:
        return False


def _arrive(settled: Settled, arrival: Arrival) -> None:
    """Put a node into the article of the new text that its address names."""
    to, node = arrival.to, arrival.node
    if to.article is None:
        raise Refusal(say("“{words}” names no article", words=to.written))
    article = settled.article(to.article.value)
    if article is None:
        raise Refusal(say("the new text has no {place}", place=format_number(to.article.value)))
    if article.wording and not article.is_new:
        raise Refusal(say("{place} cannot gain a part: {who} restates it", place=article.name, who=article.wording.job.name))
    parts = _expanded(node, arrival) if node.level is Level.ARTICLE else [node]
    if parts[0].level is Level.PARAGRAPH:
        for part in parts:
            part.parent = article
            article.arrivals.append(part)
        if node.moved and node not in article.origins:
            article.origins.append(node if node.level is Level.ARTICLE else _article_of(node))
    else:
        settled.items.append(arrival)


def _article_of(node: Node) -> Node:
    at = node
    while at.parent is not None:
        at = at.parent
    return at


def _expanded(article: Node, arrival: Arrival) -> list[Node]:
    """Return the paragraphs of an article that becomes a paragraph, with the number of the first."""
    wording = article.wording
    parts = grow(wording.lines, Level.PARAGRAPH, wording.job) if wording else [c for c in article.children if not c.gone]
    for at, part in enumerate(parts if arrival.to.paragraph > 0 else ()):
        part.pin = Pin((arrival.to.paragraph + at,), arrival.job)
    article.heirs += parts
    return parts


def arrive_items(settled: Settled) -> None:
    """Put items into paragraphs of the new text, whose numbers are known by now."""
    for arrival in settled.items:
        to = arrival.to
        article = settled.article(to.article.value) if to.article else None
        if article is None:
            continue
        try:
            holder = _new_paragraph(article, to.paragraph)
        except Refusal as refusal:
            arrival.job.refuse(refusal.reason)
            continue
        arrival.node.parent = holder
        holder.arrivals.append(arrival.node)


def _new_paragraph(article: Node, number: int) -> Node:
    """Return the paragraph of the new text with a number, or the only one with items for 0."""
    name = format_number(article.final)
    if number:
        found = [each for each in article.made if each.final == (number,)]
    else:
        found = [each for each in article.made if each.children or each.arrivals]
    if len(found) != 1:
        if number:
            wanted = f"{name}第{format_numeral(number)}款"
            raise Refusal(say("the new text has no {place}", place=wanted))
        raise Refusal(say("{place} of the new text has no one paragraph with items", place=name))
    return found[0]
