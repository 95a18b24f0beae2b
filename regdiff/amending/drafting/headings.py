"""What became of the headings: inserted with the articles that they hold, dissolved, or given another title.

Numbers of headings that only follow are told by nobody, as officials do.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Piece, Verb
from regdiff.comparing.changes import Change, ChangeSet
from regdiff.comparing.units import UnitKind
from regdiff.model.numbers import Number
from regdiff.model.patterns import lazy
from regdiff.model.text import fold
from regdiff.model.tree import Article, Division, Revision


def heading_operations(old: Revision, new: Revision, change_set: ChangeSet, remade: Container[int] = ()) -> list[Operation]:
    """Return the operations on headings, in the order of the new text; what is dissolved goes first.

    Args:
        old: the text in force.
        new: what it is to become.
        change_set: what changed between them.
        remade: places, among the headings of the new text, of those that are to be inserted anew although they live on.
    """
    changes = [change for change in change_set.changes if change.unit is UnitKind.HEADING]
    before, after = _paths(old), _paths(new)
    anew = _with_those_below(after, remade)
    olds = sorted(unit.index for change in changes for unit in change.old)
    news = sorted(unit.index for change in changes for unit in change.new)
    at_old = {index: before[place] for place, index in enumerate(olds)}
    at_new = {index: after[place] for place, index in enumerate(news)}
    dissolved: list[Operation] = []
    others: list[tuple[int, Operation]] = []
    for change in changes:
        lives_on = len(change.old) == len(change.new) == 1
        if lives_on and news.index(change.new[0].index) not in anew:
            others += [(change.new[0].index, each) for each in _amended(change, at_old)]
            continue
        targets = [Address(Place.DIVISION, at_old[unit.index][0]) for unit in change.old]
        dissolved += [Operation(Verb.DISSOLVE_DIVISION, (target,)) for target in targets]
        others += [(unit.index, _inserted(*at_new[unit.index])) for unit in change.new]
    return [*dissolved, *(operation for _, operation in sorted(others, key=lambda each: each[0]))]


_Path = tuple[tuple[Number, ...], Division]


def _paths(revision: Revision) -> list[_Path]:
    """The numbers that lead to each heading, outermost first, and the heading, in the order of the text."""
    return [
        ((*(division.number for division in above), node.number), node)
        for above, node in revision.walk()
        if isinstance(node, Division)
    ]


def _with_those_below(paths: Sequence[_Path], remade: Container[int]) -> set[int]:
    """Return the places of headings to be inserted anew, with all that stand below them."""
    roots = [path for place, (path, _) in enumerate(paths) if place in remade]
    return {place for place, (path, _) in enumerate(paths) if any(path[: len(root)] == root for root in roots)}


def _amended(change: Change, at_old: dict[int, _Path]) -> Iterator[Operation]:
    if fold(change.old[0].text) != fold(change.new[0].text):
        target = Address(Place.DIVISION, at_old[change.old[0].index][0])
        yield Operation(Verb.RETITLE, (target,), pieces=(Piece((_closed(change.new[0].text),)),))


def _inserted(path: tuple[Number, ...], division: Division) -> Operation:
    held = tuple(Address(article=article.number, new=True) for article in _articles(division))
    destinations = (Address(Place.DIVISION, path, new=True), *held)
    return Operation(
        Verb.INSERT_DIVISION, (), destinations, (Piece((_closed(division.heading),)),), level=division.number.level
    )


def _closed(heading: str) -> str:
    """Return a heading without the blanks that spread it over the line: 附　则."""
    return _SPREAD.sub("", heading)


_SPREAD = lazy(r"(?<=[\u4e00-\u9fff])[ \u3000\xa0]+(?=[\u4e00-\u9fff])")


def _articles(division: Division) -> Iterator[Article]:
    for child in division.children:
        if isinstance(child, Division):
            yield from _articles(child)
        else:
            yield child
