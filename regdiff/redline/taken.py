"""Where the lines of a revision were taken from, in the order in which a script spells them."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.intake.build import Taken
from regdiff.model.tree import Article


def taken_lines(taken: Taken) -> list[int]:
    """Return for each line of a revision's units the line of the source that it begins on, 1-based; 0 where it has none."""
    return list(_lines(taken))


def _lines(taken: Taken) -> Iterator[int]:
    revision = taken.revision
    places = iter(taken.places)
    if revision.head.title:
        yield taken.title_at
    if revision.head.note:
        yield taken.note_at
    yield from (next(places).line for _ in revision.preamble)
    for _, node in revision.walk():
        place = next(places)
        yield node.line or place.line  # a number may stand on a line of its own before the text
        yield from (next(places).line for _ in node.lines[1:]) if isinstance(node, Article) else ()
    yield from (next(places).line for annex in revision.annexes for _ in annex.lines)
