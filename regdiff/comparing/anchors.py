"""Which of the kept runs between two edits are anchors, and which are coincidence."""

from __future__ import annotations

from regdiff.comparing.hunks import STOPS, Hunk, Tokens
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
LONGEST = 4
"""A date, a title or a reference weighs as much as so many characters, however long it is."""
_CLAUSE_ENDS = STOPS.keys() - {"、"}
_NEGATIONS = frozenset("不未无")
TURNED = 12.0
"""An anchor that weighs less says the opposite behind a negation: 尚不构成犯罪 did not become 构成犯罪."""
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
            total += min(len(token), LONGEST)
        elif token not in _PARTICLES:
            total += 1
    said = "".join(tokens)
    return total + (MODAL if _MODAL.search(said) else 0.0) + (BORDER if _CASE.search(said) else 0.0)


def _is_weak(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    heft = weight(anchor)
    if heft < TURNED and _turns_round(before):
        return True
    shorter = min(_bulk(before), _bulk(after))
    replaced = [_is_replacement(hunk) for hunk in (before, after)]
    if not any(replaced) and bool(before.insert) == bool(after.insert):
        # Two insertions, or two deletions: marking both is clearer than repeating what stands between them.
        if heft == 0 and len(anchor) == 1 and anchor[0] not in STOPS:
            crumb = shorter > 1 and anchor[0] == "的" and bool(before.insert) and max(_bulk(before), _bulk(after)) > 10
            if crumb or shorter > 3:
                return True
        return _is_mark_of_another(before, anchor, after) or (bool(before.delete) and _is_crumb(before, anchor, after))
    single = heft == 1 and shorter > 1 and _is_whole(before, anchor, after)
    if not any(replaced) and (heft >= 2 or single):
        return False  # it parts an insertion from a deletion: to keep it costs nothing
    if heft < 2:
        return True
    if sum(map(len, anchor)) >= KEPT:
        return False
    return heft * (2 if all(replaced) else 3) <= shorter


def _is_replacement(hunk: Hunk) -> bool:
    """Say whether words take the place of words; a mark that comes with a clause behind it takes no word's place."""
    return bool(hunk.delete and hunk.insert) and not any(
        len(run) == 1 and run[0] in STOPS for run in (hunk.delete, hunk.insert)
    )


def _bulk(hunk: Hunk) -> int:
    """Return how much an edit says: characters, of which a date, a title or a reference has but a few."""
    return max(_bulk_of(hunk.delete), _bulk_of(hunk.insert))


def _bulk_of(run: Tokens) -> int:
    size = sum(map(len, run))
    return size if size == len(run) else sum(min(len(token), LONGEST) for token in run)


def _is_crumb(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether an anchor between two deletions is but a word or two in the middle of what went."""
    if sum(map(len, anchor)) > CRUMB or any(token in STOPS for token in (anchor[0], before.delete[-1])):
        return False
    return min(_bulk(before), _bulk(after)) >= 2 * CRUMB


def _is_mark_of_another(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether a mark between two insertions, or two deletions, stands within what came, or went.

    领导、统筹协调 became 领导，明确市、县职责，统筹协调: what replaced 、 is ， with the clause behind it.
    资料以及具有历史、艺术、科学价值的手稿 became 资料、手稿: the mark there is none of those that went.
    """
    if len(anchor) != 1 or anchor[0] not in STOPS or min(_bulk(before), _bulk(after)) < 2 * CRUMB:
        return False
    first, last = ((hunk.delete or hunk.insert) for hunk in (before, after))
    if STOPS.get(first[0], 0.0) > STOPS[anchor[0]]:
        return last[-1] in STOPS and last[-1] != anchor[0]
    return anchor[0] in last and first[0] not in STOPS and last[-1] not in STOPS


def _turns_round(before: Hunk) -> bool:
    """Say whether one side of an edit ends with a negation and the other does not, over the end of a clause."""
    ends = [bool(run) and run[-1] in _NEGATIONS for run in (before.delete, before.insert)]
    return ends[0] != ends[1] and not _CLAUSE_ENDS.isdisjoint((*before.delete, *before.insert))


def _is_whole(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether an anchor cuts no word on either side."""
    for sides in ((before.delete, after.delete), (before.insert, after.insert)):
        starts = borders([*sides[0], *anchor, *sides[1]])
        if not (starts[len(sides[0])] and starts[len(sides[0]) + len(anchor)]):
            return False
    return True
