"""What kind of change an alteration makes: whom it binds and how strongly, amounts, time limits, conditions, lists, laws.

An alteration has an aspect when the words that it deletes mean something else than the ones that it inserts. The rules,
their source, their limits and how often they are right are told in docs/aids/aspects.md.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from regdiff.comparing.alterations import Alteration, Span
from regdiff.comparing.features import Aspect, Feature, features
from regdiff.comparing.wording import is_wording
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker


class Trend(Enum):
    """Which way a change goes; the value is its name in JSON."""

    NONE = ""
    STRICTER = "stricter"
    LOOSER = "looser"
    UP = "up"
    DOWN = "down"


class Finding(NamedTuple):
    """One aspect of an alteration."""

    aspect: Aspect
    old: str
    """The words that went; empty where some only came."""
    new: str
    trend: Trend = Trend.NONE


_FEED = lazy("\n")


class Searched:
    """The features of both texts of a change, to be asked for those that an alteration touches."""

    def __init__(self, old: str, new: str) -> None:
        self._texts = (old, new)
        self._lines = ([0, *(m.end() for m in _FEED.finditer(old))], [0, *(m.end() for m in _FEED.finditer(new))])
        self._features: dict[tuple[int, int], list[Feature]] = {}

    def findings(self, alteration: Alteration) -> tuple[Finding, ...]:
        """Return the aspects of an alteration of these texts; none where the rules do not know it."""
        touched = [
            [f for f in self._near(side, span) if _touches(f, span)]
            for side, span in enumerate((alteration.old, alteration.new))
        ]
        out: list[Finding] = []
        for aspect in Aspect if any(touched) else ():
            old, new = ([f for f in side if f.aspect is aspect] for side in touched)
            if not (old or new) or (aspect is Aspect.BODY and not _is_about((*old, *new), alteration)):
                continue  # whoever a longer passage mentions, the passage is what is new
            near = aspect is not Aspect.DUTY or max(len(alteration.deleted), len(alteration.inserted)) <= _NEAR
            out += _compared(aspect, old, new, paired=near)
        longer = abs(len(alteration.deleted) - len(alteration.inserted))
        if longer <= _NEAR and is_wording(*self._around(alteration, touched)):
            duties = [each for each in out if each.aspect is Aspect.DUTY]
            return (Finding(Aspect.WORDING, alteration.deleted, alteration.inserted), *duties)
        out += _scope(alteration, *self._texts)
        return tuple(dict.fromkeys(out))

    def _near(self, side: int, span: Span) -> Iterable[Feature]:
        """Yield the features of the lines that a span stands in; a line is searched when it is first asked for."""
        starts, text = self._lines[side], self._texts[side]
        for line in range(bisect_right(starts, span.start) - 1, bisect_right(starts, span.end)):
            if (side, line) not in self._features:
                start, end = starts[line], starts[line + 1] if line + 1 < len(starts) else len(text)
                found = features(text[start:end])
                self._features[side, line] = [f._replace(span=Span(f.span.start + start, f.span.end + start)) for f in found]
            yield from self._features[side, line]

    def _around(self, alteration: Alteration, touched: Sequence[Sequence[Feature]]) -> tuple[str, str]:
        """The altered runs and what stands around them, so that what was altered in part is whole; quantities as numbers."""
        spans = (alteration.old, alteration.new)
        numbers = [[f for f in side if isinstance(f.meaning, tuple)] for side in touched]
        found = [(span, f.span) for side, span in zip(numbers, spans, strict=True) for f in side]
        left = 1 + max((span.start - inner.start for span, inner in found), default=0)
        right = 1 + max((inner.end - span.end for span, inner in found), default=0)
        old, new = (
            _with_numbers(text, Span(max(0, span.start - left), span.end + right), side)
            for text, span, side in zip(self._texts, spans, numbers, strict=True)
        )
        return old, new


def _with_numbers(text: str, span: Span, numbers: Sequence[Feature]) -> str:
    """Return a run of a text, its quantities by their values."""
    out, at = "", span.start
    for feature in sorted(numbers, key=lambda f: f.span):
        out += f"{text[at : feature.span.start]}<{feature.meaning}>"
        at = feature.span.end
    return out + text[at : span.end]


def _touches(feature: Feature, span: Span) -> bool:
    """Say whether an alteration alters a feature: they share a character, or something was put into it."""
    return feature.span.meets(span) or (span.is_empty and feature.span.start < span.start < feature.span.end)


def _is_about(found: Sequence[Feature], alteration: Alteration) -> bool:
    """Say whether the features make up half of the altered characters or more."""
    spans = (alteration.old, alteration.new)
    held = sum(max((min(f.span.end, s.end) - max(f.span.start, s.start) for s in spans), default=0) for f in found)
    altered = [span.end - span.start for span in spans]
    return bool(found) and max(altered) <= _LONGEST_LIST and 2 * held >= sum(altered)


def _compared(aspect: Aspect, old: Sequence[Feature], new: Sequence[Feature], *, paired: bool) -> Iterator[Finding]:
    """Yield what differs between the features of one aspect that went and those that came; `paired`: one for another."""
    went, came = Counter(f.meaning for f in old), Counter(f.meaning for f in new)
    gone = [f for f in old if (went - came)[f.meaning]]
    come = [f for f in new if (came - went)[f.meaning]]
    if paired and len(gone) == len(come) == 1:
        yield Finding(aspect, gone[0].text, come[0].text, _trend(aspect, gone[0], come[0]))
        return
    for before in gone:
        after = next((f for f in come if paired and before.rank and f.rank and f.rank[0] == before.rank[0]), None)
        if after:
            come.remove(after)
        yield Finding(
            aspect, before.text, after.text if after else "", _trend(aspect, before, after) if after else Trend.NONE
        )
    for after in come:
        yield Finding(aspect, "", after.text)


def _trend(aspect: Aspect, before: Feature, after: Feature) -> Trend:
    if before.rank is None or after.rank is None or before.rank[0] != after.rank[0] or before.rank[1] == after.rank[1]:
        return Trend.NONE
    grows = after.rank[1] > before.rank[1]
    if aspect is Aspect.DUTY:
        return Trend.STRICTER if grows else Trend.LOOSER
    return Trend.UP if grows else Trend.DOWN


def without_shifts(found: Sequence[tuple[Finding, ...]]) -> list[tuple[Finding, ...]]:
    """Return the findings of alterations in their order without words that only changed their place in a sentence.

    Such a word goes at one alteration and comes at another that is at most `_APART` further.
    """
    out = [list(findings) for findings in found]
    for at, findings in enumerate(out):
        for finding in [each for each in findings if each.old and not each.new]:
            back = finding._replace(old="", new=finding.old)
            near = (k for k in range(max(0, at - _APART), min(len(out), at + _APART + 1)) if k != at and back in out[k])
            if (there := next(near, None)) is not None:
                findings.remove(finding)
                out[there].remove(back)
    return [tuple(findings) for findings in out]


_APART = 2
_JOINT = lazy(r"\A(?:[、和及]|或者|以及)|(?:[、和及]|或者|以及)\Z")
_PARTS = lazy(r"、|以及|或者|\A[和及]|[和及]\Z")
_MARKS = "，。；：、\n"
_NEAR = 24
"""Characters of the longest runs in which one word of duty can be told to have taken the place of another, and by which a
wording that says the same may be longer."""
_LONGEST_LIST = 40
"""Characters of the longest run that is still a matter of who is bound."""


def _scope(alteration: Alteration, old: str, new: str) -> Iterator[Finding]:
    """Yield items that came or went, and members of an enumeration that did."""
    lines_gone, lines_come = (
        _whole_items(alteration.deleted, old, alteration.old),
        _whole_items(alteration.inserted, new, alteration.new),
    )
    if lines_gone or lines_come:
        for text in lines_gone:
            yield Finding(Aspect.SCOPE, text, "")
        for text in lines_come:
            yield Finding(Aspect.SCOPE, "", text)
        return
    for run, other, is_old in (
        (alteration.deleted, alteration.inserted, True),
        (alteration.inserted, alteration.deleted, False),
    ):
        if run and not other.strip(_MARKS) and _JOINT.search(run) and not re.search(r"[。；：\n]", run):
            members = "、".join(part for part in _PARTS.split(run.strip("，")) if part)
            if members:
                yield Finding(Aspect.SCOPE, *((members, "") if is_old else ("", members)))


def _whole_items(run: str, text: str, span: Span) -> list[str]:
    """Return the items that stand in a run as whole lines, cut to their beginnings."""
    out = []
    at = span.start
    for line in run.split("\n"):
        begins = at == 0 or text[at - 1] == "\n"
        ends = at + len(line) == len(text) or text[at + len(line)] == "\n"
        if begins and ends and marker(line)[1]:
            out.append(line[:20] + ("…" if len(line) > 20 else ""))
        at += len(line) + 1
    return out
