"""Penalty frames: who is punished for what, at which tier, with what.

A line is read sentence by sentence, a sentence clause by clause. Clauses without sanctions tell what for (the act), when
(the tier) and whom (the target); one with sanctions makes a frame of what was told before it. Behind ；a tier ends, and
an act lasts until the sentence, or a condition that is no tier, names another.
"""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.penalties.conditions import (
    is_agent,
    is_breach,
    is_condition,
    is_crime,
    is_general,
    is_licensed,
    is_tier,
    kind_of,
    whom,
    whom_only,
    whose,
)
from regdiff.comparing.facts.penalties.measures import Measure, measures, says_may
from regdiff.comparing.facts.penalties.passages import Clause, Passage, passages, sentences
from regdiff.comparing.facts.penalties.sanctions import may_impose
from regdiff.comparing.facts.penalties.tiers import measured_by
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

__all__ = ["Frame", "Measure", "frames"]

NOWHERE = Span(0, 0)


class Frame(NamedTuple):
    """Who is punished for what, at which tier, with what; spans are offsets in the text that was read."""

    act: Span
    """What for: 违反本法规定，有下列行为之一的; an item; or whom, where only that is said."""
    target: Span
    """Who, as printed: 对直接负责的主管人员和其他直接责任人员; empty where it goes without saying."""
    target_kind: str
    """entity, person, responsible (who answers in an entity), official, or empty: unknown or anyone."""
    tier: Span
    """When: 情节严重的, 违法所得不足一万元的; empty where it is general."""
    measures: tuple[Measure, ...]
    cases: Span = NOWHERE
    """What the act refers to: the items that it leads in, or the paragraph before it (有前款行为的)."""
    within: Span = NOWHERE
    """The tier that the tier is one of: {情节严重的}，处货值金额二倍的罚款，货值金额不足十万元的，处二十万元的罚款."""

    @property
    def imposed(self) -> Span:
        """From the first to the last thing that is imposed."""
        return Span(self.measures[0].span.start, self.measures[-1].span.end)


_WHO = lazy("(?:单位|个人|企业|机构)(?=有(?:上述|前[一二两三]?[款项]))")
"""Whom an act names that is one of the paragraph before: 单位有前款所列违法行为."""
_BEFORE = lazy(r"(?:单位|个人|企业|机构)?(?:有|对有?)?(?:上述|前[一二两三]?[款项])")
_PERSONAL = lazy("资格|执业|从业|任职|证书|职务")
_NEAR = 8
"""Frames back to which one with the same act, target and tier is added."""
_SEVERAL = 2
"""Whether a part names one target or more, and a sentence hits one, is all that matters."""
_OF_PERSONS = {"imprisonment", "life", "death", "criminal detention", "control", "detention"}
_LICENCES = {"suspension", "revocation", "downgrade"}
_OF_ENTITIES = {"suspension", "closure", "revocation", "downgrade"}


def frames(text: str) -> list[Frame]:
    """Return the penalty frames of a text, in order; those that only hand over to other law are none."""
    out: list[Frame] = []
    lead, before = NOWHERE, NOWHERE
    for passage in passages(text):
        if passage.is_item and not may_impose(text, passage.span):
            continue
        reader = _Reader(text, lead if passage.is_item else NOWHERE)
        for sentence in sentences(text, passage.span):
            reader.read(sentence)
        its = (frame._replace(cases=_cases(text, frame, passage, before)) for frame in reader.frames)
        out += [_aimed(text, frame) for frame in its]
        if not passage.is_item:
            lead, before = reader.act, Span(passage.span.start, passage.cases.end or passage.span.end)
    return out


def _aimed(text: str, frame: Frame) -> Frame:
    """Return a frame that hits whom its act names, where nothing else is said of that."""
    who = _WHO.match(text, *frame.act)
    if who is None or not frame.target.is_empty:
        return frame
    return frame._replace(target=Span(*who.span()), target_kind=kind_of(who[0]))


