"""Whether words were cut clean out of a text: nothing came in their place, and what stood beside them stands there still.

Where a passage was rewritten, no rule can tell whether what is missing is ruled no more or is ruled in other words. Where a
sentence is missing between two that stay word for word, somebody struck it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from regdiff.comparing.alterations import Span
from regdiff.comparing.edits import Edit, Op
from regdiff.model.patterns import lazy

_KEPT = 4
"""Characters beside a cut that stay word for word."""
_SCRAP = 2
"""Characters that may stay, or come, within a cut without mattering."""
_SIGNS = lazy(r"[\W_〇一二三四五六七八九十百0-9]+")
"""Marks and numbers of items, which follow where something is cut out."""
_LONGER, _BESIDE = 1.5, 12
"""A cut is that of some words alone where it is no longer than they are so many times, and so many characters."""
_STAYS = 0.5
"""So much of the rest of a text stays, at least, of which some words alone were cut out."""


class Cuts:
    """The edits of a change, to be asked whether they cut words out clean."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take the edits that turn the old text of a change into the new one."""
        self._edits = edits
        self._starts: list[int] = []
        """Where each edit begins in the old text."""
        self._length = 0
        self._besides: dict[int, int] = {}
        """0-based place of an edit → what `_said` gives."""
        for edit in edits:
            self._starts.append(self._length)
            self._length += len(edit.text) if edit.op is not Op.INSERT else 0

    def is_clean(self, span: Span) -> bool:
        """Say whether words of the old text were cut out: they went, nothing came there, and what stands beside stays.

        At the edge of the text nothing stands beside; on one side at least something must.
        """
        return self._cut(span) is not None

    def is_alone(self, span: Span) -> bool:
        """Say whether words of the old text were cut out clean, and little besides, while most of the text stays.

        Of a longer passage that is missing, or of a text most of which is another, all may have been put otherwise.
        """
        cut = self._cut(span)
        if cut is None or cut.end - cut.start > _LONGER * (span.end - span.start) + _BESIDE:
            return False
        return self._kept >= _STAYS * (self._length - (cut.end - cut.start))

    @cached_property
    def _kept(self) -> int:
        """How many characters stay."""
        return sum(len(edit.text) for edit in self._edits if edit.op is Op.EQUAL)

    def _cut(self, span: Span) -> Span | None:
        """Return all that was cut out with some words; None where it was not cut out clean."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        before, behind = self._beside(first, -1), self._beside(first + 1, 1, span.end)
        if before is None or behind is None or (before == 0 and behind == self._length):
            return None
        return Span(before, behind)

    def _beside(self, at: int, way: int, end: int = 0) -> int | None:
        """Return where what stays beside a cut ends, or begins; the edge of the text, or None where other words came.

        Args:
            at: the edit to begin with.
            way: -1 or 1.
            end: where the words end that were cut; edits before it are of the cut itself.
        """
        while 0 <= at < len(self._edits):
            edit = self._edits[at]
            said = self._said(at)
            if edit.op is not Op.DELETE and said > _SCRAP:
                stays = edit.op is Op.EQUAL and said >= _KEPT and self._starts[at] + len(edit.text) > end
                return self._starts[at] + (len(edit.text) if way < 0 else 0) if stays else None
            at += way
        return 0 if way < 0 else self._length

    def _said(self, at: int) -> int:
        """Return how many characters an edit has besides marks and numbers; a long one may stand beside many words."""
        if (known := self._besides.get(at)) is None:
            known = self._besides[at] = len(_SIGNS.sub("", self._edits[at].text))
        return known
