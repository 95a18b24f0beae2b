"""Terms that were replaced throughout: 工商行政管理部门 became 市场监督管理部门 wherever it stood.

Altered runs that recur are widened by what always stands beside them, so that 大会 → 会 is told as 股东大会 → 股东会. The
rule, its limits and how often it is right are told in docs/aids/terminology.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import Postfix, Prefix

from regdiff.comparing.actors import find_actors, is_no_part
from regdiff.comparing.alterations import Alteration, Altered, Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.concordance import Concordance
from regdiff.comparing.renames import has_members, is_body, is_rename, without_higher
from regdiff.comparing.units import UnitKind
from regdiff.comparing.words import word_starts
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

FEWEST = 3
"""Places at which a term must have been replaced."""
FEWEST_BODIES = 2
"""The same for the name of a body that got another name."""
FEWEST_PARTS = 5
"""The same where only a part of a word stands beside all places."""
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
    r"[一二三四五六七八九十百千万亿两零〇][年月日条款项目元天倍个]|可以|不得|禁止|以上|以下|以内|除外|但是|或者\Z|\A或者|其他\Z|[等的中]\Z|全部|部分"
    r"|改正|逾期|并处|后果"
    r"|(?:不可|依法|有关|违反|给予|进行|予以)\Z"
)
_DUTY = lazy(r"应当|必须")
_ADVERBIAL = lazy(r"由|依照|按照?|根据|违反|对|向|在|因|为|以|经(?!营|理|济)")
_VERBAL = lazy(r"应当|可以|不得|必须|违反|给予|进行|负责|有权|从重|从轻")
_VERBS = ("应当", "可以", "不得", "必须", "依照", "按照", "根据", "违反", "制定", "组织", "负责")
_MOST_VERBS = 2
"""Words behind an altered run that belong to its term even if they are verbs, where it is no term without them."""
_NEAR = 30
"""Characters beside an altered run that are searched for the name of a body."""
_ORGAN = lazy(r"部门|机关|机构|委员会|[局厅署院会]|办公室|中心|政府")
_NO_NAME = lazy(r"[^\w、]")
"""What stands in the name of no body."""
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
    scope: bool = False
    """It may change the scope of rules: no rule can tell that both terms mean the same."""

    @property
    def altered(self) -> int:
        """How many characters were deleted and inserted, all places taken together."""
        return sum(p.old.end - p.old.start + p.new.end - p.new.start for p in self.places)


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

    @property
    def altered(self) -> int:
        """How many characters were deleted and inserted."""
        return sum(len(part.deleted) + len(part.inserted) for part in self.parts)


def find_replacements(changes: Sequence[Change], altered: Altered) -> list[Replacement]:
    """Return the terms that were replaced throughout, the most frequent first; their places do not overlap.

    Args:
        changes: of a change set.
        altered: what `alterations` gives for them.
    """
    texts = [(join_texts(change.old), join_texts(change.new)) for change in changes]
    runs = list(_runs(changes, altered, texts))
    groups: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for found in runs:
        groups[found.deleted, found.inserted].append(found)
    bodies = _bodies(runs, texts)
    takes = _Takes(changes)
    takes.take(_united(bodies, _all_terms(groups.values(), words=True)), bodies)
    takes.take_by_parts(_all_terms(groups.values(), words=False))
    terms = _with_others(takes.out, runs, takes.taken)
    out = _with_scope(_apart(_with_mixed(terms, altered, takes.taken)))
    return sorted(out, key=lambda each: (-len(each.places), each.old, each.new))


_Terms = dict[tuple[str, str], list["_Found"]]
"""Where an old and a new term may have taken each other's place."""


