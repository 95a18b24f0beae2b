"""What changed in a passage as words that replace words, so that an order can say so (AMENDMENTS §4.3).

A phrase has whole words at both ends and stands in the passage just where it is to be replaced: where the words that
changed stand elsewhere too, it grows by its neighbours until it is told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regdiff.amending.drafting.terms import Term, replaced_terms
from regdiff.comparing.edits import Op, edit_script
from regdiff.comparing.tokens import tokens
from regdiff.comparing.words import word_starts
from regdiff.model.numbers import NUMERAL
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

LONGEST = 60
"""Longest phrase, in characters: what needs more to be told apart is better restated."""
NEAR = 5
"""Two changes in one clause with fewer kept characters between them are one."""
SHORTEST = 4
"""A phrase shorter than this grows by a neighbouring word of its clause: 其他组织, and not 其他."""


class Swap(NamedTuple):
    """Words that replace a phrase wherever it stands in the passage."""

    phrase: str
    words: str


class _Hunk(NamedTuple):
    """A run of the old passage and the run of the new one that replaces it: 0-based offsets, half-open."""

    start: int
    end: int
    new_start: int
    new_end: int


def swaps(old: str, new: str) -> list[Swap] | None:
    """Return what replaces what in a passage, each pair once; None where words cannot tell it.

    Applied at once to every place of `old` where they stand, the phrases give `new`, exactly.
    """
    if not old or not new:
        return None
    text = _Passage(old, new)
    near = text.joined(list(_hunks(old, new)))
    hunks = text.joined([text.readable(text.widened(hunk)) for hunk in near])
    everywhere = _everywhere(old, new, [Swap(*text.words(hunk)) for hunk in hunks])
    if everywhere:
        return everywhere
    for _ in range(LONGEST):
        ambiguous = [hunk for hunk in hunks if not text.is_told_apart(hunk, hunks)]
        if not ambiguous:
            break
        grown = [text.grown(hunk) if hunk in ambiguous else hunk for hunk in hunks]
        if any(hunk is None for hunk in grown):
            return None
        hunks = text.joined([hunk for hunk in grown if hunk is not None])
    else:
        return None
    hunks = [text.trimmed(hunk, hunks) for hunk in hunks]
    found = list(dict.fromkeys(Swap(*text.words(hunk)) for hunk in hunks))
    if any("\n" in swap.phrase + swap.words or not _is_balanced(swap) for swap in found):
        return None
    return found if replaced(old, found) == new else None


def _everywhere(old: str, new: str, found: Sequence[Swap]) -> list[Swap]:
    """Return the swaps that suffice if each is made at all places of its phrase; none where they do not."""
    if len(found) < 2:
        return []
    terms = [Term(*swap) for swap in found if swap.phrase]
    text, used = replaced_terms(old, new, dict.fromkeys(terms))
    swapped = sorted((Swap(*term) for term in used), key=lambda swap: old.index(swap.phrase))
    return swapped if text == new and replaced(old, swapped) == new else []


def replaced(text: str, found: Iterable[Swap]) -> str | None:
    """Return `text` with every phrase replaced wherever it stands; None where two places overlap."""
    places: list[tuple[int, int, str]] = []
    for swap in found:
        at = text.find(swap.phrase)
        while at >= 0:
            places.append((at, at + len(swap.phrase), swap.words))
            at = text.find(swap.phrase, at + 1)
    places.sort()
    out, end = [], 0
    for start, stop, words in places:
        if start < end:
            return None
        out += [text[end:start], words]
        end = stop
    return "".join([*out, text[end:]])


def _hunks(old: str, new: str) -> list[_Hunk]:
    out: list[_Hunk] = []
    i = j = 0
    for edit in edit_script(old, new):
        size = len(edit.text)
        deleted, inserted = (size, 0) if edit.op is Op.DELETE else (0, size)
        if edit.op is Op.EQUAL:
            i, j = i + size, j + size
            continue
        if out and out[-1].end == i and out[-1].new_end == j:
            out[-1] = out[-1]._replace(end=i + deleted, new_end=j + inserted)
        else:
            out.append(_Hunk(i, i + deleted, j, j + inserted))
        i, j = i + deleted, j + inserted
    return out


class _Passage:
    """The two texts of a passage, and where words of them begin."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._old_starts, self._new_starts = _borders(old), _borders(new)

    def words(self, hunk: _Hunk) -> tuple[str, str]:
        """The phrase and what replaces it."""
        return self._old[hunk.start : hunk.end], self._new[hunk.new_start : hunk.new_end]

    def widened(self, hunk: _Hunk) -> _Hunk:
        """Grow a hunk to whole words at both ends and on both sides; one that only inserts takes the word before it."""
        while hunk.start and hunk.new_start and not self._begins(hunk):
            hunk = hunk._replace(start=hunk.start - 1, new_start=hunk.new_start - 1)
        while hunk.end < len(self._old) and hunk.new_end < len(self._new) and not self._ends(hunk):
            hunk = hunk._replace(end=hunk.end + 1, new_end=hunk.new_end + 1)
        if hunk.start == hunk.end:
            return self._to_left(hunk) or self._to_right(hunk) or hunk
        return hunk

    def grown(self, hunk: _Hunk) -> _Hunk | None:
        """Take one more word, on the side where no mark parts it; None where there is none."""
        left, right = self._to_left(hunk), self._to_right(hunk)
        if left and right:
            return self._beyond(right if self._old[hunk.start - 1] in _MARKS and self._old[hunk.end] not in _MARKS else left)
        return self._beyond(left or right)

    def _beyond(self, hunk: _Hunk | None) -> _Hunk | None:
        """Take the word behind a comma too, so that no phrase begins or ends with a mark that both sides have."""
        if hunk is None:
            return None
        if self._old[hunk.start] in _LIGHT and self._old[hunk.start] == self._new[hunk.new_start]:
            hunk = self._to_left(hunk) or hunk
        if self._old[hunk.end - 1] in _LIGHT and self._old[hunk.end - 1] == self._new[hunk.new_end - 1]:
            hunk = self._to_right(hunk) or hunk
        return hunk

    def trimmed(self, hunk: _Hunk, hunks: list[_Hunk]) -> _Hunk:
        """Leave out marks that both the phrase and its words begin or end with, where the rest still is told apart."""
        was, words = self.words(hunk)
        out = hunk
        if was[:1] in _MARKED and was[:1] == words[:1]:
            out = out._replace(start=out.start + 1, new_start=out.new_start + 1)
        if was[-1:] in _MARKED and was[-1:] == words[-1:]:
            out = out._replace(end=out.end - 1, new_end=out.new_end - 1)
        if out.end - out.start < 2 or out.new_end <= out.new_start:
            return hunk
        others = [out if each is hunk else each for each in hunks]
        return out if self.is_told_apart(out, others) else hunk

    def readable(self, hunk: _Hunk) -> _Hunk:
        """Grow a phrase that is too short to be read by words of its own clause."""
        while hunk.end - hunk.start < SHORTEST:
            right, left = self._to_right(hunk), self._to_left(hunk)
            if right and not _has_mark(self._old[hunk.end : right.end]):
                hunk = right
            elif left and not _has_mark(self._old[left.start : hunk.start]):
                hunk = left
            else:
                break
        return hunk

    def joined(self, hunks: list[_Hunk]) -> list[_Hunk]:
        """Join hunks that overlap or nearly touch."""
        out: list[_Hunk] = []
        for hunk in sorted(hunks):
            if out and self._is_near(out[-1].end, hunk.start):
                out[-1] = out[-1]._replace(end=max(hunk.end, out[-1].end), new_end=max(hunk.new_end, out[-1].new_end))
            else:
                out.append(hunk)
        return out

    def _is_near(self, end: int, start: int) -> bool:
        return start <= end + 1 or (start - end < NEAR and not _has_mark(self._old[end:start]))

    def is_told_apart(self, hunk: _Hunk, hunks: list[_Hunk]) -> bool:
        """Say whether the phrase stands only where it is replaced by the same words."""
        phrase, words = self.words(hunk)
        if not phrase:
            return False
        same = sum(self.words(other) == (phrase, words) for other in hunks)
        return _occurrences(self._old, phrase) == same

    def _to_left(self, hunk: _Hunk) -> _Hunk | None:
        start, new_start = hunk.start - 1, hunk.new_start - 1
        if start < 0 or new_start < 0 or self._old[start] != self._new[new_start] or self._old[start] == "\n":
            return None
        while start and new_start and not (self._old_starts[start] and self._new_starts[new_start]):
            if self._old[start - 1] != self._new[new_start - 1] or self._old[start - 1] == "\n":
                return None
            start, new_start = start - 1, new_start - 1
        return hunk._replace(start=start, new_start=new_start)

    def _to_right(self, hunk: _Hunk) -> _Hunk | None:
        end, new_end = hunk.end + 1, hunk.new_end + 1
        if end > len(self._old) or new_end > len(self._new) or self._old[end - 1] != self._new[new_end - 1]:
            return None
        while not (self._old_starts[end] and self._new_starts[new_end]):
            if self._old[end : end + 1] != self._new[new_end : new_end + 1]:
                return None
            end, new_end = end + 1, new_end + 1
        return None if "\n" in self._old[hunk.end : end] else hunk._replace(end=end, new_end=new_end)

    def _begins(self, hunk: _Hunk) -> bool:
        return bool(self._old_starts[hunk.start] and self._new_starts[hunk.new_start])

    def _ends(self, hunk: _Hunk) -> bool:
        return bool(self._old_starts[hunk.end] and self._new_starts[hunk.new_end])


