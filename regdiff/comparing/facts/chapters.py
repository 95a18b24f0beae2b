"""Divisions that came or went as a whole: a heading without a counterpart over articles without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regdiff.comparing.changes import Change
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

FEWEST = 2
"""Articles of the smallest division that is told as one; a single one is told as an article."""
_SHARE = 0.85
"""How many of its articles have no counterpart at least; of a small division, all but one."""
_SMALL = 3
"""But no fewer than so many, or all."""


class Chapter(NamedTuple):
    """A division that came, or went, with as good as all of its articles."""

    change: int
    """0-based place of its heading's change in the change set."""
    heading: Unit
    came: bool
    """It stands in the new text; otherwise it stood in the old one."""
    articles: tuple[Unit, ...]
    """All that stand in it, in the order of the text."""
    alone: frozenset[int]
    """The indices of those that have no counterpart."""


def chapters(changes: Sequence[Change]) -> tuple[Chapter, ...]:
    """Return the divisions that came or went, outermost alone, those that came first.

    A heading that is linked to one of the other text is renamed, not new, and one that takes over articles of the other
    text is a new name over old rules; neither is returned.
    """
    return (*_of_side(changes, came=True), *_of_side(changes, came=False))


def institutions(changes: Sequence[Change]) -> tuple[Chapter, ...]:
    """Return the divisions that came or went and that say something new by their name.

    Chapters on liability, or on supervision, are new only where the other text has none; general and final provisions are
    no news.
    """
    headings = [change for change in changes if change.unit is UnitKind.HEADING]
    texts = {
        True: [unit.text for change in headings for unit in change.new],
        False: [unit.text for change in headings for unit in change.old],
    }
    return tuple(each for each in chapters(changes) if not _is_routine(each.heading.text, texts[not each.came]))


def _is_routine(name: str, others: Sequence[str]) -> bool:
    if _NO_NEWS.search("".join(name.split())):
        return True
    family = next((words for words in _FAMILIES if words.search(name)), None)
    return family is not None and any(family.search(other) for other in others)


_NO_NEWS = lazy("总则|附则|一般规定|其他规定")
_FAMILIES = (lazy("责任|罚则|处罚|奖惩"), lazy("监督|检查|监管"))
"""Names of chapters that nearly every law has, by what they are about."""


def _of_side(changes: Sequence[Change], *, came: bool) -> Iterator[Chapter]:
    sides = [(at, *((change.new, change.old) if came else (change.old, change.new))) for at, change in enumerate(changes)]
    units = sorted(
        ((unit, at, not other) for at, side, other in sides for unit in side if unit.kind in _STANDING),
        key=lambda each: each[0].index,
    )
    end = -1
    for place, (unit, at, alone) in enumerate(units):
        if unit.kind is not UnitKind.HEADING or not alone or unit.index <= end:
            continue
        inside = list(_inside(unit, units[place + 1 :]))
        articles = [(each, free) for each, free in inside if each.kind is UnitKind.ARTICLE]
        without = frozenset(each.index for each, free in articles if free)
        few = min(_SHARE * len(articles), max(len(articles) - 1, _SMALL))
        if len(articles) >= FEWEST and len(without) >= few:
            end = inside[-1][0].index
            yield Chapter(at, unit, came, tuple(each for each, _ in articles), without)


_STANDING = (UnitKind.HEADING, UnitKind.ARTICLE)


def _inside(heading: Unit, behind: Iterable[tuple[Unit, int, bool]]) -> Iterator[tuple[Unit, bool]]:
    """Yield what stands under a heading, each with whether it has no counterpart."""
    depth = len(heading.path)
    for unit, _, alone in behind:
        if len(unit.path) <= depth:
            return
        yield unit, alone
