"""Which act of the new text is an act of the old one: told by the characters that the edits keep of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.edits import Edit, Op

Texts = tuple[str, str]
"""The old and the new text."""
Act = tuple[Span, Span]
"""The run that names an act, and the one that it refers to."""
_KEPT = 0.4
"""Share of the characters of both acts, at least, that are kept from one to the other."""
_HELD = 0.7
"""Or of those of the shorter one: an act became part of another, or the other way round."""
_ALIKE = 0.6
"""Share of neighbouring characters that acts have in common where the edits keep too little of them, since they crossed."""
_LONG = 12
"""Pairs of neighbouring characters of an act that says enough to be known within a longer one."""
_MOST = 100
"""Acts of a text up to which they are compared each with each."""


def pair_acts(texts: Texts, before: Sequence[Act], after: Sequence[Act], edits: Sequence[Edit]) -> list[tuple[Act, Act]]:
    """Return the pairs of acts; one act can be paired with several, where it was split or several were merged."""
    if max(len(before), len(after)) > _MOST:
        return _same(texts, before, after)
    kept = _kept(before, after, edits)
    share = {
        (i, j): max(2 * count / (_size(before[i]) + _size(after[j])) / _KEPT, count / _least(before[i], after[j]) / _HELD)
        for (i, j), count in kept.items()
    }
    share = {pair: value for pair, value in share.items() if value >= 1}
    share |= dict.fromkeys(list(_alike(texts, before, after, share)), 1.0)
    best_old = {i: max((pair for pair in share if pair[0] == i), key=lambda pair: share[pair]) for i, _ in share}
    best_new = {j: max((pair for pair in share if pair[1] == j), key=lambda pair: share[pair]) for _, j in share}
    return [(before[i], after[j]) for i, j in sorted({*best_old.values(), *best_new.values()})]


def _same(texts: Texts, before: Sequence[Act], after: Sequence[Act]) -> list[tuple[Act, Act]]:
    """Pair acts that are said in the same words; of many."""
    said = {texts[0][slice(*act)]: (act, cases) for act, cases in before}
    return [(said[name], (act, cases)) for act, cases in after if (name := texts[1][slice(*act)]) in said]


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
    texts: Texts, before: Sequence[Act], after: Sequence[Act], paired: dict[tuple[int, int], float]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of acts that say much the same, where the edits pair one of them with nothing."""
    held: tuple[set[int], set[int]] = ({i for i, _ in paired}, {j for _, j in paired})
    if len(held[0]) == len(before) and len(held[1]) == len(after):
        return
    said_new = [_neighbours(texts[1], act) for act in after]
    for i, act in enumerate(before):
        said = _neighbours(texts[0], act)
        for j, other in enumerate(said_new):
            if i in held[0] and j in held[1]:
                continue
            common, least = len(said & other), min(len(said), len(other))
            if 2 * common >= _ALIKE * (len(said) + len(other)) > 0 or (least >= _LONG and common >= _HELD * least):
                yield i, j


def _neighbours(text: str, act: Act) -> set[str]:
    """The pairs of neighbouring characters of an act."""
    said = "".join(text[slice(*span)] for span in act)
    return {said[at : at + 2] for at in range(len(said) - 1)}
