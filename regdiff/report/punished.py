"""Penalty frames in words, for the table of penalties: what for, whom, and what is imposed on both sides.

All frames of an article that differ stand in one line of the table; each begins with whom and when, where that is said. A
sanction that both sides impose on the same, word for word, is left out where others came or went.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.penalties.frames import Frame
from regdiff.model.patterns import lazy
from regdiff.report.runs import Run

_ACT = 40
"""Characters of an act that are told."""
_TARGET = 24
_LIGHT = {"order", "warning", "criticism"}
"""What is told where nothing else is imposed, since a line has little room."""
CUT = "…"
Texts = tuple[str, str]
"""The joined texts of both sides of a change."""


def where_of(each: FrameChange) -> tuple[int, bool]:
    """Return where a frame stands: an offset in the joined texts of a side, and whether of the new one."""
    frame = each.new or each.old
    return (frame.measures[0].span.start if frame else 0), each.new is not None


def act_of(texts: Texts, frames: Sequence[FrameChange]) -> str:
    """Return what the first of some frames punishes."""
    for each in frames:
        for frame, text in ((each.new, texts[1]), (each.old, texts[0])):
            if frame and not frame.act.is_empty:
                routine = _ROUTINE.match(text, frame.act.start, frame.act.end)
                return _cut(text, Span(routine.end() if routine else frame.act.start, frame.act.end), _ACT)
    return ""


_ROUTINE = lazy("违反本(?:法|条例|规定|办法|规则)的?规定[，,](?=.)")
"""What nearly every penalty begins with, and says nothing of the act."""


def targets_of(texts: Texts, frames: Sequence[FrameChange], stop: str) -> str:
    """Return whom some frames hit, each once."""
    found = []
    for each in frames:
        frame, text = (each.new, texts[1]) if each.new else (each.old, texts[0])
        if frame and not frame.target.is_empty:
            found.append(_cut(text, frame.target, _TARGET).removeprefix("对").removeprefix("其"))
    whole = [each for each in found if not each.endswith(CUT)]  # one that is too long tells an act rather than whom
    return stop.join(dict.fromkeys(whole or found))


def imposed(texts: Texts, frames: Sequence[FrameChange], *, new: bool, stop: str) -> Iterator[Run]:
    """Yield what one side of some frames imposes, what the other does not marked; nothing where it has no frame."""
    text, other = (texts[1], texts[0]) if new else (texts[0], texts[1])
    begun = False
    for each in frames:
        frame, against = (each.new, each.old) if new else (each.old, each.new)
        if frame is None:
            continue
        if begun:
            yield Run("equal", stop)
        begun = True
        for span in (frame.tier, frame.target):
            if not span.is_empty:
                yield Run("equal", _cut(text, span, _TARGET) + "：")
        yield from _measures(text, frame, _said(other, against), "insert" if new else "delete")


def _measures(text: str, frame: Frame, kept: set[str], op: str) -> Iterator[Run]:
    """Yield the sanctions that the other side has not, of these what costs something; all, unmarked, where it has all."""
    weighed = sorted(frame.measures, key=lambda measure: measure.name in _LIGHT)
    every = [(text[measure.span.start : measure.span.end], measure.name in _LIGHT) for measure in weighed]
    own = [each for each in every if each[0] not in kept]
    told = own or every
    for at, (said, _) in enumerate([each for each in told if not each[1]] or told):
        if at:
            yield Run("equal", "，")
        yield Run(op if own else "equal", said.replace("\n", " "))


def _said(text: str, frame: Frame | None) -> set[str]:
    return {text[each.span.start : each.span.end] for each in frame.measures} if frame else set()


def trend_of(frames: Sequence[FrameChange]) -> str:
    """Return the one way that all frames go which are others than before; empty where one goes another, or none.

    Frames that came, or went, go no way: what a line tells then is the way of those that stand on both sides.
    """
    ways = {each.trend for each in frames if each.old and each.new}
    return ways.pop() if len(ways) == 1 else ""


def _cut(text: str, span: Span, most: int) -> str:
    said = text[span.start : span.end].replace("\n", " ")
    return said if len(said) <= most else said[:most] + CUT
