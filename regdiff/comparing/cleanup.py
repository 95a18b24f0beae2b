"""From a minimal edit script to one that a careful clerk would have marked.

After the semantic cleanup of Neil Fraser's diff-match-patch (equalities that are shorter than the edits around them are
no anchors; single edits slide to a boundary), made fit for Chinese: boundaries are words and punctuation instead of
blanks, particles and marks weigh nothing as anchors, and edits grow to whole words.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from regdiff.comparing.kept import KEPT
from regdiff.comparing.words import borders
from regdiff.model.patterns import lazy

Tokens = list[str]

_PARTICLES = frozenset("的地得之了着和与及或等其并且而于以为由对在所将者即则也，、。；：,.;:（）()“”‘’\"'　 ")
_STOPS = {"\n": 6.0, "。": 5.0, "；": 5.0, "：": 4.5, "！": 5.0, "？": 5.0, "，": 4.0, "、": 3.5}
_MODAL = lazy(r"[，；：。,;:](?:应当|可以|必须|禁止|有权|由)|不得")
MODAL = 4.0
"""So much heavier is an anchor in which the word of the rule stands behind a mark: it begins what must or may be done."""
_CASE = lazy(r"\A的[，,]|的[，,]\Z")
BORDER = 2.0
"""So much heavier is one that begins or ends with the end of a case (的，): the condition ends there in both texts."""
FIRST = 3.0
"""So much must the text weigh that is kept at its first place."""
CRUMB = 2
"""A run of so few characters between two longer deletions is no anchor."""
_JOINING = frozenset("和或及与并以")
_OPENING, _CLOSING = frozenset("（《“‘〈([「『"), frozenset("）》”’〉)]」』")


@dataclass(slots=True)
class Hunk:
    """Equal tokens, then what replaces what; a script is a list of hunks, the last of which may end in no edit."""

    equal: Tokens
    delete: Tokens
    insert: Tokens


def clean(hunks: list[Hunk]) -> list[Hunk]:
    """Return `hunks` made readable; both sides still spell the same texts."""
    hunks = _drop_weak_anchors(hunks)
    _slide(hunks)
    hunks = _grow(hunks)
    return _give_back(_take_first(_give_back(_drop_weak_anchors(hunks))))


def _weight(tokens: Tokens) -> float:
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


def _size(hunk: Hunk) -> int:
    return max(sum(map(len, hunk.delete)), sum(map(len, hunk.insert)))


def _is_weak(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    weight = _weight(anchor)
    replaced = [bool(hunk.delete and hunk.insert) for hunk in (before, after)]
    if not any(replaced) and bool(before.insert) == bool(after.insert):
        # Two insertions, or two deletions: marking both is clearer than repeating what stands between them.
        if weight == 0 and len(anchor) == 1 and min(_size(before), _size(after)) > 3 and anchor[0] not in _STOPS:
            return True
        return bool(before.delete) and _is_crumb(before, anchor, after)
    single = weight == 1 and min(_size(before), _size(after)) > 1 and _is_whole(before, anchor, after)
    if not any(replaced) and (weight >= 2 or single):
        return False  # it parts an insertion from a deletion: to keep it costs nothing
    if weight < 2:
        return True
    if sum(map(len, anchor)) >= KEPT:
        return False
    return weight * (2 if all(replaced) else 3) <= min(_size(before), _size(after))


def _is_crumb(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether an anchor between two deletions is but a word or two in the middle of what went."""
    if sum(map(len, anchor)) > CRUMB or any(token in _STOPS for token in (anchor[0], before.delete[-1])):
        return False
    return min(_size(before), _size(after)) >= 2 * CRUMB


def _is_whole(before: Hunk, anchor: Tokens, after: Hunk) -> bool:
    """Say whether an anchor cuts no word on either side."""
    for sides in ((before.delete, after.delete), (before.insert, after.insert)):
        starts = borders([*sides[0], *anchor, *sides[1]])
        if not (starts[len(sides[0])] and starts[len(sides[0]) + len(anchor)]):
            return False
    return True


