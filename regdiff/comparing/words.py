"""Where words begin and end in Chinese text of law, for edits that are not to cut a word.

`words.txt` lists words of two and three characters in falling order of their frequency in some 3,500 public statutes and
rules (17 million characters), counted by segmenting them over the vocabulary of a common dictionary. Words of party
rules, which that collection lacks, were added by hand at the head of the list. A cut of a run of characters costs what
its words cost, the logarithm of their rank (Zipf's law); the cheapest cut wins. That is crude, small and fast, and an
error only makes an edit a character longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from math import log
from pathlib import Path

from regdiff.model.patterns import lazy

_SINGLE = {c: log(20 + 10 * n) for n, c in enumerate("的和等对在由本市并不人向内有与其及为或按以经从将所")}
_RARE_SINGLE = 11.0
_HAN_RUN = lazy("([\u4e00-\u9fff]+)")


@cache
def _costs() -> dict[str, float]:
    words = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()
    return dict(zip(words, map(log, range(20, 20 + len(words))), strict=True))


@lru_cache(maxsize=8192)
def _starts(run: str) -> bytes:
    """Return one flag a character of `run`: 1 where a word begins."""
    costs = _costs()
    best = [0.0] * (len(run) + 1)
    back = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        start = end - 1
        least = best[start] + _SINGLE.get(run[start], _RARE_SINGLE)
        # The longest first: of two that cost the same it wins. Written out, since this is most of the work of an edit.
        if end > 2 and (cost := costs.get(run[end - 3 : end])) is not None and best[end - 3] + cost < least:
            least, start = best[end - 3] + cost, end - 3
        if end > 1 and (cost := costs.get(run[end - 2 : end])) is not None and best[end - 2] + cost < least:
            least, start = best[end - 2] + cost, end - 2
        best[end], back[end] = least, start
    flags, end = bytearray(len(run)), len(run)
    while end:
        end = back[end]
        flags[end] = 1
    return bytes(flags)


@lru_cache(maxsize=128)
def word_starts(text: str) -> bytes:
    """Return one flag an offset of `text` (0-based, and one for its end): 1 where no word of the list is cut by it."""
    return b"\1".join(map(_starts_in_clause, text.split("，"))) + b"\1"


@lru_cache(maxsize=8192)  # most clauses stand on both sides
def _starts_in_clause(clause: str) -> bytes:
    runs = _HAN_RUN.split(clause)  # every second one is Chinese
    return b"".join([_starts(run) if at % 2 else b"\1" * len(run) for at, run in enumerate(runs)])


def borders(tokens: Sequence[str]) -> Sequence[int]:
    """Return for each token, and for the end, 1 where a word may begin, else 0."""
    flags = word_starts("".join(tokens))
    if len(flags) == len(tokens) + 1:
        return flags
    return list(map(flags.__getitem__, accumulate(map(len, tokens), initial=0)))
