"""Articles that were deleted and are named in one line, 第二条至第四条（删去）: each is an article that is empty.

Spelled out only where the numbers go on from the article before or to the one behind: elsewhere such a line cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from regdiff.intake.source import SourceLine
from regdiff.model.numbers import NUMERAL, Level, format_number, match_number
from regdiff.model.patterns import lazy
from regdiff.model.text import BLANK
from regdiff.named import NamedTuple

_N = rf"第\s?[{NUMERAL}]{{1,8}}\s?[条條]"
_TO = r"\s*(?:至|到|[-—–―~～]{1,2})\s*"
_AND = r"\s*(?:、|，|和|及|与|與)\s*"
_LINE = lazy(
    rf"({_N}(?:(?:{_TO}|{_AND}){_N})+)\s*[：:]?\s*"
    r"([（(〔【\[]\s*(?:以上[^）)]{0,6}条?)?(?:均|都)?(?:已|已被|被|经[^）)。]{1,30}|根据[^）)。]{1,60})?(?:删去|删除|废止|刪去|刪除|廢止)[^。；）)]{0,20}[）)〕】\]]|(?:删去|刪去|删除|刪除))\Z"
)
_MOST = 200
"""Most articles of one line."""
_NOTHING = "\u200b"
"""What stood in the source where a line is spelled out of the line above it: nothing that counts."""


class _Sum(NamedTuple):
    """What one line says of several articles."""

    values: list[int]
    says: str
    """What it says of each: （删去）."""
    printed: str
    """The first number, as it is printed."""


def spelled_out(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with each such line made into one for each of its articles."""
    out: list[SourceLine] = []
    for at, line in enumerate(lines):
        found = _sum(line.text) if line.text[0] == "第" else None
        out += _articles(line, found) if found and _in_place(lines, at, found.values) else [line]
    return out


def _sum(text: str) -> _Sum | None:
    """Return what a line says of the articles that it names; None where it is anything else."""
    found = _LINE.match(text)
    if found is None:
        return None
    named = "".join(found[1].split())
    values: list[int] = []
    end, first = 0, ""
    for each in re.finditer(_N, named):
        number = match_number(each[0])
        if number is None:
            return None
        joined = values and re.fullmatch(_TO, named[end : each.start()])
        values += range(values[-1] + 1 if joined else number.value[0], number.value[0] + 1)
        end, first = each.end(), first or each[0]
    in_order = all(one + 1 == other for one, other in pairwise(values))
    return _Sum(values, found[2], first) if in_order and 1 < len(values) <= _MOST else None


def _in_place(lines: Sequence[SourceLine], at: int, values: Sequence[int]) -> bool:
    """Say whether the article before is the one before the first, or the one behind follows the last."""
    before = next((one for i in reversed(range(at)) if (one := _begins(lines[i].text))), 0)
    behind = next((one for i in range(at + 1, len(lines)) if (one := _begins(lines[i].text))), 0)
    return before == values[0] - 1 or behind == values[-1] + 1


def _begins(text: str) -> int:
    """The number of the article that a line seems to begin; of those that another such line names, the last."""
    number = match_number(text) if text[0] == "第" else None
    if number is None or number.level is not Level.ARTICLE:
        return 0
    return found.values[-1] if (found := _sum(text)) else number.value[0]


def _articles(line: SourceLine, found: _Sum) -> Iterator[SourceLine]:
    """Yield a line for each article; the source's own line stands behind the first."""
    raw = line.raw or line.text
    for value in found.values:
        number = match_number(found.printed) if value == found.values[0] else None
        printed = number.printed if number else _printed(value, like=found.printed)
        yield line._replace(text=f"{printed}{BLANK}{found.says}", raw=raw, summed=True)
        raw = _NOTHING


def _printed(value: int, *, like: str) -> str:
    plain = format_number((value,)).replace("条", "條" if "條" in like else "条")
    return f"第{value}{plain[-1]}" if re.search("[0-9]", like) else plain