def _drop_weak_anchors(hunks: list[Hunk]) -> list[Hunk]:
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


def _slide(hunks: list[Hunk]) -> None:
    """Move each pure insertion or deletion to the best boundary among the places it may stand at."""
    hunks.append(Hunk([], [], []))  # what an edit at the end leaves behind itself when it moves forward
    for hunk, following in pairwise(hunks):
        if bool(hunk.delete) != bool(hunk.insert):
            _slide_one(hunk, following.equal)


def _slide_one(hunk: Hunk, following: Tokens) -> None:
    run = hunk.delete or hunk.insert
    around = [*hunk.equal, *run, *following]
    first = len(hunk.equal)
    size = len(run)
    low = high = first
    while low > 0 and around[low - 1] == around[low - 1 + size]:
        low -= 1
    while high + size < len(around) and around[high] == around[high + size]:
        high += 1
    if low == high:
        return
    low, high = max(low, first - 200), min(high, first + 200)
    starts = borders(around)
    best = max(
        range(low, high + 1),
        key=lambda p: (
            _is_balanced(around[p : p + size]),
            _boundary(around, starts, p) + _boundary(around, starts, p + size),
            -abs(p - first),
        ),
    )
    hunk.equal[:] = around[:best]
    run[:] = around[best : best + size]
    following[:] = around[best + size :]


def _is_balanced(run: Tokens) -> bool:
    """Say whether brackets and quotation marks stay in pairs."""
    depth = 0
    for token in run:
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _boundary(tokens: Tokens, starts: list[bool], at: int) -> float:
    """How good a place is to begin or end an edit; a stop before it is best, then a word's end."""
    if at in (0, len(tokens)):
        return 5.5
    before, after = tokens[at - 1], tokens[at]
    if before in _STOPS:
        return _STOPS[before]
    if after in _STOPS or before in _OPENING or after in _CLOSING:
        return 3.0
    if starts[at] and after in _JOINING:
        return 2.5
    return 2.0 if starts[at] else 0.0


def _grow(hunks: list[Hunk]) -> list[Hunk]:
    """Let an edit that cuts a word take in the rest of it, on both sides of the script."""
    old: Tokens = []
    new: Tokens = []
    for hunk in hunks:
        old += hunk.equal + hunk.delete
        new += hunk.equal + hunk.insert
    starts_old, starts_new = borders(old), borders(new)
    i = j = 0
    for at, hunk in enumerate(hunks):
        i, j = i + len(hunk.equal), j + len(hunk.equal)
        i_end, j_end = i + len(hunk.delete), j + len(hunk.insert)
        if hunk.delete or hunk.insert:
            following = hunks[at + 1].equal if at + 1 < len(hunks) else []
            left, right = _cut_words(hunk, following, (starts_old, i, i_end), (starts_new, j, j_end))
            hunk.delete = hunk.equal[len(hunk.equal) - left :] + hunk.delete + following[:right]
            hunk.insert = hunk.equal[len(hunk.equal) - left :] + hunk.insert + following[:right]
            del hunk.equal[len(hunk.equal) - left :]
            del following[:right]
            i_end, j_end = i_end + right, j_end + right
        i, j = i_end, j_end
    return hunks


def _cut_words(
    hunk: Hunk, following: Tokens, old: tuple[list[bool], int, int], new: tuple[list[bool], int, int]
) -> tuple[int, int]:
    """Return how many equal tokens before and behind `hunk` belong to words that it cuts.

    A word is cut at an end of the edit when a side that has text in the edit has a word across that end.
    """
    sides = [side for side, run in ((old, hunk.delete), (new, hunk.insert)) if run]
    left = right = 0
    while left < len(hunk.equal) and any(not starts[start - left] for starts, start, _ in sides):
        left += 1
    while right < len(following) and any(not starts[end + right] for starts, _, end in sides):
        right += 1
    return left, right


