"""Tables of contents, as `regdiff.intake.contents` finds them."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.intake.contents import is_contents_heading
from regdiff.intake.page import Claim, Page, Role
from regdiff.model.left_out import Reason


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines of tables of contents."""
    for at in sorted(page.contents):
        yield Claim(at, Role.LEFT_OUT, Reason.CONTENTS)
    for at in range(page.start):
        if is_contents_heading(page.lines[at].text):
            yield Claim(at, Role.LEFT_OUT, Reason.CONTENTS)
