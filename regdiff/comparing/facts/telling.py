"""The facts of a change: each difference by the first kind that knows it, quoted with what changed in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from regdiff.comparing.alterations import Alteration, Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.alone import is_elsewhere
from regdiff.comparing.facts.counterparts import with_counterparts
from regdiff.comparing.facts.differing import Difference, Said, differences
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.entire import with_sentences, without_held
from regdiff.comparing.facts.fact import Fact, Mark
from regdiff.comparing.facts.kept import Kept
from regdiff.comparing.facts.kinds import law
from regdiff.comparing.facts.kinds.scope import DEFINED
from regdiff.comparing.facts.livingon import (
    is_punished_on,
    is_punished_otherwise,
    rewritten,
    taken_up,
)
from regdiff.comparing.facts.news import News, graded
from regdiff.comparing.facts.penalties.breaches import besides
from regdiff.comparing.facts.penalties.changes import FrameChange, compare_frames
from regdiff.comparing.facts.penalties.offences import Offences
from regdiff.comparing.facts.punished import Imposed, Touched, costs_otherwise, penalty_facts, punishes
from regdiff.comparing.facts.referred import with_referred
from regdiff.comparing.facts.ruled import joined
from regdiff.comparing.facts.slight import is_slight, without_pointers, without_slight
from regdiff.comparing.facts.statements import Text
from regdiff.comparing.facts.struck import PASSAGE, Struck
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.worded import NAMELESS, facts_of, put_otherwise
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple


class Told(NamedTuple):
    """What there is to know of a change."""

    facts: tuple[Fact, ...]
    """The heaviest class first, then in the order of the table of kinds and of the text."""
    frames: tuple[FrameChange, ...]
    """Penalties that came, went or are others, in the order of the text."""


UNTOLD = Told((), ())


def find_facts(changes: Sequence[Change], pieces: Sequence[Sequence[Alteration]]) -> list[Told]:
    """Return what there is to know of each change.

    Args:
        changes: of a change set.
        pieces: of each change, what of its alterations no aid explains and no rule takes for wording, in order.
    """
    everywhere = Elsewhere(changes)
    news = News(changes, everywhere)
    offences = Offences(changes)
    out = []
    for change, its in zip(changes, pieces, strict=True):
        if its:
            sides = Sides(Text(change.old), Text(change.new))
            out.append(_told(change, sides, list(differences(sides.old, sides.new, its)), everywhere, offences))
        else:
            out.append(UNTOLD)
    if everywhere.is_mostly_new:
        from regdiff.comparing.facts.general import without_general

        facts = without_general([told.facts for told in out], changes)
        out = [told._replace(facts=its) for told, its in zip(out, facts, strict=True)]
    saying = without_slight([told.facts for told in out], changes)
    new = (tuple(graded(its, change, news)) for its, change in zip(saying, changes, strict=True))
    out = _without_habits([told._replace(facts=its) for told, its in zip(out, new, strict=True)], changes)
    telling = without_pointers(with_referred([told.facts for told in out], changes), changes)
    return [told._replace(facts=its) for told, its in zip(out, telling, strict=True)]


def _told(change: Change, sides: Sides, found: Sequence[Difference], everywhere: Elsewhere, offences: Offences) -> Told:
    every = list(_frames(change, sides, found, offences))
    frames = tuple(each for each in every if not _stands(each, change, offences))
    came = {frame.target_kind: frame for frame in (each.new for each in frames if not each.old) if frame}
    told = [each for each in frames if not (is_punished_on(each, sides, everywhere) or is_punished_otherwise(each, came))]
    struck = Struck(change, everywhere)
    told = [each for each in told if each.new or each.old is None or struck.holds(each.old.imposed)]
    facts = [true for fact in penalty_facts((sides.old.text, sides.new.text), told) if (true := sides.true(fact))]
    kept = Kept(sides)
    facts = [
        fact
        for fact in facts
        if not kept.takes_income(fact)
        and (not fact.went or (struck.holds(fact.old) and not _is_punished_still(fact, sides, everywhere)))
    ]
    leads = {each.new.text.sentences[each.new.sentence].lead for each in found if each.new and not each.old}
    led = (
        {each.old.sentence for each in found if each.old and not each.new},
        {
            each.new.sentence
            for each in found
            if each.new and not each.old and each.new.sentence in leads and not is_elsewhere(each, everywhere)
        },
    )
    untabled = _besides(every, found) if every else found
    its = [each for each in untabled if not (each.is_akin or _is_listed(each, led) or _is_act(each, facts))]
    facts += (
        fact
        for fact in _in_words(its, found, sides, struck)
        if not (_is_kept(fact, sides) or kept.lives_on(fact) or kept.stands_apart(fact))
    )
    whole = with_counterparts(with_sentences(joined(facts, sides), sides.new.text), change.edits, sides)
    held = without_held(joined(list(whole), sides), lambda fact: is_slight(fact, sides.old.text, sides.new.text))
    facts = sorted(_without_doubles(list(held), sides), key=_place)
    return Told(tuple(_repeated(facts, change)), frames)


def _is_kept(fact: Fact, sides: Sides) -> bool:
    """Say whether a quote of what is told as altered stands at another place of the other side: it lives on there."""
    if fact.came or fact.went or _is_long(sides):
        return False
    for quote, other, new in ((fact.old, fact.new, False), (fact.new, fact.old, True)):
        if quote.end - quote.start >= _WHOLE and sides.stands(quote, new=new):
            mine, its = (sides.new.text, sides.old.text) if new else (sides.old.text, sides.new.text)
            said = mine[slice(*quote)].strip(_SIGNS)
            said = said[len(marker(said[:12])[1]) :]
            if said in its[: other.start] or said in its[other.end :]:
                return True
    return False


def _is_punished_still(fact: Fact, sides: Sides, everywhere: Elsewhere) -> bool:
    """Say whether what a penalty that went was imposed for is spoken of in another new article: it may be punished there."""
    act = sides.old.words(fact.lead if fact.case.is_empty else fact.case)
    is_asked = len(act) >= _WHOLE and not _is_long(sides)
    return is_asked and act not in sides.new.text and everywhere.is_left(act)


def _is_long(sides: Sides) -> bool:
    """Say whether a change is so long that its texts are not looked through for each fact, which would be a square."""
    return max(len(sides.old.text), len(sides.new.text)) > _LONG


_LONG = 50_000
"""Characters of the longest text that is looked through for each fact."""
_WHOLE = 8
"""Characters of the shortest quote that is the same where it stands on the other side."""


def _besides(every: Sequence[FrameChange], found: Sequence[Difference]) -> list[Difference]:
    """Return the differences that lie in nothing that penalties impose, nor in their tiers."""
    old, new = (Imposed([frame for frame in side if frame]) for side in ([e.old for e in every], [e.new for e in every]))
    return [each for each in found if not any(old.holds(mark.old) or new.holds(mark.new) for mark in each.marks)]


def _is_act(each: Difference, facts: Iterable[Fact]) -> bool:
    """Say whether what came is an act, or its end, with which the penalty for it is told."""
    if each.old or not each.new:
        return False
    text, spans = each.new.text.text, [mark.new for mark in each.marks]
    leads = [
        fact.lead for fact in facts if fact.came and "；" not in text[fact.lead.end : fact.new.start]
    ]  # at no graver tier
    return any(all(span.end <= lead.end and not besides(text[span.start : lead.start]) for span in spans) for lead in leads)


def _in_words(its: Sequence[Difference], found: Sequence[Difference], sides: Sides, struck: Struck) -> Iterator[Fact]:
    """Yield the facts of differences that are told in words; `found` are all."""
    lists = rewritten(found, sides)
    told: list[tuple[Difference, list[Fact]]] = []
    untold: set[int] = set()  # sentences that went
    for each in its:
        gone = each.old if not each.new else None
        if gone and gone.text.sentences[gone.sentence].lead in lists:
            continue
        if each.new and not each.old and sides.was_said(each.new.words):
            continue
        facts = [] if is_elsewhere(each, struck.everywhere) else list(facts_of(each, sides, struck))
        if gone and (not facts or (gone.words.startswith("但") and gone.sentence - 1 in untold)):
            untold.add(gone.sentence)  # an exception alone says nothing, nor what became of that to which it was one
        else:
            told.append((each, facts))
    return _with_heirs(told, sides, struck)


def _with_heirs(told: Sequence[tuple[Difference, list[Fact]]], sides: Sides, struck: Struck) -> Iterator[Fact]:
    """Yield facts, those of what went with what rules it now, where one does; what is told so is not told again.

    What went without an heir is told where it was struck.
    """
    done = {(each.old.sentence, each.new.sentence) for each, facts in told if each.old and each.new and facts}
    came = {each.new.sentence for each, _ in told if each.new and not each.old and each.new.is_sentence}
    instead: dict[int, list[Fact]] = {}  # 0-based place of a difference → what is told in its stead
    again: set[int] = set()  # new sentences that are told so
    for at, (each, facts) in enumerate(told):
        if each.old and not each.new and facts and (heir := taken_up(each.old, sides)) is not None:
            pair = each.old.sentence, heir
            instead[at] = list(put_otherwise(*pair, sides, struck.everywhere)) if pair not in done else []
            again.update([heir] if instead[at] else ())
            done.add(pair)
        elif each.old and each.new and each.new.sentence in came and not facts and _is_ruled_by(each.old, each.new, sides):
            instead[at] = list(put_otherwise(each.old.sentence, each.new.sentence, sides, struck.everywhere))
            again.update([each.new.sentence] if instead[at] else ())
        elif each.old and not each.new and not struck.for_good(each.old):
            instead[at] = []
    for at, (each, facts) in enumerate(told):
        if each.old or not each.new or each.new.sentence not in again:
            yield from instead.get(at, facts)


def _is_ruled_by(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether an old sentence, of which a few words were kept in one that came, went, and this one rules what it did.

    Both are of the same subject.
    """
    sentence = old.text.sentences[old.sentence]
    subjects = [{each.text.words(s.subject) for s in each.text.statements(each.sentence)[:1]} for each in (old, new)]
    if subjects[0] != subjects[1]:
        return False
    if any(each.end - each.start >= PASSAGE and sides.stands(each, new=False) for each in sentence.clauses):
        return False
    return taken_up(Said(old.text, old.sentence, sentence.span), sides) == new.sentence


