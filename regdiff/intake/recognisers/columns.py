"""The head of a table that holds the articles, one a row: 条号　内容; and where a later page prints it again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regdiff.intake.page import Claim, Page, Role
from regdiff.model.left_out import Reason
from regdiff.model.text import fold

_COLUMN = re.compile(
    r"(?:序|编|條?条?|章节?)[号號]|条|條|条[款目次]|[条條]文|法条|章节|(?:[条條]文|条款|法条|具体|规定|主要)?[内內]容|正文|原文|全文|标题|要旨|条旨|備註|备注|说明"
)


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the row right above the first heading or article whose cells all name columns, and the rows that repeat it."""
    above = page.free(0, page.start)
    if not above or above[-1] != page.start - 1 or not _names_columns(page.lines[above[-1]].text):
        return
    yield Claim(above[-1], Role.LEFT_OUT, Reason.BEFORE)
    head = fold(page.lines[above[-1]].text)
    for at in page.free(page.start):
        if fold(page.lines[at].text) == head:
            yield Claim(at, Role.LEFT_OUT, Reason.REPEATED)


def _names_columns(text: str) -> bool:
    cells = text.split()
    return len(cells) > 1 and all(_COLUMN.fullmatch(cell) for cell in cells)
