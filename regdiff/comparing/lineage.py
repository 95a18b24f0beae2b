"""The lives of articles through all revisions of a regulation: neighbours are aligned, and their links chained.

Every article of every revision stands in exactly one life. Where several articles became one, or one became several, the
most alike two carry the life on; the others end in it, or begin from it. An article that was deleted and is back in a
later revision takes up its life again: the two revisions are aligned directly to see that. The rules are told in
docs/history.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from regdiff.comparing.align import align
from regdiff.comparing.changes import Change, ChangeSet, change_of
from regdiff.comparing.decided import fix
from regdiff.comparing.heirs import heirs_of
from regdiff.comparing.score import similarity
from regdiff.comparing.units import Link, Unit, UnitKind, units
from regdiff.model.head import Head
from regdiff.model.links import Decisions
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple

ALIKE = 0.5
"""Likeness from which an added article that is aligned with a deleted one of an earlier revision is that one, revived."""


class Place(NamedTuple):
    """An article in a sequence of revisions."""

    revision: int
    """0-based place in the sequence, the oldest first."""
    unit: int
    """0-based place in the flat list of units of that revision."""


class EventKind(Enum):
    """What happened to an article from one revision to the next; the value is its name in JSON."""

    FIRST = "first"
    """It stands in the first revision: nothing is known of it before."""
    ADDED = "added"
    UNCHANGED = "unchanged"
    AMENDED = "amended"
    SPLIT = "split"
    MERGED = "merged"
    DELETED = "deleted"
    REVIVED = "revived"


@dataclass(frozen=True, slots=True)
class Event:
    """What one revision did to an article."""

    revision: int
    kind: EventKind
    unit: Unit | None
    """The article as it stands in the revision; None when it stands there no more."""
    change: Change | None
    """What was compared to tell; None for the first revision."""
    since: int
    """The revision that it was compared with; -1 for none."""
    renumbered: bool = False
    moved: bool = False
    relatives: tuple[int, ...] = ()
    """Lives that it was split from, merged into, or that were merged into it."""


@dataclass(frozen=True, slots=True)
class Life:
    """What became of one article."""

    birth: Place
    """Its first article: what identifies it, also when later revisions come."""
    events: tuple[Event, ...]
    """One a revision in which it stands or ceases to, the oldest first."""

    def standing(self, revision: int) -> Unit | None:
        """Return the article as it stands in a revision, None when it does not."""
        return next((event.unit for event in self.events if event.revision == revision), None)

    @property
    def last(self) -> Event:
        """The last event in which it stands."""
        return next(event for event in reversed(self.events) if event.unit)


class Disagreement(NamedTuple):
    """An article that two revisions, compared directly, link otherwise than the chain of revisions between them does."""

    old: Place
    revision: int
    chained: tuple[int, ...]
    """Units of the later revision that the chain leads to."""
    direct: tuple[int, ...]
    """Units of the later revision that the direct comparison links."""


_NOTHING: Mapping[tuple[int, int], Decisions] = {}
Direct = Callable[[int, int], Sequence[Link]]
"""Two places in the sequence → the links of their direct alignment."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lives of all articles of a sequence of revisions."""

    heads: tuple[Head, ...]
    """Of each revision, the oldest first."""
    units: tuple[tuple[Unit, ...], ...]
    """Of each revision."""
    steps: tuple[ChangeSet, ...]
    """Between neighbours."""
    lives: tuple[Life, ...]
    """In reading order: that of the newest text, with what ceased where it stood."""
    life_of: dict[Place, int]
    """Article → its place in `lives`."""
    onward: dict[Place, tuple[Place, ...]]
    """Article → what it became in the next revision in which it stands, all parts of it."""

    def chained(self, old: Place, revision: int) -> tuple[int, ...]:
        """Return the units of `revision` that the chain of links leads to from an article of an earlier one."""
        found, todo = set(), [old]
        while todo:
            place = todo.pop()
            for following in self.onward.get(place, ()):
                if following.revision == revision:
                    found.add(following.unit)
                elif following.revision < revision:
                    todo.append(following)
        return tuple(sorted(found))

    def disagreements(self, pairs: Iterable[tuple[int, int]], direct: Direct) -> list[Disagreement]:
        """Compare chained and direct alignment of pairs of revisions (earlier, later); neighbours agree by nature."""
        out = []
        for earlier, later in pairs:
            links = {i: link.new for link in direct(earlier, later) for i in link.old}
            for unit in _articles(self.units[earlier]):
                place = Place(earlier, unit.index)
                chained, found = self.chained(place, later), links.get(unit.index, ())
                if chained != found:
                    out.append(Disagreement(place, later, chained, found))
        return out


