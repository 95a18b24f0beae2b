"""The paragraphs (款) of an article and the items (项) of a paragraph, and which old part became which new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from regdiff.amending.address import Address
from regdiff.model.numbers import Level, parse_numeral
from regdiff.model.tree import marker

Lines = tuple[str, ...]
ALIKE = 0.5
"""Least likeness of two parts of which the one is the other reworded."""
_MOST = 10_000
"""Most pairs of parts that are compared each with each; beyond it only equal ones are paired."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its items, or an item with its subitems."""

    lines: Lines
    number: int
    """1-based place of a paragraph; of an item the number that its marker says, 0 where it says none."""

    @property
    def text(self) -> str:
        """Its lines joined by a line feed, an item without its marker."""
        first = self.lines[0]
        level, mark = marker(first)
        return "\n".join((first[len(mark) :] if level is Level.ITEM else first, *self.lines[1:]))


def paragraphs(lines: Sequence[str]) -> tuple[Part, ...]:
    """Cut the lines of an article into paragraphs: items and subitems belong to the paragraph before them."""
    starts = [at for at, line in enumerate(lines) if not at or marker(line)[0] is Level.PARAGRAPH]
    stops = [*starts[1:], len(lines)]
    return tuple(
        Part(tuple(lines[start:stop]), place) for place, (start, stop) in enumerate(zip(starts, stops, strict=True), 1)
    )


def items(paragraph: Part) -> tuple[Lines, tuple[Part, ...]]:
    """Cut a paragraph into its opening and its items; an item has its subitems with it."""
    lines = paragraph.lines
    starts = [at for at, line in enumerate(lines) if marker(line)[0] is Level.ITEM]
    if not starts:
        return lines, ()
    stops = [*starts[1:], len(lines)]
    return lines[: starts[0]], tuple(
        Part(lines[start:stop], _number(lines[start])) for start, stop in zip(starts, stops, strict=True)
    )


def _number(line: str) -> int:
    try:
        return parse_numeral(marker(line)[1].strip("（()）"))
    except ValueError:
        return 0


def untouched(lines: Sequence[str], taken: Sequence[Address]) -> list[str]:
    """Return the lines of an article that lie in none of its parts that are restated or deleted."""
    out: list[str] = []
    for paragraph in paragraphs(lines):
        head, listed = items(paragraph)
        whole = [each for each in taken if each.paragraph in (0, paragraph.number)]
        if any(not each.item for each in whole):
            continue
        gone = {each.item[0] for each in whole}
        out += [*head, *(line for part in listed if part.number not in gone for line in part.lines)]
    return out


def pairs(old: Sequence[Part], new: Sequence[Part]) -> list[tuple[int, int]]:
    """Return which old part became which new one: 0-based places, rising on both sides; the most likeness in sum wins."""
    if len(old) * len(new) > _MOST:
        blocks = LCSseq.opcodes([part.text for part in old], [part.text for part in new])
        same = [block for block in blocks if block.tag == "equal"]
        return [(b.src_start + k, b.dest_start + k) for b in same for k in range(b.src_end - b.src_start)]
    likeness = [[_likeness(one.text, other.text) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    out, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out


def with_gaps(paired: Sequence[tuple[int, int]], old: int, new: int) -> list[tuple[int, int]]:
    """Pair what was left over between two pairs, one by one: the part that stands where another stood took its place.

    Args:
        paired: pairs that rise on both sides.
        old: how many old parts there are.
        new: how many new ones.
    """
    out: list[tuple[int, int]] = []
    i = j = 0
    for one, other in [*paired, (old, new)]:
        out += zip(range(i, one), range(j, other), strict=False)
        out += [(one, other)] if one < old else []
        i, j = one + 1, other + 1
    return out


def _likeness(one: str, other: str) -> float:
    found = Indel.normalized_similarity(one, other, score_cutoff=ALIKE)
    return found if found >= ALIKE else 0.0
