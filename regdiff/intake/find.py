"""Find one regulation among the lines of a source: every line gets one role, and roles make title, note, body and annexes.

The rule: the regulation begins with the first heading or article; its title and promulgation note stand before it, a table
of contents is left out, and it ends with the source, with a heading that is none of its divisions unless its articles go on
behind it, or where its last article is followed by what neither an article nor an annex says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from regdiff.errors import Place, TextError
from regdiff.intake.notes import begins_order
from regdiff.intake.page import Claim, Page, Role
from regdiff.intake.recognisers import columns, contents, fields, news, note, preamble, surroundings, tail, title
from regdiff.intake.sequence import Marked
from regdiff.intake.source import SourceLine
from regdiff.intake.stated import Field
from regdiff.messages import say
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.lines import Kind
from regdiff.model.numbers import Number
from regdiff.named import NamedTuple

TABLE: tuple[Callable[[Page], Iterator[Claim]], ...] = (
    contents.recognise,
    fields.recognise,
    columns.recognise,
    surroundings.recognise,
    news.recognise,
    tail.recognise,
    note.recognise,
    title.recognise,
    preamble.recognise,
)
"""The recognisers in the order in which they are asked; what none claims is the body."""


class Unit(NamedTuple):
    """A heading, an article or an annex as it stands in a source."""

    kind: Kind
    number: Number | None
    printed: str
    """What stands before the text on the first line: the number as the source prints it, and what parts it from the text."""
    lines: tuple[SourceLine, ...]
    """The number is taken off the first; where it stood alone, the text begins on the next."""
    sources: tuple[SourceLine, ...]
    """The lines of the source that it is made of, whole."""
    odd_blank: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A regulation as it stands in a source, still with the source's typography."""

    title: tuple[SourceLine, ...]
    note: tuple[SourceLine, ...]
    preamble: tuple[SourceLine, ...]
    units: tuple[Unit, ...]
    order: tuple[SourceLine, ...]
    """The order that issued the regulation, where it stands above the title; it is left out."""
    fields: tuple[Field, ...]
    """What is printed above it in fields; they are left out."""
    on_page: bool
    """Something else surrounds it that belongs to a page."""
    left_out: tuple[LeftOut, ...]
    """Lines before, after and between that do not belong to it."""


def find(marked: Marked, name: str = "text") -> Found:
    """Find the one regulation in the lines of a source.

    Raises:
        TextError: there is no article.
    """
    page = Page(marked)
    if not page.articles:
        raise TextError(say("no article in it"), place=Place(name), fix=say("an article begins a line: 第…条, then a blank"))
    for recognise in TABLE:
        page.assign(recognise(page))
    return Found(
        title=_lines(page, Role.TITLE),
        note=_lines(page, Role.NOTE),
        preamble=_lines(page, Role.PREAMBLE),
        units=tuple(_units(page)),
        order=tuple(_order(page)),
        fields=tuple(fields.above(page)),
        on_page=fields.on_page(page),
        left_out=tuple(page.left_out()),
    )


def _lines(page: Page, role: Role) -> tuple[SourceLine, ...]:
    return tuple(page.lines[at] for at in page.having(role))


def _order(page: Page) -> Iterator[SourceLine]:
    """Yield the lines above the title, from the first line of an order on, but for what belongs to a page."""
    before = range(min(page.having(Role.TITLE), default=0))
    above = [at for at in before if page.claim(at).reason is not Reason.SURROUNDINGS]
    first = next((i for i, at in enumerate(above) if begins_order(page.lines[at].text)), None)
    if first is not None:
        yield from (page.lines[at] for at in above[first:])


def _units(page: Page) -> Iterator[Unit]:
    runs: list[list[int]] = []
    for at in range(page.start, len(page.lines)):
        claim = page.claim(at)
        if claim.role not in (Role.BODY, Role.ANNEX):
            continue
        if claim.begins or (claim.role is Role.BODY and page.begins[at].number is not None) or not runs:
            runs.append([])
        runs[-1].append(at)
    return (_unit(page, run) for run in runs)


def _unit(page: Page, run: list[int]) -> Unit:
    sources = tuple([page.lines[at] for at in run])
    if page.claim(run[0]).role is Role.ANNEX:
        return Unit(Kind.ANNEX, None, "", sources, sources)
    begun = page.begins[run[0]]
    lines = (SourceLine(begun.rest, *sources[0][1:]), *sources[1:])
    # Where a number stands alone on its line, the article's text begins on the next.
    filled = lines[1:] if begun.kind is Kind.ARTICLE and len(lines) > 1 and not begun.rest else lines
    return Unit(begun.kind, begun.number, begun.printed, filled, sources, begun.odd_blank)
