"""Whether two wordings say the same: punctuation, particles, and a short list of synonyms.

The list is kept short on purpose: what it does not hold counts as a change of substance. Its source is told in
docs/aids/wording.md.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from regdiff.model.patterns import lazy
from regdiff.model.text import fold

_MARKS = lazy(r"[，。；：！？、,;:!?“”\"'‘’（）()\n\-—…·]|以及|及其|[和与及]")
"""Punctuation, and what joins the members of an enumeration as a mark does."""
_PARTICLES = lazy(r"[的了所之]")
_SAID_ANYWAY = lazy(r"(?<=[上下])[(（]含[^()（）\n]{1,12}[)）]|(?<=[)）])有(?=其)")
"""What says nothing: 以上 and 以下 include the number itself, and the last item of a list is 其他…的 or 有其他…的."""
_MEMBERS = lazy(r"[、和与及]|或者?|以及")
_NO_LIST = lazy(r"[，。；：！？,;:的\n]")
_KEPT = lazy(r"的除外|目的|的确|所[有得在属长]|[住场]所|之[一二三四五六七八九十]|分之|了解|除了")


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """Return the groups of words that count as one."""
    lines = Path(__file__).with_name("synonyms.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    first = {word: group[0] for group in synonyms() for word in group}
    return lazy("|".join(re.escape(word) for word in sorted(first, key=len, reverse=True))), first


@cache
def _light() -> re.Pattern[str]:
    """Punctuation, particles and words that have synonyms: what `plain` leaves out or puts otherwise."""
    return lazy(f"{_MARKS.pattern}|{_PARTICLES.pattern}|{_pattern()[0].pattern}")


def is_wording(old: str, new: str) -> bool:
    """Say whether two wordings differ by punctuation, particles and synonyms alone."""
    light = _light()
    old, new = (_plain(text) if light.search(text) else text for text in (fold(old), fold(new)))
    return old == new


def is_reordered(gone: str, come: str, between: str) -> bool:
    """Say whether a member of an enumeration that went at one place came at another one of the same enumeration.

    Args:
        gone: what was deleted.
        come: what was inserted.
        between: what was kept between the two.
    """
    members = [[part for part in _MEMBERS.split(text) if part] for text in (gone, come)]
    joined = all(_MEMBERS.match(text) or _MEMBERS.search(text, len(text) - 2) for text in (gone, come))
    return members[0] == members[1] != [] and joined and not _NO_LIST.search(gone + come + between)


def plain(text: str) -> str:
    """Return `text` without punctuation and particles, every synonym by the first of its group."""
    return _plain(fold(text))


def _plain(text: str) -> str:
    """Return the same of a text without typography."""
    pattern, first = _pattern()
    text = _SAID_ANYWAY.sub("", pattern.sub(lambda match: first[match[0]], text))
    out, end = "", 0
    for match in _KEPT.finditer(text):
        out += _PARTICLES.sub("", text[end : match.start()]) + match[0]
        end = match.end()
    return _MARKS.sub("", out + _PARTICLES.sub("", text[end:]))
