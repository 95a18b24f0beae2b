"""What an act costs as a whole, where its sanctions do not pair one to one.

可以并处二万元以下的罚款 did not become 警告 where fines now follow at two thresholds: told sort by sort, either side would
hide what the other rules. Then both sides are quoted from the first sanction that differs on, with their tiers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import NOTHING
from regdiff.comparing.facts.penalties.acts import Act
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.penalties.conditions import is_general
from regdiff.comparing.facts.penalties.frames import Frame
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

LONGEST_WHOLE = 100
"""Characters of the longest quote of all that an act costs."""
_CLAUSE = 60
"""Characters before a sanction in which its clause begins: 由县级以上人民政府财政部门给予警告."""
_MOST = 12
"""Changes of one act, of which more than these cannot be told in one."""
_OFFENDERS = {"", "entity", "person"}
"""Whom a penalty hits for what they did themselves; those who answer in an entity, and officials, are told apart."""


class Whole(NamedTuple):
    """What became of all that an act costs those of one kind."""

    changes: tuple[FrameChange, ...]
    """The changes that it tells."""
    old: Span
    """What the old text imposes, with tiers and with whom it hits."""
    new: Span


def as_wholes(texts: tuple[str, str], changes: Sequence[FrameChange]) -> dict[int, Whole | None]:
    """Return the changes that are not told sanction by sanction, by `id`: with the whole that tells them, or None.

    Nothing is told of what no rule can tell: what came in the place of what, where a whole is too long for quotes, or where
    one act became several.

    Args:
        texts: the joined texts of both sides.
        changes: frames that differ, in the order of the new text.
    """
    single, parted = _by_act(changes)
    out: dict[int, Whole | None] = {id(each): None for each in parted if each.is_moved or _is_of_other_sorts(each)}
    for its in _alone(changes):
        if whole := _whole(texts, its):
            out |= dict.fromkeys(map(id, its), whole)
    for its in single:
        if _is_mixed(its):
            whole = _whole(texts, its)
            out |= {id(each): whole for each in its if whole or _is_doubtful(each, its)}
    return out


def _alone(changes: Sequence[FrameChange]) -> Iterator[list[FrameChange]]:
    """Yield the changes of each act that came, or went, with several frames: all of them, then those of each kind of people.

    The former are told where they fit in a quote.
    """
    all_of: dict[tuple[Act, bool], list[FrameChange]] = defaultdict(list)
    for each in changes:
        frame = each.new or each.old
        if frame and each.is_alone and not (each.old and each.new):
            all_of[_act(frame), each.new is None].append(each)
    for its in all_of.values():
        by_class: dict[str, list[FrameChange]] = defaultdict(list)
        for each in its:
            by_class[_class(each)].append(each)
        groups = [*by_class.values(), its] if len(by_class) > 1 else [its]
        yield from (group for group in groups if 1 < len(group) <= _MOST)


def _whole(texts: tuple[str, str], its: Sequence[FrameChange]) -> Whole | None:
    """Return what became of all that an act costs; None where it fits in no quotes."""
    frames = zip(*((each.old, each.new) for each in its), strict=True)
    tight = [_run(text, list(filter(None, side))) for text, side in zip(texts, frames, strict=True)]
    full = [_to_end(*side) for side in zip(texts, tight, reversed(texts), strict=True)]
    has = [any(side) for side in zip(*((each.old, each.new) for each in its), strict=True)]
    for runs in (list(_without_same(texts, full)), tight):
        if all(
            bool(span.end - span.start) is told and span.end - span.start <= LONGEST_WHOLE
            for span, told in zip(runs, has, strict=True)
        ):
            return Whole(tuple(its), *runs)
    return None


def _by_act(changes: Sequence[FrameChange]) -> tuple[list[list[FrameChange]], list[FrameChange]]:
    """Return the changes of each act that became one other, and those of acts that became several, or of several.

    The former are apart for offenders and for those who answer for them.
    """
    became: dict[Act, set[Act]] = defaultdict(set)
    came: dict[Act, set[Act]] = defaultdict(set)
    for each in changes:
        if each.old and each.new:
            became[_act(each.old)].add(_act(each.new))
            came[_act(each.new)].add(_act(each.old))
    only = {old: next(iter(new)) for old, new in became.items() if len(new) == 1 == len(came[next(iter(new))])}
    back = {new: old for old, new in only.items()}
    single: dict[tuple[Act, str], list[FrameChange]] = defaultdict(list)
    parted: list[FrameChange] = []
    for each in changes:
        old = _act(each.old) if each.old else back.get(_act(each.new)) if each.new else None
        if old in only and (each.new is None or only[old] == _act(each.new)):
            single[old, _class(each)].append(each)
        elif each.old and each.new:
            parted.append(each)
    return list(single.values()), parted


def _act(frame: Frame) -> Act:
    return frame.act, frame.cases


def _class(each: FrameChange) -> str:
    kinds = {frame.target_kind for frame in (each.old, each.new) if frame}
    return "" if kinds & _OFFENDERS else min(kinds)


def _is_mixed(its: Sequence[FrameChange]) -> bool:
    """Say whether changes of one act cannot be told one by one: of other sorts, or parted and joined."""
    pairs = [(each.old, each.new) for each in its if each.old and each.new]
    if not pairs or len(its) > _MOST or not all(each.is_own for each in its):
        return False
    if any(old.cases.is_empty != new.cases.is_empty for old, new in pairs):
        return False  # of a list and a sentence the acts may be others
    sorts = [(_sorts(old), _sorts(new)) for old, new in pairs]
    if not all(old and new and (old == {"punishment"}) == (new == {"punishment"}) for old, new in sorts):
        return False  # what other law imposes no rule can tell
    if any(_is_doubtful(each, its) for each in its):
        return True
    alone = {name for each in its if not (each.old and each.new) for f in (each.old, each.new) if f for name in _sorts(f)}
    return any(alone & (old | new) - {"discipline"} for old, new in sorts)


def _is_doubtful(each: FrameChange, its: Sequence[FrameChange]) -> bool:
    """Say whether one side of a change is no new form of the other: of other sorts, or of several changes of the act."""
    if not (each.old and each.new):
        return False
    others = [other for other in its if other is not each]
    return _is_of_other_sorts(each) or any(each.old is other.old or each.new is other.new for other in others)


def _is_of_other_sorts(each: FrameChange) -> bool:
    """Say whether each side imposes a sort that the other does not, or the new one fewer sorts and another amount."""
    if not (each.old and each.new):
        return False
    old, new = _sorts(each.old), _sorts(each.new)
    amounts = [
        {(m.name, m.low, m.high, m.unit, m.base) for m in frame.measures if m.name in old & new}
        for frame in (each.old, each.new)
    ]
    return bool(old - new) and (bool(new - old) or amounts[0] != amounts[1])


def _sorts(frame: Frame) -> set[str]:
    return {measure.name for measure in frame.measures} - {"order"}


def _run(text: str, frames: Sequence[Frame]) -> Span:
    """Return from the first sanction, with when it is imposed and on whom, to the last one, where all is in one line."""
    if not frames:
        return NOTHING
    starts = []
    for frame in frames:
        first = frame.measures[0].span.start
        told = [span for span in (frame.tier, frame.target) if not span.is_empty and span.end <= first]
        starts.append(min([first, *(span.start for span in told if not is_general(text[slice(*span)]))]))
    start, end = min(starts), max(frame.measures[-1].span.end for frame in frames)
    begun = max(text.rfind(sign, max(0, start - _CLAUSE), start) for sign in "，；。：\n") + 1
    is_behind = all(begun >= frame.act.end for frame in frames if frame.act.end <= start)
    start = begun if begun and is_behind and end - begun <= LONGEST_WHOLE else start
    return NOTHING if "\n" in text[start:end] else Span(start, end)


def _to_end(text: str, run: Span, other: str) -> Span:
    """Return a run to the end of its part, and of those on graver cases, where the other text has none of that."""
    rest = _REST.match(text, run.end) if len(other) <= _LONG else None
    if rest is None or run.is_empty or any(len(each) >= _SAID and each in other for each in _PARTS.findall(rest[0])):
        return run
    return Span(run.start, rest.end())


_REST = lazy("[^。；：:\n]*(?:；(?=情节|逾期|拒不|造成严重|后果)[^。；：:\n]*)*")
"""The rest of a part between two ；, with the parts behind it on graver cases."""
_PARTS = lazy("[^，；]+")
_LONG = 50_000
"""Characters of the longest text that is looked through for what stands there, so that the work has no square."""
_SAID = 6
"""Characters of what is imposed that is the same where it stands on the other side."""


def _without_same(texts: tuple[str, str], runs: Sequence[Span]) -> Iterator[Span]:
    """Yield both runs without the clauses behind the last that differs, and what is imposed alike before the first."""
    sides = [[Span(*each.span()) for each in _PARTS.finditer(text, *run)] for text, run in zip(texts, runs, strict=True)]

    def said(at: int) -> list[str]:
        return [text[slice(*its[at])] for text, its in zip(texts, sides, strict=True)]

    while min(map(len, sides)) > 1 and all(len(set(said(at))) == 1 for at in (-1, -2)):
        del sides[0][-1], sides[1][-1]
    while min(map(len, sides)) > 1 and len({_imposed(each) for each in said(0)}) == 1 and not said(0)[0].endswith("的"):
        del sides[0][0], sides[1][0]
    for run, its in zip(runs, sides, strict=True):
        yield Span(its[0].start, its[-1].end) if its else run


def _imposed(clause: str) -> str:
    """Return a clause that orders to mend what is wrong without who gives the order, any other as it is."""
    order = _ORDER.match(clause)
    return order[1] if order else clause


_ORDER = lazy("(?:由[^，；]{2,40}?)?((?:责令|限期).*)")
"""An order to mend what is wrong, behind who gives it."""
