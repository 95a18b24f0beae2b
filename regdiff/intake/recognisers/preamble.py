"""The preamble: what stands between title, note and contents on one side and the first heading or article on the other."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.intake.page import Claim, Page, Role
from regdiff.intake.signatures import is_signature
from regdiff.model.left_out import Reason
from regdiff.model.text import fold

_NAMES = ("序言", "前言", "引言", "序")


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines behind title and note: the preamble, and a signature or a name of it that only lists it."""
    above = [*page.having(Role.TITLE), *page.having(Role.NOTE)]
    rest = page.free(max(above, default=-1) + 1, page.start)
    named = [at for at in rest if fold(page.lines[at].text) in _NAMES]
    for at in rest:
        listed = bool(named) and at in named and at != named[-1]
        if listed:
            yield Claim(at, Role.LEFT_OUT, Reason.CONTENTS)
        elif is_signature(page.lines[at].text):
            yield Claim(at, Role.LEFT_OUT, Reason.BEFORE)
        else:
            yield Claim(at, Role.PREAMBLE)
