"""Fields that a law database prints above a text: 公布日期：2020年1月1日, or a name on a line and its value on the next."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.intake.page import Claim, Page, Role
from regdiff.intake.stated import Field, columns, fields, is_name, is_value
from regdiff.model.left_out import Reason


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines above the body that are made of fields; what they say is read by `above`."""
    for at, stop, _ in _runs(page):
        yield from (Claim(i, Role.LEFT_OUT, Reason.SURROUNDINGS) for i in range(at, stop))


def above(page: Page) -> list[Field]:
    """Return the fields above the body, in the order of the source."""
    return [field for _, _, found in _runs(page) for field in found]


def on_page(page: Page) -> bool:
    """Say whether something surrounds the text that is no field of it."""
    made = {i for at, stop, _ in _runs(page) for i in range(at, stop)}
    return any(page.claim(at).reason is Reason.SURROUNDINGS for at in page.having(Role.LEFT_OUT) if at not in made)


def _runs(page: Page) -> Iterator[tuple[int, int, list[Field]]]:
    """Yield from where to where lines make fields, and the fields."""
    at = 0
    while at < page.start:
        text = page.lines[at].text
        following = page.lines[at + 1].text if at + 1 < page.start else ""
        stop, found = at + 1, [] if at in page.contents else fields(text)
        if not found or (len(found) == 1 and not found[0].value):
            pair = [Field(text.strip("【】[]：: "), following)] if is_name(text) and is_value(text, following) else []
            rows = pair or columns(text, following)
            stop, found = (at + 2, rows) if rows else (stop, found)
        if found:
            yield at, stop, found
        at = stop
