"""Which of the kept runs between two edits are anchors, and which are coincidence."""

from __future__ import annotations

from regdiff.comparing.hunks import STOPS, Hunk, Tokens, size
from regdiff.comparing.kept import KEPT
from regdiff.comparing.words import borders
from regdiff.model.patterns import lazy

_PARTICLES = frozenset("的地得之了着和与及或等其并且而于以为由对在所将者即则也，、。；：,.;:（）()“”‘’\"'　 ")
_MODAL = lazy(r"[，；：。,;:](?:应当|可以|必须|禁止|有权|由)|不得")
MODAL = 4.0
"""So much heavier is an anchor in which the word of the rule stands behind a mark: it begins what must or may be done."""
_CASE = lazy(r"\A的[，,]|的[，,]\Z")
BORDER = 2.0
"""So much heavier is one that begins or ends with the end of a case (的，): the condition ends there in both texts."""
CRUMB = 2
"""A run of so few characters between two longer deletions is no anchor."""


def drop_weak_anchors(hunks: list[Hunk]) -> list[Hunk]:
    """Join edits across what is no anchor between them, until all that is kept between two edits is one."""
    done = False
    while not done:
        done = True
        out = hunks[:1]
        for hunk in hunks[1:]:
            last = out[-1]
            edited = hunk.delete or hunk.insert
            if edited and (last.delete or last.insert) and (not hunk.equal or _is_weak(last, hunk.equal, hunk)):
                last.delete = last.delete + hunk.equal + hunk.delete
                last.insert = last.insert + hunk.equal + hunk.insert
                done = False
            else:
                out.append(hunk)
        hunks = out
    return hunks


def weight(tokens: Tokens) -> float:
    """How strong an anchor `tokens` are, in characters of content."""
    total = 0.0
    for token in tokens:
        if token == "\n":  # noqa: S105 - no password
            return 1000.0
        if len(token) > 1:
            total += min(len(token), 4)
        elif token not in _PARTICLES:
            total += 1
    said = "".join(tokens)
    return total + (MODAL if _MODAL.search(said) else 0.0) + (BORDER if _CASE.search(said) else 0.0)


def _is_weak(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    heft = weight(anchor)
    replaced = [bool(hunk.delete and hunk.insert) for hunk in (before, after)]
    if not any(replaced) and bool(before.insert) == bool(after.insert):
        # Two insertions, or two deletions: marking both is clearer than repeating what stands between them.
        if heft == 0 and len(anchor) == 1 and min(size(before), size(after)) > 3 and anchor[0] not in STOPS:
            return True
        return bool(before.delete) and _is_crumb(before, anchor, after)
    single = heft == 1 and min(size(before), size(after)) > 1 and _is_whole(before, anchor, after)
    if not any(replaced) and (heft >= 2 or single):
        return False  # it parts an insertion from a deletion: to keep it costs nothing
    if heft < 2:
        return True
    if sum(map(len, anchor)) >= KEPT:
        return False
    return heft * (2 if all(replaced) else 3) <= min(size(before), size(after))


def _is_crumb(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether an anchor between two deletions is but a word or two in the middle of what went."""
    if sum(map(len, anchor)) > CRUMB or any(token in STOPS for token in (anchor[0], before.delete[-1])):
        return False
    return min(size(before), size(after)) >= 2 * CRUMB


def _is_whole(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether an anchor cuts no word on either side."""
    for sides in ((before.delete, after.delete), (before.insert, after.insert)):
        starts = borders([*sides[0], *anchor, *sides[1]])
        if not (starts[len(sides[0])] and starts[len(sides[0]) + len(anchor)]):
            return False
    return True
