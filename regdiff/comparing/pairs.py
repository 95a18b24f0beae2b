"""Brackets and quotation marks are struck and inserted in pairs: one half alone tells a reader nothing.

部长、主任负责制 became 部长（主任、行长）负责制: 、主任 went and （主任、行长） came, though 主任 stands in both.
“人均消费性支出”“年生活消费支出” became “人均消费支出”: 消费性支出 became 消费支出, and “年生活消费支出” went.
"""

from __future__ import annotations

from regdiff.comparing.hunks import Hunk, Tokens
from regdiff.comparing.kept import KEPT

LONGEST = 12
"""Between both marks of a pair no more characters than this are struck and inserted again."""
_CLOSE = dict(zip("（《“‘〈([「『【〔", "）》”’〉)]」』】〕", strict=True))
_OPENING, _CLOSING = frozenset(_CLOSE), frozenset(_CLOSE.values())


def pair(hunks: list[Hunk]) -> list[Hunk]:
    """Join edits of which one opens a mark that another one closes."""
    out: list[Hunk] = []
    at = 0
    while at < len(hunks):
        hunk = hunks[at]
        if _opens(hunk.delete) or _opens(hunk.insert):
            joined, count = _closed(hunks, at)
            out.append(joined)
            at += count
        else:
            out.append(hunk)
            at += 1
    return out


def uncross(hunks: list[Hunk]) -> list[Hunk]:
    """Part what went, or came, from within one pair of marks to within the next one: the first pair stays a pair."""
    if all(_CLOSING.isdisjoint(hunk.delete or hunk.insert) for hunk in hunks):
        return hunks
    out: list[Hunk] = []
    for at, hunk in enumerate(hunks):
        run = hunk.delete or hunk.insert
        is_alone = not (hunk.delete and hunk.insert) and at + 1 < len(hunks)
        place = _crossing(run) if is_alone and not _CLOSING.isdisjoint(run) else None
        following = hunks[at + 1].equal if place is not None else []
        size = next((k for k, token in enumerate(following[: LONGEST + 1]) if token in _CLOSING or token in _CLOSE), None)
        if place is None or size is None or following[size] != run[place]:
            out.append(hunk)
            continue
        within, mark, rest = run[:place], run[place], run[place + 1 :] + following[: size + 1]
        stays = following[:size]
        del following[: size + 1]
        if hunk.delete:
            out += [Hunk(hunk.equal, within, stays), Hunk([mark], rest, [])]
        else:
            out += [Hunk(hunk.equal, stays, within), Hunk([mark], [], rest)]
    return out


def _crossing(run: Tokens) -> int | None:
    """Return where a run closes a mark that it did not open, if it opens one of its kind behind that and leaves it open."""
    place = _unopened(run)
    if place is None or _unopened(run[place + 1 :]) is not None:
        return None
    return place if _awaited(run[place + 1 :]) == [run[place]] else None


def _unopened(run: Tokens) -> int | None:
    """Return where a run first closes a mark that it did not open."""
    awaited: list[str] = []
    for place, token in enumerate(run):
        if token in _CLOSE:
            awaited.append(_CLOSE[token])
        elif token in _CLOSING and (not awaited or awaited.pop() != token):
            return place
    return None


def _closed(hunks: list[Hunk], at: int) -> tuple[Hunk, int]:
    """Return the edit joined with those up to the one that closes what it opens, and how many these are; else it alone.

    Brackets that came around a text, or went, with nothing in their stead, are marked as they stand.
    """
    first = hunks[at]
    delete, insert, kept = first.delete, first.insert, 0
    replaces = bool(delete and insert)
    for count, hunk in enumerate(hunks[at + 1 :], 2):
        size = sum(map(len, hunk.equal))
        kept += size
        if kept > LONGEST or size >= KEPT or "\n" in hunk.equal:
            break
        delete, insert = delete + hunk.equal + hunk.delete, insert + hunk.equal + hunk.insert
        replaces = replaces or bool(hunk.delete and hunk.insert)
        if not (_opens(delete) or _opens(insert)):
            return (Hunk(first.equal, delete, insert), count) if replaces else (first, 1)
    return first, 1


def _opens(run: Tokens) -> bool:
    """Say whether a run opens a mark that it does not close."""
    return not _OPENING.isdisjoint(run) and bool(_awaited(run))


def _awaited(run: Tokens) -> list[str]:
    """Return the closing marks that a run leaves to come."""
    awaited: list[str] = []
    for token in run:
        if token in _CLOSE:
            awaited.append(_CLOSE[token])
        elif token in _CLOSING and awaited and token == awaited[-1]:
            awaited.pop()
    return awaited
