"""Text → tokens that no edit may cut.

A token is a date (2017年3月1日), a number with its level (第二十条, 第三款), a fraction (百分之五), a weekday (星期六), the
marker of an item (（三）), a bracketed title 《…》, a numeral, a Latin word, or one grapheme.
"""

from __future__ import annotations

import re

from regdiff.model.numbers import NUMERAL
from regdiff.model.patterns import lazy
from regdiff.model.text import graphemes, is_plain

_TOKEN = lazy(
    rf"""
    [{NUMERAL}百千万第（(《0-9０-９星周A-Za-zＡ-Ｚａ-ｚ](?:  # what any of them begins with: to look for it takes no time
      (?<=[{NUMERAL}])[{NUMERAL}]{{0,8}}年(?:[{NUMERAL}]{{1,3}}月(?:[{NUMERAL}]{{1,3}}日)?)?
    | (?<=[百千万])分之[{NUMERAL}]{{1,9}}
    | (?<=第)[{NUMERAL}]{{1,16}}(?:分编|[编章节条款项目])(?:之[{NUMERAL}]{{1,8}})*
    | (?<=[（(])[{NUMERAL}]{{1,8}}[）)]
    | (?<=《)[^《》\n]{{1,200}}》
    | (?<=[0-9０-９])[0-9０-９]*(?:[.,．，][0-9０-９]+)*%?
    | (?:(?<=星)期|(?<=周))[一二三四五六日]
    | (?<=[{NUMERAL}])[{NUMERAL}]{{1,15}}
    | (?<=[A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ]+
    )
    """,
    re.VERBOSE,
)


def tokens(text: str) -> list[str]:
    """Cut `text` into tokens; joined they spell `text`."""
    out: list[str] = []
    end = 0
    cut = list if is_plain(text) else graphemes
    for match in _TOKEN.finditer(text):
        out += cut(text[end : match.start()])
        end = match.end()
        out.append(match[0])
    out += cut(text[end:])
    return out if cut is list else _rejoin(out, text)


def _rejoin(parts: list[str], text: str) -> list[str]:
    """Joining parts cut at token borders can part a mark from its base; put such marks back."""
    if len(graphemes(text)) == len(text):
        return parts
    out: list[str] = []
    for part in parts:
        if out and len(graphemes(out[-1][-1] + part[0])) == 1:
            out[-1] += part
        else:
            out.append(part)
    return out
