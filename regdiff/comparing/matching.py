"""Which old articles became which new ones."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from regdiff.comparing.units import Link, Unit
from regdiff.model.text import fold


def match_articles(old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Return the links of articles; every article of either side stands in exactly one."""
    fo=[fold(u.text) for u in old]; fn=[fold(u.text) for u in new]
    pairs = sorted(
        ((-Indel.normalized_similarity(a,b), abs(i - j), i, j) for i, a in enumerate(fo) for j, b in enumerate(fn))
    )
    done_old: set[int] = set()
    done_new: set[int] = set()
    links = []
    for score, _, i, j in pairs:
        if -score > 0.4 and i not in done_old and j not in done_new:
            done_old.add(i)
            done_new.add(j)
            links.append(Link((old[i].index,), (new[j].index,)))
    links += [Link((a.index,), ()) for i, a in enumerate(old) if i not in done_old]
    links += [Link((), (b.index,)) for j, b in enumerate(new) if j not in done_new]
    return links
