"""Which articles share a line of the first screen, so that it tells of as many as it has room for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from regdiff.comparing.facts.foremost import Where

DOUBLE = 18
"""How many lines are two on a wide screen; with more the table would begin below the second screen."""
WIDE = 12
"""How many of them tell more of one article: the foremost ones. The others tell of two articles of one sort."""
TABLE = "table"
"""The sort of what is told in the table of penalties."""


class Layout(NamedTuple):
    """The lines of the first screen."""

    tabled: tuple[Where, ...]
    """Articles that have a line of the table of penalties."""
    lines: dict[Where, Where | None]
    """Articles that have a line, each with the other one that is told in it."""
    wide: frozenset[Where] = frozenset()
    """Those whose line is two lines on a wide screen."""


def laid_out(articles: Iterable[tuple[Where, str]], room: int, double: int = DOUBLE) -> Layout:
    """Return the lines of some articles.

    Args:
        articles: the most worth telling first, each with the sort that it is told among.
        room: how many lines there are.
        double: how many of them may be two on a wide screen.
    """
    articles = list(articles)
    tabled: list[Where] = []
    lines: dict[Where, Where | None] = {}
    wide: set[Where] = set()
    alone: dict[str, Where] = {}
    most = min(WIDE, double)
    pairs = min(double - most, max(0, len(articles) - room))  # where there are lines enough, none is shared
    for where, sort in articles:
        if sort != TABLE and len(lines) >= most and pairs > 0 and sort in alone:
            lines[alone.pop(sort)] = where
            pairs -= 1
        elif len(tabled) + len(lines) >= room:
            continue
        elif sort == TABLE:
            tabled.append(where)
        else:
            if len(lines) < most:
                wide.add(where)
            else:
                alone[sort] = where
            lines[where] = None
    return Layout(tuple(tabled), _in_order(lines), frozenset(wide))


def _in_order(lines: dict[Where, Where | None]) -> dict[Where, Where | None]:
    """Return the lines with the article first that stands first in the text."""
    pairs = (sorted((where, *([other] if other else ()))) for where, other in lines.items())
    return {first: rest[0] if rest else None for first, *rest in pairs}