def direct_alignment(sequence: Sequence[Sequence[Unit]], decided: Mapping[tuple[int, int], Decisions] = _NOTHING) -> Direct:
    """Return a function that aligns two revisions of a sequence, each given as its units, and remembers the result.

    Args:
        sequence: the units of each revision, the oldest first.
        decided: what a person decided on two of them, by their places in the sequence; it must fit them.
    """
    known: dict[tuple[int, int], list[Link]] = {}

    def direct(earlier: int, later: int) -> Sequence[Link]:
        if (pair := (earlier, later)) not in known:
            old, new = sequence[earlier], sequence[later]
            known[pair] = align(old, new, fix(decided[pair], old, new) if pair in decided else None).links
        return known[pair]

    return direct


def trace(revisions: Sequence[Revision], steps: Sequence[ChangeSet], direct: Direct | None = None) -> Lineage:
    """Follow every article through a sequence of revisions.

    Args:
        revisions: of one regulation, the oldest first.
        steps: change sets between neighbours, one fewer than `revisions`.
        direct: aligns any two of them; made from the texts when it is not given.
    """
    sequence = tuple(units(revision) for revision in revisions)
    tracer = _Tracer(sequence, direct or direct_alignment(sequence))
    for unit in _articles(sequence[0]) if sequence else ():
        tracer.begin(unit, Event(0, EventKind.FIRST, unit, None, -1))
    for at, step in enumerate(steps, 1):
        tracer.step(at, [change for change in step.changes if change.unit is UnitKind.ARTICLE])
    return tracer.finish(tuple(revision.head for revision in revisions), tuple(steps))


def _articles(flat: Iterable[Unit]) -> list[Unit]:
    return [unit for unit in flat if unit.kind is UnitKind.ARTICLE]


