"""One presentation model that every format prints: rows, cells, runs, counts, warnings.

Formats hold no logic of their own, so that the HTML, the terminal, Markdown and plain text cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from regdiff.comparing.aids import Aids, Reading, read_aids
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet, by_blanks_alone
from regdiff.comparing.facts.context import without_repeated
from regdiff.comparing.heirs import pairs_of
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.acts import REVISED
from regdiff.model.head import TRUSTED, Head
from regdiff.model.numbers import Level, match_number
from regdiff.named import NamedTuple
from regdiff.report.basis import basis_told, orders_of
from regdiff.report.catalogue import LABELS
from regdiff.report.digest import NO_DIGEST, Digest, make_digest
from regdiff.report.left_out import LeftOutSide, left_out_side
from regdiff.report.links import Doubts, unlinked_told
from regdiff.report.runs import Line, Run, lines_of, runs_of
from regdiff.report.sayings import Saying, told_once
from regdiff.report.told import Told
from regdiff.report.wording import PLAIN, Wording, column_heads, date_text, heading, labels_for, promulgated_text, verb_of


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
    """The kind first, then renumbered, moved, typographic, and confirmed or corrected by hand where they hold."""
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
    weight: str = ""
    """substantive, minor, conforming or none; empty where the aids were not asked."""
    reasons: tuple[str, ...] = ()
    """Why it has that weight, in words."""
    rank: int = 0
    """Class of its heaviest fact, 1 to 3; 4 where there is none."""
    kinds: tuple[Badge, ...] = ()
    """What kinds of facts these are."""
    sayings: tuple[Saying, ...] = ()
    """What there is to know of it, the heaviest first."""
    flags: tuple[str, ...] = ()
    """What is wrong with its references."""
    origins: tuple[str, ...] = ()
    """By which order it was made (根据《…的决定》第五项), what its new articles have from old ones that they do not carry on
    (第二十三条：并入原第二十条第三款), or what went with a division that moved."""
    doubts: tuple[str, ...] = ()
    """Links that may be missing here, or rest on little evidence."""
    decided: str = ""
    """confirmed or corrected, where a person decided the link."""
    unlinked: tuple[str, ...] = ()
    """Pairs of its articles with others that a person said are no links."""
    remark: str = ""
    """What a person wrote on it (说明); lines parted by line feeds."""
    pairs: tuple[tuple[int, int], ...] = ()
    """Which old cell became which new one, by the indices of both."""


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

    def in_force(self, labels: dict[str, str]) -> str:
        """Return when it takes effect, or that its text does not say so; empty for a text that was read from nothing."""
        return self.effective or (labels["undisclosed"] if self.source else "")


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles something happened to."""

    key: str
    label: str
    count: int


class View(NamedTuple):
    """Everything a report shows."""

    lang: str
    title: str
    """The regulation's title, from the new side."""
    heading: str
    """What stands over the comparison: 《某条例》新旧条文对照表."""
    old: Side
    new: Side
    heads: tuple[str, str]
    """What stands over the two columns: 修订前（2017年3月1日）."""
    summary: tuple[Count, ...]
    warnings: tuple[str, ...]
    """Banners: one for each side whose text must not be cited, and for each of which something left out may be law."""
    rows: tuple[Row, ...]
    labels: dict[str, str]
    left_out: tuple[LeftOutSide, ...] = ()
    """What was left out of each side, old first; only sides of which something was."""
    selection: str = ""
    """What was selected, in words, when the report shows only a part."""
    digest: Digest = NO_DIGEST
    order: str = "text"
    """`text` or `weight`."""
    verb: str = REVISED
    """修订, 修正 or 修改: what led from the old text to the new one."""
    wording: Wording = PLAIN
    """What of the words the user said."""
    identical: bool = False
    """No unit of the two texts differs by a single character."""
    folded: tuple[Row, ...] | None = None
    """Rows left out because the aids explain all that changed in them; None where nothing is folded."""

    @property
    def by_text(self) -> bool:
        """Whether the rows stand in the order of the text."""
        return self.order == "text"

    @property
    def found(self) -> tuple[Count, ...]:
        """Of the counts, those that are not zero."""
        return tuple(count for count in self.summary if count.count)

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
        if self.selection:
            return self.labels["none selected"]
        if self.folded:
            return self.labels["none but folded"]
        return self.labels["none" if self.identical else "none but blanks"]

    @property
    def remarked(self) -> bool:
        """Whether a person remarked on an article."""
        return any(row.remark for row in self.rows)

    @property
    def settled(self) -> View:
        """The view without its rows where there is nothing to show: one sentence says so in their place."""
        if self.selection or self.folded or self.remarked or not self.nothing:
            return self
        return self._replace(rows=())


