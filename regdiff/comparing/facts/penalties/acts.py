"""Which act of the new text is an act of the old one: told by the characters that the edits keep of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.penalties.breaches import Renumbered, broken, of_one_breach, of_other_breaches, said_besides
from regdiff.comparing.facts.penalties.offenders import offender
from regdiff.named import NamedTuple

Texts = tuple[str, str]
"""The old and the new text."""
Act = tuple[Span, Span]
"""The run that names an act, and the one that it refers to."""
_KEPT = 0.4
"""Share of the characters of both acts, at least, that are kept from one to the other."""
_HELD = 0.7
"""Or of those of the shorter one: an act became part of another, or the other way round."""
_ALIKE = 0.7
"""Share of neighbouring characters that acts have in common where the edits keep too little of them, since they crossed."""
_WITHIN = 0.75
"""Or share of those of the shorter act."""
_LONG = 12
"""Pairs of neighbouring characters of an act that says enough to be known within a longer one."""
_LIKE = 0.6
"""The same of two acts that are like no other, and cost the same."""
_OFFICE = 0.4
"""The same where that is discipline: what officials must not do is listed anew by each text."""
_SOME = 0.3
"""The same of two that break one article: of its paragraphs each has a penalty of its own."""
_MOST = 100
"""Acts of a text up to which they are compared each with each."""


class Pairing(NamedTuple):
    """An act of the old text and one of the new text that carries it on."""

    old: Act
    new: Act
    mutual: bool
    """Either is the best counterpart of the other; where not, one of them was split, or several were merged."""


def pair_acts(
    texts: Texts,
    sides: tuple[Sequence[Act], Sequence[Act]],
    edits: Sequence[Edit],
    renumbered: Renumbered,
    shared: Callable[[Act, Act], Collection[str]],
) -> list[Pairing]:
    """Return the pairs of acts; one act can be paired with several, where it was split or several were merged.

    Args:
        texts: the old and the new text.
        sides: their acts.
        edits: from one to the other.
        renumbered: what became of the numbers of articles that acts are told to break.
        shared: gives the sorts of sanction that both of two acts cost.
    """
    before, after = sides
    if max(len(before), len(after)) > _MOST:
        return _same(texts, before, after)
    said = ([_neighbours(texts[0], act) for act in before], [_neighbours(texts[1], act) for act in after])
    kept = {
        (i, j): count
        for (i, j), count in _kept(before, after, edits).items()
        if count >= min(_KEPT * (_size(before[i]) + _size(after[j])) / 2, _HELD * _least(before[i], after[j])) > 0
    }
    acts = [[text[slice(*act[0])] for act in side] for text, side in zip(texts, sides, strict=True)]
    found = {(i, j) for i, j in (*kept, *_alike(said, kept)) if not of_other_breaches(acts[0][i], acts[1][j], renumbered)}
    found.update(_left(texts, sides, said, found, renumbered, shared))
    rank = {(i, j): (_common(said[0][i], said[1][j]), kept.get((i, j), 0)) for i, j in found}
    best_old = {max((pair for pair in found if pair[0] == i), key=lambda pair: rank[pair]) for i, _ in found}
    best_new = {max((pair for pair in found if pair[1] == j), key=lambda pair: rank[pair]) for _, j in found}
    return [Pairing(before[i], after[j], (i, j) in best_old & best_new) for i, j in sorted(best_old | best_new)]


def _same(texts: Texts, before: Sequence[Act], after: Sequence[Act]) -> list[Pairing]:
    """Pair acts that are said in the same words; of many."""
    said = {texts[0][slice(*act)]: (act, cases) for act, cases in before}
    found = [(said.get(texts[1][slice(*act)]), (act, cases)) for act, cases in after]
    return [Pairing(old, new, mutual=True) for old, new in found if old]


def _size(act: Act) -> int:
    return sum(span.end - span.start for span in act)


def _least(old: Act, new: Act) -> int:
    return max(1, min(_size(old), _size(new)))


def _kept(before: Sequence[Act], after: Sequence[Act], edits: Sequence[Edit]) -> Counter[tuple[int, int]]:
    """Count the characters that the edits keep from an act to another."""
    out: Counter[tuple[int, int]] = Counter()
    runs = list(_runs(edits))
    for i, old in enumerate(before):
        landed = [part for span in old for part in _landed(span, runs)]
        for j, new in enumerate(after):
            out[i, j] = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in landed for span in new)
    return out


def _landed(span: Span, runs: Sequence[tuple[int, int, int]]) -> Iterator[Span]:
    """Yield where the kept characters of a run of the old text stand in the new one."""
    for at in range(bisect_right(runs, span.start, key=lambda run: run[1]), len(runs)):
        start, end, shift = runs[at]
        if start >= span.end:
            return
        yield Span(max(start, span.start) + shift, min(end, span.end) + shift)


def _runs(edits: Sequence[Edit]) -> Iterator[tuple[int, int, int]]:
    """Yield the kept runs: where they begin and end in the old text, and how much further on they stand in the new one."""
    old = new = 0
    for edit in edits:
        if edit.op is Op.EQUAL:
            yield old, old + len(edit.text), new - old
        old += len(edit.text) if edit.op is not Op.INSERT else 0
        new += len(edit.text) if edit.op is not Op.DELETE else 0


def _alike(
    said: tuple[Sequence[set[str]], Sequence[set[str]]], kept: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of acts that say much the same, where the edits pair one of them with nothing."""
    held: tuple[set[int], set[int]] = ({i for i, _ in kept}, {j for _, j in kept})
    for i, one in enumerate(said[0]):
        for j, other in enumerate(said[1]):
            if i in held[0] and j in held[1]:
                continue
            least = min(len(one), len(other))
            if _common(one, other) >= _ALIKE or (least >= _LONG and len(one & other) >= _WITHIN * least):
                yield i, j