def _without_doubles(facts: Sequence[Fact], sides: Sides) -> Iterator[Fact]:
    """Yield what is told in the same words once, and no item that another fact quotes with what introduces it."""
    if len(facts) < 2:
        yield from facts
        return
    told = list({_told_words(each, sides): each for each in reversed(facts)}.values())[::-1]
    if len(facts) > _MANY:
        yield from told
        return
    alone: dict[tuple[bool, bool], list[Mark]] = defaultdict(list)
    for each in told:
        alone[each.came, each.went].append(each.marks[0])
    for each in told:
        if not (each.came or each.went) or not any(
            _is_within(each.marks[0], other) for other in alone[each.came, each.went]
        ):
            yield each


def _repeated(facts: Sequence[Fact], change: Change) -> Iterator[Fact]:
    """Yield facts without those that tell of the same words in place of the same others as one before."""
    seen: set[tuple[str, ...]] = set()
    for each in facts:
        key = _altered_words(each, change)
        if key is None or key not in seen:
            yield each
        if key is not None:
            seen.add(key)


def _told_words(fact: Fact, sides: Sides) -> tuple[str, ...]:
    """Return what a reader is told: the kind, which way, the lead, and both quotes."""
    lead = (sides.old if fact.went else sides.new).words(fact.lead)
    return fact.kind, fact.trend.value, lead, sides.old.words(fact.old), sides.new.words(fact.new)


