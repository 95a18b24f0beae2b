"""Other news between the articles of a newspaper page: from a marked heading that is none to where the articles go on."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.intake.page import Claim, Page, Role
from regdiff.model.left_out import Reason
from regdiff.model.lines import Kind


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines from each such heading on, where the articles go on behind it in order."""
    at, last = page.start, 0
    while at < len(page.lines):
        each = page.begins[at]
        if each.kind is Kind.ARTICLE and each.number:
            last = each.number.value[0]
        if last and page.lines[at].heading and each.kind is Kind.TEXT:
            again = _resumes(page, at, last)
            if again is None:
                return  # what stands behind the last article is not between articles
            for i in range(at, again):
                yield Claim(i, Role.LEFT_OUT, Reason.BETWEEN, law=True)
            at = again
        else:
            at += 1


def _resumes(page: Page, at: int, last: int) -> int | None:
    """Return where the next article after number `last` stands, with the headings above it; None where it does not."""
    for i in range(at, len(page.begins)):
        each = page.begins[i]
        if each.kind is Kind.ARTICLE and each.number:
            if each.number.value[0] not in (last, last + 1) or each.number.value == (last,):
                return None
            while page.begins[i - 1].kind is Kind.HEADING:
                i -= 1  # noqa: PLW2901 - back over the headings that lead to it
            return i
    return None
