"""Draft an instrument from two texts, and prove it: applied to the old text it gives the new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from regdiff.amending.address import Address, Place
from regdiff.amending.amended import Amended
from regdiff.amending.applying.amend import amend
from regdiff.amending.drafting.headings import heading_operations
from regdiff.amending.drafting.plan import Drafted, Plan
from regdiff.amending.drafting.regular import irregularity, require_revisions, unquotable
from regdiff.amending.drafting.structure import structure
from regdiff.amending.drafting.terms import Term
from regdiff.amending.drafting.typography import are_same
from regdiff.amending.instrument import Instrument, Kind, Operation, Order, Piece, Span, Target, Verb
from regdiff.amending.reading.read import read_text as read_instrument
from regdiff.amending.writing.frame import Contents, Style, write_instrument
from regdiff.comparing.alterations import alterations
from regdiff.comparing.changes import ChangeSet, compare
from regdiff.comparing.terminology import find_replacements
from regdiff.errors import InternalError, RegdiffError, UsageError
from regdiff.messages import Message, joined, quoted, say
from regdiff.model.head import Head
from regdiff.model.issuer import issuing_body
from regdiff.model.numbers import Level, Number, format_number
from regdiff.model.text import fold
from regdiff.model.tree import Division, Revision

_ROUNDS = 60
"""Most times that a plan is made coarser; four grains an article, and numbers that have to be given."""


@dataclass(frozen=True, slots=True)
class Undrafted:
    """A difference for which nothing was drafted: mere typography."""

    where: str
    """第三条, or the heading."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted instrument, which was proved."""

    text: str
    """The instrument: one line a paragraph, blank lines between."""
    instrument: Instrument
    """The same, as it is read."""
    style: Style
    undrafted: tuple[Undrafted, ...]
    """What differs and is not ordered."""


def draft(old: Revision, new: Revision, *, style: Style | None = None, issuer: str = "") -> Draft:
    """Draft the instrument that turns one revision into another.

    Args:
        old: the text in force.
        new: what it is to become.
        style: whose way of drafting; by default that of the body that issued the regulation, or of its kind.
        issuer: the body that decides, as its title is to name it; by default the one that the new text's note names.

    Returns:
        The draft. `amend(old, draft.instrument)` gives the title, headings, preamble, articles and annexes of `new`, but for
        the typography that is listed; this was checked.

    Raises:
        UsageError: the two texts do not differ but in print, or the new one cannot be ordered (a number that stands twice).
    """
    change_set = compare(old, new)
    terms = [Term(each.old, each.new) for each in find_replacements(change_set.changes, alterations(change_set.changes))]
    articles = structure(old, new, change_set)
    require_revisions(old, new, articles)
    plan = Plan(articles, heading_operations(old, new, change_set), terms)
    headings = _Headings(old, new, change_set)
    frame = list(_frame_operations(old, new))
    plan.carried = _carried(old, plan)
    drafted = _fitted(old, new, plan, frame, headings)
    if not any((frame, drafted.series, drafted.parts, drafted.last, _follows(plan))):
        raise UsageError(say("the two texts do not differ but in print"), fix=say("there is nothing to order"))
    body = issuer or issuing_body(new.head)
    chosen = style or _style_of(new.head.title, body)
    orders = [*((operation,) for operation in frame), *drafted.series]
    contents = Contents(
        old.head.title, body, _effective(new.head), tuple(orders), tuple(drafted.parts), drafted.last, _follows(plan)
    )
    text = write_instrument(contents, chosen)
    return Draft(text, _proved(text, old, new), chosen, tuple(_undrafted(change_set)))


class _Headings:
    """The operations on headings, which are made anew where the finer ones leave a heading in the wrong place."""

    def __init__(self, old: Revision, new: Revision, change_set: ChangeSet) -> None:
        self._sides = old, new, change_set
        self._remade: set[int] = set()

    def remade(self, made: Revision | None) -> list[Operation] | None:
        """Insert anew the headings that do not stand where they should, then all; None where all are already."""
        wanted = _standing(self._sides[1])
        stands = set(_standing(made)) if made else set(wanted)
        wrong = {place for place, each in enumerate(wanted) if each not in stands} - self._remade
        wrong = wrong or set(range(len(wanted))) - self._remade
        if not wrong:
            return None
        self._remade |= wrong
        return heading_operations(*self._sides, self._remade)


def _standing(revision: Revision) -> list[tuple[str, int]]:
    """Each heading without typography, with the number of articles before it."""
    out: list[tuple[str, int]] = []
    count = 0
    for _, node in revision.walk():
        if isinstance(node, Division):
            out.append((fold(node.title), count))
        else:
            count += 1
    return out


