"""What stands behind the last article: annexes under any name, signatures, what surrounds the text, other news.

An annex begins with a line 附件, 附：, 附　税率表, 附表2-1, with a line called as annexes are (…表, …名录), with remarks on
the whole (说明：, 備註) or with the rows of a table. It goes on to the end of the source, but for what surrounds a text at
its very end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regdiff.intake.annexes import is_called, is_named, is_numbered, is_remark, is_row
from regdiff.intake.page import Claim, Page, Role
from regdiff.intake.recognisers.surroundings import is_surroundings
from regdiff.intake.signatures import is_signature
from regdiff.intake.source import SourceLine
from regdiff.model.left_out import Reason
from regdiff.model.numbers import NUMERAL
from regdiff.model.tree import marker

_EFFECT = re.compile("施行|实施|执行|生效|废止|解释|施行|實施|執行|廢止")
_CLOSED = re.compile(r"(?:[。；：！？…”」』）)》;:!?\"]|(?<=[\u4e00-\u9fff])\.|——)\Z")
_LISTS = re.compile(r"(?:[：:]|——)\Z")


def recognise(page: Page) -> Iterator[Claim]:
    """Yield what every line behind the end of the last article is."""
    last = page.articles[-1]
    stop = _without_surroundings(page.lines, last + 1)
    end = _end(page.lines[:stop], last)
    end = next((at for at in range(last + 1, end) if _begins_annex(page.lines, at, closed=False)), end)
    yield from (Claim(at, Role.LEFT_OUT, Reason.SURROUNDINGS) for at in range(stop, len(page.lines)))
    in_annex = around = False
    for at in range(end, stop):
        line = page.lines[at]
        around = around or (not in_annex and (is_surroundings(line.text) or (line.heading and not _names_annex(line.text))))
        begins = at not in page.contents and _begins_annex(page.lines, at, closed=not around, within=in_annex)
        in_annex = in_annex or begins
        yield Claim(at, Role.ANNEX, begins=begins) if in_annex else _outside(line, at, around=around)


def _end(lines: Sequence[SourceLine], last: int) -> int:
    """Return where the last article ends: behind the sentence that says when all takes effect, and what follows of it."""
    effect = next((at for at in range(last, len(lines)) if _EFFECT.search(lines[at].text)), None)
    if effect is None:
        return len(lines)
    closed = next((at for at in range(effect, len(lines)) if _CLOSED.search(lines[at].text)), len(lines))
    listing = closed < len(lines) and _is_of_list(lines[closed].text)
    for at in range(closed + 1, len(lines)):
        text = lines[at].text
        if not (_goes_on(lines[at]) or (listing and marker(text)[1])):
            return at
        listing = _is_of_list(text)
    return len(lines)


def _is_of_list(text: str) -> bool:
    """Say whether an item may follow a line, with or without a mark at its end: it introduces a list or is an item."""
    return _LISTS.search(text) is not None or marker(text)[1] != ""


def _goes_on(line: SourceLine) -> bool:
    """Say whether a line behind the sentence on the effect is one more sentence of the article."""
    text = line.text
    if _CLOSED.search(text) is None or line.heading or is_surroundings(text) or is_signature(text):
        return False
    return not (_names_annex(text) or is_remark(text) or (is_row(text) and text[-1] not in "。；：！？"))


def _begins_annex(lines: Sequence[SourceLine], at: int, *, closed: bool, within: bool = False) -> bool:
    """Say whether an annex begins on a line.

    Args:
        lines: of the source.
        at: index of the line.
        closed: the articles are at their end, so that a name or rows of a table are enough.
        within: it stands in an annex; there only a number makes the title of another.
    """
    text = lines[at].text
    if is_surroundings(text):
        return False
    if is_named(text):
        return True
    if within or not closed or is_signature(text):
        return within and is_numbered(text)
    rows = sum(is_row(line.text) and not is_signature(line.text) for line in lines[at : at + 3])
    return is_called(text) or is_remark(text) or (rows > 1 and len(text) <= 60 and not re.search("[。；，：]", text))


def _names_annex(text: str) -> bool:
    return is_named(text) or is_called(text)


def _without_surroundings(lines: Sequence[SourceLine], end: int) -> int:
    """Return where the lines end that are not what surrounds the text at the very end of the source."""
    stop = len(lines)
    while stop > end and is_surroundings(lines[stop - 1].text):
        stop -= 1
    return stop


def _outside(line: SourceLine, at: int, *, around: bool) -> Claim:
    """What stands behind the articles and is no annex: below a heading or a button it is what surrounds the text."""
    if around or is_signature(line.text):
        reason = Reason.SURROUNDINGS if around else Reason.BEHIND
        return Claim(at, Role.LEFT_OUT, reason, law=around and _looks_like_law(line.text))
    return Claim(at, Role.LEFT_OUT, Reason.BEHIND, law=True)


def _looks_like_law(text: str) -> bool:
    return re.match(rf"第[{NUMERAL}]{{1,6}}[条條章编編节節]\s", text) is not None
