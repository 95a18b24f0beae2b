"""Quantities in a text of law, read as numbers: 五千元以上, 5,000 元以上, 百分之三十, 三分之二, 三十日内, 2017年3月1日.

Chinese and Arabic figures are read alike, so that only what differs in value counts as a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from regdiff.model.numbers import NUMERAL, SHAPES, parse_numeral
from regdiff.model.patterns import lazy
from regdiff.model.text import fold
from regdiff.named import NamedTuple


class Quantity(NamedTuple):
    """A number with its unit."""

    start: int
    """0-based offset in the text."""
    end: int
    text: str
    unit: str
    """money, percent, times, days, workdays, hours, weeks, months, years, date, count, pieces (个 of anything) …; monthday:
    每月十五日, 3月1日; ordinal: 第三日. Of these two none is more than another."""
    value: int
    """In thousandths of the unit; of a date its year, month and day as 20170301; of a word such as 及时 one of its own.
    A share that does not come out even, 三分之二, is cut; `exact` is not."""
    bound: str
    """以上, 以下, 以内 (within), 超过, 不超过, 不足 or empty."""
    is_time: bool
    exact: int
    """The value in the finest parts that are told apart: two quantities of a unit are equal if and only if these are."""


# Searched in a text of the shape that `SHAPES` gives it: 0 is a digit, 1 is 一, 4 to 6 are 百千万, 0 to 7 any of a numeral.
_GROUPED = r"0{1,3}(?:[,，][ \u00a0\u2009\u3000]?000){1,5}(?!0)"
"""Thousands parted in either width: 12,000 and 12，000; a list of numbers is none of the kind."""
_POINT = r"(?:[.．]0{1,16})?"
_FIGURE = rf"(?:(?:{_GROUPED}|0{{1,16}}){_POINT}[4-6亿]{{0,4}}|[0-7亿]{{1,16}}(?:点[0-7]{{1,16}})?)"
_GAP = r"[ \u00a0\u2009\u3000]?"
_UNITS = {
    "元": "money", "人民币": "money", "美元": "dollars", "倍": "times", "日": "days", "天": "days", "工作日": "workdays",
    "小时": "hours", "周": "weeks", "星期": "weeks", "月": "months", "年": "years", "周年": "years", "周岁": "age",
    "岁": "age",
    "人": "count", "名": "count", "次": "count", "件": "count", "项": "count", "家": "count", "份": "count", "届": "terms",
    "公里": "km", "千米": "km", "海里": "nm", "米": "m", "平方米": "m2", "平方公里": "km2", "公顷": "ha", "亩": "mu",
    "吨": "t", "千克": "kg", "公斤": "kg", "克": "g",
}  # fmt: skip
_TIMES = {"days", "workdays", "hours", "weeks", "months", "years", "date", "terms"}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True)).translate(SHAPES)
_BEFORE = lazy(
    r"(?:不超过|不[得能]超过|超过|不足|不满|未满|满|不少于|不[得能]少于|少于|不低于|不[得能]低于|低于|至少|达到)\Z"
)
_AFTER = r"(?P<after>以上|以下|以内|之内|以后|以前|内)?"
_BOUND = lazy(_AFTER)
_OF_UNIT = rf"{_GAP}(?:个(?P<amid>半)?)?(?P<unit>{_UNIT})(?P<more>半(?![数年月]))?(?!度|有限|1票|规定精神)"
_OTHER = rf"{_GAP}{_FIGURE}{_GAP}个?"
_RANGE = rf"(?:(?={_GAP}[至到~～—–－-]{{1,2}}{_OTHER}(?P<whose>{_UNIT}))|以上(?={_OTHER}(?P<its>{_UNIT})))"
"""What stands behind the first figure of a range, 1至3倍, that has its unit from the second."""
_QUANTITY = lazy(
    rf"(?=[0-7亿超过半])(?:4分之(?P<percent>{_FIGURE})|(?P<rate>{_FIGURE}){_GAP}[%％]|(?P<mille>{_FIGURE}){_GAP}‰|"
    rf"(?P<part>{_FIGURE})分之(?P<of>{_FIGURE})|(?P<half>(?:超?过)?半数)|"
    rf"(?<![第0-7.．,，亿])(?P<from>{_FIGURE}){_RANGE}|(?<!第)(?P<bare>{_FIGURE}){_GAP}个(?=以上|以下|以内)|(?<!第)(?P<figure>{_FIGURE}|半){_OF_UNIT}){_AFTER}"
)
_DATE = lazy("(?P<year>[0-7]{4})年(?:(?P<month>[0-7]{1,3})月(?:(?P<day>[0-7]{1,3})日)?)?")
_DAY = lazy(
    "(?P<monthly>每月|每个月|每季度|当月|次月|翌月|本月|下月)的?(?:第?(?P<nth>[0-7]{1,3})日)|"
    "(?P<month>[0-7]{1,3})月(?P<day>[0-7]{1,3})日|第(?P<ordinal>[0-7]{1,3})(?:个)?(?:工作)?日"
)
"""Days that are called by their number: of a month, of a year, of a term."""
_PACE = lazy(
    r"(?=[立即及尽按定每逐])"  # what any of them begins with
    r"(?:立即|即时|及时(?!性)|尽快|按时|按期|(?<!一)定期(?!限)|每年|每季度|每月|每半年|每[两三五]年|逐年)"
)
_BOUNDS = {"之内": "以内", "内": "以内", "不得超过": "不超过", "不满": "不足", "未满": "不足", "不得少于": "不少于",
           "不得低于": "不少于", "不能少于": "不少于", "不能低于": "不少于", "不能超过": "不超过", "不低于": "不少于",
           "至少": "不少于", "低于": "少于"}  # fmt: skip


def find_quantities(text: str) -> Iterator[Quantity]:
    """Return the quantities of `text` in order; dates first, since the numbers in them are none."""
    found = _figures(text) if _FIGURES.search(text) else []
    if _PACE.search(text):
        found += map(_pace, _PACE.finditer(text))
    return iter(sorted(found, key=itemgetter(0, 1)) if len(found) > 1 else found)


_DIGITS = lazy(r"([0-9]+(?:\.[0-9]+)?)([百千万亿]*)")
_FIGURES = lazy(f"[{NUMERAL}亿半]")
"""What is in any quantity but words such as 及时."""


def _figures(text: str) -> list[Quantity]:
    taken = bytearray(len(text))
    found: list[Quantity] = []
    shape = text.translate(SHAPES)
    for match in _DATE.finditer(shape) if "年" in text else ():
        if value := _date(match, text):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            found.append(Quantity(*match.span(), text[slice(*match.span())], "date", value, "", is_time=True, exact=value))
    for match in _DAY.finditer(shape) if "日" in text else ():
        if not any(taken[match.start() : match.end()]) and (quantity := _day(match, text)):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            found.append(quantity)
    matches = _QUANTITY.finditer(shape)
    free = (match for match in matches if not any(taken[match.start() : match.end()])) if found else matches
    return found + [quantity for match in free if (quantity := _read(match, text))]


def _pace(match: re.Match[str]) -> Quantity:
    value = sum(map(ord, match[0]))
    return Quantity(*match.span(), match[0], "pace", value, "", is_time=True, exact=value)


def _date(match: re.Match[str], text: str) -> int:
    parts = (text[slice(*match.span(part))] if match[part] else "" for part in ("year", "month", "day"))
    try:
        year, month, day = (parse_numeral(part) if part else 0 for part in parts)
    except ValueError:
        return 0
    return year * 10_000 + month * 100 + day if 1000 <= year < 10_000 else 0


def _day(match: re.Match[str], text: str) -> Quantity | None:
    said = {name: text[slice(*match.span(name))] for name, shape in match.groupdict().items() if shape}
    try:
        day = parse_numeral(said.get("day") or said.get("nth") or said["ordinal"])
        month = parse_numeral(said["month"]) if "month" in said else 0
    except ValueError:
        return None
    unit = "ordinal" if "ordinal" in said else "monthday"
    after = _BOUND.match(text, match.end())
    end = after.end() if after else match.end()
    bound = (after["after"] if after else "") or ""
    value = month * 100 + day
    start = match.start()
    return Quantity(start, end, text[start:end], unit, value, _BOUNDS.get(bound, bound), is_time=True, exact=value)


def _read(match: re.Match[str], text: str) -> Quantity | None:
    said = {name: text[slice(*match.span(name))] for name, shape in match.groupdict().items() if shape}
    try:
        unit, value = _measured(said)
    except ValueError:
        return None
    before = _BEFORE.search(text, max(0, match.start() - 4), match.start())
    start = before.start() if before else match.start()
    bound = said.get("after") or (before[0] if before else "")
    if said.get("half", "半数") != "半数":
        bound = "超过"
    elif "from" in said:
        bound = "以上" if text.startswith("以上", match.end("from")) else ""
    bound = _BOUNDS.get(bound, bound)
    end = match.end()
    return Quantity(start, end, text[start:end], unit, value * 1000 // _FINE, bound, is_time=unit in _TIMES, exact=value)


def _measured(said: dict[str, str]) -> tuple[str, int]:
    """Return the unit and the value of what a match found, in whole parts of which `_FINE` make one.

    Raises:
        ValueError: it is no quantity.
    """
    if "half" in said:
        return "percent", 50 * _FINE
    if "part" in said:
        whole = _whole(said["part"])
        return "percent", _figure(said["of"]) * 100 * _FINE // whole if whole else 0
    if figure := said.get("percent") or said.get("rate"):
        return "percent", 100 * _FINE if figure == "百" else _figure(figure)
    if "mille" in said:
        return "percent", _figure(said["mille"]) // 10
    if "bare" in said:
        return "pieces", _figure(said["bare"])
    if "from" in said:
        unit, value = _UNITS[said.get("whose") or said["its"]], _figure(said["from"])
        if unit == "years" and value >= 1000 * _FINE:
            raise ValueError("a year, and no number of years")
        return unit, value
    if said["figure"] in _FORMAL and _UNITS[said["unit"]] != "money":
        raise ValueError("a name: 陆家嘴")
    return _UNITS[said["unit"]], _figure(said["figure"]) + (_FINE // 2 if "more" in said or "amid" in said else 0)


def _whole(text: str) -> int:
    """Return the value of a denominator, 三, 万, 十万, in the parts of `_figure`."""
    return _SCALES[text] * _FINE if text in _SCALES else _figure(text)


_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾")
"""Figures that alone count nothing but money; in names they are words."""
_FINEST = 16
"""Most digits behind the point of a figure."""
_FINE: int = 10**_FINEST
ONE = _FINE
"""What `exact` is of the number one."""
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@lru_cache(maxsize=1024)
def _figure(text: str) -> int:
    """Return the value of a figure, 五千, 5000, 1.5万, 二亿, 半, in whole parts of which `_FINE` make one.

    Raises:
        ValueError: it is none.
    """
    text = fold(text).replace(",", "")
    if text == "半":
        return _FINE // 2
    if match := _DIGITS.fullmatch(text):
        whole, _, decimals = match[1][:30].partition(".")
        value = int(whole + decimals.ljust(_FINEST, "0"))
        for sign in match[2][:4]:
            value *= _SCALES[sign]
        return value
    text, point, decimals = text.partition("点")
    if point:
        digits = "".join(str(parse_numeral(digit)) for digit in decimals[:_FINEST])
        return _figure(text) + int(digits.ljust(_FINEST, "0"))
    head, hundred_million, rest = text.partition("亿")
    if hundred_million:
        return (parse_numeral(head) * 10**8 + (parse_numeral(rest) if rest else 0)) * _FINE
    if text in _SCALES:
        raise ValueError(f"no figure: {text}")
    return parse_numeral(text) * _FINE
