"""What became of penalty frames: compared frame with frame, by act, target and tier.

Acts are paired by the characters that the edits keep of them. A trend is told only of a pair, and only where it is
surely one way; what the rules cannot tell has none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from regdiff.comparing.edits import Edit, edit_script
from regdiff.comparing.facts.penalties.acts import Act, Pairing, pair_acts
from regdiff.comparing.facts.penalties.beside import (
    Beside,
    by_act,
    hit_the_same,
    is_at_another_tier,
    left_over,
    moved,
    own_parts,
    refers,
)
from regdiff.comparing.facts.penalties.breaches import Renumbered
from regdiff.comparing.facts.penalties.frames import Frame, frames
from regdiff.comparing.facts.penalties.tiers import measured_by
from regdiff.comparing.facts.penalties.trends import NEUTRAL, covers, differ, keys_of, tier_kinds, trend_of
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

Texts = tuple[str, str]
"""The old and the new text."""


_ALIKE_NUMBERED: Renumbered = {}


class FrameChange(NamedTuple):
    """A frame that came, went, or is another."""

    old: Frame | None
    """Offsets are those of the old text; None where the frame came."""
    new: Frame | None
    """Offsets are those of the new text; None where the frame went."""
    trend: str
    """up or down: the amounts; stricter or looser: what is imposed; empty where it is not surely one way."""
    is_covered: bool = False
    """Of a frame that went: what it imposed is imposed for the act on its new side all the same, and no less of it; of one
    that came: no more than discipline, or what other law imposes, which the article imposed already."""
    is_alone: bool = False
    """Its act is none of the other side's."""
    is_own: bool = True
    """Of a frame that is another: neither goes on better elsewhere; else it may be of another offence."""
    is_moved: bool = False
    """The same is imposed at another tier now; either side may be a part of a frame."""


class _Pair(NamedTuple):
    old: Frame
    new: Frame
    mutual: bool
    """Their acts are each other's best counterparts."""


def compare_frames(
    old: str, new: str, edits: Sequence[Edit] | None = None, renumbered: Renumbered = _ALIKE_NUMBERED
) -> list[FrameChange]:
    """Return the frames of two texts that differ, in the order of the new text; what went stands where it stood.

    Args:
        old: the joined texts of the old side of a change.
        new: those of the new side.
        edits: the change's own edits; made anew where they are not given.
        renumbered: what became of the numbers of articles, which acts are told to break.
    """
    before, after = frames(old), frames(new)
    if not before or not after:
        out = [FrameChange(f, None, "", is_alone=True) for f in before]
        return out + [FrameChange(None, f, "", is_alone=True) for f in after]
    script = edit_script(old, new) if edits is None else edits
    texts = (old, new)
    acting = (by_act(before), by_act(after))
    acts = _acts(texts, acting, script, renumbered)
    pairs = _own_pairs(
        texts,
        [_Pair(*pair, mutual) for act, other, mutual in acts for pair in _pairs(texts, acting[0][act], acting[1][other])],
    )
    held = {id(frame) for pair in pairs for frame in pair[:2]}
    went, came = ([frame for frame in side if id(frame) not in held] for side in (before, after))
    both = [pair[:2] for pair in pairs]
    beside = (
        Beside(old, went, own_parts(texts, both, new=False)),
        Beside(new, came, own_parts(texts, both, new=True)),
    )
    carried = {id(frame) for pair in pairs if pair.mutual for frame in pair[:2]}
    out = [
        FrameChange(*pair[:2], _trend(texts, pair, (before, after), beside), is_moved=is_at_another_tier(texts, *pair[:2]))
        if pair.mutual or not ({id(pair.old), id(pair.new)} & carried) or _is_said_alike(texts, pair)
        else FrameChange(*pair[:2], "", is_own=False)
        for pair in pairs
        if differ(texts, pair.old, pair.new)
    ]
    became: dict[Act, list[Frame]] = defaultdict(list)
    for act, other, _ in acts:
        became[act] += acting[1][other]
    shifted = list(moved(texts, [pair[:2] for pair in acts], beside))
    done = {id(frame) for each in shifted for frame in each}
    out += [_gone(texts, frame, became.get((frame.act, frame.cases))) for frame in went if id(frame) not in done]
    known = {other for _, other, _ in acts}
    alone = [frame for frame in came if id(frame) not in done]
    before_them = [frame for frame in went if id(frame) not in done and (frame.act, frame.cases) not in became]
    out += [_come(texts, frame, before_them, is_alone=(frame.act, frame.cases) not in known) for frame in alone]
    out += [FrameChange(*pair, "", is_moved=True) for pair in shifted]
    return _in_order(out, pairs)


