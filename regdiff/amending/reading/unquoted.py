"""Wording without quotation marks, as local instruments have it: 将第三条修改为： and the text on lines of its own."""

from __future__ import annotations

from regdiff.amending.reading.signs import orders_something, skip_blanks
from regdiff.model.patterns import lazy

_OPEN = lazy(
    r"(?:(?:修改|修订|修正|改)为|作为第[^，。：“”]{1,40}|内容为|内容如下|[条款项章节]为|增加第[^，。：“”]{1,20})：\Z"
)


def ends_openly(flat: str, start: int, end: int) -> bool:
    """Say whether a paragraph announces wording and gives none: it ends with 修改为： or 作为第八条：."""
    return _OPEN.search(flat, max(start, end - 60), end) is not None


_HEAD = lazy(
    r"[^：“\"\n]{2,80}?"
    r"(?:(?:修改|修订|修正|改)为|作为第[^，。：“”]{1,40}|内容为|增加第[^，。：“”]{1,20}|[条款项]为)："
    r"(?! *[“\"\n])(?! *\Z)(?!《[^《》\n]{1,80}》[。；]?\Z)"
)


def wording_at(flat: str, start: int, end: int) -> int:
    """Return the offset of the wording that goes on behind 修改为： without quotation marks; -1 where there is none.

    Only where nothing but wording can follow: what stands behind the colon orders nothing itself.
    """
    match = _HEAD.match(flat, start, end)
    if not match or orders_something(flat, match.end(), end):
        return -1
    return skip_blanks(flat, match.end(), end)
