"""A revision as one flat list of units, the things that are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from regdiff.model.numbers import Number
from regdiff.model.tree import Article, Revision
from regdiff.model.write import block, join
from regdiff.named import NamedTuple


class UnitKind(Enum):
    """What a unit is; the value is its name in JSON."""

    TITLE = "title"
    NOTE = "note"
    PREAMBLE = "preamble"
    HEADING = "heading"
    ARTICLE = "article"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is compared."""

    index: int
    """0-based place in the flat list: the key of a link, since numbers may repeat in a bad text."""
    kind: UnitKind
    number: Number | None
    """Of articles and headings."""
    path: tuple[str, ...]
    """Headings above it as printed, outermost first."""
    text: str
    """Without the number; lines joined by a line feed."""

    @property
    def printed(self) -> str:
        """The number as printed, empty when there is none."""
        return self.number.printed if self.number else ""


class Link(NamedTuple):
    """Old units that became new ones: indices into the two flat lists, rising; not both empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    legs: tuple[tuple[int, int], ...] = ()
    """Where both sides are several: which old one became, in part, which new one."""

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Every old unit with every new one that carries it on."""
        return self.legs or tuple([(i, j) for i in self.old for j in self.new])


class Possible(NamedTuple):
    """Two articles of which it is doubtful whether the one carries on the other."""

    old: int
    """Index of the old one in the flat list."""
    new: int
    linked: bool
    """Whether they are linked, on little evidence; otherwise they are not."""
    old_span: tuple[int, int]
    """Where the clause of the old article stands that speaks for it most: 0-based, half-open, in the article's text; empty
    where there is no one clause."""
    new_span: tuple[int, int]
    """The same of the new article."""


class Alignment(NamedTuple):
    """Which old units became which new ones, and what is doubtful of it."""

    links: list[Link]
    """In no particular order; every unit of either side stands in exactly one, and all units of a link are of one kind."""
    possible: list[Possible]
    """In the order of both texts."""


def units(revision: Revision) -> tuple[Unit, ...]:
    """Return the units of `revision` in the order of the text, title and note first."""
    out: list[Unit] = []

    def add(kind: UnitKind, text: str, number: Number | None = None, path: tuple[str, ...] = ()) -> None:
        out.append(Unit(len(out), kind, number, path, text))

    if revision.head.title:
        add(UnitKind.TITLE, revision.head.title)
    if revision.head.note:
        add(UnitKind.NOTE, revision.head.note)
    if revision.preamble:
        add(UnitKind.PREAMBLE, "\n".join(revision.preamble))
    under: object = None
    path: tuple[str, ...] = ()
    for above, node in revision.walk():
        if above is not under:  # the same for all articles of a division
            under, path = above, tuple([division.title for division in above])
        if isinstance(node, Article):
            add(UnitKind.ARTICLE, node.text, node.number, path)
        else:
            add(UnitKind.HEADING, node.heading, node.number, path)
    for annex in revision.annexes:
        add(UnitKind.ANNEX, "\n".join(annex.lines))
    return tuple(out)


def write_units(head: str, parts: Iterable[tuple[UnitKind, str, str]]) -> str:
    """Return the canonical text of a head (YAML) and of (kind, printed number, text) in the order of the text.

    Title and note stand in the head and are skipped.
    """
    in_head = (UnitKind.TITLE, UnitKind.NOTE)
    return join(head, [block(printed, text) for kind, printed, text in parts if kind not in in_head])
