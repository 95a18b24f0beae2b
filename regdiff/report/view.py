"""One presentation model that every format prints: rows, cells, runs, counts, warnings.

Formats hold no logic of their own, so that the HTML, the terminal, Markdown and plain text cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from regdiff.comparing.changes import Change, ChangeKind, ChangeSet
from regdiff.comparing.changes import Side as ChangeSide
from regdiff.comparing.edits import Op
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.head import TRUSTED, Head
from regdiff.model.numbers import Level, match_number
from regdiff.model.tree import marker
from regdiff.report.labels import LABELS


class Run(NamedTuple):
    """A run of characters within one line."""

    op: str
    """`equal`, `delete` or `insert`."""
    text: str


class Line(NamedTuple):
    """One paragraph, item or subitem."""

    level: str
    """`paragraph`, `item` or `subitem`."""
    runs: tuple[Run, ...]
    ends: str = "equal"
    """Op of the line feed behind it: a paragraph may be cut in two, or joined with the next, without any other edit."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit on one side of a row."""

    index: int
    """0-based place in the flat list of units of its side."""

    number: str
    """As printed, empty where the unit has none."""
    lines: tuple[Line, ...]
    warning: str
    """Why the text must not be cited, empty for a text that is verbatim or official."""


class Badge(NamedTuple):
    """A word that says what happened."""

    key: str
    label: str


class Row(NamedTuple):
    """One change."""

    ordinal: int
    """1-based number of the change, for citing; 0 for a unit that did not change at all."""
    anchor: str
    """Identifier for a permalink, derived from the unit's own number: art_7, chp_2, old_art_9 for a deleted one."""
    unit: str
    kind: str
    badges: tuple[Badge, ...]
    """The kind first, then renumbered, moved, typographic where they hold."""
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]
    inline: tuple[Line, ...]
    """Both sides in one text: deleted and inserted runs side by side."""
    path: tuple[str, ...]
    """Headings above the unit in the new text (in the old one for what was deleted)."""
    old_paths: tuple[tuple[str, ...], ...]
    """Headings above each old unit."""
    new_paths: tuple[tuple[str, ...], ...]
    number_only: bool
    """The wording is the same and only the number differs."""
    renumbered: bool
    moved: bool
    similarity: float | None


class Side(NamedTuple):
    """One of the two revisions, as a reader wants it named."""

    label: str
    title: str
    note: str
    promulgated: str
    """In the report's language; empty when unknown."""
    effective: str
    articles: int
    source: str
    sha256: str
    """Of the canonical text."""
    repairs: int
    """Places that were repaired at intake."""
    unattested: tuple[str, ...]
    """Printed numbers of the articles that must not be cited."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles something happened to."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class View:
    """Everything a report shows."""

    lang: str
    title: str
    """The regulation's title, from the new side."""
    old: Side
    new: Side
    heads: tuple[str, str]
    """What stands over the two columns: 修订前（2017年3月1日）."""
    summary: tuple[Count, ...]
    warnings: tuple[str, ...]
    """Banners, one for each side whose text must not be cited."""
    rows: tuple[Row, ...]
    labels: dict[str, str]
    selection: str = ""
    """What was selected, in words, when the report shows only a part."""

    @property
    def number_only(self) -> tuple[Row, ...]:
        """Rows of articles that differ by number alone."""
        return tuple(row for row in self.rows if row.number_only and row.unit == "article")

    @property
    def number_only_warnings(self) -> tuple[str, ...]:
        """Why articles that differ by number alone must not be cited: one line a side and reason, with the articles."""
        found: dict[str, list[str]] = {}
        for row in self.number_only:
            for side, cells in (("old", row.old), ("new", row.new)):
                for cell in (cell for cell in cells if cell.warning):
                    reason = self.labels[side] + self.labels["colon"] + cell.warning
                    found.setdefault(reason, []).append(cell.number)
        stop, brackets = self.labels["list stop"], self.labels["brackets"]
        return tuple(reason + brackets.format(stop.join(numbers)) for reason, numbers in found.items())

    @property
    def nothing(self) -> str:
        """What to say in place of the rows when there are none to show; empty otherwise."""
        if any(row.ordinal or (self.selection and row.unit == "article") for row in self.rows):
            return ""
        return self.labels["none selected" if self.selection else "none"]


def make_view(change_set: ChangeSet, lang: str = "zh") -> View:
    """Return the view of a change set in `lang` (`zh` or `en`)."""
    labels = LABELS[lang]
    old, new = _side(change_set.old, change_set, lang, new=False), _side(change_set.new, change_set, lang, new=True)
    counts = change_set.summary()
    return View(
        lang=lang,
        title=new.title or old.title,
        old=old,
        new=new,
        heads=(_column_head(old, labels["old"], labels), _column_head(new, labels["new"], labels)),
        summary=tuple(Count(key, labels[key], count) for key, count in counts.items()),
        warnings=tuple(_banner(side, labels) for side in (old, new) if side.unattested),
        rows=tuple(_rows(change_set, labels)),
        labels=labels,
    )


def _column_head(side: Side, name: str, labels: dict[str, str]) -> str:
    return name + labels["brackets"].format(side.promulgated or side.label or labels["undated"])


def _banner(side: Side, labels: dict[str, str]) -> str:
    return labels["banner reconstructed"].format(label=side.label or side.title, count=len(side.unattested))