def _fitted(old: Revision, new: Revision, plan: Plan, frame: Sequence[Operation], headings: _Headings) -> Drafted:
    """Make the plan coarser until what it orders gives the new text."""
    plan.gather()
    for _ in range(_ROUNDS):
        drafted = plan.drafted()
        orders = [tuple(frame), *drafted.series, *drafted.parts, drafted.last]
        if not any(orders) and not _follows(plan):
            return drafted
        result = amend(old, instrument_of(old.head.title, orders, follows=_follows(plan)))
        if not _mend(plan, result, new, headings):
            return drafted
    raise _failed(new, say("too many attempts"))


def _mend(plan: Plan, result: Amended, new: Revision, headings: _Headings) -> bool:
    """Tell more coarsely what did not give the new text; False where all of it did.

    Raises:
        RegdiffError: something differs that no coarser way of telling could mend.
    """
    articles = plan.structure
    numbers = {article.number: place for place, article in enumerate(articles.old)}
    refused = [step.operation for step in result.refusals if step.operation]
    wrong = {numbers[each.article] for operation in refused for each in operation.targets if each.article in numbers}
    if result.revision is None:
        if _renumber(plan, result, headings, new):
            return True
        wrong = wrong if refused else set(articles.kept)  # the instrument as a whole was refused: all is told otherwise
        reasons = joined(list(dict.fromkeys(step.reason for step in result.refusals)))
    else:
        made = {article.number: article.lines for article in result.revision.articles}
        came_from = {place: old for old, place in articles.kept.items()}
        missed = [
            place
            for place, article in enumerate(articles.new)
            if article.number not in made or not are_same(made[article.number], article.lines)
        ]
        wrong = {came_from[place] for place in missed if place in came_from}
        if not missed and _outline(result.revision) == _outline(new):
            return False
        reasons = quoted("、".join(articles.new[place].number.printed for place in missed))
        if not missed:
            if _move_headings(plan, headings, result.revision, new):
                return True
            reasons = say("headings")
        if plan.uproot_groups(set(missed)):
            return True
    mended = [_make_coarser(plan, old) for old in sorted(wrong)]
    if not any(mended):
        raise _failed(new, reasons)
    return True


def _failed(new: Revision, reasons: Message) -> RegdiffError:
    """Say that there is no draft: by what stands in the new text where that is the cause, else as a bug of ours."""
    if found := irregularity(new):
        return UsageError(found, fix=say("no order can bring that about; mend the number first"))
    if found := unquotable(new):
        return UsageError(found, fix=say("no instrument can quote that; print them as “ ”"))
    return InternalError(
        say("no draft gives the new text: {reasons}", reasons=reasons),
        fix=say("this is a bug in regdiff; send the two texts"),
    )


def _renumber(plan: Plan, result: Amended, headings: _Headings, new: Revision) -> bool:
    """Say numbers and headings otherwise, where an operation on them was refused; False where none was, or all was tried."""
    refused = [step.operation for step in result.refusals if step.operation]
    if any(each.verb in _ON_HEADINGS for each in refused):
        if not _are_numbered(result) and plan.pin_all():
            return True
        if _move_headings(plan, headings, None, new) or plan.pin_all():
            return True
    numbering = any(each.level is Level.ARTICLE or each.verb in (Verb.MERGE, Verb.SPLIT) for each in refused)
    return numbering and (plan.pin_all() or plan.uproot())


def _are_numbered(result: Amended) -> bool:
    """Say whether no heading is refused for an article that the text to be does not have."""
    return not any("which the new text does not have" in step.reason for step in result.refusals)


_ON_HEADINGS = (Verb.INSERT_DIVISION, Verb.DISSOLVE_DIVISION, Verb.RETITLE)


def _move_headings(plan: Plan, headings: _Headings, made: Revision | None, new: Revision) -> bool:
    """Say under which headings new articles stand, then put headings in anew; False where all that was done."""
    if not plan.borders and (borders := _borders(new)):
        plan.borders = borders
        return True
    remade = headings.remade(made)
    if remade is not None:
        plan.headings = remade
    return remade is not None


def _make_coarser(plan: Plan, old: int) -> bool:
    """Tell an article more coarsely, and in the end give it its number."""
    if plan.is_untold(old):
        plan.pinned.add(old)
        return True
    if plan.coarser(old):
        return True
    if old in plan.pinned:
        return False
    plan.pinned.add(old)
    return True


def _outline(revision: Revision) -> list[str]:
    """Numbers of headings and articles in the order of the text, headings with their titles, without typography."""
    return [
        fold(node.title) if isinstance(node, Division) else format_number(node.number.value) for _, node in revision.walk()
    ]


