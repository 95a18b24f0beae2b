"""Terms that were replaced throughout: 工商行政管理部门 became 市场监督管理部门 wherever it stood.

Altered runs that recur are widened by what always stands beside them, so that 大会 → 会 is told as 股东大会 → 股东会. The
rule, its limits and how often it is right are told in docs/aids/terminology.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from regdiff.comparing.alterations import Alteration, Altered, Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.concordance import Concordance
from regdiff.comparing.units import UnitKind
from regdiff.comparing.words import word_starts
from regdiff.model.patterns import lazy

FEWEST = 3
"""Places at which a term must have been replaced."""
FEWEST_PARTS = 5
"""The same for a term that is no whole word."""
THROUGHOUT = 0.7
"""Share of a term's places, in articles that live on, at which it must have been replaced."""
LONGEST = 24
"""Characters of the longest term."""
_REACH = 12
"""Characters beside an altered run that are looked at to widen it."""
_BRIDGE = 4
"""Most kept characters between two altered runs that may belong to one term."""
_HAN = "[\u4e00-\u9fff]"
_TERM = lazy(rf"(?:{_HAN}+(?:（[^（）\n]{{1,12}}）(?!\Z)|\Z))+\Z")
_BRACKETS = lazy(rf"{_HAN}+（[^（）\n]{{1,12}}）{_HAN}*\Z")
_NO_TERM = lazy(
    r"[一二三四五六七八九十百千万亿两零〇][年月日条款项目元天倍个]|可以|不得|禁止|以上|以下|以内|除外|但是|或者\Z|\A或者|其他\Z|[等的]\Z|全部|部分"
)
_DUTY = lazy(r"应当|必须")
_VERBS = ("应当", "可以", "不得", "必须", "依照", "按照", "根据", "违反", "制定", "组织", "负责")
_LOOSE = "的了和与及或由向对在经按将被并所等之为是其者"


class Place(NamedTuple):
    """One place where a term was replaced."""

    change: int
    old: Span
    """The characters that were deleted there, in the joined old texts of the change; may be empty."""
    new: Span


class Replacement(NamedTuple):
    """A term that was replaced by another throughout."""

    old: str
    new: str
    places: tuple[Place, ...]
    """In the order of the changes."""
    left: int
    """Places in articles that live on at which the old term was kept."""


class _Found(NamedTuple):
    """One altered run, or several with little between them, and what stands around."""

    change: int
    old: Span
    new: Span
    deleted: str
    inserted: str
    before: str
    """Kept characters right before it, the nearest last."""
    after: str
    parts: tuple[Alteration, ...]


def find_replacements(changes: Sequence[Change], altered: Altered) -> list[Replacement]:
    """Return the terms that were replaced throughout, the most frequent first; their places do not overlap.

    Args:
        changes: of a change set.
        altered: what `alterations` gives for them.
    """
    texts = [(join_texts(change.old), join_texts(change.new)) for change in changes]
    groups: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for found in _runs(changes, altered, texts):
        groups[found.deleted, found.inserted].append(found)
    concordance = Concordance(changes)
    taken: set[Alteration] = set()
    out: list[Replacement] = []
    for words in (True, False):  # a term that is no whole word only where no whole word will do: 中国境 for 境内, 境外
        terms: dict[tuple[str, str], list[_Found]] = defaultdict(list)
        for group in groups.values():
            for term, founds in _terms(group, words=words):
                terms[term] += founds
        for term in sorted(terms, key=lambda t: (-len(terms[t]) * (len(t[0]) + len(t[1])), t)):
            free = [found for found in terms[term] if taken.isdisjoint(found.parts)]
            replacement = _replacement(term, free, changes, concordance)
            if replacement and (words or (replacement.left == 0 and len(free) >= FEWEST_PARTS)):
                taken.update(part for found in free for part in found.parts)
                out.append(replacement)
    return sorted(_with_mixed(out, altered, taken), key=lambda each: (-len(each.places), each.old, each.new))


def _replacement(
    term: tuple[str, str], founds: Sequence[_Found], changes: Sequence[Change], concordance: Concordance
) -> Replacement | None:
    """Return the replacement of a term at the places found, None where it was not replaced throughout."""
    if len(founds) < FEWEST or len({f.change for f in founds if changes[f.change].unit is UnitKind.ARTICLE}) < 2:
        return None
    replaced: dict[int, list[Span]] = defaultdict(list)
    for found in founds:
        replaced[found.change].append(found.old)
    kept = concordance.kept(term, replaced)
    if len(founds) < THROUGHOUT * (len(founds) + kept):
        return None
    places = sorted((Place(f.change, f.old, f.new) for f in founds), key=lambda p: (p.change, p.old, p.new))
    return Replacement(*term, tuple(places), kept)


def _runs(changes: Sequence[Change], altered: Altered, texts: Sequence[tuple[str, str]]) -> Iterator[_Found]:
    """Yield altered runs that a term may have been replaced by, alone and joined with their neighbours."""
    run: list[Alteration] = []
    for each in chain.from_iterable(altered):
        if not (changes[each.change].old and changes[each.change].new) or len(each.deleted + each.inserted) > 2 * LONGEST:
            run = []
            continue
        old, new = texts[each.change]
        if run and not _bridges(run[-1], each, old):
            run = []
        run = [*run[-2:], each]
        for start in range(len(run)):
            yield _joined(run[start:], old, new)


def _bridges(one: Alteration, two: Alteration, old: str) -> bool:
    between = old[one.old.end : two.old.start]
    return one.change == two.change and 0 < len(between) <= _BRIDGE and _TERM.match(between * 2) is not None


