"""The paragraphs that a redline consists of, in order: those of the document, cut where old ones ended, and deleted ones.

What is settled here is which paragraph ends are tracked. The end of the last paragraph of a cell or document, of one before
a table and of a section cannot be: there the tracked end is that of the paragraph before. And where an insertion at the end
of a paragraph meets one at the beginning of the next, LibreOffice takes the end between them for inserted: there the end is
given up and taken again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from regdiff.intake.readers.word.markup import ROW
from regdiff.redline.anchors import Anchor, Where
from regdiff.redline.piece import COME, GONE, KEPT
from regdiff.redline.plan import Break, Event, Extra, Gone, Plan, Split, Work
from regdiff.redline.sheet import Paragraph

OUTSIDE = -1
"""In place of a line of the old text: a paragraph that is no part of it, and stays."""
NOTHING = -2
"""Likewise: a paragraph that holds nothing without the new text, and yet stays, since its end cannot be tracked."""


@dataclass(slots=True, eq=False)
class Outcome:
    """One paragraph of the redline."""

    mark: str
    """What becomes of its end: KEPT, GONE or COME."""
    old: int
    """0-based line of the old text that ends with it, or OUTSIDE; of no meaning where its end is inserted."""
    run: int
    """Paragraphs that stand side by side, with no table or border of a cell between them, have the same number."""
    paragraph: Paragraph | None = None
    """The one of the document that it is cut from; None for a new one."""
    start: int = 0
    """0-based atom that it begins with."""
    stop: int = 0
    """0-based atom before which it ends."""
    events: list[tuple[int, Event]] = field(default_factory=list)
    work: Work | None = None
    extra: Extra | None = None
    """The deleted line that it is, as a whole."""
    anchor: Anchor | None = None
    """Where it stands in the document, when it is a new one."""
    like: Outcome | None = None
    """The one whose end it stands in for."""
    now: Any = None
    """Its properties with the changes made; None for none."""
    was: Any = None
    """Its properties with the changes undone."""
    hidden: int = 0
    """So many characters of the old line are a number that Word computes."""
    in_table: bool = False
    in_new_row: bool = False
    """It stands in a row that is inserted as a whole."""

    @property
    def is_come(self) -> bool:
        """Whether the text has nothing of it but what is inserted."""
        return self.work is not None and self.work.is_come and not self.events

    @property
    def begins_with(self) -> str:
        """What becomes of its first character; empty for none."""
        return next((op for op in self._ops()), "")

    @property
    def ends_with(self) -> str:
        """What becomes of its last character; empty for none."""
        return next((op for op in reversed(list(self._ops()))), "")

    def _ops(self) -> Iterator[str]:
        events = groupby(self.events, key=lambda each: each[0])
        waiting = {at: [event for _, event in group] for at, group in events}
        for at in range(self.start, self.stop + 1):
            yield from (GONE for event in waiting.get(at, ()) if isinstance(event, (Gone, Break)))
            if at < self.stop and self.work is not None:
                yield self.work.ops[at]
            elif at < self.stop:
                yield KEPT


def outcomes(
    plan: Plan, anchors: Iterable[tuple[Anchor, list[Extra]]], paragraphs: Sequence[Paragraph], rows: Sequence[Any]
) -> list[Outcome]:
    """Return the paragraphs of the redline.

    Args:
        plan: what becomes of the document.
        anchors: where what is deleted as a whole stands.
        paragraphs: those of the document.
        rows: those of tables that are inserted as wholes; all ends in them are tracked.
    """
    before: dict[int, list[Outcome]] = {}
    behind: dict[int, list[Outcome]] = {}
    runs = _runs(paragraphs)
    for anchor, extras in anchors:
        if anchor.where is Where.WITHIN:
            _put_within(plan.works, paragraphs[anchor.paragraph], anchor.at, extras)
        elif anchor.where is Where.BEHIND and _ends_its_run(paragraphs[anchor.paragraph]):
            _put_at_end(plan.works, paragraphs[anchor.paragraph], extras)
        else:
            side = before if anchor.where in (Where.BEFORE, Where.ROW_BEFORE) else behind
            run = runs[anchor.paragraph] if anchor.where in (Where.BEFORE, Where.BEHIND) else OUTSIDE
            made = [Outcome(GONE, extra.old, run, extra=extra, anchor=anchor) for extra in extras]
            side.setdefault(anchor.paragraph, []).extend(made)
    out: list[Outcome] = []
    for paragraph in paragraphs:
        out += before.get(paragraph.at, [])
        out += _cut(paragraph, plan.works.get(paragraph.at), runs[paragraph.at])
        out += behind.get(paragraph.at, [])
    tracked = set(rows)
    out = [each for _, run in groupby(out, key=lambda each: each.run) for each in _with_fixed_ends(list(run), tracked)]
    out = [each for _, run in groupby(out, key=lambda each: each.run) for each in _kept_apart(list(run))]
    for each in out:
        place = each.paragraph if each.anchor is None else paragraphs[each.anchor.paragraph]
        each.in_table = place is not None and bool(place.tables)
        each.in_new_row = _stands_in(each, tracked)
    return out


def _runs(paragraphs: Sequence[Paragraph]) -> list[int]:
    out: list[int] = []
    for paragraph in paragraphs:
        goes_on = bool(out) and paragraphs[paragraph.at - 1].next is paragraph.element
        out.append(out[-1] if goes_on else paragraph.at)
    return out


def _ends_its_run(paragraph: Paragraph) -> bool:
    return paragraph.next is None or paragraph.next.tag != paragraph.element.tag


def _work_of(works: dict[int, Work], paragraph: Paragraph) -> Work:
    count = len(paragraph.atoms) + 1
    return works.setdefault(paragraph.at, Work([KEPT] * count, [0] * count, [None] * count))


def _put_within(works: dict[int, Work], paragraph: Paragraph, at: int, extras: Iterable[Extra]) -> None:
    """Put deleted lines into a paragraph that holds several lines, before an atom."""
    events = _work_of(works, paragraph).events
    place = next((n for n, (other, _) in enumerate(events) if other >= at), len(events))
    new: list[tuple[int, Event]] = []
    for extra in extras:
        new += [*((at, piece) for piece in extra.pieces), (at, Break(extra.old))]
    events[place:place] = new


def _put_at_end(works: dict[int, Work], paragraph: Paragraph, extras: Sequence[Extra]) -> None:
    """Put deleted lines behind a paragraph whose end cannot be tracked: the last of them gets that end."""
    work = _work_of(works, paragraph)
    at = len(paragraph.atoms)
    if work.ops[-1] == COME:
        work.ops[-1] = KEPT
    else:
        work.events.append((at, Split(OUTSIDE if work.ends is None else work.ends)))
    for extra in extras:
        work.events += ((at, piece) for piece in extra.pieces)
        work.events.append((at, Split(extra.old)))
    work.events.pop()
    work.ends = extras[-1].old


def _cut(paragraph: Paragraph, work: Work | None, run: int) -> Iterator[Outcome]:
    """Yield what becomes of a paragraph of the document: one, or as many as old ones ended in it."""
    last = len(paragraph.atoms)
    if work is None:
        yield Outcome(KEPT, OUTSIDE, run, paragraph, 0, last)
        return
    start = 0
    events: list[tuple[int, Event]] = []
    for at, event in work.events:
        if isinstance(event, Split):
            yield Outcome(GONE, event.old, run, paragraph, start, at, events, work)
            start, events = at, []
        else:
            events.append((at, event))
    old = OUTSIDE if work.ends is None else work.ends
    yield Outcome(work.ops[last], old, run, paragraph, start, last, events, work)


def _with_fixed_ends(run: list[Outcome], rows: set[Any]) -> list[Outcome]:
    """Return paragraphs side by side of which none has a tracked end that cannot be tracked."""
    at = 0
    while at < len(run):
        each = run[at]
        if each.mark == COME and _is_fixed(each) and not _stands_in(each, rows):
            each.mark = KEPT
            before = next((n for n in range(at - 1, -1, -1) if run[n].mark != COME), None)
            if before is None:
                each.old = NOTHING
            elif run[before].mark == KEPT:
                _pass_end(run[before], each)
            elif run[before].extra is not None:
                _join(run.pop(before), run[before])
                at -= 1
                each.old = _last_old(run[before : at + 1], each)
            else:
                each.old = run[before].old
        at += 1
    return run


def _is_fixed(each: Outcome) -> bool:
    return each.paragraph is not None and each.stop == len(each.paragraph.atoms) and each.paragraph.is_fixed


def _stands_in(each: Outcome, rows: set[Any]) -> bool:
    return each.paragraph is not None and next(each.paragraph.element.iterancestors(ROW), None) in rows


def _last_old(outcomes: Iterable[Outcome], end: Outcome) -> int:
    """Return the old line whose text stands in `outcomes`, of which `end` is the last."""
    return next((event.old.line for each in outcomes for _, event in each.events if isinstance(event, Gone)), end.old)


def _pass_end(giver: Outcome, taker: Outcome) -> None:
    """Let the end of one paragraph be inserted, and that of a later one stand in for it."""
    giver.mark, taker.mark = COME, KEPT
    taker.old, taker.like = giver.old, giver


def _join(gone: Outcome, into: Outcome) -> None:
    """Let a deleted line stand in the paragraph behind it, which is inserted."""
    pieces = gone.extra.pieces if gone.extra is not None else ()
    into.events = [*((into.start, piece) for piece in pieces), *into.events]


def _kept_apart(run: list[Outcome]) -> list[Outcome]:
    """Return paragraphs side by side: where one ends and the next begins with an insertion, no end between them is kept."""
    out: list[Outcome] = []
    for at, each in enumerate(run):
        out.append(each)
        following = run[at + 1] if at + 1 < len(run) else None
        if following is None or each.mark != KEPT or following.begins_with != COME or each.ends_with != COME:
            continue
        if _turn(each):
            continue
        last = next((n for n in range(at + 1, len(run)) if run[n].mark != COME or not run[n].is_come), len(run))
        if last > at + 1:
            _pass_end(each, run[last - 1])
        else:
            each.mark = COME
            out.append(Outcome(GONE, each.old, each.run, like=each))
    return out


def _turn(each: Outcome) -> bool:
    """Let what is deleted at the end of a paragraph stand behind what is inserted there; say whether there was any."""
    start = each.stop
    while each.work is not None and start > each.start and each.work.ops[start - 1] == COME:
        start -= 1
    if not any(at >= start and isinstance(event, (Gone, Break)) for at, event in each.events):
        return False
    each.events = [(max(at, each.stop) if at >= start else at, event) for at, event in each.events]
    return True
