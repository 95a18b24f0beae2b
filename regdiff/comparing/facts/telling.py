"""The facts of a change: each difference by the first kind that knows it, quoted with what changed in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regdiff.comparing.alterations import Alteration, Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.cuts import Cuts
from regdiff.comparing.facts.differing import Difference, Said, differences
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark, Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.comparing.facts.kinds.scope import DEFINED
from regdiff.comparing.facts.livingon import (
    PLACED,
    are_of_others,
    hands_over,
    is_bound_otherwise,
    is_circumstance,
    is_of_next_clause,
    is_punished_on,
    is_punished_otherwise,
    is_put_otherwise,
    is_reordered,
    only_announces,
    rest_stays,
    rewritten,
    taken_up,
)
from regdiff.comparing.facts.penalties.changes import FrameChange, compare_frames
from regdiff.comparing.facts.punished import Imposed, Touched, leaves_otherwise, penalty_facts, punishes
from regdiff.comparing.facts.quoting import MEASURED, around, introduces, items_end, lead_of, quoted
from regdiff.comparing.facts.statements import Statement, Text, is_condition, is_modal
from regdiff.comparing.facts.substance import PUT_OTHERWISE, TELLING, is_telling, only_refers, says_much
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.facts.windows import LONGEST
from regdiff.model.patterns import lazy


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
    out = []
    for change, its in zip(changes, pieces, strict=True):
        if its:
            sides = Sides(Text(change.old), Text(change.new))
            out.append(_told(change, sides, list(differences(sides.old, sides.new, its)), everywhere))
        else:
            out.append(UNTOLD)
    return _without_habits(out, changes)


def _told(change: Change, sides: Sides, found: Sequence[Difference], everywhere: Elsewhere) -> Told:
    frames = tuple(_frames(change, sides, found))
    imposed = [Imposed([frame for frame in side if frame]) for side in ([e.old for e in frames], [e.new for e in frames])]
    came = {frame.target_kind: frame for frame in (each.new for each in frames if not each.old) if frame}
    told = [each for each in frames if not (is_punished_on(each, sides, everywhere) or is_punished_otherwise(each, came))]
    struck = _Struck(change, everywhere)
    told = [each for each in told if each.new or each.old is None or struck.holds(each.old.imposed)]
    facts = [true for fact in penalty_facts((sides.old.text, sides.new.text), told) if (true := sides.true(fact))]
    facts = [fact for fact in facts if not fact.went or struck.holds(fact.old)]
    leads = {each.new.text.sentences[each.new.sentence].lead for each in found if each.new and not each.old}
    led = (
        {each.old.sentence for each in found if each.old and not each.new},
        {
            each.new.sentence
            for each in found
            if each.new and not each.old and each.new.sentence in leads and not _is_elsewhere(each, everywhere)
        },
    )
    tabled = [bool(frames) and any(imposed[0].holds(m.old) or imposed[1].holds(m.new) for m in each.marks) for each in found]
    its = [
        each
        for each, is_tabled in zip(found, tabled, strict=True)
        if not (is_tabled or each.is_akin or _is_listed(each, led))
    ]
    facts += _in_words(its, found, sides, struck)
    return Told(tuple(sorted(_without_doubles(facts, sides), key=_place)), frames)


def _in_words(its: Sequence[Difference], found: Sequence[Difference], sides: Sides, struck: _Struck) -> Iterator[Fact]:
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
        facts = [] if _is_elsewhere(each, struck.everywhere) else list(_facts(each, sides, struck))
        if gone and (not facts or (gone.words.startswith("但") and gone.sentence - 1 in untold)):
            untold.add(gone.sentence)  # an exception alone says nothing, nor what became of that to which it was one
        else:
            told.append((each, facts))
    return _with_heirs(told, sides, struck)


def _with_heirs(told: Sequence[tuple[Difference, list[Fact]]], sides: Sides, struck: _Struck) -> Iterator[Fact]:
    """Yield facts, those of what went with what rules it now, where one does; what is told so is not told again.

    What went without an heir is told where it was struck.
    """
    done = {(each.old.sentence, each.new.sentence) for each, facts in told if each.old and each.new and facts}
    came = {each.new.sentence for each, _ in told if each.new and not each.old and _is_sentence(each.new)}
    instead: dict[int, list[Fact]] = {}  # 0-based place of a difference → what is told in its stead
    again: set[int] = set()  # new sentences that are told so
    for at, (each, facts) in enumerate(told):
        if each.old and not each.new and facts and (heir := taken_up(each.old, sides)) is not None:
            pair = each.old.sentence, heir
            instead[at] = list(_put_otherwise(*pair, sides)) if pair not in done else []
            again.update([heir] if instead[at] else ())
            done.add(pair)
        elif each.old and each.new and each.new.sentence in came and not facts and _is_ruled_by(each.old, each.new, sides):
            instead[at] = list(_put_otherwise(each.old.sentence, each.new.sentence, sides))
            again.update([each.new.sentence] if instead[at] else ())
        elif each.old and not each.new and not struck.for_good(each.old):
            instead[at] = []
    for at, (each, facts) in enumerate(told):
        if each.old or not each.new or each.new.sentence not in again:
            yield from instead.get(at, facts)


def _is_sentence(said: Said) -> bool:
    """Say whether clauses are a whole sentence."""
    return said.span == said.text.sentences[said.sentence].span


def _is_ruled_by(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether an old sentence, of which a few words were kept in one that came, went, and this one rules what it did.

    Both are of the same subject.
    """
    sentence = old.text.sentences[old.sentence]
    subjects = [{each.text.words(s.subject) for s in each.text.statements(each.sentence)[:1]} for each in (old, new)]
    if subjects[0] != subjects[1]:
        return False
    if any(each.end - each.start >= _PASSAGE and sides.stands(each, new=False) for each in sentence.clauses):
        return False
    return taken_up(Said(old.text, old.sentence, sentence.span), sides) == new.sentence


