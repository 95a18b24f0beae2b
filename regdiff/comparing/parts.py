"""Articles that became several, or one with others: what is left of a linked article may be carried on by a free one."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from regdiff.comparing.candidates import propose_parts
from regdiff.comparing.evidence import Pair, margin, of_wording, rivals, total
from regdiff.comparing.score import Grams, Scorer, Wording, weigh


class Part(NamedTuple):
    """What speaks for a free article's being a part of a linked one's rule."""

    of_free: float
    """Share of the free article that the linked one has and its partner has not."""
    of_linked: float
    """The same, as a share of the linked article."""
    of_rest: float
    """The same, as a share of what the partner leaves of the linked article."""
    sentence: float
    opening: float
    containment: float
    amount: float
    """Weight of that share, on a logarithmic scale."""
    beside: float
    """1 when the free article stands right beside the partner."""
    near: float
    """1 when it stands within three articles of it."""
    margin: float
    """By how much the linked article is the free one's best; from -1 to 1."""
    wording: float
    """Evidence from the wording, in quarters."""
    is_old: float
    """1 when the free article is an old one, so that a merger is in question."""


PART = Part(
    of_free=3.33,
    of_linked=0.65,
    of_rest=-0.03,
    sentence=4.07,
    opening=0.19,
    containment=-1.36,
    amount=6.83,
    beside=0.92,
    near=0.89,
    margin=2.12,
    wording=0.41,
    is_old=0.50,
)
PART_BIAS = -8.53
LEFT = 0.02
"""When others joined before it, so much of what speaks for a part must be left."""
LATE = 0.6
"""How much more must speak for a part that was proposed only when its article had stayed free."""

Group = tuple[set[int], set[int]]
"""Places of old and of new articles; one side has one."""


def join_parts(
    scorer: Scorer, wordings: dict[Pair, Wording], evidence: dict[Pair, float], linked: Sequence[Pair]
) -> list[Group]:
    """Return the links as groups, with the free articles that carry on, in part, what a linked one said.

    The best pair is joined first, and a group grows on one side only. What a part has taken is no longer left for the next.

    Args:
        scorer: of the articles.
        wordings: how alike the candidate pairs are that were looked at for links.
        evidence: what speaks for each of them, and for the pairs that are as good as linked.
        linked: the pairs that are linked.
    """
    late = {pair: scorer.wording(*pair) for pair in propose_parts(scorer, linked) if pair not in wordings}
    found = _parts(scorer, wordings, evidence, linked)
    found |= _parts(scorer, late, {pair: of_wording(wording) for pair, wording in late.items()} | evidence, linked)
    groups = _Groups(linked)
    totals = {pair: total(part, PART) + PART_BIAS - LATE * (pair in late) for pair, part in found.items()}
    for pair, value in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        if value <= 0:
            break
        group = groups.takes(pair)
        if group is not None and _is_left(scorer, found[pair], pair, group):
            groups.join(pair, group)
    return groups.all


class _Groups:
    """The links, as they grow."""

    def __init__(self, linked: Sequence[Pair]) -> None:
        self.all: list[Group] = [({i}, {j}) for i, j in linked]
        self._of_old = {i: group for group in self.all for i in group[0]}
        self._of_new = {j: group for group in self.all for j in group[1]}

    def takes(self, pair: Pair) -> Group | None:
        """Return the group that the free one of a pair can join; None where there is none."""
        i, j = pair
        if i in self._of_old and j not in self._of_new and len(self._of_old[i][0]) == 1:
            return self._of_old[i]
        if i not in self._of_old and j in self._of_new and len(self._of_new[j][1]) == 1:
            return self._of_new[j]
        return None

    def join(self, pair: Pair, group: Group) -> None:
        """Put the free one of a pair into a group."""
        for place, side, of in zip(pair, group, (self._of_old, self._of_new), strict=True):
            side.add(place)
            of[place] = group


def _parts(
    scorer: Scorer, wordings: dict[Pair, Wording], evidence: dict[Pair, float], linked: Sequence[Pair]
) -> dict[Pair, Part]:
    """Return what speaks for each candidate pair of a free article and a linked one."""
    partner_of_old, partner_of_new = dict(linked), {j: i for i, j in linked}
    by_old, by_new = rivals(evidence)
    out = {}
    for (i, j), wording in wordings.items():
        value = evidence[i, j]
        if i in partner_of_old and j not in partner_of_new:
            rest = scorer.old[i].pairs - scorer.new[partner_of_old[i]].pairs
            distance, beats, is_old = abs(j - partner_of_old[i]), margin(value, by_new[j]), 0.0
        elif j in partner_of_new and i not in partner_of_old:
            rest = scorer.new[j].pairs - scorer.old[partner_of_new[j]].pairs
            distance, beats, is_old = abs(i - partner_of_new[j]), margin(value, by_old[i]), 1.0
        else:
            continue
        part = Part(
            of_free=0.0,
            of_linked=0.0,
            of_rest=0.0,
            sentence=wording.sentence,
            opening=wording.opening,
            containment=wording.containment,
            amount=0.0,
            beside=float(distance == 1),
            near=float(distance <= 3),
            margin=beats,
            wording=max(-6.0, value) / 4,
            is_old=is_old,
        )
        out[i, j] = _gained(scorer, part, (i, j), rest)
    return out


def _is_left(scorer: Scorer, part: Part, pair: Pair, group: Group) -> bool:
    """Say whether the parts that joined a group before leave enough of what speaks for another."""
    if len(group[0]) + len(group[1]) == 2:
        return True
    i, j = pair
    if part.is_old:
        rest = scorer.new[j].pairs.difference(*(scorer.old[k].pairs for k in sorted(group[0])))
    else:
        rest = scorer.old[i].pairs.difference(*(scorer.new[k].pairs for k in sorted(group[1])))
    return _gained(scorer, part, pair, rest).of_free >= LEFT * part.of_free


def _gained(scorer: Scorer, part: Part, pair: Pair, rest: Grams) -> Part:
    """Say how much of `rest`, which the partners of the linked article leave of it, the free one has."""
    i, j = pair
    free = scorer.old[i].pairs if part.is_old else scorer.new[j].pairs
    weights = scorer.weight_old[i], scorer.weight_new[j]
    of_free, of_linked = weights if part.is_old else weights[::-1]
    gain = weigh(rest & free, scorer.weights)
    return part._replace(
        of_free=gain / (of_free + 1e-9),
        of_linked=gain / (of_linked + 1e-9),
        of_rest=gain / (weigh(rest, scorer.weights) + 1e-9),
        amount=log1p(gain / 1000) / 5,
    )
