"""Facts of penalties: each frame that came, went or is another, quoted with what is imposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from regdiff.comparing.alterations import Overlapping, Span
from regdiff.comparing.facts.consequences import LONGEST_WHOLE, Whole, as_wholes
from regdiff.comparing.facts.deeds import WHOM, act_told, case_told, context_told, is_punished, lead_told, whose
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark, Trend
from regdiff.comparing.facts.kinds.penalty import KIND
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.penalties.frames import Frame, Measure
from regdiff.comparing.facts.penalties.sanctions import is_renamed
from regdiff.comparing.facts.penalties.tiers import measured_by
from regdiff.comparing.facts.windows import LONGEST
from regdiff.comparing.quantities import find_quantities
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple


def penalty_facts(texts: tuple[str, str], changes: Sequence[FrameChange]) -> Iterator[Fact]:
    """Yield a fact for each frame that differs; its lead is the beginning of what is punished.

    Args:
        texts: the joined texts of both sides, to see which sanctions stay.
        changes: the frames.
    """
    moved = {
        measure.span
        for each in changes
        if each.is_moved
        for frame in (each.old, each.new)
        if frame
        for measure in frame.measures
    }
    by_act = _by_act(changes)
    wholes = as_wholes(texts, changes)
    for each in changes:
        frame = each.new or each.old
        if frame is None or not each.is_own:
            continue
        if any(_CASES_OF.fullmatch(text, *side.act) for text, side in zip(texts, (each.old, each.new), strict=True) if side):
            continue  # items by their numbers alone: a reader does not know which, and they may number others now
        if id(each) in wholes:
            whole = wholes[id(each)]
            yield from [_whole_fact(texts, whole)] if whole and each is whole.changes[0] else []
            continue
        sides = _sides(texts, each, set() if each.is_moved else moved)
        imposed = [_imposed(text, *side) for text, side in zip(texts, sides, strict=True)]
        imposed = _told(texts, each, sides, imposed)
        if not (each.old and each.new):
            imposed = [_foremost(*side) for side in zip((each.old, each.new), imposed, strict=True)]
            if any(not span.is_empty for span in imposed):
                yield _fact(texts, each, frame, imposed)
        elif _differs(texts, each.old, each.new, imposed) and not (
            (not each.is_moved and not any(map(_own, texts, sides)) and _holds(each, moved))
            or ((imposed[1].is_empty or _is_of_other_sorts(sides)) and _is_at_another_tier(each.new, sides[0], by_act))
            or _stays_for_some(texts, each)
        ):
            yield _fact(texts, each, frame, imposed)


def _differs(texts: tuple[str, str], old: Frame, new: Frame, imposed: Sequence[Span]) -> bool:
    """Say whether what two sides impose is another thing, and a rule can tell what became of it.

    Only when it is imposed may differ, which the words around tell; and items may impose what the sentence did.
    """
    is_same = is_renamed(*(text[slice(*span)] for text, span in zip(texts, imposed, strict=True)))
    return not (is_same or _is_left_to_others(old, new) or _is_parted(old, new))


def _fact(texts: tuple[str, str], each: FrameChange, frame: Frame, imposed: Sequence[Span]) -> Fact:
    """Return a penalty as a fact, with what stands before it; `frame` is the new one where there is one, else the old."""
    alone = not (each.old and each.new)
    quoted = zip(texts, (each.old, each.new), imposed, strict=True)
    old, new = (_quoted(*side, alone=alone) for side in quoted)
    if each.old and each.new:
        old, new = _at_one_tier((each.old, each.new), (old, new), imposed)
    marks = (Mark(_within(imposed[0], old), _within(imposed[1], new)),)
    quote, text = (new, texts[1]) if each.new else (old, texts[0])
    lead = lead_told(text, frame, quote)
    lead = lead if lead.end <= quote.start else NOTHING
    case = case_told(text, frame, (lead, quote))
    context = context_told(text, frame, (lead, quote)) if case.is_empty else NOTHING
    said = (KIND.name, KIND.rank, old, new, marks, lead, Trend(each.trend), frame.target)
    return Fact(*said, case=case, context=context)


def _whole_fact(texts: tuple[str, str], whole: Whole) -> Fact:
    """Return all that an act costs as one fact, with the act before it; its trend is what all changes of it have."""
    went = whole.new.is_empty
    text, quote = (texts[0], whole.old) if went else (texts[1], whole.new)
    frame = next(frame for each in whole.changes if (frame := each.old if went else each.new))
    bare = frame._replace(tier=NOTHING, target=NOTHING, within=NOTHING)
    lead = lead_told(text, bare, quote)
    case = case_told(text, bare, (lead, quote))
    context = context_told(text, bare, (lead, quote)) if case.is_empty else NOTHING
    trends = {each.trend for each in whole.changes}
    trend = Trend(trends.pop()) if len(trends) == 1 else Trend.NONE
    if with_acts := _with_acts(texts, whole):
        whole, lead, context = with_acts, NOTHING, NOTHING
    marks = (Mark(whole.old, whole.new),)
    return Fact(KIND.name, KIND.rank, whole.old, whole.new, marks, lead, trend, case=case, context=context)


def _with_acts(texts: tuple[str, str], whole: Whole) -> Whole | None:
    """Return both sides with what is punished, where others do it than before and that fits; else None."""
    acts: list[Span] = []
    for text, side in zip(texts, zip(*((each.old, each.new) for each in whole.changes), strict=True), strict=True):
        acts += [act_told(text, frame) for frame in side if frame][:1]
    if len(acts) < len(texts):
        return None
    who = [text[act.start : act.start + whose(text[slice(*act)])] for text, act in zip(texts, acts, strict=True)]
    spans = [Span(act.start, quote.end) for act, quote in zip(acts, (whole.old, whole.new), strict=True)]
    fits = all(
        0 < span.end - span.start <= LONGEST_WHOLE and "\n" not in text[slice(*span)]
        for text, span in zip(texts, spans, strict=True)
    )
    return whole._replace(old=spans[0], new=spans[1]) if all(who) and who[0] != who[1] and fits else None


def _at_one_tier(frames: tuple[Frame, Frame], quotes: tuple[Span, Span], imposed: Sequence[Span]) -> list[Span]:
    """Return both quotes without when that is imposed, where both sides say so and one quote does not: it would seem new."""
    pairs = list(zip(frames, quotes, imposed, strict=True))
    has = [quote.start <= frame.tier.start for frame, quote, _ in pairs]
    if has[0] is has[1] or any(frame.tier.is_empty for frame in frames):
        return list(quotes)
    return [Span(its.start, quote.end) if frame.tier.end <= its.start < quote.end else quote for frame, quote, its in pairs]


def _is_of_other_sorts(sides: tuple[_Side, _Side]) -> bool:
    """Say whether both sides impose nothing of one sort."""
    return {each.name for each in sides[0].counted}.isdisjoint(each.name for each in sides[1].counted)


def _by_act(changes: Sequence[FrameChange]) -> dict[Span, list[Frame]]:
    """Return the frames of the new side by what is punished."""
    out: dict[Span, list[Frame]] = defaultdict(list)
    for each in changes:
        if each.new:
            out[each.new.act].append(each.new)
    return out


def _is_at_another_tier(new: Frame, gone: _Side, by_act: Mapping[Span, Sequence[Frame]]) -> bool:
    """Say whether something like all that went is imposed for the act at another tier: in graver cases, or on others."""
    went = {measure.name for measure in gone.counted} - {measure.name for measure in new.measures}
    others = (frame for frame in by_act[new.act] if frame is not new)
    return bool(went) and went <= {measure.name for frame in others for measure in frame.measures}


def _foremost(frame: Frame | None, imposed: Span) -> Span:
    """Return what is imposed from the fine on, where all of it is too long for a quote: that says most."""
    if frame is None or imposed.end - imposed.start <= LONGEST:
        return imposed
    fine = next((each.span for each in frame.measures if each.name == "fine" and imposed.holds(each.span)), None)
    return Span(fine.start, imposed.end) if fine and fine.end - imposed.start > LONGEST else imposed


def _told(texts: tuple[str, str], each: FrameChange, sides: tuple[_Side, _Side], imposed: Sequence[Span]) -> list[Span]:
    """Return what is told of what both sides impose: with 可以, with whom it hits or when, where that is what differs."""
    if each.old and each.new and not each.is_moved:
        imposed = _beside_kept(texts, sides, imposed)
    imposed = [_with_leave(text, span) for text, span in zip(texts, imposed, strict=True)]
    if not (each.old and each.new):
        return imposed
    if each.is_moved:
        imposed = _at_tiers(each.old, each.new, imposed)
    elif _at_other_thresholds(texts, each.old, each.new):
        told = [_with_tier(frame, span) for frame, span in zip((each.old, each.new), imposed, strict=True)]
        imposed = told if all(whole != span for whole, span in zip(told, imposed, strict=True)) else imposed
    if each.old.target_kind != each.new.target_kind:
        imposed = [_with_target(frame, span) for frame, span in zip((each.old, each.new), imposed, strict=True)]
    if texts[0][slice(*imposed[0])] == texts[1][slice(*imposed[1])]:
        imposed = _when(each.old, each.new, imposed)
    return imposed


def _at_other_thresholds(texts: tuple[str, str], old: Frame, new: Frame) -> bool:
    """Say whether both impose something from an amount on, and that is another amount, or one of something else."""
    tiers = [text[slice(*frame.tier)] for text, frame in zip(texts, (old, new), strict=True)]
    before, after = ({(each.unit, each.exact) for each in find_quantities(tier)} for tier in tiers)
    return bool(before and after) and (before != after or measured_by(tiers[0]) != measured_by(tiers[1]))


def _beside_kept(texts: tuple[str, str], sides: tuple[_Side, _Side], imposed: Sequence[Span]) -> list[Span]:
    """Return what both sides impose without what is imposed as before between two sanctions that are others.

    Where one side only imposes more, no more is told than what stands before the first that is kept; where both impose
    others, what is kept is told on both sides.
    """
    kept = [
        [m.span for m in side.counted if within.holds(m.span) and _bare(text, m.span) in side.other]
        for text, side, within in zip(texts, sides, imposed, strict=True)
    ]
    if not any(kept):
        return list(imposed)
    out = []
    for text, side, span, its, others in zip(texts, sides, imposed, kept, (kept[1], kept[0]), strict=True):
        if imposed[0].is_empty or imposed[1].is_empty:
            end = max((m.span.end for m in side.counted if its and m.span.end <= its[0].start), default=span.end)
            out.append(Span(span.start, end))
            continue
        there = texts[1] if text is texts[0] else texts[0]
        said = {_bare(there, other) for other in others}
        told = [*its, *(m.span for m in side.counted if _bare(text, m.span) in said)]
        out.append(Span(min([span.start, *(t.start for t in told)]), max([span.end, *(t.end for t in told)])))
    return out


def _is_parted(old: Frame, new: Frame) -> bool:
    """Say whether a sentence became a list, or a list a sentence, and both impose other things."""
    kinds = [{measure.name for measure in frame.measures} for frame in (old, new)]
    return old.cases.is_empty != new.cases.is_empty and kinds[0].isdisjoint(kinds[1])


def _is_left_to_others(old: Frame, new: Frame) -> bool:
    """Say whether one side says where to find what the other imposes: what became of that no rule can tell."""
    named = [{measure.name for measure in frame.measures} - {"order"} for frame in (old, new)]
    return (named[0] == {"punishment"}) != (named[1] == {"punishment"})


def _stays_for_some(texts: tuple[str, str], each: FrameChange) -> bool:
    """Say whether what a list imposes at another tier than before is imposed once more in the new text: for some acts."""
    if not (each.is_moved and each.old and each.new) or each.new.cases.is_empty:
        return False
    said = [_bare(texts[1], measure.span) for measure in each.new.measures]
    return any(texts[1].count(words) > texts[0].count(words) > 0 for words in said)


def _when(old: Frame, new: Frame, imposed: Sequence[Span]) -> list[Span]:
    """Return what differs where the same is imposed: when it is, as by which threshold."""
    if old.tier.is_empty or new.tier.is_empty:
        return list(imposed)
    told = [_with_tier(frame, span) for frame, span in zip((old, new), imposed, strict=True)]
    return [frame.tier if told[at] == imposed[at] else told[at] for at, frame in enumerate((old, new))]


def _at_tiers(old: Frame, new: Frame, imposed: Sequence[Span]) -> list[Span]:
    """Return sanctions with when they are imposed, or that alone where one is too long for a quote."""
    told = [_with_tier(frame, span) for frame, span in zip((old, new), imposed, strict=True)]
    is_long = any(whole == span and not f.tier.is_empty for whole, span, f in zip(told, imposed, (old, new), strict=True))
    return [frame.tier for frame in (old, new)] if is_long and not (old.tier.is_empty or new.tier.is_empty) else told


def _with_tier(frame: Frame, span: Span) -> Span:
    """Return a sanction with when it is imposed, where both fit in a quote."""
    near = not frame.tier.is_empty and frame.tier.end <= span.start and span.end - frame.tier.start <= LONGEST
    return Span(frame.tier.start, span.end) if near else span


def _with_target(frame: Frame, span: Span) -> Span:
    """Return a sanction with whom it hits before it, where both fit in a quote."""
    near = not (frame.target.is_empty or span.is_empty) and frame.target.end <= span.start
    return Span(frame.target.start, span.end) if near and span.end - frame.target.start <= LONGEST else span


def _with_leave(text: str, span: Span) -> Span:
    """Return a sanction with 可以 before it, where that stands there."""
    match = _LEAVE.search(text, max(0, span.start - _NEAR), span.start) if not span.is_empty else None
    return Span(match.start(), span.end) if match else span


_CASES_OF = lazy("(?:有|对)?(?:前[款条]|本条第[^，。；]{1,3}款)[^，。；]{0,4}第[^，。；]{1,30}项[^，。；]{0,12}")
"""What is punished, where it is told by the numbers of items alone."""
_LEAVE = lazy(r"可以[^，。；、]*\Z|有权[^，。；、]*\Z|可(?=并?\Z)")
_NEAR = 16
"""Characters before a sanction in which 可以 belongs to it."""


def costs_otherwise(each: FrameChange) -> bool:
    """Say whether a frame imposes another sort of sanction than before, or must where it could, or the other way round."""
    if each.old is None or each.new is None:
        return False
    old, new = (
        {measure.name: measure.may for measure in frame.measures if measure.name != "order"}
        for frame in (each.old, each.new)
    )
    return old.keys() != new.keys() or any(old[name] is not new[name] for name in old)


def punishes(each: FrameChange) -> bool:
    """Say whether a side of a frame imposes more than to set right what is wrong, which is no penalty."""
    return any(measure.name != "order" for frame in (each.old, each.new) if frame for measure in frame.measures)


def _sides(texts: tuple[str, str], each: FrameChange, moved: Collection[Span]) -> tuple[_Side, _Side]:
    """Both sides, with what counts of them: an order to mend where nothing else is imposed, or of one that is alone.

    What was `moved` to another tier is told by itself.
    """
    frames = [frame for frame in (each.old, each.new) if frame]
    has_penalty = len(frames) > 1 and any(measure.name != "order" for frame in frames for measure in frame.measures)
    counted = [
        [m for m in frame.measures if not (has_penalty and m.name == "order") and m.span not in moved] if frame else []
        for frame in (each.old, each.new)
    ]
    said = [{_bare(text, m.span) for m in its} for text, its in zip(texts, counted, strict=True)]
    return _Side(each.old, counted[0], said[1]), _Side(each.new, counted[1], said[0])


class _Side(NamedTuple):
    frame: Frame | None
    counted: list[Measure]
    """What is told of what the frame imposes."""
    other: set[str]
    """What the other side imposes, word for word."""


def _own(text: str, side: _Side) -> list[Span]:
    """What a side imposes and the other does not."""
    return [each.span for each in side.counted if _bare(text, each.span) not in side.other]


def _bare(text: str, span: Span) -> str:
    """Return a sanction without what joins it to the one before: 并处一万元罚款 imposes what 处一万元罚款 does."""
    return text[slice(*span)].removeprefix("并")


def _holds(each: FrameChange, moved: Collection[Span]) -> bool:
    return any(measure.span in moved for frame in (each.old, each.new) if frame for measure in frame.measures)


def _imposed(text: str, frame: Frame | None, counted: Sequence[Measure], other: set[str]) -> Span:
    """From the first to the last sanction that the other side has not; all of them, where it has them all."""
    if frame is None:
        return NOTHING
    own = [each.span for each in counted if _bare(text, each.span) not in other]
    if not own and other - {_bare(text, each.span) for each in counted}:
        end = max(each.span.end for each in frame.measures)
        return Span(end, end)  # the other side imposes all of this and more
    own = own or [each.span for each in counted or frame.measures]
    return Span(own[0].start, max(span.end for span in own))


def _quoted(text: str, frame: Frame | None, imposed: Span, *, alone: bool) -> Span:
    """Whom, at which tier and with what, as far as it lies together and is no longer than a quote.

    Where both sides are quoted, whom it hits is told before the quotes, if that fits there with what for.
    """
    if frame is None:
        return NOTHING
    if imposed.is_empty:
        imposed = Span(frame.measures[0].span.start, imposed.end)
    end = _end(text, frame, imposed)
    is_led = frame.act.start < frame.target.start and frame.target.end - frame.act.start <= LONGEST
    is_led = is_led and not is_punished(text, Span(frame.act.end, frame.target.start))
    behind = frame.target.end if not alone and is_led and frame.target.end <= imposed.start else 0
    told = (span for span in (frame.tier, frame.target) if not span.is_empty and behind <= span.start)
    starts = sorted(span.start for span in told if span.end <= imposed.start)
    fitting = (at for at in starts if end - at <= WHOM)
    return Span(next(fitting, imposed.start), end)


def _end(text: str, frame: Frame, imposed: Span) -> int:
    """Return where a quote of what is imposed ends: behind the last sanction that fits whole, and the comma behind it."""
    most = imposed.start + LONGEST
    if imposed.end <= most:
        return imposed.end
    whole = max((each.span.end for each in frame.measures if imposed.start < each.span.end < most), default=most)
    return whole + (whole < most and text.startswith(("，", "；"), whole))


def _within(span: Span, quote: Span) -> Span:
    return Span(max(span.start, quote.start), min(span.end, quote.end)) if not span.is_empty else span


class Imposed:
    """What some frames impose, and at which tiers, to be asked for the words that lie in it."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        imposed = [each.span for frame in frames for each in frame.measures]
        self._starts = {span.start for span in imposed}
        self._held = Overlapping((*imposed, *(frame.tier for frame in frames)))

    def holds(self, words: Span) -> bool:
        """Say whether altered words lie in what is imposed, right before it (可以), or in a tier."""
        return words.end in self._starts or self._held.meet(words)


class Touched:
    """Altered words, to be asked for the frames that they lie in."""

    def __init__(self, words: Sequence[Span]) -> None:
        self._ends = {span.end for span in words}
        self._words = Overlapping(words)

    def touch(self, frame: Frame | None) -> bool:
        """Say whether words lie in what a frame imposes, right before it, or in its tier."""
        if frame is None:
            return False
        imposed = (each.span for each in frame.measures)
        return self._words.meet(frame.tier) or any(each.start in self._ends or self._words.meet(each) for each in imposed)