def _joined(parts: Sequence[Alteration], old: str, new: str) -> _Found:
    spans = Span(parts[0].old.start, parts[-1].old.end), Span(parts[0].new.start, parts[-1].new.end)
    before = old[max(0, spans[0].start - _REACH) : spans[0].start]
    kept_before = _common_end(before, new[max(0, spans[1].start - _REACH) : spans[1].start])
    kept_after = _common_start(old[spans[0].end : spans[0].end + _REACH], new[spans[1].end : spans[1].end + _REACH])
    texts = old[spans[0].start : spans[0].end], new[spans[1].start : spans[1].end]
    return _Found(parts[0].change, *spans, *texts, kept_before, kept_after, tuple(parts))


def _common_start(one: str, two: str) -> str:
    length = next((k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return one[:length]


def _common_end(one: str, two: str) -> str:
    return _common_start(one[::-1], two[::-1])[::-1]


def _terms(group: list[_Found], *, words: bool) -> Iterator[tuple[tuple[str, str], list[_Found]]]:
    """Yield terms that a group of equal altered runs stands for: one for all of them, else one for those alike."""
    if len(group) < FEWEST:
        return
    if term := _widened(group, words=words):
        yield term, group
        return
    for side in ("before", "after"):
        alike: dict[str, list[_Found]] = defaultdict(list)
        for found in group:
            context = found.before[-2:] if side == "before" else found.after[:2]
            if len(context) == 2 and _TERM.match(context):
                alike[context].append(found)
        for part in alike.values():
            if len(part) >= FEWEST and (term := _widened(part, words=words)):
                yield term, part


def _widened(group: Sequence[_Found], *, words: bool) -> tuple[str, str] | None:
    """Return the terms that the runs stand for: with what always stands beside them, cut to words; None if they are none."""
    deleted, inserted = group[0].deleted, group[0].inserted
    before = after = ""
    if not (_DUTY.fullmatch(deleted) and _DUTY.fullmatch(inserted)):
        before, after = _common_before(group, words=words), _common_after(group, words=words)
    old, new = before + deleted + after, before + inserted + after
    if not (_is_term(old) and _is_term(new)) or max(len(old), len(new)) > LONGEST:
        return None
    if bool(_DUTY.search(old)) != bool(_DUTY.search(new)) or ("或者" in new and "或者" not in old):
        return None  # a duty that came or went, or an alternative that came, is no matter of terms
    return old, new


def _common_before(group: Sequence[_Found], *, words: bool) -> str:
    """What stands before all runs and may belong to their term: from the start of a word, without marks and particles."""
    text = group[0].before
    for found in group[1:]:
        text = _common_end(text, found.before)
    brackets = _BRACKETS.search(text) if "（" in text else None
    loose = (at for at in range(len(text), 0, -1) if _is_loose(text[at - 1]))
    text = text[brackets.start() if brackets else next(loose, 0) :]
    if not words:
        return text
    starts = [word_starts(found.before + found.deleted) for found in group]
    cuts = (k for k in range(len(text)) if all(s[len(f.before) - len(text) + k] for s, f in zip(starts, group, strict=True)))
    return text[next(cuts, len(text)) :]


def _common_after(group: Sequence[_Found], *, words: bool) -> str:
    """What stands behind all runs and may belong to their term: to the end of a word."""
    text = group[0].after
    for found in group[1:]:
        text = _common_start(text, found.after)
    loose = (at for at, char in enumerate(text) if _is_loose(char) or text.startswith(_VERBS, at))
    text = text[: next(loose, len(text))]
    if not words:
        return text
    starts = [word_starts(found.inserted + found.after) for found in group]
    cuts = (k for k in range(len(text), 0, -1) if all(s[len(f.inserted) + k] for s, f in zip(starts, group, strict=True)))
    return text[: next(cuts, 0)]


def _is_loose(char: str) -> bool:
    """Say whether a character is no part of a term: a particle or a mark."""
    return char in _LOOSE or not ("\u4e00" <= char <= "\u9fff" or char == "\n")


def _is_term(text: str) -> bool:
    return _TERM.match(text) is not None and _NO_TERM.search(text) is None


def _with_mixed(terms: Sequence[Replacement], altered: Altered, taken: set[Alteration]) -> list[Replacement]:
    """Add the places where a term was replaced within an altered run that holds more."""
    more: dict[Replacement, list[Place]] = {term: [] for term in terms}
    by_old: dict[str, list[Replacement]] = defaultdict(list)
    for term in terms:
        by_old[term.old].append(term)
    wanted = re.compile("|".join(re.escape(old) for old in sorted(by_old, key=len, reverse=True)) or r"\Z.")
    for each in chain.from_iterable(altered):
        if each in taken or not (each.deleted and each.inserted) or "\n" in each.deleted + each.inserted:
            continue
        for old in set(wanted.findall(each.deleted)):
            for term in by_old[old]:
                if place := _mixed_place(term, each):
                    more[term].append(place)
    return [
        Replacement(
            term.old,
            term.new,
            tuple(sorted((*term.places, *more[term]), key=lambda p: (p.change, p.old, p.new))),
            term.left,
        )
        for term in terms
    ]


def _mixed_place(term: Replacement, run: Alteration) -> Place | None:
    """Return where the old term stands in what was deleted and the new one in what was inserted, once each."""
    old, new = term.old, term.new
    if not run.deleted.count(old) == 1 == run.inserted.count(new) or run.inserted.count(old) != new.count(old):
        return None
    start, begin = run.old.start + run.deleted.index(old), run.new.start + run.inserted.index(new)
    return Place(run.change, Span(start, start + len(old)), Span(begin, begin + len(new)))