def _carried(old: Revision, plan: Plan) -> dict[int, tuple[str, ...]]:
    """Return the lines of each kept article when nothing was ordered but what comes, goes and takes another number."""
    result = amend(old, instrument_of(old.head.title, plan.skeleton(), follows=_follows(plan)))
    if result.revision is None:
        return {}
    made = {article.number: article.lines for article in result.revision.articles}
    new = plan.structure.new
    return {
        old_place: made[new[place].number] for old_place, place in plan.structure.kept.items() if new[place].number in made
    }


def _follows(plan: Plan) -> bool:
    """Say whether articles that no order names take other numbers."""
    articles = plan.structure
    return any(articles.old[old].number != articles.new[new].number for old, new in articles.kept.items())


def instrument_of(title: str, orders: Sequence[Sequence[Operation]], *, follows: bool) -> Instrument:
    """Return operations as an instrument without a text, to be applied."""
    rest = (Operation(Verb.RENUMBER_REST, level=Level.ARTICLE),) if follows else ()
    numbered = [tuple(order) for order in (*orders, rest) if order]
    target = Target(title, "", tuple(Order(str(n), Span(n, n + 1), "", each) for n, each in enumerate(numbered, 1)))
    return Instrument(
        title="", kind=Kind.DECISION, issuer="", adopted=None, passage="", effective=None, effect="", republished=True,
        targets=(target,), frame=(), rests=(), warnings=(), text="",
    )  # fmt: skip


def _borders(new: Revision) -> dict[int, tuple[Number, ...]]:
    """Return the headings that lead to each article that stands first or last under one of them, by its place."""
    paths = [tuple(division.number for division in above) for above, node in new.walk() if not isinstance(node, Division)]
    around = [(), *paths, ()]
    return {place: path for place, path in enumerate(paths) if path and (around[place] != path or around[place + 2] != path)}


def _frame_operations(old: Revision, new: Revision) -> Iterator[Operation]:
    """Operations on the title, the preamble and the annexes."""
    if fold(old.head.title) != fold(new.head.title) and new.head.title:
        yield Operation(Verb.RETITLE, (Address(Place.TITLE),), pieces=(Piece((new.head.title,)),))
    if not are_same(old.preamble, new.preamble):
        yield _around(Address(Place.PREAMBLE), old.preamble, new.preamble)
    count = max(len(old.annexes), len(new.annexes))
    for place in range(1, count + 1):
        before, after = (side.annexes[place - 1].lines if place <= len(side.annexes) else () for side in (old, new))
        if not are_same(before, after):
            yield _around(Address(Place.ANNEX, paragraph=place if count > 1 else 0), before, after)


def _around(address: Address, before: tuple[str, ...], after: tuple[str, ...]) -> Operation:
    """Return what makes a preamble or annex of another one, of nothing, or nothing of it."""
    if not before:
        return Operation(Verb.INSERT, (), (replace(address, new=True),), (Piece(after),))
    return Operation(Verb.RESTATE, (address,), pieces=(Piece(after),)) if after else Operation(Verb.DELETE, (address,))


def _proved(text: str, old: Revision, new: Revision) -> Instrument:
    """Read a draft as any instrument is read, apply it, and compare what comes of it with the new text."""
    instrument = read_instrument(text)
    result = amend(old, instrument)
    made = result.revision
    reasons = [rest.reason for rest in instrument.unread] + [step.reason for step in result.refusals]
    if made is None or instrument.unread or _outline(made) != _outline(new) or not _agree(made, new):
        raise _failed(new, joined(reasons) or say("it is read in another way"))
    return instrument


def _agree(made: Revision, new: Revision) -> bool:
    one, other = (_wordings(side) for side in (made, new))
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and fold(made.head.title) == fold(new.head.title) and all(are_same(a, b) for a, b in pairs)


def _wordings(revision: Revision) -> list[tuple[str, ...]]:
    articles, annexes = ([each.lines for each in side] for side in (revision.articles, revision.annexes))
    return [revision.preamble, *articles, *annexes]


def _effective(head: Head) -> dt.date | None:
    value = head.values.get("effective")
    return value if isinstance(value, dt.date) else None


def _style_of(title: str, issuer: str) -> Style:
    if "人民代表大会" in issuer or title.endswith("法"):
        return Style.NPC
    return Style.COURT if "法院" in issuer or "检察院" in issuer else Style.STATE_COUNCIL


def _undrafted(change_set: ChangeSet) -> Iterator[Undrafted]:
    for change in change_set.changes:
        if change.typographic:
            old, new = ("\n".join(unit.text for unit in side) for side in (change.old, change.new))
            unit = (change.new or change.old)[0]
            yield Undrafted(unit.printed or unit.kind.value, old, new)
