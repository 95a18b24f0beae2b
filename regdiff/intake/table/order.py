"""One text of a comparison table in its own order: a table prints what moved beside its counterpart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regdiff.errors import Place, SourceError
from regdiff.intake.source import SourceLine
from regdiff.messages import say
from regdiff.model.numbers import Level, match_number
from regdiff.model.text import fold, strip_blank
from regdiff.named import NamedTuple


class Chunk(NamedTuple):
    """What one cell says."""

    lines: tuple[SourceLine, ...]
    table: int
    """1-based."""
    row: int
    """1-based."""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"table {self.table} row {self.row}"


def in_order(chunks: Iterable[Chunk], column: str, name: str) -> list[SourceLine]:
    """Return the lines of one text in the order of its articles.

    Args:
        chunks: what its cells say, in the order of the table.
        column: what stands over its column, for errors.
        name: of the source, for errors.

    Raises:
        SourceError: an article stands in two rows with two texts.
    """
    groups = list(_groups(part for chunk in chunks for part in _parts(chunk)))
    numbers = [number for number, _ in groups if number]
    if numbers != sorted(set(numbers)):
        groups = sorted(_once(groups, column, name), key=lambda group: group[0])
    return [line for _, chunk in groups for each in chunk for line in each.lines]


def _parts(chunk: Chunk) -> Iterator[Chunk]:
    """Yield what a cell says of each of its articles."""
    start = 0
    for at, line in enumerate(chunk.lines):
        if at > start and _begins(line.text, chunk.lines[at - 1].text):
            yield chunk._replace(lines=chunk.lines[start:at])
            start = at
    yield chunk._replace(lines=chunk.lines[start:])


def _begins(text: str, before: str) -> bool:
    """Say whether an article or heading begins on a line, behind a line of the same cell."""
    number = match_number(text)
    if number is None:
        return False
    rest = text[len(number.printed) :]
    return not rest or not strip_blank(rest[0]) or (before[-1] in "。；：" and not rest.startswith(("规", "的", "所", "第")))


def _groups(chunks: Iterable[Chunk]) -> Iterator[tuple[tuple[int, ...], list[Chunk]]]:
    """Yield runs of chunks that belong to one article, by its number; headings belong to the article behind them."""
    number: tuple[int, ...] = ()
    group: list[Chunk] = []
    headings: list[Chunk] = []
    for chunk in chunks:
        found = match_number(chunk.lines[0].text)
        if found is not None and found.level is Level.ARTICLE:
            if group:
                yield number, group
            number, group, headings = found.value, [*headings, chunk], []
        elif found is not None or headings:
            headings.append(chunk)
        else:
            group.append(chunk)
    if group:
        yield number, group
    if headings:
        yield (number[0] + 1 if number else 1,), headings


def _once(
    groups: Sequence[tuple[tuple[int, ...], list[Chunk]]], column: str, name: str
) -> Iterator[tuple[tuple[int, ...], list[Chunk]]]:
    """Yield the groups without those that repeat an article, word for word."""
    seen: dict[tuple[int, ...], list[Chunk]] = {}
    for number, group in groups:
        before = seen.setdefault(number, group) if number else group
        if before is group:
            yield number, group
        elif _said(before) != _said(group):
            printed = match_number(group[-1].lines[0].text)
            what = printed.printed if printed else group[0].lines[0].text[:10]
            raise SourceError(
                say(
                    "{what} stands twice in the column {column}: {first} and {second}",
                    what=what,
                    column=column,
                    first=before[0].place,
                    second=group[0].place,
                ),
                place=Place(name, group[0].lines[0].line),
                fix=say("let the table have each article of a text once"),
            )


def _said(group: Sequence[Chunk]) -> str:
    return fold("".join(line.text for chunk in group for line in chunk.lines))
