"""Other laws that are named: added, dropped or changed."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.substance import WEAK
from regdiff.comparing.laws import SUCCEEDED, find_laws
from regdiff.model.patterns import lazy


def _named(words: Sequence[str]) -> list[str]:
    return [key for text in words if text for _, key in find_laws(text)]


_ARTICLES = lazy(
    r"前[一二两三四]?[条款项]|本[条款](?!例)|本(?:司法)?解释|[（(]以下简称[^（）()]*[）)]?|第[〇零一二三四五六七八九十百千万0-9、和至或第条款项编章（）()]+"
)


def is_of_laws(altered: Altered) -> bool:
    """Say whether nothing but laws that are named, with the articles of them that are, became others.

    Whatever such a law is named for, an exception or a penalty, goes on to be one.
    """
    return bool(altered.marks) and all(
        gone and come and _only_names(gone) and _only_names(come)
        for gone, come in zip(altered.gone, altered.come, strict=True)
    )


def took_place(gone: str, come: str) -> bool:
    """Say whether other laws are named in the place of some."""
    went, came = _named([gone]), _named([come])
    return bool(went and came) and set(went) != set(came)


def took_up(gone: str, come: str) -> bool:
    """Say whether all laws that are named in the place of some took these up: who applies the one applies the other."""
    went, came = _named([gone]), _named([come])
    return bool(went) and {SUCCEEDED.get(key) for key in went} == set(came)


def _only_names(words: str) -> bool:
    return bool(_named([words])) and not _besides(words)


def _says(_: Said) -> bool:
    return False


def _besides(words: str) -> int:
    """Return how many characters stand besides laws, articles and weak words."""
    spans = [span for span, _ in find_laws(words)]
    left = "".join(sign for at, sign in enumerate(words) if not any(start <= at < end for start, end in spans))
    return len(WEAK.sub("", _ARTICLES.sub("", left)))


_MOST = 6
"""Characters besides laws of what changed; with more of them it is something else, in which a law is named."""


def _alters(altered: Altered) -> Trend | None:
    if sorted(_named(altered.gone)) == sorted(_named(altered.come)):
        return None
    left = sum(max(map(_besides, pair)) for pair in zip(altered.gone, altered.come, strict=True))
    return Trend.NONE if left <= _MOST else None


KIND = Kind("law", 2, 10, "law", _says, _alters)