def _put_otherwise(old: int, new: int, sides: Sides) -> Iterator[Fact]:
    """Yield the fact of a sentence that rules what another one did, both as wholes; none where they are too long."""
    before, after = (Said(text, at, text.sentences[at].span) for text, at in ((sides.old, old), (sides.new, new)))
    mark = Mark(*(Span(each.span.start, each.span.start + len(each.words.rstrip(_STOPS))) for each in (before, after)))
    if max(span.end - span.start for span in mark) <= _BOTH:
        kind, _ = _altering(Altered(before, after, (mark,)))
        stated = _stated(after.statement)
        yield Fact(kind.name, kind.rank, mark.old, mark.new, (mark,), NOTHING, Trend.NONE, *stated)


_STOPS = "。；\n"


class _Struck:
    """What went of a change for good, as far as can be told: it was cut out clean.

    Of a text that was rewritten, only where it was cut out alone; and nothing of its articles that went as a whole, since a
    new text often rules the same in other words at another place.
    """

    def __init__(self, change: Change, everywhere: Elsewhere) -> None:
        self._is_whole = not change.new
        self.everywhere = everywhere
        self._cuts = Cuts(change.edits)

    def holds(self, span: Span) -> bool:
        """Say whether words of the old text are among it."""
        if self._is_whole:
            return not self.everywhere.is_rewritten
        return self._cuts.is_alone(span) if self.everywhere.is_rewritten else self._cuts.is_clean(span)

    def for_good(self, said: Said) -> bool:
        """Say whether clauses of the old text are among it, and nothing of the new one is about as much as they are."""
        return self.holds(said.span) and not self.everywhere.is_left(said.words)

    def allows(self, mark: Mark) -> bool:
        """Say whether a mark within a clause can be told: not of a passage that only went, and not for good."""
        return not mark.new.is_empty or mark.old.end - mark.old.start < _PASSAGE or self.holds(mark.old)


def _without_doubles(facts: Sequence[Fact], sides: Sides) -> Iterator[Fact]:
    """Yield what is told in the same words once, and no item that another fact quotes with what introduces it."""
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


def _told_words(fact: Fact, sides: Sides) -> tuple[str, ...]:
    """Return what a reader is told: the kind, which way, the lead, and both quotes."""
    lead = (sides.old if fact.went else sides.new).words(fact.lead)
    return fact.kind, fact.trend.value, lead, sides.old.words(fact.old), sides.new.words(fact.new)