def make_view(
    change_set: ChangeSet, lang: str = "zh", aids: Aids | None = None, wording: Wording = PLAIN, *, counted: bool = False
) -> View:
    """Return the view of a change set.

    Args:
        change_set: what changed.
        lang: `zh` or `en`.
        aids: its reading aids, if known already.
        wording: what the user says of titles, heads and the verb.
        counted: its rows are only counted: they say nothing of what the aids found.
    """
    verb = verb_of(change_set.old.head, change_set.new.head, wording)
    labels = labels_for(lang, verb, wording)
    old = _side(change_set, lang, new=False, label=wording.old_label)
    new = _side(change_set, lang, new=True, label=wording.new_label)
    counts = change_set.summary()
    left_out = tuple(
        said
        for side, name in ((change_set.old, labels["old"]), (change_set.new, labels["new"]))
        if (said := left_out_side(side.left_out, name, labels)).line
    )
    aids = aids or read_aids(change_set)
    taken: Counter[str] = Counter()
    anchors = [_anchor(change, taken) for change in change_set.changes]
    told = Told(change_set, aids, anchors, labels)
    return View(
        lang=lang,
        title=new.title or old.title,
        heading=heading(new.title or old.title, lang, labels, wording),
        old=old,
        new=new,
        heads=column_heads((change_set.old.head, change_set.new.head), lang, labels, wording),
        verb=verb,
        wording=wording,
        identical=not any(_differs(change) or change.typographic for change in change_set.changes),
        summary=tuple(Count(key, labels[key], count) for key, count in counts.items()),
        warnings=(
            *(_banner(side, labels) for side in (old, new) if side.unattested),
            *(side.warning for side in left_out if side.warning),
        ),
        left_out=left_out,
        rows=tuple(_rows(change_set, [None] * len(anchors) if counted else aids.readings, told, anchors, labels)),
        labels=labels,
        digest=make_digest(change_set, aids, told, anchors, labels),
    )


def _banner(side: Side, labels: dict[str, str]) -> str:
    return labels["banner reconstructed"].format(label=side.label or side.title, count=len(side.unattested))


def _side(change_set: ChangeSet, lang: str, *, new: bool, label: str = "") -> Side:
    side, other = (change_set.new, change_set.old) if new else (change_set.old, change_set.new)
    head = side.head
    shown = [unit for change in change_set.changes for unit in (change.new if new else change.old)]
    shown.sort(key=lambda unit: unit.index)
    repairs = head.source.get("intake")
    return Side(
        label=label or head.label,
        title=head.title,
        note=head.note,
        promulgated=promulgated_text(head, lang),
        effective=_effective(head, other.head, lang),
        articles=side.articles,
        source=str(head.source.get("name", "")),
        sha256=side.sha256,
        repairs=sum(_count(item) for item in repairs) if isinstance(repairs, list) else 0,
        unattested=tuple(
            u.printed for u in shown if u.kind is UnitKind.ARTICLE and head.attestation(u.printed) not in TRUSTED
        ),
    )


def _effective(head: Head, other: Head, lang: str) -> str:
    """The date on which the revision takes effect; where the text only holds that of an earlier one, that it is so.

    A text that was amended keeps the article that says when it first took effect: a date before the promulgation is not
    that of the amendment, and neither is one that the revision before had, if that was promulgated in an earlier year.
    """
    effective, earlier = head.values.get("effective"), head.values.get("first effective")
    if effective and (_is_before(effective, head.values.get("promulgated")) or _is_inherited(head, other)):
        effective, earlier = None, effective
    if earlier and not effective:
        return LABELS[lang]["first effective"].format(date=date_text(earlier, lang))
    return date_text(effective, lang)


def _is_inherited(head: Head, other: Head) -> bool:
    """Say whether a revision has its date of force from the other one, which is of an earlier year."""
    promulgated, before = head.values.get("promulgated"), other.values.get("promulgated")
    return (
        head.values.get("effective") == other.values.get("effective")
        and isinstance(promulgated, date)
        and isinstance(before, date)
        and before.year < promulgated.year
    )


