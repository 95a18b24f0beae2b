"""The first page: what a reader of a revision has to know first, in at most so many lines, and the rest behind a fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from regdiff.comparing.aids import Aids
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.foremost import Where, by_article, foremost
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.units import UnitKind
from regdiff.comparing.weight import WEIGHTS, Weight
from regdiff.report.links import Followers, origins_told
from regdiff.report.punished import act_of, imposed, is_beside, targets_of, trend_of, where_of
from regdiff.report.runs import Run
from regdiff.report.sayings import Saying
from regdiff.report.told import Told

LINES = 25
"""Lines before the fold, all sorts together."""
_ASTRAY = 2
"""How many of them may be references gone astray, which are rare."""
POINTS = 23
"""How many are left for articles where something was regrouped and terms were replaced, each of which takes a line."""
_WIDE = 12
"""How many points have a second line on a wide screen; with more the table would begin below the second screen."""
_MOVED = 40
"""Characters of a text that moved which are quoted."""
_PENALTY = "penalty"


class Point(NamedTuple):
    """What is told of one article, in one line."""

    anchor: str
    """The row that it is told of."""
    number: str
    """Of the article, as printed."""
    happened: str
    """Kind of its change: added, deleted, amended, split or merged."""
    sayings: tuple[Saying, ...]
    is_wide: bool = False
    """A wide screen shows two lines of it: the foremost points have more to say than there is room for in one."""


class Section(NamedTuple):
    """Points of one sort."""

    key: str
    """Name of a kind of fact, or `abolished`."""
    label: str
    points: tuple[Point, ...]


class Place(NamedTuple):
    """An article in which something stands."""

    anchor: str
    number: str
    text: str
    """More of it: how often, or what; may be empty."""


class Term(NamedTuple):
    """A term that was replaced throughout."""

    old: str
    new: str
    total: int
    """Places at which it was replaced."""
    left: int
    """Places at which the old term was kept."""
    places: tuple[Place, ...]
    """The articles, each once; the text is how often, where that is more than once."""
    scope: bool = False
    """The replacement may change the scope of rules."""


class PenaltyRow(NamedTuple):
    """One line of the table of penalties: what an act costs whom, before and after."""

    anchor: str
    """The row that it is told of."""
    number: str
    """Of the article, as printed."""
    act: str
    target: str
    """Whom the penalty hits; may be empty."""
    old: tuple[Run, ...]
    """The penalty before, what changed in it marked; empty where there was none."""
    new: tuple[Run, ...]
    """The penalty after; empty where there is none any more."""
    trend: str
    """`stricter`, `looser`, `up`, `down` or empty."""


class Group(NamedTuple):
    """Articles, or divisions, that were rearranged in one way: one line."""

    key: str
    """`division`, `merged`, `split` or `moved`."""
    label: str
    places: tuple[Place, ...]
    """One for each change; the number is both: 第八十三条、第八十四条→第九十七条."""


class Kept(NamedTuple):
    """How many of each sort stand before the fold, beside the points of `first`."""

    penalties: int = 0
    astray: int = 0


class Digest(NamedTuple):
    """The first page."""

    counts: str
    """In the idiom of official notices: 新增19条、修改75条、删除2条."""
    weights: tuple[tuple[str, str, int], ...]
    """Name, word and number of articles, from the heaviest to the lightest."""
    first: tuple[Section, ...]
    """The points before the fold."""
    more: tuple[Section, ...]
    """All other articles of which there is something to tell."""
    astray: tuple[Place, ...]
    """References that lead elsewhere now, or nowhere."""
    moves: tuple[Place, ...]
    terms: tuple[Term, ...]
    """The most frequent first."""
    regrouped: tuple[Group, ...] = ()
    """What was merged, split or moved."""
    penalties: tuple[PenaltyRow, ...] = ()
    kept: Kept = Kept()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        changed = any(count for key, _, count in self.weights if key != Weight.NONE.value)
        return not (changed or self.first or self.terms or self.moves or self.penalties or self.regrouped)

    @property
    def lines(self) -> int:
        """How many lines stand before the fold."""
        points = sum(len(section.points) for section in self.first)
        return points + sum(self.kept) + bool(self.regrouped) + bool(self.terms)

    @property
    def folds(self) -> int:
        """How many lines stand behind it."""
        lengths = len(self.penalties), len(self.astray), len(self.moves)
        return sum(len(section.points) for section in self.more) + sum(lengths) - sum(self.kept)

    def among(self, anchors: Collection[str], weights: Counter[str]) -> Digest:
        """Return what the page says of some rows; `weights` counts the articles among them."""
        penalties = tuple(row for row in self.penalties if row.anchor in anchors)
        astray = tuple(place for place in self.astray if place.anchor in anchors)
        groups = tuple(_groups(self.regrouped, anchors))
        terms = tuple(t for t in self.terms if any(place.anchor in anchors for place in t.places))
        there = map(len, (penalties, astray))
        return self._replace(
            weights=tuple((key, word, weights[key]) for key, word, _ in self.weights),
            first=_among(self.first, anchors),
            more=_among(self.more, anchors),
            astray=astray,
            moves=tuple(place for place in self.moves if place.anchor in anchors),
            terms=terms,
            regrouped=groups,
            penalties=penalties,
            kept=Kept(*map(min, self.kept, there)),
        )


def _among(sections: Iterable[Section], anchors: Collection[str]) -> tuple[Section, ...]:
    cut = (each._replace(points=tuple(p for p in each.points if p.anchor in anchors)) for each in sections)
    return tuple(each for each in cut if each.points)


def _groups(groups: Iterable[Group], anchors: Collection[str]) -> Iterator[Group]:
    for group in groups:
        if places := tuple(place for place in group.places if place.anchor in anchors):
            yield group._replace(places=places)


NO_DIGEST = Digest("", (), (), (), (), (), ())


def make_digest(change_set: ChangeSet, aids: Aids, told: Told, anchors: Sequence[str], labels: dict[str, str]) -> Digest:
    """Return the first page of a comparison.

    Args:
        change_set: what changed.
        aids: what the reading aids say of it.
        told: puts into words what they found.
        anchors: the row of each change.
        labels: the words of the report's language.
    """
    maker = _Maker(change_set, aids, told, anchors, labels)
    astray, regrouped, terms = tuple(maker.astray()), tuple(maker.regrouped()), tuple(maker.terms())
    facts = [reading.facts for reading in aids.readings]
    room = LINES - min(_ASTRAY, len(astray)) - bool(regrouped) - bool(terms)
    first = {each.where: each.facts for each in foremost(change_set.changes, facts, room)}
    rest = {where: tuple(its[:_REST]) for where, its in by_article(change_set.changes, facts).items() if where not in first}
    tables = [{where: its for where, its in part.items() if maker.is_tabled(where, its)} for part in (first, rest)]
    untabled, behind = (
        {w: its for w, its in part.items() if w not in table} for part, table in zip((first, rest), tables, strict=True)
    )
    return Digest(
        counts=counts_text(change_set, labels),
        weights=maker.weights(),
        first=tuple(maker.sections(untabled, wide=set(list(untabled)[:_WIDE]), has_table=any(tables))),
        more=tuple(maker.sections(behind, has_table=any(tables))),
        astray=astray,
        moves=tuple(maker.moves()),
        terms=terms,
        regrouped=regrouped,
        penalties=tuple(maker.penalty(where, its) for table in tables for where, its in sorted(table.items())),
        kept=Kept(len(tables[0]), min(_ASTRAY, len(astray))),
    )


_REST = 3
"""Facts that are told of an article behind the fold."""


def counts_text(change_set: ChangeSet, labels: dict[str, str]) -> str:
    """Return the counts of a change set as official notices put them: 新增19条、修改75条、删除2条.

    What was split or merged was amended; so was an article that was deleted and keeps its number.
    """
    parts = official_counts(change_set.summary())
    return labels["list stop"].join(labels["summary part"].format(kind=labels[key], count=count) for key, count in parts)


def official_counts(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return of the counts of a change set what was added, amended and deleted, as far as there is any."""
    amended = counts["amended"] + counts["split"] + counts["merged"]
    parts = [("added", counts["added"]), ("amended", amended), ("deleted", counts["deleted"])]
    return [(key, count) for key, count in parts if count]


