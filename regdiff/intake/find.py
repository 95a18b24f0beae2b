"""Find the regulation among the lines of a source.

The rule: the regulation begins with the first heading or article; its title and promulgation note stand before it, a table
of contents is dropped, and it ends with the source, or where Markdown begins a heading that is none of its divisions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regdiff.errors import Place, TextError
from regdiff.intake.layout import SourceLine
from regdiff.model.lines import BARE_HEADINGS, Kind, classify
from regdiff.model.numbers import Level, Number, match_number
from regdiff.model.text import fold
from regdiff.model.tree import heading_line

_TITLE = re.compile(
    r"(?:条例|法|法典|规定|办法|规则|细则|章程|准则|决定|解释|意见|通则|规程|制度|纲要|标准)(?:[（(].{1,12}[）)])?$"
)
_DATE = re.compile(r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日")
_TITLE_REACH = 12
"""How many lines above the note or the first heading a title may stand."""


@dataclass(frozen=True, slots=True)
class Found:
    """A regulation as it stands in a source, still with the source's typography."""

    title: SourceLine | None
    note: tuple[SourceLine, ...]
    preamble: tuple[SourceLine, ...]
    units: tuple[tuple[Kind, Number | None, tuple[SourceLine, ...]], ...]
    """Headings, articles and annexes; number and its blank are taken off the first line."""
    odd_blanks: tuple[int, ...]
    """1-based lines on which another blank than the ideographic space, or none, follows a number."""
    contents: int
    """Lines of a table of contents that were dropped."""
    left_out: int
    """Lines before and after the regulation that do not belong to it."""


def find(lines: Sequence[SourceLine], name: str = "text") -> Found:
    """Find the regulation in `lines`.

    Raises:
        TextError: there is no article.
    """
    kinds = [_classify(line) for line in lines]
    articles = [i for i, (kind, _, _) in enumerate(kinds) if kind is Kind.ARTICLE]
    if not articles:
        raise TextError("no article in it", place=Place(name), fix="an article begins a line: 第…条, then a blank")
    stop = next((i for i in range(articles[0], len(lines)) if lines[i].heading and kinds[i][0] is Kind.TEXT), len(lines))
    start, contents = _start(kinds, articles[0])
    title, note, preamble, above = _front(lines, start - contents)
    return Found(
        title=title,
        note=note,
        preamble=preamble,
        units=_units(lines[start:stop], kinds[start:stop]),
        odd_blanks=tuple(
            line.line for line, kind in zip(lines[start:stop], kinds[start:stop], strict=True) if _odd(line, kind)
        ),
        contents=contents,
        left_out=above + len(lines) - stop,
    )


def _classify(line: SourceLine) -> tuple[Kind, Number | None, str]:
    """As in canonical text, but any blank may follow a number, and 总 则 is a heading too."""
    number = match_number(line.text)
    if number is not None:
        rest = line.text[len(number.printed) :]
        if not rest or rest[0].isspace():
            kind = Kind.ARTICLE if number.level is Level.ARTICLE else Kind.HEADING
            return kind, number, rest.strip()
    if fold(line.text) in BARE_HEADINGS:
        return Kind.HEADING, Number((), Level.CHAPTER, ""), line.text
    return classify(line.text)


def _odd(line: SourceLine, kind: tuple[Kind, Number | None, str]) -> bool:
    return kind[1] is not None and line.text != heading_line(kind[1].printed, kind[2])


def _start(kinds: list[tuple[Kind, Number | None, str]], first_article: int) -> tuple[int, int]:
    """Return where the body begins, and how many lines of a table of contents stand before it."""
    headings = [i for i in range(first_article) if kinds[i][0] is Kind.HEADING]
    if not headings:
        return first_article, 0
    opening = kinds[headings[0]][1:]
    start = max(i for i in headings if kinds[i][1:] == opening)
    return start, start - headings[0]


def _front(
    lines: Sequence[SourceLine], stop: int
) -> tuple[SourceLine | None, tuple[SourceLine, ...], tuple[SourceLine, ...], int]:
    """Split what stands above the body: title, note, preamble, and the count of lines that belong to neither."""
    front = [line for line in lines[:stop] if fold(line.text) not in ("目录", "目次")]
    notes = [i for i, line in enumerate(front) if _is_note(line.text)]
    note_at = notes[-1] if notes else len(front)
    while note_at - 1 in notes:
        note_at -= 1
    title_at = _title_at(front, note_at)
    note = tuple(front[note_at : notes[-1] + 1]) if notes else ()
    rest = front[notes[-1] + 1 :] if notes else front[title_at + 1 :]
    above = max(title_at, 0) + (note_at - title_at - 1 if notes else 0)
    return front[title_at] if title_at >= 0 else None, note, tuple(rest), above


def _is_note(text: str) -> bool:
    return bool(_DATE.search(text)) and (text[0] in "（(" or _DATE.match(text) is not None)


def _title_at(front: Sequence[SourceLine], note_at: int) -> int:
    """The nearest line above the note that ends as titles do; else the first line; -1 when there is none."""
    reach = range(min(note_at, len(front)) - 1, max(-1, note_at - 1 - _TITLE_REACH), -1)
    for i in reach:
        if _TITLE.search(front[i].text.strip("《》")) and len(front[i].text) <= 100:
            return i
    return 0 if front and note_at else -1


def _units(
    lines: Sequence[SourceLine], kinds: Sequence[tuple[Kind, Number | None, str]]
) -> tuple[tuple[Kind, Number | None, tuple[SourceLine, ...]], ...]:
    units: list[tuple[Kind, Number | None, list[SourceLine]]] = []
    in_annex = False
    for line, (kind, number, rest) in zip(lines, kinds, strict=True):
        in_annex = in_annex or kind is Kind.ANNEX
        if kind is Kind.TEXT or (in_annex and kind is not Kind.ANNEX):
            units[-1][2].append(line)
        else:
            units.append((kind, number, [line._replace(text=rest)]))
    return tuple((kind, number, _filled(kind, run)) for kind, number, run in units)


def _filled(kind: Kind, run: list[SourceLine]) -> tuple[SourceLine, ...]:
    """Where a number stands alone on its line, the article's text begins on the next."""
    return tuple(run[1:]) if kind is Kind.ARTICLE and len(run) > 1 and not run[0].text else tuple(run)
