"""Find one regulation among the lines of a source.

The rule: the regulation begins with the first heading or article; its title and promulgation note stand before it, a table
of contents is dropped, and it ends with the source, with a heading that is none of its divisions unless its articles go on
behind it, or where its last article is followed by what no article says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regdiff.errors import Place, TextError
from regdiff.intake.classify import Begun, begun
from regdiff.intake.source import SourceLine
from regdiff.model.lines import Kind
from regdiff.model.numbers import Number
from regdiff.model.text import fold

_TITLE = re.compile(
    r"(?:条例|法|法典|规定|办法|规则|细则|章程|准则|决定|解释|意见|通则|规程|制度|纲要|标准)"
    r"(?:[（(].{1,12}[）)])?\s*(?:[12][0-9]{3})?$"
)
_LISTED = re.compile("[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[编章节]")
_HAN_DIGIT = "[〇○零一二三四五六七八九]"
_DATE = re.compile(
    r"[12][0-9]{3}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|"
    rf"[一二]{_HAN_DIGIT}{{3}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日"
)
_NOTE_ENDS = re.compile(r"^[^。]{0,120}(?:决定》|规定》|条例》).{0,6}(?:修正|修订|修改|废止)[）)]?$")
"""A line that only ends a note which begins on the line above."""
_PREAMBLES = ("序言", "前言", "引言")
"""Headings of what is no part of any division."""
_TITLE_REACH = 12
"""How many lines above the note or the first heading a title may stand."""
_AROUND = re.compile(
    r"【?(?:字号|字体|大 ?中 ?小|打印|关闭|收藏|分享|返回)|[（(](?:上接|下转)第?.{1,6}版[）)]$|责任编辑|[上下]一[篇页条]|"
    r"来源[：:]|版权所有|Copyright|©|相关(?:链接|稿件|报道|阅读)|扫一扫|[—–-]+\s*[0-9]{1,4}\s*[—–-]+$|第\s?[0-9]{1,4}\s?页"
)
"""What surrounds a text on web pages and in newspapers, at the beginning of a line of its own."""
_LAST = re.compile("施行|实施|执行|生效|废止|解释")
_CLOSED = re.compile(r"[。；：！？”）)》]\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A regulation as it stands in a source, still with the source's typography."""

    title: SourceLine | None
    note: tuple[SourceLine, ...]
    preamble: tuple[SourceLine, ...]
    units: tuple[tuple[Kind, Number | None, tuple[SourceLine, ...]], ...]
    """Headings, articles and annexes; number and its blank are taken off the first line."""
    odd_blanks: tuple[SourceLine, ...]
    """Lines on which another blank than the ideographic space, or none, follows a number."""
    contents: int
    """Lines of a table of contents that were dropped."""
    left_out: tuple[SourceLine, ...]
    """Lines before, after and between that do not belong to it."""


def find(lines: Sequence[SourceLine], name: str = "text") -> Found:
    """Find the one regulation in `lines`.

    Raises:
        TextError: there is no article.
    """
    begins = begun(lines)
    first = next((i for i, each in enumerate(begins) if each.kind is Kind.ARTICLE), None)
    if first is None:
        raise TextError("no article in it", place=Place(name), fix="an article begins a line: 第…条, then a blank")
    start, contents = _start(begins, first)
    body, outside = _body(lines, begins, start)
    opening = _opening(lines[start - contents : start])
    contents -= len(opening)
    title, note, preamble, above = _front([*lines[: start - len(opening) - contents], *opening])
    kept = [(lines[i], begins[i]) for i in body]
    return Found(
        title=title,
        note=note,
        preamble=preamble,
        units=_units(kept),
        odd_blanks=tuple(line for line, each in kept if each.odd_blank),
        contents=contents,
        left_out=(*above, *(lines[i] for i in outside)),
    )


def is_title(text: str) -> bool:
    """Say whether a line ends as titles of regulations do."""
    return len(text) <= 100 and not _LISTED.match(text) and _TITLE.search(text.strip("《》")) is not None


def is_note(text: str) -> bool:
    """Say whether a line is part of a promulgation note: it begins with a date, or holds one within brackets."""
    begins = _DATE.match(text) is not None and "。" not in text
    return bool(_DATE.search(text)) and (text[0] in "（(" or begins)


def _start(begins: Sequence[Begun], first_article: int) -> tuple[int, int]:
    """Return where the body begins, and how many lines of a table of contents stand before it.

    A table of contents lists the first heading once before it is printed in its place.
    """
    headings = [i for i in range(first_article) if begins[i].kind is Kind.HEADING]
    if not headings:
        return first_article, 0
    opening = begins[headings[0]]
    same = [i for i in headings if begins[i].number == opening.number and fold(begins[i].rest) == fold(opening.rest)]
    return same[-1], same[-1] - headings[0]


