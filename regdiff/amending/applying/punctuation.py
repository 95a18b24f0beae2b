"""Punctuation that an order leaves out where it inserts or deletes words, inferred from what stands beside them.

Every place where the rule had to choose is told as inferred, whether it chose a mark or none.
"""

from __future__ import annotations

from regdiff.named import NamedTuple

MARKS = "、，；。：！？,;:"
_JOINED = ("和", "与", "及", "或", "以及", "、", "，", "；", "。", "的", "等")
"""Words that begin with one of these follow what stands before them without a mark."""
_CLAUSES = ("并", "但", "且", "同时", "不得", "应当", "可以", "其中")
"""Words that begin with one of these are a part of a sentence of their own."""
_LISTING = ("、", "和", "或者", "以及")
_LEADING = ("的", "和", "与", "及", "或", "或者", "以及")
"""Words that end with one of these belong to what follows them."""
_JOINTS = ("以及", "或者", "和", "与", "及", "或")
_RANK = {mark: rank for rank, marks in enumerate(("、", "，,", "；;：:", "。！？")) for mark in marks}


class Beside(NamedTuple):
    """What to put around inserted words; empty for no mark."""

    before: str
    after: str
    sure: bool
    """The words themselves say it."""


def around_inserted(left: str, words: str, right: str, phrase: str, *, after: bool) -> Beside:
    """Return the marks that inserted words need.

    Args:
        left: what stands before them in their line; it ends with `phrase` where they stand after it.
        words: the inserted words.
        right: what stands behind them; it begins with `phrase` where they stand before it.
        phrase: the words of the base that the order names; empty where it names none.
        after: they stand after the phrase.
    """
    if words[-1] in MARKS or (after and (words.startswith(_JOINED) or left[-1:] in MARKS or not left)):
        return Beside("", "", sure=True)
    if not after:
        sure = words.endswith(_LEADING)
        return Beside("", "、" if left[-1:] == "、" and not sure else "", sure)
    return Beside(_before(left[: len(left) - len(phrase)], words, right), "", sure=False)


def _before(context: str, words: str, right: str) -> str:
    """Return the mark between a phrase and what is inserted after it; `context` stands before the phrase."""
    listing = any(mark in words for mark in _LISTING)
    if words.startswith(_CLAUSES):
        return "，"
    if right[:1] == "、" or context[-1:] == "、":
        return "、"
    if right and right[0] not in MARKS:
        return "、" if listing else ""
    return "、" if listing and context and context[-1] not in MARKS else "，"


class Reach(NamedTuple):
    """How many characters before and behind deleted words go with them."""

    before: int
    after: int
    sure: bool
    """No mark and no joining word stands beside them, or the deleted words hold theirs."""


def around_deleted(left: str, words: str, right: str) -> Reach:
    """Return how far a deletion reaches into the marks and joining words beside it.

    Of two marks that would meet, the weaker goes, the later one of equals: 甲、乙，丙 without 乙 is 甲，丙.
    """
    before, after = left[-1:], right[:1]
    if before in _RANK and after in _RANK:
        return Reach(1, 0, sure=False) if _RANK[before] < _RANK[after] else Reach(0, 1, sure=False)
    if words[:1] in MARKS or words[-1:] in MARKS:
        return Reach(0, 0, sure=True)
    if words.startswith(_JOINTS) or words.endswith(_JOINTS):  # they take their own joint with them
        return Reach(0, 0, sure=False)
    if after in _RANK and (not left or after == "、"):
        return Reach(0, 1, sure=False)
    if before == "、":
        return Reach(1, 0, sure=False)
    joint = next((word for word in _JOINTS if left.endswith(word)), "")
    if joint and (not after or after in _RANK):
        return Reach(len(joint), 0, sure=False)
    return Reach(0, 0, sure=not (joint or before in _RANK or after in _RANK))
