"""Which regulation of a source is meant: there may be several, or a decision that only amends one."""

from __future__ import annotations

import re

from regdiff.errors import Place, TextError
from regdiff.intake.broken_titles import ends_title, first_line, names
from regdiff.intake.notes import is_note
from regdiff.intake.sequence import Marked
from regdiff.intake.titles import bare_title, is_title, join_title
from regdiff.messages import say
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.lines import Kind
from regdiff.model.text import fold, without_blanks
from regdiff.named import NamedTuple

_AMENDS = re.compile(
    r"修改为|删[去除](?:第|“|其中|原|前)|(?:增加|新增)[^。]{0,12}[条款项章节]|作为第.{1,12}[条款项]|改为第.{1,12}条|条文顺序作相应调整"
)
_POINT = re.compile(r"[一二三四五六七八九十]{1,3}、")
_AMENDING_TITLE = re.compile(r"(?:修改|修订|废止|修正)[^。]*决定(?:[（(].{1,16}[）)])?\Z|修正案(?:[（(].{1,16}[）)])?\Z")


class Picked(NamedTuple):
    """The lines that hold one regulation."""

    marked: Marked
    left_out: tuple[LeftOut, ...]
    """Lines of the other regulations in the same source."""


def pick(marked: Marked, name: str, title: str = "") -> Picked:
    """Return the lines that hold the regulation called `title`, with what stands around it.

    A new regulation begins where articles begin again with 第一条 behind a line that is a title; in a source with one
    regulation these are all lines.

    Raises:
        TextError: several regulations and no title, none or several of that title, or a decision that amends one.
    """
    parts = _parts(marked)
    regulations = [part for part in parts if not _is_decision(part)]
    if not regulations:
        called = _title(parts[0])
        raise TextError(
            say("《{title}》 is a decision that quotes the articles it amends, not the text of a regulation", title=called)
            if called
            else say("a decision that quotes the articles it amends, not the text of a regulation"),
            place=Place(name, parts[0].lines[0].line if parts[0].lines else 0),
            fix=say(
                "read it with regdiff orders and apply it with regdiff amend, or add the amended text printed behind it"
            ),
        )
    named = [(_title(part), part) for part in regulations]
    wanted = [each for each in named if fold(title) in fold(each[0])] if len(named) > 1 else named
    exact = [each for each in wanted if fold(title) == fold(each[0])]
    found = exact or wanted
    if len(found) == 1:
        return Picked(found[0][1], tuple(_others(parts, found[0][1])))
    there = [
        say("{title} (from line {line})", title=one or say("no title"), line=part.lines[0].line)
        for one, part in found or named
    ]
    what = say("no regulation called {title}", title=title) if not found else say("several regulations in it")
    raise TextError(what, place=Place(name), fix=say("pick one with --title; there is: {there}", there=there))


def _others(parts: list[Marked], picked: Marked) -> list[LeftOut]:
    lines = (line for part in parts if part is not picked for line in part.lines)
    stand = ((line.raw or line.text, line) for line in lines)
    return [LeftOut(text, Reason.OTHER, line.line, line.page) for text, line in stand if without_blanks(text)]


def _parts(marked: Marked) -> list[Marked]:
    """Cut the source in front of the title of each further regulation."""
    lines, begins = marked.lines, marked.begins
    cuts, last_article = [0], -1
    for at, each in enumerate(begins):
        if each.kind is not Kind.ARTICLE or each.number is None:
            continue
        if last_article >= 0 and each.number.value == (1,):
            between = [i for i in range(last_article + 1, at) if i not in marked.contents]
            titles = [i for i in between if begins[i].kind is Kind.TEXT and is_title(lines[i].text)]
            annexed = any(begins[i].kind is Kind.ANNEX for i in between)
            if titles and not annexed:
                cuts.append(titles[0])
        last_article = at
    return [marked.part(a, b) for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _title(part: Marked) -> str:
    """The last that ends as titles do before the first article or heading, and is no note, with the lines it begins on."""
    lines = part.lines
    stop = next((i for i, each in enumerate(part.begins) if each.number is not None), len(lines))
    last = next((i for i in reversed(range(stop)) if ends_title(lines, i) and not is_note(lines[i].text)), None)
    if last is None:
        return ""
    first = first_line(lines, last, names(lines[:stop]))
    return bare_title(join_title([line.text for line in lines[first : last + 1]]))


def _is_decision(part: Marked) -> bool:
    """Say whether a part only says how to amend a regulation: most of its articles or points do."""
    pairs = zip(part.lines, part.begins, strict=True)
    articles = [line.text for line, each in pairs if each.kind is Kind.ARTICLE]
    if articles:
        amending = sum(_AMENDS.search(text) is not None for text in articles)
        return amending * 2 > len(articles) or (amending > 0 and _AMENDING_TITLE.search(_title(part)) is not None)
    points = [line.text for line in part.lines if _POINT.match(line.text)]
    amending = sum(_AMENDS.search(text) is not None for text in points)
    return amending * 2 > len(points) or _AMENDING_TITLE.search(_title(part)) is not None
