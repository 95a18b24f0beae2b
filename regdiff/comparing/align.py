"""Which old units became which new ones: links, and which of them moved.

Articles are linked first, by `matching`; headings follow from the articles that stand under them, and the other units
from their kind and order. The method is told in docs/alignment.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from regdiff.comparing.collecting import without_collecting
from regdiff.comparing.emptied import emptied_links
from regdiff.comparing.evidence import FREE
from regdiff.comparing.matching import longest_increasing, match_articles
from regdiff.comparing.score import similarity
from regdiff.comparing.script import in_one_script
from regdiff.comparing.units import Alignment, Link, Possible, Unit, UnitKind
from regdiff.model.text import fold

if TYPE_CHECKING:
    from regdiff.comparing.decided import Fixed

MOST_PAIRS = 40_000
"""Most pairs of headings or annexes that are weighed one by one."""
MOST_HEADINGS = 1_000
"""Most headings of one depth whose run is chosen by how many articles it holds."""
_SAME_PLACE = (UnitKind.TITLE, UnitKind.NOTE, UnitKind.PREAMBLE)


@without_collecting()
def align(old: Sequence[Unit], new: Sequence[Unit], decided: Fixed | None = None) -> Alignment:
    """Align two revisions.

    Args:
        old: units of the old one, as `units` gives them.
        new: units of the new one.
        decided: links that are fixed, and pairs that are not to be linked.
    """
    old, new = in_one_script(old, new)
    before, after = _of(old, UnitKind.ARTICLE), _of(new, UnitKind.ARTICLE)
    links, possible = _link_articles(before, after, decided)
    links += _match_headings(old, new, links)
    links += _match_annexes(_of(old, UnitKind.ANNEX), _of(new, UnitKind.ANNEX))
    for kind in _SAME_PLACE:
        before, after = _of(old, kind), _of(new, kind)
        links += [Link(tuple(u.index for u in before), tuple(u.index for u in after))] if before or after else []
    return Alignment(links, possible)


def _link_articles(old: Sequence[Unit], new: Sequence[Unit], decided: Fixed | None) -> tuple[list[Link], list[Possible]]:
    """Link articles: what is decided, what is empty and keeps its number, and the rest by evidence."""
    fixed = [*decided.links] if decided else []
    apart = decided.apart if decided else frozenset()
    free_old, free_new = _besides(fixed, old, new)
    emptied = [link for link in emptied_links(free_old, free_new) if (link.old[0], link.new[0]) not in apart]
    open_old, open_new = _besides(emptied, old, new)
    matched, possible = match_articles(open_old, open_new, decided.ends(open_old, open_new) if decided else FREE)
    return fixed + emptied + matched, possible


def _besides(links: Sequence[Link], old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Return the units of both sides that stand in none of `links`."""
    done_old, done_new = {i for link in links for i in link.old}, {j for link in links for j in link.new}
    return [u for u in old if u.index not in done_old], [u for u in new if u.index not in done_new]


def _of(units: Sequence[Unit], kind: UnitKind) -> list[Unit]:
    return [unit for unit in units if unit.kind is kind]


