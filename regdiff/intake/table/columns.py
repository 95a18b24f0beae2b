"""Which columns of a comparison table hold the old text and the new one: told by its head, 修订前 and 修订后."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from regdiff.intake.source import Grid, GridCell
from regdiff.model.text import fold
from regdiff.named import NamedTuple

_LONGEST_HEAD = 60
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千0-9]+[条條]")


class Role(Enum):
    """What a column holds."""

    OLD = "old"
    NEW = "new"
    OTHER = "other"
    """Numbers, kinds of change, explanations."""


_OTHER = re.compile(
    r"序号|编号|序|no\.?|#|条号|条目|条款号|(?:修改|修订|修正|调整)?(?:说明|理由|依据|备注|情况|类型|要点|内容说明|原因)|变化|变动|主要变化|修订类型|影响程度"
    r"|主要修订|remarks?|notes?|explanations?|reasons?|kind|weight|mainchanges"
)
_CHANGE = "(?:修订|修改|修正|调整|变更|改|修)"
_OLD = re.compile(
    rf"{_CHANGE}(?:之|以)?前|原(?!则|因|件)|现行|旧|before|old|original|current|existing|previous", re.IGNORECASE
)
_NEW = re.compile(
    rf"{_CHANGE}(?:之|以)?后|{_CHANGE}(?:草案|建议|稿|案|条文|条款|版)|新|送审稿|征求意见稿|草案|拟{_CHANGE}|after|new|revised|amended|proposed",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Columns(NamedTuple):
    """The columns of a table."""

    old: int
    """0-based column of the table's grid that the cells of the old text begin in."""
    new: int
    heads: tuple[str, str]
    """What stands over the two."""
    others: tuple[str, ...]
    """What stands over the others."""
    row: int
    """0-based row of the head; -1 where the table has none."""


def columns_of(grid: Grid) -> Columns | None:
    """Return the columns of a table by its head: the first row that names both texts, above all articles."""
    for number, row in enumerate(grid.rows):
        if any(_ARTICLE.match(fold(line.text)) for cell in row for line in cell.lines):
            return None
        found = _named(row, number)
        if found is not None:
            return found
    return None


def _named(row: Sequence[GridCell], number: int) -> Columns | None:
    cells = [(at, _text(cell)) for at, cell in placed(row) if cell.lines]
    if any(len(text) > _LONGEST_HEAD for _, text in cells):
        return None
    roles = [(at, text, _role(text)) for at, text in cells]
    olds, news = ([each for each in roles if each[2] is role] for role in (Role.OLD, Role.NEW))
    if not (len(olds) == len(news) == 1):
        pair = _by_year([each for each in roles if each[2] is not Role.OTHER or _YEAR.search(each[1])])
        if pair is None:
            return None
        olds, news = [pair[0]], [pair[1]]
    both = (olds[0][0], news[0][0])
    others = tuple(text for at, text, _ in roles if at not in both)
    return Columns(*both, (olds[0][1], news[0][1]), others, number)


def _role(text: str) -> Role:
    bare = fold(text).lower()
    if _OTHER.fullmatch(bare):
        return Role.OTHER
    old, new = _OLD.search(bare), _NEW.search(bare)
    if old and new:  # 修订后 in 原条例修订后: what stands last says what it is; 修订前（新）
        return Role.OLD if old.start() > new.start() else Role.NEW
    return Role.OLD if old else Role.NEW if new else Role.OTHER


def _by_year(roles: Sequence[tuple[int, str, Role]]) -> tuple[tuple[int, str, Role], tuple[int, str, Role]] | None:
    """Return two columns that are named by two different years, the earlier one first."""
    dated = [(found[0], each) for each in roles if (found := _YEAR.search(fold(each[1])))]
    if len(dated) != len(roles) or len(dated) != 2 or dated[0][0] == dated[1][0]:
        return None
    one, other = sorted(dated, key=lambda each: each[0])
    return one[1], other[1]


def placed(row: Sequence[GridCell]) -> Iterator[tuple[int, GridCell]]:
    """Yield the cells of a row, each with the 0-based column that it begins in."""
    at = 0
    for cell in row:
        yield at, cell
        at += cell.span


def _text(cell: GridCell) -> str:
    return " ".join(line.text for line in cell.lines)
