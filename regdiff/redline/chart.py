"""Where the lines of a revision stand in a document: character by character, through what intake made of them.

A line is found from the paragraph on that intake took it from. Blanks are matched loosely, for they are typography: intake
puts one ideographic space behind a number, strips lines, and joins paragraphs. What Word computes or draws has no place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regdiff.comparing.units import UnitKind
from regdiff.model.text import nfc, strip_blank
from regdiff.named import NamedTuple
from regdiff.redline.sheet import Paragraph

_SIGNS = frozenset("/¦^_()[];,√¯（）")
"""What intake writes into a line: around a formula's parts, and around a note."""
_FIGURES = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌ₙ", "0123456789+-=n" * 2, strict=True))
_LONGEST_FRONT = 24
"""Characters at the beginning of an article within which marks of the source, 【】 or ----, were taken off."""


class NewLine(NamedTuple):
    """One line of the new revision."""

    text: str
    """With the number in front, as the script spells it."""
    at: int
    """The paragraph that intake took it from, 1-based; 0 for none."""
    kind: UnitKind
    first: bool
    """It is the first of its unit."""


class Ref(NamedTuple):
    """A place in a document."""

    paragraph: int
    """0-based."""
    at: int
    """0-based atom of it; as many as there are for its end."""


@dataclass(frozen=True, slots=True)
class Charted:
    """Where a line stands."""

    refs: tuple[Ref | None, ...]
    """Of each of its characters; None for what has no place."""
    end: Ref | None
    """Of its end: the end of a paragraph, or a break within one; None where nothing in the document ends it."""
    computed: int
    """So many characters at its beginning are a number that Word computes."""
    first: int
    """0-based paragraph that it begins in; -1 where it was not found."""
    last: int
    """0-based paragraph that it ends in."""
    begins: int
    """0-based atom that it begins at."""
    closes: int
    """0-based atom before which it ends."""

    @property
    def found(self) -> bool:
        """Whether it was found."""
        return self.first >= 0


def chart(lines: Iterable[NewLine], paragraphs: Sequence[Paragraph]) -> list[Charted]:
    """Return where each line stands."""
    by_line = {paragraph.line: paragraph.at for paragraph in paragraphs}
    out: list[Charted] = []
    last, at = -1, 0
    for line in lines:
        start = by_line.get(line.at, -1)
        found = None
        if start >= 0:
            found = _Search(paragraphs, line).find(start, at if start == last else 0)
        if found is None:
            out.append(Charted((None,) * len(line.text), None, 0, -1, -1, 0, 0))
            continue
        out.append(found)
        last, at = found.last, found.closes
    return list(_ended(out, paragraphs))


def _ended(found: Sequence[Charted], paragraphs: Sequence[Paragraph]) -> Iterator[Charted]:
    """Say where the lines end: two in one paragraph end at a break between them."""
    for line, after in zip(found, [*found[1:], None], strict=True):
        if not line.found:
            yield line
        elif after is None or after.first != line.last:
            yield _with_end(line, Ref(line.last, len(paragraphs[line.last].atoms)))
        else:
            between = range(line.closes, after.begins)
            breaks = (Ref(line.last, at) for at in between if paragraphs[line.last].atoms[at].char in _BREAKS)
            yield _with_end(line, next(breaks, None))


_BREAKS = "\n\v\f\r\u0085\u2028\u2029"


def _with_end(line: Charted, end: Ref | None) -> Charted:
    return Charted(line.refs, end, line.computed, line.first, line.last, line.begins, line.closes)


class _Search:
    """Follows a line through the atoms of the document."""

    def __init__(self, paragraphs: Sequence[Paragraph], line: NewLine) -> None:
        self._paragraphs, self._line, self._text = paragraphs, line, line.text
        self._refs: list[Ref | None] = [None] * len(line.text)
        self._computed = 0

    def find(self, start: int, at: int) -> Charted | None:
        """Return where the line stands, from atom `at` of paragraph `start` on; None where it stands there not."""
        here, place = start, at
        done = self._marker(here) if place == 0 else 0
        while done < len(self._text):
            atoms = self._paragraphs[here].atoms
            if place == len(atoms):
                after = self._after(here, done)
                if after is None:
                    if not self._may_lack(done):
                        return None
                    done += 1
                    continue
                if _is_blank(self._text[done]):
                    self._refs[done] = Ref(here, place)
                    done += 1
                here, place = after, 0
                done += self._marker(here, done)
            elif (count := self._matches(here, place, done)) > 0:
                self._refs[done] = Ref(here, place)
                place += count
                done += 1
            elif _is_blank(self._text[done]):
                done += 1
            elif self._may_skip(atoms[place].char, done):
                place += 1
            elif self._may_lack(done):
                done += 1
            else:
                return None
        return self._charted(start, at, here, place)

    def _charted(self, start: int, at: int, here: int, place: int) -> Charted:
        first = next((ref for ref in self._refs if ref is not None), Ref(start, at))
        return Charted(
            tuple(self._refs), None, self._computed, start, here, first.at if first.paragraph == start else at, place
        )

    def _marker(self, here: int, done: int = 0) -> int:
        """Return how many characters of the line from `done` on are the number that Word computes for a paragraph."""
        marker, at = strip_blank(self._paragraphs[here].marker), done
        for char in marker:
            while at < len(self._text) and _is_blank(self._text[at]) and not _is_blank(char):
                at += 1
            if at == len(self._text) or self._text[at] != char:
                return 0
            at += 1
        if not marker:
            return 0
        while at < len(self._text) and _is_blank(self._text[at]):
            at += 1
        if done == 0:
            self._computed = at
        return at - done

    def _after(self, here: int, done: int) -> int | None:
        """Return the next paragraph that says something, if the line goes on in it."""
        rest = self._text[done:].lstrip()
        for at in range(here + 1, len(self._paragraphs)):
            paragraph = self._paragraphs[at]
            if strip_blank(paragraph.marker) or any(not _is_blank(atom.char) for atom in paragraph.atoms):
                said = strip_blank(paragraph.marker + "".join(atom.char for atom in paragraph.atoms[:40]))
                goes_on = rest[:1] == nfc(said)[:1] or self._may_skip(said[:1], done)
                return at if goes_on else None
        return None

    def _matches(self, here: int, place: int, done: int) -> int:
        """Return how many atoms from `place` on are the character at `done`; 0 where they are another one."""
        atoms, char = self._paragraphs[here].atoms, self._text[done]
        there = atoms[place].char
        if _is_blank(char):
            return 1 if _is_blank(there) else 0
        if there in (char, _FIGURES.get(char)):
            return 1
        stop = place + 1
        while stop < len(atoms) and unicodedata.combining(atoms[stop].char):
            stop += 1
        whole = "".join(atom.char for atom in atoms[place:stop])
        return stop - place if nfc(whole) == char else 0

    def _may_skip(self, there: str, done: int) -> bool:
        """Say whether intake takes a character off: a blank, or a mark around a title or number."""
        if _is_blank(there) or (self._line.kind is UnitKind.TITLE and there in "《》"):
            return True
        return self._line.first and done < _LONGEST_FRONT and not there.isalnum() and self._text[done] != there

    def _may_lack(self, done: int) -> bool:
        """Say whether intake puts a character in."""
        return self._text[done] in _SIGNS or _is_blank(self._text[done])


def _is_blank(char: str) -> bool:
    return not strip_blank(char)
