"""Trends of penalties: whether what is imposed went up or down, or got stricter or looser, where that is sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from regdiff.comparing.facts.penalties.frames import Frame
from regdiff.comparing.facts.penalties.measures import Measure
from regdiff.comparing.facts.penalties.tiers import kinds_of
from regdiff.comparing.quantities import find_quantities
from regdiff.model.patterns import lazy

Texts = tuple[str, str]
NEUTRAL = frozenset({"order"})
"""To mend what is wrong is no penalty."""
_UNKNOWN = {"punishment"}
"""Other law says what the punishment is."""
_TO_PERCENT = 100
_OBJECTS = lazy("、|或者|以及|及|和|与")
_NO_OBJECT = lazy("没收|追缴|其|的|违法|非法|所")
_UNSURE = "unsure"
_INFINITE = float("inf")


def differ(texts: Texts, old: Frame, new: Frame) -> bool:
    """Say whether two frames impose different things, on others, or at other thresholds; wording alone is no difference."""
    before, after = (_values(text, frame) for text, frame in zip(texts, (old, new), strict=True))
    return before != after


def _values(text: str, frame: Frame) -> object:
    tier = text[slice(*frame.tier)]
    limits = sorted((each.unit, each.exact, each.bound) for each in find_quantities(tier))
    imposed = sorted((key, *_ends(each), each.may, _mixed(text, each)) for key, each in _keyed(text, frame))
    return imposed, limits, tier_kinds(text, frame), frame.target_kind


def tier_kinds(text: str, frame: Frame) -> frozenset[str]:
    """Return what kinds of condition the tier of a frame is, and the tier that it is one of."""
    return kinds_of(text[slice(*frame.tier)]) | kinds_of(text[slice(*frame.within)])


def _mixed(text: str, measure: Measure) -> str:
    """What a measure says whose amount is more than a range, or that is a list of what may be done."""
    return text[slice(*measure.span)] if measure.unit == "mixed" or measure.name == "handling" else ""


def _ends(measure: Measure) -> tuple[float, float, str, str]:
    """What a measure amounts to, for comparison: multiples are shares of what they are taken of."""
    times = _TO_PERCENT if measure.unit == "times" else 1
    low = 0.0 if measure.low is None else measure.low * times
    high = _INFINITE if measure.high is None else measure.high * times
    return low, high, "percent" if measure.unit == "times" else measure.unit, measure.base


def _keyed(text: str, frame: Frame) -> Iterator[tuple[str, Measure]]:
    """Yield the measures of a frame with what makes two of them the same; one confiscation for each thing confiscated."""
    for measure in frame.measures:
        if measure.name in NEUTRAL:
            continue
        if measure.name in {"confiscation", "recovery"}:
            for thing in sorted({_NO_OBJECT.sub("", part) for part in _OBJECTS.split(text[slice(*measure.span)])}):
                yield f"{measure.name} {thing}", measure
        else:
            yield measure.name, measure
    if all(measure.name in NEUTRAL for measure in frame.measures):
        for measure in frame.measures:
            yield measure.name, measure


def keys_of(text: str, found: Iterable[Frame]) -> set[str]:
    """Return what frames impose, apart from orders to mend, each kind once."""
    return {key for frame in found for key, _ in _keyed(text, frame)}


def beyond(text: str, frame: Frame, keys: Collection[str]) -> Frame | None:
    """Return a frame with what it imposes besides some kinds of sanction; None where that is nothing."""
    own = {id(measure) for key, measure in _keyed(text, frame) if key not in keys and measure.name not in NEUTRAL}
    measures = tuple(measure for measure in frame.measures if id(measure) in own)
    return frame._replace(measures=measures) if measures else None


def trend_of(texts: Texts, old: Frame, new: Frame, elsewhere: tuple[set[str], set[str]]) -> str:
    """Return which way it goes from one frame to the other, or nothing where that is not sure.

    `elsewhere` is what either text imposes at other tiers of the same act: what is found there neither came nor went.
    """
    before, after = _grouped(texts[0], old), _grouped(texts[1], new)
    trends = {_UNSURE} if _partners(before, after) != _partners(after, before) else set()
    trends |= {_alone(key, after, before, elsewhere[0], "stricter") for key in after if key not in before}
    trends |= {_alone(key, before, after, elsewhere[1], "looser") for key in before if key not in after}
    for key in before.keys() & after.keys():
        trends |= _bounds(texts, before[key], after[key])
    trends.discard("")
    if trends in ({"up"}, {"down"}):
        return trends.pop()
    for sign, way in (("up", "stricter"), ("down", "looser")):
        if trends and trends <= {sign, way}:
            return way
    return ""


def _grouped(text: str, frame: Frame) -> dict[str, list[Measure]]:
    out: dict[str, list[Measure]] = defaultdict(list)
    for key, measure in _keyed(text, frame):
        if measure.name not in NEUTRAL:
            out[key].append(measure)
    return dict(out)


def _partners(side: dict[str, list[Measure]], other: dict[str, list[Measure]]) -> set[frozenset[str]]:
    """What can be imposed in each other's stead on one side, of what is imposed on both."""
    choices: dict[int, set[str]] = defaultdict(set)
    for key, found in side.items():
        for measure in found:
            if key in other:
                choices[measure.choice].add(key)
    return {frozenset(keys) for keys in choices.values() if len(keys) > 1}


def _alone(
    key: str, side: dict[str, list[Measure]], other: dict[str, list[Measure]], elsewhere: set[str], trend: str
) -> str:
    """What it means that one side imposes what the other does not: unsure, if in the stead of something that both impose."""
    choices, own = {measure.choice for measure in side[key]}, {measure.span for measure in side[key]}
    shared = (each for name, found in side.items() if name in other for each in found)
    instead = any(each.choice in choices and each.span not in own for each in shared)
    return _UNSURE if instead or key in elsewhere or key in _UNKNOWN else trend


def _bounds(texts: Texts, old: list[Measure], new: list[Measure]) -> set[str]:
    """Return which way the amounts of one kind of measure go, and whether what could be imposed must be."""
    before, after = [_ends(each) for each in old], [_ends(each) for each in new]
    if len(old) != 1 or len(new) != 1:
        return set() if sorted(before) == sorted(after) else {_UNSURE}
    (low, high, *kind), (lower, higher, *other) = before[0], after[0]
    if kind != other or _mixed(texts[0], old[0]) != _mixed(texts[1], new[0]):
        return {_UNSURE}
    duty = {"stricter"} if old[0].may and not new[0].may else {"looser"} if new[0].may and not old[0].may else set()
    if (low, high) == (lower, higher):
        return duty
    if lower >= low and higher >= high:
        return duty | {"up"}
    return duty | {"down"} if lower <= low and higher <= high else {_UNSURE}


def covers(texts: Texts, frame: Frame, other: Frame) -> bool:
    """Say whether a frame of the first text imposes all that one of the second text does, and not less of it."""
    before, after = _grouped(texts[0], frame), _grouped(texts[1], other)
    return all(
        key in before and before_end[2:] == after_end[2:] and before_end[1] >= after_end[1]
        for key, found in after.items()
        for after_end in map(_ends, found)
        for before_end in map(_ends, before.get(key, found[:1]))
    )
