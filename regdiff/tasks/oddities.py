"""What is odd about a text that is compared all the same: numbers missing, doubled or out of order, empty articles."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from regdiff.errors import Place
from regdiff.model.numbers import format_number
from regdiff.model.tree import Article, Revision

_SHOWN = 5


def oddities(revision: Revision, name: str) -> tuple[str, ...]:
    """Return one line for each kind of oddity in `revision`, which the user called `name`."""
    articles = revision.articles
    counts = Counter(article.number.value for article in articles)
    first = {article.number.value: article for article in reversed(articles)}
    doubled = [first[value] for value, count in counts.items() if count > 1]
    empty = [article for article in articles if not article.text.strip()]
    back = [after for before, after in pairwise(articles) if after.number.value < before.number.value]
    lines = [
        _say(name, what, found) for what, found in (("doubled", doubled), ("empty", empty), ("out of order", back)) if found
    ]
    if missing := _missing(articles):
        lines.append(f"{Place(name)}: article numbers missing: {_some([format_number((n,)) for n in missing])}")
    return tuple(lines)


def _missing(articles: tuple[Article, ...]) -> list[int]:
    there = {article.number.value[0] for article in articles}
    last = min(max(there), len(articles) * 2)
    return [number for number in range(1, last) if number not in there]


def _say(name: str, what: str, found: list[Article]) -> str:
    return f"{Place(name, found[0].line)}: articles {what}: {_some([article.number.printed for article in found])}"


def _some(numbers: list[str]) -> str:
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return "、".join(numbers[:_SHOWN]) + more
