"""From a minimal edit script to one that a careful clerk would have marked.

After the semantic cleanup of Neil Fraser's diff-match-patch (equalities that are shorter than the edits around them are
no anchors; single edits slide to a boundary), made fit for Chinese: boundaries are words and punctuation instead of
blanks, particles and marks weigh nothing as anchors, and edits grow to whole words.
"""

from __future__ import annotations

from regdiff.comparing.anchors import drop_weak_anchors
from regdiff.comparing.ends import Starts, give_back, grow
from regdiff.comparing.first import exchange, keep_first, part, part_behind, take_first
from regdiff.comparing.hunks import Hunk
from regdiff.comparing.pairs import pair, uncross
from regdiff.comparing.shifted import pair_references
from regdiff.comparing.slide import slide
from regdiff.comparing.spliced import unsplice
from regdiff.comparing.whole import part_sentences


def clean(hunks: list[Hunk], starts: Starts) -> list[Hunk]:
    """Return `hunks`, which are not to be used again, made readable; both sides still spell the same texts."""
    exchange(hunks)
    slide(hunks)
    hunks = drop_weak_anchors(hunks)
    slid, grown = slide(hunks), grow(hunks, starts)
    if slid or grown:
        count = len(hunks)
        hunks = drop_weak_anchors(hunks)
        if len(hunks) < count:
            grow(hunks, starts)
    hunks = take_first(give_back(hunks, starts))
    hunks = part_sentences(part(give_back(uncross(pair(unsplice(hunks))), starts)))
    return pair_references(part_behind(keep_first(hunks)))