class _Maker:
    def __init__(
        self, change_set: ChangeSet, aids: Aids, told: Told, anchors: Sequence[str], labels: dict[str, str]
    ) -> None:
        self._changes, self._aids, self._told, self._anchors, self._labels = (
            change_set.changes, aids, told, anchors, labels,
        )  # fmt: skip
        self._followers = Followers(change_set)

    def sections(
        self, facts: Mapping[Where, tuple[Fact, ...]], wide: Collection[Where] = (), *, has_table: bool
    ) -> Iterator[Section]:
        """Yield the points of some articles by sort, in the order of the kinds, those of a sort in that of the text.

        What is told of penalties besides their table (`has_table`) has a heading of its own.
        """
        sorts: dict[str, list[Where]] = {}
        for where in sorted(facts):
            sorts.setdefault(self._sort(where.change, facts[where][0]), []).append(where)
        for key in _SORTS:
            if key in sorts:
                points = (self._point(where.change, facts[where])._replace(is_wide=where in wide) for where in sorts[key])
                label = "penalties besides" if key == _PENALTY and has_table else f"kind {key}"
                yield Section(key, self._labels[label], tuple(points))

    def _sort(self, at: int, fact: Fact) -> str:
        if fact.went or self._changes[at].kind is ChangeKind.DELETED or fact.trend.value == "looser":
            return "abolished"
        return fact.kind

    def _point(self, at: int, facts: Sequence[Fact]) -> Point:
        change = self._changes[at]
        sayings = tuple(self._told.say(at, fact) for fact in facts)
        return Point(self._anchors[at], sayings[0].number, change.kind.value, sayings)

    def is_tabled(self, where: Where, facts: Sequence[Fact]) -> bool:
        """Say whether what is told of an article is told in the table of penalties."""
        return facts[0].kind == _PENALTY and bool(self._frames(where, facts[0]))

    def _frames(self, where: Where, fact: Fact) -> list[FrameChange]:
        at, side = where.change, where.article >= 0
        number = self._told.name_of(at, fact)
        reading = self._aids.readings[at]
        placed = [(each, *where_of(each)) for each in reading.frames]
        its = {id(each) for each, start, new in placed if new is side and self._told.name_at(at, start, new=new) == number}
        acts = {each.old.act for each in reading.frames if id(each) in its and each.old}
        told = [fact.old for fact in reading.facts if fact.went]
        return [each for each in reading.frames if id(each) in its or (side and is_beside(each, acts, told))]

    def penalty(self, where: Where, facts: Sequence[Fact]) -> PenaltyRow:
        """Return the line of an article in the table of penalties, with all frames of it that differ."""
        at = where.change
        texts = join_texts(self._changes[at].old), join_texts(self._changes[at].new)
        frames = self._frames(where, facts[0])
        return PenaltyRow(
            anchor=self._anchors[at],
            number=self._told.name_of(at, facts[0]),
            act=act_of(texts, frames),
            target=targets_of(texts, frames, self._labels["list stop"]),
            old=tuple(imposed(texts, frames, new=False, stop=self._labels["sum stop"])),
            new=tuple(imposed(texts, frames, new=True, stop=self._labels["sum stop"])),
            trend=trend_of(frames),
        )

    def weights(self) -> tuple[tuple[str, str, int], ...]:
        pairs = zip(self._changes, self._aids.readings, strict=True)
        counts = Counter(reading.weighed.weight.value for change, reading in pairs if change.unit is UnitKind.ARTICLE)
        return tuple((key, self._labels[f"weight {key}"], counts[key]) for key in WEIGHTS)

    def astray(self) -> Iterator[Place]:
        for at, change in enumerate(self._changes):
            if change.unit is UnitKind.ARTICLE:
                yield from (Place(self._anchors[at], self._told.name(at), text) for text in self._told.flags(at))

    def moves(self) -> Iterator[Place]:
        for move in self._aids.moves:
            text = join_texts(self._changes[move.new].new)[move.new_start : move.new_start + move.length].strip("\n")
            where = self._labels["from to"].format(old=self._told.end(move, new=False), new=self._told.end(move, new=True))
            short = text if len(text) <= _MOVED else text[:_MOVED] + "…"
            yield Place(self._anchors[move.new], where, short.replace("\n", " "))

    def regrouped(self) -> Iterator[Group]:
        """Yield what was rearranged, by way."""
        ways: dict[str, list[Place]] = {}
        for at, change in enumerate(self._changes):
            if way := _way(change):
                told = origins_told(change, self._labels) + self._followers.told(change, self._labels)
                text = self._labels["sum stop"].join(told)
                ways.setdefault(way, []).append(Place(self._anchors[at], self._both(at), text))
        for way in _WAYS:
            if way in ways:
                yield Group(way, self._labels[way if way in ("merged", "split") else f"way {way}"], tuple(ways[way]))

    def _both(self, at: int) -> str:
        old, new = self._told.name(at, new=False), self._told.name(at)
        return self._labels["became"].format(old=old, new=new) if old != new else new

    def terms(self) -> Iterator[Term]:
        for each in sorted(self._aids.replacements, key=lambda each: -len(each.places)):
            counts = Counter((p.change, self._told.name_at(p.change, p.new.start, new=True)) for p in each.places)
            places = tuple(
                Place(self._anchors[at], name, self._labels["times over"].format(count) if count > 1 else "")
                for (at, name), count in counts.items()
            )
            yield Term(each.old, each.new, len(each.places), each.left, places, each.scope)


_SORTS = (*(kind.name for kind in KINDS if kind.rank == 1), "abolished", *(kind.name for kind in KINDS if kind.rank > 1))
_WAYS = ("division", "merged", "split", "moved")


def _way(change: Change) -> str:
    """Return how the article or division of a change was rearranged; empty where it stayed where it was."""
    if change.unit is UnitKind.HEADING:
        return "division" if change.moved else ""
    if change.unit is not UnitKind.ARTICLE:
        return ""
    if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        return str(change.kind.value)
    return "moved" if change.moved else ""
