"""The first page: what a reader of a revision has to know first, in at most so many lines, and the rest behind a fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from regdiff.comparing.aids import Aids
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.foremost import foremost
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.units import UnitKind
from regdiff.comparing.weight import Weight
from regdiff.report.links import Followers, origins_told
from regdiff.report.runs import Run
from regdiff.report.sayings import Saying, say
from regdiff.report.told import Told

WEIGHTS = tuple(weight.value for weight in Weight)
"""Names of weights, from the heaviest to the lightest."""
LINES = 25
"""Lines before the fold, all sorts together."""
_ROOM = {"penalties": 7, "astray": 2, "regrouped": 3, "terms": 3}
"""How many of them each sort may have that is no point, before the points get the rest; what they leave goes to these."""
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
    regrouped: int = 0
    terms: int = 0


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
        return sum(len(section.points) for section in self.first) + sum(self.kept)

    @property
    def folds(self) -> int:
        """How many lines stand behind it."""
        lengths = len(self.penalties), len(self.astray), len(self.regrouped), len(self.terms), len(self.moves)
        return sum(len(section.points) for section in self.more) + sum(lengths) - sum(self.kept)

    def among(self, anchors: Collection[str], weights: Counter[str]) -> Digest:
        """Return what the page says of some rows; `weights` counts the articles among them."""
        penalties = tuple(row for row in self.penalties if row.anchor in anchors)
        astray = tuple(place for place in self.astray if place.anchor in anchors)
        groups = tuple(_groups(self.regrouped, anchors))
        terms = tuple(t for t in self.terms if any(place.anchor in anchors for place in t.places))
        there = map(len, (penalties, astray, groups, terms))
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
    penalties: tuple[PenaltyRow, ...] = ()
    astray, regrouped, terms = tuple(maker.astray()), tuple(maker.regrouped()), tuple(maker.terms())
    tabled = {row.anchor for row in penalties}
    facts = [
        tuple(fact for fact in reading.facts if fact.kind != _PENALTY or anchor not in tabled)
        for anchor, reading in zip(anchors, aids.readings, strict=True)
    ]
    told_of = [at for at, change in enumerate(change_set.changes) if change.unit is UnitKind.ARTICLE and facts[at]]
    kept, most = allot(Kept(len(penalties), len(astray), len(regrouped), len(terms)), len(told_of))
    shown = {each.change: each.facts for each in foremost(change_set.changes, facts, most)}
    return Digest(
        counts=counts_text(change_set, labels),
        weights=maker.weights(),
        first=tuple(maker.sections(shown)),
        more=tuple(maker.sections({at: facts[at][:_REST] for at in told_of if at not in shown})),
        astray=astray,
        moves=tuple(maker.moves()),
        terms=terms,
        regrouped=regrouped,
        penalties=penalties,
        kept=kept,
    )


def allot(wanted: Kept, points: int) -> tuple[Kept, int]:
    """Return how many lines of each sort stand before the fold, and how many points: no more than `LINES` in all.

    Args:
        wanted: how many lines there are of each sort.
        points: how many points there are.
    """
    asked = wanted._asdict()
    kept = {name: min(asked[name], room) for name, room in _ROOM.items()}
    most = min(points, LINES - sum(kept.values()))
    for name in _ROOM:
        kept[name] += min(asked[name] - kept[name], LINES - most - sum(kept.values()))
    return Kept(**kept), most


_REST = 3
"""Facts that are told of an article behind the fold."""


def counts_text(change_set: ChangeSet, labels: dict[str, str]) -> str:
    """Return the counts of a change set as official notices put them: 新增19条、修改75条、删除2条.

    What was split or merged was amended; so was an article that was deleted and keeps its number.
    """
    counts = change_set.summary()
    amended = counts["amended"] + counts["split"] + counts["merged"]
    parts = [("added", counts["added"]), ("amended", amended), ("deleted", counts["deleted"])]
    return labels["list stop"].join(labels["summary part"].format(kind=labels[key], count=n) for key, n in parts if n)


class _Maker:
    def __init__(
        self, change_set: ChangeSet, aids: Aids, told: Told, anchors: Sequence[str], labels: dict[str, str]
    ) -> None:
        self._changes, self._aids, self._told, self._anchors, self._labels = (
            change_set.changes, aids, told, anchors, labels,
        )  # fmt: skip
        self._followers = Followers(change_set)

    def sections(self, facts: dict[int, tuple[Fact, ...]]) -> Iterator[Section]:
        """Yield the points of some changes by sort, in the order of the kinds, those of a sort in that of the text."""
        sorts: dict[str, list[int]] = {}
        for at in sorted(facts):
            sorts.setdefault(self._sort(at, facts[at][0]), []).append(at)
        for key in _SORTS:
            if key in sorts:
                points = tuple(self._point(at, facts[at]) for at in sorts[key])
                yield Section(key, self._labels[f"kind {key}"], points)

    def _sort(self, at: int, fact: Fact) -> str:
        if fact.went or self._changes[at].kind is ChangeKind.DELETED or fact.trend.value == "looser":
            return "abolished"
        return fact.kind

    def _point(self, at: int, facts: Iterable[Fact]) -> Point:
        change = self._changes[at]
        sayings = tuple(say(fact, change, self._told.name_of(at, fact), self._labels) for fact in facts)
        number = self._labels["list stop"].join(dict.fromkeys(saying.number for saying in sayings))
        return Point(self._anchors[at], number, change.kind.value, sayings)

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
                yield Group(way, self._labels[f"way {way}"], tuple(ways[way]))

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