def _side(side: ChangeSide, change_set: ChangeSet, lang: str, *, new: bool) -> Side:
    head = side.head
    shown = [unit for change in change_set.changes for unit in (change.new if new else change.old)]
    shown.sort(key=lambda unit: unit.index)
    repairs = head.source.get("intake")
    return Side(
        label=head.label,
        title=head.title,
        note=head.note,
        promulgated=date_text(head.values.get("promulgated"), lang),
        effective=date_text(head.values.get("effective"), lang),
        articles=side.articles,
        source=str(head.source.get("name", "")),
        sha256=side.sha256,
        repairs=sum(_count(item) for item in repairs) if isinstance(repairs, list) else 0,
        unattested=tuple(
            u.printed for u in shown if u.kind is UnitKind.ARTICLE and head.attestation(u.printed) not in TRUSTED
        ),
    )


def _count(repair: object) -> int:
    count = repair.get("count", 1) if isinstance(repair, dict) else 1
    return count if isinstance(count, int) else 1


def date_text(value: object, lang: str) -> str:
    """Return a date of a head in words; what is none as it stands."""
    if not isinstance(value, date):
        return "" if value is None else str(value)
    return f"{value.year}年{value.month}月{value.day}日" if lang == "zh" else value.isoformat()[:10]


def _rows(change_set: ChangeSet, labels: dict[str, str]) -> Iterable[Row]:
    ordinal = 0
    anchors: Counter[str] = Counter()
    for change in change_set.changes:
        differs = change.kind is not ChangeKind.UNCHANGED or change.renumbered or change.moved or change.typographic
        ordinal += differs
        heads = (change_set.old.head, change_set.new.head)
        yield make_row(change, heads, labels, ordinal if differs else 0, _anchor(change, anchors))


def make_row(change: Change, heads: tuple[Head, Head], labels: dict[str, str], ordinal: int = 0, anchor: str = "") -> Row:
    """Return the row that shows a change between the revisions with `heads`."""
    return Row(
        ordinal=ordinal,
        anchor=anchor,
        unit=change.unit.value,
        kind=change.kind.value,
        badges=tuple(_badges(change, labels)),
        old=_cells(change, change.old, Op.INSERT, heads[0], labels),
        new=_cells(change, change.new, Op.DELETE, heads[1], labels),
        inline=lines_of([Run(edit.op.value, edit.text) for edit in change.edits]),
        path=(change.new or change.old)[0].path,
        old_paths=tuple(unit.path for unit in change.old),
        new_paths=tuple(unit.path for unit in change.new),
        number_only=change.kind is ChangeKind.UNCHANGED
        and change.renumbered
        and not change.moved
        and not change.typographic,
        renumbered=change.renumbered,
        moved=change.moved,
        similarity=change.similarity,
    )


def _badges(change: Change, labels: dict[str, str]) -> Iterable[Badge]:
    yield Badge(change.kind.value, labels[change.kind.value])
    for key, holds in (("renumbered", change.renumbered), ("moved", change.moved), ("typographic", change.typographic)):
        if holds:
            yield Badge(key, labels[key])


_SHORT = {Level.BOOK: "book", Level.PART: "part", Level.CHAPTER: "chp", Level.SECTION: "sec", Level.ARTICLE: "art"}


def _anchor(change: Change, taken: Counter[str]) -> str:
    """Return an identifier made of the unit's number, after the naming of Akoma Ntoso; never of its place in the file."""
    return unit_anchor((change.new or change.old)[0], taken, "" if change.new else "old_")


def unit_anchor(unit: Unit, taken: Counter[str], side: str = "") -> str:
    """Return an identifier of a unit that is not yet `taken`, and count it there: art_7, chp_2, art_7_copy2."""
    above = "".join(f"{_slug(part)}__" for part in unit.path) if unit.kind is UnitKind.HEADING else ""
    name = f"{side}{above}{_name(unit)}"
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}_copy{taken[name]}"


def _name(unit: Unit) -> str:
    if unit.number is None:
        return unit.kind.value
    return _SHORT[unit.number.level] + "_" + ("-".join(map(str, unit.number.value)) or "x")


def _slug(heading: str) -> str:
    number = match_number(heading)
    return f"{_SHORT[number.level]}_{'-'.join(map(str, number.value))}" if number else "chp_x"


def _cells(change: Change, units: Sequence[Unit], hidden: Op, head: Head, labels: dict[str, str]) -> tuple[Cell, ...]:
    """Cut one side of the edits into its units; `hidden` is the op that does not stand on this side."""
    lines = list(lines_of([Run(edit.op.value, edit.text) for edit in change.edits if edit.op is not hidden]))
    cells = []
    for unit in units:
        count = unit.text.count("\n") + 1
        cells.append(Cell(unit.index, unit.printed, tuple(lines[:count]), warning(unit, head, labels)))
        del lines[:count]
    return tuple(cells)


def warning(unit: Unit, head: Head, labels: dict[str, str]) -> str:
    """Return why a unit of the revision with `head` must not be cited, empty where it may be."""
    attestation = head.attestation(unit.printed if unit.kind is UnitKind.ARTICLE else "")
    if attestation in TRUSTED or unit.kind in (UnitKind.TITLE, UnitKind.NOTE, UnitKind.HEADING):
        return ""
    return labels[f"mark {attestation}"]


def lines_of(runs: Iterable[Run]) -> tuple[Line, ...]:
    """Cut the runs of a text into its paragraphs, items and subitems."""
    lines: list[list[Run]] = [[]]
    ends: list[str] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        if first and lines[-1] and lines[-1][-1].op == run.op:
            lines[-1][-1] = run._replace(text=lines[-1][-1].text + first)
        elif first:
            lines[-1].append(run._replace(text=first))
        lines.extend([run._replace(text=text)] if text else [] for text in rest)
        ends.extend(run.op for _ in rest)
    return tuple(Line(_level(line), tuple(line), end) for line, end in zip(lines, [*ends, "equal"], strict=True))


def _level(runs: Sequence[Run]) -> str:
    return marker("".join(run.text for run in runs))[0].name.lower()
