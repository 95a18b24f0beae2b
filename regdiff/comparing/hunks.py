"""A script between two texts as hunks: what is kept, and then what replaces what."""

from __future__ import annotations

Tokens = list[str]

STOPS = {"\n": 6.0, "。": 5.0, "；": 5.0, "：": 4.5, "！": 5.0, "？": 5.0, "，": 4.0, "、": 3.5}
"""Marks behind which an edit may well begin or end, and how well."""


class Hunk:
    """Equal tokens, then what replaces what; a script is a list of hunks, the last of which may end in no edit."""

    __slots__ = ("delete", "equal", "insert")

    def __init__(self, equal: Tokens, delete: Tokens, insert: Tokens) -> None:
        self.equal = equal
        self.delete = delete
        self.insert = insert


def size(hunk: Hunk) -> int:
    """Return how many characters the longer side of an edit has."""
    return max(sum(map(len, hunk.delete)), sum(map(len, hunk.insert)))


def joined(hunks: list[Hunk]) -> list[Hunk]:
    """Join edits with no kept text between them."""
    out: list[Hunk] = []
    for hunk in hunks:
        if out and not hunk.equal:
            out[-1] = Hunk(out[-1].equal, out[-1].delete + hunk.delete, out[-1].insert + hunk.insert)
        else:
            out.append(hunk)
    return out


def close(hunks: list[Hunk]) -> None:
    """Let a script end with what is kept, though it be nothing: an edit that moves leaves there what is kept behind it."""
    if not hunks or hunks[-1].delete or hunks[-1].insert:
        hunks.append(Hunk([], [], []))


def common(one: Tokens, other: Tokens) -> int:
    """Return with how many equal tokens both begin."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