def _greedy(candidates: Iterable[tuple[float, int, int]], old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Link the best candidates (score, old index, new index) first, and leave the rest added or deleted."""
    free_old, free_new = {u.index for u in old}, {u.index for u in new}
    links = []
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i in free_old and j in free_new:
            free_old.remove(i)
            free_new.remove(j)
            links.append(Link((i,), (j,)))
    return links + [Link((i,), ()) for i in sorted(free_old)] + [Link((), (j,)) for j in sorted(free_new)]


def _match_headings(old: Sequence[Unit], new: Sequence[Unit], links: Sequence[Link]) -> list[Link]:
    """Link headings of one level by their wording and by the linked articles under them, a heading's own share of both."""
    above_old, above_new = _headings_above(old), _headings_above(new)
    shared = Counter([(a, b) for link in links for i, j in link.pairs for a in above_old[i] for b in above_new[j]])
    size_old, size_new = _sizes(above_old), _sizes(above_new)
    heads_old, heads_new = _of(old, UnitKind.HEADING), _of(new, UnitKind.HEADING)
    said_old, said_new = ({unit.index: fold(unit.text) for unit in heads} for heads in (heads_old, heads_new))
    candidates = []
    for i, j in _pairs_of_headings(heads_old, heads_new, shared):
        a, b = old[i], new[j]
        if a.number is None or b.number is None or a.number.level != b.number.level:
            continue
        under = 2 * shared[i, j] / max(1, size_old[i] + size_new[j])
        wording = similarity(said_old[i], said_new[j])
        if under >= 0.5 or under + wording >= 1.0:
            candidates.append((under + wording + 0.01 * (a.number == b.number), i, j))
    return _greedy(candidates, heads_old, heads_new)


def _pairs_of_headings(
    old: Sequence[Unit], new: Sequence[Unit], shared: Counter[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    """Return the pairs worth weighing: all of them, or in a very long text those that share articles or wording."""
    if len(old) * len(new) <= MOST_PAIRS:
        return [(a.index, b.index) for a in old for b in new]
    return sorted({*shared, *_in_order(old, new)})


def _in_order(old: Sequence[Unit], new: Sequence[Unit]) -> Iterable[tuple[int, int]]:
    """Return pairs of equal wording; where several have it, in their order."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for unit in new:
        places[fold(unit.text)].append(unit.index)
    for unit in old:
        if there := places.get(fold(unit.text)):
            yield unit.index, there.popleft()


def _headings_above(units: Sequence[Unit]) -> dict[int, tuple[int, ...]]:
    """Article index → indices of the headings it stands under, outermost first."""
    above: dict[int, tuple[int, ...]] = {}
    stack: list[Unit] = []
    for unit in units:
        if unit.kind is UnitKind.HEADING:
            del stack[len(unit.path) :]
            stack.append(unit)
        elif unit.kind is UnitKind.ARTICLE:
            above[unit.index] = tuple([heading.index for heading in stack])
    return above


def _sizes(above: dict[int, tuple[int, ...]]) -> Counter[int]:
    return Counter(heading for headings in above.values() for heading in headings)


def _match_annexes(old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    if len(old) * len(new) > MOST_PAIRS:
        return _greedy(((1.0, i, j) for i, j in _in_order(old, new)), old, new)
    candidates = []
    for a in old:
        for b in new:
            likeness = similarity(fold(a.text[:5000]), fold(b.text[:5000]))
            if likeness >= 0.3:
                candidates.append((likeness, a.index, b.index))
    return _greedy(candidates, old, new)


def moved_links(links: Sequence[Link], old: Sequence[Unit], new: Sequence[Unit]) -> set[Link]:
    """Return the links whose articles, or whose divisions, moved.

    A division moved when it stands outside the run of divisions of its depth that keeps both orders and holds most articles;
    what stands in it and followed it did not move for itself. An article moved when it left its division: for one that
    lived before, or when most of those that went the same way stand outside the longest run of articles that keeps both
    orders. An article that stayed in its division moved when it stands outside the longest run there. A shift of numbers is
    no move, nor is a heading that was put above some articles of a division.
    """
    return _Moves(links, old, new).found()


Pair = tuple[int, int]


class _Moves:
    """Which links moved; all pairs are indices of an old and a new unit."""

    def __init__(self, links: Sequence[Link], old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self._links = links
        self._above_old, self._above_new = _headings_above(old), _headings_above(new)
        self._depth = {unit.index: len(unit.path) for unit in old if unit.kind is UnitKind.HEADING}
        self._heading_of = {i: j for link in links for i, j in link.pairs if i in self._depth}
        self._articles = sorted(pair for link in links for pair in link.pairs if pair[0] in self._above_old)
        self._keeping = set(longest_increasing(self._articles))

    def found(self) -> set[Link]:
        """Return the links that moved."""
        moved = self._headings() | self._of_articles()
        return {link for link in self._links if link.pairs and all(pair in moved for pair in link.pairs)}

    def _headings(self) -> set[Pair]:
        """Return the linked headings that moved with their articles, the outermost ones only."""
        heading_of = self._heading_of
        heirs = [((above, heading_of.get(above, -1)), j) for i, j in self._articles for above in self._above_old[i]]
        followed = Counter([heir for heir, j in heirs if heir[1] in self._above_new[j]])
        moved: set[Pair] = set()
        for depth in sorted(set(self._depth.values())):
            its = {pair: count for pair, count in followed.items() if self._depth[pair[0]] == depth}
            kept = heaviest_increasing(its) if len(its) <= MOST_HEADINGS else longest_increasing(its)
            moved |= its.keys() - set(kept)
        return {pair for pair in moved if not any(above in moved for above in self._over(pair))}

    def _over(self, heading: Pair) -> Iterable[Pair]:
        """Yield the linked headings that a heading stands under on both sides."""
        under = next(pair for pair in self._articles if heading[0] in self._above_old[pair[0]])
        above = self._above_old[under[0]]
        return ((over, self._heading_of.get(over, -1)) for over in above[: above.index(heading[0])])

    def _of_articles(self) -> set[Pair]:
        stayed: dict[Pair | None, list[Pair]] = defaultdict(list)
        left: dict[Pair, list[Pair]] = defaultdict(list)
        moved = set()
        for i, j in self._articles:
            old, new = self._above_old[i], self._above_new[j]
            home = next(((a, self._heading_of[a]) for a in reversed(old) if self._heading_of.get(a) in new), None)
            if (home is None and not old and not new) or (home and (home[0] == old[-1] or home[1] == new[-1])):
                stayed[home].append((i, j))
            elif old and new:
                left[_below(old, home and home[0]), _below(new, home and home[1])].append((i, j))
            elif (i, j) not in self._keeping:
                moved.add((i, j))
        for pairs in stayed.values():
            moved |= set(pairs) - set(longest_increasing(pairs))
        lived = set(self._heading_of.values())
        for (out_of, into), pairs in left.items():
            outside = sum(pair not in self._keeping for pair in pairs)
            if (out_of in self._heading_of and into in lived) or 2 * outside > len(pairs):
                moved.update(pairs)
        return moved


def _below(path: Sequence[int], home: int | None) -> int:
    """Return the division of a path right below one of it, or the outermost one: a section goes with its chapter."""
    return path[path.index(home) + 1] if home is not None else path[0]


def heaviest_increasing(weights: Mapping[Pair, int]) -> list[Pair]:
    """Return the chain of pairs that rises on both sides and weighs most; for few pairs, since it takes their square."""
    best: dict[Pair, tuple[int, list[Pair]]] = {}
    for pair in sorted(weights):
        before = max((chain for there, chain in best.items() if there[1] < pair[1]), key=lambda c: c[0], default=(0, []))
        best[pair] = before[0] + weights[pair], [*before[1], pair]
    return max(best.values(), key=lambda chain: chain[0], default=(0, []))[1]
