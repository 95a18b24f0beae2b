"""References to articles that were all renumbered by the same step are paired one by one.

第三十条、第三十一条第三款 became 第二十九条、第三十条第三款: each number is one less, and 第三十条 did not stay.
"""

from __future__ import annotations

from regdiff.comparing.hunks import Hunk, Tokens
from regdiff.model.numbers import match_number
from regdiff.named import NamedTuple

_JOINING = frozenset("、和及与至或者以")
_LEVELS = "条款项目"
_FEWEST = 2
"""References of the shortest list."""


class _Reference(NamedTuple):
    """One reference of a list."""

    token: str
    number: int
    rest: Tokens
    """Its paragraph and item, and what joins it to the next one."""


def pair_references(hunks: list[Hunk]) -> list[Hunk]:
    """Mark each number of a list of references for itself, where the whole list was moved on, or back, by one step."""
    out: list[Hunk] = []
    at = 0
    while at < len(hunks):
        stop = max(at + 1, _end_of_list(hunks, at))
        paired = _paired(hunks[at:stop], hunks[stop].equal) if stop - at > 1 and stop < len(hunks) else None
        out += paired or hunks[at:stop]
        at = stop
    return out


def _end_of_list(hunks: list[Hunk], at: int) -> int:
    """Return the index behind the edits from `at` on with nothing but references in and between them."""
    stop = at
    while stop < len(hunks) and (hunks[stop].delete or hunks[stop].insert):
        hunk = hunks[stop]
        if not (_is_list(hunk.delete) and _is_list(hunk.insert)) or (stop > at and not _is_list(hunk.equal)):
            break
        stop += 1
    return stop


def _is_list(run: Tokens) -> bool:
    for token in run:
        is_reference = token[0] == "第" and token[-1] in _LEVELS and len(token) > 1
        if not is_reference and token not in _JOINING:
            return False
    return True


def _paired(hunks: list[Hunk], following: Tokens) -> list[Hunk] | None:
    """Return the edits of a list, number by number, and take what belongs to it from `following`; None for any other."""
    first = hunks[0].equal
    start = len(first)
    while start and _is_list(first[start - 1 : start]):
        start -= 1
    size = next((k for k, token in enumerate(following) if not _is_list([token])), len(following))
    before: Tokens = first[start:]
    behind = following[:size]
    old, new = list(before), list(before)
    for number, hunk in enumerate(hunks):
        kept = hunk.equal if number else []
        old += kept + hunk.delete
        new += kept + hunk.insert
    olds, news = _references(old + behind), _references(new + behind)
    if not _are_shifted(olds, news):
        return None
    del following[:size]
    return _one_by_one(first[:start], olds, news, following)


def _references(run: Tokens) -> list[_Reference]:
    """Cut a list into its references; empty where it does not begin with one, or where a number is not plain."""
    out: list[_Reference] = []
    for token in run:
        if token.endswith("条"):
            number = match_number(token)
            if number is None or len(number.value) > 1:
                return []
            out.append(_Reference(token, number.value[0], []))
        elif out:
            out[-1].rest.append(token)
        else:
            return []
    return out


def _are_shifted(olds: list[_Reference], news: list[_Reference]) -> bool:
    """Say whether two lists differ in their numbers alone, and by the same step wherever they differ."""
    if len(olds) != len(news) or len(olds) < _FEWEST or any(a.rest != b.rest for a, b in zip(olds, news, strict=True)):
        return False
    steps = {b.number - a.number for a, b in zip(olds, news, strict=True)} - {0}
    return len(steps) == 1


def _one_by_one(before: Tokens, olds: list[_Reference], news: list[_Reference], following: Tokens) -> list[Hunk]:
    """Return one edit a number that changed; what stands behind the last of them goes before `following`."""
    out: list[Hunk] = []
    equal = before
    for old, new in zip(olds, news, strict=True):
        if old.token == new.token:
            equal = [*equal, old.token, *old.rest]
        else:
            out.append(Hunk(equal, [old.token], [new.token]))
            equal = list(old.rest)
    following[:0] = equal
    return out
