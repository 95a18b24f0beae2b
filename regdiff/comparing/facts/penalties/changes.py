"""What became of penalty frames: compared frame with frame, by act, target and tier.

Acts are paired by the characters that the edits keep of them. A trend is told only of a pair, and only where it is
surely one way; what the rules cannot tell has none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from regdiff.comparing.edits import Edit, edit_script
from regdiff.comparing.facts.penalties.acts import Act, pair_acts
from regdiff.comparing.facts.penalties.frames import Frame, frames
from regdiff.comparing.facts.penalties.tiers import kinds_of, measured_by
from regdiff.comparing.facts.penalties.trends import covers, differ, keys_of, trend_of
from regdiff.model.patterns import lazy

Texts = tuple[str, str]
"""The old and the new text."""


class FrameChange(NamedTuple):
    """A frame that came, went, or is another."""

    old: Frame | None
    """Offsets are those of the old text; None where the frame came."""
    new: Frame | None
    """Offsets are those of the new text; None where the frame went."""
    trend: str
    """up or down: the amounts; stricter or looser: what is imposed; empty where it is not surely one way."""
    is_covered: bool = False
    """Of a frame that went: what it imposed is imposed for the act on its new side all the same, and no less of it."""
    is_alone: bool = False
    """Its act is none of the other side's."""
    is_own: bool = True
    """Of a frame that is another: neither goes on better elsewhere; else it may be of another offence."""


class _Pair(NamedTuple):
    old: Frame
    new: Frame
    mutual: bool
    """Their acts are each other's best counterparts."""


def compare_frames(old: str, new: str, edits: Sequence[Edit] | None = None) -> list[FrameChange]:
    """Return the frames of two texts that differ, in the order of the new text; what went stands where it stood.

    Args:
        old: the joined texts of the old side of a change.
        new: those of the new side.
        edits: the change's own edits; made anew where they are not given.
    """
    before, after = frames(old), frames(new)
    if not before or not after:
        out = [FrameChange(f, None, "", is_alone=True) for f in before]
        return out + [FrameChange(None, f, "", is_alone=True) for f in after]
    script = edit_script(old, new) if edits is None else edits
    texts = (old, new)
    by_act = (_by_act(before), _by_act(after))
    acts = pair_acts(texts, list(by_act[0]), list(by_act[1]), script)
    pairs = _own_pairs(
        texts,
        [_Pair(*pair, mutual) for act, other, mutual in acts for pair in _pairs(texts, by_act[0][act], by_act[1][other])],
    )
    held = {id(frame) for pair in pairs for frame in pair[:2]}
    went, came = ([frame for frame in side if id(frame) not in held] for side in (before, after))
    lone = {id(frame) for frame in (*went, *came)}
    carried = {id(frame) for pair in pairs if pair.mutual for frame in pair[:2]}
    out = [
        FrameChange(*pair[:2], _trend(texts, pair, (before, after), lone))
        if pair.mutual or not ({id(pair.old), id(pair.new)} & carried) or _is_said_alike(texts, pair)
        else FrameChange(*pair[:2], "", is_own=False)
        for pair in pairs
        if differ(texts, pair.old, pair.new)
    ]
    became: dict[Act, list[Frame]] = defaultdict(list)
    for act, other, _ in acts:
        became[act] += by_act[1][other]
    out += [_gone(texts, frame, became.get((frame.act, frame.cases))) for frame in went]
    known = {other for _, other, _ in acts}
    out += [FrameChange(None, frame, "", is_alone=(frame.act, frame.cases) not in known) for frame in came]
    return _in_order(out, pairs)


def _own_pairs(texts: Texts, pairs: Sequence[_Pair]) -> list[_Pair]:
    """Leave out pairs of acts that are not each other's best, where a frame goes on elsewhere and both impose other things.

    依照前款的规定处罚 of others is no new form of what the paragraph before imposes.
    """
    carried = {id(frame) for pair in pairs if pair.mutual for frame in pair[:2]}

    def is_own(pair: _Pair) -> bool:
        if pair.mutual or not ({id(pair.old), id(pair.new)} & carried):
            return True
        return bool(keys_of(texts[0], [pair.old]) & keys_of(texts[1], [pair.new]))

    return [pair for pair in pairs if is_own(pair)]


def _is_said_alike(texts: Texts, pair: _Pair) -> bool:
    """Say whether both acts are told in the same words: a list that was parted in two."""
    return texts[0][slice(*pair.old.act)] == texts[1][slice(*pair.new.act)]


def _gone(texts: Texts, frame: Frame, became: Sequence[Frame] | None) -> FrameChange:
    """Return the change of a frame that went; `became`: the new frames of its act, None where that is no act any more."""
    turned = (texts[1], texts[0])
    is_covered = any(_hit_the_same(each, frame) and covers(turned, each, frame) for each in (became or ())[:_MOST_BESIDE])
    return FrameChange(frame, None, "", is_covered=is_covered, is_alone=became is None)


def _by_act(found: Iterable[Frame]) -> dict[Act, list[Frame]]:
    out: dict[Act, list[Frame]] = defaultdict(list)
    for frame in found:
        out[frame.act, frame.cases].append(frame)
    return dict(out)


