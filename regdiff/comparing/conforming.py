"""References of a text to its own parts: which changed only because their target was renumbered, and which went astray.

Every reference of an old article is paired with the one that stands in its place in the new article, and both are followed
to their targets. The rule, its limits and how often it is right are told in docs/aids/conforming.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum

from regdiff.comparing.alterations import Alteration, Altered, Span
from regdiff.comparing.changes import Change, ChangeKind, join_texts
from regdiff.comparing.edits import Op
from regdiff.comparing.targets import Targets, references_in
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.head import NO_HEAD
from regdiff.model.numbers import Number
from regdiff.model.references import Reference, lacking
from regdiff.model.text import fold
from regdiff.model.tree import Article, Revision, marker
from regdiff.named import NamedTuple

_MOST = 20
"""References of one altered run that are looked at on either side."""


class Verdict(Enum):
    """What became of a reference; the value is its name in JSON."""

    CONFORMING = "conforming"
    """It leads to the same rule as before; only the number changed."""
    REDIRECTED = "redirected"
    """It leads to another rule than before."""
    DANGLING = "dangling"
    """It leads nowhere."""


class Pointer(NamedTuple):
    """A reference, or the marker of an item, and what became of it."""

    change: int
    """0-based place of the change it stands in."""
    verdict: Verdict
    old: Span
    """In the joined old texts of the change; empty where nothing stood there."""
    new: Span
    old_text: str
    new_text: str
    became: tuple[str, ...] = ()
    """Numbers, as printed, of the articles that the old target became."""
    is_marker: bool = False
    """It is no reference but the marker of an item, which moved on in its list."""


class _Placed(NamedTuple):
    """A reference, and where it stands in the joined texts of its side."""

    span: Span
    ref: Reference
    lost: bool
    """Its target does not exist."""


def find_pointers(changes: Sequence[Change], altered: Altered) -> list[Pointer]:
    """Return what became of references and markers, by their places; those of which nothing is to be said are left out.

    Args:
        changes: of a change set.
        altered: what `alterations` gives for them.
    """
    olds, news = _references(changes, new=False), _references(changes, new=True)
    targets = Targets(changes)
    out: list[Pointer] = []
    for at, change in enumerate(changes):
        if not (change.old and change.new):
            continue
        out += _markers(change, at, altered[at])
        if not (olds[at] and news[at]):
            continue
        texts = join_texts(change.old), join_texts(change.new)
        taken: set[tuple[int, Span]] = set()
        for pair in _pairs(change, altered[at], olds[at], news[at]):
            ends = {(0, pair.old.span), (1, pair.new.span)}
            if taken.isdisjoint(ends) and (pointer := _judge(pair, targets, texts, at)):
                out.append(pointer)
                taken |= ends
    return sorted(out, key=lambda pointer: (pointer.change, pointer.new, pointer.old))


def _references(changes: Sequence[Change], *, new: bool) -> dict[int, list[_Placed]]:
    """Return the references of one side by the change that they stand in."""
    places: list[tuple[int, int, Unit]] = []
    for number, change in enumerate(changes):
        start = 0
        for unit in change.new if new else change.old:
            if unit.kind is UnitKind.ARTICLE and unit.number is not None:
                places.append((number, start, unit))
            start += len(unit.text) + 1
    places.sort(key=lambda place: place[2].index)
    titles = tuple(u.text for c in changes for u in (c.new if new else c.old) if u.kind is UnitKind.TITLE)
    articles = [Article(unit.number, tuple(unit.text.split("\n")), unit.index) for _, _, unit in places if unit.number]
    lacks = lacking(Revision(NO_HEAD, (), tuple(articles), ()))
    out: dict[int, list[_Placed]] = defaultdict(list)
    previous = None
    for (number, start, _), article in zip(places, articles, strict=True):
        for span, ref in references_in(article, start, titles, previous):
            its = _Placed(span, ref, lost=bool(lacks(ref)))
            if out[number] and _ends_range(out[number][-1].ref, ref):
                out[number][-1] = _joined(out[number][-1], its)
            else:
                out[number].append(its)
        previous = article
    return out


def _ends_range(first: Reference, last: Reference) -> bool:
    """Say whether a reference is the end of the range that the one before it begins: 第五条 of 第三条至第五条."""
    return (
        isinstance(first.until, Number) and first.until in (last.article, last.division) and 0 < last.start - first.end <= 4
    )


def _joined(first: _Placed, last: _Placed) -> _Placed:
    return _Placed(Span(first.span.start, last.span.end), first.ref, first.lost or last.lost)


class _Pair(NamedTuple):
    """Two references of which the one may stand in the place of the other."""

    old: _Placed
    new: _Placed
    certain: bool
    """They do: nothing else is altered there but this one reference."""


def _pairs(change: Change, altered: Sequence[Alteration], olds: list[_Placed], news: list[_Placed]) -> Iterator[_Pair]:
    """Yield the references that may stand in each other's place, those that surely do and those in one altered run."""
    gone: set[Span] = set()
    come: set[Span] = set()
    for alteration in altered:
        before, after = _meeting(olds, alteration.old), _meeting(news, alteration.new)
        gone.update(placed.span for placed in before)
        come.update(placed.span for placed in after)
        certain = len(before) == len(after) == 1 and _is_alone(alteration, before[0], after[0])
        yield from (_Pair(old, new, certain) for old in before[:_MOST] for new in after[:_MOST])
    standing = {placed.span.start: placed for placed in news if placed.span not in come}
    kept = _Kept(change)
    for placed in olds:
        if placed.span in gone:
            continue
        there = standing.get(kept.new_place(placed.span.start))
        if there and fold(there.ref.text) == fold(placed.ref.text) and there.ref.until == placed.ref.until:
            yield _Pair(placed, there, certain=True)


