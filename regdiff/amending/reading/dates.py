"""Dates as instruments print them: 2022年6月24日, 二○二四年十二月六日."""

from __future__ import annotations

import datetime as dt

from regdiff.model.numbers import parse_numeral
from regdiff.model.patterns import lazy

_N = "[0-9零〇一二三四五六七八九十]"
DATE = rf"{_N}{{4}} ?年 ?{_N}{{1,3}} ?月 ?{_N}{{1,3}} ?日"
_DATE = lazy(rf"({_N}{{4}}) ?年 ?({_N}{{1,3}}) ?月 ?({_N}{{1,3}}) ?日")


def dates_in(flat: str) -> list[tuple[int, int, dt.date]]:
    """Return the dates of a flat text with their 0-based offsets; a day that no calendar has is none."""
    out = []
    for match in _DATE.finditer(flat):
        try:
            out.append((*match.span(), dt.date(*(parse_numeral(part) for part in match.groups()))))
        except ValueError:
            continue
    return out