def _in_order(changes: Iterable[FrameChange], pairs: Sequence[_Pair]) -> list[FrameChange]:
    """Order changes by where they stand in the new text; what went, behind where what stood before it stands now."""
    places = sorted((_place(pair.old), _place(pair.new)) for pair in pairs)
    furthest = [0, *accumulate((new for _, new in places), max)]

    def key(change: FrameChange) -> tuple[int, int]:
        if change.new is not None:
            return _place(change.new), 0
        at = _place(change.old) if change.old else 0
        return furthest[bisect_right(places, at, key=lambda place: place[0])], 1

    return sorted(changes, key=key)


def _place(frame: Frame) -> int:
    return frame.measures[0].span.start


def _pairs(texts: Texts, before: Sequence[Frame], after: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Pair the frames of an act: the likest first; then what is said of anyone with what is said of some."""
    if len(before) * len(after) > _MOST:
        return
    scored = [(_likeness(texts, old, new), i, j) for i, old in enumerate(before) for j, new in enumerate(after)]
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield before[i], after[j]
    for score, i, j in scored:
        spread = not before[i].target_kind and after[j].target_kind and j not in taken[1]
        joined = not after[j].target_kind and before[i].target_kind and i not in taken[0]
        if score >= _EQUAL and (spread or joined):
            taken[0].add(i)
            taken[1].add(j)
            yield before[i], after[j]


_MOST = 10_000
"""Pairs of frames of one act that are looked at."""
_MOST_BESIDE = 1_000
"""Frames of a text that are looked at for each pair; a text with more of them has no trends."""
_EQUAL = 16
"""What likeness frames have whose tiers are of one kind."""
_OFFENDERS = {"", "entity", "person"}


def _likeness(texts: Texts, old: Frame, new: Frame) -> int:
    """Return how alike the conditions of two frames are; 0 where they cannot be the same."""
    common = keys_of(texts[0], [old]) & keys_of(texts[1], [new])
    share = bool(common)
    same_kind = old.target_kind == new.target_kind
    hit = {old.target_kind, new.target_kind}
    anyone = share and "" in hit and (hit <= _OFFENDERS or common == {"discipline"})
    tiers = [texts[side][slice(*frame.tier)] for side, frame in enumerate((old, new))]
    kinds = [kinds_of(tier) for tier in tiers]
    if not (same_kind or anyone) or (kinds[0] != kinds[1] and not kinds[0] & kinds[1]):
        return 0
    said = 2 * (tiers[0] == tiers[1]) + (texts[0][slice(*old.target)] == texts[1][slice(*new.target)])
    return 1 + _EQUAL * (kinds[0] == kinds[1]) + 8 * share + 4 * same_kind + said


def _trend(texts: Texts, pair: _Pair, sides: tuple[Sequence[Frame], Sequence[Frame]], lone: set[int]) -> str:
    """Return the trend of a pair; none where another tier of the act that came or went (`lone`) makes it doubtful."""
    bases = [measured_by(texts[side][slice(*frame.tier)]) for side, frame in enumerate(pair[:2])]
    if _points(texts, pair) or (all(bases) and not bases[0] & bases[1]) or max(map(len, sides)) > _MOST_BESIDE:
        return ""
    keys = [
        keys_of(text, [f for f in side if f is not frame and f.act == frame.act])
        for text, side, frame in zip(texts, sides, pair[:2], strict=True)
    ]
    trend = trend_of(texts, pair.old, pair.new, (keys[0], keys[1]))
    if trend in {"stricter", "looser"} and not pair.mutual:
        return ""
    went, came = (
        [f for f in side if id(f) in lone and _hit_the_same(f, frame) and _is_of(text, f, frame, trend)]
        for text, side, frame in zip(texts, sides, pair[:2], strict=True)
    )
    if trend in {"up", "stricter"} and not all(covers((texts[1], texts[0]), pair.new, frame) for frame in went):
        return ""
    if trend in {"down", "looser"} and not all(covers(texts, pair.old, frame) for frame in came):
        return ""
    return trend


_POINTS = lazy("前[款项][^，。；]{0,4}第[^，。；]{1,20}项")


def _points(texts: Texts, pair: _Pair) -> bool:
    """Say whether an act is told by numbers of items of a paragraph that is not the same: they may number others now."""
    acts, cases = (
        [text[slice(*span)] for text, span in zip(texts, spans, strict=True)]
        for spans in zip(*((f.act, f.cases) for f in pair[:2]), strict=True)
    )
    return cases[0] != cases[1] and any(_POINTS.search(act) for act in acts)


_BEFORE = lazy("上述|前[一二两三]?[款项]|本条")


def _is_of(text: str, frame: Frame, other: Frame, trend: str) -> bool:
    """Say whether a frame is of the act of another one; or refers to it, where it matters what else is imposed."""
    refers = trend in {"stricter", "looser"} and frame.act > other.act and _BEFORE.search(text, *frame.act) is not None
    return frame.act == other.act or refers


def _hit_the_same(frame: Frame, other: Frame) -> bool:
    """Say whether two frames hit the same, or may."""
    kinds = {frame.target_kind, other.target_kind}
    return len(kinds) == 1 or ("" in kinds and kinds <= _OFFENDERS)
