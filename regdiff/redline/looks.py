"""What old lines look like in a new document: like the nearest lines of their class, with the numbers that they had.

Word computes numbers anew when changes are undone. Where the one that it would compute is the old one, the old line has it
from there; where not, the numbering is taken off the old line, and the number is written out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from regdiff.intake.readers.word.markup import RUN, child
from regdiff.intake.readers.word.numbering import Numbering
from regdiff.model.text import strip_blank, without_blanks
from regdiff.named import NamedTuple
from regdiff.redline.chart import Charted
from regdiff.redline.classes import Class, likeness
from regdiff.redline.markup import Markup, list_level
from regdiff.redline.outcome import NOTHING, OUTSIDE, Outcome
from regdiff.redline.piece import COME, GONE
from regdiff.redline.sheet import Paragraph

_SAME = 4
_BLANKS = " \u3000"


class Look(NamedTuple):
    """What a line looks like."""

    props: Any
    """The properties of its paragraph; None for none."""
    front: Any
    """The properties of the run that it begins with."""
    text: Any
    """Those of the run that it ends with."""
    likeness: int
    lead: str = ""
    """Blanks that it begins with, by which an author sets it in."""


class Looks:
    """The looks of the lines of a document."""

    def __init__(self, classes: Sequence[Class], charted: Sequence[Charted], paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs, self._charted = paragraphs, charted
        self._places: dict[Class, list[int]] = {}
        lines = [at for at, line in enumerate(charted) if line.found and line.first == line.last]
        free = [at for at in lines if paragraphs[charted[at].first].cell is None]
        for at in free or lines:
            self._places.setdefault(classes[at], []).append(at)

    def of(self, wanted: Class, near: int) -> Look:
        """Return the look of the lines most like `wanted`, the nearest one to the new line `near`."""
        best = max(self._places, key=lambda each: likeness(each, wanted), default=None)
        if best is None:
            return Look(None, None, None, 0)
        places = self._places[best]
        right = bisect_left(places, near)
        at = min(places[max(right - 1, 0) : right + 1], key=lambda each: abs(each - near))
        line = self._charted[at]
        refs = [ref for ref in line.refs if ref is not None]
        paragraph = self._paragraphs[line.first]
        runs = [_run_props(paragraph, ref.at) for ref in (refs[:1] + refs[-1:])] or [None, None]
        lead = paragraph.atoms[: refs[0].at] if refs and line.begins in (0, refs[0].at) else []
        blanks = "".join(atom.char for atom in lead if atom.char in _BLANKS)
        return Look(paragraph.props, runs[0], runs[-1], likeness(best, wanted), blanks if len(blanks) == len(lead) else "")


def _run_props(paragraph: Paragraph, at: int) -> Any:
    element = paragraph.atoms[at].element if at < len(paragraph.atoms) else None
    run = None if element is None else next(element.iterancestors(RUN), None)
    return child(run, "rPr")


class Text(NamedTuple):
    """The lines of one of the texts."""

    lines: Sequence[str]
    """As the script spells them."""
    classes: Sequence[Class]


def set_looks(
    outcomes: Sequence[Outcome], old: Text, news: Sequence[Class], looks: Looks, numbering: Numbering, markup: Markup
) -> None:
    """Give each paragraph of a redline its properties, with the changes made and with them undone.

    Args:
        outcomes: the paragraphs, in order; what is set is their `now`, `was` and `hidden`.
        old: the old text.
        news: the classes of the lines of the new text.
        looks: what lines of the document look like.
        numbering: the lists of the document, none counted yet.
        markup: makes elements.
    """
    setting = _Setting(old, news, looks, numbering, markup)
    begun: list[Outcome] = []
    for each in outcomes:
        each.now = _now(each)
        begun.append(each)
        if each.mark != COME:
            setting.set(begun)
            begun = []
    for before, each in pairwise(outcomes):
        if before.mark == each.mark == GONE and before.paragraph is each.paragraph is not None:
            # Between the first and the last of what becomes one paragraph nothing is seen of how it looks then, and
            # LibreOffice gives several changed ones in a row the looks of the first when it undoes them.
            each.now = each.was


def _now(each: Outcome) -> Any:
    source = each if each.paragraph is not None else each.like
    return source.paragraph.props if source is not None and source.paragraph is not None else None


class _Setting(NamedTuple):
    old: Text
    news: Sequence[Class]
    looks: Looks
    numbering: Numbering
    markup: Markup

    def set(self, line: Sequence[Outcome]) -> None:
        """Set the properties of the paragraphs that are one with the changes undone."""
        last = line[-1]
        if last.old == OUTSIDE:
            last.was = last.now
            self.numbering.mark(last.was, "")
        elif last.old == NOTHING:
            numbered = self.numbering.peek(last.now, "")
            last.was = self.markup.unnumbered(last.now) if numbered else last.now
        elif last.anchor is None or last.anchor.table is None:
            last.was = self._of_old(line)
        first = next((each for each in line if not each.is_come), last)
        for each in line:
            each.old, each.hidden = last.old, last.hidden
            each.was = last.was if each in (first, last) else each.now
        if last.extra is not None:
            last.now = last.was

    def _of_old(self, line: Sequence[Outcome]) -> Any:
        """Return the properties of an old line, and count it; how much of it is computed is noted at its end."""
        last = line[-1]
        text = self.old.lines[last.old]
        first = next((each for each in line if not each.is_come), last)
        props = self._like(first, self.old.classes[last.old])
        if any(_sinks(each, props) for each in (first, last)):
            return self.markup.unnumbered(props)
        hidden = _hidden(strip_blank(self.numbering.peek(props, "")), text)
        marked = without_blanks(self.numbering.peek(props, text[hidden:])) == without_blanks(text)
        if marked and not any(_keeps(each, last.old, hidden) for each in line):
            self.numbering.mark(props, text[hidden:])
            last.hidden = hidden
            return props
        return self.markup.unnumbered(props)

    def _like(self, first: Outcome, sort: Class) -> Any:
        """Return the properties of a line of a class that begins in a paragraph: its own, if it holds one of that class."""
        stands = 0
        if first.work is not None and first.work.news:
            stands = likeness(self.news[first.work.news[0]], sort)
        near = first.extra.before if first.extra is not None else first.work.news[0] if stands and first.work else 0
        look = self.looks.of(sort, near)
        stays = first.paragraph is not None and (stands == _SAME or look.likeness <= stands)
        return first.now if stays else look.props


def _sinks(each: Outcome, props: Any) -> bool:
    """Say whether a paragraph that stays would get another level of a list back, which LibreOffice forgets."""
    level = list_level(props)
    return each.paragraph is not None and level > 0 and list_level(each.now) != level


def _hidden(marker: str, text: str) -> int:
    """Return how many characters of a line are its marker and the blank behind it."""
    if not marker or not text.startswith(marker):
        return 0
    count = len(marker)
    while count < len(text) and not strip_blank(text[count]):
        count += 1
    return count


def _keeps(each: Outcome, old: int, hidden: int) -> bool:
    """Say whether any of the first characters of an old line stands in the document."""
    kept = () if each.work is None else each.work.olds[each.start : each.stop]
    return any(place is not None and place.line == old and 0 <= place.at < hidden for place in kept)
