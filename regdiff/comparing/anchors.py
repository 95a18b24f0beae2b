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
_SENTENCE_ENDS = frozenset("。；\n")
_JOINTS = ("并", "并且", "且", "或", "或者", "和", "及", "以及", "与")
_NEGATIONS = frozenset("不未无")
TURNED = 12.0
"""An anchor that weighs less says the opposite behind a negation: 尚不构成犯罪 did not become 构成犯罪."""
BEGUN = 24
"""So many tokens of a long anchor nearly always weigh as much."""
LEAST_CLAUSE = 4
"""Tokens of a clause that came, or went, with the mark at its end; it is no mere 但是，."""
CRUMB = 2
"""A run of so few characters between two longer deletions is no anchor."""


def drop_weak_anchors(hunks: list[Hunk]) -> list[Hunk]:
    """Join edits across what is no anchor between them, until all that is kept between two edits is one."""
    altered = [True] * len(hunks)  # what stands between two that are as they were was asked before
    while any(altered):
        out, asked, joined = hunks[:1], altered[:1], [False]
        for hunk, is_altered in zip(hunks[1:], altered[1:], strict=True):
            last = out[-1]
            are_edits = (hunk.delete or hunk.insert) and (last.delete or last.insert)
            if are_edits and (not hunk.equal or ((is_altered or asked[-1]) and _is_weak(last, hunk.equal, hunk))):
                last.delete = last.delete + hunk.equal + hunk.delete
                last.insert = last.insert + hunk.equal + hunk.insert
                asked[-1] = joined[-1] = True
            else:
                out.append(hunk)
                asked.append(is_altered)
                joined.append(False)
        hunks, altered = out, joined
    return hunks


def weight(tokens: Tokens) -> float:
    """How strong an anchor `tokens` are, in characters of content."""
    if "\n" in tokens:
        return 1000.0
    said = "".join(tokens)
    total = _content(tokens, said)
    if len(said) < 2:
        return total
    return total + (MODAL if _MODAL.search(said) else 0.0) + (BORDER if _CASE.search(said) else 0.0)


def _content(tokens: Tokens, said: str) -> float:
    """Return how many characters of content tokens have that say so much."""
    weak = [token in _PARTICLES for token in tokens]
    total = float(len(tokens) - sum(weak))
    if 0 < total < TURNED and len(tokens) > 1 and any(weak):
        total += _in_words(tokens, weak)
    if len(said) != len(tokens):
        total += sum([min(len(token), LONGEST) - 1 for token in tokens])
    return total


def _in_words(tokens: Tokens, weak: list[bool]) -> int:
    """Return how many of the tokens that say nothing by themselves are part of a word: 及 in 涉及, 地 in 地方."""
    starts = borders(tokens)
    count = start = 0
    for end in range(1, len(tokens) + 1):
        if starts[end]:
            held = weak[start:end]
            count += sum(held) if not all(held) and tokens[start] != "其" else 0
            start = end
    return count


def _is_weak(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    if len(anchor) >= TURNED and _content(begun := anchor[:BEGUN], "".join(begun)) >= TURNED:
        return False  # as nearly all long ones, whatever they say
    heft = weight(anchor)
    if heft < TURNED and _turns_round(before):
        return True
    if _is_clause(before, heft) and _begins(anchor) and _is_whole(before, anchor, after):
        return False
    replaced = _is_replacement(before) + _is_replacement(after)
    if not replaced and bool(before.insert) == bool(after.insert):
        # Two insertions, or two deletions: marking both is clearer than repeating what stands between them.
        if heft == 0 and len(anchor) == 1 and anchor[0] not in STOPS:
            shorter, longer = sorted((_bulk(before), _bulk(after)))
            if shorter > 3 or (shorter > 1 and anchor[0] == "的" and bool(before.insert) and longer > 10):
                return True
        return _is_mark_of_another(before, anchor, after) or (bool(before.delete) and _is_crumb(before, anchor, after))
    if heft < 2:
        # What parts an insertion from a deletion costs nothing to keep.
        is_alone = not replaced and heft == 1 and min(_bulk(before), _bulk(after)) > 1
        return not (is_alone and _is_whole(before, anchor, after))
    if not replaced or sum(map(len, anchor)) >= KEPT:
        return False
    bulk = min(_bulk(before), _bulk(after))
    if not heft * (4 - replaced) <= bulk < heft * (5 - replaced):
        return heft * (4 - replaced) <= bulk
    return not ((replaced == 1 or _is_parted(anchor)) and _is_whole(before, anchor, after))


def _is_parted(anchor: Tokens) -> bool:
    """Say whether an anchor of a word or more has a mark at one of its ends: beside that it begins or ends in both texts."""
    return not STOPS.keys().isdisjoint((anchor[0], anchor[-1])) and _content(anchor, "".join(anchor)) >= CRUMB


def _is_clause(hunk: Hunk, heft: float) -> bool:
    """Say whether a clause came, or went, whole: what follows upon it goes on from the clause before it.

    Behind a whole sentence what follows must weigh as much as the word of a rule: many a sentence begins with 本市.
    """
    run = hunk.delete or hunk.insert
    if (hunk.delete and hunk.insert) or len(run) < LEAST_CLAUSE or run[-1] not in _CLAUSE_ENDS:
        return False
    return heft >= MODAL or _SENTENCE_ENDS.isdisjoint(run)


def _begins(anchor: Tokens) -> bool:
    """Say whether an anchor may begin a clause: a mark, and what joins to a clause before, may not."""
    return anchor[0] not in STOPS and "".join(anchor) not in _JOINTS


def _is_replacement(hunk: Hunk) -> bool:
    """Say whether words take the place of words; a mark that comes with a clause behind it takes no word's place."""
    delete, insert = hunk.delete, hunk.insert
    if not (delete and insert):
        return False
    return not ((len(delete) == 1 and delete[0] in STOPS) or (len(insert) == 1 and insert[0] in STOPS))


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
    if "".join(after.delete).startswith(_JOINTS) and weight(anchor) >= CRUMB and _is_whole(before, anchor, after):
        return False  # 有权向有关部门举报或者控告: what it is joined to was no part of it
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
    delete, insert = before.delete, before.insert
    if (bool(delete) and delete[-1] in _NEGATIONS) == (bool(insert) and insert[-1] in _NEGATIONS):
        return False
    return not (_CLAUSE_ENDS.isdisjoint(delete) and _CLAUSE_ENDS.isdisjoint(insert))


def _is_whole(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether an anchor cuts no word on either side."""
    for sides in ((before.delete, after.delete), (before.insert, after.insert)):
        starts = borders([*sides[0], *anchor, *sides[1]])
        if not (starts[len(sides[0])] and starts[len(sides[0]) + len(anchor)]):
            return False
    return True