def _give_back(hunks: list[Hunk]) -> list[Hunk]:
    """Keep what both sides of a replacement begin or end with, as far as whole words go."""
    hunks = [*_joined(hunks), Hunk([], [], [])]
    starts_old, starts_new = (borders([t for h in hunks for t in (*h.equal, *run(h))]) for run in (_deleted, _inserted))
    i = j = 0
    for hunk, following in pairwise(hunks):
        i, j = i + len(hunk.equal), j + len(hunk.equal)
        i_end, j_end = i + len(hunk.delete), j + len(hunk.insert)
        if hunk.delete and hunk.insert:
            most = min(len(hunk.delete), len(hunk.insert))
            begin = _common(hunk.delete, hunk.insert)
            while begin and not (starts_old[i + begin] and starts_new[j + begin]):
                begin -= 1
            end = min(_common(hunk.delete[::-1], hunk.insert[::-1]), most - begin)
            while end and not (starts_old[i_end - end] and starts_new[j_end - end]):
                end -= 1
            hunk.equal += hunk.delete[:begin]
            following.equal[:0] = hunk.delete[len(hunk.delete) - end :]
            hunk.delete = hunk.delete[begin : len(hunk.delete) - end]
            hunk.insert = hunk.insert[begin : len(hunk.insert) - end]
            i_end, j_end = i_end - end, j_end - end
        i, j = i_end, j_end
    return hunks


def _joined(hunks: list[Hunk]) -> list[Hunk]:
    """Join edits with no kept text between them."""
    out: list[Hunk] = []
    for hunk in hunks:
        if out and not hunk.equal:
            out[-1] = Hunk(out[-1].equal, out[-1].delete + hunk.delete, out[-1].insert + hunk.insert)
        else:
            out.append(hunk)
    return out


def _common(one: Tokens, other: Tokens) -> int:
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _deleted(hunk: Hunk) -> Tokens:
    return hunk.delete


def _inserted(hunk: Hunk) -> Tokens:
    return hunk.insert


def _take_first(hunks: list[Hunk]) -> list[Hunk]:
    """Where the text that follows a replacement stands in it too, keep its first place, and let all behind it be new.

    处五十万元以下的罚款 became 处三百万元以下的罚款。对个人处一百万元以下的罚款: the first 元以下的罚款 is what stayed.
    """
    out: list[Hunk] = []
    for at, hunk in enumerate(hunks):
        following = hunks[at + 1].equal if at + 1 < len(hunks) else []
        for long_, short in ((hunk.insert, hunk.delete), (hunk.delete, hunk.insert)):
            place = _first_place(long_, short, following)
            if place is None:
                continue
            start, size = place
            head, rest = long_[:start], long_[start + size :] + long_[start : start + size]
            first, second = Hunk(hunk.equal, short, head), Hunk(long_[start : start + size], [], rest)
            if long_ is hunk.delete:
                first, second = Hunk(hunk.equal, head, short), Hunk(long_[start : start + size], rest, [])
            out += [first, second]
            del following[:size]
            break
        else:
            out.append(hunk)
    _slide(out)
    return out


def _first_place(long_: Tokens, short: Tokens, following: Tokens) -> tuple[int, int] | None:
    """Return where in the longer side of a replacement the text that follows stands first, and how much of it; else None.

    It counts up to the end of a clause, or as a whole; what stands before it must be what replaces the shorter side.
    """
    if not short or not following:
        return None
    for start in range(min(len(long_), 3 * len(short) + 3)):
        size = _common(long_[start:], following)
        if size < len(following):
            size = next((k for k in range(size, 0, -1) if k and following[k - 1] in _STOPS), 0)
        if _weight(following[:size]) >= FIRST and start + size < len(long_):
            return start, size
    return None
