"""Titles of regulations: how they end, the marks around them, and what a name that is printed differently has in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regdiff.model.text import BLANK, fold

_ENDS = (
    "条例|法|法典|规定|办法|规则|细则|章程|准则|决定|解释|意见|通则|规程|制度|纲要|标准|守则|学则|公约|协定|要点|方案|规范|须知|指引|"
    "指南|批复|修正案|总则|條例|法典|規定|辦法|規則|細則|準則|決定|解釋|意見|通則|規程|綱要|標準|守則|學則|公約|憲法"
)
_TITLE = re.compile(rf"(?:{_ENDS})》?(?:\s*[（(〔\[].{{1,16}}[）)〕\]])*\s*(?:[12][0-9]{{3}}(?:年版?|版)?)?$")
_LISTED = re.compile(
    "[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}(?:[编章节編節條条篇]|部分)"
)
_LONGEST = 100
_STAGE = re.compile(
    r"[（(〔\[]\s*(?:试行|暂行|試行|暫行|草案|修订草案|修正草案|征求意见稿|公开征求意见稿|送审稿|审议稿|讨论稿|试行稿|修订稿|二次审议稿|三次审议稿|.{0,8}稿)\s*[）)〕\]]"
)


_BODIES = ("院", "会", "部", "局", "署", "厅")


def is_title(text: str) -> bool:
    """Say whether a line ends as titles of regulations do."""
    if (
        len(text) > _LONGEST
        or _LISTED.match(text)
        or fold(text) == "总则"
        or re.search("[。；，：]", text)
        or text.count("《") != text.count("》")
    ):
        return False
    return _TITLE.search(bare_title(text)) is not None


def bare_title(text: str) -> str:
    """Return a title without the book-title marks around the whole of it: 《示范法》实施办法 keeps its own."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return text[1:-1] if 0 < at == len(text) - 1 else text
    return text


def title_key(text: str) -> str:
    """Return what two prints of one title have in common: no marks around it, no typography, no 、 between bodies."""
    return fold(bare_title(text)).replace("、", "")


def is_stage(text: str) -> bool:
    """Say whether a line says how far a text has come, （试行）or （征求意见稿）: a part of the title above it."""
    return _STAGE.fullmatch(text) is not None


def join_title(lines: Sequence[str]) -> str:
    """Return a title that is printed on several lines in one; a blank parts bodies that issue it together."""
    out = lines[0]
    for line in lines[1:]:
        together = out.endswith(_BODIES) and (line.endswith(_BODIES) or line.startswith("最高人民"))
        out += (BLANK if together else "") + line
    return out
