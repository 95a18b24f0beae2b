"""What moved, as a script has to know it: whole changes that kept their wording, and texts within changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.moves import find_moves
from regdiff.comparing.units import Unit
from regdiff.redline.piece import Piece


class Moved:
    """The texts that moved away from one side of a change, or into it: where they stand, and which move each one is."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, int]] = []

    def add(self, start: int, text: str, number: int) -> None:
        """Add a text; line feeds at its ends are no part of a move."""
        begin = start + len(text) - len(text.lstrip("\n"))
        insort(self._spans, (begin, begin + len(text.strip("\n")), number))

    def of(self, side: Sequence[Unit], unit: Unit) -> Moved:
        """Return those within one unit of the side, counted from where its text begins."""
        start, out = 0, Moved()
        for other in side:
            if other is unit:
                break
            start += len(other.text) + 1
        stop = start + len(unit.text)
        out._spans = [(a - start, b - start, number) for a, b, number in self._spans if start <= a and b <= stop]
        return out

    def cut(self, piece: Piece, start: int) -> list[Piece]:
        """Cut a piece that begins at `start` at the ends of moves, and number what moved."""
        out: list[Piece] = []
        at, stop = start, start + len(piece.text)
        for begin, end, number in self._spans[bisect_left(self._spans, (start,)) : bisect_left(self._spans, (stop,))]:
            if end <= stop:
                out += [piece._replace(text=piece.text[at - start : begin - start])] if at < begin else []
                out.append(piece._replace(text=piece.text[begin - start : end - start], move=number))
                at = end
        return [*out, *([piece._replace(text=piece.text[at - start :])] if at < stop else [])]


def whole_moves(changes: Iterable[Change], kept: set[int]) -> list[Change]:
    """Changes that moved, being none of those `kept` in place (by `id`), and have their wording to the character."""
    return [
        change
        for change in changes
        if change.old and change.new and id(change) not in kept and join_texts(change.old) == join_texts(change.new)
    ]


def moved_texts(changes: Sequence[Change], first: int) -> dict[int, tuple[Moved, Moved]]:
    """Return what moved, of each change (by `id`) and side; the moves are numbered from `first`."""
    out = {id(change): (Moved(), Moved()) for change in changes}
    for number, move in enumerate(find_moves(changes), first):
        text = join_texts(changes[move.old].old)[move.old_start : move.old_start + move.length]
        out[id(changes[move.old])][0].add(move.old_start, text, number)
        out[id(changes[move.new])][1].add(move.new_start, text, number)
    return out
