"""Which old articles became which new ones.

Three steps, told with their source in docs/alignment.md. Every candidate pair gets evidence from its wording; then
evidence from its surroundings (rivals for the same articles, order, division, number) is added and the best pairs are
linked one to one; last, an article that is still free joins a linked one whose rule it carries on in part: a split or a
merger. Each step sums weighted evidence; the weights come from a logistic regression over pairs of revisions whose
alignment was made by reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from regdiff.comparing.candidates import propose
from regdiff.comparing.evidence import BEST, FREE, Ends, Pair, margin, of_wording, rivals, total
from regdiff.comparing.legs import Candidate, find_legs, group, weigh_legs
from regdiff.comparing.possible import LIKELY, likely_links, signs_of, tell, weak_links, worth_a_look
from regdiff.comparing.referring import at_odds
from regdiff.comparing.remains import Profiles, Remains
from regdiff.comparing.score import Scorer
from regdiff.comparing.units import Link, Possible, Unit
from regdiff.named import NamedTuple

_V = TypeVar("_V")


class Surroundings(NamedTuple):
    """What speaks for a pair besides its wording."""

    wording: float
    """Evidence from the wording, in quarters."""
    best_margin: float
    """By how much the pair beats its rivals, on the side where it does so by more; from -1 to 1."""
    worst_margin: float
    """The same on the other side."""
    mutual: float
    """1 when each of the two is the other's best."""
    first_in_gap: float
    """1 when it lies in its gap and is the best of one side."""
    gap: float
    """1 when it crosses no anchor."""
    tightness: float
    """1 over the number of articles in the gap between two anchors in which the pair lies; 0 outside."""
    neighbour: float
    """1 when it stands right beside an anchor on both sides."""
    number: float
    """1 when the two carry the same number."""
    division: float
    """Share of the articles of its divisions that anchors link to each other."""
    ends: float
    """1 when both are the first, or both the last article."""


SURROUNDINGS = Surroundings(
    wording=1.49,
    best_margin=3.35,
    worst_margin=2.97,
    mutual=0.64,
    first_in_gap=-0.10,
    gap=0.40,
    tightness=1.03,
    neighbour=0.71,
    number=0.13,
    division=2.65,
    ends=1.37,
)
SURROUNDINGS_BIAS = -2.20


CERTAIN, CLEAR = 9.0, 4.0
"""Evidence for articles with the same text, and for those that are as good as linked."""
SETTLED, LEAD = 0.5, 0.2
"""Pairs that share this much, and so much more than with any rival, are as good as linked."""
HOPELESS = 0.35
"""A pair that shares less than this part of what the best pairs of both its articles share is not looked at."""
ANCHOR = -0.5
"""Evidence from wording that makes a mutual best pair an anchor."""


class Matching(NamedTuple):
    """What is known of the articles when the best pairs are linked; a pair is two 0-based places among the articles."""

    linked: list[Pair]
    """One to one."""
    totals: dict[Pair, float]
    """How much speaks for each pair that was looked at for that."""
    candidates: dict[Pair, Candidate]
    """What speaks for each further pair that shares a clause."""
    profiles: Profiles
    """What the articles of both sides are made of."""


def match_one_to_one(old: Sequence[Unit], new: Sequence[Unit], decided: Ends = FREE) -> Matching:
    """Link articles one to one, and say what speaks for linking more; pairs of `decided` links are anchors, and linked."""
    before, after = [unit.text for unit in old], [unit.text for unit in new]
    scorer = Scorer(before, after)
    same = _same_text(scorer, decided)
    proposed = propose(scorer, {i for i, _ in same} | decided.old, decided.new)
    settled, open_pairs = _sift(_open(proposed, decided), same)
    evidence = dict(zip(open_pairs, map(of_wording, scorer.wordings(open_pairs)), strict=True))
    evidence |= dict.fromkeys(settled, CLEAR) | dict.fromkeys((*same, *sorted(decided.pairs)), CERTAIN)
    surroundings = survey(old, new, evidence, frozenset(same))
    totals = {pair: total(found, SURROUNDINGS) + SURROUNDINGS_BIAS for pair, found in surroundings.items()}
    totals |= dict.fromkeys(same, CERTAIN)
    totals = _open(totals, decided)

    linked = _link_best(totals) + sorted(decided.pairs)
    candidates = _open(find_legs(scorer, before, after, linked), decided)
    matching = Matching(linked, totals, candidates, (scorer.old, scorer.new))
    odd = _at_odds(matching, old, new, {*settled, *same})
    if odd:  # what speaks for legs is not asked again: it costs as much as all the rest, and changed no link of a read pair
        totals, candidates = _without(totals, odd), _without(candidates, odd)
        linked = _link_best(totals) + sorted(decided.pairs)
    return matching._replace(linked=linked, totals=totals, candidates=candidates)


