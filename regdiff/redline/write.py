"""The paragraphs of a redline are written into the XML of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from regdiff.intake.readers.word.markup import RUN, child
from regdiff.redline.anchors import Where
from regdiff.redline.classes import Class
from regdiff.redline.ends import is_moved
from regdiff.redline.looks import Looks
from regdiff.redline.markup import Markup, mark_props, plain, same
from regdiff.redline.outcome import Outcome
from regdiff.redline.parting import Slot, part, run_of, wrap
from regdiff.redline.piece import COME, KEPT
from regdiff.redline.plan import Break, Gone
from regdiff.redline.rows import deleted_row
from regdiff.redline.sheet import Paragraph
from regdiff.redline.shown import shown


class Writer:
    """Writes a redline into a document."""

    def __init__(self, markup: Markup, looks: Looks, classes: Sequence[Class]) -> None:
        """Prepare to write.

        Args:
            markup: makes elements.
            looks: what lines of the document look like.
            classes: what each line of the old text is.
        """
        self._markup, self._looks, self._classes = markup, looks, classes
        self._last: Any = None
        """The paragraph that was written last."""

    def write(self, outcomes: Sequence[Outcome], paragraphs: Sequence[Paragraph]) -> None:
        """Write all paragraphs of a redline, in their order."""
        for paragraph, group in groupby(outcomes, key=lambda each: each.paragraph):
            if paragraph is None:
                for each in group:
                    self._new(each, paragraphs)
            else:
                self._in_place(paragraph, list(group))

    def _in_place(self, paragraph: Paragraph, segments: list[Outcome]) -> None:
        """Change a paragraph of the document."""
        work = segments[0].work
        self._last = paragraph.element
        if work is None and len(segments) == 1 and segments[0].mark == KEPT and same(segments[0].now, segments[0].was):
            return
        slots = self._events(paragraph, segments)
        if work is not None:
            wrap(paragraph, work, self._markup)
        for segment, split in zip(segments[:-1], slots, strict=True):
            self._close(self._torn_off(paragraph.element, split), segment)
        self._close(paragraph.element, segments[-1])

    def _events(self, paragraph: Paragraph, segments: list[Outcome]) -> list[Any]:
        """Put in what is deleted; return an element that marks the end of each segment but the last."""
        work = segments[0].work
        ops, moves = (work.ops, work.moves) if work is not None else ([], [])
        events = [event for segment in segments for event in shown(segment)]
        places = {at for at, _ in events} | {segment.stop for segment in segments}
        places |= {at for at in range(1, len(ops)) if ops[at] != ops[at - 1] or moves[at] != moves[at - 1]}
        for at in sorted(places):
            part(paragraph, at)
        slots: dict[int, Slot] = {}
        splits = []
        for segment in segments:
            for at, event in shown(segment):
                slot = slots.setdefault(at, Slot(paragraph, at))
                for element in self._deleted(
                    event, self._props_at(paragraph, at, ops, front=isinstance(event, Gone) and event.front)
                ):
                    slot.put(element)
            if segment is not segments[-1]:
                splits.append(self._markup.make("split"))
                slots.setdefault(segment.stop, Slot(paragraph, segment.stop)).put(splits[-1])
        return splits

    def _props_at(self, paragraph: Paragraph, at: int, ops: Sequence[str], *, front: bool) -> Any:
        """Return the properties of the run that deleted text before an atom looks like."""
        replaced = at < len(paragraph.atoms) and ops[at : at + 1] == [COME]
        order = (at, at - 1) if replaced or front else (at - 1, at)
        run = next((found for place in order if (found := run_of(paragraph, place)) is not None), None)
        if run is not None and run.tag != RUN:
            run = next(run.iter(RUN), None)
        if run is None:
            return mark_props(paragraph.props)
        return child(run, "rPr")

    def _deleted(self, event: Gone | Break, props: Any) -> Iterator[Any]:
        if isinstance(event, Break):
            yield from self._markup.broken(props)
        else:
            yield from self._markup.deleted(event.text, props, move=event.move)

    @staticmethod
    def _torn_off(element: Any, split: Any) -> Any:
        """Tear off what stands in a paragraph before the element `split`, as a paragraph before it; remove that element."""
        props = child(element, "pPr")
        made = element.makeelement(element.tag)
        made.extend([each for each in split.itersiblings(preceding=True) if each is not props][::-1])
        element.remove(split)
        element.addprevious(made)
        return made

    def _close(self, element: Any, each: Outcome) -> None:
        """Give a paragraph its properties, and say what becomes of its end."""
        if each.paragraph is not None and element is not each.paragraph.element and each.now is not None:
            element.insert(0, plain(each.now))
        if each.mark != KEPT:
            names = ("moveTo", "moveFrom") if is_moved(each) else ("ins", "del")
            self._markup.mark(element, names[each.mark != COME])
        if not same(each.now, each.was):
            self._markup.was(element, each.was)

    def _new(self, each: Outcome, paragraphs: Sequence[Paragraph]) -> None:
        """Write a paragraph, or a row, that the document has not."""
        if each.anchor is not None and each.anchor.table is not None:
            place = paragraphs[each.anchor.paragraph]
            row = place.row_in(each.anchor.table)
            pieces = each.extra.pieces if each.extra is not None else ()
            made = deleted_row(row, pieces, self._markup)
            if each.anchor.where is Where.ROW_BEFORE:
                row.addprevious(made)
            else:
                (self._last if self._last is not None and self._last.tag == row.tag else row).addnext(made)
            self._last = made
            return
        made = self._markup.paragraph(each.now, self._struck(each))
        if each.anchor is not None and each.anchor.where is Where.BEFORE:
            paragraphs[each.anchor.paragraph].element.addprevious(made)
        else:
            self._last.addnext(made)
        self._close(made, each)
        self._last = made

    def _struck(self, each: Outcome) -> Iterator[Any]:
        if each.extra is None:
            return
        look = self._looks.of(self._classes[each.old], each.extra.before)
        lead = look.lead
        for _, event in shown(each):
            front = isinstance(event, Gone) and event.front
            if lead:
                yield from self._markup.deleted(lead, look.front if front else look.text)
                lead = ""
            yield from self._deleted(event, look.front if front else look.text)
