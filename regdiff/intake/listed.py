"""Headings that are listed like points, as in judicial interpretations: 二、关于保证, and below it （一）动产质押.

A point of a list may read the same. These are headings where each leads to an article and they run from 一 on, or where the
source marks the upper one as a heading. So are parts: 第一部分　总则 leads to an article or to a chapter, 第一部分　笔试
does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from regdiff.intake.numbers import Candidate
from regdiff.intake.source import SourceLine
from regdiff.model.lines import Kind, listed_heading
from regdiff.model.numbers import parse_numeral

_UPPER, _LOWER = re.compile("([一二三四五六七八九十]{1,3})、"), re.compile("[（(]([一二三四五六七八九十]{1,3})[）)]")

_LONGEST_NAME = 20
_MARK = re.compile("[。；，：！？]")


def listed_headings(lines: Sequence[SourceLine], articles: set[int], taken: frozenset[int]) -> set[int]:
    """Return the indices of the lines that are such headings.

    Args:
        lines: of the source.
        articles: indices of the lines that begin articles.
        taken: indices of lines that are something else, such as contents.
    """
    upper = {
        at: number
        for at, line in enumerate(lines)
        if at not in taken and (number := _number(_UPPER, line.text)) and _leads(lines, at, articles)
    }
    run = _run_from_one(upper)
    headings = {at for at in upper if lines[at].heading or (at in run and len(run) > 1)}
    last = 0
    for at, line in enumerate(lines):
        if at in headings:
            last = 0
            continue
        number = _number(_LOWER, line.text) if headings and at not in taken and at + 1 in articles else 0
        if number and number == last + 1 and (last or at - 1 in headings):
            headings.add(at)
            last = number
    return headings


def part_headings(lines: Sequence[SourceLine], candidates: Sequence[Candidate | None], articles: set[int]) -> set[int]:
    """Return the indices of the lines that begin parts, where all that are numbered so do, one after the other.

    Args:
        lines: of the source.
        candidates: what they may begin.
        articles: indices of the lines that begin articles.
    """
    all_parts = {at: each.number.value[0] for at, each in enumerate(candidates) if each and is_part(each) and not each.cited}
    in_order = all(one + 1 == other for one, other in pairwise(all_parts.values()))
    above = bool(all_parts) and bool(articles) and min(all_parts) < min(articles)
    lead = all(_leads_on(lines, candidates, at, articles) for at in all_parts)
    return set(all_parts) if in_order and above and lead else set()


def is_part(each: Candidate) -> bool:
    """Say whether a candidate is numbered as a part, 第一部分."""
    return each.kind is Kind.HEADING and each.number.is_part


def _leads_on(lines: Sequence[SourceLine], candidates: Sequence[Candidate | None], at: int, articles: set[int]) -> bool:
    """Say whether an article or a heading that is no part follows, perhaps behind the part's name on a line of its own."""
    part = candidates[at]
    named = part is not None and (part.rest or (at + 1 < len(lines) and _is_name(lines[at + 1].text)))
    following = at + 1 if part is not None and part.rest else at + 2
    each = candidates[following] if named and following < len(candidates) else None
    return each is not None and (following in articles or (each.kind is Kind.HEADING and not is_part(each)))


def _is_name(text: str) -> bool:
    """Say whether a line may be the name of a part, and no sentence."""
    return len(text) <= _LONGEST_NAME and _MARK.search(text) is None


def _number(form: re.Pattern[str], text: str) -> int:
    """The number that a line is listed under, if it reads as a heading; else 0."""
    found = form.match(text)
    return parse_numeral(found[1]) if found and listed_heading(text) else 0


def _leads(lines: Sequence[SourceLine], at: int, articles: set[int]) -> bool:
    """Say whether an article follows, perhaps behind a lower heading."""
    if at + 1 in articles:
        return True
    return at + 2 in articles and _number(_LOWER, lines[at + 1].text) == 1


def _run_from_one(upper: dict[int, int]) -> set[int]:
    """Return the lines whose numbers go on from one to the next, from 一 on."""
    out: set[int] = set()
    wanted = 1
    for at, number in upper.items():
        if number == wanted:
            out.add(at)
            wanted += 1
    return out
