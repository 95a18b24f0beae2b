"""Wording without quotation marks, as local instruments have it: 将第三条修改为： and the text on lines of its own."""

from __future__ import annotations

from regdiff.model.patterns import lazy

_OPEN = lazy(
    r"(?:(?:修改|修订|修正|改)为|作为第[^，。：“”]{1,40}|内容为|内容如下|[条款项章节]为|增加第[^，。：“”]{1,20})：\Z"
)


def ends_openly(flat: str, start: int, end: int) -> bool:
    """Say whether a paragraph announces wording and gives none: it ends with 修改为： or 作为第八条：."""
    return _OPEN.search(flat, max(start, end - 60), end) is not None
