"""Numbers as they follow each other: articles through the text, divisions in their parent, items in their paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.model.numbers import NUMERAL, Level, Number, format_number, format_numeral, parse_numeral
from regdiff.model.patterns import lazy
from regdiff.model.tree import Article, Division, Revision, marker
from regdiff.named import NamedTuple

Value = tuple[int, ...]


class Numbered(NamedTuple):
    """One number where it stands."""

    value: Value
    printed: str
    line: int
    column: int
    first: tuple[Value, ...]
    """What may stand here when nothing of the sequence stands before it."""
    level: Level


def sequences(revision: Revision | None) -> Iterator[list[Numbered]]:
    """Yield each run of numbers in the order of the text; none of a text that is no revision."""
    if revision is None:
        return
    one = ((1,),)
    articles = revision.articles
    yield [Numbered(a.number.value, a.number.printed, a.line, 1, one, Level.ARTICLE) for a in articles if a.number.value]
    yield from _divisions(revision.body, {})
    for article in articles:
        yield from _items(article)


def is_regular(revision: Revision) -> bool:
    """Say whether every number is the one that is expected: what is doubled, missing or out of order need not be sought."""
    return all(map(_counts_on, sequences(revision)))


def _counts_on(run: list[Numbered]) -> bool:
    before: Value = ()
    for each in run:
        if not (follows(before, each.value) if before else each.value in each.first):
            return False
        before = each.value
    return True


def follows(before: Value, after: Value) -> bool:
    """Say whether `after` is what comes next: 第三条 → 第四条 or 第三条之一; 第三条之一 → 第三条之二 or 第四条."""
    inserted = len(before) > 1 and after == (*before[:-1], before[-1] + 1)
    return after in {(before[0] + 1,), (*before, 1)} or inserted


def next_printed(before: Value, level: Level) -> str:
    """Return the number that is expected behind `before`, as printed."""
    value = (before[0] + 1,)
    return f"（{format_numeral(value[0])}）" if level is Level.ITEM else format_number(value, level)


def _divisions(nodes: tuple[Division | Article, ...], last: dict[Level, Value]) -> Iterator[list[Numbered]]:
    """Divisions count within their parent, or on from the parent before."""
    run: dict[Level, list[Numbered]] = {}
    for node in nodes:
        if isinstance(node, Division):
            if node.number.value:
                run.setdefault(node.number.level, []).append(_division(node.number, node.line, last))
                last[node.number.level] = node.number.value
            yield from _divisions(node.children, last)
    yield from run.values()


def _division(number: Number, line: int, last: dict[Level, Value]) -> Numbered:
    before = last.get(number.level)
    first = ((1,),) if before is None else ((1,), (before[0] + 1,))
    return Numbered(number.value, number.printed, line, 1, first, number.level)


def _items(article: Article) -> Iterator[list[Numbered]]:
    """Items count anew behind a paragraph, or on: a paragraph may belong to the item above it."""
    run: list[Numbered] = []
    last = 0
    for index, line in enumerate(article.lines):
        shift = 0 if index else len(article.number.printed) + 1
        if marker(line)[0] is Level.PARAGRAPH and run:
            yield run
            run = []
        for match in _ITEM.finditer(line):
            value = parse_numeral(match[1])
            place = article.line + index, shift + match.start() + 1
            run.append(Numbered((value,), match[0], *place, ((1,), (last + 1,)), Level.ITEM))
            last = value
    if run:
        yield run


_ITEM = lazy(rf"(?:(?<=[：；。])|^)[（(]([{NUMERAL}]{{1,8}})[）)](?!(?:[至到、和或]|以及)[（(第]|项(?!目)|款(?!项|式))")
"""A marker at the beginning of a line or of a sentence, but not one that is cited: （一）至（三）项所列人员."""
