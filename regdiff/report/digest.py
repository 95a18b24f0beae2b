"""The first page: what a reader of a revision has to know first, in at most so many lines, and the rest behind a fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from regdiff.comparing.aids import Aids
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet, join_texts
from regdiff.comparing.facts.chapters import Chapter, institutions
from regdiff.comparing.facts.context import without_repeated
from regdiff.comparing.facts.fact import NOTHING, Fact
from regdiff.comparing.facts.foremost import Choice, Where, by_article, foremost, topic_first
from regdiff.comparing.facts.fuller import fuller
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.terminology import Replacement
from regdiff.comparing.units import UnitKind
from regdiff.comparing.weight import WEIGHTS, Weight
from regdiff.named import NamedTuple
from regdiff.report.brief import FACTS, WIDE, brief, fitting, glossed, length
from regdiff.report.clerk import CUT
from regdiff.report.layout import DOUBLE, TABLE, Asked, Layout, laid_out
from regdiff.report.punished import act_of, costs_otherwise, imposed, is_beside, targets_of, trend_of, where_of
from regdiff.report.runs import Run
from regdiff.report.sayings import Saying
from regdiff.report.summary import counts_text
from regdiff.report.told import Told

LINES = 25
"""Lines before the fold, all sorts together."""
_ASTRAY = 2
"""How many of them may be references gone astray, which are rare."""
POINTS = 23
"""How many are left for articles where something was regrouped and terms were replaced, each of which takes a line."""
_DIVISIONS = 6
"""How many divisions that came or went have a line each; of more those that came have one together, and those that went."""
_MOVED = 40
"""Characters of a text that moved which are quoted."""
_PENALTY, _LIABILITY = "penalty", "liability"


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
    beside: tuple[Point, ...] = ()
    """Another article of the same sort that is told in the same line."""
    kind: str = ""
    """Of the fact for which it is told."""

    @property
    def told(self) -> tuple[Point, ...]:
        """What the line tells, article by article."""
        return (self._replace(beside=()), *self.beside)

    @property
    def shares(self) -> bool:
        """Whether the line tells of another article, too."""
        return bool(self.beside)


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
    perhaps: str = ""
    """What stands in the place of an empty penalty before, where the old text may have had one elsewhere."""


class Group(NamedTuple):
    """Articles, or divisions, that were rearranged in one way: one line."""

    key: str
    """`division`, `merged`, `split` or `moved`."""
    label: str
    places: tuple[Place, ...]
    """One for each change; the number is both: 第八十三条、第八十四条→第九十七条."""


class Division(NamedTuple):
    """A line on divisions that came or went with their articles."""

    happened: str
    """`added` or `deleted`."""
    places: tuple[Place, ...]
    """The divisions, each with its name and which articles it has."""
    sayings: tuple[Saying, ...] = ()
    """The best of what the articles of a single one rule, each with its number."""


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
    addressees: tuple[Term, ...] = ()
    """Persons that rules speak of in the place of others: one line."""
    divisions: tuple[Division, ...] = ()
    """What came or went by whole divisions."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        changed = any(count for key, _, count in self.weights if key != Weight.NONE.value)
        told = self.first or self.terms or self.moves or self.penalties or self.regrouped or self.divisions
        return not (changed or told)

    @property
    def lines(self) -> int:
        """How many lines stand before the fold."""
        points = sum(len(section.points) for section in self.first)
        return points + len(self.divisions) + sum(self.kept) + sum(map(bool, (self.regrouped, self.terms, self.addressees)))

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
        terms = _terms_among(self.terms, anchors)
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
            addressees=_terms_among(self.addressees, anchors),
            divisions=tuple(each for each in self.divisions if any(place.anchor in anchors for place in each.places)),
        )


def _terms_among(terms: Iterable[Term], anchors: Collection[str]) -> tuple[Term, ...]:
    return tuple(term for term in terms if any(place.anchor in anchors for place in term.places))


def _among(sections: Iterable[Section], anchors: Collection[str]) -> tuple[Section, ...]:
    cut = (each._replace(points=tuple(_shared(each.points, anchors))) for each in sections)
    return tuple(each for each in cut if each.points)