@dataclass(slots=True)
class _Tracer:
    """Lives as they grow, revision by revision."""

    sequence: tuple[tuple[Unit, ...], ...]
    direct: Direct
    events: list[list[Event]] = field(default_factory=list)
    life_of: dict[Place, int] = field(default_factory=dict)
    onward: dict[Place, list[Place]] = field(default_factory=lambda: defaultdict(list))
    ended: dict[Place, int] = field(default_factory=dict)
    """The last article of each life that was deleted, and the life."""
    order: list[int] = field(default_factory=list)

    def begin(self, unit: Unit, event: Event) -> int:
        life = len(self.events)
        self.events.append([])
        self.order.append(life)
        self.add(life, event)
        self.life_of[Place(event.revision, unit.index)] = life
        return life

    def add(self, life: int, event: Event) -> None:
        self.events[life].append(event)
        if event.unit:
            self.life_of[Place(event.revision, event.unit.index)] = life

    def step(self, at: int, changes: Sequence[Change]) -> None:
        """Take one step from revision `at` - 1 to `at`."""
        for change in changes:
            if change.old and change.new:
                self._carry(at, change)
        added = {change.new[0].index: change for change in changes if not change.old}
        for index, (place, links) in self._revived(at, added).items():
            self._revive(at, place, links, added.pop(index).new[0])
        for change in added.values():
            self.begin(change.new[0], Event(at, EventKind.ADDED, change.new[0], change, at - 1))
        for change in changes:
            if not change.new:
                place = Place(at - 1, change.old[0].index)
                self.ended[place] = self.life_of[place]
                self.add(self.life_of[place], Event(at, EventKind.DELETED, None, change, at - 1))
        self._reorder(at)

    def _carry(self, at: int, change: Change) -> None:
        """Carry lives over a link; of several articles the most alike carry on."""
        lives = {unit.index: self.life_of[Place(at - 1, unit.index)] for unit in change.old}
        for old in change.old:
            self.onward[Place(at - 1, old.index)] += [Place(at, new.index) for new in change.new]
        heirs = heirs_of(change)
        kind = EventKind(change.kind.value)
        for new in change.new:
            others = tuple(life for old, life in lives.items() if old != heirs.get(new.index))
            if new.index in heirs:
                old = next(unit for unit in change.old if unit.index == heirs[new.index])
                self.add(
                    lives[old.index],
                    Event(at, kind, new, change, at - 1, old.number != new.number, change.moved, others),
                )
            else:
                self.begin(new, Event(at, EventKind.SPLIT, new, change, at - 1, moved=change.moved, relatives=others))
        kept = set(heirs.values())
        into = tuple(self.life_of[Place(at, new.index)] for new in change.new)
        for index, life in lives.items():
            if index not in kept:
                self.add(life, Event(at, EventKind.MERGED, None, change, at - 1, relatives=into))

    def _revived(self, at: int, added: dict[int, Change]) -> dict[int, tuple[Place, Link]]:
        """Find the added articles that stood in a revision before the last; the latest such revision counts."""
        found: dict[int, tuple[Place, Link]] = {}
        for last in sorted({place.revision for place in self.ended}, reverse=True):
            open_ = [change.new[0] for index, change in added.items() if index not in found]
            if not self._any_alike(last, open_):
                continue
            for link in self.direct(last, at):
                if len(link.old) != 1 or len(link.new) != 1 or link.new[0] not in added or link.new[0] in found:
                    continue
                place = Place(last, link.old[0])
                texts = self.sequence[last][link.old[0]].text, self.sequence[at][link.new[0]].text
                if place in self.ended and similarity(*texts) >= ALIKE:
                    found[link.new[0]] = place, link
        return found

    def _any_alike(self, last: int, added: Sequence[Unit]) -> bool:
        """Say whether an added article is like one that stood for the last time in revision `last`: else nothing is back."""
        texts = [self.sequence[last][place.unit].text for place in self.ended if place.revision == last]
        return any(similarity(text, unit.text) >= ALIKE for text in texts for unit in added)

    def _revive(self, at: int, place: Place, link: Link, unit: Unit) -> None:
        life = self.ended.pop(place)
        old = self.sequence[place.revision][place.unit]
        change = change_of(link, self.sequence[place.revision], self.sequence[at])
        self.onward[place].append(Place(at, unit.index))
        self.add(life, Event(at, EventKind.REVIVED, unit, change, place.revision, old.number != unit.number))

    def _reorder(self, at: int) -> None:
        """Put the lives into the order of revision `at`; one that does not stand there stays behind what it stood behind."""
        standing = sorted((place.unit, life) for place, life in self.life_of.items() if place.revision == at)
        here = {life for _, life in standing}
        followers: dict[int, list[int]] = defaultdict(list)
        behind = -1
        for life in self.order:
            if life in here:
                behind = life
            else:
                followers[behind].append(life)
        order = followers[-1]
        for _, life in standing:
            order += [life, *followers[life]]
        self.order = order

    def finish(self, heads: tuple[Head, ...], steps: tuple[ChangeSet, ...]) -> Lineage:
        place = {life: at for at, life in enumerate(self.order)}
        lives = []
        for life in self.order:
            first = self.events[life][0]
            events = tuple(_with_relatives(event, place) for event in self.events[life])
            lives.append(Life(Place(first.revision, first.unit.index if first.unit else -1), events))
        life_of = {article: place[life] for article, life in self.life_of.items()}
        onward = {article: tuple(following) for article, following in self.onward.items()}
        return Lineage(heads, self.sequence, steps, tuple(lives), life_of, onward)


def _with_relatives(event: Event, place: dict[int, int]) -> Event:
    return replace(event, relatives=tuple(sorted(place[life] for life in event.relatives))) if event.relatives else event
