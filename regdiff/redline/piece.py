"""What a script is made of: pieces, and lines of them."""

from __future__ import annotations

from regdiff.named import NamedTuple

KEPT, GONE, COME = "equal", "delete", "insert"
"""What happens to a piece or to the end of a line."""


class Piece(NamedTuple):
    """A run of characters within a line."""

    op: str
    """KEPT, GONE or COME."""
    text: str
    """Control characters are written out: XML has none."""
    move: int = 0
    """Which move it is an end of, counted from 1; 0 for none."""
    front: bool = False
    """It is the number that a unit begins with, or the blank behind it."""


class Line(NamedTuple):
    """Pieces up to the end of a line in one of the texts, or in both."""

    pieces: tuple[Piece, ...]
    mark: str
    """What happens to the end of the line."""

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it stands in the new text."""
        return self.mark == GONE and all(piece.op == GONE for piece in self.pieces)
