"""What a text builds upon: articles that other places refer to, and those whose breach it punishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.novelty import pairs_of
from regdiff.model.patterns import lazy

MOST = 3
"""References to one article that count."""
_OWN = lazy("本(?:法|条例|规定|办法|规则|细则|章程|决定)(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)")


def citations(changes: Sequence[Change]) -> Counter[str]:
    """Return how often the new text refers to its own articles (本法第四十条), by number as printed, up to `MOST`."""
    found = Counter(match for change in changes for match in _OWN.findall(join_texts(change.new)))
    return Counter({number: min(MOST, count) for number, count in found.items()})


class Punished:
    """What the new text punishes, to be asked whether the breach of a rule is punished."""

    def __init__(self, changes: Sequence[Change]) -> None:
        """Take all changes."""
        texts = [unit.text for change in changes for unit in change.new if _PUNISHES.search(unit.text)]
        self._numbers = {number for text in texts for cited in _BROKEN.findall(text) for number in _NUMBER.findall(cited)}
        self._pairs = pairs_of("\n".join(texts))

    def breaks(self, number: str, text: str, news: Iterable[Collection[int]]) -> bool:
        """Say whether a breach of an article is punished: by its number, or in the words of one of its clauses.

        Args:
            number: of the article, as printed.
            text: of the article; one that punishes itself is none.
            news: of each of its clauses the pairs of characters that are new.
        """
        if number in self._numbers:
            return True
        said = (pairs for pairs in news if len(pairs) >= _LEAST)
        return not _PUNISHES.search(text) and any(
            sum(pair in self._pairs for pair in pairs) >= _SHARE * len(pairs) for pairs in said
        )


_PUNISHES = lazy("罚款|处分|拘留|吊销")
_BROKEN = lazy("违反本(?:法|条例|规定|办法|规则)(第[^，。；]{1,60}?)规定")
_NUMBER = lazy("第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?")
_LEAST = 4
"""New pairs of characters of a clause that says enough to be known again."""
_SHARE = 0.7
"""How many of them stand where something is punished."""
