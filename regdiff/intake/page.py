"""A source whose every line is assigned to one role: the law of conservation by construction.

Recognisers claim lines, in the order of their table; a line belongs to the first that claims it. What none claims belongs to
the body, or is left out as standing before it. So each line is in exactly one place, and none is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property

from regdiff.intake.annexes import is_named
from regdiff.intake.sequence import Begun, Marked
from regdiff.intake.source import SourceLine
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.lines import Kind
from regdiff.model.text import without_blanks
from regdiff.named import NamedTuple


class Role(Enum):
    """What a line of a source is."""

    TITLE = "title"
    NOTE = "note"
    PREAMBLE = "preamble"
    BODY = "body"
    """It begins a heading or an article, or goes on with one."""
    ANNEX = "annex"
    """It begins an annex, or goes on with one."""
    LEFT_OUT = "left out"


class Claim(NamedTuple):
    """What a recogniser says of one line."""

    at: int
    """0-based index of the line."""
    role: Role
    reason: Reason | None = None
    """Why it is left out; None for the other roles."""
    law: bool = False
    """It is left out, and may be law all the same."""
    begins: bool = False
    """It begins an annex."""


_OF_BODY, _BEFORE = Claim(-1, Role.BODY), Claim(-1, Role.LEFT_OUT, Reason.BEFORE)
"""What the lines are that nothing claims, wherever they stand."""


class Page:
    """The lines of one regulation with what stands around it, and the roles that they have so far."""

    def __init__(self, marked: Marked) -> None:
        self.lines: Sequence[SourceLine] = marked.lines
        self.begins: Sequence[Begun] = _without_annexes(marked)
        self.contents = marked.contents
        self._claims: list[Claim | None] = [None] * len(marked.lines)

    def assign(self, claims: Iterable[Claim]) -> None:
        """Give each claimed line its role, unless it has one."""
        for claim in claims:
            if self._claims[claim.at] is None:
                self._claims[claim.at] = claim

    def is_free(self, at: int) -> bool:
        """Say whether the line at index `at` has no role yet."""
        return self._claims[at] is None

    def free(self, start: int = 0, stop: int | None = None) -> list[int]:
        """Return the indices of the lines from `start` up to `stop` that have no role yet."""
        return [at for at in range(start, len(self.lines) if stop is None else stop) if self._claims[at] is None]

    def having(self, role: Role) -> list[int]:
        """Return the indices of the lines that have `role`, in the order of the source."""
        return [at for at, claim in enumerate(self._claims) if claim is not None and claim.role is role]

    def claim(self, at: int) -> Claim:
        """Return what the line at index `at` is; what nothing claimed belongs to the body behind its start.

        No line is without a role.
        """
        return self._claims[at] or (_OF_BODY if at >= self.start else _BEFORE)

    def left_out(self) -> Iterator[LeftOut]:
        """Yield what is left out, in the order of the source."""
        for at, line in enumerate(self.lines):
            claim = self.claim(at)
            if claim.role is Role.LEFT_OUT and claim.reason is not None and without_blanks(line.raw or line.text):
                yield LeftOut(line.raw or line.text, claim.reason, line.line, line.page, law=claim.law)

    @cached_property
    def articles(self) -> list[int]:
        """Indices of the lines that begin articles."""
        return [at for at, each in enumerate(self.begins) if each.kind is Kind.ARTICLE]

    @cached_property
    def start(self) -> int:
        """Index of the line that the body begins on: the first heading or article."""
        return next((at for at, each in enumerate(self.begins) if each.number is not None), len(self.lines))


def _without_annexes(marked: Marked) -> Sequence[Begun]:
    """Return what each line begins, where the articles of an annex begin nothing: they do not go on with those before it."""
    last = 0
    for at, each in enumerate(marked.begins):
        if each.kind is Kind.ARTICLE and each.number:
            last = each.number.value[0]
        elif last and each.kind in (Kind.ANNEX, Kind.TEXT) and at not in marked.contents and is_named(marked.lines[at].text):
            following = next((n.number for n in marked.begins[at:] if n.kind is Kind.ARTICLE), None)
            if following is None or following.value[0] not in (last, last + 1) or following.value == (1,):
                texts = (Begun(Kind.TEXT, None, line.text) for line in marked.lines[at:])
                return [*marked.begins[:at], *texts]
    return marked.begins
