"""The rows of a comparison table → the lines of its two texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from regdiff.errors import Place, SourceError
from regdiff.intake.source import Grid, GridCell, Source, SourceLine
from regdiff.intake.table.cells import is_absent, is_cut, is_same_line, noted, renumbered, says_same, without_mark
from regdiff.intake.table.columns import Columns, columns_of, placed
from regdiff.intake.table.order import Chunk
from regdiff.messages import Message, say
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.numbers import Level, match_number, parse_numeral
from regdiff.model.text import fold
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_PART_SAME = re.compile(
    rf"(第{_NUMERAL}款(?:[、和至]第{_NUMERAL}款)*)(?:内容)?(?:同左|同右|未修改|无修改|不变|未作修改)[。.]?"
)
_COMPARES = re.compile(r"对照|比较|比照")
_NAME = re.compile(
    r"(?:新旧|修订|修改|修正|调整|前后|条文|条款|文本|内容|版本|主要|逐条|的|情况|之|与|和|原|现行|稿)*(?:对照|比较|比照)(?:一览)?(?:表|稿|版|说明)?\Z"
)
_LEGEND = re.compile(
    r"[（(\[【]?(?:注|附注|备注|说明|图例)\d?[:：]|.{0,40}(?:黑体|加粗|粗体|红字|红色|蓝色|下划线|删除线|阴影|斜体|底纹|标[红黄粗蓝]).{0,60}(?:修改|修订|新增|增加|删[除去]|变[动化])"
)
"""What a table says above itself of its own marks: （黑体字为新增内容）."""


class Sides(NamedTuple):
    """What a comparison table says."""

    old: tuple[Chunk, ...]
    new: tuple[Chunk, ...]
    front: tuple[SourceLine, ...]
    """What stands above it and belongs to both: a title."""
    heads: tuple[str, str]
    left_out: tuple[LeftOut, ...]
    """What is in neither text."""
    cuts: int
    """Places of which both texts say that something is not printed."""
    headed: bool
    """The head of a table says which column is which text."""


def sides_of(source: Source, grids: Sequence[Grid], name: str) -> Sides | None:
    """Return the two texts of a comparison table; None for a source that has none.

    Args:
        source: it, as it was read.
        grids: the tables in it.
        name: of the source, for errors.

    Raises:
        SourceError: a place of it is not understood.
    """
    found = _with_columns(grids, name)
    return _Reading(source, grids, found, name).sides() if found else None


def _with_columns(grids: Sequence[Grid], name: str) -> dict[int, Columns]:
    """Return the columns of each table that compares; one without a head goes on with the one before."""
    out: dict[int, Columns] = {}
    last: tuple[int, Columns] | None = None
    for number, grid in enumerate(grids):
        columns, width = columns_of(grid), _width(grid)
        if columns is None and last is not None and last[0] == width:
            columns = last[1]._replace(row=-1)
        if columns is not None:
            out[number] = columns
            last = width, columns
        elif _has_articles(grid, 0) and out:
            raise SourceError(
                say("table {what} holds articles, and not the columns of those before", what=number + 1),
                place=Place(name, grid.first),
                fix=say("write 修订前 and 修订后 over its columns"),
            )
    if out:
        return out
    alike = [number for number, grid in enumerate(grids) if _has_articles(grid, 0) and _has_articles(grid, 1)]
    if alike and any(_width(grids[number]) != len(_PAIR) for number in alike):
        number = next(number for number in alike if _width(grids[number]) != len(_PAIR))
        raise SourceError(
            say(
                "table {what} has {grids} columns, and none is named as the old or the new text",
                what=number + 1,
                grids=_width(grids[number]),
            ),
            place=Place(name, grids[number].first),
            fix=say("write 修订前 and 修订后 over its columns"),
        )
    return {number: Columns(*_PAIR, ("", ""), (), -1) for number in alike}


_PAIR = (0, 1)


def _width(grid: Grid) -> int:
    return max((sum(cell.span for cell in row) for row in grid.rows), default=0)


def _has_articles(grid: Grid, column: int) -> bool:
    cells = (cell for row in grid.rows for at, cell in placed(row) if at == column and cell.span == 1 and cell.lines)
    return any((found := match_number(cell.lines[0].text)) is not None and found.level is Level.ARTICLE for cell in cells)


class _Reading:
    """Reads the tables of a source."""

    def __init__(self, source: Source, grids: Sequence[Grid], columns: dict[int, Columns], name: str) -> None:
        self._source, self._grids, self._columns, self._name = source, grids, columns, name
        self._old: list[Chunk] = []
        self._new: list[Chunk] = []
        self._left: list[LeftOut] = []
        self._cuts = 0

    def sides(self) -> Sides:
        front = self._outside()
        for number, columns in self._columns.items():
            for row, cells in enumerate(self._grids[number].rows):
                said = [cell for cell in cells if cell.lines]
                if row < columns.row and len(said) > 1:  # a head above the head: 条文, 说明
                    self._left += (_beside(line) for cell in said for line in cell.lines)
                elif row < columns.row and not self._old and not self._new:
                    self._above([line for cell in said for line in cell.lines], front)
                elif row < columns.row:
                    self._both([line for cell in cells for line in cell.lines], number + 1, row + 1)
                elif row > columns.row:
                    self._row(cells, columns, number + 1, row + 1)
            if number + 1 in self._between:
                self._both(self._between[number + 1], number + 1, 0)
        first = next(iter(self._columns.values()))
        return Sides(
            tuple(self._old),
            tuple(self._new),
            tuple(front),
            first.heads,
            tuple(sorted(self._left, key=lambda each: each.line)),
            self._cuts,
            any(self._columns[number].row >= 0 for number in self._columns),
        )

    def _outside(self) -> list[SourceLine]:
        """Return the lines above the first table; headings between tables are kept for both texts, all else is left out."""
        self._between: dict[int, list[SourceLine]] = {}
        inside = [self._grids[number] for number in self._columns]
        front: list[SourceLine] = []
        for line in self._source.lines:
            if any(grid.first <= line.line <= grid.last for grid in inside):
                continue
            if line.line < inside[0].first:
                self._above([line], front)
                continue
            found = match_number(line.text)
            before = [number + 1 for number in self._columns if self._grids[number].last < line.line]
            if found is not None and found.level is not Level.ARTICLE and before[-1] != list(self._columns)[-1] + 1:
                self._between.setdefault(before[-1], []).append(line)
            else:
                self._left.append(LeftOut(line.raw or line.text, Reason.BEHIND, line.line))
        return front

    def _above(self, lines: Iterable[SourceLine], front: list[SourceLine]) -> None:
        """Take lines that stand above the table: a title for both texts, or what it says of its own marks."""
        for line in lines:
            if _LEGEND.match(line.text):
                self._left.append(_beside(line))
            else:
                front.append(_titled(line))

    def _row(self, cells: Sequence[GridCell], columns: Columns, table: int, row: int) -> None:
        at = dict(placed(cells))
        old, new = (_covering(at, column) for column in (columns.old, columns.new))
        for cell in at.values():
            if cell is not old and cell is not new:
                self._left += (_beside(line) for line in cell.lines)
        if old is new:
            self._both(old.lines if old else (), table, row)
        elif not _repeats(old, new, columns):
            self._pair(self._without_notes(old), self._without_notes(new), table, row)

    def _without_notes(self, cell: GridCell | None) -> list[SourceLine]:
        """Return the lines of a cell without what regdiff itself noted in it."""
        lines: list[SourceLine] = []
        for line in cell.lines if cell else ():
            text, notes = noted(line)
            lines += [] if text is None or not text.text else [text]
            self._left += [LeftOut(notes, Reason.SURROUNDINGS, line.line)] if notes else []
        return lines

    def _both(self, lines: Sequence[SourceLine], table: int, row: int) -> None:
        if lines:
            for side in (self._old, self._new):
                side.append(Chunk(tuple(lines), table, row))

    def _pair(self, old: Sequence[SourceLine], new: Sequence[SourceLine], table: int, row: int) -> None:
        """Take a row of two cells."""
        same = {"old": says_same(old), "new": says_same(new)}
        texts = {"old": old, "new": new}
        for side, other in (("old", "new"), ("new", "old")):
            number = same[side]
            if number is not None:
                if same[other] is not None or is_absent(texts[other], other):
                    raise self._refused(texts[side], table, row, say("says that it is the same as a text that is not there"))
                texts[side] = renumbered(number, without_mark(texts[other]))
            elif is_absent(texts[side], side):
                texts[side] = ()
        olds, news = without_mark(texts["old"]), without_mark(texts["new"])
        sides = (self._whole(olds, news, table, row), self._whole(news, olds, table, row))
        for chunks, lines in zip((self._old, self._new), sides, strict=True):
            if lines:
                chunks.append(Chunk(tuple(lines), table, row))
        self._cuts += any(is_cut(line) for line in sides[0]) and any(is_cut(line) for line in sides[1])

    def _whole(self, own: list[SourceLine], other: list[SourceLine], table: int, row: int) -> list[SourceLine]:
        """Return a cell's lines with those written out that it only points to in the cell beside it."""
        out: list[SourceLine] = []
        cuts = [at for at, line in enumerate(own) if is_cut(line)]
        for at, line in enumerate(own):
            part = _PART_SAME.fullmatch(fold(line.text))
            if part is not None:
                found = _paragraphs(other, part[1])
            elif is_same_line(line):
                found = [other[at]] if len(own) == len(other) else []
            elif at in cuts and other and not any(is_cut(each) for each in other):
                behind = len(own) - at - 1
                found = other[at : len(other) - behind] if len(cuts) == 1 else []
            else:
                out.append(line)
                continue
            if not found:
                raise self._refused([line], table, row, say("does not say for which part of the cell beside it it stands"))
            out += found
        return out

    def _refused(self, lines: Sequence[SourceLine], table: int, row: int, what: Message) -> SourceError:
        said = lines[0].text[:20] if lines else ""
        return SourceError(
            say("table {table} row {row}: 「{said}」 {what}", table=table, row=row, said=said, what=what),
            place=Place(self._name, lines[0].line if lines else 0),
            fix=say("write the text out in that cell"),
        )


