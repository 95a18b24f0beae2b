"""What a person decided, as the alignment takes it: links that are fixed, and pairs that are never linked.

Decided links stand as they were decided, and the rest is aligned around them: they are anchors for the order and the
divisions, and no other article joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regdiff.comparing.evidence import Ends, Pair, of_wording
from regdiff.comparing.score import Scorer
from regdiff.comparing.units import Link, Unit, UnitKind
from regdiff.errors import LinksError
from regdiff.messages import say
from regdiff.model.links import Decisions, How, Ref, Side, Text, number_refs

MOST_PAIRS = 400
"""In a link of several to several with more pairs of articles, only as many legs are told as hold it together."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Decisions on two lists of units, by the indices of the units."""

    links: Mapping[Link, How]
    """Each with its legs, where several became several."""
    apart: frozenset[Pair]
    remarks: tuple[Mapping[int, str], Mapping[int, str]]
    """Index of an old unit → the remark on it, and the same of the new ones."""

    def ends(self, old: Sequence[Unit], new: Sequence[Unit]) -> Ends:
        """Return what is decided as places in two lists of articles."""
        at_old, at_new = ({unit.index: place for place, unit in enumerate(side)} for side in (old, new))
        return Ends(
            frozenset((at_old[i], at_new[j]) for link in self.links for i, j in link.pairs),
            frozenset(at_old[i] for link in self.links for i in link.old),
            frozenset(at_new[j] for link in self.links for j in link.new),
            frozenset((at_old[i], at_new[j]) for i, j in self.apart if i in at_old and j in at_new),
        )


def fix(decisions: Decisions, old: Sequence[Unit], new: Sequence[Unit]) -> Fixed:
    """Return `decisions` on the articles of two lists of units.

    Raises:
        LinksError: a decision or remark is on an article that is not there.
    """
    refs = [_places(side) for side in (old, new)]
    for side, at in zip(Side, refs, strict=True):
        for ref in decisions.refs(side):
            if ref not in at:
                raise not_there(ref, side, (decisions.old, decisions.new)[side is Side.NEW])
    at_old, at_new = refs
    apart = frozenset((at_old[pair.old], at_new[pair.new]) for pair in decisions.unlinked)
    legs = _Legs(old, new, apart)
    links = {
        legs.link(tuple(sorted(at_old[i] for i in link.old)), tuple(sorted(at_new[j] for j in link.new))): link.how
        for link in decisions.links
    }
    remarks = [
        {at[each.article]: each.text for each in decisions.remarks if each.side is side}
        for side, at in zip(Side, refs, strict=True)
    ]
    return Fixed(links, apart, (remarks[0], remarks[1]))


def not_there(ref: Ref, side: Side, text: Text) -> LinksError:
    """Return the error for an article that the text does not have."""
    if text.label:
        return LinksError(say("the {side} text {label} has no article {ref}", side=side.said, label=text.label, ref=ref))
    return LinksError(say("the {side} text has no article {ref}", side=side.said, ref=ref))


def _places(units: Iterable[Unit]) -> dict[Ref, int]:
    """Article as it is named → index of its unit."""
    numbered = [(unit.number.value, unit.index) for unit in units if unit.kind is UnitKind.ARTICLE and unit.number]
    return dict(zip(number_refs(value for value, _ in numbered), (index for _, index in numbered), strict=True))


class _Legs:
    """Finds, in a decided link of several to several, which article became, in part, which."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], apart: frozenset[Pair]) -> None:
        self._old, self._new, self._apart = old, new, apart
        self._scorer: Scorer | None = None

    def link(self, old: tuple[int, ...], new: tuple[int, ...]) -> Link:
        """Return the link of units; what its wording speaks for is a leg, and as much more as holds it together."""
        if min(len(old), len(new)) < 2:
            return Link(old, new)
        open_ = [(i, j) for i in old for j in new if (i, j) not in self._apart]
        evidence = {pair: self._evidence(pair) for pair in open_} if len(open_) <= MOST_PAIRS else dict.fromkeys(open_, 0.0)
        ranked = sorted(open_, key=lambda pair: (-evidence[pair], pair))
        legs = {pair for pair in open_ if evidence[pair] > 0}
        return Link(old, new, tuple(sorted(legs.union(_spanning(ranked)))))

    def _evidence(self, pair: Pair) -> float:
        if self._scorer is None:
            self._scorer = Scorer([unit.text for unit in self._old], [unit.text for unit in self._new])
        return of_wording(*self._scorer.wordings([pair]))


def _spanning(ranked: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the first pairs that join all articles into one, as Kruskal (1956) does."""
    parent: dict[tuple[bool, int], tuple[bool, int]] = {}

    def root(end: tuple[bool, int]) -> tuple[bool, int]:
        while (above := parent.get(end, end)) != end:
            parent[end] = parent.get(above, above)
            end = above
        return end

    for i, j in ranked:
        one, other = root((False, i)), root((True, j))
        if one != other:
            parent[one] = other
            yield i, j
