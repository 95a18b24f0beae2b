"""The document tree: frozen values, no input or output.

编、分编、章、节 are `Division`s, 条 is an `Article`; 款、项、目 are `Provision`s, derived from an article's lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from regdiff.model.head import Head
from regdiff.model.left_out import LeftOut
from regdiff.model.numbers import NUMERAL, Level, Number
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

_MARKER = lazy(
    r"(?P<subitem>(?:[0-9０-９]{1,3}[.．、]|[（(][0-9０-９]{1,3}[）)]|[①-⑳])(?![0-9０-９]))"
    rf"|(?P<item>[（(][{NUMERAL}]{{1,8}}[）)])"
)


_FIRST = frozenset("（(0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What a marker begins with: most lines begin with something else."""
_NO_MARKER = (Level.PARAGRAPH, "")


def marker(line: str) -> tuple[Level, str]:
    """Return the level of a body line and the marker it begins with: ITEM and （三） for （三）坚持, or PARAGRAPH and ""."""
    if line[:1] not in _FIRST:
        return _NO_MARKER
    match = _MARKER.match(line)
    if match is None:
        return _NO_MARKER
    return Level.ITEM if match.lastgroup == "item" else Level.SUBITEM, match[0]


class Provision(NamedTuple):
    """A paragraph (款), item (项) or subitem (目) of an article."""

    level: Level
    number: str
    """Marker as printed, （三） or 1. ; empty for a paragraph."""
    text: str
    """The line without its marker."""
    children: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article (条): the unit that is aligned."""

    number: Number
    lines: tuple[str, ...]
    """One string a paragraph, item or subitem, as printed; the first is empty where nothing follows the number."""
    line: int = field(default=0, compare=False)
    """1-based line of the number in the text it was read from; 0 when it was not read."""

    @property
    def text(self) -> str:
        """The lines joined by a line feed, without the article's number."""
        return "\n".join(self.lines)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The article as a tree of paragraphs, items and subitems."""
        return _nest([(*marker(line), line) for line in self.lines])


def _nest(lines: list[tuple[Level, str, str]]) -> tuple[Provision, ...]:
    out: list[Provision] = []
    start = 0
    while start < len(lines):
        level, number, line = lines[start]
        stop = start + 1
        while stop < len(lines) and lines[stop][0] > level:
            stop += 1
        out.append(Provision(level, number, line[len(number) :], _nest(lines[start + 1 : stop])))
        start = stop
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Division:
    """A heading (编、分编、章、节) with what stands under it. Not Akoma Ntoso's `division`."""

    number: Number
    """Empty value and print for a heading without number, such as a bare 附则."""
    heading: str
    children: tuple[Division | Article, ...]
    line: int = field(default=0, compare=False)

    @property
    def title(self) -> str:
        """The heading line as printed, 第二章　设立."""
        return heading_line(self.number.printed, self.heading)


def heading_line(printed: str, text: str) -> str:
    """Return a number as printed and its text in one line: parted by one ideographic space, where there are both."""
    return f"{printed}\u3000{text}" if printed and text else printed or text


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (附件、附表) after the last article; its first line is its heading."""

    lines: tuple[str, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Revision:
    """One dated text of a regulation."""

    head: Head
    preamble: tuple[str, ...]
    body: tuple[Division | Article, ...]
    annexes: tuple[Annex, ...]
    left_out: tuple[LeftOut, ...] = field(default=(), compare=False)
    """What its source holds and it does not; in a canonical text the head says so."""

    def walk(self) -> Iterator[tuple[tuple[Division, ...], Division | Article]]:
        """Go through every division and article in the order of the text, with the divisions it stands in."""
        return iter(_below((), self.body))

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in the order of the text."""
        return tuple(node for _, node in self.walk() if isinstance(node, Article))


def _below(
    path: tuple[Division, ...], nodes: tuple[Division | Article, ...]
) -> list[tuple[tuple[Division, ...], Division | Article]]:
    out: list[tuple[tuple[Division, ...], Division | Article]] = []
    for node in nodes:
        out.append((path, node))
        if isinstance(node, Division):
            out += _below((*path, node), node.children)
    return out
