"""From a minimal edit script to one that a careful clerk would have marked.

After the semantic cleanup of Neil Fraser's diff-match-patch (equalities that are shorter than the edits around them are
no anchors; single edits slide to a boundary), made fit for Chinese: boundaries are words and punctuation instead of
blanks, particles and marks weigh nothing as anchors, and edits grow to whole words.
"""

from __future__ import annotations

from regdiff.comparing.anchors import drop_weak_anchors
from regdiff.comparing.ends import give_back, grow
from regdiff.comparing.first import take_first
from regdiff.comparing.hunks import Hunk
from regdiff.comparing.slide import slide


def clean(hunks: list[Hunk]) -> list[Hunk]:
    """Return `hunks` made readable; both sides still spell the same texts."""
    hunks = drop_weak_anchors(hunks)
    slide(hunks)
    hunks = grow(hunks)
    return give_back(take_first(give_back(drop_weak_anchors(hunks))))
