"""What texts have in common, by weighted grams: what `sets` and `arrays` both can do, so that either may do it.

A gram is a character, or a pair of neighbouring ones. It weighs the more the fewer texts have it, in whole thousandths, so
that a sum is the same in whatever order it is added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import Protocol, Self

from regdiff.named import NamedTuple

Pair = tuple[int, int]
"""Two texts, as 0-based places among those of their sides."""


class Search(NamedTuple):
    """How texts are looked up by their rarest grams; it bounds the work for each."""

    rarest: int
    """How many grams of a text are looked up, the rarest first."""
    commonest: int
    """Grams that more texts of the other side have are not looked up."""
    most: int
    """How many texts of the other side each gets."""
    least: float = 0.0
    """What shares less than this part of a text's weight with it, among the grams that are looked up, is left out."""
    held_by: tuple[int, int] = (1, 10**9)
    """Grams that fewer, or more, of all the texts have that were counted are not looked up."""


class Weights(Protocol):
    """The weights of the texts of a side."""

    def __getitem__(self, place: int, /) -> int:
        """Return the summed weight of the grams of a text."""


class Overlaps(Protocol):
    """The texts of two sides as sets of grams, each gram weighed by how few of the texts that were counted have it."""

    @property
    def old(self) -> Weights:
        """The weights of the old texts."""

    @property
    def new(self) -> Weights:
        """The weights of the new texts."""

    def of(self, old: Sequence[str], new: Sequence[str]) -> Self:
        """Return the same of other texts, by the same weights; grams that were not counted weigh nothing."""

    def shared(self, pairs: Sequence[Pair]) -> list[int]:
        """Return for each pair (old text, new text) the weight of the grams that both have."""

    def nearest(self, asked: Sequence[int], among: Sequence[int], search: Search, *, back: bool = False) -> list[Pair]:
        """Look up texts among those of the other side by their rarest grams.

        Args:
            asked: places of old texts, rising; of new ones where it goes `back`.
            among: places of the texts that may be found, rising.
            search: how far to look.
            back: look up new texts among the old ones.

        Returns:
            (asked, found), in the order of `asked`; for each those first that share most, and of as good ones the first.
        """

    def bits(self, texts: Sequence[str]) -> list[int]:
        """Return the grams of other texts, all of which were counted, as bits of numbers, each gram the same bit in all."""

    def grams(self, place: int, *, new: bool) -> Iterable[int]:
        """Return the grams of a text, for `weight`; each once."""

    def weight(self, gram: int) -> int:
        """Return how much a gram weighs."""


def rarity_of(count: int, total: int) -> int:
    """Return how telling a gram is that `count` of `total` texts have, in thousandths."""
    return round(1000 * log(1 + total / count))
