"""Which regulation of a source is meant: there may be several, or a decision that only amends one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regdiff.errors import Place, TextError
from regdiff.intake.classify import begun
from regdiff.intake.find import is_note, is_title
from regdiff.intake.source import SourceLine
from regdiff.model.lines import Kind
from regdiff.model.text import fold

_AMENDS = re.compile(
    r"修改为|删去第?|删除第|(?:增加|新增)[^。]{0,12}[条款项章节]|作为第.{1,12}[条款项]|改为第.{1,12}条|条文顺序作相应调整"
)
_POINT = re.compile(r"[一二三四五六七八九十]{1,3}、")
_AMENDING_TITLE = re.compile(r"修改.*决定|修正案|修订.*决定|废止.*决定")


def pick(lines: Sequence[SourceLine], name: str, title: str = "") -> Sequence[SourceLine]:
    """Return the lines of `lines` that hold the regulation called `title`, with what stands around it.

    A new regulation begins where articles begin again with 第一条 behind a line that is a title; in a source with one
    regulation these are all lines.

    Raises:
        TextError: several regulations and no title, none or several of that title, or a decision that amends one.
    """
    parts = _parts(lines)
    regulations = [part for part in parts if not _is_decision(part)]
    if not regulations:
        raise TextError(
            "a decision that quotes the articles it amends, not the text of a regulation",
            place=Place(name, parts[0][0].line if parts[0] else 0),
            fix="add the amended text, which is usually printed behind the decision",
        )
    named = [(_title(part), part) for part in regulations]
    wanted = [each for each in named if fold(title) in fold(each[0])]
    exact = [each for each in wanted if fold(title) == fold(each[0])]
    found = exact or wanted
    if len(found) == 1:
        return found[0][1]
    there = "; ".join(f"{one or 'no title'} (from line {part[0].line})" for one, part in found or named)
    what = f"no regulation called {title}" if not found else "several regulations in it"
    raise TextError(what, place=Place(name), fix=f"pick one with --title; there is: {there}")


def _parts(lines: Sequence[SourceLine]) -> list[Sequence[SourceLine]]:
    """Cut the source in front of the title of each further regulation."""
    begins = begun(lines)
    cuts, last_article = [0], -1
    for at, each in enumerate(begins):
        if each.kind is not Kind.ARTICLE or each.number is None:
            continue
        if last_article >= 0 and each.number.value == (1,):
            between = range(last_article + 1, at)
            titles = [
                i for i in between if begins[i].kind is Kind.TEXT and is_title(lines[i].text) and _alone(lines[i].text)
            ]
            annexed = any(begins[i].kind is Kind.ANNEX for i in between)
            if titles and not annexed:
                cuts.append(titles[0])
        last_article = at
    return [lines[a:b] for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _alone(text: str) -> bool:
    return not re.search("[。；，：]", text)


def _title(part: Sequence[SourceLine]) -> str:
    """The last line that ends as titles do before the first article or heading."""
    begins = begun(part)
    stop = next((i for i, each in enumerate(begins) if each.kind in {Kind.ARTICLE, Kind.HEADING}), len(part))
    titles = [line.text for line in part[:stop] if is_title(line.text) and not is_note(line.text)]
    return titles[-1].strip("《》") if titles else ""


def _is_decision(part: Sequence[SourceLine]) -> bool:
    """Say whether a part only says how to amend a regulation: most of its articles or points do."""
    begins = begun(part)
    articles = [line.text for line, each in zip(part, begins, strict=True) if each.kind is Kind.ARTICLE]
    if articles:
        amending = sum(_AMENDS.search(text) is not None for text in articles)
        return amending * 2 > len(articles) or (amending > 0 and _AMENDING_TITLE.search(_title(part)) is not None)
    points = [line.text for line in part if _POINT.match(line.text)]
    return sum(_AMENDS.search(text) is not None for text in points) * 2 > len(points)