_MANY = 500
"""Of an article with more facts, doubles are told: looking for them would take the square of the facts."""


def _is_within(mine: Mark, others: Mark) -> bool:
    """Say whether what came or went by a fact is a part of what did by another one."""
    return mine != others and others.old.holds(mine.old) and others.new.holds(mine.new)


def _without_habits(told: Sequence[Told], changes: Sequence[Change]) -> list[Told]:
    """Leave out what was put in other words alike in many articles: a habit of drafting, and no fact of an article.

    Another law that is named in the place of one is told where it comes first.
    """
    seen: dict[tuple[str, ...], set[int]] = defaultdict(set)
    keys = [[_altered_words(fact, change) for fact in each.facts] for each, change in zip(told, changes, strict=True)]
    for at, its in enumerate(keys):
        for key in its:
            if key is not None:
                seen[key].add(at)
    habits = {key: min(places) for key, places in seen.items() if len(places) >= _HABIT}
    if not habits:
        return list(told)
    return [
        each._replace(
            facts=tuple(
                fact
                for fact, key in zip(each.facts, its, strict=True)
                if key not in habits or (fact.kind == law.KIND.name and habits[key] == at)
            )
        )
        for at, (each, its) in enumerate(zip(told, keys, strict=True))
    ]


_HABIT = 3
"""Articles in which the same words took the place of the same others."""


