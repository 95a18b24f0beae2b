"""The promulgation note above the body: one bracket over any number of lines, or lines that begin with dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regdiff.intake.notes import is_note, is_order, tells_acts
from regdiff.intake.page import Claim, Page, Role
from regdiff.intake.titles import is_stage, is_title, title_key

_MOST_LINES = 60
_CONTINUES = re.compile(r"[^。]{0,160}(?:决定》|规定》|条例》|办法》|解释》).{0,6}(?:修正|修订|修改|废止)[）)]?\Z")
"""A line that only ends a note which begins on the line above."""
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines of the note: of several, those nearest to the body.

    A date above the title belongs to the order that issued the regulation, and is no note.
    """
    front = page.free(0, page.start)
    spans = _below_title(page, front, list(_spans(page, front)))
    if not spans:
        return
    wanted = [spans[-1]]
    for span in reversed(spans[:-1]):
        if not _is_one(page, front[span[1] : wanted[0][0]]):
            break
        wanted.insert(0, span)
    start, stop = wanted[0][0], wanted[-1][1]
    while (
        stop < len(front) and _CONTINUES.match(page.lines[front[stop]].text) and not is_title(page.lines[front[stop]].text)
    ):
        stop += 1
    yield from (Claim(at, Role.NOTE) for at in front[start:stop])


def _below_title(page: Page, front: list[int], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans behind the last line that is a title, unless it only prints the title above them once more."""
    inside = {place for start, stop in spans for place in range(start, stop)}
    titles = [place for place, at in enumerate(front) if place not in inside and is_title(page.lines[at].text)]
    if not titles or not spans or spans[-1][0] > titles[-1]:
        return spans
    names = [title_key(page.lines[front[place]].text) for place in titles]
    if any(_alike(name, names[-1]) and titles[at] < spans[0][0] for at, name in enumerate(names[:-1])):
        return spans
    return [span for span in spans if span[0] > titles[-1]]


def _alike(one: str, other: str) -> bool:
    """Say whether two titles are one, perhaps without its issuer or on its last line alone."""
    return one.endswith(other) or other.endswith(one)


def _spans(page: Page, front: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where notes begin and end, as places in `front`."""
    at = 0
    while at < len(front):
        text = page.lines[front[at]].text
        stop = at
        if text[0] in _OPEN:
            stop = _bracketed(page, front, at)
        elif is_note(text):
            stop = at + 1
        if stop > at:
            while stop < len(front) and is_order(page.lines[front[stop]].text):
                stop += 1
            yield at, stop
        at = max(stop, at + 1)


def _bracketed(page: Page, front: list[int], at: int) -> int:
    """Return where a bracket that opens at `at` closes, if what it holds is a note; `at` where it is none.

    A bracket that is never closed holds the lines that say when something was done.
    """
    depth, text, told = 0, "", at
    for stop in range(at, min(len(front), at + _MOST_LINES)):
        line = page.lines[front[stop]].text
        text += line
        depth += sum(line.count(char) for char in _OPEN) - sum(line.count(char) for char in _CLOSE)
        if depth <= 0:
            return stop + 1 if is_note(text) and not is_stage(text) else at
        if (tells_acts(line) or is_note(line)) and not line.endswith("。"):
            told = stop + 1
    return told if is_note(text) else at


def _is_one(page: Page, between: list[int]) -> bool:
    """Say whether a note goes on over these lines: they only go on with titles of decisions."""
    return len(between) <= 3 and all(re.search("[〈《〉》]", page.lines[at].text) for at in between)