def _beside(line: SourceLine) -> LeftOut:
    """Return a line that belongs to neither text."""
    return LeftOut(line.raw or line.text, Reason.SURROUNDINGS, line.line)


def _covering(at: dict[int, GridCell], column: int) -> GridCell | None:
    return next((cell for begin, cell in at.items() if begin <= column < begin + cell.span), None)


def _repeats(old: GridCell | None, new: GridCell | None, columns: Columns) -> bool:
    """Say whether a row repeats the head of the table, as on a further page."""
    said = tuple(" ".join(line.text for line in cell.lines) if cell else "" for cell in (old, new))
    return bool(said[0]) and said == columns.heads


def _paragraphs(lines: Sequence[SourceLine], named: str) -> list[SourceLine]:
    """Return the paragraphs of an article that a text names, 第二款至第四款, with their items; nothing where one lacks."""
    groups: list[list[SourceLine]] = []
    for line in lines:
        if marker(line.text)[0] is Level.PARAGRAPH or not groups:
            groups.append([])
        groups[-1].append(line)
    values = [parse_numeral(each) for each in re.findall(rf"第({_NUMERAL})款", named)]
    if "至" in named:
        values = list(range(values[0], values[-1] + 1))
    if any(not 0 < value <= len(groups) for value in values):
        return []
    return [line for value in values for line in groups[value - 1]]


def _titled(line: SourceLine) -> SourceLine:
    """Return the title of a comparison table as that of the regulation: 《某条例》修订前后对照表."""
    if not _COMPARES.search(line.text):
        return line
    named = re.search(r"《(.+)》", line.text)
    text = named[1] if named else _NAME.sub("", line.text)
    return line._replace(text=text, raw=line.raw or line.text) if text else line