_MARKS = frozenset("，。；：！？\n")
_LIGHT = frozenset("、，")
_MARKED = frozenset("、，。；：")


def _has_mark(text: str) -> bool:
    return not _MARKS.isdisjoint(text)


_QUANTITY = lazy(rf"[{NUMERAL}]+(?:多)?(?:元|年|个?月|日|倍|天|小时|%|％|人|名)(?:以[上下内])?")


_QUOTED = lazy("“[^“”‘’]{1,16}”")
"""A name between marks of quotation is told whole."""

_HEAD_NOUN = lazy(
    r"(?<=[\u4e00-\u9fff])(?<![的和或者与及其等对由在向被将把该各本为是有以并不])"
    r"(?=政府|法院|检察院|部门|机关|机构|人员|委员会|行为|责任|公司|单位|组织|代表大会|行政部门|主管部门|主管人员"
    r"|管理部门|监督管理|许可证|证书|事件|制度|条例|措施|资金|费用|信息|案件|处分|处罚|有期徒刑|表决权|案(?![件例由情]))"
)
"""Nouns that end a name, which is not cut before them: 人民政府, 行政行为, 直接责任人员."""


def _borders(text: str) -> bytearray:
    """One flag an offset: 1 where neither a word nor a token (a number, a title in 《》) nor a quantity is cut."""
    flags = bytearray(word_starts(text))
    at = 0
    for token in tokens(text):
        flags[at + 1 : at + len(token)] = bytes(len(token) - 1)
        at += len(token)
    for match in _QUANTITY.finditer(text):
        flags[match.start() + 1 : match.end()] = bytes(match.end() - match.start() - 1)
    for match in _QUOTED.finditer(text):
        flags[match.start() + 1 : match.end()] = bytes(match.end() - match.start() - 1)
    for match in _HEAD_NOUN.finditer(text):
        flags[match.start()] = 0
    return flags


def _is_balanced(swap: Swap) -> bool:
    """Say whether no mark of quotation is cut off from the one that closes it, which a quotation of it would tear."""
    return all(part.count("“") == part.count("”") and part.count("‘") == part.count("’") for part in swap)


def _occurrences(text: str, phrase: str) -> int:
    count, at = 0, text.find(phrase)
    while at >= 0:
        count, at = count + 1, text.find(phrase, at + 1)
    return count
