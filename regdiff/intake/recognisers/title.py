"""The title: the nearest line above the note that ends as titles do, the lines it begins on, and （试行） below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from regdiff.intake.broken_titles import MOST_LINES, begins_above, ends_title, names
from regdiff.intake.notes import is_order
from regdiff.intake.page import Claim, Page, Role
from regdiff.intake.titles import is_stage, title_key
from regdiff.model.left_out import Reason

_REACH = 12
"""How many lines above the note or the first heading a title may stand."""
_PLAIN = re.compile("[。；，：！？?]")


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines of the title, and those above the body that only print it once more."""
    yield from _Front(page).claims()


class _Front:
    """The lines above the body, as far as they are nothing else."""

    def __init__(self, page: Page) -> None:
        self._page = page
        notes = page.having(Role.NOTE)
        self._note = notes[0] if notes else page.start
        self._above = page.free(0, self._note)
        self._below = page.free(self._note, page.start)

    def _text(self, at: int) -> str:
        return self._page.lines[at].text

    @cached_property
    def _named(self) -> frozenset[str]:
        return names(self._page.lines)

    def claims(self) -> Iterator[Claim]:
        last = self._last()
        if last is None:
            return
        run = [last, *self._stages(last)]
        while len(run) < MOST_LINES and run[0] - 1 in self._above and self._joins(run[0] - 1, run):
            run.insert(0, run[0] - 1)
        yield from (Claim(at, Role.TITLE) for at in run)
        whole = {title_key("".join(self._text(at) for at in run[:n])) for n in range(1, len(run) + 1)}
        for side in (self._above, self._below):
            yield from self._repeats([at for at in side if at not in run], whole)

    def _repeats(self, rest: list[int], whole: set[str]) -> Iterator[Claim]:
        """Yield the lines that print the title once more, on one line or, one after the other, on several."""
        done = 0
        for first in range(len(rest)):
            for size in range(1, MOST_LINES + 1):
                lines = rest[first : first + size]
                if first >= done and title_key("".join(map(self._text, lines))) in whole:
                    yield from (Claim(at, Role.LEFT_OUT, Reason.REPEATED) for at in lines)
                    done = first + size

    def _last(self) -> int | None:
        """The line that ends the title: a marked one first; else the first line that is no sentence."""
        reach = [at for at in reversed(self._above) if at >= self._note - 1 - _REACH - 60][: _REACH + 1]
        found = [at for at in reach if ends_title(self._page.lines, at) and not is_order(self._text(at))]
        marked = [at for at in found if self._page.lines[at].heading]
        if marked or found:
            return (marked or found)[0]
        plain = [at for at in self._above if not _PLAIN.search(self._text(at)) and len(self._text(at)) <= 100]
        headed = [at for at in plain if self._page.lines[at].heading]
        return next(iter(headed or plain), None)

    def _stages(self, last: int) -> list[int]:
        """The lines （试行） or （征求意见稿） right below."""
        out: list[int] = []
        for at in range(last + 1, self._page.start):
            if not self._page.is_free(at) or not is_stage(self._text(at)):
                break
            out.append(at)
        return out

    def _joins(self, above: int, run: list[int]) -> bool:
        lines = self._page.lines
        return begins_above(lines[above], [lines[at] for at in run], self._named)