def _is_before(one: object, other: object) -> bool:
    return isinstance(one, date) and isinstance(other, date) and one < other


def _count(repair: object) -> int:
    count = repair.get("count", 1) if isinstance(repair, dict) else 1
    return count if isinstance(count, int) else 1


def _rows(
    change_set: ChangeSet, readings: Sequence[Reading | None], told: Told, anchors: Sequence[str], labels: dict[str, str]
) -> Iterable[Row]:
    """Yield the row of each change; without a reading it says nothing of what the aids found."""
    ordinal = 0
    doubts = Doubts(change_set)
    heads = (change_set.old.head, change_set.new.head)
    for at, (change, reading) in enumerate(zip(change_set.changes, readings, strict=True)):
        differs = _differs(change) or (change.typographic and not by_blanks_alone(change))
        ordinal += differs
        runs = runs_of(change, reading.old, reading.new, told.why) if reading else ()
        row = make_row(change, heads, labels, ordinal if differs else 0, anchors[at], runs)
        if reading is None:
            yield row
            continue
        yield row._replace(
            weight=reading.weighed.weight.value,
            reasons=tuple(
                labels[f"rule {rule}" if f"rule {rule}" in labels else f"kind {rule}"] for rule in reading.weighed.rules
            ),
            rank=min((fact.rank for fact in reading.facts), default=4),
            kinds=tuple(dict.fromkeys(Badge(fact.kind, labels[f"kind {fact.kind}"]) for fact in reading.facts)),
            sayings=told_once(told.say(at, fact) for fact in without_repeated(reading.facts)),
            flags=told.flags(at),
            origins=basis_told(orders_of(change, heads), labels) + told.origins(at),
            doubts=doubts.told(change, labels),
        )


def _differs(change: Change) -> bool:
    return change.kind is not ChangeKind.UNCHANGED or change.renumbered or change.moved


def make_row(
    change: Change,
    heads: tuple[Head, Head],
    labels: dict[str, str],
    ordinal: int = 0,
    anchor: str = "",
    runs: Sequence[Run] = (),
) -> Row:
    """Return the row that shows a change between the revisions with `heads`; `runs` are its edits, if aids explain them."""
    runs = runs or runs_of(change)
    inline = lines_of(runs)
    return Row(
        ordinal=ordinal,
        anchor=anchor,
        unit=change.unit.value,
        kind=change.kind.value,
        badges=tuple(_badges(change, labels)),
        old=_cells(_side_of(runs, inline, "insert"), change.old, heads[0], labels),
        new=_cells(_side_of(runs, inline, "delete"), change.new, heads[1], labels),
        inline=inline,
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
        decided=change.decided or "",
        unlinked=unlinked_told(change, labels),
        remark=change.remark,
        pairs=tuple((old.index, new.index) for old, new in pairs_of(change)),
    )


def _badges(change: Change, labels: dict[str, str]) -> Iterable[Badge]:
    yield Badge(change.kind.value, labels[change.kind.value])
    for key, holds in (
        ("emptied", change.emptied),
        ("renumbered", change.renumbered),
        ("moved", change.moved),
        ("typographic", change.typographic),
        ("confirmed", change.decided == "confirmed"),
        ("corrected", change.decided == "corrected"),
    ):
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


def _side_of(runs: Sequence[Run], inline: tuple[Line, ...], hidden: str) -> tuple[Line, ...]:
    """Return the lines of one side of the edits; `hidden` is the op that does not stand on this side."""
    kept = [run for run in runs if run.op != hidden]
    return lines_of(kept) if len(kept) < len(runs) else inline


def _cells(lines: tuple[Line, ...], units: Sequence[Unit], head: Head, labels: dict[str, str]) -> tuple[Cell, ...]:
    """Cut the lines of one side into its units."""
    cells = []
    start = 0
    for unit in units:
        end = start + unit.text.count("\n") + 1
        cells.append(Cell(unit.index, unit.printed, lines[start:end], warning(unit, head, labels)))
        start = end
    return tuple(cells)


def warning(unit: Unit, head: Head, labels: dict[str, str]) -> str:
    """Return why a unit of the revision with `head` must not be cited, empty where it may be."""
    attestation = head.attestation(unit.printed if unit.kind is UnitKind.ARTICLE else "")
    if attestation in TRUSTED or unit.kind in (UnitKind.TITLE, UnitKind.NOTE, UnitKind.HEADING):
        return ""
    return labels[f"mark {attestation}"]