def _cases(text: str, frame: Frame, passage: Passage, before: Span) -> Span:
    """Return what the act of a frame refers to."""
    if not passage.cases.is_empty:
        return passage.cases
    return before if _BEFORE.match(text, *frame.act) else NOWHERE


class _Reader:
    """Reads the sentences of one passage and holds what stands until something else is said."""

    def __init__(self, text: str, act: Span) -> None:
        self.frames: list[Frame] = []
        self.act = act
        self._text = text
        self._conditions: dict[Span, bool] = {}
        """Clauses, and whether they are conditions."""
        self._pending: list[Span] = []
        """Clauses since the last sanction of the part between two ；."""
        self._tier = self._target = self._within = NOWHERE
        self._person = NOWHERE
        """The last person whom the sentence named."""
        self._general = NOWHERE
        """A tier that says no more than that the case is none of a court's."""
        self._clause = 0
        """Where the clause begins that imposes something."""
        self._told = False
        """The sentence has imposed something already."""
        self._own = False
        """The part has."""
        self._hit: list[Span] = []
        """Whom the sentence has imposed something on, an empty one among them; not more than matter."""
        self._targets: list[Span] = []
        """Whom the part named."""

    def read(self, sentence: Sequence[Clause]) -> None:
        """Read a sentence."""
        self._told = False
        self._pending, self._hit = [], []
        self._general = self._person = NOWHERE
        self._part(carry=False)
        for span, mark in sentence:
            may = any(says_may(self._text, each) for each in self._pending[-1:] if not self._is_condition(each))
            found = [] if self._is_condition(span) else measures(self._text, span, may=may)
            if found:
                aimed = self._settle()
                self._impose(span, found, aimed=aimed)
            else:
                self._pending.append(span)
            if mark in ("；", ";"):
                self._part(carry=True)
        if not self._told:
            self._settle()

    def _said(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _is_condition(self, span: Span) -> bool:
        if (known := self._conditions.get(span)) is None:
            known = self._conditions[span] = is_condition(self._said(span))
        return known

    def _part(self, *, carry: bool) -> None:
        """Begin what stands behind ；: the tier is over, and the target, too, unless the part was about it alone."""
        alone = carry and bool(self._targets) and self._targets == self._hit
        self._tier = self._within = NOWHERE
        self._target = self._targets[0] if alone else NOWHERE
        self._targets = self._targets if alone else []
        self._own = False
        if self._told or not any(map(self._is_condition, self._pending)):
            self._pending = []

    def _settle(self) -> bool:
        """Take what the clauses before a sanction tell: an act, a tier, a target; say whether they tell a target."""
        said = [span for span in self._pending if not span.is_empty and not is_agent(self._said(span))]
        self._pending = []
        named = self._named(said)
        for target in named.values():
            self._aim(target)
        said = [span for span in said if span not in named]
        ends = [at for at, span in enumerate(said, 1) if self._is_condition(span)]
        said = said[: ends[-1]] if ends else said
        last = max(named, default=NOWHERE).start
        at = len(said)
        while at and is_tier(self._said(said[at - 1])) and not (said[-1].start > last > said[at - 1].start):
            at -= 1
        acts, tiers = said[:at], said[at:]
        if acts and self._told and (self._own or not self._is_condition(acts[-1])):
            acts, tiers = [], (tiers or acts[-1:]) if self._is_condition(said[-1]) else []
        if not (acts or named or self._told) and self.act.is_empty:
            acts, tiers = tiers, []
        if tiers and (self._is_condition(tiers[-1]) or not self._told):
            self._enter(Span(tiers[0].start, tiers[-1].end))
            self._general = self._tier if is_general(self._said(self._tier)) else self._general
        if acts and (self._is_condition(said[-1]) or is_breach(self._said(Span(acts[0].start, acts[-1].end)))):
            self.act = Span(acts[0].start, acts[-1].end)
        return bool(named)

    def _enter(self, tier: Span) -> None:
        """Go on with a tier; a threshold in a part that is about grave cases is one of these."""
        if not self._own or not measured_by(self._said(tier)):
            self._within = NOWHERE
        elif not self._tier.is_empty and not measured_by(self._said(self._tier)) and not is_general(self._said(self._tier)):
            self._within = self._tier
        self._tier = tier

    def _named(self, said: Sequence[Span]) -> dict[Span, Span]:
        """Return the clauses right before a sanction that tell whom it hits, with whom; tiers may stand between."""
        out: dict[Span, Span] = {}
        for span in reversed(said):
            target = span if whose(self._said(span)) else whom_only(self._text, span)
            if target:
                out[span] = target
            elif not is_tier(self._said(span)):
                break
        return dict(reversed(out.items()))

    def _aim(self, span: Span) -> None:
        self._target = span
        if kind_of(self._said(span)) in {"responsible", "person"}:
            self._person = span
        if len(self._targets) < _SEVERAL and span not in self._targets:
            self._targets.append(span)

    def _impose(self, clause: Span, found: Sequence[Measure], *, aimed: bool) -> None:
        """Make a frame of measures, one for each whom the clause names; add to the last frame where nothing else differs."""
        behind = self._clause = clause.start
        held: list[Measure] = []
        for measure in found:
            named = whom(self._text, Span(behind, measure.span.start))
            if named:
                self._frame(held)
                held = []
                self._aim(named)
            elif measure is found[0] and not aimed:
                if self._lapses(clause, measure):
                    self._target = NOWHERE
                self._lasts(measure)
            held.append(measure)
            behind = measure.span.end
            self._own = True
        self._frame(held)
        self._told = True

    def _lasts(self, first: Measure) -> None:
        """Where a person is locked up and the part names nobody, it is whom the sentence named before."""
        if first.name in _OF_PERSONS and self._target.is_empty and kind_of(self._said(self._person)):
            self._target = self._person

    def _lapses(self, clause: Span, first: Measure) -> bool:
        """Say whether a clause that names nobody is no longer about whom the part named last."""
        if len(self._targets) > 1 and not self._text.startswith("并处", clause.start):
            return True
        if self._targets and self._own and self._text.startswith(("由", "并由"), clause.start):
            return True
        kind = kind_of(self._said(self._target))
        return kind == "responsible" and first.name in _OF_ENTITIES and not _PERSONAL.search(self._said(first.span))

    def _goes_without_saying(self, found: Sequence[Measure]) -> bool:
        """Say whether the tier tells only that there is what is taken: gains, or a licence."""
        said, names = self._said(self._tier), {each.name for each in found}
        return (said == "有违法所得的" and names == {"confiscation"}) or (names <= _LICENCES and is_licensed(said))

    def _frame(self, found: Sequence[Measure]) -> None:
        act = self.act if not self.act.is_empty else self._target
        if found and len(self._hit) < _SEVERAL and self._target not in self._hit:
            self._hit.append(self._target)
        found = [each for each in found if each.name != "liability"]
        if not found or act.is_empty or is_crime(self._said(self._tier)) or is_crime(self._said(act)[-12:]):
            return
        tier = self._tier
        if self._goes_without_saying(found):
            tier = self._general
        for at in range(len(self.frames) - 1, max(-1, len(self.frames) - 1 - _NEAR), -1):
            last = self.frames[at]
            if (last.act, last.target, last.tier, last.within) == (act, self._target, tier, self._within):
                instead = self._text.startswith("或", self._clause)
                shift = last.measures[-1].choice + (0 - found[0].choice if instead else 1)
                joined = tuple(each._replace(choice=each.choice + shift) for each in found)
                self.frames[at] = last._replace(measures=last.measures + joined)
                return
        kind = kind_of(self._said(self._target))
        self.frames.append(Frame(act, self._target, kind, tier, tuple(found), within=self._within))
