"""Which lines begin headings and articles: decided by the sequence of numbers and the shape of the whole text.

One line cannot tell: 第三条中央和地方… may begin article 3 or cite it. But the numbers that begin articles run through the
text in order, and those that are cited do not. So the best chain of numbers is looked for, as a longest path: each line that
begins with a number brings a weight (much where a blank parts the number from its text, less than nothing where what follows
looks like a citation), each step to the next number in order brings one more, each other step costs one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regdiff.intake.contents import contents
from regdiff.intake.listed import is_part, listed_headings, part_headings
from regdiff.intake.numbers import Candidate, candidate, is_spelled_roman
from regdiff.intake.quotation import quoted
from regdiff.intake.source import SourceLine
from regdiff.intake.summed import spelled_out
from regdiff.model.lines import Kind, classify
from regdiff.model.numbers import NUMERAL, Number
from regdiff.named import NamedTuple

_TWO = re.compile(
    rf"(第[{NUMERAL}]{{1,8}}[编編章节節]\s+[^\s。；，：][^。；，：]{{0,24}}?)\s+(第[{NUMERAL}]{{1,8}}[条條]\s+\S.*)"
)
"""A heading, and the article behind it."""
_GOES_ON = re.compile("(?:的|规定|所列|、|，|和|与|及|至|或者)")
_CANONICAL, _PARTED, _NEXT, _JUMP = 12.0, 4.0, 1.0, -1.0
"""Weights of a number followed by one ideographic space, and by another blank or mark; of a step in order, and of others."""
_GLUED, _CITED = (0.5, 1.0), (-3.5, -1.5)
"""Weights of a number that text follows, and of one that a citation's text follows: where most numbers are parted from their
text, and where most are not."""


class Begun(NamedTuple):
    """What one line begins."""

    kind: Kind
    number: Number | None
    rest: str
    """What follows the number."""
    printed: str = ""
    """What stands before `rest`: the number as it is printed in the source, with what parts it from its text."""
    odd_blank: bool = False
    """Another blank than one ideographic space, or none, follows the number, or blanks stand inside it."""


class Marked(NamedTuple):
    """All lines of a source, and what each begins."""

    lines: Sequence[SourceLine]
    begins: Sequence[Begun]
    contents: frozenset[int]
    """Indices of the lines of tables of contents; they begin nothing."""

    def part(self, start: int, stop: int) -> Marked:
        """Return the lines from index `start` up to `stop`, as a source of their own."""
        inside = frozenset(at - start for at in self.contents if start <= at < stop)
        return Marked(self.lines[start:stop], self.begins[start:stop], inside)


def mark(lines: Sequence[SourceLine]) -> Marked:
    """Say what each of `lines` begins; a heading and the article behind it on one line are two."""
    lines = [part for line in spelled_out(lines) for part in (_parts(line) if line.text[0] == "第" else (line,))]
    candidates = _alike([candidate(line.text, heading=line.heading) for line in lines])
    listed = contents(lines, candidates)
    usable = [
        each if each and at not in listed and not _is_broken(lines, candidates, at) else None
        for at, each in enumerate(candidates)
    ]
    for at in quoted(lines, usable):
        usable[at] = None
    articles = _articles(usable)
    for at in listed_headings(lines, articles, listed):
        usable[at] = candidate(lines[at].text, heading=True)
    parts = part_headings(lines, usable, articles)
    usable = [None if each and is_part(each) and at not in parts else each for at, each in enumerate(usable)]
    begun = articles | _headings(usable)
    begun -= {at for at in begun if not usable[at].number.value and at + 1 < len(lines) and at + 1 not in begun}  # type: ignore[union-attr]
    begins = [
        _begun(each)
        if each is not None and at in begun
        else _other(lines[at].text)
        if at not in listed
        else _text(lines[at])
        for at, each in enumerate(usable)
    ]
    return Marked(lines, begins, listed)


def _parts(line: SourceLine) -> tuple[SourceLine, ...]:
    found = None if line.raw else _TWO.fullmatch(line.text)
    if found is None:
        return (line,)
    return line._replace(text=found[1]), line._replace(text=found[2], heading=False)


def _alike(candidates: Sequence[Candidate | None]) -> list[Candidate | None]:
    """Return the candidates without those in letters, 第III章, on a level where others are in other numerals."""
    spelled = {at for at, each in enumerate(candidates) if each and is_spelled_roman(each.printed)}
    if not spelled:
        return list(candidates)
    others = {each.number.level for at, each in enumerate(candidates) if each and each.number.value and at not in spelled}
    return [None if each and at in spelled and each.number.level in others else each for at, each in enumerate(candidates)]


def _is_broken(lines: Sequence[SourceLine], candidates: Sequence[Candidate | None], at: int) -> bool:
    """Say whether a candidate only stands at the break of a line: a citation alone on its line, or 总则 below 第一章."""
    each, before = candidates[at], candidates[at - 1] if at else None
    if each is None:
        return False
    if not each.number.value:
        return before is not None and before.kind is Kind.HEADING and bool(before.number.value) and not before.rest
    if each.kind is not Kind.ARTICLE or not at or lines[at - 1].text[-1] in "。；：！？":
        return False
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return each.printed.rstrip().endswith(("、", "，", ",")) or (not each.rest and _GOES_ON.match(following) is not None)


def _begun(each: Candidate) -> Begun:
    return Begun(each.kind, each.number, each.rest, each.printed, each.odd)


def _text(line: SourceLine) -> Begun:
    return Begun(Kind.TEXT, None, line.text)


def _other(text: str) -> Begun:
    kind, _, rest = classify(text)
    return Begun(kind, None, rest) if kind is Kind.ANNEX else Begun(Kind.TEXT, None, text)


def _articles(candidates: Sequence[Candidate | None]) -> set[int]:
    """Return the indices of the candidates that the best chain of article numbers runs through."""
    best: dict[tuple[int, ...], tuple[float, int]] = {}  # by value: the best chain that ends with it
    bases: dict[int, tuple[float, int]] = {}  # by first number: 第三条 and all 第三条之…
    overall = (0.0, -1)
    before: dict[int, int] = {}
    articles = [(at, each) for at, each in enumerate(candidates) if each and each.kind is Kind.ARTICLE]
    glued = 2 * sum(not each.parted for _, each in articles if not each.cited) > sum(not each.cited for _, each in articles)
    for at, each in articles:
        value = each.number.value
        score, link = overall
        if value == (1,):
            score += _NEXT if link < 0 else 0.0
        elif link >= 0:
            score += _JUMP
        for found in _predecessors(value, best, bases):
            if found[0] + _NEXT > score:
                score, link = found[0] + _NEXT, found[1]
        chain = (score + _weight(each, glued=glued), at)
        before[at] = link
        if chain[0] > best.get(value, (float("-inf"), 0))[0]:
            best[value] = chain
        if chain[0] > bases.get(value[0], (float("-inf"), 0))[0]:
            bases[value[0]] = chain
        if chain[0] > overall[0]:
            overall = chain
    out: set[int] = set()
    at = overall[1]
    while at >= 0:
        out.add(at)
        at = before[at]
    return out


def _predecessors(
    value: tuple[int, ...], best: dict[tuple[int, ...], tuple[float, int]], bases: dict[int, tuple[float, int]]
) -> list[tuple[float, int]]:
    """The chains that end right before `value`: 第三条 or 第三条之二 before 第四条, 第三条之一 before 第三条之二."""
    if len(value) == 1:
        found = bases.get(value[0] - 1)
    elif value[-1] > 1:
        found = best.get((*value[:-1], value[-1] - 1))
    else:
        found = best.get(value[:-1])
    return [found] if found else []


def _weight(each: Candidate, *, glued: bool) -> float:
    if each.parted and not each.odd:
        return _CANONICAL
    if each.cited:
        return _PARTED / 2 if each.parted else _CITED[glued]
    return _PARTED if each.parted else _GLUED[glued]


def _headings(candidates: Sequence[Candidate | None]) -> set[int]:
    """Return the indices of the candidates that begin divisions: those that are parted, not cited, or next in order."""
    out: set[int] = set()
    last: dict[int, int] = {}  # level → number of the last heading on it, since one above it began
    for at, each in enumerate(candidates):
        if each is None or each.kind is not Kind.HEADING:
            continue
        level, value = each.number.level, each.number.value
        following = bool(value) and value[0] == last.get(level, 0) + 1
        if (each.parted and not _goes_on(each)) or following or not (each.cited or _goes_on(each)):
            out.add(at)
            if value:
                last = {above: number for above, number in last.items() if above < level} | {int(level): value[0]}
    return out


def _goes_on(each: Candidate) -> bool:
    """Say whether the text behind a heading's number is a sentence."""
    return re.search("[。；：]$", each.rest) is not None