def _at_odds(matching: Matching, old: Sequence[Unit], new: Sequence[Unit], sure: Collection[Pair]) -> frozenset[Pair]:
    """Return the pairs that may be linked, as far as they are known, but for the `sure` ones, and are at odds."""
    legs = weigh_legs(matching.candidates)
    near = {pair for values in (matching.totals, legs) for pair, value in values.items() if value > LIKELY}
    return at_odds(near.difference(sure), near.union(matching.linked), old, new)


def _without(found: Mapping[Pair, _V], odd: Collection[Pair]) -> dict[Pair, _V]:
    return {pair: value for pair, value in found.items() if pair not in odd}


def _open(found: dict[Pair, _V], decided: Ends) -> dict[Pair, _V]:
    """Return what was found of the pairs that the alignment is free to link."""
    return found if decided.is_empty else {pair: value for pair, value in found.items() if decided.allow(pair)}


def linked_pairs(matching: Matching, legs: Mapping[Pair, float], sizes: Pair) -> list[Pair]:
    """Return the pairs that are linked: one to one, by legs, and what is the last one standing on both sides of a gap.

    An article that is alone between two neighbours that are linked, as another one is in the new text, is most likely its
    successor; a clause that both share is asked for all the same.

    Args:
        matching: what is linked one to one.
        legs: how much speaks for each leg, as the logarithm of the odds.
        sizes: how many articles each side has.
    """
    pairs = {*matching.linked, *(pair for pair, value in legs.items() if value > 0 and not matching.candidates[pair].hollow)}
    old, new = {i for i, _ in pairs}, {j for _, j in pairs}
    framed = pairs | {(-1, -1), sizes}
    pairs |= {
        (i, j)
        for (i, j), value in legs.items()
        if value > LIKELY and i not in old and j not in new and {(i - 1, j - 1), (i + 1, j + 1)} <= framed
    }
    return sorted(pairs)


def match_articles(old: Sequence[Unit], new: Sequence[Unit], decided: Ends = FREE) -> tuple[list[Link], list[Possible]]:
    """Return the links of articles but for those that are `decided`, and what else may be linked, or may not.

    Every other article of either side stands in exactly one link.
    """
    matching = match_one_to_one(old, new, decided)
    pairs, possible = link(matching, weigh_legs(matching.candidates), old, new, decided)
    links = links_of(pairs, old, new)
    fixed_old, fixed_new = {old[i].index for i in decided.old}, {new[j].index for j in decided.new}
    return [each for each in links if fixed_old.isdisjoint(each.old) and fixed_new.isdisjoint(each.new)], possible


def link(
    matching: Matching, legs: Mapping[Pair, float], old: Sequence[Unit], new: Sequence[Unit], decided: Ends = FREE
) -> tuple[list[Pair], list[Possible]]:
    """Return the pairs that are linked but for those that are `decided`, and what else may be linked, or may not."""
    every = frozenset(linked_pairs(matching, legs, (len(old), len(new))))
    remains = Remains((old, new), matching.profiles, every)
    told = worth_a_look(signs_of(every, matching.totals, legs, remains))
    found = every, likely_links(told, every, matching.candidates, (old, new))
    pairs, sure = ({pair for pair in each if decided.is_empty or decided.allow(pair)} for each in found)
    weak = weak_links(pairs, matching.totals, legs) | sure
    return sorted(pairs | sure), tell(weak, told, matching.candidates, remains, (old, new))


def _same_text(scorer: Scorer, decided: Ends) -> list[Pair]:
    """Link articles whose text is the same but for typography; where several are, in their order."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for j, profile in enumerate(scorer.new):
        if j not in decided.new:
            places[profile.folded].append(j)
    same = []
    for i, profile in enumerate(scorer.old):
        there = places.get(profile.folded, ())
        first = next((j for j in there if (i, j) not in decided.apart), None)
        if first is not None and i not in decided.old:
            same.append((i, first))
            places[profile.folded].remove(first)
    return same


def _sift(overlaps: dict[Pair, float], same: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Part candidates into those that are as good as linked and those worth a closer look; the rest is dropped."""
    by_old, by_new = rivals(overlaps)
    done_old, done_new = {i for i, _ in same}, {j for _, j in same}
    settled = [
        (i, j)
        for (i, j), overlap in overlaps.items()
        if overlap >= SETTLED
        and i not in done_old
        and j not in done_new
        and _leads(overlap, by_old[i])
        and _leads(overlap, by_new[j])
    ]
    done_old |= {i for i, _ in settled}
    done_new |= {j for _, j in settled}
    return settled, [
        (i, j)
        for (i, j), overlap in overlaps.items()
        if not (i in done_old and j in done_new) and overlap >= HOPELESS * min(by_old[i][0], by_new[j][0])
    ]


