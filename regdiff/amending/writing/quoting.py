"""Wording between marks of quotation, as instruments print it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regdiff.amending.instrument import Piece
from regdiff.model.tree import heading_line

_NESTED = str.maketrans("“”‘’", "‘’“”")


def quoted(text: str) -> str:
    """Return words between marks of quotation, the marks in them turned into those of the other kind."""
    return f"“{text.translate(_NESTED)}”"


def quoted_pieces(pieces: Sequence[Piece]) -> str:
    """Return one or several pieces as one quotation: “ at the beginning of each line, ” at the end of the last one.

    An article or heading that has a number is printed with it, one ideographic space behind it.
    """
    lines = [line for piece in pieces for line in _lines(piece)]
    return "\n".join(f"“{line.translate(_NESTED)}" for line in lines) + "”"


def _lines(piece: Piece) -> Iterable[str]:
    if not piece.number:
        return piece.lines
    first, *rest = piece.lines or ("",)
    return (heading_line(piece.number, first), *rest)