def _shared(points: Iterable[Point], anchors: Collection[str]) -> Iterator[Point]:
    """Yield lines with the articles of some rows alone."""
    for point in points:
        if kept := [each for each in point.told if each.anchor in anchors]:
            yield kept[0]._replace(beside=tuple(kept[1:]))


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
    astray, regrouped = tuple(maker.astray()), tuple(maker.regrouped())
    terms, addressees = tuple(maker.terms(aids.replacements)), tuple(maker.terms(aids.addressees))
    facts = [reading.facts for reading in aids.readings]
    room = LINES - min(_ASTRAY, len(astray)) - sum(map(bool, (regrouped, terms, addressees)))
    whole = institutions(change_set.changes)
    told_alone = whole if len(whole) <= _DIVISIONS else ()
    choice = foremost(change_set.changes, facts, LINES + DOUBLE, told_alone)
    divisions = tuple(maker.divisions(whole, choice) if told_alone else maker.divided(whole))
    chosen = {each.where: each.facts for each in choice.articles}
    asked = (maker.asked(where, its) for where, its in chosen.items())
    layout = laid_out(asked, room - len(divisions), DOUBLE - sum(bool(each.sayings) for each in divisions))
    first = {*layout.tabled, *layout.lines, *filter(None, layout.lines.values())}
    rest = {where: tuple(its[:_REST]) for where, its in by_article(change_set.changes, facts).items() if where not in first}
    tabled = [where for where in rest if maker.sort(where, rest[where]) == TABLE]
    behind = Layout(tuple(tabled), dict.fromkeys(where for where in rest if where not in tabled))
    has_table = bool(layout.tabled or tabled)
    return Digest(
        counts=counts_text(change_set.summary(), labels),
        weights=maker.weights(),
        first=tuple(maker.sections(chosen, layout, has_table=has_table)),
        more=tuple(maker.sections(rest, behind, has_table=has_table)),
        astray=astray,
        moves=tuple(maker.moves()),
        terms=terms,
        regrouped=regrouped,
        penalties=(*maker.penalties(chosen, layout), *maker.penalties(rest, behind)),
        kept=Kept(len(layout.tabled), min(_ASTRAY, len(astray))),
        addressees=addressees,
        divisions=divisions,
    )


_REST = 3
"""Facts that are told of an article behind the fold."""


