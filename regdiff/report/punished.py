"""Penalty frames in words, for the table of penalties: what for, whom, and what is imposed on both sides.

All frames of an article that differ stand in one line of the table; each begins with what for, where that is not what was
told before it, and with when and whom, where that is said. A sanction that both sides impose on the same, word for word, is
left out where others came or went.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import NOTHING
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.penalties.frames import Frame, Measure
from regdiff.comparing.facts.penalties.offenders import offender
from regdiff.comparing.facts.ruled import ROUTINE
from regdiff.comparing.facts.windows import word_at
from regdiff.model.patterns import lazy
from regdiff.report.runs import Run

_ACT = 40
"""Characters of an act that are told."""
_TARGET = 24
"""Of a target."""
_LIGHT = {"order", "warning", "criticism"}
"""What is told behind other sanctions, since a line has little room."""
_TAKEN = {"confiscation", "recovery", "handling", "punishment"}
"""So are frames that impose these alone: what is fined says more, and what other law imposes less."""
CUT = "……"
Texts = tuple[str, str]
"""The joined texts of both sides of a change."""


def where_of(each: FrameChange) -> tuple[int, bool]:
    """Return where a frame stands: an offset in the joined texts of a side, and whether of the new one."""
    frame = each.new or each.old
    return (frame.measures[0].span.start if frame else 0), each.new is not None


def is_beside(each: FrameChange, acts: Collection[Span], told: Sequence[Span]) -> bool:
    """Say whether a frame that went is a tier of an act of others, and is not told for itself.

    Args:
        each: the frame.
        acts: what the others punish, on the old side.
        told: what is told to have gone, on that side.
    """
    return bool(
        each.old
        and not each.new
        and each.old.act in acts
        and not any(span.meets(each.old.measures[0].span) for span in told)
    )


def costs_otherwise(texts: Texts, each: FrameChange) -> bool:
    """Say whether a frame imposes other things than before, or on others, or can where it had to; not only from when on."""
    if each.old is None or each.new is None:
        return True
    sides = [
        ([text[slice(*measure.span)] for measure in frame.measures], text[slice(*frame.target)])
        for text, frame in zip(texts, (each.old, each.new), strict=True)
    ]
    return sides[0] != sides[1] or [m.may for m in each.old.measures] != [m.may for m in each.new.measures]


def act_of(texts: Texts, frames: Sequence[FrameChange]) -> str:
    """Return what the first of some frames punishes; of a list of acts one that is new, where all of it costs anew.

    Where it cost something else before, that is told of an act that was punished before.
    """
    frames = _in_order(texts, frames)
    sides = [(each, each.new) for each in frames] + [(each, each.old) for each in frames]
    named = [(each, frame) for each, frame in sides if frame and not frame.act.is_empty]
    first = next((its for its in named if not _AFORESAID.search(_side_of(texts, *its), *its[1].act)), None)
    first = first or next(iter(named), None)
    if first is None:
        return ""
    each, frame = first
    text = _side_of(texts, each, frame)
    return _act(text, frame, texts[text is texts[0]], _ACT, anew=each.old is None)


def _side_of(texts: Texts, each: FrameChange, frame: Frame) -> str:
    """Return the text of the side that a frame of a change is of."""
    return texts[1] if frame is each.new else texts[0]


_AFORESAID = lazy("有前[款条][^，。；]{0,16}(?:行为|情形)")
"""An act that says nothing without the paragraph before."""


def _act(text: str, frame: Frame, other: str, most: int, *, anew: bool = True) -> str:
    act = _told_act(text, frame.act)
    item, listing = _listed(text, act, frame.cases, other, anew=anew)
    if item.is_empty:
        return _cut(text, act, most)
    around = Span(act.start, listing.start), Span(listing.end, act.end)  # who, or where; and with what result
    told = [text[slice(*span)].strip("，,") for span in around if span.end - span.start <= _AROUND]
    return CUT.join(filter(None, (*told, _cut(text, item, most))))


def _listed(text: str, act: Span, cases: Span, other: str, *, anew: bool) -> tuple[Span, Span]:
    """Return one of the acts that are listed behind 有下列行为之一, and that; both empty where none are."""
    listing = _LISTING.search(text, act.start, act.end)
    if listing is None or cases.start < act.end:
        return NOTHING, NOTHING
    items = [Span(*match.span(1)) for match in _ITEM.finditer(text, cases.start, cases.end)]
    item = max(items, key=lambda span: _is_new(text[slice(*span)], other) is anew, default=NOTHING)
    return item, Span(*listing.span())


def _is_new(act: str, other: str) -> bool:
    """Say whether an act of a list stands nowhere in the other text; 的 at its end makes none another one."""
    return act.removesuffix("的") not in other


_LISTING = lazy("有(?:下列|以下)[^，。；]{0,10}之一的?(?=[，,]|$)")
_ITEM = lazy(r"^[（(][一二三四五六七八九十百]+[）)]([^\n]+?)[；;。，,：:]?$", re.MULTILINE)
_AROUND = 14
"""Characters of the longest words before and behind 有下列行为之一 that are told with an act."""


def _told_act(text: str, act: Span) -> Span:
    """Return an act without the article that it breaks, where the rest says by itself that something is wrong."""
    routine = ROUTINE.match(text, act.start, act.end)
    if routine is None or text.startswith("或", routine.end()):
        return act
    is_named = "第" in routine[0] and not _LISTING.match(text, routine.end(), act.end)
    if is_named and (act.end - routine.end() < _SAID or not _WRONG.search(text, routine.end(), act.end)):
        return act
    return Span(routine.end(), act.end)


_SAID = 10
"""Characters of an act that says enough without the article that it breaks: 未履行报告义务 does not say whose."""
_WRONG = lazy(
    "[不未无非违擅拒逾滥侵盗骗毁损伪假泄阻妨瞒谎诈诬谤辱窃抢贪贿赌毒污虐弃]|超[出过越]|玩忽|徇私|歧视|逃避|抗|干扰|操纵|垄断|强迫|转让|出租|出借|买卖"
    "|之一|过失|故意|失职|渎职|倒卖|变造|截留|挪用|冒|私|暴力|威胁"
)
"""What tells that an act is a breach; 进行海洋工程建设 is none by itself."""


def targets_of(texts: Texts, frames: Sequence[FrameChange], stop: str) -> str:
    """Return whom some frames hit, each once: who is named where it is imposed, or who does what is punished."""
    found = []
    for each in frames:
        frame, text, other = (each.new, *texts[::-1]) if each.new else (each.old, *texts)
        target = _target(text, frame, other, anew=each.old is None) if frame else NOTHING
        if not target.is_empty:
            found.append(_FOR.sub("", _cut(text, target, _TARGET)))
    whole = [each for each in found if not each.endswith(CUT)]  # one that is too long tells an act rather than whom
    return stop.join(dict.fromkeys(whole or found))


def _target(text: str, frame: Frame, other: str, *, anew: bool) -> Span:
    """Return whom a frame hits; where nobody is named there, who does what is told of the act."""
    if not frame.target.is_empty:
        return frame.target
    item, _ = _listed(text, frame.act, frame.cases, other, anew=anew)
    return next((who for act in (frame.act, item) if not (who := offender(text, act)).is_empty), NOTHING)


_FOR = lazy("^对?(?:其(?!他))?")


def imposed(texts: Texts, frames: Sequence[FrameChange], *, new: bool, stop: str) -> Iterator[Run]:
    """Yield what one side of some frames imposes, what the other does not marked; nothing where it has no frame."""
    text, other = (texts[1], texts[0]) if new else (texts[0], texts[1])
    frames = _in_order(texts, frames)
    told = frames[0] if frames else None
    led = False
    terms: tuple[str, ...] = ()
    whole = {_which(frame) for each in frames if not each.is_moved and (frame := each.new if new else each.old)}
    seen: set[tuple[Span, str]] = set()  # of a merger, or of a frame that goes on in several, a side says nothing twice
    for each in frames:
        frame, against = (each.new, each.old) if new else (each.old, each.new)
        if frame is None or (each.is_moved and _which(frame) in whole):
            continue  # what moved to another tier is told with what else is imposed there
        first = _said(text, frame)[frame.measures[0].span][1]
        target = frame.target if frame.target.end <= first else NOTHING  # 可以对单位并处 names it where it is imposed
        hit = [span for span in (frame.within, frame.tier, target) if not span.is_empty]
        same = not told or _are_for_the_same(texts, told, each, new=new)
        act = [] if same and (hit or not led) else [_act(text, frame, other, _TARGET)]
        led = bool(hit)  # what is imposed in all cases would seem to be of the tier before it
        when = [_cut(text, span, _TARGET) for span in hit if not (act and span == target and frame.act.holds(span))]
        above, terms = terms, (*act, *when) if act or hit else ()
        when = when[_repeated(above, terms) :] if not act else when
        its = [Run("equal", said + "：") for said in (*act, *when)]
        its += _measures(text, frame, other, None if each.is_moved else against, "insert" if new else "delete")
        told = each
        if (said := (frame.act, "".join(run.text for run in its))) not in seen:
            yield from ([Run("equal", stop)] if seen else []) + its
            seen.add(said)


def _repeated(above: tuple[str, ...], terms: tuple[str, ...]) -> int:
    """Return how many terms need not be told again: those that the frame before it began with as well, but for the last."""
    same = next((at for at, (one, other) in enumerate(zip(above, terms, strict=False)) if one != other), len(above))
    return same if 0 < same < min(len(above), len(terms)) else 0


def _in_order(texts: Texts, frames: Sequence[FrameChange]) -> list[FrameChange]:
    """Return frames in the order in which they are told: first what costs something else, and what is no mere order."""
    return sorted(frames, key=lambda each: (not costs_otherwise(texts, each), _is_light(each.new or each.old)))


def _which(frame: Frame) -> tuple[Span, ...]:
    """Return what tells a frame from others of its side."""
    return frame.act, frame.cases, frame.within, frame.tier, frame.target


def _are_for_the_same(texts: Texts, one: FrameChange, other: FrameChange, *, new: bool) -> bool:
    """Say whether two frames punish what is the same, word for word, on a side; on either where one has none on that."""
    sides = [(one.old, other.old, texts[0]), (one.new, other.new, texts[1])]
    here = sides[new]
    return any(
        a and b and all(text[slice(*x)] == text[slice(*y)] for x, y in ((a.act, b.act), (a.cases, b.cases)))
        for a, b, text in ([here] if here[0] and here[1] else sides)
    )


def _is_light(frame: Frame | None) -> bool:
    """Say whether a frame imposes nothing but what a line tells last."""
    return frame is not None and all(measure.name in _LIGHT or measure.name in _TAKEN for measure in frame.measures)


def _measures(text: str, frame: Frame, other: str, against: Frame | None, op: str) -> Iterator[Run]:
    """Yield the sanctions of a frame, those that the other side has not marked, those that cost something first.

    Of which one or another is imposed stand together, as in the text.

    What both impose is left out where each has something of its own; else one would seem to have lost it. An order to mend
    is marked where nothing stands against it.
    """
    here, there = _said(text, frame), {said for said, _ in _said(other, against).values()}
    penal = {each.span for each in frame.measures if each.name != "order" or not _has_penalty(frame, against)}
    own = [each for each in frame.measures if here[each.span][0] not in there and each.span in penal]
    own = [each for each in own if not _is_elsewhere(text, each, other)]
    are_others = bool(own) and bool(there - {said for said, _ in here.values()})
    last: Measure | None = None
    for group in sorted(_choices(text, frame, here), key=lambda group: all(each.name in _LIGHT for each in group)):
        for each in group if not are_others or any(each in own for each in group) else ():
            start = here[each.span][1]
            if last:
                yield Run("equal", _joint(text, last, start))
            if each.may and start == each.span.start and not _goes_on(frame, last, each):
                yield Run("equal", _MAY)
            said = text[start : each.span.end].replace("\n", " ")
            same = len(said) if each not in own else _shared(said, there)
            yield from (run for run in (Run("equal", said[:same]), Run(op, said[same:])) if run.text)
            last = each


def _choices(text: str, frame: Frame, here: Mapping[Span, tuple[str, int]]) -> list[list[Measure]]:
    """Return the sanctions of a frame, those together of which one is imposed, or another, as they stand."""
    out = [[each] for each in frame.measures[:1]]
    for before, each in pairwise(frame.measures):
        if _OR.fullmatch(text, before.span.end, here[each.span][1]):
            out[-1].append(each)
        else:
            out.append([each])
    return out


_OR = lazy("、|[，,]?(?:或者?)(?:由[^，。；]{2,24})?")
"""What stands between two sanctions of which either is imposed, or before the last of three."""


def _joint(text: str, last: Measure, start: int) -> str:
    """Return what joins two sanctions that are told: what stands between them, where that says how, else a comma."""
    joint = text[last.span.end : start]
    return joint if joint in _JOINTS or _OR.fullmatch(joint) else "，"


def is_sanction(said: str) -> bool:
    """Say whether a run of a penalty is a sanction, and not what joins two, nor when or whom they hit, nor 可以 alone."""
    is_joint = said in _JOINTS or said == _MAY or said.lstrip("，").startswith("或")
    return len(said.strip()) > 1 and not is_joint and not said.endswith("：")


def _goes_on(frame: Frame, last: Measure | None, each: Measure) -> bool:
    """Say whether a sanction is told right behind the one before it, of which it is said that it can be imposed."""
    place = frame.measures.index(each)
    return place > 0 and frame.measures[place - 1] is last and last.may


def _is_elsewhere(text: str, each: Measure, other: str) -> bool:
    """Say whether the other side takes the same in the same words at another tier: it neither came nor went."""
    if each.low is not None or each.high is not None or each.name not in _TAKES:
        return False
    said = text[slice(*each.span)]
    return any(f"{said}{mark}" in other for mark in _MARKS) or other.endswith(said)


_MARKS = "，。；"
_TAKES = {"revocation", "suspension", "closure", "downgrade"}


def _has_penalty(frame: Frame, against: Frame | None) -> bool:
    """Say whether something stands against a frame, and either imposes more than an order to mend."""
    return against is not None and any(each.name != "order" for side in (frame, against) for each in side.measures)


def _shared(said: str, there: Collection[str]) -> int:
    """Return how much of a sanction is one of the other side that lists more, or less: 没收违法所得、财物."""
    if any(other.startswith(said + "、") for other in there):
        return len(said)
    return max((len(other) for other in there if said.startswith(other + "、")), default=0)


_JOINTS = {"或者", "或", "、", "和", "，并", "并"}
"""What may stand between two sanctions, and is told as it stands."""


def _said(text: str, frame: Frame | None) -> dict[Span, tuple[str, int]]:
    """Return what is said of each sanction of a frame, with 可以 where it can be imposed, and where that begins."""
    out: dict[Span, tuple[str, int]] = {}
    behind = 0
    for each in frame.measures if frame else ():
        leave = _LEAVE.search(text, max(behind, each.span.start - _NEAR), each.span.start) if each.may else None
        start = leave.start() if leave else each.span.start
        out[each.span] = (_MAY if leave else "") + text[slice(*each.span)], start
        behind = each.span.end
    return out


_MAY = "可以"
_LEAVE = lazy(r"(?:可以|有权|可(?=[并处]))[^，。；、]*\Z")
_NEAR = 24
"""Characters before a sanction in which 可以 is of it."""


def trend_of(frames: Sequence[FrameChange]) -> str:
    """Return the one way that all frames go which are others than before; empty where one goes another, or none.

    Frames that came, or went, go no way: what a line tells then is the way of those that stand on both sides.
    """
    ways = {each.trend for each in frames if each.old and each.new}
    return next((way for way, its in _WAYS if ways and ways <= its), "")


_WAYS = (("up", {"up"}), ("down", {"down"}), ("stricter", {"up", "stricter"}), ("looser", {"down", "looser"}))
"""What several ways together are."""


def _cut(text: str, span: Span, most: int) -> str:
    said = text[span.start : span.end].replace("\n", " ")
    if len(said) <= most:
        return said
    end = word_at(said, most, -1)
    if turned := _TURNED.match(said, end) or _OTHERS.match(said, end):
        end = turned.end()  # 文物保护工程以外的其他建设工程: what is cut there would say the opposite
    while _OPEN.search(said[:end]) and end < len(said):
        end = word_at(said, end + 2, 1)
    return said if end >= len(said) else said[:end] + CUT


_TURNED = lazy("[^，。；：、]{0,16}?(?:以外|之外|除外)(?:的其他[^，。；：、]{2,8})?")
_OTHERS = lazy("(?<=[以之]外)的其他[^，。；：、]{2,8}")
_OPEN = lazy(r"(?:[未不无非]|未[经按依]|未按照|未依法|没有|拒绝|拒不|擅自|违反|除)\Z")
"""What a cut act must not end with: it would say nothing, or seem to be allowed."""
