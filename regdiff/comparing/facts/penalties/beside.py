"""What one side imposes at a tier at which the other does not: it moved to another tier, or makes a trend doubtful."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.penalties.acts import Act
from regdiff.comparing.facts.penalties.frames import Frame
from regdiff.comparing.facts.penalties.trends import NEUTRAL, beyond, covers, keys_of, tier_kinds
from regdiff.model.patterns import lazy

Texts = tuple[str, str]
"""The old and the new text."""
_OFFENDERS = {"", "entity", "person"}
_REFERS = lazy("上述|前[一二两三]?[款项]|本条")
_MOST = 1_000
"""Frames of a text that are looked at."""


class Beside:
    """What one text imposes and the other does not at the same tier."""

    def __init__(self, text: str, alone: Iterable[Frame], parts: Iterable[Frame]) -> None:
        """Take frames that stand on one side alone, and what those of both sides impose on this one alone."""
        self._text = text
        self.alone = list(alone)[:_MOST]
        self.parts = list(parts)[:_MOST]

    @cached_property
    def by_act(self) -> dict[Act, list[Frame]]:
        """All of it, by the act."""
        return by_act(chain(self.alone, self.parts))

    @cached_property
    def _by_name(self) -> tuple[dict[Span, list[Frame]], dict[Span, list[Frame]]]:
        return _by_name(self.alone), _by_name(self.parts)

    @cached_property
    def _referring(self) -> list[Frame]:
        """Frames that stand alone and whose act refers to one before it."""
        return [frame for frame in self.alone if refers(self._text, frame.act)]

    def at_other_tiers(self, frame: Frame, keys: set[str], *, referring: bool) -> Iterator[Frame]:
        """Yield what is imposed for the act of a frame on whom it hits, besides the frame itself.

        Args:
            frame: of this side.
            keys: the sorts of sanction that count, of what stands on both sides.
            referring: what is imposed for an act that refers to one before it counts, too.
        """
        alone, parts = self._by_name
        shares = (beyond(self._text, each, keys_of(self._text, [each]) - keys) for each in parts.get(frame.act, ()))
        further = (each for each in self._referring if referring and each.act > frame.act)
        for each in chain(alone.get(frame.act, ()), filter(None, shares), further):
            if (each.act, each.tier, each.within, each.target) == (frame.act, frame.tier, frame.within, frame.target):
                continue
            if hit_the_same(each, frame):
                yield each


def refers(text: str, act: Span) -> bool:
    """Say whether an act refers to one of another paragraph: 有前款行为的."""
    return _REFERS.search(text, *act) is not None


def by_act(found: Iterable[Frame]) -> dict[Act, list[Frame]]:
    """Return frames by what they punish, in order."""
    out: dict[Act, list[Frame]] = defaultdict(list)
    for frame in found:
        out[frame.act, frame.cases].append(frame)
    return dict(out)


def _by_name(found: Iterable[Frame]) -> dict[Span, list[Frame]]:
    out: dict[Span, list[Frame]] = defaultdict(list)
    for frame in found:
        out[frame.act].append(frame)
    return dict(out)


def own_parts(texts: Texts, pairs: Iterable[tuple[Frame, Frame]], *, new: bool) -> Iterator[Frame]:
    """Yield what one side of pairs of frames imposes and the other does not."""
    for old, came in pairs:
        here, there = (came, old) if new else (old, came)
        if frame := beyond(texts[new], here, keys_of(texts[not new], [there])):
            yield frame


def moved(texts: Texts, acts: Iterable[tuple[Act, Act]], sides: tuple[Beside, Beside]) -> Iterator[tuple[Frame, Frame]]:
    """Yield what was imposed for an act at one tier and is imposed at another now, no more and no less of it, each once.

    Args:
        texts: the old and the new text.
        acts: which act became which.
        sides: what stands on either side alone.
    """
    done: set[int] = set()
    for act, other in acts:
        here = sides[1].by_act.get(other, [])
        for old in sides[0].by_act.get(act, []) if here else ():
            fitting = (new for new in here if not {id(old), id(new)} & done and _is_moved(texts, old, new))
            if (new := next(fitting, None)) is not None:
                done |= {id(old), id(new)}
                yield old, new


def _is_moved(texts: Texts, old: Frame, new: Frame) -> bool:
    """Say whether two frames hit the same at tiers of another kind, with the same, or one with a part of it."""
    if not hit_the_same(old, new) or not is_at_another_tier(texts, old, new):
        return False
    keys = keys_of(texts[0], [old]) - NEUTRAL, keys_of(texts[1], [new]) - NEUTRAL
    if not all(keys) or not (keys[0] <= keys[1] or keys[1] <= keys[0]):
        return False
    return _impose_the_same(texts, old, new, keys[0] & keys[1], graded=True)


def left_over(texts: Texts, before: Sequence[Frame], after: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Pair what is left of an act where one frame on either side imposes the same: its tier is another."""
    if len(before) * len(after) > _MOST:
        return
    keys = [[keys_of(text, [f]) - NEUTRAL for f in side] for text, side in zip(texts, (before, after), strict=True)]
    alike = [
        (i, j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
        if hit_the_same(old, new) and _impose_the_same(texts, old, new, keys[0][i] & keys[1][j])
    ]
    counts = Counter(i for i, _ in alike), Counter(j for _, j in alike)
    yield from ((before[i], after[j]) for i, j in alike if counts[0][i] == counts[1][j] == 1)


def _impose_the_same(texts: Texts, old: Frame, new: Frame, keys: set[str], *, graded: bool = False) -> bool:
    """Say whether what two frames impose of some sorts of sanction is as much; discipline of any grade is, unless `graded`.

    A licence that is taken is of one sort: 执业证书 of a person is no 许可证 of a firm.
    """
    measured = keys if graded else keys - {"discipline"}
    here, there = (beyond(text, f, keys_of(text, [f]) - measured) for text, f in zip(texts, (old, new), strict=True))
    if not keys or (measured and not (here and there and covers(texts, here, there) and covers(texts[::-1], there, here))):
        return False
    taken = [
        {text[each.span.end - _SORT : each.span.end] for each in frame.measures if each.name == "revocation"}
        for text, frame in zip(texts, (old, new), strict=True)
    ]
    return not all(taken) or not taken[0].isdisjoint(taken[1])


_SORT = 3
"""Characters at the end of a licence's name that tell what sort it is of."""


def is_at_another_tier(texts: Texts, old: Frame, new: Frame) -> bool:
    """Say whether the tiers of two frames have nothing in common."""
    kinds = [tier_kinds(text, frame) for text, frame in zip(texts, (old, new), strict=True)]
    return kinds[0] != kinds[1] and not kinds[0] & kinds[1]


def hit_the_same(frame: Frame, other: Frame) -> bool:
    """Say whether two frames hit the same, or may."""
    kinds = {frame.target_kind, other.target_kind}
    return len(kinds) == 1 or ("" in kinds and kinds <= _OFFENDERS)