def _is_alone(alteration: Alteration, old: _Placed, new: _Placed) -> bool:
    """Say whether an alteration changes one reference into another and nothing else."""
    return old.span.holds(alteration.old) and new.span.holds(alteration.new)


def _meeting(placed: Sequence[_Placed], span: Span) -> list[_Placed]:
    """Return the references that share a character with a span; they stand in the order of the text."""
    first = bisect_right(placed, span.start, key=lambda each: each.span.end)
    last = bisect_left(placed, span.end, first, key=lambda each: each.span.start)
    return list(placed[first:last]) if not span.is_empty else []


class _Kept:
    """Where the characters of a change stand that were kept."""

    def __init__(self, change: Change) -> None:
        self._runs: list[tuple[int, int, int]] = []
        at_old = at_new = 0
        for edit in change.edits:
            length = len(edit.text)
            if edit.op is Op.EQUAL:
                self._runs.append((at_old, at_old + length, at_new))
            at_old += length if edit.op is not Op.INSERT else 0
            at_new += length if edit.op is not Op.DELETE else 0

    def new_place(self, place: int) -> int:
        """Return where the old character at `place` stands in the new texts; -1 where it was not kept."""
        at = bisect_right(self._runs, place, key=lambda run: run[0]) - 1
        start, end, there = self._runs[at] if at >= 0 else (0, 0, 0)
        return there + place - start if start <= place < end else -1


def _judge(pair: _Pair, targets: Targets, texts: tuple[str, str], at: int) -> Pointer | None:
    """Say what became of a reference; None where there is nothing to say, or no telling."""
    old, new, certain = pair
    if not (old.ref.own and new.ref.own):
        return None
    same_words = fold(old.ref.text) == fold(new.ref.text) and old.ref.until == new.ref.until
    if old.ref.relative and new.ref.relative and same_words:
        return None  # 前款 goes with its article
    found = targets.find(old.ref.article or old.ref.division, new=False)
    if found is None:
        return None
    verdict = _verdict(found, old, new, targets, same_words=same_words)
    if verdict is None or (verdict is Verdict.CONFORMING and same_words) or not (certain or verdict is Verdict.CONFORMING):
        return None
    before, after = (text[p.span.start : p.span.end] for text, p in zip(texts, (old, new), strict=True))
    return Pointer(at, verdict, old.span, new.span, before, after, targets.became(found[0]))


def _verdict(
    found: tuple[int, Unit], old_placed: _Placed, new: _Placed, targets: Targets, *, same_words: bool
) -> Verdict | None:
    old = old_placed.ref
    if new.lost:
        return None if old_placed.lost else Verdict.DANGLING
    there = targets.find(new.ref.article or new.ref.division, new=True)
    if there is None:
        return None
    if isinstance(old.until, Number) or isinstance(new.ref.until, Number):
        return _range_verdict(old, new.ref, targets)
    if found[0] != there[0]:
        return Verdict.REDIRECTED
    if (old.paragraph, old.item, old.subitem) == (new.ref.paragraph, new.ref.item, new.ref.subitem) == (None, None, None):
        return Verdict.CONFORMING
    if old.subitem != new.ref.subitem or isinstance(old.until, int) or isinstance(new.ref.until, int):
        return None  # subitems and ranges of paragraphs are not followed
    same = targets.same_part(found[0], found[1], there[1], old, new.ref)
    if same:
        return Verdict.CONFORMING
    # Other words for another part of the same article are what a revision is made of; the same words are not.
    return Verdict.REDIRECTED if same is False and same_words else None


def _range_verdict(old: Reference, new: Reference, targets: Targets) -> Verdict | None:
    """Judge 第三条至第五条: it conforms when exactly what the old range became stands in the new one."""
    ends = [ref.article or ref.division for ref in (old, new)] + [old.until, new.until]
    if not all(isinstance(end, Number) for end in ends):
        return None
    first_old, first_new, last_old, last_new = (end for end in ends if isinstance(end, Number))
    before = targets.range(first_old, last_old, new=False)
    after = targets.range(first_new, last_new, new=True)
    if before == after:
        return Verdict.CONFORMING
    return Verdict.REDIRECTED if before.isdisjoint(after) else None


def _markers(change: Change, at: int, altered: Sequence[Alteration]) -> Iterator[Pointer]:
    """Yield markers of items that moved on because an item was inserted or deleted before them."""
    if change.unit is not UnitKind.ARTICLE or change.kind is ChangeKind.UNCHANGED:
        return
    old, new = join_texts(change.old), join_texts(change.new)
    for each in altered:
        before, after = each.deleted.lstrip("\n"), each.inserted.lstrip("\n")
        if not (_begins_line(old, each.old.end - len(before)) and _begins_line(new, each.new.end - len(after))):
            continue
        if marker(before)[1] == before and marker(after)[1] == after and fold(before) != fold(after):
            spans = Span(each.old.end - len(before), each.old.end), Span(each.new.end - len(after), each.new.end)
            yield Pointer(at, Verdict.CONFORMING, *spans, before, after, is_marker=True)


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"
