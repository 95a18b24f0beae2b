"""When two titles name one regulation: with and without the state's name, notes in brackets, book-title marks."""

from __future__ import annotations

from regdiff.model.patterns import lazy
from regdiff.model.text import fold

_STATE = ("中华人民共和国", "中華人民共和國")
_NOTE = lazy(
    r"[(〔\[【](?:[^()〔〕\[\]【】]{0,20}(?:试行|暂行|試行|暫行|修订|修正|修改|修訂|稿|草案|公布|发布|通过|年|版|本)[^()〔〕\[\]【】]{0,6}|[12][0-9]{3})[)〕\]】]\Z"
)
_YEAR = lazy(r"(?:[12][0-9]{3})(?:年)?(?:修订|修正)?(?:版|本)?\Z")


def work_name(title: str) -> str:
    """Return what names the regulation in a title, folded: 示例条例 for 《中华人民共和国示例条例》（试行）."""
    name = fold(title)
    while True:
        before = name
        if name.startswith("《") and name.endswith("》") and "》" not in name[1:-1]:
            name = name[1:-1]
        name = _YEAR.sub("", _NOTE.sub("", name))
        name = next((name[len(state) :] for state in _STATE if name.startswith(state)), name)
        if name == before:
            return name or fold(title)


def is_same_work(one: str, other: str) -> bool:
    """Say whether two titles name one regulation; a missing title names none."""
    return bool(one and other) and work_name(one) == work_name(other)
