"""What became of penalty frames: compared frame with frame, by act, target and tier.

Acts are paired by the characters that the edits keep of them. A trend is told only of a pair, and only where it is
surely one way; what the rules cannot tell has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from regdiff.comparing.edits import Edit, edit_script
from regdiff.comparing.facts.acts import Act, pair_acts
from regdiff.comparing.facts.frames import Frame, frames
from regdiff.comparing.facts.tiers import kinds_of
from regdiff.comparing.facts.trends import covers, differ, keys_of, trend_of


class FrameChange(NamedTuple):
    """A frame that came, went, or is another."""

    old: Frame | None
    """Offsets are those of the old text; None where the frame came."""
    new: Frame | None
    """Offsets are those of the new text; None where the frame went."""
    trend: str
    """up or down: the amounts; stricter or looser: what is imposed; empty where it is not surely one way."""


class _Pair(NamedTuple):
    old: Frame
    new: Frame


def compare_frames(old: str, new: str, edits: Sequence[Edit] | None = None) -> list[FrameChange]:
    """Return the frames of two texts that differ, in the order of the new text; what went stands where it stood.

    Args:
        old: the joined texts of the old side of a change.
        new: those of the new side.
        edits: the change's own edits; made anew where they are not given.
    """
    before, after = frames(old), frames(new)
    if not before or not after:
        return [FrameChange(f, None, "") for f in before] + [FrameChange(None, f, "") for f in after]
    script = edit_script(old, new) if edits is None else edits
    texts = (old, new)
    pairs = [
        pair
        for act, other in pair_acts(texts, before, after, script)
        for pair in _pairs(texts, _of(before, act), _of(after, other))
    ]
    held = ({id(pair.old) for pair in pairs}, {id(pair.new) for pair in pairs})
    went = [frame for frame in before if id(frame) not in held[0]]
    came = [frame for frame in after if id(frame) not in held[1]]
    out = [
        FrameChange(*pair, _trend(texts, pair, before, after, went, came))
        for pair in pairs
        if differ(texts, pair.old, pair.new)
    ]
    out += [FrameChange(frame, None, "") for frame in went]
    out += [FrameChange(None, frame, "") for frame in came]
    return _in_order(out, pairs)


def _of(found: Iterable[Frame], act: Act) -> list[Frame]:
    return [frame for frame in found if (frame.act, frame.cases) == act]


def _in_order(changes: Iterable[FrameChange], pairs: Sequence[_Pair]) -> list[FrameChange]:
    """Order changes by where they stand in the new text; what went, by where what stood before it stands now."""
    places = sorted((_place(pair.old), _place(pair.new)) for pair in pairs)

    def key(change: FrameChange) -> tuple[int, int]:
        if change.new is not None:
            return _place(change.new), 0
        at = _place(change.old) if change.old else 0
        return max((new for old, new in places if old <= at), default=0), 1

    return sorted(changes, key=key)


def _place(frame: Frame) -> int:
    return frame.measures[0].span.start


def _pairs(texts: tuple[str, str], before: Sequence[Frame], after: Sequence[Frame]) -> Iterator[_Pair]:
    """Pair the frames of an act: the likest first; then what is said of anyone with what is said of some."""
    if len(before) * len(after) > _MOST:
        return
    scored = [(_likeness(texts, old, new), i, j) for i, old in enumerate(before) for j, new in enumerate(after)]
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield _Pair(before[i], after[j])
    for score, i, j in scored:
        spread = not before[i].target_kind and after[j].target_kind and j not in taken[1]
        joined = not after[j].target_kind and before[i].target_kind and i not in taken[0]
        if score and (spread or joined):
            taken[0].add(i)
            taken[1].add(j)
            yield _Pair(before[i], after[j])


_MOST = 10_000
"""Pairs of frames of one act that are looked at."""
_OFFENDERS = {"", "entity", "person"}


def _likeness(texts: tuple[str, str], old: Frame, new: Frame) -> int:
    """Return how alike the conditions of two frames are; 0 where they cannot be the same."""
    if old.target_kind != new.target_kind and not (
        {old.target_kind, new.target_kind} <= _OFFENDERS and "" in {old.target_kind, new.target_kind}
    ):
        return 0
    tiers = [texts[side][slice(*frame.tier)] for side, frame in enumerate((old, new))]
    kinds = [kinds_of(tier) for tier in tiers]
    if kinds[0] != kinds[1] and not kinds[0] & kinds[1]:
        return 0
    same_target = texts[0][slice(*old.target)] == texts[1][slice(*new.target)]
    return (
        1 + 8 * (tiers[0] == tiers[1]) + 4 * (kinds[0] == kinds[1]) + 2 * (old.target_kind == new.target_kind) + same_target
    )


def _trend(
    texts: tuple[str, str],
    pair: _Pair,
    before: Sequence[Frame],
    after: Sequence[Frame],
    went: Sequence[Frame],
    came: Sequence[Frame],
) -> str:
    """Return the trend of a pair; none where a tier beside it that came or went makes it doubtful."""
    beside = ([f for f in before if _beside(f, pair.old)], [f for f in after if _beside(f, pair.new)])
    trend = trend_of(texts, *pair, (keys_of(texts[0], beside[0]), keys_of(texts[1], beside[1])))
    swapped = (texts[1], texts[0])
    if trend in {"up", "stricter"} and not all(covers(swapped, pair.new, f) for f in beside[0] if f in went):
        return ""
    if trend in {"down", "looser"} and not all(covers(texts, pair.old, f) for f in beside[1] if f in came):
        return ""
    return trend


def _beside(frame: Frame, other: Frame) -> bool:
    """Say whether a frame is another one of the same act that hits the same, or may."""
    same = frame.target_kind == other.target_kind or {frame.target_kind, other.target_kind} <= _OFFENDERS
    return frame is not other and frame.act == other.act and same