def _left(
    texts: Texts,
    sides: tuple[Sequence[Act], Sequence[Act]],
    said: tuple[Sequence[set[str]], Sequence[set[str]]],
    found: Collection[tuple[int, int]],
    renumbered: Renumbered,
    shared: Callable[[Act, Act], Collection[str]],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of acts that are like no other: those that break the same article, or are much alike and cost the same."""
    held: tuple[set[int], set[int]] = ({i for i, _ in found}, {j for _, j in found})
    lone = [[at for at in range(len(side)) if at not in its] for side, its in zip(sides, held, strict=True)]
    acts = [[text[slice(*side[at][0])] for at in its] for text, side, its in zip(texts, sides, lone, strict=True)]
    done = [[_done(text, side[at]) for at in its] for text, side, its in zip(texts, sides, lone, strict=True)]
    for i, old, what in zip(lone[0], acts[0], done[0], strict=True):
        for j, new, other in zip(lone[1], acts[1], done[1], strict=True):
            costs = shared(sides[0][i], sides[1][j])
            least = _OFFICE if set(costs) == {"discipline"} else _LIKE
            if (costs and _common(said[0][i], said[1][j]) >= least) or (
                of_one_breach(old, new, renumbered) and (_common(what, other) >= _SOME or _is_sole(old, new, texts, sides))
            ):
                yield i, j


def _is_sole(old: str, new: str, texts: Texts, sides: tuple[Sequence[Act], Sequence[Act]]) -> bool:
    """Say whether no other act of either text breaks an article that one of two breaks."""
    return all(
        sum(not broken(said).isdisjoint(broken(text[slice(*act[0])])) for act in side) == 1
        for said, text, side in zip((old, new), texts, sides, strict=True)
    )


def _common(one: set[str], other: set[str]) -> float:
    """Return how much two acts have in common, from 0 to 1."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _done(text: str, act: Act) -> set[str]:
    """The pairs of neighbouring characters of what is done, but for who does it."""
    span = act[0]
    return _neighbours(text, (Span(max(span.start, offender(text, span).end), span.end), act[1]))


def _neighbours(text: str, act: Act) -> set[str]:
    """The pairs of neighbouring characters of an act, but for the articles that it breaks: those of all acts are alike."""
    said = said_besides(text[slice(*act[0])]) + text[slice(*act[1])]
    return {said[at : at + 2] for at in range(len(said) - 1)}
