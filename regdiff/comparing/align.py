"""Which old units became which new ones: links, and which of them moved.

Articles are linked first, by `matching`; headings follow from the articles that stand under them, and the other units
from their kind and order. The method is told in docs/alignment.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence

from regdiff.comparing.emptied import emptied_links
from regdiff.comparing.matching import longest_increasing, match_articles
from regdiff.comparing.score import similarity
from regdiff.comparing.script import in_one_script
from regdiff.comparing.units import Alignment, Link, Unit, UnitKind
from regdiff.model.text import fold

MOST_PAIRS = 40_000
"""Most pairs of headings or annexes that are weighed one by one."""
_SAME_PLACE = (UnitKind.TITLE, UnitKind.NOTE, UnitKind.PREAMBLE)


def align(old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
    """Align two revisions.

    Args:
        old: units of the old one, as `units` gives them.
        new: units of the new one.
    """
    old, new = in_one_script(old, new)
    before, after = _of(old, UnitKind.ARTICLE), _of(new, UnitKind.ARTICLE)
    links = emptied_links(before, after)
    fixed_old, fixed_new = {i for link in links for i in link.old}, {j for link in links for j in link.new}
    open_old, open_new = [u for u in before if u.index not in fixed_old], [u for u in after if u.index not in fixed_new]
    matched, possible = match_articles(open_old, open_new)
    links += matched
    links += _match_headings(old, new, links)
    links += _match_annexes(_of(old, UnitKind.ANNEX), _of(new, UnitKind.ANNEX))
    for kind in _SAME_PLACE:
        before, after = _of(old, kind), _of(new, kind)
        links += [Link(tuple(u.index for u in before), tuple(u.index for u in after))] if before or after else []
    return Alignment(links, possible)


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
    shared: Counter[tuple[int, int]] = Counter()
    for link in links:
        for i, j in link.pairs:
            shared.update((a, b) for a in above_old[i] for b in above_new[j])
    size_old, size_new = _sizes(above_old), _sizes(above_new)
    heads_old, heads_new = _of(old, UnitKind.HEADING), _of(new, UnitKind.HEADING)
    candidates = []
    for i, j in _pairs_of_headings(heads_old, heads_new, shared):
        a, b = old[i], new[j]
        if a.number is None or b.number is None or a.number.level != b.number.level:
            continue
        under = 2 * shared[i, j] / max(1, size_old[i] + size_new[j])
        wording = similarity(fold(a.text), fold(b.text))
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
            above[unit.index] = tuple(heading.index for heading in stack)
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
    """Return the links whose articles moved.

    An article moved when it crosses other linked articles (it stands outside the longest run of links that keeps both
    orders), or when it left a division that lives on for another one that lived before. A shift of numbers is no move.
    """
    pairs = sorted((i, j) for link in links for i, j in link.pairs if old[i].kind is UnitKind.ARTICLE)
    keeping = set(longest_increasing(pairs))
    heading_of = {i: j for link in links for i, j in link.pairs if old[i].kind is UnitKind.HEADING}
    lived = set(heading_of.values())
    above_old, above_new = _headings_above(old), _headings_above(new)
    moved = set()
    for link in links:
        its = [(i, j) for i, j in link.pairs if old[i].kind is UnitKind.ARTICLE]
        crosses = not any(pair in keeping for pair in its)
        if its and (crosses or all(_left_division(above_old[i][-1:], above_new[j][-1:], heading_of, lived) for i, j in its)):
            moved.add(link)
    return moved


def _left_division(old: tuple[int, ...], new: tuple[int, ...], heading_of: dict[int, int], lived: set[int]) -> bool:
    return bool(old and new) and old[0] in heading_of and heading_of[old[0]] != new[0] and new[0] in lived
