"""What a kind of fact is: a name, a class, and the two questions by which it is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Mark, Trend


class Altered(NamedTuple):
    """A clause that stands in other words."""

    old: Said
    new: Said
    marks: tuple[Mark, ...]
    """What changed in it, in whole words."""

    @property
    def gone(self) -> list[str]:
        """The words that went, one a mark; empty where some only came."""
        return [self.old.text.words(mark.old) for mark in self.marks]

    @property
    def come(self) -> list[str]:
        """The words that came."""
        return [self.new.text.words(mark.new) for mark in self.marks]


class Kind(NamedTuple):
    """A kind of fact. A new one is one file, one line of the table, its words in both catalogues and a line of its page."""

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


def never(_: object) -> None:
    """For a kind to which no clause in other words belongs."""


def words_differ(altered: Altered, words: Callable[[str], Sequence[str]]) -> bool:
    """Say whether what went and what came hold other words of a kind, each counted."""
    gone = sorted(word for text in altered.gone for word in words(text))
    come = sorted(word for text in altered.come for word in words(text))
    return gone != come