def _opening(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Return the preamble that stands behind a table of contents, from its heading or its first sentence on."""
    sentence = next((i for i, line in enumerate(lines) if "。" in line.text), len(lines))
    named = [i for i in range(sentence) if fold(lines[i].text) in _PREAMBLES]
    return lines[named[-1] if named and sentence < len(lines) else sentence :]


def _body(lines: Sequence[SourceLine], begins: Sequence[Begun], start: int) -> tuple[list[int], list[int]]:
    """Return the indices of the lines that belong to the regulation, and of those from `start` on that do not."""
    body: list[int] = []
    outside: list[int] = []
    last, at, in_annex = 0, start, False
    while at < len(lines):
        each = begins[at]
        if each.kind is Kind.ARTICLE and each.number and not in_annex:
            last = each.number.value[0]
        in_annex = in_annex or (each.kind is Kind.ANNEX and last > 0)
        if last and not in_annex and lines[at].heading and each.kind is Kind.TEXT:
            again = _resumes(begins, at, last)
            outside += range(at, again)
            at = again
            continue
        (outside if each.kind is Kind.TEXT and _AROUND.match(lines[at].text) else body).append(at)
        at += 1
    return _cut_tail(lines, begins, body, outside)


def _resumes(begins: Sequence[Begun], at: int, last: int) -> int:
    """Return where the next article after number `last` stands, with the headings above it; the end where it does not."""
    for i in range(at, len(begins)):
        each = begins[i]
        if each.kind is Kind.ARTICLE and each.number:
            if each.number.value[0] not in (last, last + 1) or each.number.value == (last,):
                break
            while begins[i - 1].kind is Kind.HEADING:
                i -= 1  # noqa: PLW2901 - back over the headings that lead to it
            return i
    return len(begins)


def _cut_tail(
    lines: Sequence[SourceLine], begins: Sequence[Begun], body: list[int], outside: list[int]
) -> tuple[list[int], list[int]]:
    """Take off what follows the last article and is no sentence, where that article says when it all takes effect."""
    number_at = max(k for k, i in enumerate(body) if begins[i].kind is Kind.ARTICLE)
    end = next((k for k in range(number_at, len(body)) if begins[body[k]].kind is Kind.ANNEX), len(body))
    effect = next((k for k in range(number_at, end) if _LAST.search(lines[body[k]].text)), None)
    if effect is None:
        return body, outside
    closed = next((k for k in range(effect, end) if _CLOSED.search(lines[body[k]].text)), end)
    cut = next((k for k in range(closed + 1, end) if not _CLOSED.search(lines[body[k]].text)), end)
    return body[:cut] + body[end:], sorted(outside + body[cut:end])


def _front(
    lines: Sequence[SourceLine],
) -> tuple[SourceLine | None, tuple[SourceLine, ...], tuple[SourceLine, ...], list[SourceLine]]:
    """Split what stands above the body: title, note, preamble, and what belongs to none of them."""
    front = [line for line in lines if fold(line.text) not in ("目录", "目次", "目\u3000录")]
    notes = [i for i, line in enumerate(front) if is_note(line.text)]
    note_at = notes[-1] if notes else len(front)
    for i in reversed(notes[:-1]):
        if not _is_one_note(front[i + 1 : note_at]):
            break
        note_at = i
    title_at = _title_at(front, note_at)
    note_end = notes[-1] + 1 if notes else 0
    while notes and note_end < len(front) and _NOTE_ENDS.search(front[note_end].text):
        note_end += 1
    note = front[note_at:note_end] if notes else []
    rest = front[note_end:] if notes else front[title_at + 1 :]
    title = front[title_at] if title_at >= 0 else None
    outside = front[: max(title_at, 0)] + (front[title_at + 1 : note_at] if notes else [])
    last = max((i for i, line in enumerate(rest) if fold(line.text) in _PREAMBLES), default=0)
    preamble: list[SourceLine] = []
    for i, line in enumerate(rest):
        listed = i < last and fold(line.text) in _PREAMBLES
        (outside if listed or _AROUND.match(line.text) or _repeats(line, title) else preamble).append(line)
    return title, tuple(note), tuple(preamble), outside


def _is_one_note(between: Sequence[SourceLine]) -> bool:
    """Say whether a note goes on over these lines: they only go on with titles of decisions."""
    return len(between) <= 3 and all(re.search("[〈《〉》]", line.text) for line in between)


def _repeats(line: SourceLine, title: SourceLine | None) -> bool:
    return title is not None and fold(line.text).strip("《》") == fold(title.text).strip("《》")


def _title_at(front: Sequence[SourceLine], note_at: int) -> int:
    """The nearest line above the note that ends as titles do, a marked one first; else the first line; -1 for none."""
    reach = range(min(note_at, len(front)) - 1, max(-1, note_at - 1 - _TITLE_REACH), -1)
    titles = [i for i in reach if is_title(front[i].text)]
    marked = [i for i in titles if front[i].heading]
    return (marked or titles or [0 if front and note_at else -1])[0]


def _units(kept: Sequence[tuple[SourceLine, Begun]]) -> tuple[tuple[Kind, Number | None, tuple[SourceLine, ...]], ...]:
    units: list[tuple[Kind, Number | None, list[SourceLine]]] = []
    in_annex = False
    for line, each in kept:
        in_annex = in_annex or each.kind is Kind.ANNEX
        if each.kind is Kind.TEXT or (in_annex and each.kind is not Kind.ANNEX):
            units[-1][2].append(line)
        else:
            units.append((each.kind, each.number, [line._replace(text=each.rest)]))
    return tuple((kind, number, _filled(kind, run)) for kind, number, run in units)


def _filled(kind: Kind, run: list[SourceLine]) -> tuple[SourceLine, ...]:
    """Where a number stands alone on its line, the article's text begins on the next."""
    return tuple(run[1:]) if kind is Kind.ARTICLE and len(run) > 1 and not run[0].text else tuple(run)