_MANY = 500
"""Of an article with more facts, doubles are told: looking for them would take the square of the facts."""


def _is_within(mine: Mark, others: Mark) -> bool:
    """Say whether what came or went by a fact is a part of what did by another one."""
    return mine != others and others.old.holds(mine.old) and others.new.holds(mine.new)


def _is_elsewhere(difference: Difference, everywhere: Elsewhere) -> bool:
    """Say whether what came stood, or what went stands, in some sentence of the other text."""
    old, new = difference.old, difference.new
    if old and new:
        return False
    said = new or old
    if said is None:
        return False
    return everywhere.stands(said.words, new=bool(new)) or (not new and everywhere.is_ruled(said.words, new=False))


def _is_quoted_elsewhere(
    said: Said, quote: Span, kind: Kind, everywhere: Elsewhere, *, new: bool, whole: bool = False
) -> bool:
    """Say whether what is quoted of clauses stands elsewhere, though they do not as a whole.

    Sanctions are like each other, and so is what is to be done in cases of which only one is new.
    """
    words = said.text.words(quote)
    if kind.name == "penalty" or (quote == said.span and not whole):
        return False
    if not new:
        return everywhere.stands(words, new=False) or everywhere.is_ruled(words, new=False)
    if quote.start > said.span.start or said.quantities:
        return False
    return everywhere.stands(words, new=True) and everywhere.is_ruled(words, new=True)


def _without_habits(told: Sequence[Told], changes: Sequence[Change]) -> list[Told]:
    """Leave out what was put in other words alike in many articles: a habit of drafting, and no fact of an article."""
    seen: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, each in enumerate(told):
        for fact in each.facts:
            if (key := _altered_words(fact, changes[at])) is not None:
                seen[key].add(at)
    return [
        each._replace(
            facts=tuple(
                fact for fact in each.facts if (key := _altered_words(fact, changes[at])) is None or len(seen[key]) < _HABIT
            )
        )
        for at, each in enumerate(told)
    ]


_HABIT = 3
"""Articles in which the same words took the place of the same others."""


def _altered_words(fact: Fact, change: Change) -> tuple[str, ...] | None:
    """Return the words of a fact that tells of other words alone; None for any other."""
    if fact.came or fact.went or fact.kind not in _NAMELESS or fact.trend.value:
        return None
    old, new = join_texts(change.old), join_texts(change.new)
    return tuple(text[span.start : span.end] for mark in fact.marks for text, span in ((old, mark.old), (new, mark.new)))


def _frames(change: Change, sides: Sides, found: Sequence[Difference]) -> Iterator[FrameChange]:
    """Yield the penalties that differ where something differs in them; most articles have none, and are not read."""
    if not _SANCTION.search(sides.old.text) and not _SANCTION.search(sides.new.text):
        return
    marks = [mark for each in found for mark in each.marks]
    went, came = Touched([mark.old for mark in marks]), Touched([mark.new for mark in marks])
    for each in compare_frames(sides.old.text, sides.new.text, change.edits):
        if (went.touch(each.old) or came.touch(each.new) or leaves_otherwise(each)) and punishes(each):
            yield each


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


def _facts(difference: Difference, sides: Sides, struck: _Struck) -> Iterator[Fact]:
    """Yield the fact of a difference, where there is one that the texts bear out."""
    old, new = difference.old, difference.new
    if old and new:
        yield from _altered(old, new, difference.marks, sides, struck)
    elif said := new or old:
        yield from _alone(said, sides, struck.everywhere, new=bool(new))


