"""A comparison table → two revisions."""

from __future__ import annotations

import hashlib
import re

from regdiff.errors import Place, SourceError
from regdiff.intake.build import Taken, take_lines
from regdiff.intake.source import Source
from regdiff.intake.table.grids import grids_of
from regdiff.intake.table.order import in_order
from regdiff.intake.table.sides import Sides, sides_of
from regdiff.messages import say
from regdiff.named import NamedTuple

_BRACKETS = re.compile(r"[（(]([^（()）]{1,40})[）)]\s*\Z")


class Pair(NamedTuple):
    """What a comparison table says of two texts."""

    old: Taken
    new: Taken
    remarks: tuple[str, ...]
    """What a user should know of the reading, one line each."""


def read_pair(data: bytes, name: str, *, label: str = "") -> Pair | None:
    """Read the two texts of a comparison table; None where the source holds no such table.

    Args:
        data: the source as it lies on disk.
        name: its name, for errors.
        label: of both revisions, where the head of the table gives none, 修订前（2017）.

    Raises:
        SourceError: it cannot be read, or a place of the table is not understood; the message names it.
        TextError: one of the columns holds no article.
    """
    source, grids = grids_of(data, name)
    sides = sides_of(source, grids, name)
    if sides is None:
        return None
    if not sides.old or not sides.new:
        side = sides.heads[0] if not sides.old else sides.heads[1]
        raise SourceError(
            say("the column {side} of the table is empty", side=side), place=Place(name), fix=say("check the table")
        )
    sha256 = hashlib.sha256(data).hexdigest()
    taken = []
    beside = (*source.left_out, *sides.left_out)
    for chunks, head, left_out in ((sides.old, sides.heads[0], ()), (sides.new, sides.heads[1], beside)):
        lines = (*sides.front, *in_order(chunks, head, name))
        read = Source(lines, source.encoding, left_out=left_out, metadata=source.metadata)
        bracketed = _BRACKETS.search(head)
        taken.append(take_lines(read, name, sha256, label=bracketed[1] if bracketed else label, mend=False))
    return Pair(taken[0], taken[1], tuple(_remarks(sides, source)))


def _remarks(sides: Sides, source: Source) -> list[str]:
    out = [] if sides.headed else [say("no head says which column is which text: the left one is taken as the old text")]
    if sides.cuts:
        out.append(
            say("rows of which both sides leave text out (……): {cuts}; what they leave out is not compared", cuts=sides.cuts)
        )
    return [*out, *source.remarks]
