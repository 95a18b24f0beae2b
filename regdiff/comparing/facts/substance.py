"""Whether words say something by themselves: what is weak, put otherwise, or a reference that follows says nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from rapidfuzz.distance import LCSseq

from regdiff.comparing.alterations import Span
from regdiff.comparing.laws import find_laws
from regdiff.model.patterns import lazy

WEAK = lazy(
    r"（以下简称[^（）]*）|中华人民共和国|相关|有关|等|开展|进行|工作|依法|及时|依照|按照|根据|依据|规定|及其|以及|或者|并且?|其他?|上述|但是?|活动|各级|严格|全面|详细|认真|切实|本法|本条例|[的了和或及与在对向由所该本为之、，。；：“”《》]"
)
_MUCH = 5
"""Characters besides weak words of a clause that is worth telling."""
_MORE = 9
"""The same of one that no rule takes for more than words."""
TELLING = 3
"""Characters besides weak words that make a change of words worth telling."""
PUT_OTHERWISE = 6
"""The same where no rule takes the words for more than words, and some took the place of others."""
_DENIALS = lazy("[不未无非]")
_NUMBERS = lazy("[〇零一二三四五六七八九十百千万亿0-9]+")
_REFERENCE = lazy(
    r"第[〇零一二三四五六七八九十百千万0-9、第和至或（）()]+[条款项编章节](?:之[一二三四五六七八九十]+)?|前[一二两三四]?[条款项]|本[条款]"
)


def says_much(words: str, *, plain: bool) -> bool:
    """Say whether clauses that came or went say something besides what any clause may say.

    Args:
        words: of the clauses.
        plain: no rule takes them for more than words.
    """
    return len(WEAK.sub("", words)) >= (_MORE if plain else _MUCH)


def is_telling(changed: Iterable[tuple[str, str]], *, least: int = TELLING) -> bool:
    """Say whether words changed that say something by themselves: so many characters besides weak words.

    Args:
        changed: what went and what came at each place.
        least: how many.
    """
    return any(_is_turned(gone, come) or _differing(gone, come) >= least for gone, come in changed)


def _is_turned(gone: str, come: str) -> bool:
    """Say whether a number, or a word that denies, changed in words that took the place of others."""
    if not (gone and come):
        return False
    bare = [_REFERENCE.sub("", text) for text in (gone, come)]
    denials = [len(_DENIALS.findall(text)) for text in bare]
    fewer, more = sorted((Counter(_NUMBERS.findall(text)) for text in bare), key=Counter.total)
    return denials[0] != denials[1] or bool(fewer - more) or any(number != "一" for number in more - fewer)


def _differing(gone: str, come: str) -> int:
    """Return how many characters besides weak words are others: 检察人员 and 检察员 differ by one."""
    bare = [WEAK.sub("", text) for text in (gone, come)]
    return max(map(len, bare)) - int(LCSseq.similarity(*bare))


def may_refer(words: str) -> bool:
    """Say whether some words may hold a reference by a number, or to what stands before: 第三条, 前款."""
    return "第" in words or "前" in words


def only_refers(old: str, gone: Span, new: str, come: Span, *, names: bool = False) -> bool:
    """Say whether nothing but references to articles went or came, or other laws are named in the place of some.

    Args:
        old: the old clause.
        gone: what of it went.
        new: the new clause.
        come: what of it came.
        names: the names of laws alone are references, too.
    """
    left = [_unreferred(text, span, names=names) for text, span in ((old, gone), (new, come))]
    return left[0] is not None and left[1] is not None and not WEAK.sub("", left[0] + left[1])


@lru_cache(maxsize=64)
def _references(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a clause refers to articles, in order; it is asked for each place in it."""
    return tuple(match.span() for match in _REFERENCE.finditer(text))


def _unreferred(text: str, span: Span, *, names: bool) -> str | None:
    """Return what a span holds besides references and laws; None where it meets no reference, nor a name if that counts."""
    every = _references(text)
    first, last = bisect_right(every, span.start, key=itemgetter(1)), bisect_left(every, span.end, key=itemgetter(0))
    found = every[first:last]
    laws = [law for law, _ in find_laws(text)] if found or names else []
    if not (found or any(law.meets(span) for law in laws)) and not span.is_empty:
        return None
    held = [*found, *laws]
    within = range(max(0, span.start), min(span.end, len(text)))  # a mark may reach over the end of its clause
    return "".join(text[at] for at in within if not any(start <= at < end for start, end in held))