def _altered(old: Said, new: Said, found: Sequence[Mark], sides: Sides, struck: _Struck) -> Iterator[Fact]:
    """Yield the fact of a clause in other words."""
    marks = tuple(
        mark
        for mark in sides.borne_out(found, old.span, new.span)
        if not (
            not struck.allows(mark)
            or _stood_elsewhere(mark, sides, struck.everywhere)
            or _only_refers(mark, old, new)
            or is_put_otherwise(mark, new, sides)
            or is_of_next_clause(mark, old, new)
            or is_reordered(mark, old, new)
        )
    )
    if marks and not is_bound_otherwise(old, new, marks):
        if _goes_on(old, new, sides):
            return
        altered = Altered(old, new, marks)
        kind, trend = _altering(altered)
        if are_of_others(old, new, placed=kind.name in PLACED):
            return
        if kind.name not in _NAMELESS or altered.is_measured or _is_telling(kind, altered):
            yield from _pair(kind, trend, altered, sides)


def _goes_on(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether a clause stands elsewhere on the other side, word for word: what was set against it is another rule."""
    return any(
        len(said.words) >= _CLAUSE and sides.stands(said.span, new=said is new)
        for said, other in ((old, new), (new, old))
        if _bare(said.words) not in _bare(other.words)
    )


def _bare(clause: str) -> str:
    """Return a clause without the number of an item, and without marks."""
    return _SIGNS.sub("", clause)


_SIGNS = lazy(r"\A[（(][一二三四五六七八九十]+[）)]|\W")


_CLAUSE = 12
"""Characters of a clause that is known by its words."""


def _alone(said: Said, sides: Sides, everywhere: Elsewhere, *, new: bool, since: int | None = None) -> Iterator[Fact]:
    """Yield the fact of clauses that came or went; `since`: where what came or went begins, of which they are the rest."""
    since = said.span.start if since is None else since
    kind = next(kind for kind in KINDS if kind.says(said))
    if _says_nothing(said, kind) or (not new and _stays(said, kind, sides, everywhere)):
        return
    if new and kind.name == "penalty" and everywhere.is_formal(said.words):
        return
    quote, lead = quoted(said, kind.name, since)
    if introduces(said, quote):
        if not new and _is_quoted_elsewhere(said, quote, kind, everywhere, new=new, whole=True):
            return  # the list was put another way
        behind = items_end(said, quote, sides, new=True) if new else quote.end
        if behind == quote.end and (not new or only_announces(said.text.words(quote))):
            return  # a duty to meet 下列条件 says nothing without them
        said, quote = Said(said.text, said.sentence, Span(said.span.start, behind)), Span(quote.start, behind)
    inside = Span(max(quote.start, said.span.start), min(quote.end, said.span.end))
    if _is_quoted_elsewhere(said, inside, kind, everywhere, new=new):
        if rest := _behind(said, inside.end):
            yield from _alone(rest, sides, everywhere, new=new, since=since)
        return
    inside = sides.without_kept(inside, new=new) if kind.name != "penalty" else inside
    if inside.end > inside.start and not sides.stands(inside, new=new):
        mark = Mark(NOTHING, inside) if new else Mark(inside, NOTHING)
        quotes = (NOTHING, quote) if new else (quote, NOTHING)
        yield Fact(kind.name, kind.rank, *quotes, (mark,), lead, Trend.NONE, *_stated(said.statement))


def _says_nothing(said: Said, kind: Kind) -> bool:
    """Say whether clauses say nothing by themselves."""
    plain = kind.name in _PLAIN
    return not says_much(said.words, plain=plain) or (plain and (hands_over(said.words) or is_circumstance(said)))


def _stays(said: Said, kind: Kind, sides: Sides, everywhere: Elsewhere) -> bool:
    """Say whether what clauses that went were a condition of stays, and says more; or a general rule goes on to punish."""
    if kind.name == "content":
        return is_condition(said.words) or rest_stays(said, sides)
    return kind.name == "penalty" and everywhere.is_prosecuted(said.words)


def _behind(said: Said, end: int) -> Said | None:
    """Return the clauses behind a place; None where there are none."""
    clauses = said.text.sentences[said.sentence].clauses
    start = next((each.start for each in clauses if end <= each.start < said.span.end), None)
    return None if start is None else Said(said.text, said.sentence, Span(start, said.span.end))


def _is_telling(kind: Kind, altered: Altered) -> bool:
    changed = list(zip(altered.gone, altered.come, strict=True))
    if kind.name == "content":
        is_replaced = any(gone and come for gone, come in changed)
        return is_telling(changed, least=PUT_OTHERWISE if is_replaced else TELLING + 1)
    return is_telling(changed, least=_MEMBER if kind.name == "list" else TELLING)


def _only_refers(mark: Mark, old: Said, new: Said) -> bool:
    gone, come = (
        Span(span.start - said.span.start, span.end - said.span.start) for span, said in ((mark.old, old), (mark.new, new))
    )
    return only_refers(old.words, gone, new.words, come)


def _stood_elsewhere(mark: Mark, sides: Sides, everywhere: Elsewhere) -> bool:
    """Say whether words that came to a clause, or went from it, stand elsewhere; a few words may stand anywhere."""
    if not sides.is_one_sided(mark):
        return False
    new = mark.old.is_empty
    words = sides.new.words(mark.new) if new else sides.old.words(mark.old)
    if len(words) < _PASSAGE:
        return False
    return everywhere.stands(words, new=new) or (not new and everywhere.is_ruled(words, new=False))


_PASSAGE = 8
"""Characters of words that can be told to stand elsewhere."""


_MEMBER = 2
"""Characters of the shortest member of a list that is worth telling."""
_PLAIN = ("content", "principle")
"""Kinds of which a clause has to say more to be told."""
_NAMELESS = ("content", "list", "body", "principle", "proviso", "scope", "institution", "power")
"""Kinds whose facts say something only by what changed, and not by its mere place."""


def _altering(altered: Altered) -> tuple[Kind, Trend]:
    for kind in KINDS[:-1]:
        if (trend := kind.alters(altered)) is not None:
            return kind, trend
    return KINDS[-1], Trend.NONE


def _pair(kind: Kind, trend: Trend, altered: Altered, sides: Sides) -> Iterator[Fact]:
    """Yield the fact of a clause in other words, with the marks that both quotes hold."""
    old, new, marks = altered.old, altered.new, altered.marks
    first = next((mark for mark in marks if kind.name in MEASURED and altered.measures(mark)), None)
    quotes = (
        around(old, [m.old for m in marks], first and first.old),
        around(new, [m.new for m in marks], first and first.new),
    )
    shown = _shown(marks, quotes, sides)
    if shown and len(shown) < len(marks) and _unbinds(shown, altered):
        quotes = old.span, new.span  # what binds instead may stand in what is not quoted
        shown = _shown(marks, quotes, sides) if max(len(old.words), len(new.words)) <= _BOTH else []
    if shown:
        lead = lead_of(new.text, new.statement, quotes[1]) or NOTHING
        yield Fact(kind.name, kind.rank, *quotes, tuple(shown), lead, trend, *_stated(new.statement))


_BOTH = 2 * LONGEST
"""Characters of the longest clause that is quoted as a whole."""


def _shown(marks: Sequence[Mark], quotes: tuple[Span, Span], sides: Sides) -> list[Mark]:
    """Return what of some marks lies in two quotes, as far as the texts bear it out."""
    shown = []
    for mark in (each for each in marks if _meets(each.old, quotes[0]) and _meets(each.new, quotes[1])):
        cut = Mark(_within(mark.old, quotes[0]), _within(mark.new, quotes[1]))
        if cut == mark or not (sides.is_one_sided(cut) and sides.is_false(cut)):
            shown.append(cut)
    return shown


def _unbinds(shown: Sequence[Mark], altered: Altered) -> bool:
    """Say whether a word that binds went from what is shown, and none is shown that came."""
    old, new = altered.old.text, altered.new.text
    return any(is_modal(old.words(mark.old)) for mark in shown) and not any(is_modal(new.words(mark.new)) for mark in shown)


def _stated(statement: Statement | None) -> tuple[Span, Span]:
    """Return who, and the word that binds, of a statement."""
    return (statement.subject, statement.modal) if statement else (NOTHING, NOTHING)


def _meets(span: Span, quote: Span) -> bool:
    return span.meets(quote) or (span.is_empty and quote.start <= span.start <= quote.end)


def _within(span: Span, quote: Span) -> Span:
    start = min(max(span.start, quote.start), quote.end)
    return Span(start, max(start, min(span.end, quote.end)))