class _Takes:
    """The replacements that are found, each altered run told by one of them."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.out: list[Replacement] = []
        self.taken: set[Alteration] = set()
        self._changes = changes
        self._concordance = Concordance(changes)

    def take(self, terms: _Terms, bodies: Container[tuple[str, str]]) -> None:
        """Take the terms that were replaced throughout: bodies first, then those that explain the most characters."""
        for term in _in_order(terms, bodies):
            free = self._free(terms[term])
            fewest = FEWEST_BODIES if term in bodies else FEWEST
            if replacement := _replacement(term, free, self._changes, self._concordance, fewest):
                self._add(replacement, free)

    def take_by_parts(self, terms: _Terms) -> None:
        """Take terms beside which a part of a word always stands, 境 of 境内 and 境外, and tell them in whole words."""
        for term in _in_order(terms, ()):
            free = self._free(terms[term])
            found = _replacement(term, free, self._changes, self._concordance, FEWEST_PARTS)
            whole = _widened(free, words=True) if found and found.left == 0 else None
            if found and whole:
                left = self._concordance.kept(whole, _old_spans(free))
                self._add(found._replace(old=whole[0], new=whole[1], left=left), free)

    def _free(self, founds: Sequence[_Found]) -> list[_Found]:
        return [found for found in founds if self.taken.isdisjoint(found.parts)]

    def _add(self, replacement: Replacement, founds: Sequence[_Found]) -> None:
        self.out.append(replacement)
        self.taken.update(part for found in founds for part in found.parts)


def _in_order(terms: _Terms, bodies: Container[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(terms, key=lambda term: (term not in bodies, -sum(found.altered for found in terms[term]), term))


def _all_terms(groups: Iterable[list[_Found]], *, words: bool) -> _Terms:
    out: _Terms = defaultdict(list)
    for group in groups:
        for term, founds in _terms(group, words=words):
            out[term] += founds
    return out


def _united(one: _Terms, two: _Terms) -> _Terms:
    """Return the places of both, each once."""
    return {term: list(dict.fromkeys((*one.get(term, ()), *two.get(term, ())))) for term in {**one, **two}}


def _replacement(
    term: tuple[str, str], founds: Sequence[_Found], changes: Sequence[Change], concordance: Concordance, fewest: int
) -> Replacement | None:
    """Return the replacement of a term at the places found, None where it was not replaced throughout."""
    if len(founds) < fewest or len({f.change for f in founds if changes[f.change].unit is UnitKind.ARTICLE}) < 2:
        return None
    kept = concordance.kept(term, _old_spans(founds))
    if len(founds) < THROUGHOUT * (len(founds) + kept):
        return None
    places = sorted((Place(f.change, f.old, f.new) for f in founds), key=lambda p: (p.change, p.old, p.new))
    return Replacement(*term, tuple(places), kept)


def _old_spans(founds: Iterable[_Found]) -> dict[int, list[Span]]:
    spans: dict[int, list[Span]] = defaultdict(list)
    for found in founds:
        spans[found.change].append(found.old)
    return spans


def _bodies(runs: Sequence[_Found], texts: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[_Found]]:
    """Return bodies that stand in the place of others, by both names."""
    out: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for found in runs:
        if _NO_NAME.search(found.deleted + found.inserted):
            continue
        if _ORGAN.search(found.deleted + found.after) and _ORGAN.search(found.inserted + found.after):
            old, new = texts[found.change]
            body = _body_at(old, found.old)
            if body and (names := _both_names(found, body, _body_at(new, found.new))):
                out[names].append(found)
    return out


def _body_at(text: str, span: Span) -> Span | None:
    """Return the one actor in a text that a span meets, or stands at."""
    start = max(0, span.start - _NEAR)
    spans = [actor.span for actor in find_actors(text[start : span.end + _NEAR])]
    here = Span(span.start - start, span.end - start)
    at = [each for each in spans if each.meets(here)] or [each for each in spans if each.holds(here)]
    return Span(at[0].start + start, at[0].end + start) if len(at) == 1 else None


def _both_names(found: _Found, old: Span, new: Span | None) -> tuple[str, str] | None:
    """Return the old and the new name of the body that an altered run names, None where it names more, or none."""
    if new is None:
        return None
    before = max(found.old.start - old.start, found.new.start - new.start, 0)
    after = max(old.end - found.old.end, new.end - found.new.end, 0)
    if before > len(found.before) or after > len(found.after):
        return None
    beside = found.before[len(found.before) - before :], found.after[:after]
    names = beside[0] + found.deleted + beside[1], beside[0] + found.inserted + beside[1]
    return without_higher(*names) if all(map(is_body, names)) else None


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
    return one[: Prefix.similarity(one, two)]


def _common_end(one: str, two: str) -> str:
    return one[len(one) - Postfix.similarity(one, two) :]


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
    old, new, before = deleted, inserted, ""
    if not (_DUTY.fullmatch(deleted) and _DUTY.fullmatch(inserted)):
        verbs = is_no_part(deleted) and is_no_part(inserted)
        for least in range(verbs, _MOST_VERBS + 1 if words else 1):
            before = "" if verbs else _common_before(group, words=words)
            after = _common_after(group, words=words, least=least)
            old, new = before + deleted + after, before + inserted + after
            if _is_term(old) and _is_term(new):
                break
    if not (_is_term(old) and _is_term(new)) or max(len(old), len(new)) > LONGEST:
        return None
    if bool(_DUTY.search(old)) != bool(_DUTY.search(new)) or ("或者" in new and "或者" not in old):
        return None  # a duty that came or went, or an alternative that came, is no matter of terms
    if bool(_ADVERBIAL.match(old)) != bool(_ADVERBIAL.match(new)) or (not (deleted and inserted) and _VERBAL.match(new)):
        return None  # nor is one who acts, or a ground
    denied = _common_end_of(group).removesuffix(before)[-1:]
    return (denied + old, denied + new) if denied in _DENIALS else (old, new)


_DENIALS = frozenset("未不非无")
"""What a term begins with that always stands behind it: 未定级, and not 定级, took the place of 未核定."""


def _common_end_of(group: Sequence[_Found]) -> str:
    """Return what all runs have before them."""
    text = group[0].before
    for found in group[1:]:
        text = _common_end(text, found.before)
    return text


def _common_before(group: Sequence[_Found], *, words: bool) -> str:
    """What stands before all runs and may belong to their term: from the start of a word, without marks and particles."""
    text = _common_end_of(group)
    brackets = _BRACKETS.search(text) if "（" in text else None
    if not words:
        loose = (at for at in range(len(text), 0, -1) if _is_loose(text[at - 1]))
        return text[brackets.start() if brackets else next(loose, 0) :]
    starts = [word_starts(found.before + found.deleted) for found in group]
    ends = [len(found.before) - len(text) for found in group]
    cuts = [k for k in range(len(text) + 1) if all(s[end + k] for s, end in zip(starts, ends, strict=True))]
    if brackets:
        return text[next((cut for cut in cuts if cut >= brackets.start()), len(text)) :]
    at = cuts.pop() if cuts else len(text)
    while cuts and _may_belong(text[cuts[-1] : at]):
        at = cuts.pop()
    return text[at:] if _is_han(text[at:]) else ""


def _common_after(group: Sequence[_Found], *, words: bool, least: int = 0) -> str:
    """What stands behind all runs and may belong to their term: to the end of a word; `least` words whatever they are."""
    text = group[0].after
    for found in group[1:]:
        text = _common_start(text, found.after)
    if not words:
        loose = (at for at, char in enumerate(text) if _is_loose(char) or text.startswith(_VERBS, at))
        return text[: next(loose, len(text))]
    starts = [word_starts(found.inserted + found.after) for found in group]
    ends = [len(found.inserted) for found in group]
    cuts = [k for k in range(len(text), -1, -1) if all(s[end + k] for s, end in zip(starts, ends, strict=True))]
    at = cuts.pop() if cuts else 0
    while cuts and (_may_belong(text[at : cuts[-1]]) or (least > 0 and _is_han(text[at : cuts[-1]]))):
        at = cuts.pop()
        least -= 1
    return text[:at] if _is_han(text[:at]) else ""


def _may_belong(word: str) -> bool:
    """Say whether a word beside an altered run may be a part of the term: no particle, no verb, no mark."""
    return _is_han(word) and word not in _LOOSE and word not in _VERBS and not is_no_part(word)


def _is_han(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def _is_loose(char: str) -> bool:
    """Say whether a character is no part of a term: a particle or a mark."""
    return char in _LOOSE or not ("\u4e00" <= char <= "\u9fff" or char == "\n")


def _is_term(text: str) -> bool:
    return (len(text) > 1 or not is_no_part(text)) and _TERM.match(text) is not None and _NO_TERM.search(text) is None


def _apart(terms: Sequence[Replacement]) -> list[Replacement]:
    """Return the terms so that none lies inside another: the longer one is told, or the shorter one where it says it all."""
    out: list[Replacement] = []
    for term in sorted(terms, key=lambda t: (len(t.old) + len(t.new), t.old, t.new)):
        inner = next((t for t in out if _holds(term, t)), None)
        if inner is None:
            out.append(term)
            continue
        out.remove(inner)
        if term.old.replace(inner.old, inner.new) == term.new:
            places = sorted((*inner.places, *term.places), key=lambda p: (p.change, p.old, p.new))
            out.append(inner._replace(places=tuple(places), left=inner.left + term.left))
        else:
            out.append(max(inner, term, key=lambda t: (t.altered, t.old)))
    return out


def _holds(outer: Replacement, inner: Replacement) -> bool:
    """Say whether a term lies inside another one, on both sides."""
    return inner.old != outer.old and inner.new != outer.new and inner.old in outer.old and inner.new in outer.new


def _with_scope(terms: Sequence[Replacement]) -> list[Replacement]:
    """Say of each term whether it may change the scope of rules."""
    names = [is_rename(term.old, term.new) for term in terms]
    known = [term for term, name in zip(terms, names, strict=True) if name]
    renamed = {term.old: term.new for term in sorted(known, key=lambda term: len(term.places))}
    return [
        term._replace(scope=not (name or has_members(term.old, term.new, renamed)))
        for term, name in zip(terms, names, strict=True)
    ]


def _with_others(terms: Sequence[Replacement], runs: Sequence[_Found], taken: set[Alteration]) -> list[Replacement]:
    """Add the places where a term was replaced, word for word, beside words that kept it out of the group it was found by.

    Args:
        terms: that are found.
        runs: altered runs.
        taken: those that a term tells already; those of the new places are added to it.
    """
    more: dict[Replacement, list[Place]] = {term: [] for term in terms}
    by_growth: dict[int, list[Replacement]] = defaultdict(list)
    for term in sorted(terms, key=lambda term: -len(term.old)):
        by_growth[len(term.new) - len(term.old)].append(term)
    for found in runs:
        for term in by_growth.get(len(found.inserted) - len(found.deleted), ()):
            if _is_replaced(term, found) and taken.isdisjoint(found.parts):
                more[term].append(Place(found.change, found.old, found.new))
                taken.update(found.parts)
    return [_with_places(term, more[term]) for term in terms]


def _is_replaced(term: Replacement, found: _Found) -> bool:
    """Say whether an altered run, with what is kept beside it, turns one whole word into the other."""
    at = term.old.find(found.deleted)
    while at >= 0:
        before, after = term.old[:at], term.old[at + len(found.deleted) :]
        if (
            before + found.inserted + after == term.new
            and found.before.endswith(before)
            and found.after.startswith(after)
            and all(_is_whole(found, text, len(before), len(after)) for text in (found.deleted, found.inserted))
        ):
            return True
        at = term.old.find(found.deleted, at + 1)
    return False


def _is_whole(found: _Found, text: str, before: int, after: int) -> bool:
    """Say whether what stands at an altered run begins and ends at borders of words, with so many kept characters beside."""
    starts = word_starts(found.before + text + found.after)
    end = len(found.before) + len(text) + after
    return bool(starts[len(found.before) - before] and starts[end])


def _with_places(term: Replacement, more: Iterable[Place]) -> Replacement:
    return term._replace(places=tuple(sorted((*term.places, *more), key=lambda p: (p.change, p.old, p.new))))


def _with_mixed(terms: Sequence[Replacement], altered: Altered, taken: set[Alteration]) -> list[Replacement]:
    """Add the places where a term was replaced within an altered run that holds more, and no other term was there."""
    more: dict[Replacement, list[Place]] = {term: [] for term in terms}
    by_old: dict[str, list[Replacement]] = defaultdict(list)
    for term in terms:
        by_old[term.old].append(term)
    wanted = re.compile("|".join(re.escape(old) for old in sorted(by_old, key=len, reverse=True)) or r"\Z.")
    for each in chain.from_iterable(altered):
        if each in taken or not (each.deleted and each.inserted) or "\n" in each.deleted + each.inserted:
            continue
        olds = sorted(set(wanted.findall(each.deleted)))
        found = [(term, place) for old in olds for term in by_old[old] if (place := _mixed_place(term, each))]
        for term, place in found:
            if not any(
                place is not other and (place.old.meets(other.old) or place.new.meets(other.new)) for _, other in found
            ):
                more[term].append(place)
    return [_with_places(term, more[term]) for term in terms]


def _mixed_place(term: Replacement, run: Alteration) -> Place | None:
    """Return where the old term stands in what was deleted and the new one in what was inserted, once each."""
    old, new = term.old, term.new
    if not run.deleted.count(old) == 1 == run.inserted.count(new) or run.inserted.count(old) != new.count(old):
        return None
    start, begin = run.old.start + run.deleted.index(old), run.new.start + run.inserted.index(new)
    return Place(run.change, Span(start, start + len(old)), Span(begin, begin + len(new)))