class _Maker:
    def __init__(
        self, change_set: ChangeSet, aids: Aids, told: Told, anchors: Sequence[str], labels: dict[str, str]
    ) -> None:
        self._changes, self._aids, self._told, self._anchors, self._labels = (
            change_set.changes, aids, told, anchors, labels,
        )  # fmt: skip

    def sections(self, facts: Mapping[Where, tuple[Fact, ...]], layout: Layout, *, has_table: bool) -> Iterator[Section]:
        """Yield the points of some articles by sort, in the order of the kinds, those of a sort in that of the text.

        What is told of penalties besides their table (`has_table`) has a heading of its own.
        """
        sorts: dict[str, list[Where]] = {}
        for where in sorted(layout.lines):
            sorts.setdefault(self.sort(where, facts[where]), []).append(where)
        for key in _SORTS:
            if key in sorts:
                points = (self._line(facts, where, layout) for where in sorts[key])
                label = "penalties besides" if key == _PENALTY and has_table else f"kind {key}"
                yield Section(key, self._labels[label], tuple(points))

    def sort(self, where: Where, facts: Sequence[Fact]) -> str:
        """Return what an article is told among: a kind of fact, what was abolished, or the table of penalties."""
        if (penalty := _penalty_of(facts)) and self._costs(where, self._frames(where, penalty)):
            return TABLE
        fact, kind = facts[0], self._changes[where.change].kind
        return "abolished" if fact.went or kind is ChangeKind.DELETED or fact.trend.value == "looser" else fact.kind

    def asked(self, where: Where, facts: Sequence[Fact]) -> Asked:
        """Return what an article asks of the layout: among what it is told, and how much there is to tell.

        What its facts go on from costs it no room: it has to share lines as if it said nothing of that.
        """
        facts = [fact._replace(context=NOTHING) for fact in facts]
        sayings = self._point(where.change, facts, WIDE).sayings
        first = length(self._told.say(where.change, facts[0]).runs)
        is_long = bool(brief(sayings, wide=True).wide) or length(sayings[0].runs) > FACTS
        return Asked(where, self.sort(where, facts), first, is_long)

    def _line(self, facts: Mapping[Where, tuple[Fact, ...]], where: Where, layout: Layout) -> Point:
        is_wide, other = where in layout.wide, layout.lines[where]
        if is_wide:
            return self._point(where.change, facts[where], WIDE)._replace(is_wide=True)
        room = WIDE // 2 if other else FACTS
        first, *beside = (self._in_short(at, facts[at], room) for at in (where, *([other] if other else ())))
        return first._replace(beside=tuple(beside))

    def _in_short(self, where: Where, facts: Sequence[Fact], room: int) -> Point:
        """Return what is told of an article, what it is about first where that for which it is told is shown beside it."""
        ordered = topic_first(self._changes[where.change], facts)
        sayings = [self._told.say(where.change, fact) for fact in ordered]
        are_both = facts[0] in ordered[: len(fitting(sayings, min(room, FACTS)))]
        return self._point(where.change, ordered if are_both else facts, room)._replace(kind=facts[0].kind)

    def _point(self, at: int, facts: Sequence[Fact], room: int) -> Point:
        """Return what is told of an article; where its facts leave room, more of the first one's sentence is quoted."""
        change, facts = self._changes[at], without_repeated(facts)
        sayings = tuple(self._told.say(at, fact) for fact in facts)
        is_cut = sayings[0].runs[-1].text.endswith(CUT)  # a clause without its end says less than another one besides
        left = room - sum(length(saying.runs) for saying in (sayings[:1] if is_cut else fitting(sayings, room)))
        if (whole := fuller(change, facts[0], left)) != facts[0]:
            sayings = (self._told.say(at, whole), *sayings[1:])
        return Point(self._anchors[at], sayings[0].number, change.kind.value, glossed(sayings, room))

    def _costs(self, where: Where, frames: Sequence[FrameChange]) -> bool:
        """Say whether one of some frames costs something else than before: a threshold alone is told in words."""
        change = self._changes[where.change]
        texts = join_texts(change.old), join_texts(change.new)
        return any(costs_otherwise(texts, each) for each in frames)

    def _frames(self, where: Where, fact: Fact) -> list[FrameChange]:
        at, side = where.change, where.article >= 0
        number = self._told.name_of(at, fact)
        reading = self._aids.readings[at]
        placed = [(each, *where_of(each)) for each in reading.frames]
        its = {id(each) for each, start, new in placed if new is side and self._told.name_at(at, start, new=new) == number}
        acts = {each.old.act for each in reading.frames if id(each) in its and each.old}
        told = [fact.old for fact in reading.facts if fact.went]
        if side and not acts and len(self._changes[at].new) == 1:  # all is imposed for other acts than before: both are told
            return [each for each in reading.frames if id(each) in its or not (each.new or each.is_covered)]
        return [each for each in reading.frames if id(each) in its or (side and is_beside(each, acts, told))]

    def penalties(self, facts: Mapping[Where, tuple[Fact, ...]], layout: Layout) -> Iterator[PenaltyRow]:
        """Yield the lines of the table of penalties, in the order of the text."""
        yield from (self.penalty(where, facts[where]) for where in sorted(layout.tabled))

    def penalty(self, where: Where, facts: Sequence[Fact]) -> PenaltyRow:
        """Return the line of an article in the table of penalties, with all frames of it that differ."""
        at = where.change
        texts = join_texts(self._changes[at].old), join_texts(self._changes[at].new)
        penalty = _penalty_of(facts) or facts[0]
        frames = self._frames(where, penalty)
        came = [fact for fact in facts if fact.kind == _PENALTY and fact.came]
        is_new = any(each.old for each in frames) or all(fact.is_news for fact in came)
        number = self._told.name_of(at, penalty)
        return PenaltyRow(
            anchor=self._anchors[at],
            number=number if where.article >= 0 else self._labels["number before"].format(number),
            act=act_of(texts, frames),
            target=targets_of(texts, frames, self._labels["list stop"]),
            old=tuple(imposed(texts, frames, new=False, stop=self._labels["sum stop"])),
            new=tuple(imposed(texts, frames, new=True, stop=self._labels["sum stop"])),
            trend=trend_of(frames),
            perhaps="" if is_new else self._labels["penalty perhaps"],
        )

    def divisions(self, whole: Sequence[Chapter], choice: Choice) -> Iterator[Division]:
        """Yield a line each on divisions that came, with the best of what they rule, and one on all that went."""
        for each, facts in zip(whole, choice.within, strict=True):
            if each.came:
                sayings = glossed([self._told.say(at, fact) for at, fact in facts], WIDE)
                yield Division(_HAPPENED[True], (self._place(each),), sayings)
        if went := tuple(self._place(each) for each in whole if not each.came):
            yield Division(_HAPPENED[False], went)

    def divided(self, whole: Sequence[Chapter]) -> Iterator[Division]:
        """Yield one line on all divisions that came, and one on all that went."""
        for came in (True, False):
            if places := tuple(self._place(each) for each in whole if each.came is came):
                yield Division(_HAPPENED[came], places)

    def _place(self, each: Chapter) -> Place:
        first, last, labels = each.articles[0].printed, each.articles[-1].printed, self._labels
        counted = "all" if len(each.alone) == len(each.articles) else f"most {_HAPPENED[each.came]}"
        numbers = {"count": len(each.articles), "alone": len(each.alone)}
        extent = labels[f"division {counted}"].format(first=first, last=last, **numbers)
        above = "".join(path.split()[0] for path in each.heading.path)
        text = labels["division named"].format(name="".join(each.heading.text.split()), extent=extent)
        return Place(self._anchors[each.change], above + each.heading.printed, text)

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
            short = text if len(text) <= _MOVED else text[:_MOVED] + "……"
            yield Place(self._anchors[move.new], where, short.replace("\n", " "))

    def regrouped(self) -> Iterator[Group]:
        """Yield what was rearranged, by way."""
        ways: dict[str, list[Place]] = {}
        for at, change in enumerate(self._changes):
            if way := _way(change):
                text = self._labels["sum stop"].join(self._told.origins(at))
                ways.setdefault(way, []).append(Place(self._anchors[at], self._both(at), text))
        for way in _WAYS:
            if way in ways:
                yield Group(way, self._labels[way if way in ("merged", "split") else f"way {way}"], tuple(ways[way]))

    def _both(self, at: int) -> str:
        old, new = self._told.name(at, new=False), self._told.name(at)
        return self._labels["became"].format(old=old, new=new) if old != new else new

    def terms(self, replacements: Iterable[Replacement]) -> Iterator[Term]:
        """Yield terms with the articles that they stand in, the most frequent first."""
        for each in sorted(replacements, key=lambda each: -len(each.places)):
            counts = Counter((p.change, self._told.name_at(p.change, p.new.start, new=True)) for p in each.places)
            places = tuple(
                Place(self._anchors[at], name, self._labels["times over"].format(count) if count > 1 else "")
                for (at, name), count in counts.items()
            )
            yield Term(each.old, each.new, len(each.places), each.left, places, each.scope)


def _penalty_of(facts: Sequence[Fact]) -> Fact | None:
    """Return the penalty that an article is told of: its first fact, or that of most, where the others are liabilities."""
    imposed = [fact for fact in facts if fact.kind == _PENALTY]
    is_of_most = {fact.kind for fact in facts} == {_PENALTY, _LIABILITY} and 2 * len(imposed) > len(facts)
    return imposed[0] if facts[0].kind == _PENALTY or is_of_most else None


_HAPPENED = {True: "added", False: "deleted"}
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
