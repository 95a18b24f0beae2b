"""How many places of a text refer to an article of it: what other rules build upon is what a text turns on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from regdiff.comparing.changes import Change, join_texts
from regdiff.model.patterns import lazy

MOST = 3
"""References to one article that count."""
_OWN = lazy("本(?:法|条例|规定|办法|规则|细则|章程|决定)(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)")


def citations(changes: Sequence[Change]) -> Counter[str]:
    """Return how often the new text refers to its own articles (本法第四十条), by number as printed, up to `MOST`."""
    found = Counter(match for change in changes for match in _OWN.findall(join_texts(change.new)))
    return Counter({number: min(MOST, count) for number, count in found.items()})
