"""A change set drawn into a Word document: the document as it is, with tracked changes in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regdiff.comparing.changes import Change
from regdiff.comparing.units import Unit, UnitKind
from regdiff.intake.readers.docx import place_docx
from regdiff.intake.readers.word.numbering import Numbering
from regdiff.intake.readers.word.package import Package, repack
from regdiff.intake.readers.word.styles import Styles
from regdiff.named import NamedTuple
from regdiff.redline.anchors import anchors
from regdiff.redline.chart import Charted, NewLine, chart
from regdiff.redline.classes import classes
from regdiff.redline.ends import pair_moves
from regdiff.redline.looks import Looks, Text, set_looks
from regdiff.redline.markup import By, Markup
from regdiff.redline.outcome import outcomes
from regdiff.redline.plan import Unplaced, plan
from regdiff.redline.proof import Unproved, prove_document, prove_script
from regdiff.redline.rows import inserted_rows, mark_row
from regdiff.redline.script import arranged, script, text_lines
from regdiff.redline.sheet import Paragraph, sheet
from regdiff.redline.write import Writer

_FRONTS = (UnitKind.TITLE, UnitKind.NOTE, UnitKind.PREAMBLE)


class Drawn(NamedTuple):
    """A redline."""

    data: bytes
    kept: tuple[UnitKind, ...]
    """Titles and notes that changed and stand as they are, because the text of the document does not hold them."""
    signed: bool
    """The document has a digital signature, which does not hold for the redline."""


class NotDrawn(Exception):  # noqa: N818 - it is no error of the user's
    """A document into which the changes cannot be drawn."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
        """What stands at the first place that shows it."""


def draw(changes: Sequence[Change], taken: Sequence[int], data: bytes, name: str, by: By) -> Drawn:
    """Draw changes into a document.

    Accepting all of them gives the document as it was, rejecting all of them the old text in its place; that is proved
    before anything is returned.

    Args:
        changes: those between the old revision and the one that was read from the document.
        taken: for each line of the new text, as `text_lines` gives them, the paragraph that it was taken from, 1-based.
        data: the document, without tracked changes.
        name: of the document, for errors.
        by: who is named as the one who made the changes.

    Raises:
        SourceError: the document is damaged, hostile or too large.
        NotDrawn: the changes cannot be drawn into it.
    """
    layout = place_docx(data, name)
    package = Package(data, name)
    part, root = package.main()
    paragraphs = sheet(layout, root)
    drawing = _Drawing(changes, taken, paragraphs)
    try:
        done = plan(script(drawing.changes), drawing.charted, paragraphs)
        old_units, new_units = drawing.units("old"), drawing.units("new")
        old = Text(text_lines(old_units), classes(old_units))
        rows = inserted_rows(done.works, paragraphs)
        places = anchors(done.extras, old.classes, drawing.charted, paragraphs)
        outs = outcomes(done, places, paragraphs, rows)
        news = classes(new_units)
        looks = Looks(news, drawing.charted, paragraphs)
        markup = Markup(root, by)
        set_looks(outs, old, news, looks, _numbering(package, part), markup)
        pair_moves(outs)
        prove_script(outs, old.lines, done.absent)
        Writer(markup, looks, old.classes).write(outs, paragraphs)
        for row in rows:
            mark_row(row, "ins", markup)
        out = repack(data, {part: package.written(part, root)})
        prove_document(out, layout.source, outs, old.lines, name)
    except (Unplaced, Unproved) as error:
        raise NotDrawn(error.text) from error
    signed = any(each.startswith("_xmlsignatures/") for each in package.names())
    return Drawn(out, drawing.kept, signed)


def _numbering(package: Package, part: str) -> Numbering:
    found = {each.kind: each.target for each in package.relations(part).values() if not each.external}
    roots = {kind: package.root(found[kind]) if kind in found else None for kind in ("styles", "numbering")}
    return Numbering(roots["numbering"], Styles(roots["styles"]))


class _Drawing:
    """The changes, in the order in which the document has their units, and where their new lines stand."""

    def __init__(self, changes: Sequence[Change], taken: Sequence[int], paragraphs: Sequence[Paragraph]) -> None:
        self.changes = list(changes)
        lines = dict(_lines_of(self.units("new"), taken))
        firsts = {unit.kind: lines[unit.index][0].at for unit in self.units("new") if unit.kind in _FRONTS}
        there = iter(sorted((kind for kind in _FRONTS if kind in firsts), key=lambda kind: firsts[kind]))
        order = [next(there) if kind in firsts else kind for kind in _FRONTS]
        if order != list(_FRONTS):
            kinds = {unit.kind: lines[unit.index] for unit in self.units("new") if unit.kind in _FRONTS}
            self.changes = arranged(changes, order)
            lines |= {unit.index: kinds[unit.kind] for unit in self.units("new") if unit.kind in _FRONTS}
        charted = self._chart(lines, paragraphs)
        lost = {at for at, each in charted.items() if not all(line.found for line in each)}
        beside = [
            change
            for change in self.changes
            if change.unit in _FRONTS[:2] and any(unit.index in lost for unit in change.new)
        ]
        self.kept = tuple(change.unit for change in beside if [u.text for u in change.old] != [u.text for u in change.new])
        self.changes = [change for change in self.changes if not any(change is each for each in beside)]
        self.charted = [line for unit in self.units("new") for line in charted[unit.index]]

    def units(self, side: str) -> list[Unit]:
        """Return the units of one side, in order."""
        return sorted((unit for change in self.changes for unit in getattr(change, side)), key=lambda unit: unit.index)

    def _chart(self, lines: dict[int, list[NewLine]], paragraphs: Sequence[Paragraph]) -> dict[int, list[Charted]]:
        units = self.units("new")
        flat = iter(chart([line for unit in units for line in lines[unit.index]], paragraphs))
        return {unit.index: [next(flat) for _ in lines[unit.index]] for unit in units}


def _lines_of(units: Iterable[Unit], taken: Sequence[int]) -> Iterable[tuple[int, list[NewLine]]]:
    places = iter(taken)
    for unit in units:
        texts = text_lines([unit])
        yield unit.index, [NewLine(text, next(places), unit.kind, at == 0) for at, text in enumerate(texts)]
