"""What a kind of fact is: a name, a class, and the two questions by which it is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Mark, Trend
from regdiff.comparing.facts.statements import Force
from regdiff.comparing.quantities import Quantity
from regdiff.named import NamedTuple


class Altered:
    """A clause that stands in other words."""

    def __init__(self, old: Said, new: Said, marks: Sequence[Mark]) -> None:
        """Take both sides, and what changed in whole words."""
        self.old, self.new, self.marks = old, new, tuple(marks)

    @cached_property
    def gone(self) -> list[str]:
        """The words that went, one a mark; empty where some only came."""
        return [self.old.text.words(mark.old) for mark in self.marks]

    @cached_property
    def come(self) -> list[str]:
        """The words that came."""
        return [self.new.text.words(mark.new) for mark in self.marks]

    @cached_property
    def forces(self) -> tuple[set[Force], set[Force]]:
        """How the statements of both sides bind whose modal words lie in what changed."""
        old = {each.force for mark in self.marks for each in self.old.stated if each.modal.meets(mark.old)}
        new = {each.force for mark in self.marks for each in self.new.stated if each.modal.meets(mark.new)}
        return old, new

    @cached_property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """The quantities that what changed touches, old and new."""
        return (
            _touched(self.old, [mark.old for mark in self.marks]),
            _touched(self.new, [mark.new for mark in self.marks]),
        )

    @property
    def is_measured(self) -> bool:
        """Whether a number in what changed has another value, unit or bound."""
        old, new = ({(each.unit, each.exact, each.bound) for each in side} for side in self.quantities)
        return old != new

    def measures(self, mark: Mark) -> bool:
        """Say whether a number stands in what a mark marks."""
        return any(
            Span(each.start, each.end).meets(span)
            for found, span in zip(self.quantities, (mark.old, mark.new), strict=True)
            for each in found
        )


def _touched(said: Said, marks: Sequence[Span]) -> list[Quantity]:
    return [each for each in said.quantities if any(Span(each.start, each.end).meets(mark) for mark in marks)]


class Kind(NamedTuple):
    """A kind of fact. A new one is one file, one line of the table, its words in both catalogues and its page."""

    name: str
    """In JSON and in the catalogues of words."""
    rank: int
    """The class that it belongs to, 1 to 3."""
    worth: int
    """How much one of its facts is worth telling first, in points (`foremost`)."""
    aspect: str
    """The key of the older `aspects` of JSON that its facts stand under; empty for none."""
    says: Callable[[Said], bool]
    """Whether clauses that came, or went, are of this kind."""
    alters: Callable[[Altered], Trend | None]
    """Which way a clause in other words goes, where the difference is of this kind; None where it is not."""


def words_differ(altered: Altered, words: re.Pattern[str]) -> bool:
    """Say whether the words of a kind that what changed touches are others than before, each counted."""
    if not (
        words.search(altered.old.text.text, *altered.old.span) or words.search(altered.new.text.text, *altered.new.span)
    ):
        return False
    gone = _met(altered.old, words, [mark.old for mark in altered.marks])
    come = _met(altered.new, words, [mark.new for mark in altered.marks])
    return sorted(gone) != sorted(come)


def _met(said: Said, words: re.Pattern[str], marks: Sequence[Span]) -> list[str]:
    found = [(match, *match.span()) for match in words.finditer(said.text.text, said.span.start, said.span.end)]
    return [match[0] for match, at, to in found if any(at < mark.end and mark.start < to for mark in marks)]