def _acts(
    texts: Texts, acting: tuple[Mapping[Act, list[Frame]], ...], script: Sequence[Edit], renumbered: Renumbered
) -> list[Pairing]:
    """Return which act became which; one that only refers to others (有前款行为的) is not what one of them became."""

    def shared(old: Act, new: Act) -> set[str]:
        return keys_of(texts[0], acting[0][old]) & keys_of(texts[1], acting[1][new]) - NEUTRAL

    acts = pair_acts(texts, (list(acting[0]), list(acting[1])), script, renumbered, shared)
    main = {act for pair in acts if pair.mutual for act in pair[:2]}

    def is_apart(pair: Pairing) -> bool:
        refer = [refers(text, act[0]) for text, act in zip(texts, pair[:2], strict=True)]
        return refer[0] != refer[1] and not pair.mutual and not main.isdisjoint(pair[:2])

    return [pair for pair in acts if not is_apart(pair)]


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
    is_covered = any(hit_the_same(each, frame) and covers(turned, each, frame) for each in (became or ())[:_MOST_BESIDE])
    return FrameChange(frame, None, "", is_covered=is_covered, is_alone=became is None)


def _come(texts: Texts, frame: Frame, before: Sequence[Frame], *, is_alone: bool) -> FrameChange:
    """Return the change of a frame that came; `before`: what went with acts that are none any more."""
    keys = keys_of(texts[1], [frame])
    is_covered = (
        is_alone
        and _is_general(texts[1], frame)
        and any(
            keys <= keys_of(texts[0], [each]) and each.target_kind == frame.target_kind and _is_general(texts[0], each)
            for each in before[:_MOST_BESIDE]
        )
    )
    return FrameChange(None, frame, "", is_covered=is_covered, is_alone=is_alone)


def _is_general(text: str, frame: Frame) -> bool:
    """Say whether a frame imposes no more than nearly every text does: discipline of no grade, or what other law imposes."""
    return all(
        each.name == "order"
        or (each.name == "discipline" and each.low is None)
        or (each.name == "punishment" and not _NAMED.search(text, *each.span))
        for each in frame.measures
    )


_NAMED = lazy("第|前|本|《")


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
    yield from left_over(texts, *_untaken((before, after), taken))


def _untaken(sides: tuple[Sequence[Frame], ...], taken: tuple[set[int], ...]) -> list[list[Frame]]:
    return [[f for at, f in enumerate(side) if at not in its] for side, its in zip(sides, taken, strict=True)]


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
    kinds = [tier_kinds(text, frame) for text, frame in zip(texts, (old, new), strict=True)]
    if not (same_kind or anyone) or (kinds[0] != kinds[1] and not kinds[0] & kinds[1]):
        return 0
    said = 2 * (tiers[0] == tiers[1]) + (texts[0][slice(*old.target)] == texts[1][slice(*new.target)])
    return 1 + _EQUAL * (kinds[0] == kinds[1]) + 8 * share + 4 * same_kind + said


def _trend(texts: Texts, pair: _Pair, sides: tuple[Sequence[Frame], Sequence[Frame]], beside: tuple[Beside, Beside]) -> str:
    """Return the trend of a pair; none where what came or went at another tier of the act makes it doubtful."""
    if is_at_another_tier(texts, *pair[:2]):
        return ""
    bases = [measured_by(texts[side][slice(*frame.tier)]) for side, frame in enumerate(pair[:2])]
    if _points(texts, pair) or (all(bases) and not bases[0] & bases[1]) or max(map(len, sides)) > _MOST_BESIDE:
        return ""
    keys = [
        keys_of(text, [f for f in side if f is not frame and f.act == frame.act])
        for text, side, frame in zip(texts, sides, pair[:2], strict=True)
    ]
    trend = trend_of(texts, pair.old, pair.new, (keys[0], keys[1]))
    if trend in {"down", "looser"} and _hands_over(texts[1], pair.new) and not _hands_over(texts[0], pair.old):
        return ""  # what other law imposes may be as much
    is_parted = pair.old.cases.is_empty != pair.new.cases.is_empty  # of a list and a sentence the acts may be others
    if trend in {"stricter", "looser"} and (is_parted or not pair.mutual):
        return ""
    own = keys_of(texts[0], [pair.old]) & keys_of(texts[1], [pair.new])
    referring = trend in {"stricter", "looser"}
    went, came = (side.at_other_tiers(frame, own, referring=referring) for side, frame in zip(beside, pair[:2], strict=True))
    if trend in {"up", "stricter"} and not all(covers((texts[1], texts[0]), pair.new, frame) for frame in went):
        return ""
    if trend in {"down", "looser"} and not all(covers(texts, pair.old, frame) for frame in came):
        return ""
    return trend


def _hands_over(text: str, frame: Frame) -> bool:
    """Say whether the sentence of a frame hands over to other law what it does not impose itself."""
    end = text.find("。", frame.measures[-1].span.end)
    return _OTHER_LAW.search(text, frame.measures[0].span.start, end if end >= 0 else len(text)) is not None


_OTHER_LAW = lazy("追究[^，。；]{0,4}法律责任|依法(?:给予|予以)?处[罚理]")
_POINTS = lazy("前[款项][^，。；]{0,4}第[^，。；]{1,20}项")


def _points(texts: Texts, pair: _Pair) -> bool:
    """Say whether an act is told by numbers of items of a paragraph that is not the same: they may number others now."""
    acts, cases = (
        [text[slice(*span)] for text, span in zip(texts, spans, strict=True)]
        for spans in zip(*((f.act, f.cases) for f in pair[:2]), strict=True)
    )
    return cases[0] != cases[1] and any(_POINTS.search(act) for act in acts)
