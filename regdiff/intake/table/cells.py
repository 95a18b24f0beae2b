"""What a cell of a comparison table means that does not print its text: 全文同左, （新增）, 「……」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regdiff.intake.source import SourceLine
from regdiff.model.text import BLANK, fold, strip_blank

_O, _C = r"[（(「【\[〔《]*", r"[）)」】\]〕》]*[。.]?"
_WHOLE = "(?:全文|条文|内容|全部|本条|该条|全条|此条|原文|条款)?"
_SAME = re.compile(
    rf"{_O}{_WHOLE}(?:同左|同右|同前|同上|同原(?:条)?文|与(?:原文|左侧|左栏|右侧|右栏)相同|未(?:作|做)?(?:修改|修订|变动|变化|改动|改)|(?:无|不(?:作|做)?)(?:修改|修订|变动|变化|改动)|"
    rf"(?:保持)?不变|保留(?:原文)?|沿用(?:原文)?|same(?:asleft|asright|asbefore)?|unchanged|nochange){_C}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(第[〇零一二三四五六七八九十百千0-9\s]+[条條](?:之[一二三四五六七八九十]+)*)\s*")
_THIS = "[本此该]?[条款项章节]?"
_ADDED = rf"(?:{_THIS}为?(?:新增|增加|新设|增设)的?(?:条文|条款|内容|一?[条款项章节])?|added|new)"
_DELETED = rf"(?:{_THIS}已?(?:删除|删去|废止|取消)(?:{_THIS}|条文|条款|内容)|deleted|removed)"
_NOTHING = r"(?:[-—–－/／\\×*]+|无|空|缺|略去|none|n/a)"
_ABSENT = {
    "old": re.compile(rf"{_O}(?:{_ADDED}|{_NOTHING}){_C}", re.IGNORECASE),
    "new": re.compile(rf"{_O}(?:{_DELETED}|{_NOTHING}){_C}", re.IGNORECASE),
}
_MARKED = re.compile(rf"[（(【\[〔](?:{_ADDED}|{_DELETED})[）)】\]〕]", re.IGNORECASE)
_CUT = re.compile(rf"{_O}(?:…{{1,6}}|\.{{3,6}}|。{{3,6}}|略|以下略|以上略|（略）|\(略\)){_C}")


_NOTE = re.compile(r"〔移[至自][^〔〕]{1,60}〕")
_OWN_LINE = re.compile(r"第[^。]{1,14}条：(?:由原|并入原)[^。]{1,80}|(?:重建文本，未核对|部分核实)，不得引用")
"""What regdiff itself notes in the cells of its tables: where text moved to, and that it must not be cited."""


def noted(line: SourceLine) -> tuple[SourceLine | None, str]:
    """Return a line of a cell without what regdiff noted there, None for a note alone; and what was noted."""
    if _OWN_LINE.fullmatch(line.text):
        return None, line.text
    notes = "".join(_NOTE.findall(line.text))
    return (line._replace(text=_NOTE.sub("", line.text), raw="") if notes else line), notes


def says_same(lines: Sequence[SourceLine]) -> SourceLine | None:
    """Return the number that a cell gives to the text beside it, which it says is the same: 第九条　全文同左.

    An empty line where it gives none; None where it says no such thing.
    """
    text = "".join(line.text for line in lines)
    number = _NUMBER.match(text)
    rest = text[number.end() :] if number else text
    if not lines or not _SAME.fullmatch(fold(rest)):
        return None
    return lines[0]._replace(text=number[1] if number else "", raw="")


def is_absent(lines: Sequence[SourceLine], side: str) -> bool:
    """Say whether a cell says that its side (`old` or `new`) has nothing in this row, or says nothing."""
    text = fold("".join(line.text for line in lines))
    return not text or _ABSENT[side].fullmatch(text) is not None


def is_cut(line: SourceLine) -> bool:
    """Say whether a line stands for text that the table does not print."""
    return _CUT.fullmatch(fold(line.text)) is not None or _CUT.fullmatch(line.text) is not None


def is_same_line(line: SourceLine) -> bool:
    """Say whether a line says that what stands beside it is the same."""
    return _SAME.fullmatch(fold(line.text)) is not None


def without_mark(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines of a cell without a word in brackets that says what happened, before them or behind their number."""
    out = list(lines)
    number = _NUMBER.match(out[0].text) if out else None
    begin = number.end() if number else 0
    found = _MARKED.match(out[0].text, begin) if out else None
    if found is None:
        return out
    rest = strip_blank(out[0].text[found.end() :])
    text = f"{strip_blank(number[1])}{BLANK}{rest}" if number and rest else number[1] if number else rest
    return [out[0]._replace(text=text, raw=out[0].raw or out[0].text), *out[1:]] if text else out[1:]


def renumbered(number: SourceLine, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the text of the other side under the number of this one; as it is where this one gives none."""
    if not number.text or not lines:
        return list(lines)
    first = lines[0]
    old = _NUMBER.match(first.text)
    rest = first.text[old.end() :] if old else first.text
    text = f"{strip_blank(number.text)}{BLANK}{rest}" if rest else number.text
    return [first._replace(text=text, raw=""), *lines[1:]]