def _altered_words(fact: Fact, change: Change) -> tuple[str, ...] | None:
    """Return the words of a fact that tells of other words alone; None for any other."""
    if fact.came or fact.went or fact.kind not in (*NAMELESS, law.KIND.name) or fact.trend.value:
        return None
    old, new = join_texts(change.old), join_texts(change.new)
    return tuple(
        text[span.start : span.end].strip(_SIGNS) for mark in fact.marks for text, span in ((old, mark.old), (new, mark.new))
    )


_SIGNS = "、，"


def _frames(change: Change, sides: Sides, found: Sequence[Difference], offences: Offences) -> Iterator[FrameChange]:
    """Yield the penalties that differ where something differs in them; most articles have none, and are not read."""
    if not _SANCTION.search(sides.old.text) and not _SANCTION.search(sides.new.text):
        return
    marks = [mark for each in found for mark in each.marks]
    went, came = Touched([mark.old for mark in marks]), Touched([mark.new for mark in marks])
    for each in compare_frames(sides.old.text, sides.new.text, change.edits, offences.numbers):
        if (each.is_moved or went.touch(each.old) or came.touch(each.new) or costs_otherwise(each)) and punishes(each):
            yield each


def _stands(each: FrameChange, change: Change, offences: Offences) -> bool:
    """Say whether the other text imposes a penalty that came, or went, for the same breach at another place."""
    if each.is_alone and each.is_covered and each.old is None:
        return True
    frame = each.new or each.old
    is_pair = each.new is not None and each.old is not None
    return frame is not None and not is_pair and offences.stand(change, frame, new=each.new is not None)


_SANCTION = lazy("罚|处分|拘留|拘役|没收|吊销|徒刑|警告|责令|禁止从事")


def _place(fact: Fact) -> tuple[int, int, Span, Span]:
    return fact.rank, _ORDER[fact.kind], fact.new, fact.old


_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}


def _is_listed(difference: Difference, led: tuple[set[int], set[int]]) -> bool:
    """Say whether an item came, or went, with what introduces it: that says enough, or as much as can be said.

    Of bans, powers and definitions that came the items are the matter. A list that went as a whole was often put another
    way, and what became of its items no rule can tell.
    """
    old, new = difference.old, difference.new
    if old and not new:
        return old.text.sentences[old.sentence].lead in led[0]
    if new is None or old is not None or new.text.sentences[new.sentence].lead not in led[1]:
        return False
    statement = new.statement
    if DEFINED.search(new.above):
        return False
    return statement is None or statement.force.value not in ("ban", "leave")