def _leads(value: float, rivals: Sequence[float]) -> bool:
    return value == rivals[0] and (len(rivals) < 2 or rivals[1] <= value - LEAD)


def survey(
    old: Sequence[Unit], new: Sequence[Unit], evidence: dict[Pair, float], sure: frozenset[Pair]
) -> dict[Pair, Surroundings]:
    """Return what the surroundings say of each pair but the `sure` ones, of which nobody asks."""
    by_old, by_new = rivals(evidence)
    anchors = sorted(
        pair
        for pair, value in evidence.items()
        if value >= ANCHOR and value == by_old[pair[0]][0] and value == by_new[pair[1]][0]
    )
    chain = longest_increasing(anchors)
    share = _shares(anchors, old, new)
    divisions_old, divisions_new = ([unit.path[-1:] for unit in units] for units in (old, new))
    last = (len(old) - 1, len(new) - 1)
    out = {}
    asked = ((pair, value) for pair, value in evidence.items() if pair not in sure)
    for (i, j), value in asked:
        margins = sorted((margin(value, by_old[i]), margin(value, by_new[j])))
        inside, size, beside = _gap(i, j, chain, len(old), len(new))
        out[i, j] = Surroundings(
            wording=max(-6.0, min(BEST, value)) / 4,
            best_margin=margins[1],
            worst_margin=margins[0],
            mutual=float(margins[0] > 0),
            first_in_gap=float(inside and margins[1] > 0),
            gap=float(inside),
            tightness=1 / size if inside else 0.0,
            neighbour=float(beside),
            number=float(old[i].number == new[j].number),
            division=share.get((divisions_old[i], divisions_new[j]), 0.0),
            ends=float((i, j) in ((0, 0), last)),
        )
    return out


def _gap(i: int, j: int, chain: Sequence[Pair], old: int, new: int) -> tuple[bool, int, bool]:
    """Return whether (i, j) crosses no anchor of `chain` but itself, the size of its gap, and whether it fills a corner."""
    at = bisect_left(chain, (i, -1))
    low = chain[at - 1] if at else (-1, -1)
    if at < len(chain) and chain[at][0] == i:
        at += 1
    high = chain[at] if at < len(chain) else (old, new)
    inside = low[1] < j < high[1]
    size = max(high[0] - low[0], high[1] - low[1]) - 1
    beside = inside and ((i, j) == (low[0] + 1, low[1] + 1) or (i, j) == (high[0] - 1, high[1] - 1))
    return inside, size, beside


def _shares(
    anchors: Iterable[Pair], old: Sequence[Unit], new: Sequence[Unit]
) -> dict[tuple[tuple[str, ...], tuple[str, ...]], float]:
    """Return for each two divisions which share of the smaller one's anchored articles lies in both."""
    both = Counter((old[i].path[-1:], new[j].path[-1:]) for i, j in anchors)
    of_old: Counter[tuple[str, ...]] = Counter()
    of_new: Counter[tuple[str, ...]] = Counter()
    for (a, b), count in both.items():
        of_old[a] += count
        of_new[b] += count
    return {(a, b): count / min(of_old[a], of_new[b]) for (a, b), count in both.items()}


def longest_increasing(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the longest chain of `pairs` that rises on both sides, after Fredman (1975), in n log n."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    for at, (_, j) in enumerate(ordered):
        length = bisect_left(tails, j)
        before.append(tail_at[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        tail_at[length : length + 1] = [at]
    chain, at = [], tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _link_best(totals: dict[Pair, float]) -> list[Pair]:
    """Link one to one, the best pair first, as long as the evidence speaks for it."""
    free_old = {i for i, _ in totals}
    free_new = {j for _, j in totals}
    linked = []
    for (i, j), value in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        if value > 0 and i in free_old and j in free_new:
            free_old.remove(i)
            free_new.remove(j)
            linked.append((i, j))
    return linked


def links_of(pairs: Iterable[Pair], old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Turn pairs of places among articles into links of units, and add what stayed alone."""
    links = []
    for its_old, its_new, its_pairs in group(pairs):
        legs = sorted((old[i].index, new[j].index) for i, j in its_pairs)
        several = min(len(its_old), len(its_new)) > 1
        links.append(Link(_indices(old, its_old), _indices(new, its_new), tuple(legs) if several else ()))
    done_old = {i for link in links for i in link.old}
    done_new = {j for link in links for j in link.new}
    links += [Link((unit.index,), ()) for unit in old if unit.index not in done_old]
    return links + [Link((), (unit.index,)) for unit in new if unit.index not in done_new]


def _indices(units: Sequence[Unit], places: Iterable[int]) -> tuple[int, ...]:
    return tuple([units[place].index for place in sorted(places)])
