"""A text to be asked, many times, where some words stand in it, so that a long one is not searched as a whole each time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

LONG = 100_000
"""Characters of a text that is worth an index; a shorter one is as soon searched."""
_RUN = 6
"""Characters of a run by which words are looked up."""
_MANY = 200
"""Where even the rarest run of some words stands more often, the text is searched: it is found soon, or looked up seldom."""


class Standing:
    """A text, and where its runs of a few characters stand, as far as it is long."""

    def __init__(self, text: str) -> None:
        self._text = text

    def holds(self, words: str) -> bool:
        """Say whether words stand in the text."""
        if len(self._text) < LONG:
            return words in self._text
        if len(words) < _RUN:
            return self._begins(words)
        return next(self._places(words), None) is not None

    def holds_once(self, words: str) -> bool:
        """Say whether words stand in the text, and at one place only."""
        if len(self._text) < LONG or len(words) < _RUN:
            return self._text.count(words) == 1
        places = self._places(words)
        return next(places, None) is not None and next(places, None) is None

    def _begins(self, words: str) -> bool:
        """Say whether a run begins with words that are shorter."""
        at = bisect_left(self._sorted, words)
        return self._sorted[at : at + 1] != [] and self._sorted[at].startswith(words)

    @cached_property
    def _sorted(self) -> list[str]:
        """All runs, and what is left of them at the end of the text."""
        return sorted((*self._runs[1], *(self._text[-length:] for length in range(1, _RUN))))

    @cached_property
    def _runs(self) -> tuple[Counter[str], dict[str, int], list[int]]:
        """How often each run stands, where last, and of each place, where its run stands before that; -1 for nowhere."""
        runs = [self._text[at : at + _RUN] for at in range(len(self._text) - _RUN + 1)]
        last: dict[str, int] = {}
        before: list[int] = []
        for at, run in enumerate(runs):
            before.append(last.get(run, -1))
            last[run] = at
        return Counter(runs), last, before

    def _places(self, words: str) -> Iterator[int]:
        """Yield where words stand, from the last place on or from the first, by the rarest of their runs."""
        counts, last, before = self._runs
        offsets = (*range(0, len(words) - _RUN, _RUN), len(words) - _RUN)
        count, offset = min((counts.get(words[at : at + _RUN], 0), at) for at in offsets)
        if count > _MANY:
            at = self._text.find(words)
            while at >= 0:
                yield at
                at = self._text.find(words, at + 1)
            return
        at = last[words[offset : offset + _RUN]] if count else -1
        while at >= 0:
            if at >= offset and self._text.startswith(words, at - offset):
                yield at - offset
            at = before[at]
