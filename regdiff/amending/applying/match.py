"""Places in the base's lines at which operations on words act, and the edits that they make together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regdiff.amending.amended import Cause
from regdiff.amending.applying.edit import Edit
from regdiff.amending.applying.job import Job
from regdiff.amending.applying.node import BaseLine, Node, called
from regdiff.amending.applying.punctuation import around_deleted, around_inserted
from regdiff.amending.instrument import Side
from regdiff.messages import say


@dataclass(eq=False, slots=True)
class Match:
    """One place: words that go, words that come, or both."""

    line: BaseLine
    start: int
    end: int
    """What goes, or the words beside which others come: 0-based offsets in the line, half-open."""
    job: Job
    node: Node
    """The unit that the order names."""
    text: str = ""
    """What comes."""
    beside: Side | None = None
    """On which side of the words others come; None where the words go."""
    everywhere: bool = False
    """The order names no unit, so that others go before it."""
    is_out: bool = False
    """Another operation has its place."""
    is_shared: bool = False
    """Another operation does the same there."""

    @property
    def goes(self) -> bool:
        """Whether its words go; else they stay, and others come beside them."""
        return self.beside is None

    @property
    def at(self) -> int:
        """Where words come."""
        return self.start if self.beside is not Side.AFTER else self.end


def settle(matches: list[Match]) -> list[Edit]:
    """Return the edits of one line, and tell operations that get in each other's way."""
    matches.sort(key=lambda match: (match.start, -match.end))
    going = [match for match in matches if match.goes]
    for at, one in enumerate(going):
        for other in going[at + 1 :]:
            if other.start >= one.end:
                break
            if not (one.is_out or other.is_out):
                _decide(one, other)
    left = [match for match in going if not match.is_out]
    for match in matches:
        for other in left if not match.goes else ():
            if other.start < match.at < other.end:
                _refuse(match, other)
                match.is_out = True
    return list(_edits([match for match in matches if not match.is_out]))


def _decide(one: Match, other: Match) -> None:
    """Say which of two that overlap has the place: one that names its unit; of equal ones the longer; the same is shared."""
    if one.everywhere is not other.everywhere:
        (one if one.everywhere else other).is_out = True
    elif (one.start, one.end) == (other.start, other.end):
        other.is_out = True
        if one.text == other.text:
            other.is_shared = True
        elif one.job is not other.job:
            _refuse(one, other)
            _refuse(other, one)
    elif one.end >= other.end:
        other.is_out = True
    else:
        other.is_out = True
        _refuse(one, other)
        _refuse(other, one)


def _refuse(match: Match, against: Match) -> None:
    phrase = match.job.operation.phrase
    match.job.refuse(
        say(
            "“{words}” in {place} is changed by {who}, too",
            words=phrase,
            place=match.node.name,
            who=called(against.job, match.job),
        )
    )


def _edits(matches: list[Match]) -> Iterator[Edit]:
    going = [match for match in matches if match.goes]
    yield from _deletions([match for match in going if not match.text], {n for m in going for n in range(m.start, m.end)})
    for match in matches:
        step = match.job.index
        if match.goes and match.text:
            yield Edit(match.start, match.end, match.text, Cause.ORDER, step)
        elif not match.goes:
            yield from _insertion(match)


def _insertion(match: Match) -> Iterator[Edit]:
    text, at, step = match.line.text, match.at, match.job.index
    phrase = text[match.start : match.end]
    marks = around_inserted(text[:at], match.text, text[at:], phrase, after=match.beside is Side.AFTER)
    if not marks.sure:
        yield Edit(at, at, marks.before, Cause.INFERRED, step)
    yield Edit(at, at, match.text, Cause.ORDER, step)
    if not marks.sure:
        yield Edit(at, at, marks.after, Cause.INFERRED, step)


def _deletions(matches: list[Match], taken: set[int]) -> Iterator[Edit]:
    """Yield the edits that take words out, one after the other, with the marks that would stand idle.

    Args:
        matches: the places, in the order of the line.
        taken: offsets at which any operation takes words.
    """
    gone: set[int] = set()
    for match in matches:
        text, step = match.line.text, match.job.index
        left = [at for at in range(match.start) if at not in gone]
        words, right = text[match.start : match.end], "".join(text[at] for at in _from(match.end, text, gone))
        reach = around_deleted("".join(text[at] for at in left), words, right)
        idle = [*left[len(left) - reach.before :], *list(_from(match.end, text, gone))[: reach.after]]
        idle = [at for at in idle if at not in taken]
        yield from (Edit(at, at + 1, "", Cause.INFERRED, step) for at in idle)
        yield Edit(match.start, match.end, "", Cause.ORDER, step)
        if not reach.sure and not idle:
            yield Edit(match.end, match.end, "", Cause.INFERRED, step)
        gone |= {*range(match.start, match.end), *idle}


def _from(start: int, text: str, gone: set[int]) -> Iterator[int]:
    return (at for at in range(start, len(text)) if at not in gone)
