"""A verification as a reader sees it: verdict, orders, differences, and the table with the order behind each row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regdiff.amending.amended import Amended
from regdiff.amending.verified import Fulfilment, Nature
from regdiff.amending.verifying.places import made_before
from regdiff.comparing.changes import compare
from regdiff.comparing.units import UnitKind
from regdiff.messages import told
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS
from regdiff.report.verification import OrderLine, ShownVerification, order_lines, verdict
from regdiff.report.view import Row, View, make_view

_GOOD = (Fulfilment.DONE, Fulfilment.INFERRED)
_SILENT = (Nature.TYPOGRAPHIC,)


class Basis(NamedTuple):
    """An order that made a row."""

    label: str
    """第五项; with the instrument's place where there are several."""
    anchor: str
    """Identifier of the order in the list of orders."""


class OrderRow(NamedTuple):
    """One order in the list."""

    anchor: str
    number: str
    where: str
    """第7行, page and line of the instrument's file."""
    state: str
    good: bool
    told: str
    text: str
    """The order as the instrument prints it."""


class DifferenceRow(NamedTuple):
    """One difference that no order covers."""

    place: str
    anchor: str
    """Of the row of the table that has it; empty where none has."""
    nature: str
    good: bool
    expected: str
    published: str


@dataclass(frozen=True, slots=True)
class VerificationView:
    """Everything that a report of a verification shows."""

    view: View
    """The comparison of the base with the published text."""
    verdict: str
    exact: bool
    doubt: str
    orders: tuple[OrderRow, ...]
    differences: tuple[DifferenceRow, ...]
    bases: dict[str, tuple[Basis, ...]]
    """Anchor of a row → the orders that made it."""
    typographic: int
    followed: int
    inferred: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of what changed between the base and the published text, but for the note and for print alone."""
        return tuple(
            row
            for row in self.view.rows
            if row.ordinal and row.unit != "note" and (row.kind != "unchanged" or row.renumbered or row.moved)
        )


def make_verification_view(shown: ShownVerification, lang: str) -> VerificationView:
    """Return the view of a verification in `lang` (`zh` or `en`)."""
    found, labels = shown.verification, LABELS[lang]
    view = make_view(compare(found.base, found.published), lang)
    lines = order_lines(found, lang)
    several = len(found.instruments) > 1
    anchors = {number: row.anchor for row in view.rows for number in _numbers(row)}
    listed = [each for each in found.differences if each.nature not in _SILENT]
    bad = (Nature.UNEXPLAINED, Nature.ORDER)
    differences = tuple(
        DifferenceRow(
            each.number or labels[each.unit.value],
            anchors.get((each.unit.value, each.number), ""),
            labels[f"nature {each.nature.value}"],
            each.nature not in bad,
            each.expected,
            each.published,
        )
        for each in listed
    )
    stages = found.amended.stages
    return VerificationView(
        view,
        verdict(found, lang),
        found.is_exact,
        labels["verify doubt"].format(told(found.doubt, lang)) if found.doubt else "",
        tuple(_order(shown, line, labels) for line in lines),
        differences,
        _bases(found.amended, view, labels, several=several),
        len(found.differences) - len(listed),
        sum(len(stage.followed) for stage in stages),
        sum(len(stage.inferred) for stage in stages),
    )


def _order(shown: ShownVerification, line: OrderLine, labels: dict[str, str]) -> OrderRow:
    page, at = shown.places[line.instrument](line.order.span.start)
    where = labels["order page"].format(page=page, line=at) if page else labels["order line"].format(at)
    return OrderRow(
        _anchor(line.instrument, line.order.span.start),
        line.order.number,
        where.strip("　 "),
        labels[f"fulfilment {line.worst.value}"],
        line.worst in _GOOD,
        line.told,
        line.order.text.strip(),
    )


def _anchor(instrument: int, start: int) -> str:
    return f"order_{instrument + 1}_{start}"


def _numbers(row: Row) -> Iterable[tuple[str, str]]:
    return ((row.unit, cell.number) for cell in row.new or row.old)


def _bases(amended: Amended, view: View, labels: dict[str, str], *, several: bool) -> dict[str, tuple[Basis, ...]]:
    """Return the orders that made each row: those of its units in the consolidated text, or that took its units away."""
    made = _steps_of_units(amended)
    gone: dict[str, list[int]] = {}
    for at, step in enumerate(amended.steps):
        for place in step.places:
            if not place.new and place.article:
                gone.setdefault(place.article.printed, []).append(at)
    out = {}
    for row in view.rows:
        steps = [step for unit, number in _numbers(row) for step in made.get((unit, number), ())]
        steps += [step for cell in (() if row.new else row.old) for step in gone.get(cell.number, ())]
        found = dict.fromkeys(basis for step in steps if (basis := _basis(amended, step, labels, several=several)))
        if found:
            out[row.anchor] = tuple(found)
    return out


def _steps_of_units(amended: Amended) -> dict[tuple[str, str], list[int]]:
    """Kind and number of each unit of the consolidated text → the operations that made it, through all stages."""
    out: dict[tuple[str, str], list[int]] = {}
    before: list[list[int]] = []
    for at, stage in enumerate(amended.stages):
        bases = [[made_before(amended.stages, at, base) for base in unit.bases] for unit in stage.units]
        earlier = [[step for place in each if place is not None for step in before[place]] for each in bases]
        before = [[*steps, *unit.steps] for steps, unit in zip(earlier, stage.units, strict=True)]
    if amended.stages:
        for unit, steps in zip(amended.stages[-1].units, before, strict=True):
            kind = UnitKind.HEADING.value if unit.place.value == "division" else unit.place.value
            out.setdefault((kind, unit.number), []).extend(steps)
    return out


def _basis(amended: Amended, at: int, labels: dict[str, str], *, several: bool) -> Basis | None:
    step = amended.steps[at]
    if step.order is None:
        return None
    label = labels["basis order"].format(step.order.number)
    if several:
        label = labels["verify of"].format(step.instrument + 1) + label
    return Basis(label, _anchor(step.instrument, step.order.span.start))
