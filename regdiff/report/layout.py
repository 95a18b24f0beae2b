"""Which articles share a line of the first screen, so that it tells of as many as it has room for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from regdiff.comparing.facts.foremost import Where
from regdiff.named import NamedTuple
from regdiff.report.brief import FACTS

DOUBLE = 17
"""How many lines are two on a wide screen; with more the table would begin below the second screen."""
WIDE = 12
"""How many lines, the foremost ones, tell of one article alone, and more of it where there is more to say."""
TABLE = "table"
"""The sort of what is told in the table of penalties."""


class Asked(NamedTuple):
    """An article that is to be told."""

    where: Where
    sort: str
    """What it is told among: a kind of fact, what was abolished, or the table of penalties."""
    first: int = 0
    """Characters of the first thing that is told of it."""
    is_long: bool = False
    """There is more to tell of it than one line holds."""


class Layout(NamedTuple):
    """The lines of the first screen."""

    tabled: tuple[Where, ...]
    """Articles that have a line of the table of penalties."""
    lines: dict[Where, Where | None]
    """Articles that have a line, each with the other one that is told in it."""
    wide: frozenset[Where] = frozenset()
    """Those whose line is two lines on a wide screen."""


def laid_out(articles: Iterable[Asked], room: int, double: int = DOUBLE) -> Layout:
    """Return the lines of some articles.

    The foremost ones have a line each, two on a wide screen where one does not hold what there is to tell. Of the others
    two of one sort share a line, as long as there are lines left that may be two, or one line holds both.

    Args:
        articles: the most worth telling first.
        room: how many lines there are.
        double: how many of them may be two on a wide screen.
    """
    articles = list(articles)
    tabled: list[Where] = []
    lines: dict[Where, Where | None] = {}
    wide: set[Where] = set()
    alone: dict[str, list[Asked]] = defaultdict(list)  # those whose line is free to be shared, by sort
    for at, each in enumerate(articles):
        is_crowded = len(articles) - at > room - len(tabled) - len(lines)  # where there are lines enough, none is shared
        mates = alone[each.sort] if is_crowded and len(lines) >= WIDE else []
        needed = bool(mates) and mates[-1].first + each.first > FACTS
        if mates and double >= needed:
            lines[mates.pop().where] = each.where
            double -= needed
        elif len(tabled) + len(lines) >= room:
            continue
        elif each.sort == TABLE:
            tabled.append(each.where)
        else:
            is_wide = each.is_long and len(lines) < WIDE and double > 0
            double -= is_wide or each.first > FACTS  # the first thing is told whole, if it takes two lines by itself
            if is_wide:
                wide.add(each.where)
            elif len(lines) >= WIDE or not each.is_long:
                alone[each.sort].append(each)
            lines[each.where] = None
    return Layout(tuple(tabled), _in_order(lines), frozenset(wide))


def _in_order(lines: dict[Where, Where | None]) -> dict[Where, Where | None]:
    """Return the lines with the article first that stands first in the text."""
    pairs = (sorted((where, *([other] if other else ()))) for where, other in lines.items())
    return {first: rest[0] if rest else None for first, *rest in pairs}
