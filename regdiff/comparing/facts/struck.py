"""What went of a change for good."""

from __future__ import annotations

from functools import cached_property

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change
from regdiff.comparing.facts.cuts import Cuts
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.fact import Mark

PASSAGE = 8
"""Characters of words that can be told to stand elsewhere."""


class Struck:
    """What went of a change for good, as far as can be told: it was cut out clean.

    Of a text that was rewritten, only where it was cut out alone; and nothing of its articles that went as a whole, since a
    new text often rules the same in other words at another place.
    """

    def __init__(self, change: Change, everywhere: Elsewhere) -> None:
        self._is_whole = not change.new
        self.everywhere = everywhere
        self._edits = change.edits

    @cached_property
    def _cuts(self) -> Cuts:
        return Cuts(self._edits)

    def holds(self, span: Span) -> bool:
        """Say whether words of the old text are among it."""
        if self._is_whole:
            return not self.everywhere.is_rewritten
        return self._cuts.is_alone(span) if self.everywhere.is_rewritten else self._cuts.is_clean(span)

    def for_good(self, said: Said) -> bool:
        """Say whether clauses of the old text are among it, and nothing of the new one is about as much as they are."""
        return self.holds(said.span) and not self.everywhere.is_left(said.words)

    def allows(self, mark: Mark) -> bool:
        """Say whether a mark within a clause can be told: not of a passage that only went, and not for good."""
        return not mark.new.is_empty or mark.old.end - mark.old.start < PASSAGE or self.holds(mark.old)
